"""Addresses of council meetings and of voting; workflow.urls includes them."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
