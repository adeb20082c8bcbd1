"""Every address that takes a form: what it does when the form comes twice. A new one is in none of the lists.

What is sent twice at once to the running site is in tests/fire: `test_same_form_twice` for what bears a key
or finds it done, `test_same_act_twice` and `test_undone_twice` for the acts of the table.
"""

from __future__ import annotations

from pathlib import Path

from roles.access.addresses import addresses
from tests.access.posts import FINDS_IT_DONE, ONCE_FOR_ALL, WRITES_NOTHING, takes_posts
from workflow.table.moves import BY_ACT
from workflow.table.row import Ready

FIRE = Path(__file__).parent.parent / "fire"
WITHOUT_KEY = set(WRITES_NOTHING) | set(FINDS_IT_DONE) | set(ONCE_FOR_ALL)


def acts() -> dict[str, bool]:
    """The address of each act -> whether the table itself stops a second run: by the desk or the state."""
    return {
        f"workflow:{move.act}": bool(move.at_desks) or move.ready != Ready()
        for move in BY_ACT.values()
        if move.page is not None
    }


def test_every_address_that_takes_a_form_knows_it_when_it_comes_twice() -> None:
    overtaken = {name for name, is_stopped in acts().items() if is_stopped}
    taking = {address.name: address for address in addresses() if takes_posts(address)}
    keyed = {name for name, address in taking.items() if address.is_sent_once}

    assert sorted(set(taking) - keyed - overtaken - WITHOUT_KEY) == []
    assert keyed & (overtaken | WITHOUT_KEY) == set()
    assert (overtaken | WITHOUT_KEY) - set(taking) == set()


def test_an_act_that_makes_its_own_carrier_bears_a_key() -> None:
    making = {name for name, is_stopped in acts().items() if not is_stopped}

    assert making == {
        "workflow:begin",
        "workflow:convene",
        "workflow:draft_decision",
        "workflow:prepare_package",
        "workflow:set_next_number",
    }
    assert making <= {address.name for address in addresses() if address.is_sent_once}


def test_every_act_of_the_table_is_done_twice_at_once_in_a_test() -> None:
    files = (FIRE / "test_same_act_twice.py", FIRE / "test_undone_twice.py")
    told = "".join(path.read_text(encoding="utf-8") for path in files)
    asked_for = [move.act for move in BY_ACT.values() if move.page is not None]

    doors = [f"from workflow.actions.{act} import " for act in asked_for if act != "begin"]
    assert [door for door in doors if door not in told] == []
