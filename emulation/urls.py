"""Addresses of the year before the dossier."""

from django.urls import path

from emulation import views

app_name = "emulation"
urlpatterns = [
    path("dang-ky/don-vi/<int:pk>/", views.unit, name="unit"),
    path("dang-ky/don-vi/<int:pk>/moi/", views.registration, name="register"),
    path("dang-ky/khoi/<int:pk>/", views.bloc, name="bloc"),
]
