"""Registers the room with Django, and its questions of access with the registry."""

from importlib import import_module

from django.apps import AppConfig


class RolesConfig(AppConfig):
    name = "roles"

    def ready(self) -> None:
        """The questions must be known to whoever asks one, also where no page has been loaded."""
        import_module("roles.access.organ_questions")
