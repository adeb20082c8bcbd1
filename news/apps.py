"""Registers the room with Django, and has it told, within each act, of what the history was told; when the
demonstration has been played, its people have read what is old."""

from django.apps import AppConfig

from trail.record import heard_by
from workflow.story.endings import at_the_end


class NewsConfig(AppConfig):
    name = "news"

    def ready(self) -> None:
        from news.own_news import read_what_is_old
        from news.telling import tell_people
        from news.told_acts import VERBS

        heard_by(VERBS, tell_people)
        at_the_end(read_what_is_old)
