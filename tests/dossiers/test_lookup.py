"""Looking up the law as a reader does: a plain form, whose address holds the whole question."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from dossiers.without_dossier.lookup.award_questions import facts_from_answers, fields_of
from dossiers.without_dossier.lookup.forms import asking_of
from law.awards import FORMS, TITLES
from law.judgement.asked import reads_of
from law.rulebook import rulebook_on
from tests.remembering import Memory

pytestmark = pytest.mark.django_db
DAYS = (date(2018, 3, 1), date(2020, 11, 20), date(2024, 5, 1), date(2025, 8, 1), date(2026, 11, 25))


@pytest.fixture
def client() -> Client:
    """Somebody without any appointment: the law is for everybody who has an account."""
    client = Client()
    reader = User.objects.create_user("doc-gia")
    client.force_login(reader, backend="django.contrib.auth.backends.ModelBackend")
    return client


def words(client: Client, name: str = "lookup", status: int = 200, **asked: str) -> str:
    response = client.get(reverse(f"dossiers:{name}"), asked)
    assert response.status_code == status
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def test_three_years_in_a_row_and_an_initiative_are_in_order(client: Client) -> None:
    page = words(
        client,
        danh_hieu="CSTĐ tỉnh",
        ngay="10/01/2023",
        nam="2022",
        dat_cstdcs="2020-2022",
        sang_kien_tinh="1",
        dang_xem_xet="khong",
    )

    assert "Đủ điều kiện" in page
    assert "Đủ 03 lần liên tục Chiến sĩ thi đua cơ sở: 2020, 2021, 2022" in page
    assert "Chủ tịch Ủy ban nhân dân tỉnh" in page
    assert "Từ 90% tổng số thành viên, bỏ phiếu kín" in page
    assert "4.470.000 đ" in page.replace("\u00a0", " ")


def test_the_picker_names_awards_without_their_codes(client: Client) -> None:
    page = words(client)

    assert "Chiến sĩ thi đua cơ sở" in page and "CSTĐCS" not in page and "(BK tỉnh)" not in page


def test_a_gap_in_the_years_is_told_with_its_article_and_what_to_do(client: Client) -> None:
    page = words(client, danh_hieu="CSTĐ tỉnh", ngay="10/01/2023", nam="2022", dat_cstdcs="2019, 2021, 2022")

    assert "Trái quy định" in page
    assert "Cần 03 lần liên tục Chiến sĩ thi đua cơ sở, mới có: 2019, 2021, 2022." in page
    assert "Điều 22 Luật Thi đua, khen thưởng 2003" in page
    assert "hoặc đề nghị khi đủ 03 lần liên tục" in page


def test_an_empty_answer_is_a_question_not_asked_and_no_is_an_answer(client: Client) -> None:
    empty = words(client, danh_hieu="CSTĐCS", ngay="20/11/2020")
    none = words(client, danh_hieu="CSTĐCS", ngay="20/11/2020", dat_ldtt="không")

    assert "Chưa đủ câu trả lời" in empty and "Còn 03 điều kiện chưa hỏi" in empty
    assert "Không đạt Lao động tiên tiến năm 2020." in none


def test_the_seats_follow_from_the_base_that_was_typed(client: Client) -> None:
    page = words(client, danh_hieu="CSTĐCS", ngay="30/11/2020", co_so="40")

    assert "Ví dụ: 2018, 2019, 2020 hoặc 2018-2020." in page and "(CSTĐCS)" not in page
    assert "Được tối đa 6 trên 40 Lao động tiên tiến" in page
    assert "Khoản 3 Điều 9 Nghị định 91/2017/NĐ-CP" in page


def test_a_title_and_a_form_at_once_are_asked_back(client: Client) -> None:
    page = words(client, status=422, danh_hieu="LĐTT", hinh_thuc="BK tỉnh", ngay="20/11/2020")

    assert "Chọn một danh hiệu thi đua, hoặc một hình thức khen thưởng." in page


@pytest.mark.parametrize("typed", ["32/01/2020", "01/01/1990", "hôm nay"])
def test_a_day_that_is_none_or_without_law_is_said_so(client: Client, typed: str) -> None:
    words(client, status=422, danh_hieu="LĐTT", ngay=typed)


@pytest.mark.parametrize("typed", ["20 20", "năm ngoái", "2022-2020", "99999"])
def test_years_that_are_none_are_asked_back(client: Client, typed: str) -> None:
    words(client, status=422, danh_hieu="CSTĐ tỉnh", ngay="10/01/2023", dat_cstdcs=typed)


@pytest.mark.parametrize("day", DAYS)
def test_every_award_of_every_regime_has_a_page(client: Client, day: date) -> None:
    with Memory().kept():
        for name, awards in (("danh_hieu", TITLES), ("hinh_thuc", FORMS)):
            for code, award in awards.items():
                for kind in award.recipients:
                    page = words(client, **{name: code, "ngay": f"{day:%d/%m/%Y}", "doi_tuong": kind})
                    assert award.name in page


@pytest.mark.parametrize("day", DAYS)
def test_every_fact_that_a_condition_reads_can_be_answered(day: date) -> None:
    """Each question's name is in the form; a filled form gives every fact that was asked for."""
    rules = rulebook_on(day)
    for code, award in {**TITLES, **FORMS}.items():
        for kind in award.recipients:
            asking = asking_of({"award": code, "kind": kind, "year": day.year}, rules)
            fields = fields_of(asking)
            assert bool(fields) == bool(asking.paths), code
            assert all(field.label and not field.label.isascii() for field in fields.values()), code


def test_the_form_asks_only_what_the_regime_asks() -> None:
    old = {path for reads in reads_of("CSTĐCS", "individual", rulebook_on(DAYS[1])) for path in reads.facts}
    new = {path for reads in reads_of("CSTĐCS", "individual", rulebook_on(DAYS[3])) for path in reads.facts}

    assert old >= {"titles", "initiatives", "pending"}
    assert new - old == {"ratings", "discipline"}


def test_what_was_not_answered_is_no_fact() -> None:
    asking = asking_of({"award": "LĐTT", "kind": "individual", "year": 2020}, rulebook_on(DAYS[1]))

    assert facts_from_answers(asking, {"xep_loai_2020": "HTTNV", "ky_luat": ""}) == {
        "ratings": {2020: "HTTNV"}
    }


def test_the_instruments_of_a_day_stand_first_with_the_awards_that_cite_them(client: Client) -> None:
    page = words(client, name="instruments", ngay="20/11/2020")
    before, after = page.split("Đã hết hoặc chưa có hiệu lực")

    assert "Nghị định 91/2017/NĐ-CP" in before and "Luật Thi đua, khen thưởng 2022" in after
    assert "Chiến sĩ thi đua cơ sở" in before


def test_the_grounds_of_an_award_are_told_with_their_words_and_asked_for(client: Client) -> None:
    asked = {"hinh_thuc": "BK tỉnh", "ngay": "10/01/2026", "nam": "2025", "dat_cstdcs": "2024-2025"}
    page = words(client, **asked)

    assert "Có thành tích xuất sắc được bình xét trong phong trào thi đua" in page
    assert "Có 02 lần liên tục được tặng danh hiệu “Chiến sĩ thi đua cơ sở” (đã đạt theo số liệu)" in page
    assert "căn cứ vào biên bản bình xét" in page and "BK tỉnh." not in page
    named = words(client, **asked, tieu_chuan="BK tỉnh.influence")
    assert "Xét theo tiêu chuẩn “Lập được nhiều thành tích có ảnh hưởng" in named
    assert "Xét theo tiêu chuẩn" not in words(client, danh_hieu="LĐTT", ngay="10/01/2026")
    words(client, status=422, **asked, tieu_chuan="BK TTg.movement")
