"""Addresses about the law that is loaded here."""

from django.urls import path

from law_desk.views import law_pages, proposals, publishers

app_name = "law_desk"
urlpatterns = [
    path("phap-che/", law_pages.law, name="law"),
    path("phap-che/de-nghi/", proposals.propose, name="propose"),
    path("phap-che/goi/<int:pack>/", law_pages.pack, name="pack"),
    path("phap-che/goi/<int:pack>/tep.zip", law_pages.archive, name="archive"),
    path("phap-che/goi/<int:pack>/xac-nhan/", proposals.confirm, name="confirm"),
    path("phap-che/goi/<int:pack>/khong-nhan/", proposals.refuse, name="refuse"),
    path("phap-che/goi/<int:pack>/rut/", proposals.take_back, name="take_back"),
    path("phap-che/noi-phat-hanh/", publishers.keys, name="keys"),
    path("phap-che/noi-phat-hanh/moi/", publishers.trust, name="trust"),
    path("phap-che/noi-phat-hanh/<int:publisher>/thoi-tin/", publishers.end, name="end_trust"),
]
