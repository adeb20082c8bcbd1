"""The only place that sees every room's pages."""

from django.urls import URLPattern, URLResolver, include, path

from config.running.watching.health import alive, health
from config.running.watching.metrics import metrics
from roles.access.declarations import public
from workflow.views.home.home_page import home

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home, name="home"),
    path("", include("config.pages.urls")),
    path("", include("roles.urls")),
    path("", include("emulation.urls")),
    path("", include("dossiers.urls")),
    path("", include("law_desk.urls")),
    path("", include("workflow.urls")),
    path("", include("news.urls")),
    path("khoe", public(health), name="health"),
    path("khoe/so-lieu", public(metrics), name="metrics"),
    path("khoe/song", public(alive), name="alive"),
]

handler400 = "config.pages.views.handler400"
handler403 = "config.pages.views.handler403"
handler404 = "config.pages.views.handler404"
handler500 = "config.pages.views.handler500"
