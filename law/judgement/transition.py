"""A case between two laws: received under one, decided under another.

Whose conditions it follows is what the law of the day of decision says (`transition.received_before`).
Seats, votes and days follow the day of receipt, authority and money the day of decision, in any case.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from law.basics.unread import UNREAD
from law.basics.values import Value
from law.facts import Case, Nominee
from law.findings import Doubt, Finding, Verdict, gravest
from law.judgement.conditions import KEPT_WHEN_UNREAD, conditions_met
from law.judgement.reviews import DECIDED_LATER
from law.rulebook import Rulebook, rulebook_beside

RECEIVED_BEFORE = "transition.received_before"
HELD_LAWS = ("law_of_receipt", "more_favourable", "law_of_decision", "choice")
"""What a law may say of dossiers received before it: the words of `holds`."""
OF_CHOICE = "chosen_law"
"""The fact of a finding that a choice between the two laws settles, or that was settled by one."""
Told = tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class OfferedLaw:
    """One of the two laws, by its regime, as a form names it."""

    regime: str
    words: str


@dataclass(frozen=True, slots=True)
class Crossing:
    """A case whose two days have two laws, `earlier` of receipt and `later` of decision, and what `later`
    says of such cases."""

    case: Case
    earlier: Rulebook
    later: Rulebook
    value: Value

    @property
    def laws(self) -> tuple[OfferedLaw, ...]:
        """Those between which the person nominated may choose; none where the law leaves no choice."""
        if self.value["holds"] != "choice":
            return ()
        told = ((self.earlier, self.of_receipt), (self.later, self.of_decision))
        return tuple(OfferedLaw(rules.regime, words) for rules, words in told)

    @property
    def of_receipt(self) -> str:
        return f"{self.earlier.regime_citation.instrument} (luật của ngày tiếp nhận)"

    @property
    def of_decision(self) -> str:
        return f"{self.later.regime_citation.instrument} (luật của ngày quyết định)"


def crossing_of(case: Case, rules: Rulebook) -> Crossing | None:
    """None where both days have one law, or the later one says nothing of dossiers received before it.

    What an earlier law said of its own beginning is no word about a later one.
    """
    later = rulebook_beside(rules, case.decision_on)
    value = later.value(RECEIVED_BEFORE)
    if later.regime_since <= rules.regime_since or value is None or not value.is_set:
        return None
    return Crossing(case, rules, later, value) if value.since >= later.regime_since else None


def findings_between(crossing: Crossing) -> list[Finding]:
    """What the conditions say of each nominee by the law, or the laws, that hold for the case."""
    answer, nominees = _ANSWERS[crossing.value["holds"]], crossing.case.nominees
    is_unread = answer is _better and not any(crossing.later.is_read_of(each.award) for each in nominees)
    earlier = _by_nominee(crossing, crossing.earlier)
    later = earlier if is_unread else _by_nominee(crossing, crossing.later)
    return [
        finding for each in nominees for finding in answer(crossing, each, earlier[each.id], later[each.id])
    ]


def _by_nominee(crossing: Crossing, rules: Rulebook) -> Mapping[str, Told]:
    found: dict[str, list[Finding]] = {nominee.id: [] for nominee in crossing.case.nominees}
    for finding in conditions_met(crossing.case, rules):
        found[finding.nominee or ""].append(finding)
    return {nominee: tuple(told) for nominee, told in found.items()}


def _of_receipt(crossing: Crossing, nominee: Nominee, earlier: Told, later: Told) -> Iterator[Finding]:
    yield _told(crossing, nominee, f"Áp dụng {crossing.of_receipt}.")
    yield from earlier


def _of_decision(crossing: Crossing, nominee: Nominee, earlier: Told, later: Told) -> Iterator[Finding]:
    yield _told(crossing, nominee, f"Áp dụng {crossing.of_decision}.")
    yield from later


def _better(crossing: Crossing, nominee: Nominee, earlier: Told, later: Told) -> Iterator[Finding]:
    """The more favourable answer; a later law that nobody read may help whom the earlier one refuses."""
    if not crossing.later.is_read_of(nominee.award):
        yield from (_left_open(crossing, finding) for finding in earlier)
        return
    is_helped = gravest(later) < gravest(earlier)
    if gravest(earlier) != gravest(later):
        which = crossing.of_decision if is_helped else crossing.of_receipt
        both = _both(crossing, nominee, earlier, later)
        yield _told(crossing, nominee, f"Áp dụng {which} vì có lợi hơn: {both}.")
    yield from later if is_helped else earlier


def _left_open(crossing: Crossing, finding: Finding) -> Finding:
    if finding.verdict is not Verdict.UNLAWFUL or finding.rule in KEPT_WHEN_UNREAD:
        return finding
    law = f"{crossing.later.regime_citation.instrument} được áp dụng nếu có lợi hơn"
    return replace(
        finding,
        verdict=Verdict.REVIEW,
        message=f"{finding.message} ({law}; {UNREAD}, {crossing.value.citation}.)",
        confidence="low",
        doubt=Doubt.UNMET.value,
        asked_under=DECIDED_LATER,
    )


def _chosen(crossing: Crossing, nominee: Nominee, earlier: Told, later: Told) -> Iterator[Finding]:
    """Nothing is asked where both laws say the same. Until the choice is known, only what both say stands."""
    if not _differ(earlier, later):
        yield from earlier
        return
    both = _both(crossing, nominee, earlier, later)
    answers = {
        crossing.earlier.regime: (crossing.of_receipt, earlier),
        crossing.later.regime: (crossing.of_decision, later),
    }
    if nominee.chosen_law in answers:
        which, answer = answers[str(nominee.chosen_law)]
        told = _told(crossing, nominee, f"Người được đề nghị chọn {which}: {both}.")
        yield replace(told, fact=OF_CHOICE)
        yield from answer
        return
    yield replace(
        _told(crossing, nominee, f"Hai luật cho kết luận khác nhau, người được đề nghị chọn: {both}."),
        verdict=Verdict.REVIEW,
        remedy="Lấy văn bản chọn luật của người được đề nghị; ghi lựa chọn theo văn bản ấy khi thẩm định.",
        fact=OF_CHOICE,
    )
    also = {(each.rule, each.verdict) for each in later}
    yield from (each for each in earlier if (each.rule, each.verdict) in also)


def _differ(earlier: Told, later: Told) -> bool:
    """In the verdict; or in what is still asked, or missing, where neither law refuses for good."""
    verdict = gravest(earlier)
    if verdict != gravest(later):
        return True
    asked = ({(each.rule, each.verdict) for each in told if each.is_adverse} for told in (earlier, later))
    return verdict is not Verdict.UNLAWFUL and next(asked) != next(asked)


_ANSWERS: Mapping[str, Callable[[Crossing, Nominee, Told, Told], Iterator[Finding]]] = dict(
    zip(HELD_LAWS, (_of_receipt, _better, _of_decision, _chosen), strict=True)
)


def _told(crossing: Crossing, nominee: Nominee, message: str) -> Finding:
    return Finding(
        rule=RECEIVED_BEFORE,
        verdict=Verdict.LAWFUL,
        message=message,
        citation=str(crossing.value.citation),
        nominee=nominee.id,
        fact="received_on",
        confidence=crossing.value.confidence,
    )


def _both(crossing: Crossing, nominee: Nominee, earlier: Told, later: Told) -> str:
    """What either law says, each with its article on the point in which they differ."""
    worse = max((earlier, later), key=lambda told: gravest(told).gravity)
    rule = next((each.rule for each in worse if each.verdict is gravest(worse)), "")
    sides = ((crossing.earlier, earlier, "ngày tiếp nhận"), (crossing.later, later, "ngày quyết định"))
    return "; ".join(
        f"theo luật của {day} thì {gravest(told).label} ({_article(rule, nominee, told, rules)})"
        for rules, told, day in sides
    )


def _article(rule: str, nominee: Nominee, told: Sequence[Finding], rules: Rulebook) -> str:
    """By which the law says so: of its finding, else of the condition even where it asks for nothing."""
    found = next((each.citation for each in told if each.rule == rule), "")
    check = rule.removeprefix("eligibility.")
    named = (str(each.value.citation) for each in rules.conditions(nominee.award) if each.check == check)
    return found or next(named, str(rules.regime_citation))
