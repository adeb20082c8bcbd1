"""One case of the tables in full: the facts as `evaluate` reads them, what is expected, what the law says.

python -m tests.law.show_case PART_OF_ITS_NAME — for a case that fails, or one to start a new one from.
"""

from __future__ import annotations

import json
import sys

from law.case_files.answers import judgement_in_words
from law.packs.tables.case_tables import as_json, differences, judged
from tests.law.own_tables import all_cases

FACTS = {"name", "on", "award", "nominee", "case", "beside", "proposed"}


def main(part: str) -> int:
    found = [(name, row) for name, row in all_cases() if part in name]
    for name, row in found:
        judgement = judged(row)
        expected = {key: what for key, what in row.items() if key not in FACTS}
        print(f"== {name}")  # noqa: T201
        print(json.dumps(as_json(row), ensure_ascii=False, indent=2))  # noqa: T201
        print("chờ:", json.dumps(expected, ensure_ascii=False, indent=2))  # noqa: T201
        print("được:", *judgement_in_words(judgement), sep="\n  ")  # noqa: T201
        print("khác:", *(differences(row, judgement) or ["không khác"]), sep="\n  ")  # noqa: T201
    return 0 if found else 1


if __name__ == "__main__":
    sys.exit(main(" ".join(sys.argv[1:])))
