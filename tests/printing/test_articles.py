"""How Điều 1 to 3 are worded from counts, deed and money."""

from dataclasses import replace

from printing.contents import Grant
from printing.parts.articles import articles_of

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
    first = articles_of(replace(GRANT, individuals=1, named=("Bà Sầm Bích Nguyệt, Giáo viên.",)))[0]

    assert first.text.endswith("nhiệm vụ năm 2020, gồm:")
    assert first.clauses == ("Bà Sầm Bích Nguyệt, Giáo viên.",)


def test_the_last_article_says_from_when_and_who_carries_it_out():
    listed, named = GRANT, replace(GRANT, individuals=1, named=("Bà Sầm Bích Nguyệt, Giáo viên.",))

    for grant, where in ((listed, "trong danh sách kèm theo"), (named, "tại Điều 1")):
        assert articles_of(grant)[-1].text == (
            "Quyết định này có hiệu lực kể từ ngày ký. Chánh Văn phòng, Trưởng phòng Nội vụ và các cá nhân "
            f"có tên {where} chịu trách nhiệm thi hành Quyết định này."
        )
