"""What the program knows of a recipient and would mend a nomination is offered, and used with one click."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dossiers.drafting.attaching import attach, attach_again, remove_evidence
from dossiers.drafting.changing_drafts import NewNomination, add_nominations, change_nomination
from dossiers.drafting.remedies.remedy import has_better_marks
from dossiers.drafting.removing import remove_nomination
from dossiers.models import Dossier, Evidence, Initiative, Nomination
from law.findings import Finding, Verdict
from roles.doors.refusals import Overtaken, Refused
from tests.browsing import words
from tests.dossiers.test_grounds import MOVEMENT, PERIOD, YEARS, person_of
from tests.dossiers.test_pages import signed_in, story_day, url  # noqa: F401
from tests.page_forms import form_to
from tests.papers import small_pdf
from tests.scene import TODAY, Scene, draft, of
from workflow.actions.submit import submit

MISSING = Finding("papers.achievement_report", Verdict.INCOMPLETE, "Thiếu báo cáo.", "Điều 84")
TO_READ = Finding("eligibility.alternatives", Verdict.REVIEW, "Căn cứ vào biên bản.", "Điều 74")
FALLS_SHORT = replace(TO_READ, doubt="unmet")

pytestmark = pytest.mark.scene(units=2)


@pytest.fixture
def dossier(scene: Scene) -> Dossier:
    return draft(scene, advanced=8, fighters=1)


def clicked(scene: Scene, row: Nomination, *, on_panel: bool = False) -> str:
    """What a reader is told after the first remedy that the page offers for the row."""
    client = signed_in(scene, "clerk1")
    at = url("change", row.pk) if on_panel else url("draft", row.dossier_id)
    sent = form_to(url("mend", row.pk), client.get(at).content.decode(), at=at)
    return words(client.post(url("mend", row.pk), sent, follow=True))


def shown(scene: Scene, row: Nomination) -> str:
    return words(signed_in(scene, "clerk1").get(url("draft", row.dossier_id)))


def test_an_unticked_initiative_that_would_mend_the_nomination_is_ticked_with_one_click(
    scene: Scene, dossier: Dossier
) -> None:
    (fighter,) = of(dossier, "CSTĐCS")
    fighter.initiatives.clear()

    before = shown(scene, fighter)
    after = clicked(scene, fighter)

    code = f"SK-{fighter.recipient_id}"
    assert "Căn cứ có 0 sáng kiến, đề tài được công nhận từ cấp cơ sở trở lên; yêu cầu 1." in before
    assert f"Chọn sáng kiến {code} làm căn cứ Còn thủ tục Đã ghi ở thẻ, chưa được chọn" in before
    assert f"Đã chọn 1 sáng kiến, đề tài làm căn cứ cho {fighter.recipient_name}." in after
    assert "Căn cứ có 0 sáng kiến" not in after and "Cách xử lý, từ nhẹ nhất" not in after
    assert fighter.initiatives.get().code == code


def test_the_remedies_stand_from_what_is_known_to_leaving_the_recipient_out(
    scene: Scene, dossier: Dossier
) -> None:
    (fighter,) = of(dossier, "CSTĐCS")
    fighter.initiatives.clear()

    told = shown(scene, fighter)

    steps = (
        "Chọn sáng kiến SK-",
        "Ghi thêm số liệu vào",
        "Đổi danh hiệu, tiêu chuẩn xét",
        "Cuối cùng mới đưa",
    )
    places = [told.index(step) for step in steps]
    assert places == sorted(places)


def test_no_way_on_is_told_where_nothing_fails_and_a_paper_only_waits_to_be_read(scene: Scene) -> None:
    made = draft(scene, advanced=1, fighters=0)
    (worker,) = of(made, "LĐTT")
    add_nominations(made.pk, [NewNomination(worker.recipient_id, "KNC")], by=scene["clerk1"], on=TODAY)

    told = shown(scene, worker)

    assert "Cần đối chiếu giấy tờ" in told and "Tiêu chuẩn và thẩm quyền tặng Kỷ niệm chương" in told
    assert "Cách xử lý, từ nhẹ nhất" not in told and "Cuối cùng mới đưa" not in told


def test_an_initiative_that_carries_an_award_of_another_dossier_is_not_offered(
    scene: Scene, dossier: Dossier
) -> None:
    (fighter,) = of(dossier, "CSTĐCS")
    other = draft(scene, advanced=1, fighters=0)
    elsewhere = NewNomination(fighter.recipient_id, "GK huyện", initiatives=[fighter.initiatives.get().pk])
    add_nominations(other.pk, [elsewhere], by=scene["clerk1"], on=TODAY)
    submit(other.pk, by=scene["head1"], on=TODAY)
    fighter.initiatives.clear()

    told = shown(scene, fighter)

    assert "Cách xử lý, từ nhẹ nhất" in told and "Chọn sáng kiến" not in told


def test_an_initiative_that_would_not_help_is_not_offered(scene: Scene, dossier: Dossier) -> None:
    """Of a kind that no criterion counts."""
    (fighter,) = of(dossier, "CSTĐCS")
    fighter.initiatives.clear()
    Initiative.objects.filter(recipient=fighter.recipient).update(kind="khác")

    assert "Chọn sáng kiến" not in shown(scene, fighter)


def test_a_second_click_finds_it_done_and_says_so(scene: Scene, dossier: Dossier) -> None:
    (fighter,) = of(dossier, "CSTĐCS")
    fighter.initiatives.clear()
    client, at = signed_in(scene, "clerk1"), url("draft", dossier.pk)
    sent = form_to(url("mend", fighter.pk), client.get(at).content.decode(), at=at)

    first, second = (client.post(url("mend", fighter.pk), sent) for _turn in range(2))

    assert (first.status_code, second.status_code) == (302, 409)
    assert f"đã sửa trường hợp {fighter.recipient_name}" in words(second)


def test_a_paper_of_the_same_person_that_lies_beside_is_used_again(scene: Scene, dossier: Dossier) -> None:
    """A certificate attached to one award of somebody serves the other, and nobody else's."""
    (fighter,), worker = of(dossier, "CSTĐCS"), of(dossier, "LĐTT")[0]
    assert worker.recipient_id == fighter.recipient_id
    dossier.evidence.filter(kind="initiative_certificate").delete()
    upload = SimpleUploadedFile("gcn.pdf", small_pdf("gcn"), content_type="application/pdf")
    there = attach(
        dossier.pk,
        upload,
        kind="initiative_certificate",
        nomination_id=worker.pk,
        by=scene["clerk1"],
        on=TODAY,
    )

    before = shown(scene, fighter)
    after = clicked(scene, fighter, on_panel=True)

    assert "Dùng “gcn.pdf” đã đính kèm Còn thủ tục" in before
    assert f"đã có ở đề nghị Lao động tiên tiến, hồ sơ {dossier.code}." in before
    assert f"Đã đính kèm “gcn.pdf” cho {fighter.recipient_name}." in after
    laid = Evidence.objects.get(nomination=fighter)
    assert (laid.paper_id, laid.kind) == (there.paper_id, "initiative_certificate")
    assert "Thiếu giấy chứng nhận" not in after


def test_a_paper_of_somebody_else_or_one_taken_off_is_not_laid(scene: Scene, dossier: Dossier) -> None:
    (fighter,), (worker, colleague, *_others) = of(dossier, "CSTĐCS"), of(dossier, "LĐTT")
    given = {"kind": "initiative_certificate", "by": scene["clerk1"], "on": TODAY}
    for_him, for_other = (
        attach(
            dossier.pk,
            SimpleUploadedFile("gcn.pdf", small_pdf("gcn"), content_type="application/pdf"),
            nomination_id=row.pk,
            **given,  # type: ignore[arg-type]
        )
        for row in (worker, colleague)
    )
    remove_evidence(for_him.pk, by=scene["clerk1"], on=TODAY)

    with pytest.raises(Refused, match="không thuộc nội dung đang xử lý"):
        attach_again(for_other.pk, to=fighter.pk, by=scene["clerk1"], on=TODAY)
    with pytest.raises(Overtaken, match="đã được gỡ trước đó"):
        attach_again(for_him.pk, to=fighter.pk, by=scene["clerk1"], on=TODAY)
    with pytest.raises(Refused, match="soạn hồ sơ của đơn vị này"):
        attach_again(for_him.pk, to=fighter.pk, by=scene["clerk2"], on=TODAY)


def test_the_title_of_the_same_year_that_is_asked_for_nowhere_is_proposed(
    scene: Scene, dossier: Dossier
) -> None:
    (fighter,), worker = of(dossier, "CSTĐCS"), of(dossier, "LĐTT")[0]
    remove_nomination(worker.pk, by=scene["clerk1"], on=TODAY)

    before = shown(scene, fighter)
    after = clicked(scene, fighter)

    assert "Không đạt Lao động tiên tiến năm 2020" in before and "Đề nghị thêm Lao động tiên tiến" in before
    assert f"Đã đề nghị thêm Lao động tiên tiến cho {fighter.recipient_name}." in after
    assert dossier.nominations.filter(recipient=fighter.recipient, award="LĐTT").count() == 1
    assert "Không đạt LĐTT" not in after


def test_a_title_that_is_unlawful_itself_is_not_proposed(scene: Scene, dossier: Dossier) -> None:
    (fighter,), worker = of(dossier, "CSTĐCS"), of(dossier, "LĐTT")[0]
    remove_nomination(worker.pk, by=scene["clerk1"], on=TODAY)
    fighter.recipient.ratings.update(level="KHTNV")

    assert "Đề nghị thêm" not in shown(scene, fighter)


def test_another_ground_that_the_figures_reach_is_one_click_away(scene: Scene, dossier: Dossier) -> None:
    asked = NewNomination(person_of(scene).pk, "BK tỉnh", ground=MOVEMENT, **PERIOD)  # type: ignore[arg-type]
    (row,) = add_nominations(dossier.pk, [asked], by=scene["clerk1"], on=TODAY)

    told = clicked(scene, row)

    row.refresh_from_db()
    assert row.ground == YEARS
    assert f"Đã đổi tiêu chuẩn xét của {row.recipient_name}." in told


@pytest.mark.parametrize(
    ("left", "against", "is_better"),
    [
        ((MISSING,), (MISSING, TO_READ), False),
        ((MISSING,), (MISSING, FALLS_SHORT), True),
        ((), (TO_READ,), True),
    ],
)
def test_a_remedy_is_offered_where_the_nomination_would_bear_a_better_mark(
    left: tuple[Finding, ...], against: tuple[Finding, ...], is_better: bool
) -> None:
    """While a paper is missing all the same, what the law says otherwise is not seen."""
    assert has_better_marks(left, against) is is_better


def test_what_the_page_offers_costs_as_many_statements_for_seven_as_for_two(
    scene: Scene, dossier: Dossier
) -> None:
    (fighter,) = of(dossier, "CSTĐCS")
    people = [row.recipient_id for row in of(dossier, "LĐTT")[1:7]]
    costs = []
    for more in (people[:1], people[1:]):
        rows = [NewNomination(key, "CSTĐCS", initiatives=[]) for key in more]
        add_nominations(dossier.pk, rows, by=scene["clerk1"], on=TODAY)
        fighter.initiatives.clear()
        with CaptureQueriesContext(connection) as seen:
            told = shown(scene, fighter)
        costs.append((told.count("Chọn sáng kiến SK-"), len(seen)))

    assert [offered for offered, _ in costs] == [2, 7]
    assert costs[0][1] == costs[1][1]


def test_nobody_mends_a_dossier_that_was_handed_over(scene: Scene, dossier: Dossier) -> None:
    (fighter,) = of(dossier, "CSTĐCS")
    submit(dossier.pk, by=scene["head1"], on=TODAY)

    sent = {"cach": "tieu-chuan", "gia-tri": "", "version": fighter.version}
    answer = signed_in(scene, "clerk1").post(url("mend", fighter.pk), sent)

    assert answer.status_code == 409
    with pytest.raises(Overtaken):
        change_nomination(fighter.pk, {}, version=1, by=scene["clerk1"], on=date(2020, 11, 21))


def test_the_card_that_is_opened_to_mend_a_nomination_says_what_is_missing_and_where(
    scene: Scene, dossier: Dossier
) -> None:
    (fighter,) = of(dossier, "CSTĐCS")
    fighter.initiatives.clear()
    client = signed_in(scene, "clerk1")
    draft_page = client.get(url("draft", dossier.pk)).content.decode()
    opened = (
        f"{url('recipient', fighter.recipient_id)}?ve={url('change', fighter.pk)}&amp;truong-hop={fighter.pk}"
    )
    assert f'href="{opened}"' in draft_page

    html = client.get(opened.replace("&amp;", "&")).content.decode()

    _before, told, after = html.partition("Còn thiếu: ")
    assert told and after.startswith(
        "Căn cứ có 0 sáng kiến, đề tài được công nhận từ cấp cơ sở trở lên; yêu cầu 1."
    )
    assert re.findall(r'<(?:input|select)[^>]* name="([^"]+)"[^>]* autofocus', html) == ["initiatives-1-code"]
    strange = of(dossier, "LĐTT")[1]
    for key in (strange.pk, "999999", "x"):
        assert "Còn thiếu" not in words(
            client.get(f"{url('recipient', fighter.recipient_id)}?truong-hop={key}")
        )
    assert "Còn thiếu" not in words(signed_in(scene, "auditor").get(opened.replace("&amp;", "&")))
