"""The words of the program's own codes, none of which a reader should meet."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.apps import apps

from dossiers.models import Job, Standing, Way
from law.findings import Verdict
from roles.models import Office
from roles.rights.permissions import CODENAMES
from workflow.models import DecisionState, MeetingState
from workflow.table.moves import Act, Carrier, Desk

ROOMS = ("trail", "roles", "emulation", "dossiers", "law_desk", "workflow", "news")
ENUMS = (Standing, Way, Verdict, Office, Job.State, DecisionState, MeetingState, Act, Carrier, Desk)
SLIPS = ("None", "True", "False", "undefined", "NaN", "Traceback", "QuerySet")
MARKS = ("{{", "}}", "{%", "%}", "object at 0x")


def _codes() -> Iterator[str]:
    yield from SLIPS
    for enum in ENUMS:
        yield from (str(member.value) for member in enum)
    for codenames in CODENAMES.values():
        yield from codenames
    for room in ROOMS:
        yield from (model.__name__ for model in apps.get_app_config(room).get_models())


# Whole words only: an address may hold one as its part. The tests call their people “Người clerk”, with the
# account “clerk”.
WORD = re.compile(
    r"(?<!Người )(?<!ài khoản “)(?<![\w./-])("
    + "|".join(sorted(filter(str.isascii, set(_codes()) - {""})))
    + r")(?![\w/-])"
)


def codes_in(text: str) -> Iterator[str]:
    """Each slip with the words around it."""
    for slip in WORD.finditer(text):
        yield f"shows the code {slip[0]!r}: {text[max(0, slip.start() - 30) : slip.end() + 30]!r}"
    yield from (f"shows {mark!r}" for mark in MARKS if mark in text)
