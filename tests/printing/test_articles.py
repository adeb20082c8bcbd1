"""How Điều 1 to 3 are worded from counts, deed and money."""

from dataclasses import replace

import pytest

from printing.contents import AnnexPart, AnnexRow, Grant
from printing.parts.articles import articles_of
from printing.parts.only_recipient import named_in_sentence, only_recipient, titled, whole_name

GRANT = Grant(
    verb="Công nhận",
    award="danh hiệu “Lao động tiên tiến” năm 2020",
    individuals=5,
    achievement="đã hoàn thành tốt nhiệm vụ năm 2020.",
    reward_total=2_250_000,
    reward_source="Quỹ Thi đua, khen thưởng của huyện",
    carried_out_by="Chánh Văn phòng, Trưởng phòng Nội vụ",
)


def test_the_first_article_grants_to_counts_of_two_digits_and_points_to_the_list():
    assert articles_of(GRANT)[0].text == (
        "Công nhận danh hiệu “Lao động tiên tiến” năm 2020 cho 05 cá nhân "
        "đã hoàn thành tốt nhiệm vụ năm 2020 (có danh sách kèm theo)."
    )


def test_three_kinds_are_listed_with_and_before_the_last():
    grant = replace(GRANT, collectives=42, individuals=75, households=3)

    assert "cho 42 tập thể, 75 cá nhân và 03 hộ gia đình đã" in articles_of(grant)[0].text


def test_the_second_article_pays_in_figures_and_words_from_the_fund():
    assert articles_of(GRANT)[1].text == (
        "Tiền thưởng kèm theo là 2.250.000 đồng (Bằng chữ: Hai triệu hai trăm năm mươi nghìn đồng), "
        "trích từ Quỹ Thi đua, khen thưởng của huyện."
    )


def test_without_money_there_are_two_articles():
    assert len(articles_of(replace(GRANT, reward_total=None))) == 2


def test_who_is_paid_nothing_is_told_where_money_is_told_or_in_its_place():
    unpaid = "Không kèm tiền thưởng: đối tượng được tặng hưởng mức cao hơn."

    assert articles_of(replace(GRANT, unpaid=unpaid))[1].text.endswith(f"của huyện. {unpaid}")
    assert articles_of(replace(GRANT, reward_total=None, unpaid=unpaid))[1].text == unpaid


def test_named_recipients_stand_in_the_first_article_instead_of_a_list():
    names = ("Bà Sầm Bích Nguyệt, Giáo viên.", "Ông Đàm Quốc Khải, Giáo viên.")
    first = articles_of(replace(GRANT, individuals=2, named=names))[0]

    assert first.text.endswith("nhiệm vụ năm 2020, gồm:")
    assert first.clauses == names


def test_a_single_one_stands_in_the_sentence_without_count_number_or_list():
    first, *_, last = articles_of(replace(GRANT, individuals=1, named=("bà Sầm Bích Nguyệt, Giáo viên",)))

    assert first.text == (
        "Công nhận danh hiệu “Lao động tiên tiến” năm 2020 cho bà Sầm Bích Nguyệt, Giáo viên, "
        "đã hoàn thành tốt nhiệm vụ năm 2020."
    )
    assert first.clauses == ()
    assert last.text.endswith(" và cá nhân có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này.")


@pytest.mark.parametrize(
    ("kind", "name", "sex", "told"),
    [
        ("individual", "Đàm Quốc Khải", "male", "ông Đàm Quốc Khải, Giáo viên Trường Mầm non Sóc Hà"),
        ("individual", "Đàm Quốc Khải", None, "Đàm Quốc Khải, Giáo viên Trường Mầm non Sóc Hà"),
        ("collective", "Tổ Văn phòng", None, "Tổ Văn phòng, Trường Mầm non Sóc Hà"),
        ("household", "Nông Văn Bảo", None, "hộ gia đình Nông Văn Bảo, Trường Mầm non Sóc Hà"),
        ("household", "Hộ ông Nông Văn Bảo", None, "Hộ ông Nông Văn Bảo, Trường Mầm non Sóc Hà"),
    ],
)
def test_the_only_recipient_is_named_as_within_a_sentence(kind, name, sex, told):
    post = "Giáo viên" if kind == "individual" else ""
    row = AnnexRow(name=name, sex=sex, post=post, unit="Trường Mầm non Sóc Hà")

    assert named_in_sentence(*only_recipient((AnnexPart(kind=kind, rows=(row,)),))) == told
    assert only_recipient((AnnexPart(kind=kind, rows=(row, row)),)) is None
    whole = whole_name(only_recipient((AnnexPart(kind=kind, rows=(row,)),)))
    assert whole == (() if kind == "collective" else (told.partition(",")[0],))


@pytest.mark.parametrize(
    ("post", "unit", "told"),
    [
        ("Phó Chủ tịch", "Ủy ban nhân dân xã Trường Hà", "Phó Chủ tịch Ủy ban nhân dân xã Trường Hà"),
        ("Phó Hiệu trưởng", "Trường Mầm non Sóc Hà", "Phó Hiệu trưởng Trường Mầm non Sóc Hà"),
        ("Bí thư Đảng ủy", "Ủy ban nhân dân xã Trường Hà", "Bí thư Đảng ủy, Ủy ban nhân dân xã Trường Hà"),
        ("Giáo viên, tổ trưởng", "Trường Mầm non Sóc Hà", "Giáo viên, tổ trưởng, Trường Mầm non Sóc Hà"),
        ("Trưởng phòng", "Phòng Nội vụ", "Trưởng phòng, Phòng Nội vụ"),
        ("Trưởng phòng", "", "Trưởng phòng"),
        ("", "Phòng Nội vụ", "Phòng Nội vụ"),
    ],
)
def test_a_post_and_its_unit_are_one_title_unless_the_post_names_an_organ(post, unit, told):
    assert titled(post, unit) == told


def test_the_last_article_says_from_when_and_who_carries_it_out():
    names = ("Bà Sầm Bích Nguyệt, Giáo viên.", "Ông Đàm Quốc Khải, Giáo viên.")
    listed, named = GRANT, replace(GRANT, individuals=2, named=names)

    for grant, where in ((listed, "trong danh sách kèm theo"), (named, "tại Điều 1")):
        assert articles_of(grant)[-1].text == (
            "Quyết định này có hiệu lực kể từ ngày ký. Chánh Văn phòng, Trưởng phòng Nội vụ và các cá nhân "
            f"có tên {where} chịu trách nhiệm thi hành Quyết định này."
        )
