"""The column of grounds: by words or code, one of the row's own award; what is wrong is told by its cell."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from dossiers.importing.cell_faults import CellFault
from dossiers.importing.checking.rows import ListRow
from dossiers.importing.checking.spelling import folded
from dossiers.judging.nomination_grounds import offered_grounds
from law.awards import FORMS, TITLES, name_of
from law.awards import award as award_of
from law.basics.grounds import Ground
from law.rulebook import LawStack

_SHOWN = 60
_LONGEST = 400
"""No words of a ground are as long: what is longer is not compared with them."""


def ground_choices(
    kind: str,
    *,
    day: date,
    stack: LawStack | None = None,
    way: str = "công trạng",
    awards: Iterable[str] = (*TITLES, *FORMS),
) -> tuple[str, ...]:
    """The words of the list in the template, each with its award in front: those of the awards offered."""
    return tuple(
        _choice(each) for code in awards for each in offered_grounds(code, kind, way, day, stack=stack)
    )


def check_grounds(
    rows: Iterable[ListRow], *, way: str, day: date, stack: LawStack | None = None
) -> list[CellFault]:
    """Sets the ground of each row that names one; a row without an award is told of by other checks."""
    faults = []
    for row in rows:
        word = row.get("ground")
        if not word or not row.award:
            continue
        if fault := _take(row, word, _by_word(row.award, row.kind, way, day, stack), day):
            row.bad.add("ground")
            faults.append(fault)
    return faults


def _take(row: ListRow, word: str, known: Mapping[str, Ground], day: date) -> CellFault | None:
    found = known.get(folded(word)) if len(word) <= _LONGEST else None
    if found is None:
        return _unknown(row, word, known, day)
    row.ground = found.code
    return None


@lru_cache(maxsize=256)
def _by_word(award: str, kind: str, way: str, day: date, stack: LawStack | None) -> Mapping[str, Ground]:
    """Every ground by its folded code, its words, and the words as the list of a template has them."""
    grounds = offered_grounds(award, kind, way, day, stack=stack)
    return MappingProxyType(
        {
            folded(word): each
            for each in grounds
            for word in (each.code, each.words, _choice(each), _by_code(each))
        }
    )


def _choice(ground: Ground) -> str:
    return f"{name_of(ground.award)}: {ground.words}"


def _by_code(ground: Ground) -> str:
    """As lists that were filled in from an older template have it."""
    return f"{ground.award}: {ground.words}"


def _unknown(row: ListRow, word: str, known: Mapping[str, Ground], day: date) -> CellFault:
    name = award_of(row.award).name
    shown = word if len(word) <= _SHOWN else f"{word[:_SHOWN]}…"
    if not known:
        what = f"{name} không có tiêu chuẩn xét để chọn theo pháp luật ngày {day:%d/%m/%Y}."
        return row.fault("ground", what, "Để trống ô này.")
    near = difflib.get_close_matches(folded(word), known, n=1) if len(word) <= _LONGEST else []
    asked = f"Có phải “{known[near[0]].words}”? " if near else ""
    words = "; ".join(dict.fromkeys(each.words for each in known.values()))
    return row.fault(
        "ground",
        f"“{shown}” không phải tiêu chuẩn xét của {name} theo pháp luật ngày {day:%d/%m/%Y}.",
        f"{asked}Chọn một trong: {words}; hoặc để trống ô này.",
    )
