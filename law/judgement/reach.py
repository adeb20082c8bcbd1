"""What a recipient can be proposed for today, and from which year the rest could come into reach.

The coming years are tried one after the other under stated assumptions; the horizon is ours, not the law's.
An award counts as received in the first year in which nothing speaks against it, so that what rests on it
can follow.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from law.awards import FORMS, TITLES, Award
from law.basics.grounds import Ground, grounds_for
from law.basics.nominees import kind_of
from law.eligibility.rating import GRADES
from law.eligibility.title_dates import year_of
from law.facts import (
    UNASKED,
    Achievement,
    Case,
    DecisionRef,
    HeldTitle,
    Initiative,
    Nominee,
    Unasked,
    listed_facts,
)
from law.findings import Finding, Verdict, gravest
from law.judgement.asked import reads_of
from law.judgement.conditions import conditions_met
from law.judgement.grounds_held import held_grounds
from law.rulebook import Rulebook, rulebook_beside, rulebook_on

STATES = ("open", "review", "missing", "had")
HORIZON = 15
"""Years that are looked ahead."""

ASSUMPTIONS = (
    "Các năm tới đều hoàn thành xuất sắc nhiệm vụ.",
    "Mỗi năm đều được tặng mọi danh hiệu, hình thức đã đủ điều kiện, kể cả danh hiệu làm cơ sở cho nhau.",
    "Có đủ sáng kiến, đề tài được công nhận ở cấp mà danh hiệu, hình thức yêu cầu.",
    "Không bị kỷ luật mới; việc đang chờ kết luận kết thúc trong năm nay.",
    "Số liệu của tập thể giữ như năm gần nhất; pháp luật giữ như hiện nay.",
)


@dataclass(frozen=True, slots=True)
class Reach:
    """One award. `state`: open (today), review (a person decides), missing (not yet), had (given for this
    year already). `missing` are the findings against it today; `earliest` the year it could be, None when
    not within the horizon. `grounds` are those it may rest on, `held` those of them that hold today."""

    award: Award
    state: str
    missing: tuple[Finding, ...]
    earliest: int | None
    grounds: tuple[Ground, ...]
    held: tuple[Ground, ...]

    @property
    def earliest_words(self) -> str:
        return f"Sớm nhất năm {self.earliest}"


@dataclass(frozen=True, slots=True)
class Outlook:
    """`year` is the year whose merit is asked for; `rules` the law it was asked of."""

    year: int
    rules: Rulebook
    reaches: tuple[Reach, ...]
    not_loaded: tuple[Award, ...]

    @property
    def year_words(self) -> str:
        return f"Thành tích năm {self.year}"


def outlook(history: Nominee, *, on: date, rules: Rulebook, year: int) -> Outlook:
    """`history` is the recipient with every fact that is known; its award and its period, the `year` whose
    merit is asked for, are set here."""
    read = _last_read(rules)
    awards = [award for award in _lowest_first() if _concerns(award, history, rules, on)]
    loaded = [award for award in awards if read.has_conditions(award.code)]
    now = _now(history, loaded, year, read)
    earliest = _earliest(history, loaded, since=year, rules=read)
    reaches = tuple(
        _reach(history, award, now[award.code], earliest.get(award.code), year=year, rules=read)
        for award in reversed(loaded)
    )
    missing = tuple(award for award in reversed(awards) if award not in loaded)
    return Outlook(year, read, reaches, missing)


def _last_read(rules: Rulebook) -> Rulebook:
    """A law whose text was not read tells no condition: what stood before it is asked, and that is said."""
    while not rules.is_read:
        rules = rulebook_beside(rules, rules.regime_since - timedelta(days=1))
    return rules


def _lowest_first() -> list[Award]:
    """What other awards rest on comes before them: titles, then forms, each from the lowest."""
    return [*reversed(tuple(TITLES.values())), *reversed(tuple(FORMS.values()))]


SEXES = frozenset({"female", "male"})


def _concerns(award: Award, history: Nominee, rules: Rulebook, on: date) -> bool:
    """The law knows it that day, for this kind of recipient, and there is a level that decides it.

    What is judged as another award is its like in the armed forces: the other one stands for both.
    """
    if award.judged_as != award.code or (award.sex and history.sex in SEXES - {award.sex}):
        return False
    decided = rulebook_on(on, stack=rules.stack).value(f"authority.{award.judged_as}")
    is_decided = decided is None or bool(decided["authorities"]) or bool(decided.get("open"))
    return is_decided and award.exists_on(on) and kind_of(history) in award.recipients


def _against(history: Nominee, award: Award, year: int, rules: Rulebook) -> tuple[Finding, ...]:
    """The findings that are not simply lawful, for the merit of this year."""
    case = _asked_for(history, award, year, rules)
    return tuple(finding for finding in conditions_met(case, rules) if finding.is_adverse)


def _asked_for(history: Nominee, award: Award, year: int, rules: Rulebook) -> Case:
    merit = Achievement(date(year, 1, 1), date(year, 12, 31), f"{year}")
    nominee = replace(history, id="1", award=award.code, achievement=merit, same_person_as=None)
    return Case(id="", on=rules.on, nominees=(nominee,))


def _now(
    history: Nominee, awards: list[Award], year: int, rules: Rulebook
) -> Mapping[str, tuple[Finding, ...]]:
    """What stands against each award today; what is open is taken as asked for in the same dossier."""
    found: dict[str, tuple[Finding, ...]] = {}
    for award in awards:
        found[award.code] = _against(history, award, year, rules)
        if not found[award.code] and not _had(history, award, year):
            history = _given(history, award, year)
    return found


def _reach(
    history: Nominee,
    award: Award,
    missing: tuple[Finding, ...],
    earliest: int | None,
    *,
    year: int,
    rules: Rulebook,
) -> Reach:
    case = _asked_for(history, award, year, rules)
    if _had(history, award, year):
        state = "had"
    elif not missing:
        state = "open"
    else:
        state = "review" if gravest(missing) is Verdict.REVIEW else "missing"
    return Reach(
        award=award,
        state=state,
        missing=missing,
        earliest=None if state == "open" else earliest,
        grounds=grounds_for(case.nominees[0], rules),
        held=held_grounds(case.nominees[0], case, rules),
    )


def _had(history: Nominee, award: Award, year: int) -> bool:
    return any(
        title.award == award.code and year_of(title) == year and not title.revoked
        for title in listed_facts(history.titles)
    )


def _earliest(history: Nominee, awards: list[Award], *, since: int, rules: Rulebook) -> Mapping[str, int]:
    """The first coming year in which nothing speaks against the award."""
    found: dict[str, int] = {}
    person = replace(history, pending=() if not isinstance(history.pending, Unasked) else UNASKED)
    wanted = _wanted_initiatives(awards, kind_of(history), rules)
    is_rated = not isinstance(history.ratings, Unasked) and bool(history.ratings.get(since))
    for year in range(since, since + HORIZON + 1):
        if year > since or not is_rated:
            person = _good_year(person, wanted, year)
        for award in awards:
            if not _had(person, award, year) and not _against(person, award, year, rules):
                found.setdefault(award.code, year)
                person = _given(person, award, year)
    return found


def _good_year(person: Nominee, wanted: Mapping[str, int], year: int) -> Nominee:
    best = max(GRADES, key=lambda grade: GRADES[grade])
    ratings = {} if isinstance(person.ratings, Unasked) else dict(person.ratings)
    initiatives = (*listed_facts(person.initiatives), *_initiatives(wanted, year))
    return replace(
        person,
        ratings={**ratings, year: best},
        initiatives=initiatives or person.initiatives,
    )


def _wanted_initiatives(awards: list[Award], kind: str, rules: Rulebook) -> Mapping[str, int]:
    """How many of each level the award that asks for most of them wants at once."""
    wanted: dict[str, int] = {}
    for award in awards:
        for reads in reads_of(award.code, kind, rules):
            for level in reads.levels:
                wanted[level] = max(wanted.get(level, 0), *_counts(reads.condition.value.fields))
    return wanted


def _initiatives(wanted: Mapping[str, int], year: int) -> Iterator[Initiative]:
    decision = DecisionRef("giả định", date(year, 12, 31))
    for level, count in wanted.items():
        for place in range(count):
            yield Initiative(f"giả định {level} {year}/{place + 1}", "sáng kiến", level, year, decision)


def _counts(value: Any) -> Iterator[int]:
    """Every `count` of a condition, however deep; one at least."""
    yield 1
    if isinstance(value, Mapping):
        if isinstance(value.get("count"), int):
            yield value["count"]
        for each in value.values():
            yield from _counts(each)
    elif isinstance(value, (list, tuple)):
        for each in value:
            yield from _counts(each)


def _given(person: Nominee, award: Award, year: int) -> Nominee:
    title = HeldTitle(
        award=award.code,
        year=year,
        way="công trạng",
        decision=DecisionRef("giả định", date(year, 12, 31)),
        revoked=False,
        achievement=Achievement(date(year, 1, 1), date(year, 12, 31)),
    )
    return replace(person, titles=(*listed_facts(person.titles), title))
