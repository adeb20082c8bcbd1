"""Whatever a file makes a library do, the parent gets an answer or a reason, and lives on."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossiers.uploads.limited_child import ChildStopped, look_in_child
from trail.kept_files.full_disk import is_full

LOOK = "tests.dossiers.uploads.hostile_look"


def answer(folder: Path, word: str, *, wall_seconds: float = 30) -> str:
    path = folder / "tep"
    path.write_text(word)
    return look_in_child(LOOK, path, wall_seconds=wall_seconds)


def reason(folder: Path, word: str, *, wall_seconds: float = 30) -> str:
    with pytest.raises(ChildStopped) as stopped:
        answer(folder, word, wall_seconds=wall_seconds)
    return stopped.value.why


def test_each_file_has_a_process_of_its_own_under_one_child_that_waits_for_the_next(tmp_path: Path) -> None:
    first, second = answer(tmp_path, "1").split(), answer(tmp_path, "2").split()

    assert first[0] != second[0] and first[1] == second[1]


@pytest.mark.parametrize(
    ("word", "why"),
    [
        ("memory", "too_heavy"),
        ("output", "too_heavy"),
        ("crash", "too_heavy"),
        ("for ever", "too_slow"),
        ("lies", "unreadable"),
    ],
)
def test_what_goes_wrong_in_it_is_told_by_its_kind_and_the_next_file_is_looked_at(
    tmp_path: Path, word: str, why: str
) -> None:
    assert reason(tmp_path, word) == why
    assert answer(tmp_path, "after")


def test_one_that_sleeps_is_stopped_with_its_child_and_a_new_one_is_started(tmp_path: Path) -> None:
    _, before = answer(tmp_path, "before").split()

    assert reason(tmp_path, "asleep", wall_seconds=0.2) == "too_slow"

    _, after = answer(tmp_path, "after").split()
    assert before != after and not Path(f"/proc/{before}").exists()


def test_it_sees_no_secret_of_the_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "rất bí mật")

    assert "SECRET_KEY" not in answer(tmp_path, "secrets")


def test_a_full_disk_is_no_fault_of_the_file(tmp_path: Path) -> None:
    with pytest.raises(OSError) as told:
        answer(tmp_path, "no room")

    assert is_full(told.value)
