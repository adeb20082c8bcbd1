"""What goes up to those above: voted on by the council where the law asks it, and judged anew as it goes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from dossiers.models import Discipline, Nomination, PaperCheck, Pending
from dossiers.recipients.paper_checks.checking_facts import check_facts
from dossiers.recipients.paper_checks.declared_facts import FactKind
from printing.documents.petition_docx import petition_docx
from printing.inspection.pdf_reader import text_of
from roles.doors.given_numbers import GivenNumber
from roles.doors.refusals import Refused
from tests.above import (
    SENT,
    SPRING,
    appraised,
    asking,
    asking_fighters,
    build_province,
    prepared,
)
from tests.browsing import text_of as words_of
from tests.scene import Scene
from tests.walk import at_four, is_member, opened
from tests.workflow.corridor_pages import seated
from trail.clock import at
from trail.state.row_faults import RowFault
from workflow.actions.close_meeting import close_meeting
from workflow.actions.discard_package import discard_package
from workflow.actions.hold import hold
from workflow.actions.minute import minute
from workflow.actions.prepare_package import prepare_package
from workflow.actions.send_up import Sending, send_up
from workflow.actions.steps.holding import Awaited
from workflow.actions.vote import vote
from workflow.models import Meeting, Package
from workflow.proofs.registry import state_findings
from workflow.reports.packed.petition_above import petition_above

pytestmark = pytest.mark.scene()
INSPECTION = Awaited("Thanh tra tỉnh", look_on=date(2026, 4, 15))
PREPARE = "/trinh-cap-tren/{0}/lap/"
BY_LAW = "khoản 5 Điều 33 Nghị định 152/2025/NĐ-CP"


@pytest.fixture(scope="module")
def _scene_of_file(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Scene]:
    """A province instead of the district of other files, whose council has voted on two fighters: fifteen
    of sixteen agreed on the first, fourteen on the second. No minutes are made yet."""
    with django_db_blocker.unblock(), transaction.atomic():
        scene = build_province()
        vote_on_fighters(scene)
        yield scene
        transaction.set_rollback(True)


def vote_on_fighters(scene: Scene) -> None:
    rows = appraised(scene, asking_fighters(scene, people=2))
    with pytest.raises(Refused) as refused:
        prepared(scene, rows[:1])
    assert told(refused) == (
        "Hoàng Thị Mai A (Chiến sĩ thi đua toàn quốc): chưa được Hội đồng bỏ phiếu. "
        f"Đưa ra Hội đồng trước khi lập hồ sơ trình cấp trên. {BY_LAW}"
    )
    meeting = opened(scene, rows, on=SPRING)
    first, second = meeting.items.order_by("ordinal").values_list("pk", flat=True)
    members = [user for name, user in sorted(scene.people.items()) if is_member(name)]
    for place, member in enumerate(members):
        vote(meeting.pk, {first: place < 15, second: place < 14}, by=member, on=SPRING)
    close_meeting(meeting.pk, closed_at=at_four(SPRING), by=scene["secretary"], on=SPRING)


def fighters() -> tuple[Nomination, Nomination]:
    first, second = Nomination.objects.filter(award="CSTĐTQ").order_by("pk")
    return first, second


def sent_on(scene: Scene, package: Package, day: date, *, petition: date | None = None) -> Package:
    given = GivenNumber("120", petition or day)
    word = Sending(given, scene["chair"].get_full_name(), "Bộ Nội vụ", day)
    return send_up(package.pk, word, by=scene["officer"], on=day)


def told(refused: pytest.ExceptionInfo[Refused]) -> str:
    (obstacle,) = refused.value.obstacles
    return f"{obstacle.message} {obstacle.remedy} {obstacle.citation}"


def test_a_title_goes_up_with_the_minutes_of_nine_tenths_of_the_council(scene: Scene) -> None:
    passed, failed = fighters()
    with pytest.raises(Refused) as refused:
        prepared(scene, [passed, failed])
    assert told(refused).startswith(
        "Hoàng Thị Mai B (Chiến sĩ thi đua toàn quốc): đang ở tình trạng “Không đủ phiếu”. "
        "Bỏ khỏi hồ sơ trình cấp trên."
    )
    with at(SENT):
        page = seated(scene, "officer").get(f"/trinh-cap-tren/{scene.district.pk}/").content.decode()
    assert "1 cá nhân Lập hồ sơ trình Chiến sĩ thi đua toàn quốc năm 2025" in words_of(page)
    package = prepared(scene, [passed])

    with pytest.raises(Refused) as refused:
        sent_on(scene, package, SENT)
    assert told(refused).startswith("Cuộc họp ngày 16/03/2026: chưa lập biên bản. Đề nghị thư ký Hội đồng")

    meeting = minute(Meeting.objects.get().pk, by=scene["secretary"], on=SENT, given=GivenNumber("07", SENT))
    with at(SENT):
        found = seated(scene, "officer").get("/tim/", {"q": "Biên bản số 7/BB-HĐTĐKT"}).content.decode()
    assert f'href="/ho-so/{passed.dossier_id}/' in found
    package = sent_on(scene, package, SENT)

    with package.file.open() as file, ZipFile(file) as archive:
        petition = " ".join(text_of(archive.read("01-to-trinh.pdf")).split())
        minutes = archive.read(f"03-bien-ban/2026-03-16-cuoc-hop-{meeting.pk}.pdf")
    assert (
        "đã bỏ phiếu thông qua trường hợp này (Biên bản số 07/BB-HĐTĐKT ngày 20 tháng 3 năm 2026). "
        "Kết quả: 15 phiếu (93,75%) đồng ý trên tổng số 16 thành viên Hội đồng."
    ) in petition
    assert "kính trình Thủ tướng Chính phủ xem xét, quyết định" in petition and "CSTĐTQ" not in petition
    assert "Hoàng Thị Mai A" in text_of(minutes)
    found = [*state_findings("package", package.pk), *state_findings("dossier", passed.dossier_id)]
    assert [each for each in found if isinstance(each, RowFault)] == []


def test_what_the_state_president_decides_is_presented_through_the_prime_minister(scene: Scene) -> None:
    rows = appraised(scene, asking(scene, people=1, award="HC Dũng cảm"))
    declared = {"rule": "x", "message": "Đủ.", "unconfirmed": "dựa trên 01 danh hiệu mới được khai"}
    Nomination.objects.filter(pk=rows[0].pk).update(met=[declared])
    asked = {"danh-hieu": "HC Dũng cảm", "loai": "đột xuất", "nam": "2025"}
    with at(SENT):
        before = words_of(
            seated(scene, "officer").get(PREPARE.format(scene.district.pk), asked).content.decode()
        )
    paper = petition_above(prepared(scene, rows), on=SENT)

    assert paper.about == "Về việc đề nghị tặng Huân chương Dũng cảm năm 2025"
    assert paper.paragraphs[1].endswith(
        "quy định. Danh hiệu, sáng kiến làm căn cứ do đơn vị khai, chưa đối chiếu giấy tờ."
    )
    by_vote = "Cờ thi đua của Chính phủ, Chiến sĩ thi đua toàn quốc, Anh hùng Lao động, "
    why = (
        f"{BY_LAW} quy định Hội đồng bỏ phiếu khi xét {by_vote}Anh hùng Lực lượng vũ trang nhân dân, "
        "không quy định đối với Huân chương Dũng cảm."
    )
    assert paper.paragraphs[2] == f"2. Trường hợp này không qua Hội đồng bỏ phiếu: {why}"
    assert f"Vì sao không có biên bản họp Hội đồng {why[:1].upper()}{why[1:]}" in before
    assert paper.paragraphs[-1] == (
        "Ủy ban nhân dân tỉnh Cao Bằng kính trình Thủ tướng Chính phủ xem xét, trình Chủ tịch nước quyết định"
    )
    with ZipFile(BytesIO(petition_docx(paper))) as word:
        written = list(ElementTree.fromstring(word.read("word/document.xml")).itertext())
    assert written[:3] == ["ỦY BAN NHÂN DÂN", "TỈNH CAO BẰNG", "Số:       /TTr-UBND"]
    assert "Cao Bằng, ngày      tháng      năm         " in written


def test_the_state_president_is_asked_for_nothing_that_the_prime_minister_decides(scene: Scene) -> None:
    row, _failed = fighters()
    with pytest.raises(Refused) as refused:
        prepare_package(scene.district, [row.pk], addressee="Chủ tịch  Nước", by=scene["officer"], on=SPRING)
    assert told(refused).startswith(
        "Chiến sĩ thi đua toàn quốc do Thủ tướng Chính phủ quyết định, không trình Chủ tịch nước. "
        "Ghi “Thủ tướng Chính phủ” ở “Kính gửi”."
    )


def test_a_fact_found_wrong_since_keeps_its_case_from_being_prepared_and_from_going(scene: Scene) -> None:
    row, _failed = fighters()
    package = prepared(scene, [row])
    keys = list(row.initiatives.values_list("pk", flat=True))
    word = {"reason": "Sổ văn bản không có quyết định ấy", "by": scene["officer"], "on": SENT}
    check_facts(scene.district, FactKind.INITIATIVES, keys, PaperCheck.Outcome.WRONG, **word)

    wrong = "dữ kiện đơn vị khai được kết luận không đúng sau khi thẩm định. Căn cứ có 0 sáng kiến, đề tài"
    with pytest.raises(Refused) as refused:
        sent_on(scene, package, SENT)
    _unminuted, refuted = refused.value.obstacles
    assert refuted.message.startswith(f"Hoàng Thị Mai A: {wrong}")
    discard_package(package.pk, reason="Dữ kiện không đúng", by=scene["officer"], on=SENT)
    with pytest.raises(Refused) as refused:
        prepared(scene, [row])
    assert told(refused).startswith(f"Hoàng Thị Mai A: {wrong}")


def test_who_was_disciplined_or_is_looked_into_since_does_not_go_up(scene: Scene) -> None:
    rows = appraised(scene, asking(scene, unit=2), unit=2)
    package = prepared(scene, rows)
    Discipline.objects.create(
        recipient=rows[0].recipient, kind="cảnh cáo", since=date(2025, 11, 3), until=date(2026, 11, 3)
    )
    Pending.objects.create(recipient=rows[1].recipient, kind="complaint", since=SPRING)

    with pytest.raises(Refused, match="Chưa ghi được việc gửi cấp trên") as refused:
        sent_on(scene, package, SENT)
    disciplined, looked_into = refused.value.obstacles
    assert disciplined.message.startswith("Nông Văn Aa: ") and "cảnh cáo" in disciplined.message
    assert looked_into.message == (
        "Nông Văn Ba: Chưa xét khen thưởng: có đơn thư khiếu nại, tố cáo đang được xác minh."
    )
    assert looked_into.remedy == (
        "Bỏ hồ sơ trình này, lập lại không có trường hợp ấy. Tạm giữ trường hợp này đến khi có kết luận."
    )
    discard_package(package.pk, reason="Có đơn thư", by=scene["officer"], on=SENT)
    with pytest.raises(Refused) as refused:
        prepared(scene, rows[1:])
    assert told(refused).startswith(f"{looked_into.message} Tạm giữ trường hợp này đến khi có kết luận.")


def test_what_is_held_is_prepared_by_nobody_and_what_is_prepared_is_held_by_nobody(scene: Scene) -> None:
    first, second = appraised(scene, asking(scene))
    word = {"reason": "Đang thanh tra", "awaited": INSPECTION, "by": scene["officer"], "on": SPRING}
    hold([first.pk], **word)
    with pytest.raises(Refused) as refused:
        prepared(scene, [first, second])
    assert "đang ở tình trạng “Tạm giữ”" in told(refused)
    prepared(scene, [second])
    with pytest.raises(Refused) as refused:
        hold([second.pk], **word)
    assert "đang có trong hồ sơ trình cấp trên. Bỏ hồ sơ trình cấp trên ấy trước." in told(refused)


def test_a_merit_goes_up_within_six_months_by_the_law_of_the_day_of_receipt(scene: Scene) -> None:
    package = prepared(scene, appraised(scene, asking(scene, people=1, unit=2), unit=2))
    with pytest.raises(Refused) as refused:
        sent_on(scene, package, date(2026, 7, 1))
    assert told(refused) == (
        "Nông Văn Aa: Thành tích tính đến 31/12/2025, trình ngày 01/07/2026: quá 06 tháng, chỉ trình được "
        "đến 30/06/2026. Bỏ hồ sơ trình này, lập lại không có trường hợp ấy. "
        "Bổ sung thành tích đến trong 06 tháng trước ngày trình, rồi trình lại. "
        "khoản 9 Điều 33 Nghị định 152/2025/NĐ-CP"
    )

    assert sent_on(scene, package, date(2026, 7, 1), petition=date(2026, 6, 30)).state == "sent"
