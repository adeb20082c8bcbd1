"""The auditor reads the history, the dossier as it stood, and nobody ever reads who chose what."""

from __future__ import annotations

import csv
import json
import re
import zipfile
from copy import deepcopy
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from dossiers.models import Dossier, Job
from roles.appointments.appointing import appoint_many
from roles.appointments.postings import Posting
from tests.browsing import text_of
from tests.scene import PAPER, SINCE, TODAY, Scene, draft, of
from tests.walk import after_bloc, conferred, opened, received, voted
from tests.workflow.seats import Reader, body
from trail.clock import today
from trail.models import Entry
from trail.verification.export_checks import verify_bundle
from workflow.actions.begin import begin
from workflow.actions.submit import submit
from workflow.actions.vote import vote
from workflow.long_work import write_verification
from workflow.models import Meeting
from workflow.views.audit import entry_search

pytestmark = pytest.mark.scene()


@pytest.fixture(scope="module")
def _dossier_of_file(_scene_of_file: Scene) -> Dossier:
    scene = _scene_of_file
    dossier = draft(scene)
    submit(dossier.pk, by=scene["head1"], on=TODAY)
    after_bloc(scene, dossier)
    received(scene, dossier)
    return dossier


@pytest.fixture
def dossier(scene: Scene, _dossier_of_file: Dossier) -> Dossier:
    """Received once for the file, as its scene is built once; every test of the file begins with it."""
    return deepcopy(_dossier_of_file)


def test_the_timeline_tells_who_in_which_office_and_what_moved(scene: Scene, dossier: Dossier) -> None:
    page = body(Reader(scene["auditor"]).get(f"/ho-so/{dossier.pk}/nhat-ky/"))

    assert "Người head1 (Chủ tịch" in page
    assert "đã trình hồ sơ lên khối" in page
    assert "23 trường hợp thay đổi" in page
    # On a phone each act is one line until it is asked.
    assert page.count('<details class="phone-more entry-more">') == page.count('class="entry-act"') >= 4
    assert "đã trình → <strong>khối, cụm đồng ý</strong>" in page
    assert "Luật Thi đua, khen thưởng 2003" in page
    assert "Đã đăng ký bằng văn bản giấy từ đầu năm, căn cứ kết luận: " in page


def test_no_raw_word_of_the_program_stands_in_a_timeline(scene: Scene, dossier: Dossier) -> None:
    page = body(Reader(scene["auditor"]).get(f"/ho-so/{dossier.pk}/nhat-ky/"))

    for word in ("endorsed", "appraised", "submitted", "bloc_reviewed", "registration.title"):
        assert word not in page


def test_the_unit_reads_its_own_timeline_and_no_other_unit_does(scene: Scene, dossier: Dossier) -> None:
    assert Reader(scene["head1"]).get(f"/ho-so/{dossier.pk}/nhat-ky/").status_code == 200
    assert Reader(scene["head2"]).get(f"/ho-so/{dossier.pk}/nhat-ky/").status_code == 403


def test_a_search_needs_no_accents(scene: Scene, dossier: Dossier) -> None:
    auditor = Reader(scene["auditor"])

    assert "đã thẩm định hồ sơ" in body(auditor.get("/nhat-ky/", q="nong van"))
    assert "Không tìm thấy việc nào" in body(auditor.get("/nhat-ky/", q="khong co ai"))


def test_a_search_by_person_act_and_day(scene: Scene, dossier: Dossier) -> None:
    auditor = Reader(scene["auditor"])
    by_person = body(auditor.get("/nhat-ky/", nguoi="head1", viec="submitted"))
    by_day = body(auditor.get("/nhat-ky/", tu="21/11/2020"))
    by_post = body(auditor.get("/nhat-ky/", chuc="Chuyên viên Phòng Nội vụ"))

    assert "đã trình hồ sơ lên khối" in by_person
    assert "đã thẩm định" not in by_person
    assert "Không tìm thấy việc nào" in by_day
    assert "đã thẩm định hồ sơ" in by_post
    assert "đã trình hồ sơ lên khối" not in by_post


def test_a_name_that_may_mean_several_is_asked_again(scene: Scene, dossier: Dossier) -> None:
    page = body(Reader(scene["auditor"]).get("/nhat-ky/", nguoi="member"))

    assert "Có nhiều người mang tên này" in page
    assert "Người member01" in page


def test_a_day_that_cannot_be_read_is_told(scene: Scene, dossier: Dossier) -> None:
    answer = Reader(scene["auditor"]).get("/nhat-ky/", tu="32/13/2020")

    assert answer.status_code == 422
    assert "Không có ngày “32/13/2020” trong lịch" in body(answer)


def test_only_an_auditor_searches(scene: Scene, dossier: Dossier) -> None:
    for name in ("officer", "chair", "clerk", "head1", "member01"):
        assert Reader(scene[name]).get("/nhat-ky/").status_code == 403
        assert Reader(scene[name]).get("/nhat-ky/ket-qua.csv").status_code == 403
        assert Reader(scene[name]).get(f"/ho-so/{dossier.pk}/nhat-ky.zip").status_code in (403, 404)


def test_an_auditor_of_another_jurisdiction_finds_nothing(scene: Scene, dossier: Dossier) -> None:
    stranger = User.objects.create_user("tinh", first_name="Thanh tra tỉnh")
    posting = Posting(
        user=stranger,
        office="auditor",
        organ=scene.province,
        since=SINCE,
        post="Thanh tra viên",
        **PAPER,  # type: ignore[arg-type]
    )
    appoint_many([posting], by=None, on=SINCE)

    assert "đã trình hồ sơ lên khối" not in body(Reader(stranger).get("/nhat-ky/", viec="submitted"))
    assert Reader(stranger).get(f"/ho-so/{dossier.pk}/nhat-ky/").status_code == 403


def test_the_dossier_as_it_stood_is_read_from_the_history(scene: Scene, dossier: Dossier) -> None:
    voted(scene, of(dossier, "CSTĐCS"), yes=13, on=date(2020, 12, 10))
    auditor, address = Reader(scene["auditor"]), f"/ho-so/{dossier.pk}/tai-thoi-diem/"
    before = body(auditor.get(address, ngay="19/11/2020"))
    then = body(auditor.get(address, ngay="20/11/2020"))
    later = body(auditor.get(address, ngay="10/12/2020"))

    assert "Lúc đó hồ sơ chưa được trình" in before
    assert then.count("Thẩm định đủ điều kiện</span>") == 23
    assert later.count("Hội đồng thông qua</span>") == 3
    assert dossier.revisions.get().sha256 in then


def test_an_exported_search_holds_the_same_entries(scene: Scene, dossier: Dossier) -> None:
    auditor = Reader(scene["auditor"])
    text = auditor.get("/nhat-ky/ket-qua.csv", viec="submitted")
    rows = list(csv.reader(StringIO(b"".join(text.streaming_content).decode("utf-8-sig"))))
    book = auditor.get("/nhat-ky/ket-qua.xlsx", viec="submitted")
    sheet = load_workbook(BytesIO(b"".join(book.streaming_content))).active

    assert len(rows) == 2
    assert rows[1][2] == "Người head1"
    assert [cell.value for cell in sheet[2]][2] == "Người head1"


def test_a_bundle_can_be_checked_without_the_database(scene: Scene, dossier: Dossier) -> None:
    answer = Reader(scene["auditor"]).get(f"/ho-so/{dossier.pk}/nhat-ky.zip")
    with TemporaryDirectory() as room:
        path = Path(room) / "bundle.zip"
        path.write_bytes(b"".join(answer.streaming_content))
        assert zipfile.is_zipfile(path)
        assert verify_bundle(path).ok


def test_the_check_of_the_history_runs_in_the_background(scene: Scene, dossier: Dossier) -> None:
    auditor = Reader(scene["auditor"])
    answer = auditor.post("/nhat-ky/kiem-chung/")
    job = Job.objects.get()
    write_verification(str(job.pk))

    page = body(auditor.get(answer["Location"]))
    assert f"Nhật ký nguyên vẹn: {Entry.objects.count()} mục" in page


def test_a_longer_timeline_costs_no_more_statements(scene: Scene, dossier: Dossier) -> None:
    auditor, fighters = Reader(scene["auditor"]), of(dossier, "CSTĐCS")
    voted(scene, fighters[:1], yes=13)
    auditor.get(f"/ho-so/{dossier.pk}/nhat-ky/")
    short = _count(auditor, dossier)
    for fighter in fighters[1:]:
        voted(scene, [fighter], yes=13)

    assert _count(auditor, dossier) == short


def test_a_timeline_names_the_meeting_its_vote_and_the_decision_and_leads_to_their_papers(
    scene: Scene, dossier: Dossier
) -> None:
    fighter = of(dossier, "CSTĐCS")[0]
    meeting = voted(scene, [fighter], yes=13)
    decision = conferred(scene, [fighter])

    page = body(Reader(scene["auditor"]).get(f"/ho-so/{dossier.pk}/nhat-ky/"))

    assert "đã triệu tập cuộc họp hội đồng" in page
    assert f"Cuộc họp ngày 20/11/2020: {meeting.title}" in page
    case = f"{fighter.recipient_name} (Chiến sĩ thi đua cơ sở)"
    assert f"{case}: đã đưa ra hội đồng → <strong>hội đồng thông qua</strong> (13/16" in page
    assert "Quyết định số 01/QĐ-UBND: Về việc tặng danh hiệu thi đua năm 2020" in text_of(page)
    assert f'href="/hop/{meeting.pk}/bien-ban.pdf"' in page
    assert f'href="/quyet-dinh/{decision.pk}/ban-in.pdf"' in page
    assert f"<dd>{fighter.recipient_name} (Chiến sĩ thi đua cơ sở)</dd>" in page


def test_the_servers_day_is_told_only_where_the_act_names_another(scene: Scene, dossier: Dossier) -> None:
    assert "(máy chủ ghi lúc" in body(Reader(scene["auditor"]).get(f"/ho-so/{dossier.pk}/nhat-ky/"))

    given = {"unit": scene.units[0], "jurisdiction": scene.district, "year": 2026, "title": "Năm nay"}
    begun = begin(**given, by=scene["clerk1"], on=today())
    told = body(Reader(scene["auditor"], on=today()).get(f"/ho-so/{begun.pk}/nhat-ky/"))
    assert f"{today():%d/%m/%Y}" in told and "máy chủ" not in told


def test_what_the_reader_may_not_open_is_told_without_a_link(scene: Scene, dossier: Dossier) -> None:
    fighter = of(dossier, "CSTĐCS")[0]
    meeting = voted(scene, [fighter], yes=13)

    page = body(Reader(scene["head1"]).get(f"/ho-so/{dossier.pk}/nhat-ky/"))

    assert f"Cuộc họp ngày 20/11/2020: {meeting.title}" in page
    assert f"/hop/{meeting.pk}/" not in page


def test_the_trail_is_grouped_by_day_and_act_fifty_a_page(scene: Scene, dossier: Dossier) -> None:
    voted(scene, of(dossier, "CSTĐCS"), yes=13, on=date(2020, 12, 10))
    auditor = Reader(scene["auditor"])

    first = body(auditor.get("/nhat-ky/"))
    days = re.findall(r'<h2 id="ngay-(\d+)">', first)
    assert days[:2] == ["20201210", "20201120"]
    newest = first[first.index("ngay-20201210") : first.index("ngay-20201120")]
    assert "(20 việc)" in newest
    acts = re.findall(r'<h3>([^<]+)<span class="muted">\(([^)]*)\)', newest)
    assert [(label.strip(), number) for label, number in acts] == [
        ("Lập biên bản", "1 việc"),
        ("Kết thúc cuộc họp", "1 việc, 2 dòng"),
        ("Bỏ phiếu", "16 việc"),
        ("Khai mạc cuộc họp", "1 việc, 2 dòng"),
        ("Triệu tập họp hội đồng", "1 việc, 2 dòng"),
    ]
    hours = re.findall(r"<time[^>]*>\s*(\d+ giờ \d\d|Máy chủ ghi lúc [^<]+)</time>", newest)
    assert (len(hours), newest.count("Cùng một việc với dòng trên")) == (20, 3)
    assert first.count('<span class="finding-message">Chi tiết') == min(50, Entry.objects.count())


def test_a_day_that_goes_over_several_pages_bears_its_whole_number_on_each(
    scene: Scene, dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    voted(scene, of(dossier, "CSTĐCS"), yes=13, on=date(2020, 12, 10))
    monkeypatch.setattr(entry_search, "SIZE", 10)
    auditor = Reader(scene["auditor"])

    first = body(auditor.get("/nhat-ky/?tu=10/12/2020"))
    older = re.search(r'href="([^"]+)" rel="next"', first)
    assert older is not None
    second = body(auditor.get(f"/nhat-ky/{older[1].replace('&amp;', '&')}"))
    votes = body(auditor.get("/nhat-ky/?tu=10/12/2020&viec=voted"))

    assert "(20 việc)" in first and "(20 việc)" in second
    assert "(16 việc)</span></h2>" in votes


def test_a_page_of_the_trail_costs_the_same_for_few_entries_and_for_many(
    scene: Scene, dossier: Dossier
) -> None:
    auditor, costs = Reader(scene["auditor"]), []
    for fighter in of(dossier, "CSTĐCS")[:2]:
        voted(scene, [fighter], yes=13)
        auditor.get("/nhat-ky/")
        with CaptureQueriesContext(connection) as seen:
            assert auditor.get("/nhat-ky/").status_code == 200
        costs.append(len(seen))

    assert costs[0] == costs[1]


def _count(reader: Reader, dossier: Dossier) -> int:
    with CaptureQueriesContext(connection) as seen:
        assert reader.get(f"/ho-so/{dossier.pk}/nhat-ky/").status_code == 200
    return len(seen)


@pytest.fixture
def secret_meeting(scene: Scene, dossier: Dossier) -> Meeting:
    """Exactly one member says no, so that any trace of a choice would point at her."""
    return voted(scene, of(dossier, "CSTĐCS"), yes=15)


READERS = ("auditor", "officer", "chair", "clerk", "council_chair", "secretary", "member01", "head1")


def test_no_page_links_a_member_to_a_choice(scene: Scene, secret_meeting: Meeting) -> None:
    said_no = scene["secretary"]
    dossier_id = secret_meeting.items.first().nomination.dossier_id  # type: ignore[union-attr]
    addresses = [
        *(
            reverse(f"workflow:{name}", args=[secret_meeting.pk])
            for name in ("meeting", "meeting_timeline", "vote")
        ),
        reverse("workflow:timeline", args=[dossier_id]),
        reverse("workflow:as_it_stood", args=[dossier_id]),
        reverse("workflow:trail"),
        reverse("workflow:invitations", args=[secret_meeting.pk]),
    ]
    for reader in READERS:
        for address in addresses:
            page = body(Reader(scene[reader]).get(address))
            for line in page.split("<li")[1:] + page.split("<tr")[1:]:
                if said_no.first_name in line.partition("</li>")[0].partition("</tr>")[0]:
                    own = line.partition("</li>")[0].partition("</tr>")[0]
                    assert "ồng ý" not in own or "thành viên đồng ý" in own, (reader, address, own)


def test_every_member_looks_alike_in_the_trail(scene: Scene, secret_meeting: Meeting) -> None:
    """But for a number of the envelope, one of the place on the roll and the SHA-256 of what is sealed."""
    entries = Entry.objects.filter(verb="voted")
    told = []
    for entry in entries:
        content = json.loads(entry.payload)
        for own in ("actor", "at", "mark", "nonce"):
            content.pop(own)
        (row,) = content["details"]["changed"]["workflow_envelope"].pop("rows")
        assert re.fullmatch(r"\[\d+, \d+, \"[0-9a-f]{64}\"\]", json.dumps(row))
        told.append(json.dumps(content, sort_keys=True))

    assert len(told) == 16
    assert len(set(told)) == 1


def test_no_count_is_shown_while_the_vote_goes_on(scene: Scene, dossier: Dossier) -> None:
    meeting = opened(scene, of(dossier, "CSTĐCS"))
    before = body(Reader(scene["auditor"]).get(f"/hop/{meeting.pk}/"))
    items = list(meeting.items.values_list("pk", flat=True))
    vote(meeting.pk, dict.fromkeys(items, False), by=scene["member01"], on=TODAY)
    after = body(Reader(scene["auditor"]).get(f"/hop/{meeting.pk}/"))

    assert "Còn 16 thành viên chưa bỏ phiếu" in before
    assert "Còn 15 thành viên chưa bỏ phiếu" in after
    assert "Không thông qua" not in after
    assert "1/16" not in after
