"""The printed annex "Quy định áp dụng": which rules a dossier is judged by, and by whose word."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from dossiers.models import Dossier
from printing.contents import AppliedRule, AppliedRulesPaper
from printing.documents.applied_rules import render_applied_rules
from printing.inspection.lint import lint
from printing.inspection.lint_profile import profile_of
from printing.inspection.pdf_reader import text_of
from roles.doors.law_in_force import stack_in_force
from roles.doors.refusals import Refused
from roles.local_rules.setting_rules import set_local_rule
from tests.browsing import Client
from tests.law_desk.jurists import DAY, loaded, with_jurists
from tests.scene import Scene, draft, seat
from tests.walk import after_bloc
from trail.clock import at
from workflow.actions.receive import receive
from workflow.actions.submit import submit
from workflow.reports.applied_rules_paper import applied_rules_paper

pytestmark = pytest.mark.scene(units=2)
FIRST_DAY, LATER = date(2027, 7, 1), date(2027, 7, 10)


@pytest.fixture
def scene(scene: Scene) -> Scene:
    return with_jurists(scene)


def received(scene: Scene, *, on: date) -> Dossier:
    dossier = draft(scene, advanced=20, fighters=3, on=on)
    submit(dossier.pk, by=scene["head1"], on=on)
    after_bloc(scene, dossier, on=on)
    receive(dossier.pk, by=scene["officer"], on=on)
    return Dossier.objects.get(pk=dossier.pk)


def rule_in(paper: AppliedRulesPaper, heading: str, words: str) -> AppliedRule:
    """The one of that part that says these words."""
    (part,) = [each for each in paper.parts if each.heading.startswith(heading)]
    (found,) = [rule for rule in part.rules if words in rule.words]
    return found


def told(paper: AppliedRulesPaper) -> str:
    return "\n".join(paper.facts)


def test_each_rule_names_its_article_and_by_whose_word_it_holds(scene: Scene) -> None:
    loaded(scene)
    dossier = received(scene, on=FIRST_DAY)

    paper = applied_rules_paper(dossier, on=LATER)

    share, money = (
        rule_in(paper, "Chiến sĩ thi đua cơ sở", f"{what} Chiến sĩ") for what in ("Tỷ lệ", "Tiền thưởng")
    )
    assert (share.words, share.citation, share.unconfirmed) == (
        "Tỷ lệ Chiến sĩ thi đua cơ sở không quá 20%.",
        "Khoản 1 Điều 2 Luật giả định 2027",
        "",
    )
    assert f"{share.word} Gói luật luat-gia-dinh-2027, bản 1, do Sở Nội vụ tỉnh Ví Dụ phát hành;" in told(
        paper
    )
    assert "Người jurist1 đề nghị ngày 15/06/2027, Người jurist2 xác nhận ngày 15/06/2027." in told(paper)
    assert (money.words, money.citation) == (
        "Tiền thưởng Chiến sĩ thi đua cơ sở bằng 1 lần mức lương cơ sở.",
        "Điểm c khoản 1 Điều 50 Nghị định 152/2025/NĐ-CP",
    )
    assert f"{money.word} Luật của chương trình Vinh Danh, bản " in told(paper)
    assert rule_in(paper, "Quy định chung", "Mức lương cơ sở: 2.530.000 đồng")
    assert "Luật áp dụng: Luật giả định 2027, đã đọc đối với" in told(paper)
    assert stack_in_force().hash in told(paper).replace(" ", "")
    assert [fault.message_vi for fault in lint(render_applied_rules(paper), profile=profile_of(paper))] == []


def test_what_nobody_confirmed_is_named_so_and_a_dossier_that_nobody_received_is_a_draft(
    scene: Scene,
) -> None:
    paper = applied_rules_paper(draft(scene, advanced=2, fighters=0, on=FIRST_DAY), on=FIRST_DAY)

    rating = rule_in(paper, "Lao động tiên tiến", "mức độ hoàn thành nhiệm vụ")
    assert rating.unconfirmed == "Nguồn dẫn lại, văn bản mới"
    assert rating.words.startswith("Phải đạt điều kiện: ") and rating.words.endswith(".")
    assert "mức độ hoàn thành nhiệm vụ (từ mức hoàn thành tốt nhiệm vụ trở lên)" in rating.words
    assert "“văn bản mới” là theo quy định trước ngày 01/10/2026; chưa xác nhận văn bản mới." in told(paper)
    assert "Cơ quan thẩm định chưa tiếp nhận hồ sơ; bản này theo quy định của ngày 01 tháng 7" in told(paper)
    assert paper.draft
    assert not any(part.heading.startswith("Chiến sĩ") for part in paper.parts)


def test_a_pack_confirmed_after_the_receipt_is_not_told_as_applied(scene: Scene) -> None:
    dossier = received(scene, on=FIRST_DAY)
    loaded(scene, on=LATER)

    paper = applied_rules_paper(dossier, on=LATER)

    share = rule_in(paper, "Chiến sĩ thi đua cơ sở", "tỷ lệ Chiến sĩ thi đua cơ sở")
    assert share.words.startswith("Chương trình chưa xác nhận văn bản về: ")
    assert share.citation == "Luật 06/2026/QH16"
    assert "luat-gia-dinh-2027" not in told(paper)
    assert "ngày cơ quan thẩm định tiếp nhận hồ sơ, ngày 01 tháng 7 năm 2027" in told(paper)
    assert not paper.draft


def test_what_the_jurisdiction_settled_itself_stands_with_its_paper(scene: Scene) -> None:
    for key, value in (("grassroots_fighter_share", 18), ("vote.BK tỉnh", 85)):
        set_local_rule(
            by=scene["officer"],
            jurisdiction=scene.district,
            key=key,
            value=value,
            since=FIRST_DAY,
            citation="quy chế minh họa số 12",
            on=DAY,
        )

    paper = applied_rules_paper(draft(scene, advanced=2, fighters=1, on=FIRST_DAY), on=FIRST_DAY)

    rule = rule_in(paper, "Quy định của địa phương", "Tỷ lệ Chiến sĩ")
    assert (rule.words, rule.citation) == (
        "Tỷ lệ Chiến sĩ thi đua cơ sở trên số Lao động tiên tiến: 18%.",
        "Quy chế minh họa số 12",
    )
    assert not any("để xét Bằng khen" in rule.words for part in paper.parts for rule in part.rules)


def test_what_a_level_above_settled_stands_by_its_word(scene: Scene) -> None:
    seat(scene, [("above", "board_officer", scene.province, "Chuyên viên")], on=DAY)
    set_local_rule(
        by=scene["above"],
        jurisdiction=scene.province,
        key="deadline.appraisal",
        value=20,
        since=FIRST_DAY,
        citation="quy chế minh họa của tỉnh",
        on=DAY,
    )

    paper = applied_rules_paper(draft(scene, advanced=2, fighters=0, on=FIRST_DAY), on=FIRST_DAY)

    rule = rule_in(paper, "Quy định của địa phương", "Thời hạn thẩm định hồ sơ")
    assert (rule.words, rule.citation) == (
        "Thời hạn thẩm định hồ sơ: 20 ngày làm việc.",
        "Quy chế minh họa của tỉnh",
    )
    assert f"{rule.word} Tỉnh Cao Bằng, bằng văn bản ghi ở cột “Điều khoản”." in told(paper)


def test_what_the_law_of_that_day_forbids_the_jurisdiction_is_told_as_not_applied(scene: Scene) -> None:
    set_local_rule(
        by=scene["officer"],
        jurisdiction=scene.district,
        key="grassroots_fighter_share",
        value=25,
        since=DAY,
        citation="quy chế minh họa số 12",
        on=DAY,
    )
    loaded(scene)

    paper = applied_rules_paper(draft(scene, advanced=2, fighters=1, on=FIRST_DAY), on=FIRST_DAY)

    rule = rule_in(paper, "Quy định của địa phương", "Tỷ lệ Chiến sĩ")
    assert rule.words == (
        "Tỷ lệ Chiến sĩ thi đua cơ sở trên số Lao động tiên tiến: 25%: không áp dụng, vì pháp luật quy định "
        "không quá 20% (khoản 1 Điều 2 Luật giả định 2027)."
    )


def test_whoever_may_read_the_dossier_prints_it_and_others_do_not(scene: Scene) -> None:
    dossier = draft(scene, advanced=2, fighters=0, on=FIRST_DAY)
    page = reverse("workflow:applied_rules", args=[dossier.pk])
    clerk, stranger = Client(), Client()
    clerk.force_login(scene["clerk1"])
    stranger.force_login(scene["clerk2"])

    with at(FIRST_DAY):
        shown: Any = clerk.get(page)
        refused = stranger.get(page)
        linked = clerk.get(reverse("workflow:dossier", args=[dossier.pk])).content.decode()

    assert (shown.status_code, shown["Content-Type"], refused.status_code) == (200, "application/pdf", 403)
    assert "QUY ĐỊNH ÁP DỤNG ĐỐI VỚI HỒ SƠ" in text_of(b"".join(shown.streaming_content))
    assert f'href="{page}"' in linked


def test_of_an_empty_draft_nothing_is_printed(scene: Scene) -> None:
    empty = draft(scene, advanced=0, fighters=0, on=FIRST_DAY)
    with pytest.raises(Refused, match="chưa có trường hợp nào để in quy định áp dụng"):
        applied_rules_paper(empty, on=FIRST_DAY)
