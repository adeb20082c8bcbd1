"""Addresses of the gallery, beside the door's own."""

from django.urls import include, path

from config.pages import views
from tests.shell import gallery

urlpatterns = [
    path("", gallery.components, name="home"),
    path("confirm/", gallery.confirm),
    path("progress/", gallery.progress),
    path("job/", gallery.job),
    path("seats/", gallery.wide_sign_in),
    path("", include("config.pages.urls")),
]
handler400, handler403, handler404, handler500 = (
    views.handler400,
    views.handler403,
    views.handler404,
    views.handler500,
)
