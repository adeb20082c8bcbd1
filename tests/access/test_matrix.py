"""Every address × every office × own and foreign things: who lacks the right is kept out, nobody gets 500."""

from __future__ import annotations

import pytest

from roles.access.addresses import Address, addresses, undeclared
from tests.matrix import Visitors, faults_of


def test_every_address_declares_a_right() -> None:
    assert undeclared() == []


@pytest.mark.parametrize("address", list(addresses()), ids=lambda address: address.name)
def test_an_address_lets_in_exactly_whom_the_table_of_offices_names(
    visitors: Visitors, address: Address
) -> None:
    found = faults_of(address, visitors)

    assert not found, "\n".join(found)
