"""A pack that must not be used is refused with file, key, what is wrong and how to mend it."""

from __future__ import annotations

from pathlib import Path

import pytest

from law.packs.opened_packs import stack_of
from law.packs.signed_folder.pack_faults import PackRefused
from law.rulebook import LawStack, own_law
from tests.law.pack_ground import changed, copied, laid, refusal_of, signed

INSTRUMENT = 'citation = { instrument = "Luật giả định 2027", article = 2, clause = 1 }'
QUOTA = f"since = 2027-07-01\nat_most = 20\n{INSTRUMENT}\n"
ASKS_NOTHING = "## A\n- đề nghị: LĐTT\n- ngày: 01/07/2027\n- tình huống: A\n"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return copied(tmp_path)


# Whose it is.


def test_a_signed_pack_of_a_trusted_publisher_is_taken(pack: Path) -> None:
    key = signed(pack)

    assert [layer.name for layer in stack_of([pack], trusted={key}).layers] == [
        "vinh-danh",
        "luat-gia-dinh-2027",
    ]


def test_a_pack_of_which_one_byte_changed_is_refused_and_the_file_named(pack: Path) -> None:
    key = signed(pack)
    changed(pack, "quotas.toml", "at_most = 20", "at_most = 21")

    told = refusal_of(lambda: stack_of([pack], trusted={key}))

    assert "quotas.toml: Nội dung đã khác bản được ký." in told
    assert "lấy lại gói từ nơi phát hành" in told.lower()


def test_a_file_more_or_less_than_was_signed_is_refused(pack: Path) -> None:
    key = signed(pack)
    (pack / "votes.toml").rename(pack / "phieu.toml")

    told = refusal_of(lambda: stack_of([pack], trusted={key}))

    assert "votes.toml: Thiếu tệp này so với bản được ký." in told
    assert "phieu.toml: Tệp này không có trong bản được ký." in told


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('author = "Sở Nội vụ tỉnh Ví Dụ"', 'author = "Bộ Nội vụ"'),
        ("since = 2027-07-01", "since = 2027-01-01"),
        ('version = "1"', 'version = "2"'),
    ],
)
def test_a_manifest_changed_after_signing_is_refused(old: str, new: str, pack: Path) -> None:
    key = signed(pack)
    changed(pack, "manifest.toml", old, new)

    told = refusal_of(lambda: stack_of([pack], trusted={key}))

    assert "manifest.toml, signature: Chữ ký không phải của khóa ghi trong gói trên nội dung này." in told


def test_files_and_their_sums_forged_together_are_refused_by_the_signature(pack: Path) -> None:
    key = signed(pack)
    other = copied(pack.parent / "khac")
    changed(other, "cases/con_so.md", "# Từng con số ở hai phía", "# Mọi con số ở hai phía")
    signed(other)
    theirs = (other / "manifest.toml").read_text(encoding="utf-8")
    mine = (pack / "manifest.toml").read_text(encoding="utf-8")
    taken = [line for line in mine.splitlines() if line.startswith(("public_key", "signature"))]
    forged = [line for line in theirs.splitlines() if not line.startswith(("public_key", "signature"))]
    forged[5:5] = taken
    (other / "manifest.toml").write_text("\n".join(forged), encoding="utf-8")

    told = refusal_of(lambda: stack_of([other], trusted={key}))

    assert "manifest.toml, signature: Chữ ký không phải" in told


def test_an_unsigned_pack_is_refused_where_packs_are_used(pack: Path) -> None:
    told = refusal_of(lambda: stack_of([pack], trusted={"0" * 64}))

    assert "manifest.toml, signature: Gói chưa được ký." in told
    assert "law sign" in told


def test_a_pack_signed_by_a_key_that_is_not_trusted_here_is_refused(pack: Path) -> None:
    key = signed(pack)

    told = refusal_of(lambda: stack_of([pack], trusted={"0" * 64}))

    assert f"Khóa {key[:16]}… của “Sở Nội vụ tỉnh Ví Dụ” chưa được tin ở đây." in told


# On what it stands.


def test_a_pack_that_stands_on_another_edition_of_the_law_is_refused(pack: Path) -> None:
    mine = own_law().layers[0].hash
    (pack / "manifest.toml").write_text(
        (pack / "manifest.toml").read_text(encoding="utf-8")
        + f'\n[[stands_on]]\nname = "vinh-danh"\nhash = "{"0" * 64}"\n',
        encoding="utf-8",
    )

    told = refusal_of(lambda: laid(pack))

    assert f"Gói đứng trên “vinh-danh” mã 000000000000, ở đây là mã {mine[:12]}." in told
    assert "ký lại gói trên bản ở đây" in told


def test_a_pack_whose_base_is_not_there_is_refused(pack: Path) -> None:
    (pack / "manifest.toml").write_text(
        (pack / "manifest.toml").read_text(encoding="utf-8")
        + '\n[[stands_on]]\nname = "vinh-danh"\n\n[[stands_on]]\nname = "nghi-dinh-2026"\n',
        encoding="utf-8",
    )

    assert "Gói đứng trên “nghi-dinh-2026” mà chưa nạp gói ấy." in refusal_of(lambda: laid(pack))


def test_the_same_pack_twice_is_refused(pack: Path) -> None:
    once = laid(pack)

    assert "Gói “luat-gia-dinh-2027” đã được nạp." in refusal_of(lambda: laid(pack, beneath=once))


def test_a_pack_over_the_values_of_one_that_it_does_not_know_is_refused(pack: Path) -> None:
    beneath = laid(pack)
    other = copied(pack.parent / "khac")
    signed(other)  # on the program's own law alone
    changed(other, "manifest.toml", 'name = "luat-gia-dinh-2027"', 'name = "luat-khac"')

    told = refusal_of(lambda: _unsigned(other, beneath))

    assert "“luat-gia-dinh-2027” đã đổi quota.CSTĐCS mà gói này không nêu đứng trên gói ấy." in told


def _unsigned(folder: Path, beneath: LawStack) -> LawStack:
    """The manifest keeps on what the pack stands, but nobody's signature."""
    lines = (folder / "manifest.toml").read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not line.startswith("signature")]
    (folder / "manifest.toml").write_text("\n".join(kept), encoding="utf-8")
    return laid(folder, beneath=beneath)


# What it says: each draft differs from the example by a word.


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        # The past.
        ("quotas.toml", "since = 2027-07-01", "since = 2026-11-01", "có trước ngày đầu của gói (01/07/2027)"),
        ("manifest.toml", "since = 2027-07-01", "since = 2027-08-01", "trước ngày đầu của gói 01/08/2027"),
        ("instruments.toml", "since = 2027-07-01", "since = 2027-06-01", "trước ngày đầu của gói 01/07/2027"),
        ("instruments.toml", "issued_on = 2027-03-15", "issued_on = 2027-09-15", "trước ngày ban hành"),
        ("instruments.toml", "since = 2027-07-01", "since = 2027-08-01", "có trước “Luật giả định 2027”"),
        (
            "regimes.toml",
            "since = 2027-07-01",
            "since = 2027-01-01",
            "Chế độ từ 01/01/2027 có trước",
        ),
        ("regimes.toml", 'id = "R5"', 'id = "R4"', "Chế độ này đã có"),
        ("instruments.toml", "Luật giả định 2027", "Luật 06/2026/QH16", "gói không sửa văn bản đã có"),
        # Gaps, overlaps, certainty.
        ("quotas.toml", QUOTA, f"{QUOTA}until = 2027-12-31\n", "khoảng trống sau 2027-12-31"),
        (
            "quotas.toml",
            QUOTA,
            f'{QUOTA.replace("07-01", "09-01")}[[quota."CSTĐCS".values]]\n{QUOTA}until = 2027-07-31\n',
            "khoảng trống giữa 2027-07-31 và 2027-09-01",
        ),
        (
            "quotas.toml",
            QUOTA,
            f'{QUOTA.replace("07-01", "09-01")}[[quota."CSTĐCS".values]]\n{QUOTA}until = 2027-09-30\n',
            "chồng lên nhau",
        ),
        (
            "authority.toml",
            "authorities =",
            'confidence = "medium"\nauthorities =',
            "Độ tin cậy “medium” thấp hơn “high” của giá trị trước.",
        ),
        ("quotas.toml", "at_most = 20", 'at_most = 20\nconfidence = "low"', "(low) không được là quy định"),
        # Words.
        ("quotas.toml", INSTRUMENT, "", "Thiếu căn cứ (citation)"),
        ("quotas.toml", '"Luật giả định 2027"', '"Luật 2022"', "Căn cứ “Luật 2022” không có trong danh sách"),
        ("quotas.toml", "at_most = 20", "atmost = 20", "Không có trường “atmost” cho loại này."),
        ("quotas.toml", "at_most = 20", "", "Thiếu trường “at_most”."),
        ("quotas.toml", "at_most = 20", 'at_most = "20"', "“at_most” không phải số nguyên."),
        ("quotas.toml", "at_most = 20", "at_most = 0", "“at_most” không phải số nguyên."),
        (
            "quotas.toml",
            'quota."CSTĐCS"',
            'quota."CSTDCS"',
            "hình thức nào mang mã “CSTDCS”.",
        ),
        ("quotas.toml", 'quota."CSTĐCS"', 'quotas."CSTĐCS"', "Không có chủ đề nào như vậy."),
        ("quotas.toml", "since = 2027-07-01", "", "Một giá trị thiếu ngày bắt đầu (since)."),
        ("quotas.toml", "[quota.", "[quota", "Không đọc được"),
        ("authority.toml", '"commune_chair"', '"mayor"', "“authorities” không nhận “mayor”."),
        ("papers.toml", '"minutes"', "3", "“kinds” không phải danh sách."),
        ("conditions.toml", '"HTXSNV"', '"tốt"', "“at_least” không nhận “tốt”."),
        ("conditions.toml", '"HTXSNV"', '"HTXSNV"\ncheck = "luck"', "Không có cách kiểm tra “luck”"),
        ("regimes.toml", '"LĐTT", ', '"LĐ", ', "Không có mã “LĐ” để ghi đã đọc."),
        ("regimes.toml", "read = false", "", "Một chế độ thiếu trường"),
        ("manifest.toml", 'author = "Sở Nội vụ tỉnh Ví Dụ"', "", "manifest.toml, author: Thiếu"),
        ("manifest.toml", '"luat-gia-dinh-2027"', '"Luật 2027"', "Tên “Luật 2027” không dùng được."),
        ("manifest.toml", '["Luật giả định 2027"]', '["Luật 2029"]', "Không có văn bản nào tên “Luật 2029”."),
        ("manifest.toml", "since", "from", "Thiếu ngày đầu của gói."),
    ],
)
def test_a_draft_with_a_fault_is_refused_by_name(
    file: str, old: str, new: str, told: str, pack: Path
) -> None:
    changed(pack, file, old, new)

    assert told.lower() in refusal_of(lambda: laid(pack)).lower()


def test_a_value_less_sure_than_the_one_before_is_taken_with_its_reason(pack: Path) -> None:
    reason = 'lower_because = "Bản đăng Công báo còn thiếu phụ lục."'
    changed(pack, "authority.toml", "authorities =", f'confidence = "medium"\n{reason}\nauthorities =')

    assert laid(pack).subjects["authority.CSTĐCS"].values[0].confidence == "medium"


def test_what_is_in_force_and_confirmed_already_is_not_edited(pack: Path) -> None:
    beneath = laid(pack)
    other = copied(pack.parent / "khac")
    for name in ("instruments.toml", "regimes.toml"):
        (other / name).unlink()
    changed(other, "manifest.toml", 'name = "luat-gia-dinh-2027"', 'name = "dinh-chinh"')

    told = refusal_of(lambda: laid(other, beneath=beneath))

    assert "quotas.toml, quota.CSTĐCS: Giá trị từ 01/07/2027 đã được xác nhận" in told


def test_a_value_over_a_later_one_overlaps(pack: Path) -> None:
    beneath = laid(pack)
    other = copied(pack.parent / "khac")
    for path in sorted(other.glob("*.toml")):
        if path.name not in ("manifest.toml", "quotas.toml"):
            path.unlink()
    (other / "manifest.toml").write_text(
        'name = "som-hon"\nversion = "1"\nauthor = "A"\nsince = 2027-01-01\n'
        'instruments = ["Luật 06/2026/QH16"]\n',
        encoding="utf-8",
    )
    changed(other, "quotas.toml", "2027-07-01", "2027-01-01")
    changed(other, "quotas.toml", "Luật giả định 2027", "Luật 06/2026/QH16")

    told = refusal_of(lambda: laid(other, beneath=beneath))

    assert "Giá trị từ 01/01/2027 chồng lên giá trị từ 01/07/2027 đã có." in told


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("awards.toml", "Danh mục này là của chương trình."),
        ("reviews.toml", "Danh mục này là của chương trình."),
        ("run.py", "Gói luật không có loại tệp này."),
        ("cases/deep/a.md", "Gói luật không có loại tệp này."),
    ],
)
def test_a_pack_holds_nothing_but_values_and_cases(name: str, told: str, pack: Path) -> None:
    (pack / name).parent.mkdir(exist_ok=True)
    (pack / name).write_text("", encoding="utf-8")

    assert f"{name}: {told}" in refusal_of(lambda: laid(pack))


def test_a_link_out_of_the_folder_is_not_followed(pack: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("x = 1", encoding="utf-8")
    (pack / "more.toml").symlink_to(tmp_path / "secret")

    assert "more.toml: Là liên kết, không phải tệp." in refusal_of(lambda: laid(pack))


def test_no_folder_and_no_manifest_are_told(pack: Path) -> None:
    (pack / "manifest.toml").unlink()

    assert "manifest.toml: Thiếu tệp này." in refusal_of(lambda: laid(pack))
    assert "Không có thư mục này." in refusal_of(lambda: laid(pack / "nowhere"))


def test_all_faults_are_told_at_once(pack: Path) -> None:
    changed(pack, "quotas.toml", "at_most = 20", "atmost = 20")
    changed(pack, "authority.toml", '"commune_chair"', '"mayor"')

    with pytest.raises(PackRefused) as refused:
        laid(pack)

    assert {fault.file for fault in refused.value.faults} == {"quotas.toml", "authority.toml"}


# What its cases prove.


@pytest.mark.parametrize(
    ("file", "gone", "told"),
    [
        (
            "cases/con_so.md",
            "| 19    | 30/06/2027 | không có | unread     | Luật 06/2026/QH16 |\n",
            "quota.CSTĐCS: Giá trị từ 01/07/2027 (khoản 1 Điều 2 Luật giả định 2027) không có tình huống "
            "ngày 30/06/2027 (ngày trước).",
        ),
        (
            "cases/con_so.md",
            "| 01/07/2027 | director; commune_chair | –             | Điều 4 Luật giả định 2027 |\n",
            "authority.CSTĐCS: R5 · authority · CSTĐCS (Điều 4 Luật giả định 2027, từ 01/07/2027): không có "
            "tình huống trái.",
        ),
        (
            "cases/tinh_huong.md",
            "| 01/07/2027 | 2026 HTTNV  | trái quy định | khoản 3 Điều 2 Luật giả định 2027      "
            "| Ngày đầu: HTTNV không đủ |\n",
            "R5 · LĐTT · rating (khoản 3 Điều 2 Luật giả định 2027, từ 01/07/2027): không có tình huống "
            "trái.",
        ),
        (
            "cases/tinh_huong.md",
            "| 30/06/2027 | 2026 HTTNV  | cần xem xét   | Điều 24 Luật Thi đua, khen thưởng 2022 "
            "| Ngày trước: HTTNV còn đủ |\n",
            "condition.LĐTT.rating: Giá trị từ 01/07/2027 (khoản 3 Điều 2 Luật giả định 2027) không có tình "
            "huống ngày 30/06/2027 (ngày trước).",
        ),
        (
            "cases/con_so.md",
            "| 30/06/2027 | R4     | Luật 06/2026/QH16 |\n",
            "R5: Không có dòng nào hỏi chế độ ngày 30/06/2027.",
        ),
    ],
)
def test_a_pack_that_a_side_of_a_change_is_not_asked_of_is_refused(
    file: str, gone: str, told: str, pack: Path
) -> None:
    changed(pack, file, gone, "")

    assert told in refusal_of(lambda: laid(pack))


def test_a_condition_that_falls_away_must_have_refused_somebody_the_day_before(pack: Path) -> None:
    changed(pack, "cases/tinh_huong.md", "- sáng kiến: không\n", "")

    assert (
        "condition.CSTĐ tỉnh.initiative: Giá trị từ 01/07/2027 (khoản 2 Điều 2 Luật giả định 2027) không có "
        "tình huống ngày 30/06/2027 (ngày trước, trái điều kiện còn hiệu lực hôm ấy)."
    ) in refusal_of(lambda: laid(pack))


def test_an_award_told_as_read_must_have_a_case(pack: Path) -> None:
    changed(pack, "regimes.toml", '"LĐTT", ', '"LĐTT", "GK xã", ')

    told = refusal_of(lambda: laid(pack))

    assert "R5: GK xã ghi là đã đọc mà không có tình huống nào từ 01/07/2027." in told


def test_a_case_that_is_answered_otherwise_is_told(pack: Path) -> None:
    changed(pack, "cases/tinh_huong.md", "| 3        | đúng quy định |", "| 3        | trái quy định |")

    assert (
        "cases/tinh_huong.md, Ba trên mười chín: trong 20%: Được trả lời khác điều bảng chờ: kết luận: chờ "
        "“trái quy định”, được “đúng quy định”."
    ) in refusal_of(lambda: laid(pack))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("- đối tượng: cá nhân", "- đối tượng: cá nhânn", "không đọc được “cá nhânn”"),
        ("- tiểu sử: ba lần CSTĐCS", "- tiểu sử: bốn lần", "không có tiểu sử nào tên “bốn lần”"),
        ("- quy tắc: rating", "- quy tắcc: rating", "không có dữ kiện nào tên “quy tắcc”"),
        ("- đề nghị: LĐTT\n", "", "thiếu “đề nghị”"),
        ("- đề nghị: LĐTT\n", "- đề nghị: LĐ\n", "mang mã “LĐ”"),
        ("| 4        |", "| 9999     |", "“số người” quá 1000"),
        ("2026 HTXSNV |", "2026–99999 HTXSNV |", "không rõ năm “2026–99999”"),
        ("| căn cứ   ", "| nêu      ", "thiếu “căn cứ”"),
        (
            "## CSTĐCS: vượt",
            "## A\n- đề nghị: LĐTT\n- ngày: 01/07/2027\n- tình huống: A\n\n## B",
            "không chờ đợi điều gì",
        ),
        ("| 30/06/2027 | 2026 HTTNV  |", "| 30/06/2027 |", "không đọc được"),
    ],
)
def test_a_table_that_cannot_be_read_is_refused_with_page_and_word(
    old: str, new: str, told: str, pack: Path
) -> None:
    changed(pack, "cases/tinh_huong.md", old, new)

    refused = refusal_of(lambda: laid(pack))

    assert told in refused
    assert "tinh_huong.md" in refused
