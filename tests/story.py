"""The demonstration played once and kept: what `played_story` and `own_played_story` (conftest.py) stand on.

Playing takes two minutes of a processor. So it is played into a template database with a room of files
beside it (papers, seal key, anchor); both bear a fingerprint of all that the story is made of, the day
included, for the story ends today, and serve until one of these changes. Each worker works on a copy.
`python -m tests.story` plays it ahead: `make test` does so beside the checkers.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.test import override_settings

from tests.database import copied, is_forgotten, kept, looking_at, migrated, one_at_a_time
from trail.clock import today

ROOT = Path(__file__).resolve().parents[1]
FAMILY = "vinhdanh_story_"
MADE_OF = ("config", "dossiers", "emulation", "fixtures", "law", "law_desk", "news", "printing", "roles")
MADE_OF_MORE = (
    "templates",
    "trail",
    "vietnamese",
    "workflow",
    "requirements",
    "tests/story.py",
    "tests/story_settings.py",
)
TOLD = "told.json"


@dataclass(frozen=True)
class Story:
    """A copy of the played demonstration: its database and the room where its files lie."""

    database: str
    room: Path

    @property
    def summary(self) -> dict[str, Any]:
        """What `play_story --json` told when it was played."""
        return dict(json.loads((self.room / TOLD).read_text()))

    @property
    def environment(self) -> dict[str, str]:
        """For a child process that shall see this copy; in a transaction it would not see its changes."""
        given = {"VINHDANH_DATABASE": self.database, "STORY_ROOM": str(self.room)}
        return {**os.environ, **given, "DJANGO_SETTINGS_MODULE": "tests.story_settings"}

    def command(self, *words: str, status: int = 0) -> str:
        """What a command of manage.py says about this copy; AssertionError if it ends with another status."""
        told = subprocess.run(
            [sys.executable, "manage.py", *words],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert told.returncode == status, (told.returncode, told.stdout[-1000:], told.stderr[-3000:])
        return told.stdout


@contextmanager
def copy_of_story(label: str) -> Iterator[Story]:
    """A copy of rows and files, gone afterwards; nothing looks at it yet."""
    template = played()
    with copied(template.database, label=label) as name:
        room = template.room.with_name(name)
        shutil.copytree(template.room, room)
        anchor = room / f"seal.{template.database}.anchor"
        anchor.rename(room / f"seal.{name}.anchor")
        told = (room / TOLD).read_text().replace(f"/{template.room.name}/", f"/{room.name}/")
        (room / TOLD).write_text(told)
        try:
            yield Story(name, room)
        finally:
            shutil.rmtree(room)


@contextmanager
def inside(story: Story) -> Iterator[None]:
    """The connection and the settings lead to the copy."""
    lie = {"VAR": str(story.room), "MEDIA_ROOT": f"{story.room}/media"}
    with (
        looking_at(story.database),
        override_settings(**lie, VINHDANH_SEAL_KEY_FILE=f"{story.room}/seal.key"),
    ):
        yield


@contextmanager
def undone() -> Iterator[None]:
    """What is written meanwhile is taken back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def played() -> Story:
    """The template, played where it is missing: by one process, the others wait."""
    with one_at_a_time("story"):
        mark = _fingerprint()
        story = Story(FAMILY + mark, Path(settings.VAR, "story", mark))
        for old in story.room.parent.glob("*"):
            if is_forgotten(old.name) or (len(old.name) == len(mark) and old.name != mark):
                shutil.rmtree(old)
        is_whole = (story.room / TOLD).exists()
        kept(story.database, fill=lambda name: _play(name, story), anew=not is_whole)
        return story


def _play(name: str, story: Story) -> None:
    """`name` is the database's until all is in it."""
    shutil.rmtree(story.room, ignore_errors=True)
    told = Story(name, story.room).command("play_story", "--json")
    (story.room / TOLD).write_text(told.strip().splitlines()[-1])
    (story.room / f"seal.{name}.anchor").rename(story.room / f"seal.{story.database}.anchor")


def _fingerprint() -> str:
    digest = hashlib.sha256(f"{migrated()} {today()} {sys.version}".encode())
    for top in (*MADE_OF, *MADE_OF_MORE):
        place = ROOT / top
        for file in sorted(place.rglob("*")) if place.is_dir() else [place]:
            if file.is_file() and "__pycache__" not in file.parts:
                digest.update(str(file.relative_to(ROOT)).encode() + file.read_bytes())
    return digest.hexdigest()[:16]


def main() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")
    django.setup()
    played()


if __name__ == "__main__":
    main()
