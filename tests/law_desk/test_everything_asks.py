"""Whoever asks the law asks the one that was loaded here: nobody falls back on the statutes alone."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("roles", "emulation", "dossiers", "law_desk", "workflow", "config", "trail")
OWN_LAW_ALONE = {"own_law", "all_subjects", "regimes", "all_instruments", "in_force_on", "law_hash"}
SAYS_WHICH = {"stack", "known", "rules"}
# What the loaded law is made of, and the commands that know no database: they are told their packs.
EXCUSED = ("law_desk/loaded/", "law_desk/told_law.py", "config/management/")


def modules() -> Iterator[tuple[str, ast.Module]]:
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*.py")):
            name = path.relative_to(ROOT).as_posix()
            if "/migrations/" not in name and not name.startswith(EXCUSED):
                yield name, ast.parse(path.read_text(encoding="utf-8"))


def taken_from_law(tree: ast.Module) -> dict[str, Any]:
    """What a module imports from the room of the law, or of those who hand a stack on, by its name there."""
    found = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] in ("law", *ROOMS):
            for each in node.names:
                found[each.asname or each.name] = getattr(import_module(node.module), each.name, None)
    return found


def may_be_told(thing: Any) -> bool:
    """A function that takes the stack to ask, and asks the statutes alone where none is named."""
    if not inspect.isfunction(inspect.unwrap(thing)) if callable(thing) else True:
        return False
    told = inspect.signature(thing).parameters
    return any(name in told and told[name].default is None for name in ("stack", "known"))


def silent_calls() -> Iterator[str]:
    for name, tree in modules():
        known = {called for called, thing in taken_from_law(tree).items() if may_be_told(thing)}
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            asked = node.func.id
            if asked == "partial" and node.args and isinstance(node.args[0], ast.Name):
                asked = node.args[0].id
            if asked in known and not SAYS_WHICH & {each.arg for each in node.keywords}:
                yield f"{name}:{node.lineno} {asked}"


def test_every_question_names_the_law_it_is_asked_of() -> None:
    assert list(silent_calls()) == []


def test_nobody_reads_the_programs_own_law_alone() -> None:
    found = [
        f"{name}: {each.name}"
        for name, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("law.")
        for each in node.names
        if each.name in OWN_LAW_ALONE
    ]

    assert found == []
