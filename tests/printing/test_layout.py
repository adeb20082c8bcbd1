"""The figures of Nghị định 30/2020/NĐ-CP as they stand in Phụ lục I."""

import pytest

from printing.layout import ND30


@pytest.mark.parametrize(
    ("name", "least", "most"),
    [
        ("margin_top", 20, 25),
        ("margin_bottom", 20, 25),
        ("margin_left", 30, 35),
        ("margin_right", 15, 20),
        ("indent", 10, 12.7),
        ("line_spacing", 1, 1.5),
        ("page_width", 210, 210),
        ("page_height", 297, 297),
    ],
)
def test_distances_are_bounded_as_the_decree_bounds_them(name, least, most):
    assert (ND30.measures[name].least, ND30.measures[name].most) == (least, most)


@pytest.mark.parametrize(
    ("name", "size", "bold", "italic"),
    [
        ("national_name", 12, True, False),
        ("motto", 13, True, False),
        ("superior", 12, False, False),
        ("organ", 12, True, False),
        ("number", 13, False, False),
        ("place_date", 13, False, True),
        ("kind", 14, True, False),
        ("about", 14, True, False),
        ("bases", 14, False, True),
        ("article", 14, True, False),
        ("body", 14, False, False),
        ("signer_post", 14, True, False),
        ("signer_name", 14, True, False),
        ("recipients_label", 12, True, True),
        ("recipients", 11, False, False),
        ("annex_label", 14, True, False),
        ("annex_reference", 14, False, True),
    ],
)
def test_elements_follow_the_sample_table_of_part_v(name, size, bold, italic):
    element = ND30.elements[name]

    assert (element.size, element.bold, element.italic) == (size, bold, italic)


def test_every_value_taken_lies_within_the_bounds():
    outside = [name for name, rule in ND30.measures.items() if not rule.least <= rule.at <= rule.most] + [
        name for name, rule in ND30.elements.items() if not rule.least <= rule.size <= rule.most
    ]

    assert outside == []


def test_every_value_names_its_place_in_the_decree():
    assert all(
        rule.citation.startswith("Phụ lục") for rule in (*ND30.measures.values(), *ND30.elements.values())
    )
    assert ND30.citation("motto") == "Phụ lục I, phần I, mục II, Nghị định 30/2020/NĐ-CP"
