import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vietnamese.text import clean, fold, modern_tones, nfc, said_once, same_text


def test_decomposed_letters_become_composed():
    assert nfc(unicodedata.normalize("NFD", "Thuế Điện Ẩm")) == "Thuế Điện Ẩm"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Nguyễn\u00a0\tVăn \n An ", "Nguyễn Văn An"),
        ("Nguy\u200bễn\ufeff An\u00ad", "Nguyễn An"),
        ("\u00d0ỗ Thị \u00f0ào", "Đỗ Thị đào"),
        ("a\x00b\x07c", "abc"),
        ("ne\u200b\u0302n", "nên"),
    ],
)
def test_spaces_collapse_and_invisible_letters_go(typed, kept):
    assert clean(typed) == kept


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("hoà", "hòa"),
        ("HOÀ BÌNH", "HÒA BÌNH"),
        ("Thuỷ", "Thủy"),
        ("khoẻ", "khỏe"),
        ("Tuý Loan", "Túy Loan"),
        ("qúy", "quý"),
        ("QÚY", "QUÝ"),
        ("gìa", "già"),
        ("gíup", "giúp"),
    ],
)
def test_tones_are_written_in_one_place(old, new):
    assert modern_tones(old) == new
    assert modern_tones(unicodedata.normalize("NFD", old)) == new


@pytest.mark.parametrize(
    "word", ["quý", "Quỳnh", "hoàn", "toàn", "thuyền", "khuỷu", "giá", "giếng", "Hòa", "gìn", "hoài"]
)
def test_words_with_the_tone_in_place_stay(word):
    assert modern_tones(word) == word


def test_search_form_has_no_marks_and_one_space():
    assert fold("  ĐẶNG  Thị\u200b Ðào ") == "dang thi dao"
    assert fold(unicodedata.normalize("NFD", "Trường Hà Quảng")) == "truong ha quang"
    assert fold("hoà") == fold("hòa") == "hoa"


def test_same_words_typed_in_two_ways_are_the_same_text():
    assert same_text("Hoà  An", unicodedata.normalize("NFD", "hòa an"))
    assert not same_text("Hòa An", "Hóa An")


@given(st.text())
def test_cleaning_folding_and_toning_twice_change_nothing_more(text):
    assert clean(clean(text)) == clean(text)
    assert fold(fold(text)) == fold(text)
    assert modern_tones(modern_tones(text)) == modern_tones(text)


def test_several_sentences_are_told_as_one_that_says_alike_words_once() -> None:
    said = [
        "Chưa đăng ký danh hiệu Lao động tiên tiến cho năm 2020.",
        "Chưa đăng ký danh hiệu Chiến sĩ cho năm 2020.",
    ]

    assert said_once(said) == "Chưa đăng ký danh hiệu Lao động tiên tiến; Chiến sĩ cho năm 2020."
    assert said_once(said[:1]) == said_once([said[0]] * 3) == said[0]
    assert said_once(["Thiếu biên bản.", "Thiếu biên bản họp."]) == "Thiếu biên bản; Thiếu biên bản họp."
    assert said_once(["Đủ.", "Thiếu."]) == "Đủ; Thiếu."


def test_a_name_is_not_cut_where_it_is_like_another() -> None:
    fighters = ["Chưa rõ về Chiến sĩ thi đua cấp tỉnh.", "Chưa rõ về Chiến sĩ thi đua cơ sở."]
    of_province = ["Chưa rõ về Chiến sĩ thi đua cấp tỉnh.", "Chưa rõ về Cờ thi đua của tỉnh."]

    assert said_once(fighters) == "Chưa rõ về Chiến sĩ thi đua cấp tỉnh; Chiến sĩ thi đua cơ sở."
    assert said_once(of_province) == "Chưa rõ về Chiến sĩ thi đua cấp tỉnh; Cờ thi đua của tỉnh."
    of_committee = [
        f"Chưa xác nhận {award} Ủy ban nhân dân tỉnh."
        for award in ("Cờ thi đua của", "Bằng khen của Chủ tịch")
    ]
    assert said_once(of_committee) == (
        "Chưa xác nhận Cờ thi đua của Ủy ban nhân dân tỉnh; Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh."
    )
