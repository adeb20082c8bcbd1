"""The units of a jurisdiction as a tree that opens branch by branch, and as an answer to a search."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from roles.organs.unit_register import UnitLine, UnitRow, join_kin, row_status
from roles.queries import names_on
from vietnamese.text import fold


class Tree:
    """Children below parents, in Vietnamese order; whose parent is not in the list stands on top."""

    def __init__(self, lines: Sequence[UnitLine]) -> None:
        self._lines = {line.unit_id: line for line in lines}
        self._below: dict[int | None, list[int]] = {}
        for line in lines:
            self._below.setdefault(self._parent(line), []).append(line.unit_id)

    def __len__(self) -> int:
        return len(self._lines)

    @property
    def first_open(self) -> set[int]:
        """What stands open before anybody chose: the only one on top."""
        top = self._below.get(None, [])
        return set(top) if len(top) == 1 else set()

    def seen(self, opened: Collection[int]) -> list[tuple[int, int]]:
        """The units that show while these stand open: (unit, depth)."""
        found, waiting = [], [(key, 0) for key in reversed(self._below.get(None, []))]
        while waiting:
            key, depth = waiting.pop()
            found.append((key, depth))
            if key in opened:
                waiting += [(child, depth + 1) for child in reversed(self._below.get(key, []))]
        return found

    def matching(self, words: str) -> list[tuple[int, int]]:
        """Every unit in whose name, short name or code all the words stand, in any order, with or without
        marks; no depth, for an answer is a list."""
        wanted = fold(words).split()
        return [(key, 0) for key, line in self._lines.items() if all(word in line.words for word in wanted)]

    def rows(self, shown: Sequence[tuple[int, int]], *, opened: Collection[int], day: date) -> list[UnitRow]:
        """One page in full: a constant number of statements, whatever the size of the tree."""
        paths = {key: self._path(key) for key, _depth in shown}
        tops = {top for _names, top in paths.values() if top is not None}
        outside = names_on(tops, on=day) if tops else {}
        rows = [
            UnitRow(
                line=self._lines[key],
                status=row_status(self._lines[key], day=day),
                depth=depth,
                children=len(self._below.get(key, [])),
                is_open=key in opened,
                path=_from_the_top(paths[key], outside=outside),
            )
            for key, depth in shown
        ]
        join_kin(rows)
        return rows

    def _parent(self, line: UnitLine) -> int | None:
        return line.parent_id if line.parent_id in self._lines and line.parent_id != line.unit_id else None

    def _path(self, key: int) -> tuple[list[str], int | None]:
        """The names above the unit, and the parent outside the list on which the uppermost hangs."""
        line, names, seen = self._lines[key], [], {key}
        while (above := self._parent(line)) is not None and above not in seen:
            seen.add(above)
            line = self._lines[above]
            names.append(line.name)
        return names[::-1], line.parent_id if self._parent(line) is None else None


def _from_the_top(path: tuple[Sequence[str], int | None], *, outside: Mapping[int, str]) -> list[str]:
    """The names of a path with that of the parent outside the list before them."""
    names, top = path
    return [*([outside[top]] if top else []), *names]
