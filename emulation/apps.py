"""Registers the room with Django."""

from django.apps import AppConfig


class EmulationConfig(AppConfig):
    name = "emulation"
