"""Ballots bear no name and no entry knows one; a changed, stuffed or lost ballot is found by counting."""

from __future__ import annotations

import pytest

from tests.state.forgeries import forged
from tests.state.world import World
from trail.state.row_faults import RowFault
from workflow.models import AgendaItem, Ballot, Meeting
from workflow.proofs.registry import state_findings


def fields(meeting: Meeting) -> set[tuple[str, object, str]]:
    found = [each for each in state_findings("meeting", meeting.pk) if isinstance(each, RowFault)]
    return {(fault.table, fault.id, fault.field) for fault in found}


@pytest.fixture
def item(world: World) -> AgendaItem:
    """Fourteen of sixteen agreed."""
    found = AgendaItem.objects.filter(result="passed").order_by("pk").first()
    assert found is not None and (found.yes_present, found.no) == (14, 2)
    return found


def test_a_vote_that_was_turned_is_found_by_the_figures_of_the_item(item: AgendaItem) -> None:
    ballot = item.ballots.filter(agrees=False)[0]
    with forged(f"UPDATE workflow_ballot SET agrees = true WHERE id = '{ballot.pk}'"):
        assert fields(item.meeting) >= {
            ("workflow_ballot", item.pk, "yes_present"),
            ("workflow_ballot", item.pk, "no"),
        }


def test_a_ballot_made_written_is_found(item: AgendaItem) -> None:
    ballot = item.ballots.filter(agrees=True)[0]
    with forged(f"UPDATE workflow_ballot SET is_written = true WHERE id = '{ballot.pk}'"):
        assert ("workflow_ballot", item.pk, "yes_written") in fields(item.meeting)


def test_a_lost_a_stuffed_and_a_moved_ballot_are_found(item: AgendaItem, world: World) -> None:
    ballot = item.ballots.filter(agrees=False)[0]
    copy = "SELECT gen_random_uuid(), item_id, agrees, is_written FROM workflow_ballot"
    columns = "(id, item_id, agrees, is_written)"
    elsewhere = AgendaItem.objects.filter(meeting=world.meeting, is_live=True)[0]
    for statement in (
        f"DELETE FROM workflow_ballot WHERE id = '{ballot.pk}'",
        f"INSERT INTO workflow_ballot {columns} {copy} WHERE id = '{ballot.pk}'",
        f"UPDATE workflow_ballot SET item_id = {elsewhere.pk} WHERE id = '{ballot.pk}'",
    ):
        with forged(statement) as made:
            assert made
            assert ("workflow_ballot", item.pk, "item_id") in fields(item.meeting)


def test_while_a_meeting_is_open_only_the_number_of_its_ballots_is_known(world: World) -> None:
    ballot = Ballot.objects.filter(item__meeting=world.meeting)[0]
    with forged(f"UPDATE workflow_ballot SET agrees = NOT agrees WHERE id = '{ballot.pk}'"):
        assert fields(world.meeting) == set()
    with forged(f"DELETE FROM workflow_ballot WHERE id = '{ballot.pk}'"):
        assert fields(world.meeting) == {("workflow_ballot", ballot.item_id, "item_id")}


def test_a_ballot_of_no_item_is_found(item: AgendaItem) -> None:
    ballot = item.ballots.all()[0]
    with forged(f"UPDATE workflow_ballot SET item_id = 999 WHERE id = '{ballot.pk}'"):
        assert ("workflow_ballot", str(ballot.pk), "item_id") in fields(item.meeting)
