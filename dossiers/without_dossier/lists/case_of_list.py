"""The rows of a list as one case of the law: what the sheet has no column for stays a question not asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from dossiers.importing.checking.columns import COUNTS
from dossiers.importing.checking.doubles import identity_of
from dossiers.importing.checking.rows import ListRow
from dossiers.without_dossier.lists.history_sheet import Past, Pasts, past_in_sheet
from law.awards import award as award_of
from law.facts import (
    UNASKED,
    Achievement,
    Case,
    CollectiveFacts,
    DecisionRef,
    Initiative,
    Nominee,
    UnitFacts,
)

_BASE = "LĐTT"
WAY = "công trạng"


def case_of_list(
    rows: Iterable[ListRow], *, pasts: Pasts | None, year: int, on: date, local: Mapping[str, Any]
) -> Case:
    """Nominees bear the key of their row; the base of the seats is counted in the list itself."""
    listed = [row for row in rows if row.award]
    first: dict[object, str] = {}
    nominees = []
    for row in listed:
        person = identity_of(row) or row.key
        nominees.append(_nominee(row, pasts, same=first.get(person), year=year))
        first.setdefault(person, row.key)
    base = {identity_of(row) or row.key for row in listed if award_of(row.award).judged_as == _BASE}
    unit = UnitFacts(advanced_workers=len(base))
    return Case(id="danh-sach", on=on, local=local, unit=unit, nominees=tuple(nominees))


def _nominee(row: ListRow, pasts: Pasts | None, *, same: str | None, year: int) -> Nominee:
    past = Past() if pasts is None else past_in_sheet(pasts, row)
    is_person = row.kind == "individual"
    ratings = {**past.ratings, **({year: row.get("rating")} if row.get("rating") else {})}
    return Nominee(
        id=row.key,
        kind=row.kind,
        award=row.award,
        way=WAY,
        ground=row.ground or UNASKED,
        sex=row.get("sex") or UNASKED,
        position=row.get("position") or UNASKED,
        same_person_as=same,
        achievement=Achievement(date(year, 1, 1), date(year, 12, 31), f"công trạng {year}"),
        ratings=ratings if "rating" in row.columns else UNASKED,
        titles=UNASKED if pasts is None else tuple(past.titles),
        initiatives=(*_initiative(row, year), *past.initiatives) if is_person else UNASKED,
        discipline=UNASKED if pasts is None else tuple(past.discipline),
        pending=UNASKED if pasts is None else tuple(past.pending),
        collective=_collective(row),
    )


def _initiative(row: ListRow, year: int) -> tuple[Initiative, ...]:
    code = row.get("initiative_code")
    if not code:
        return ()
    decision = DecisionRef(row.get("initiative_number") or None, row.get("initiative_on"))
    return (Initiative(code, "sáng kiến", row.get("initiative_level") or "cơ sở", year, decision),)


def _collective(row: ListRow) -> Any:
    if row.kind != "collective" or row.get("people") is None:
        return UNASKED
    return CollectiveFacts(**{name: UNASKED if row.get(name) is None else row.get(name) for name in COUNTS})
