"""Files of the law that must not be used: each is refused by name, with the subject and the reason.

The first line of a file says why it is refused.
"""

import shutil
from pathlib import Path

import pytest

from law.basics.instruments import all_instruments
from law.basics.statute_files import read_subjects
from law.basics.values import BrokenStatute
from law.eligibility import CHECKS
from law.rulebook import all_subjects

FILES = sorted((Path(__file__).parent / "broken").glob("*.toml"))
WITHOUT_SUBJECT = {"duplicate", "not_toml"}
"""What cannot even be read as TOML names no subject."""


@pytest.mark.parametrize("broken", FILES, ids=[path.stem for path in FILES])
def test_a_broken_file_is_refused_with_file_subject_and_reason(broken: Path, tmp_path: Path) -> None:
    shutil.copy(broken, tmp_path)
    content = broken.read_text(encoding="utf-8").splitlines()

    with pytest.raises(BrokenStatute) as refused:
        read_subjects(tmp_path, all_instruments(), checks=CHECKS)

    told = str(refused.value)
    assert told.startswith(f"{broken.name}: ")
    assert content[0].removeprefix("# ") in told
    assert broken.stem in WITHOUT_SUBJECT or content[1].strip("[]").replace('"', "") in told


def test_a_subject_in_two_files_is_refused_with_the_second(tmp_path: Path) -> None:
    sound = '[a]\n[[a.values]]\nsince = 2017-10-01\ncitation = { instrument = "Nghị định 91/2017/NĐ-CP" }\n'
    (tmp_path / "one.toml").write_text(sound, encoding="utf-8")
    (tmp_path / "two.toml").write_text(sound, encoding="utf-8")

    with pytest.raises(BrokenStatute, match=r"^two\.toml: a: chủ đề này đã có ở tệp khác"):
        read_subjects(tmp_path, all_instruments(), checks=CHECKS)


def test_the_statutes_in_use_pass_the_same_loader() -> None:
    assert len(all_subjects()) > 100
