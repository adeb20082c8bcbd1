"""Before he signs, who signs takes a refusal back that slipped in, or sends the draft back to be mended."""

from __future__ import annotations

from copy import deepcopy

import pytest

from dossiers.models import Dossier, Nomination
from roles.doors.refusals import Forbidden, Overtaken, Refused
from tests.browsing import words
from tests.scene import TODAY, Scene, draft, of
from tests.walk import WORDING, after_bloc, received
from tests.workflow.seats import Reader
from trail.phrases import sentence
from trail.queries import entries_told, timeline
from trail.state.row_faults import RowFault
from workflow.actions.ask_to_mend import ask_to_mend
from workflow.actions.change_decision import DecisionChange, change_decision
from workflow.actions.close_dossier import close_dossier
from workflow.actions.discard_decision import discard_decision
from workflow.actions.draft_decision import draft_decision
from workflow.actions.return_decision import return_decision
from workflow.actions.return_draft import return_draft
from workflow.actions.sign import sign
from workflow.actions.submit import submit
from workflow.actions.take_back_refusal import take_back_refusal
from workflow.models import Decision
from workflow.proofs.registry import state_findings

pytestmark = pytest.mark.scene()

SLIP = "Chưa rõ thành tích"
BACK = "Ghi nhầm dòng"


@pytest.fixture(scope="module")
def _dossier_of_file(_scene_of_file: Scene) -> Dossier:
    scene = _scene_of_file
    dossier = draft(scene, advanced=2, fighters=0)
    submit(dossier.pk, by=scene["head1"], on=TODAY)
    after_bloc(scene, dossier)
    received(scene, dossier)
    return dossier


@pytest.fixture
def decision(scene: Scene, _dossier_of_file: Dossier) -> Decision:
    """Two cases; the first is struck by mistake, and the clerk has returned what was signed."""
    ids = [row.pk for row in of(deepcopy(_dossier_of_file), "LĐTT")]
    return draft_decision(scene.district, ids, WORDING, by=scene["officer"], on=TODAY)


def struck_and_returned(scene: Scene, decision: Decision) -> int:
    """The key of the line that was struck."""
    line: int = decision.lines.order_by("ordinal").values_list("pk", flat=True)[0]
    sign(decision.pk, {line: SLIP}, by=scene["chair"], on=TODAY)
    return_decision(decision.pk, reason="Chủ tịch ghi nhầm dòng", by=scene["clerk"], on=TODAY)
    return line


def row_faults(decision: Decision) -> list[RowFault]:
    dossiers = set(decision.lines.values_list("nomination__dossier", flat=True))
    subjects = [("decision", decision.pk), *(("dossier", pk) for pk in dossiers)]
    return [each for kind, pk in subjects for each in state_findings(kind, pk) if isinstance(each, RowFault)]


def test_a_refusal_said_by_mistake_is_taken_back_and_the_line_is_signed(
    scene: Scene, decision: Decision
) -> None:
    line = struck_and_returned(scene, decision)
    chair, page = Reader(scene["chair"]), f"/quyet-dinh/{decision.pk}/"
    case = Nomination.objects.get(lines=line)
    assert "Rút ý kiến không duyệt" in words(chair.get(page))
    assert f"{case.recipient_name}: Chưa rõ thành tích" in words(chair.get(f"{page}rut-khong-duyet/"))

    answer = chair.post(f"{page}rut-khong-duyet/", {"lines": line, "reason": BACK})

    assert answer.status_code == 302
    again = Decision.objects.get(pk=decision.pk)
    assert (again.lines.filter(is_live=True).count(), again.reward_total) == (2, 2 * 450_000)
    case.refresh_from_db()
    assert (case.standing, case.reason) == ("appraised", "")
    told = sentence(timeline(("decision", decision.pk)).last())
    assert told.endswith(
        "đã rút ý kiến không duyệt, trường hợp trở lại dự thảo quyết định. Lý do: Ghi nhầm dòng."
    )
    assert row_faults(decision) == []
    head = Reader(scene["head1"])
    assert "không duyệt khen thưởng" not in words(head.get("/"))
    assert "Không duyệt: " not in words(chair.get(page))
    assert chair.post(f"{page}ky/", {"viec": "ky"}).status_code == 302
    assert Decision.objects.get(pk=decision.pk).lines.filter(is_live=True).count() == 2


def test_a_refusal_taken_back_is_what_was_to_be_mended_and_all_pages_let_it_be_signed(
    scene: Scene, decision: Decision
) -> None:
    line = struck_and_returned(scene, decision)
    chair, officer, page = Reader(scene["chair"]), Reader(scene["officer"]), f"/quyet-dinh/{decision.pk}/"
    assert "rút xong thì xem và ký được ngay" in words(chair.get(f"{page}rut-khong-duyet/"))

    chair.post(f"{page}rut-khong-duyet/", {"lines": line, "reason": BACK})

    again = Decision.objects.get(pk=decision.pk)
    assert (again.to_mend, again.returned_on) == ("", TODAY)
    for address in (page, f"{page}ky/"):
        told = words(chair.get(address))
        assert "Xem và ký" in told and "Thêm vào: " in told and "Chưa ký được" not in told
    assert "Xem lại trước khi ký" in words(chair.get(f"{page}ky/"))
    assert decision.subject in words(chair.get("/quyet-dinh/cho-ky/"))
    home = words(chair.get("/"))
    assert "Dự thảo đã bị trả lại ngày 20/11/2020; nay đã sửa hoặc trả lời." in home
    assert "Quyết định chưa ban hành 1 01 chờ ký" in home
    assert "chỗ phải sửa" not in words(officer.get("/"))
    told = words(officer.get(f"{page}sua/"))
    assert "Trả lời người trả lại" not in told and "Chưa sửa gì" not in told


def test_the_unit_is_told_of_no_refusal_that_was_taken_back(scene: Scene, decision: Decision) -> None:
    head, page = Reader(scene["head1"]), f"/quyet-dinh/{decision.pk}/"
    refused = "Có trường hợp không được người có thẩm quyền duyệt: Lao động tiên tiến năm 2020"
    lines = list(decision.lines.order_by("ordinal").values_list("pk", flat=True))
    return_draft(decision.pk, dict.fromkeys(lines, SLIP), by=scene["chair"], on=TODAY)
    chair = Reader(scene["chair"])
    assert f"{refused} Chưa đọc" in words(head.get("/thong-bao/"))

    chair.post(f"{page}rut-khong-duyet/", {"lines": lines[0], "reason": BACK})
    assert f"{refused} Chưa đọc" in words(head.get("/thong-bao/")), "the other is refused still"
    chair.post(f"{page}rut-khong-duyet/", {"lines": lines[1], "reason": BACK})

    told = words(head.get("/thong-bao/"))
    assert "không được người có thẩm quyền duyệt:" not in told
    past = "Có trường hợp từng không được người có thẩm quyền duyệt; ý kiến ấy nay đã được rút: "
    assert (
        f"{past}Lao động tiên tiến năm 2020" in told
        and f"{past}Lao động tiên tiến năm 2020 Chưa đọc" not in told
    )
    back = "Ý kiến không duyệt một trường hợp đã được rút: Lao động tiên tiến năm 2020 Chưa đọc"
    assert told.count(back) == 2


def test_as_long_as_nothing_can_be_signed_each_page_says_why_and_who_acts(
    scene: Scene, decision: Decision
) -> None:
    chair, officer, page = Reader(scene["chair"]), Reader(scene["officer"]), f"/quyet-dinh/{decision.pk}/"
    lines = list(decision.lines.values_list("pk", flat=True))
    return_draft(decision.pk, dict.fromkeys(lines, SLIP), by=scene["chair"], on=TODAY)

    for reader, address in ((chair, page), (chair, f"{page}ky/"), (officer, page), (officer, f"{page}sua/")):
        told = words(reader.get(address))
        assert "Chưa ký được. Dự thảo không còn trường hợp nào: chuyên viên đưa trường hợp khác vào" in told
        assert "không còn chờ ký" not in told
    with pytest.raises(Refused, match="Dự thảo không còn trường hợp nào, chưa ký được"):
        sign(decision.pk, {}, by=scene["chair"], on=TODAY)
    # Before taking a refusal back opened the signature, a draft was left with an answer and closed.
    take_back_refusal(decision.pk, lines, reason=BACK, by=scene["chair"], on=TODAY)
    Decision.objects.filter(pk=decision.pk).update(to_mend="Nhầm dòng", returned_on=TODAY)
    for reader, address in ((chair, page), (chair, f"{page}ky/"), (officer, page), (officer, f"{page}sua/")):
        told = words(reader.get(address))
        assert (
            "Chưa ký được. Chuyên viên sửa dự thảo, hoặc trả lời vì sao giữ nguyên, thì mới ký được." in told
        )
        assert "Không duyệt nhầm" not in told


def test_a_draft_of_which_nobody_was_approved_is_filled_again_and_its_dossiers_had_stayed_open(
    scene: Scene, decision: Decision
) -> None:
    lines = list(decision.lines.values_list("pk", flat=True))
    return_draft(decision.pk, dict.fromkeys(lines, SLIP), by=scene["chair"], on=TODAY)
    dossier = Dossier.objects.get(nominations__lines=lines[0])

    assert close_dossier(dossier.pk, on=TODAY) is None
    take_back_refusal(decision.pk, lines, reason=BACK, by=scene["chair"], on=TODAY)

    assert "Xem và ký" in words(Reader(scene["chair"]).get("/"))
    with pytest.raises(Overtaken, match="đã rút ý kiến không duyệt"):
        take_back_refusal(decision.pk, lines, reason=BACK, by=scene["chair"], on=TODAY)


def test_with_the_draft_discarded_a_refusal_is_final_and_the_dossier_ends(
    scene: Scene, decision: Decision
) -> None:
    lines = list(decision.lines.values_list("pk", flat=True))
    dossier = Dossier.objects.get(nominations__lines=lines[0])
    return_draft(decision.pk, dict.fromkeys(lines, SLIP), by=scene["chair"], on=TODAY)
    discard_decision(decision.pk, reason="Không còn ai", by=scene["officer"], on=TODAY)

    with pytest.raises(Overtaken, match="đã bỏ dự thảo quyết định"):
        take_back_refusal(decision.pk, lines, reason=BACK, by=scene["chair"], on=TODAY)
    assert close_dossier(dossier.pk, on=TODAY) is not None


def test_only_who_signs_takes_back_what_was_struck_here_and_says_why(
    scene: Scene, decision: Decision
) -> None:
    line = struck_and_returned(scene, decision)
    other = decision.lines.get(is_live=True).pk

    for name in ("officer", "clerk", "head1", "auditor"):
        with pytest.raises(Forbidden, match="rút ý kiến không duyệt"):
            take_back_refusal(decision.pk, [line], reason=BACK, by=scene[name], on=TODAY)
    chair = {"by": scene["chair"], "on": TODAY}
    with pytest.raises(Refused, match="Chưa ghi lý do rút ý kiến"):
        take_back_refusal(decision.pk, [line], reason=" . ", **chair)
    with pytest.raises(Overtaken):
        take_back_refusal(decision.pk, [other], reason=BACK, **chair)
    with pytest.raises(Refused, match="không thuộc nội dung đang xử lý"):
        take_back_refusal(decision.pk, [line + 1000], reason=BACK, **chair)
    page = f"/quyet-dinh/{decision.pk}/rut-khong-duyet/"
    assert Reader(scene["chair"]).post(page, {"reason": BACK}).status_code == 422
    assert Reader(scene["officer"]).get(page).status_code == 403


def test_before_the_signature_the_page_says_how_a_line_struck_by_mistake_comes_back(
    scene: Scene, decision: Decision
) -> None:
    line = decision.lines.order_by("ordinal").first()
    assert line is not None
    asked = {f"ly-do-{line.pk}": SLIP, "viec": "xem-lai"}
    review = words(Reader(scene["chair"]).post(f"/quyet-dinh/{decision.pk}/ky/", asked))

    assert "Ghi nhầm thì bấm “Sửa lại” và xóa lý do." in review
    assert "văn thư trả lại quyết định để sửa, rồi người ký rút ý kiến không duyệt" in review


def test_a_draft_goes_back_to_be_mended_with_nobody_refused(scene: Scene, decision: Decision) -> None:
    chair, officer = Reader(scene["chair"]), Reader(scene["officer"])
    page = f"/quyet-dinh/{decision.pk}/"
    assert f'href="{page}tra-lai-du-thao/"' in chair.get(f"{page}ky/").content.decode()  # type: ignore[attr-defined]

    assert chair.post(f"{page}tra-lai-du-thao/", {"reason": "Trích yếu ghi nhầm năm"}).status_code == 302

    assert decision.lines.filter(is_live=True).count() == 2
    assert set(Nomination.objects.values_list("standing", flat=True)) == {"appraised"}
    assert "Dự thảo bị trả lại ngày 20/11/2020, chỗ phải sửa: Trích yếu ghi nhầm năm." in words(
        officer.get("/")
    )
    told = words(officer.get(page))
    assert "Người có thẩm quyền ký đã trả lại" in told and "(Chủ tịch, Quyết định số " in told
    assert "Xem và ký" not in words(chair.get(page))
    assert row_faults(decision) == []
    with pytest.raises(Refused, match="đã bị trả lại để sửa"):
        sign(decision.pk, {}, by=scene["chair"], on=TODAY)
    again = chair.post(f"{page}tra-lai-du-thao/", {"reason": "Trích yếu ghi nhầm năm"})
    assert again.status_code == 422 and "đang chờ chuyên viên" in words(again)
    kept = DecisionChange(WORDING, seen=entries_told(("decision", decision.pk)), answer="Năm đã ghi đúng")
    change_decision(decision.pk, kept, by=scene["officer"], on=TODAY)
    sign(decision.pk, {}, by=scene["chair"], on=TODAY)


def test_nobody_but_who_signs_sends_a_draft_back_and_with_a_reason(scene: Scene, decision: Decision) -> None:
    for name in ("officer", "clerk", "head1", "auditor"):
        with pytest.raises(Forbidden, match="trả lại dự thảo quyết định để sửa"):
            ask_to_mend(decision.pk, reason="Sai năm", by=scene[name], on=TODAY)
    with pytest.raises(Refused, match="Chưa ghi lý do trả lại"):
        ask_to_mend(decision.pk, reason="...", by=scene["chair"], on=TODAY)
    sign(decision.pk, {}, by=scene["chair"], on=TODAY)
    with pytest.raises(Overtaken, match="Trả lại dự thảo để sửa"):
        ask_to_mend(decision.pk, reason="Sai năm", by=scene["chair"], on=TODAY)
