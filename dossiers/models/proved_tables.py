"""The tables of this room whose rows the trail proves, by the subject on whose chain that stands."""

from __future__ import annotations

from dossiers.models import (
    Discipline,
    Dossier,
    Evidence,
    HeldTitle,
    Initiative,
    Nomination,
    OutsideDecision,
    OutsideLine,
    PaperCheck,
    Pending,
    Recipient,
    Resettlement,
    Revision,
    Seat,
    ServicePost,
    Transfer,
)
from trail.state.proved_table import ProvedTable

DOSSIER = ProvedTable(
    model=Dossier,
    kind="dossier",
    key="t.id",
    unproved={"flow_id": "con trỏ tới quy trình; hồ sơ đang ở đâu được đối chiếu qua lượt xử lý"},
)
NOMINATIONS = ProvedTable(
    model=Nomination,
    kind="dossier",
    key="t.dossier_id",
    digested=("findings", "met"),
    unproved={
        "sort_key": "tính từ tên, chỉ để xếp thứ tự",
        "version": "số lần sửa, để hai người không ghi đè nhau",
        "edited_by_id": "người sửa sau cùng đã có trong nhật ký",
        "edited_at": "giờ sửa sau cùng đã có trong nhật ký",
    },
)
REVISIONS = ProvedTable(model=Revision, kind="dossier", key="t.dossier_id", raw=("content",), batch=4)
EVIDENCE = ProvedTable(model=Evidence, kind="dossier", key="t.dossier_id")
SEATS = ProvedTable(model=Seat, kind="unit", key="t.unit_id")
TYPED_TITLES = ProvedTable(
    model=HeldTitle,
    kind="recipient",
    key="t.recipient_id",
    where="t.nomination_id IS NULL",
    called="typed_titles",
)
PAPER_CHECKS = ProvedTable(model=PaperCheck, kind="recipient", key="t.recipient_id")
# What was held against its paper stays as it was then; of other initiatives nothing is proved.
CHECKED_INITIATIVES = ProvedTable(
    model=Initiative,
    kind="recipient",
    key="t.recipient_id",
    where="""EXISTS (SELECT 1 FROM dossiers_papercheck k
                     WHERE k.initiative_id = t.id AND k.ended_on IS NULL)""",
    called="checked_initiatives",
)
RESETTLEMENTS = ProvedTable(model=Resettlement, kind="recipient", key="t.recipient_id")
PENDING = ProvedTable(model=Pending, kind="recipient", key="t.recipient_id")
DISCIPLINES = ProvedTable(model=Discipline, kind="recipient", key="t.recipient_id")
TRANSFERS = ProvedTable(model=Transfer, kind="recipient", key="t.recipient_id")
# Of who was taken over the unit is proved, for it says who proposes; of the rest of the card nothing.
PLACES = ProvedTable(
    model=Recipient,
    kind="recipient",
    key="t.id",
    where="EXISTS (SELECT 1 FROM dossiers_transfer m WHERE m.recipient_id = t.id AND m.outcome = 'taken')",
    called="places",
    unproved={
        field.attname: "dữ kiện đơn vị khai; mỗi bản đã trình niêm phong dữ kiện mà hồ sơ ấy được xét"
        for field in Recipient._meta.concrete_fields
        if field.attname not in ("id", "unit_id")
    },
)
OF_TRANSFERS = (TRANSFERS, PLACES)
SERVICE_POSTS = ProvedTable(model=ServicePost, kind="recipient", key="t.recipient_id")
OF_CONDUCT = (PENDING, DISCIPLINES, SERVICE_POSTS)
OF_CHECKS = (PAPER_CHECKS, CHECKED_INITIATIVES)
OUTSIDE = ProvedTable(model=OutsideDecision, kind="jurisdiction", key="t.jurisdiction_id")
OUTSIDE_LINES = ProvedTable(
    model=OutsideLine,
    kind="jurisdiction",
    key="o.jurisdiction_id",
    joins="JOIN dossiers_outsidedecision o ON o.id = t.decision_id",
)
OF_OUTSIDE = (OUTSIDE, OUTSIDE_LINES)
