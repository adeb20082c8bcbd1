"""Attaching papers to a draft and taking them away again; the stored content itself is never deleted."""

from __future__ import annotations

from datetime import date

from django.core.files.base import File
from django.utils import timezone

from dossiers.drafting.open_draft import open_draft
from dossiers.evidence.storing_papers import PaperRefused, safe_name, store_paper
from dossiers.judging.missing_papers import PAPER_KINDS
from dossiers.models import Evidence
from dossiers.models.proved_tables import EVIDENCE
from roles.doors.one_act import one_act
from roles.doors.refusals import Overtaken, Refused
from trail.state.proved_table import changed
from trail.verbs import Verb


@one_act
def attach(
    dossier_id: int,
    upload: File[bytes],
    *,
    kind: str,
    by: object,
    on: date,
    nomination_id: int | None = None,
) -> Evidence:
    """Stores the upload and lays it into the draft; raises Refused when the file or its kind is not taken."""
    draft = open_draft(dossier_id, by=by, on=on)
    if kind not in PAPER_KINDS:
        raise Refused("Loại giấy tờ không có trong danh mục.", remedy="Chọn một loại trong danh sách.")
    if nomination_id is not None and not draft.dossier.nominations.filter(pk=nomination_id).exists():
        raise Overtaken("Trường hợp này không còn trong hồ sơ.", remedy="Tải lại trang rồi đính kèm lại.")
    try:
        paper, paper_type = store_paper(upload)
    except PaperRefused as fault:
        raise Refused(f"{upload.name}: {fault}") from fault
    evidence = Evidence.objects.create(
        dossier=draft.dossier,
        nomination_id=nomination_id,
        paper=paper,
        kind=kind,
        name=safe_name(upload.name or "", paper_type),
        attached_by_id=draft.mandate.user_id,
    )
    draft.tell(
        Verb.EVIDENCE_ATTACHED,
        details={
            "evidence": evidence.pk,
            "kind": kind,
            "name": evidence.name,
            "sha256": paper.sha256,
            **changed(EVIDENCE, [evidence.pk]),
        },
    )
    return evidence


@one_act
def remove_evidence(evidence_id: int, *, by: object, on: date) -> Evidence:
    """The paper no longer counts; its row stays, since earlier revisions name it."""
    found = Evidence.objects.filter(pk=evidence_id).values_list("dossier_id", flat=True).first()
    if found is None:
        raise Refused("Không tìm thấy giấy tờ này.", remedy="Tải lại trang.")
    draft = open_draft(found, by=by, on=on)
    evidence = Evidence.objects.get(pk=evidence_id)
    if evidence.removed_at is not None:
        raise Overtaken(f"“{evidence.name}” đã được gỡ trước đó.", remedy="Tải lại trang.")
    evidence.removed_at = timezone.now()
    evidence.save(update_fields=["removed_at"])
    kept = changed(EVIDENCE, [evidence.pk])
    draft.tell(Verb.DRAFTED, details={"evidence_removed": evidence.pk, "name": evidence.name, **kept})
    return evidence
