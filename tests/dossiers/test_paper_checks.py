"""What units declared, held against its paper by the Board's officer: right, wrong, taken back."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dossiers.judging.law_facts import case_of
from dossiers.models import Dossier, HeldTitle, Initiative, PaperCheck, Recipient
from dossiers.recipients.changing_recipients import change_recipient
from dossiers.recipients.paper_checks.checking_facts import check_facts, take_back_check
from dossiers.recipients.paper_checks.contradictions import Declaration, Given, contradiction
from dossiers.recipients.paper_checks.declared_facts import FactKind
from roles.doors.refusals import Forbidden, Overtaken, Refused
from tests.browsing import words
from tests.dossiers.test_pages import card_fields, signed_in, url
from tests.scene import TODAY, YEAR, Scene, draft, of, staff
from tests.walk import SETTLED, after_bloc
from trail import clock
from workflow.actions.appraise import Appraisal, appraise
from workflow.actions.receive import receive
from workflow.actions.submit import submit

pytestmark = [pytest.mark.scene(units=2), pytest.mark.usefixtures("recorded_context")]
RIGHT, WRONG = PaperCheck.Outcome.RIGHT, PaperCheck.Outcome.WRONG
IN_THE_FILE = "hồ sơ gốc tại Phòng Tổ chức"
NOT_THERE = "Sổ văn bản không có quyết định này."


@pytest.fixture(autouse=True)
def story_day(settings):  # type: ignore[no-untyped-def]
    settings.VINHDANH_STORY_CLOCK = True
    with clock.at(TODAY):
        yield


def declared(scene: Scene, person: Recipient, **more: object) -> HeldTitle:
    """A title that the clerk of the first unit typed."""
    facts = {
        "award": "CSTĐCS",
        "year": 2019,
        "decision_number": "90/QĐ-UBND",
        "decision_on": date(2019, 12, 30),
    }
    title = HeldTitle(**{**facts, **more})
    change_recipient(person.pk, {}, lists=[(HeldTitle, [title], [])], by=scene["clerk1"], on=TODAY)
    return title


def check(
    scene: Scene, *titles: HeldTitle, outcome: PaperCheck.Outcome = RIGHT, by: str = "officer", **more: object
) -> list[PaperCheck]:
    keys = [title.pk for title in titles]
    reason = {"reason": NOT_THERE} if outcome == WRONG else {"seen_where": IN_THE_FILE}
    return check_facts(
        scene.district, FactKind.TITLES, keys, outcome, by=scene[by], on=TODAY, **{**reason, **more}
    )  # type: ignore[arg-type]


def in_appraisal(scene: Scene) -> tuple[Dossier, Recipient]:
    """A dossier that the Board has received, and its fighter."""
    dossier = draft(scene, advanced=7, fighters=1)
    person = of(dossier, "CSTĐCS")[0].recipient
    submit(dossier.pk, by=scene["head1"], on=TODAY)
    after_bloc(scene, dossier)
    receive(dossier.pk, by=scene["officer"], on=TODAY)
    return Dossier.objects.get(pk=dossier.pk), person


def pile(scene: Scene, query: str = "", by: str = "officer") -> str:
    return words(signed_in(scene, by).get(url("declared", scene.district.pk) + query))


def test_the_pile_holds_what_people_of_received_dossiers_are_said_to_hold(scene: Scene) -> None:
    _dossier, person = in_appraisal(scene)
    (other,) = staff(scene.units[1], 1)
    declared(scene, person)
    change_recipient(
        other.pk,
        {},
        lists=[(HeldTitle, [HeldTitle(award="LĐTT", year=2018)], [])],
        by=scene["clerk2"],
        on=TODAY,
    )

    near, far = pile(scene), pile(scene, "?pham_vi=tat-ca")
    page = signed_in(scene, "officer").get(url("declared", scene.district.pk)).content.decode()
    assert '<div class="table-frame phone-rows">' in page and 'class="phone-more"' in page

    assert (
        "01 dữ kiện." in near
        and "Chiến sĩ thi đua cơ sở năm 2019" in near
        and "Lao động tiên tiến năm 2018" not in near
    )
    assert "Quyết định số 90/QĐ-UBND ngày 30/12/2019" in near and "Người clerk1 khai ngày 20/11/2020" in near
    assert "02 dữ kiện." in far and "Lao động tiên tiến năm 2018" in far
    assert "07 dữ kiện." in pile(scene, "?loai=sang-kien&nam=2020")
    assert "01 dữ kiện." in pile(scene, f"?pham_vi=tat-ca&don_vi={scene.units[1].pk}&danh_hieu=LĐTT&nam=2018")


def test_many_are_found_right_at_once_on_the_page_and_their_cards_say_so(scene: Scene) -> None:
    _dossier, person = in_appraisal(scene)
    titles = [declared(scene, person, year=year, decision_on=date(year, 12, 30)) for year in (2018, 2019)]

    answer = signed_in(scene, "officer").post(
        url("declared", scene.district.pk),
        {"chon": [each.pk for each in titles], "outcome": "right", "seen_where": IN_THE_FILE},
    )

    assert answer.status_code == 302
    assert "Không có dữ kiện nào" in pile(scene)
    card = words(signed_in(scene, "clerk1").get(url("recipient", person.pk)))
    assert (
        card.count("Đã đối chiếu giấy tờ Người officer đối chiếu ngày 20/11/2020: Quyết định số 90/QĐ-UBND")
        == 2
    )
    assert card.count(f"đã đọc bản giấy tại: {IN_THE_FILE}") == 2
    told = words(signed_in(scene, "clerk1").get(f"/nguoi/{person.pk}/nhat-ky/"))
    assert "đã đối chiếu với giấy tờ dữ kiện mà đơn vị khai" in told


def test_right_is_said_only_of_what_was_seen_in_a_scan_or_at_a_place_and_what_waits_elsewhere_is_counted(
    scene: Scene,
) -> None:
    dossier, person = in_appraisal(scene)
    title = declared(scene, person)
    (other,) = staff(scene.units[1], 1)
    for year in (2016, 2017, 2018):
        HeldTitle.objects.create(recipient=other, award="LĐTT", year=year)
    scan = dossier.evidence.get(kind="initiative_certificate")
    officer, page = signed_in(scene, "officer"), url("declared", scene.district.pk)
    near = officer.get(page)
    assert 'href="?loai=danh-hieu&amp;pham_vi=tat-ca&amp;ket_luan=chua"' in near.content.decode()
    assert "03 dữ kiện khác cũng theo các mục lọc này" in words(near)
    assert "dữ kiện khác" not in pile(scene, "?pham_vi=tat-ca")

    unseen = officer.post(page, {"chon": [title.pk], "outcome": "right", "seen_where": "12"})

    assert unseen.status_code == 422 and not PaperCheck.objects.exists()
    assert f"Chưa ghi đã đọc quyết định ở đâu: {person.name}, Chiến sĩ thi đua cơ sở năm 2019." in words(
        unseen
    )
    seen = officer.post(page, {"chon": [title.pk], "outcome": "right", f"giay-{title.pk}": scan.pk})
    assert seen.status_code == 302
    assert PaperCheck.objects.get().reason == ""
    assert "03 dữ kiện khác" in pile(scene) and "Trong phạm vi này đã đối chiếu hết" in pile(scene)


def test_the_scan_in_which_it_was_seen_is_kept_by_its_sha256(scene: Scene) -> None:
    dossier, person = in_appraisal(scene)
    title = declared(scene, person)
    petition, scan = (dossier.evidence.get(kind=kind) for kind in ("petition", "initiative_certificate"))

    with pytest.raises(Refused, match="Bản chụp giấy tờ"):
        check(scene, title, scans={title.pk: petition.pk})
    (kept,) = check(scene, title, scans={title.pk: scan.pk})

    assert kept.scan_id == scan.paper_id


def test_one_scan_is_chosen_once_for_all_that_are_ticked(scene: Scene) -> None:
    """A certificate that lies with the whole dossier names several people."""
    dossier, person = in_appraisal(scene)
    shared = dossier.evidence.get(kind="initiative_certificate")
    dossier.evidence.filter(pk=shared.pk).update(nomination=None)
    others = [row.recipient for row in of(dossier, "LĐTT")[:2] if row.recipient_id != person.pk]
    titles = [declared(scene, person)]
    titles += [HeldTitle.objects.create(recipient=other, award="LĐTT", year=2019, decision_number="9/QĐ",
        decision_on=date(2019, 12, 30)) for other in others]  # fmt: skip
    (stranger,) = staff(scene.units[1], 1)
    far = HeldTitle.objects.create(recipient=stranger, award="LĐTT", year=2019, decision_number="9/QĐ",
        decision_on=date(2019, 12, 30))  # fmt: skip
    officer, page = signed_in(scene, "officer"), url("declared", scene.district.pk) + "?pham_vi=tat-ca"
    keys = [each.pk for each in titles]

    shown = words(officer.get(page))
    assert (
        f"Không có bản chụp chung {dossier.code}, " in shown
        and f"(có trong hồ sơ của {len(keys)} dòng)" in shown
        and "Bản chụp chung cho các dòng đã chọn" in shown
    )
    answer = officer.post(page, {"chon": [*keys, far.pk], "outcome": "right", "giay-chung": shared.pk})
    assert answer.status_code == 422 and f"{stranger.name}, Lao động tiên tiến năm 2019: bản chụp" in words(
        answer
    )
    petition = dossier.evidence.get(kind="petition").pk
    foreign = officer.post(page, {"chon": keys, "outcome": "right", "giay-chung": petition})
    assert foreign.status_code == 422 and not PaperCheck.objects.exists()
    done = officer.post(page, {"chon": keys, "outcome": "right", "giay-chung": shared.pk})

    assert done.status_code == 302
    assert set(PaperCheck.objects.values_list("scan", flat=True)) == {shared.paper_id}


def test_what_is_confirmed_counts_as_before_and_is_told_no_more_as_the_unit_s_word(scene: Scene) -> None:
    dossier, person = in_appraisal(scene)
    title = declared(scene, person)

    def known() -> list[str]:
        nominees = case_of(dossier, on=TODAY).nominees
        return [str(held.provenance) for each in nominees if each.award == "CSTĐCS" for held in each.titles]

    before = known()
    check(scene, title)

    assert (before, known()) == (["declared"], ["confirmed"])


def test_what_is_found_wrong_stays_in_the_history_counts_no_more_and_the_unit_is_told(scene: Scene) -> None:
    dossier, person = in_appraisal(scene)
    title = declared(scene, person)

    check(scene, title, outcome=WRONG)

    assert HeldTitle.objects.filter(pk=title.pk).exists()
    assert [each.titles for each in case_of(dossier, on=TODAY).nominees if each.award == "CSTĐCS"] == [()]
    clerk = signed_in(scene, "clerk1")
    said = "Người officer đối chiếu ngày 20/11/2020: Sổ văn bản không có quyết định này"
    assert f"Đối chiếu không đúng {said}" in words(clerk.get(url("recipient", person.pk)))
    assert "Khai không đúng, không tính nữa" in words(clerk.get(url("staff", scene.units[0].pk)))
    shown = words(clerk.get(f"/ho-so/{dossier.pk}/"))
    assert "Dữ kiện được khai không đúng" in shown and said in shown
    appraisal = words(signed_in(scene, "officer").get(f"/ho-so/{dossier.pk}/tham-dinh/"))
    assert "Thẻ đã sửa sau khi trình" in appraisal and said in appraisal


def test_a_draft_tells_what_of_its_people_was_found_wrong_before_it_is_typed_once_more(scene: Scene) -> None:
    dossier = draft(scene, advanced=7, fighters=1)
    title = declared(scene, of(dossier, "CSTĐCS")[0].recipient)
    check(scene, title, outcome=WRONG)

    told = words(signed_in(scene, "clerk1").get(url("draft", dossier.pk)))

    assert "Dữ kiện được khai không đúng" in told
    assert "Chiến sĩ thi đua cơ sở năm 2019" in told and NOT_THERE.rstrip(".") in told


def test_an_initiative_found_wrong_makes_its_nomination_unlawful_on_the_next_look(scene: Scene) -> None:
    dossier, person = in_appraisal(scene)
    (own,) = person.initiatives.values_list("pk", flat=True)

    check_facts(
        scene.district, FactKind.INITIATIVES, [own], WRONG, by=scene["officer"], on=TODAY, reason=NOT_THERE
    )

    page = words(signed_in(scene, "officer").get(f"/ho-so/{dossier.pk}/tham-dinh/"))
    assert "Căn cứ có 0 sáng kiến, đề tài được công nhận từ cấp cơ sở trở lên; yêu cầu 1" in page


def test_wrong_needs_a_reason_right_needs_number_and_day(scene: Scene) -> None:
    _dossier, person = in_appraisal(scene)
    bare = declared(scene, person, decision_number="", decision_on=None)

    for outcome, told in ((WRONG, "Chưa ghi lý do"), (RIGHT, "chưa khai đủ số và ngày của quyết định")):
        answer = signed_in(scene, "officer").post(
            url("declared", scene.district.pk), {"chon": [bare.pk], "outcome": outcome.value}
        )
        assert answer.status_code == 422 and told in words(answer)
    assert not PaperCheck.objects.exists()


def test_a_forged_title_is_marked_at_once_and_cannot_be_found_right(scene: Scene) -> None:
    """The house's decision 07/QĐ-UBND of 2019 names somebody else; the clerk types it for his own person."""
    dossier, person = in_appraisal(scene)
    other = of(dossier, "LĐTT")[-1]
    HeldTitle.objects.create(
        recipient=other.recipient, award="CSTĐCS", year=2019, decision_number="07/QĐ-UBND",
        decision_on=date(2019, 12, 30), decided_by=scene.district.heading, nomination=other,
    )  # fmt: skip
    forged = declared(scene, person, decision_number=" 07/qđ -UBND")

    shown = pile(scene)
    card = words(signed_in(scene, "clerk1").get(url("recipient", person.pk)))
    with pytest.raises(Refused) as refused:
        check(scene, forged)

    denied = f"đã ban hành tại đây không có tên {person.name}"
    assert "Trái quyết định đã ban hành" in shown and denied in shown and denied in card
    assert denied in refused.value.obstacles[0].message
    row = of(dossier, "CSTĐCS")[0]
    assert denied in words(signed_in(scene, "officer").get(f"/ho-so/{dossier.pk}/tham-dinh/"))
    with pytest.raises(Refused) as unappraised:
        appraise(dossier.pk, {row.pk: Appraisal(settled=SETTLED)}, by=scene["officer"], on=TODAY)
    assert any(denied in each.message for each in unappraised.value.obstacles)
    check(scene, forged, outcome=WRONG)
    appraise(dossier.pk, {row.pk: Appraisal(settled=SETTLED)}, by=scene["officer"], on=TODAY)
    row.refresh_from_db()
    assert row.standing == "appraised"


HERE = Given("07/QĐ-UBND", date(2019, 12, 30), "Chủ tịch Ủy ban nhân dân huyện Hà Quảng", (("LĐTT", 2019),))
TYPED = Declaration("LĐTT", 2019, date(2019, 12, 30), "", "Nông Văn An")


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({}, ""),
        ({"by": "UBND huyện Hà Quảng"}, ""),
        ({"by": "UBND tỉnh Cao Bằng", "award": "CSTĐCS"}, ""),
        ({"on": date(2018, 12, 30), "by": "UBND huyện Hà Quảng"}, ""),
        ({"on": date(2019, 12, 29)}, ""),
        ({"on": date(2019, 12, 29), "by": "UBND huyện Hà Quảng"}, "không phải ngày 29/12/2019"),
        (
            {"on": None, "by": "Uỷ ban nhân dân huyện Hà Quảng", "award": "CSTĐCS"},
            "không phải danh hiệu đã khai",
        ),
        ({"award": "CSTĐCS"}, "tặng Nông Văn An Lao động tiên tiến năm 2019, không phải danh hiệu đã khai"),
        ({"year": 2018}, "không phải danh hiệu đã khai"),
    ],
)
def test_a_number_alone_accuses_nobody(changed: dict[str, object], told: str) -> None:
    said = contradiction(TYPED._replace(**changed), HERE)

    assert (told in said) if told else said == ""


def test_two_officers_at_once_the_second_is_told_who_and_when(scene: Scene) -> None:
    _dossier, person = in_appraisal(scene)
    title = declared(scene, person)
    check(scene, title)

    with pytest.raises(Overtaken, match="Người officer đối chiếu ngày 20/11/2020"):
        check(scene, title, outcome=WRONG)

    assert PaperCheck.objects.get().outcome == RIGHT


@pytest.mark.parametrize("role", ["clerk1", "head1", "chair", "auditor", "secretary", "bloc_head"])
def test_nobody_else_holds_facts_against_papers(scene: Scene, role: str) -> None:
    _dossier, person = in_appraisal(scene)
    title = declared(scene, person)

    with pytest.raises(Forbidden):
        check(scene, title, by=role)
    assert signed_in(scene, role).get(url("declared", scene.district.pk)).status_code == 403


def test_what_was_held_against_its_paper_is_neither_changed_nor_deleted_by_its_unit(scene: Scene) -> None:
    _dossier, person = in_appraisal(scene)
    title = declared(scene, person)
    check(scene, title)
    changed = HeldTitle.objects.get(pk=title.pk)
    changed.year = 2018

    for saved, deleted in (([changed], []), ([], [changed])):
        with pytest.raises(Refused, match="đơn vị không sửa, không xóa được"):
            change_recipient(person.pk, {}, lists=[(HeldTitle, saved, deleted)], by=scene["clerk1"], on=TODAY)
    sent = card_fields(signed_in(scene, "clerk1"), person)
    assert not any(value == "90/QĐ-UBND" for value in sent.values())


def test_what_was_found_wrong_is_not_declared_again_until_it_is_taken_back(scene: Scene) -> None:
    _dossier, person = in_appraisal(scene)
    (found,) = check(scene, declared(scene, person), outcome=WRONG)
    with pytest.raises(Refused, match="đã được kết luận không đúng"):
        declared(scene, person, decision_number="90 /QĐ-UBND")

    answer = signed_in(scene, "officer").post(url("take_back_check", found.pk), {"reason": "Xem nhầm sổ."})

    assert answer.status_code == 302
    found.refresh_from_db()
    assert (found.ended_on, found.end_reason) == (TODAY, "Xem nhầm sổ.")
    assert "01 dữ kiện." in pile(scene)
    with pytest.raises(Overtaken, match="đã được rút ngày 20/11/2020"):
        take_back_check(found.pk, by=scene["officer"], on=TODAY, reason="Lần nữa.")


def test_the_pile_and_the_door_cost_the_same_for_one_and_for_many(scene: Scene) -> None:
    _dossier, person = in_appraisal(scene)
    initiatives = list(Initiative.objects.filter(year=YEAR).order_by("pk"))
    client, costs = signed_in(scene, "officer"), []
    for some in (initiatives[:1], initiatives[1:]):
        with CaptureQueriesContext(connection) as asked:
            check_facts(
                scene.district,
                FactKind.INITIATIVES,
                [e.pk for e in some],
                RIGHT,
                by=scene["officer"],
                on=TODAY,
                seen_where=IN_THE_FILE,
            )
        costs.append(len(asked))
    declared(scene, person)
    pages = []
    for _more in range(2):
        with CaptureQueriesContext(connection) as asked:
            client.get(url("declared", scene.district.pk))
        pages.append(len(asked))
        [declared(scene, person, year=year) for year in (2016, 2017, 2018)]

    assert costs[0] == costs[1] and pages[0] == pages[1]
