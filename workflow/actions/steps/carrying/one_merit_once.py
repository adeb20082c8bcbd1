"""One merit is commended once: no award is carried twice for the same days of one recipient's work."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from dossiers.local_law import LocalLaw
from dossiers.models import Nomination, Way
from law.awards import name_of
from law.judgement.held_already import RULE
from roles.doors.refusals import Obstacle
from workflow.models import Line

Merit = tuple[int, str, date, date]


def carried_twice(
    nominations: Sequence[Nomination], law: LocalLaw, *, into: str, on: date
) -> Iterator[Obstacle]:
    """Each that another one of them, or a live line, carries already; of a sudden deed or a campaign the days
    do not tell. One statement."""
    seen = _in_decisions(nominations)
    for row in nominations:
        if row.dossier.way != Way.MERIT:
            continue
        if (there := seen.get(_merit(row))) is not None:
            yield Obstacle(
                f"{row.recipient_name} ({name_of(row.award)}): {there} cho thành tích của "
                "đúng thời gian này; một thành tích chỉ khen một lần.",
                remedy=f"Bỏ khỏi {into} trường hợp trùng (hồ sơ {row.dossier.code}).",
                citation=_citation(row, law, on=on),
                about=str(row.pk),
            )
        seen[_merit(row)] = f"đã có ở trên, trong hồ sơ {row.dossier.code}"


def _merit(row: Nomination) -> Merit:
    return row.recipient_id, row.award, row.achievement_since, row.achievement_until


def _in_decisions(nominations: Sequence[Nomination]) -> dict[Merit, str]:
    """What live lines of other cases of these recipients carry, and where."""
    lines = Line.objects.filter(
        is_live=True,
        nomination__recipient__in={row.recipient_id for row in nominations},
        nomination__award__in={row.award for row in nominations},
        nomination__dossier__way=Way.MERIT,
    ).exclude(nomination__in=nominations)
    lines = lines.select_related("nomination__dossier", "decision")
    return {
        _merit(line.nomination): f"đã có trong {line.decision.called[:1].lower()}{line.decision.called[1:]}, "
        f"hồ sơ {line.nomination.dossier.code},"
        for line in lines
    }


def _citation(row: Nomination, law: LocalLaw, *, on: date) -> str:
    conditions = law.rulebook_of(row.dossier, on=on).shared_conditions()
    return next((str(each.value.citation) for each in conditions if each.check == RULE), "")
