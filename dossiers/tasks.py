"""Where procrastinate looks for the room's background work."""

from dossiers.importing import tasks as importing

__all__ = ["importing"]
