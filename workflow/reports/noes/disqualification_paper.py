"""A nomination that was found not qualified, as the notice that tells its unit why and how to answer."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from dossiers.models import Nomination
from law.awards import NAMES
from law.awards import award as award_of
from printing.contents import Letterhead, NoticeGround, NoticePaper
from roles.models import Jurisdiction
from roles.queries import names_on
from trail.models import Entry
from trail.queries import timeline
from trail.verbs import Verb
from vietnamese.dates import day_of_week_and_date
from workflow.reports.board_office import board_heading, board_signer, board_symbol, head_of_office

NO_LAST_DAY = (
    "Nếu không đồng ý, đơn vị giải trình cho đến khi cơ quan thẩm định kết luận; "
    "địa phương chưa quy định thời hạn giải trình"
)


def disqualification_paper(nomination: Nomination) -> NoticePaper | None:
    """From the entry of the act and who was in office that day, so the same however often; None where nobody
    said no."""
    entry = _said_no(nomination)
    if entry is None:
        return None
    told: Mapping[str, Any] = json.loads(entry.payload)
    details, dossier = told["details"], nomination.dossier
    unit_name = names_on([dossier.unit_id], on=entry.acted_on)[dossier.unit_id]
    jurisdiction = jurisdiction_of_act(entry)
    letterhead = letterhead_of(entry, jurisdiction)
    # Entries of the first months do not count the others.
    others = "; các trường hợp khác của hồ sơ được xét tiếp" if details.get("others", 1) else ""
    return NoticePaper(
        letterhead=letterhead,
        about=f"Trường hợp không đủ điều kiện trong hồ sơ {dossier.code}",
        opening=(
            f"Kính gửi: {unit_name}.",
            f"Qua thẩm định hồ sơ “{told['about']}”, trường hợp sau đây không đủ điều kiện để trình khen "
            f"thưởng{others}.",
        ),
        grounds=(
            NoticeGround(
                subject=f"{nomination.recipient_name} ({award_of(nomination.award).name})",
                found=told["reason"],
                remedy="",
                citation=details["article"],
            ),
        ),
        closing=(
            f"{_how_to_answer(details['answer_due_on'])}.",
            "Sau giải trình, cơ quan thẩm định giữ nguyên kết luận hoặc đưa trường hợp trở lại thẩm định.",
        ),
        signer=board_signer(
            letterhead.organ,
            lines=details["signature"],
            name=entry.actor_name,
            head=head_of_office(jurisdiction, letterhead.organ, on=entry.acted_on),
        ),
        recipients=(f"{unit_name};", "Lưu: VT."),
        unbroken=NAMES,
    )


def _said_no(nomination: Nomination) -> Entry | None:
    rows = timeline(("dossier", nomination.dossier_id)).filter(verb=Verb.DISQUALIFIED)
    return rows.filter(payload__contains=f'"nominations":[{nomination.pk}]').last()


def jurisdiction_of_act(entry: Entry) -> Jurisdiction:
    """That of the day of the act."""
    assert entry.jurisdiction_id is not None  # of a dossier, which has one
    return Jurisdiction.objects.get(pk=entry.jurisdiction_id)


def letterhead_of(entry: Entry, jurisdiction: Jurisdiction) -> Letterhead:
    """The Board's office of the jurisdiction of that day."""
    superior, organ = board_heading(jurisdiction, on=entry.acted_on)
    return Letterhead(
        superior=superior,
        organ=organ,
        symbol=board_symbol(jurisdiction, "TB", on=entry.acted_on),
        place=jurisdiction.words_on(entry.acted_on).place,
        issued_on=entry.acted_on,
    )


def _how_to_answer(day: str | None) -> str:
    if day is None:
        return NO_LAST_DAY
    last = day_of_week_and_date(date.fromisoformat(day))
    return f"Nếu không đồng ý, đơn vị giải trình bằng văn bản đến hết {last}"
