"""One series of numbers for an organ and year: no gap, no double, whatever its symbol is called."""

from __future__ import annotations

import pytest

from dossiers.models import Dossier, HeldTitle
from roles.doors.refusals import Forbidden, Overtaken, Refused
from tests.scene import TODAY, Scene, draft, of
from tests.walk import after_bloc, conferred, received
from tests.workflow.seats import Reader, body
from trail.phrases import facts_in_words, sentence
from trail.queries import timeline
from trail.state.row_faults import RowFault
from workflow.actions.set_next_number import set_next_number
from workflow.actions.submit import submit
from workflow.models import Decision, SkippedNumbers
from workflow.proofs.accounted_numbers import check_numbers
from workflow.queries.number_register import next_number, register_of
from workflow.reports.decision_paper import decision_paper

pytestmark = pytest.mark.scene(units=2)


@pytest.fixture
def dossier(scene: Scene) -> Dossier:
    dossier = draft(scene, advanced=4, fighters=0)
    submit(dossier.pk, by=scene["head1"], on=TODAY)
    after_bloc(scene, dossier)
    received(scene, dossier)
    return dossier


def test_a_new_symbol_goes_on_with_the_numbers_of_the_year(scene: Scene, dossier: Dossier) -> None:
    rows = of(dossier, "LĐTT")
    first = conferred(scene, rows[:1])

    scene.district.symbol = "QĐ-UBND-TĐ"
    scene.district.save()
    second = conferred(scene, rows[1:2])

    assert [first.full_number, second.full_number] == ["01/QĐ-UBND", "02/QĐ-UBND-TĐ"]
    assert next_number(scene.district, on=TODAY) == 3
    entries = register_of(scene.district, year=2020)
    assert [entry.decision.full_number for entry in entries if entry.decision] == [
        "01/QĐ-UBND",
        "02/QĐ-UBND-TĐ",
    ]


def test_an_issued_decision_keeps_the_symbol_it_was_given(scene: Scene, dossier: Dossier) -> None:
    issued = conferred(scene, of(dossier, "LĐTT")[:1])
    scene.district.symbol = "QĐ-CT"
    scene.district.save()

    again = Decision.objects.select_related("jurisdiction").get(pk=issued.pk)

    assert decision_paper(again).letterhead.symbol == "QĐ-UBND"
    assert HeldTitle.objects.get(nomination__lines__decision=issued).decision_number == "01/QĐ-UBND"


def test_the_numbers_of_the_next_year_begin_anew(scene: Scene, dossier: Dossier) -> None:
    rows = of(dossier, "LĐTT")
    conferred(scene, rows[:2])
    later = conferred(scene, rows[2:], on=TODAY.replace(year=2021))

    assert (later.number, later.number_year) == (1, 2021)


ELSEWHERE = "Đã cấp cho quyết định về nhân sự, tài chính"


def faults() -> list[str]:
    return [str(found.row) for found in check_numbers() if isinstance(found, RowFault)]


def test_the_series_begins_where_the_clerk_says_and_leaves_out_what_was_used_elsewhere(
    scene: Scene, dossier: Dossier
) -> None:
    rows, clerk = of(dossier, "LĐTT"), scene["clerk"]

    set_next_number(scene.district, 145, reason=ELSEWHERE, seen=1, by=clerk, on=TODAY)
    first = conferred(scene, rows[:1])
    set_next_number(scene.district, 150, reason="Kỷ luật cán bộ", seen=146, by=clerk, on=TODAY)
    second = conferred(scene, rows[1:2])

    assert [first.full_number, second.full_number] == ["145/QĐ-UBND", "150/QĐ-UBND"]
    entries = register_of(scene.district, year=2020)
    assert [entry.span for entry in entries] == ["01 đến 144", "145", "146 đến 149", "150"]
    assert faults() == []
    told = timeline(("unit", scene.district.organ_id)).filter(verb="next_number_set").last()
    assert told is not None and sentence(told).endswith(
        "đã đặt số tiếp theo của sổ số văn bản. Lý do: Kỷ luật cán bộ."
    )
    assert facts_in_words(told)[:2] == [("Số tiếp theo trước đó", "146"), ("Số tiếp theo", "150")]


def test_what_was_told_wrongly_is_taken_back_down_to_the_last_number_given(
    scene: Scene, dossier: Dossier
) -> None:
    district, clerk = scene.district, scene["clerk"]
    conferred(scene, of(dossier, "LĐTT")[:1])
    set_next_number(district, 1450, reason=ELSEWHERE, seen=2, by=clerk, on=TODAY)

    set_next_number(district, 145, reason="Gõ nhầm 145 thành 1450", seen=1450, by=clerk, on=TODAY)
    assert [row.span for row in SkippedNumbers.objects.all()] == ["02 đến 144"]
    set_next_number(district, 2, reason="Sổ chưa cấp số nào", seen=145, by=clerk, on=TODAY)

    assert next_number(district, on=TODAY) == 2
    assert (SkippedNumbers.objects.count(), faults()) == (0, [])
    with pytest.raises(Refused, match="Số 01 đã cấp cho một quyết định"):
        set_next_number(district, 1, reason=ELSEWHERE, seen=2, by=clerk, on=TODAY)


def test_numbers_are_left_out_by_the_clerk_alone_with_a_reason_and_after_a_look(scene: Scene) -> None:
    district, told = scene.district, {"reason": ELSEWHERE, "seen": 1, "on": TODAY}
    for name in ("officer", "chair", "auditor", "head1"):
        with pytest.raises(Forbidden, match="đặt số văn bản tiếp theo"):
            set_next_number(district, 9, **told, by=scene[name])
    with pytest.raises(Refused, match="Chưa ghi lý do"):
        set_next_number(district, 9, **{**told, "reason": " "}, by=scene["clerk"])
    with pytest.raises(Overtaken, match="Số tiếp theo đã là 01, không còn là 07"):
        set_next_number(district, 9, **{**told, "seen": 7}, by=scene["clerk"])
    assert not SkippedNumbers.objects.exists()


def test_a_gap_or_a_double_that_nobody_explains_is_found(scene: Scene, dossier: Dossier) -> None:
    rows = of(dossier, "LĐTT")
    set_next_number(scene.district, 7, reason=ELSEWHERE, seen=1, by=scene["clerk"], on=TODAY)
    seventh = conferred(scene, rows[:1])

    SkippedNumbers.objects.update(last=4)
    assert faults() == ["không có số 05", "4"]
    SkippedNumbers.objects.update(first=1, last=7)
    assert faults() == ["số 07 ghi hai lần", "7"]
    assert seventh.number == 7


def test_the_clerk_sets_the_next_number_on_its_page_and_the_register_tells_why(
    scene: Scene, dossier: Dossier
) -> None:
    page, clerk = f"/quyet-dinh/so/{scene.district.pk}/so-tiep-theo/", Reader(scene["clerk"])
    assert "Đặt số tiếp theo" in body(clerk.get(f"/quyet-dinh/so/{scene.district.pk}/"))
    assert '<strong class="number">01</strong>' in body(clerk.get(page))

    assert clerk.post(page, {"number": "145", "seen": "1"}).status_code == 422
    answer = clerk.post(page, {"number": "145", "reason": ELSEWHERE, "seen": "1"})
    again = clerk.post(page, {"number": "145", "reason": ELSEWHERE, "seen": "1"})

    register = body(clerk.get(answer["Location"]))
    assert "01 đến 144" in register and f"Dùng ngoài chương trình: {ELSEWHERE}" in register
    assert again.status_code == 409 and "Số tiếp theo đã là 145, không còn là 01" in body(again)
    assert Reader(scene["officer"]).get(page).status_code == 403
