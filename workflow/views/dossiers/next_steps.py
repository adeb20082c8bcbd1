"""Where nominations go after appraisal: each next step, with its button where it is the reader's; and who of
the bloc has a dossier on its desk, for one of the bloc who has it not. Whether who sent it on can still take
it back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.urls import reverse

from dossiers.local_law import local_law
from dossiers.models import Dossier, Nomination, Standing
from law.awards import name_of
from law.procedure.routing import is_sent_above
from roles.doors.law_in_force import stack_in_force
from roles.models import Appointment, Bloc, BlocOffice, Office
from roles.models.periods import valid_on
from roles.rights.permissions import mandate_for
from roles.rights.unit_heirs import unit_with_heirs
from vietnamese.numbers import counted
from workflow.access import page_opens
from workflow.actions.steps.locking import told_who_opened
from workflow.models import Passage
from workflow.models.desks import Desk
from workflow.table.act_rights import may
from workflow.table.moves import BY_ACT, Act
from workflow.views.dossiers.appraisal.carried_on import asks_council, council_need
from workflow.views.dossiers.offers import Offer
from workflow.whose_turn import past_the_board

# Nobody has said a word yet but the bloc: to ask for the dossier back is of use.
_ASKABLE = (Standing.SUBMITTED, Standing.ENDORSED, Standing.NOT_ENDORSED, Standing.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class NextStep:
    """`offer` is None where another office takes the step: the words say which."""

    words: str
    offer: Offer | None = None


class RecallTold(NamedTuple):
    """`is_open`: still within the sender's own power."""

    title: str
    words: str
    is_open: bool


def next_steps(dossier: Dossier, *, user: Any, on: date) -> list[NextStep]:
    """Of what is appraised or passed and in no agenda, decision or package; none for who takes none."""
    where = dossier.jurisdiction
    may_draft = page_opens(Act.DRAFT_DECISION, user, where, on=on)
    councils = [each for each in where.councils.order_by("pk") if page_opens(Act.CONVENE, user, each, on=on)]
    rows = list(past_the_board(where).filter(dossier=dossier)) if may_draft or councils else []
    law = local_law(where) if rows else None
    needing = sum(asks_council(row, law) for row in rows)
    steps = []
    if needing:
        words = f"{counted(needing)} trường hợp phải đưa ra Hội đồng"
        steps += [NextStep(f"{words}.", _convene(each)) for each in councils]
        steps += [] if councils else [NextStep(f"{words}: thư ký Hội đồng triệu tập họp.")]
    stack = stack_in_force()
    here = [row for row in rows if not asks_council(row, law)]
    above = [row for row in here if is_sent_above(row.award, where.level, on, stack=stack)]
    ready = [row for row in here if row not in above]
    if above:
        up = Offer("Trình cấp trên", reverse("workflow:packages", args=[where.pk]), "arrow-up-right")
        words = f"{counted(len(above))} trường hợp sẵn sàng trình cấp trên quyết định"
        words += "." if may_draft else ": cơ quan thường trực lập hồ sơ trình."
        told = " ".join([words, *without_council(above, law)])
        steps.append(NextStep(told, up if may_draft else None))
    if ready:
        words = f"{counted(len(ready))} trường hợp sẵn sàng đưa vào quyết định"
        draft = Offer("Dự thảo quyết định", reverse("workflow:to_draft", args=[where.pk]), "gavel")
        words += "." if may_draft else ": cơ quan thường trực dự thảo."
        told = " ".join([words, *without_council(ready, law)])
        steps.append(NextStep(told, draft if may_draft else None))
    return steps


def without_council(rows: Sequence[Nomination], law: Any) -> Iterator[str]:
    """Why a case goes to a decision past the council, award by award, with the article of its day."""
    found = {}
    for row in rows:
        if row.standing == Standing.APPRAISED and (need := council_need(row, law)) and not need.needed:
            found[row.award] = need
    for award, need in found.items():
        article = f" ({need.citation})" if need.is_read else ""
        yield f"{name_of(award)}: {need.told_unneeded}{article}."


def _convene(council: Any) -> Offer:
    return Offer(f"Triệu tập {council.name}", reverse("workflow:convene", args=[council.pk]), "users")


def reviewed_by_another(dossier: Dossier, passage: Passage | None, *, user: Any, on: date) -> list[NextStep]:
    """Who of the bloc reviews instead, and why; nothing for who reviews, or is not of the bloc."""
    bloc = dossier.bloc
    if bloc is None or passage is None or passage.desk != Desk.BLOC or bloc.is_over(on):
        return []
    held = mandate_for(user, "review_bloc", bloc, on=on)
    if held is None or may(Act.BLOC_REVIEW, user, dossier, on=on):
        return []
    leads = BlocOffice.objects.filter(valid_on(on), bloc=bloc, year=dossier.year, role="head")
    if leads.filter(unit=dossier.unit_id).exists():
        why, reviewer = f"Đơn vị này là khối trưởng năm {dossier.year}", Office.BLOC_DEPUTY
    elif Appointment.objects.filter(
        valid_on(on), unit__in=unit_with_heirs(dossier.unit, on=on), user_id=user.pk
    ).exists():
        why, reviewer = "Ông/bà công tác tại đơn vị trình hồ sơ", Office.BLOC_HEAD
    else:
        why, reviewer = "Đơn vị này không phải khối trưởng", Office.BLOC_HEAD
    who = f"{bloc.said(reviewer.label.lower())} ({_holders(bloc, reviewer, on=on)})"
    told = f"{bloc.said(why)}, nên {who} tiếp nhận và bình xét hồ sơ, không phải ông/bà."
    return [NextStep(told)]


def _holders(bloc: Bloc, office: Office, *, on: date) -> str:
    rows = Appointment.objects.filter(valid_on(on), bloc=bloc, office=office).select_related("user")
    names = [row.user.get_full_name() or row.user.get_username() for row in rows.order_by("pk")]
    return ", ".join(names) or "chưa cử ai"


def recall_told(dossier: Dossier, passage: Passage | None, *, user: Any, on: date) -> RecallTold | None:
    """For the office that sent it last; None for all others, and where it is past being asked back."""
    act = _recall_of(dossier, passage)
    if passage is None or act is None or not may(act, user, dossier, on=on, desk=passage.desk):
        return None
    where = dossier.bloc.name if passage.desk == Desk.BLOC and dossier.bloc else "Cơ quan thẩm định"
    if passage.received_on is None:
        words = f"{where} chưa tiếp nhận nên ông/bà còn tự lấy lại được bằng nút “{BY_ACT[act].label}”."
        return RecallTold("Còn thu hồi được", words, is_open=True)
    if dossier.nominations.exclude(standing__in=_ASKABLE).exists():
        return None
    asked = where if passage.desk == Desk.BLOC else where.lower()
    words = (
        f"{told_who_opened(passage)}. Từ lúc đó không tự thu hồi được; cần sửa thì đề nghị {asked} trả lại."
    )
    return RecallTold("Nơi nhận đã tiếp nhận", words, is_open=False)


def _recall_of(dossier: Dossier, passage: Passage | None) -> Act | None:
    """What takes back the last sending: the unit's own, or the bloc's."""
    if passage is None or passage.desk not in (Desk.BLOC, Desk.BOARD):
        return None
    return Act.BLOC_RECALL if passage.desk == Desk.BOARD and dossier.bloc_id is not None else Act.RECALL
