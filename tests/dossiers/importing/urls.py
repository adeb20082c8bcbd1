"""Only the addresses that pages of an import lead to, so that its tests do not wait for other rooms."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from dossiers.importing import urls
from roles.access.declarations import signed_in


@signed_in
def elsewhere(request: HttpRequest, pk: int = 0) -> HttpResponse:
    return HttpResponse("")


_room = [path("ho-so/<int:pk>/soan/", elsewhere, name="draft"), *urls.urlpatterns]
urlpatterns = [
    path("", elsewhere, name="home"),
    path("", include("config.pages.urls")),
    path("", include((_room, "dossiers"))),
]
handler403 = "config.pages.views.handler403"
handler404 = "config.pages.views.handler404"
