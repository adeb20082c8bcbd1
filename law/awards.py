"""The table of awards, read from statutes/awards.toml: titles and forms of reward, two lists.

A title (danh hiệu thi đua) can never stand where a form (hình thức khen thưởng) is asked for. Beside them
stand those that ministries give: nobody here proposes one, and who holds one holds an award of the two lists.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from law.citations import Citation

STATUTES = Path(__file__).parent / "statutes"
STATE_LEVELS = frozenset({"chính phủ", "nhà nước"})


class UnknownAward(LookupError):
    """No award of the table bears this code; the message is Vietnamese."""


@dataclass(frozen=True, slots=True)
class Bearers:
    """Whose units may ask for an award: of the armed forces alone, or of some `levels` (empty: of any)."""

    armed_forces: bool
    levels: tuple[str, ...]
    citation: Citation

    def include(self, *, level: str, is_armed_force: bool) -> bool:
        if self.armed_forces and not is_armed_force:
            return False
        return not self.levels or level in self.levels

    @property
    def words(self) -> str:
        """Whose it is alone, with the article, to follow the name of the award."""
        whose = "lực lượng vũ trang nhân dân" if self.armed_forces else f"cấp {', '.join(self.levels)}"
        return f"chỉ dành cho đơn vị {whose} ({self.citation})"


@dataclass(frozen=True, slots=True)
class Award:
    """One award. `kind_of_award` is "title" or "form"; `recipients` are the kinds of the public input;
    `place` counts from 0, the highest of its list; `judged_as` is the code whose conditions it shares;
    `group` the kind of state award it is ("huân chương"), empty for all others; `sex` whose it is alone, as
    the public input says it ("female"), empty for all others; `counts_as` the award of the two lists that one
    given elsewhere is in the law's words, `counted` since when by which article, the newest first."""

    code: str
    name: str
    short: str
    kind_of_award: str
    recipients: tuple[str, ...]
    level: str
    place: int
    judged_as: str
    group: str = ""
    since: date | None = None
    until: date | None = None
    absent_by: Citation | None = None
    bearers: Bearers | None = None
    sex: str = ""
    counts_as: str = ""
    counted: tuple[tuple[date, Citation], ...] = ()

    @property
    def is_title(self) -> bool:
        return self.kind_of_award == "title"

    @property
    def kind_label(self) -> str:
        return "danh hiệu thi đua" if self.is_title else "hình thức khen thưởng"

    @property
    def is_of_state(self) -> bool:
        """Decided by the Prime Minister or the President of State."""
        return self.level in STATE_LEVELS

    def exists_on(self, day: date) -> bool:
        """Whether the law knows this award on that day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    def counted_by(self, day: date) -> Citation | None:
        """The article of that day by which it is the award that it counts as; None where none is loaded."""
        return next((cited for since, cited in self.counted if since <= day), None)


def _award(row: Mapping[str, Any], *, kind: str, place: int) -> Award:
    absent = row.get("absent_by")
    return Award(
        code=row["code"],
        name=row["name"],
        short=row.get("short", row["code"]),
        kind_of_award=kind,
        recipients=tuple(row["recipients"]),
        level=row["level"],
        place=place,
        judged_as=row.get("judged_as", row["code"]),
        group=row.get("group", ""),
        since=row.get("since"),
        until=row.get("until"),
        absent_by=Citation(**absent) if absent else None,
        bearers=_bearers(row.get("bearers")),
        sex=row.get("sex", ""),
        counts_as=row.get("counts_as", ""),
        counted=tuple(map(_counted, row.get("counted", ()))),
    )


def _counted(row: Mapping[str, Any]) -> tuple[date, Citation]:
    return row["since"], Citation(row["instrument"], str(row["article"]))


def _bearers(told: Mapping[str, Any] | None) -> Bearers | None:
    if told is None:
        return None
    cited = {name: value for name, value in told.items() if name not in ("armed_forces", "levels")}
    return Bearers(bool(told.get("armed_forces")), tuple(told.get("levels", ())), Citation(**cited))


def _tables() -> tuple[Mapping[str, Award], Mapping[str, Award], Mapping[str, Award]]:
    rows = tomllib.loads((STATUTES / "awards.toml").read_text(encoding="utf-8"))
    titles = {row["code"]: _award(row, kind="title", place=place) for place, row in enumerate(rows["titles"])}
    forms = {row["code"]: _award(row, kind="form", place=place) for place, row in enumerate(rows["forms"])}
    if both := titles.keys() & forms.keys():
        raise ValueError(f"mã vừa là danh hiệu vừa là hình thức khen thưởng: {', '.join(sorted(both))}")
    others = {
        row["code"]: _award(row, kind=row["kind"], place=place) for place, row in enumerate(rows["elsewhere"])
    }
    return MappingProxyType(titles), MappingProxyType(forms), MappingProxyType(others)


TITLES, FORMS, ELSEWHERE = _tables()
# Of letters: what is longer may break between its words, lest the line before it gapes.
_LONGEST_WHOLE = 26


def _names(found: Award) -> list[str]:
    parts = re.split(r" (?=của )", found.name, maxsplit=1)
    return [name for name in (found.name, parts[0]) if len(name) <= _LONGEST_WHOLE]


NAMES = tuple(dict.fromkeys(name for found in (*TITLES.values(), *FORMS.values()) for name in _names(found)))
"""Every short name as running text may hold it, that of a form also without who gives it."""


def name_of(code: str) -> str:
    """The whole name, for sentences: a code is for narrow columns. Raises UnknownAward."""
    return award(code).name


def counted_award(code: str) -> str:
    """The award of the two lists that whoever holds this one holds: itself, or what it counts as."""
    given = ELSEWHERE.get(code)
    return given.counts_as if given else code


def award(code: str) -> Award:
    """The award of this code, from either list or given elsewhere; raises UnknownAward."""
    found = TITLES.get(code) or FORMS.get(code) or ELSEWHERE.get(code)
    if found is None:
        raise UnknownAward(f"Không có danh hiệu hay hình thức khen thưởng nào mang mã “{code}”.")
    return found
