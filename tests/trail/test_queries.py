from datetime import date

import pytest
from django.contrib.auth.models import User

from tests.trail.conftest import send_back, submit
from trail.entries import Actor
from trail.queries import search_entries, timeline
from trail.verbs import Verb

pytestmark = pytest.mark.django_db


@pytest.fixture
def acts():
    for day in range(1, 6):
        submit(day, on=date(2020, 11, day))
    send_back(5, on=date(2020, 11, 6))


def dossiers(page):
    return [entry.chain.subject_id for entry in page.entries]


def test_a_timeline_tells_one_subject_in_its_order(acts, django_assert_num_queries):
    with django_assert_num_queries(1):
        told = [(entry.chain.subject_id, entry.verb) for entry in timeline(("dossier", 5))]
    assert told == [(5, "submitted"), (5, "sent_back")]


def test_a_search_sees_its_own_jurisdictions_only(acts):
    assert dossiers(search_entries([1])) == [5, 4, 3, 2, 1]
    assert dossiers(search_entries([2])) == [5]
    assert dossiers(search_entries([1, 2])) == [5, 5, 4, 3, 2, 1]
    assert dossiers(search_entries([])) == []


@pytest.mark.parametrize("text", ["Hoạ Mi", "họa mi", "hoa mi", "HOA  mầm", "lo van gia"])
def test_a_search_needs_no_marks_and_no_order(acts, text):
    assert len(search_entries([1], text=text).entries) == 5


@pytest.mark.parametrize("text", ["%", "_", "hoa mi xyz", "\\"])
def test_a_search_for_other_words_finds_nothing(acts, text):
    assert search_entries([1], text=text).entries == []


def test_a_search_by_act_office_and_period(acts):
    assert dossiers(search_entries([1, 2], verb=Verb.SENT_BACK)) == [5]
    assert dossiers(search_entries([1, 2], office="Khối trưởng")) == [5]
    assert dossiers(search_entries([1], since=date(2020, 11, 2), until=date(2020, 11, 3))) == [3, 2]


def test_a_search_by_person():
    user = User.objects.create_user("thu")
    submit(1)
    submit(2, by=Actor(user_id=user.id, name="Hoàng Văn Thử"))
    assert dossiers(search_entries([1], actor_id=user.id)) == [2]


def test_pages_follow_each_other_without_gap_or_double(acts, django_assert_num_queries):
    seen, after = [], None
    for _ in range(3):
        with django_assert_num_queries(1):
            page = search_entries([1, 2], after=after, size=2)
        seen, after = seen + dossiers(page), page.next
    assert seen == [5, 5, 4, 3, 2, 1]
    assert after is None


def test_a_page_holds_its_place_while_acts_go_on(acts):
    first = search_entries([1], size=2)
    submit(9, on=date(2020, 11, 30))
    assert dossiers(search_entries([1], after=first.next, size=2)) == [3, 2]
