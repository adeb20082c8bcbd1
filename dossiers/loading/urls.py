"""Addresses of loads of the past; part of the room's own addresses."""

from django.urls import path

from dossiers.loading import views

urlpatterns = [
    path("tham-quyen/<int:pk>/nap-du-lieu/", views.loads, name="loads"),
    path("tham-quyen/<int:pk>/nap-du-lieu/<str:sheet>/", views.load, name="load"),
    path("tham-quyen/<int:pk>/nap-du-lieu/<str:sheet>/mau.xlsx", views.template, name="load_template"),
    path("nap-du-lieu/<uuid:pk>/", views.outcome, name="load_outcome"),
    path("nap-du-lieu/<uuid:pk>/tien-do/", views.progress, name="load_progress"),
    path("nap-du-lieu/<uuid:pk>/lam-lai/", views.again, name="load_again"),
    path("nap-du-lieu/<uuid:pk>/danh-dau-loi.xlsx", views.marked, name="load_marked"),
    path("nap-du-lieu/<uuid:pk>/ghi/", views.store, name="load_store"),
]
