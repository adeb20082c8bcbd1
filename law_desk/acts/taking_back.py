"""A confirmed pack that was wrong is taken back: it stays in the history, and is asked by nobody any more."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.models import AbstractBaseUser

from law_desk.acts.jurists import acting_jurist
from law_desk.acts.recording_law import record_pack
from law_desk.loaded.law_of_packs import law_of_packs
from law_desk.models import LoadedPack, PackState
from roles.doors.law_in_force import law_changed
from roles.doors.one_act import one_act
from roles.doors.refusals import Obstacle, Overtaken, Refused, refuse_if
from trail.verbs import Verb
from vietnamese.text import clean


@one_act
def take_back_pack(pack_id: int, *, reason: str, by: AbstractBaseUser, on: date) -> LoadedPack:
    """What it said is not known again, so that a person decides; decisions made under it stay as they are.

    Raises Forbidden; Refused where another pack stands on it; Overtaken.
    """
    jurist = acting_jurist(by, "confirm_pack", on=on)
    row = LoadedPack.objects.select_for_update(of=("self",)).get(pk=pack_id)
    if row.state != PackState.CONFIRMED:
        raise Overtaken(f"Gói luật {row} không đang áp dụng: {row.get_state_display().lower()}.")
    refuse_if([] if clean(reason) else [Obstacle("Thiếu lý do rút gói luật.")], message="Chưa rút được.")
    refuse_what_is_stood_on(row)
    row.state, row.ended_by_id, row.ended_on = PackState.TAKEN_BACK, by.pk, on
    row.end_reason = clean(reason)
    row.save(update_fields=["state", "ended_by", "ended_on", "end_reason"])
    law_changed()
    record_pack(Verb.PACK_TAKEN_BACK, row, by=jurist, on=on, reason=row.end_reason)
    return row


def refuse_what_is_stood_on(row: LoadedPack) -> None:
    """Raises Refused: packs go from above, one after the other."""
    above = [pack.name for pack in law_of_packs().packs if row.name in pack.bases]
    if above:
        raise Refused(
            f"Gói luật “{', '.join(above)}” đứng trên gói “{row.name}”.",
            remedy=f"Rút “{above[-1]}” trước, rồi đề nghị lại sau.",
        )
