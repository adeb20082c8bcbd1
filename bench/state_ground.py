"""Many dossiers that verify: one goes through the doors to an issued decision and is copied.

Its keys have seven digits; a copy's are higher by a thousand, two thousand, … in rows, sealed content and
entries alike, and each entry is recorded anew under the seal key.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

from django.db import connection, transaction

from bench.ground import ground_scene
from dossiers.judging.sealed_revision import revision_digest
from dossiers.models import Nomination
from roles.models import LocalRule
from tests.scene import TODAY, Scene, draft
from tests.walk import after_bloc, conferred, received
from trail.models import Entry
from trail.record import SYSTEM, Actor, Note, StandingMove, record, record_many
from trail.state.proved_table import digest, proof
from trail.verbs import Verb
from workflow.actions.submit import submit
from workflow.models import Decision, NumberSeries, SkippedNumbers
from workflow.models.proved_tables import SKIPPED

OF_ONE, STEP, AT_ONCE = 50, 1000, 100
COPIED = (
    "dossiers_dossier",
    "dossiers_nomination",
    "dossiers_revision",
    "dossiers_evidence",
    "dossiers_seat",
    "dossiers_heldtitle",
    "workflow_decision",
    "workflow_line",
    "workflow_passage",
)
_NUMBERED = (*COPIED, "viewflow_process", "viewflow_task", "roles_unit")
_KEY = re.compile(r"(?<![\w.-])[1-9]\d{6}(?![\w.-])")
Texts = dict[str, str]


def build(nominations: int) -> None:
    """So many nominations in dossiers of OF_ONE, each of a unit of its own."""
    with connection.cursor() as cursor:
        for place, table in enumerate(_NUMBERED, start=10):
            cursor.execute(f"ALTER TABLE {table} ALTER COLUMN id RESTART WITH {place}00000")
    scene = ground_scene()
    # The scene writes its rule past the door.
    LocalRule.objects.all().delete()
    NumberSeries.objects.create(organ=scene.district.organ, year=TODAY.year, last=3_000_000)
    _issue_one(scene)
    rows, entries = _rows(), _entries()
    copies = range(1, nominations // OF_ONE)
    for first in range(copies.start, copies.stop, AT_ONCE):
        _copy(rows, entries, list(copies[first - 1 : first - 1 + AT_ONCE]))
    with connection.cursor() as cursor:
        cursor.execute("UPDATE workflow_numberseries SET last = (SELECT max(number) FROM workflow_decision)")
    _explain_gaps(scene)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _explain_gaps(scene: Scene) -> None:
    """The numbers of the copies are as far apart as their keys: what lies between was used elsewhere."""
    organ, given = scene.district.organ_id, Decision.objects.order_by("number")
    ends = [0, *(number for number in given.values_list("number", flat=True) if number)]
    told = {"year": TODAY.year, "reason": "Văn bản khác", "entered_on": TODAY, "entered_by": scene["clerk"]}
    SkippedNumbers.objects.bulk_create(
        SkippedNumbers(organ_id=organ, first=before + 1, last=number - 1, **told)
        for before, number in pairwise(ends)
        if number > before + 1
    )
    details = proof(organ, SKIPPED)
    record(Verb.NEXT_NUMBER_SET, subject=("unit", organ), by=SYSTEM, on=TODAY, details=details)


def _issue_one(scene: Scene) -> None:
    dossier = draft(scene, advanced=OF_ONE, fighters=0)
    submit(dossier.pk, by=scene["head1"], on=TODAY)
    after_bloc(scene, dossier)
    received(scene, dossier)
    conferred(scene, list(Nomination.objects.select_related("dossier")))


def _rows() -> Texts:
    """All rows of each table as one JSON text."""
    with connection.cursor() as cursor:
        found = {}
        for table in COPIED:
            cursor.execute(f"SELECT json_agg(t)::text FROM {table} t")
            found[table] = cursor.fetchone()[0]
    return found


def _entries() -> list[str]:
    kinds = ("dossier", "decision")
    rows = Entry.objects.filter(chain__subject_kind__in=kinds).order_by("id")
    return list(rows.values_list("payload", flat=True))


def _copy(rows: Texts, entries: Sequence[str], numbers: Sequence[int]) -> None:
    shifts = [_shifted(rows, number) for number in numbers]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        for table in COPIED:
            for copied, _ in shifts:
                text = f"INSERT INTO {table} SELECT * FROM json_populate_recordset(NULL::{table}, %s::json)"
                cursor.execute(text, [copied[table]])
        cursor.execute("SET LOCAL session_replication_role = origin")
        for entry in entries:
            _record([json.loads(change(entry)) for _, change in shifts])


def _shifted(rows: Texts, number: int) -> tuple[Texts, Callable[[str], str]]:
    """The rows of one copy, and how a text of the original reads in it."""

    def keys(text: str) -> str:
        return _KEY.sub(lambda key: str(int(key[0]) + number * STEP), text)

    copied = {table: keys(text) for table, text in rows.items()}
    digests = dict(_digests(rows, copied))
    pattern = re.compile("|".join(digests))

    def change(text: str) -> str:
        return pattern.sub(lambda old: digests[old[0]], keys(text))

    return {table: pattern.sub(lambda old: digests[old[0]], text) for table, text in copied.items()}, change


def _digests(rows: Texts, copied: Texts) -> list[tuple[str, str]]:
    """What was hashed with the old keys in it, by the old hash."""
    found = []
    for old, new in zip(*(json.loads(each["dossiers_revision"]) for each in (rows, copied)), strict=True):
        found.append((old["sha256"], revision_digest(new["content"])))
    for old, new in zip(*(json.loads(each["dossiers_nomination"]) for each in (rows, copied)), strict=True):
        found += [(digest(old[name]), digest(new[name])) for name in ("findings", "met") if old[name]]
    return found


def _record(contents: Sequence[dict[str, Any]]) -> None:
    first = contents[0]
    said = first["actor"]
    by = Actor(user_id=said["id"], name=said["name"], office=said["office"], mandate=said["mandate"])
    record_many(
        Verb(first["verb"]), [_note(one) for one in contents], by=by, on=date.fromisoformat(first["on"])
    )


def _note(content: dict[str, Any]) -> Note:
    law = content["rulebook"]
    return Note(
        subject=tuple(content["subject"]),
        moves=[
            StandingMove(
                nomination=one["nomination"],
                from_=one["from"],
                to=one["to"],
                reason=one["reason"],
                about=one["about"],
            )
            for one in content["moves"]
        ],
        reason=content["reason"],
        rulebook=law and (law["hash"], law["regime"]),
        overridden=content["overridden"],
        details=content["details"],
        jurisdiction_id=content["jurisdiction"],
        unit_id=content["unit"],
        about=content["about"],
    )
