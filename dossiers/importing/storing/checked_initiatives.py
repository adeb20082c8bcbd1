"""A list that tells otherwise of an initiative which the Board's officer has held against its paper."""

from __future__ import annotations

from collections.abc import Sequence

from dossiers.importing.checking.rows import ListRow
from dossiers.importing.matching.people import ListedPerson
from dossiers.importing.storing.told_people import Known
from dossiers.models import Initiative
from dossiers.recipients.paper_checks.declared_facts import FactKind, standing_checks
from dossiers.recipients.paper_checks.how_known import check_words
from roles.doors.refusals import Obstacle, refuse_if


def refuse_checked_initiatives(rows: Sequence[tuple[ListRow, ListedPerson]], known: Known) -> None:
    """Raises Refused with each such row; `known` is what known_rows found. One statement at most."""
    there = {
        (key, each.code): each
        for key, found in known.items()
        for each in found
        if isinstance(each, Initiative)
    }
    checks = standing_checks(there.values())
    obstacles = []
    for row, person in rows:
        own = there.get((person.key, row.get("initiative_code") or ""))
        check = checks.get((FactKind.INITIATIVES.value, own.pk)) if own else None
        if own is not None and check is not None and _says_otherwise(row, own):
            obstacles.append(
                Obstacle(
                    f"{person.name}, {own.code}: {check.get_outcome_display()}; {check_words(check)}.",
                    "Bỏ trống các ô về sáng kiến này, hoặc ghi đúng như trên thẻ.",
                    about=f"{row.sheet} dòng {row.number}",
                )
            )
    refuse_if(obstacles, message="Chưa ghi dòng nào: danh sách sửa sáng kiến đã đối chiếu giấy tờ.")


def _says_otherwise(row: ListRow, there: Initiative) -> bool:
    told = (
        row.get("initiative_title") or "",
        row.get("initiative_level") or "cơ sở",
        row.get("initiative_number") or "",
        row.get("initiative_on"),
    )
    return told != (there.title, there.level, there.decision_number, there.decision_on)
