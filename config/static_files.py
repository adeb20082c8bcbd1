"""Where style sheets, scripts and symbols lie: worked out once a process, for each page names a dozen."""

from typing import Any

from django.contrib.staticfiles.storage import StaticFilesStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage


class PlainStatic(StaticFilesStorage):
    """Files are collected before a site starts, so an address stays as long as the process."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._addresses: dict[str | None, str] = {}

    def url(self, name: str | None) -> str:
        if name not in self._addresses:
            self._addresses[name] = super().url(name)
        return self._addresses[name]


class HashedStatic(PlainStatic, CompressedManifestStaticFilesStorage):
    """For a server: a file's name carries its contents, so a browser keeps it for ever."""
