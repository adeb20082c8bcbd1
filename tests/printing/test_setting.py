"""Lines of text: where they break, how they fill the measure."""

import pytest

from law.awards import NAMES
from printing.contents import Letterhead
from printing.layout import ND30
from printing.parts.body import open_paper
from printing.typesetting.fonts import SHIPPED, typeface
from printing.typesetting.line_breaking import Run, TextLine, paragraph, wrap, wrap_evenly
from printing.typesetting.sheet import Sheet
from printing.unbroken import TIE, tied, tied_in, tied_words

UPRIGHT = typeface().upright


def shown(line: TextLine) -> str:
    return "".join(piece.text for piece in line.pieces)


def test_a_cell_breaks_after_a_comma_where_that_takes_no_more_lines():
    sheet = Sheet(layout=ND30, typeface=typeface(), title="", author="")
    post, at = "Phó Giám đốc, Sở Giáo dục và Đào tạo", "Trưởng phòng, Sở Nội vụ, tỉnh"

    assert sheet.wrap(post, "table_cell", width=190) == ["Phó Giám đốc,", "Sở Giáo dục và Đào tạo"]
    assert sheet.wrap(at, "table_cell", width=130) == ["Trưởng phòng,", "Sở Nội vụ, tỉnh"]


def test_a_line_breaks_between_words_and_no_line_is_wider_than_the_measure():
    lines = wrap("Ủy ban nhân dân huyện Hà Quảng", face=UPRIGHT, size=14, width=100)

    assert lines == ["Ủy ban nhân dân", "huyện Hà Quảng"]
    assert max(UPRIGHT.unit_width(line) * 14 for line in lines) <= 100


def test_a_dash_never_begins_a_line():
    lines = wrap("Hội đồng Thi đua - Khen thưởng", face=UPRIGHT, size=14, width=105)

    assert not any(line.startswith("-") for line in lines)


def test_no_line_breaks_inside_a_date_a_number_a_name_or_a_title():
    text = "Căn cứ Tờ trình số 431/TTr-SNV ngày 02 tháng 9 năm 2026 về danh hiệu Chiến sĩ thi đua cơ sở"

    for width in range(200, 420, 5):
        run = Run(tied_in(text, ["Chiến sĩ thi đua cơ sở"]), UPRIGHT, 14)
        lines = [shown(line) for line in paragraph([run], width=width, indent=36)]

        assert " ".join(lines) == text
        assert sum("ngày 02 tháng 9 năm 2026" in line for line in lines) == 1
        assert sum("số 431/TTr-SNV" in line for line in lines) == 1
        assert sum("Chiến sĩ thi đua cơ sở" in line for line in lines) == 1


def test_what_is_tied_and_wider_than_the_line_breaks_between_its_words():
    lines = wrap(tied("Nguyễn Đặng Hoàng Thanh Tùng"), face=UPRIGHT, size=14, width=100)

    assert lines == ["Nguyễn Đặng", "Hoàng Thanh", "Tùng"]


def test_a_heading_in_even_lines_keeps_a_title_whole():
    text = tied_in("Về việc tặng danh hiệu Chiến sĩ thi đua cơ sở năm 2026", ["Chiến sĩ thi đua cơ sở"])

    even = wrap_evenly(text, face=UPRIGHT, size=14, width=300)

    assert even == ["Về việc tặng danh hiệu", "Chiến sĩ thi đua cơ sở năm 2026"]


def test_a_word_wider_than_the_line_is_cut_and_nothing_is_lost():
    lines = wrap("a" * 250, face=UPRIGHT, size=14, width=100)

    assert "".join(lines) == "a" * 250
    assert max(UPRIGHT.unit_width(line) * 14 for line in lines) <= 100


def test_a_heading_is_broken_into_lines_of_about_one_length():
    text = "Về việc tặng Giấy khen của Chủ tịch Ủy ban nhân dân huyện"

    even = wrap_evenly(text, face=UPRIGHT, size=14, width=300)

    assert even == ["Về việc tặng Giấy khen của Chủ", "tịch Ủy ban nhân dân huyện"]


def test_decomposed_letters_are_composed_before_they_are_measured():
    assert wrap("Quy\u0065\u0302\u0301t", face=UPRIGHT, size=14, width=100) == ["Quyết"]


@pytest.mark.parametrize("text", ["Tặng Giấy khen cho bốn mươi hai tập thể và bảy mươi lăm cá nhân " * 3])
def test_a_justified_line_fills_the_measure_but_the_last(text):
    lines = paragraph([Run(text, UPRIGHT, 14)], width=400, indent=36)

    filled = [line.width + line.stretch * line.pieces[0].text.count(" ") for line in lines]

    assert filled[:-1] == pytest.approx([400] * (len(lines) - 1))
    assert lines[-1].stretch == 0
    assert lines[0].pieces[0].x == 36


def test_a_line_left_short_by_a_long_name_keeps_its_spaces():
    text = f"và trình {tied('Chủ tịch Ủy ban nhân dân tỉnh Cao Bằng')} xem xét, quyết định"
    lines = paragraph([Run(text, UPRIGHT, 14)], width=310, indent=36)

    assert [shown(line) for line in lines] == [
        "và trình",
        "Chủ tịch Ủy ban nhân dân tỉnh Cao Bằng xem xét,",
        "quyết định",
    ]
    assert lines[0].stretch == 0
    assert 0 < lines[1].stretch <= UPRIGHT.width_of_space * 14


def widest_spaces(text: str, *, indent: float) -> list[float]:
    """Of each line but the last: what is added to a space, in spaces."""
    lines = paragraph([Run(tied_in(text, NAMES), UPRIGHT, 14)], width=465, indent=indent)
    return [line.stretch / (UPRIGHT.width_of_space * 14) for line in lines[:-1]]


@pytest.mark.parametrize("indent", [0, 28, 36])
def test_no_line_is_torn_apart_before_a_date_a_number_or_a_title(indent: float) -> None:
    for text in (
        "Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 120/TTr-SNV ngày 28 tháng 11 năm 2026.",
        "Đơn vị có ý kiến giải trình bằng văn bản trong 10 ngày làm việc, đến hết ngày 11 tháng 12 năm 2026.",
        "2. Tại cuộc họp ngày 28 tháng 11 năm 2026, Hội đồng Thi đua - Khen thưởng tỉnh Cao Bằng (có mặt 12 "
        "trên tổng số 13 thành viên) đã bỏ phiếu thông qua các trường hợp này.",
        "Sở Nội vụ trình Chủ tịch Ủy ban nhân dân tỉnh tặng danh hiệu Cờ thi đua của Ủy ban nhân dân tỉnh",
        "Chủ trì: Hoàng Xuân Trường, Chủ tịch Ủy ban nhân dân tỉnh, Chủ tịch Hội đồng.",
        "- Xét, bỏ phiếu kín: Cờ thi đua của Ủy ban nhân dân tỉnh năm 2026 (01 trường hợp);",
    ):
        added = widest_spaces(text, indent=indent)
        assert all(0 < each <= 2 for each in added), (text, added)


def test_a_line_is_rather_a_little_wide_than_short_amid_a_paragraph() -> None:
    text = (
        "Căn cứ Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ quy định về phân cấp, "
        "phân quyền trong lĩnh vực thi đua, khen thưởng; quy định chi tiết và hướng dẫn thi hành một số điều "
        "của Luật Thi đua, khen thưởng."
    )
    italic = typeface().face(bold=False, italic=True)
    lines = paragraph([Run(tied_in(text), italic, 14)], width=467.7, indent=36)

    assert len(lines) == 4
    assert all(line.stretch > 0 for line in lines[:-1])


def test_room_before_a_date_is_spread_over_the_lines_before_it() -> None:
    text = (
        "Phòng Nội vụ đã tiếp nhận, kiểm tra và thẩm định hồ sơ đề nghị khen thưởng của các đơn vị trong "
        "huyện theo đúng quy định; Hội đồng đã bỏ phiếu tại cuộc họp ngày 28 tháng 11 năm 2026 của huyện."
    )

    assert max(widest_spaces(text, indent=36)) <= 1


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Phòng Thi đua, Khen thưởng", "Phòng Thi đua,|Khen thưởng"),
        ("Ủy ban nhân dân xã Trường Hà", "Ủy ban|nhân dân|xã Trường Hà"),
        ("Cụm thi đua các xã vùng Hà Quảng", "Cụm|thi đua|các xã|vùng|Hà Quảng"),
        (
            "Phó Chủ tịch, Ủy ban nhân dân thị trấn Xuân Hòa",
            "Phó Chủ tịch,|Ủy ban|nhân dân|thị trấn Xuân Hòa",
        ),
        ("Hội đồng Thi đua - Khen thưởng tỉnh Cao Bằng", "Hội đồng|Thi đua|-|Khen thưởng|tỉnh Cao Bằng"),
        ("Phó Giám đốc Sở Nội vụ", "Phó Giám đốc|Sở Nội vụ"),
    ],
)
def test_the_name_of_an_organ_or_a_post_breaks_between_its_words_only(name: str, parts: str) -> None:
    assert tied_words(name).replace(" ", "|").replace(TIE, " ") == parts


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        (
            "Họp Hội đồng Thi đua - Khen thưởng tỉnh Cao Bằng xét danh hiệu thi đua năm 2025",
            ["Họp Hội đồng Thi đua - Khen thưởng tỉnh Cao Bằng", "xét danh hiệu thi đua năm 2025"],
        ),
        (
            "Về việc tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh năm 2025",
            ["Về việc tặng Bằng khen", "của Chủ tịch Ủy ban nhân dân tỉnh năm 2025"],
        ),
        (
            "Về việc tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh cho tập thể, cá nhân năm 2025",
            ["Về việc tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh", "cho tập thể, cá nhân năm 2025"],
        ),
    ],
)
def test_the_title_of_a_paper_breaks_before_or_after_the_name_of_an_organ(
    title: str, lines: list[str]
) -> None:
    sheet = Sheet(layout=ND30, typeface=typeface(), title="", author="", unbroken=NAMES)

    assert sheet.wrap(title, "about", width=ND30.points("title_width"), evenly=True) == lines


def test_an_organ_wider_than_the_heading_still_breaks_between_its_words() -> None:
    sheet = Sheet(layout=ND30, typeface=typeface(), title="", author="")
    organ, width = "Ủy ban nhân dân thành phố Hồ Chí Minh", ND30.points("left_column")

    assert sheet.wrap(organ, "organ", width=width, evenly=True) == [
        "ỦY BAN NHÂN DÂN",
        "THÀNH PHỐ HỒ CHÍ MINH",
    ]


def test_no_last_line_is_one_word_where_the_line_before_can_give_another():
    text = (
        "Kính đề nghị Chủ tịch Ủy ban nhân dân huyện Hà Quảng xem xét, quyết định./.",
        "Tiền thưởng kèm theo là 2.980.000 đồng (Bằng chữ: Hai triệu chín trăm tám mươi nghìn đồng).",
    )
    for each in text:
        for width in range(396, 470, 2):
            lines = [shown(line) for line in paragraph([Run(each, UPRIGHT, 14)], width=width, indent=36)]
            assert len(lines) < 2 or " " in lines[-1], (each, width)


def test_what_is_counted_stays_with_its_number():
    text = "Xét, bỏ phiếu kín: Cờ thi đua của Ủy ban nhân dân tỉnh năm 2025 (02 trường hợp)"

    for width in range(250, 470, 4):
        lines = [shown(line) for line in paragraph([Run(tied_in(text), UPRIGHT, 14)], width=width, indent=36)]
        assert not any(line.endswith("(02") for line in lines), width


def lines_at(width: float, text: str) -> list[str]:
    return [shown(line) for line in paragraph([Run(tied_in(text), UPRIGHT, 14)], width=width, indent=36)]


def test_no_line_breaks_inside_a_place_or_inside_the_words_of_a_post():
    text = (
        "Tặng Giấy khen cho Trường Mầm non thuộc Ủy ban nhân dân xã Trường Hà, phường Nùng Trí Cao và "
        "thị trấn Đông Khê, huyện Đà Bắc; Phó Giám đốc Sở Nội vụ, Hiệu trưởng, Chánh Văn phòng cùng dự."
    )
    whole = (
        "Trường Hà",
        "Nùng Trí Cao",
        "Đông Khê",
        "Đà Bắc",
        "Phó Giám đốc",
        "Hiệu trưởng",
        "Chánh Văn phòng",
    )

    for width in range(300, 470, 5):
        lines = lines_at(width, text)
        assert all(any(word in line for line in lines) for word in whole), lines


def test_a_post_or_an_organ_stays_whole_where_the_line_before_it_does_not_gape_and_breaks_between_its_words():
    text = "Căn cứ kết quả bỏ phiếu của các thành viên có mặt, {} kết luận."

    assert lines_at(385, text.format("Phó Chủ tịch Thường trực Hội đồng")) == [
        "Căn cứ kết quả bỏ phiếu của các thành viên có mặt,",
        "Phó Chủ tịch Thường trực Hội đồng kết luận.",
    ]
    assert lines_at(468, text.format("Phó Chủ tịch Thường trực Hội đồng")) == [
        "Căn cứ kết quả bỏ phiếu của các thành viên có mặt, Phó Chủ tịch",
        "Thường trực Hội đồng kết luận.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Sở Nội vụ đã thẩm định hồ sơ và trình Chủ tịch Ủy ban nhân dân tỉnh Cao Bằng xét tặng danh hiệu "
        "Chiến sĩ thi đua cấp tỉnh năm 2025 cho ông Đàm Văn Bình, Phó Chủ tịch Ủy ban nhân dân xã Trường Hà, "
        "cụ thể như sau:",
        "2. Tại cuộc họp ngày 29 tháng 11 năm 2026, Hội đồng Thi đua - Khen thưởng tỉnh Cao Bằng (có mặt 12 "
        "trên tổng số 13 thành viên, 01 gửi ý kiến bằng văn bản) đã bỏ phiếu thông qua trường hợp này.",
        "+ Lê Thị Hải Vân, Phó Chủ tịch Ủy ban nhân dân tỉnh, Phó Chủ tịch Hội đồng;",
        "Điều 3. Quyết định này có hiệu lực kể từ ngày ký. Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân "
        "dân huyện, Trưởng phòng Nội vụ, Trưởng phòng Tài chính - Kế hoạch và các cá nhân có tên trong danh "
        "sách kèm theo chịu trách nhiệm thi hành Quyết định này./.",
    ],
)
def test_lines_of_a_paper_reach_both_margins_and_no_space_is_wider_than_three(text: str) -> None:
    assert all(0 < added <= 2 for added in widest_spaces(text, indent=36))


def test_the_letterhead_stays_close_where_the_text_is_set_wide_to_fill_a_page() -> None:
    head = Letterhead(organ="Ủy ban nhân dân huyện Hà Quảng", symbol="GM-UBND", place="Hà Quảng")
    wide = ND30.with_measure("line_spacing", 1.5)

    lower = [
        open_paper(title="", letterhead=head, draft=False, layout=layout, fonts=SHIPPED).y
        for layout in (ND30, wide)
    ]

    assert lower[0] == lower[1]
