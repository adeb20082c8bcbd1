"""A request that takes too long is ended, told in words, and leaves nothing half done."""

from __future__ import annotations

import gc
import runpy
from collections.abc import Iterator

import pytest
from django.conf import settings as configured
from django.contrib.auth.models import User
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import Client
from pytest_django import Settings

from config.postgres.databases import at_address, limit_statements
from tests.config.slow_pages import BEGUN, KEY

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.config.slow_pages")]


def within(**limits: str) -> None:
    """For the transaction of this test."""
    with connection.cursor() as cursor:
        for name, limit in limits.items():
            cursor.execute(f"SET LOCAL {name} = '{limit}'")


@pytest.fixture
def other() -> Iterator[BaseDatabaseWrapper]:
    """Another connection, which holds the lock."""
    another = connection.copy()
    with another.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [KEY])
    yield another
    another.close()


def test_a_statement_that_is_ended_is_told_in_words_and_its_act_is_taken_back(client: Client) -> None:
    within(statement_timeout="30ms")

    answer = client.post("/viec/cau-lenh/")

    assert answer.status_code == 503 and answer["Retry-After"] == "30"
    assert "Máy chủ đang bận" in answer.content.decode() and "chưa có gì được ghi" in answer.content.decode()
    assert not User.objects.filter(username=BEGUN).exists()


def test_a_live_check_that_is_ended_gets_the_note_alone(client: Client) -> None:
    within(statement_timeout="30ms")

    answer = client.post("/viec/cau-lenh/", headers={"HX-Request": "true"})

    assert answer.status_code == 503 and "<html" not in answer.content.decode()
    assert "Đợi một phút rồi thử lại" in answer.content.decode()


def test_who_waits_too_long_for_another_reads_that_somebody_is_at_it(
    client: Client, other: BaseDatabaseWrapper
) -> None:
    within(lock_timeout="30ms")

    acting = client.post("/viec/khoa/")

    assert acting.status_code == 409 and "Người khác vừa xử lý" in acting.content.decode()
    assert not User.objects.filter(username=BEGUN).exists()


def test_outside_an_act_a_wait_that_is_ended_is_told_in_words(
    client: Client, other: BaseDatabaseWrapper
) -> None:
    within(lock_timeout="30ms")

    assert client.get("/cho-khoa/").status_code == 503


def test_past_its_deadline_a_request_writes_nothing_more(client: Client, settings: Settings) -> None:
    settings.VINHDANH_REQUEST_SECONDS = 0.2

    answer = client.post("/viec/suy-nghi/")

    assert answer.status_code == 503
    assert not User.objects.filter(username=BEGUN).exists()


def test_within_its_deadline_the_same_act_is_done(client: Client) -> None:
    assert client.post("/viec/suy-nghi/").content == b"xong"
    assert User.objects.filter(username=BEGUN).exists()


def test_connections_of_web_processes_end_what_takes_too_long() -> None:
    another = connection.copy()
    limit_statements(another.settings_dict, statement=30, lock=10, idle=120)
    asked = ("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout")

    with another.cursor() as cursor:
        told = [cursor.execute(f"SHOW {name}").fetchone()[0] for name in asked]
    another.close()

    assert told == ["30s", "10s", "2min"]


def test_behind_a_pooler_nothing_is_said_at_a_connections_beginning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_PREPARE", "0")
    entry = at_address("postgresql://a:b@pooler.example.vn/c")

    limit_statements(entry, statement=30, lock=10, idle=120)

    assert entry["OPTIONS"] == {}


def test_the_entry_of_web_processes_sets_the_limits_and_keeps_what_the_address_says(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    entry = at_address("postgresql://a:b@db.example.vn/c?options=-c%20jit=off")
    assert "options" in entry["OPTIONS"] and "statement_timeout" not in entry["OPTIONS"]["options"]
    monkeypatch.setitem(configured.DATABASES, "default", entry)

    runpy.run_module("config.wsgi")

    assert entry["OPTIONS"]["options"] == (
        "-c jit=off -c statement_timeout=30s -c lock_timeout=10s -c idle_in_transaction_session_timeout=120s"
    )


def test_the_collector_of_garbage_passes_over_what_web_processes_are_made_of() -> None:
    before = gc.get_freeze_count()

    runpy.run_module("config.wsgi")

    assert gc.get_freeze_count() > before
