"""What a jurist is asked about one rule at the law desk, and what he may answer."""

from __future__ import annotations

from datetime import date

import pytest

from law.awards import FORMS, TITLES
from law.findings import Verdict
from law.packs.desk.own_cases import OwnCase, unread_reason
from law.packs.desk.rule_answers import DROPPED, KEPT, LEFT, REPLACED, RuleAnswer, offered
from law.packs.desk.rule_fields import fields_of
from law.packs.desk.rules_of_award import AskedRule, rules_asked
from law.packs.desk.written_pack import written_pack
from law.packs.laying.stacking import stacked
from law.packs.opened_packs import laid_and_proven
from law.packs.proving.conformance import conformance_faults
from law.packs.signed_folder.pack_faults import PackFault
from law.packs.signed_folder.pack_files import Pack
from law.rulebook import own_law, rulebook_on
from law.seats_and_money.quotas import allowance
from tests.law.desk_ground import LAW_2026, Said, answered, compiled


def _rule(key: str, award: str) -> AskedRule:
    return next(rule for rule in rules_asked(award, LAW_2026.since, own_law()) if rule.key == key)


def _faults(pack: Pack) -> list[PackFault]:
    return conformance_faults(pack, own_law(), stacked(pack, own_law()))


def test_a_rule_that_is_one_for_several_awards_is_asked_once() -> None:
    first = compiled("LĐTT", LAW_2026, own_law())
    stack = laid_and_proven(first.pack, own_law(), trusted=None)

    assert _rule("condition.*.pending", "CSTĐCS").is_shared
    assert "condition.*.pending" not in answered("CSTĐCS", LAW_2026, stack)
    assert b"pending" not in compiled("CSTĐCS", LAW_2026, stack).files["quy_dinh.toml"]


def test_a_rule_without_an_answer_is_named() -> None:
    answers = answered("LĐTT", LAW_2026, own_law())
    del answers["papers.LĐTT"]

    with pytest.raises(KeyError, match=r"papers\.LĐTT"):
        written_pack("LĐTT", LAW_2026, answers, own_law(), author="Sở Nội vụ")


def test_the_answers_that_a_rule_takes() -> None:
    stack = own_law()

    def taken(key: str, award: str) -> tuple[str, ...]:
        return offered(_rule(key, award), stack)

    assert taken("condition.LĐTT.rating", "LĐTT") == (KEPT, REPLACED, DROPPED)
    assert taken("condition.*.pending", "LĐTT") == (KEPT, DROPPED)
    assert taken("authority.LĐTT", "LĐTT") == (KEPT, REPLACED)
    assert taken("quota.CSTĐCS", "CSTĐCS") == (KEPT, REPLACED, DROPPED, LEFT)


def test_each_figure_has_a_field_of_its_kind() -> None:
    stack = own_law()

    def kinds(key: str, award: str) -> dict[str, str]:
        return {field.path: field.kind for field in fields_of(_rule(key, award), stack)}

    assert kinds("quota.CSTĐCS", "CSTĐCS") == {"at_most": "number"}
    assert kinds("reward.LĐTT", "LĐTT") == {"factor": "decimal"}
    assert kinds("papers.LĐTT", "LĐTT") == {"kinds": "choices"}
    assert kinds("condition.LĐTT.rating", "LĐTT") == {"at_least": "choice"}
    assert kinds("vote.CSTĐCS", "CSTĐCS") == {"percent": "number", "secret": "flag"}
    assert kinds("deadline.CSTĐTQ", "CSTĐTQ") == {"by": "day_of_year"}
    grounds = kinds("condition.CSTĐCS.merit", "CSTĐCS")
    assert grounds["any_of.0"] == "criterion"
    assert grounds["any_of.1.all_of.0.count"] == "number"


def test_a_share_left_to_the_province_is_proven() -> None:
    said: Said = {"quota.CSTĐCS": (LEFT, {})}

    stack = laid_and_proven(compiled("CSTĐCS", LAW_2026, own_law(), said).pack, own_law(), trusted=None)

    assert allowance("CSTĐCS", 20, rulebook_on(date(2026, 10, 1), stack=stack)).state == "province"


def test_a_rule_for_which_no_case_can_be_written_is_named_and_the_jurist_tells_one() -> None:
    written = compiled("HC Sao vàng", LAW_2026, own_law())
    own = [
        OwnCase("HC Sao vàng", on, told, f"công khai: từ {since}, họp {council}", verdict)
        for on, told, since, council, verdict in (
            (date(2026, 10, 1), "Công khai đủ mười ngày", "01/09/2026", "30/09/2026", "cần xem xét"),
            (date(2026, 10, 1), "Công khai một ngày", "29/09/2026", "30/09/2026", "trái quy định"),
        )
    ]
    more = compiled("HC Sao vàng", LAW_2026, own_law(), more_cases="\n".join(case.page for case in own))

    assert written.unwritten == ("condition.*.public_posting",)
    assert [fault.key for fault in _faults(written.pack)] == ["condition.*.public_posting"] * 2
    assert _faults(more.pack) == []


def test_a_case_that_cannot_be_read_says_which_word() -> None:
    case = OwnCase("LĐTT", date(2026, 10, 1), "A", "xếp loạii: 2025 HTTNV", Verdict.LAWFUL.label)

    assert unread_reason(case) == "không có dữ kiện nào tên “xếp loạii”"
    assert (
        unread_reason(OwnCase("LĐTT", date(2026, 10, 1), "A", "xếp loại: 2025 HTTNV", "đúng quy định")) == ""
    )


@pytest.mark.parametrize("award", ["TTLĐXS", "GK xã"])
def test_what_a_province_and_its_communes_give_is_confirmed_without_a_case_by_hand(award: str) -> None:
    written = compiled(award, LAW_2026, own_law())

    assert written.unwritten == ()
    assert _faults(written.pack) == []


def test_every_award_has_rules_of_its_own() -> None:
    without = [
        code
        for code in (*TITLES, *FORMS)
        if all(rule.is_shared for rule in rules_asked(code, LAW_2026.since, own_law()))
    ]

    assert without == []


def test_evidence_stands_in_the_pack_and_cannot_end_its_line() -> None:
    answers = answered("LĐTT", LAW_2026, own_law())
    told = answers["papers.LĐTT"]
    answers["papers.LĐTT"] = RuleAnswer(
        told.key, told.kind, told.citation, {}, 'Hồ sơ gồm:\r\n[papers."LĐTT"]\x07', "Công báo số 5"
    )

    text = written_pack("LĐTT", LAW_2026, answers, own_law(), author="Sở").files["quy_dinh.toml"].decode()

    assert '# Hồ sơ gồm:\n# [papers."LĐTT"]\n# Công báo số 5\n[[papers."LĐTT".values]]' in text
