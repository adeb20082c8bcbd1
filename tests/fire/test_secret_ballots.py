"""Who reads the whole database learns nobody's choice; no vote is lost or doubled when a process dies."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from django.contrib.auth.models import User
from django.db import OperationalError, connection, transaction
from django.db.migrations import Migration
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.test import Client

from tests.linking import asked, blocks, guesses, transactions_of_ballots, transactions_of_voters
from tests.scene import TODAY, Scene, draft, of
from tests.walk import after_bloc, at_four, is_member, opened, received
from trail import clock
from trail.models import Entry
from trail.verbs import Verb
from workflow.actions.close_meeting import close_meeting
from workflow.actions.submit import submit
from workflow.actions.vote import vote
from workflow.models import AgendaItem, Ballot, Envelope, Meeting

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.fire, pytest.mark.scene(units=2)]

ITEMS = 22
LEFT = {"workflow_envelope", "workflow_rollentry", "trail_chain", "trail_entry"}
# The names by which a row is told from another one of its kind; the rest of two like votes is equal.
OWN = re.compile(r"Người \w+|member\d+|\d{4}-\d\d-\d\d \S+|\\x[0-9a-f]+|[0-9a-f]{16,}|\d+")


def council_before(scene: Scene, *, fighters: int) -> Meeting:
    dossier = draft(scene, advanced=7 * fighters, fighters=fighters)
    submit(dossier.pk, by=scene["head1"], on=TODAY)
    after_bloc(scene, dossier)
    received(scene, dossier)
    return opened(scene, of(dossier, "CSTĐCS"))


def members(scene: Scene) -> list[str]:
    return sorted(name for name in scene.people if is_member(name))


def signed_in(user: User) -> Client:
    """Here already: the first page of a session notes where it was opened, no row of the vote."""
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    client.get("/tai-khoan/")
    return client


def send(client: Client, meeting: Meeting, choices: dict[int, bool]) -> None:
    """The vote through its page."""
    answers = {f"y-{key}": "dong-y" if agrees else "khong" for key, agrees in choices.items()}
    with clock.at(TODAY):
        answer = client.post(f"/hop/{meeting.pk}/bo-phieu/", {**answers, "viec": "gui"})
    assert answer.status_code == 302


def everything() -> Counter[tuple[str, str]]:
    """Every row of every table as text."""
    tables = [name for (name,) in asked("SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = "
                                        "'public'::regnamespace")]  # fmt: skip
    return Counter((name, row[0]) for name in tables for row in asked(f'SELECT t::text FROM "{name}" t'))


def left_by(client: Client, meeting: Meeting, choices: dict[int, bool]) -> Counter[tuple[str, str]]:
    """The rows that a vote leaves anew, without what tells any vote from any other."""
    before = everything()
    send(client, meeting, choices)
    return Counter((table, OWN.sub("…", row)) for table, row in (everything() - before).elements())


def test_neither_transactions_nor_the_order_of_rows_or_keys_link_a_ballot_to_its_voter(scene: Scene) -> None:
    meeting = council_before(scene, fighters=ITEMS)
    items = sorted(meeting.items.values_list("pk", flat=True))
    dice = random.Random(2020)
    chosen = {name: {item: dice.random() < 0.5 for item in items} for name in members(scene)}
    assert not Envelope.objects.exists()

    # A vote for and a vote against everything leave the same rows behind, and no ballot.
    chosen["member01"], chosen["member02"] = dict.fromkeys(items, True), dict.fromkeys(items, False)
    clients = [signed_in(scene[name]) for name in ("member01", "member02")]
    left = [left_by(client, meeting, dict.fromkeys(items, at == 0)) for at, client in enumerate(clients)]
    assert left[0] == left[1]
    assert {table for table, _ in left[0]} == LEFT
    for name in chosen.keys() - {"member01", "member02"}:
        vote(meeting.pk, chosen[name], by=scene[name], on=TODAY)
    assert not Ballot.objects.exists()
    sealed = [bytes(each) for each in Envelope.objects.values_list("sealed", flat=True)]
    assert (len(sealed), len(set(sealed)), len({len(each) for each in sealed})) == (16, 16, 1)
    assert not any(item.to_bytes(8, "big") in each for item in items for each in sealed)
    assert len(transactions_of_voters(meeting.pk)) == 16

    close_meeting(meeting.pk, closed_at=at_four(TODAY), by=scene["secretary"], on=TODAY)

    assert Ballot.objects.count() == 16 * ITEMS
    assert not Envelope.objects.exists()
    assert len(transactions_of_ballots(meeting.pk)) == 1
    assert not transactions_of_ballots(meeting.pk) & transactions_of_voters(meeting.pk)
    assert blocks(meeting.pk) == []
    assert not set(guesses(meeting.pk)) & {tuple(sorted(each.items())) for each in chosen.values()}
    for item in AgendaItem.objects.filter(meeting=meeting):
        agreed = sum(each[item.pk] for each in chosen.values())
        assert (item.yes, item.no) == (agreed, 16 - agreed)


@contextmanager
def dying() -> Iterator[None]:
    """What is done inside is done, and then its process is gone before the end of its transaction."""
    with pytest.raises(OperationalError), transaction.atomic():
        yield
        entry = connection.get_connection_params()
        known = {key: entry[key] for key in ("host", "port", "user", "password", "dbname") if key in entry}
        (own,) = asked("SELECT pg_backend_pid()")
        with psycopg.connect(**known, autocommit=True) as killer:
            killer.execute("SELECT pg_terminate_backend(%s)", own)
    connection.close()


def test_who_dies_while_voting_or_while_closing_loses_no_vote_and_doubles_none(scene: Scene) -> None:
    meeting = council_before(scene, fighters=1)
    item = meeting.items.get()
    first, *others = members(scene)

    with dying():
        vote(meeting.pk, {item.pk: False}, by=scene[first], on=TODAY)
    assert not Envelope.objects.exists()
    assert not meeting.roll.filter(has_voted=True).exists()
    assert not Entry.objects.filter(verb=Verb.VOTED).exists()

    vote(meeting.pk, {item.pk: False}, by=scene[first], on=TODAY)
    for name in others:
        vote(meeting.pk, {item.pk: True}, by=scene[name], on=TODAY)
    with dying():
        close_meeting(meeting.pk, closed_at=at_four(TODAY), by=scene["secretary"], on=TODAY)
    assert (Envelope.objects.count(), Ballot.objects.count()) == (16, 0)

    close_meeting(meeting.pk, closed_at=at_four(TODAY), by=scene["secretary"], on=TODAY)
    item.refresh_from_db()
    assert (item.yes, item.no, Ballot.objects.count(), Envelope.objects.count()) == (15, 1, 16, 0)


def migrated_to(target: tuple[str, str]) -> None:
    MigrationExecutor(connection).migrate([target])


def with_envelopes() -> Migration:
    """The migration that brought them."""
    known = MigrationLoader(None).disk_migrations
    (name,) = (name for app, name in known if app == "workflow" and name.endswith("_envelopes"))
    return known["workflow", name]


_OLDER = """
INSERT INTO workflow_ballot (id, item_id, agrees, is_written)
SELECT gen_random_uuid(), id, %s, %s FROM workflow_agendaitem WHERE meeting_id = %s ORDER BY ordinal
"""

# In the words of that database: today's models ask for columns that it does not have.
_SUMS = """
SELECT i.yes, count(*) FILTER (WHERE b.agrees), count(b.id)
  FROM workflow_agendaitem i LEFT JOIN workflow_ballot b ON b.item_id = i.id
 WHERE i.meeting_id = %s GROUP BY i.id ORDER BY i.ordinal
"""


def test_the_ballots_of_an_older_database_are_unlinked_and_their_sums_stay(scene: Scene) -> None:
    days = {"convened_on": TODAY, "meets_on": TODAY}
    meeting = Meeting.objects.create(council=scene.council, state="minuted", **days)
    rows = of(draft(scene, advanced=ITEMS, fighters=0), "LĐTT")
    figures = {"is_live": False, "result": "passed", "no": 3}
    AgendaItem.objects.bulk_create(
        AgendaItem(meeting=meeting, nomination=row, award="LĐTT", ordinal=place, **figures)
        for place, row in enumerate(rows, start=1)
    )
    (before,) = with_envelopes().dependencies
    migrated_to(before)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE workflow_agendaitem SET yes_present = 12, yes_written = 1")
        for voter in range(16):
            cursor.execute(_OLDER, [voter > 2, voter == 15, meeting.pk])
    assert (len(transactions_of_ballots(meeting.pk)), len(blocks(meeting.pk))) == (16, 15 * ITEMS + 1)

    migrated_to(("workflow", with_envelopes().name))

    assert (len(transactions_of_ballots(meeting.pk)), blocks(meeting.pk)) == (1, [])
    assert asked(_SUMS, meeting.pk) == [(13, 13, 16)] * ITEMS
