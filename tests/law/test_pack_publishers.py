"""A pack is what a trusted publisher signed, and stands on the packs it was signed on, or it is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from law.packs.opened_packs import stack_of
from law.rulebook import LawStack, own_law
from tests.law.pack_ground import changed, copied, laid, refusal_of, signed


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return copied(tmp_path)


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
