"""Decision records and dependencies: each package of pyproject.toml is named with its reason."""

from __future__ import annotations

import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_every_dependency_is_pinned_and_named_with_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    reasons = (ROOT / "docs/decisions/0007-dependencies.md").read_text(encoding="utf-8").lower()
    names = [line.split("==")[0].split("[")[0].lower() for line in project["dependencies"]]

    assert all("==" in line for line in project["dependencies"])
    assert [name for name in names if name.removesuffix(" ") not in reasons] == []


def test_records_are_numbered_without_a_gap() -> None:
    numbers = sorted(int(path.name[:4]) for path in (ROOT / "docs/decisions").glob("*.md"))

    assert numbers == list(range(1, len(numbers) + 1))
