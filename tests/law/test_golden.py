"""The whole answer to named dossiers, word by word."""

from pathlib import Path

import pytest

from tests.law.golden_files import all_golden, difference, read, renew

RENEW = "Đọc kỹ phần khác; nếu luật đúng như mới thì chạy: python -m tests.law.golden_files"


@pytest.mark.parametrize("path", all_golden(), ids=[path.stem for path in all_golden()])
def test_a_named_dossier_is_answered_word_by_word(path: Path) -> None:
    changed = difference(read(path))

    assert changed == [], "\n".join([f"{path.stem} {RENEW} {path.stem}", *changed])


def test_the_dossiers_show_every_verdict_and_every_regime() -> None:
    answers = [read(path)["answer"] for path in all_golden()]

    assert {answer["verdict"] for answer in answers if "verdict" in answer} == {
        "lawful",
        "review",
        "incomplete",
        "held",
        "unlawful",
    }
    assert {answer["regime"] for answer in answers if "regime" in answer} == {"R1", "R2", "R3", "R4"}


def test_a_changed_answer_is_shown_line_by_line_and_renewed_only_on_demand(tmp_path: Path) -> None:
    source = all_golden()[0]
    path = tmp_path / source.name
    path.write_text(source.read_text(encoding="utf-8").replace('"verdict": "', '"verdict": "un'), "utf-8")

    shown = difference(read(path))
    renewed = renew(path)

    assert any(line.startswith("-") and '"verdict": "un' in line for line in shown)
    assert renewed == shown
    assert difference(read(path)) == []
