"""Initiatives on the recipient's card that the nomination does not name yet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dossiers.drafting.remedies.remedy import OpenCase, Remedy, RemedyWay, is_milder
from dossiers.models import Dossier, Initiative, Nomination
from dossiers.seats.counting import CLAIMING
from law.eligibility.initiative import LEVELS
from law.facts import DecisionRef, Nominee, Unasked
from law.facts import Initiative as InitiativeFact
from law.findings import Finding

# So many are offered one by one; who has more chooses on the panel of the nomination.
OFFERED = 3


def free_initiatives(dossier: Dossier, rows: Sequence[Nomination]) -> dict[int, list[Initiative]]:
    """By nomination id: of its recipient, unticked, carrying no award of another dossier. Two statements."""
    people = [row.recipient_id for row in rows]
    elsewhere = Nomination.objects.filter(recipient__in=people, standing__in=CLAIMING)
    elsewhere = elsewhere.exclude(dossier=dossier)
    known = Initiative.objects.filter(recipient__in=people)
    by_recipient: dict[int, list[Initiative]] = defaultdict(list)
    for each in known.exclude(nominations__in=elsewhere).order_by("-year", "code"):
        by_recipient[each.recipient_id].append(each)
    pairs = Nomination.initiatives.through.objects.filter(nomination__in=[row.pk for row in rows])
    ticked = set(pairs.values_list("nomination_id", "initiative_id"))
    free = {
        row.pk: [each for each in by_recipient[row.recipient_id] if (row.pk, each.pk) not in ticked]
        for row in rows
    }
    return {pk: sorted(found, key=_from_highest) for pk, found in free.items() if found}


def _from_highest(each: Initiative) -> int:
    return -LEVELS.get(each.level, 0)


def by_initiatives(open_case: OpenCase, nominee: Nominee, free: Sequence[Initiative]) -> Iterator[Remedy]:
    """Each that would help alone; where none does, all of them together if that helps."""
    if isinstance(nominee.initiatives, Unasked):
        return
    before = open_case.asked(nominee)
    alone = [(each, found) for each in free if is_milder(found := _with(open_case, nominee, [each]), before)][
        :OFFERED
    ]
    for each, found in alone:
        yield _remedy([each], found, label=f"Chọn sáng kiến {each.code} làm căn cứ")
    if not alone and len(free) > 1 and is_milder(found := _with(open_case, nominee, free), before):
        yield _remedy(free, found, label=f"Chọn cả {len(free):02d} sáng kiến đã ghi làm căn cứ")


def _with(open_case: OpenCase, nominee: Nominee, more: Sequence[Initiative]) -> tuple[Finding, ...]:
    assert not isinstance(nominee.initiatives, Unasked)
    return open_case.asked(
        replace(nominee, initiatives=(*nominee.initiatives, *(_fact_of(each) for each in more)))
    )


def _remedy(chosen: Sequence[Initiative], found: Sequence[Finding], *, label: str) -> Remedy:
    told = "; ".join(f"“{each.title}”, cấp {each.level}, năm {each.year}" for each in chosen)
    return Remedy(
        way=RemedyWay.INITIATIVES,
        values=tuple(str(each.pk) for each in chosen),
        label=label,
        known=f"Đã ghi ở thẻ, chưa được chọn: {told}.",
        findings=tuple(found),
    )


def _fact_of(each: Initiative) -> InitiativeFact:
    return InitiativeFact(
        code=each.code,
        kind=each.kind,
        level=each.level,
        year=each.year,
        decision=DecisionRef(each.decision_number or None, each.decision_on),
        used_in=(),
    )
