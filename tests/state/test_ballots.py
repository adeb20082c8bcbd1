"""No entry knows a ballot: a changed, stuffed or lost one is found by counting, an envelope by its digest."""

from __future__ import annotations

import pytest

from roles.doors.refusals import Refused
from tests.scene import TODAY
from tests.state.forgeries import forged
from tests.state.older_history import split_tallies, unseal
from tests.state.world import World
from tests.walk import at_four
from trail.state.row_faults import Gap, RowFault
from workflow.actions.close_meeting import close_meeting
from workflow.actions.vote import vote
from workflow.models import AgendaItem, Ballot, BrokenEnvelopeError, Envelope, Meeting
from workflow.proofs.registry import state_findings


def fields(meeting: Meeting) -> set[tuple[str, object, str]]:
    found = [each for each in state_findings("meeting", meeting.pk) if isinstance(each, RowFault)]
    return {(fault.table, fault.id, fault.field) for fault in found}


@pytest.fixture
def item(world: World) -> AgendaItem:
    """Fourteen of sixteen agreed."""
    found = AgendaItem.objects.filter(result="passed").order_by("pk").first()
    assert found is not None and (found.yes, found.no) == (14, 2)
    return found


def test_a_vote_that_was_turned_is_found_by_the_figures_of_the_item(item: AgendaItem) -> None:
    ballot = item.ballots.filter(agrees=False)[0]
    with forged(f"UPDATE workflow_ballot SET agrees = true WHERE id = '{ballot.pk}'"):
        assert fields(item.meeting) >= {
            ("workflow_ballot", item.pk, "yes"),
            ("workflow_ballot", item.pk, "no"),
        }


def test_a_lost_a_stuffed_and_a_moved_ballot_are_found(item: AgendaItem, world: World) -> None:
    ballot = item.ballots.filter(agrees=False)[0]
    copy = "SELECT gen_random_uuid(), item_id, agrees FROM workflow_ballot"
    columns = "(id, item_id, agrees)"
    elsewhere = AgendaItem.objects.filter(meeting=world.meeting, is_live=True)[0]
    for statement in (
        f"DELETE FROM workflow_ballot WHERE id = '{ballot.pk}'",
        f"INSERT INTO workflow_ballot {columns} {copy} WHERE id = '{ballot.pk}'",
        f"UPDATE workflow_ballot SET item_id = {elsewhere.pk} WHERE id = '{ballot.pk}'",
    ):
        with forged(statement) as made:
            assert made
            assert ("workflow_ballot", item.pk, "item_id") in fields(item.meeting)


ONE = "(SELECT min(id) FROM workflow_envelope)"
OTHER = "(SELECT max(id) FROM workflow_envelope)"
OF_OTHER = f"(SELECT sealed FROM workflow_envelope WHERE id = {OTHER})"
SPOILT = (
    f"UPDATE workflow_envelope SET sealed = set_byte(sealed, 20, get_byte(sealed, 20) # 1) WHERE id = {ONE}"
)
COPIED = f"UPDATE workflow_envelope SET sealed = {OF_OTHER} WHERE id = {ONE}"
EXCHANGED = f"""
UPDATE workflow_envelope t SET sealed = o.sealed FROM workflow_envelope o
 WHERE (t.id, o.id) IN (({ONE}, {OTHER}), ({OTHER}, {ONE}))
"""
LOST = f"DELETE FROM workflow_envelope WHERE id = {ONE}"
STUFFED = f"""
WITH lost AS ({LOST} RETURNING entry_id) INSERT INTO workflow_ballot (id, item_id, agrees)
SELECT gen_random_uuid(), i.id, false FROM lost JOIN workflow_rollentry r ON r.id = entry_id
  JOIN workflow_agendaitem i ON i.meeting_id = r.meeting_id AND i.is_live
"""
UNMARKED = "UPDATE workflow_rollentry SET has_voted = false WHERE attendance = 'written' AND has_voted"


def everybody_votes(world: World) -> None:
    """Those who have not yet; who wrote in has."""
    waiting = world.meeting.roll.filter(has_voted=False, attendance="present").select_related("user")
    items = list(world.meeting.items.filter(is_live=True).values_list("pk", flat=True))
    for entry in waiting:
        vote(world.meeting.pk, dict.fromkeys(items, True), by=entry.user, on=TODAY)


def test_a_box_that_is_not_as_the_members_filled_it_is_found_and_not_opened(world: World) -> None:
    of_first, of_writer = "Phiếu của Người member02:", "Phiếu của Người member01:"
    with forged("SELECT 1"):
        everybody_votes(world)
        assert fields(world.meeting) == set()
        for statement, told in (
            (SPOILT, of_first),
            (COPIED, of_first),
            (EXCHANGED, of_first),
            (LOST, of_first),
            (STUFFED, of_first),
            (UNMARKED, of_writer),
        ):
            with forged(statement) as made:
                assert made, statement
                assert fields(world.meeting) != set(), statement
                with pytest.raises(Refused, match="Chưa mở được hòm phiếu") as refused:
                    close_meeting(
                        world.meeting.pk, closed_at=at_four(TODAY), by=world.scene["secretary"], on=TODAY
                    )
                obstacles = refused.value.obstacles
                assert any(each.message.startswith(told) for each in obstacles), statement
                assert all("kiểm tra, giám sát" in each.remedy for each in obstacles)


def test_an_envelope_opens_only_as_it_was_sealed_at_its_own_place_on_the_roll(world: World) -> None:
    first, second = Envelope.objects.order_by("pk")[:2]
    assert set(first.choices().values()) == {True}
    for statement in (SPOILT, COPIED, f"UPDATE workflow_envelope SET sealed = 'short' WHERE id = {ONE}"):
        with forged(statement) as made:
            assert made
            with pytest.raises(BrokenEnvelopeError):
                Envelope.objects.get(pk=first.pk).choices()
    with pytest.raises(BrokenEnvelopeError):
        Envelope(entry=first.entry, sealed=second.sealed).choices()


def test_who_has_no_key_is_told_how_many_envelopes_were_not_opened(world: World, settings) -> None:  # type: ignore[no-untyped-def]
    settings.VINHDANH_SEAL_KEY_FILE = ""

    gaps = [each for each in state_findings("meeting", world.meeting.pk) if isinstance(each, Gap)]

    assert gaps == [Gap("phong bì phiếu không mở thử được vì máy này không có khóa niêm phong", 4)]


def test_what_lay_in_the_box_before_there_were_envelopes_is_counted_with_them_and_written_anew(
    world: World,
) -> None:
    with forged("SELECT 1"):
        unseal()
        assert fields(world.meeting) == set()
        before = set(Ballot.objects.filter(item__meeting=world.meeting).values_list("pk", flat=True))
        assert len(before) == 8
        everybody_votes(world)
        assert fields(world.meeting) == set()

        close_meeting(world.meeting.pk, closed_at=at_four(TODAY), by=world.scene["secretary"], on=TODAY)

        assert {(item.yes, item.no) for item in world.meeting.items.exclude(result="")} == {(16, 0)}
        after = Ballot.objects.filter(item__meeting=world.meeting).values_list("pk", flat=True)
        assert (len(after), before & set(after)) == (32, set())
        assert fields(world.meeting) == set()


def test_a_result_kept_in_two_figures_proves_their_sum(item: AgendaItem) -> None:
    with forged("SELECT 1"):
        split_tallies()
        assert fields(item.meeting) == set()
        with forged(f"UPDATE workflow_agendaitem SET yes = yes + 1 WHERE id = {item.pk}"):
            assert ("workflow_agendaitem", item.pk, "yes") in fields(item.meeting)


def test_a_ballot_of_no_item_is_found(item: AgendaItem) -> None:
    ballot = item.ballots.all()[0]
    with forged(f"UPDATE workflow_ballot SET item_id = 999 WHERE id = '{ballot.pk}'"):
        assert ("workflow_ballot", str(ballot.pk), "item_id") in fields(item.meeting)
