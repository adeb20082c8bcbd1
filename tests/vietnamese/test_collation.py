import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from vietnamese.collation import person_key, sort_key

LETTERS = list("aăâbcdđeêghiklmnoôơpqrstuưvxy")


def by_bytes(texts):
    return sorted(texts, key=lambda text: sort_key(text).encode("ascii"))


def test_letters_stand_in_the_order_of_the_alphabet():
    assert by_bytes(reversed(LETTERS)) == LETTERS


def test_a_letter_of_its_own_stands_after_every_word_of_the_letter_before():
    assert by_bytes(["ăn", "âm", "ba", "ay", "đa", "dy", "ô", "oy", "ơi", "ôy"]) == [
        "ay", "ăn", "âm", "ba", "dy", "đa", "oy", "ô", "ôy", "ơi",
    ]  # fmt: skip


def test_tones_stand_in_their_order_after_the_letters():
    assert by_bytes(["mạ", "má", "mã", "mả", "mà", "ma", "man"]) == [
        "ma",
        "mà",
        "mả",
        "mã",
        "má",
        "mạ",
        "man",
    ]
    assert by_bytes(["ấ", "ầ", "ẩ", "ẫ", "ậ", "â"]) == ["â", "ầ", "ẩ", "ẫ", "ấ", "ậ"]


def test_order_is_decided_word_by_word():
    assert by_bytes(["Án Bình", "An Yên", "Anh Ba", "An"]) == ["An", "An Yên", "Án Bình", "Anh Ba"]


def test_case_and_decomposition_do_not_change_the_key():
    assert sort_key("ĐẶNG Thị Ớt") == sort_key(unicodedata.normalize("NFD", "đặng thị ớt"))


def test_numbers_in_names_stand_in_the_order_of_numbers():
    assert by_bytes(["Khối 10", "Khối 2", "Khối 1"]) == ["Khối 1", "Khối 2", "Khối 10"]


def test_persons_stand_by_given_name_then_family_then_middle():
    names = ["Trần Văn An", "Lê Thị Bình", "Lê Văn An", "Lê Thị An", "Đặng Thị Ánh", "Lê An"]
    assert sorted(names, key=person_key) == [
        "Lê An", "Lê Thị An", "Lê Văn An", "Trần Văn An", "Đặng Thị Ánh", "Lê Thị Bình",
    ]  # fmt: skip


@given(st.text())
def test_every_key_is_plain_ascii(text):
    assert sort_key(text).isascii()
    assert person_key(text).isascii()
