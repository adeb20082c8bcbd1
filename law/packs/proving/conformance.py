"""Whether a pack proves itself: its own cases are answered as they say, and meet every rule that it changes.

Of a changed value: a case on its right and one on its wrong side, one on the day before it holds and one on
its first day. What a condition that falls away refused is refused on the day before.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from law.awards import award as award_of
from law.basics.law_stack import LawStack, Regime
from law.basics.values import Value
from law.judgement.transition import RECEIVED_BEFORE
from law.packs.laying.stacking import tables_of
from law.packs.laying.superseding import rows_of
from law.packs.proving.coverage import WRONG, Side, asked_on_days, sides_of
from law.packs.signed_folder.pack_faults import PackFault
from law.packs.signed_folder.pack_files import BIOGRAPHIES, Pack
from law.packs.tables.case_rows import biographies_in
from law.packs.tables.case_tables import Row, cases_in, differences, judged, wrong_rows
from law.packs.tables.figure_kinds import FAMILIES
from law.packs.tables.figure_tables import figure_differences, figures_in
from law.packs.tables.markdown_tables import UnreadableTable

CASES = "cases/"
_ADD = "Thêm tình huống ấy vào một tệp cases/*.md."
Rows = list[tuple[str, Row]]


@dataclass(frozen=True)
class Asked:
    """What the rows of a pack ask for: sides by their day, and subjects or awards that a row is about."""

    sides: frozenset[tuple[Side, date]]
    about: frozenset[tuple[str, date]]

    def is_side(self, side: Side) -> bool:
        return any(found == side for found, _ in self.sides)

    def is_on(self, key: str, day: date) -> bool:
        """Whether a row of this day is about the subject, or asks for its award."""
        return any(found.key == key and on == day for found, on in self.sides) or (
            (key, day) in self.about or (_of_award(key), day) in self.about
        )

    def is_refused_on(self, key: str, day: date) -> bool:
        return any(found.key == key and found.side == WRONG and on == day for found, on in self.sides)


def conformance_faults(pack: Pack, beneath: LawStack, stack: LawStack) -> list[PackFault]:
    """Every row that is answered otherwise, else what no row asks for; `stack` is the law with the pack."""
    try:
        cases, figures = tables_of_cases(pack)
    except UnreadableTable as fault:
        return [PackFault(CASES, "", f"{fault}.", "Sửa lại bảng ấy (tests/law/README.md nêu cách viết).")]
    if faults := [*_twice(cases), *_answered_otherwise(cases, figures, stack)]:
        return faults
    asked = _asked(cases, figures, stack)
    for value in changed_values(pack, stack):
        faults += _value_faults(value, asked, stack)
    return [*faults, *_regime_faults(beneath, stack, cases, figures)]


def tables_of_cases(pack: Pack) -> tuple[Rows, Rows]:
    """The cases and the figures of the pack's own tables; raises UnreadableTable, PackRefused."""
    biographies = biographies_in(pack.text(BIOGRAPHIES), where=BIOGRAPHIES)
    return cases_in(pack.pages, biographies), figures_in(pack.pages)


def changed_values(pack: Pack, stack: LawStack) -> list[Value]:
    """The values that the pack brought, as they stand in the stack."""
    since = {key: {row["since"] for row in rows_of(table)} for key, table in tables_of(pack, []).items()}
    return [
        value for key, days in since.items() for value in stack.subjects[key].values if value.since in days
    ]


def _twice(cases: Rows) -> Iterator[PackFault]:
    names = [name for name, _ in cases]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield PackFault(CASES, name, "Hai tình huống cùng tên.", "Đặt tên khác cho một trong hai.")


def _answered_otherwise(cases: Rows, figures: Rows, stack: LawStack) -> Iterator[PackFault]:
    for name, row in cases:
        page, _, case = name.partition(": ")
        for told in wrong_rows([(name, row)], lambda row: differences(row, judged(row, stack=stack))):
            yield _otherwise(f"{CASES}{page}.md", case, told.removeprefix(f"{name}: "))
    for name, row in figures:
        for told in wrong_rows([(name, row)], lambda row: figure_differences(row, stack=stack)):
            yield _otherwise(CASES, name, told.removeprefix(f"{name}: "))


def _otherwise(file: str, name: str, points: str) -> PackFault:
    remedy = "Đối chiếu điều luật: sửa bảng, hoặc sửa giá trị."
    return PackFault(file, name, f"Được trả lời khác điều bảng chờ: {points}.", remedy)


def _asked(cases: Rows, figures: Rows, stack: LawStack) -> Asked:
    about = {(f"condition.{code}", day) for code, day in _awards_on_days(cases)}
    about |= {("condition.*", day) for _, day in _awards_on_days(cases)}
    about |= {(RECEIVED_BEFORE, row["case"]["decided_on"]) for _, row in cases if "decided_on" in row["case"]}
    for _, row in figures:
        of_award = {award_of(row["award"]).judged_as, row["award"]} if "award" in row else set()
        families = FAMILIES[row["kind_of_row"]]
        about |= {(f"{family}{code}", row["on"]) for family in families for code in of_award}
    return Asked(asked_on_days(stack, cases, figures), frozenset(about))


def _awards_on_days(cases: Rows) -> Iterator[tuple[str, date]]:
    for _, row in cases:
        codes = (row["award"], *(other["award"] for other in row.get("beside", ())))
        for code in codes:
            yield award_of(code).judged_as, row.get("case", {}).get("received_on", row["on"])


def _of_award(key: str) -> str:
    """ "condition.CSTĐCS.merit" is met where a case asks for CSTĐCS; other subjects by their own name."""
    return key.rpartition(".")[0] if key.startswith("condition.") else key


def _value_faults(value: Value, asked: Asked, stack: LawStack) -> Iterator[PackFault]:
    regime = next(found for found in stack.regimes if found.covers(value.since))
    if value.confidence != "low":
        for side, told in sides_of(value, regime).items():
            if not asked.is_side(side):
                yield PackFault(CASES, value.key, f"{told}.", _ADD)
    day_before = value.since - timedelta(days=1)
    subject = stack.subjects[value.key]
    before = subject.on(day_before)
    if not asked.is_on(value.key, value.since):
        yield _no_row(value, value.since, "ngày đầu")
    if before is not None and value.state == "none" and before.is_set and value.key.startswith("condition."):
        if not asked.is_refused_on(value.key, day_before):
            yield _no_row(value, day_before, "ngày trước, trái điều kiện còn hiệu lực hôm ấy")
    elif not asked.is_on(value.key, day_before) and (before is not None or _can_be_about(value.key)):
        yield _no_row(value, day_before, "ngày trước")


def _can_be_about(key: str) -> bool:
    """Whether a row can be about the subject on a day on which the law has no value of it."""
    return key.startswith(("condition.", *(family for families in FAMILIES.values() for family in families)))


def _no_row(value: Value, day: date, which: str) -> PackFault:
    since = f"{value.since:%d/%m/%Y}"
    what = f"Giá trị từ {since} ({value.citation}) không có tình huống ngày {day:%d/%m/%Y} ({which})."
    return PackFault(CASES, value.key, what, _ADD)


def _regime_faults(beneath: LawStack, stack: LawStack, cases: Rows, figures: Rows) -> Iterator[PackFault]:
    """A new regime is asked for on its first day and on the day before; an award told as read in a case."""
    days = {row["on"] for _, row in figures if row["kind_of_row"] == "regimes"}
    for regime in stack.regimes:
        if regime in beneath.regimes or regime.since < beneath.regimes[-1].since:
            continue
        if _is_only_ended(regime, beneath):
            continue
        for day in (regime.since - timedelta(days=1), regime.since):
            if day not in days:
                what = f"Không có dòng nào hỏi chế độ ngày {day:%d/%m/%Y}."
                yield PackFault(CASES, regime.id, what, "Thêm dòng ấy vào một bảng “- bảng: regimes”.")
        for code in sorted(regime.read_for - _read_beneath(regime, beneath)):
            if not any(code == award and regime.covers(day) for award, day in _awards_on_days(cases)):
                what = f"{code} ghi là đã đọc mà không có tình huống nào từ {regime.since:%d/%m/%Y}."
                yield PackFault(CASES, regime.id, what, _ADD)


def _read_beneath(regime: Regime, beneath: LawStack) -> frozenset[str]:
    """The awards for which a pack beneath read the same regime; its own cases ask for them."""
    return next((found.read_for for found in beneath.regimes if found.id == regime.id), frozenset())


def _is_only_ended(regime: Regime, beneath: LawStack) -> bool:
    """The last regime beneath, to which the pack gave its last day."""
    last = beneath.regimes[-1]
    return (regime.id, regime.since, regime.read_for) == (last.id, last.since, last.read_for) and (
        regime.is_read == last.is_read
    )
