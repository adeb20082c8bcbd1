"""The address of a preview."""

from django.urls import URLPattern, path

from workflow.views.tried_packs.preview_page import pack_preview

urlpatterns: list[URLPattern] = [
    path("phap-che/goi/<int:pack>/xem-truoc/", pack_preview, name="pack_preview"),
]
