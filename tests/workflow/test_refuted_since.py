"""A fact found wrong after its nomination was appraised: it is judged anew, and no decision carries it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from dossiers.models import Nomination, PaperCheck
from dossiers.recipients.paper_checks.checking_facts import check_facts, take_back_check
from dossiers.recipients.paper_checks.declared_facts import FactKind
from roles.doors.refusals import Refused
from tests.browsing import words
from tests.scene import TODAY, Scene, draft, of
from tests.walk import WORDING, after_bloc, received, voted
from tests.workflow.example_suspend.test_suspend import seated
from workflow.actions.draft_decision import draft_decision
from workflow.actions.sign import sign
from workflow.actions.submit import submit
from workflow.models import Meeting
from workflow.reports.minutes_paper import minutes_paper
from workflow.reports.submission_paper import submission_paper

pytestmark = [pytest.mark.scene(units=3), pytest.mark.usefixtures("recorded_context")]
NOW = "dữ kiện đơn vị khai được kết luận không đúng sau khi thẩm định"


def passed(scene: Scene) -> list[Nomination]:
    """Two fighters whom the council passed."""
    dossier = draft(scene, unit=3, advanced=14, fighters=2)
    submit(dossier.pk, by=scene["head3"], on=TODAY)
    after_bloc(scene, dossier)
    received(scene, dossier)
    voted(scene, of(dossier, "CSTĐCS"), yes=16)
    return of(dossier, "CSTĐCS")


def refuted(scene: Scene, row: Nomination, *, on: date = TODAY) -> PaperCheck:
    keys = list(row.initiatives.values_list("pk", flat=True))
    word = {"reason": "Sổ văn bản không có quyết định ấy", "by": scene["officer"], "on": on}
    return check_facts(scene.district, FactKind.INITIATIVES, keys, PaperCheck.Outcome.WRONG, **word)[0]


def confirmed(scene: Scene, row: Nomination, *, on: date) -> PaperCheck:
    keys = list(row.initiatives.values_list("pk", flat=True))
    word = {"seen_where": "Hồ sơ lưu tại Phòng Nội vụ", "by": scene["officer"], "on": on}
    return check_facts(scene.district, FactKind.INITIATIVES, keys, PaperCheck.Outcome.RIGHT, **word)[0]


def test_the_dossier_shows_what_the_law_says_now_and_no_decision_takes_it(scene: Scene) -> None:
    first, second = passed(scene)
    address = f"/ho-so/{first.dossier_id}/"
    client = seated(scene, "officer")
    assert "yêu cầu 1" not in words(client.get(address))

    check = refuted(scene, first)

    page = words(client.get(address))
    assert "Dữ kiện được khai không đúng" in page
    assert "Căn cứ có 0 sáng kiến, đề tài được công nhận từ cấp cơ sở trở lên; yêu cầu 1" in page
    keys = [first.pk, second.pk]
    with pytest.raises(Refused) as refused:
        draft_decision(scene.district, keys, WORDING, by=scene["officer"], on=TODAY)
    (obstacle,) = refused.value.obstacles
    assert obstacle.message.startswith(f"{first.recipient_name}: {NOW}. Căn cứ có 0 sáng kiến")

    take_back_check(check.pk, by=scene["officer"], on=TODAY, reason="Xem nhầm sổ")
    assert "Dữ kiện được khai không đúng" not in words(client.get(address))
    draft_decision(scene.district, keys, WORDING, by=scene["officer"], on=TODAY)


def test_a_draft_in_which_it_lies_already_is_signed_without_it_alone(scene: Scene) -> None:
    first, second = passed(scene)
    decision = draft_decision(scene.district, [first.pk, second.pk], WORDING, by=scene["officer"], on=TODAY)
    refuted(scene, first)

    with pytest.raises(Refused, match="có trường hợp dựa trên dữ kiện không đúng"):
        sign(decision.pk, {}, by=scene["chair"], on=TODAY)
    line = decision.lines.get(nomination=first)
    sign(decision.pk, {line.pk: "Sáng kiến khai không đúng"}, by=scene["chair"], on=TODAY)

    first.refresh_from_db()
    assert first.standing == "refused"


def test_council_and_signer_read_what_was_held_against_its_paper_since_the_appraisal(scene: Scene) -> None:
    rows, meeting, tomorrow = passed(scene), Meeting.objects.get(), TODAY + timedelta(days=1)
    first, second = rows
    decision = draft_decision(scene.district, [first.pk, second.pk], WORDING, by=scene["officer"], on=TODAY)
    read_by = {"officer": f"/quyet-dinh/{decision.pk}/", "chair": f"/quyet-dinh/{decision.pk}/ky/"}
    read_by |= {"secretary": f"/hop/{meeting.pk}/", "head3": f"/ho-so/{first.dossier_id}/"}
    unseen = "ựa trên 01 sáng kiến, đề tài mới được khai, chưa đối chiếu giấy tờ"
    right = "ựa trên 01 sáng kiến, đề tài đơn vị khai, đã đối chiếu sau thẩm định, ngày 21/11/2020, đúng"
    on_paper = "Danh hiệu, sáng kiến làm căn cứ của {} trường hợp do đơn vị khai, chưa đối chiếu giấy tờ."

    def told() -> set[tuple[int, int, int]]:
        pages = [words(seated(scene, name).get(address)) for name, address in read_by.items()]
        wrong = right.replace("đúng", "không đúng")
        return {tuple(page.count(each) for each in (unseen, right, wrong)) for page in pages}

    assert told() == {(2, 0, 0)} and on_paper.format("02") in submission_paper(decision).paragraphs[1]
    of_first = confirmed(scene, first, on=tomorrow)
    assert told() == {(1, 1, 0)} and on_paper.format("01") in submission_paper(decision).paragraphs[1]
    confirmed(scene, second, on=tomorrow)
    assert told() == {(0, 2, 0)} and "đối chiếu" not in submission_paper(decision).paragraphs[1]

    take_back_check(of_first.pk, by=scene["officer"], on=tomorrow, reason="Xem nhầm sổ")
    refuted(scene, first, on=tomorrow)
    read_by.pop("head3")
    assert told() == {(0, 1, 1)}
    wrong = "Có danh hiệu, sáng kiến làm căn cứ của 01 trường hợp được kết luận không đúng sau khi thẩm định."
    assert submission_paper(decision).paragraphs[1].endswith(f"quy định. {wrong}")
    # The minutes say what the council had before it.
    minutes = minutes_paper(meeting, secretary=meeting.roll.all()[0])
    assert on_paper.format("02") in minutes.introduction
