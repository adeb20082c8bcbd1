import json
import zipfile

import pytest
from django.core.management import call_command

from trail.export import export_bundle
from trail.verification.export_checks import verify_bundle

pytestmark = pytest.mark.django_db
SUBJECTS = [("dossier", 1), ("dossier", 2)]


@pytest.fixture
def bundle(history, tmp_path):
    path = tmp_path / "bundle.zip"
    path.write_bytes(export_bundle(SUBJECTS))
    return path


def rewrite(path, part, change):
    """Writes the ZIP again with one part's lines changed, and that part's digest left as it was."""
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name).decode() for name in old.namelist()}
    lines = [json.loads(line) for line in parts[part].splitlines()]
    parts[part] = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in change(lines))
    with zipfile.ZipFile(path, "w") as new:
        for name, text in parts.items():
            new.writestr(name, text)


def test_an_exported_bundle_holds_without_the_database(bundle, django_assert_num_queries):
    with django_assert_num_queries(0):
        report = verify_bundle(bundle)
    assert (report.ok, report.entries, report.chains) == (True, 8, 2)
    assert report.sealed_until is not None


def test_without_the_key_the_chains_hold_and_the_seal_stays_open(bundle, settings):
    settings.VINHDANH_SEAL_KEY_FILE = ""
    report = verify_bundle(bundle)
    assert (report.ok, report.sealed_until) == (True, None)


def changed(lines):
    lines[2]["payload"] = lines[2]["payload"].replace("Giả", "Thật")
    return lines


FAULTS = {
    "changed": ("entries.jsonl", changed, "dossier:1", 3),
    "removed": ("entries.jsonl", lambda lines: lines[:1] + lines[2:], "dossier:1", 2),
    "inserted": ("entries.jsonl", lambda lines: [lines[0], *lines], "dossier:1", 1),
    "reordered": ("entries.jsonl", lambda lines: [lines[1], lines[0], *lines[2:]], "dossier:1", 1),
    "tail cut": ("entries.jsonl", lambda lines: lines[:-1], "dossier:2", 4),
    "chain missing": ("entries.jsonl", lambda lines: lines[:4], "dossier:2", 1),
    "head missing": ("heads.jsonl", lambda lines: lines[:1], "dossier:2", 1),
    "seal missing": ("seals.jsonl", lambda lines: lines[:-1], None, None),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_tampered_bundle_is_found_with_its_place(bundle, fault):
    part, change, subject, entry = FAULTS[fault]
    rewrite(bundle, part, change)
    report = verify_bundle(bundle)
    assert not report.ok
    assert (report.subject, report.entry) == (subject, entry)


def test_a_bundle_cut_with_its_head_is_found_by_the_seal(bundle):
    kept = {}

    def shorten(lines):
        kept["hash"] = lines[2]["hash"]
        return lines[:3] + lines[4:]

    def lower(lines):
        lines[0].update(count=3, hash=kept["hash"])
        return lines

    rewrite(bundle, "entries.jsonl", shorten)
    rewrite(bundle, "heads.jsonl", lower)
    report = verify_bundle(bundle)
    assert (report.subject, report.entry) == ("dossier:1", 4)
    assert "niêm phong số 2" in report.why


def test_a_forged_manifest_is_found_by_the_key(bundle):
    def younger(lines):
        lines[0]["sealed_until"] = "2027-01-01T00:00:00+07:00"
        return lines

    rewrite(bundle, "manifest.json", younger)
    assert "không khớp với khóa" in verify_bundle(bundle).why


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no zip", b"hello"])
def test_another_file_is_refused_in_words(tmp_path, content):
    path = tmp_path / "other.zip"
    path.write_bytes(content)
    assert verify_bundle(path).why == "Tệp không phải là bản trích nhật ký, hoặc đã bị hỏng."


def test_json_nested_without_end_is_refused_in_words(tmp_path):
    path = tmp_path / "deep.zip"
    with zipfile.ZipFile(path, "w") as bundle:
        bundle.writestr("manifest.json", "[" * 100_000)
    assert verify_bundle(path).why == "Tệp không phải là bản trích nhật ký, hoặc đã bị hỏng."


def test_a_subject_without_history_cannot_be_exported(history):
    with pytest.raises(ValueError, match="Chưa có nhật ký của đối tượng dossier:99"):
        export_bundle([("dossier", 99)])


def test_the_command_tells_a_person_and_a_program(history, capsys):
    call_command("verify_trail", "--json")
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("Nhật ký còn nguyên vẹn: 32 mục trong 8 chuỗi; đã niêm phong đến ")
    answer = json.loads(lines[-1])
    assert (answer["entries"], answer["chains"], answer["ok"]) == (32, 8, True)
    assert answer["sealed_until"].endswith("+07:00")


def test_the_command_exits_with_one_where_it_does_not_hold(bundle, capsys):
    rewrite(bundle, *FAULTS["changed"][:2])
    with pytest.raises(SystemExit) as stop:
        call_command("verify_trail", "--bundle", str(bundle), "--json")
    assert stop.value.code == 1
    answer = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert (answer["ok"], answer["subject"], answer["entry"]) == (False, "dossier:1", 3)


def test_the_command_exits_with_two_for_a_file_that_is_not_there(tmp_path, capsys):
    with pytest.raises(SystemExit) as stop:
        call_command("verify_trail", "--bundle", str(tmp_path / "none.zip"))
    assert stop.value.code == 2
    assert "Không có tệp" in capsys.readouterr().err
