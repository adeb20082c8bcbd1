"""Each test that asks for the played story finds it whole, whatever another did to its copy."""

from pathlib import Path

import pytest
from django.db import connection

from tests.story import Story
from trail.models import Entry
from workflow.models import Decision

FORGED = "UPDATE trail_entry SET payload = 'x'"


def spoil_rows() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(FORGED)


@pytest.mark.parametrize("turn", ["first", "second"])
def test_rows_that_a_test_spoils_are_whole_in_the_next(played_story: Story, turn: str) -> None:
    assert not Entry.objects.filter(payload="x").exists()
    assert Decision.objects.filter(state="issued").count() == len(played_story.summary["decisions"])

    spoil_rows()
    assert not Entry.objects.exclude(payload="x").exists()


def test_a_command_sees_what_is_committed_in_a_copy_of_its_own(own_played_story: Story) -> None:
    paper = Path(Decision.objects.filter(state="issued")[0].file.path)
    assert paper.is_relative_to(own_played_story.room)
    assert '"ok": true' in own_played_story.command("verify_trail", "--json")

    paper.write_bytes(b"")
    with connection.cursor() as cursor:
        cursor.execute(f"SET session_replication_role = replica; {FORGED} WHERE id = 1")

    assert '"ok": false' in own_played_story.command("verify_trail", "--json", status=1)


def test_the_copy_of_its_own_was_nobody_elses(played_story: Story) -> None:
    assert not Entry.objects.filter(payload="x").exists()
    papers = [Path(row.file.path) for row in Decision.objects.filter(state="issued")]
    assert all(paper.stat().st_size > 0 for paper in papers)
