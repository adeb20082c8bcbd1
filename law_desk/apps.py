"""Registers the room with Django, and the law that it loads with whoever asks the law."""

from django.apps import AppConfig

from roles.doors.law_in_force import law_told_by


class LawDeskConfig(AppConfig):
    name = "law_desk"

    def ready(self) -> None:
        from law_desk.loaded.law_of_packs import law_of_packs

        law_told_by(law_of_packs)
