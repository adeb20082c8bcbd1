"""A draft of a decision is changed line by line until it is signed: in, out, over to another, reworded."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from datetime import date

import pytest

from dossiers.models import Dossier, Nomination
from printing.inspection.pdf_reader import text_of
from roles.appointments.appointing import appoint
from roles.doors.given_numbers import GivenNumber
from roles.doors.refusals import Forbidden, Overtaken, Refused
from tests.browsing import text_of as shown_text
from tests.page_forms import form_to
from tests.scene import PAPER, SINCE, TODAY, Scene, draft, of
from tests.walk import WORDING, after_bloc, conferred, received
from tests.workflow.seats import Reader, body, substitute
from trail.phrases import facts_in_words
from trail.queries import entries_told, timeline
from trail.state.row_faults import RowFault
from workflow.actions.change_decision import DecisionChange, change_decision
from workflow.actions.draft_decision import draft_decision
from workflow.actions.issue import issue
from workflow.actions.return_decision import return_decision
from workflow.actions.sign import sign
from workflow.actions.submit import submit
from workflow.models import Decision
from workflow.proofs.registry import state_findings

pytestmark = pytest.mark.scene(units=2)


@pytest.fixture(scope="module")
def _dossier_of_file(_scene_of_file: Scene) -> Dossier:
    scene = _scene_of_file
    dossier = draft(scene, advanced=7, fighters=0)
    submit(dossier.pk, by=scene["head1"], on=TODAY)
    after_bloc(scene, dossier)
    received(scene, dossier)
    return dossier


@pytest.fixture
def rows(scene: Scene, _dossier_of_file: Dossier) -> list[Nomination]:
    return of(deepcopy(_dossier_of_file), "LĐTT")


def drafted(scene: Scene, rows: list[Nomination]) -> Decision:
    return draft_decision(scene.district, [row.pk for row in rows], WORDING, by=scene["officer"], on=TODAY)


def keys(decision: Decision) -> list[int]:
    return list(decision.lines.filter(is_live=True).order_by("ordinal").values_list("pk", flat=True))


def names(decision: Decision) -> list[str]:
    lines = decision.lines.filter(is_live=True).order_by("ordinal")
    return list(lines.values_list("nomination__recipient_name", flat=True))


def changed(scene: Scene, decision: Decision, **given: object) -> Decision:
    change = replace(DecisionChange(WORDING, seen=entries_told(("decision", decision.pk))), **given)
    return change_decision(decision.pk, change, by=scene["officer"], on=TODAY)


def faults(*decisions: Decision) -> list[RowFault]:
    found = (each for one in decisions for each in state_findings("decision", one.pk))
    return [each for each in found if isinstance(each, RowFault)]


def test_lines_go_come_and_change_places_and_the_money_follows(scene: Scene, rows: list[Nomination]) -> None:
    decision = drafted(scene, rows[:4])
    first, second, _third, fourth = keys(decision)
    before = names(decision)

    after = changed(
        scene, decision, removed=[second], added=[rows[4].pk, rows[5].pk], places={fourth: 1, first: 3}
    )

    assert names(after) == [before[3], before[2], before[0], rows[4].recipient_name, rows[5].recipient_name]
    assert after.reward_total == 5 * 450_000
    told = timeline(("decision", decision.pk)).last()
    assert told is not None and told.verb == "decision_changed"
    facts = dict(facts_in_words(told))
    assert facts["Đưa ra"] == before[1]
    assert facts["Thêm vào"] == f"{rows[4].recipient_name}, {rows[5].recipient_name}"
    assert timeline(("dossier", rows[0].dossier_id)).last().verb == "decision_changed"  # type: ignore[union-attr]
    assert faults(decision) == []
    assert drafted(scene, [rows[1]]).lines.count() == 1


def test_a_line_moves_to_another_draft_of_the_same_award(scene: Scene, rows: list[Nomination]) -> None:
    decision, other = drafted(scene, rows[:3]), drafted(scene, rows[3:5])
    gone = names(decision)[1]

    changed(scene, decision, moved={keys(decision)[1]: other.pk})

    other.refresh_from_db()
    assert (len(names(decision)), names(other)[-1]) == (2, gone)
    assert (Decision.objects.get(pk=decision.pk).reward_total, other.reward_total) == (900_000, 1_350_000)
    assert faults(decision, other) == []


def test_a_returned_draft_keeps_what_the_signer_refused_at_its_end(
    scene: Scene, rows: list[Nomination]
) -> None:
    decision = drafted(scene, rows[:3])
    refused, *others = keys(decision)
    sign(decision.pk, {refused: "Chưa rõ thành tích"}, by=scene["chair"], on=TODAY)
    return_decision(decision.pk, reason="Sai trích yếu", by=scene["clerk"], on=TODAY)

    changed(scene, decision, added=[rows[4].pk], wording=replace(WORDING, about="Về việc khen thưởng"))
    sign(decision.pk, {}, by=scene["chair"], on=TODAY)
    issued = issue(decision.pk, by=scene["clerk"], on=TODAY)

    assert keys(decision)[:2] == others
    assert list(decision.lines.order_by("ordinal").values_list("is_live", flat=True)) == [True] * 3 + [False]
    assert "Về việc khen thưởng" in text_of(issued.file.read())


def test_what_does_not_belong_or_leaves_nothing_is_refused(scene: Scene, rows: list[Nomination]) -> None:
    decision, signed = drafted(scene, rows[:2]), drafted(scene, rows[2:4])
    sign(signed.pk, {}, by=scene["chair"], on=TODAY)

    with pytest.raises(Refused, match="Dự thảo không còn trường hợp nào"):
        changed(scene, decision, removed=keys(decision))
    with pytest.raises(Overtaken, match=r"Người chair .* đã ký quyết định"):
        changed(scene, decision, moved={keys(decision)[0]: signed.pk})
    with pytest.raises(Refused) as carried:
        changed(scene, decision, added=[rows[2].pk])
    assert "đã có trong quyết định khác, do Người officer" in carried.value.obstacles[0].message
    with pytest.raises(Overtaken, match=r"Người chair .* đã ký quyết định"):
        changed(scene, signed, removed=keys(signed)[:1])
    tomorrow = replace(WORDING, submission=GivenNumber("12/TTr-PNV", date(2020, 11, 21)))
    with pytest.raises(Refused, match="Tờ trình ghi ngày 21/11/2020"):
        changed(scene, decision, wording=tomorrow)
    assert len(names(decision)) == 2


def test_no_award_is_carried_twice_for_the_same_days_of_ones_work(
    scene: Scene, rows: list[Nomination]
) -> None:
    """One person, proposed in two dossiers of the year for the same."""
    one, (other,) = rows[0], of(draft(scene, advanced=1, fighters=0), "LĐTT")
    named = {"recipient": one.recipient, "recipient_name": one.recipient_name, "standing": "appraised"}
    Nomination.objects.filter(pk=other.pk).update(**named)
    told = f"{one.recipient_name} (Lao động tiên tiến): đã có {{}} cho thành tích của đúng thời gian này; "

    with pytest.raises(Refused) as twice:
        drafted(scene, [one, other])
    decision = drafted(scene, [one])
    with pytest.raises(Refused) as added:
        changed(scene, decision, added=[other.pk])

    code = one.dossier.code
    assert twice.value.obstacles[0].message.startswith(told.format(f"ở trên, trong hồ sơ {code}"))
    assert added.value.obstacles[0].message.startswith(
        told.format(f"trong dự thảo quyết định, hồ sơ {code},")
    )
    assert twice.value.obstacles[0].citation.startswith(
        "điểm b khoản 2 Điều 6 Luật Thi đua, khen thưởng 2003"
    )
    assert names(decision) == [one.recipient_name]


def test_a_draft_that_another_officer_changed_meanwhile_is_told_by_whom(
    scene: Scene, rows: list[Nomination]
) -> None:
    decision = drafted(scene, rows[:3])
    seen = entries_told(("decision", decision.pk))
    changed(scene, decision, removed=keys(decision)[:1])

    with pytest.raises(Overtaken, match=r"Người officer .* đã sửa dự thảo quyết định"):
        changed(scene, decision, removed=keys(decision)[:1], seen=seen)
    assert len(names(decision)) == 2


def test_only_who_may_draft_changes_a_draft(scene: Scene, rows: list[Nomination]) -> None:
    decision = drafted(scene, rows[:2])

    for name in ("chair", "clerk", "head1", "auditor"):
        with pytest.raises(Forbidden, match="sửa dự thảo quyết định"):
            change_decision(decision.pk, DecisionChange(WORDING, seen=1), by=scene[name], on=TODAY)


def test_who_changed_a_draft_does_not_sign_it(scene: Scene, rows: list[Nomination]) -> None:
    deputy = substitute(scene, "chair", post="Phó Chủ tịch")
    seat = {"office": "board_officer", "organ": scene.district, "post": "Phó Chủ tịch"}
    appoint(by=None, user=deputy, since=SINCE, on=SINCE, **seat, **PAPER)
    decision = drafted(scene, rows[:2])
    change_decision(decision.pk, DecisionChange(WORDING, seen=1), by=deputy, on=TODAY)

    with pytest.raises(Refused, match="đã đề nghị, bình xét hoặc thẩm định hồ sơ"):
        sign(decision.pk, {}, by=deputy, on=TODAY)


def test_the_page_changes_a_draft_and_shows_the_signature_as_it_will_be_printed(
    scene: Scene, rows: list[Nomination]
) -> None:
    substitute(scene, "chair", post="Phó Chủ tịch")
    decision, officer = drafted(scene, rows[:3]), Reader(scene["officer"])
    page = f"/quyet-dinh/{decision.pk}/sua/"
    first, _second, third = keys(decision)
    shown = body(officer.get(page))
    assert page in body(officer.get(f"/quyet-dinh/{decision.pk}/"))
    assert "<strong>KT. CHỦ TỊCH</strong><br><strong>PHÓ CHỦ TỊCH</strong>" in shown
    assert "Ký thay cho Người chair, Chủ tịch. Theo Quyết định số 01/QĐ-UBND ngày" in shown_text(shown)
    assert "KT. Chủ tịch" not in shown and rows[5].recipient_name in shown

    words = {"about": "Về việc khen thưởng", "achievement": "đã có thành tích", "seen": "1"}
    cited = {
        "proposal": "Theo đề nghị của Phòng Nội vụ",
        "paper_number": "9/TTr-PNV",
        "paper_on": "10/11/2020",
    }
    silent = officer.post(page, {**words, "about": "", f"chuyen-{third}": "bo"})
    told = {**words, **cited, f"thu-tu-{first}": "2", f"chuyen-{third}": "bo", "muc": [rows[5].pk]}
    bare = officer.post(page, {**told, "paper_number": "9"})
    answer, again = officer.post(page, told), officer.post(page, told)

    assert bare.status_code == 422 and "Ghi cả ký hiệu như trên văn bản: 09/TTr-" in body(bare)

    assert silent.status_code == 422 and 'value="bo" selected' in body(silent)
    assert (answer.status_code, again.status_code) == (302, 409)
    assert names(decision) == [rows[1].recipient_name, rows[0].recipient_name, rows[5].recipient_name]
    paper = officer.get(f"/quyet-dinh/{decision.pk}/ban-in.pdf")
    printed = " ".join(text_of(b"".join(paper.streaming_content)).split())  # type: ignore[attr-defined]
    assert "Theo đề nghị của Phòng Nội vụ tại Tờ trình số 09/TTr-PNV ngày 10 tháng 11 năm 2020." in printed
    slipped = {**words, **cited, "seen": "2", "paper_number": "10/TTr-PNV", "paper_on": "11/11/2020"}
    assert officer.post(page, slipped).status_code == 302
    paper = officer.get(f"/quyet-dinh/{decision.pk}/to-trinh.pdf")
    printed = " ".join(text_of(b"".join(paper.streaming_content)).split())  # type: ignore[attr-defined]
    assert "Số: 10/TTr-PNV" in printed and "ngày 11 tháng 11 năm 2020" in printed and "09/TTr" not in printed
    assert Reader(scene["chair"]).get(page).status_code == 403


def test_two_officers_of_one_draft_lose_no_word(scene: Scene, rows: list[Nomination]) -> None:
    decision, officer = drafted(scene, rows[:3]), Reader(scene["officer"])
    page = f"/quyet-dinh/{decision.pk}/sua/"
    first, second, third = keys(decision)
    mine = form_to(page, body(officer.get(page)), at=page)
    reworded = replace(WORDING, about="Về việc của người kia", achievement="thành tích của người kia")
    changed(scene, decision, wording=reworded, removed=[third])

    answer = officer.post(page, {**mine, "about": ["Về việc của tôi"], f"chuyen-{second}": ["bo"]})

    told, name = shown_text(body(answer)), rows[1].recipient_name
    assert answer.status_code == 409
    assert "Trích yếu Cả hai cùng sửa: chọn bản để giữ." in told
    assert "Thành tích Đã lấy bản đã lưu: ông/bà không sửa mục này." in told
    assert f"Đưa {name} ra khỏi dự thảo Giữ phần ông/bà nhập: người kia không sửa mục này." in told
    again = form_to(page, body(answer), at=page)
    assert again[f"chuyen-{second}"] == ["bo"] and f"chuyen-{third}" not in again
    assert officer.post(page, again).status_code == 422, "nothing was chosen"
    assert officer.post(page, {**again, "whose-about": "mine"}).status_code == 302
    decision.refresh_from_db()
    assert decision.subject == "Về việc của tôi" and keys(decision) == [first]
    assert decision.achievement == "thành tích của người kia"


def test_what_is_numbered_is_changed_by_nobody(scene: Scene, rows: list[Nomination]) -> None:
    decision = conferred(scene, rows[:2])

    with pytest.raises(Overtaken, match="Sửa dự thảo"):
        changed(scene, decision, removed=keys(decision)[:1])
    page = body(Reader(scene["officer"]).get(f"/quyet-dinh/{decision.pk}/sua/"))
    assert "Quyết định này không còn là dự thảo" in page
