"""Where procrastinate looks for the room's background work."""

from dossiers.importing import tasks as importing
from dossiers.loading import tasks as loading

__all__ = ["importing", "loading"]
