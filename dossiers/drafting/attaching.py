"""Attaching papers to a draft and taking them away again; the stored content itself is never deleted."""

from __future__ import annotations

from datetime import date

from django.core.files.base import File
from django.utils import timezone

from dossiers.drafting.open_draft import Draft, open_draft
from dossiers.evidence.handed_in import HandedIn, handed_in
from dossiers.judging.missing_papers import PAPER_KINDS
from dossiers.models import Evidence, Nomination, Paper
from dossiers.models.proved_tables import EVIDENCE
from roles.doors.foreign_ids import refuse_foreign
from roles.doors.one_act import one_act
from roles.doors.refusals import Overtaken, Refused
from trail.state.proved_table import changed
from trail.verbs import Verb


def attach(
    dossier_id: int,
    upload: File[bytes],
    *,
    kind: str,
    by: object,
    on: date,
    nomination_id: int | None = None,
) -> Evidence:
    """Keeps the upload and lays it into the draft; raises Refused when the file or its kind is not taken."""
    return _laid_into(dossier_id, handed_in(upload), kind=kind, by=by, on=on, nomination_id=nomination_id)


@one_act
def _laid_into(
    dossier_id: int,
    paper: HandedIn,
    *,
    kind: str,
    by: object,
    on: date,
    nomination_id: int | None,
) -> Evidence:
    draft = open_draft(dossier_id, by=by, on=on)
    if kind not in PAPER_KINDS:
        raise Refused("Loại giấy tờ không có trong danh mục.", remedy="Chọn một loại trong danh sách.")
    if nomination_id is not None and not draft.dossier.nominations.filter(pk=nomination_id).exists():
        raise Overtaken("Trường hợp này không còn trong hồ sơ.", remedy="Tải lại trang rồi đính kèm lại.")
    return _write(draft, paper.kept.row(), name=paper.name, kind=kind, nomination_id=nomination_id)


def _write(draft: Draft, paper: Paper, *, name: str, kind: str, nomination_id: int | None) -> Evidence:
    evidence = Evidence.objects.create(
        dossier=draft.dossier,
        nomination_id=nomination_id,
        paper=paper,
        kind=kind,
        name=name,
        attached_by_id=draft.mandate.user_id,
    )
    draft.tell(
        Verb.EVIDENCE_ATTACHED,
        details={
            "evidence": evidence.pk,
            "kind": kind,
            "changes": [[_told(evidence), "", evidence.name]],
            "sha256": paper.sha256,
            **changed(EVIDENCE, [evidence.pk]),
        },
    )
    return evidence


@one_act
def attach_again(evidence_id: int, *, to: int, by: object, on: date) -> Evidence:
    """Lays a paper that lies in one nomination of a recipient into the nomination `to` of the same one, or
    gives back what lies there already.

    Raises Refused where it is nobody's, another recipient's or another unit's paper, or was taken off.
    """
    nomination = Nomination.objects.filter(pk=to).first()
    if nomination is None:
        raise Overtaken("Trường hợp này không còn trong hồ sơ.", remedy="Tải lại trang.")
    draft = open_draft(nomination.dossier_id, by=by, on=on)
    there = Evidence.objects.filter(
        pk=evidence_id, dossier__unit=draft.dossier.unit_id, nomination__recipient=nomination.recipient_id
    )
    known = there.select_related("paper").first()
    refuse_foreign([evidence_id], {known.pk} if known else (), field="Giấy tờ đã có")
    assert known is not None
    if known.removed_at is not None:
        raise Overtaken(f"“{known.name}” đã được gỡ trước đó.", remedy="Đính kèm giấy tờ khác.")
    laid = Evidence.objects.filter(nomination=to, paper=known.paper, kind=known.kind, removed_at=None).first()
    return laid or _write(draft, known.paper, name=known.name, kind=known.kind, nomination_id=to)


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
    told = [[_told(evidence), evidence.name, ""]]
    draft.tell(Verb.DRAFTED, details={"evidence_removed": evidence.pk, "changes": told, **kept})
    return evidence


def _told(evidence: Evidence) -> str:
    """What paper it is, and whose where it is one nomination's."""
    kind = PAPER_KINDS.get(evidence.kind, evidence.kind)
    whose = f" của {evidence.nomination.recipient_name}" if evidence.nomination else ""
    return f"{kind[:1].upper()}{kind[1:]}{whose}"
