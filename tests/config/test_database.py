"""The tests' own database: a copy of a template, whole again after a test that commits."""

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connection

from config.postgres.databases import database_settings
from trail.seals.seal_key import anchor
from trail.seals.sealing import seal_chains


@pytest.mark.django_db
def test_the_tests_run_in_a_database_of_their_own() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_database()")
        assert cursor.fetchone()[0].startswith("vinhdanh_test_")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", ["first", "second"])
def test_a_committed_row_is_gone_in_the_next_test_and_migrated_rows_stay(turn: str) -> None:
    assert User.objects.count() == 0
    assert Permission.objects.exists()

    User.objects.create(username=turn)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", [1, 2])
def test_what_a_test_has_sealed_is_not_missed_in_the_next_one(turn: int) -> None:
    assert anchor() is None

    assert seal_chains().seq == 1
    assert anchor() is not None


@pytest.mark.django_db
def test_case_of_vietnamese_letters_does_not_depend_on_the_machine() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT lower('ĐẶNG THỊ MƯỜI'), upper('nguyễn văn tám')")
        assert cursor.fetchone() == ("đặng thị mười", "NGUYỄN VĂN TÁM")


@pytest.mark.django_db
def test_a_statement_asked_a_second_time_is_prepared_on_the_server() -> None:
    asked = "SELECT %s::int + 1 AS asked_by_a_test"
    with connection.cursor() as cursor:
        for number in (1, 2, 3):
            cursor.execute(asked, [number])
        cursor.execute("SELECT statement FROM pg_prepared_statements WHERE statement LIKE '%asked_by_a_test'")
        assert cursor.fetchall() == [("SELECT $1::int + 1 AS asked_by_a_test",)]


@pytest.mark.parametrize(
    ("said", "options"),
    [("1", {"server_side_binding": True, "prepare_threshold": 1}), ("0", {}), ("off", {})],
)
def test_a_site_behind_a_pooler_switches_preparing_off(
    monkeypatch: pytest.MonkeyPatch, said: str, options: dict[str, object]
) -> None:
    monkeypatch.setenv("DATABASE_PREPARE", said)
    monkeypatch.setenv("DATABASE_URL", "postgresql://a:b@db.example.vn/c?sslmode=require")

    entry = database_settings("var", name="c")

    assert entry["OPTIONS"] == {"sslmode": "require", **options}
