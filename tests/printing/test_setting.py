"""Lines of text: where they break, how they fill the measure."""

import pytest

from printing.typesetting.fonts import typeface
from printing.typesetting.line_breaking import Run, paragraph, wrap, wrap_evenly

UPRIGHT = typeface().upright


def test_a_line_breaks_between_words_and_no_line_is_wider_than_the_measure():
    lines = wrap("Ủy ban nhân dân huyện Hà Quảng", face=UPRIGHT, size=14, width=100)

    assert lines == ["Ủy ban nhân dân", "huyện Hà Quảng"]
    assert max(UPRIGHT.unit_width(line) * 14 for line in lines) <= 100


def test_a_dash_never_begins_a_line():
    lines = wrap("Hội đồng Thi đua - Khen thưởng", face=UPRIGHT, size=14, width=105)

    assert not any(line.startswith("-") for line in lines)


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
