"""Addresses of a person's news."""

from django.urls import path

from news import views

app_name = "news"
urlpatterns = [
    path("thong-bao/", views.news, name="list"),
    path("thong-bao/mo/", views.open_news, name="open"),
    path("thong-bao/da-doc/", views.mark_news, name="mark"),
]
