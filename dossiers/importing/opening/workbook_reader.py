"""The parent's side of reading: has the limited child look, and puts its end into words; parses nothing."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from dossiers.importing.cell_faults import Refusal
from dossiers.importing.opening.limits import CHILD_WALL_SECONDS
from dossiers.uploads.limited_child import ChildStopped, look_in_child

CellValue = str | int | float | bool | date | None
_STOPPED = {
    "unreadable": "Chương trình không đọc được tệp này.",
    "too_slow": "Đọc tệp mất quá nhiều thời gian nên chương trình đã dừng lại.",
    "too_heavy": "Đọc tệp cần nhiều bộ nhớ hơn mức cho phép nên chương trình đã dừng lại.",
}
_COPY_OUT = "Chép dữ liệu (dán giá trị, không kèm định dạng) sang tệp mẫu của chương trình rồi tải lên lại."


@dataclass(slots=True)
class ReadSheet:
    """One worksheet as read: `rows[r][c]` counted from 0; cells that are empty hold ""."""

    name: str
    rows: list[list[CellValue]] = field(default_factory=list)
    merged: list[str] = field(default_factory=list)
    computed: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)


def read_workbook(path: Path, *, wall_seconds: float = CHILD_WALL_SECONDS) -> list[ReadSheet]:
    """The sheets of the workbook; raises Refusal, and only Refusal, whatever the file holds."""
    try:
        told = look_in_child("dossiers.importing.opening.child", path, wall_seconds=wall_seconds)
    except ChildStopped as stopped:
        raise refusal_of(stopped) from stopped
    answer = json.loads(told)
    if refused := answer.get("refused"):
        raise Refusal(
            refused["kind"], refused["what"], refused["remedy"], sheet=refused["sheet"], cell=refused["cell"]
        )
    return [_sheet(sheet) for sheet in answer["sheets"]]


def refusal_of(stopped: ChildStopped) -> Refusal:
    return Refusal(stopped.why, _STOPPED[stopped.why], _COPY_OUT)


def _sheet(given: dict[str, Any]) -> ReadSheet:
    rows = [[_cell(value) for value in row] for row in given["rows"]]
    return ReadSheet(given["name"], rows, given["merged"], given["computed"], given["failed"])


def _cell(value: Any) -> CellValue:
    if type(value) is list:
        return date.fromisoformat(value[0])
    return "#NUM!" if type(value) is float and not math.isfinite(value) else value
