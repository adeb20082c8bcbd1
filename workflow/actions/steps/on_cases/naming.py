"""What asking for a right name, answering and mending share: what is refused, the open request, entries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any

from dossiers.models import Nomination
from roles.doors.refusals import Obstacle, Refused
from trail.entries import Note
from trail.state.proved_table import changed
from trail.verbs import Verb
from vietnamese.text import fold
from workflow.actions.steps.locking import locked_dossier, locked_nominations, overtaken
from workflow.models import DecisionState, Line, NameRequest, PackedCase
from workflow.models.proved_tables import NAME_REQUESTS
from workflow.table.moves import BY_ACT
from workflow.table.row import Carrier
from workflow.whose_turn import open_name_requests

# As alike as a misspelling leaves two names, without marks: below that it is somebody else's.
ALIKE = 0.6
_ANSWERED = {
    NameRequest.Outcome.CORRECTED: Verb.NAME_CORRECTED,
    NameRequest.Outcome.DECLINED: Verb.NAME_REQUEST_DECLINED,
    NameRequest.Outcome.TAKEN_BACK: Verb.NAME_REQUEST_TAKEN_BACK,
}


def naming_faults(row: Nomination, name: str, reason: str, asked_by: str) -> Iterator[Obstacle]:
    for said, what in ((name, "tên đúng"), (reason, "lý do sửa"), (asked_by, "đơn vị đề nghị sửa thế nào")):
        if not any(letter.isalpha() for letter in said):
            yield Obstacle(f"Chưa ghi {what}.", remedy="Ghi ngắn bằng lời.")
    if name and SequenceMatcher(None, fold(row.recipient_name), fold(name)).ratio() < ALIKE:
        yield Obstacle(
            f"“{name}” khác hẳn “{row.recipient_name}”: đó là tên của đối tượng khác.",
            remedy="Ở đây chỉ sửa tên viết sai; đề nghị người khác thì trả hồ sơ, hoặc rút trường hợp này.",
        )


def printed_elsewhere(rows: Sequence[Nomination]) -> dict[int, Obstacle]:
    """By nomination id what bears the name under a signature already. Two statements."""
    live = {"nomination__in": rows, "is_live": True}
    packed = PackedCase.objects.filter(**live).values_list("nomination_id", flat=True)
    found = {
        key: Obstacle(
            "Trường hợp này đã có trong hồ sơ trình cấp trên.",
            remedy="Bỏ hồ sơ trình ấy trước; đã gửi thì đề nghị cấp trên sửa bằng văn bản.",
        )
        for key in packed
    }
    lines = Line.objects.filter(**live).exclude(decision__state=DecisionState.DRAFTED)
    for line in lines.select_related("decision"):
        found[line.nomination_id] = Obstacle(
            f"{line.decision.called} có tên này đã được ký: không sửa ở đây được nữa.",
            remedy="Chưa cấp số thì văn thư trả lại để sửa; đã ban hành thì đính chính bằng văn bản của "
            "người đã ký, là việc khác.",
        )
    return found


def asked_case(nomination_id: int) -> Nomination:
    """The nomination under lock with its dossier, wherever it lies: a request is answered there too."""
    found = Nomination.objects.filter(pk=nomination_id).values_list("dossier_id", flat=True).first()
    if found is None:
        raise Refused("Không tìm thấy trường hợp này.", remedy="Mở lại hồ sơ và chọn trường hợp.")
    dossier = locked_dossier(found)
    (row,) = locked_nominations([nomination_id])
    row.dossier = dossier
    return row


def open_request(row: Nomination, act: StrEnum) -> NameRequest:
    """The one that nobody has answered. `Overtaken` when somebody has, or when the dossier came back."""
    found = open_name_requests().filter(nomination=row).first()
    if found is not None:
        return found
    last = NameRequest.objects.filter(nomination=row).order_by("-pk").first()
    if last is None:
        raise Refused(
            f"Không có đề nghị sửa tên nào về {row.recipient_name}.", remedy="Mở lại hồ sơ và xem trường hợp."
        )
    verb = _ANSWERED[NameRequest.Outcome(last.outcome)] if last.outcome else None
    raise overtaken((Carrier.DOSSIER, row.dossier_id), BY_ACT[act].label, verb=verb)


def settle_requests(
    rows: Iterable[Nomination], outcome: NameRequest.Outcome, *, on: date, answer: str = ""
) -> dict[str, Any]:
    """Answers what is open of these cases; returns what the entry keeps of it, mostly nothing."""
    keys = sorted(open_name_requests().filter(nomination__in=list(rows)).values_list("pk", flat=True))
    if not keys:
        return {}
    NameRequest.objects.filter(pk__in=keys).update(outcome=outcome, answer=answer, answered_on=on)
    return changed(NAME_REQUESTS, keys)


def note_of_request(row: Nomination, asked: NameRequest, kept: dict[str, Any], *, reason: str) -> Note:
    """The entry on the dossier's chain; it names the case and what was asked."""
    dossier = row.dossier
    return Note(
        subject=("dossier", dossier.pk),
        reason=reason,
        details={
            "nominations": [row.pk],
            "cases": [f"{row.recipient_name} ({row.award})"],
            "asked_name": f"{asked.name}, {asked.post}" if asked.post else asked.name,
            "asked_by": asked.asked_by,
            **kept,
        },
        about=dossier.title,
        jurisdiction_id=dossier.jurisdiction_id,
        unit_id=dossier.unit_id,
    )
