"""What became, since a case was judged, of the declared facts on which that judgement rests: how many nobody
has held against their papers to this day, which were found right or wrong, and when.

What was judged stays as it was kept; what pages and papers tell of it is told anew.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from dossiers.models import HeldTitle, Initiative, Nomination, PaperCheck
from dossiers.recipients.paper_checks.declared_facts import Fact, key_of_fact, standing_checks
from law.awards import counted_award
from law.facts import DECLARED, UNASKED, Achievement, DecisionRef, Nominee
from law.facts import HeldTitle as LawTitle
from law.facts import Initiative as LawInitiative
from law.findings import Finding, Verdict
from law.judgement.sources import declared_facts, what_is_declared
from vietnamese.dates import short_date

Said = Mapping[str, Any]
Checks = Mapping[tuple[str, int], PaperCheck]
_NUMBER = re.compile(r"\d+")


def tell_checked_since(rows: Iterable[Nomination], *, on: date | None = None) -> None:
    """What they rest on that was a unit's word alone says in `unconfirmed` what became of that since; in
    `left` and `wrong` how many are unchecked, and found wrong. Nothing is stored. `on`: as it was known at
    the end of that day. Three statements for any number of rows; none where all is proven."""
    resting = [row for row in rows if any(_rests(each) for each in (*row.findings, *row.met))]
    if not resting:
        return
    facts = _declared_of(resting)
    standing = standing_checks(fact for own in facts.values() for fact in own)
    checks = {key: check for key, check in standing.items() if on is None or check.checked_on <= on}
    for row in resting:
        for name in ("findings", "met"):
            setattr(row, name, [_told(each, row, facts[row.pk], checks) for each in getattr(row, name)])


def _rests(said: Said) -> bool:
    return bool(said.get("unconfirmed"))


def _declared_of(rows: Sequence[Nomination]) -> dict[int, list[Fact]]:
    """By nomination the titles that its recipient is said to hold, and the initiatives that it names."""
    titles: dict[int, list[Fact]] = defaultdict(list)
    held = HeldTitle.objects.filter(recipient__in={row.recipient_id for row in rows}, nomination__isnull=True)
    for title in held.order_by("pk"):
        titles[title.recipient_id].append(title)
    found = {row.pk: list(titles[row.recipient_id]) for row in rows}
    links = Nomination.initiatives.through.objects.filter(nomination__in=list(found))
    for link in links.select_related("initiative").order_by("initiative"):
        found[link.nomination_id].append(link.initiative)
    return found


def _told(said: Said, row: Nomination, facts: Sequence[Fact], checks: Checks) -> Said:
    """What was declared after it was judged is none of these; what is found no more is told as it was."""
    if not _rests(said):
        return said
    number = _NUMBER.search(said["unconfirmed"])
    kept = int(number.group()) if number else 1
    named = _named(said, facts)
    judged_on = row.judged_on or date.min
    unseen = [fact for fact in named if _key(fact) not in checks]
    known = [fact for fact in unseen if fact.declared_on is None or fact.declared_on <= judged_on]
    found = [checks[key] for key in map(_key, named) if key in checks]
    since = [check for check in found if check.checked_on >= judged_on]
    left = min(kept, max(len(known), kept - len(since)))
    wrong = [check for check in since if check.outcome == PaperCheck.Outcome.WRONG][: kept - left]
    right = [check for check in since if check.outcome == PaperCheck.Outcome.RIGHT][
        : kept - left - len(wrong)
    ]
    words = _sentence(said["fact"], left, right, wrong) if right or wrong else said["unconfirmed"]
    return {**said, "left": left, "wrong": len(wrong), "unconfirmed": words}


def _sentence(fact: str, left: int, right: Sequence[PaperCheck], wrong: Sequence[PaperCheck]) -> str:
    """ "dựa trên 02 sáng kiến, đề tài đơn vị khai: 01 chưa đối chiếu giấy tờ; 01 đã đối chiếu …, đúng"."""
    parts = [
        (left, "chưa đối chiếu giấy tờ"),
        (len(right), f"đã đối chiếu sau thẩm định, {_days(right)}, đúng"),
        (len(wrong), f"đã đối chiếu sau thẩm định, {_days(wrong)}, không đúng"),
    ]
    told = [(number, words) for number, words in parts if number]
    number = sum(each for each, _words in told)
    what = f"dựa trên {number:02d} {what_is_declared(fact)} đơn vị khai"
    if len(told) == 1:
        return f"{what}, {told[0][1]}"
    return f"{what}: {'; '.join(f'{each:02d} {words}' for each, words in told)}"


def _days(checks: Sequence[PaperCheck]) -> str:
    return f"ngày {', '.join(map(short_date, sorted({check.checked_on for check in checks})))}"


def _named(said: Said, facts: Sequence[Fact]) -> list[Fact]:
    """On which of them the judgement that was kept rests, as the law's own source says."""
    titles = {fact: _title_of_law(fact) for fact in facts if isinstance(fact, HeldTitle)}
    initiatives = {fact: _initiative_of_law(fact) for fact in facts if isinstance(fact, Initiative)}
    nominee = Nominee(titles=tuple(titles.values()), initiatives=tuple(initiatives.values()))
    finding = Finding(said["rule"], Verdict.LAWFUL, said["message"], "", fact=said.get("fact", ""))
    # Two rows may say the same: they are told apart as the things they are.
    named = {id(each) for each in declared_facts(finding, nominee)}
    of_law: list[tuple[Fact, LawTitle | LawInitiative]] = [*titles.items(), *initiatives.items()]
    return [fact for fact, known in of_law if id(known) in named]


def _title_of_law(title: HeldTitle) -> LawTitle:
    merit = Achievement(title.achievement_since or UNASKED, title.achievement_until or UNASKED)
    return LawTitle(
        award=counted_award(title.award),
        year=title.year,
        decision=DecisionRef(title.decision_number or None, title.decision_on),
        achievement=merit,
        provenance=DECLARED,
    )


def _initiative_of_law(item: Initiative) -> LawInitiative:
    return LawInitiative(code=item.code, provenance=DECLARED)


def _key(fact: Fact) -> tuple[str, int]:
    return key_of_fact(fact.pk, None) if isinstance(fact, HeldTitle) else key_of_fact(None, fact.pk)
