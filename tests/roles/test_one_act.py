"""One door for every act: no other module opens a transaction or reads what the database refused."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError

from roles.doors.one_act import database_refusals_as, one_act, rehearsed
from roles.doors.refusals import Overtaken, Refused

ROOT = Path(__file__).resolve().parents[2]
ROOMS = (
    *("config", "workflow", "law_desk", "dossiers", "emulation", "roles", "trail", "law", "printing"),
    "vietnamese",
)
TRANSACTIONS = re.compile(r"\batomic\b|\bset_rollback\b|\bIntegrityError\b|\bDatabaseError\b")
# Whoever is not an act, and why.
ELSEWHERE = {
    "roles/doors/one_act.py": "the one door",
    "trail/seals/sealing.py": "a room below the acts: it seals what they wrote",
    "trail/verification/verify.py": "reads one instant of the history and writes nothing",
    "workflow/proofs/verifying.py": "reads one instant of rows and history and writes nothing",
    "workflow/story/chapters.py": "a chapter of the demonstration is many acts, told whole or not at all",
    "dossiers/models/job_runs.py": "a heart that beats beside the work; a beat that is missed ends nothing",
    "config/running/backups/making.py": "reads one instant of all rows and writes nothing",
    "config/running/watching/health.py": "tells a stopped database from a busy one",
}


def sources() -> list[Path]:
    found = [path for room in ROOMS for path in (ROOT / room).rglob("*.py")]
    return [path for path in found if "migrations" not in path.parts]


def test_only_the_one_door_opens_a_transaction() -> None:
    opening = {
        path.relative_to(ROOT).as_posix()
        for path in sources()
        if any(TRANSACTIONS.search(_code(line)) for line in path.read_text(encoding="utf-8").splitlines())
    }

    assert opening == set(ELSEWHERE)


def _code(line: str) -> str:
    return line.partition("#")[0]


@pytest.mark.django_db
def test_words_for_a_constraint_may_still_ask_the_database() -> None:
    User.objects.create_user("an")

    def words() -> Refused:
        return Overtaken(f"{User.objects.get(username='an').username} có rồi")

    with pytest.raises(Overtaken, match="an có rồi") as told, database_refusals_as(words):
        User.objects.create_user("an")

    assert isinstance(told.value.__cause__, IntegrityError)


@pytest.mark.django_db
def test_what_a_door_has_no_words_for_is_told_as_overtaken_and_leaves_no_trace() -> None:
    User.objects.create_user("an")

    @one_act
    def two_of_one_name() -> None:
        User.objects.create_user("binh")
        User.objects.create_user("an")

    with pytest.raises(Overtaken, match="chưa có gì được ghi"):
        two_of_one_name()
    assert not User.objects.filter(username="binh").exists()


@pytest.mark.django_db
def test_what_was_rehearsed_is_seen_and_taken_back() -> None:
    with rehearsed():
        User.objects.create_user("an")
        assert User.objects.filter(username="an").exists()

    assert not User.objects.filter(username="an").exists()


@pytest.mark.django_db
def test_a_refusal_comes_through_a_rehearsal() -> None:
    with pytest.raises(Refused, match="Chưa được"), rehearsed():
        User.objects.create_user("an")
        raise Refused("Chưa được")

    assert not User.objects.filter(username="an").exists()
