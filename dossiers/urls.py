"""Addresses of drafting, of papers, of a unit's people and of looking up the law."""

from django.urls import path

from dossiers.drafting.views import draft, evidence, mending, nomination, petition_pdf, what_if
from dossiers.importing import urls as importing
from dossiers.loading import urls as loading
from dossiers.recipients import views as people
from dossiers.recipients.cards import card_page
from dossiers.recipients.conduct import views as conduct
from dossiers.recipients.outside import views as outside
from dossiers.recipients.paper_checks import views as checks
from dossiers.recipients.transfers import ending_pages as ending
from dossiers.recipients.transfers import views as transfers
from dossiers.succession import views as succession
from dossiers.without_dossier.lists import views as evaluating
from dossiers.without_dossier.lookup import views as lookup

app_name = "dossiers"
urlpatterns = [
    path("ho-so/<int:pk>/soan/", draft.draft, name="draft"),
    path("ho-so/<int:pk>/tim-nguoi/", draft.find, name="find"),
    path("ho-so/<int:pk>/them/", draft.add, name="add"),
    path("ho-so/<int:pk>/kiem-tra/", draft.check, name="check"),
    path("ho-so/<int:pk>/neu-thi/", what_if.imagined, name="imagined"),
    path("ho-so/<int:pk>/thu-tu/", draft.order, name="order"),
    path("ho-so/<int:pk>/xoa/<int:nomination>/", draft.remove, name="remove"),
    path("ho-so/<int:pk>/khoi-phuc/<int:removal>/", draft.restore, name="restore"),
    path("ho-so/<int:pk>/dinh-kem/", evidence.attach, name="attach"),
    path("ho-so/<int:pk>/to-trinh.pdf", petition_pdf.petition, name="petition"),
    path("truong-hop/<int:pk>/sua/", nomination.change, name="change"),
    path("truong-hop/<int:pk>/kiem-tra/", nomination.check, name="change_check"),
    path("truong-hop/<int:pk>/dung-dieu-da-co/", mending.mend, name="mend"),
    path("giay-to/<int:pk>/", evidence.paper, name="paper"),
    path("giay-to/<int:pk>/go/", evidence.detach, name="detach"),
    path("tham-quyen/<int:pk>/sap-nhap/", succession.merge, name="merge_units"),
    path("don-vi/<int:pk>/tach/", succession.split, name="split_unit"),
    path("don-vi/<int:pk>/nguoi/", people.staff, name="staff"),
    path("don-vi/<int:pk>/nguoi/them/", people.add, name="add_recipient"),
    path("nguoi/<int:pk>/", card_page.recipient, name="recipient"),
    path("nguoi/<int:pk>/co-the-de-nghi/", people.within_reach, name="within_reach"),
    path("nguoi/<int:pk>/viec-xem-xet/", conduct.matters, name="conduct"),
    path("nguoi/<int:pk>/ky-luat/", conduct.disciplines, name="disciplines"),
    path("nguoi/<int:pk>/qua-trinh-chuc-vu/", conduct.service_posts, name="service_posts"),
    path("chuc-vu/<int:pk>/ket-thuc/", conduct.end_post, name="end_post"),
    path("chuc-vu/<int:pk>/rut/", conduct.strike_post, name="strike_post"),
    path("ky-luat/<int:pk>/ket-thuc/", conduct.end_discipline, name="end_discipline"),
    path("ky-luat/<int:pk>/rut/", conduct.strike_discipline, name="strike_discipline"),
    path("viec-xem-xet/<int:pk>/ket-thuc/", conduct.end_matter, name="end_matter"),
    path("viec-xem-xet/<int:pk>/rut/", conduct.strike_matter, name="strike_matter"),
    path("nguoi/<int:pk>/ket-thuc/", ending.end, name="end_recipient"),
    path("nguoi/<int:pk>/hoat-dong-lai/", ending.resume, name="resume_recipient"),
    path("nguoi/<int:pk>/dieu-chuyen/", transfers.transfer, name="transfer"),
    path("don-vi/<int:pk>/dieu-chuyen/", transfers.transfers, name="transfers"),
    path("dieu-chuyen/<int:pk>/tiep-nhan/", transfers.take, name="take_transfer"),
    path("dieu-chuyen/<int:pk>/khong-tiep-nhan/", transfers.decline, name="decline_transfer"),
    path("dieu-chuyen/<int:pk>/rut/", transfers.withdraw, name="withdraw_transfer"),
    path("tham-quyen/<int:pk>/doi-chieu/", checks.declared, name="declared"),
    path("doi-chieu/<int:pk>/rut/", checks.take_back, name="take_back_check"),
    path("tham-quyen/<int:pk>/quyet-dinh-noi-khac/", outside.outside_decisions, name="outside_decisions"),
    path("tham-quyen/<int:pk>/quyet-dinh-noi-khac/ghi/", outside.enter, name="enter_outside"),
    path("quyet-dinh-noi-khac/<int:pk>/", outside.outside_decision, name="outside_decision"),
    path("quyet-dinh-noi-khac/<int:pk>/doi-chieu/", outside.confirm, name="confirm_outside"),
    path("quyet-dinh-noi-khac/<int:pk>/bac/", outside.end, name="end_outside"),
    path("quyet-dinh-noi-khac/<int:pk>/ban-chup/", outside.scan, name="outside_scan"),
    path("tra-cuu/", lookup.conditions, name="lookup"),
    path("tra-cuu/danh-sach/", evaluating.listed, name="evaluate_list"),
    path("tra-cuu/danh-sach/mau.xlsx", evaluating.template, name="evaluate_template"),
    path("tra-cuu/van-ban/", lookup.instruments, name="instruments"),
    *importing.urlpatterns,
    *loading.urlpatterns,
]
