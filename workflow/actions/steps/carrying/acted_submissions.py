"""The submission as it lay before who decides: its contents stand in the entry of that act, under its hash,
and it is printed from there ever after."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import orjson

from printing.contents import Annex, AnnexPart, AnnexRow, Letterhead, PetitionPaper, Signer
from roles.doors.given_numbers import GivenNumber, given_number
from trail.models import Entry
from trail.phrases import sentence
from trail.queries import timeline
from trail.verbs import Verb
from workflow.models import Decision, DecisionState
from workflow.reports.submission_paper import submission_paper

KEPT = "submission"
# The clerk's return keeps it only of a decision that was signed before entries kept it.
_KEPT_BY = (Verb.SIGNED, Verb.DRAFT_RETURNED, Verb.MENDING_ASKED, Verb.DECISION_RETURNED)


@dataclass(frozen=True, slots=True)
class ActedSubmission:
    """What was submitted, `given` its number and day where it had any, and the entry of the act on it."""

    entry: Entry
    given: GivenNumber | None
    contents: Mapping[str, Any]

    @property
    def paper(self) -> PetitionPaper:
        return _paper_of(self.contents)

    @property
    def acted(self) -> str:
        return sentence(self.entry)


def acted_submissions(decision: Decision) -> list[ActedSubmission]:
    """Every one that was acted on, the oldest first; none of what was signed before entries kept them."""
    entries = timeline(("decision", decision.pk)).filter(verb__in=_KEPT_BY)
    read = [(entry, orjson.loads(entry.payload)["details"].get(KEPT)) for entry in entries]
    return [_acted(entry, kept) for entry, kept in read if kept]


def _acted(entry: Entry, kept: Mapping[str, Any]) -> ActedSubmission:
    on = date.fromisoformat(kept["on"]) if kept["on"] else None
    return ActedSubmission(entry, given_number(kept["number"], on), kept["paper"])


def submission_kept(decision: Decision, *, on: date) -> dict[str, Any]:
    """For the details of the act on it, before the act changes a row. Nothing where that of this number was
    acted on before: it stays as it was then."""
    acted, given = acted_submissions(decision), _given(decision)
    if given and acted and acted[-1].given == given:
        return {}
    paper = contents_now(decision, on=on)
    return {KEPT: {"number": decision.submission_number, "on": decision.submission_on, "paper": paper}}


def contents_now(decision: Decision, *, on: date) -> Mapping[str, Any]:
    """What its submission says as the rows are, in the shape in which what was acted on is kept."""
    contents: Mapping[str, Any] = _plain(asdict(submission_paper(decision, on=on)))
    return contents


def submission_kept_late(decision: Decision, *, on: date) -> dict[str, Any]:
    """The same of a decision that was signed when entries did not keep it, while it still prints whole."""
    return {} if acted_submissions(decision) else submission_kept(decision, on=on)


def standing_submission(
    decision: Decision, acted: Sequence[ActedSubmission], *, carries: bool
) -> ActedSubmission | None:
    """The one its page prints; None where that is still a draft, printed from the rows. `carries`: somebody
    is in it."""
    if not acted:
        return None
    is_open = decision.state == DecisionState.DRAFTED and not decision.is_dropped and carries
    given = _given(decision)
    return None if is_open and not (given and acted[-1].given == given) else acted[-1]


def earlier_submissions(
    acted: Sequence[ActedSubmission], standing: ActedSubmission | None
) -> list[ActedSubmission]:
    """Those of another number or other contents than the one that stands."""
    now = (standing.given, standing.contents) if standing else None
    return [each for each in acted if (each.given, each.contents) != now]


def _given(decision: Decision) -> GivenNumber | None:
    return given_number(decision.submission_number, decision.submission_on)


def _plain(value: Any) -> Any:
    """As JSON writes it and reads it back; what is empty is left out."""
    if isinstance(value, dict):
        plain = {name: _plain(each) for name, each in value.items()}
        return {name: each for name, each in plain.items() if each not in ("", [], {}) and each is not None}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def _paper_of(kept: Mapping[str, Any]) -> PetitionPaper:
    texts = ("addressees", "bases", "paragraphs", "recipients", "unbroken")
    head, signer = kept["letterhead"], kept["signer"]
    issued_on = date.fromisoformat(head["issued_on"]) if "issued_on" in head else None
    return PetitionPaper(
        letterhead=Letterhead(**{**head, "issued_on": issued_on}),
        about=kept["about"],
        signer=Signer(**{"name": "", **signer, "prefix_lines": tuple(signer.get("prefix_lines", ()))}),
        annexes=tuple(map(_annex_of, kept.get("annexes", ()))),
        electronic=kept["electronic"],
        draft=kept["draft"],
        **{name: tuple(kept.get(name, ())) for name in texts},
    )


def _annex_of(kept: Mapping[str, Any]) -> Annex:
    return Annex(**{**kept, "parts": tuple(map(_part_of, kept["parts"]))})


def _part_of(kept: Mapping[str, Any]) -> AnnexPart:
    return AnnexPart(**{**kept, "rows": tuple(map(_row_of, kept["rows"]))})


def _row_of(kept: Mapping[str, Any]) -> AnnexRow:
    return AnnexRow(**{**kept, **({"factor": Decimal(kept["factor"])} if "factor" in kept else {})})
