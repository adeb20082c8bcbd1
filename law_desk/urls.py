"""Addresses about the law that is loaded here."""

from django.urls import path

from law_desk.entering.views import cases, keeping, laws, rule_pages
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
    path("phap-che/nhap/", laws.desk, name="desk"),
    path("phap-che/nhap/moi/", laws.new_law, name="new_law"),
    path("phap-che/nhap/mo/<str:regime>/", laws.open_law, name="open_law"),
    path("phap-che/nhap/<int:law>/", laws.entered_law, name="entered_law"),
    path("phap-che/nhap/<int:law>/<str:award>/", rule_pages.award_rules, name="award_rules"),
    path("phap-che/nhap/<int:law>/<str:award>/giu-nguyen/", keeping.keep_rules, name="keep_rules"),
    path("phap-che/nhap/<int:law>/<str:award>/dieu/<str:rule>/", rule_pages.enter_rule, name="enter_rule"),
    path("phap-che/nhap/<int:law>/<str:award>/tinh-huong/", cases.review, name="review"),
    path("phap-che/nhap/<int:law>/<str:award>/tinh-huong/moi/", cases.tell_case, name="tell_case"),
    path("phap-che/nhap/<int:law>/<str:award>/de-nghi/", cases.propose_award, name="propose_award"),
    path("phap-che/tinh-huong/<int:case>/bo/", cases.withdraw_case, name="withdraw_case"),
    path("phap-che/ban-chup/<int:entry>/", rule_pages.scan, name="scan"),
]
