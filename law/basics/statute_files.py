"""The files of the law as tables by subject, and the subjects that such tables make.

A table is what a file says of one subject: fields that hold for all its values, and under `values` a row for
each of them, newest first.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from law.basics.instruments import Instrument
from law.basics.values import BrokenStatute, Subject, read_citation, read_subject, refuse_foreign_instrument

Content = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class StatuteTable:
    """What one file says of one subject; `content` as it was read, `values` and all."""

    file: str
    key: str
    content: Content

    @property
    def where(self) -> str:
        """How a refusal names it."""
        return f"{self.file}: {self.key}"


def read_subjects(
    folder: Path, instruments: Sequence[Instrument], *, checks: Collection[str] | None = None
) -> dict[str, Subject]:
    """Every subject of every value file of the folder, checked; raises BrokenStatute.

    `checks` names what conditions may be checked by; None leaves that open.
    """
    return subjects_of(tables_of_folder(folder).values(), instruments, checks=checks)


def tables_of_folder(folder: Path) -> dict[str, StatuteTable]:
    """Every table of the files of the folder by its subject; raises BrokenStatute."""
    return tables_of_files({path.name: path.read_bytes() for path in sorted(folder.glob("*.toml"))})


def tables_of_files(files: Mapping[str, bytes]) -> dict[str, StatuteTable]:
    """The same of files given by name, in their order; raises BrokenStatute."""
    found: dict[str, StatuteTable] = {}
    for name, content in files.items():
        for key, table in tables_with_values(read_toml(name, content)):
            if key in found:
                raise BrokenStatute("chủ đề này đã có ở tệp khác", "Gộp vào một tệp.", where=f"{name}: {key}")
            found[key] = StatuteTable(name, key, table)
    return found


def read_toml(name: str, content: bytes) -> dict[str, Any]:
    """A file of the law; numbers with a point are exact. Raises BrokenStatute."""
    try:
        return tomllib.loads(content.decode("utf-8"), parse_float=Decimal)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as fault:
        why = "lồng quá nhiều tầng" if isinstance(fault, RecursionError) else fault
        raise BrokenStatute(
            f"không đọc được ({why})", "Sửa lại theo cách viết TOML, chữ UTF-8.", where=name
        ) from fault


def tables_with_values(content: Content, above: tuple[str, ...] = ()) -> list[tuple[str, Content]]:
    """(subject, table) of everything in a file that has dated values."""
    found = []
    for name, below in content.items():
        if isinstance(below, Mapping):
            if "values" in below:
                found.append((".".join((*above, name)), below))
            else:
                found += tables_with_values(below, (*above, name))
    return found


def subjects_of(
    tables: Collection[StatuteTable],
    instruments: Sequence[Instrument],
    *,
    checks: Collection[str] | None = None,
) -> dict[str, Subject]:
    """The subject of each table by its key, checked; raises BrokenStatute."""
    known = {found.name: found for found in instruments}
    return {table.key: subject_of(table, known, checks=checks) for table in tables}


def subject_of(
    table: StatuteTable, known: Mapping[str, Instrument], *, checks: Collection[str] | None = None
) -> Subject:
    """The subject of one table, checked against instruments by name; raises BrokenStatute."""
    subject = read_subject(table.key, table.content, known, where=table.where)
    if checks is not None and table.key.startswith("condition."):
        _refuse_unknown_check(subject, checks, where=table.where)
        _refuse_nameless_ground(subject, known, where=table.where)
    return subject


def _refuse_unknown_check(subject: Subject, checks: Collection[str], *, where: str) -> None:
    """A condition that nobody can carry out, itself or in one of its branches."""
    for value in subject.values:
        branches = [part for branch in value.get("any_of", ()) for part in branch.get("all_of", ())]
        named = [value.get("check", subject.key.rsplit(".", 1)[-1]), *(part["check"] for part in branches)]
        for name in named:
            if name not in checks:
                raise BrokenStatute(
                    f"không có cách kiểm tra “{name}” trong law/eligibility",
                    "Chọn một cách kiểm tra có sẵn; loại điều kiện mới cần người lập trình.",
                    where=where,
                )


def _refuse_nameless_ground(subject: Subject, known: Mapping[str, Instrument], *, where: str) -> None:
    """A ground that nobody could name or look up: each has its code and words, its paper where no figure
    settles it, and an instrument in force in the period of the value."""
    for value in subject.values:
        unsettled = value.get("unsettled", ())
        for row in (*value.get("any_of", ()), *unsettled):
            missing = [name for name in ("code", "words") if not row.get(name)]
            missing += ["paper"] if row in unsettled and not row.get("paper") else []
            if missing:
                raise BrokenStatute(
                    f"một tiêu chuẩn xét thiếu {', '.join(missing)}",
                    "Ghi đủ code, words, và paper với tiêu chuẩn mà số liệu không kết luận được.",
                    where=where,
                )
            if "citation" in row:
                cited = replace(value, citation=read_citation(row["citation"], where=where))
                refuse_foreign_instrument(cited, known, where=where)
