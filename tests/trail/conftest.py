"""A short history on which the tests of this room stand."""

from datetime import date

import pytest

from trail.entries import Actor, StandingMove
from trail.record import record
from trail.seals.sealing import seal_chains
from trail.verbs import Verb

CLERK = Actor(user_id=None, name="Nông Thị Mẫu", office="Thủ trưởng đơn vị", mandate="Quyết định 01/QĐ-UBND")
HEAD = Actor(user_id=None, name="Hoàng Văn Thử", office="Khối trưởng")
DAY = date(2020, 11, 2)


def submit(dossier: int, *, nominations: int = 2, on: date = DAY, by: Actor = CLERK) -> None:
    moves = [
        StandingMove(nomination=100 * dossier + n, from_="draft", to="submitted", about=f"Lò Văn Giả {n}")
        for n in range(nominations)
    ]
    record(
        Verb.SUBMITTED,
        subject=("dossier", dossier),
        by=by,
        on=on,
        moves=moves,
        jurisdiction_id=1,
        unit_id=7,
        about=f"Hồ sơ số {dossier} Trường Mầm non Hoạ Mi",
    )


def send_back(dossier: int, *, on: date = DAY) -> None:
    record(
        Verb.SENT_BACK,
        subject=("dossier", dossier),
        by=HEAD,
        on=on,
        moves=[StandingMove(nomination=100 * dossier, from_="submitted", to="draft")],
        reason="Thiếu báo cáo thành tích",
        jurisdiction_id=2,
    )


@pytest.fixture(autouse=True)
def key_of_this_test(settings, tmp_path):
    settings.VINHDANH_SEAL_KEY_FILE = str(tmp_path / "seal.key")
    settings.VINHDANH_SEAL_KEY_CREATE = True
    return tmp_path / "seal.key"


@pytest.fixture
def sealed_now(db, django_capture_on_commit_callbacks):
    """Seals as a committed act does: the anchor is dropped after the commit."""

    def sealed():
        with django_capture_on_commit_callbacks(execute=True):
            return seal_chains()

    return sealed


@pytest.fixture
def history(sealed_now):
    """Eight dossiers with four entries each, sealed after two and after four."""
    for dossier in range(1, 9):
        submit(dossier)
        send_back(dossier)
    sealed_now()
    for dossier in range(1, 9):
        submit(dossier)
        send_back(dossier)
    sealed_now()
