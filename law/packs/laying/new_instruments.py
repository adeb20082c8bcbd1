"""The instruments that a pack brings, added to those beneath."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from law.basics.instruments import Instrument, instrument_of
from law.basics.law_stack import LawStack
from law.basics.statute_files import read_toml
from law.basics.values import CONFIDENCES, BrokenStatute
from law.packs.signed_folder.manifest import MANIFEST
from law.packs.signed_folder.pack_faults import PackFault, fault_of_statute
from law.packs.signed_folder.pack_files import INSTRUMENTS, Pack
from law.procedure.routing import AUTHORITIES

_TYPES: Mapping[str, type] = {
    "name": str,
    "kind": str,
    "issued_on": date,
    "since": date,
    "basis_for": list,
}
_KINDS = ("law", "decree", "circular", "guidance")
_FIELDS = {*_TYPES, "until", "basis", "confidence"}


def instruments_with(pack: Pack, beneath: LawStack) -> tuple[tuple[Instrument, ...], list[PackFault]]:
    """All instruments of the stack with those of the pack, in the order in which decisions name them."""
    rows, faults = _rows(pack)
    known = {found.name for found in beneath.instruments}
    added = []
    for row in rows:
        if wrong := list(_row_faults(row, pack, known)):
            faults += wrong
            continue
        added.append(instrument_of(row))
        known.add(row["name"])
    if not faults:
        faults += _name_faults(pack, known, {found.name for found in added})
    return (*beneath.instruments, *added), faults


def _rows(pack: Pack) -> tuple[list[Any], list[PackFault]]:
    if INSTRUMENTS not in pack.files:
        return [], []
    try:
        told = read_toml(INSTRUMENTS, pack.content(INSTRUMENTS))
    except BrokenStatute as broken:
        return [], [fault_of_statute(broken, file=INSTRUMENTS)]
    rows = told.get("instruments")
    if set(told) != {"instruments"} or not isinstance(rows, list):
        what, remedy = "Tệp chỉ gồm các bảng [[instruments]].", "Mỗi văn bản một bảng [[instruments]]."
        return [], [PackFault(INSTRUMENTS, "", what, remedy)]
    return rows, []


def _row_faults(row: Any, pack: Pack, known: set[str]) -> Iterator[PackFault]:
    if not isinstance(row, Mapping) or not isinstance(row.get("name"), str):
        yield PackFault(INSTRUMENTS, "name", "Một văn bản không có tên.", 'Ghi name = "tên dùng để dẫn".')
        return
    name = row["name"]
    if name in known:
        what = "Văn bản này đã có trong danh mục; gói không sửa văn bản đã có."
        yield PackFault(INSTRUMENTS, name, what, "Bỏ bảng ấy, chỉ nêu tên trong manifest.toml.")
    for field, kind in _TYPES.items():
        if type(row.get(field)) is not kind:
            yield PackFault(
                INSTRUMENTS, name, f"Thiếu “{field}”, hoặc viết sai.", f"Ghi {field} như docs/law.md nêu."
            )
    for field in sorted(row.keys() - _FIELDS):
        yield PackFault(INSTRUMENTS, name, f"Không có trường “{field}”.", "Bỏ trường ấy.")
    if row.get("confidence", "high") not in CONFIDENCES:
        yield PackFault(INSTRUMENTS, name, "Độ tin cậy không có nghĩa.", "Dùng high, medium hoặc low.")
    yield from _word_faults(row, name)
    yield from _day_faults(row, name, pack)


def _word_faults(row: Mapping[str, Any], name: str) -> Iterator[PackFault]:
    if row.get("kind") not in _KINDS:
        yield PackFault(
            INSTRUMENTS, name, "Loại văn bản (kind) không có nghĩa.", f"Dùng: {', '.join(_KINDS)}."
        )
    for each in row.get("basis_for") or ():
        if each != "*" and each not in AUTHORITIES:
            words = ", ".join(AUTHORITIES)
            yield PackFault(
                INSTRUMENTS, name, f"“{each}” không phải người quyết định.", f"Dùng “*” hoặc: {words}."
            )


def _day_faults(row: Mapping[str, Any], name: str, pack: Pack) -> Iterator[PackFault]:
    issued, since, until = row.get("issued_on"), row.get("since"), row.get("until")
    if type(issued) is not date or type(since) is not date:
        return
    if since < issued:
        what = f"Có hiệu lực {since:%d/%m/%Y} trước ngày ban hành {issued:%d/%m/%Y}."
        yield PackFault(INSTRUMENTS, name, what, "Sửa lại một trong hai ngày.")
    if since < pack.manifest.since:
        what = f"Có hiệu lực {since:%d/%m/%Y}, trước ngày đầu của gói {pack.manifest.since:%d/%m/%Y}."
        yield PackFault(
            INSTRUMENTS, name, what, "Cho ngày đầu của gói (since) bằng ngày văn bản có hiệu lực."
        )
    if until is not None and (type(until) is not date or until < since):
        yield PackFault(INSTRUMENTS, name, "Ngày hết hiệu lực không đúng.", "Sửa lại until, hoặc bỏ đi.")


def _name_faults(pack: Pack, known: set[str], added: set[str]) -> Iterator[PackFault]:
    """The manifest names what the pack brings, and nothing that is nowhere."""
    for name in pack.manifest.instruments:
        if name not in known:
            remedy = f"Thêm văn bản vào {INSTRUMENTS}, hoặc sửa lại tên."
            yield PackFault(MANIFEST, "instruments", f"Không có văn bản nào tên “{name}”.", remedy)
    for name in sorted(added - set(pack.manifest.instruments)):
        what = f"Gói thêm “{name}” mà manifest.toml không nêu."
        yield PackFault(MANIFEST, "instruments", what, "Thêm tên ấy vào instruments.")
