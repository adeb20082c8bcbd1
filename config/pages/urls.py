"""Addresses of the door: begin, sign in, sign out, change the password."""

from django.urls import path

from config.pages.first_run.first_page import first_run
from config.pages.views import ChangePassword, SignIn, SignOut

urlpatterns = [
    path("bat-dau/", first_run, name="first_run"),
    path("dang-nhap/", SignIn.as_view(), name="sign_in"),
    path("dang-xuat/", SignOut.as_view(), name="sign_out"),
    path("doi-mat-khau/", ChangePassword.as_view(), name="change_password"),
]
