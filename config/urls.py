"""The only place that sees every room's pages."""

from django.urls import URLPattern, URLResolver, include, path

from config.health import health
from roles.access import public
from workflow.views.home import home

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home, name="home"),
    path("", include("config.urls_accounts")),
    path("", include("roles.urls")),
    path("", include("emulation.urls")),
    path("", include("dossiers.urls")),
    path("", include("workflow.urls")),
    path("khoe", public(health), name="health"),
]

handler400 = "config.views.handler400"
handler403 = "config.views.handler403"
handler404 = "config.views.handler404"
handler500 = "config.views.handler500"
