"""What is hashed is written as the standard library writes it: what was hashed before still verifies."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossiers.models import Standing
from trail.seals.canonical import canonical_json

# Whatever PostgreSQL keeps as JSON without fractions: it knows no letter 0 and no half of a letter.
TEXTS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"))
PLAIN = st.none() | st.booleans() | st.integers() | TEXTS
CONTENT = st.recursive(PLAIN, lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner), max_leaves=20)


def by_the_standard_library(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@given(CONTENT)
def test_any_content_is_written_as_the_standard_library_writes_it(content: Any) -> None:
    assert canonical_json(content) == by_the_standard_library(content)


@pytest.mark.parametrize(
    "content",
    [
        {"ủ": 1, "u": 2, "z": 3, "Đ": 4, "\U0001f3c5": 5, "\uffff": 6},
        {"control": '\x01\b\f\n\r\t\x1f\x7f\x80\u2028\u2029</script>"\\/'},
        {"decomposed": "Nguyễn", "composed": "Nguyễn"},
        {2020: "names that are numbers", 100: "go by their size"},
        [10**30, -(10**30), 2**63, 2**64, -(2**63) - 1],
        {"standing": Standing.SUBMITTED, "tuple": (1, ("a", None), [])},
    ],
    ids=["order of letters", "escapes", "spelling", "numbers as names", "large numbers", "enums and tuples"],
)
def test_what_could_differ_does_not(content: Any) -> None:
    assert canonical_json(content) == by_the_standard_library(content)


def test_content_deeper_than_orjson_goes_is_written_all_the_same() -> None:
    deep: list[Any] = []
    for _ in range(400):
        deep = [deep]

    assert canonical_json(deep) == by_the_standard_library(deep)


@pytest.mark.parametrize("zone", [UTC, ZoneInfo("Asia/Ho_Chi_Minh")], ids=["UTC", "Hà Nội"])
@pytest.mark.parametrize("micro", [0, 1, 120000])
def test_days_and_instants_are_written_in_iso_form(zone: Any, micro: int) -> None:
    at = datetime(2020, 11, 20, 8, 5, 0, micro, tzinfo=UTC).astimezone(zone)
    day = date(2020, 2, 29)

    assert canonical_json({"at": at, "on": day}) == by_the_standard_library(
        {"at": at.isoformat(), "on": day.isoformat()}
    )
