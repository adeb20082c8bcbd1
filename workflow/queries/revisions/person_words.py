"""What the law was told of a recipient, as lines that two revisions can be compared by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from dossiers.models import CollectiveYear, Pending, Rating, Recipient
from workflow.queries.revisions.field_words import award_in_words, day_in_words, plain_words

Facts = Mapping[str, Any]


def facts_in_lines(nominee: Facts) -> dict[str, str]:
    """Label to words, of a nominee of the public case format; what is empty is left out."""
    told = {label: words(nominee.get(name)) for name, (label, words) in _SINGLE.items()}
    told |= {
        f"Mức độ hoàn thành nhiệm vụ năm {year}": _rating(level)
        for year, level in sorted((nominee.get("ratings") or {}).items())
    }
    told |= {label: _listed(nominee.get(name), words) for name, (label, words) in _LISTS.items()}
    told |= {
        f"{_verbose(name)} của năm": plain_words(value)
        for name, value in (nominee.get("collective") or {}).items()
    }
    return {label: words for label, words in told.items() if words}


def _listed(rows: Iterable[Any] | None, words: Callable[[Any], str]) -> str:
    return "; ".join(sorted(words(row) for row in rows or ()))


def _labelled(choices: Any) -> Callable[[Any], str]:
    return lambda value: str(dict(choices.choices).get(value, plain_words(value)))


_rating = _labelled(Rating.Level)


def _verbose(name: str) -> str:
    return next(str(each.verbose_name) for each in CollectiveYear._meta.fields if each.name == name)


def _decision(row: Facts) -> str:
    ref = row.get("decision") or {}
    number, day = plain_words(ref.get("number")), day_in_words(ref.get("on"))
    return f"{number} ngày {day}" if number and day else number or day or "chưa ghi quyết định"


def _title(row: Facts) -> str:
    revoked = ", đã hủy bỏ" if row.get("revoked") else ""
    return f"{award_in_words(row['award'])} năm {row['year']} ({_decision(row)}{revoked})"


def _initiative(row: Facts) -> str:
    return f"{row['code']}, cấp {row['level']}, năm {row['year']} ({_decision(row)})"


def _period(row: Facts) -> str:
    since, until = (day_in_words(row.get(name)) for name in ("from", "until"))
    return f"từ {since}" + (f" đến {until}" if until else "")


def _study(row: Facts | None) -> str:
    if not row:
        return ""
    return f"{row['months']} tháng" + (f", {row['result']}" if row.get("result") else "")


_SINGLE: dict[str, tuple[str, Callable[[Any], str]]] = {
    "sex": ("Giới tính", _labelled(Recipient.Sex)),
    "position": ("Nhóm chức vụ", _labelled(Recipient.Position)),
    "joined_on": ("Ngày vào làm việc", day_in_words),
    "transferred_on": ("Ngày chuyển đến", day_in_words),
    "old_unit_opinion": ("Nhận xét của đơn vị cũ", plain_words),
    "maternity_months": (
        "Số tháng nghỉ thai sản trong năm",
        lambda months: plain_words(months or None),
    ),
    "study": ("Đi học", _study),
}
_DISCIPLINE, _PENDING = CONDUCT = ("Kỷ luật", "Việc đang xem xét")
"""Labels of what not every reader may know."""
_LISTS: dict[str, tuple[str, Callable[[Any], str]]] = {
    "posts": ("Quá trình công tác", lambda row: f"{row['post']} {_period(row)}"),
    "titles": ("Danh hiệu, hình thức đã đạt", _title),
    "initiatives": ("Sáng kiến", _initiative),
    "discipline": (_DISCIPLINE, lambda row: f"{row['kind']} {_period(row)}"),
    "pending": (_PENDING, _labelled(Pending.Kind)),
}
