import hashlib
import json
import threading
from datetime import date

import pytest
from django.contrib.auth.models import User
from django.db import DatabaseError, connection, transaction

from tests.trail.conftest import CLERK, DAY, submit
from trail.entries import Actor, Note, StandingMove
from trail.models import Chain, Entry
from trail.record import record, record_many
from trail.verbs import Verb

pytestmark = pytest.mark.django_db


def sha(text):
    return hashlib.sha256(text.encode()).hexdigest()


@pytest.mark.parametrize("nominations", [1, 50])
def test_one_act_is_one_statement_and_one_of_news_for_one_or_fifty(django_assert_num_queries, nominations):
    with django_assert_num_queries(2):
        submit(1, nominations=nominations)


@pytest.mark.parametrize("dossiers", [1, 40])
def test_an_act_over_many_dossiers_is_one_statement_and_one_of_news(django_assert_num_queries, dossiers):
    notes = [Note(subject=("dossier", number)) for number in range(dossiers)]
    with django_assert_num_queries(2):
        record_many(Verb.ISSUED, [Note(subject=("decision", 9)), *notes], by=CLERK, on=DAY)
    assert Entry.objects.count() == dossiers + 1


def test_what_concerns_nobody_is_one_statement(django_assert_num_queries):
    with django_assert_num_queries(1):
        record_many(Verb.APPRAISED, [Note(subject=("dossier", 9))], by=CLERK, on=DAY)


def test_no_subject_is_no_statement(django_assert_num_queries):
    with django_assert_num_queries(0):
        record_many(Verb.ISSUED, [], by=CLERK, on=DAY)


def test_an_entry_keeps_all_that_was_said():
    user = User.objects.create_user("mau")
    record(
        Verb.BLOC_REVIEWED,
        subject=("dossier", 5),
        by=Actor(user_id=user.id, name="Nông Thị Mẫu", office="Khối trưởng", mandate="QĐ 02/QĐ-UBND"),
        on=DAY,
        moves=[
            StandingMove(
                nomination=3, from_="submitted", to="endorsed", reason="xếp thứ nhất", about="Lò Văn Giả"
            )
        ],
        reason="Đủ tiêu chuẩn",
        rulebook=("ab12", "R1"),
        overridden=[{"rule": "papers.complete", "reason": "đã bổ sung"}],
        details={"number": "12/QĐ-UBND"},
        jurisdiction_id=1,
        unit_id=7,
        about="Trường Mầm non Họa Mi",
    )
    entry = Entry.objects.get()
    content = json.loads(entry.payload)
    assert (entry.seq, entry.verb, entry.acted_on, entry.actor) == (1, "bloc_reviewed", DAY, user)
    assert (entry.office, entry.jurisdiction_id, entry.unit_id) == ("Khối trưởng", 1, 7)
    assert entry.words == "truong mam non hoa mi nong thi mau du tieu chuan lo van gia"
    assert content["moves"] == [
        {
            "about": "Lò Văn Giả",
            "from": "submitted",
            "nomination": 3,
            "reason": "xếp thứ nhất",
            "to": "endorsed",
        }
    ]
    assert content["rulebook"] == {"hash": "ab12", "regime": "R1"}
    assert content["overridden"] == [{"rule": "papers.complete", "reason": "đã bổ sung"}]
    assert content["at"] == entry.at.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def test_each_hash_binds_the_one_before():
    submit(1)
    record(Verb.RECALLED, subject=("dossier", 1), by=CLERK, on=DAY, reason="Thiếu giấy tờ")
    first, second = Entry.objects.order_by("seq")
    assert first.hash == sha(first.payload)
    assert second.hash == sha(first.hash + sha(second.payload))
    head = Chain.objects.get()
    assert (head.count, head.hash) == (2, second.hash)


def test_an_act_that_is_undone_leaves_no_entry():
    with pytest.raises(RuntimeError), transaction.atomic():
        submit(1)
        raise RuntimeError
    assert not Chain.objects.exists()


def test_decomposed_names_are_kept_composed():
    record(Verb.DRAFTED, subject=("dossier", 1), by=Actor(user_id=None, name="Nguye\u0302\u0303n"), on=DAY)
    entry = Entry.objects.get()
    assert entry.actor_name == json.loads(entry.payload)["actor"]["name"] == "Nguyễn"


def test_one_act_cannot_stand_twice_on_one_subject():
    with pytest.raises(ValueError, match="one entry per subject"):
        record_many(
            Verb.ISSUED, [Note(subject=("dossier", 1)), Note(subject=("dossier", 1))], by=CLERK, on=DAY
        )


@pytest.mark.parametrize("kind", ["", "hồ sơ", "a:b"])
def test_a_subject_is_named_by_one_plain_word(kind):
    with pytest.raises(ValueError, match="one plain word"):
        record(Verb.DRAFTED, subject=(kind, 1), by=CLERK, on=DAY)


def sealed(*values):
    return {"changed": {"envelopes": {"fields": ["entry_id", "sealed"], "rows": [[5, *values]]}}}


@pytest.mark.parametrize("details", [{}, sealed(7, "0" * 64)])
def test_a_vote_is_recorded_as_cast(details):
    record(Verb.VOTED, subject=("meeting", 1), by=CLERK, on=DAY, details=details)
    assert Entry.objects.get().verb == "voted"


@pytest.mark.parametrize(
    "told",
    [
        {"moves": [StandingMove(nomination=1, from_="tabled", to="passed")]},
        {"reason": "không đồng ý"},
        {"details": {"choice": "yes"}},
        {"details": sealed(7, True)},
        {"details": sealed(7, "đồng ý")},
        {"overridden": ["x"]},
    ],
)
def test_a_vote_that_would_tell_a_choice_is_refused(told):
    with pytest.raises(ValueError, match="cast and nothing more"):
        record(Verb.VOTED, subject=("meeting", 1), by=CLERK, on=DAY, **told)
    assert not Entry.objects.exists()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE trail_entry SET office = 'x'",
        "DELETE FROM trail_entry",
        "TRUNCATE trail_entry CASCADE",
        "UPDATE trail_seal SET mac = ''",
        "DELETE FROM trail_seal",
        "TRUNCATE trail_seal",
        "DELETE FROM trail_chain",
        "TRUNCATE trail_chain CASCADE",
        "UPDATE trail_chain SET count = count - 1",
        "UPDATE trail_chain SET count = count + 2",
        "UPDATE trail_chain SET hash = ''",
        "UPDATE trail_chain SET count = count + 1, subject_id = 99",
    ],
)
def test_the_database_refuses_to_change_what_was_written(statement):
    submit(1)
    connection.check_constraints()
    with pytest.raises(DatabaseError, match=r"refused|grows by one"), transaction.atomic():
        connection.cursor().execute(statement)
    assert Entry.objects.count() == 1


@pytest.mark.fire
@pytest.mark.django_db(transaction=True)
def test_many_writers_on_one_chain_keep_it_whole():
    def write(writer):
        try:
            for _ in range(10):
                submit(1, on=date(2020, 11, writer + 1))
        finally:
            connection.close()

    writers = [threading.Thread(target=write, args=(writer,)) for writer in range(8)]
    for thread in writers:
        thread.start()
    for thread in writers:
        thread.join()

    previous = ""
    entries = list(Entry.objects.order_by("seq"))
    assert [entry.seq for entry in entries] == list(range(1, 81))
    for entry in entries:
        previous = sha(previous + sha(entry.payload)) if previous else sha(entry.payload)
        assert entry.hash == previous
    assert list(Chain.objects.values_list("count", "hash")) == [(80, previous)]
