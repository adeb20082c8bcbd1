"""A no to a nomination that stands after the unit's days, as the notice that tells the unit so and why."""

from __future__ import annotations

import json
from collections.abc import Iterator

from dossiers.models import Nomination
from law.awards import NAMES
from law.awards import award as award_of
from printing.contents import NoticeGround, NoticePaper
from roles.queries import names_on
from trail.models import Entry
from trail.queries import timeline
from trail.verbs import Verb
from vietnamese.dates import long_date
from workflow.models import Disqualification
from workflow.reports.board_office import board_signer, head_of_office
from workflow.reports.noes.disqualification_paper import jurisdiction_of_act, letterhead_of


def upheld_paper(nomination: Nomination) -> NoticePaper | None:
    """From the entry of the act and who was in office that day, so the same however often; None where no no
    was upheld."""
    said = Disqualification.objects.filter(nomination=nomination, is_upheld=True).order_by("pk").last()
    entry = _upheld(nomination) if said else None
    if said is None or entry is None:
        return None
    told, dossier = json.loads(entry.payload), nomination.dossier
    unit_name = names_on([dossier.unit_id], on=entry.acted_on)[dossier.unit_id]
    jurisdiction = jurisdiction_of_act(entry)
    letterhead = letterhead_of(entry, jurisdiction)
    return NoticePaper(
        letterhead=letterhead,
        about=f"Giữ nguyên kết luận không đủ điều kiện trong hồ sơ {dossier.code}",
        opening=(f"Kính gửi: {unit_name}.", *_considered(said, organ=letterhead.organ)),
        grounds=(
            NoticeGround(
                subject=f"{nomination.recipient_name} ({award_of(nomination.award).name})",
                found=told["reason"],
                remedy="",
                citation=said.article,
            ),
        ),
        closing=(
            "Trường hợp này không được trình khen thưởng theo hồ sơ trên; khi đủ điều kiện, đơn vị đề nghị "
            "lại bằng hồ sơ bổ sung.",
        ),
        signer=board_signer(
            letterhead.organ,
            # Entries of the first months do not keep it.
            lines=told["details"].get("signature", []),
            name=entry.actor_name,
            head=head_of_office(jurisdiction, letterhead.organ, on=entry.acted_on),
        ),
        recipients=(f"{unit_name};", "Lưu: VT."),
        unbroken=NAMES,
    )


def _considered(said: Disqualification, *, organ: str) -> Iterator[str]:
    """What the unit answered, or that its days ran out, and that the no stands. Of one that was concluded in
    the first months without any days, nothing is said of an answer."""
    weighed = "đã xem xét và " if said.answered_on else ""
    if said.answered_on:
        words = said.answer.strip()
        stop = "" if words.endswith((".", "!", "?", "…")) else "."
        yield f"{long_date(said.answered_on).capitalize()}, đơn vị giải trình: “{words}”{stop}"
    elif said.answer_due_on and said.concluded_on and said.answer_due_on < said.concluded_on:
        yield f"Đến hết {long_date(said.answer_due_on)}, đơn vị không giải trình."
    yield f"{organ} {weighed}giữ nguyên kết luận {long_date(said.said_on)}, lý do như sau:"


def _upheld(nomination: Nomination) -> Entry | None:
    rows = timeline(("dossier", nomination.dossier_id)).filter(verb=Verb.UPHELD)
    return rows.filter(payload__contains=f'"nominations":[{nomination.pk}]').last()
