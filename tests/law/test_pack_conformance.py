"""A pack whose own cases do not prove every change on all its sides is refused with what is missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.law.pack_ground import changed, copied, laid, refusal_of

ASKS_NOTHING = "## A\n- đề nghị: LĐTT\n- ngày: 01/07/2027\n- tình huống: A\n"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return copied(tmp_path)


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
