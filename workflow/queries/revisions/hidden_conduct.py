"""What keeps an award from somebody, for readers who may not know it: that there is something, never what.

The rows of such a page are changed in memory alone; nothing of it is saved.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from dossiers.models import Dossier, Nomination
from roles.access.declarations import may_open
from workflow.queries.revisions.comparing import CaseDifference, Difference, RevisionDifferences
from workflow.queries.revisions.person_words import CONDUCT

HIDDEN = "Có việc cần xem xét"
_RULES = frozenset({"eligibility.pending", "eligibility.discipline", "eligibility.service_discipline"})
# A finding on a career that leaves out the posts in which somebody was disciplined.
_POSTS = "chức vụ bị kỷ luật"
_SETTLED = "cơ quan thẩm định đã xem xét"
_IS_THERE = {True: "có", False: "không"}

Said = Mapping[str, Any]


def may_know_conduct(user: Any, dossier: Dossier, *, on: date) -> bool:
    """Its unit, the Board's officer, who signs and who audits; nobody of a bloc or a council."""
    return may_open("see_conduct_in_dossier", user, dossier, on=on)


def tells_of_conduct(said: Said | str) -> bool:
    """Of a finding or a settlement, as they are kept; an older entry kept a text."""
    if isinstance(said, str):
        return "kỷ luật" in said
    return said.get("rule") in _RULES or _POSTS in said.get("message", "")


def hide_conduct(rows: Iterable[Nomination]) -> None:
    """Verdict and weight stay. What was found right is left out of everybody's, or who has none of it would
    be known by that."""
    for row in rows:
        row.findings = _each_once(_hidden(each) for each in row.findings)
        row.settled = [_hidden(each, reason=_SETTLED) for each in row.settled]
        row.met = [each for each in row.met if not tells_of_conduct(each)]


def _each_once(findings: Iterable[Said]) -> list[Said]:
    """Several matters are not counted to who may not know them."""
    found: list[Said] = []
    for each in findings:
        if each not in found:
            found.append(each)
    return found


def _hidden(said: Said, **more: str) -> Said:
    """`is_hidden` keeps it out of the number of points (workflow.queries.told_of_rows.count_of)."""
    if not tells_of_conduct(said):
        return said
    emptied = {name: "" for name in ("remedy", "citation", "source", "unconfirmed", "told") if name in said}
    return {**said, **emptied, "message": f"{HIDDEN}.", "is_hidden": True, **more}


def without_conduct(found: RevisionDifferences) -> RevisionDifferences:
    """The same differences, of which it is told only that there was or is something."""
    return replace(found, cases=tuple(_case(each) for each in found.cases))


def _case(case: CaseDifference) -> CaseDifference:
    return replace(case, fields=tuple(_fields(case.fields)))


def _fields(fields: Sequence[Difference]) -> Iterator[Difference]:
    """One line, however many of them were changed."""
    yield from (each for each in fields if each.label not in CONDUCT)
    if about := [each for each in fields if each.label in CONDUCT]:
        before, after = any(each.before for each in about), any(each.after for each in about)
        yield Difference(HIDDEN, _IS_THERE[before], _IS_THERE[after])
