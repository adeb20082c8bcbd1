"""Every change by one step that could be made to the figures of the law, one at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

from law.awards import FORMS, TITLES, award
from law.eligibility.recipient import KIND_NAMES
from law.packs.laying.words_of_law import CLOSED_LISTS, ORDERED_WORDS

Table = dict[str, Any]

_UNSET = {"none", "unread", "province"}
_SLEEPING = {"none", "unread"}
"""States in which the figures of a value are not looked at."""

_SAID = {"since", "until", "citation", "confidence", "label", "unit", "what", "further", "rule", "base"}
_SAID |= {"base_name", "local_key", "last_checked_on", "check", "begins", "ends", "values", "lower_because"}
"""Words about a figure; no figures themselves. A change of them is seen by the checks of the loader."""

_MONTH_DAY = re.compile(r"\d\d-\d\d")
_STEPS = {"amount": 10_000, "round_up_to": 10_000}
_WITHOUT_STATE = ("authority.", "base_salary", "quorum", "service_posts")
"""Subjects that are always set: who decides, the salary, who must be there, which post is the higher."""
_ASKED_ANYWAY = ("condition.", "vote.", "quota.")
"""Subjects for which "left to the province" is told otherwise than "not set"."""
_SILENT_UNSET = ("copies.", "papers.", "deadline.")
"""Subjects of which nothing is said where they are not set: two such texts differ in nothing to be seen."""
_NEVER_CITED = ("quorum", "vote_readings", "multiplier.", "base_salary")
"""Subjects whose article no answer names: a new text with the same figure changes nothing to be seen."""


@dataclass(frozen=True)
class Mutation:
    """A table of the law with one change; `told` names subject, day and change.

    `since` and `until` are the days on which the change can be met; None where it has no such bound.
    """

    key: str
    told: str
    table: Table
    since: date | None = None
    until: date | None = None

    def touches(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    def is_of(self, key: str, since: date) -> bool:
        """Whether the value of this subject from this day is the changed one."""
        return key == self.key and self.touches(since)


def mutations(key: str, table: Table) -> Iterator[Mutation]:
    """All changes by one step of one subject."""
    for path, old in _figures(table, ()):
        for new in _steps(str(path[-1]), old):
            if _stands_for_itself(path, new):
                continue
            told = f"{_place(table, path)}: {old} -> {new}"
            yield Mutation(key, told, _with(table, path, new), *_period(table, path))
    yield from _not_set(key, table)
    yield from _other_days(key, table)


def _stands_for_itself(path: tuple[Any, ...], new: Any) -> bool:
    """An award in place of itself: what is beyond the number asked for fills no place that is open."""
    return "stands_for" in path and isinstance(new, list) and path[-1] in new


def _not_set(key: str, table: Table) -> Iterator[Mutation]:
    """The law says nothing where it says something."""
    if key.startswith(_WITHOUT_STATE) or _is_for_everyone(key):
        return
    for place, row in enumerate(table["values"]):
        state = row.get("state", "set")
        if state == "set" or (state == "province" and key.startswith(_ASKED_ANYWAY)):
            changed = _with(table, ("values", place, "state"), "none")
            told = f"{row['since']} state: {state} -> none"
            yield Mutation(key, told, changed, *_period(table, ("values", place)))


def _is_for_everyone(key: str) -> bool:
    """Whether the award refuses no kind of recipient, so that its rule never speaks."""
    _, *rest = key.split(".")
    return rest[-1:] == ["recipient"] and set(award(rest[0]).recipients) == set(KIND_NAMES)


def _figures(content: Any, path: tuple[Any, ...]) -> Iterator[tuple[tuple[Any, ...], Any]]:
    """(path, content) of every figure, word, list of words and list of branches below."""
    if isinstance(content, Mapping):
        for name, below in content.items():
            if name == "values" and not path:
                for place, row in enumerate(below):
                    yield from _figures(row, ("values", place)) if row.get("state") not in _SLEEPING else ()
            elif name not in _SAID:
                yield from _figures(below, (*path, name))
        return
    if path:
        yield path, content
    if _is_list_of_tables(content):
        for place, below in enumerate(content):
            yield from _figures(below, (*path, place))


def _steps(name: str, old: Any) -> list[Any]:
    if isinstance(old, bool):
        return [not old]
    if isinstance(old, int):
        step = _STEPS.get(name, 1)
        return [number for number in (old - step, old + step) if number > 0]
    if isinstance(old, Decimal):
        return [old - Decimal("0.1"), old + Decimal("0.1")]
    if isinstance(old, date):
        return [old - timedelta(days=1), old + timedelta(days=1)]
    if isinstance(old, str):
        return _days_beside(old) if _MONTH_DAY.fullmatch(old) else _neighbours(old, name)
    return _lists(old) if isinstance(old, list) else []


def _neighbours(word: str, name: str) -> list[str]:
    if name == "gap":
        return ["unlawful" if word == "review" else "review"]
    words = next((words for words in ORDERED_WORDS if word in words), ())
    place = words.index(word) if words else 0
    return [other for at, other in enumerate(words) if abs(at - place) == 1]


def _days_beside(month_day: str) -> list[str]:
    """The day before and the day after, in a year without 29 February."""
    day = date.fromisoformat(f"2023-{month_day}")
    return [f"{day + timedelta(days=step):%m-%d}" for step in (-1, 1)]


def _lists(old: Sequence[Any]) -> list[Any]:
    fewer = [[*old[:place], *old[place + 1 :]] for place in range(len(old))]
    if _is_list_of_tables(old):
        return fewer if len(old) > 1 else []
    members = next((all_of for all_of in CLOSED_LISTS if old and set(old) <= set(all_of)), ())
    if old and _MONTH_DAY.fullmatch(str(old[0])):
        moved = [[*old[:n], day, *old[n + 1 :]] for n, was in enumerate(old) for day in _days_beside(was)]
        return [*fewer, *moved]
    if old and old[0] in (*TITLES, *FORMS):
        return [*fewer, [*old, _next_higher(old)]]
    more = [[*old, member] for member in members if member not in old][:1]
    return [*fewer, *more]


def _next_higher(codes: Sequence[str]) -> str:
    """The award just above these for the same recipients; the one just below where they are the highest."""
    wanted = award(codes[0]).recipients
    table = [code for code in (*TITLES, *FORMS) if award(code).recipients == wanted]
    above = [code for code in table[: table.index(codes[0])] if code not in codes]
    below = [code for code in table[table.index(codes[0]) :] if code not in codes]
    return (above[-1:] or below[:1])[0]


def _other_days(key: str, table: Table) -> Iterator[Mutation]:
    """The day on which one value follows another, a day earlier and a day later."""
    for newer, older in pairwise(range(len(table["values"]))):
        since: date = table["values"][newer]["since"]
        if _nothing_changes(key, table["values"][newer], table["values"][older]):
            continue
        for days in (-1, 1):
            day = since + timedelta(days=days)
            changed = _with(table, ("values", newer, "since"), day)
            changed = _with(changed, ("values", older, "until"), day - timedelta(days=1))
            yield Mutation(key, f"{since}: hiệu lực từ {day}", changed, min(day, since), max(day, since))


def _nothing_changes(key: str, newer: Table, older: Table) -> bool:
    """Two periods that differ in nothing that anybody could see."""
    if _is_for_everyone(key):
        return True
    if key.startswith(_NEVER_CITED):
        return _said(newer) == _said(older)
    if key.startswith(_SILENT_UNSET):
        return {newer.get("state"), older.get("state")} <= _UNSET
    return key.startswith("condition.") and newer.get("state") == older.get("state") == "none"


def _said(row: Table) -> Table:
    return {name: content for name, content in row.items() if name not in _SAID}


def _is_list_of_tables(content: Any) -> bool:
    return isinstance(content, list) and bool(content) and isinstance(content[0], Mapping)


def _with(table: Table, path: tuple[Any, ...], new: Any) -> Table:
    changed = deepcopy(table)
    holder: Any = changed
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = new
    return changed


def _period(table: Table, path: tuple[Any, ...]) -> tuple[date | None, date | None]:
    """The days of the value that the path leads into; no bounds for what stands above all values."""
    if path[0] != "values":
        return None, None
    row = table["values"][path[1]]
    return row["since"], row.get("until")


def _place(table: Table, path: tuple[Any, ...]) -> str:
    if path[0] != "values":
        return ".".join(map(str, path))
    return f"{table['values'][path[1]]['since']} {'.'.join(map(str, path[2:]))}"
