"""How each title and initiative is known: by a decision of this house, by the unit's word, and what the
Board's officer found when he held that against its paper."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from dossiers.models import HeldTitle, Initiative, PaperCheck
from dossiers.recipients.card_words import decision_words
from dossiers.recipients.paper_checks.contradictions import contradictions
from dossiers.recipients.paper_checks.declared_facts import (
    FactKind,
    key_of_fact,
    standing_checks,
    with_check,
)
from law.awards import name_of
from law.facts import CONFIRMED, DECLARED, PROVEN
from vietnamese.dates import short_date

# Beside the provenances of law.facts: what was found wrong, and what a decision of this house denies.
REFUTED, CONTRADICTED = "refuted", "contradicted"
# Told before who declares was kept.
NOBODY_NAMED = "Khai từ trước, chưa ghi người khai"


class KnownHow(NamedTuple):
    """`state`: a provenance, REFUTED or CONTRADICTED; `told`: by what, or by whom and when; `check`: what was
    found of it, while that stands."""

    state: str
    told: str
    check: PaperCheck | None = None


def tell_how_known(facts: Iterable[HeldTitle | Initiative]) -> None:
    """Sets `known` on each; `declared_by` comes with the rows. At most two statements for any number."""
    rows = list(facts)
    declared = [row for row in rows if not (isinstance(row, HeldTitle) and row.nomination_id)]
    checks = standing_checks(declared)
    unseen = [row.pk for row in declared if isinstance(row, HeldTitle) and _key(row) not in checks]
    against = contradictions(unseen)
    for row in rows:
        row.known = _known(row, checks.get(_key(row)), against)


def _key(row: HeldTitle | Initiative) -> tuple[str, int]:
    return key_of_fact(row.pk, None) if isinstance(row, HeldTitle) else key_of_fact(None, row.pk)


def _known(row: HeldTitle | Initiative, check: PaperCheck | None, against: dict[int, str]) -> KnownHow:
    if isinstance(row, HeldTitle) and row.nomination_id is not None:
        return KnownHow(PROVEN, decision_words(row.decision_number, row.decision_on))
    if check is not None:
        state = CONFIRMED if check.outcome == PaperCheck.Outcome.RIGHT else REFUTED
        return KnownHow(state, check_words(check), check)
    if isinstance(row, HeldTitle) and row.pk in against:
        return KnownHow(CONTRADICTED, f"{against[row.pk]}; {declared_words(row)}")
    return KnownHow(DECLARED, declared_words(row))


def denied_titles(people: Collection[int]) -> dict[int, list[KnownHow]]:
    """By recipient what is declared of somebody against a decision of this house, and nobody has found wrong
    yet. At most two statements."""
    rows = HeldTitle.objects.filter(
        with_check(FactKind.TITLES, ""), recipient__in=people, nomination__isnull=True
    ).exclude(decision_number="")
    named = rows.values_list("pk", "recipient", "award", "year")
    titles = {key: (person, award, year) for key, person, award, year in named}
    found: dict[int, list[KnownHow]] = {}
    for key, words in contradictions(titles).items():
        person, award, year = titles[key]
        told = KnownHow(CONTRADICTED, f"{name_of(award)} năm {year}: {words}")
        found.setdefault(person, []).append(told)
    return found


def refuted_words(kind: FactKind, facts: Collection[int]) -> dict[int, str]:
    """By fact what was found wrong of it, by whom, when and why; one statement, none for none."""
    if not facts:
        return {}
    checks = PaperCheck.objects.filter(
        outcome=PaperCheck.Outcome.WRONG, ended_on__isnull=True, **{f"{kind.column}__in": facts}
    ).select_related("checked_by")
    return {getattr(check, f"{kind.column}_id"): check_words(check) for check in checks}


def check_words(check: PaperCheck, *, by: str = "") -> str:
    """ "Nông Văn An đối chiếu ngày 20/11/2020: Quyết định số 5/QĐ-UBND …" or ": không có quyết định ấy"."""
    found = check.reason.rstrip(". ")
    if check.outcome == PaperCheck.Outcome.RIGHT:
        paper = decision_words(check.paper_number, check.paper_on, check.paper_by)
        found = "; ".join(filter(None, (paper, found)))
    name = by or check.checked_by.get_full_name() or check.checked_by.get_username()
    return f"{name} đối chiếu ngày {short_date(check.checked_on)}: {found}"


def declared_words(fact: HeldTitle | Initiative) -> str:
    """ "Nông Văn An khai ngày 20/11/2020, theo danh sách Excel “ds.xlsx”"."""
    if fact.declared_by is None or fact.declared_on is None:
        return NOBODY_NAMED
    source = f", theo {fact.declared_from}" if fact.declared_from else ""
    name = fact.declared_by.get_full_name() or fact.declared_by.get_username()
    return f"{name} khai ngày {short_date(fact.declared_on)}{source}"
