"""Registers the room with Django, and its questions of right with the doors."""

from django.apps import AppConfig


class DossiersConfig(AppConfig):
    name = "dossiers"

    def ready(self) -> None:
        """Addresses of any room may declare `see_dossier`; the question must be known by then."""
        from dossiers import access  # noqa: F401
