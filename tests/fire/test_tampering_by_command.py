"""What a forger does to a played corridor is told by the command an auditor runs: status 1, and where."""

from __future__ import annotations

import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from tests.scene import TODAY, Scene, build_scene, draft
from tests.walk import after_bloc, received
from trail.seals.sealing import seal_chains
from workflow.actions.submit import submit

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.fire]

ENTRY = "(SELECT id FROM trail_chain WHERE subject_kind = 'dossier')"
FORGERIES = {
    "changed": f"UPDATE trail_entry SET payload = replace(payload, 'Nông', 'Hoàng') WHERE chain_id = {ENTRY}",
    "removed": f"DELETE FROM trail_entry WHERE seq = 2 AND chain_id = {ENTRY}",
    "swapped": f"UPDATE trail_entry SET seq = CASE seq WHEN 2 THEN 3 ELSE 2 END + 100 "
    f"WHERE seq IN (2, 3) AND chain_id = {ENTRY}",
    "cut": f"WITH last AS (DELETE FROM trail_entry WHERE seq > 3 AND chain_id = {ENTRY}) "
    f"UPDATE trail_chain SET count = 3, hash = (SELECT hash FROM trail_entry WHERE seq = 3 AND "
    f"chain_id = {ENTRY}) WHERE id = {ENTRY}",
    "missing": f"WITH gone AS (DELETE FROM trail_entry WHERE chain_id = {ENTRY}) "
    f"DELETE FROM trail_chain WHERE id = {ENTRY}",
}


@pytest.fixture
def played(transactional_db: None, settings, tmp_path) -> Scene:  # type: ignore[no-untyped-def]
    """One dossier from the draft to the appraisal, sealed."""
    settings.VINHDANH_SEAL_KEY_FILE = str(tmp_path / "seal.key")
    settings.VINHDANH_SEAL_KEY_CREATE = True
    scene = build_scene(units=2)
    dossier = draft(scene, advanced=4, fighters=0)
    submit(dossier.pk, by=scene["head1"], on=TODAY)
    after_bloc(scene, dossier)
    received(scene, dossier)
    seal_chains()
    return scene


def verified() -> tuple[int, dict[str, object]]:
    """(exit status, the JSON object of the last line)."""
    told = StringIO()
    try:
        call_command("verify_trail", "--json", stdout=told)
    except SystemExit as left:
        return int(left.code or 0), json.loads(told.getvalue().splitlines()[-1])
    return 0, json.loads(told.getvalue().splitlines()[-1])


def test_every_forgery_in_a_played_corridor_ends_the_command_with_one(played: Scene) -> None:
    status, report = verified()
    assert (status, report["ok"]) == (0, True)

    for kind, statement in FORGERIES.items():
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET LOCAL session_replication_role = replica")
                cursor.execute(statement)
                assert cursor.rowcount > 0, kind
            status, report = verified()
            transaction.set_rollback(True)
        assert (status, report["ok"]) == (1, False), kind
        assert str(report["subject"]).startswith("dossier:") and report["why"], (kind, report)

    assert verified()[0] == 0
