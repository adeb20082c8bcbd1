"""What the law says of a dossier, and how it is kept beside the nominations: one UPDATE for all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from datetime import date
from typing import Any

import orjson
from django.db import connection

from dossiers.judging.law_facts import case_of
from dossiers.judging.missing_papers import missing_papers, unconfirmed_facts, unregistered_titles
from dossiers.local_law import local_law
from dossiers.models import Dossier, Nomination
from dossiers.succession.year_of_merger import seats_of_merger
from law.facts import Case
from law.findings import Finding, gravest
from law.judgement.judging import Judgement, judge
from law.judgement.sources import with_sources
from law.rulebook import Rulebook
from trail.state.proved_table import digest

# Under which question a person answers is asked of the law anew when he does.
_TOLD = tuple(each.name for each in fields(Finding) if each.name not in ("asked_under", "unconfirmed"))
_STORE = """
UPDATE dossiers_nomination n SET verdict = v.verdict, findings = v.findings, met = v.met,
       judged_on = v.judged_on, rulebook = v.rulebook
  FROM json_to_recordset(%s::json)
    AS v(id bigint, verdict text, findings jsonb, met jsonb, judged_on date, rulebook text)
 WHERE n.id = v.id
"""
# What is right needs no remedy, and names no nominee beside whom it is not kept.
_OF_MET = ("rule", "message", "citation", "fact", "source", "confidence")


def judge_dossier(
    dossier: Dossier,
    *,
    on: date,
    nominations: Iterable[Nomination] | None = None,
    chosen: Mapping[int, str] | None = None,
) -> Judgement:
    """The judgement of the open nominations (or the given ones) by the law of the day of receipt; `chosen` as
    in `case_of`.

    To the findings of the law it adds those of this room: papers owed and missing, titles not registered,
    what the place wants held against papers.
    """
    law = local_law(dossier.jurisdiction)
    case = case_of(dossier, on=on, nominations=nominations, local=law, chosen=chosen)
    return judge_case(case, dossier=dossier, rules=law.rulebook_of(dossier, on=on))


def judge_case(case: Case, *, dossier: Dossier, rules: Rulebook) -> Judgement:
    """The same for a case that was read already."""
    told = judge(case, rules)
    own = (
        *missing_papers(dossier, case, rules),
        *unregistered_titles(dossier, case, rules),
        *seats_of_merger(dossier, case, rules),
    )
    findings = with_sources((*told.findings, *own), case)
    findings = (*findings, *unconfirmed_facts(dossier, case, rules, findings))
    return replace(told, findings=findings, verdict=gravest(findings))


def findings_to_store(judgement: Judgement, *, on: date, of: Iterable[int] = ()) -> dict[int, dict[str, Any]]:
    """All that was found of each nomination that the judgement names, and of those in `of`, as stored: what
    stands against it in `findings`, what is right in `met`, with the day and the rulebook's hash.
    """
    by_nominee: dict[str, list[Finding]] = {str(pk): [] for pk in of}
    for finding in judgement.findings:
        if finding.nominee is not None:
            by_nominee.setdefault(finding.nominee, []).append(finding)
    return {
        int(nominee): {
            "verdict": gravest(found).value,
            "findings": [as_json(each) for each in found if each.is_adverse],
            "met": [_met(each) for each in found if not each.is_adverse],
            "judged_on": on.isoformat(),
            "rulebook": judgement.hash,
        }
        for nominee, found in by_nominee.items()
    }


def kept_of(told: Mapping[int, Mapping[str, Any]]) -> dict[str, Any]:
    """What the act's entry keeps of what `told_of` made: verdicts, and what was found by its SHA-256."""
    days = {(each["judged_on"], each["rulebook"]) for each in told.values()}
    if not days:
        return {"judged": {}}
    ((judged_on, rulebook),) = days
    found = {
        str(pk): [each["verdict"], digest(each["findings"]), digest(each["met"])] for pk, each in told.items()
    }
    return {"judged": {"on": judged_on, "rulebook": rulebook, "nominations": found}}


def store_findings(told: Mapping[int, dict[str, Any]], *, but: Iterable[Nomination] = ()) -> None:
    """Writes what `told_of` made, `but` of those with which it was written when they moved."""
    written = {row.pk for row in but}
    rows = [{"id": pk, **each} for pk, each in told.items() if pk not in written]
    if not rows:
        return
    with connection.cursor() as cursor:
        cursor.execute(_STORE, [orjson.dumps(rows).decode()])


def as_json(finding: Finding) -> dict[str, Any]:
    """A finding in the words of the contract."""
    told = {name: getattr(finding, name) for name in _TOLD} | {"verdict": finding.verdict.value}
    return told | _unconfirmed(finding)


def _met(finding: Finding) -> dict[str, str]:
    return {name: getattr(finding, name) for name in _OF_MET} | _unconfirmed(finding)


def _unconfirmed(finding: Finding) -> dict[str, str]:
    """Kept only of what rests on a unit's word."""
    return {"unconfirmed": finding.unconfirmed} if finding.unconfirmed else {}
