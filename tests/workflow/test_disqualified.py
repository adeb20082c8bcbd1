"""The Board's officer says no to one nomination; the unit may answer; the no stands or is taken back."""

from __future__ import annotations

import re
from copy import deepcopy
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from dossiers.models import Dossier, Nomination
from dossiers.proofs.dossier_rows import check_dossiers
from printing.documents.notice import render_notice
from printing.inspection.lint import lint
from printing.inspection.lint_profile import profile_of
from roles.doors.refusals import Forbidden, Overtaken, Refused
from roles.models import LocalRule
from tests.browsing import text_of, words
from tests.papers import small_pdf
from tests.scene import TODAY, Scene, draft, of
from tests.walk import INSPECTION, after_bloc, opened, received
from tests.workflow.corridor_pages import at_the_board, seated
from trail import clock
from trail.models import Entry
from trail.phrases import facts_in_words, sentence
from trail.queries import timeline
from trail.state.row_faults import RowFault
from trail.verbs import Verb
from workflow.actions.answer import answer
from workflow.actions.close_dossier import close_dossier
from workflow.actions.convene import convene
from workflow.actions.disqualify import disqualify
from workflow.actions.hold import hold
from workflow.actions.receive import receive
from workflow.actions.reopen import reopen
from workflow.actions.send_back import send_back
from workflow.actions.submit import submit
from workflow.actions.uphold import uphold
from workflow.models import AgendaItem, Disqualification, Hold
from workflow.queries.journey import journeys
from workflow.reports.noes.disqualification_paper import disqualification_paper
from workflow.reports.noes.upheld_paper import upheld_paper
from workflow.views.disqualified.board_side import is_article

pytestmark = pytest.mark.scene()

ARTICLE = "khoản 1 Điều 10 Nghị định 91/2017/NĐ-CP"
LAST_DAY = date(2020, 11, 27)
WHY = {"reason": "Mới công tác 9 tháng trong năm.", "article": ARTICLE, "answer_by": LAST_DAY}


@pytest.fixture(scope="module")
def _dossier_of_file(_scene_of_file: Scene) -> Dossier:
    scene = _scene_of_file
    found = draft(scene, unit=3, advanced=20, fighters=2)
    submit(found.pk, by=scene["head3"], on=TODAY)
    after_bloc(scene, found, against=of(found, "LĐTT")[-1:])
    received(scene, found)
    return found


@pytest.fixture
def dossier(scene: Scene, _dossier_of_file: Dossier) -> Dossier:
    """The bloc did not support one of 22; all others are appraised."""
    return deepcopy(_dossier_of_file)


@pytest.fixture
def row(dossier: Dossier) -> Nomination:
    return of(dossier, "CSTĐCS")[0]


@pytest.fixture
def five_days(scene: Scene) -> None:
    LocalRule.objects.create(
        jurisdiction=scene.district,
        key="deadline.answer",
        value=5,
        since=date(2020, 1, 1),
        citation="Quy chế 12/2020/QĐ-UBND",
        entered_by=scene["officer"],
    )


def said_no(scene: Scene, row: Nomination) -> Disqualification:
    return disqualify(row.pk, by=scene["officer"], on=TODAY, **WHY)


def answered(scene: Scene, row: Nomination, *, on: date = TODAY) -> Disqualification:
    return answer(row.pk, words="Đã đủ 12 tháng, kèm sổ lương.", by=scene["head3"], on=on)


def standing_of(row: Nomination) -> tuple[str, str]:
    row.refresh_from_db()
    return row.standing, row.reason


def last_entry(dossier: Dossier, verb: Verb) -> Entry:
    return Entry.objects.filter(
        chain__subject_id=dossier.pk, chain__subject_kind="dossier", verb=verb
    ).latest("seq")


def page(scene: Scene, name: str, address: str, *, on: date = TODAY) -> str:
    with clock.at(on):
        return seated(scene, name).get(address).content.decode()


def test_a_finding_that_the_law_leaves_open_fills_in_neither_reason_nor_article(
    scene: Scene, row: Nomination
) -> None:
    shown = page(scene, "officer", f"/truong-hop/{row.pk}/khong-du-dieu-kien/")

    assert shown.partition('name="article" value="')[2] == ""
    assert "theo quy chế thi đua, khen thưởng của địa phương" not in shown


def test_a_whole_law_is_no_article_and_leaves_the_field_to_the_officer(
    scene: Scene, dossier: Dossier, row: Nomination
) -> None:
    Dossier.objects.filter(pk=dossier.pk).update(received_on=date(2026, 10, 5))

    shown = page(scene, "officer", f"/truong-hop/{row.pk}/khong-du-dieu-kien/")

    assert 'value="Luật 06/2026/QH16' not in shown and "; Luật 06/2026/QH16" not in shown
    assert "ví dụ: khoản 1 Điều 23 Luật Thi đua, khen thưởng 2022" in shown
    assert is_article("khoản 1 Điều 10 Nghị định 91/2017/NĐ-CP")
    assert not is_article("Luật 06/2026/QH16") and not is_article("")
    assert not is_article("Pháp luật trung ương không quy định; theo quy chế thi đua của địa phương")


def test_the_page_that_asks_tells_only_what_will_happen(
    scene: Scene, dossier: Dossier, row: Nomination
) -> None:
    others, whole = "Các trường hợp khác của hồ sơ không bị ảnh hưởng.", "Hồ sơ không bị trả lại."
    leaving = "Trường hợp rời chương trình cuộc họp chưa khai mạc."
    address = f"/truong-hop/{row.pk}/khong-du-dieu-kien/"

    among_others = page(scene, "officer", address)
    assert others in among_others and whole in among_others and leaving not in among_others
    dossier.nominations.exclude(pk=row.pk).update(standing="withdrawn")
    convene(scene.council, [row.pk], meets_on=TODAY, title="Xét năm 2020", by=scene["secretary"], on=TODAY)

    shown = page(scene, "officer", address)
    assert whole in shown and leaving in shown and others not in shown


def test_the_clerk_sees_for_whom_an_answer_waits_and_no_button(scene: Scene, row: Nomination) -> None:
    said_no(scene, row)

    clerk, head = (page(scene, name, "/viec/") for name in ("clerk3", "head3"))

    assert "Chờ thủ trưởng đơn vị giải trình: Người head3 (Chủ tịch)" in clerk
    button = f'<a class="btn btn-small" href="/truong-hop/{row.pk}/giai-trinh/">Giải trình'
    assert button in head and "btn-small" not in clerk.partition("Chờ thủ trưởng")[2].partition("</tr>")[0]


def test_one_is_refused_with_reason_and_article_and_the_dossier_stays(
    scene: Scene, dossier: Dossier, row: Nomination
) -> None:
    said_no(scene, row)

    entry = last_entry(dossier, Verb.DISQUALIFIED)
    assert standing_of(row) == ("not_qualified", "Mới công tác 9 tháng trong năm.")
    assert dossier.nominations.filter(standing="appraised").count() == 20
    assert dossier.passages.get(closed_at__isnull=True).desk == "board"
    assert "kết luận trường hợp đề nghị không đủ điều kiện" in sentence(entry)
    assert ("Trường hợp", f"{row.recipient_name} (Chiến sĩ thi đua cơ sở)") in facts_in_words(entry)
    assert ("Điều khoản", "khoản 1 Điều 10 Nghị định 91/2017/NĐ-CP") in facts_in_words(entry)


def test_a_no_without_reason_or_article_is_refused_and_so_is_who_may_not(
    scene: Scene, row: Nomination
) -> None:
    with pytest.raises(Refused) as refused:
        disqualify(row.pk, reason=" ", article="", answer_by=LAST_DAY, by=scene["officer"], on=TODAY)
    assert [each.message for each in refused.value.obstacles] == [
        "Chưa ghi lý do không đủ điều kiện.",
        "Chưa ghi điều khoản.",
    ]

    with pytest.raises(Refused) as refused:
        disqualify(row.pk, **WHY | {"article": "khoản 1, Điều 10 "}, by=scene["officer"], on=TODAY)
    assert [each.message for each in refused.value.obstacles] == ["“khoản 1, Điều 10” chưa nêu văn bản nào."]

    with pytest.raises(Forbidden, match="kết luận trường hợp đề nghị không đủ điều kiện"):
        disqualify(row.pk, by=scene["chair"], on=TODAY, **WHY)
    assert standing_of(row)[0] == "appraised"


def test_each_article_of_a_no_is_named_and_is_there(scene: Scene, row: Nomination) -> None:
    local = "Pháp luật trung ương không quy định; theo quy chế thi đua, khen thưởng của địa phương"
    law = "Điều 22 Luật Thi đua, khen thưởng 2022"
    for article, told in (
        (f"{law}; {local}", ["“Pháp luật trung ương không quy định” chưa nêu điều, khoản nào."]),
        (f"{law}; Điều 97 Luật Thi đua, khen thưởng 2022", ["Luật Thi đua, khen thưởng 2022 có 96 điều"]),
        ("Quy chế 12/2020/QĐ-UBND", ["“Quy chế 12/2020/QĐ-UBND” chưa nêu điều, khoản nào."]),
    ):
        with pytest.raises(Refused) as refused:
            disqualify(row.pk, **WHY | {"article": article}, by=scene["officer"], on=TODAY)
        said = [each.message for each in refused.value.obstacles]
        assert [each[: len(words)] for each, words in zip(said, told, strict=False)] == told

    said_no_by = f"{law}; khoản 2 Điều 4 Quy chế 12/2020/QĐ-UBND; mục 3 Hướng dẫn 05/HD-SNV"
    made = disqualify(row.pk, **WHY | {"article": said_no_by}, by=scene["officer"], on=TODAY)
    assert made.article == said_no_by


def test_what_the_board_has_not_received_is_not_judged_yet(scene: Scene) -> None:
    found = draft(scene, unit=2, advanced=3, fighters=0)
    submit(found.pk, by=scene["head2"], on=TODAY)
    after_bloc(scene, found)
    one = of(found, "LĐTT")[0]

    with pytest.raises(Refused, match="chưa được tiếp nhận"):
        said_no(scene, one)
    receive(found.pk, by=scene["officer"], on=TODAY)
    said_no(scene, one)

    assert standing_of(one)[0] == "not_qualified"


def test_the_second_of_two_is_told_who_was_first(scene: Scene, row: Nomination) -> None:
    said_no(scene, row)

    with pytest.raises(Overtaken, match="Người officer"):
        said_no(scene, row)


def test_its_seat_is_free_as_after_a_no_of_the_bloc_and_claimed_again_when_reopened(
    scene: Scene, dossier: Dossier, row: Nomination
) -> None:
    seats = dossier.unit.seats
    said_no(scene, row)
    assert seats.get(award="CSTĐCS").claimed == 1

    answered(scene, row)
    reopen(row.pk, reason="Sổ lương đủ 12 tháng.", by=scene["officer"], on=TODAY)

    assert standing_of(row) == ("endorsed", "")
    reopened = timeline(("dossier", dossier.pk)).last()
    assert reopened is not None
    assert "Lý do: Sổ lương đủ 12 tháng." in sentence(reopened)
    assert seats.get(award="CSTĐCS").claimed == 2


def test_an_advanced_worker_on_whom_others_seats_hang_is_not_refused_alone(
    scene: Scene, dossier: Dossier, row: Nomination
) -> None:
    """15% of 19 leaves two seats, and of 13 but one."""
    workers = of(dossier, "LĐTT")[2:8]
    for each in workers[:-1]:
        said_no(scene, each)

    with pytest.raises(Refused, match="tối đa 1"):
        said_no(scene, workers[-1])
    assert standing_of(workers[-1])[0] == "appraised"


def test_a_hold_ends_and_a_convened_agenda_is_left(scene: Scene, dossier: Dossier) -> None:
    held, called = of(dossier, "CSTĐCS")
    hold([held.pk], reason="Đang thanh tra", awaited=INSPECTION, by=scene["officer"], on=TODAY)
    told = {"meets_on": TODAY, "title": "Họp", "by": scene["secretary"], "on": TODAY}
    convene(scene.council, [called.pk], **told)

    for each in (held, called):
        said_no(scene, each)

    assert not Hold.objects.filter(ended_on__isnull=True).exists()
    assert not AgendaItem.objects.filter(is_live=True).exists()


def test_what_lies_before_an_open_council_is_not_refused(scene: Scene, row: Nomination) -> None:
    opened(scene, [row])

    with pytest.raises(Overtaken, match="đã được xử lý trước đó"):
        said_no(scene, row)
    assert standing_of(row)[0] == "tabled"


@pytest.mark.usefixtures("five_days")
def test_the_unit_has_the_days_of_its_jurisdiction_whole(scene: Scene, row: Nomination) -> None:
    found = said_no(scene, row)
    assert (found.answer_due_on, found.answer_citation) == (LAST_DAY, "Quy chế 12/2020/QĐ-UBND")

    with pytest.raises(Refused, match="còn được giải trình đến hết ngày 27/11/2020"):
        uphold(row.pk, reason="Không có văn bản nào.", by=scene["officer"], on=LAST_DAY)
    with pytest.raises(Refused, match="đã hết ngày 27/11/2020") as late:
        answered(scene, row, on=date(2020, 11, 28))
    assert late.value.citation == "Quy chế 12/2020/QĐ-UBND"

    early = page(scene, "officer", f"/truong-hop/{row.pk}/ket-luan/")
    assert "Rút kết luận, đưa trường hợp trở lại thẩm định" in early and "Giữ nguyên: không" not in early
    assert "Đơn vị còn được giải trình đến hết ngày 27/11/2020" in early and "Kết luận sau" not in early

    assert answered(scene, row, on=LAST_DAY).answered_on == LAST_DAY
    assert "Giữ nguyên: không đủ điều kiện" in page(scene, "officer", f"/truong-hop/{row.pk}/ket-luan/")
    uphold(row.pk, reason="Sổ lương chỉ có 9 tháng.", by=scene["officer"], on=LAST_DAY)
    assert standing_of(row)[0] == "not_qualified"


@pytest.mark.usefixtures("five_days")
def test_the_notice_tells_the_last_day_with_its_day_of_the_week(scene: Scene, row: Nomination) -> None:
    said_no(scene, row)

    paper = disqualification_paper(row)

    assert paper is not None
    assert paper.closing[0] == (
        "Nếu không đồng ý, đơn vị giải trình bằng văn bản đến hết thứ Sáu, ngày 27 tháng 11 năm 2020."
    )


def test_where_nobody_set_days_the_officer_writes_the_last_day(scene: Scene, row: Nomination) -> None:
    for day, told in ((None, "Chưa ghi hạn đơn vị giải trình"), (TODAY, "20/11/2020 không sau ngày")):
        with pytest.raises(Refused) as refused:
            disqualify(row.pk, **WHY | {"answer_by": day}, by=scene["officer"], on=TODAY)
        assert told in refused.value.obstacles[0].message

    found = said_no(scene, row)

    assert (found.answer_due_on, found.answer_citation) == (LAST_DAY, "cơ quan thẩm định ấn định")
    assert "27/11/2020" in page(scene, "head3", f"/truong-hop/{row.pk}/giai-trinh/")
    with pytest.raises(Refused, match="còn được giải trình đến hết ngày 27/11/2020"):
        uphold(row.pk, reason="Không có văn bản nào.", by=scene["officer"], on=LAST_DAY)


def test_of_a_no_of_the_first_months_without_days_nothing_stands_and_nothing_is_said_of_silence(
    scene: Scene, row: Nomination
) -> None:
    said_no(scene, row)
    Disqualification.objects.update(answer_due_on=None, answer_citation="")

    early = page(scene, "officer", f"/truong-hop/{row.pk}/ket-luan/")
    with pytest.raises(Refused, match="chưa được cho hạn giải trình"):
        uphold(row.pk, reason="Không có văn bản nào.", by=scene["officer"], on=date(2021, 3, 1))

    assert "Đơn vị chưa được cho hạn giải trình" in early and "Giữ nguyên: không" not in early
    list_of_board = f"/tham-quyen/{scene.district.pk}/khong-du-dieu-kien/"
    for address in ("/", "/viec/"):
        told = page(scene, "officer", address)
        assert "01 trường hợp không đủ điều kiện chưa có hạn giải trình" in text_of(told), address
        assert f'href="{list_of_board}">Rút kết luận' in told
    listed = text_of(page(scene, "officer", list_of_board))
    assert "Chưa có: rút kết luận, rồi kết luận lại và ghi hạn" in listed and "Rút kết luận về" in listed
    Disqualification.objects.update(answer_due_on=LAST_DAY)
    uphold(row.pk, reason="Không có văn bản nào.", by=scene["officer"], on=date(2020, 11, 28))
    Disqualification.objects.update(answer_due_on=None)
    paper = upheld_paper(row)
    assert paper is not None and "không giải trình" not in " ".join(paper.opening)


def test_the_answer_is_the_units_own_and_given_once(scene: Scene, row: Nomination) -> None:
    said_no(scene, row)

    with pytest.raises(Forbidden, match="giải trình về trường hợp không đủ điều kiện"):
        answer(row.pk, words="Đủ.", by=scene["head1"], on=TODAY)
    with pytest.raises(Refused, match="Chưa ghi nội dung giải trình"):
        answer(row.pk, words=" ", by=scene["head3"], on=TODAY)
    answered(scene, row)
    with pytest.raises(Overtaken, match="Người head3"):
        answered(scene, row)


def test_the_answer_is_read_again_before_it_goes_out_and_its_words_are_kept(
    scene: Scene, row: Nomination
) -> None:
    said_no(scene, row)
    address, client = f"/truong-hop/{row.pk}/giai-trinh/", seated(scene, "head3")
    found = Disqualification.objects.get(nomination=row)
    typed = {"reason": "Đã đủ 12 tháng."}

    with clock.at(TODAY):
        first = client.get(address)
        empty = client.post(address, {"reason": " "})
        review = client.post(address, typed)
        again = client.post(address, {**typed, "viec": "sua"})

    assert (empty.status_code, review.status_code, again.status_code) == (422, 200, 200)
    assert "Xem lại trước khi gửi" in words(first) and 'type="file"' not in first.content.decode()
    assert "Xem lại giải trình về" in words(review) and "Đã đủ 12 tháng." in words(review)
    assert 'type="file"' in review.content.decode()
    assert "Đã đủ 12 tháng.</textarea>" in again.content.decode()
    found.refresh_from_db()
    assert (found.answered_on, found.answer) == (None, "")

    with clock.at(TODAY):
        assert client.post(address, {**typed, "viec": "gui"}).status_code == 302
    found.refresh_from_db()
    assert (found.answered_on, found.answer) == (TODAY, "Đã đủ 12 tháng.")


def test_a_paper_comes_with_the_answer_and_lies_with_the_case(
    scene: Scene, dossier: Dossier, row: Nomination
) -> None:
    said_no(scene, row)
    address = f"/truong-hop/{row.pk}/giai-trinh/"
    wrong = SimpleUploadedFile("so-luong.pdf", b"MZ no paper")
    right = SimpleUploadedFile("Sổ lương 2020.pdf", small_pdf("so luong"))

    with clock.at(TODAY):
        given = {"reason": "Đã đủ 12 tháng.", "viec": "gui"}
        refused = seated(scene, "head3").post(address, {**given, "paper": wrong})
        sent = seated(scene, "head3").post(address, {**given, "paper": right})

    assert (refused.status_code, sent.status_code) == (422, 302)
    assert '<input type="hidden" name="reason" value="Đã đủ 12 tháng."' in refused.content.decode()
    one = dossier.evidence.get(nomination=row, removed_at=None)
    assert (one.name, one.kind) == ("Sổ lương 2020.pdf", "other")
    link = f'href="/giay-to/{one.pk}/"'
    for name, where in (("officer", f"/truong-hop/{row.pk}/ket-luan/"), ("head3", f"/ho-so/{dossier.pk}/")):
        assert "Sổ lương 2020.pdf" in page(scene, name, where) and link in page(scene, name, where)
    told = dict(facts_in_words(Entry.objects.get(verb="answered")))
    assert told["Tệp"] == "Sổ lương 2020.pdf"
    found = list(check_dossiers(only=dossier.pk))
    assert not [each for each in found if isinstance(each, RowFault)]


def test_what_is_upheld_is_over_and_says_why(scene: Scene, dossier: Dossier, row: Nomination) -> None:
    said_no(scene, row)
    answered(scene, row)

    for door in (uphold, reopen):
        with pytest.raises(Refused, match="Chưa ghi"):
            door(row.pk, reason=" ", by=scene["officer"], on=TODAY)
        with pytest.raises(Forbidden):
            door(row.pk, reason="Đã xem.", by=scene["head3"], on=TODAY)
    with clock.at(TODAY):
        waiting = words(seated(scene, "head3").get("/"))
    uphold(row.pk, reason="Sổ lương chỉ có 9 tháng.", by=scene["officer"], on=TODAY)

    with pytest.raises(Overtaken):
        reopen(row.pk, reason="Xem lại.", by=scene["officer"], on=TODAY)
    assert exchange_on_page(scene, dossier, row) == [
        "Kết luận không đủ điều kiện ngày 20/11/2020, Người officer (Chuyên viên Phòng Nội vụ): "
        "Mới công tác 9 tháng trong năm. Căn cứ: khoản 1 Điều 10 Nghị định 91/2017/NĐ-CP",
        "Đơn vị giải trình ngày 20/11/2020, Người head3 (Chủ tịch): Đã đủ 12 tháng, kèm sổ lương.",
        "Giữ nguyên kết luận ngày 20/11/2020, Người officer (Chuyên viên Phòng Nội vụ): "
        "Sổ lương chỉ có 9 tháng.",
    ]
    with clock.at(TODAY):
        home = words(seated(scene, "head3").get("/"))
    assert "Cơ quan thẩm định giữ nguyên kết luận không đủ điều kiện" in home
    assert "Thông báo sau giải trình (PDF)" in home
    assert "Không đủ điều kiện 1, thành tích năm 2020" in waiting
    assert "Không đủ điều kiện 1, thành tích năm 2020" not in home
    assert f"{row.recipient_name} (Chiến sĩ thi đua cơ sở), ngày 20/11/2020: Sổ lương chỉ có 9 tháng." in home


def test_the_unit_has_a_notice_that_its_answer_was_weighed_and_the_no_stands(
    scene: Scene, row: Nomination
) -> None:
    said_no(scene, row)
    answered(scene, row)
    assert upheld_paper(row) is None
    uphold(row.pk, reason="Sổ lương chỉ có 9 tháng.", by=scene["officer"], on=TODAY)

    paper = upheld_paper(row)

    assert paper is not None
    assert paper.about == f"Giữ nguyên kết luận không đủ điều kiện trong hồ sơ {row.dossier.code}"
    assert paper.opening[1:] == (
        "Ngày 20 tháng 11 năm 2020, đơn vị giải trình: “Đã đủ 12 tháng, kèm sổ lương.”",
        "Phòng Nội vụ đã xem xét và giữ nguyên kết luận ngày 20 tháng 11 năm 2020, lý do như sau:",
    )
    (ground,) = paper.grounds
    assert ground.subject == f"{row.recipient_name} (Chiến sĩ thi đua cơ sở)"
    assert (ground.found, ground.citation) == (
        "Sổ lương chỉ có 9 tháng.",
        "khoản 1 Điều 10 Nghị định 91/2017/NĐ-CP",
    )
    assert paper.signer.prefix_lines == ("TRƯỞNG PHÒNG",)
    assert lint(render_notice(paper), profile=profile_of(paper)) == []
    with clock.at(TODAY):
        address = f"/truong-hop/{row.pk}/thong-bao-khong-du-dieu-kien.pdf?sau=giai-trinh"
        assert seated(scene, "head3").get(address).headers["Content-Type"] == "application/pdf"
        assert seated(scene, "head1").get(address).status_code == 403


@pytest.mark.usefixtures("five_days")
def test_a_no_that_nobody_answered_is_told_to_stand_after_its_days(scene: Scene, row: Nomination) -> None:
    said_no(scene, row)
    uphold(row.pk, reason="Không có văn bản nào.", by=scene["officer"], on=date(2020, 11, 28))

    paper = upheld_paper(row)

    assert paper is not None
    assert paper.opening[1] == "Đến hết ngày 27 tháng 11 năm 2020, đơn vị không giải trình."


def exchange_on_page(scene: Scene, dossier: Dossier, row: Nomination) -> list[str]:
    """What its unit reads of a settled no in the folded part of the case."""
    told = page(scene, "head3", f"/ho-so/{dossier.pk}/").partition(f'<tr id="th-{row.pk}">')[2]
    folded = told.partition("xem trao đổi")[2].partition("</details>")[0]
    notes = re.findall(r'<span class="row-note">(.*?)</span>', folded, re.S)
    *said, notice = [" ".join(re.sub(r"<[^>]+>", " ", each).split()).replace(" :", ":") for each in notes]
    assert notice == f"Thông báo (PDF) về {row.recipient_name}"
    assert ("Thông báo sau giải trình (PDF)" in folded) is row.disqualifications.get().is_upheld
    return said


def test_what_is_taken_back_after_an_answer_is_told_on_the_units_pages_with_the_whole_exchange(
    scene: Scene, dossier: Dossier, row: Nomination
) -> None:
    said_no(scene, row)
    with clock.at(TODAY):
        waiting = words(seated(scene, "head3").get(f"/ho-so/{dossier.pk}/"))
    assert waiting.count("Mới công tác 9 tháng trong năm.") == 1
    assert "Kết luận không đủ điều kiện ngày 20/11/2020, Người officer (Chuyên viên Phòng Nội vụ)" in waiting
    answered(scene, row)
    reopen(row.pk, reason="Sổ lương đủ 12 tháng.", by=scene["officer"], on=TODAY)

    taken_back = exchange_on_page(scene, dossier, row)
    with clock.at(TODAY):
        homes = {
            name: words(seated(scene, name).get("/")) for name in ("head3", "clerk3", "head1", "officer")
        }
    with clock.at(date(2020, 12, 20)):
        later = words(seated(scene, "head3").get("/"))

    assert len(taken_back) == 3 and taken_back[0].endswith("Căn cứ: khoản 1 Điều 10 Nghị định 91/2017/NĐ-CP")
    assert taken_back[2] == (
        "Rút kết luận, thẩm định lại ngày 20/11/2020, Người officer (Chuyên viên Phòng Nội vụ): "
        "Sổ lương đủ 12 tháng."
    )
    told = f"{row.recipient_name} (Chiến sĩ thi đua cơ sở), ngày 20/11/2020: Sổ lương đủ 12 tháng."
    assert [name for name, home in homes.items() if told in home] == ["head3", "clerk3"]
    assert "rút kết luận không đủ điều kiện" in homes["head3"] and told not in later
    with clock.at(TODAY):
        form = seated(scene, "head3").get(f"/truong-hop/{row.pk}/giai-trinh/", follow=True)
    assert f"{row.recipient_name} không còn chờ giải trình." in words(
        form
    ) and "Xem lại trước khi gửi" not in words(form)

    Nomination.objects.filter(pk=row.pk).update(standing="appraised")
    with clock.at(TODAY):
        assert told not in words(seated(scene, "head3").get("/")), "judged anew, it is told in its own words"


def test_a_dossier_does_not_end_while_the_unit_may_answer(scene: Scene) -> None:
    found = draft(scene, unit=2, advanced=1, fighters=0)
    submit(found.pk, by=scene["head2"], on=TODAY)
    after_bloc(scene, found)
    receive(found.pk, by=scene["officer"], on=TODAY)
    one = of(found, "LĐTT")[0]
    said_no(scene, one)

    assert close_dossier(found.pk, on=TODAY) is None
    found.refresh_from_db()
    here = [step for step in journeys([found])[found.pk] if step.state == "current"]
    assert [step.note for step in here] == ["01 trường hợp, chờ giải trình 01"]
    answer(one.pk, words="Đủ.", by=scene["head2"], on=TODAY)
    here = [step for step in journeys([found])[found.pk] if step.state == "current"]
    assert [step.note for step in here] == ["01 trường hợp, chờ kết luận 01"]
    uphold(one.pk, reason="Đơn vị không giải trình.", by=scene["officer"], on=TODAY)
    ended = close_dossier(found.pk, on=TODAY)

    assert ended is not None and ended.desk == "end"


def test_a_dossier_that_goes_back_takes_the_no_with_it(
    scene: Scene, dossier: Dossier, row: Nomination
) -> None:
    said_no(scene, row)

    send_back(dossier.pk, reason="Sửa cả hồ sơ.", by=scene["officer"], on=TODAY)

    ended = Disqualification.objects.get(nomination=row)
    assert standing_of(row)[0] == "draft"
    assert (ended.concluded_on, ended.is_upheld, ended.conclusion) == (TODAY, False, "Sửa cả hồ sơ.")


@pytest.mark.usefixtures("five_days")
def test_each_side_finds_it_among_its_work(scene: Scene, dossier: Dossier, row: Nomination) -> None:
    said_no(scene, row)
    board = f"/tham-quyen/{scene.district.pk}/khong-du-dieu-kien/"

    whom = f"đơn vị được giải trình: {row.recipient_name} ({dossier.code})"
    for name, number in (("head3", 1), ("clerk3", 0)):
        with clock.at(TODAY):
            home = seated(scene, name).get("/")
        told = words(home)
        assert f"{whom} Được giải trình đến hết ngày 27/11/2020" in text_of(home.content.decode()), name
        of_others = "" if number else "và 01 việc chờ người khác"
        assert f"Đang chờ xử lý {number} {of_others}" in told, name

    for address in ("/", "/viec/"):
        assert "01 trường hợp không đủ điều kiện, đơn vị được giải trình" in page(scene, "head3", address)
        officer = page(scene, "officer", address)
        assert "chờ kết luận sau giải trình" not in officer
        assert "01 trường hợp không đủ điều kiện, chờ đơn vị giải trình" in officer, address
        assert "Chờ đơn vị giải trình đến hết ngày 27/11/2020" in officer
        assert f'href="{board}"' in officer
    with clock.at(TODAY):
        sent = {"reason": "Đã đủ 12 tháng.", "viec": "gui"}
        seated(scene, "head3").post(f"/truong-hop/{row.pk}/giai-trinh/", sent)
    assert "đơn vị được giải trình" not in page(scene, "head3", "/viec/")
    assert "01 trường hợp không đủ điều kiện, chờ kết luận sau giải trình" in page(scene, "officer", "/")

    listed = page(scene, "officer", board)
    assert "Đã đủ 12 tháng." in listed
    assert f'href="/truong-hop/{row.pk}/ket-luan/"' in listed
    with clock.at(TODAY):
        given = {"choice": "xet-lai", "reason": "Sổ lương đủ."}
        seated(scene, "officer").post(f"/truong-hop/{row.pk}/ket-luan/", given)
    assert standing_of(row) == ("endorsed", "")
    assert row.recipient_name not in page(scene, "officer", board)


def test_the_officer_says_no_from_the_appraisal_and_sees_there_what_was_set_aside(
    scene: Scene, dossier: Dossier, row: Nomination
) -> None:
    worker = of(dossier, "LĐTT")[0]
    with clock.at(TODAY):
        client = seated(scene, "officer")
        form = f"/truong-hop/{worker.pk}/khong-du-dieu-kien/"
        shown = client.get(f"/ho-so/{dossier.pk}/").content.decode()
        _before, link, label = shown.partition(f'<a class="btn btn-small btn-quiet" href="{form}">')
        assert link and label.strip().startswith("Chuyển thành không đủ điều kiện…")
        anew = f'href="/truong-hop/{worker.pk}/tham-dinh-lai/">'
        assert " ".join(shown.partition(anew)[2].split()).startswith("Thẩm định lại…")
        assert anew not in seated(scene, "head3").get(f"/ho-so/{dossier.pk}/").content.decode()
        assert "Kết luận không đủ điều kiện" not in shown
        assert "địa phương chưa quy định thời hạn" in client.get(form).content.decode()
        assert client.post(form, {"reason": "Mới công tác 9 tháng."}).status_code == 422
        answer_page = client.post(form, WHY | {"answer_by": "27/11/2020"})

    assert answer_page.headers["Location"] == f"/ho-so/{dossier.pk}/#th-{worker.pk}"
    told = page(scene, "officer", f"/ho-so/{dossier.pk}/tham-dinh/")
    assert "chưa nổi trội so với khối" in told
    assert "Mới công tác 9 tháng trong năm." in told
    assert "Khối không đồng ý" in told
    Nomination.objects.filter(pk=row.pk).update(standing="endorsed")
    again = text_of(page(scene, "officer", f"/ho-so/{dossier.pk}/tham-dinh/"))
    assert "02 trường hợp của hồ sơ không thẩm định: xem lý do ở cuối trang" in again


def test_the_notice_says_why_by_which_article_and_how_to_answer(scene: Scene, row: Nomination) -> None:
    assert disqualification_paper(row) is None
    said_no(scene, row)

    paper = disqualification_paper(row)
    assert paper is not None
    assert paper.about == f"Trường hợp không đủ điều kiện trong hồ sơ {row.dossier.code}"
    assert (paper.letterhead.organ, paper.letterhead.symbol) == ("Phòng Nội vụ", "TB-")
    assert (paper.signer.prefix_lines, paper.signer.name) == (("TRƯỞNG PHÒNG",), "……………………")
    assert paper.opening[1].endswith("để trình khen thưởng; các trường hợp khác của hồ sơ được xét tiếp.")
    (ground,) = paper.grounds
    assert ground.found == "Mới công tác 9 tháng trong năm."
    assert ground.citation == "khoản 1 Điều 10 Nghị định 91/2017/NĐ-CP"
    assert ground.remedy == ""
    assert paper.closing[0].endswith("đến hết thứ Sáu, ngày 27 tháng 11 năm 2020.")
    with clock.at(TODAY):
        address = f"/truong-hop/{row.pk}/thong-bao-khong-du-dieu-kien.pdf"
        assert seated(scene, "head3").get(address).headers["Content-Type"] == "application/pdf"
        assert seated(scene, "head1").get(address).status_code == 403


def test_the_notice_about_the_only_one_of_a_dossier_speaks_of_no_others(scene: Scene) -> None:
    dossier = at_the_board(scene, advanced=1, fighters=0)
    receive(dossier.pk, by=scene["officer"], on=TODAY)
    (only,) = dossier.nominations.all()
    said_no(scene, only)

    paper = disqualification_paper(only)

    assert paper is not None and paper.opening[1].endswith("không đủ điều kiện để trình khen thưởng.")


def test_a_search_tells_that_a_no_may_still_be_answered_and_when_it_stands(
    scene: Scene, row: Nomination
) -> None:
    def told() -> str:
        return words(seated(scene, "officer").get("/tim/", {"q": row.recipient_name}))

    said_no(scene, row)
    assert "Không đủ điều kiện, chờ đơn vị giải trình" in told()
    answered(scene, row)
    assert "Đơn vị đã giải trình, chờ kết luận" in told()
    uphold(row.pk, reason="Đã đối chiếu.", by=scene["officer"], on=TODAY)
    assert "Dừng ở cơ quan thẩm định" in told()
