"""Registers the room with Django, its questions of right, and what of it hangs on the room of roles."""

from django.apps import AppConfig


class WorkflowConfig(AppConfig):
    name = "workflow"

    def ready(self) -> None:
        import workflow.queries.for_rooms_below.ties
        import workflow.queries.for_rooms_below.work_left  # noqa: F401
        from workflow.access import register_questions

        register_questions()
