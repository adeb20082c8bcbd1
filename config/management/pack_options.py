"""The options by which a command is asked of a stack of law packs, and how it ends where one is refused."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandParser

from law.packs.opened_packs import stack_of
from law.packs.signed_folder.pack_faults import PackRefused
from law.packs.signed_folder.publisher_keys import BadKey, read_public_key
from law.rulebook import LawStack


def add_pack_options(parser: CommandParser, *, help_of_pack: str) -> None:
    parser.add_argument("--pack", action="append", default=[], metavar="THƯ_MỤC", help=help_of_pack)
    add_trust_option(parser)


def add_trust_option(parser: CommandParser) -> None:
    parser.add_argument(
        "--trust",
        action="append",
        default=[],
        metavar="TỆP_KHÓA",
        help="Khóa công khai (.pub) của người phát hành được tin; nêu được nhiều lần.",
    )


def stack_of_options(command: BaseCommand, options: dict[str, Any]) -> LawStack:
    """The program's own law with the packs of --pack on it; ends the program with status 2 and words."""
    try:
        return stack_of(map(Path, options["pack"]), trusted=trusted_keys(options))
    except (PackRefused, BadKey) as refused:
        end_refused(command, refused)


def trusted_keys(options: dict[str, Any]) -> frozenset[str]:
    """The keys of --trust as hex; raises BadKey."""
    return frozenset(read_public_key(Path(name)) for name in options["trust"])


def end_refused(command: BaseCommand, refused: Exception) -> NoReturn:
    """Says why and ends the program with status 2."""
    command.stderr.write(str(refused))
    sys.exit(2)
