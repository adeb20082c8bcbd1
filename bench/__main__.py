"""`python -m bench [NAME …] --json`: medians of the product and of its raw limit, and their ratio."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from contextlib import nullcontext
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bench.measuring import Measured

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.local")


def main(given: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    parser.add_argument("--rounds", type=int, default=0, help="rounds instead of each benchmark's own")
    parser.add_argument(
        "--processor", action="store_true", help="processor time of Python and PostgreSQL, not the clock's"
    )
    asked = parser.parse_args(given)

    import django

    django.setup()
    from bench.ground import own_database
    from bench.measuring import by_processor_time
    from bench.registry import BENCHMARKS

    unknown = [name for name in asked.names if name not in BENCHMARKS]
    if unknown:
        print(f"Không có phép đo {', '.join(unknown)}. Có: {', '.join(BENCHMARKS)}.", file=sys.stderr)
        return 2
    for name in asked.names or BENCHMARKS:
        with own_database(), by_processor_time() if asked.processor else nullcontext():
            measured = BENCHMARKS[name](rounds=asked.rounds or None)
        print(told(name, measured, as_json=asked.json), flush=True)
    return 0


def told(name: str, measured: Measured, *, as_json: bool) -> str:
    """One line of a result: the contract's JSON object, or a sentence for a person."""
    row = {"name": name, **measured}
    if as_json:
        return json.dumps(row)
    return (
        f"{name}: {row['product_ms']} ms, giới hạn {row['raw_ms']} ms, gấp {row['ratio']} lần"
        f" ({row['sql']} câu lệnh SQL, {row['rounds']} lượt)"
    )


if __name__ == "__main__":
    sys.exit(main())
