"""The parent's side of reading: starts the limited child and waits for it; parses no file itself."""

from __future__ import annotations

import json
import logging
import math
import os
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import IO, Any

from dossiers.importing.cell_faults import Refusal
from dossiers.importing.opening.limits import CHILD_WALL_SECONDS, OUT_OF_MEMORY

ROOT = Path(__file__).resolve().parents[3]

log = logging.getLogger(__name__)

CellValue = str | int | float | bool | date | None


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
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        ended = _run_child(path, output=output, errors=errors, wall_seconds=wall_seconds)
        if ended != 0:
            raise _ended_badly(ended, errors)
        output.seek(0)
        text = output.read()
    answer = json.loads(text)
    if refused := answer.get("refused"):
        raise Refusal(
            refused["kind"], refused["what"], refused["remedy"], sheet=refused["sheet"], cell=refused["cell"]
        )
    return [_sheet(sheet) for sheet in answer["sheets"]]


def _run_child(path: Path, *, output: IO[bytes], errors: IO[bytes], wall_seconds: float) -> int:
    """The child's exit status; negative is the signal that ended it. It sees no secret of the server."""
    child = subprocess.Popen(
        [sys.executable, "-m", "dossiers.importing.opening.child", str(path.resolve())],
        cwd=ROOT,
        env={"PATH": os.defpath, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"},
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=errors,
    )
    try:
        return child.wait(timeout=wall_seconds)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()
        return -signal.SIGXCPU


def _ended_badly(ended: int, errors: IO[bytes]) -> Refusal:
    errors.seek(0)
    log.warning("reading a workbook ended with %s: %s", ended, errors.read()[-2000:].decode(errors="replace"))
    kind, what = "unreadable", "Chương trình không đọc được tệp này."
    if ended in (-signal.SIGXCPU, -signal.SIGKILL):
        kind, what = "too_slow", "Đọc tệp mất quá nhiều thời gian nên chương trình đã dừng lại."
    elif ended in (OUT_OF_MEMORY, -signal.SIGABRT, -signal.SIGSEGV, -signal.SIGXFSZ):
        kind, what = "too_heavy", "Đọc tệp cần nhiều bộ nhớ hơn mức cho phép nên chương trình đã dừng lại."
    remedy = "Chép dữ liệu (dán giá trị, không kèm định dạng) sang tệp mẫu của chương trình rồi tải lên lại."
    return Refusal(kind, what, remedy)


def _sheet(given: dict[str, Any]) -> ReadSheet:
    rows = [[_cell(value) for value in row] for row in given["rows"]]
    return ReadSheet(given["name"], rows, given["merged"], given["computed"], given["failed"])


def _cell(value: Any) -> CellValue:
    if type(value) is list:
        return date.fromisoformat(value[0])
    return "#NUM!" if type(value) is float and not math.isfinite(value) else value
