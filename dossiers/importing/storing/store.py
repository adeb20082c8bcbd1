"""The door by which an import enters a dossier: everything in one transaction, or nothing.

The roster is read again under the dossier's lock: what changed since the page was shown is a fault.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from dossiers.drafting.open_draft import Draft, open_draft, told_proposals
from dossiers.drafting.remedies.ticked_initiatives import tick_known_initiatives
from dossiers.importing.cell_faults import CellFault
from dossiers.importing.checking.rows import ListRow
from dossiers.importing.checking.unsuited import unsuited_rows
from dossiers.importing.matching.declared_figures import Figures
from dossiers.importing.matching.people import ListedPerson, Matching, MatchQuestion
from dossiers.importing.matching.remembering import Examined
from dossiers.importing.matching.unit_roster import roster_of
from dossiers.importing.storing.checked_initiatives import refuse_checked_initiatives
from dossiers.importing.storing.copying import copy_into, new_ids
from dossiers.importing.storing.ended_people import refuse_ended
from dossiers.importing.storing.newcomers import write_people
from dossiers.importing.storing.taken_with_unit import tell_taken_with_unit
from dossiers.importing.storing.told_people import known_rows, told_of_people
from dossiers.importing.storing.yearly_facts import write_collective_years, write_initiatives, write_ratings
from dossiers.models import Nomination, Standing
from roles.doors.one_act import one_act
from roles.doors.refusals import Obstacle, refuse_if
from roles.models import Unit
from trail.record import StandingMove
from trail.verbs import Verb


@one_act
def store(
    dossier_id: int,
    examined: Examined,
    decisions: Mapping[str, str],
    *,
    by: object,
    on: date,
    name: str = "",
    sha256: str = "",
) -> int:
    """Adds every row as a draft nomination and returns how many; raises Refused with all obstacles.

    `name` and `sha256` are those of the file, for the trail. Statements do not grow with the rows.
    """
    draft = open_draft(dossier_id, by=by, on=on)
    Unit.objects.select_for_update(no_key=True).get(pk=draft.dossier.unit_id)
    roster = roster_of(draft.dossier)
    found = examined.matched(roster, decisions)
    rows = examined.reading.rows
    unsuited = unsuited_rows(rows, draft.dossier, on=on)
    _refuse_unclear([*examined.reading.faults, *found.faults, *unsuited], found.questions)
    year = draft.dossier.year
    known = known_rows((person for _row, person in found.proposals), year=year)
    refuse_checked_initiatives(found.proposals, known)
    refuse_ended(found.proposals, year=year)
    recipients = write_people(found.proposals, unit_id=draft.dossier.unit_id)
    figures = roster.figures
    people = told_of_people(found.proposals, recipients, known, year=year, figures=figures)
    _write_known_facts(draft, found, recipients, declared_from=from_list(name), figures=figures)
    made = _write_nominations(draft, found, recipients)
    told = {"people": people, "proposed": told_proposals(_listed(found, recipients))}
    _tell(draft, found, made, {"name": name, "sha256": sha256, "rows": len(made), **told})
    return len(made)


def _refuse_unclear(faults: Sequence[CellFault], questions: Sequence[MatchQuestion]) -> None:
    obstacles = [Obstacle(f.what, f.remedy, about=f"{f.sheet} {f.cell}".strip()) for f in faults]
    obstacles += [
        Obstacle(q.why, "Chọn đúng người ở trang hỏi lại.", about=f"{q.row.sheet} dòng {q.row.number}")
        for q in questions
    ]
    refuse_if(obstacles, message="Chưa ghi dòng nào vào hồ sơ, vì danh sách còn chỗ phải sửa.")


def _write_known_facts(
    draft: Draft,
    found: Matching,
    recipients: Mapping[int, int],
    *,
    declared_from: str,
    figures: Mapping[int, Figures],
) -> None:
    rows = [(recipients[person.key], row) for row, person in found.proposals]
    declared = (draft.mandate.user_id, draft.on, declared_from)
    write_ratings(rows, year=draft.dossier.year)
    write_initiatives(rows, year=draft.dossier.year, declared=declared)
    write_collective_years(rows, year=draft.dossier.year, there=figures)


_NOMINATION = (
    "id",
    "dossier_id",
    "recipient_id",
    "award",
    "way",
    "ground",
    "achievement_since",
    "achievement_until",
    "achievement",
    "recipient_name",
    "recipient_post",
    "sort_key",
)


def _write_nominations(draft: Draft, found: Matching, recipients: Mapping[int, int]) -> list[int]:
    keys = new_ids(Nomination, count=len(found.proposals))
    dossier = draft.dossier
    period = date(dossier.year, 1, 1), date(dossier.year, 12, 31)
    copy_into(
        Nomination,
        _NOMINATION,
        (
            (
                key,
                dossier.pk,
                recipients[person.key],
                row.award,
                dossier.way,
                row.ground,
                *period,
                row.get("achievement") or "",
                *_shown(row, person),
            )
            for key, (row, person) in zip(keys, found.proposals, strict=True)
        ),
    )
    pairs = zip(keys, found.proposals, strict=True)
    named = {(key, code) for key, (row, _) in pairs if (code := row.get("initiative_code"))}
    tick_known_initiatives(dossier, keys, on=draft.on, named=named)
    return keys


def from_list(name: str) -> str:
    """What a fact is declared from, as a reader is told: the list by the name of its file."""
    return f"danh sách Excel “{name[:150]}”" if name else "danh sách Excel"


def _listed(found: Matching, recipients: Mapping[int, int]) -> Iterator[Nomination]:
    for row, person in found.proposals:
        yield Nomination(
            recipient_id=recipients[person.key],
            recipient_name=person.name,
            award=row.award,
            ground=row.ground,
            achievement=row.get("achievement") or "",
        )


def _shown(row: ListRow, person: ListedPerson) -> tuple[str, str, str]:
    """Name, post and order key as they will stand on paper: the stored name, the post given last."""
    post = row.get("post") or (person.known.post if person.known else "")
    return person.name, post, person.sort_key


def _tell(draft: Draft, found: Matching, made: list[int], details: dict[str, object]) -> None:
    """`details` are those of the file and of what it says of people."""
    moves = [
        StandingMove(nomination=key, from_="", to=Standing.DRAFT, about=f"{person.name}: {row.award}")
        for key, (row, person) in zip(made, found.proposals, strict=True)
    ]
    taken_over = {
        person.known.id: person.known.unit_id
        for _, person in found.proposals
        if person.known and person.known.unit_id != draft.dossier.unit_id
    }
    details["newcomers"] = len(found.newcomers)
    if taken_over:
        details["taken_over_from"] = {str(key): unit for key, unit in taken_over.items()}
        tell_taken_with_unit(draft, taken_over)
    draft.tell(Verb.IMPORTED, moves=moves, details=details)
