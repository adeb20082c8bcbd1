"""A dossier that was sent back, as the notice that says why: the reason first, then what was chosen of what
the law says, with remedy and article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from law.awards import NAMES
from law.awards import award as award_of
from printing.contents import Letterhead, NoticeGround, NoticePaper, Signer
from roles.queries import names_on
from vietnamese.dates import long_date
from workflow.reports.board_office import board_heading, board_signer, board_symbol, head_of_office
from workflow.reports.returned import Returned

ADVERSE = ("unlawful", "incomplete", "held", "review")


def notice_paper(returned: Returned) -> NoticePaper:
    """From the sealed revision, the entry of the act and who was in office that day: the same paper however
    often it is printed."""
    dossier, entry = returned.content["dossier"], returned.entry
    unit_name = names_on([dossier["unit_id"]], on=entry.acted_on)[dossier["unit_id"]]
    submitted_on = date.fromisoformat(returned.content["on"])
    letterhead = _letterhead(returned)
    grounds = tuple(_ground(finding) for finding in _findings(returned) if finding["verdict"] in ADVERSE)
    return NoticePaper(
        letterhead=letterhead,
        about=f"Trả lại hồ sơ {returned.dossier.code}",
        opening=(
            f"Kính gửi: {unit_name}.",
            f"{letterhead.organ} trả lại hồ sơ “{dossier['title']}” trình {long_date(submitted_on)}.",
            *_reason_lines(returned.told["reason"]),
            *(("Các nội dung cần hoàn thiện:",) if grounds else ()),
        ),
        grounds=grounds,
        closing=("Đề nghị đơn vị hoàn thiện và trình lại hồ sơ.",),
        signer=_signer(returned, letterhead.organ),
        recipients=(f"{unit_name};", "Lưu: VT."),
        unbroken=NAMES,
    )


def _letterhead(returned: Returned) -> Letterhead:
    """The office that sent it back: the bloc, or the Board of the jurisdiction of that day."""
    jurisdiction, bloc, day = returned.jurisdiction, returned.bloc, returned.entry.acted_on
    superior, organ = board_heading(jurisdiction, on=day)
    words = jurisdiction.words_on(day)
    return Letterhead(
        superior=words.organ_heading if bloc else superior,
        organ=bloc.name if bloc else organ,
        # A bloc's code is one of a register, no abbreviation of its name: its office writes the sign by hand.
        symbol="TB-" if bloc else board_symbol(jurisdiction, "TB", on=day),
        place=words.place,
        issued_on=day,
    )


def _signer(returned: Returned, office: str) -> Signer:
    """A bloc's head signs in person; who sends back for the Board only as its head."""
    entry = returned.entry
    lines = returned.told["details"].get("signature") or [entry.office.upper()]
    if returned.bloc:
        return Signer(prefix_lines=tuple(lines), name=entry.actor_name)
    head = head_of_office(returned.jurisdiction, office, on=entry.acted_on)
    return board_signer(office, lines=lines, name=entry.actor_name, head=head)


def _findings(returned: Returned) -> Iterator[Mapping[str, Any]]:
    """What who sent it back chose of what the law says; for entries without it, all of the submission."""
    details = returned.told["details"]
    if "grounds" in details:
        yield from details["grounds"]
        return
    for row in returned.content["nominations"]:
        for finding in row["findings"]:
            yield {"award": row["award"], "about": row["recipient_name"], **finding}


def _reason_lines(reason: str) -> tuple[str, ...]:
    """A paragraph for each line that was written: run together, a list of what is missing reads torn."""
    lines = [" ".join(line.split()) for line in reason.splitlines()]
    first, *others = [line for line in lines if line] or [""]
    told = (f"Lý do: {first}", *others)
    return (*told[:-1], _ended(told[-1]))


def _ended(reason: str) -> str:
    """Whole, as it was written, and closed as a sentence."""
    told = reason.strip()
    return told if told.endswith((".", "!", "?", "…")) else f"{told}."


def _ground(finding: Mapping[str, Any]) -> NoticeGround:
    return NoticeGround(
        subject=f"{finding['about']} ({award_of(finding['award']).name})",
        found=finding["message"],
        remedy=finding["remedy"],
        citation=finding["citation"],
    )
