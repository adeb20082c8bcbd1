"""What docs/deploying.md tells a person to type, and the files that it tells him to copy."""

from __future__ import annotations

import re
from configparser import ConfigParser
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
GUIDE = ROOT / "docs/deploying.md"
FILES = ROOT / "docs/deploy"
FENCED = re.compile(r"^ *```(\w+)(?: rehearsed=([\w-]+))?\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Block:
    """`name` is None for what a person does as root or with systemd."""

    language: str
    name: str | None
    text: str


def blocks() -> list[Block]:
    """Every fenced block, in the order of the guide."""
    found = FENCED.findall(GUIDE.read_text(encoding="utf-8"))
    return [Block(language, name or None, text) for language, name, text in found]


def rehearsed() -> dict[str, Block]:
    """The blocks that a test carries out, by name."""
    return {block.name: block for block in blocks() if block.name}


def deployed(name: str) -> str:
    """The text of a file that the guide tells a person to copy."""
    return (FILES / name).read_text(encoding="utf-8")


def all_that_is_written() -> str:
    """The guide and every file of its."""
    return "\n".join(path.read_text(encoding="utf-8") for path in (GUIDE, *sorted(FILES.iterdir())))


def service(text: str) -> dict[str, str]:
    """The [Service] of a systemd unit, long lines joined."""
    parser = ConfigParser(interpolation=None, comment_prefixes=("#",))
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string(text.replace("\\\n", " "))
    return dict(parser["Service"])
