"""Registers the room with Django."""

from django.apps import AppConfig


class RolesConfig(AppConfig):
    name = "roles"
