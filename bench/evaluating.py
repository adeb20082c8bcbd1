"""10,000 cases read, judged and answered, against the same JSON read and the same answers written."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from bench.measuring import Measured, alternately
from law.case_files.answers import answer_file
from law.case_files.json_text import parse
from law.packs.opened_packs import laid_and_proven
from law.packs.signed_folder.pack_files import read_pack
from law.rulebook import LawStack, own_law

ROOT = Path(__file__).resolve().parents[1]

DAYS = (date(2020, 12, 31), date(2023, 1, 10), date(2025, 3, 3), date(2026, 3, 3))
PACK, DAYS_OF_PACK = ROOT / "fixtures/law_packs/luat-gia-dinh-2027", (*DAYS[1:], date(2027, 7, 5))


def evaluate_10000(*, rounds: int | None = None, cases: int = 10_000, is_with_pack: bool = False) -> Measured:
    """As `manage.py evaluate FILE --json` does it, without starting Python: one file, one line of answers.

    `is_with_pack`: as with `--pack`, a quarter of the cases on a day of the pack.
    """
    stack, days = (_stack_with_pack(), DAYS_OF_PACK) if is_with_pack else (own_law(), DAYS)
    content = json.dumps(list(_cases(cases, days)), ensure_ascii=False).encode()
    answers = answer_file(parse(content), stack=stack)[0]

    def product(_: None) -> object:
        found, lines, _whole = answer_file(parse(content), stack=stack)
        return "\n".join(lines), json.dumps(found, ensure_ascii=False)

    def raw(_: None) -> object:
        return json.loads(content), json.dumps(answers, ensure_ascii=False)

    return alternately(product, raw, rounds=rounds or 3)


def _stack_with_pack() -> LawStack:
    return laid_and_proven(read_pack(PACK), own_law(), trusted=None)


def _cases(count: int, days: Sequence[date]) -> Iterator[dict[str, Any]]:
    for place in range(count):
        day = days[place % len(days)]
        yield {
            "id": f"H{place}",
            "on": day.isoformat(),
            "copies": 1,
            "unit": {"advanced_workers": 13 + place % 7},
            "nominees": [_fighter(place, day.year - 1), _worker(place, day.year - 1)],
            "votes": [
                {
                    "nominee": "n1",
                    "members": 15,
                    "present": 11,
                    "yes_present": 10,
                    "yes_written": 3,
                    "secret": True,
                }
            ],
        }


def _fighter(place: int, year: int) -> dict[str, Any]:
    """The nominee of the contract's own example: a fighter with a title and an initiative."""
    decision = {"number": "12/QĐ-UBND", "on": f"{year}-12-30"}
    return {
        "id": "n1",
        "kind": "individual",
        "award": "CSTĐCS",
        "way": "công trạng",
        "achievement": {"from": f"{year}-01-01", "to": f"{year}-12-31", "key": f"năm {year}"},
        "ratings": {str(year - 1): "HTTNV", str(year): "HTXSNV" if place % 3 else "HTTNV"},
        "titles": [
            {"award": "LĐTT", "year": year, "way": "công trạng", "decision": decision, "revoked": False}
        ],
        "initiatives": [
            {"code": f"SK-{place}", "kind": "sáng kiến", "level": "cơ sở", "year": year, "decision": decision}
        ],
        "discipline": [],
        "pending": [],
    }


def _worker(place: int, year: int) -> dict[str, Any]:
    return {
        "id": "n2",
        "kind": "individual",
        "award": "LĐTT",
        "joined_on": f"{year}-0{1 + place % 9}-01",
        "achievement": {"from": f"{year}-01-01", "to": f"{year}-12-31"},
        "ratings": {str(year): "HTTNV" if place % 5 else "HTNV"},
    }
