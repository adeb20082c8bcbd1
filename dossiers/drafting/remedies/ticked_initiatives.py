"""Which initiatives a new nomination names by itself: those of its years that carry no other award yet."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from django.db import connection

from dossiers.judging.nomination_grounds import law_day
from dossiers.models import Dossier, Standing
from dossiers.seats.counting import CLAIMING
from law.awards import FORMS, TITLES
from law.judgement.one_use import is_used_once, needs_initiatives, rests_on_initiatives
from law.rulebook import NoRulebook, Rulebook, rulebook_on
from roles.doors.law_in_force import stack_at_receipt

_KNOWN = """
SELECT n.id, i.id, i.code, n.award, n.way, n.ground, r.kind, EXISTS (
         SELECT FROM dossiers_nomination_initiatives u
           JOIN dossiers_nomination o ON o.id = u.nomination_id
           JOIN dossiers_dossier d ON d.id = o.dossier_id
          WHERE u.initiative_id = i.id AND o.id <> n.id AND o.award = ANY(%s::text[])
            AND o.standing = ANY(%s::text[]) AND d.discarded_on IS NULL)
  FROM dossiers_nomination n
  JOIN dossiers_recipient r ON r.id = n.recipient_id
  JOIN dossiers_initiative i ON i.recipient_id = n.recipient_id
   AND i.year BETWEEN date_part('year', n.achievement_since) AND date_part('year', n.achievement_until)
 WHERE n.id = ANY(%s::bigint[])
 ORDER BY n.id, i.id
"""
_TICK = """
INSERT INTO dossiers_nomination_initiatives (nomination_id, initiative_id)
SELECT * FROM unnest(%s::bigint[], %s::bigint[])
"""
_USING = (Standing.DRAFT, *CLAIMING)


class _Known(NamedTuple):
    """An initiative of the years of a new nomination; `is_used` by another that rests on it."""

    nomination_id: int
    initiative_id: int
    code: str
    award: str
    way: str
    ground: str
    kind: str
    is_used: bool


def tick_initiatives(pairs: Sequence[tuple[int, int]]) -> None:
    """Exactly these, by nomination and initiative; one statement."""
    with connection.cursor() as cursor:
        cursor.execute(_TICK, [[pk for pk, _ in pairs], [initiative for _, initiative in pairs]])


def tick_known_initiatives(
    dossier: Dossier, made: Sequence[int], *, on: date, named: Collection[tuple[int, str]] = ()
) -> None:
    """For new nominations by id: all of the years of each, but those that carry another open nomination,
    where this one may be reached without. Two statements. `named` (id, code) are ticked whatever they carry.

    Of nominations that come together those choose first that cannot be reached without an initiative, then
    those that may rest on one; what asks for none takes what is left.
    """
    rules = _rules(dossier, on=on)
    resting = _resting(rules)
    with connection.cursor() as cursor:
        cursor.execute(_KNOWN, [sorted(resting), list(_USING), list(made)])
        known = [_Known(*row) for row in cursor.fetchall()]
    if rules is None or not is_used_once(rules):
        chosen = [(each.nomination_id, each.initiative_id) for each in known]
    else:
        chosen = list(_chosen(known, rules, resting, named))
    tick_initiatives(chosen)


def _chosen(
    known: Sequence[_Known], rules: Rulebook, resting: Collection[str], named: Collection[tuple[int, str]]
) -> Iterator[tuple[int, int]]:
    needing = {
        proposal
        for proposal in {(each.award, each.kind, each.way, each.ground) for each in known}
        if needs_initiatives(proposal[0], rules, kind=proposal[1], way=proposal[2], ground=proposal[3])
    }
    used = {each.initiative_id for each in known if each.is_used}

    def place(each: _Known) -> tuple[bool, bool, bool]:
        """What the list itself names is no choice; the rest by how much the award asks."""
        return (
            (each.nomination_id, each.code) not in named,
            (each.award, each.kind, each.way, each.ground) not in needing,
            each.award not in resting,
        )

    for each in sorted(known, key=place):
        is_free, may_go_without, _ = place(each)
        if is_free and may_go_without and each.initiative_id in used:
            continue
        yield each.nomination_id, each.initiative_id
        if each.award in resting:
            used.add(each.initiative_id)


def _rules(dossier: Dossier, *, on: date) -> Rulebook | None:
    """Of the day whose law the dossier follows: no local rule says anything of it, so that none is read."""
    try:
        return rulebook_on(law_day(dossier, on=on), stack=stack_at_receipt(dossier.received_on))
    except NoRulebook:
        return None


def _resting(rules: Rulebook | None) -> frozenset[str]:
    if rules is None:
        return frozenset()
    return frozenset(code for code in (*TITLES, *FORMS) if rests_on_initiatives(code, rules))
