"""Decisions on their pages: drafted with usual words, signed under a shown mandate, numbered, registered."""

from __future__ import annotations

import re
import zipfile
from copy import deepcopy
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from dossiers.models import Dossier, Job, Nomination
from printing.documents.decision import render_decision
from printing.documents.petition import render_petition
from printing.inspection.lint import lint
from printing.inspection.lint_profile import profile_of
from printing.inspection.pdf_reader import text_of
from roles.doors.given_numbers import GivenNumber
from roles.doors.refusals import Forbidden, Overtaken
from roles.models import Appointment, Jurisdiction
from tests.browsing import text_of as shown_text
from tests.browsing import words
from tests.page_forms import form_to
from tests.scene import TODAY, Scene, draft, of
from tests.walk import WORDING, after_bloc, conferred, counted, received, voted
from tests.workflow.seats import Reader, body, substitute
from trail.phrases import facts_in_words
from trail.queries import timeline
from workflow.actions.draft_decision import draft_decision
from workflow.actions.issue import issue
from workflow.actions.return_draft import return_draft
from workflow.actions.sign import sign
from workflow.actions.submit import submit
from workflow.long_work import write_bundle
from workflow.models import Decision, DecisionState, Line
from workflow.reports.decision_paper import decision_paper
from workflow.reports.submission_paper import submission_paper

pytestmark = pytest.mark.scene()

READ_AND_UNREAD = date(2026, 9, 30), date(2026, 10, 1)
GROUP = "danh-hieu=LĐTT&loai=công trạng&nam=2020"


# 27 LĐTT, of whom 3 are proposed for CSTĐCS too and get only the money of the higher title: 24 x 450.000.
@pytest.fixture(scope="module")
def _dossier_of_file(_scene_of_file: Scene) -> Dossier:
    scene = _scene_of_file
    dossier = draft(scene, advanced=27)
    submit(dossier.pk, by=scene["head1"], on=TODAY)
    after_bloc(scene, dossier)
    received(scene, dossier)
    return dossier


@pytest.fixture
def dossier(scene: Scene, _dossier_of_file: Dossier) -> Dossier:
    """Received once for the file, as its scene is built once; every test of the file begins with it."""
    return deepcopy(_dossier_of_file)


def _drafted(scene: Scene, dossier: Dossier, *, lines: int = 27) -> Decision:
    ids = [row.pk for row in of(dossier, "LĐTT")[:lines]]
    return draft_decision(scene.district, ids, WORDING, by=scene["officer"], on=TODAY)


def _words(scene: Scene) -> str:
    return f"/quyet-dinh/du-thao/{scene.district.pk}/soan/?{GROUP}"


def test_the_form_says_who_will_sign_the_submission_and_that_nobody_is_known(
    scene: Scene, dossier: Dossier
) -> None:
    officer = Reader(scene["officer"])
    unknown = words(officer.get(_words(scene)))
    Appointment.objects.filter(user=scene["officer"]).update(post="Trưởng phòng Nội vụ")
    known = words(officer.get(_words(scene)))

    assert "Người ký tờ trình Trưởng phòng: chưa phân công ai giữ chức vụ này, bản in chừa chỗ" in unknown
    assert "Người ký tờ trình Người officer, Trưởng phòng (theo phân công đang có hiệu lực)" in known


def test_what_needs_no_council_is_ready_and_what_needs_one_is_not(scene: Scene, dossier: Dossier) -> None:
    page = body(Reader(scene["officer"]).get(f"/quyet-dinh/du-thao/{scene.district.pk}/"))

    assert "Lao động tiên tiến" in page
    assert "27 cá nhân" in page
    assert "Chiến sĩ thi đua cơ sở" not in page


def test_an_authority_that_the_text_in_force_was_not_read_for_is_not_told_as_right(
    scene: Scene, dossier: Dossier
) -> None:
    Jurisdiction.objects.filter(pk=scene.district.pk).update(level="xã")
    told = (
        "Thẩm quyền theo Điều 80 Luật Thi đua, khen thưởng 2022; chương trình chưa xác nhận văn bản "
        "Luật 06/2026/QH16 áp dụng từ ngày 01/10/2026: đối chiếu trước khi dự thảo."
    )
    address = f"/quyet-dinh/du-thao/{scene.district.pk}/"

    before, after = (words(Reader(scene["officer"], on=day).get(address)) for day in READ_AND_UNREAD)
    wording = words(Reader(scene["officer"], on=READ_AND_UNREAD[1]).get(_words(scene)))

    assert "Đúng thẩm quyền" in before and "chưa xác nhận" not in before
    assert "Đúng thẩm quyền" not in after and "Chưa xác nhận" in after
    assert after.count(told) == 1 and after.index(told) < after.index("Nhóm chờ dự thảo")
    assert f"Thẩm quyền chưa đối chiếu với văn bản mới {told}" in wording


def test_the_wording_begins_with_the_usual_words(scene: Scene, dossier: Dossier) -> None:
    page = body(Reader(scene["officer"]).get(_words(scene)))

    assert "Về việc tặng danh hiệu Lao động tiên tiến năm 2020" in page
    assert "đã có thành tích xuất sắc trong phong trào thi đua yêu nước năm 2020" in page
    assert "Theo đề nghị của Trưởng phòng Nội vụ" in page
    assert "Số tờ trình trình ký" in page and "Ngày tờ trình trình ký" in page
    assert "Cơ quan trình chưa có tên viết tắt trong chương trình: ghi số và cả ký hiệu." in page
    assert "12.150.000" in page


def test_a_draft_is_made_from_the_ticked_lines_and_prints_as_a_draft(scene: Scene, dossier: Dossier) -> None:
    rows = of(dossier, "LĐTT")[:3]
    answer = Reader(scene["officer"]).post(
        _words(scene),
        {
            "muc": [row.pk for row in rows],
            "about": "Về việc tặng danh hiệu Lao động tiên tiến năm 2020.",
            "achievement": "đã có thành tích xuất sắc trong phong trào thi đua năm 2020.",
            "proposal": "Theo đề nghị của Phòng Nội vụ",
            "paper_number": "9/TTr-PNV",
            "paper_on": "10/11/2020",
        },
    )

    decision = Decision.objects.get()
    assert answer["Location"] == f"/quyet-dinh/{decision.pk}/"
    assert decision.lines.count() == 3 and "." not in decision.about + decision.achievement
    paper = Reader(scene["officer"]).get(f"/quyet-dinh/{decision.pk}/ban-in.pdf")
    words = " ".join(text_of(b"".join(paper.streaming_content)).split())
    assert (
        "Tặng danh hiệu Lao động tiên tiến cho 03 cá nhân đã có thành tích xuất sắc "
        "trong phong trào thi đua năm 2020" in words
    )
    assert "tiến cho 03 cá nhân đã có đã có" not in words
    assert "Theo đề nghị của Phòng Nội vụ tại Tờ trình số 09/TTr-PNV ngày 10 tháng 11 năm 2020." in words


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"paper_number": "12/TTr-PNV"}, "Đã ghi số thì ghi cả ngày của văn bản."),
        ({"paper_on": "10/11/2020"}, "Đã ghi ngày thì ghi cả số của văn bản."),
        ({"paper_number": "số mười hai", "paper_on": "10/11/2020"}, "Ghi số đúng như trên văn bản"),
        (
            {"paper_number": "12", "paper_on": "21/11/2020"},
            "Ngày này sau ngày 20/11/2020 là hôm nay",
        ),
        ({"paper_number": "12", "paper_on": "10/11/2020", "proposal": ""}, "thì ghi cơ quan đề nghị"),
    ],
)
def test_half_a_number_or_one_of_tomorrow_is_not_cited(
    scene: Scene, dossier: Dossier, given: dict[str, str], told: str
) -> None:
    words = {"about": "Về việc khen thưởng", "achievement": "đã có thành tích", "proposal": "Theo đề nghị"}
    row = of(dossier, "LĐTT")[0]

    answer = Reader(scene["officer"]).post(_words(scene), {"muc": [row.pk], **words, **given})

    assert answer.status_code == 422 and told in body(answer)
    assert not Decision.objects.exists()


def test_the_board_prints_its_own_petition_for_a_draft_with_the_number_entered(
    scene: Scene, dossier: Dossier
) -> None:
    given = GivenNumber("12/TTr-PNV", date(2020, 11, 10))
    ids = [row.pk for row in of(dossier, "LĐTT")[:3]]
    wording = replace(WORDING, proposal="Theo đề nghị của Phòng Nội vụ", submission=given)
    decision = draft_decision(scene.district, ids, wording, by=scene["officer"], on=TODAY)
    page = f"/quyet-dinh/{decision.pk}/to-trinh.pdf"
    assert page in body(Reader(scene["officer"]).get(f"/quyet-dinh/{decision.pk}/"))

    paper = submission_paper(decision)
    content = render_petition(paper)
    words = " ".join(text_of(content).split())

    assert "Số: 12/TTr-PNV" in words and "ngày 10 tháng 11 năm 2020" in words
    assert decision.subject == "Về việc tặng danh hiệu thi đua năm 2020"
    assert "Về việc đề nghị tặng danh hiệu thi đua năm 2020" in words
    assert "xét tặng danh hiệu Lao động tiên tiến năm 2020" in words
    assert "cho 03 cá nhân" in words and "Tổng tiền thưởng: 1.350.000 đồng" in words
    assert "không qua Hội đồng bỏ phiếu" in words
    assert [fault.message_vi for fault in lint(content, profile=profile_of(paper))] == []
    assert (paper.signer.prefix_lines, paper.signer.name) == (("TRƯỞNG PHÒNG",), "……………………")
    decision.submission_number, decision.submission_on = "", None
    assert submission_paper(decision).letterhead.symbol == "TTr-"
    answer = Reader(scene["chair"]).get(page)
    assert body(answer).startswith("%PDF")
    assert Reader(scene["head1"]).get(page).status_code == 403
    refused = decision.lines.order_by("ordinal")[1]
    sign(decision.pk, {refused.pk: "Chưa rõ thành tích"}, by=scene["chair"], on=TODAY)
    assert f'href="{page}"' in body(Reader(scene["officer"]).get(f"/quyet-dinh/{decision.pk}/"))
    assert Reader(scene["head1"]).get(page).status_code == 403
    issue(decision.pk, by=scene["clerk"], on=TODAY)
    kept = Reader(scene["officer"]).get(page)
    assert " ".join(text_of(b"".join(kept.streaming_content)).split()) == words
    assert f'href="{page}"' in body(Reader(scene["officer"]).get(f"/quyet-dinh/{decision.pk}/"))


def test_a_draft_a_signed_and_an_issued_decision_are_each_called_so_on_paper_file_and_trail(
    scene: Scene, dossier: Dossier
) -> None:
    decision = _drafted(scene, dossier, lines=3)
    at = f"/quyet-dinh/{decision.pk}"

    def told(called: str) -> tuple[str, bool]:
        answer = Reader(scene["officer"]).get(f"{at}/ban-in.pdf")
        paper = " ".join(text_of(b"".join(answer.streaming_content)).split())
        assert "Về việc tặng danh hiệu thi đua năm 2020" in paper and "Lưu: VT." in paper
        assert paper.count("CHỦ TỊCH") == 2  # who decides, and the post that signs
        assert f"{called}: Về việc tặng danh hiệu thi đua năm 2020" in shown_text(
            body(Reader(scene["auditor"]).get(f"{at}/nhat-ky/"))
        )
        return answer["Content-Disposition"], decision_paper(Decision.objects.get(pk=decision.pk)).draft

    key = decision.pk
    assert told("Dự thảo quyết định") == (f'inline; filename="du-thao-quyet-dinh-{key}.pdf"', True)
    sign(decision.pk, {}, by=scene["chair"], on=TODAY)
    assert told("Quyết định đã ký, chờ cấp số") == (
        f'inline; filename="quyet-dinh-da-ky-cho-cap-so-{key}.pdf"',
        False,
    )
    issue(decision.pk, by=scene["clerk"], on=TODAY)
    assert told("Quyết định số 01/QĐ-UBND") == ('inline; filename="quyet-dinh-1-2020.pdf"', False)


def test_a_draft_without_lines_is_refused_and_the_words_are_kept(scene: Scene, dossier: Dossier) -> None:
    answer = Reader(scene["officer"]).post(
        _words(scene), {"about": "Về việc khen thưởng", "achievement": "đã có thành tích"}
    )

    assert answer.status_code == 422
    assert "Dự thảo chưa có trường hợp nào." in body(answer)
    assert "Về việc khen thưởng" in body(answer)


def test_who_sends_the_form_of_a_group_that_another_has_just_drafted_reads_who_and_keeps_the_words(
    scene: Scene, dossier: Dossier
) -> None:
    ids = [row.pk for row in of(dossier, "LĐTT")]
    officer, words_kept = (
        Reader(scene["officer"]),
        {"about": "Về việc khen người giỏi", "achievement": "đã giỏi"},
    )
    draft_decision(scene.district, ids, WORDING, by=scene["officer"], on=TODAY)

    late = officer.post(
        _words(scene), {**words_kept, "muc": ids[:2], "proposal": "Theo đề nghị của Phòng Nội vụ"}
    )

    assert late.status_code in {409, 422}
    assert "Người officer" in words(late) and "Về việc khen người giỏi" in body(late)
    assert officer.get(_words(scene)).status_code == 302
    guessed = officer.post(_words(scene).replace("LĐTT", "không có"), words_kept)
    assert guessed.status_code == 302


def test_a_petition_without_its_number_is_not_printed(scene: Scene, dossier: Dossier) -> None:
    answer = Reader(scene["officer"]).post(
        _words(scene),
        {
            "muc": [of(dossier, "LĐTT")[0].pk],
            "about": "Về việc khen thưởng",
            "achievement": "đã có thành tích",
            "proposal": "Theo đề nghị của Phòng Nội vụ tại Tờ trình số … ngày 20 tháng 11 năm 2020",
        },
    )

    assert answer.status_code == 422
    assert "Thay dấu “…” bằng số và ngày của tờ trình" in body(answer)
    assert not Decision.objects.exists()


def test_the_chair_may_not_draft(scene: Scene, dossier: Dossier) -> None:
    assert Reader(scene["chair"]).get(f"/quyet-dinh/du-thao/{scene.district.pk}/").status_code == 403


def test_a_discarded_draft_frees_its_nominations(scene: Scene, dossier: Dossier) -> None:
    decision = _drafted(scene, dossier)
    officer = Reader(scene["officer"])

    asked = body(officer.get(f"/quyet-dinh/{decision.pk}/bo/"))
    silent = officer.post(f"/quyet-dinh/{decision.pk}/bo/", {"reason": ""})
    told = officer.post(f"/quyet-dinh/{decision.pk}/bo/", {"reason": "sai năm"})

    assert "trở lại danh sách chờ quyết định, có thể đưa vào dự thảo khác." in asked
    assert silent.status_code == 422
    assert told.status_code == 302
    assert not Line.objects.filter(is_live=True).exists()


def test_the_chair_sees_under_which_mandate_before_signing(scene: Scene, dossier: Dossier) -> None:
    decision = _drafted(scene, dossier)
    page = body(Reader(scene["chair"]).get(f"/quyet-dinh/{decision.pk}/ky/"))

    assert "CHỦ TỊCH" in page
    assert "Người chair" in page
    assert "01/QĐ-UBND" in page
    assert "12.150.000" in page


def test_the_chair_sees_each_mark_beside_its_name_and_how_many_are_signed(
    scene: Scene, dossier: Dossier
) -> None:
    decision = _drafted(scene, dossier, lines=3)
    short, refused, _plain = (line.nomination for line in decision.lines.order_by("ordinal"))
    doubt = {"rule": "eligibility.alternatives", "verdict": "review", "doubt": "unmet", "citation": "Điều 10"}
    paper = {**doubt, "doubt": "paper", "message": "Đối chiếu biên bản bình xét."}
    short.findings = [*short.findings, {**doubt, "message": "Chưa đủ sáng kiến."}, paper]
    short.settled = [*short.settled, {**paper, "reason": "Đã đối chiếu."}]
    short.save(update_fields=["findings", "settled"])
    chair, address = Reader(scene["chair"]), f"/quyet-dinh/{decision.pk}/ky/"
    line = refused.lines.get()

    _before, _name, row = body(chair.get(address)).partition(f"1. {short.recipient_name}")
    again = words(chair.post(address, {f"ly-do-{line.pk}": "chưa xứng đáng", "viec": "xem-lai"}))

    assert "Chưa đạt theo số liệu" in row[: row.index("<details")]
    assert row.count("Chưa đạt theo số liệu") == 1
    # Their formality was dealt with at appraisal: it reads as done where nothing else is left to sign.
    assert row.count("Thủ tục đã xử lý") == 2 and "Còn thủ tục" not in row
    assert "Đã có căn cứ kết luận" not in row and "Cần đối chiếu giấy tờ" not in row
    rests = {"unconfirmed": "dựa trên 03 danh hiệu mới được khai, chưa đối chiếu giấy tờ"}
    assert "chưa đối chiếu" not in submission_paper(decision).paragraphs[1]
    Nomination.objects.filter(pk=short.pk).update(met=[{"rule": "x", "message": "Đủ.", **rests}])
    told_at = Reader(scene["officer"]).get(f"/quyet-dinh/{decision.pk}/")
    for page in (chair.get(address), told_at):
        assert words(page).count(f"Kết quả thẩm định {rests['unconfirmed']}.") == 1
    assert (
        submission_paper(decision)
        .paragraphs[1]
        .endswith("Danh hiệu, sáng kiến làm căn cứ của 01 trường hợp do đơn vị khai, chưa đối chiếu giấy tờ.")
    )
    short.settled = [
        *short.settled,
        {**doubt, "message": "Chưa đủ sáng kiến.", "reason": "Có hai sáng kiến."},
    ]
    short.save(update_fields=["settled"])
    assert "Chưa đạt theo số liệu, đã có căn cứ kết luận" in words(chair.get(address))
    assert "Chưa đạt theo số liệu 01 trường hợp" in again and "Còn thủ tục" not in again


def test_looking_again_signs_nothing(scene: Scene, dossier: Dossier) -> None:
    decision = _drafted(scene, dossier)
    line = decision.lines.order_by("ordinal").last()
    page = body(
        Reader(scene["chair"]).post(
            f"/quyet-dinh/{decision.pk}/ky/", {f"ly-do-{line.pk}": "chưa xứng đáng", "viec": "xem-lai"}
        )
    )

    assert "chưa xứng đáng" in page
    assert "11.700.000" in page
    assert Decision.objects.get().state == DecisionState.DRAFTED


def test_a_line_with_a_reason_is_refused_and_the_others_are_signed(scene: Scene, dossier: Dossier) -> None:
    decision = _drafted(scene, dossier)
    line = decision.lines.order_by("ordinal").last()
    answer = Reader(scene["chair"]).post(
        f"/quyet-dinh/{decision.pk}/ky/", {f"ly-do-{line.pk}": "chưa xứng đáng", "viec": "ky"}
    )

    assert answer.status_code == 302
    assert Decision.objects.get().reward_total == 26 * 450_000
    assert Line.objects.get(is_live=False).refused_reason == "chưa xứng đáng"


def test_a_refused_line_is_told_to_its_unit_with_the_reason_who_and_when(
    scene: Scene, dossier: Dossier
) -> None:
    decision = _drafted(scene, dossier, lines=3)
    line = decision.lines.order_by("ordinal").last()
    assert line is not None
    sign(decision.pk, {line.pk: "Đã bị nhắc nhở."}, by=scene["chair"], on=TODAY)
    person = line.nomination.recipient_name
    told = "ngày 20/11/2020, Người chair (Chủ tịch"

    for name in ("clerk1", "head1"):
        home = words(Reader(scene[name]).get("/"))
        assert "Người có thẩm quyền không duyệt khen thưởng" in home, name
        assert f"{person} (Lao động tiên tiến), {told}" in home, name
        assert "): Đã bị nhắc nhở. Xem trong hồ sơ" in home, name
        # Each case stands at one step of its row.
        assert "Quyết định 24 trường hợp; 01 không duyệt Ban hành 02 trường hợp, chờ cấp số" in home, name
    for name in ("head2", "officer", "bloc_head"):
        assert "Người có thẩm quyền không duyệt" not in words(Reader(scene[name]).get("/")), name
    page = words(Reader(scene["head1"]).get(f"/ho-so/{dossier.pk}/"))
    assert "Người ký quyết định: Đã bị nhắc nhở. Người chair (Chủ tịch), ngày 20/11/2020" in page
    later = Reader(scene["head1"], on=TODAY + timedelta(days=30))
    assert "Người có thẩm quyền không duyệt" not in words(later.get("/"))


def test_a_draft_of_which_nobody_is_approved_goes_back_to_the_officer_with_the_reasons(
    scene: Scene, dossier: Dossier
) -> None:
    decision = _drafted(scene, dossier, lines=2)
    first, second = decision.lines.order_by("ordinal")
    chair, officer = Reader(scene["chair"]), Reader(scene["officer"])
    page = f"/quyet-dinh/{decision.pk}/"
    reasons = {f"ly-do-{first.pk}": "chưa xứng đáng", f"ly-do-{second.pk}": "đã khen ở cấp khác"}

    review = body(chair.post(f"{page}ky/", {**reasons, "viec": "xem-lai"}))
    short = chair.post(f"{page}ky/", {f"ly-do-{first.pk}": "chưa xứng đáng", "viec": "tra-lai"})
    assert 'value="tra-lai"' in review and 'value="ky"' not in review
    assert (short.status_code, Line.objects.filter(is_live=True).count()) == (422, 2)
    assert f"{second.nomination.recipient_name}: chưa ghi lý do không duyệt." in body(short)
    assert chair.post(f"{page}ky/", {**reasons, "viec": "tra-lai"}).status_code == 302

    first.nomination.refresh_from_db()
    assert (first.nomination.standing, first.nomination.reason) == ("refused", "chưa xứng đáng")
    assert (Decision.objects.get().state, Decision.objects.get().reward_total) == ("drafted", 0)
    home, draft_page = words(officer.get("/")), words(officer.get(page))
    assert "Dự thảo bị trả lại, không duyệt: chưa xứng đáng; đã khen ở cấp khác" in home
    assert "01 trả lại chuyên viên" in home
    assert "đã trả lại chuyên viên: chưa xứng đáng; đã khen ở cấp khác" in home
    assert "Người chair (Chủ tịch, " in draft_page
    assert "Không duyệt: chưa xứng đáng" in draft_page and "Không duyệt: đã khen ở cấp khác" in draft_page
    assert "chưa xứng đáng" in words(Reader(scene["head1"]).get(f"/ho-so/{dossier.pk}/"))
    assert decision.about not in body(chair.get("/quyet-dinh/cho-ky/"))
    assert f"{page}ky/" not in body(chair.get(page)) and "Xem và ký" not in words(chair.get("/"))
    assert chair.get(f"{page}ban-in.pdf").status_code == 404
    assert officer.post(f"{page}bo/", {"reason": "Không còn ai"}).status_code == 302
    assert "Dự thảo bị trả lại" not in words(officer.get("/"))


def test_nobody_but_who_may_sign_returns_a_draft_and_a_signed_decision_is_none(
    scene: Scene, dossier: Dossier
) -> None:
    decision = _drafted(scene, dossier, lines=1)
    reasons = {decision.lines.get().pk: "chưa xứng đáng"}

    for name in ("officer", "clerk", "head1"):
        with pytest.raises(Forbidden, match="trả lại dự thảo quyết định"):
            return_draft(decision.pk, reasons, by=scene[name], on=TODAY)
    sign(decision.pk, {}, by=scene["chair"], on=TODAY)
    with pytest.raises(Overtaken, match="Trả lại dự thảo"):
        return_draft(decision.pk, reasons, by=scene["chair"], on=TODAY)


def test_what_a_vote_is_cited_by_and_is_lacking_is_asked_before_drafting_and_before_signing(
    scene: Scene, dossier: Dossier
) -> None:
    meeting, cases = counted(scene, of(dossier, "CSTĐCS"), yes=16), of(dossier, "CSTĐCS")
    officer, chair, secretary = (Reader(scene[name]) for name in ("officer", "chair", "secretary"))
    address = _words(scene).replace("LĐTT", "CSTĐCS")
    sent = {"muc": [row.pk for row in cases], "about": "Về việc tặng", "achievement": "đã có thành tích"}
    sent["proposal"] = "Theo đề nghị của Trưởng phòng"
    no_minutes = (
        f"Biên bản cuộc họp “{meeting.title}” chưa lập: phần căn cứ của quyết định không dẫn biên bản."
    )
    no_petition = "Tờ trình trình ký chưa ghi số, ngày"

    first = words(officer.get(address))
    asked = officer.post(address, sent)
    again = form_to(address, body(asked), at=address)
    assert no_minutes in first and no_petition in first and "lần nữa" not in first
    assert "Chưa lập dự thảo." in words(asked) and not Decision.objects.exists()
    assert officer.post(address, again | sent).status_code == 302

    decision = Decision.objects.get()
    page, sign_page = f"/quyet-dinh/{decision.pk}/", f"/quyet-dinh/{decision.pk}/ky/"
    draft_page = body(officer.get(page))
    assert no_minutes in draft_page and f'href="{page}sua/"' in draft_page
    assert no_minutes in words(chair.get(sign_page))
    review = chair.post(sign_page, {"viec": "ky"})
    assert "Chưa ký." in words(review) and no_petition in words(review)
    secretary.post(f"/hop/{meeting.pk}/lap-bien-ban/", {"paper_number": "5", "paper_on": "20/11/2020"})
    review = chair.post(sign_page, form_to(sign_page, body(review), at=sign_page) | {"viec": "ky"})
    assert no_minutes not in words(review) and no_petition in words(review)
    chair.post(sign_page, form_to(sign_page, body(review), at=sign_page) | {"viec": "ky"})
    decision.refresh_from_db()
    assert decision.signed_on == TODAY and decision.bases[-1].startswith("Biên bản số 05/BB-")
    assert no_petition not in words(officer.get(page))


def test_a_second_signature_is_told_who_signed(scene: Scene, dossier: Dossier) -> None:
    decision = _drafted(scene, dossier)
    assert "Tờ trình trình ký chưa ghi số, ngày" in words(
        Reader(scene["officer"]).get(f"/quyet-dinh/{decision.pk}/")
    )
    chair = Reader(scene["chair"])
    chair.post(f"/quyet-dinh/{decision.pk}/ky/", {"viec": "ky"})

    again = chair.post(f"/quyet-dinh/{decision.pk}/ky/", {"viec": "ky"})

    assert again.status_code == 409
    assert "đã được xử lý trước đó" in body(again)


def test_the_clerk_may_not_sign_and_the_chair_may_not_number(scene: Scene, dossier: Dossier) -> None:
    decision = _drafted(scene, dossier)

    assert Reader(scene["clerk"]).get(f"/quyet-dinh/{decision.pk}/ky/").status_code == 403
    assert Reader(scene["chair"]).get(f"/quyet-dinh/{decision.pk}/ban-hanh/").status_code == 403


def test_the_number_is_a_forecast_until_it_is_given(scene: Scene, dossier: Dossier) -> None:
    decision = _drafted(scene, dossier)
    sign(decision.pk, {}, by=scene["chair"], on=TODAY)
    clerk = Reader(scene["clerk"])

    signed = body(clerk.get(f"/quyet-dinh/{decision.pk}/"))
    forecast = body(clerk.get(f"/quyet-dinh/{decision.pk}/ban-hanh/"))
    answer = clerk.post(f"/quyet-dinh/{decision.pk}/ban-hanh/")

    assert "Xem bản đã ký, chờ cấp số" in signed and "bản in dự thảo" not in signed
    assert "Số dự kiến 01/QĐ-UBND" in forecast
    assert answer.status_code == 302
    issued = Decision.objects.get()
    page = body(clerk.get(f"/quyet-dinh/{decision.pk}/"))
    assert "01/QĐ-UBND" in page
    assert issued.sha256 in page
    assert "Danh hiệu thi đua được ghi vào lịch sử của từng đối tượng." in forecast
    assert (
        f"Đã ban hành Quyết định số {issued.full_number}. Danh hiệu thi đua đã ghi vào lịch sử."
        in shown_text(page)
    )
    assert "khoản 3 Điều 18 Nghị định" in page
    assert "hủy bỏ quyết định khen thưởng theo Điều 78 Nghị định 91/2017/NĐ-CP." in page
    assert "hủy bỏ quyết định khen thưởng" not in signed


def test_who_signs_for_another_is_named_with_whom_it_is_done_for(scene: Scene, dossier: Dossier) -> None:
    deputy = substitute(scene, "chair", post="Phó Chủ tịch")
    decision = _drafted(scene, dossier, lines=1)
    before = body(Reader(deputy).get(f"/quyet-dinh/{decision.pk}/ky/"))

    sign(decision.pk, {}, by=deputy, on=TODAY)
    page = body(Reader(scene["officer"]).get(f"/quyet-dinh/{decision.pk}/"))

    signed = Decision.objects.get()
    assert signed.signer_lines == ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]
    assert (signed.signer_name, signed.signed_for) == ("Người thay", "Người chair, Chủ tịch")
    for shown in (before, page):
        assert "Ký thay cho</dt><dd>Người chair, Chủ tịch</dd>" in shown and "Người thay" in shown
    told = timeline(("decision", decision.pk)).last()
    assert told is not None and ("Ký cho", "Người chair, Chủ tịch") in facts_in_words(told)
    printed = text_of(render_decision(decision_paper(signed)))
    assert "Người thay" in printed and "Người chair" not in printed


def test_the_paper_stays_closed_to_a_unit_until_it_is_issued(scene: Scene, dossier: Dossier) -> None:
    decision = _drafted(scene, dossier)
    head = Reader(scene["head1"])
    before = head.get(f"/quyet-dinh/{decision.pk}/ban-in.pdf").status_code
    sign(decision.pk, {}, by=scene["chair"], on=TODAY)
    Reader(scene["clerk"]).post(f"/quyet-dinh/{decision.pk}/ban-hanh/")

    assert before == 403
    assert body(head.get(f"/quyet-dinh/{decision.pk}/ban-in.pdf")).startswith("%PDF")
    assert Reader(scene["head2"]).get(f"/quyet-dinh/{decision.pk}/ban-in.pdf").status_code == 403


def test_the_register_names_every_number_of_the_year(scene: Scene, dossier: Dossier) -> None:
    conferred(scene, of(dossier, "LĐTT"))
    voted(scene, of(dossier, "CSTĐCS"), yes=13)
    by_vote = conferred(scene, of(dossier, "CSTĐCS"))

    told = submission_paper(by_vote).paragraphs[2]
    assert told.endswith("được 13 phiếu (81,25%) đồng ý trên tổng số 16 thành viên Hội đồng.")
    shown = body(Reader(scene["chair"]).get(f"/quyet-dinh/{by_vote.pk}/"))
    assert shown.count("Kết quả Hội đồng như nhau ở mọi trường hợp: 13") == (len(of(dossier, "CSTĐCS")) > 1)
    page = body(Reader(scene["clerk"]).get(f"/quyet-dinh/so/{scene.district.pk}/"))

    assert page.index("01/QĐ-UBND") < page.index("02/QĐ-UBND")
    assert "chưa ai ghi số này" not in page
    assert "Cả năm: 2 quyết định" in page
    sheet = page[page.index('<div class="register-head">') :]
    heads = re.findall(r'<th scope="col"(?: class="on-paper")?>([^<]+)</th>', sheet)
    assert heads == [  # those of the register in Phụ lục IV Nghị định 30/2020/NĐ-CP, in their order
        "Số, ký hiệu văn bản", "Ngày tháng văn bản", "Tên loại và trích yếu nội dung văn bản", "Người ký",
        "Nơi nhận văn bản", "Đơn vị, người nhận bản lưu", "Số lượng bản", "Ghi chú",
    ]  # fmt: skip
    assert "SỔ ĐĂNG KÝ VĂN BẢN ĐI" in sheet and "Ủy ban nhân dân huyện Hà Quảng" in sheet


def test_the_list_tells_who_decides_and_offers_only_states_that_there_are(
    scene: Scene, dossier: Dossier
) -> None:
    rows = of(dossier, "LĐTT")
    conferred(scene, rows[:1])
    officer = Reader(scene["officer"])

    page = body(officer.get("/quyet-dinh/"))

    assert "Chủ tịch Ủy ban nhân dân huyện Hà Quảng quyết định" in page
    offered = re.findall(r'<option value="(\w+)"', page)
    assert offered == ["drafted", "signed", "issued"]
    assert "Đã đính chính" not in page and "Đã hủy bỏ" not in page
    assert "01/QĐ-UBND" in body(officer.get("/quyet-dinh/", **{"trang-thai": "issued"}))
    assert "01/QĐ-UBND" not in body(officer.get("/quyet-dinh/", **{"trang-thai": "signed"}))


def test_the_papers_of_a_year_come_in_one_file_that_can_wait(scene: Scene, dossier: Dossier) -> None:
    decision = conferred(scene, of(dossier, "LĐTT"))
    clerk = Reader(scene["clerk"])

    answer = clerk.post(f"/quyet-dinh/so/{scene.district.pk}/tai-ve/", {"nam": 2020})
    job = Job.objects.get()
    waiting = body(clerk.get(answer["Location"]))
    write_bundle(str(job.pk))
    done = body(clerk.get(f"/viec-nen/{job.pk}/tien-do/"))
    whole = clerk.get(f"/viec-nen/{job.pk}/ket-qua/")

    assert "Đang xếp hàng chờ đến lượt" in waiting
    assert "Đã xong 1 trên 1" in done
    with zipfile.ZipFile(BytesIO(b"".join(whole.streaming_content))) as bundle:
        (name,) = bundle.namelist()
        assert name == f"0001-QĐ-UBND-{TODAY}.pdf"
        assert bundle.read(name) == decision.file.read()


def test_a_broken_off_bundle_says_so_and_its_button_asks_a_worker_again(
    scene: Scene, dossier: Dossier
) -> None:
    conferred(scene, of(dossier, "LĐTT"))
    clerk = Reader(scene["clerk"])
    clerk.post(f"/quyet-dinh/so/{scene.district.pk}/tai-ve/", {"nam": 2020})
    job = Job.objects.get()
    job.begin()
    Job.objects.filter(pk=job.pk).update(beat_at=timezone.now() - timedelta(seconds=31))

    listed = body(clerk.get("/viec-nen/"))
    stopped = body(clerk.get(f"/viec-nen/{job.pk}/"))
    asked = body(clerk.get(clerk.post(f"/viec-nen/{job.pk}/lam-lai/")["Location"]))
    write_bundle(str(job.pk), job.run + 1)

    assert "Bị dừng giữa chừng" in listed
    assert "Máy chủ đã dừng đột ngột" in stopped and f"/viec-nen/{job.pk}/lam-lai/" in stopped
    assert "Đang xếp hàng chờ đến lượt" in asked
    assert "Đã xong 1 trên 1" in body(clerk.get(f"/viec-nen/{job.pk}/"))


def test_a_job_is_nobody_elses(scene: Scene, dossier: Dossier) -> None:
    conferred(scene, of(dossier, "LĐTT"))
    Reader(scene["clerk"]).post(f"/quyet-dinh/so/{scene.district.pk}/tai-ve/", {"nam": 2020})
    job = Job.objects.get()

    assert Reader(scene["chair"]).get(f"/viec-nen/{job.pk}/").status_code == 404
    assert Reader(scene["chair"]).get(f"/viec-nen/{job.pk}/ket-qua/").status_code == 404
    assert Reader(scene["chair"]).post(f"/viec-nen/{job.pk}/lam-lai/").status_code == 404


@pytest.mark.parametrize("address", ["/quyet-dinh/{}/", "/quyet-dinh/{}/ky/"])
def test_more_lines_cost_no_more_statements(scene: Scene, dossier: Dossier, address: str) -> None:
    rows = of(dossier, "LĐTT")
    one = draft_decision(scene.district, [rows[0].pk], WORDING, by=scene["officer"], on=TODAY)
    many = draft_decision(
        scene.district, [row.pk for row in rows[1:]], WORDING, by=scene["officer"], on=TODAY
    )
    chair = Reader(scene["chair"])
    chair.get(address.format(one.pk))

    assert _count(chair, address.format(one.pk)) == _count(chair, address.format(many.pk))


def _count(reader: Reader, address: str) -> int:
    with CaptureQueriesContext(connection) as seen:
        assert reader.get(address).status_code == 200
    return len(seen)
