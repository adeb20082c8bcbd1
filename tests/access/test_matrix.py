"""Every address × every office × own and foreign things: who lacks the right is kept out, nobody gets 500."""

from __future__ import annotations

import pytest

from roles.addresses import undeclared
from tests.access.district import build_world
from tests.matrix import faults

pytestmark = pytest.mark.django_db


def test_every_address_declares_a_right() -> None:
    assert undeclared() == []


def test_every_address_lets_in_exactly_whom_the_table_of_offices_names() -> None:
    found = faults(build_world())
    assert not found, "\n".join(found)
