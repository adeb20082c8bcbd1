"""Registers the room with Django, and has it told, within each act, of what the history was told."""

from django.apps import AppConfig

from trail.record import heard_by


class NewsConfig(AppConfig):
    name = "news"

    def ready(self) -> None:
        from news.telling import tell_people
        from news.told_acts import VERBS

        heard_by(VERBS, tell_people)
