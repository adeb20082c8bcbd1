"""Addresses of the rooms of this folder's tests, beside the door's own."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import include, path

from config.pages import views
from roles.access.declarations import signed_in


@signed_in
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "base.html")


urlpatterns = [
    path("", home, name="home"),
    path("", include("config.pages.urls")),
    path("", include("roles.urls")),
    path("", include("emulation.urls")),
    path("", include("law_desk.urls")),
]
handler403, handler404 = views.handler403, views.handler404
