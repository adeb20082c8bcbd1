"""Disqualify: the Board's officer says no to one nomination, with reason and article; the dossier goes on.

The unit may answer within the days that its jurisdiction gives (the clock "answer"), else until the day that
the officer writes; the seat is free.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.contrib.auth.models import AbstractBaseUser

from dossiers.local_law import local_law
from dossiers.seats.claiming import settle
from law.basics.instruments import missing_article
from law.citations import articles_apart, names_article, names_instrument, quoted_citation
from law.procedure.deadlines import due
from roles.doors.law_in_force import stack_in_force
from roles.doors.one_act import one_act
from roles.doors.refusals import Obstacle, Refused, refuse_if
from trail.record import record_many
from trail.verbs import Verb
from vietnamese.dates import short_date
from workflow.actions.sign import signer_lines
from workflow.actions.steps.carriers import leave_agendas, refuse_carried
from workflow.actions.steps.holding import end_holds
from workflow.actions.steps.moving import StandingChange, move
from workflow.actions.steps.on_cases.disqualifying import locked_case, note_of
from workflow.models import Disqualification
from workflow.table.act_rights import may, require
from workflow.table.moves import Act

BY_OFFICER = "cơ quan thẩm định ấn định"


@one_act
def disqualify(
    nomination_id: int,
    *,
    reason: str,
    article: str,
    answer_by: date | None = None,
    by: AbstractBaseUser,
    on: date,
) -> Disqualification:
    """Open until it is upheld or taken back. Refused where others' seats hang on this one (the base of the
    unit's seats), or an open meeting or a decision carries it. `answer_by` counts where nobody gave days."""
    row = locked_case(nomination_id, Act.DISQUALIFY)
    dossier = row.dossier
    mandate = require(may(Act.DISQUALIFY, by, dossier, on=on))
    if dossier.received_on is None:
        raise Refused("Hồ sơ chưa được tiếp nhận.", remedy="Bấm “Tiếp nhận hồ sơ” trước khi thẩm định.")
    law = local_law(dossier.jurisdiction)
    limit = due("answer", on, law.rulebook_on(on), law.calendar_on(on))
    last_day = limit.on or answer_by
    refuse_if([*_unsaid(reason, article), *_too_soon(last_day, on=on)], message="Chưa kết luận được.")
    assert last_day is not None  # refused above
    refuse_carried([row])

    moves = move(Act.DISQUALIFY, [StandingChange(row, "disqualify", reason.strip())])
    end_holds([row], on=on)
    made = Disqualification.objects.create(
        nomination=row,
        said_on=on,
        article=article.strip(),
        answer_due_on=last_day,
        answer_citation=limit.citation if limit.on else BY_OFFICER,
    )
    seats = settle([(dossier.unit_id, dossier.year)], jurisdiction=dossier.jurisdiction, on=on)
    left = leave_agendas([row], reason=reason.strip())
    told = {
        "others": row.dossier.nominations.exclude(pk=row.pk).exclude(standing="withdrawn").count(),
        "answer_due_on": last_day.isoformat(),
        "signature": signer_lines(mandate),
        **seats[dossier.unit_id, dossier.year],
    }
    note = note_of(row, made, reason=reason.strip(), moves=moves[dossier.pk], details=told)
    record_many(Verb.DISQUALIFIED, [note, *left], by=mandate.actor, on=on)
    return made


def _unsaid(reason: str, article: str) -> Iterator[Obstacle]:
    if not reason.strip():
        yield Obstacle("Chưa ghi lý do không đủ điều kiện.", remedy="Nêu điều kiện nào không đạt, vì sao.")
    if not article.strip():
        yield Obstacle("Chưa ghi điều khoản.", remedy="Ghi điều, khoản và văn bản quy định điều kiện đó.")
    elif not names_instrument(article):
        yield Obstacle(
            f"“{article.strip()}” chưa nêu văn bản nào.",
            remedy="Ghi cả tên văn bản, ví dụ: khoản 1 Điều 23 Luật Thi đua, khen thưởng 2022.",
        )
    for quoted in articles_apart(article) if names_instrument(article) else ():
        if not names_article(quoted):
            remedy = "Ghi điều, khoản của văn bản quy định điều kiện không đạt; nội dung khác ghi ở lý do."
            yield Obstacle(f"“{quoted}” chưa nêu điều, khoản nào.", remedy=remedy)
        elif fault := _missing(quoted):
            yield Obstacle(f"{fault}.", remedy="Ghi đúng điều, khoản có trong văn bản.")


def _too_soon(last_day: date | None, *, on: date) -> Iterator[Obstacle]:
    """The no may stand only after that day, so there has to be one."""
    if last_day is None:
        yield Obstacle(
            "Chưa ghi hạn đơn vị giải trình.",
            remedy="Địa phương chưa quy định thời hạn này: ghi ngày cuối cùng đơn vị được giải trình.",
        )
    elif last_day <= on:
        yield Obstacle(
            f"Hạn đơn vị giải trình {short_date(last_day)} không sau ngày kết luận.",
            remedy=f"Ghi một ngày sau {short_date(on)}, đủ để đơn vị giải trình.",
        )


def _missing(article: str) -> str:
    """Of one that is quoted in the house's own way; another organ's paper is nobody's to compare here."""
    known = stack_in_force().instruments
    quoted = quoted_citation(article, [each.name for each in known])
    return missing_article(quoted, known) if quoted else ""
