"""A pack laid on the program's own law: another law from its day on, and the same before and beside it."""

import unicodedata
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from law.case_files.answers import answer_file
from law.packs.laying.value_shapes import shape_faults
from law.packs.opened_packs import stack_of
from law.packs.signed_folder.manifest import manifest_text, read_manifest
from law.rulebook import LawStack, own_law, rulebook_beside, rulebook_on
from tests.law.pack_ground import EXAMPLE, changed, copied, laid, signed

DAY_BEFORE, FIRST_DAY = date(2027, 6, 30), date(2027, 7, 1)


@pytest.fixture(scope="module")
def stack() -> LawStack:
    return laid(EXAMPLE)


def case(on: str, **fields: Any) -> dict[str, Any]:
    """Three fighters of nineteen advanced workers: 15.8 percent, which the law of 2027 allows by name."""
    nominees = [{"id": f"n{place}", "award": "CSTĐCS"} for place in range(1, 4)]
    return {"id": "A", "on": on, "unit": {"advanced_workers": 19}, "nominees": nominees, **fields}


def test_a_value_holds_from_its_day_and_the_one_before_until_the_day_before(stack: LawStack) -> None:
    before, after = (rulebook_on(day, stack=stack).value("quota.CSTĐCS") for day in (DAY_BEFORE, FIRST_DAY))

    assert before is not None and after is not None
    assert (before.state, before.until) == ("unread", DAY_BEFORE)
    assert (after["at_most"], after.until) == (20, None)
    assert after["rule"] == "quota.grassroots_fighter_share"  # what the table beneath says once


def test_nothing_before_the_first_day_differs_from_the_law_without_the_pack(stack: LawStack) -> None:
    for day in (date(2020, 12, 31), date(2025, 1, 10), date(2026, 10, 1)):
        with_pack, without = rulebook_on(day, stack=stack), rulebook_on(day)
        told = [
            [(key, value.fields, value.state, str(value.citation)) for key, value in rules.values()]
            for rules in (with_pack, without)
        ]
        assert told[0] == told[1]
        assert with_pack.regime == without.regime


def test_the_law_that_nobody_gave_a_pack_knows_nothing_of_it(stack: LawStack) -> None:
    assert rulebook_on(FIRST_DAY, stack=stack).regime == "R5"
    assert rulebook_on(FIRST_DAY).regime == "R4"
    assert rulebook_on(FIRST_DAY).value("quota.CSTĐCS").state == "unread"
    assert [layer.name for layer in own_law().layers] == ["vinh-danh"]


def test_a_rulebook_is_remembered_by_its_stack_and_leads_to_the_same_one(stack: LawStack) -> None:
    rules = rulebook_on(FIRST_DAY, stack=stack)

    assert rulebook_on(FIRST_DAY, stack=stack) is rules
    assert rulebook_on(FIRST_DAY) is not rules
    assert rulebook_beside(rules, DAY_BEFORE).stack is stack
    assert rulebook_on(FIRST_DAY, local={"vote.CSTĐCS": 80}, stack=stack).stack is stack


def test_the_hash_of_a_rulebook_includes_its_packs(stack: LawStack, tmp_path: Path) -> None:
    other = copied(tmp_path)
    changed(other, "quotas.toml", "# Tỷ lệ cao hơn.", "# Tỷ lệ cao hơn trước.")

    hashes = {rulebook_on(FIRST_DAY, stack=each).hash for each in (stack, own_law(), laid(other))}

    assert len(hashes) == 3
    assert rulebook_on(FIRST_DAY, stack=laid(EXAMPLE)).hash == rulebook_on(FIRST_DAY, stack=stack).hash


def test_a_law_read_for_some_awards_leaves_the_others_to_a_person(stack: LawStack) -> None:
    def rules_found(award: str) -> set[str]:
        content = {"id": "A", "on": "2027-07-01", "nominees": [{"id": "n1", "award": award}]}
        return {found["rule"] for found in answer_file(content, stack=stack)[0]["findings"]}

    assert "regime.unread" not in rules_found("CSTĐCS")
    assert "regime.unread" in rules_found("TTLĐXS")


def test_what_is_decided_follows_the_stack_on_the_day_of_decision(stack: LawStack) -> None:
    received_before = case("2027-07-01", received_on="2027-06-30", authority="commune_chair")

    with_pack, without = (
        answer_file(received_before, stack=each)[0]["findings"] for each in (stack, own_law())
    )

    assert "authority.CSTĐCS" not in {found["rule"] for found in with_pack}
    assert "authority.CSTĐCS" in {found["rule"] for found in without}


def test_a_local_rule_is_held_to_the_bound_of_the_stack(stack: LawStack) -> None:
    asked = case("2027-07-01", local={"grassroots_fighter_share": 25})

    refused = answer_file(asked, stack=stack)[0]["error"]

    assert refused["path"] == "local.grassroots_fighter_share"
    assert "không quá 20%" in refused["message"]
    assert "error" not in answer_file(asked)[0]


def test_two_packs_stand_one_on_the_other(tmp_path: Path) -> None:
    first, second = copied(tmp_path), later_pack(tmp_path)
    trusted = {signed(first)}
    trusted.add(signed(second, beneath=laid(first)))

    both = stack_of([first, second], trusted=trusted)

    shares = [rulebook_on(day, stack=both).value("quota.CSTĐCS") for day in (FIRST_DAY, date(2028, 1, 1))]
    assert [share["at_most"] for share in shares] == [20, 25]
    assert shares[0].until == date(2027, 12, 31)
    assert [layer.name for layer in both.layers] == ["vinh-danh", "luat-gia-dinh-2027", "nghi-dinh-2028"]


def later_pack(folder: Path) -> Path:
    """A decree of 2028 that changes the share of the law of 2027."""
    pack = folder / "nghi-dinh-2028"
    (pack / "cases").mkdir(parents=True)
    (pack / "manifest.toml").write_text(
        'name = "nghi-dinh-2028"\nversion = "1"\nauthor = "Sở Nội vụ tỉnh Ví Dụ"\nsince = 2028-01-01\n'
        'instruments = ["Nghị định giả định 2028"]\n',
        encoding="utf-8",
    )
    (pack / "instruments.toml").write_text(
        '[[instruments]]\nname = "Nghị định giả định 2028"\nkind = "decree"\nissued_on = 2027-11-01\n'
        "since = 2028-01-01\nbasis_for = []\n",
        encoding="utf-8",
    )
    (pack / "quotas.toml").write_text(
        '[quota."CSTĐCS"]\n[[quota."CSTĐCS".values]]\nsince = 2028-01-01\nat_most = 25\n'
        'citation = { instrument = "Nghị định giả định 2028", article = 1 }\n',
        encoding="utf-8",
    )
    (pack / "cases" / "ty_le.md").write_text(
        "## Suất\n- bảng: quotas\n- danh hiệu: CSTĐCS\n- cơ số: 100\n\n"
        "| ngày | suất | căn cứ |\n|---|---|---|\n"
        "| 31/12/2027 | 20 | khoản 1 Điều 2 Luật giả định 2027 |\n"
        "| 01/01/2028 | 25 | Điều 1 Nghị định giả định 2028 |\n",
        encoding="utf-8",
    )
    return pack


def test_words_typed_with_loose_marks_name_the_same_award(stack: LawStack, tmp_path: Path) -> None:
    loose = copied(tmp_path)
    text = (loose / "conditions.toml").read_text(encoding="utf-8")
    (loose / "conditions.toml").write_text(unicodedata.normalize("NFD", text), encoding="utf-8")
    assert (loose / "conditions.toml").read_text(encoding="utf-8") != text

    key = "condition.CSTĐ tỉnh.initiative"
    assert laid(loose).subjects[key] == stack.subjects[key]


def test_a_manifest_reads_as_it_was_written(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    signed(folder)
    written = (folder / "manifest.toml").read_bytes()

    assert manifest_text(read_manifest(written, pack="A")).encode() == written


def test_the_programs_own_values_have_the_shapes_that_packs_are_held_to() -> None:
    assert [str(each) for table in own_law().tables.values() for each in shape_faults(table, None)] == []


def confirming_pack(folder: Path) -> Path:
    """Luật 06/2026/QH16 as if it had been read, for one award: a share, and no merit asked any more."""
    pack = folder / "luat-06-2026"
    (pack / "cases").mkdir(parents=True)
    article = 'citation = { instrument = "Luật 06/2026/QH16", article = 1 }'
    written = {
        "manifest.toml": 'name = "luat-06-2026"\nversion = "1"\nauthor = "Sở Nội vụ tỉnh Ví Dụ"\n'
        'since = 2026-10-01\ninstruments = ["Luật 06/2026/QH16"]\n',
        "regimes.toml": '[[regimes]]\nid = "R4"\nsince = 2026-10-01\nread = false\nread_for = ["CSTĐCS"]\n'
        'citation = { instrument = "Luật 06/2026/QH16" }\n',
        "values.toml": '[quota."CSTĐCS"]\n[[quota."CSTĐCS".values]]\nsince = 2026-10-01\nat_most = 10\n'
        f'{article}\n[condition."CSTĐCS".merit]\n[[condition."CSTĐCS".merit.values]]\nsince = 2026-10-01\n'
        f'state = "none"\n{article}\n',
        "cases/luat.md": "## Chế độ\n- bảng: regimes\n\n| ngày | chế độ | luật |\n|---|---|---|\n"
        "| 30/09/2026 | R3 | Luật Thi đua, khen thưởng 2022 |\n| 01/10/2026 | R4 | Luật 06/2026/QH16 |\n\n"
        "## Suất\n- bảng: quotas\n- danh hiệu: CSTĐCS\n- cơ số: 100\n\n"
        "| ngày | suất | tình trạng | căn cứ |\n|---|---|---|---|\n"
        "| 30/09/2026 | không có | none | Điều 23 Luật Thi đua, khen thưởng 2022 |\n"
        "| 01/10/2026 | 10 | – | Điều 1 Luật 06/2026/QH16 |\n\n"
        "## Thành tích\n- đề nghị: CSTĐCS\n- thành tích: 2025\n- xếp loại: 2025 HTTNV\n- sáng kiến: không\n\n"
        "| ngày | kết luận | tình huống |\n|---|---|---|\n"
        "| 30/09/2026 | trái quy định | Hôm trước bị bác |\n"
        "| 01/10/2026 | đúng quy định | Hôm sau không hỏi |\n",
    }
    for name, text in written.items():
        (pack / name).write_text(text, encoding="utf-8")
    return pack


def test_the_law_that_was_not_read_is_confirmed_on_its_own_first_day(tmp_path: Path) -> None:
    stack = laid(confirming_pack(tmp_path))

    rules = rulebook_on(date(2026, 11, 1), stack=stack)

    assert (rules.regime, rules.is_read_of("CSTĐCS"), rules.is_read_of("LĐTT")) == ("R4", True, False)
    assert [regime.id for regime in stack.regimes] == ["R1", "R2", "R3", "R4"]
    share = stack.subjects["quota.CSTĐCS"]
    assert [(value.since, value.state) for value in share.values][:2] == [
        (date(2026, 10, 1), "set"),
        (date(2024, 1, 1), "none"),
    ]


def test_who_is_refused_by_the_old_law_and_not_by_the_confirmed_one_has_the_better(tmp_path: Path) -> None:
    stack = laid(confirming_pack(tmp_path))
    fighter = {"id": "n1", "award": "CSTĐCS", "ratings": {"2025": "HTTNV"}, "initiatives": []}
    late = {
        "id": "n2",
        "award": "CSTĐCS",
        "titles": [],
        "achievement": {"from": "2025-01-01", "to": "2025-12-31"},
    }
    asked = {"id": "A", "on": "2026-11-01", "received_on": "2026-09-30", "nominees": [fighter, late]}

    found, lines, _ = answer_file(asked, stack=stack)

    assert {(each["nominee"], each["rule"], each["verdict"]) for each in found["findings"]} == {
        ("n2", "eligibility.held_title", "unlawful")
    }
    assert (
        "  [đúng quy định] n1: Áp dụng Luật 06/2026/QH16 (luật của ngày quyết định) vì có lợi hơn: theo luật "
        "của ngày tiếp nhận thì trái quy định (Điều 23 Luật Thi đua, khen thưởng 2022); theo luật của ngày "
        "quyết định thì đúng quy định (Điều 1 Luật 06/2026/QH16). Căn cứ khoản 4 Điều 4 Luật 06/2026/QH16."
    ) in lines
    assert "n2: Áp dụng" not in " ".join(lines)
