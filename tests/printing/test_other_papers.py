"""Petition, minutes, notice and list: what each must show beyond the head they share."""

from dataclasses import replace
from itertools import pairwise

import pytest

from printing.contents import Annex, AnnexPart, Attendee, Departure, ItemDiscussion, MeetingBreak
from printing.documents.applied_rules import render_applied_rules
from printing.documents.attendance import render_attendance
from printing.documents.invitation import render_invitation
from printing.documents.listing import render_list
from printing.documents.minutes import render_minutes
from printing.documents.notice import render_notice
from printing.documents.overview import render_overview
from printing.documents.petition import render_petition
from printing.inspection.grid import grid_rows
from printing.inspection.lint import lint
from printing.inspection.lint_profile import profile_of
from printing.inspection.pdf_reader import read_pages, text_of
from tests.printing.samples import (
    applied_rules,
    attendance_list,
    collective,
    commune_petition,
    council_invitation,
    council_minutes,
    overview,
    person,
    return_notice,
    unit_list,
)


def flat(pdf: bytes) -> str:
    return " ".join(text_of(pdf).split())


def test_a_petition_is_signed_for_the_collective_and_addressed_upward():
    text = flat(render_petition(commune_petition()))

    assert "Kính gửi: - Chủ tịch Ủy ban nhân dân tỉnh Cao Bằng; - Sở Nội vụ tỉnh Cao Bằng." in text
    assert "TM. ỦY BAN NHÂN DÂN" in text
    assert "xem xét, quyết định./." in text


def test_several_addressees_stand_below_the_colon_with_their_dashes_in_line():
    page = read_pages(render_petition(commune_petition()))[0]
    dashes = [p.x0 for p in page.phrases if p.text.startswith(("- Chủ tịch", "- Sở Nội vụ"))]
    label = next(p for p in page.phrases if p.text == "Kính gửi:")

    assert dashes[0] == pytest.approx(dashes[1])
    assert dashes[0] == pytest.approx(label.x1 - 0.278 * 14, abs=0.1)


def test_one_addressee_stands_on_the_line_itself():
    text = text_of(render_petition(commune_petition(addressees=("Phòng Nội vụ huyện Hà Quảng",))))

    assert "Kính gửi: Phòng Nội vụ huyện Hà Quảng." in text.split("\n")


def test_the_list_of_a_petition_names_the_petition_and_its_organ():
    text = flat(render_petition(commune_petition()))

    assert (
        "(Kèm theo Tờ trình số 31/TTr-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân xã Trường Hà)"
        in text
    )
    assert "LAO ĐỘNG TIÊN TIẾN (12)" in text and "I. LAO ĐỘNG" not in text


def test_minutes_tell_who_was_there_and_who_wrote():
    present = ("Bà Nông Thị Hằng, Phó Chủ tịch", "Ông Đàm Văn Bình, Ủy viên")
    text = flat(render_minutes(council_minutes(present=present)))

    assert (
        "tổng số thành viên Hội đồng là 16; có mặt 15; vắng mặt 01, "
        "trong đó 01 thành viên có ý kiến bằng văn bản."
    ) in text
    assert "- Vắng mặt: Ông Mã Kim Ước (lý do: đi công tác tại tỉnh; đã gửi ý kiến bằng văn bản)." in text
    assert "- Có mặt: + Bà Nông Thị Hằng, Phó Chủ tịch; + Ông Đàm Văn Bình, Ủy viên." in text
    assert "Số phiếu phát ra: 15; thu về: 15; hợp lệ: 15; không hợp lệ: 00; ý kiến bằng văn bản: 01." in text


def test_a_member_whose_name_and_posts_take_two_lines_fills_the_first_without_a_gap():
    long = "Hoàng Thị Bích Ngân, Phó Chủ tịch Ủy ban nhân dân huyện, Phó Chủ tịch Hội đồng"
    paper = council_minutes(present=(long, "Ông Đàm Văn Bình, Ủy viên"))
    content = render_minutes(paper)

    (line,) = (each for page in read_pages(content) for each in page.phrases if "Bích Ngân" in each.text)
    assert [fault.message_vi for fault in lint(content, profile=profile_of(paper))] == []
    assert line.text == "+ Hoàng Thị Bích Ngân, Phó Chủ tịch Ủy ban nhân dân huyện,"
    assert line.x1 == pytest.approx(max(each.x1 for page in read_pages(content) for each in page.phrases))


def test_minutes_say_in_words_that_nobody_was_away():
    text = flat(render_minutes(council_minutes(absences=(), members_present=16)))

    assert "có mặt 16; không có ai vắng mặt." in text and "vắng mặt 00" not in text


def test_minutes_carry_no_place_and_date_line_and_two_signatures():
    first, *_, last = read_pages(render_minutes(council_minutes(items=2)))
    secretary, chair = (next(p for p in last.phrases if p.text == post) for post in ("THƯ KÝ", "CHỦ TỌA"))

    assert [p.text for p in first.phrases if p.marks[0].is_italic] == []
    assert secretary.y == pytest.approx(chair.y)
    assert secretary.centre < chair.centre


def test_the_results_show_votes_share_need_and_outcome():
    pages = read_pages(render_minutes(council_minutes()))

    rows = [row.cells for page in pages for row in grid_rows(page) if not row.is_head]

    assert len(rows) == 14
    assert rows[3][2:] == ("12", "4", "75", "13", "Không thông qua")
    assert rows[0][2:] == ("16", "0", "100", "13", "Thông qua")


def test_a_name_in_the_results_stands_above_its_unit_where_both_need_more_than_a_line():
    results = council_minutes(items=3).results
    units = ("Ủy ban nhân dân thị trấn Xuân Hòa", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân huyện", "X")
    named = [replace(row, unit=unit) for row, unit in zip(results, units, strict=True)]
    pages = read_pages(render_minutes(council_minutes(results=tuple(named))))

    lines = [phrase.text for page in pages for phrase in page.phrases]
    for row in named[:2]:
        assert f"{row.name}," in lines, lines
    assert f"{named[2].name}, X" in lines and "Ủy ban nhân dân" in lines


@pytest.mark.parametrize("rows", (8, 20))
def test_the_last_row_of_a_table_never_stands_alone_on_a_page(rows):
    pages = read_pages(render_overview(overview(rows=rows)))
    of_first = [
        [row for row in grid_rows(page) if len(row.cells) == 12 and not row.is_head] for page in pages
    ]

    assert [len(found) for found in of_first if found][-1] > 1


def test_an_award_that_all_rows_share_is_told_once_above_them():
    paper = council_minutes(items=3)
    mixed = replace(paper, results=(*paper.results[:2], replace(paper.results[2], award="Giấy khen")))

    shared, each = render_minutes(paper), render_minutes(mixed)

    told = "Nội dung đề nghị: Chiến sĩ thi đua cơ sở. Tỷ lệ đồng ý tính trên tổng số 16 thành viên"
    assert told in flat(shared) and "Nội dung đề nghị" not in flat(each)
    heads = [row.cells for page in read_pages(each) for row in grid_rows(page) if row.is_head]
    assert heads[0][2] == "Đề nghị"
    assert all("Đề nghị" not in row.cells for page in read_pages(shared) for row in grid_rows(page))


def test_no_heading_of_the_minutes_ends_a_page():
    for discussed in range(6, 22, 2):
        said = [ItemDiscussion(name=f"Bà {at}", award="Giấy khen", text="đồng ý") for at in range(discussed)]
        for page in read_pages(render_minutes(council_minutes(items=5, discussions=tuple(said)))):
            lowest = min(page.phrases, key=lambda phrase: phrase.y)
            assert lowest.text not in ("3. Kết quả biểu quyết", "4. Kết luận"), discussed


def test_minutes_have_no_heading_without_a_text_below_it():
    text = flat(render_minutes(council_minutes(items=1, introduction=(), discussions=())))

    assert "1. Kết quả biểu quyết" in text and "Nội dung cuộc họp" not in text


def test_minutes_leave_room_for_a_place_that_nobody_entered():
    text = flat(render_minutes(council_minutes(venue="")))

    assert "Địa điểm: ……………………………" in text


def test_a_dash_stands_where_no_threshold_is_set():
    paper = council_minutes(items=1)
    unset = replace(paper, results=(replace(paper.results[0], yes=16, no=0, needed=None, passed=True),))

    (page,) = (
        page for page in read_pages(render_minutes(unset)) if any(not r.is_head for r in grid_rows(page))
    )

    (row,) = (row.cells for row in grid_rows(page) if not row.is_head)
    assert row[2:] == ("16", "0", "100", "–", "Thông qua")


def test_the_only_ground_of_a_notice_has_no_number():
    paper = return_notice()
    one = flat(render_notice(replace(paper, grounds=paper.grounds[:1])))

    assert f" {paper.grounds[0].subject.rstrip(':')}:" in one and "1. " not in one


def test_the_column_of_what_is_needed_says_that_it_counts_ballots():
    heads = [
        row.cells
        for page in read_pages(render_minutes(council_minutes()))
        for row in grid_rows(page)
        if row.is_head
    ]

    assert heads[0][-2:] == ("Cần đạt (phiếu)", "Kết quả")


def test_a_notice_names_each_ground_its_article_and_the_remedy():
    text = flat(render_notice(return_notice()))

    assert "THÔNG BÁO Về việc trả lại hồ sơ đề nghị khen thưởng" in text
    assert "1. Số lượng Chiến sĩ thi đua cơ sở: đơn vị có 40 Lao động tiên tiến" in text
    assert "(căn cứ khoản 3 Điều 9 Nghị định số 91/2017/NĐ-CP). Cách khắc phục: rút 01 trường hợp" in text
    assert "trước ngày 16 tháng 11 năm 2020./." in text


def test_a_list_may_lie_across_and_shows_only_the_columns_that_are_filled():
    page = read_pages(render_list(unit_list()))[0]

    assert page.width > page.height
    assert grid_rows(page)[0].cells == ("TT", "Họ và tên", "Chức vụ, đơn vị", "Thành tích", "Hệ số")


def test_twelve_hundred_rows_are_all_on_paper_in_order():
    pages = read_pages(render_list(unit_list(rows=1200)))

    numbers = [row.cells[0] for page in pages for row in grid_rows(page) if not row.is_head]

    assert numbers == [str(number) for number in range(1, 1201)]


def test_the_money_of_all_parts_is_summed_in_figures_and_words():
    parts = (
        AnnexPart(kind="collective", rows=(collective(0), collective(1))),
        AnnexPart(kind="individual", rows=(person(0),)),
    )
    text = flat(render_petition(commune_petition(annexes=(Annex(title="Danh sách", parts=parts),))))

    assert "Tổng số tiền thưởng: 2.250.000 đồng (Bằng chữ: Hai triệu hai trăm năm mươi nghìn đồng)." in text


@pytest.mark.parametrize("discussed", [0, 2, 6])
def test_no_page_of_the_minutes_has_room_for_the_table_that_begins_on_the_next(discussed: int) -> None:
    """The sentence above the table, its heads and its first row are five lines: they would stand in 4 cm."""
    said = [ItemDiscussion(name="Bà Nông Thị Hằng", award="Cờ", text="nhất trí")] * discussed
    pages = read_pages(render_minutes(council_minutes(items=20, discussions=tuple(said))))

    first = next(at for at, page in enumerate(pages) if grid_rows(page))
    free = min(phrase.y for phrase in pages[max(first - 1, 0)].phrases) - 20 * 72 / 25.4

    assert first == 0 or free < 95


def test_an_organ_without_an_abbreviation_has_dots_for_it_and_a_list_no_number() -> None:
    petition, listed = commune_petition(), attendance_list(rows=3)
    open_sign = replace(petition.letterhead, number=None, symbol="TTr-")
    plain = replace(listed, letterhead=replace(listed.letterhead, number=None, symbol=""))

    blank, unnumbered = replace(petition, letterhead=open_sign), render_attendance(plain)

    assert "/TTr-……" in flat(render_petition(blank))
    assert "số ……/TTr-……" in flat(render_petition(blank))
    assert "Số:" not in flat(unnumbered)
    for pdf, paper in ((render_petition(blank), blank), (unnumbered, plain)):
        assert lint(pdf, profile=profile_of(paper)) == []


def test_short_names_and_posts_leave_their_room_to_what_is_long() -> None:
    deed = "Hoàn thành xuất sắc nhiệm vụ được giao, tham gia đầy đủ các phong trào thi đua của huyện."
    rows = tuple(
        replace(person(at), post="Nhân viên", unit="", factor=None, achievement=deed) for at in range(3)
    )
    listed = Annex(title="Danh sách", parts=(AnnexPart(kind="individual", rows=rows),))

    page = read_pages(render_petition(commune_petition(annexes=(listed,))))[-1]

    for row in (row for row in grid_rows(page) if not row.is_head):
        assert sum(phrase.text in deed for phrase in row.phrases) <= 4, row.cells


def test_no_name_breaks_in_the_results_of_the_minutes():
    pages = read_pages(render_minutes(council_minutes(items=40)))

    rows = [row for page in pages for row in grid_rows(page) if not row.is_head]
    lines = [phrase.text for row in rows for phrase in row.phrases]
    assert sum(line.startswith(("Bà ", "Ông ")) and "," in line for line in lines) == 40


def test_an_invitation_says_who_is_called_when_where_and_to_what():
    pdf = render_invitation(council_invitation())
    text = flat(pdf)

    assert len(read_pages(pdf)) == 1
    assert "GIẤY MỜI Họp xét, đề nghị công nhận danh hiệu" in text
    assert "Số: /GM-HĐTĐKT Hà Quảng, ngày 01 tháng 12 năm 2020" in text
    assert "Hội đồng Thi đua - Khen thưởng huyện Hà Quảng trân trọng kính mời: - " in text
    assert "Thời gian: 14 giờ 00, ngày 08 tháng 12 năm 2020. Địa điểm: Phòng họp số 1, trụ sở" in text
    assert (
        "Nội dung: - Nghe báo cáo thẩm định; - Xét, bỏ phiếu kín: Chiến sĩ thi đua cơ sở (14 trường hợp)"
        in text
    )
    assert "gửi ý kiến bằng văn bản./." in text
    assert "TM. HỘI ĐỒNG" in text


def test_an_attendance_list_has_a_line_and_room_to_sign_for_each():
    pages = read_pages(render_attendance(attendance_list(rows=30)))
    rows = [row for page in pages for row in grid_rows(page) if not row.is_head]

    assert grid_rows(pages[0])[0].cells == ("TT", "Họ và tên", "Chức vụ", "Chức danh Hội đồng", "Chữ ký")
    assert [row.cells[0] for row in rows] == [str(number) for number in range(1, 31)]
    assert {row.cells[4] for row in rows} == {""}
    heights = [stroke.y0 for stroke in pages[0].strokes if stroke.is_level]
    falls = sorted({round(a - b, 1) for a, b in pairwise(sorted(heights, reverse=True))})
    assert falls[-1] >= 11 * 72 / 25.4 - 0.1


def test_a_council_of_thirteen_signs_on_one_page():
    posts = ("Chủ tịch Hội Liên hiệp Phụ nữ tỉnh", "Phó Giám đốc Sở Giáo dục và Đào tạo", "Bí thư")
    thirteen = tuple(
        Attendee(name=person(at).name, post=posts[at % 3], role="Phó Chủ tịch" if at == 1 else "Ủy viên")
        for at in range(13)
    )

    pages = read_pages(render_attendance(attendance_list(attendees=thirteen)))

    assert len(pages) == 1
    assert "Phó Chủ tịch" in [phrase.text for phrase in pages[0].phrases]


def test_no_page_of_an_attendance_list_is_opened_for_one_line():
    for rows in range(12, 18):
        last = read_pages(render_attendance(attendance_list(rows=rows)))[-1]

        assert sum(not row.is_head for row in grid_rows(last)) >= 3, rows
        assert "THƯ KÝ" in [phrase.text for phrase in last.phrases]


def test_the_rules_of_a_dossier_stand_in_one_table_an_award_across_the_page():
    pages = read_pages(render_applied_rules(applied_rules(rules=12)))
    rows = [row.cells for page in pages for row in grid_rows(page)]

    assert rows[0] == ("TT", "Quy định", "Điều khoản")
    assert [cells[0] for cells in rows if cells[0] != "TT"] == [*map(str, range(1, 13)), "1", "2", "3"]
    assert rows[1][2].endswith("NĐ-CP (1), nguồn dẫn lại, văn bản mới") and rows[-1][2].endswith("NĐ-CP (1)")
    assert all(page.width > page.height for page in pages)
    assert sum(not row.is_head for row in grid_rows(pages[-1])) >= 3


def test_minutes_tell_breaks_departures_and_what_was_said():
    resumed = MeetingBreak(
        adjourned="17 giờ 00, ngày 02 tháng 12 năm 2020",
        resumed="8 giờ 00, ngày 03 tháng 12 năm 2020",
        reason="mất điện",
        venue="Hội trường lớn",
    )
    gone = Departure(name="Ông Mã Kim Ước", at="15 giờ 10, ngày 02 tháng 12 năm 2020", voted=False)
    said = ItemDiscussion(name="Bà Nông Thị Hằng", award="Chiến sĩ thi đua cơ sở", text="đề nghị nhân rộng.")
    paper = council_minutes(items=3, breaks=(resumed,), departures=(gone,), discussions=(said,))
    pdf = render_minutes(paper)

    text = flat(pdf)
    assert "Tạm nghỉ lúc 17 giờ 00, ngày 02 tháng 12 năm 2020 (lý do: mất điện); họp tiếp lúc" in text
    assert "- Ra về trước khi kết thúc: Ông Mã Kim Ước, lúc 15 giờ 10" in text
    assert "2. Ý kiến thảo luận - Bà Nông Thị Hằng (Chiến sĩ thi đua cơ sở): đề nghị nhân rộng." in text
    assert "4. Kết luận" in text
    assert lint(pdf, profile=profile_of(paper)) == []


def test_the_signature_below_a_list_never_stands_alone_on_a_page():
    for rows in range(5, 11):
        last = read_pages(render_list(unit_list(rows=rows)))[-1]

        assert any(not row.is_head for row in grid_rows(last)), rows
        assert "HIỆU TRƯỞNG" in [phrase.text for phrase in last.phrases]
