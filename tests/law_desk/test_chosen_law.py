"""Where a new law lets the person nominated choose: asked at the appraisal, kept with its paper, proved."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dossiers.judging.dossier_findings import judge_dossier
from dossiers.judging.settlements import Settlement
from dossiers.models import Dossier, Evidence, Nomination
from law.findings import Finding
from law.judgement.reviews import SettledBy
from roles.doors.refusals import Refused
from tests.browsing import words
from tests.law_desk.jurists import loaded, with_jurists
from tests.scene import Scene, draft, of
from tests.walk import SETTLED, after_bloc
from tests.workflow.corridor_pages import seated
from trail.clock import at
from trail.models import Entry
from workflow.actions.appraise import Appraisal, appraise
from workflow.actions.receive import receive
from workflow.actions.submit import submit
from workflow.proofs.registry import state_findings

pytestmark = [pytest.mark.scene(units=2), pytest.mark.usefixtures("recorded_context")]
DAY_BEFORE, FIRST_DAY, LATER = date(2027, 6, 30), date(2027, 7, 1), date(2027, 7, 10)
RULE = "transition.received_before"
ASKED = "Chọn luật nào áp dụng? Trả lời bằng luật mà người được đề nghị đã chọn, theo văn bản có số, ngày"
OLD = "Luật 06/2026/QH16 (luật của ngày tiếp nhận)"
NEW = "Luật giả định 2027 (luật của ngày quyết định)"
REASON = "Người được đề nghị đã chọn."


@pytest.fixture
def dossier(scene: Scene) -> Dossier:
    """Three LĐTT, received by a commune on the last day of the old law; the pack of the new one is loaded."""
    type(scene.district).objects.filter(pk=scene.district.pk).update(level="xã")
    scene.district.refresh_from_db()
    with_jurists(scene)
    loaded(scene)
    found = draft(scene, advanced=3, fighters=0, on=DAY_BEFORE)
    submit(found.pk, by=scene["head1"], on=DAY_BEFORE)
    after_bloc(scene, found, on=DAY_BEFORE)
    receive(found.pk, by=scene["officer"], on=DAY_BEFORE)
    return Dossier.objects.get(pk=found.pk)


@pytest.fixture
def paper(scene: Scene, dossier: Dossier) -> Evidence:
    """What the persons nominated have signed."""
    kept = Evidence.objects.filter(dossier=dossier)[0]
    return Evidence.objects.create(
        dossier=dossier, paper=kept.paper, kind="other", name="Đơn chọn luật.pdf", attached_by=scene["clerk1"]
    )


def choice(law: str, paper: int | None = None, words: str = "") -> Settlement:
    return Settlement(SettledBy.CHOICE, REASON, words, paper, law=law)


def settle(
    scene: Scene,
    rows: list[Nomination],
    answer: Settlement | None,
    *,
    on: date = FIRST_DAY,
    **more: Settlement,
) -> None:
    settled = {**SETTLED, **more} | ({RULE: answer} if answer else {})
    words_on = {row.pk: Appraisal(settled=settled) for row in rows}
    appraise(rows[0].dossier_id, words_on, by=scene["officer"], on=on)


def refusal(scene: Scene, dossier: Dossier, answer: Settlement | None) -> str:
    with pytest.raises(Refused) as caught:
        settle(scene, of(dossier, "LĐTT"), answer)
    assert dossier.nominations.filter(standing="endorsed").count() == 3
    return " ".join(each.remedy for each in caught.value.obstacles) or caught.value.message


def faults_of_nominations(dossier: Dossier) -> list[str]:
    found = (each for each in state_findings("dossier", dossier.pk) if hasattr(each, "field"))
    return [each.field for each in found if each.table == "dossiers_nomination"]


def between(dossier: Dossier, *, on: date) -> list[Finding]:
    return [each for each in judge_dossier(dossier, on=on).findings if each.rule == RULE]


def test_the_chosen_law_holds_and_the_choice_is_kept_with_its_paper(
    scene: Scene, dossier: Dossier, paper: Evidence
) -> None:
    settle(scene, of(dossier, "LĐTT"), choice("R5", paper.pk))

    row = of(dossier, "LĐTT")[0]
    kept = next(each for each in row.settled if each["rule"] == RULE)
    told = f"{NEW}, theo giấy tờ khác, tệp “Đơn chọn luật.pdf”"
    assert (kept["by"], kept["law"], kept["told"]) == ("choice", "R5", told)
    assert (kept["paper"], kept["sha256"], kept["reason"]) == (paper.pk, paper.paper_id, REASON)
    assert kept["question"] == "Chọn luật nào áp dụng?"
    entry = Entry.objects.filter(verb="appraised").latest("id")
    assert entry.payload.count('"law":"R5"') == 3 and "2027-07-01" in entry.payload
    assert not {each["rule"] for each in row.findings} & {"regime.unread", RULE}
    found = between(dossier, on=LATER)
    assert [each.verdict.value for each in found] == ["lawful"] * 3
    assert all(f"Người được đề nghị chọn {NEW}" in each.message for each in found)
    with at(FIRST_DAY):
        page = words(seated(scene, "officer").get(f"/ho-so/{dossier.pk}/"))
    assert f"Căn cứ kết luận: {told}" in page

    assert faults_of_nominations(dossier) == []
    row.settled = [{**each, "law": "R4"} if each["rule"] == RULE else each for each in row.settled]
    row.save(update_fields=["settled"])
    assert faults_of_nominations(dossier) == ["settled"]


def test_who_chose_the_old_law_is_asked_what_that_one_leaves_open(
    scene: Scene, dossier: Dossier, paper: Evidence
) -> None:
    assert refusal(scene, dossier, choice("R4", paper.pk)).count("đặt tiêu chuẩn nào cho danh hiệu") == 1

    article = Settlement(SettledBy.ARTICLE, "Đã đọc.", words="Điều 4 Luật 06/2026/QH16")
    chosen = choice("R4", words="05/TTr-UBND ngày 01/07/2027")
    settle(scene, of(dossier, "LĐTT"), chosen, **{"regime.unread": article})

    kept = [each for row in of(dossier, "LĐTT") for each in row.settled if "law" in each]
    told = f"{OLD}, theo số, ký hiệu, ngày của văn bản chọn luật: số 05/TTr-UBND ngày 01/07/2027"
    assert [(each["law"], each["told"], "paper" in each) for each in kept] == [("R4", told, False)] * 3


def test_from_the_day_of_the_new_law_nothing_goes_on_without_one_of_the_two_laws_and_a_paper_that_bears_it(
    scene: Scene, dossier: Dossier, paper: Evidence
) -> None:
    assert between(dossier, on=DAY_BEFORE) == []
    assert refusal(scene, dossier, None).count(ASKED) == 1
    assert f"Chọn một trong hai: {OLD}; {NEW}." in refusal(scene, dossier, choice("R1", paper.pk))
    minutes = Evidence.objects.filter(dossier=dossier, kind="minutes")[0]
    assert "không có giấy tờ ấy" in refusal(scene, dossier, choice("R5", minutes.pk))
    assert "chưa đủ số, ký hiệu và ngày" in refusal(scene, dossier, choice("R5", words="đơn tháng 7"))
    assert "nêu mã 999999 không thuộc" in refusal(scene, dossier, choice("R5", 999999))

    rows = {row.pk: Appraisal(settled={RULE: choice("R5", paper.pk)}) for row in of(dossier, "LĐTT")}
    with pytest.raises(Refused, match="không có thẩm quyền"):
        appraise(dossier.pk, rows, by=scene["clerk1"], on=FIRST_DAY)


def test_many_choices_cost_the_statements_of_one(scene: Scene, dossier: Dossier, paper: Evidence) -> None:
    first, *others = of(dossier, "LĐTT")
    counted = []
    for rows in ([first], others):
        with CaptureQueriesContext(connection) as asked:
            settle(scene, rows, choice("R5", paper.pk))
        counted.append(len(asked))

    assert counted[0] == counted[1]


def test_the_page_offers_both_laws_with_each_paper_and_goes_on_from_there(
    scene: Scene, dossier: Dossier, paper: Evidence
) -> None:
    with at(FIRST_DAY):
        client, address = seated(scene, "officer"), f"/ho-so/{dossier.pk}/tham-dinh/"
        page = client.get(address)
        shared = {each["finding"].rule: each for each in page.context["shared"]}
        asked = shared[RULE]
        assert "Chọn luật nào áp dụng?" in words(page) and asked["number"] == 3
        label = "Giấy tờ khác: Đơn chọn luật.pdf"
        offered = {each for each in asked["choices"] if label in each[1]}
        assert offered == {
            (f"luat-R4-giay-{paper.pk}", f"Chọn {OLD}; {label}"),
            (f"luat-R5-giay-{paper.pk}", f"Chọn {NEW}; {label}"),
        }
        registration = shared["registration.title"]["typed"]
        given = {
            "con-lai": "1",
            "da-xem": "1",
            asked["field"]: REASON,
            registration.field: "Đã đăng ký.",
            registration.basis_field: "so-lieu",
            registration.words_field: "03/ĐK-UBND ngày 15/01/2020",
        }
        basis = asked["typed"].basis_field

        assert (
            "luat-R5-so-lieu",
            f"Chọn {NEW}; Số, ký hiệu, ngày của văn bản chọn luật, ghi ở ô dưới",
        ) in asked["choices"]

        old = client.post(address, {**given, basis: f"luat-R4-giay-{paper.pk}"})
        assert old.status_code == 422
        assert {each["finding"].rule for each in old.context["shared"]} >= {RULE, "regime.unread"}
        assert f'value="luat-R4-giay-{paper.pk}" selected' in old.content.decode()
        numbered = {asked["typed"].words_field: "05/TTr-UBND ngày 01/07/2027"}
        client.post(address, {**given, basis: "luat-R5-so-lieu", **numbered})

    assert [row.standing for row in of(dossier, "LĐTT")] == ["appraised"] * 3
