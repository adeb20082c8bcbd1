"""What jurists enter at the desk, by its doors: every answer kept, the pack written, another confirms it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from law.packs.desk.own_cases import OwnCase
from law.packs.desk.rule_answers import DROPPED, REPLACED
from law.rulebook import rulebook_on
from law.seats_and_money.quotas import allowance
from law_desk.acts.settling_packs import confirm_pack
from law_desk.entering.answering_cases import answer_cases
from law_desk.entering.case_review import review_of
from law_desk.entering.entering_rules import enter_rule
from law_desk.entering.keeping_rules import keep_rules
from law_desk.entering.opening_laws import open_known_law, open_new_law
from law_desk.entering.proposing_awards import propose_award
from law_desk.entering.telling_cases import tell_case, withdraw_case
from law_desk.entering.worksheet import worksheet, worksheets
from law_desk.models import EnteredLaw, RuleEntry
from law_desk.told_law import changes_of_pack
from roles.doors.law_in_force import law_in_force
from roles.doors.refusals import Forbidden, Overtaken, Refused
from tests.law_desk.desk import (
    DAY,
    EVIDENCE,
    Said,
    answered,
    confirmed,
    key_trusted,
    opened,
    opened_2027,
    said_right,
    typed,
)
from tests.law_desk.jurists import with_jurists
from tests.scene import Scene
from trail.models import Entry
from trail.phrases import changes_of, sentence
from trail.state.row_faults import RowFault
from workflow.proofs.registry import state_findings

pytestmark = pytest.mark.scene(units=2)
CHANGED = {
    "quota.CSTĐCS": (REPLACED, {"at_most": 20}),
    "authority.CSTĐCS": (REPLACED, {"authorities": ["director", "commune_chair"], "open": []}),
}


@pytest.fixture
def scene(scene: Scene) -> Scene:
    return with_jurists(scene)


@pytest.fixture
def law(scene: Scene) -> EnteredLaw:
    return opened(scene)


def refusal(act: Callable[[], object]) -> str:
    with pytest.raises(Refused) as refused:
        act()
    found = refused.value
    told = [(each.about, each.message, each.remedy) for each in found.obstacles]
    return "\n".join([found.message, found.remedy, *(" ".join(each) for each in told)])


def seats(day: date) -> int | None:
    return allowance("CSTĐCS", 20, rulebook_on(day, stack=law_in_force().stack)).seats


def test_an_award_is_usable_as_soon_as_another_confirmed_its_own_rules(scene: Scene, law: EnteredLaw) -> None:
    key_trusted(scene)
    answered(scene, law, "LĐTT")
    said_right(scene, law, "LĐTT")
    pack = propose_award(law.pk, "LĐTT", by=scene["jurist1"], on=DAY)

    assert "đang chờ xác nhận" in refusal(lambda: propose_award(law.pk, "GK xã", by=scene["jurist1"], on=DAY))
    told = refusal(lambda: confirm_pack(pack.pk, by=scene["jurist1"], on=DAY))
    assert told.startswith("Người đề nghị không tự xác nhận gói luật của mình.")
    assert not rulebook_on(date(2026, 10, 1), stack=law_in_force().stack).is_read_of("LĐTT")
    confirm_pack(pack.pk, by=scene["jurist2"], on=DAY, note="Đã đối chiếu")

    rules = rulebook_on(date(2026, 10, 1), stack=law_in_force().stack)
    assert (rules.is_read_of("LĐTT"), rules.is_read_of("CSTĐCS")) == (True, False)
    rating = rules.value("condition.LĐTT.rating")
    assert rating is not None
    assert (rating.since, str(rating.citation)) == (
        date(2026, 10, 1),
        "Điều 24 Luật Thi đua, khen thưởng 2022",
    )
    assert (pack.name, pack.version, pack.author) == (
        "luat-06-2026-qh16-lao-dong-tien-tien",
        "1",
        "Ủy ban nhân dân tỉnh Cao Bằng",
    )
    assert "Không câu trả lời nào khác" in refusal(
        lambda: propose_award(law.pk, "LĐTT", by=scene["jurist1"], on=DAY)
    )
    sheets = worksheets(law, ["LĐTT", "CSTĐCS"])
    assert (sheets["LĐTT"].is_confirmed, sheets["CSTĐCS"].is_confirmed) == (True, False)
    assert "condition.*.pending" not in {each.rule.key for each in sheets["CSTĐCS"].rules if each.is_open}


def test_who_entered_a_rule_does_not_confirm_what_another_proposed(scene: Scene, law: EnteredLaw) -> None:
    key_trusted(scene)
    answered(scene, law, "LĐTT")
    said_right(scene, law, "LĐTT")
    pack = propose_award(law.pk, "LĐTT", by=scene["jurist2"], on=DAY)

    assert pack.entered_by == sorted([scene["jurist1"].pk, scene["jurist2"].pk])
    for name in ("jurist1", "jurist2"):
        told = refusal(lambda name=name: confirm_pack(pack.pk, by=scene[name], on=DAY))
        assert "không tự xác nhận" in told
    pack.refresh_from_db()
    assert pack.state == "proposed"


def test_what_was_confirmed_wrongly_is_entered_anew_and_takes_its_place(
    scene: Scene, law: EnteredLaw
) -> None:
    key_trusted(scene)
    first = confirmed(scene, law, "GĐVH")
    better = typed(law, REPLACED, fields={"authorities": ["province_chair"]})

    enter_rule(law.pk, "GĐVH", "authority.GĐVH", better, by=scene["jurist1"], on=DAY)
    second = confirmed(scene, law, "GĐVH")

    first.refresh_from_db()
    assert (first.state, first.version, second.state, second.version) == (
        "superseded",
        "1",
        "confirmed",
        "2",
    )
    may = rulebook_on(date(2026, 10, 1), stack=law_in_force().stack).value("authority.GĐVH")
    assert may is not None
    assert may["authorities"] == ["province_chair"]


def test_the_confirmer_sees_what_is_changed_and_what_is_kept(scene: Scene) -> None:
    """A figure within a criterion is not in its words: a change of it alone must not look like none."""
    key_trusted(scene)
    count: Said = {"condition.BK tỉnh.individual": (REPLACED, {"any_of.1.all_of.1.count": 1})}

    pack = confirmed(scene, opened_2027(scene), "BK tỉnh", count)

    changes = {each.subject: each for each in changes_of_pack(pack).changes}
    award = "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh"
    merit = changes[f"Điều kiện {award}: Thành tích của cá nhân"]
    assert merit.after.endswith("con số của tiêu chuẩn đã khác, lời của tiêu chuẩn thì chưa")
    assert (merit.is_kept, changes[f"Tiền thưởng {award}"].is_kept) == (False, True)


def test_a_law_of_2027_answers_before_and_from_its_day(scene: Scene) -> None:
    key_trusted(scene)

    confirmed(scene, opened_2027(scene), "CSTĐCS", CHANGED)

    assert (seats(date(2027, 6, 30)), seats(date(2027, 7, 1))) == (None, 4)


def test_an_entry_is_never_overwritten(scene: Scene, law: EnteredLaw) -> None:
    more = typed(law, REPLACED, fields={"at_least": "HTXSNV"})
    enter_rule(law.pk, "LĐTT", "condition.LĐTT.rating", typed(law), by=scene["jurist1"], on=DAY)
    enter_rule(law.pk, "LĐTT", "condition.LĐTT.rating", more, by=scene["jurist2"], on=DAY)

    rows = RuleEntry.objects.order_by("pk")
    assert [(row.answer, row.entered_by) for row in rows] == [
        ("kept", scene["jurist1"]),
        ("replaced", scene["jurist2"]),
    ]
    entry = Entry.objects.order_by("-pk")[0]
    assert sentence(entry).endswith("đã nhập một quy định của văn bản.")
    assert list(changes_of(entry)[0])[:3] == [
        "Điều kiện Lao động tiên tiến: Mức độ hoàn thành nhiệm vụ",
        "Giữ nguyên (khoản 2 Điều 3 Luật 06/2026/QH16)",
        "Thay bằng: từ mức hoàn thành xuất sắc nhiệm vụ (khoản 2 Điều 3 Luật 06/2026/QH16)",
    ]
    assert faults_of(law) == []


def test_many_rules_are_kept_at_once_each_by_its_own_article(scene: Scene, law: EnteredLaw) -> None:
    count = keep_rules(
        law.pk, "LĐTT", ["papers.LĐTT", "reward.LĐTT"], **EVIDENCE, by=scene["jurist1"], on=DAY
    )

    assert count == 2
    assert [(row.key, row.instrument, row.article) for row in RuleEntry.objects.order_by("key")] == [
        ("papers.LĐTT", "Luật Thi đua, khen thưởng 2022", "84"),
        ("reward.LĐTT", "Nghị định 152/2025/NĐ-CP", "50"),
    ]
    again = refusal(
        lambda: keep_rules(law.pk, "LĐTT", ["papers.LĐTT"], **EVIDENCE, by=scene["jurist1"], on=DAY)
    )
    assert "một quy định vừa được trả lời" in again
    bare = {**EVIDENCE, "words": " "}
    assert "Thiếu lời của điều luật." in refusal(
        lambda: keep_rules(law.pk, "LĐTT", ["copies.LĐTT"], **bare, by=scene["jurist1"], on=DAY)
    )
    assert faults_of(law) == []


def test_what_an_ended_decree_said_is_kept_by_an_article_of_the_new_law(scene: Scene) -> None:
    """Nghị định 152/2025/NĐ-CP ends on 28/02/2027 by its own words."""
    new, keys = opened_2027(scene), ["papers.LĐTT", "reward.LĐTT"]
    told = refusal(lambda: keep_rules(new.pk, "LĐTT", keys, **EVIDENCE, by=scene["jurist1"], on=DAY))
    assert "“Tiền thưởng Lao động tiên tiến” không còn dẫn được điều luật trước." in told
    assert "Ghi điều của văn bản mới giữ quy định ấy." in told
    assert RuleEntry.objects.count() == 0

    keep_rules(new.pk, "LĐTT", keys, **EVIDENCE, article="5", clause="1", by=scene["jurist1"], on=DAY)

    assert [(row.instrument, row.article, row.clause) for row in RuleEntry.objects.order_by("key")] == [
        ("Luật Thi đua, khen thưởng 2022", "84", ""),
        ("Luật giả định 2027", "5", "1"),
    ]


def faults_of(law: EnteredLaw) -> list[RowFault]:
    return [found for found in state_findings("entered_law", law.pk) if isinstance(found, RowFault)]


@pytest.mark.parametrize(
    ("key", "answer", "more", "told"),
    [
        ("papers.LĐTT", "kept", {"words": " "}, "Thiếu lời của điều luật."),
        ("papers.LĐTT", "kept", {"article": ""}, "Thiếu điều."),
        ("papers.LĐTT", "kept", {"published": ""}, "Thiếu nơi công bố."),
        ("papers.LĐTT", "kept", {"instrument": "Luật 07/2026"}, "không có văn bản nào tên “Luật 07/2026”"),
        (
            "papers.LĐTT",
            "kept",
            {"instrument": "Nghị định 91/2017/NĐ-CP"},
            "Ngày 01/10/2026 không có văn bản nào tên “Nghị định 91/2017/NĐ-CP” đang có hiệu lực",
        ),
        ("authority.LĐTT", "dropped", {}, "Quy định này không nhận câu trả lời ấy."),
        ("papers.LĐTT", "replaced", {"fields": {"kinds": ["x"]}}, "“kinds” không nhận “x”."),
        ("quota.LĐTT", "kept", {}, "Danh hiệu, hình thức này không có quy định ấy."),
    ],
)
def test_what_cannot_be_is_refused_in_words(
    key: str, answer: str, more: dict[str, object], told: str, scene: Scene, law: EnteredLaw
) -> None:
    refused = refusal(
        lambda: enter_rule(law.pk, "LĐTT", key, typed(law, answer, **more), by=scene["jurist1"], on=DAY)
    )

    assert told in refused
    assert RuleEntry.objects.count() == 0


def test_an_award_is_proposed_only_when_all_is_answered_and_said_to_be_right(
    scene: Scene, law: EnteredLaw, settings: Any
) -> None:
    def propose() -> object:
        return propose_award(law.pk, "LĐTT", by=scene["jurist1"], on=DAY)

    open_rule = "Giấy tờ của hồ sơ Lao động tiên tiến: chưa trả lời, hoặc còn nghi vấn."
    assert open_rule in refusal(propose)
    answered(scene, law, "LĐTT")
    doubt = typed(law, doubt="Chưa rõ điểm b")
    enter_rule(law.pk, "LĐTT", "papers.LĐTT", doubt, by=scene["jurist1"], on=DAY)
    assert open_rule in refusal(propose)
    enter_rule(law.pk, "LĐTT", "papers.LĐTT", typed(law), by=scene["jurist1"], on=DAY)
    assert "18 tình huống chưa có câu trả lời đúng hay không đúng." in refusal(propose)
    assert said_right(scene, law, "LĐTT") == 18
    assert "chưa được tin ở đây" in refusal(propose)
    settings.VINHDANH_LAW_KEY_FILE = ""
    assert refusal(propose).startswith("Máy chủ chưa có khóa ký gói luật")
    first = review_of(worksheet(law, "LĐTT")).cases[0].case.code
    answer_cases(law.pk, "LĐTT", {first: False}, by=scene["jurist1"], on=DAY)
    assert "1 tình huống được trả lời “không đúng”." in refusal(propose)


def test_a_case_whose_answer_changed_must_be_read_again(scene: Scene, law: EnteredLaw) -> None:
    answered(scene, law, "LĐTT")
    said_right(scene, law, "LĐTT")
    old = {each.case.code for each in review_of(worksheet(law, "LĐTT")).cases}
    more = typed(law, DROPPED)

    enter_rule(law.pk, "LĐTT", "condition.LĐTT.rating", more, by=scene["jurist1"], on=DAY)

    review = review_of(worksheet(law, "LĐTT"))
    assert [each.case.told for each in review.cases if each.is_right is None] == [
        "Lao động tiên tiến, cá nhân xếp loại năm 2025 hoàn thành tốt nhiệm vụ",
        "Lao động tiên tiến, cá nhân xếp loại năm 2025 hoàn thành nhiệm vụ",
    ]
    with pytest.raises(Overtaken, match="vừa được sửa"):
        answer_cases(law.pk, "LĐTT", dict.fromkeys(old, True), by=scene["jurist1"], on=DAY)


def test_a_case_told_by_hand_proves_until_it_is_withdrawn(scene: Scene, law: EnteredLaw) -> None:
    case = OwnCase("LĐTT", date(2026, 10, 1), "Chờ kỷ luật", "chờ kết luận: discipline", "tạm dừng xét")
    answered(scene, law, "LĐTT")
    row = tell_case(law.pk, case, by=scene["jurist1"], on=DAY)

    review = review_of(worksheet(law, "LĐTT"))
    assert review.written is not None
    assert "- chờ kết luận: discipline" in review.written.files["cases/tinh_huong.md"].decode()
    assert review.faults == ()
    wrong = replace(case, told="Khác", verdict="đúng quy định")
    other = tell_case(law.pk, wrong, by=scene["jurist1"], on=DAY)
    told = review_of(worksheet(law, "LĐTT")).faults[0].what
    assert "chờ “đúng quy định”, được “tạm dừng xét”" in told
    withdraw_case(other.pk, by=scene["jurist2"], on=DAY)
    withdraw_case(row.pk, by=scene["jurist2"], on=DAY)
    assert review_of(worksheet(law, "LĐTT")).told_cases == ()
    with pytest.raises(Overtaken):
        withdraw_case(row.pk, by=scene["jurist2"], on=DAY)


def test_others_do_not_enter(scene: Scene, law: EnteredLaw) -> None:
    stranger = scene["officer"]
    acts = (
        lambda: open_known_law("R4", by=stranger, on=DAY),
        lambda: enter_rule(law.pk, "LĐTT", "papers.LĐTT", typed(law), by=stranger, on=DAY),
        lambda: answer_cases(law.pk, "LĐTT", {}, by=stranger, on=DAY),
        lambda: propose_award(law.pk, "LĐTT", by=stranger, on=DAY),
    )
    for act in acts:
        with pytest.raises(Forbidden):
            act()


def test_a_law_is_opened_once_and_after_those_before(scene: Scene, law: EnteredLaw) -> None:
    new = opened_2027(scene)

    assert (law.regime, new.regime) == ("R4", "R5")
    with pytest.raises(Overtaken):
        opened(scene)
    told = refusal(
        lambda: open_new_law(
            instrument="Luật giả định 2027",
            kind="x",
            issued_on=date(2027, 3, 15),
            since=date(2027, 1, 1),
            basis=" ",
            by=scene["jurist1"],
            on=DAY,
        )
    )
    for words in (
        "Thiếu tên văn bản, hoặc lời in làm căn cứ.",
        "Loại văn bản không có trong danh mục.",
        "Có hiệu lực 01/01/2027, trước ngày ban hành 15/03/2027.",
        "Văn bản “Luật giả định 2027” đã được mở để nhập.",
        "Đã có văn bản có hiệu lực từ 01/07/2027",
    ):
        assert words in told
