"""One name an act, and everything that follows from its row: door, page, right, refusal, button, picture."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db.models import Model
from django.urls import resolve, reverse
from django.utils.module_loading import import_string

from roles.access.addresses import addresses
from roles.access.questions import SubjectKind
from roles.rights.permissions import ORGAN_OF
from workflow.access import OF
from workflow.models import Decision, Meeting, Package
from workflow.table.moves import BY_ACT, MOVES, Act
from workflow.table.row import Carrier, Move

# An act that another door does on the way, and has no file of its own.
WITHIN = {Act.REFUSE_LINE: "sign"}
WITH_PAGE = [move for move in MOVES if move.page]
# Asked anywhere, before there is a thing to name in the address.
ANYWHERE = {Act.BEGIN}


def named(move: Move) -> str:
    return str(move.act)


@pytest.mark.parametrize("move", MOVES, ids=named)
def test_the_door_stands_in_a_module_of_the_acts_name(move: Move) -> None:
    name = WITHIN.get(move.act, str(move.act))  # type: ignore[call-overload]
    door = getattr(import_module(f"workflow.actions.{name}"), name)

    assert callable(door)
    assert door.__name__ == name


def test_every_door_has_its_row() -> None:
    """A file of `actions/` that holds a function of its own name and its transaction is a door."""
    folder = Path(settings.ROOT) / "workflow" / "actions"
    doors = {
        path.stem
        for path in folder.glob("*.py")
        if f"\n@one_act\ndef {path.stem}(" in path.read_text("utf-8")
    }

    assert doors == {str(act) for act in Act} - {str(act) for act in WITHIN}


def test_no_file_has_a_second_door() -> None:
    folder = Path(settings.ROOT) / "workflow" / "actions"

    assert [p.name for p in folder.glob("*.py") if p.read_text("utf-8").count("\n@one_act\n") > 1] == []


@pytest.mark.parametrize("move", WITH_PAGE, ids=named)
def test_the_page_bears_the_name_of_the_act_and_asks_the_rights_of_its_row(move: Move) -> None:
    assert move.page is not None
    view: Callable[..., Any] = import_string(move.page.view)
    address = next(each for each in addresses() if each.name == f"workflow:{move.act}")
    asked = address.question

    assert view.__name__ == str(move.act)
    assert address.route == move.page.route
    assert asked is not None
    assert [door.codename for door in asked.doors] == [right.codename for right in move.rights]
    if asked.kind is not SubjectKind.SOMEWHERE:
        assert asked.of is (move.page.of or OF[move.carrier])
        assert resolve(reverse(address.name, kwargs=dict.fromkeys(address.kwargs, 1))).func is view


@pytest.mark.parametrize("move", MOVES, ids=named)
def test_a_row_tells_of_rights_that_there_are_and_of_what_it_refuses(move: Move) -> None:
    assert {right.codename for right in move.rights} <= set(ORGAN_OF)
    assert bool(move.to) == bool(move.rights) or move.act in WITHIN
    assert move.button is None or move.page is not None
    assert not (move.at and move.desks)


@pytest.mark.parametrize("move", MOVES, ids=named)
def test_readiness_is_told_in_words_of_the_carrier(move: Move) -> None:
    kind: dict[Carrier, type[Model]] = {
        Carrier.MEETING: Meeting,
        Carrier.DECISION: Decision,
        Carrier.PACKAGE: Package,
    }
    model = kind.get(move.carrier)
    if model is None:
        assert not move.ready.transition
    elif move.ready.transition:
        assert hasattr(getattr(model, move.ready.transition), "_django_fsm")
    else:
        assert move.button is None


def test_no_address_asks_for_an_act_beside_the_table() -> None:
    """The question of an act is declared by the page of that act alone."""
    of_acts = {f"workflow:{move.act}" for move in WITH_PAGE}
    questions = {each.name: each.question for each in addresses()}
    asking = {name for name, asked in questions.items() if asked and asked.name.startswith("workflow:")}

    assert of_acts <= set(questions)
    assert asking == of_acts - {f"workflow:{act}" for act in ANYWHERE}


def test_the_table_is_one() -> None:
    assert list(BY_ACT.values()) == list(MOVES)
