"""What a pack changes of the law beneath: each value before and after, the day, the article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from law.awards import name_of
from law.basics.law_stack import LawStack
from law.basics.unread import UNCONFIRMED
from law.basics.values import Value
from law.packs.in_words.values_told import subject_told, value_as_json, value_told
from law.packs.laying.stacking import tables_of
from law.packs.laying.superseding import rows_of
from law.packs.signed_folder.pack_files import Pack


@dataclass(frozen=True, slots=True)
class ValueChange:
    """`before` is what the law without the pack says on `since`; None where it knows no such subject."""

    key: str
    since: date
    before: Value | None
    after: Value
    lower_because: str = ""

    @property
    def subject(self) -> str:
        return subject_told(self.key, self.after)

    @property
    def is_kept(self) -> bool:
        """Whether only the article is another."""
        was, now = self.before, self.after
        return was is not None and (was.state, dict(was.fields)) == (now.state, dict(now.fields))

    @property
    def told(self) -> list[str]:
        """Lines for a person."""
        was = "chưa có" if self.before is None else f"{value_told(self.before)} ({self.before.citation})"
        lines = [
            f"{self.subject} ({self.key})",
            f"  trước: {was}",
            f"  từ {self.since:%d/%m/%Y}: {value_told(self.after)} ({self.after.citation})",
        ]
        return [*lines, f"  kém chắc chắn hơn vì: {self.lower_because}"] if self.lower_because else lines

    def as_dict(self) -> dict[str, Any]:
        return {
            "key": self.key,
            "subject": self.subject,
            "since": self.since.isoformat(),
            "before": value_as_json(self.before) if self.before else None,
            "after": value_as_json(self.after),
            "citation": str(self.after.citation),
            "lower_because": self.lower_because,
        }


def value_changes(pack: Pack, beneath: LawStack, stack: LawStack) -> Iterator[ValueChange]:
    """Every value of the pack in the order of its files, the earliest of a subject first."""
    for key, table in tables_of(pack, []).items():
        for row in sorted(rows_of(table), key=lambda row: row["since"]):
            after = stack.subjects[key].on(row["since"])
            assert after is not None  # it was laid
            yield ValueChange(
                key=key,
                since=row["since"],
                before=_before(key, row["since"], beneath, stack),
                after=after,
                lower_because=str(row.get("lower_because", "")),
            )


def _before(key: str, since: date, beneath: LawStack, stack: LawStack) -> Value | None:
    """What holds without the pack; of a second value of the pack, the first."""
    day = since - timedelta(days=1)
    earlier = stack.subjects[key].on(day)
    if earlier is not None and key in beneath.subjects and beneath.subjects[key].on(day) is not None:
        without = beneath.subjects[key].on(since)
        return without if _is_of(beneath, key, earlier) else earlier
    return earlier or (beneath.subjects[key].on(since) if key in beneath.subjects else None)


def _is_of(beneath: LawStack, key: str, value: Value) -> bool:
    return any(found.since == value.since for found in beneath.subjects[key].values)


def regimes_told(beneath: LawStack, stack: LawStack) -> Iterator[str]:
    """The regimes that the pack opens or confirms, a line each."""
    for regime in stack.regimes:
        if all((each.id, each.read_for) != (regime.id, regime.read_for) for each in beneath.regimes):
            names = ", ".join(map(name_of, sorted(regime.read_for)))
            awards = "mọi danh hiệu, hình thức" if regime.is_read else names
            read = f"đã đọc văn bản đối với {awards}" if awards else UNCONFIRMED
            yield f"Chế độ {regime.id} từ {regime.since:%d/%m/%Y} ({regime.citation}): {read}"


def instruments_told(beneath: LawStack, stack: LawStack) -> Iterator[str]:
    """The instruments that the pack adds, a line each."""
    for found in stack.instruments[len(beneath.instruments) :]:
        yield f"Văn bản {found.name}, có hiệu lực từ {found.since:%d/%m/%Y}"
