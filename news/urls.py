"""Addresses of a person's news."""

from django.urls import path

from news import mail_views, views

app_name = "news"
urlpatterns = [
    path("thong-bao/", views.news, name="list"),
    path("thong-bao/mo/", views.open_news, name="open"),
    path("thong-bao/da-doc/", views.mark_news, name="mark"),
    path("thong-bao/thu/", mail_views.my_mail, name="mail"),
    path("thong-bao/thu/dia-chi/", mail_views.set_address, name="address"),
    path("thong-bao/thu/lua-chon/", mail_views.choose, name="choose"),
    path("thong-bao/thu/xac-nhan/", mail_views.confirm, name="confirm"),
]
