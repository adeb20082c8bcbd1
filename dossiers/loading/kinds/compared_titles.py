"""Lines of past decisions beside what is stored: whose each is, what is there, what contradicts it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from django.db.models import Exists, OuterRef

from dossiers.importing.checking.spelling import folded
from dossiers.loading.load_kind import LoadGround, LoadPlan
from dossiers.loading.whose_row.people_directory import LoadedPerson
from dossiers.loading.whose_row.rows_of_people import person_key, rows_of_people
from dossiers.loading.whose_row.typed_person import PersonWords
from dossiers.models import HeldTitle, PaperCheck
from dossiers.recipients.paper_checks.declared_facts import FactKind
from dossiers.recipients.paper_checks.how_known import refuted_words
from law.awards import award as award_of
from vietnamese.dates import short_date


class PastTitle(NamedTuple):
    """One line of a decision; `person` is shared by all lines of one person."""

    number: int
    person: PersonWords
    award: str
    way: str
    year: int
    decision_number: str
    decision_on: date
    decided_by: str
    achievement_since: date | None
    achievement_until: date | None

    @property
    def unit_on(self) -> date:
        """The day whose name of the unit is meant."""
        return self.decision_on

    @property
    def day_key(self) -> str:
        return "decision_on"


NewTitle = tuple[LoadedPerson, PastTitle]


def titles_plan(records: Sequence[PastTitle], ground: LoadGround, is_locked: bool) -> LoadPlan:
    """Whose each line is and whether it is there already; under locks the people are locked before their
    titles are read."""
    rows = rows_of_people(records, ground, is_locked=is_locked)
    _refuse_two_days(records, ground)
    found = LoadPlan(newcomers=rows.newcomers)
    refuted: list[tuple[int, NewTitle]] = []
    found.new = list(_new_lines(rows.lines, _stored(rows.known), found, ground, refuted))
    found.refuted = list(_told_refuted(refuted))
    found.subjects = len({person for person, _line in found.new})
    found.counts = Counter(award_of(line.award).name for _person, line in found.new)
    return found


Seen = dict[tuple[int, str, int], list[tuple[str, date | None, int]]]
"""By person, award and year: number and day of each decision, and the row that told it: 0 for one that is
stored, the negative key of a stored title that was found wrong."""
STORED = 0
_TOLD_BY = ("title", "form", "year", "decision_number", "decision_on")


def _stored(known: set[int]) -> Seen:
    seen: Seen = {}
    wrong = PaperCheck.Outcome.WRONG
    refuted = PaperCheck.objects.filter(title=OuterRef("pk"), outcome=wrong, ended_on__isnull=True)
    titles = HeldTitle.objects.filter(recipient__in=known).annotate(is_refuted=Exists(refuted))
    columns = ("pk", "recipient_id", "award", "year", "decision_number", "decision_on", "is_refuted")
    for pk, recipient, award, year, number, on, is_refuted in titles.values_list(*columns).iterator():
        seen.setdefault((recipient, award, year), []).append((number, on, -pk if is_refuted else STORED))
    return seen


def _new_lines(
    lines: Sequence[NewTitle],
    seen: Seen,
    found: LoadPlan,
    ground: LoadGround,
    refuted: list[tuple[int, NewTitle]],
) -> Iterator[NewTitle]:
    """Adds to `refuted` each line whose very title is stored and was found wrong, with that title's key."""
    for person, line in lines:
        if not ground.reads(line.number, *_TOLD_BY):
            continue
        key = (person_key(person), line.award, line.year)
        before = seen.setdefault(key, [])
        if not before:
            before.append((line.decision_number, line.decision_on, line.number))
            yield person, line
            continue
        same = next((each for each in before if _is_same(each, line)), None)
        standing = (each for each in before if each[2] >= STORED)
        other = next(standing, None) if award_of(line.award).is_title else None
        if same is None and other is None:
            before.append((line.decision_number, line.decision_on, line.number))
            yield person, line
        elif (row := (same or other or before[0])[2]) > STORED:
            what = f"{person.name} đã có {award_of(line.award).name} năm {line.year} ở dòng {row}."
            ground.fault(line.number, "year", what, "Xóa một trong hai dòng.", person.name)
        elif same is not None and row < STORED:
            refuted.append((-row, (person, line)))
        elif same is not None:
            found.already += 1
        else:
            found.doubtful.append((line.number, person.name, _other_decision(line, other or before[0])))


def _told_refuted(refuted: Sequence[tuple[int, NewTitle]]) -> Iterator[tuple[int, str, str]]:
    words = refuted_words(FactKind.TITLES, {title for title, _line in refuted})
    for title, (person, line) in refuted:
        yield line.number, person.name, f"{award_of(line.award).name} năm {line.year}; {words[title]}"


def _is_same(each: tuple[str, date | None, int], line: PastTitle) -> bool:
    """A stored title without number or day is the one that the line tells in full."""
    number, on, _row = each
    return (not number or folded(number) == folded(line.decision_number)) and on in (None, line.decision_on)


def _other_decision(line: PastTitle, stored: tuple[str, date | None, int]) -> str:
    on = f" ngày {short_date(stored[1])}" if stored[1] else ""
    return (
        f"đang lưu {award_of(line.award).name} năm {line.year} theo quyết định khác "
        f"(số {stored[0] or 'chưa ghi'}{on})"
    )


def _refuse_two_days(records: Sequence[PastTitle], ground: LoadGround) -> None:
    """A number of an organ's register of a year stands for one day."""
    first: dict[tuple[str, str, int], PastTitle] = {}
    for each in records:
        if not ground.reads(each.number, "decision_number", "decision_on", "decided_by"):
            continue
        key = folded(each.decision_number), folded(each.decided_by), each.decision_on.year
        earlier = first.setdefault(key, each)
        if earlier.decision_on != each.decision_on:
            days = short_date(each.decision_on), short_date(earlier.decision_on)
            what = (
                f"Quyết định số {each.decision_number} của {each.decided_by} ghi ngày {days[0]}; "
                f"dòng {earlier.number} ghi {days[1]}."
            )
            ground.fault(
                each.number, "decision_on", what, "Ghi đúng số, ngày của quyết định.", each.person.name
            )
