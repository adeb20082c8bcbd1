"""One word, one meaning: no public class and no module bears another's name, or its reason is listed."""

from __future__ import annotations

import ast
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOMS = (
    *("vietnamese", "printing", "law", "trail", "roles", "emulation", "dossiers", "law_desk", "workflow"),
    *("news", "config"),
)
# Django's, procrastinate's and Python's own names, which mean the same wherever they stand.
CONVENTIONS = frozenset(
    {
        "Command", "__init__", "apps", "base", "commands", "fields", "forms", "management", "models", "tasks",
        "templatetags", "urls", "views",
    }
)  # fmt: skip
_ROW_AND_FACT = "the row of a person's history, and the same thing as a fact of the law"
_EACH_ROOM = "each room's own share of one thing"
_ONE_THING = "one thing; the folder says whether it is its row, act, page, form, query, proof or condition"
_REGION = "a region of the page: set by parts/, judged by region_rules/"
_THINGS = (
    "appointments", "audit", "ballots", "begin", "bloc_review", "conduct", "decision", "decisions", "desks",
    "dossiers", "evidence", "hold", "holding", "judging", "local_rules", "meetings", "nomination", "organs",
    "recipient", "seats", "submit", "succeed", "ui", "units", "voting", "what_if",
)  # fmt: skip
ALSO = {
    **dict.fromkeys(_THINGS, _ONE_THING),
    "Discipline": _ROW_AND_FACT,
    "HeldTitle": _ROW_AND_FACT,
    "Initiative": _ROW_AND_FACT,
    "access": _EACH_ROOM,
    "law": "the room, and the command that asks for its packs",
    "proofs": _EACH_ROOM,
    "proved_tables": _EACH_ROOM,
    "queries": _EACH_ROOM,
    "ties": _EACH_ROOM,
    "annex": _REGION,
    "body": _REGION,
    "foot": _REGION,
    "head": _REGION,
}


def classes() -> dict[str, list[str]]:
    """Every public class outside of other classes -> the files that define it."""
    found = defaultdict(list)
    for path in _files():
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                found[node.name].append(str(path.relative_to(ROOT)))
    return found


def modules() -> dict[str, list[str]]:
    """Every module and package by its own name -> the files that are it."""
    found = defaultdict(list)
    for path in _files():
        name = path.parent.name if path.stem == "__init__" else path.stem
        found[name].append(str(path.relative_to(ROOT)))
    return found


def _files() -> list[Path]:
    return [
        path
        for room in ROOMS
        for path in sorted((ROOT / room).rglob("*.py"))
        if "migrations" not in path.relative_to(ROOT).parts
    ]


def twice() -> dict[str, list[str]]:
    return {
        name: places
        for names in (classes(), modules())
        for name, places in names.items()
        if len(places) > 1 and name not in CONVENTIONS
    }


def test_no_public_name_has_two_meanings() -> None:
    assert {name: places for name, places in twice().items() if name not in ALSO} == {}


def test_every_listed_name_still_stands_twice() -> None:
    assert set(ALSO) - set(twice()) == set()
