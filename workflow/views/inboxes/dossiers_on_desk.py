"""The dossiers on an office's desk as lines of what waits: which act is next, how each came back and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from django.urls import reverse

from dossiers.models import Way
from roles.models.bloc import bloc_word
from roles.queries import names_on
from trail.models import Entry
from trail.verbs import Verb
from vietnamese.dates import short_date
from workflow.models import Passage
from workflow.models.desks import Desk
from workflow.queries.above.sent_packages import came_down_in_words, came_down_of
from workflow.reports.returned import returns_of
from workflow.views.inboxes.waiting_lines import Kind, Waiting
from workflow.whose_turn import InLine


def dossier_lines(passages: Iterable[Passage], *, on: date) -> list[Waiting]:
    """Three statements for any number."""
    rows = list(passages)
    names = names_on([row.dossier.unit_id for row in rows], on=on)
    back = [row.dossier_id for row in rows if row.came_back]
    entries = returns_of(back) if back else {}
    down = came_down_at(rows)
    lines = ((row, _line(row, names[row.dossier.unit_id], entries.get(row.dossier_id))) for row in rows)
    return [
        replace(each, note=down[row.dossier_id], icon="arrow-back-up") if row.dossier_id in down else each
        for row, each in lines
    ]


def came_down_at(rows: Iterable[Passage | InLine]) -> dict[int, str]:
    """By dossier on a Board's desk what those above sent back of it, in words; one statement, none for the
    desks of others."""
    asked = [row.dossier_id for row in rows if row.desk == Desk.BOARD]
    return {key: came_down_in_words(found) for key, found in came_down_of(asked).items()} if asked else {}


def _line(row: Passage, unit: str, entry: Entry | None) -> Waiting:
    """The unit tells one dossier from another; on the unit's own desk its code does."""
    what, page = _next_of(row)
    is_own, kind = row.desk == Desk.UNIT, _kind_of(row, entry)
    is_noticed = kind == Kind.RETURNED
    return Waiting(
        what=what,
        title=row.dossier.title if is_own else unit,
        beside=row.dossier.code if is_own else f"{row.dossier.code}, {row.dossier.title}",
        url=reverse(page, args=[row.dossier_id]),
        since=row.opened_on,
        due_on=row.due_on,
        note=_how_back(row, entry) if row.came_back and entry else "",
        notice_url=reverse("workflow:return_notice", args=[row.dossier_id]) if is_noticed else "",
        icon="arrow-back-up" if row.came_back else "folder",
        kind=kind,
        is_urgent=row.desk == Desk.BOARD and row.dossier.way == Way.SUDDEN,
    )


def _kind_of(row: Passage, entry: Entry | None) -> Kind:
    """Of the unit's desk alone: elsewhere what came back is work as any other."""
    if row.desk != Desk.UNIT or not row.came_back or entry is None:
        return Kind.OTHER
    return Kind.RECALLED if entry.verb == Verb.RECALLED else Kind.RETURNED


def _how_back(row: Passage, entry: Entry) -> str:
    """Why, by whom and when; of a bloc that took back its own no more than so."""
    words = back_in_words(row, is_recalled=entry.verb == Verb.RECALLED)
    day = f"ngày {short_date(row.opened_on)}"
    if entry.verb == Verb.SENT_BACK:
        return f"{words} ({entry.actor_name}, {entry.office}, {day})"
    if row.desk != Desk.UNIT:
        return words
    return f"{words}. {entry.actor_name} thu hồi {day}" + (f". Lý do: {row.note}" if row.note else "")


def back_in_words(row: Passage | InLine, *, is_recalled: bool) -> str:
    """Whoever takes a dossier back himself reads no reproach."""
    if not is_recalled:
        return f"Bị trả lại: {row.note}"
    if row.desk == Desk.UNIT:
        return "Đã thu hồi, đang sửa"
    # Of a passage the dossier's bloc was read along with it.
    bloc = row.dossier.bloc.name if isinstance(row, Passage) and row.dossier.bloc else row.bloc
    return f"{bloc_word(str(bloc or '')).capitalize()} đã thu hồi, đang xét lại"


def _next_of(row: Passage) -> tuple[str, str]:
    """What is to be done with the dossier, and the page on which it is done."""
    if row.desk == Desk.UNIT:
        return ("Sửa lại" if row.came_back else "Soạn"), "dossiers:draft"
    if row.received_on is None:
        return "Tiếp nhận", "workflow:dossier"
    if row.desk == Desk.BLOC:
        return "Bình xét", "workflow:bloc_review"
    return "Thẩm định", "workflow:appraise"
