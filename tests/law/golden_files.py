"""Dossiers with names and their whole answers, held fast.

python -m tests.law.golden_files [NAME …] writes the answers anew: only after reading the difference.
"""

import json
import sys
from difflib import unified_diff
from pathlib import Path
from typing import Any

from law.case_files.answers import answer_file

FOLDER = Path(__file__).parent / "golden"


def all_golden() -> list[Path]:
    return sorted(FOLDER.glob("*.json"))


def read(path: Path) -> dict[str, Any]:
    """`told` says in a sentence what the dossier shows; `case` and `answer` are as in the contract."""
    golden: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return golden


def answer_now(golden: dict[str, Any]) -> Any:
    return answer_file(golden["case"])[0]


def difference(golden: dict[str, Any]) -> list[str]:
    """The lines in which the answer of today is not the one held fast."""
    held, now = _lines(golden["answer"]), _lines(answer_now(golden))
    return list(unified_diff(held, now, "giữ trong tệp", "luật trả lời hôm nay", lineterm="", n=2))


def renew(path: Path) -> list[str]:
    """Writes the answer of today; gives the difference to the one before."""
    golden = read(path)
    changed = difference(golden)
    golden["answer"] = answer_now(golden)
    path.write_text(_text(golden) + "\n", encoding="utf-8")
    return changed


def _lines(answer: Any) -> list[str]:
    return _text(answer).splitlines()


def _text(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1)


def main(names: list[str]) -> int:
    for path in all_golden():
        if not names or path.stem in names:
            changed = renew(path)
            print(f"{path.stem}: {len(changed)} dòng khác")  # noqa: T201
            print("\n".join(changed))  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
