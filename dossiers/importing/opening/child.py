"""What the limited child does with a workbook: looks at it first, then parses it; answers one JSON text.

Knows no Django and no database.
"""

from __future__ import annotations

import json
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from dossiers.importing.cell_faults import Refusal
from dossiers.importing.opening.gate import inspect
from dossiers.importing.opening.limits import (
    CHILD_CPU_SECONDS,
    CHILD_MEMORY,
    CHILD_OUTPUT,
    PASSED_OVER,
)
from dossiers.uploads.child_process import ChildLimits

LIMITS = ChildLimits(memory=CHILD_MEMORY, cpu_seconds=CHILD_CPU_SECONDS, output=CHILD_OUTPUT)


def look(path: Path) -> str:
    """{"sheets": […]} as workbook_reader.ReadSheet, or {"refused": a Refusal}."""
    try:
        surveys = inspect(path)
        answer: dict[str, Any] = {"sheets": _parsed(path, surveys)}
    except Refusal as refusal:
        answer = {"refused": refusal.as_dict()}
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":"), default=_plain)


def _parsed(path: Path, surveys: list[Any]) -> list[dict[str, Any]]:
    try:
        book = CalamineWorkbook.from_path(str(path))
        return [_sheet(book, survey) for survey in surveys]
    except (CalamineError, OSError, ValueError, OverflowError):
        raise Refusal(
            "damaged",
            "Tệp bị hỏng: chương trình đọc bảng tính không hiểu nội dung bên trong.",
            "Mở lại tệp bằng Excel, lưu thành .xlsx rồi tải lên lại.",
        ) from None


def _sheet(book: Any, survey: Any) -> dict[str, Any]:
    ignored = survey.name in PASSED_OVER
    rows = [] if ignored else book.get_sheet_by_name(survey.name).to_python(skip_empty_area=False)
    return {
        "name": survey.name,
        "rows": rows,
        "merged": survey.merged,
        "computed": survey.computed,
        "failed": survey.failed,
    }


def _plain(value: object) -> object:
    """A day travels as a list of one text, so that it is never mistaken for text typed by a person."""
    if isinstance(value, datetime):
        return [value.date().isoformat()]
    if isinstance(value, date):
        return [value.isoformat()]
    if isinstance(value, time | timedelta):
        return str(value)
    raise TypeError(type(value).__name__)
