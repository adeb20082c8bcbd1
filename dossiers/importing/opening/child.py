"""The child process: sets its own limits first, then looks, then parses; says what it read as one JSON text.

Run as `python -m dossiers.importing.opening.child FILE`; knows no Django and no database.
"""

from __future__ import annotations

import errno
import json
import os
import resource
import sys
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from dossiers.importing.cell_faults import Refusal
from dossiers.importing.opening.limits import (
    CHILD_CPU_SECONDS,
    CHILD_MEMORY,
    CHILD_OUTPUT,
    OUT_OF_MEMORY,
    PASSED_OVER,
)


def limit_itself() -> None:
    """From here on memory, processor time and what is written are bounded; no core is dumped."""
    resource.setrlimit(resource.RLIMIT_AS, (CHILD_MEMORY, CHILD_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CHILD_CPU_SECONDS, CHILD_CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (CHILD_OUTPUT, CHILD_OUTPUT))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main(path: Path) -> None:
    limit_itself()
    from dossiers.importing.opening.gate import inspect

    try:
        surveys = inspect(path)
        answer: dict[str, Any] = {"sheets": _parsed(path, surveys)}
    except Refusal as refusal:
        answer = {"refused": refusal.as_dict()}
    sys.stdout.write(json.dumps(answer, ensure_ascii=False, separators=(",", ":"), default=_plain))
    sys.stdout.flush()


def _parsed(path: Path, surveys: list[Any]) -> list[dict[str, Any]]:
    from python_calamine import CalamineError, CalamineWorkbook

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


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1]))
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    except OSError as wrong:
        # Python turns the signal of a full output into this error; nothing more may be written.
        os._exit(OUT_OF_MEMORY if wrong.errno == errno.EFBIG else 1)
