"""What a row may not ask in this very dossier: an award it is not offered, a ground that is none here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial

from dossiers.importing.cell_faults import CellFault
from dossiers.importing.checking.ground_checks import check_grounds
from dossiers.importing.checking.rows import ListRow
from dossiers.judging.nomination_grounds import law_day
from dossiers.judging.offered_awards import offered_awards, way_fault
from dossiers.models import Dossier
from law.awards import Award
from law.awards import award as award_of
from law.basics.law_stack import LawStack
from law.procedure.routing import deciding_levels
from law.procedure.who_decides import who_decides
from roles.doors.law_in_force import stack_at_receipt


def unsuited_rows(rows: Sequence[ListRow], dossier: Dossier, *, on: date) -> list[CellFault]:
    """Marks the cells as bad and tells of each; awards and grounds are those of the drafting page."""
    day, stack = law_day(dossier, on=on), stack_at_receipt(dossier.received_on)
    offered = {each.code for each in offered_awards(dossier, on=on)}
    by_way = partial(way_fault, way=dossier.way, dossier=dossier, on=on)
    told = partial(_why_not, level=dossier.unit.level, day=day, stack=stack, by_way=by_way)
    faults = list(_not_offered(rows, offered, told=told))
    return [*faults, *check_grounds(rows, way=dossier.way, day=day, stack=stack)]


def _not_offered(
    rows: Sequence[ListRow], offered: set[str], *, told: Callable[[Award], str]
) -> Iterator[CellFault]:
    for row in rows:
        if row.award and row.award not in offered:
            key = "title" if row.get("title") else "form"
            row.bad.add(key)
            what = f"“{award_of(row.award).name}” {told(award_of(row.award))}."
            yield row.fault(key, what, "Chọn trong danh sách thả xuống của tệp mẫu tải từ chính hồ sơ này.")


def _why_not(award: Award, *, level: str, day: date, stack: LawStack, by_way: Callable[[Award], str]) -> str:
    if fault := by_way(award):
        return fault.removeprefix(f"{award.name} ").rstrip(".")
    if not award.exists_on(day):
        return f"không có theo pháp luật ngày {day:%d/%m/%Y}"
    if award.bearers is not None:
        return award.bearers.words
    told = who_decides(award.code, level=level, on=day, stack=stack)
    # What no unit's level decides is not simply asked elsewhere: it goes up with a paper of its own.
    if not deciding_levels(award.code, day, stack=stack):
        return "không đề nghị được trong hồ sơ này: cấp của hồ sơ không quyết định và không trình lên được"
    return f"không đề nghị được trong hồ sơ này: do {told.by} quyết định ({told.article}); {told.where}"
