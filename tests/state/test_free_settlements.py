"""What older entries say was settled by words alone is taken in by the migration, and is proved."""

from __future__ import annotations

import json
from importlib import import_module
from types import SimpleNamespace
from typing import Any

from django.db import connection

from tests.state.forgeries import forged
from tests.state.world import World
from trail.models import Entry
from trail.state.row_faults import RowFault
from workflow.models import FreeSettlement
from workflow.proofs.registry import state_findings

TAKE_IN = import_module("workflow.migrations.0011_settled_by_words_alone").take_in_what_was_written


def as_before(*, said_of_decision: str) -> int:
    """Every answer was a reason and nothing more, and no table knew of it; the decision that was kept."""
    FreeSettlement.objects.all().delete()
    drafted = Entry.objects.filter(verb="decision_drafted", chain__subject_kind="decision").order_by("pk")[0]
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        for entry in Entry.objects.filter(verb="appraised") | Entry.objects.filter(pk=drafted.pk):
            content = json.loads(entry.payload)
            content["overridden"] = list(map(_reason_alone, content["overridden"]))
            if entry.pk == drafted.pk:
                content["overridden"] = [said_of_decision]
            text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
            cursor.execute("UPDATE trail_entry SET payload = %s WHERE id = %s", [text, entry.pk])
    return drafted.chain.subject_id


def _reason_alone(answer: dict[str, Any]) -> dict[str, Any]:
    return {name: answer[name] for name in ("nomination", "rule", "message", "citation", "reason")}


def faults(kind: str, key: int) -> list[tuple[str, str]]:
    found = [each for each in state_findings(kind, key) if isinstance(each, RowFault)]
    return [(each.table, each.field) for each in found if each.table == "workflow_freesettlement"]


def test_what_was_written_before_there_was_a_choice_is_taken_in_once_and_told_so(world: World) -> None:
    with forged("SELECT 1"):
        decision = as_before(said_of_decision="Theo văn bản phân cấp")
        TAKE_IN(None, SimpleNamespace(connection=connection))

        of_one = FreeSettlement.objects.filter(nomination__dossier=world.second)
        assert of_one.count() == 25
        rules = ("initiative.one_use", "registration.title")
        assert [of_one.filter(rule=rule).count() for rule in rules] == [2, 23]
        assert all(row.is_older and row.question == "" for row in FreeSettlement.objects.all())
        (told,) = FreeSettlement.objects.filter(decision=decision)
        assert (told.reason, told.nomination, told.settled_by) == (
            "Theo văn bản phân cấp",
            None,
            world.scene["officer"],
        )
        assert faults("dossier", world.second.pk) == faults("decision", decision) == []

        FreeSettlement.objects.filter(pk=told.pk).update(reason="Theo lệ")
        of_one.filter(rule="initiative.one_use").first().delete()  # type: ignore[union-attr]
        assert faults("decision", decision) == [("workflow_freesettlement", "*")] * 2
        assert faults("dossier", world.second.pk) == [("workflow_freesettlement", "*")]
