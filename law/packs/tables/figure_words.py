"""The names of a figure's subject and answer in the tables, and how each is read."""

from __future__ import annotations

from typing import Any

from law.eligibility.recipient import KIND_NAMES
from law.packs.tables import cell_words as words
from law.packs.tables.cell_words import Read
from law.packs.tables.markdown_tables import Table

KIND_OF_ROW, DAYS = "bảng", "ngày"


def is_of_figures(table: Table) -> bool:
    """Whether the table asks for single figures, and for which: it tells the kind."""
    return KIND_OF_ROW in table.facts or KIND_OF_ROW in table.columns


SUBJECT: dict[str, tuple[str, Read]] = {
    "danh hiệu": ("award", words.text),
    "đối tượng": ("kind", words.word(words.KINDS)),
    "loại khen": ("way", words.text),
    "thủ tục đơn giản": ("simplified", words.flag),
    "thời hạn": ("clock", words.text),
    "thành viên": ("members", words.plain),
    "cơ số": ("base", words.plain),
    "nữ": ("women", words.plain),
    "quân số": ("people", words.plain),
    "dành cho": ("recipients", words.some(words.word({name: kind for kind, name in KIND_NAMES.items()}))),
    "việc": ("subject", words.text),
}
"""What is asked about, in the order in which a row is named."""

ANSWER: dict[str, tuple[str, Read]] = {
    "được quyết định": ("may", words.some(str)),
    "còn ngỏ": ("open", words.some(str)),
    "số ngày": ("days", words.plain),
    "hết ngày": ("by", words.plain),
    "số bộ": ("sets", words.plain),
    "kết luận": ("verdict", words.word(words.VERDICTS)),
    "cần Hội đồng": ("needed", words.flag),
    "đăng ký": ("registration", words.flag),
    "khối bình xét": ("bloc", words.flag),
    "danh hiệu thi đua": ("titles", words.flag),
    "phiếu cần": ("needed", words.plain),
    "không đạt đến": ("never", words.plain),
    "phiếu kín": ("secret", words.flag),
    "có mặt": ("present", words.plain),
    "có trong luật": ("exists", words.flag),
    "giấy tờ": ("kinds", words.some(str)),
    "đứng trước": ("first", words.flag),
    "suất": ("seats", words.plain),
    "tiền": ("amount", words.plain),
    "chế độ": ("regime", words.text),
    "luật": ("law", words.text),
    "đã đọc": ("read", words.flag),
    "căn cứ hủy bỏ": ("grounds", words.some(str)),
    "từng căn cứ theo": ("citations", words.some(str)),
    "tình trạng": ("state", words.text),
    "căn cứ": ("citation", lambda told: "" if told == "không nêu" else told),
}


def read(told: dict[str, str], of: dict[str, tuple[str, Read]]) -> dict[str, Any]:
    """The fields that the texts give, in the order of the words."""
    return {field: read_one(told[name]) for name, (field, read_one) in of.items() if name in told}
