"""No module imports itself over others.

The contract of pyproject.toml compares what lies side by side; a file that leans on the __init__ of its own
folder, which imports that file, is found only here.
"""

from __future__ import annotations

import tomllib
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import grimp

ROOT = Path(__file__).resolve().parents[2]


def _circle(imports: dict[str, set[str]]) -> list[str]:
    """The modules of one circle, the first of them again at the end; empty where there is none."""
    try:
        TopologicalSorter(imports).prepare()
    except CycleError as found:
        return list(reversed(found.args[1]))
    return []


def test_no_module_comes_back_to_itself() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    graph = grimp.build_graph(*project["tool"]["importlinter"]["root_packages"], cache_dir=None)

    assert _circle({name: graph.find_modules_directly_imported_by(name) for name in graph.modules}) == []


def test_a_file_that_leans_on_its_own_folder_is_told() -> None:
    assert _circle({"law.checks": {"law.checks.age"}, "law.checks.age": {"law.checks"}}) in (
        ["law.checks", "law.checks.age", "law.checks"],
        ["law.checks.age", "law.checks", "law.checks.age"],
    )
    assert _circle({"law.checks": {"law.checks.age"}, "law.checks.age": set()}) == []
