"""Where each element of a decision stands on the page: form 1.2 and the diagram of Phụ lục I."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from unicodedata import normalize

import pytest
from pypdf import PdfReader

from printing.contents import Annex, AnnexPart, AnnexRow
from printing.documents.decision import render_decision
from printing.inspection.grid import grid_rows
from printing.inspection.lint import lint
from printing.inspection.lint_profile import profile_of
from printing.inspection.pdf_reader import Phrase, read_pages, text_of
from printing.layout import ND30
from printing.parts.head import organ_lines
from printing.typesetting.fonts import typeface
from printing.typesetting.sheet import Sheet
from tests.printing.samples import (
    DISTRICT,
    collective,
    district_decision,
    grouped_decision,
    person,
    province_decision,
)

MM = 72 / 25.4


@pytest.fixture(scope="module")
def pages():
    return read_pages(render_decision(district_decision()))


def phrase(page, text: str) -> Phrase:
    return next(p for p in page.phrases if p.text.startswith(text))


def test_the_sheet_is_a4_upright(pages):
    assert (pages[0].width / MM, pages[0].height / MM) == pytest.approx((210, 297), abs=0.01)


def test_text_stands_30_mm_from_the_left_and_15_mm_from_the_right(pages):
    lefts = min(p.x0 for page in pages for p in page.phrases)
    rights = max(p.x1 for p in pages[0].phrases)

    assert lefts / MM == pytest.approx(30, abs=0.1)
    assert 210 - rights / MM == pytest.approx(15, abs=0.1)


def test_national_name_and_motto_are_centred_on_each_other_at_the_top_right(pages):
    name, motto = phrase(pages[0], "CỘNG HÒA"), phrase(pages[0], "Độc lập")

    assert name.centre == pytest.approx(motto.centre, abs=0.5)
    assert name.centre / MM > 105
    assert (name.size, motto.size) == (12, 13)


def test_the_rule_below_the_motto_is_as_long_as_the_motto(pages):
    motto = phrase(pages[0], "Độc lập")

    assert pages[0].strokes[0].length == pytest.approx(motto.x1 - motto.x0, abs=0.1)


def test_number_and_date_stand_on_one_line_under_their_columns(pages):
    number, day = (
        phrase(pages[0], "Số: 1845/QĐ-UBND"),
        phrase(pages[0], "Hà Quảng, ngày 07 tháng 12 năm 2020"),
    )

    assert number.y == pytest.approx(day.y)
    assert number.centre == pytest.approx(phrase(pages[0], "HUYỆN HÀ QUẢNG").centre, abs=0.5)
    assert day.centre == pytest.approx(phrase(pages[0], "Độc lập").centre, abs=0.5)


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Phòng Thi đua, Khen thưởng", ["PHÒNG THI ĐUA,", "KHEN THƯỞNG"]),
        ("Hội đồng Thi đua, khen thưởng xã Độc Lập", ["HỘI ĐỒNG THI ĐUA,", "KHEN THƯỞNG", "XÃ ĐỘC LẬP"]),
        ("Hội đồng Thi đua - Khen thưởng tỉnh", ["HỘI ĐỒNG", "THI ĐUA - KHEN THƯỞNG TỈNH"]),
        ("Hội đồng Thi đua - Khen thưởng Sở Y tế", ["HỘI ĐỒNG", "THI ĐUA - KHEN THƯỞNG", "SỞ Y TẾ"]),
        ("Hội đồng Thi đua – Khen thưởng Sở Y tế", ["HỘI ĐỒNG", "THI ĐUA – KHEN THƯỞNG", "SỞ Y TẾ"]),
        ("Cụm thi đua các xã vùng Hà Quảng", ["CỤM THI ĐUA CÁC XÃ", "VÙNG HÀ QUẢNG"]),
        (
            "Khối các phòng chuyên môn kinh tế và đơn vị sự nghiệp",
            ["KHỐI CÁC PHÒNG", "CHUYÊN MÔN KINH TẾ", "VÀ ĐƠN VỊ SỰ NGHIỆP"],
        ),
    ],
)
def test_the_name_of_an_organ_breaks_by_sense(name: str, lines: list[str]) -> None:
    sheet = Sheet(layout=ND30, typeface=typeface(), title="", author="")

    assert organ_lines(sheet, name, "organ", ND30.points("left_column")) == lines


def test_an_organ_that_needs_two_lines_breaks_before_its_level(pages):
    assert phrase(pages[0], "ỦY BAN NHÂN DÂN").text == "ỦY BAN NHÂN DÂN"
    assert phrase(pages[0], "HUYỆN").text == "HUYỆN HÀ QUẢNG"


def test_a_number_below_ten_and_a_day_below_ten_take_a_zero_and_september_none():
    text = text_of(render_decision(province_decision()))

    assert "Số: 05/QĐ-UBND\tCao Bằng, ngày 02 tháng 9 năm 2026" in text


def test_bases_end_with_semicolons_and_the_proposal_with_a_full_stop():
    text = " ".join(text_of(render_decision(district_decision())).split())

    assert "ngày 22 tháng 11 năm 2019; Căn cứ Luật Thi đua, khen thưởng" in text
    assert "một số điều của Luật Thi đua, khen thưởng; Theo đề nghị" in text
    assert "ngày 04 tháng 12 năm 2020. QUYẾT ĐỊNH: Điều 1." in text


def test_the_articles_count_grant_and_pay_and_the_body_ends_with_its_mark():
    text = " ".join(text_of(render_decision(district_decision())).split())

    assert "Điều 1. Tặng Giấy khen của Chủ tịch Ủy ban nhân dân huyện cho 42 tập thể và 75 cá nhân" in text
    assert "71.550.000 đồng (Bằng chữ: Bảy mươi mốt triệu năm trăm năm mươi nghìn đồng)" in text
    assert "chịu trách nhiệm thi hành Quyết định này./. Nơi nhận:" in text


def test_the_deputy_signs_for_the_chair_level_with_the_recipients(pages):
    label, post = phrase(pages[0], "Nơi nhận:"), phrase(pages[0], "KT. CHỦ TỊCH")

    assert label.y == pytest.approx(post.y, abs=3)
    assert label.x0 / MM == pytest.approx(30, abs=0.1)
    assert post.centre == pytest.approx(phrase(pages[0], "PHÓ CHỦ TỊCH").centre, abs=0.5)
    assert post.centre == pytest.approx(phrase(pages[0], "Nông Thúy Diễm").centre, abs=0.5)


def test_the_list_begins_on_a_page_without_number_and_counts_its_own(pages):
    tops = [[p.text for p in page.phrases if p.y > page.height - 20 * MM] for page in pages]

    assert tops == [[], [], *[[str(n)] for n in range(2, len(pages))]]


def test_page_numbers_stand_in_the_middle_of_the_text_at_size_14(pages):
    number = next(p for p in pages[2].phrases if p.text == "2")

    assert (number.centre / MM, number.size) == (pytest.approx(112.5, abs=0.1), 14)


def test_the_parenthesis_repeats_number_and_day_on_paper_and_leaves_them_out_electronically():
    on_paper = " ".join(text_of(render_decision(district_decision())).split())
    electronic = " ".join(text_of(render_decision(district_decision(electronic=True))).split())

    assert (
        "(Kèm theo Quyết định số 1845/QĐ-UBND ngày 07 tháng 12 năm 2020 "
        "của Chủ tịch Ủy ban nhân dân huyện Hà Quảng)"
    ) in on_paper
    assert "(Kèm theo Quyết định số ……/QĐ-UBND ngày …… tháng …… năm …… của Chủ tịch" in electronic


def test_persons_are_addressed_by_their_sex_and_collectives_by_name():
    part = AnnexPart(
        kind="individual",
        rows=(
            AnnexRow(name="Sầm Bích Nguyệt", sex="female", unit="Hội Nông dân"),
            AnnexRow(name="Đàm Quốc Khải", sex="male", unit="Hội Nông dân"),
        ),
    )
    paper = district_decision(annexes=(Annex(title="Danh sách", parts=(part,)),))

    text = text_of(render_decision(paper))

    assert "1\tBà Sầm Bích Nguyệt\tHội Nông dân" in text
    assert "2\tÔng Đàm Quốc Khải\tHội Nông dân" in text


def test_the_head_of_a_list_comes_again_on_every_page(pages):
    assert all(any(p.text == "TT" for p in page.phrases) for page in pages[1:-1])


def test_a_long_place_gives_way_to_the_left_and_never_enters_the_margin():
    far = replace(DISTRICT, place="Thành phố Hồ Chí Minh", issued_on=date(2020, 12, 20))

    page = read_pages(render_decision(province_decision(letterhead=far)))[0]

    assert phrase(page, "Thành phố Hồ Chí Minh, ngày").x1 / MM == pytest.approx(195, abs=0.1)


def test_number_columns_keep_their_width_when_a_list_has_many_columns():
    deed = "Hoàn thành xuất sắc nhiệm vụ"
    part = AnnexPart(kind="individual", rows=(person(0, achievement=deed), person(1, achievement=deed)))
    paper = district_decision(annexes=(Annex(title="Danh sách", parts=(part,)),))

    head = grid_rows(read_pages(render_decision(paper))[1])[0]

    assert head.cells == ("TT", "Họ và tên", "Chức vụ, đơn vị", "Thành tích", "Hệ số", "Mức thưởng (đồng)")


def test_a_name_of_250_letters_wraps_inside_its_cell_and_none_is_lost():
    name = ("Hợp tác xã dịch vụ nông nghiệp " * 9)[:250].strip()
    part = AnnexPart(kind="collective", rows=(AnnexRow(name=name, unit="Trường Hà"), collective(1)))

    paper = district_decision(annexes=(Annex(title="Danh sách", parts=(part,)),))

    page = read_pages(render_decision(paper))[1]

    assert grid_rows(page)[1].cells[1] == name
    assert max(p.x1 for p in page.phrases) <= 195.1 * MM


def test_text_extracts_letter_for_letter_with_every_mark_composed():
    pages = read_pages(render_decision(district_decision(collectives=0, individuals=75)))

    cells = [row.cells[1] for page in pages for row in grid_rows(page) if not row.is_head]

    title = {"female": "Bà", "male": "Ông"}
    assert cells == [f"{title[row.sex]} {row.name}" for row in (person(at) for at in range(75))]


def test_decomposed_input_gives_the_same_paper_as_composed():
    about = province_decision().about

    apart = render_decision(province_decision(about=normalize("NFD", about)))

    assert text_of(apart) == text_of(render_decision(province_decision(about=about)))


def test_the_same_decision_gives_the_same_bytes():
    assert render_decision(district_decision()) == render_decision(district_decision())


def test_no_typeface_is_named_that_is_not_embedded(pages):
    assert all(all(page.fonts.values()) for page in pages)
    assert b"Helvetica" not in render_decision(district_decision())


def test_the_language_of_the_document_is_vietnamese():
    reader = PdfReader(BytesIO(render_decision(province_decision())))

    assert reader.trailer["/Root"]["/Lang"] == "vi-VN"


def resolutions(count: int) -> tuple[str, ...]:
    return tuple(f"Căn cứ Nghị quyết số {10 + n}/NQ-HĐND ngày 12 tháng 7 năm 2020" for n in range(count))


def test_a_page_for_the_last_article_and_the_signature_alone_is_spared_by_setting_the_paper_closer():
    paper = district_decision(bases=resolutions(10), annexes=())

    pages = read_pages(render_decision(paper))

    assert len(pages) == 1
    assert lint(render_decision(paper), profile=profile_of(paper)) == []


def test_what_fits_on_no_single_page_is_spread_so_that_the_last_page_is_no_empty_one():
    paper = district_decision(bases=resolutions(13), annexes=())

    pages = read_pages(render_decision(paper))

    assert [page.phrases[0].text for page in pages] == ["ỦY BAN NHÂN DÂN", "2"]
    assert any(phrase.text.startswith("Điều 2.") for phrase in pages[1].phrases)
    assert len(pages[1].phrases) > 15


def test_a_paper_set_otherwise_keeps_its_lists_as_they_are():
    usual, closer = (read_pages(render_decision(district_decision(bases=resolutions(n)))) for n in (5, 11))

    rows = [[row.top for row in grid_rows(pages[1])] for pages in (usual, closer)]
    assert rows[0] == rows[1]


def test_a_paper_of_any_length_is_clean_whichever_way_it_is_set():
    papers = [district_decision(bases=resolutions(count), annexes=()) for count in range(2, 40, 3)]

    assert [lint(render_decision(paper), profile=profile_of(paper)) for paper in papers] == [[]] * len(papers)


def test_the_money_of_a_list_never_stands_alone_on_a_page():
    for rows in range(20, 45):
        pages = read_pages(render_decision(district_decision(collectives=0, individuals=rows)))
        last = [p.text for p in pages[-1].phrases if not p.text.isdigit()]

        assert any(text.startswith("Tổng số tiền thưởng") for text in last)
        assert any(text.startswith(("Ông", "Bà")) for text in last)


def test_a_signature_never_stands_alone_on_a_page():
    pages = read_pages(render_decision(district_decision(bases=resolutions(14), annexes=())))

    last = [p.text for p in pages[-1].phrases]
    assert len(pages) == 2
    assert last.index("KT. CHỦ TỊCH") >= 3


def test_a_draft_bears_its_mark_and_an_issued_paper_does_not():
    plain, draft = (len(render_decision(province_decision(draft=draft))) for draft in (False, True))

    assert draft > plain


def test_days_are_written_one_way_however_they_were_typed():
    typed = "Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 88/TTr-SNV ngày 8 tháng 09 năm 2026"
    paper = province_decision(proposal=typed)

    assert "ngày 08 tháng 9 năm 2026." in text_of(render_decision(paper))
    assert lint(render_decision(paper), profile=profile_of(paper)) == []


def test_a_list_grouped_by_unit_has_sub_headings_and_running_numbers():
    paper = grouped_decision()
    pages = read_pages(render_decision(paper))[1:]

    rows = [row for page in pages for row in grid_rows(page)]
    across = [row.cells[0] for row in rows if row.is_across]
    numbers = [row.cells[0] for row in rows if not row.is_across and not row.is_head]
    assert across[:2] == ["1. Hội Nông dân xã Thượng Thôn (08)", "2. Phòng Tài chính - Kế hoạch huyện (08)"]
    assert len(across) == 5
    assert numbers == [*map(str, range(1, 4)), *map(str, range(1, 41))]
    assert {row.cells[2] for row in rows if row.is_head and row.cells[1] == "Họ và tên"} == {"Chức vụ"}
    assert lint(render_decision(paper), profile=profile_of(paper)) == []


def test_a_sub_heading_never_stands_last_on_a_page():
    people = AnnexPart(kind="individual", rows=tuple(person(at) for at in range(40)))
    one_by_one = Annex(title="Danh sách", parts=(people,), by_unit=True)

    pages = read_pages(render_decision(district_decision(annexes=(one_by_one,))))[1:]

    assert [grid_rows(page)[-1].is_across for page in pages] == [False] * 3


def test_a_sub_heading_that_counts_wrongly_is_found(misprint):
    misprint("Thượng Thôn (08)", "Thượng Thôn (09)")

    faults = lint(render_decision(grouped_decision()), profile=profile_of(grouped_decision()))

    assert [(fault.rule, fault.found) for fault in faults] == [("counts.part", "9")]


def test_the_room_for_a_day_that_is_not_known_yet_stays_on_one_line():
    title = "Ủy ban nhân dân huyện Hà Quảng"
    for authority in (title, f"Chủ tịch {title}", f"Chủ tịch {title}, tỉnh Cao Bằng"):
        paper = district_decision(electronic=True, authority=authority)

        assert "ngày …… tháng …… năm ……" in text_of(render_decision(paper))
