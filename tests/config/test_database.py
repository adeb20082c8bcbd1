"""The tests' own database: a copy of a template, whole again after a test that commits."""

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connection


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


@pytest.mark.django_db
def test_case_of_vietnamese_letters_does_not_depend_on_the_machine() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT lower('ĐẶNG THỊ MƯỜI'), upper('nguyễn văn tám')")
        assert cursor.fetchone() == ("đặng thị mười", "NGUYỄN VĂN TÁM")
