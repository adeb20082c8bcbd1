"""The answers of a preview as a page tells them: of whom, only to who may read the dossier."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.urls import reverse

from dossiers.models import Dossier, Nomination
from law.awards import award as award_of
from law.basics.owed_papers import PAPER_NAMES
from law.findings import Verdict
from law.rulebook import LawStack
from law_desk.models import PreviewedAnswer
from roles.doors.law_in_force import stack_in_force
from roles.models import UnitProfile
from roles.reader.current_office import CurrentOffice
from workflow.views.inboxes.visible_dossiers import opened_by


@dataclass(frozen=True, slots=True)
class ToldFinding:
    """One rule, and in words what it says without the pack and with it."""

    rule: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class ToldAnswer:
    """`url` is empty for whoever may not open the dossier; `about` is then no name but a place in it."""

    row: PreviewedAnswer
    about: str
    award: str
    where: str
    url: str
    findings: tuple[ToldFinding, ...]


def told_answers(rows: Sequence[PreviewedAnswer], current: CurrentOffice | None) -> list[ToldAnswer]:
    """As many statements for fifty as for one."""
    keys = {row.dossier for row in rows if row.dossier is not None}
    dossiers = Dossier.objects.select_related("unit").in_bulk(keys)
    profiles = UnitProfile.objects.filter(unit__in={each.unit_id for each in dossiers.values()})
    units = {each.unit_id: each.name for each in profiles.order_by("since")}
    found = Nomination.objects.in_bulk([row.nomination for row in rows if row.nomination is not None])
    opened = opened_by(current)(list(dossiers.values())) if current and dossiers else set()
    return [
        _told(row, dossiers.get(row.dossier or 0), found.get(row.nomination or 0), units, opened)
        for row in rows
    ]


def _told(
    row: PreviewedAnswer,
    dossier: Dossier | None,
    nomination: Nomination | None,
    units: Mapping[int, str],
    opened: Collection[int],
) -> ToldAnswer:
    is_open = dossier is not None and dossier.pk in opened
    code = award_of(nomination.award).judged_as if nomination else ""
    return ToldAnswer(
        row=row,
        about=_about(row, nomination, is_open=is_open),
        award=award_of(nomination.award).name if nomination else "",
        where=f"{units.get(dossier.unit_id, '')}, hồ sơ {dossier.code}" if dossier else "",
        url=reverse("workflow:dossier", args=[dossier.pk]) if is_open and dossier else "",
        findings=tuple(_findings(row, code, is_open=is_open or row.nomination is None)),
    )


def _about(row: PreviewedAnswer, nomination: Nomination | None, *, is_open: bool) -> str:
    if row.called:
        return row.called
    if row.nomination is None:
        return "Cả hồ sơ"
    if nomination is None:
        return "Trường hợp đã bỏ khỏi hồ sơ"
    return nomination.recipient_name if is_open else f"Trường hợp mã số {nomination.pk}"


def _findings(row: PreviewedAnswer, code: str, *, is_open: bool) -> Iterator[ToldFinding]:
    words = _rule_words(stack_in_force(), code)
    for each in row.findings:
        was, now = (_side(each[side], is_open=is_open) for side in ("was", "now"))
        yield ToldFinding(words.get(each["rule"], ""), was, now)


def _side(told: Mapping[str, Any] | None, *, is_open: bool) -> str:
    """The message speaks of a person: only for whoever may read of him."""
    if told is None:
        return "không có nhận xét trái"
    message = f". {told['message']}" if is_open else ""
    return f"{Verdict(told['verdict']).label}{message} ({told['citation']})"


@lru_cache(maxsize=256)
def _rule_words(stack: LawStack, code: str) -> Mapping[str, str]:
    """What the statutes call the shares, the papers and the conditions of this award, by their rule; a check
    that carries out several of its conditions is left without."""
    papers = {f"papers.{kind}": f"Giấy tờ: {name}" for kind, name in PAPER_NAMES.items()}
    conditions: dict[str, str] = {}
    for key, subject in stack.subjects.items():
        value = subject.values[0]
        if key.startswith("quota."):
            conditions[str(value["rule"])] = f"Tỷ lệ {award_of(key.partition('.')[2]).name}"
        elif key.startswith((f"condition.{code}.", "condition.*.")):
            rule = f"eligibility.{value.get('check', key.rpartition('.')[2])}"
            conditions[rule] = "" if rule in conditions else str(value.get("label", ""))
    return {**conditions, **papers, "regime.unread": "Văn bản chưa xác nhận"}
