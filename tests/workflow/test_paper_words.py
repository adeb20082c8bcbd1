"""What an office's papers say of it changes from a day on; what was made before keeps what it said."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import orjson
import pytest
from django.urls import reverse

from dossiers.drafting.petitioning.petition_contents import petition_of
from dossiers.models import Dossier, HeldTitle
from roles.doors.refusals import Forbidden, Overtaken, Refused
from roles.founding.changing_words import change_paper_words, withdraw_paper_words
from roles.models import PaperWords, PrintedWords
from tests.browsing import words as shown
from tests.scene import SINCE, TODAY, Scene, draft, of, seat
from tests.walk import WORDING, after_bloc, received
from tests.workflow.corridor_pages import seated
from trail.clock import at
from trail.models import Entry
from workflow.actions.draft_decision import draft_decision
from workflow.actions.issue import issue
from workflow.actions.sign import sign
from workflow.actions.submit import submit
from workflow.reports.board_office import board_heading
from workflow.reports.decision_paper import decision_paper
from workflow.reports.submission_paper import submission_paper

pytestmark = pytest.mark.scene(units=2)
ROOT = Path(__file__).resolve().parents[2]
TOMORROW = TODAY + timedelta(days=1)
NEW = PrintedWords(
    heading="Chủ tịch Ủy ban nhân dân xã Trường Hà",
    organ_heading="Ủy ban nhân dân xã Trường Hà",
    superior_heading="",
    symbol="QĐ-UBND-TH",
    place="Trường Hà",
    board_post="Trưởng phòng Văn hóa - Xã hội",
)
PAPER = {"paper": "Nghị quyết 1657/NQ-UBTVQH15 ngày 16/6/2025", "reason": "Đổi tên sau sắp xếp"}
READ_OFF_THE_ROW = re.compile(
    r"(?:jurisdiction|power|addressed)\.(?:heading|organ_heading|superior_heading|symbol|place|board_post)\b"
)


@pytest.fixture(scope="module")
def _dossier_of_file(_scene_of_file: Scene) -> Dossier:
    scene = _scene_of_file
    dossier = draft(scene, advanced=6, fighters=0)
    submit(dossier.pk, by=scene["head1"], on=TODAY)
    after_bloc(scene, dossier)
    received(scene, dossier)
    return dossier


@pytest.fixture
def dossier(scene: Scene, _dossier_of_file: Dossier) -> Dossier:
    return Dossier.objects.get(pk=_dossier_of_file.pk)


def changes(scene: Scene, since: date = TOMORROW, words: PrintedWords = NEW, **asked: Any) -> PaperWords:
    given = {"by": scene["officer"], "on": TODAY, **PAPER}
    return change_paper_words(scene.district, words, since=since, **(given | asked))


def refused(scene: Scene, since: date = TOMORROW, words: PrintedWords = NEW, **asked: Any) -> str:
    with pytest.raises(Refused) as told:
        changes(scene, since, words, **asked)
    return " ".join(each.message for each in told.value.obstacles)


def test_a_petition_handed_in_keeps_its_words_and_a_later_one_bears_the_new(
    scene: Scene, dossier: Dossier
) -> None:
    changes(scene)
    later = draft(scene, unit=2, advanced=1, fighters=0)

    assert petition_of(dossier, on=TOMORROW).addressees == ("Chủ tịch Ủy ban nhân dân huyện Hà Quảng",)
    assert petition_of(later, on=TODAY).addressees == ("Chủ tịch Ủy ban nhân dân huyện Hà Quảng",)
    assert petition_of(later, on=TOMORROW).addressees == (NEW.heading,)


def test_a_draft_follows_the_day_and_a_signature_holds_what_it_said(scene: Scene, dossier: Dossier) -> None:
    rows = of(dossier, "LĐTT")
    first, second = (
        draft_decision(scene.district, [row.pk], WORDING, by=scene["officer"], on=TODAY) for row in rows[:2]
    )
    first = sign(first.pk, {}, by=scene["chair"], on=TODAY)
    changes(scene)

    papers = [decision_paper(second, on=day) for day in (TODAY, TOMORROW)]
    heads = [(each.letterhead.organ, each.letterhead.symbol, each.letterhead.place) for each in papers]
    assert heads == [
        ("Ủy ban nhân dân huyện Hà Quảng", "QĐ-UBND", "Hà Quảng"),
        ("Ủy ban nhân dân xã Trường Hà", "QĐ-UBND-TH", "Trường Hà"),
    ]
    assert submission_paper(second, on=TOMORROW).letterhead.organ == "Phòng Văn hóa - Xã hội"
    assert decision_paper(first, on=TOMORROW).letterhead.organ == "Ủy ban nhân dân huyện Hà Quảng"

    sign(second.pk, {}, by=scene["chair"], on=TOMORROW)
    issued = [issue(each.pk, by=scene["clerk"], on=TOMORROW) for each in (first, second)]
    assert [each.full_number for each in issued] == ["01/QĐ-UBND", "02/QĐ-UBND-TH"]
    titles = HeldTitle.objects.filter(nomination__in=rows).order_by("decision_number")
    assert [title.decided_by for title in titles] == ["Chủ tịch Ủy ban nhân dân huyện Hà Quảng", NEW.heading]


def test_a_house_that_made_no_paper_mends_what_its_founding_said_from_its_first_day(scene: Scene) -> None:
    seat(scene, [("province officer", "board_officer", scene.province, "Công chức")], on=SINCE)
    province = NEW._replace(organ_heading="Ủy ban nhân dân tỉnh Cao Bình", place="Cao Bình")
    told = {"by": scene["province officer"], "on": TODAY, **PAPER}
    change_paper_words(scene.province, province, since=SINCE, **told)

    assert scene.province.words_on(SINCE) == province
    assert board_heading(scene.province, on=SINCE)[0] == "Ủy ban nhân dân tỉnh Cao Bình"


@pytest.mark.parametrize(
    ("since", "other", "asked", "told"),
    [
        (TODAY, {}, {}, "Ngày 20/11/2020 đã làm văn bản theo nội dung cũ"),
        (date(2017, 5, 4), {}, {}, "huyện Hà Quảng không có thẩm quyền"),
        (TOMORROW, {"heading": " \u00a0", "place": ""}, {}, "Thiếu thẩm quyền ban hành, địa danh."),
        (TOMORROW, {"organ_heading": "Sở Nội vụ"}, {"paper": " "}, "là của Ủy ban nhân dân, không phải của"),
        (TOMORROW, {}, {"paper": " ", "reason": ""}, "Thiếu văn bản làm căn cứ. Thiếu lý do."),
    ],
)
def test_what_is_not_whole_or_reaches_back_is_refused(
    scene: Scene, dossier: Dossier, since: date, other: dict[str, str], asked: dict[str, str], told: str
) -> None:
    sign_of_committee = NEW._replace(**({"symbol": "QĐ-UBND"} | other))

    assert told in refused(scene, since, sign_of_committee, **asked)
    assert not PaperWords.objects.exists()


def test_what_changes_nothing_is_refused_in_whatever_form_it_is_typed(scene: Scene) -> None:
    kept = scene.district.words_on(TODAY)
    typed = PrintedWords(*(unicodedata.normalize("NFD", f" {text} ") for text in kept))

    assert "Không có gì đổi" in refused(scene, TOMORROW, typed)


def test_one_day_has_one_value_which_is_withdrawn_once_and_only_before_a_paper_bears_it(scene: Scene) -> None:
    row = changes(scene)
    assert "Đã ghi nội dung từ ngày 21/11/2020" in refused(scene, TOMORROW, NEW._replace(place="Hà Quảng"))
    for by in ("chair", "head1"):
        with pytest.raises(Forbidden):
            withdraw_paper_words(row, by=scene[by], reason="Không", on=TODAY)
        with pytest.raises(Forbidden):
            changes(scene, by=scene[by])
    with pytest.raises(Refused, match="Thiếu lý do rút"):
        withdraw_paper_words(row, by=scene["officer"], reason=" ", on=TODAY)
    withdraw_paper_words(row, by=scene["officer"], reason="Ghi nhầm", on=TODAY)
    with pytest.raises(Overtaken, match="đã được rút ngày 20/11/2020"):
        withdraw_paper_words(row, by=scene["officer"], reason="Lần nữa", on=TODAY)
    assert scene.district.words_on(TOMORROW).place == "Hà Quảng"

    again = changes(scene)
    submit(draft(scene, unit=2, advanced=1, fighters=0).pk, by=scene["head2"], on=TOMORROW)
    with pytest.raises(Refused, match="Đã có văn bản làm theo nội dung này, gần nhất ngày 21/11/2020"):
        withdraw_paper_words(again, by=scene["officer"], reason="Ghi nhầm", on=TOMORROW)

    chain = Entry.objects.filter(chain__subject_kind="paper_words", chain__subject_id=row.pk).order_by("seq")
    told = [orjson.loads(each.payload)["details"]["changes"][3] for each in chain]
    assert told == [["Địa danh", "Hà Quảng", "Trường Hà"], ["Địa danh", "Trường Hà", "Hà Quảng"]]


def test_the_pages_preview_change_list_and_withdraw(scene: Scene, dossier: Dossier) -> None:
    officer, place = seated(scene, "officer"), scene.district
    form, listed = (reverse(f"roles:{name}", args=[place.pk]) for name in ("change_words", "paper_words"))
    typed = NEW._asdict() | {"since": "21/11/2020", **PAPER}
    with at(TODAY):
        assert "sớm nhất là 21/11/2020" in shown(officer.get(form))
        seen = shown(officer.post(form, typed | {"xem": "1"}))
        assert "Sẽ in từ ngày 21/11/2020" in seen and "ỦY BAN NHÂN DÂN XÃ TRƯỜNG HÀ" in seen
        assert not PaperWords.objects.exists()
        late = officer.post(form, typed | {"since": "20/11/2020"})
        assert late.status_code == 422 and "Chọn ngày từ 21/11/2020 trở đi." in shown(late)

        done = shown(officer.post(form, typed, follow=True))
        assert "Chưa đến ngày" in done and "Như ghi khi lập" in done and "Rút nội dung từ" in done
        assert "Đổi từ một ngày" not in shown(seated(scene, "chair").get(listed))
        home = shown(officer.get(reverse("roles:jurisdiction", args=[place.pk])))
        assert "Ủy ban nhân dân huyện Hà Quảng" in home and "Xem mẫu đầu văn bản" in home
        assert "Nội dung in trên văn bản" in shown(officer.get(reverse("workflow:setup", args=[place.pk])))
    with at(TOMORROW):
        assert "Đang in" in shown(officer.get(listed))
        gone = reverse("roles:withdraw_words", args=[PaperWords.objects.get().pk])
        assert officer.post(gone, {"reason": ""}).status_code == 422
        after = shown(officer.post(gone, {"reason": "Chưa có nghị quyết"}, follow=True))
        assert "Đã rút Ngày 21/11/2020: Chưa có nghị quyết" in after and "Như ghi khi lập" in after


def test_nothing_reads_the_words_of_the_founding_where_those_of_a_day_are_meant() -> None:
    rooms = [ROOT / name for name in ("dossiers", "emulation", "law_desk", "news", "workflow", "templates")]
    files = [path for room in rooms for kind in ("*.py", "*.html") for path in room.rglob(kind)]

    assert [path.name for path in files if READ_OFF_THE_ROW.search(path.read_text(encoding="utf-8"))] == []
