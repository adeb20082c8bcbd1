"""The fields of a dossier and of a nomination that are compared, each with its label and its words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from dossiers.judging.nomination_grounds import ground_words
from dossiers.models import Way
from law.awards import UnknownAward
from law.awards import award as award_of
from vietnamese.dates import short_date


def plain_words(value: Any) -> str:
    """Empty for nothing; figures and texts as they are."""
    return "" if value is None else str(value).strip()


def day_in_words(value: str | None) -> str:
    """20/11/2020, from ISO 8601."""
    return short_date(date.fromisoformat(value)) if value else ""


def award_in_words(code: str) -> str:
    try:
        return award_of(code).name
    except UnknownAward:
        return code


def way_in_words(code: str | None) -> str:
    return str(Way(code).label) if code in Way.values else plain_words(code)


@dataclass(frozen=True, slots=True)
class Field:
    """`name` is that of the sealed content; `words` tells its value."""

    name: str
    label: str
    words: Callable[[Any], str] = plain_words


OF_DOSSIER = (
    Field("title", "Tên hồ sơ"),
    Field("year", "Năm thành tích"),
    Field("way", "Loại khen thưởng", way_in_words),
    Field("petition_number", "Số tờ trình"),
    Field("petition_on", "Ngày tờ trình", day_in_words),
)
OF_NOMINATION = (
    Field("recipient_name", "Tên"),
    Field("recipient_post", "Chức vụ"),
    Field("award", "Danh hiệu, hình thức", award_in_words),
    Field("way", "Loại khen thưởng", way_in_words),
    Field("ground", "Tiêu chuẩn xét", lambda code: ground_words(code or "")),
    Field("ordinal", "Thứ tự ưu tiên", lambda place: plain_words(place or None)),
    Field("achievement_since", "Thành tích từ ngày", day_in_words),
    Field("achievement_until", "Thành tích đến ngày", day_in_words),
    Field("achievement", "Tóm tắt thành tích"),
)
