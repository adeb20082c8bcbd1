"""Each hostile file gets its own clear answer, from a child that was limited; the parent lives on."""

import io
import os
import random
import resource
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from dossiers.importing.cell_faults import Refusal
from dossiers.importing.opening import child, limits
from dossiers.importing.opening.workbook_reader import read_workbook
from dossiers.uploads.limited_child import ROOT, _ready
from tests.dossiers.importing.workbooks import people, raw_workbook, saved, sheet_of, workbook


def refusal_of(folder: Path, content: bytes) -> Refusal:
    with pytest.raises(Refusal) as caught:
        read_workbook(saved(folder, content))
    return caught.value


def test_an_honest_workbook_is_read_with_its_days_as_days(tmp_path: Path) -> None:
    (sheet,) = read_workbook(saved(tmp_path, workbook(people(2))))

    assert sheet.name == "Cá nhân"
    assert sheet.rows[1][:4] == ["", "CB00000", "Nguyễn Văn Bbbbb", "Nam"]
    assert sheet.rows[1][4].isoformat() == "1980-01-05"


def test_one_cell_in_the_last_corner_is_named(tmp_path: Path) -> None:
    xml = sheet_of('<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>')

    refusal = refusal_of(tmp_path, raw_workbook(xml))

    assert refusal.kind == "stray_cell"
    assert refusal.cell == "XFD1048576"
    assert "XFD1048576" in refusal.what and "Ctrl+G" in refusal.remedy


def test_a_stray_cell_hidden_by_single_quotes_and_a_prefix_is_found(tmp_path: Path) -> None:
    xml = (
        "<x:worksheet xmlns:x='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><x:sheetData>"
        "<x:row r='1'><x:c  s='0'  r = 'XFD1'><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>"
    )

    assert refusal_of(tmp_path, raw_workbook(xml)).kind == "stray_cell"


@pytest.mark.parametrize("cell", ["", '<c r="A{0}" s="1"/>'])
def test_a_million_empty_rows_are_told_as_such(tmp_path: Path, cell: str) -> None:
    rows = "".join(f'<row r="{n}">{cell.format(n)}</row>' for n in range(1, 1_048_577))

    refusal = refusal_of(tmp_path, raw_workbook(sheet_of(rows)))

    assert refusal.kind == "empty_rows"
    assert "dòng trống" in refusal.what


def test_ten_thousand_and_one_rows_are_too_many(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(1, 10_101))

    refusal = refusal_of(tmp_path, raw_workbook(sheet_of(rows)))

    assert refusal.kind == "too_many_rows"
    assert "10.000" in refusal.what


def test_a_zip_bomb_is_not_opened(tmp_path: Path) -> None:
    bomb = raw_workbook(sheet_of(" " * 200_000_000))

    assert len(bomb) < 1_000_000
    assert refusal_of(tmp_path, bomb).kind == "zip_bomb"


def test_a_bomb_beside_the_sheets_is_found_too(tmp_path: Path) -> None:
    content = raw_workbook(sheet_of(""), extra={"xl/sharedStrings.xml": b"<sst>" + b"a" * 100_000_000})

    assert refusal_of(tmp_path, content).kind == "zip_bomb"


def test_a_bomb_that_declares_a_small_size_does_not_get_through(tmp_path: Path) -> None:
    content = bytearray(raw_workbook(sheet_of(" " * 50_000_000)))
    true_size = (50_000_000 + len(sheet_of(""))).to_bytes(4, "little")
    lie = bytes(content).replace(true_size, (1000).to_bytes(4, "little"))

    assert lie != bytes(content)
    assert refusal_of(tmp_path, lie).kind in {"damaged", "zip_bomb"}


def ole(*names: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512 + b"".join(n.encode("utf-16-le") for n in names)


def test_a_password_is_told_apart_from_an_old_xls(tmp_path: Path) -> None:
    locked = refusal_of(tmp_path, ole("EncryptionInfo", "EncryptedPackage"))
    old = refusal_of(tmp_path, ole("Root Entry", "Workbook"))

    assert locked.kind == "password" and "mật khẩu" in locked.what
    assert old.kind == "old_xls" and ".xls" in old.what and ".xlsx" in old.remedy


def test_an_encrypted_zip_asks_for_no_password_either(tmp_path: Path) -> None:
    content = bytearray(workbook(people(1)))
    at = content.find(b"PK\x01\x02")
    content[at + 8] |= 1

    assert refusal_of(tmp_path, bytes(content)).kind == "password"


def test_entities_and_definitions_are_refused(tmp_path: Path) -> None:
    laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>' + sheet_of("")

    assert refusal_of(tmp_path, raw_workbook(laughs)).kind == "dtd"


def test_a_definition_in_another_part_is_refused(tmp_path: Path) -> None:
    extra = {"xl/styles.xml": '<!DOCTYPE x SYSTEM "file:///etc/passwd"><styleSheet/>'}

    assert refusal_of(tmp_path, raw_workbook(sheet_of(""), extra=extra)).kind == "dtd"


def test_utf_16_hides_nothing(tmp_path: Path) -> None:
    xml = sheet_of('<row r="1"><c r="XFD1"><v>1</v></c></row>').replace("UTF-8", "UTF-16")

    assert refusal_of(tmp_path, raw_workbook(xml.encode("utf-16"))).kind == "damaged"


@pytest.mark.parametrize("name", ["../../etc/cron.d/x", "/etc/passwd", "C:/x.xml", "xl\\x.xml"])
def test_a_name_that_points_outside_is_refused(tmp_path: Path, name: str) -> None:
    assert refusal_of(tmp_path, raw_workbook(sheet_of(""), extra={name: "x"})).kind == "path_trick"


def test_two_entries_of_one_name_are_refused(tmp_path: Path) -> None:
    content = raw_workbook(sheet_of(""), extra={"XL/workbook.xml": "<workbook/>"})

    assert refusal_of(tmp_path, content).kind == "path_trick"


def test_thousands_of_entries_are_refused(tmp_path: Path) -> None:
    extra = {f"xl/media/{n}.png": "x" for n in range(1_001)}

    assert refusal_of(tmp_path, raw_workbook(sheet_of(""), extra=extra)).kind == "too_many_entries"


def test_macros_and_links_to_other_files_have_their_own_words(tmp_path: Path) -> None:
    macros = refusal_of(tmp_path, raw_workbook(sheet_of(""), extra={"xl/vbaProject.bin": b"\0"}))
    links = refusal_of(
        tmp_path, raw_workbook(sheet_of(""), extra={"xl/externalLinks/externalLink1.xml": "<x/>"})
    )

    assert macros.kind == "macros" and "macro" in macros.what
    assert links.kind == "external_links" and "Ngắt liên kết" in links.remedy


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", "empty_file"),
        (b"%PDF-1.7 ...", "not_a_workbook"),
        (b"<html><table><tr><td>x</td></tr></table></html>", "not_a_workbook"),
        (b"ho ten,ngay sinh\n", "not_a_workbook"),
        (b"PK\x03\x04 cut off", "damaged"),
        (b"\0" * (20 * 1024 * 1024 + 1), "too_large"),
    ],
)
def test_what_is_no_workbook_is_named(tmp_path: Path, content: bytes, kind: str) -> None:
    assert refusal_of(tmp_path, content).kind == kind


def test_a_word_document_is_named(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<w/>")

    refusal = refusal_of(tmp_path, buffer.getvalue())

    assert refusal.kind == "not_a_workbook" and "Word" in refusal.what


def test_xml_that_breaks_off_is_damage_not_a_crash(tmp_path: Path) -> None:
    content = raw_workbook('<worksheet><sheetData><row r="1"><c r="A1"><v>1</worksheet>')

    assert refusal_of(tmp_path, content).kind in {"damaged", "unreadable"}


def test_the_child_bounds_its_memory_processor_time_and_output() -> None:
    script = (
        "import resource; from dossiers.importing.opening.child import LIMITS;"
        "from dossiers.uploads.child_process import limit_itself; limit_itself(LIMITS);"
        "print([resource.getrlimit(r)[1] for r in (resource.RLIMIT_AS, resource.RLIMIT_CPU,"
        " resource.RLIMIT_FSIZE, resource.RLIMIT_CORE)])"
    )

    told = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert told.stdout.strip() == str([314_572_800, limits.CHILD_CPU_SECONDS, limits.CHILD_OUTPUT, 0])
    assert resource.getrlimit(resource.RLIMIT_AS)[0] == resource.RLIM_INFINITY
    assert child.CHILD_MEMORY == 314_572_800


def test_a_child_that_needs_more_memory_is_told_as_too_heavy(tmp_path: Path) -> None:
    """Neither a bomb nor too many rows: honest texts that take more than 300 MiB once they are unpacked."""
    letters = random.Random(1)
    texts = ("".join(letters.choices("ấềộữỷđĂƠ", k=200)) * 15 for _ in range(10_000))
    rows = "".join(
        f'<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>{text}</t></is></c></row>'
        for n, text in enumerate(texts, start=1)
    )

    refusal = refusal_of(tmp_path, raw_workbook(sheet_of(rows)))

    assert refusal.kind == "too_heavy"
    assert "bộ nhớ" in refusal.what and "tệp mẫu" in refusal.remedy


def test_a_child_that_takes_too_long_is_killed_and_told(tmp_path: Path) -> None:
    """The child that waits for its next file is stopped, as by a load that never ends: it cannot answer,
    however fast the machine is."""
    path = saved(tmp_path, workbook(people(200)))
    read_workbook(path)
    os.kill(_ready[child.__name__].pid, signal.SIGSTOP)

    with pytest.raises(Refusal) as caught:
        read_workbook(path, wall_seconds=0.1)

    assert caught.value.kind == "too_slow"
    assert len(read_workbook(path)[0].rows) == 201
