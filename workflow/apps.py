"""Registers the room with Django, and what of it hangs on the organs of the room of roles."""

from django.apps import AppConfig


class WorkflowConfig(AppConfig):
    name = "workflow"

    def ready(self) -> None:
        import workflow.ties  # noqa: F401
