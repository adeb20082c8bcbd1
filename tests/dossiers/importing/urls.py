"""Only the addresses that pages of an import lead to, so that its tests do not wait for other rooms."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from dossiers import urls_importing
from roles.access import signed_in


@signed_in
def elsewhere(request: HttpRequest, pk: int = 0) -> HttpResponse:
    return HttpResponse("")


_room = [path("ho-so/<int:pk>/soan/", elsewhere, name="draft"), *urls_importing.urlpatterns]
urlpatterns = [
    path("", elsewhere, name="home"),
    path("", include("config.urls_accounts")),
    path("", include((_room, "dossiers"))),
]
handler403 = "config.views.handler403"
handler404 = "config.views.handler404"
