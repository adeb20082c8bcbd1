"""Addresses of the door: begin, sign in, sign out, the own account and its password."""

from django.urls import path

from config.pages.account.account_page import end_my_sessions, my_account
from config.pages.guides.guide_pages import guide, guides
from config.pages.house.first_page import first_run
from config.pages.house.logo_pages import logo, logo_page, take_away
from config.pages.second_step.account_pages import (
    enrol_authenticator,
    remove_second_step,
    renew_recovery_codes,
)
from config.pages.second_step.asked_page import second_step
from config.pages.second_step.passkeys.own_passkeys import add_passkey, name_own_passkey, remove_passkey
from config.pages.second_step.passkeys.passkey_door import passkey_sign_in
from config.pages.single_sign_on.provider_pages import (
    from_provider,
    link_provider,
    to_provider,
    unlink_provider,
)
from config.pages.views import ChangePassword, SignIn, SignOut

urlpatterns = [
    path("bat-dau/", first_run, name="first_run"),
    path("bieu-trung/<str:sha256>/", logo, name="logo"),
    path("tham-quyen/<int:pk>/bieu-trung/", logo_page, name="logo_page"),
    path("tham-quyen/<int:pk>/bieu-trung/bo/", take_away, name="take_logo_away"),
    path("huong-dan/", guides, name="guides"),
    path("huong-dan/<str:code>/", guide, name="guide"),
    path("dang-nhap/", SignIn.as_view(), name="sign_in"),
    path("dang-nhap/buoc-hai/", second_step, name="second_step"),
    path("dang-nhap/khoa-truy-cap/", passkey_sign_in, name="passkey_sign_in"),
    path("dang-nhap/mot-lan/", to_provider, name="to_provider"),
    path("dang-nhap/mot-lan/ve/", from_provider, name="from_provider"),
    path("dang-xuat/", SignOut.as_view(), name="sign_out"),
    path("tai-khoan/", my_account, name="my_account"),
    path("tai-khoan/phien/", end_my_sessions, name="end_my_sessions"),
    path("tai-khoan/buoc-hai/", enrol_authenticator, name="enrol_authenticator"),
    path("tai-khoan/buoc-hai/ma-du-phong/", renew_recovery_codes, name="renew_recovery_codes"),
    path("tai-khoan/buoc-hai/tat/", remove_second_step, name="remove_second_step"),
    path("tai-khoan/khoa-truy-cap/", add_passkey, name="add_passkey"),
    path("tai-khoan/khoa-truy-cap/<int:pk>/ten/", name_own_passkey, name="name_passkey"),
    path("tai-khoan/khoa-truy-cap/<int:pk>/xoa/", remove_passkey, name="remove_passkey"),
    path("tai-khoan/lien-ket/", link_provider, name="link_provider"),
    path("tai-khoan/lien-ket/bo/", unlink_provider, name="unlink_provider"),
    path("doi-mat-khau/", ChangePassword.as_view(), name="change_password"),
]
