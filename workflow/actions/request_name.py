"""Request name: the unit that finds a name misspelt in its sealed dossier asks the Board's office to mend it.

Nothing is changed by it: the office mends the name (`correct_name`) or declines with a reason.
"""

from __future__ import annotations

from datetime import date

from django.contrib.auth.models import AbstractBaseUser

from dossiers.models import Nomination
from roles.doors.one_act import one_act
from roles.doors.refusals import Obstacle, Refused, refuse_if
from trail.record import record_many
from trail.state.proved_table import changed
from trail.verbs import Verb
from vietnamese.dates import short_date
from vietnamese.text import clean, modern_tones
from workflow.actions.correct_name import RightName
from workflow.actions.steps.locking import overtaken
from workflow.actions.steps.on_cases.disqualifying import locked_case
from workflow.actions.steps.on_cases.naming import naming_faults, note_of_request, printed_elsewhere
from workflow.models import NameRequest
from workflow.models.proved_tables import NAME_REQUESTS
from workflow.table.act_rights import may, require
from workflow.table.moves import BY_ACT, Act
from workflow.table.row import Carrier
from workflow.whose_turn import open_name_requests

UNSENT = "Chưa gửi đề nghị."


@one_act
def request_name(nomination_id: int, right: RightName, *, by: AbstractBaseUser, on: date) -> NameRequest:
    """Open until the Board's office has answered or the unit takes it back.

    Raises Refused without a reason, for what names somebody else, where nothing would change, and where a
    signed decision or a package bears the name; Overtaken where one of that recipient is open already.
    """
    row = locked_case(nomination_id, Act.REQUEST_NAME)
    dossier = row.dossier
    mandate = require(may(Act.REQUEST_NAME, by, dossier, on=on))
    name, post = modern_tones(clean(right.name)), clean(right.post)
    reason, asked_by = clean(right.reason), clean(right.asked_by)
    _refuse_second(row)
    refuse_if(naming_faults(row, name, reason, asked_by), message=UNSENT)
    if (row.recipient_name, row.recipient_post) == (name, post):
        raise Refused(
            "Tên và chức vụ không thay đổi: hồ sơ đang ghi đúng như vậy.", remedy="Ghi tên đúng rồi gửi."
        )
    refuse_if(printed_elsewhere([row]).values(), message=UNSENT)
    made = NameRequest.objects.create(
        nomination=row,
        revision=dossier.revision,
        asked_on=on,
        name=name,
        post=post,
        asked_by=asked_by,
        reason=reason,
    )
    note = note_of_request(row, made, changed(NAME_REQUESTS, [made.pk]), reason=reason)
    record_many(Verb.NAME_REQUESTED, [note], by=mandate.actor, on=on)
    return made


def _refuse_second(row: Nomination) -> None:
    """A correction mends every case of the recipient in the dossier, so one request is enough for all."""
    same = {"nomination__dossier": row.dossier_id, "nomination__recipient": row.recipient_id}
    found = open_name_requests().filter(**same).first()
    if found is not None:
        raise overtaken(
            (Carrier.DOSSIER, row.dossier_id),
            BY_ACT[Act.REQUEST_NAME].label,
            verb=Verb.NAME_REQUESTED,
            obstacles=[
                Obstacle(
                    f"Đề nghị sửa thành “{found.name}” ngày {short_date(found.asked_on)} đang chờ cơ quan "
                    "thẩm định trả lời.",
                    remedy="Đề nghị ấy ghi sai thì rút, rồi đề nghị lại.",
                )
            ],
        )
