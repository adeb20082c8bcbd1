"""A proposal is settled by another person: confirmed, and it is law here; or refused, with the reason."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Max

from law_desk.acts.checked_packs import CheckedPack, checked
from law_desk.acts.jurists import Jurist, acting_jurist
from law_desk.acts.recording_law import changes_told, record_pack
from law_desk.acts.taking_back import refuse_what_is_stood_on
from law_desk.loaded.kept_packs import kept_pack
from law_desk.models import LoadedPack, PackState
from roles.doors.law_in_force import law_changed
from roles.doors.one_act import one_act
from roles.doors.refusals import Obstacle, Overtaken, Refused, refuse_if
from trail.verbs import Verb
from vietnamese.dates import short_date
from vietnamese.text import clean


@one_act
def confirm_pack(pack_id: int, *, by: AbstractBaseUser, on: date, note: str = "") -> LoadedPack:
    """The pack holds from this moment; a pack of the same name that held is superseded by it.

    It is asked wholly once more, for the law beneath may have changed since it was proposed. Raises
    Forbidden; Refused for who proposed it or entered any of it himself; Overtaken.
    """
    jurist = acting_jurist(by, "confirm_pack", on=on)
    row = _open(pack_id)
    if by.pk in row.entered_by:
        is_proposer = row.proposed_by_id == by.pk
        raise Refused(
            f"Người {'đề nghị' if is_proposer else 'đã nhập quy định'} không tự xác nhận gói luật của mình.",
            remedy="Đề nghị một người khác giữ chức trách pháp chế đối chiếu với văn bản rồi xác nhận.",
        )
    found = checked(kept_pack(row.sha256, of=row.pk))
    if found.replaces is not None:
        _supersede(found.replaces, row, by=jurist, on=on)
    row.replaces = found.replaces
    row.position = 1 + (LoadedPack.objects.aggregate(last=Max("position"))["last"] or 0)
    _settle(row, PackState.CONFIRMED, by=by, on=on, words=note)
    law_changed()
    _record_confirmed(row, found, by=jurist, on=on)
    return row


@one_act
def refuse_pack(pack_id: int, *, reason: str, by: AbstractBaseUser, on: date) -> LoadedPack:
    """Whoever may confirm may refuse; the proposer withdraws his own proposal by it. Raises Refused."""
    jurist = acting_jurist(by, "confirm_pack", on=on)
    row = _open(pack_id)
    refuse_if([] if clean(reason) else [Obstacle("Thiếu lý do không nhận.")], message="Chưa ghi được.")
    _settle(row, PackState.REFUSED, by=by, on=on, words=reason)
    record_pack(Verb.PACK_REFUSED, row, by=jurist, on=on, reason=row.settled_reason)
    return row


def _open(pack_id: int) -> LoadedPack:
    row = LoadedPack.objects.select_for_update(of=("self",)).get(pk=pack_id)
    if row.state != PackState.PROPOSED:
        settled = f" ngày {short_date(row.settled_on)}" if row.settled_on else ""
        raise Overtaken(f"Gói luật {row} đã được xử lý{settled}: {row.get_state_display().lower()}.")
    return row


def _settle(row: LoadedPack, state: PackState, *, by: AbstractBaseUser, on: date, words: str) -> None:
    row.state, row.settled_by_id, row.settled_on, row.settled_reason = state, by.pk, on, clean(words)
    row.save(update_fields=["state", "settled_by", "settled_on", "settled_reason", "position", "replaces"])


def _supersede(older: LoadedPack, newer: LoadedPack, *, by: Jurist, on: date) -> None:
    refuse_what_is_stood_on(older)
    older.state, older.ended_by_id, older.ended_on = PackState.SUPERSEDED, by.actor.user_id, on
    older.end_reason = f"Thay bằng bản {newer.version}"
    older.save(update_fields=["state", "ended_by", "ended_on", "end_reason"])
    record_pack(Verb.PACK_SUPERSEDED, older, by=by, on=on, reason=older.end_reason)


def _record_confirmed(row: LoadedPack, found: CheckedPack, *, by: Jurist, on: date) -> None:
    proposer = row.proposed_by.get_full_name() or row.proposed_by.get_username()
    told = {"proposer": proposer, "proposed_on": row.proposed_on.isoformat(), **changes_told(found)}
    record_pack(Verb.PACK_CONFIRMED, row, by=by, on=on, reason=row.settled_reason, told=told)
