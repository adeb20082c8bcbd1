"""Nothing is found where nobody forged."""

from __future__ import annotations

from typing import Any

from dossiers.models import (
    Discipline,
    HeldTitle,
    OutsideDecision,
    OutsideLine,
    PaperCheck,
    Pending,
    Resettlement,
    ServicePost,
    Transfer,
)
from dossiers.proofs.standings import UNJUDGED, UNRANKED
from law_desk.models import CaseAnswer, EnteredLaw, RuleEntry, ToldCase
from tests.state.forgeries import forged
from tests.state.older_history import rewrite, unseal
from tests.state.world import World
from trail.state.row_faults import RowFault, Tally
from workflow.models import Decision, Disqualification, Line, NameRequest
from workflow.proofs.decisions import check_decisions
from workflow.proofs.registry import CHECKS
from workflow.proofs.verifying import verify_state

# What entries carry since the rows are proved.
NEW = ("kept", "changed", "judged", "seats", "revision", "ranks", "origins", "wrote", "changes")


def test_a_world_that_went_through_the_doors_has_no_fault(world: World) -> None:
    state = verify_state()

    assert [fault.as_dict() for fault in state.faults] == []
    assert state.trail.ok
    assert set(state.not_provable) == {"nội dung đang soạn, chưa niêm phong"}


def test_a_history_from_before_has_no_fault_and_names_what_it_does_not_prove(world: World) -> None:
    tally = Tally()
    with forged("SELECT 1"):
        _as_before()
        for check in CHECKS.values():
            list(tally.take(check()))

    assert [fault.as_dict() for fault in tally.faults] == []
    kinds = {kind.split(",")[0] for kind in tally.gaps}
    assert {UNRANKED.split(",")[0], UNJUDGED.split(",")[0]} <= kinds
    assert {
        "dòng quyết định",
        "trường hợp trong quyết định",
        "danh hiệu đã tặng theo quyết định",
        "danh hiệu đơn vị tự khai",
        "dòng cuộc họp",
        "chương trình và kết quả họp",
        "danh sách dự họp",
        "dòng hồ sơ",
        "số suất",
        "phân công",
        "quy định của địa phương",
        "lần kiện toàn hội đồng",
        "khối trưởng",
        "phiếu bỏ trước khi có phong bì",
    } <= kinds


def test_an_older_history_knows_what_its_decisions_gave(world: World) -> None:
    line = "UPDATE workflow_line SET amount = amount + 1000000 WHERE id = {}"
    title = "UPDATE dossiers_heldtitle SET award = 'CSTĐ tỉnh' WHERE id = {}"
    signer = "UPDATE workflow_decision SET signer_name = 'Ai đó' WHERE id = {}"
    told = set()
    for statement, rows in (
        (signer, Decision.objects.filter(state="issued")),
        (line, Line.objects.filter(is_live=True, is_paid=True, decision__state="issued")),
        (title, HeldTitle.objects.filter(nomination__isnull=False)),
    ):
        with forged(statement.format(rows.order_by("pk").values_list("pk", flat=True)[0])) as is_made:
            assert is_made
            _as_before()
            told |= {(found.table, found.field) for found in check_decisions() if isinstance(found, RowFault)}

    assert told == {
        ("workflow_decision", "signer_name"),
        ("workflow_decision", "reward_total"),
        ("dossiers_heldtitle", "award"),
    }


def _as_before() -> None:
    """Takes out of every entry what it did not carry then."""
    unseal()
    # Nobody said no to a single nomination before its row was kept.
    Disqualification.objects.all().delete()
    NameRequest.objects.all().delete()
    # Nor did anybody hold a fact against its paper, enter what others decided, a matter or a law, or move.
    OutsideLine.objects.all().delete()
    OutsideDecision.objects.all().delete()
    PaperCheck.objects.all().delete()
    Pending.objects.all().delete()
    Discipline.objects.all().delete()
    ServicePost.objects.all().delete()
    Transfer.objects.all().delete()
    Resettlement.objects.all().delete()
    for model in (RuleEntry, CaseAnswer, ToldCase, EnteredLaw):
        model.objects.all().delete()
    rewrite(_as_kept_before)


def _as_kept_before(details: dict[str, Any]) -> None:
    """An older entry named the titles that it saved, and told no change in words."""
    kept = details.get("kept", {}).get("typed_titles", {"fields": (), "rows": ()})
    titles = [dict(zip(kept["fields"], row[1:], strict=True)) for row in kept["rows"]]
    for name in NEW:
        details.pop(name, None)
    if titles:
        details["heldtitle_saved"] = [f"{each['award']} {each['year']}" for each in titles]
