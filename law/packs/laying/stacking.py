"""One pack laid on a stack: another stack, or every reason why not.

Instruments and regimes are added, values supersede from a day on. What the stack beneath says of the time
before stays to the letter.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from law.basics.law_stack import LawStack, Layer
from law.basics.statute_files import StatuteTable, subject_of, tables_of_files
from law.basics.values import BrokenStatute
from law.eligibility import CHECKS
from law.packs.laying.learned_shapes import families
from law.packs.laying.new_instruments import instruments_with
from law.packs.laying.new_regimes import regimes_with
from law.packs.laying.superseding import citation_faults, confidence_faults, first_day, laid_on, past_faults
from law.packs.laying.value_shapes import shape_faults
from law.packs.laying.words_of_law import AWARDS, GROUPS
from law.packs.signed_folder.manifest import MANIFEST
from law.packs.signed_folder.pack_faults import PackFault, PackRefused, fault_of_statute
from law.packs.signed_folder.pack_files import Pack

_WITHOUT_AWARD = frozenset(
    {"clock", "course", "deadline", "multiplier", "priority", "revocation", "service_equivalents"}
)
"""Families whose second word is no award."""


def stacked(pack: Pack, beneath: LawStack) -> LawStack:
    """The law with the pack on top; raises PackRefused with every fault of its data."""
    faults = list(_base_faults(pack, beneath))
    instruments, of_instruments = instruments_with(pack, beneath)
    regimes, of_regimes = regimes_with(pack, beneath, instruments)
    faults += [*of_instruments, *of_regimes]
    tables = tables_of(pack, faults)
    faults += [*_unnamed_faults(pack, tables, beneath), *_strangers(tables, beneath)]
    laid = {key: made for key, table in tables.items() if (made := _laid(table, pack, beneath, faults))}
    known = {found.name: found for found in instruments}
    subjects = dict(beneath.subjects)
    for key, table in laid.items():
        try:
            subjects[key] = subject_of(table, known, checks=CHECKS)
        except BrokenStatute as broken:
            faults.append(fault_of_statute(broken, file=table.file, key=key))
    if faults:
        raise PackRefused(pack.name, faults)
    return LawStack(
        layers=(*beneath.layers, Layer(pack.name, pack.manifest.version, pack.hash, frozenset(laid))),
        tables=MappingProxyType({**beneath.tables, **laid}),
        subjects=MappingProxyType(subjects),
        instruments=instruments,
        regimes=regimes,
        hash=hashlib.sha256(f"{beneath.hash}\n{pack.name}\n{pack.hash}".encode()).hexdigest(),
    )


def _base_faults(pack: Pack, beneath: LawStack) -> Iterator[PackFault]:
    """A pack stands on packs that are there as they were, and on every one whose values it changes."""
    found = {layer.name: layer for layer in beneath.layers}
    named = {base.name: base.hash for base in pack.manifest.stands_on}
    if pack.name in found:
        yield PackFault(
            MANIFEST, "name", f"Gói “{pack.name}” đã được nạp.", "Bỏ một trong hai, hoặc đặt tên khác."
        )
    for name, told in named.items():
        if name not in found:
            what = f"Gói đứng trên “{name}” mà chưa nạp gói ấy."
            yield PackFault(MANIFEST, "stands_on", what, f"Nạp “{name}” trước.")
        elif told and told != found[name].hash:
            what = f"Gói đứng trên “{name}” mã {told[:12]}, ở đây là mã {found[name].hash[:12]}."
            remedy = f"Dùng đúng bản “{name}” ấy, hoặc kiểm tra và ký lại gói trên bản ở đây."
            yield PackFault(MANIFEST, "stands_on", what, remedy)


def _unnamed_faults(pack: Pack, tables: Mapping[str, StatuteTable], beneath: LawStack) -> Iterator[PackFault]:
    """A pack names the program's statutes, and every pack whose values it changes; a draft names none yet."""
    named = {base.name for base in pack.manifest.stands_on}
    for place, layer in enumerate(beneath.layers if named else ()):
        remedy = f"Kiểm tra và ký lại gói trên “{layer.name}”."
        if layer.name in named:
            continue
        if place == 0:
            yield PackFault(MANIFEST, "stands_on", f"Gói không nêu đứng trên “{layer.name}”.", remedy)
        for key in sorted(layer.changes & tables.keys()):
            what = f"“{layer.name}” đã đổi {key} mà gói này không nêu đứng trên gói ấy."
            yield PackFault(MANIFEST, "stands_on", what, remedy)


def tables_of(pack: Pack, faults: list[PackFault]) -> Mapping[str, StatuteTable]:
    """The tables of the pack that can be read; adds what cannot to the faults."""
    found: dict[str, StatuteTable] = {}
    for name, content in pack.value_files.items():
        try:
            read = tables_of_files({name: content})
        except BrokenStatute as broken:
            faults.append(fault_of_statute(broken, file=name))
            continue
        if not read:
            faults.append(
                PackFault(name, "", "Không có giá trị nào trong tệp.", "Thêm giá trị, hoặc bỏ tệp.")
            )
        for key, table in read.items():
            if key in found:
                faults.append(
                    PackFault(name, key, f"Chủ đề này đã có ở {found[key].file}.", "Gộp vào một tệp.")
                )
            elif _is_list_of_rows(table):
                found[key] = table
            else:
                faults.append(PackFault(name, key, "“values” không phải danh sách giá trị.", _ROWS))
    return found


_ROWS = "Mỗi giá trị là một bảng [[…values]]."


def _is_list_of_rows(table: StatuteTable) -> bool:
    rows = table.content["values"]
    return isinstance(rows, list) and all(isinstance(row, Mapping) for row in rows)


def _strangers(tables: Mapping[str, StatuteTable], beneath: LawStack) -> Iterator[PackFault]:
    """Subjects that no question of the program would ever reach."""
    for key, table in tables.items():
        family, _, rest = key.partition(".")
        award = rest.partition(".")[0]
        if key in beneath.subjects:
            continue
        if family not in families() or not rest or (family == "condition" and "." not in rest):
            what, remedy = (
                "Không có chủ đề nào như vậy.",
                f"Bắt đầu bằng một trong: {', '.join(sorted(families()))}.",
            )
            yield PackFault(table.file, key, what, remedy)
        elif family not in _WITHOUT_AWARD and award not in (*AWARDS, *GROUPS, "*"):
            what = f"Không có danh hiệu, hình thức nào mang mã “{award}”."
            yield PackFault(table.file, key, what, "Xem bảng mã bằng lệnh evaluate --awards.")


def _laid(table: StatuteTable, pack: Pack, beneath: LawStack, faults: list[PackFault]) -> StatuteTable | None:
    """The table on the one beneath; None with its faults added."""
    below = beneath.tables.get(table.key)
    try:
        first_day(table)
    except ValueError:
        what, remedy = "Một giá trị thiếu ngày bắt đầu (since).", "Ghi since = năm-tháng-ngày cho giá trị ấy."
        faults.append(PackFault(table.file, table.key, what, remedy))
        return None
    own = [
        *past_faults(table, below, pack.manifest),
        *confidence_faults(table, below),
        *citation_faults(table, pack.manifest),
        *shape_faults(table, below),
    ]
    faults += own
    return laid_on(table, below) if not own else None
