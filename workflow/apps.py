"""Registers the room with Django."""

from django.apps import AppConfig


class WorkflowConfig(AppConfig):
    name = "workflow"
