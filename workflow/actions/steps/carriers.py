"""What binds a nomination to a meeting, a decision, a package; how it leaves an agenda not yet opened."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from dossiers.models import Nomination, Standing
from law.awards import name_of
from roles.doors.refusals import Obstacle, refuse_if
from trail.entries import Note
from trail.record import lock_chains
from trail.state.proved_table import proofs
from workflow.models import (
    AgendaItem,
    Decision,
    DecisionState,
    Line,
    Meeting,
    MeetingState,
    PackageState,
    PackedCase,
)
from workflow.models.proved_tables import OF_MEETING


def refuse_carried(nominations: Sequence[Nomination], *, returnable: Collection[str] | None = None) -> None:
    """`Refused`, naming each, when one is tabled or in a decision (or outside `returnable`)."""
    refuse_if(
        obstacles_of_carried(nominations, returnable=returnable),
        message="Không thực hiện được với toàn bộ hồ sơ.",
    )


def obstacles_of_carried(
    nominations: Sequence[Nomination], *, returnable: Collection[str] | None = None
) -> list[Obstacle]:
    """What binds each, with the way out of it where there is one. Two statements."""
    return [
        Obstacle(f"{row.recipient_name} ({name_of(row.award)}): {why}.", remedy=way_out, about=str(row.pk))
        for row, why, way_out in what_binds(nominations, returnable=returnable)
    ]


def what_binds(
    nominations: Sequence[Nomination], *, returnable: Collection[str] | None = None
) -> Iterator[tuple[Nomination, str, str]]:
    """Each that something binds, why, and the way out.

    A standing outside `returnable` stays so when the draft is dropped: no advice to drop it then.
    """
    bound = _bound_elsewhere(nominations)
    for row in nominations:
        if returnable is not None and row.standing not in returnable:
            why, way_out = _passed_the_board(row, bound)
        elif row.pk in bound:
            why, way_out = bound[row.pk]
        elif returnable is None and row.standing == Standing.TABLED:
            why, way_out = standing_told(row), "Chờ Hội đồng kết thúc cuộc họp."
        else:
            continue
        yield row, why, way_out


def standing_told(row: Nomination) -> str:
    return f"đang ở tình trạng “{Standing(row.standing).told(row.dossier.bloc)}”"


def _passed_the_board(row: Nomination, bound: Mapping[int, tuple[str, str]]) -> tuple[str, str]:
    """What carries it is told as well, but no way out: what it has passed is not undone."""
    carried = f", {bound[row.pk][0]}" if row.pk in bound else ""
    return f"{standing_told(row)}{carried}", ""


def _bound_elsewhere(nominations: Sequence[Nomination]) -> dict[int, tuple[str, str]]:
    """What carries them, and how they get out of it."""
    live = {"nomination__in": nominations, "is_live": True}
    packed = PackedCase.objects.filter(**live, package__state=PackageState.PREPARED)
    in_package = ("đang có trong hồ sơ trình cấp trên", "Bỏ hồ sơ trình cấp trên ấy trước.")
    found = dict.fromkeys(packed.values_list("nomination_id", flat=True), in_package)
    lines = Line.objects.filter(**live).select_related("decision")
    return found | {line.nomination_id: _in_decision(line.decision) for line in lines}


def _in_decision(decision: Decision) -> tuple[str, str]:
    if decision.state == DecisionState.DRAFTED:
        return "đang có trong dự thảo quyết định", "Bỏ dự thảo quyết định trước."
    if decision.state == DecisionState.SIGNED:
        out = "Đề nghị văn thư trả lại quyết định đã ký, rồi bỏ dự thảo."
        return "đang có trong quyết định đã ký, chờ cấp số", out
    return f"đã có Quyết định số {decision.full_number}", ""


def leave_agendas(nominations: Sequence[Nomination], *, reason: str = "") -> list[Note]:
    """Takes them off the agendas of meetings that are convened but not open yet.

    Returns the notes for the chains of these meetings, to be recorded with the act; mostly none. Comes after
    the seats: it takes the heads that the act will record on, so that no two acts each keep an agenda in
    which the other's change is missing.
    """
    rows = AgendaItem.objects.filter(
        nomination__in=nominations, is_live=True, meeting__state=MeetingState.CONVENED
    )
    left = set(rows.values_list("meeting_id", flat=True))
    if not left:
        return []
    dossiers = {row.dossier_id for row in nominations}
    lock_chains([*(("dossier", pk) for pk in dossiers), *(("meeting", pk) for pk in left)])
    rows.update(is_live=False)
    return notes_of_meetings(left, reason=reason)


def notes_of_meetings(meeting_ids: Collection[int], *, reason: str = "") -> list[Note]:
    """One note for each meeting whose agenda another act has changed, with its rows as they are now."""
    kept = proofs(meeting_ids, *OF_MEETING)
    meetings = Meeting.objects.filter(pk__in=meeting_ids).select_related("council").order_by("pk")
    return [
        Note(
            subject=("meeting", meeting.pk),
            reason=reason,
            details=kept[meeting.pk],
            jurisdiction_id=meeting.council.jurisdiction_id,
            about=meeting.title,
        )
        for meeting in meetings
    ]
