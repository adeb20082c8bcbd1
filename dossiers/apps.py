"""Registers the room with Django."""

from django.apps import AppConfig


class DossiersConfig(AppConfig):
    name = "dossiers"
