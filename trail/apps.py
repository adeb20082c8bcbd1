"""Registers the room with Django."""

from django.apps import AppConfig


class TrailConfig(AppConfig):
    name = "trail"
