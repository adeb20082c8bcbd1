"""Which kind of condition is tried by which facts, and the grounds of which one is enough."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from law.packs.desk.probes import of_collectives, of_merits, of_recipients, of_the_year
from law.packs.desk.probes.probe import Probe, Prober, Tried

_SIMPLE: Mapping[str, Prober] = {
    "bloc_leader": of_collectives.bloc_leader,
    "collective_completed": of_collectives.collective_completed,
    "collective_discipline": of_collectives.collective_discipline,
    "collective_fighters": of_collectives.collective_fighters,
    "collective_share": of_collectives.collective_share,
    "discipline": of_the_year.discipline,
    "exclusive": of_recipients.exclusive,
    "good_years": of_the_year.good_years,
    "held_title": of_merits.held_title,
    "initiative": of_merits.initiative,
    "months_worked": of_the_year.months_worked,
    "one_reward": of_recipients.one_reward,
    "party_cell": of_collectives.party_cell,
    "pending": of_the_year.pending,
    "rating": of_the_year.rating,
    "recipient": of_recipients.recipient,
    "study": of_the_year.study,
    "transfer": of_the_year.transfer,
}
_WITHOUT_FIGURES = frozenset({"months_worked", "collective_share", "discipline", "pending"})
"""Checks that say something even where the law leaves the figure to others."""


def probes_for(check: str, tried: Tried) -> tuple[Probe, ...]:
    """The tries at this condition; none where nobody knows facts on its two sides."""
    prober = PROBERS.get(check)
    if prober is None or (tried.state != "set" and check not in _WITHOUT_FIGURES):
        return ()
    return _once(prober(tried))


def _once(probes: Iterator[Probe]) -> tuple[Probe, ...]:
    found: dict[str, Probe] = {}
    for probe in probes:
        found.setdefault(f"{probe.award}: {probe.told}", probe)
    return tuple(found.values())


def alternatives(tried: Tried) -> Iterator[Probe]:
    """Each ground on its own, named: all its parts met, then each part missed in every way there is; none
    named: one met, and none."""
    branches = tried.fields.get("any_of", ())
    for branch in branches:
        named = {"tiêu chuẩn": f"{tried.award}.{branch['code']}"}
        for probe in _of_ground(tried, branch):
            yield Probe({**probe.facts, **named}, f"{probe.told}, nêu tiêu chuẩn “{branch['words']}”")
    for row in tried.fields.get("unsettled", ()):
        facts = tried.facts(**{"tiêu chuẩn": f"{tried.award}.{row['code']}"})
        yield Probe(facts, f"nêu tiêu chuẩn “{row['words']}”")
    if branches:
        yield next(_of_ground(tried, branches[0]))
        nothing = tried.facts(**{"xếp loại": f"{tried.year} HTNV", "đã có": "không", "sáng kiến": "không"})
        yield Probe(
            nothing, f"xếp loại năm {tried.year} hoàn thành nhiệm vụ, không có danh hiệu, sáng kiến nào"
        )
        yield Probe(
            {**nothing, "hình thức": "chuyên đề"}, "không có danh hiệu, sáng kiến nào, khen theo chuyên đề"
        )


def _of_ground(tried: Tried, branch: Mapping[str, Any]) -> Iterator[Probe]:
    """All parts met first: the first try at each part is the one that meets it."""
    parts = [list(_SIMPLE[part["check"]](_part(tried, part))) for part in branch["all_of"]]
    met = [tries[0] for tries in parts]
    yield _joined(met)
    for place, tries in enumerate(parts):
        for each in tries[1:]:
            yield _joined([*met[:place], each, *met[place + 1 :]])


def _part(tried: Tried, part: Mapping[str, Any]) -> Tried:
    """A part of a ground, asked of the recipient and for the way of the whole condition."""
    recipient = [tried.kind]
    ways = {"ways": tried.fields["ways"]} if "ways" in tried.fields else {}
    own = {"recipients": recipient, **ways} if part["check"] == "initiative" else {"kinds": recipient, **ways}
    return replace(tried, fields={**own, **part}, state="set")


def _joined(probes: list[Probe]) -> Probe:
    facts: dict[str, str] = {}
    for probe in probes:
        facts |= probe.facts
    return Probe(facts, ", ".join(probe.told for probe in probes))


PROBERS: Mapping[str, Prober] = {**_SIMPLE, "alternatives": alternatives}
