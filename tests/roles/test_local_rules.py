"""Local rules stay within the national bound, name their paper, and never change a day that is over."""

from datetime import date

import pytest

from roles.doors.refusals import Forbidden, Overtaken, Refused
from roles.local_rules.setting_rules import end_local_rule, set_local_rule
from roles.models import LocalRule, Office
from roles.queries import rules_on
from tests.roles.conftest import DAY, Place, person
from trail.models import Entry

SHARE = "grassroots_fighter_share"
CITATION = "Điều 5 Quyết định 12/2020/QĐ-UBND"


def rule(place: Place, **asked: object) -> LocalRule:
    given = {
        "by": place.officer,
        "jurisdiction": place.district,
        "key": SHARE,
        "value": 15,
        "since": DAY,
        "citation": CITATION,
        "on": DAY,
    }
    return set_local_rule(**(given | asked))


def refusal(place: Place, **asked: object) -> Refused:
    with pytest.raises(Refused) as refused:
        rule(place, **asked)
    return refused.value


def test_a_rule_holds_from_its_day(place: Place) -> None:
    rule(place, value=12)
    assert rules_on(place.district, on=DAY) == {SHARE: 12}
    assert rules_on(place.district, on=date(2020, 5, 31)) == {}


def test_20_percent_in_2022_is_refused_and_the_article_is_named(place: Place) -> None:
    told = refusal(place, value=20, since=date(2022, 1, 1)).obstacles[0]
    assert told.citation == "khoản 3 Điều 9 Nghị định 91/2017/NĐ-CP"
    assert "20%" in told.message and "15%" in told.message


def test_15_percent_in_2022_is_accepted_and_16_is_not(place: Place) -> None:
    rule(place, value=15, since=date(2022, 1, 1))
    told = refusal(place, value=16, since=date(2023, 1, 1)).obstacles[0]
    assert told.citation == "khoản 3 Điều 9 Nghị định 91/2017/NĐ-CP"


def test_20_percent_is_accepted_from_the_day_the_national_bound_is_gone(place: Place) -> None:
    refusal(place, value=20, since=date(2023, 12, 31))
    assert rule(place, value=20, since=date(2024, 1, 1)).value == 20


def test_a_rule_without_its_citation_is_refused(place: Place) -> None:
    assert refusal(place, citation="  ").obstacles[0].message == "Thiếu căn cứ của quy định."
    assert not LocalRule.objects.exists()


def test_an_unknown_key_is_refused(place: Place) -> None:
    assert "khong_co" in refusal(place, key="khong_co").obstacles[0].message


def test_a_new_value_ends_the_running_one_the_day_before(place: Place) -> None:
    first = rule(place, value=10)
    rule(place, value=12, since=date(2020, 9, 1), on=date(2020, 8, 1))
    first.refresh_from_db()
    assert first.until == date(2020, 8, 31)
    assert rules_on(place.district, on=date(2020, 8, 31)) == {SHARE: 10}
    assert rules_on(place.district, on=date(2020, 9, 1)) == {SHARE: 12}


def test_days_that_are_over_are_not_edited(place: Place) -> None:
    rule(place, value=10)
    told = refusal(place, value=12, since=date(2020, 7, 1), on=date(2020, 7, 2)).obstacles[0]
    assert told.remedy == "Chọn ngày có hiệu lực từ 02/07/2020 trở đi."
    assert "không đặt đè lên" in refusal(place, value=12, since=DAY).obstacles[0].message
    assert rules_on(place.district, on=date(2020, 7, 1)) == {SHARE: 10}


def test_a_rule_outside_the_jurisdictions_time_is_refused(place: Place) -> None:
    assert "không có thẩm quyền" in refusal(place, since=date(1999, 1, 1)).obstacles[0].message


def test_only_board_staff_of_that_jurisdiction_sets_and_ends_rules(place: Place) -> None:
    chair = person("chutich")
    place.appoint(chair, Office.CHAIR, place.district)
    with pytest.raises(Forbidden):
        rule(place, by=chair)
    with pytest.raises(Forbidden):
        rule(place, jurisdiction=place.province)
    with pytest.raises(Forbidden):
        end_local_rule(rule(place), by=chair, until=DAY, on=DAY)


def test_a_rule_is_ended_from_today_at_the_earliest_and_once(place: Place) -> None:
    set_one = rule(place)
    later = date(2020, 12, 1)
    with pytest.raises(Refused, match="Không kết thúc vào ngày 30/11/2020"):
        end_local_rule(set_one, by=place.officer, until=date(2020, 11, 30), on=later)
    end_local_rule(set_one, by=place.officer, until=date(2020, 12, 31), on=later, reason="Bãi bỏ")
    assert rules_on(place.district, on=date(2020, 12, 31)) == {SHARE: 15}
    assert rules_on(place.district, on=date(2021, 1, 1)) == {}
    with pytest.raises(Overtaken, match="31/12/2020"):
        end_local_rule(set_one, by=place.officer, until=date(2021, 1, 31), on=later)


def test_setting_and_ending_are_recorded(place: Place) -> None:
    first = rule(place, value=10)
    rule(place, value=12, since=date(2020, 9, 1), on=date(2020, 8, 1))
    chain = Entry.objects.filter(chain__subject_kind="local_rule", chain__subject_id=first.pk).order_by("seq")
    assert [entry.verb for entry in chain] == ["local_rule_set", "local_rule_ended"]
    assert CITATION in chain[0].payload and '"until":"2020-08-31"' in chain[1].payload
