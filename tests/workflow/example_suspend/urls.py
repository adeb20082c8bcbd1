"""The program's addresses with the page of the example's row; workflow/urls.py finds a row by itself."""

from django.urls import include, path

from config import urls
from tests.workflow.example_suspend.moves import ROW
from workflow.urls import act_pages
from workflow.urls import urlpatterns as corridor

urlpatterns = [
    *(each for each in urls.urlpatterns if getattr(each, "namespace", "") != "workflow"),
    path("", include(([*corridor, *act_pages([ROW])], "workflow"))),
]
handler403, handler404 = urls.handler403, urls.handler404
