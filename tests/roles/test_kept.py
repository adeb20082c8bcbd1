"""A statement kept asks what its queryset asks, each time with its own values."""

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.db.transaction import TransactionManagementError, atomic
from django.test.utils import CaptureQueriesContext

from roles.kept import Kept, Slot, any_of

pytestmark = pytest.mark.django_db


def people() -> list[User]:
    return [User.objects.create_user(name, first_name=name.title()) for name in ("an", "binh", "cuong")]


def test_each_call_binds_its_own_values_to_one_text() -> None:
    an, binh, _ = people()
    by_name = Kept(lambda: User.objects.filter(username=Slot("name"), is_active=True))

    with CaptureQueriesContext(connection) as asked:
        found = [by_name(name="an"), by_name(name="binh"), by_name(name="nobody")]

    assert found == [[an], [binh], []]
    assert len(asked) == 3


def test_a_list_of_any_length_is_one_value() -> None:
    an, binh, cuong = people()
    by_key = Kept(lambda: User.objects.filter(pk__in=any_of("keys")).order_by("pk"))

    assert by_key(keys=[cuong.pk, an.pk]) == [an, cuong]
    assert by_key(keys=[an.pk, binh.pk, cuong.pk]) == [an, binh, cuong]
    assert by_key(keys=[]) == []


def test_models_come_with_what_they_are_joined_to() -> None:
    joined = Kept(lambda: Permission.objects.select_related("content_type").order_by("pk")[:1])

    (permission,) = joined()

    with CaptureQueriesContext(connection) as asked:
        assert permission.content_type.model
    assert len(asked) == 0


def test_values_come_as_the_queryset_gives_them() -> None:
    people()
    names = Kept(lambda: User.objects.filter(username=Slot("name")).values_list("first_name", flat=True))

    assert names(name="an") == ["An"]


def test_a_forgotten_value_is_an_error() -> None:
    with pytest.raises(KeyError):
        Kept(lambda: User.objects.filter(username=Slot("name")))(other="an")


@pytest.mark.django_db(transaction=True)
def test_a_lock_is_refused_outside_a_transaction_at_the_second_call_too() -> None:
    locked = Kept(lambda: User.objects.select_for_update().filter(username=Slot("name")))
    with atomic():
        assert locked(name="an") == []

    with pytest.raises(TransactionManagementError):
        locked(name="an")
