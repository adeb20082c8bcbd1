"""What the Prime Minister decides goes up as a package, and its decision, refusal or return comes back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook
from procrastinate.contrib.django.models import ProcrastinateJob
from pytest_django import DjangoDbBlocker

from dossiers.drafting.petitioning.petition_contents import petition_of
from dossiers.judging.offered_awards import offered_awards
from dossiers.models import Dossier, HeldTitle, Nomination, Paper
from printing.inspection.pdf_reader import text_of
from roles.doors.given_numbers import GivenNumber
from roles.doors.refusals import Forbidden, Overtaken, Refused
from roles.founding import found_jurisdiction, found_unit
from roles.models import Jurisdiction
from tests.above import (
    ANSWERED,
    DECIDED,
    PRIME_MINISTER,
    SENT,
    SPRING,
    answered,
    appraised,
    asking,
    build_province,
    paper,
    prepared,
    sending,
    sent,
)
from tests.browsing import kept_in
from tests.browsing import text_of as words_of
from tests.papers import small_pdf
from tests.scene import SINCE, Scene, seat
from tests.walk import WORDING
from tests.workflow.corridor_pages import seated
from trail.clock import at
from trail.state.row_faults import RowFault
from workflow.actions.close_dossier import close_dossier
from workflow.actions.discard_package import discard_package
from workflow.actions.draft_decision import draft_decision
from workflow.actions.prepare_package import prepare_package
from workflow.actions.record_reply import record_reply
from workflow.actions.send_up import Sending, send_up
from workflow.actions.withdraw import withdraw
from workflow.models import Outcome, Package
from workflow.proofs.registry import state_findings
from workflow.queries.for_rooms_below.ties import of_jurisdiction

pytestmark = pytest.mark.scene()


@pytest.fixture(scope="module")
def _scene_of_file(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Scene]:
    """A province instead of the district of other files."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield build_province()
        transaction.set_rollback(True)


def cases(scene: Scene, *, unit: int = 1) -> list[Nomination]:
    return appraised(scene, asking(scene, unit=unit), unit=unit)


@pytest.fixture
def rows(begun: list[Nomination]) -> list[Nomination]:
    """The cases that a test begins with."""
    return begun


def standings(rows: list[Nomination]) -> list[str]:
    keys = [row.pk for row in rows]
    return list(Nomination.objects.filter(pk__in=keys).order_by("pk").values_list("standing", flat=True))


def faults(package: Package) -> list[RowFault]:
    dossiers = package.cases.values_list("nomination__dossier", flat=True).distinct()
    subjects = [("package", package.pk), *(("dossier", pk) for pk in dossiers)]
    found = [each for kind, key in subjects for each in state_findings(kind, key)]
    return [each for each in found if isinstance(each, RowFault)]


def hours_within(content: bytes) -> set[tuple[int, ...]]:
    """Of every file of the archive, and of every part of its Word file and its workbook."""
    with ZipFile(BytesIO(content)) as archive:
        found = {each.date_time for each in archive.infolist()}
        inner = [name for name in archive.namelist() if name.endswith((".docx", ".xlsx"))]
        return found.union(*(hours_within(archive.read(name)) for name in inner))


def told(refusal: Refused) -> str:
    return " ".join([refusal.message, *(each.message for each in refusal.obstacles)])


def test_a_unit_of_a_province_is_offered_what_is_decided_above_by_day_and_kind(scene: Scene) -> None:
    dossier = asking(scene)

    def offered(**asked: object) -> set[str]:
        return {award.code for award in offered_awards(dossier, **{"on": SPRING, **asked})}  # type: ignore[arg-type]

    assert {"BK TTg", "HCLĐ Ba"} <= offered() and not {"CSTĐTQ", "Cờ CP"} & offered(), "a sudden merit"
    dossier.way = "công trạng"
    assert {"BK TTg", "CSTĐTQ", "Cờ CP", "HCLĐ Ba", "AHLĐ"} <= offered()
    assert {"BK TTg", "CSTĐTQ"} <= offered(kind="individual") and "Cờ CP" not in offered(kind="individual")
    assert "CSTĐTQ" not in offered(kind="collective") and "BK TTg" in offered(kind="household")
    assert not offered() & {"GK huyện", "BK QK", "Cờ QK"}


def test_a_dossier_goes_up_and_its_decision_comes_back_page_by_page(scene: Scene) -> None:
    dossier = asking(scene)
    rows = appraised(scene, dossier)
    officer = seated(scene, "officer")
    asked_for = petition_of(Dossier.objects.get(pk=dossier.pk), on=SPRING).paragraphs[-1]
    assert asked_for.endswith("xem xét, trình cấp có thẩm quyền quyết định")
    with at(SPRING):
        inbox = words_of(officer.get("/viec/").content.decode())
        assert "02 trường hợp chờ lập hồ sơ trình cấp trên" in inbox and "chờ dự thảo" not in inbox
        waiting = f"/trinh-cap-tren/{scene.district.pk}/"
        assert "2 cá nhân" in words_of(officer.get(waiting).content.decode())
        prepare = f"{waiting}lap/?danh-hieu=BK TTg&loai=đột xuất&nam=2025"
        assert "Nông Văn Aa" in officer.get(prepare).content.decode()
        officer.post(prepare, {"muc": [row.pk for row in rows], "addressee": PRIME_MINISTER})
    package = Package.objects.get()
    page = f"/trinh-cap-tren/goi/{package.pk}/"
    with at(SENT):
        draft = text_of(b"".join(officer.get(f"{page}to-trinh.pdf").streaming_content))  # type: ignore[attr-defined]
        asked = "kính trình Thủ tướng Chính phủ xem xét, quyết định"
        assert asked in " ".join(draft.split()) and "120" not in draft
        assert standings(rows) == ["appraised", "appraised"]
        given = {"paper_number": "120", "paper_on": "19/03/2026", "signer": "Người chair"}
        answer = officer.post(f"{page}gui/", {**given, "sent_to": "Bộ Nội vụ", "sent_on": "20/03/2026"})
        assert answer.status_code == 302
        inbox = words_of(officer.get("/viec/").content.decode())
        assert "02 trường hợp chờ cấp trên quyết định (Tờ trình số 120/TTr-UBND)" in inbox
        home = words_of(seated(scene, "head1").get(f"/ho-so/{dossier.pk}/").content.decode())
        assert "Tờ trình số 120/TTr-UBND ngày 19/03/2026, gửi Bộ Nội vụ ngày 20/03/2026." in home
        assert "02 trường hợp chờ cấp trên quyết định" in home and "quyết định 02" not in home
    assert standings(rows) == ["sent_up", "sent_up"]
    with at(ANSWERED):
        said = {
            "outcome": "granted",
            "paper_number": "812/QĐ-TTg",
            "paper_on": "18/05/2026",
            "decided_by": PRIME_MINISTER,
            "reason": "",
            "muc": [row.pk for row in rows],
        }
        blank = officer.post(f"{page}tra-loi/", said)
        assert blank.status_code == 422 and "Đính kèm bản chụp" in blank.content.decode()
        scan = SimpleUploadedFile("quyet-dinh.pdf", small_pdf("812/QĐ-TTg"))
        faulty = officer.post(f"{page}tra-loi/", {**said, "paper_on": "31/02/2026", "scan": scan})
        assert faulty.status_code == 422
        assert officer.post(f"{page}tra-loi/", {**said, **kept_in(faulty)}).status_code == 302
        shown = words_of(officer.get(page).content.decode())
        assert "văn bản số 812/QĐ-TTg ngày 18/05/2026 của Thủ tướng Chính phủ" in shown
        assert "Người officer ghi ngày 25/05/2026" in shown
        scanned = officer.get(f"{page}van-ban/{package.replies.get().pk}/")
        assert b"".join(scanned.streaming_content) == small_pdf("812/QĐ-TTg")  # type: ignore[attr-defined]
        unit = words_of(seated(scene, "head1").get(f"/ho-so/{dossier.pk}/").content.decode())
        assert "Quyết định tặng theo văn bản số 812/QĐ-TTg ngày 18/05/2026 của Thủ tướng Chính phủ" in unit
        decided = "Đã khen thưởng Quyết định số 812/QĐ-TTg ngày 18/05/2026 của Thủ tướng Chính phủ"
        assert unit.count(decided) == 2
        home = words_of(seated(scene, "head1").get("/").content.decode())
        assert "Bằng khen của Thủ tướng Chính phủ 2" in home and "Năm 2026 2 " in home
        history = words_of(officer.get(f"{page}nhat-ky/").content.decode())
        assert "đã ghi quyết định khen thưởng của cấp trên" in history
    title = HeldTitle.objects.filter(nomination=rows[0]).get()
    assert (title.award, title.decision_number, title.decision_on) == ("BK TTg", "812/QĐ-TTg", DECIDED)
    assert (title.decided_by, title.year) == (PRIME_MINISTER, 2025)
    assert ProcrastinateJob.objects.filter(args={"dossier_id": dossier.pk}).exists()
    close_dossier(dossier.pk, on=ANSWERED)
    assert Dossier.objects.get(pk=dossier.pk).closed_on == ANSWERED
    assert faults(package) == []


@pytest.mark.begins(after=cases)
def test_the_archive_holds_each_paper_under_its_sha256_and_is_made_alike_twice(
    scene: Scene, rows: list[Nomination]
) -> None:
    with transaction.atomic():
        first = sent(scene, rows)
        digest = first.sha256
        transaction.set_rollback(True)
    package = sent(scene, rows)

    with package.file.open() as file:
        content = file.read()
    with ZipFile(BytesIO(content)) as archive:
        listed = [line.split("  ") for line in archive.read("MANIFEST.txt").decode().splitlines()]
        held = {name: archive.read(name) for name in archive.namelist() if name != "MANIFEST.txt"}
    assert {name: sha256(each).hexdigest() for name, each in held.items()} == {
        name: sha for sha, name in listed
    }
    assert list(held)[:3] == ["01-to-trinh.pdf", "01-to-trinh.docx", "02-danh-sach.xlsx"]
    code = rows[0].dossier.code
    assert [name.rpartition("-")[2] for name in held if name.startswith(f"03-giay-to/{code}/")] == [
        "petition.pdf", "achievement_report.pdf", "minutes.pdf", "initiative_certificate.pdf",
    ]  # fmt: skip
    petition = " ".join(text_of(held["01-to-trinh.pdf"]).split())
    assert "Số: 120/TTr-UBND" in petition
    with ZipFile(BytesIO(held["01-to-trinh.docx"])) as word:
        body = ElementTree.fromstring(word.read("word/document.xml"))
    written = " ".join(body.itertext())
    assert "Số: 120/TTr-UBND" in written and "Ông Nông Văn Aa" in written and "TM. ỦY BAN NHÂN DÂN" in written
    sheet = load_workbook(BytesIO(held["02-danh-sach.xlsx"])).active
    assert sheet is not None
    assert [cell.value for cell in sheet[2]][:4] == [
        1,
        "Nông Văn Aa",
        "Chuyên viên",
        "Sở Giáo dục và Đào tạo",
    ]
    assert sha256(content).hexdigest() == package.sha256 == digest
    assert hours_within(content) == {(1980, 1, 1, 0, 0, 0)}
    with ZipFile(BytesIO(held["02-danh-sach.xlsx"])) as book:
        assert book.read("docProps/core.xml").count(b"2000-01-01T00:00:00Z") == 2


@pytest.mark.begins(after=cases)
def test_a_paper_that_is_not_what_it_was_keeps_the_package_from_going(
    scene: Scene, rows: list[Nomination]
) -> None:
    package = prepared(scene, rows)
    other = b"%PDF-1.4 of another"
    name = default_storage.save(f"papers/{sha256(other).hexdigest()}.pdf", ContentFile(other))
    papers = Paper.objects.filter(evidence__dossier=rows[0].dossier, evidence__kind="minutes")
    papers.update(file=name)

    with pytest.raises(Refused, match="” trong kho lưu không còn đúng mã kiểm, chưa đóng gói được"):
        send_up_now(scene, package)
    package.refresh_from_db()
    assert (package.state, package.sha256, standings(rows)) == ("prepared", "", ["appraised", "appraised"])


@pytest.mark.begins(after=cases)
def test_more_than_a_gigabyte_of_papers_goes_up_in_several_packages(
    scene: Scene, rows: list[Nomination]
) -> None:
    package = prepared(scene, rows)
    Paper.objects.filter(evidence__dossier=rows[0].dossier).update(size=300 << 20)

    for act in (lambda: sent(scene, rows), lambda: send_up_now(scene, package)):
        with pytest.raises(Refused) as refusal:
            act()
        assert "nặng 1.200 MB; một hồ sơ trình được tối đa 1.024 MB." in told(refusal.value)


def send_up_now(scene: Scene, package: Package) -> None:
    send_up(package.pk, sending(scene), by=scene["officer"], on=SENT)


@pytest.mark.begins(after=cases)
def test_a_case_is_found_by_the_number_of_the_petition_and_of_the_decision_from_above(
    scene: Scene, rows: list[Nomination]
) -> None:
    package = sent(scene, rows)
    answered(scene, package, rows[:1])
    unit, officer, stranger = (seated(scene, name) for name in ("head1", "officer", "head2"))

    with at(ANSWERED):
        for words in ("812/QĐ-TTg", "quyết định số 812/qd-ttg ngày 18/05/2026", "812", "812/2026"):
            for reader in (unit, officer):
                page = words_of(reader.get("/tim/", {"q": words}).content.decode())
                assert "Nông Văn Aa" in page and "Nông Văn Ba" not in page, words
                assert "Quyết định số 812/QĐ-TTg, 18/05/2026 Của Thủ tướng Chính phủ" in page
            assert "Không tìm thấy" in stranger.get("/tim/", {"q": words}).content.decode()
        petition = words_of(officer.get("/tim/", {"q": "120/TTr-UBND"}).content.decode())
        other = officer.get("/tim/", {"q": "81/QĐ-TTg"}).content.decode()
    assert "Nông Văn Aa" in petition and "Nông Văn Ba" in petition
    assert "Không tìm thấy" in other


@pytest.mark.begins(after=cases)
def test_a_refusal_and_a_return_come_back_with_their_reasons(scene: Scene, rows: list[Nomination]) -> None:
    package = sent(scene, rows)
    refused = {"outcome": Outcome.DENIED, "by": "Bộ Nội vụ", "number": "99/BNV-VP", "reason": "Chưa nổi trội"}
    answered(scene, package, rows[:1], **refused)
    back = {**refused, "outcome": Outcome.RETURNED, "number": "100/BNV-VP", "reason": "Thiếu ý kiến"}

    answered(scene, package, rows[1:], **back)

    package.refresh_from_db()
    assert (standings(rows), package.state) == (["not_granted", "endorsed"], "answered")
    first = Nomination.objects.get(pk=rows[0].pk)
    assert first.reason == "Chưa nổi trội (văn bản số 99/BNV-VP ngày 18 tháng 5 năm 2026 của Bộ Nội vụ)"
    assert not HeldTitle.objects.filter(nomination__in=rows).exists()
    with at(ANSWERED):
        page = words_of(seated(scene, "head1").get(f"/ho-so/{rows[0].dossier_id}/").content.decode())
    assert "Trả lại theo văn bản số 100/BNV-VP ngày 18/05/2026 của Bộ Nội vụ: Nông Văn Ba." in page
    paper_back = "văn bản số 100/BNV-VP ngày 18/05/2026 của Bộ Nội vụ"
    with at(ANSWERED):
        officer, head = seated(scene, "officer"), seated(scene, "head1")
        for address in ("/", "/viec/"):
            shown = words_of(officer.get(address).content.decode())
            assert f"Cấp trên trả lại 01 trường hợp, {paper_back}: Thiếu ý kiến." in shown, address
        for address in (f"/ho-so/{rows[0].dossier_id}/tham-dinh/", f"/ho-so/{rows[0].dossier_id}/"):
            shown = words_of(officer.get(address).content.decode())
            assert shown.count(f"Cấp trên trả lại theo {paper_back}. Lý do: Thiếu ý kiến") == 1, address
        assert "01 trường hợp, cấp trên trả lại 01" in words_of(head.get("/").content.decode())
    assert "Lý do: Thiếu ý kiến" in page
    assert faults(package) == []


@pytest.mark.begins(after=cases)
def test_only_who_decides_the_award_has_decided_it_and_never_before_it_was_asked(
    scene: Scene, rows: list[Nomination]
) -> None:
    package = sent(scene, rows)

    with pytest.raises(Refused) as refusal:
        answered(scene, package, rows, by="Bộ Nội vụ", on=date(2026, 3, 1))

    assert "Bộ Nội vụ không quyết định Bằng khen của Thủ tướng Chính phủ" in told(refusal.value)
    assert "trước ngày tờ trình 19/03/2026" in told(refusal.value)
    with pytest.raises(Refused, match="Chưa ghi được trả lời") as refusal:
        answered(scene, package, rows, outcome=Outcome.RETURNED, by="Bộ Nội vụ")
    assert "Chưa ghi lý do nêu trong văn bản" in told(refusal.value)
    with pytest.raises(Refused, match="sau ngày 25/05/2026"):
        answered(scene, package, rows, on=date(2026, 6, 1))
    assert standings(rows) == ["sent_up", "sent_up"]


@pytest.mark.begins(after=cases)
def test_who_sends_the_form_of_a_group_that_another_has_just_packed_reads_who(
    scene: Scene, rows: list[Nomination]
) -> None:
    prepared(scene, rows)
    address = f"/trinh-cap-tren/{scene.district.pk}/lap/?danh-hieu=BK TTg&loai=đột xuất&nam=2025"
    with at(SPRING):
        late = seated(scene, "officer").post(
            address, {"muc": [rows[0].pk], "addressee": "Bộ trưởng Bộ Nội vụ"}
        )

    assert late.status_code in {409, 422}
    told_late = late.content.decode()
    assert (
        "do Người officer lập ngày 16/03/2026" in words_of(told_late) and "Bộ trưởng Bộ Nội vụ" in told_late
    )


@pytest.mark.begins(after=cases)
def test_a_case_is_answered_once_and_the_second_reads_who_did(scene: Scene, rows: list[Nomination]) -> None:
    package = sent(scene, rows)
    answered(scene, package, rows[:1])

    with pytest.raises(Overtaken, match="Người officer"):
        answered(scene, package, rows)
    answered(scene, package, rows[1:])
    with pytest.raises(Overtaken, match="Người officer"):
        answered(scene, package, rows[1:])


@pytest.mark.parametrize("name", ["chair", "clerk", "auditor", "secretary", "head1", "bloc_head"])
def test_who_is_not_the_boards_officer_neither_prepares_nor_sends_nor_records(
    scene: Scene, name: str
) -> None:
    rows = cases(scene)
    other, day = scene[name], {"on": SPRING}
    with pytest.raises(Forbidden, match="lập hồ sơ trình cấp trên"):
        prepare_package(scene.district, [rows[0].pk], addressee=PRIME_MINISTER, by=other, **day)
    package = prepared(scene, rows)
    with pytest.raises(Forbidden, match="ghi việc gửi hồ sơ trình"):
        send_up(package.pk, sending(scene), by=other, on=SENT)
    with pytest.raises(Forbidden, match="bỏ hồ sơ trình"):
        discard_package(package.pk, reason="Nhầm", by=other, **day)
    send_up(package.pk, sending(scene), by=scene["officer"], on=SENT)
    with pytest.raises(Forbidden, match="ghi trả lời"):
        record_reply(package.pk, [rows[0].pk], paper(), by=other, on=ANSWERED)


@pytest.mark.begins(after=cases)
def test_what_is_in_a_package_is_in_no_other_and_in_no_decision(scene: Scene, rows: list[Nomination]) -> None:
    prepared(scene, rows)

    with pytest.raises(Refused) as refusal:
        prepared(scene, rows[:1])
    assert "đã có trong hồ sơ trình cấp trên khác, do Người officer lập ngày 16/03/2026" in told(
        refusal.value
    )
    with pytest.raises(Refused) as refusal:
        draft_decision(scene.district, [rows[0].pk], WORDING, by=scene["officer"], on=SPRING)
    assert "không có thẩm quyền quyết định Bằng khen của Thủ tướng Chính phủ" in told(refusal.value)
    with pytest.raises(Refused) as refusal:
        withdraw([rows[0].pk], reason="Đổi ý", by=scene["head1"], on=SPRING)
    assert "đang có trong hồ sơ trình cấp trên" in told(refusal.value)


@pytest.mark.begins(after=cases)
def test_a_discarded_package_frees_its_cases(scene: Scene, rows: list[Nomination]) -> None:
    package = prepared(scene, rows)
    with pytest.raises(Refused, match="Chưa ghi lý do"):
        discard_package(package.pk, reason=" ", by=scene["officer"], on=SPRING)
    discard_package(package.pk, reason="Thiếu một người", by=scene["officer"], on=SPRING)

    with pytest.raises(Overtaken):
        send_up(package.pk, sending(scene), by=scene["officer"], on=SENT)
    assert sent(scene, rows).state == "sent" and faults(package) == []


def test_the_petition_was_signed_by_who_could_and_not_after_it_went(scene: Scene) -> None:
    package = prepared(scene, cases(scene))
    number, late = GivenNumber("120", date(2026, 3, 19)), GivenNumber("120", date(2026, 3, 21))

    def send(petition: GivenNumber, signer: str, day: date) -> None:
        given = Sending(petition, signer, "Bộ Nội vụ", day)
        send_up(package.pk, given, by=scene["officer"], on=SENT)

    with pytest.raises(Refused, match="Người clerk không có thẩm quyền ký tờ trình vào ngày 19/03/2026"):
        send(number, "Người clerk", SENT)
    with pytest.raises(Refused, match="sau ngày 20/03/2026"):
        send(late, "Người chair", SENT)
    with pytest.raises(Refused) as refusal:
        send(number, "Người chair", date(2026, 3, 18))
    assert "Ngày gửi 18/03/2026 trước ngày tờ trình 19/03/2026" in told(refusal.value)
    assert Package.objects.get(pk=package.pk).state == "prepared"


def test_each_act_costs_the_same_for_one_case_and_for_many(scene: Scene) -> None:
    def costs(number: int, unit: int) -> list[int]:
        rows = appraised(scene, asking(scene, people=number, unit=unit), unit=unit)
        found = []

        def counted(act):  # type: ignore[no-untyped-def]
            with CaptureQueriesContext(connection) as seen:
                done = act()
            found.append(len(seen))
            return done

        package = counted(lambda: prepared(scene, rows))
        counted(lambda: send_up(package.pk, sending(scene), by=scene["officer"], on=SENT))
        given, keys = paper(number=f"81{unit}/QĐ-TTg"), [row.pk for row in rows]
        counted(lambda: record_reply(package.pk, keys, given, by=scene["officer"], on=ANSWERED))
        with at(ANSWERED):
            client = seated(scene, "officer")
            client.get(f"/trinh-cap-tren/goi/{package.pk}/")
            counted(lambda: client.get(f"/trinh-cap-tren/goi/{package.pk}/"))
        return found

    assert costs(2, 1) == costs(12, 2)


@pytest.mark.begins(after=cases)
def test_a_title_from_above_that_no_paper_gave_is_found(scene: Scene, rows: list[Nomination]) -> None:
    package = sent(scene, rows)
    answered(scene, package, rows)
    HeldTitle.objects.filter(nomination=rows[0]).update(decision_number="1/QĐ-TTg")

    (fault,) = faults(package)

    assert (fault.table, fault.field, fault.row) == ("dossiers_heldtitle", "decision_number", "1/QĐ-TTg")


def test_whoever_took_over_from_a_province_writes_down_what_comes_back_to_it(scene: Scene) -> None:
    package = sent(scene, rows := cases(scene))
    prepared(scene, cases(scene, unit=2))
    (tie,) = [each.message for each in of_jurisdiction(scene.district, SENT) if "trình" in each.message]
    heir = found_jurisdiction(
        organ=found_unit(level="tỉnh", name="Ủy ban nhân dân tỉnh Việt Bắc", since=SINCE),
        name="tỉnh Việt Bắc",
        heading="Chủ tịch Ủy ban nhân dân tỉnh Việt Bắc",
        organ_heading="Ủy ban nhân dân tỉnh Việt Bắc",
        place="Việt Bắc",
        since=SINCE,
    )
    seat(scene, [("heir", "board_officer", heir, "Chuyên viên")], on=SINCE)
    Jurisdiction.objects.filter(pk=scene.district.pk).update(until=date(2026, 4, 30), successor=heir)

    with pytest.raises(Forbidden):
        answered(scene, package, rows)
    keys = [row.pk for row in rows]
    with at(ANSWERED):
        inbox = words_of(seated(scene, "heir").get("/viec/").content.decode())
    record_reply(package.pk, keys, paper(), by=scene["heir"], on=ANSWERED)

    assert tie == "1 hồ sơ trình cấp trên chưa gửi."
    assert "02 trường hợp chờ cấp trên quyết định (Tờ trình số 120/TTr-UBND)" in inbox
    assert standings(rows) == ["awarded", "awarded"]
