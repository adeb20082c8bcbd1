"""A numbered submission that was acted on stays as it was submitted; a mended draft goes up by a new one."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from datetime import date

import pytest

from dossiers.models import Dossier, Nomination
from printing.inspection.pdf_reader import text_of
from roles.doors.given_numbers import GivenNumber
from roles.doors.refusals import Refused
from tests.browsing import text_of as shown_text
from tests.scene import TODAY, Scene, draft, of
from tests.walk import WORDING, after_bloc, received
from tests.workflow.seats import Reader, body
from trail.queries import entries_told
from trail.state.row_faults import RowFault
from workflow.actions.change_decision import DecisionChange, change_decision
from workflow.actions.discard_decision import discard_decision
from workflow.actions.draft_decision import draft_decision
from workflow.actions.issue import issue
from workflow.actions.return_decision import return_decision
from workflow.actions.return_draft import return_draft
from workflow.actions.sign import sign
from workflow.actions.submit import submit
from workflow.models import Decision
from workflow.proofs.registry import state_findings

pytestmark = pytest.mark.scene(units=2)

FIRST, SECOND = GivenNumber("15/TTr-PNV", date(2020, 11, 10)), GivenNumber("16/TTr-PNV", date(2020, 11, 12))
OFFICE = replace(WORDING, proposal="Theo đề nghị của Phòng Nội vụ", submission=FIRST)


@pytest.fixture(scope="module")
def _dossier_of_file(_scene_of_file: Scene) -> Dossier:
    scene = _scene_of_file
    dossier = draft(scene, advanced=6, fighters=0)
    submit(dossier.pk, by=scene["head1"], on=TODAY)
    after_bloc(scene, dossier)
    received(scene, dossier)
    return dossier


@pytest.fixture
def rows(scene: Scene, _dossier_of_file: Dossier) -> list[Nomination]:
    return of(deepcopy(_dossier_of_file), "LĐTT")


def drafted(scene: Scene, rows: list[Nomination], submission: GivenNumber | None = FIRST) -> Decision:
    wording = replace(OFFICE, submission=submission)
    return draft_decision(scene.district, [row.pk for row in rows], wording, by=scene["officer"], on=TODAY)


def printed(scene: Scene, address: str) -> str:
    answer = Reader(scene["officer"]).get(address)
    assert answer.status_code == 200
    return " ".join(text_of(b"".join(answer.streaming_content)).split())  # type: ignore[attr-defined]


def submission(scene: Scene, decision: Decision) -> str:
    return printed(scene, f"/quyet-dinh/{decision.pk}/to-trinh.pdf")


def mended(scene: Scene, decision: Decision, about: str, given: GivenNumber, **more: object) -> Decision:
    wording = replace(OFFICE, about=about, submission=given)
    seen = entries_told(("decision", decision.pk))
    change = replace(DecisionChange(wording, seen=seen), **more)
    return change_decision(decision.pk, change, by=scene["officer"], on=TODAY)


def signed_but_one(scene: Scene, decision: Decision) -> None:
    refused = decision.lines.filter(is_live=True).order_by("ordinal")[0]
    sign(decision.pk, {refused.pk: "Chưa rõ thành tích"}, by=scene["chair"], on=TODAY)


def returned(scene: Scene, decision: Decision) -> None:
    return_decision(decision.pk, reason="Sai trích yếu", by=scene["clerk"], on=TODAY)


def test_it_stays_through_a_refusal_a_return_and_a_mended_draft_which_goes_up_by_a_new_one(
    scene: Scene, rows: list[Nomination]
) -> None:
    decision = drafted(scene, rows[:4])
    first = submission(scene, decision)
    assert "Số: 15/TTr-PNV" in first and "04 cá nhân" in first and "1.800.000 đồng" in first

    signed_but_one(scene, decision)
    assert submission(scene, decision) == first
    returned(scene, decision)
    assert submission(scene, decision) == first
    assert "Tờ trình số 15/TTr-PNV ngày 10 tháng 11 năm 2020 đã được xem xét" in shown_text(
        body(Reader(scene["officer"]).get(f"/quyet-dinh/{decision.pk}/sua/"))
    )
    for given in (FIRST, replace(FIRST, on=SECOND.on)):
        with pytest.raises(Refused, match="15/TTr-PNV ngày 10/11/2020 đã được") as caught:
            mended(scene, decision, "Về việc khen thưởng", given)
        assert caught.value.remedy == "Ghi số và ngày của tờ trình mới."
    assert submission(scene, decision) == first

    mended(scene, decision, "Về việc khen thưởng", SECOND)
    second = submission(scene, decision)
    assert "Số: 16/TTr-PNV" in second and "03 cá nhân" in second and "1.350.000 đồng" in second
    shown = body(Reader(scene["officer"]).get(f"/quyet-dinh/{decision.pk}/"))
    earlier = f"/quyet-dinh/{decision.pk}/to-trinh/2.pdf"
    assert shown.count(f'href="{earlier}"') == 1
    assert "Tờ trình số 15/TTr-PNV ngày 10 tháng 11 năm 2020" in shown_text(shown)
    assert printed(scene, earlier) == first

    assert Reader(scene["head1"]).get(earlier).status_code == 403
    signed_but_one(scene, decision)
    issue(decision.pk, by=scene["clerk"], on=TODAY)
    assert submission(scene, decision) == second and printed(scene, earlier) == first
    for nowhere in (1, 3, 99):
        at = f"/quyet-dinh/{decision.pk}/to-trinh/{nowhere}.pdf"
        assert Reader(scene["officer"]).get(at).status_code == 404
    assert not [each for each in state_findings("decision", decision.pk) if isinstance(each, RowFault)]


def test_a_draft_that_stays_as_it_is_keeps_its_number_and_is_signed_by_the_same_submission(
    scene: Scene, rows: list[Nomination]
) -> None:
    decision = drafted(scene, rows[:4])
    first = submission(scene, decision)
    signed_but_one(scene, decision)
    returned(scene, decision)

    mended(scene, decision, OFFICE.about, FIRST, answer="Trích yếu đã đúng mẫu.")
    kept = "Tờ trình số 15/TTr-PNV ngày 10 tháng 11 năm 2020 đã được xem xét nên in đúng như khi ấy"
    for name, address in (("officer", ""), ("chair", "ky/")):
        told = shown_text(body(Reader(scene[name]).get(f"/quyet-dinh/{decision.pk}/{address}")))
        assert kept in told
    signed_but_one(scene, decision)

    assert submission(scene, decision) == first
    shown = body(Reader(scene["officer"]).get(f"/quyet-dinh/{decision.pk}/"))
    assert "Tờ trình đã trình trước" not in shown


def test_a_word_that_is_mended_in_the_decision_alone_goes_up_by_the_same_submission(
    scene: Scene, rows: list[Nomination]
) -> None:
    decision = drafted(scene, rows[:4])
    first = submission(scene, decision)
    sign(decision.pk, {}, by=scene["chair"], on=TODAY)
    returned(scene, decision)

    mended_words = replace(OFFICE, achievement="đã có thành tích xuất sắc trong công tác", submission=FIRST)
    change = DecisionChange(mended_words, seen=entries_told(("decision", decision.pk)))
    change_decision(decision.pk, change, by=scene["officer"], on=TODAY)
    sign(decision.pk, {}, by=scene["chair"], on=TODAY)

    assert submission(scene, decision) == first and "Số: 15/TTr-PNV" in first
    assert not [each for each in state_findings("decision", decision.pk) if isinstance(each, RowFault)]


def test_one_that_was_not_approved_stays_readable_when_the_draft_is_empty_filled_anew_or_dropped(
    scene: Scene, rows: list[Nomination]
) -> None:
    decision, other = drafted(scene, rows[:2]), drafted(scene, rows[2:5], None)
    first = submission(scene, decision)
    keys = list(decision.lines.values_list("pk", flat=True))
    return_draft(decision.pk, dict.fromkeys(keys, "Chưa rõ thành tích"), by=scene["chair"], on=TODAY)

    at = f'href="/quyet-dinh/{decision.pk}/to-trinh.pdf"'
    assert at in body(Reader(scene["officer"]).get(f"/quyet-dinh/{decision.pk}/"))
    assert submission(scene, decision) == first
    line = other.lines.order_by("ordinal")[0]
    with pytest.raises(Refused, match="15/TTr-PNV") as caught:
        wording = replace(OFFICE, submission=SECOND)
        change = DecisionChange(wording, seen=1, moved={line.pk: decision.pk})
        change_decision(other.pk, change, by=scene["officer"], on=TODAY)
    assert "Sửa dự thảo “Về việc tặng danh hiệu thi đua năm 2020” trước" in caught.value.remedy
    with pytest.raises(Refused, match="15/TTr-PNV"):
        mended(scene, decision, OFFICE.about, FIRST, added=[rows[5].pk])

    mended(scene, decision, OFFICE.about, SECOND, added=[rows[5].pk])
    assert rows[5].recipient_name in submission(scene, decision)
    assert printed(scene, f"/quyet-dinh/{decision.pk}/to-trinh/2.pdf") == first
    discard_decision(decision.pk, reason="Làm lại", by=scene["officer"], on=TODAY)
    assert submission(scene, decision) == first


def test_one_signed_before_entries_kept_it_prints_as_then_and_is_kept_by_the_clerks_return(
    scene: Scene, rows: list[Nomination], monkeypatch: pytest.MonkeyPatch
) -> None:
    decision = drafted(scene, rows[:4])
    first = submission(scene, decision)
    with monkeypatch.context() as older:
        older.setattr("workflow.actions.sign.submission_kept", lambda _decision, on: {})
        signed_but_one(scene, decision)
    assert submission(scene, decision) == first

    returned(scene, decision)
    assert submission(scene, decision) == first
    mended(scene, decision, "Về việc khen thưởng", SECOND)
    assert printed(scene, f"/quyet-dinh/{decision.pk}/to-trinh/3.pdf") == first


def test_a_number_that_another_draft_bears_is_told_at_both_and_refused_at_none(
    scene: Scene, rows: list[Nomination]
) -> None:
    first, second = drafted(scene, rows[:2]), drafted(scene, rows[2:4])
    alone = drafted(scene, rows[4:], submission=SECOND)
    told = "Số tờ trình này còn ghi ở quyết định khác"
    officer, chair = Reader(scene["officer"]), Reader(scene["chair"])

    for one, other in ((first, second), (second, first)):
        for reader, page in ((officer, ""), (officer, "sua/"), (chair, "ky/")):
            shown = body(reader.get(f"/quyet-dinh/{one.pk}/{page}"))
            assert told in shown and f'href="/quyet-dinh/{other.pk}/"' in shown
    assert told not in body(officer.get(f"/quyet-dinh/{alone.pk}/"))
    for signed_on, may_mend in ((None, True), (TODAY, False)):
        Decision.objects.filter(pk=second.pk).update(signed_on=signed_on)
        page = body(officer.get(f"/quyet-dinh/{second.pk}/"))
        assert ("sửa số ở dự thảo ghi nhầm trước khi ký" in page) is may_mend
    discard_decision(first.pk, reason="Lập nhầm", by=scene["officer"], on=TODAY)
    assert told not in body(officer.get(f"/quyet-dinh/{second.pk}/"))
