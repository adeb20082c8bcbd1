"""The names of a case's facts and expectations in the tables, and how each is read."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from functools import partial
from typing import Any

from law.packs.tables import cell_words as words
from law.packs.tables.cell_words import Read

OF_EACH = {"titles": "mỗi danh hiệu", "initiatives": "mỗi sáng kiến"}
"""What a table says once of every title, of every initiative that it lists."""

_TIME = words.parts(từ="from", đến="until")

NOMINEE: dict[str, tuple[str, Read]] = {
    "đối tượng": ("kind", words.word(words.KINDS)),
    "hình thức": ("way", words.text),
    "tiêu chuẩn": ("ground", words.text),
    "giới tính": ("sex", words.word(words.SEXES)),
    "cùng người với": ("same_person_as", words.text),
    "luật đã chọn": ("chosen_law", words.text),
    "thành tích": ("achievement", words.achievement),
    "dẫn đầu khối": ("leads_bloc", words.flag),
    "tuyển dụng": ("joined_on", words.plain),
    "chuyển đến": ("transferred_on", words.plain),
    "ý kiến đơn vị cũ": ("old_unit_opinion", words.text),
    "tháng thai sản": ("maternity_months", words.plain),
    "học tập": ("study", words.parts(tháng="months", kết_quả="result")),
    "chức vụ": ("posts", words.some(words.held("post", _TIME))),
    "xếp loại": ("ratings", words.ratings),
    "kỷ luật": ("discipline", words.some(words.held("kind", _TIME))),
    "chờ kết luận": ("pending", words.some(words.text)),
    "đã có": ("titles", words.title),
    "sáng kiến": ("initiatives", words.initiative),
}
COLLECTIVE: dict[str, tuple[str, Read]] = {
    "quân số": ("people", words.plain),
    "số LĐTT": ("advanced_workers", words.plain),
    "số CSTĐCS": ("grassroots_fighters", words.plain),
    "số hoàn thành": ("completed", words.plain),
    "số nữ": ("women", words.plain),
    "số bị cảnh cáo": ("warned_or_worse", words.plain),
    "thành lập": ("founded_on", words.plain),
    "tổ chức Đảng": ("party_cell", words.text),
}
CASE: dict[str, tuple[str, Read]] = {
    "ngày tiếp nhận": ("received_on", words.plain),
    "ngày quyết định": ("decided_on", words.plain),
    "người quyết định": ("authority", words.text),
    "số bộ": ("copies", words.plain),
    "thủ tục đơn giản": ("simplified", words.flag),
    "công khai": ("posting", words.parts(từ="from", họp="council_on")),
    "đơn vị": ("unit", words.parts(LĐTT="advanced_workers")),
    "khối": ("blocs", words.parts(dẫn_đầu="leaders", đủ_tiêu_chuẩn="qualified_leaders")),
    "địa phương": ("local", lambda told: dict([_local(told)])),
    "phiếu": ("votes", lambda told: [_vote(told)]),
}
FACTS: dict[str, tuple[str, str, Read]] = {
    name: (of, field, read)
    for of, facts in (("nominee", NOMINEE), ("collective", COLLECTIVE), ("case", CASE))
    for name, (field, read) in facts.items()
}
"""Of whom or what the fact is, its field in the public format, and how it is read."""
EXPECTED: dict[str, tuple[str, Read]] = {
    "kết luận": ("verdict", words.word(words.VERDICTS)),
    "quy tắc": ("rule", words.rule),
    "căn cứ": ("citation", words.text),
    "nêu": ("says", words.text),
    "im lặng": ("silent", words.some(words.rule)),
    "đạt phiếu": ("passed", words.flag),
    "phiếu cần": ("needed", words.plain),
    "suất": ("seats", words.plain),
    "tiền": ("amount", words.plain),
    "được chi": ("paid", words.flag),
    "căn cứ phiếu": ("vote_citation", words.text),
}
OF_ROW: dict[str, tuple[str, Read]] = {
    "tình huống": ("name", words.text),
    "ngày": ("on", words.day),
    "đề nghị": ("award", words.text),
    "số người": ("proposed", words.plain),
    **EXPECTED,
}
FINDS, ADVERSE, BESIDE, CHANGE = "thấy", "bất lợi", "cùng hồ sơ", "thay đổi"
BIOGRAPHY = "tiểu sử"


def fact(told: str, field: str, read: Callable[..., Any], of_each: str) -> Any:
    """What one text says; a text in brackets is written in TOML, by the names of the public format."""
    if told == words.NULL:
        return None
    if told.startswith(("[", "{")):
        return _in_toml(told)
    return words.some(partial(read, of_each=of_each))(told) if field in OF_EACH else read(told)


def _in_toml(told: str) -> Any:
    """Lists within lists without end are no fact."""
    try:
        return tomllib.loads(f"told = {told}")["told"]
    except RecursionError as fault:
        raise ValueError(told[:40]) from fault


def beside(told: str) -> dict[str, Any]:
    """Another nominee of the same dossier: "LĐTT · đối tượng: cá nhân · xếp loại: 2025 HTXSNV"."""
    award, *facts = told.split(" · ")
    found: dict[str, Any] = {"award": award}
    for each in facts:
        name, _, what = each.partition(": ")
        field, read = NOMINEE[name]
        found[field] = fact(what, field, read, "")
    return found


_VOTE = words.parts(thành_viên="members", có_mặt="present", đồng_ý="yes_present", bằng_văn_bản="yes_written")


def _vote(told: str) -> dict[str, Any]:
    """ "phiếu kín, thành viên 15, có mặt 10, đồng ý 10, bằng văn bản 5", of the first nominee."""
    how, _, counts = told.partition(", ")
    return {"nominee": "n1", "secret": {"phiếu kín": True, "công khai": False}[how], **_VOTE(counts)}


def _local(told: str) -> tuple[str, Any]:
    name, _, value = told.partition(" = ")
    return name, words.plain(value)
