"""What binds a nomination to a meeting, a decision, a package; how it leaves an agenda not yet opened."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from dossiers.models import Nomination, Standing
from law.awards import name_of
from roles.doors.refusals import Obstacle, refuse_if
from trail.entries import Note
from trail.record import lock_chains
from trail.state.proved_table import proofs
from workflow.models import AgendaItem, Line, Meeting, MeetingState, PackageState, PackedCase
from workflow.models.proved_tables import OF_MEETING


def refuse_carried(nominations: Sequence[Nomination], *, returnable: Collection[str] | None = None) -> None:
    """`Refused`, naming each, when one is tabled or in a decision (or outside `returnable`)."""
    bound = _bound_elsewhere(nominations)
    obstacles = [
        Obstacle(
            f"{row.recipient_name} ({name_of(row.award)}): {bound[row.pk][0]}.",
            remedy=bound[row.pk][1],
            about=str(row.pk),
        )
        for row in nominations
        if row.pk in bound
    ]
    obstacles += [
        Obstacle(
            f"{row.recipient_name} ({name_of(row.award)}): "
            f"đang ở tình trạng “{Standing(row.standing).told(row.dossier.bloc)}”.",
            remedy="Chờ kết thúc bước này.",
            about=str(row.pk),
        )
        for row in nominations
        if row.pk not in bound and _is_bound(row, returnable)
    ]
    refuse_if(obstacles, message="Không thực hiện được với toàn bộ hồ sơ.")


def _bound_elsewhere(nominations: Sequence[Nomination]) -> dict[int, tuple[str, str]]:
    """What carries them, and how they get out of it."""
    live = {"nomination__in": nominations, "is_live": True}
    lines = Line.objects.filter(**live).values_list("nomination_id", flat=True)
    packed = PackedCase.objects.filter(**live, package__state=PackageState.PREPARED)
    out = "Bỏ dự thảo quyết định trước, hoặc đề nghị người có thẩm quyền không duyệt."
    found = dict.fromkeys(lines, ("đang có trong một quyết định", out))
    in_package = ("đang có trong hồ sơ trình cấp trên", "Bỏ hồ sơ trình cấp trên ấy trước.")
    return dict.fromkeys(packed.values_list("nomination_id", flat=True), in_package) | found


def _is_bound(row: Nomination, returnable: Collection[str] | None) -> bool:
    return row.standing == Standing.TABLED if returnable is None else row.standing not in returnable


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
