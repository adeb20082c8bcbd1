"""The regimes that a pack opens, or confirms as read, at the end of those beneath."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from law.awards import FORMS, TITLES, award
from law.basics.instruments import Instrument
from law.basics.law_stack import LawStack, Regime
from law.basics.regime_file import regimes_in
from law.basics.values import BrokenStatute
from law.packs.signed_folder.pack_faults import PackFault, fault_of_statute
from law.packs.signed_folder.pack_files import REGIMES, Pack


def regimes_with(
    pack: Pack, beneath: LawStack, instruments: Sequence[Instrument]
) -> tuple[tuple[Regime, ...], list[PackFault]]:
    """All regimes of the stack with those of the pack. The last one beneath ends the day before a new one;
    the same day and name confirm one that was not read."""
    if REGIMES not in pack.files:
        return beneath.regimes, []
    try:
        rows = regimes_in(pack.content(REGIMES))
    except BrokenStatute as broken:
        return beneath.regimes, [fault_of_statute(broken, file=REGIMES)]
    found = list(beneath.regimes)
    faults: list[PackFault] = []
    for row in rows:
        faults += _row_faults(row, pack, found[-1], instruments)
        if faults:
            continue
        if row.id == found[-1].id:
            found[-1] = replace(row, read_for=row.read_for | found[-1].read_for)
        else:
            found[-1] = replace(found[-1], until=row.since - timedelta(days=1))
            found.append(row)
    return tuple(found), faults


def _row_faults(
    row: Regime, pack: Pack, last: Regime, instruments: Sequence[Instrument]
) -> Iterator[PackFault]:
    def fault(what: str, remedy: str) -> PackFault:
        return PackFault(REGIMES, str(row.id), what, remedy)

    first = pack.manifest.since
    if not _NAME.fullmatch(row.id):
        yield fault("Tên chế độ không dùng được.", "Đặt tên từ một đến bốn chữ in hoa hoặc số, ví dụ R5.")
    if row.since < first:
        yield fault(f"Chế độ từ {row.since:%d/%m/%Y} có trước ngày đầu của gói {first:%d/%m/%Y}.", _LATER)
    if row.until is not None:
        yield fault("Chế độ cuối không có ngày kết thúc.", "Bỏ trường until.")
    if row.id == last.id:
        if last.is_read or row.since != last.since:
            yield fault(
                "Chế độ này đã có và đã đọc, hoặc ngày không đúng.", "Đặt tên khác, từ một ngày sau đó."
            )
    elif row.since <= last.since:
        yield fault(f"Không sau chế độ {last.id} từ {last.since:%d/%m/%Y}.", _LATER)
    named = next((each for each in instruments if each.name == row.citation.instrument), None)
    if named is None or row.since < named.since:
        yield fault(
            f"Căn cứ “{row.citation.instrument}” không có, hoặc chưa có hiệu lực ngày {row.since:%d/%m/%Y}.",
            "Dẫn văn bản đang có hiệu lực ngày ấy.",
        )
    for code in sorted(row.read_for):
        if (code not in TITLES and code not in FORMS) or award(code).judged_as != code:
            yield fault(f"Không có mã “{code}” để ghi đã đọc.", "Xem bảng mã bằng lệnh evaluate --awards.")


_NAME = re.compile("[A-Z0-9]{1,4}")
"""Dossiers keep the name of their regime beside them; four letters are kept."""
_LATER = "Cho chế độ bắt đầu từ ngày đầu của gói hoặc sau đó."
