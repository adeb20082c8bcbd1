"""A reason is no password: who appraises answers the named question, by what its rule offers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from dossiers.judging.settlements import OpenQuestion, Settlement
from dossiers.models import Dossier, Evidence, Initiative, Nomination
from law.findings import Finding, Verdict
from law.judgement.reviews import SettledBy, asked_by
from roles.doors.refusals import Forbidden, Refused
from tests.browsing import words
from tests.scene import TODAY, Scene, of
from tests.walk import SETTLED, WORDING, received
from tests.workflow.corridor_pages import at_the_board, seated
from trail.clock import at
from trail.models import Entry
from trail.phrases import sentence
from workflow.actions.appraise import Appraisal, appraise
from workflow.actions.appraise_anew import appraise_anew
from workflow.actions.draft_decision import draft_decision
from workflow.actions.receive import receive
from workflow.models import Decision, FreeSettlement
from workflow.proofs.registry import state_findings

pytestmark = [pytest.mark.scene(), pytest.mark.usefixtures("story_day", "recorded_context")]

GROUP = "danh-hieu=CSTĐCS&loai=công trạng&nam=2020"
ASKED = "Đơn vị đã đăng ký thi đua năm ấy bằng văn bản nào?"
REASON = "Đã đăng ký từ đầu năm."


@pytest.fixture
def dossier(scene: Scene) -> Dossier:
    """Three LĐTT whose unit registered nothing, received."""
    found = at_the_board(scene, advanced=3, fighters=0)
    receive(found.pk, by=scene["officer"], on=TODAY)
    return found


def settle(scene: Scene, dossier: Dossier, answer: Settlement | None) -> None:
    settled = {} if answer is None else {"registration.title": answer}
    rows = {row.pk: Appraisal(settled=settled) for row in of(dossier, "LĐTT")}
    appraise(dossier.pk, rows, by=scene["officer"], on=TODAY)


def why_not(scene: Scene, dossier: Dossier, answer: Settlement | None) -> str:
    with pytest.raises(Refused) as caught:
        settle(scene, dossier, answer)
    assert dossier.nominations.filter(standing="endorsed").count() == 3
    return " ".join(each.remedy for each in caught.value.obstacles) or caught.value.message


def kept(dossier: Dossier) -> dict[str, Any]:
    found: dict[str, Any] = of(dossier, "LĐTT")[0].settled[0]
    return found


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (None, f"{ASKED} Trả lời bằng số liệu (số, ký hiệu, ngày của văn bản đăng ký thi đua), hoặc giấy tờ"),
        (Settlement(SettledBy.TEXT, REASON), ASKED),
        (Settlement(SettledBy.ARTICLE, REASON, words="Điều 24 Luật Thi đua, khen thưởng 2003"), ASKED),
        (Settlement(SettledBy.FIGURE, REASON, words="từ đầu năm"), "chưa đủ số, ký hiệu và ngày của văn bản"),
        (Settlement(SettledBy.FIGURE, "…", words="03/ĐK-UBND ngày 15/01/2020"), "Ghi lý do ngắn bằng lời"),
        (Settlement(SettledBy.PAPER, REASON, paper_kind="initiative_certificate"), "không có giấy tờ ấy"),
        (Settlement(SettledBy.PAPER, REASON, paper=999), "“Căn cứ kết luận” nêu mã 999 không thuộc"),
    ],
)
def test_what_does_not_answer_the_question_settles_nothing(
    scene: Scene, dossier: Dossier, answer: Settlement | None, told: str
) -> None:
    assert told in why_not(scene, dossier, answer)


def test_the_refusal_is_told_once_for_all_and_names_only_the_ways_that_there_are(
    scene: Scene, dossier: Dossier
) -> None:
    Evidence.objects.filter(dossier=dossier, kind__in=["petition", "minutes", "other"]).delete()
    named = ", ".join(row.recipient_name for row in of(dossier, "LĐTT"))

    with pytest.raises(Refused) as caught:
        settle(scene, dossier, None)

    (obstacle,) = (each for each in caught.value.obstacles if ASKED in each.remedy)
    assert obstacle.message.startswith(f"{named}: ")
    assert obstacle.remedy == (
        f"{ASKED} Trả lời bằng số liệu (số, ký hiệu, ngày của văn bản đăng ký thi đua); kèm lý do ngắn. "
        "Hồ sơ chưa có giấy tờ trả lời được (tờ trình, văn bản đề nghị, biên bản bình xét, giấy tờ khác): "
        "trả lại để đơn vị đính kèm rồi trình lại thì chọn được."
    )
    page = words(seated(scene, "officer").get(f"/ho-so/{dossier.pk}/tham-dinh/"))
    hint = "Số, ký hiệu, ngày của văn bản đăng ký thi đua: ghi như “12/QĐ-UBND ngày 15/01/2026”."
    assert page.count(hint) == 4  # of the answer for all, and of each of the three


@pytest.mark.parametrize(
    ("rule", "regime", "is_sent_for"),
    [("regime.unread", "R4", False), ("registration.title", "R1", True)],
)
def test_no_unit_is_asked_for_a_paper_that_would_answer_what_the_law_says(
    rule: str, regime: str, is_sent_for: bool
) -> None:
    finding = Finding(rule=rule, verdict=Verdict.REVIEW, message="Chưa rõ.", citation="Điều 74 Luật")

    asked = OpenQuestion(finding, asked_by(rule, regime)).asked

    assert ("trả lại để đơn vị đính kèm" in asked, "điều luật" in asked) == (is_sent_for, not is_sent_for)


def test_a_paper_of_another_case_settles_nothing(scene: Scene, dossier: Dossier) -> None:
    """It lies with the first of the three, and only there."""
    first, second, _third = of(dossier, "LĐTT")
    paper = Evidence.objects.filter(dossier=dossier, kind="minutes")[0]
    Evidence.objects.filter(pk=paper.pk).update(nomination=first)
    answer = {"registration.title": Settlement(SettledBy.PAPER, REASON, paper=paper.pk)}

    with pytest.raises(Refused) as caught:
        appraise(dossier.pk, {second.pk: Appraisal(settled=answer)}, by=scene["officer"], on=TODAY)

    assert f"nêu mã {paper.pk} không thuộc" in caught.value.message


def test_the_answer_stays_with_the_case_and_in_the_entry_and_is_proved(
    scene: Scene, dossier: Dossier
) -> None:
    settle(scene, dossier, SETTLED["registration.title"])

    told = "số, ký hiệu, ngày của văn bản đăng ký thi đua: số 03/ĐK-UBND ngày 15/01/2020"
    answer = kept(dossier)
    assert (answer["question"], answer["by"], answer["told"]) == (ASKED, "figure", told)
    assert answer["reason"] == "Đã đăng ký bằng văn bản giấy từ đầu năm."
    entry = Entry.objects.filter(verb="appraised").latest("id")
    assert entry.payload.count(f'"told":"{told}"') == 3
    assert [each for each in state_findings("dossier", dossier.pk) if hasattr(each, "field")] == []

    row = of(dossier, "LĐTT")[0]
    row.settled = [{**answer, "by": "text"}]
    row.save(update_fields=["settled"])
    faults = [each for each in state_findings("dossier", dossier.pk) if hasattr(each, "field")]
    assert [(each.table, each.id, each.field) for each in faults] == [
        ("dossiers_nomination", row.pk, "settled")
    ]


def test_a_ground_recorded_wrongly_is_recorded_anew_and_the_old_one_stays_in_the_history(
    scene: Scene, dossier: Dossier
) -> None:
    settle(scene, dossier, SETTLED["registration.title"])
    row, officer = of(dossier, "LĐTT")[0], seated(scene, "officer")
    page = f"/truong-hop/{row.pk}/tham-dinh-lai/"
    for name in ("head1", "bloc_head", "chair", "auditor"):
        with pytest.raises(Forbidden, match="thẩm định lại trường hợp đề nghị"):
            appraise_anew(row.pk, reason="Ghi nhầm số", by=scene[name], on=TODAY)
    assert f'href="{page}"' in officer.get(f"/ho-so/{dossier.pk}/tham-dinh/").content.decode()
    assert "số 03/ĐK-UBND ngày 15/01/2020" in words(officer.get(page))
    assert officer.post(page, {"reason": "..."}).status_code == 422

    assert officer.post(page, {"reason": "Ghi nhầm số văn bản"}).status_code == 302

    row.refresh_from_db()
    assert (row.standing, row.reason) == ("endorsed", "")
    another = Settlement(SettledBy.FIGURE, REASON, words="30/ĐK-UBND ngày 15/01/2020")
    answered = {row.pk: Appraisal(settled={"registration.title": another})}
    appraise(dossier.pk, answered, by=scene["officer"], on=TODAY)
    row.refresh_from_db()
    assert [each["told"].rpartition(": ")[2] for each in row.settled] == ["số 30/ĐK-UBND ngày 15/01/2020"]
    told = Entry.objects.filter(chain__subject_kind="dossier", chain__subject_id=dossier.pk)
    assert sum("số 03/ĐK-UBND" in each.payload for each in told.filter(verb="appraised")) == 1
    assert "Lý do: Ghi nhầm số văn bản." in sentence(told.get(verb="appraised_anew"))
    assert [each for each in state_findings("dossier", dossier.pk) if hasattr(each, "field")] == []
    draft_decision(scene.district, [row.pk], WORDING, by=scene["officer"], on=TODAY)
    with pytest.raises(Refused) as carried:
        appraise_anew(row.pk, reason="Ghi nhầm số", by=scene["officer"], on=TODAY)
    assert "dự thảo quyết định" in " ".join(each.message for each in carried.value.obstacles)


def test_a_paper_is_kept_by_its_content_and_told_at_the_later_seats(scene: Scene, dossier: Dossier) -> None:
    paper = Evidence.objects.filter(dossier=dossier, kind="minutes")[0]
    client, address = seated(scene, "officer"), f"/ho-so/{dossier.pk}/tham-dinh/"
    page = client.get(address)
    shared = page.context["shared"][0]
    assert ASKED in words(page)
    able = Evidence.objects.filter(dossier=dossier, kind__in=["petition", "minutes", "other"])
    offered = {value for value, _label in shared["choices"]}
    assert offered == {"so-lieu", *(f"giay-{each.pk}" for each in able)}
    assert Evidence.objects.filter(dossier=dossier, kind="achievement_report").exists()
    given = {shared["field"]: REASON, shared["typed"].basis_field: f"giay-{paper.pk}"}

    client.post(address, {"con-lai": "1", "da-xem": "1", **given})

    answer = kept(dossier)
    told = f"biên bản bình xét, tệp “{paper.name}”"
    assert (answer["by"], answer["told"]) == ("paper", told)
    assert (answer["paper"], answer["sha256"]) == (paper.pk, paper.paper_id)
    assert f"Căn cứ kết luận: {told}" in words(client.get(f"/ho-so/{dossier.pk}/"))
    assert f"{REASON} · Căn cứ kết luận: {told}" in words(client.get(address))
    history = client.get(f"/ho-so/{dossier.pk}/nhat-ky/")
    assert f"lý do: {REASON.rstrip('.')}, căn cứ kết luận: {told}" in words(history)


def test_a_case_may_be_settled_by_a_paper_of_its_own_while_the_others_share_one_answer(
    scene: Scene, dossier: Dossier
) -> None:
    first = of(dossier, "LĐTT")[0]
    paper = Evidence.objects.filter(dossier=dossier, kind="minutes")[0]
    client, address = seated(scene, "officer"), f"/ho-so/{dossier.pk}/tham-dinh/"
    shared = client.get(address).context["shared"][0]["typed"]
    given = {
        shared.field: REASON,
        shared.basis_field: "so-lieu",
        shared.words_field: "03/ĐK-UBND ngày 15/01/2020",
        f"can-cu-{first.pk}-registration.title": f"giay-{paper.pk}",
    }

    client.post(address, {"con-lai": "1", "da-xem": "1", **given})

    assert [row.settled[0]["by"] for row in of(dossier, "LĐTT")] == ["paper", "figure", "figure"]
    assert {row.settled[0]["reason"] for row in of(dossier, "LĐTT")} == {REASON}


def test_each_case_is_settled_at_once_by_the_paper_that_lies_with_it(scene: Scene, dossier: Dossier) -> None:
    rows = of(dossier, "LĐTT")
    paper = Evidence.objects.filter(dossier=dossier, kind="minutes")[0]
    for row in rows[1:]:
        Evidence.objects.create(
            dossier=dossier,
            nomination=row,
            paper=paper.paper,
            kind="other",
            name=f"Đăng ký {row.pk}.pdf",
            attached_by=scene["clerk3"],
        )
    client, address = seated(scene, "officer"), f"/ho-so/{dossier.pk}/tham-dinh/"
    shared = client.get(address).context["shared"][0]
    assert ("loai-other", "Giấy tờ khác của từng trường hợp") in shared["choices"]
    given = {shared["field"]: REASON, shared["typed"].basis_field: "loai-other"}

    refused = client.post(address, {"con-lai": "1", "da-xem": "1", **given})
    assert refused.status_code == 422 and words(refused).count("Trường hợp này không có giấy tờ ấy") == 1
    client.post(address, {"con-lai": "1", "da-xem": "1", f"y-{rows[0].pk}": "cho", **given})

    told = [row.settled[0]["told"] for row in of(dossier, "LĐTT")[1:]]
    assert told == [f"giấy tờ khác, tệp “Đăng ký {row.pk}.pdf”" for row in rows[1:]]


UNREAD = "Điều 23 Luật 06/2026/QH16", "Điều 24 Luật 06/2026/QH16"


@pytest.fixture
def unread(scene: Scene) -> Dossier:
    """Fourteen LĐTT and two CSTĐCS among them, received under the law that nobody has read."""
    found = at_the_board(scene, advanced=14, fighters=2)
    receive(found.pk, by=scene["officer"], on=TODAY)
    Dossier.objects.filter(pk=found.pk).update(received_on=date(2026, 10, 5))
    return found


def test_a_law_that_nobody_read_is_answered_award_by_award_and_a_registration_once(
    scene: Scene, unread: Dossier
) -> None:
    client, address = seated(scene, "officer"), f"/ho-so/{unread.pk}/tham-dinh/"
    shared = client.get(address).context["shared"]
    asked = [each for each in shared if each["finding"].rule == "regime.unread"]
    assert [each["number"] for each in asked] == [2, 14]
    assert [each["told"].rstrip(".").rpartition("tiêu chuẩn ")[2] for each in asked] == [
        "Chiến sĩ thi đua cơ sở",
        "Lao động tiên tiến",
    ]
    assert [each["number"] for each in shared if each["finding"].rule == "registration.title"] == [16]
    given = {
        name: value
        for each in shared
        for name, value in [
            (each["field"], REASON),
            (each["typed"].basis_field, "dieu" if "held_title" in each["finding"].rule else "so-lieu"),
            (each["typed"].words_field, "03/ĐK-UBND ngày 15/01/2020"),
        ]
    }
    for each, article in zip(asked, UNREAD, strict=True):
        given |= {each["typed"].basis_field: "dieu-khac", each["typed"].words_field: article}

    client.post(address, {"con-lai": "1", "da-xem": "1", **given})

    for award, article in zip(("CSTĐCS", "LĐTT"), UNREAD, strict=True):
        told = [one["told"] for row in of(unread, award) for one in row.settled if "unread" in one["rule"]]
        uncompared = "(chưa đối chiếu được: chương trình chưa có toàn văn điều này)"
        assert set(told) == {f"{article} {uncompared}"}, award


def test_an_article_that_a_read_law_does_not_have_answers_nothing(scene: Scene, unread: Dossier) -> None:
    row = of(unread, "CSTĐCS")[0]
    answer = Settlement(SettledBy.ARTICLE, REASON, words="Điều 99 Luật Thi đua, khen thưởng 2022")
    with pytest.raises(Refused) as caught:
        given = {row.pk: Appraisal(settled={**SETTLED, "regime.unread": answer})}
        appraise(unread.pk, given, by=scene["officer"], on=TODAY)
    told = "Luật Thi đua, khen thưởng 2022 có 96 điều, không có Điều 99."
    assert any(told in each.remedy for each in caught.value.obstacles)


@pytest.mark.parametrize(
    "words_given", ["Điều 24, 25 Luật 06/2026/QH16", "Điều 24 Luật 06/2026/QH16 và Điều 5 Luật 06/2026/QH16"]
)
def test_two_articles_in_one_field_are_told_that_one_is_asked(
    scene: Scene, unread: Dossier, words_given: str
) -> None:
    row = of(unread, "CSTĐCS")[0]
    answer = Settlement(SettledBy.ARTICLE, REASON, words=words_given)
    with pytest.raises(Refused) as caught:
        appraise(
            unread.pk,
            {row.pk: Appraisal(settled={**SETTLED, "regime.unread": answer})},
            by=scene["officer"],
            on=TODAY,
        )
    assert caught.value.obstacles[0].remedy == (
        "Mỗi ô chỉ ghi một điều, như “khoản … Điều … Luật 06/2026/QH16”: ghi điều chính ở ô này, "
        "các điều khác ở ô lý do."
    )


def test_who_decides_where_no_text_says_so_is_settled_by_the_paper_that_delegates_it(
    scene: Scene,
) -> None:
    """In 2025 the district levels are gone, and what a commune decides was not read."""
    day = date(2025, 8, 1)
    dossier = at_the_board(scene, advanced=8, fighters=1)
    receive(dossier.pk, by=scene["officer"], on=TODAY)
    row = of(dossier, "CSTĐCS")[0]
    Nomination.objects.filter(pk=row.pk).update(standing="passed")
    type(scene.district).objects.filter(pk=scene.district.pk).update(level="xã")
    scene.district.refresh_from_db()
    asked = "Văn bản nào phân cấp thẩm quyền này?"

    def drafted(answer: Settlement | None) -> Decision:
        wording = replace(WORDING, settled=answer)
        return draft_decision(scene.district, [row.pk], wording, by=scene["officer"], on=day)

    for answer in (None, Settlement(SettledBy.TEXT, REASON)):
        with pytest.raises(Refused) as caught:
            drafted(answer)
        assert [each.remedy[: len(asked)] for each in caught.value.obstacles] == [asked]

    with at(day):
        page = words(seated(scene, "officer").get(f"/quyet-dinh/du-thao/{scene.district.pk}/soan/?{GROUP}"))
    assert asked in page and "Số, ký hiệu, ngày của văn bản phân cấp, ghi ở ô dưới" in page

    decision = drafted(Settlement(SettledBy.FIGURE, "Đã phân cấp.", words="05/QĐ-UBND ngày 15/07/2025"))
    entry = Entry.objects.get(verb="decision_drafted", chain__subject_kind="decision")
    told = "số, ký hiệu, ngày của văn bản phân cấp: số 05/QĐ-UBND ngày 15/07/2025"
    assert entry.chain.subject_id == decision.pk and told in entry.payload


def test_the_auditor_lists_by_year_what_words_alone_settled(scene: Scene) -> None:
    """Two fighters share an initiative: for which of them it counts is somebody's choice alone."""
    dossier = at_the_board(scene, advanced=14, fighters=2)
    fighters = of(dossier, "CSTĐCS")
    Initiative.objects.filter(nominations__in=fighters).update(code="SK-CHUNG")
    received(scene, dossier)
    auditor, page = seated(scene, "auditor"), "/nhat-ky/chi-bang-loi/"

    told = words(auditor.get(page))

    assert "02 kết luận trong năm 2020" in told
    assert told.count("Sáng kiến được dùng cho đề nghị nào, vì sao?") == 2
    assert told.count("Hai người là đồng tác giả. Người officer, 20/11/2020") == 2
    assert all(row.recipient_name in told for row in fighters) and "initiative.one_use" not in told
    assert told.count("dùng cả cho đề nghị Chiến sĩ thi đua cơ sở trong cùng hồ sơ") == 2
    assert "Ghi trước khi có lựa chọn" not in told
    assert "Không có kết luận nào chỉ bằng lời trong năm này" in words(auditor.get(f"{page}?nam=2019"))

    first = FreeSettlement.objects.order_by("pk")[0]
    older = {"question": "", "is_older": True, "settled_on": date(2019, 5, 2)}
    FreeSettlement.objects.bulk_create(_copy(first, reason=f"Lý do {each}", **older) for each in range(51))
    earlier = auditor.get(f"{page}?nam=2019")
    assert words(earlier).count("Ghi trước khi có lựa chọn") == 50
    rest = words(auditor.get(page + earlier.context["page"].next_url))
    assert rest.count("Ghi trước khi có lựa chọn") == 1 and "Lý do 0 " in rest
    assert '<option value="2019"' in auditor.get(page).content.decode()


def test_the_auditor_takes_the_list_away_as_a_workbook(scene: Scene, dossier: Dossier) -> None:
    row = of(dossier, "LĐTT")[0]
    FreeSettlement.objects.create(
        jurisdiction=scene.district,
        nomination=row,
        settled_by=scene["officer"],
        settled_on=TODAY,
        rule="registration.title",
        message="Đơn vị chưa đăng ký.",
        reason="=Đã đăng ký",
        is_older=True,
    )
    auditor = seated(scene, "auditor")

    answer = auditor.get("/nhat-ky/chi-bang-loi.xlsx?nam=2020")

    assert 'filename="ket-luan-chi-bang-loi-2020.xlsx"' in answer["Content-Disposition"]
    sheet = load_workbook(BytesIO(b"".join(answer.streaming_content))).active  # type: ignore[arg-type]
    head, line = sheet.iter_rows(values_only=True)
    assert head[:2] == ("Ngày", "Người kết luận")
    assert line == (
        "20/11/2020",
        "Người officer",
        dossier.code,
        "Ủy ban nhân dân xã số 3",
        f"{row.recipient_name}: Lao động tiên tiến",
        "registration.title",
        "Đơn vị chưa đăng ký.",
        "Ghi trước khi có lựa chọn",
        "=Đã đăng ký",
    )


def _copy(row: FreeSettlement, **changed: Any) -> FreeSettlement:
    kept = {each.attname: getattr(row, each.attname) for each in row._meta.concrete_fields}
    return FreeSettlement(**{**kept, "id": None, **changed})
