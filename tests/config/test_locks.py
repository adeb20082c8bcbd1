"""What is installed is what pyproject.toml names, to the exact version."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]


def pinned(*locks: str) -> dict[str, str]:
    lines = [line for lock in locks for line in (ROOT / "requirements" / lock).read_text().splitlines()]
    return {plain(name): version for name, _, version in (line.partition("==") for line in lines) if version}


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def named(wanted: list[str]) -> dict[str, str]:
    parts = (re.sub(r"\[.*?\]", "", line).partition("==") for line in wanted)
    return {plain(name): version for name, _, version in parts}


@pytest.mark.parametrize(
    ("wanted", "locks"),
    [
        (PROJECT["dependencies"], ["run.lock"]),
        (PROJECT["optional-dependencies"]["dev"], ["run.lock", "test.lock"]),
    ],
)
def test_the_lock_holds_every_dependency_in_its_named_version(wanted: list[str], locks: list[str]) -> None:
    missing = {
        name: version for name, version in named(wanted).items() if pinned(*locks).get(name) != version
    }

    assert missing == {}, "run `make lock`"


def test_the_two_locks_name_no_package_twice() -> None:
    assert pinned("run.lock").keys() & pinned("test.lock").keys() == set()
