"""A clean paper has no fault; each way of breaking it is found by its own rule."""

from dataclasses import replace
from datetime import date

import pytest

from printing.contents import Annex, AnnexPart, Article, NoticeGround, Signer
from printing.documents.applied_rules import render_applied_rules
from printing.documents.attendance import render_attendance
from printing.documents.decision import render_decision
from printing.documents.invitation import render_invitation
from printing.documents.listing import render_list
from printing.documents.minutes import render_minutes
from printing.documents.notice import render_notice
from printing.documents.overview import render_overview
from printing.documents.petition import render_petition
from printing.inspection.lint import Profile, lint
from printing.inspection.lint_profile import profile_of
from printing.layout import ND30, Layout
from tests.printing.samples import (
    BASES,
    applied_rules,
    attendance_list,
    commune_petition,
    council_invitation,
    council_minutes,
    district_decision,
    overview,
    person,
    province_decision,
    return_notice,
    unit_list,
)

DECISION = Profile(kind="decision", signs_for_collective=False)
PETITION = Profile(kind="petition", superior="Ủy ban nhân dân tỉnh Cao Bằng", signs_for_collective=True)
MINUTES = Profile(kind="minutes", superior="Ủy ban nhân dân huyện Hà Quảng")
NOTICE = Profile(kind="notice", superior="Ủy ban nhân dân huyện Hà Quảng")

LONG_NAME = (
    "Hội đồng Thi đua - Khen thưởng tỉnh Cao Bằng, Ban Chỉ đạo các phong trào thi đua yêu nước của tỉnh"
)
LONG_GROUND = NoticeGround(
    subject=LONG_NAME, found="thiếu tờ trình", remedy="gửi tờ trình", citation="khoản 1 Điều 33"
)
FAR_PLACE = replace(
    province_decision().letterhead, place="Thành phố Hồ Chí Minh", issued_on=date(2026, 12, 20)
)


def rules(pdf: bytes, profile: Profile = DECISION) -> set[str]:
    return {fault.rule for fault in lint(pdf, profile=profile)}


def two_lists():
    people = AnnexPart(kind="individual", rows=tuple(person(at) for at in range(3)))
    return (
        Annex(title="Danh sách cán bộ được tặng Giấy khen", parts=(people,)),
        Annex(title="Danh sách giáo viên được tặng Giấy khen", parts=(people,)),
    )


def two_pages_of_names():
    return district_decision(collectives=12, individuals=14)


def small(**changes):
    return district_decision(collectives=3, individuals=4, **changes)


@pytest.mark.parametrize(
    ("render", "paper", "profile"),
    [
        (render_decision, district_decision(), DECISION),
        (render_decision, district_decision(collectives=0, individuals=120), DECISION),
        (render_decision, province_decision(), DECISION),
        (render_decision, small(electronic=True), replace(DECISION, electronic=True)),
        (render_decision, district_decision(collectives=0, individuals=6, annexes=two_lists()), DECISION),
        (render_petition, commune_petition(), PETITION),
        (render_petition, commune_petition(addressees=("Chủ tịch Ủy ban nhân dân tỉnh",)), PETITION),
        (render_petition, commune_petition(addressees=(LONG_NAME, "Sở Nội vụ", LONG_NAME)), PETITION),
        (render_petition, commune_petition(addressees=(LONG_NAME,)), PETITION),
        (render_decision, province_decision(letterhead=FAR_PLACE), DECISION),
        (render_minutes, council_minutes(), MINUTES),
        (render_minutes, council_minutes(items=120), MINUTES),
        (render_notice, return_notice(), NOTICE),
        (render_notice, return_notice(grounds=(LONG_GROUND,)), NOTICE),
        (render_list, unit_list(), Profile(kind="list")),
        (render_invitation, council_invitation(), profile_of(council_invitation())),
        (render_attendance, attendance_list(rows=30), profile_of(attendance_list())),
        (render_overview, overview(rows=40), profile_of(overview())),
        (render_applied_rules, applied_rules(rules=40), profile_of(applied_rules())),
    ],
)
def test_a_clean_paper_has_no_fault(render, paper, profile):
    assert [fault.message_vi for fault in lint(render(paper), profile=profile)] == []


def test_a_draft_without_number_is_clean_only_while_none_is_asked_for():
    paper = small(letterhead=replace(small().letterhead, number=None, issued_on=None), draft=True)

    pdf = render_decision(paper)

    assert rules(pdf, replace(DECISION, numbered=False)) == set()
    assert rules(pdf) == {"number.form", "date.form", "annex.number", "annex.date"}


IN_LISTS = ("annex_label", "annex_title", "annex_reference", "part_heading", "table_head", "table_cell")
ON_DECISION = (
    *("national_name", "motto", "organ", "number", "place_date", "kind", "about", "authority", "bases"),
    *("enacting", "article", "body", "signer_post", "signer_name", "recipients_label", "recipients"),
    *("page_number", *IN_LISTS),
)


def decision_with_everything(layout: Layout) -> bytes:
    long = AnnexPart(kind="individual", rows=tuple(person(at) for at in range(40)))
    annexes = (two_lists()[0], Annex(title="Danh sách giáo viên", parts=(long,)))
    return render_decision(district_decision(collectives=0, individuals=43, annexes=annexes), layout=layout)


# Every second element is set wrongly, then the others: the wrong ones are found, all of them, and no others.
HALVES = (ON_DECISION[::2], ON_DECISION[1::2])


def found_where(half: tuple[str, ...], aspect: str, **wrong) -> set[str]:
    """Whose `aspect` is found fault with on a decision whose elements `half` are set as `wrong` tells."""
    layout = ND30
    for name in half:
        element = ND30.elements[name]
        layout = layout.with_element(name, **{key: told(element) for key, told in wrong.items()})
    told = [rule.rpartition(".") for rule in rules(decision_with_everything(layout))]
    return {name for name, _, of in told if of == aspect}


@pytest.mark.parametrize("half", HALVES)
def test_elements_larger_than_the_decree_allows_are_found_and_no_others(half):
    assert found_where(half, "size", size=lambda element: element.most + 1) == set(half)


@pytest.mark.parametrize("half", HALVES)
def test_elements_smaller_than_the_decree_allows_are_found_and_no_others(half):
    assert found_where(half, "size", size=lambda element: element.least - 1) == set(half)


@pytest.mark.parametrize("half", HALVES)
def test_elements_of_the_wrong_weight_are_found_and_no_others(half):
    half = tuple(name for name in half if name != "body")

    assert found_where(half, "bold", bold=lambda element: not element.bold) == set(half)


@pytest.mark.parametrize("half", HALVES)
def test_elements_of_the_wrong_slant_are_found_and_no_others(half):
    assert found_where(half, "italic", italic=lambda element: not element.italic) == set(half)


def test_elements_that_must_stand_in_capitals_are_found_without_them_and_no_others():
    capitals = ("organ", "authority", "annex_title")

    assert found_where(capitals, "case", upper=lambda _element: False) == set(capitals)


@pytest.mark.parametrize("aspect", ["size", "bold", "italic"])
@pytest.mark.parametrize("name", ["superior", "addressee"])
def test_the_superior_and_the_addressee_of_a_petition_are_judged_too(name, aspect):
    wrong = {"size": 11, "bold": True, "italic": True}[aspect]

    pdf = render_petition(commune_petition(), layout=ND30.with_element(name, **{aspect: wrong}))

    assert f"{name}.{aspect}" in rules(pdf, PETITION)


@pytest.mark.parametrize(
    ("measure", "at", "rule"),
    [
        ("margin_left", 27, "margin.left"),
        ("margin_left", 38, "margin.left"),
        ("margin_right", 12, "margin.right"),
        ("margin_right", 24, "margin.right"),
        ("margin_top", 17, "margin.top"),
        ("margin_top", 28, "margin.top"),
        ("margin_bottom", 10, "margin.bottom"),
        ("page_width", 148, "page.size"),
        ("motto_rule", 0.8, "motto_rule"),
        ("organ_rule", 0.2, "organ_rule"),
        ("organ_rule", 0.7, "organ_rule"),
        ("about_rule", 1.0, "about_rule"),
        ("annex_rule", 0.9, "annex_rule"),
        ("indent", 5, "body.indent"),
        ("indent", 20, "body.indent"),
        ("paragraph_gap", 1, "body.paragraph_gap"),
        ("line_spacing", 0.8, "body.line_spacing"),
        ("line_spacing", 1.8, "body.line_spacing"),
    ],
)
def test_a_distance_outside_the_decree_is_found(measure, at, rule):
    paper = district_decision(collectives=0, individuals=20)

    assert rule in rules(render_decision(paper, layout=ND30.with_measure(measure, at)))


@pytest.mark.parametrize(
    ("right", "wrong", "rule"),
    [
        ("CỘNG HÒA XÃ HỘI", "CỘNG HOÀ XÃ HỘI", "national_name.missing"),
        ("Độc lập - Tự do", "Độc lập – Tự do", "motto.text"),
        ("Số: 05/QĐ-UBND", "Số: 5/QĐ-UBND", "number.zero"),
        ("Số: 05/QĐ-UBND", "Số: 05 / QĐ-UBND", "number.form"),
        ("Số: 05/QĐ-UBND", "05/QĐ-UBND", "number.missing"),
        ("ngày 02 tháng 9", "ngày 2 tháng 9", "date.day_zero"),
        ("ngày 02 tháng 9", "ngày 02 tháng 09", "date.month_zero"),
        ("ngày 28 tháng 8", "ngày 28 tháng 08", "date.body"),
        ("ngày 02 tháng 9", "ngày 02 tháng 1", "date.month_zero"),
        ("Cao Bằng, ngày", "Cao Bằng ngày", "date.form"),
        ("tháng 6 năm 2025;", "tháng 6 năm 2025.", "bases.separator"),
        ("tháng 8 năm 2026.", "tháng 8 năm 2026;", "bases.last"),
        ("QUYẾT ĐỊNH:", "QUYẾT NGHỊ:", "enacting.missing"),
        ("Điều 2.", "Điều 4.", "article.order"),
        ("Điều 1.", "Điều 0.", "article.order"),
        ("2. Ông", "3. Ông", "clause.order"),
        ("Quyết định này./.", "Quyết định này.", "end_mark"),
        ("Nơi nhận:", "Nơi nhận", "recipients_label.text"),
        ("Nơi nhận:", "Gửi:", "recipients.missing"),
        ("- Thường trực", "Thường trực", "recipients.dash"),
        ("Tỉnh ủy;", "Tỉnh ủy,", "recipients.separator"),
        ("- Lưu: VT, NC.", "- Lưu VT, NC.", "recipients.last"),
        ("02 cá nhân", "03 cá nhân", "counts.article"),
        ("CHỦ TỊCH", "TM. CHỦ TỊCH", "signer.collective"),
        ("Hoàng Đức Vỹ", "TS. Hoàng Đức Vỹ", "signer.titles"),
        ("Hoàng Đức Vỹ", "Ho\u0061\u0300ng Đức Vỹ", "text.nfc"),
    ],
)
def test_a_wrong_word_on_a_page_is_found(misprint, right, wrong, rule):
    misprint(right, wrong)

    assert rule in rules(render_decision(province_decision()))


@pytest.mark.parametrize(
    ("right", "wrong", "rule"),
    [
        ("12 tập thể", "11 tập thể", "counts.article"),
        ("và 14 cá nhân", "và 15 cá nhân", "counts.article"),
        ("TẬP THỂ (12)", "TẬP THỂ (13)", "counts.part"),
        ("17.100.000", "17.110.000", "counts.money"),
        ("danh sách kèm theo", "danh sách riêng", "annex.pointed"),
        ("(Kèm theo", "(Theo", "annex_reference.missing"),
        ("1845/QĐ-UBND ngày", "1846/QĐ-UBND ngày", "annex.number"),
        ("QĐ-UBND ngày 07", "QĐ-UBND ngày 08", "annex.date"),
    ],
)
def test_a_list_that_does_not_agree_with_its_decision_is_found(misprint, right, wrong, rule):
    misprint(right, wrong)

    assert rule in rules(render_decision(two_pages_of_names()))


def test_a_sum_that_its_rows_do_not_add_up_to_is_found(misprint):
    misprint("1.000", "1.001")
    paper = overview(rows=40)

    found = {fault.rule for fault in lint(render_overview(paper), profile=profile_of(paper))}

    assert found == {"counts.sum"}


def test_a_line_that_breaks_inside_a_date_or_a_title_is_found(monkeypatch):
    title = "Chiến sĩ thi đua cơ sở"
    texts = [f"{'Tặng ' * n}{title} cho các cá nhân có tên trong danh sách kèm theo." for n in range(8, 14)]
    bases = tuple(f"Căn cứ {'Nghị quyết ' * n}ngày 12 tháng 7 năm 2020" for n in range(3, 8))
    paper = district_decision(
        articles=tuple(Article(text=text) for text in texts), bases=bases, unbroken=(title,), annexes=()
    )
    profile = replace(DECISION, unbroken=(title,))

    def broken() -> set[str]:
        found = lint(render_decision(paper), profile=profile)
        return {fault.found.replace(" / ", " ") for fault in found if fault.rule == "line.broken"}

    assert broken() == set()

    monkeypatch.setattr("printing.typesetting.sheet.tied_in", lambda text, phrases: text)

    assert title in broken()
    assert any(found.startswith("ngày ") for found in broken())


def test_a_line_whose_words_fall_apart_is_found(monkeypatch):
    title = "Hội đồng Thi đua - Khen thưởng Ủy ban nhân dân huyện Hà Quảng"
    paper = district_decision(articles=(Article(text=f"Trao cho {title} quyết định."),), unbroken=(title,))

    assert "body.word_gap" not in rules(render_decision(paper))

    monkeypatch.setattr("printing.typesetting.line_breaking.MOST_STRETCH", 100.0)

    assert "body.word_gap" in rules(render_decision(paper))


def test_a_filled_parenthesis_is_wrong_only_on_an_electronic_document():
    filled = render_decision(small())

    assert rules(filled) == set()
    assert rules(filled, replace(DECISION, electronic=True)) == {"annex.blank"}


def test_a_second_annex_must_carry_its_roman_number(misprint):
    misprint("Phụ lục II", "Phụ lục 2")

    assert "annex.roman" in rules(
        render_decision(district_decision(collectives=0, individuals=6, annexes=two_lists()))
    )


@pytest.mark.parametrize(
    ("right", "wrong", "rule"),
    [("2", "7", "page_number.order"), ("2", " ", "page_number.missing")],
)
def test_a_wrong_page_number_is_found(misprint, right, wrong, rule):
    misprint(right, wrong)

    assert rule in rules(render_decision(two_pages_of_names()))


def five_points(misprint, last: str) -> bytes:
    """Five clauses that come out of the press as points a) b) c) d) and the last as told."""
    for number, letter in enumerate(("a", "b", "c", "d", last), start=1):
        misprint(f"{number}. Việc", f"{letter}) Việc")
    clauses = tuple(f"Việc thứ {word};" for word in ("nhất", "hai", "ba", "tư", "năm"))
    articles = (
        Article(text="Phân công như sau:", clauses=clauses),
        Article(text="Quyết định này có hiệu lực."),
    )
    return render_decision(province_decision(articles=articles))


def test_points_follow_the_vietnamese_alphabet_with_đ_after_d(misprint):
    assert rules(five_points(misprint, "đ")) == set()


def test_a_point_e_straight_after_d_is_found(misprint):
    assert rules(five_points(misprint, "e")) == {"point.order"}


def test_another_post_below_the_name_is_found(misprint):
    signer = Signer(prefix_lines=("CHỦ TỊCH",), name="Hoàng Đức Vỹ", post_above_name="Trưởng Ban chỉ đạo")
    assert rules(render_decision(province_decision(signer=signer))) == set()

    misprint("Trưởng Ban chỉ đạo", "Hoàng Đức")
    misprint("Hoàng Đức Vỹ", "Chủ tịch Hội")

    assert rules(render_decision(province_decision(signer=signer))) == {"signer.post_below"}


def test_a_collective_signs_with_tm_and_its_petition_is_faulty_without():
    alone = Signer(prefix_lines=("CHỦ TỊCH",), name="Triệu Minh Quỳnh")

    assert rules(render_petition(commune_petition(signer=alone)), PETITION) == {"signer.collective"}


def test_a_basis_no_longer_in_force_is_found_by_its_number():
    in_force = ("Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022", "152/2025/NĐ-CP")
    paper = province_decision(
        bases=(
            "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",
            "Căn cứ Nghị định số 91/2017/NĐ-CP ngày 31 tháng 7 năm 2017 của Chính phủ",
        )
    )

    found = lint(render_decision(paper), profile=replace(DECISION, bases_in_force=in_force))

    assert [(fault.rule, fault.found) for fault in found] == [("bases.in_force", "91/2017/NĐ-CP")]


def test_bases_in_force_are_left_unjudged_when_none_are_given():
    assert rules(render_decision(small(bases=BASES))) == set()


def test_a_fault_says_where_it_is_what_is_asked_and_by_which_rule(misprint):
    misprint("Số: 05/QĐ-UBND", "Số: 5/QĐ-UBND")

    fault = next(
        f for f in lint(render_decision(province_decision()), profile=DECISION) if f.rule == "number.zero"
    )

    assert (fault.page, fault.where, fault.found, fault.expected) == (1, "Số: 5/QĐ-UBND", "5", "05")
    assert fault.citation == "Phụ lục I, phần I, mục II, Nghị định 30/2020/NĐ-CP"
    assert fault.message_vi == (
        "Trang 1, “Số: 5/QĐ-UBND”: 5; quy định: 05 (Phụ lục I, phần I, mục II, Nghị định 30/2020/NĐ-CP)."
    )


def test_a_list_with_ordinals_of_four_digits_is_judged_row_by_row():
    assert rules(render_decision(district_decision(collectives=0, individuals=1010))) == set()


def test_a_signature_torn_from_the_text_is_found(monkeypatch):
    monkeypatch.setattr("printing.parts.body.kept_with_next", lambda strips, last: strips)
    monkeypatch.setattr(Layout, "settings", lambda layout: iter([layout]))

    torn = {bases: rules(render_decision(full_of_bases(bases))) for bases in range(9, 14)}

    assert {bases for bases, found in torn.items() if found == {"signer.alone"}} == {10, 11, 12, 13}
    assert {bases for bases, found in torn.items() if not found} == {9}


def full_of_bases(count: int):
    bases = tuple(f"Căn cứ Nghị quyết số {10 + n}/NQ-HĐND ngày 12 tháng 7 năm 2020" for n in range(count))
    return district_decision(bases=bases, annexes=())
