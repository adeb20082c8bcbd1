"""Addresses about the law that is loaded here."""

from django.urls import URLPattern

app_name = "law_desk"
urlpatterns: list[URLPattern] = []
