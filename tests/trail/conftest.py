"""A short history on which the tests of this room stand."""

from datetime import date

import pytest

from trail.entries import Actor, Move
from trail.record import record
from trail.verbs import Verb

CLERK = Actor(user_id=None, name="Nông Thị Mẫu", office="Thủ trưởng đơn vị", mandate="Quyết định 01/QĐ-UBND")
DAY = date(2020, 11, 2)


def submit(dossier: int, *, nominations: int = 2, on: date = DAY, **more: object) -> None:
    moves = [
        Move(nomination=100 * dossier + n, from_="draft", to="submitted", about=f"Lò Văn Giả {n}")
        for n in range(nominations)
    ]
    shared = {
        "jurisdiction_id": 1,
        "unit_id": 7,
        "about": f"Hồ sơ số {dossier} Trường Mầm non Hoạ Mi",
        **more,
    }
    record(Verb.SUBMITTED, subject=("dossier", dossier), by=CLERK, on=on, moves=moves, **shared)  # type: ignore[arg-type]


@pytest.fixture
def submitted():
    return submit
