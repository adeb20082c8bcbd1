"""Stored judgements put to the law again: what was said of the sealed facts, and what is said of them now.

A revision holds the facts as they were handed over and the findings of that day, so a difference can only
come from the rulebook. It changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from dossiers.judging.dossier_findings import as_json
from dossiers.judging.missing_papers import OWN_RULES
from dossiers.local_law import LocalLaw, local_law
from dossiers.models import Revision
from law.case_files.answers import answer_file
from law.case_files.case_reader import read_cases
from law.facts import Case
from law.judgement.judging import judge
from law.rulebook import LawStack, Rulebook, rulebook_on

# What this room adds to the law's own findings is no answer of `evaluate`; nor is a ground that the law of
# the day has not, which `evaluate` would refuse.
_OWN_ROOM = (*OWN_RULES, "ground.")
_OF_THE_CONTRACT = ("verdict", "message", "remedy", "citation", "fact", "confidence")

Findings = Iterable[Mapping[str, Any]]
Judge = Callable[[Mapping[str, Any], Rulebook], Findings]


@dataclass(frozen=True, slots=True)
class JudgementDifference:
    """`was` and `now` are findings in the words of the contract; None where there was, or is, none. `packs`
    are the law packs that were asked."""

    dossier: str
    revision: int
    on: str
    nominee: str
    name: str
    rule: str
    was: dict[str, Any] | None
    now: dict[str, Any] | None
    was_rulebook: str
    now_rulebook: str
    packs: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


def judgement_differences(
    revisions: Iterable[Revision], *, by: Judge, with_law_of_today: bool = False
) -> Iterator[JudgementDifference]:
    """Every finding of the law that is not the same, in the order of dossiers and nominations.

    The law packs asked are those of the day on which the revision was handed over, also if they were taken
    back since; `with_law_of_today` those that hold now.
    """
    laws: dict[int, LocalLaw] = {}
    stood: dict[date, LawStack] = {}
    for revision in revisions:
        where = revision.dossier.jurisdiction
        if where.pk not in laws:
            laws[where.pk] = local_law(where)
        law, day = laws[where.pk], date.fromisoformat(revision.content["on"])
        if day not in stood:
            stood[day] = law.national.stack if with_law_of_today else law.national.stack_as_it_stood(day)
        rules = _rules(revision, law, stood[day])
        yield from _of(revision, by(revision.content["case"], rules), rules)


def _rules(revision: Revision, law: LocalLaw, stack: LawStack) -> Rulebook:
    """Of the case's own day, and of the jurisdiction to which it was handed over then."""
    day = _read(revision.content["case"], stack).regime_on
    return law.rulebook_on(day, of=revision.content["dossier"]["jurisdiction_id"], stack=stack)


def judged_today(case: Mapping[str, Any], rules: Rulebook) -> Findings:
    """By today's code and statutes, on the case's own day, with the jurisdiction's own rules."""
    return [as_json(found) for found in judge(_read(case, rules.stack), rules).adverse]


def evaluated(case: Mapping[str, Any], rules: Rulebook) -> Findings:
    """What `manage.py evaluate` answers to the exported facts, through the public format alone."""
    answer, _lines, is_whole = answer_file(dict(case), stack=rules.stack)
    if not is_whole:
        raise ValueError(f"{case['id']}: {answer['error']['path']}: {answer['error']['message']}")
    names = _papers_of(rules)
    return [
        {**each, "citation": names.get(each["citation"], each["citation"])} for each in answer["findings"]
    ]


def _papers_of(rules: Rulebook) -> dict[str, str]:
    """The public format knows a local value, not the paper that set it: by its key, the paper's name."""
    without = rulebook_on(rules.on, local=rules.local, stack=rules.stack)
    return {without.local_citation(key): rules.local_citation(key) for key in rules.local}


def _read(case: Mapping[str, Any], stack: LawStack) -> Case:
    """Without the local values that were sealed with it: the rulebook has them, and another law may forbid
    one, which the reader of a case would refuse."""
    read = read_cases({**case, "local": {}}, stack=stack)[0]
    if not isinstance(read, Case):
        raise ValueError(f"{case['id']}: {read.path}: {read.message}")
    return read


def _of(revision: Revision, now: Findings, rules: Rulebook) -> Iterator[JudgementDifference]:
    named = {str(row["id"]): row for row in revision.content["nominations"]}
    asked = [nominee["id"] for nominee in revision.content["case"]["nominees"]]
    before = ((key, each) for key in asked for each in named[key]["findings"])
    after = ((each["nominee"], each) for each in now if each["nominee"] in named)
    for nominee, rule, was, is_now in changed_findings(before, after, but=_OWN_ROOM):
        assert nominee is not None  # what concerns the whole case is in neither
        yield JudgementDifference(
            dossier=revision.dossier.code,
            revision=revision.number,
            on=revision.content["on"],
            nominee=nominee,
            name=named[nominee]["recipient_name"],
            rule=rule,
            was=was,
            now=is_now,
            was_rulebook=revision.content.get("rulebook", ""),
            now_rulebook=rules.hash,
            packs=tuple(f"{layer.name}, bản {layer.version}" for layer in rules.stack.layers[1:]),
        )


Told = dict[str, Any]
Rows = Iterable[tuple[str | None, Mapping[str, Any]]]


def changed_findings(
    before: Rows, after: Rows, *, but: tuple[str, ...] = ()
) -> Iterator[tuple[str | None, str, Told | None, Told | None]]:
    """(nominee, rule, what was said, what is said) of every finding that is not the same, in the words of the
    contract; `but` are beginnings of rules that are left out."""
    was, is_now = _by_rule(before, but), _by_rule(after, but)
    for key in dict.fromkeys((*was, *is_now)):
        if was.get(key) != is_now.get(key):
            nominee, rule, _place = key
            yield nominee, rule, was.get(key), is_now.get(key)


def _by_rule(rows: Rows, but: tuple[str, ...]) -> dict[tuple[str | None, str, int], Told]:
    """(nominee, rule, how many of the rule came before) -> the finding in the words of the contract."""
    found: dict[tuple[str | None, str, int], Told] = {}
    for nominee, row in rows:
        if row["rule"].startswith(but):
            continue
        place = sum(key[:2] == (nominee, row["rule"]) for key in found if key[0] == nominee)
        found[nominee, row["rule"], place] = {name: row[name] for name in _OF_THE_CONTRACT}
    return found
