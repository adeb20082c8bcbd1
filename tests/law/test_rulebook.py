"""The rulebook of a day, its trace, and the faults for which a file of the law is not loaded."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from law import rulebook
from law.basics.instruments import all_instruments, instrument
from law.basics.statute_files import read_subjects
from law.basics.values import BrokenStatute
from law.eligibility import CHECKS
from law.rulebook import NoRulebook, all_subjects, rulebook_on

GOOD = """
[share]
[[share.values]]
since = 2024-01-01
at_most = 20
citation = { instrument = "Luật Thi đua, khen thưởng 2022", article = 23 }
[[share.values]]
since = 2017-10-01
until = 2023-12-31
at_most = 15
citation = { instrument = "Nghị định 91/2017/NĐ-CP", article = 9, clause = 3 }
"""


@pytest.mark.parametrize(
    ("day", "regime"),
    [
        (date(2014, 6, 1), "R1"),
        (date(2023, 12, 31), "R1"),
        (date(2024, 1, 1), "R2"),
        (date(2025, 6, 30), "R2"),
        (date(2025, 7, 1), "R3"),
        (date(2026, 9, 30), "R3"),
        (date(2026, 10, 1), "R4"),
    ],
)
def test_the_regime_changes_on_its_day(day: date, regime: str) -> None:
    assert rulebook_on(day).regime == regime


def test_a_day_before_the_first_regime_has_no_rulebook() -> None:
    with pytest.raises(NoRulebook, match="31/05/2014"):
        rulebook_on(date(2014, 5, 31))


def test_the_rulebook_is_cached_and_knows_its_local_rules() -> None:
    day = date(2020, 12, 31)

    assert rulebook_on(day) is rulebook_on(day)
    assert rulebook_on(day, local={"vote.CSTĐCS": 80}).local_number("vote.CSTĐCS") == 80
    assert rulebook_on(day).local_number("vote.CSTĐCS") is None


def test_the_hash_is_sha256_and_the_same_for_every_day() -> None:
    assert len(rulebook_on(date(2020, 1, 1)).hash) == 64
    assert rulebook_on(date(2020, 1, 1)).hash == rulebook_on(date(2026, 1, 1)).hash


def test_the_hash_changes_with_any_byte_of_law(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    room = tmp_path / "law"
    room.mkdir()
    (room / "a.toml").write_text("x = 1")
    monkeypatch.setattr(rulebook, "__file__", str(room / "rulebook.py"))
    before = rulebook.law_hash.__wrapped__()

    (room / "a.toml").write_text("x = 2")

    assert rulebook.law_hash.__wrapped__() != before


def read(text: str, folder: Path) -> dict:
    (folder / "statute.toml").write_text(text, encoding="utf-8")
    return read_subjects(folder, all_instruments())


def test_a_sound_file_is_read_with_its_figures(tmp_path: Path) -> None:
    share = read(GOOD, tmp_path)["share"]

    assert share.on(date(2023, 12, 31))["at_most"] == 15
    assert share.on(date(2024, 1, 1))["at_most"] == 20
    assert share.on(date(2017, 9, 30)) is None


def test_a_label_tells_the_figure_of_each_day(tmp_path: Path) -> None:
    labelled = GOOD.replace("[share]", "[share]\nlabel = '{at_most:02} trên một trăm'")
    dropped = labelled.replace("at_most = 20", "state = 'none'")

    share, without = read(labelled, tmp_path)["share"], read(dropped, tmp_path)["share"]

    assert share.on(date(2023, 12, 31))["label"] == "15 trên một trăm"
    assert share.on(date(2024, 1, 1))["label"] == "20 trên một trăm"
    assert without.on(date(2024, 1, 1))["label"] == "Một số trên một trăm"


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("until = 2023-12-31", "until = 2023-12-30", "khoảng trống giữa"),
        ("until = 2023-12-31", "until = 2024-01-01", "chồng lên nhau"),
        ("until = 2023-12-31", "", "chồng lên nhau"),
        ("until = 2023-12-31", "until = 2017-09-30", "đứng trước ngày bắt đầu"),
        ("since = 2017-10-01", "since = 2018-01-01", "khoảng trống trước"),
        ("since = 2024-01-01", "since = 2024-01-01\nuntil = 2026-09-30", "khoảng trống sau"),
        ("since = 2017-10-01\n", "", "thiếu ngày bắt đầu"),
        ("article = 23 }", "article = 23 }\nconfidence = 'low'", "low"),
        ("article = 23 }", "article = 23 }\nconfidence = 'sure'", "không có nghĩa"),
        ("article = 23 }", "article = 23 }\nstate = 'open'", "không có nghĩa"),
        ('citation = { instrument = "Luật Thi đua, khen thưởng 2022", article = 23 }', "", "thiếu căn cứ"),
        ("Luật Thi đua, khen thưởng 2022", "Luật Thi đua 2222", "không có trong danh mục"),
        ("Luật Thi đua, khen thưởng 2022", "Nghị định 91/2017/NĐ-CP", "đã hết hiệu lực"),
        ("Nghị định 91/2017/NĐ-CP", "Thông tư 12/2019/TT-BNV", "có trước"),
        ("[share]", "[share", "không đọc được"),
    ],
)
def test_a_broken_file_is_refused_with_its_name_and_fault(
    old: str, new: str, fault: str, tmp_path: Path
) -> None:
    assert old in GOOD

    with pytest.raises(BrokenStatute, match=fault) as refused:
        read(GOOD.replace(old, new, 1), tmp_path)

    assert "statute.toml" in str(refused.value)


def test_the_same_subject_in_two_files_is_refused(tmp_path: Path) -> None:
    (tmp_path / "other.toml").write_text(GOOD, encoding="utf-8")

    with pytest.raises(BrokenStatute, match="tệp khác"):
        read(GOOD, tmp_path)


def test_every_condition_names_a_check_that_exists() -> None:
    days = [date(2017, 10, 1) + timedelta(days=97 * step) for step in range(35)]
    named = {c.check for day in days for awards in rulebook_on(day)._conditions.values() for c in awards}

    assert named <= CHECKS.keys()


def test_every_value_stands_on_a_known_instrument_and_an_article_or_a_reason_why_not() -> None:
    for subject in all_subjects().values():
        for value in subject.values:
            assert instrument(value.citation.instrument) is not None
            if value.is_set and value.confidence == "high" and not subject.key.startswith(("base_", "party")):
                assert value.citation.article, subject.key
