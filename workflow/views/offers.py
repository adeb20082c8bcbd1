"""Which acts the reader may do on a dossier now: the table of moves says where, the rights say who."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from dossiers.models import Dossier, Standing
from roles.permissions import may_appraise, may_draft, may_hold, may_receive, may_review, may_submit
from workflow.desks import Desk
from workflow.models import Passage
from workflow.moves import BY_ACT, Act
from workflow.queries import HOLDABLE


@dataclass(frozen=True, slots=True)
class Offer:
    """A button; `posts`: the act asks nothing and is done at once."""

    label: str
    url: str
    icon: str
    is_primary: bool = False
    posts: bool = False


@dataclass(frozen=True, slots=True)
class _Way:
    """`when` asks what the table does not know: opened or not."""

    act: Act
    page: str
    icon: str
    when: Callable[[Passage], bool]
    is_primary: bool = False
    posts: bool = False


def _always(_passage: Passage) -> bool:
    return True


def _is_opened(passage: Passage) -> bool:
    return passage.received_on is not None


def _is_unopened(passage: Passage) -> bool:
    return passage.received_on is None


WAYS = (
    _Way(Act.SUBMIT, "workflow:submit", "send", _always, is_primary=True),
    _Way(Act.RECEIVE, "workflow:receive", "inbox", _is_unopened, is_primary=True, posts=True),
    _Way(Act.BLOC_REVIEW, "workflow:bloc_review", "list-check", _is_opened, is_primary=True),
    _Way(Act.APPRAISE, "workflow:appraise", "clipboard-check", _is_opened, is_primary=True),
    _Way(Act.HOLD, "workflow:hold", "player-pause", _is_opened),
    _Way(Act.RECALL, "workflow:recall", "arrow-back-up", _is_unopened),
    _Way(Act.BLOC_RECALL, "workflow:bloc_recall", "arrow-back-up", _is_unopened),
    _Way(Act.SEND_BACK, "workflow:send_back", "arrow-back-up", _always),
)


# What must be there for the act's page to hold any work.
WORK: dict[Act, frozenset[str]] = {
    Act.APPRAISE: frozenset({Standing.ENDORSED}),
    Act.HOLD: frozenset({*HOLDABLE, Standing.HELD}),
}


def offers(dossier: Dossier, passage: Passage | None, *, user: Any, on: date) -> list[Offer]:
    """In the order of the work; a reader without any right there gets none."""
    if passage is None:
        return []
    found = list(_draft(dossier, passage, user=user, on=on))
    standings = set(dossier.nominations.values_list("standing", flat=True).distinct())
    for way in WAYS:
        is_here = Desk(passage.desk) in BY_ACT[way.act].at_desks and way.when(passage)
        if is_here and way.act in WORK:
            is_here = bool(standings & WORK[way.act])
        if is_here and _may(way.act, dossier, passage, user=user, on=on):
            label = "Tạm giữ, tiếp tục xét" if way.act is Act.HOLD else BY_ACT[way.act].label
            url = reverse(way.page, args=[dossier.pk])
            found.append(Offer(label, url, way.icon, is_primary=way.is_primary, posts=way.posts))
    return found


def _draft(dossier: Dossier, passage: Passage, *, user: Any, on: date) -> Iterator[Offer]:
    if passage.desk == Desk.UNIT and may_draft(user, dossier.unit, on=on):
        yield Offer("Soạn hồ sơ", reverse("dossiers:draft", args=[dossier.pk]), "pencil")


def _may(act: Act, dossier: Dossier, passage: Passage, *, user: Any, on: date) -> bool:
    """The same questions as the doors ask."""
    if act in (Act.SUBMIT, Act.RECALL):
        return may_submit(user, dossier.unit, on=on) is not None
    if act == Act.HOLD:
        return may_hold(user, dossier.jurisdiction, on=on) is not None
    bloc = dossier.bloc
    if act == Act.SEND_BACK and passage.desk == Desk.BLOC and bloc is not None and bloc.is_over(on):
        return may_appraise(user, dossier.jurisdiction, on=on) is not None
    if passage.desk == Desk.BLOC or act == Act.BLOC_RECALL:
        return bloc is not None and may_review(user, bloc, dossier.unit, year=dossier.year, on=on) is not None
    if act == Act.RECEIVE:
        return may_receive(user, dossier.jurisdiction, on=on) is not None
    return may_appraise(user, dossier.jurisdiction, on=on) is not None
