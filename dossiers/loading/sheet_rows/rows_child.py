"""What the limited child does with a load: looks at it first, then hands its rows on one by one.

Its answer is lines of JSON: an object opens a sheet or tells a refusal, an array is a row of the last sheet.
Knows no Django and no database.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import orjson
from python_calamine import CalamineError, CalamineWorkbook

from dossiers.importing.cell_faults import Refusal
from dossiers.importing.opening.gate import inspect
from dossiers.importing.opening.limits import PASSED_OVER
from dossiers.importing.opening.scanning import Survey
from dossiers.loading.sheet_rows.load_limits import CHILD_CPU_SECONDS, CHILD_MEMORY, CHILD_OUTPUT, MOST_ROWS
from dossiers.uploads.child_process import ChildLimits

LIMITS = ChildLimits(memory=CHILD_MEMORY, cpu_seconds=CHILD_CPU_SECONDS, output=CHILD_OUTPUT)
_GATHERED = 1_000


def look(path: Path) -> Iterator[str]:
    """The pieces of the answer; a refusal may still come when rows were given already."""
    try:
        yield from _sheets(path, inspect(path, most_rows=MOST_ROWS))
    except Refusal as refusal:
        yield _line({"refused": refusal.as_dict()})
    except (CalamineError, OSError, ValueError, OverflowError):
        damaged = Refusal(
            "damaged",
            "Tệp bị hỏng: chương trình đọc bảng tính không hiểu nội dung bên trong.",
            "Mở lại tệp bằng Excel, lưu thành .xlsx rồi tải lên lại.",
        )
        yield _line({"refused": damaged.as_dict()})


def _sheets(path: Path, surveys: list[Survey]) -> Iterator[str]:
    book = CalamineWorkbook.from_path(str(path))
    for survey in surveys:
        if survey.name in PASSED_OVER:
            continue
        blocked = {"merged": survey.merged, "computed": survey.computed, "failed": survey.failed}
        yield _line({"name": survey.name, **blocked})
        gathered: list[str] = []
        for row in book.get_sheet_by_name(survey.name).iter_rows():
            gathered.append(_line(row))
            if len(gathered) == _GATHERED:
                yield "".join(gathered)
                gathered.clear()
        yield "".join(gathered)


def _line(value: object) -> str:
    option = orjson.OPT_PASSTHROUGH_DATETIME | orjson.OPT_APPEND_NEWLINE
    return orjson.dumps(value, default=_plain, option=option).decode()


def _plain(value: Any) -> Any:
    """A day travels as a list of one text, so that it is never mistaken for text typed by a person."""
    if isinstance(value, datetime):
        return [value.date().isoformat()]
    if isinstance(value, date):
        return [value.isoformat()]
    if isinstance(value, time | timedelta):
        return str(value)
    raise TypeError(type(value).__name__)
