"""Addresses of the auditor's pages and of long work; workflow.urls includes them."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
