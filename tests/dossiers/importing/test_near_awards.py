"""Which award is proposed to somebody who wrote a word that no list has."""

from __future__ import annotations

import pytest

from dossiers.importing.checking.near_awards import near_award
from law.awards import FORMS, TITLES

FOR_PERSONS = {
    True: [each for each in TITLES.values() if "individual" in each.recipients],
    False: [each for each in FORMS.values() if "individual" in each.recipients],
}


@pytest.mark.parametrize(
    ("word", "is_title", "code"),
    [
        ("Bằng khen cấp tỉnh", False, "BK tỉnh"),
        ("Bằng khen UBND tỉnh Cao Bằng", False, "BK tỉnh"),
        ("bang khen cua tinh", False, "BK tỉnh"),
        ("Bằng khen Thủ tướng", False, "BK TTg"),
        ("Bằng khen Chính phủ", False, "BK TTg"),
        ("Giấy khen cấp xã", False, "GK xã"),
        ("Giấy khen UBND phường", False, "GK xã"),
        ("Giấy khen của Giám đốc Sở", False, "GK sở"),
        ("Bằng khen quân khu", False, "BK QK"),
        ("Huân chương Lao động hạng 3", False, "HCLĐ Ba"),
        ("Huân chương Lao động hạng III", False, "HCLĐ Ba"),
        ("Chiến sỹ thi đua cấp cơ sở", True, "CSTĐCS"),
        ("Chiến sĩ thi đua cơ xở", True, "CSTĐCS"),
        ("Chiến sĩ thi đua tỉnh", True, "CSTĐ tỉnh"),
        ("Lao động tiến tiến", True, "LĐTT"),
        # Nobody can tell which is meant, or nothing is near.
        ("Bằng khen", False, None),
        ("Huân chương Lao động", False, None),
        ("Chiến sĩ thi đua", True, None),
        ("Bằng khen cấp xã", False, None),
        ("Người tốt việc tốt", True, None),
        ("Thưởng nóng", False, None),
    ],
)
def test_the_award_that_is_meant_is_told_by_its_level_and_none_where_none_is(
    word: str, is_title: bool, code: str | None
) -> None:
    found = near_award(word, FOR_PERSONS[is_title])

    assert (found and found.code) == code
