"""A pack that must not be used is refused with file, key, what is wrong and how to mend it."""

from __future__ import annotations

from pathlib import Path

import pytest

from law.packs.signed_folder.pack_faults import PackRefused
from tests.law.pack_ground import changed, copied, laid, refusal_of

INSTRUMENT = 'citation = { instrument = "Luật giả định 2027", article = 2, clause = 1 }'
QUOTA = f"since = 2027-07-01\nat_most = 20\n{INSTRUMENT}\n"
NEW_QUOTA = f'[quota."TTLĐXS"]\nbegins = 2027-07-01\n[[quota."TTLĐXS".values]]\n{QUOTA}'
DEADLINE = (
    f'[deadline."CSTĐTQ"]\n[[deadline."CSTĐTQ".values]]\nby = "13-45"\nsince = 2027-07-01\n{INSTRUMENT}\n'
)


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return copied(tmp_path)


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
        ("quotas.toml", QUOTA, f"{QUOTA}until = 2027-12-31\n", "khoảng trống sau 31/12/2027"),
        (
            "quotas.toml",
            QUOTA,
            f'{QUOTA.replace("07-01", "09-01")}[[quota."CSTĐCS".values]]\n{QUOTA}until = 2027-07-31\n',
            "khoảng trống giữa 31/07/2027 và 01/09/2027",
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
        (
            "quotas.toml",
            "at_most = 20",
            'at_most = 20\nbase = "unit.heads"',
            "“base” không nhận “unit.heads”.",
        ),
        ("quotas.toml", QUOTA, f"{QUOTA}{NEW_QUOTA}", "quota.TTLĐXS từ 01/07/2027: Thiếu trường “base”."),
        ("quotas.toml", QUOTA, f"{QUOTA}{DEADLINE}", "“by” không phải tháng-ngày (06-30)."),
        ("authority.toml", '"commune_chair"', '"mayor"', "“authorities” không nhận “mayor”."),
        ("papers.toml", '"minutes"', "3", "“kinds” không phải danh sách."),
        ("conditions.toml", '"HTXSNV"', '"tốt"', "“at_least” không nhận “tốt”."),
        ("conditions.toml", '"HTXSNV"', '"HTXSNV"\ncheck = "luck"', "Không có cách kiểm tra “luck”"),
        ("regimes.toml", '"LĐTT", ', '"LĐ", ', "Không có mã “LĐ” để ghi đã đọc."),
        ("instruments.toml", '["*"]', "3", "Thiếu “basis_for”, hoặc viết sai."),
        ("instruments.toml", '["*"]', '["mayor"]', "“mayor” không phải người quyết định."),
        ("regimes.toml", "read = false", "", "Một chế độ thiếu trường"),
        ("regimes.toml", '["LĐTT", "CSTĐCS", "CSTĐ tỉnh"]', "1.5", "Một chế độ thiếu trường"),
        ("quotas.toml", "at_most = 20", "at_most = nan", "“at_most” không phải số nguyên."),
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


def test_lists_within_lists_without_end_are_refused_in_words(pack: Path) -> None:
    (pack / "quotas.toml").write_text("a = " + "[" * 5_000, encoding="utf-8")

    assert "quotas.toml: Không đọc được (lồng quá nhiều tầng)." in refusal_of(lambda: laid(pack))


def test_a_fact_without_end_is_refused_with_its_page(pack: Path) -> None:
    changed(pack, "cases/tinh_huong.md", "- sáng kiến: không", "- sáng kiến: " + "[" * 5_000)

    assert "tinh_huong.md" in refusal_of(lambda: laid(pack))
