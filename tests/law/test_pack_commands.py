"""The commands about packs as a jurist types them: check, diff, sign, key, export, and evaluate by a pack."""

from __future__ import annotations

import json
import os
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from law.awards import STATUTES
from law.packs.in_words.values_told import FIELD_WORDS, SILENT
from law.packs.signed_folder.publisher_keys import read_public_key
from law.rulebook import own_law
from tests.law.pack_ground import EXAMPLE, changed, copied

READ_FOR = "Chiến sĩ thi đua cấp tỉnh, Chiến sĩ thi đua cơ sở, Lao động tiên tiến"


def run(*words: Any) -> str:
    out = StringIO()
    call_command(*map(str, words), stdout=out)
    return out.getvalue()


def refused(*words: Any) -> str:
    """What stands on the error output where the command ends with status 2."""
    err = StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command(*map(str, words), stdout=StringIO(), stderr=err)
    assert ended.value.code == 2
    return err.getvalue()


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return copied(tmp_path)


@pytest.fixture
def key(tmp_path: Path) -> Path:
    run("law", "key", tmp_path / "khoa")
    return tmp_path / "khoa"


def case_file(folder: Path, **fields: Any) -> Path:
    """Four fighters of nineteen advanced workers, received on the first day of the law of 2027."""
    nominees = [{"id": f"n{place}", "award": "CSTĐCS"} for place in range(1, 5)]
    case = {"id": "HS", "on": "2027-07-01", "unit": {"advanced_workers": 19}, "nominees": nominees, **fields}
    path = folder / "ho-so.json"
    path.write_text(json.dumps(case, ensure_ascii=False), encoding="utf-8")
    return path


def test_a_key_pair_is_made_once_and_its_private_half_is_for_its_owner_alone(key: Path) -> None:
    assert os.stat(key).st_mode & 0o777 == 0o600
    assert len(read_public_key(key.with_name("khoa.pub"))) == 64
    assert "không ghi đè" in refused("law", "key", key)


def test_a_draft_is_checked_signed_and_used(pack: Path, key: Path, tmp_path: Path) -> None:
    assert "Chưa ký" in run("law", "check", pack)

    told = run("law", "sign", pack, "--key", key)

    public = read_public_key(key.with_name("khoa.pub"))
    assert f"Khóa công khai: {public}." in told
    assert f"Đã ký bởi khóa được tin {public}." in run("law", "check", pack, "--trust", f"{key}.pub")
    answered = run("evaluate", case_file(tmp_path), "--pack", pack, "--trust", f"{key}.pub", "--json")
    first, *_, last = answered.splitlines()
    assert first.startswith("Theo gói luật luat-gia-dinh-2027, bản 1, mã ")
    found = json.loads(last)
    assert found["regime"] == "R5"
    assert [(each["rule"], each["citation"]) for each in found["findings"]] == [
        ("quota.grassroots_fighter_share", "khoản 1 Điều 2 Luật giả định 2027")
    ]
    assert found["allowances"][0]["seats"] == 3


def test_without_the_pack_the_same_case_is_left_to_a_person(tmp_path: Path) -> None:
    found = json.loads(run("evaluate", case_file(tmp_path), "--json").splitlines()[-1])

    assert (found["regime"], found["verdict"]) == ("R4", "review")


def test_evaluate_takes_no_pack_that_is_not_signed_or_not_trusted(
    pack: Path, key: Path, tmp_path: Path
) -> None:
    file = case_file(tmp_path)

    assert "Gói chưa được ký." in refused("evaluate", file, "--pack", pack)
    run("law", "sign", pack, "--key", key)
    assert "chưa được tin ở đây" in refused("evaluate", file, "--pack", pack)
    assert "khóa riêng" in refused("evaluate", file, "--pack", pack, "--trust", key)


def test_check_tells_every_fault_also_to_a_program(pack: Path) -> None:
    changed(pack, "quotas.toml", "at_most = 20", "atmost = 20")
    out, err = StringIO(), StringIO()

    with pytest.raises(SystemExit) as ended:
        call_command("law", "check", str(pack), "--json", stdout=out, stderr=err)

    assert ended.value.code == 2
    faults = json.loads(out.getvalue())["faults"]
    assert [(fault["file"], fault["key"], fault["what"]) for fault in faults] == [
        ("quotas.toml", "quota.CSTĐCS từ 01/07/2027", "Thiếu trường “at_most”."),
        ("quotas.toml", "quota.CSTĐCS từ 01/07/2027", "Không có trường “atmost” cho loại này."),
    ]
    assert "Dùng một trong: at_most, base, base_name, local_key, rule." in err.getvalue()


def test_a_pack_that_does_not_prove_itself_is_not_signed(pack: Path, key: Path) -> None:
    changed(pack, "cases/con_so.md", "| 20    | 01/07/2027 | 4 ", "| 20    | 01/07/2027 | 5 ")
    before = (pack / "manifest.toml").read_bytes()

    assert "Được trả lời khác điều bảng chờ" in refused("law", "sign", pack, "--key", key)
    assert (pack / "manifest.toml").read_bytes() == before


def test_diff_tells_each_value_before_and_after_with_day_and_article() -> None:
    told = run("law", "diff", EXAMPLE, "--json").splitlines()

    assert "Văn bản Luật giả định 2027, có hiệu lực từ 01/07/2027." in told
    assert f"Chế độ R5 từ 01/07/2027 (Luật giả định 2027): đã đọc văn bản đối với {READ_FOR}." in told
    at = told.index("Tỷ lệ Chiến sĩ thi đua cơ sở (quota.CSTĐCS)")
    assert told[at + 1 : at + 3] == [
        "  trước: chưa xác nhận văn bản (Luật 06/2026/QH16)",
        "  từ 01/07/2027: không quá 20% (khoản 1 Điều 2 Luật giả định 2027)",
    ]
    changes = {change["key"]: change for change in json.loads(told[-1])["changes"]}
    assert len(changes) == 8
    dropped = changes["condition.CSTĐ tỉnh.initiative"]
    assert (dropped["before"]["state"], dropped["after"]["state"]) == ("set", "none")
    assert dropped["before"]["fields"]["level"] == "tỉnh"
    paper = changes["papers.CSTĐCS"]
    assert set(paper["after"]["fields"]["kinds"]) - set(paper["before"]["fields"]["kinds"]) == {
        "initiative_certificate"
    }


def test_rules_of_a_day_are_listed_with_their_article(pack: Path, key: Path) -> None:
    run("law", "sign", pack, "--key", key)
    by_pack = ("--pack", pack, "--trust", f"{key}.pub")

    lines = run("evaluate", "--rules", "01/07/2027", *by_pack).splitlines()
    listed = json.loads(run("evaluate", "--rules", "01/07/2027", "--json", *by_pack))
    without = json.loads(run("evaluate", "--rules", "01/07/2027", "--json"))

    assert lines[0] == (
        f"Ngày 01/07/2027: chế độ R5, Luật giả định 2027, đã đọc đối với {READ_FOR}; còn lại "
        "chưa xác nhận văn bản."
    )
    share = "Tỷ lệ Chiến sĩ thi đua cơ sở (quota.CSTĐCS): không quá 20%."
    assert f"{share} Căn cứ khoản 1 Điều 2 Luật giả định 2027." in lines
    rules = {rule["key"]: rule for rule in listed["rules"]}
    assert rules["quota.CSTĐCS"]["confirmed"] is True
    assert rules["condition.TTLĐXS.recipient"]["confirmed"] is False
    assert [each["name"] for each in listed["packs"]] == ["vinh-danh", "luat-gia-dinh-2027"]
    assert listed["hash"] != without["hash"]
    assert {rule["key"]: rule for rule in without["rules"]}["quota.CSTĐCS"]["confirmed"] is False


def test_what_an_unread_law_found_in_place_is_listed_as_unconfirmed() -> None:
    lines = run("evaluate", "--rules", "10/11/2026").splitlines()

    of_authority = next(line for line in lines if "(authority.LĐTT)" in line)
    assert of_authority.endswith("Theo quy định trước ngày 01/10/2026; chưa xác nhận văn bản mới.")
    assert "Không có ngày" in refused("evaluate", "--rules", "31/02/2026")
    assert "01/01/2000" in refused("evaluate", "--rules", "01/01/2000")


def test_so_many_parts_of_a_whole_are_told_as_the_law_says_them() -> None:
    told = run("evaluate", "--rules", "01/12/2020")

    quorum = "Số thành viên Hội đồng phải có mặt (quorum): ít nhất 2/3 tổng số."
    assert quorum in told and " phần" not in quorum


def test_every_figure_of_the_law_has_its_words() -> None:
    fields = {
        name for subject in own_law().subjects.values() for value in subject.values for name in value.fields
    }

    assert fields - FIELD_WORDS.keys() - SILENT == set()


def test_the_programs_own_law_is_written_out_to_the_byte(tmp_path: Path) -> None:
    told = run("law", "export", tmp_path / "ra")

    files = {path.name: path.read_bytes() for path in STATUTES.glob("*.toml")}
    written = {path.name: path.read_bytes() for path in (tmp_path / "ra").iterdir()}
    manifest = written.pop("manifest.toml").decode()
    assert written == files
    assert f'hash = "{own_law().layers[0].hash}"' in manifest
    assert own_law().layers[0].hash in told
    assert "đã có nội dung" in refused("law", "export", tmp_path / "ra")


def test_a_stack_is_written_out_and_its_packs_are_still_signed(pack: Path, key: Path, tmp_path: Path) -> None:
    run("law", "sign", pack, "--key", key)

    run("law", "export", tmp_path / "ra", "--pack", pack, "--trust", f"{key}.pub")

    folders = sorted(path.name for path in (tmp_path / "ra").iterdir())
    assert folders == ["0-vinh-danh", "1-luat-gia-dinh-2027"]
    assert "Đã ký bởi khóa được tin" in run(
        "law", "check", tmp_path / "ra" / folders[1], "--trust", f"{key}.pub"
    )


def test_a_list_in_excel_is_judged_by_the_pack(pack: Path, key: Path, tmp_path: Path) -> None:
    run("law", "sign", pack, "--key", key)
    local = "grassroots_fighter_share=25"

    told = refused(
        "evaluate", tmp_path / "a.xlsx", "--on", "01/07/2027", "--local", local, "--pack", pack,
        "--trust", f"{key}.pub",
    )  # fmt: skip

    assert "không quá 20%" in told
