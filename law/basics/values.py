"""A dated value of the law, and the checks a file of such values must pass before anybody relies on it.

The loader refuses a gap, an overlap, a missing citation, `until` before `since`, an unknown instrument.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from types import MappingProxyType
from typing import Any

from law.basics.instruments import Instrument
from law.citations import Citation

LOADED_SINCE = date(2017, 10, 1)
"""The first day the values reach back to: Nghị định 91/2017/NĐ-CP came into force."""

STATES = ("set", "none", "province", "unread")
CONFIDENCES = ("high", "medium", "low")
LABEL = "label"
"""What a subject is called; {times} in it stands for the value's own figure, {times:02} with two digits."""
_FIGURE = re.compile(r"\{(\w+)(:02)?\}")
_OWN_FIELDS = {"since", "until", "citation", "confidence", "state", "lower_because"}


class BrokenStatute(ValueError):
    """A file of the law that must not be used; the message names file, subject and fault in Vietnamese.

    `what` is the fault alone, `remedy` how to mend it, both in Vietnamese.
    """

    def __init__(self, what: str, remedy: str = "", *, where: str = "") -> None:
        super().__init__(f"{where}: {what}" if where else what)
        self.what, self.remedy = what, remedy


@dataclass(frozen=True, slots=True)
class Value:
    """What the law says on a subject in a period.

    `state`: set (it says so), none (it sets nothing), province (it leaves it to the province),
    unread (its text is not confirmed). The figures stand in `fields`, those of the subject included.
    """

    key: str
    since: date
    until: date | None
    state: str
    citation: Citation
    confidence: str
    fields: Mapping[str, Any]

    def covers(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)

    @property
    def is_set(self) -> bool:
        return self.state == "set"

    def __getitem__(self, name: str) -> Any:
        return self.fields[name]

    def get(self, name: str, default: Any = None) -> Any:
        return self.fields.get(name, default)


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing the law regulates, through time, newest value first."""

    key: str
    values: tuple[Value, ...]

    def on(self, day: date) -> Value | None:
        return next((value for value in self.values if value.covers(day)), None)


def read_subject(
    key: str, table: Mapping[str, Any], known: Mapping[str, Instrument], *, where: str
) -> Subject:
    """One subject of a file, checked; raises BrokenStatute."""
    fields = {name: content for name, content in table.items() if name != "values"}
    values = tuple(_value(key, {**fields, **row}, known, where=where) for row in table["values"])
    _refuse_gap_and_overlap(values, table, where=where)
    return Subject(key=key, values=values)


def _value(key: str, row: Mapping[str, Any], known: Mapping[str, Instrument], *, where: str) -> Value:
    since, until = row.get("since"), row.get("until")
    if not isinstance(since, date):
        raise BrokenStatute(
            "một giá trị thiếu ngày bắt đầu (since)",
            "Ghi since = năm-tháng-ngày cho giá trị ấy.",
            where=where,
        )
    if not isinstance(until, date | None):
        raise BrokenStatute(
            f"ngày kết thúc (until) “{until}” không phải là ngày",
            "Ghi until = năm-tháng-ngày, hoặc bỏ trường until.",
            where=where,
        )
    if until is not None and until < since:
        raise BrokenStatute(
            f"ngày kết thúc {until:%d/%m/%Y} đứng trước ngày bắt đầu {since:%d/%m/%Y}",
            "Sửa lại một trong hai ngày.",
            where=where,
        )
    value = Value(
        key=key,
        since=since,
        until=until,
        state=row.get("state", "set"),
        citation=read_citation(row.get("citation"), where=f"{where}: giá trị từ {since}"),
        confidence=row.get("confidence", "high"),
        fields=MappingProxyType(_with_label({name: row[name] for name in row.keys() - _OWN_FIELDS})),
    )
    _refuse_wrong_words(value, where=where)
    refuse_foreign_instrument(value, known, where=where)
    return value


def _with_label(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The label tells this value's figures; of one that sets none it says "một số"."""

    def figure(found: re.Match[str]) -> str:
        told = fields.get(found[1], "một số")
        return f"{told:02}" if found[2] and isinstance(told, int) else str(told)

    label = _FIGURE.sub(figure, str(fields.get(LABEL, "")))
    return {**fields, LABEL: label[:1].upper() + label[1:]} if label else dict(fields)


def read_citation(row: Any, *, where: str) -> Citation:
    """A citation that must be there; raises BrokenStatute."""
    if not isinstance(row, Mapping) or not row.get("instrument"):
        raise BrokenStatute(
            "thiếu căn cứ (citation)",
            'Ghi citation = { instrument = "…", article = …, clause = … }.',
            where=where,
        )
    return citation_of(row)


def citation_of(row: Mapping[str, Any]) -> Citation:
    """A citation as the files write it."""
    article, clause, point = (row.get(part) for part in ("article", "clause", "point"))
    return Citation(
        instrument=row["instrument"],
        article=None if article is None else str(article),
        clause=None if clause is None else str(clause),
        point=point,
    )


def _refuse_wrong_words(value: Value, *, where: str) -> None:
    if value.state not in STATES:
        raise BrokenStatute(
            f"state “{value.state}” không có nghĩa",
            "Dùng một trong: none, province, unread; có quy định thì bỏ trường state.",
            where=where,
        )
    if value.confidence not in CONFIDENCES:
        raise BrokenStatute(
            f"confidence “{value.confidence}” không có nghĩa", "Dùng high, medium hoặc low.", where=where
        )
    if value.confidence == "low" and value.is_set:
        raise BrokenStatute(
            "điều chưa kiểm chứng (low) không được là quy định",
            'Đọc lại văn bản rồi ghi high hoặc medium; chưa đọc được thì ghi state = "unread".',
            where=where,
        )


def refuse_foreign_instrument(value: Value, known: Mapping[str, Instrument], *, where: str) -> None:
    """A value may stand only on an instrument that was in force in all of its period."""
    found = known.get(value.citation.instrument)
    if found is None:
        raise BrokenStatute(
            f"văn bản “{value.citation.instrument}” không có trong danh mục",
            "Thêm văn bản vào instruments.toml, hoặc sửa lại tên.",
            where=where,
        )
    if value.since < found.since:
        raise BrokenStatute(
            f"giá trị từ {value.since:%d/%m/%Y} có trước “{found.name}” ({found.since:%d/%m/%Y})",
            "Cho giá trị bắt đầu từ ngày văn bản có hiệu lực, hoặc dẫn văn bản có trước.",
            where=where,
        )
    if found.until is not None and value.since > found.until:
        raise BrokenStatute(
            f"“{found.name}” đã hết hiệu lực ngày {found.until:%d/%m/%Y}",
            "Dẫn văn bản đang có hiệu lực.",
            where=where,
        )


def _refuse_gap_and_overlap(values: Sequence[Value], table: Mapping[str, Any], *, where: str) -> None:
    if not values:
        raise BrokenStatute("không có giá trị nào", "Thêm ít nhất một giá trị.", where=where)
    for newer, older in pairwise(values):
        if older.until is None or older.until >= newer.since:
            raise BrokenStatute(
                f"hai giá trị chồng lên nhau tại {newer.since:%d/%m/%Y}",
                "Cho giá trị cũ kết thúc (until) ngày liền trước ngày giá trị mới bắt đầu.",
                where=where,
            )
        if older.until + timedelta(days=1) != newer.since:
            raise BrokenStatute(
                f"khoảng trống giữa {older.until:%d/%m/%Y} và {newer.since:%d/%m/%Y}",
                "Cho giá trị mới bắt đầu ngày liền sau ngày giá trị cũ kết thúc.",
                where=where,
            )
    if values[-1].since > table.get("begins", LOADED_SINCE):
        raise BrokenStatute(
            f"khoảng trống trước {values[-1].since:%d/%m/%Y}",
            "Thêm giá trị cho thời gian trước, hoặc ghi begins bằng ngày chủ đề này bắt đầu có.",
            where=where,
        )
    last = values[0].until
    if last != table.get("ends"):
        raise BrokenStatute(
            f"khoảng trống sau {last:%d/%m/%Y}" if last else "giá trị trên cùng kéo dài quá ngày ends",
            "Thêm giá trị cho thời gian sau, bỏ until, hoặc ghi ends bằng ngày chủ đề này không còn.",
            where=where,
        )
