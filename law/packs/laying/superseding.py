"""One table of a pack laid on the table beneath: new values from a day on, the past as it was.

The value before gets its last day from the first new one. Nothing else of what lies beneath changes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from law.basics.statute_files import StatuteTable
from law.basics.values import CONFIDENCES
from law.packs.signed_folder.manifest import Manifest
from law.packs.signed_folder.pack_faults import PackFault

Row = Mapping[str, Any]
_OF_SUBJECT = ("begins", "ends")


def laid_on(table: StatuteTable, beneath: StatuteTable | None) -> StatuteTable:
    """The table of both; raises ValueError where a value of the pack has no day.

    What the pack says once for all its values is written into each of them, so that it holds for none before.
    """
    rows = rows_of(table)
    if beneath is None:
        return StatuteTable(table.file, table.key, {**table.content, "values": rows})
    first = first_day(table)
    kept = [_ended(row, first) for row in beneath.content["values"] if row["since"] < first]
    subject = {name: told for name, told in beneath.content.items() if name != "ends"}
    if "ends" in table.content:
        subject["ends"] = table.content["ends"]
    return StatuteTable(table.file, table.key, {**subject, "values": [*rows, *kept]})


def rows_of(table: StatuteTable) -> list[Row]:
    """Each value of the table with what it says once for all of them."""
    once = {name: told for name, told in table.content.items() if name not in ("values", *_OF_SUBJECT)}
    return [{**once, **row} for row in table.content["values"]]


def first_day(table: StatuteTable) -> date:
    """The day from which the table says anything; raises ValueError where a value has none."""
    days = [row.get("since") for row in table.content["values"]]
    if not days or not all(_is_day(day) for day in days):
        raise ValueError(table.key)
    return min(day for day in days if day is not None)


def past_faults(table: StatuteTable, beneath: StatuteTable | None, manifest: Manifest) -> Iterator[PackFault]:
    """Where the table would edit what held before its own first day, or speak over what holds later."""
    first = first_day(table)
    if first < manifest.since:
        yield PackFault(
            table.file,
            table.key,
            f"Giá trị từ {first:%d/%m/%Y} có trước ngày đầu của gói ({manifest.since:%d/%m/%Y}); "
            "gói không sửa quá khứ.",
            "Cho giá trị bắt đầu từ ngày đầu của gói hoặc sau đó.",
        )
    for row in () if beneath is None else beneath.content["values"]:
        if row["since"] > first:
            yield PackFault(
                table.file,
                table.key,
                f"Giá trị từ {first:%d/%m/%Y} chồng lên giá trị từ {row['since']:%d/%m/%Y} đã có.",
                f"Cho giá trị của gói bắt đầu sau {row['since']:%d/%m/%Y}.",
            )
        elif row["since"] == first and row.get("state") != "unread":
            yield PackFault(
                table.file,
                table.key,
                f"Giá trị từ {first:%d/%m/%Y} đã được xác nhận; gói không sửa điều đã có hiệu lực.",
                f"Cho giá trị của gói bắt đầu sau {first:%d/%m/%Y}.",
            )


def confidence_faults(table: StatuteTable, beneath: StatuteTable | None) -> Iterator[PackFault]:
    """A value less sure than the one before it must say why (`lower_because`)."""
    rows = rows_of(table)
    before = _last_before(beneath, first_day(table))
    for row, older in zip(rows, [*rows[1:], before], strict=True):
        if older is None or str(row.get("lower_because", "")).strip():
            continue
        if _rank(row) > _rank(older):
            yield PackFault(
                table.file,
                f"{table.key} từ {row['since']:%d/%m/%Y}",
                f"Độ tin cậy “{_confidence(row)}” thấp hơn “{_confidence(older)}” của giá trị trước.",
                'Ghi lý do: lower_because = "…", hoặc đối chiếu lại văn bản.',
            )


def citation_faults(table: StatuteTable, manifest: Manifest) -> Iterator[PackFault]:
    """A value may cite only what the manifest names."""
    for row in rows_of(table):
        cited = row.get("citation")
        name = cited.get("instrument") if isinstance(cited, Mapping) else None
        if name and name not in manifest.instruments:
            yield PackFault(
                table.file,
                f"{table.key} từ {row['since']:%d/%m/%Y}",
                f"Căn cứ “{name}” không có trong danh sách văn bản của gói.",
                "Thêm tên ấy vào instruments của manifest.toml, hoặc sửa lại căn cứ.",
            )


def _ended(row: Row, first: date) -> Row:
    """The value as it was, until the day before the first new one."""
    until = row.get("until")
    return row if until is not None and until < first else {**row, "until": first - timedelta(days=1)}


def _last_before(beneath: StatuteTable | None, day: date) -> Row | None:
    rows: Sequence[Row] = () if beneath is None else beneath.content["values"]
    return next((row for row in rows if row["since"] <= day), None)


def _rank(row: Row) -> int:
    return CONFIDENCES.index(_confidence(row)) if _confidence(row) in CONFIDENCES else len(CONFIDENCES)


def _confidence(row: Row) -> str:
    """What was not read is sure of nothing, whatever stands beside it."""
    return "low" if row.get("state") == "unread" else str(row.get("confidence", "high"))


def _is_day(day: object) -> bool:
    return isinstance(day, date) and not isinstance(day, datetime)
