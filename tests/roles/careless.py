"""Addresses whose views say which right they ask and do otherwise: what the matrix must find."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from config.pages import views
from roles.access.declarations import question_called


def leaking(request: HttpRequest, pk: int) -> HttpResponse:
    return HttpResponse("in")


def locked(request: HttpRequest, pk: int) -> HttpResponse:
    raise PermissionDenied


for careless in (leaking, locked):
    careless.question = question_called("see_unit")  # type: ignore[attr-defined]

urlpatterns = [
    path("leaking/<int:pk>/", leaking, name="leaking"),
    path("locked/<int:pk>/", locked, name="locked"),
    path("", include("config.pages.urls")),
]
handler403, handler404 = views.handler403, views.handler404
