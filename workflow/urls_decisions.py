"""Addresses of decisions, from the draft to the register of numbers; workflow.urls includes them."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
