"""Addresses of the door: sign in, sign out, change the password."""

from django.urls import path

from config.pages.views import ChangePassword, SignIn, SignOut

urlpatterns = [
    path("dang-nhap/", SignIn.as_view(), name="sign_in"),
    path("dang-xuat/", SignOut.as_view(), name="sign_out"),
    path("doi-mat-khau/", ChangePassword.as_view(), name="change_password"),
]
