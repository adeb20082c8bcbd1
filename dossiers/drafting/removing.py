"""Taking a nomination out of a draft, and putting it back under its own number: nothing is lost."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import ProtectedError
from django.utils import timezone

from dossiers.drafting.open_draft import open_draft
from dossiers.models import Evidence, Nomination, Removal, Standing
from dossiers.models.proved_tables import EVIDENCE
from roles.doors.one_act import one_act
from roles.doors.refusals import Overtaken, Refused
from trail.record import StandingMove
from trail.state.proved_table import changed
from trail.verbs import Verb

REMOVED = "removed"


@one_act
def remove_nomination(nomination_id: int, *, by: object, on: date) -> Removal:
    """The nomination leaves the draft with its papers; `restore_nomination` undoes it."""
    found = Nomination.objects.filter(pk=nomination_id).values_list("dossier_id", flat=True).first()
    if found is None:
        raise Overtaken("Trường hợp này đã được xóa trước đó.", remedy="Tải lại trang.")
    draft = open_draft(found, by=by, on=on)
    nomination = Nomination.objects.filter(pk=nomination_id, standing=Standing.DRAFT).first()
    if nomination is None:
        raise Overtaken("Trường hợp này không còn là bản đang soạn.", remedy="Tải lại trang.")
    removal = Removal.objects.create(
        dossier=draft.dossier,
        nomination_id=nomination.pk,
        content=_content(nomination),
        removed_by_id=draft.mandate.user_id,
    )
    Evidence.objects.filter(pk__in=removal.content["evidence"]).update(
        nomination=None, removed_at=removal.removed_at
    )
    _delete(nomination)
    kept = changed(EVIDENCE, removal.content["evidence"])
    move = StandingMove(
        nomination=nomination_id, from_=Standing.DRAFT, to=REMOVED, about=nomination.recipient_name
    )
    draft.tell(Verb.DRAFTED, moves=[move], details=kept)
    return removal


@one_act
def restore_nomination(dossier_id: int, removal_id: int, *, by: object, on: date) -> Nomination:
    """Puts a removed nomination back as it was; raises Refused when its place was taken meanwhile."""
    draft = open_draft(dossier_id, by=by, on=on)
    removal = Removal.objects.filter(pk=removal_id, dossier=draft.dossier).first()
    if removal is None:
        raise Refused(
            "Không tìm thấy trường hợp đã xóa trong hồ sơ này.", remedy="Thêm lại từ danh sách của đơn vị."
        )
    if removal.restored_at:
        raise Overtaken("Trường hợp này đã được khôi phục trước đó.", remedy="Tải lại trang.")
    content = dict(removal.content)
    initiatives, evidence = content.pop("initiatives"), content.pop("evidence")
    _refuse_taken_place(content)
    nomination = Nomination(**content)
    nomination.save(force_insert=True)
    nomination.initiatives.set(nomination.recipient.initiatives.filter(pk__in=initiatives))
    Evidence.objects.filter(pk__in=evidence).update(nomination=nomination, removed_at=None)
    removal.restored_at = timezone.now()
    removal.save(update_fields=["restored_at"])
    move = StandingMove(
        nomination=nomination.pk, from_=REMOVED, to=Standing.DRAFT, about=nomination.recipient_name
    )
    draft.tell(Verb.DRAFTED, moves=[move], details=changed(EVIDENCE, evidence))
    return nomination


def _content(nomination: Nomination) -> dict[str, Any]:
    columns = {
        field.attname: field.value_from_object(nomination) for field in nomination._meta.concrete_fields
    }
    columns["initiatives"] = list(nomination.initiatives.values_list("pk", flat=True))
    columns["evidence"] = list(nomination.evidence.filter(removed_at=None).values_list("pk", flat=True))
    plain: dict[str, Any] = json.loads(json.dumps(columns, cls=DjangoJSONEncoder))
    return plain


def _delete(nomination: Nomination) -> None:
    try:
        nomination.delete()
    except ProtectedError as fault:
        raise Refused(
            f"{nomination.recipient_name} đã từng được xét hoặc có đề nghị sửa tên nên không xóa được.",
            remedy="Dùng “Rút trường hợp”; trường hợp vẫn còn trong hồ sơ nhưng không được xét nữa.",
        ) from fault


def _refuse_taken_place(content: dict[str, Any]) -> None:
    same = Nomination.objects.filter(
        dossier=content["dossier_id"], recipient=content["recipient_id"], award=content["award"]
    )
    if same.exclude(standing=Standing.WITHDRAWN).exists():
        raise Refused(
            f"{content['recipient_name']} đã được thêm lại vào hồ sơ với {content['award']}.",
            remedy="Không cần khôi phục nữa.",
        )
