"""The one table against the two machines: transitions of the standing, edges of the flow."""

from __future__ import annotations

from itertools import product

import pytest
from django_fsm import TransitionNotAllowed, can_proceed

from dossiers.models import CLOSED, OPEN, Nomination, Standing
from workflow.flows import DossierFlow
from workflow.models.desks import ALLOWED, DESK_LABELS, Desk
from workflow.table.moves import BY_ACT, MOVES, Act

# The lawful standings from which each transition may start: written out, not derived.
STARTS = {
    "submit": {"draft"},
    "submit_straight": {"draft"},
    "endorse": {"submitted"},
    "not_endorse": {"submitted"},
    "appraise": {"endorsed"},
    "hold": {"endorsed", "appraised", "passed"},
    "release": {"held"},
    "withdraw": {"draft", "submitted", "endorsed", "appraised", "held", "passed"},
    "disqualify": {"endorsed", "appraised", "held"},
    "reopen": {"not_qualified"},
    "appraise_anew": {"appraised"},
    "forward": {"endorsed", "appraised"},
    "table": {"appraised"},
    "carry": {"tabled"},
    "fall": {"tabled"},
    "refuse": {"appraised", "passed"},
    "stand_appraised": {"refused"},
    "stand_passed": {"refused"},
    "confer": {"appraised", "passed", "sent_up"},
    "send_up": {"appraised", "passed"},
    "come_down": {"sent_up"},
    "deny": {"sent_up"},
    "return_to_unit": {"submitted", "endorsed", "not_endorsed", "not_qualified", "appraised", "held"},
    "return_to_bloc": {"endorsed", "not_endorsed"},
    "revoke": {"awarded"},
}


@pytest.mark.parametrize(("standing", "name"), list(product(Standing, STARTS)))
def test_every_standing_and_transition_outside_the_table_is_refused(standing: str, name: str) -> None:
    nomination = Nomination(standing=standing, held_from="appraised")

    if standing in STARTS[name]:
        assert can_proceed(getattr(nomination, name))
    else:
        with pytest.raises(TransitionNotAllowed):
            getattr(nomination, name)()
        assert nomination.standing == standing


def test_every_transition_but_revocation_belongs_to_an_act() -> None:
    used = {name for move in MOVES for name in move.transitions}

    assert set(STARTS) - used == {"revoke"}


def test_every_act_stands_once_in_the_table_with_its_vietnamese_label() -> None:
    assert set(BY_ACT) == set(Act)
    assert len(MOVES) == len(Act)
    assert all(move.label and move.office for move in MOVES)


def test_the_flow_has_exactly_the_edges_of_the_table() -> None:
    flow = DossierFlow.instance
    edges = {
        (desk.value, edge.dst.name)
        for desk in (Desk.UNIT, Desk.BLOC, Desk.BOARD)
        for edge in getattr(flow, desk.value)._outgoing()
    }

    assert edges == {
        ("unit", "bloc"),
        ("unit", "board"),
        ("unit", "end"),
        ("bloc", "unit"),
        ("bloc", "board"),
        ("bloc", "end"),
        ("board", "unit"),
        ("board", "bloc"),
        ("board", "end"),
    }


def test_open_and_closed_standings_are_all_standings() -> None:
    assert set(OPEN) | set(CLOSED) == set(Standing)
    assert not set(OPEN) & set(CLOSED)
    assert ALLOWED[Desk.END] == {str(standing) for standing in CLOSED}
    assert set(DESK_LABELS) == set(Desk)


def test_a_released_nomination_returns_to_where_it_was_held() -> None:
    nomination = Nomination(standing="passed")

    nomination.hold()
    held_from = nomination.held_from
    nomination.release()

    assert (held_from, nomination.standing) == ("passed", "passed")
