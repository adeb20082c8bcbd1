"""The Board's desk: appraise a dossier, hand on what is decided above, and what waits beyond the desk."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any
from zlib import crc32

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from dossiers.judging import judge_dossier
from dossiers.local_law import local_law
from dossiers.models import Dossier, Nomination, Standing
from law.awards import award as award_of
from law.findings import Finding, Verdict, gravest
from law.judging import Judgement
from law.routing import goes_up_from, needs_council
from roles.access import declares, may_open
from roles.models import Jurisdiction
from roles.queries import names_on
from roles.refusals import Refused
from workflow.actions.appraise import Appraisal
from workflow.actions.appraise import appraise as appraise_dossier
from workflow.actions.forward import forward as forward_nominations
from workflow.actions.succeed import succeed
from workflow.moves import BY_ACT, Act, Desk
from workflow.queries import past_the_board
from workflow.views.asking import Asked, NoReasonForm, Told, confirmed, told
from workflow.views.dossier import open_passage_of
from workflow.views.waiting import address

APPRAISES, HOLDS, WAITS = "tham-dinh", "tam-giu", "cho"
PAGE = 100


@dataclass(frozen=True, slots=True)
class Doubt:
    """A finding that the law leaves open, with the reason typed for it; `field` is its name on the form."""

    finding: Finding
    field: str
    reason: str
    is_shared: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A nomination on the desk, all that the law says of it, and what was chosen."""

    nomination: Nomination
    verdict: str
    findings: tuple[Finding, ...]
    doubts: tuple[Doubt, ...]
    goes_up: bool
    choice: str
    reason: str

    @property
    def number(self) -> int:
        return len(self.findings) + len(self.doubts)

    @property
    def is_open(self) -> bool:
        """Unfolded where a reason of its own is wanted, or something stands in the way."""
        return bool(self.findings) or any(not each.is_shared for each in self.doubts)


@declares("appraise_this")
def appraise(request: HttpRequest, pk: int) -> HttpResponse:
    """One page of the nominations that wait; "con-lai" appraises all of them that are not marked."""
    dossier: Dossier = request.subject  # type: ignore[attr-defined]
    judgement = judge_dossier(dossier, on=request.on)  # type: ignore[attr-defined]
    given = request.POST if request.method == "POST" else QueryDict()
    rows, rest = _rows(request, dossier, judgement, given)
    if request.method != "POST":
        return _page(request, dossier, judgement, rows, rest)
    try:
        moved = appraise_dossier(
            dossier.pk,
            _appraisals(rows, given, is_rest_appraised="con-lai" in given),
            by=request.user,  # type: ignore[arg-type]
            on=request.on,  # type: ignore[attr-defined]
        )
    except Refused as caught:
        refused = told(caught)
        return _page(request, dossier, judgement, rows, rest, status=refused.status, refused=refused)
    messages.success(request, _said(moved, dossier))
    is_more = dossier.nominations.filter(standing=Standing.ENDORSED).exists()
    return redirect("workflow:appraise" if is_more else "workflow:dossier", pk=dossier.pk)


def _said(moved: list[Nomination], dossier: Dossier) -> str:
    held = sum(row.standing == Standing.HELD for row in moved)
    words = [f"Đã thẩm định {len(moved) - held} trường hợp"]
    if held:
        words.append(f"tạm giữ {held} trường hợp")
    return f"{', '.join(words)} của hồ sơ {dossier.code}."


def _rows(
    request: HttpRequest, dossier: Dossier, judgement: Judgement, given: QueryDict
) -> tuple[list[Row], int]:
    """The first page of those that wait, and how many wait behind it."""
    waiting = dossier.nominations.filter(standing=Standing.ENDORSED).select_related("recipient")
    ordered = sorted(
        waiting, key=lambda row: (*_place(row.award), row.bloc_rank or row.ordinal or 10**9, row.pk)
    )
    own: dict[str, list[Finding]] = defaultdict(list)
    for finding in judgement.adverse:
        own[finding.nominee or ""].append(finding)
    day = request.on  # type: ignore[attr-defined]
    level = dossier.jurisdiction.level
    up = {row.award: goes_up_from(row.award, level, day) for row in ordered}
    shown = ordered[:PAGE]
    told_of = Counter(_shared_field(each) for row in shown for each in own[str(row.pk)])
    shared = {name for name, number in told_of.items() if number > 1}
    rows = [_row(row, own[str(row.pk)], given, goes_up=up[row.award], shared=shared) for row in shown]
    return rows, len(ordered) - len(shown)


def _place(code: str) -> tuple[bool, int]:
    found = award_of(code)
    return (not found.is_title, found.place)


def _row(
    nomination: Nomination, findings: list[Finding], given: QueryDict, *, goes_up: bool, shared: set[str]
) -> Row:
    key = nomination.pk
    return Row(
        nomination=nomination,
        verdict=gravest(findings).value,
        findings=tuple(each for each in findings if each.verdict is not Verdict.REVIEW),
        doubts=tuple(
            Doubt(
                each,
                field=f"xu-ly-{key}-{each.rule}",
                reason=given.get(f"xu-ly-{key}-{each.rule}", "")[:1000],
                is_shared=_shared_field(each) in shared,
            )
            for each in findings
            if each.verdict is Verdict.REVIEW
        ),
        goes_up=goes_up,
        choice=given.get(f"y-{key}", WAITS if goes_up else ""),
        reason=given.get(f"ly-do-{key}", "")[:1000],
    )


def _appraisals(rows: list[Row], given: QueryDict, *, is_rest_appraised: bool) -> dict[int, Appraisal]:
    found = {}
    for row in rows:
        choice = row.choice or (APPRAISES if is_rest_appraised else WAITS)
        if choice in (APPRAISES, HOLDS):
            found[row.nomination.pk] = Appraisal(
                holds=choice == HOLDS, reason=row.reason, settled=_settled(row, given)
            )
    return found


def _settled(row: Row, given: QueryDict) -> dict[str, str]:
    """The reason for each doubt: its own, else the one written once for all who share its words."""
    return {
        doubt.finding.rule: doubt.reason.strip() or given.get(_shared_field(doubt.finding), "").strip()[:1000]
        for doubt in row.doubts
    }


def _shared_field(finding: Finding) -> str:
    """The name under which one reason is typed for all findings of the same rule and the same words."""
    return f"chung-{finding.rule}-{crc32(finding.message.encode()):08x}"


def _shared_doubts(rows: list[Row], given: QueryDict) -> list[dict[str, Any]]:
    """What leaves several cases open in the same words: one reason may serve for all."""
    found: dict[str, list[Doubt]] = defaultdict(list)
    for row in rows:
        for doubt in row.doubts:
            found[_shared_field(doubt.finding)].append(doubt)
    return [
        {
            "field": field,
            "number": len(doubts),
            "finding": doubts[0].finding,
            "reason": given.get(field, "")[:1000],
        }
        for field, doubts in found.items()
        if doubts[0].is_shared
    ]


def _page(
    request: HttpRequest,
    dossier: Dossier,
    judgement: Judgement,
    rows: list[Row],
    rest: int,
    *,
    status: int = 200,
    refused: Told | None = None,
) -> HttpResponse:
    passage = open_passage_of(dossier)
    page = {
        "dossier": dossier,
        "unit_name": names_on([dossier.unit_id], on=request.on)[dossier.unit_id],  # type: ignore[attr-defined]
        "passage": passage,
        "is_here": passage is not None and passage.desk == Desk.BOARD,
        "rows": rows,
        "rest": rest,
        "shared": _shared_doubts(rows, request.POST),
        "general": [each for each in judgement.adverse if each.nominee is None],
        "goes_up": [row for row in rows if row.goes_up],
        "above": dossier.jurisdiction.above,
        "refused": refused,
        "refused_at": "",
        "citation": BY_ACT[Act.APPRAISE].citation,
    }
    return render(request, "workflow/appraise.html", page, status=status)


@declares("appraise_this")
@require_POST
def forward(request: HttpRequest, pk: int) -> HttpResponse:
    """The chosen nominations, decided above, go into the organ's own draft there."""
    dossier: Dossier = request.subject  # type: ignore[attr-defined]
    ids = [int(key) for key in request.POST.getlist("chuyen") if key.isdecimal() and len(key) < 19]
    try:
        draft = forward_nominations(dossier.pk, ids, by=request.user, on=request.on)  # type: ignore[attr-defined,arg-type]
    except Refused as caught:
        judgement = judge_dossier(dossier, on=request.on)  # type: ignore[attr-defined]
        rows, rest = _rows(request, dossier, judgement, QueryDict())
        refused = told(caught)
        return _page(request, dossier, judgement, rows, rest, status=refused.status, refused=refused)
    messages.success(
        request, f"Đã chuyển {len(ids)} trường hợp lên {draft.jurisdiction.name}, trong hồ sơ {draft.code}."
    )
    is_more = dossier.nominations.filter(standing=Standing.ENDORSED).exists()
    return redirect("workflow:appraise" if is_more else "workflow:dossier", pk=dossier.pk)


@declares("see_jurisdiction")
@require_GET
def carried_on(request: HttpRequest, pk: int) -> HttpResponse:
    """Appraised or passed, in no agenda and no decision: what needs a council, what is ready to decide."""
    jurisdiction: Jurisdiction = request.subject  # type: ignore[attr-defined]
    page = Paginator(past_the_board(jurisdiction), PAGE).get_page(request.GET.get("page"))
    law = local_law(jurisdiction)
    rows = list(page)
    needing = [row for row in rows if _asks_council(row, law)]
    keys = {row.pk for row in needing}
    names = names_on([row.dossier.unit_id for row in rows], on=request.on)  # type: ignore[attr-defined]
    told_page = {
        "jurisdiction": jurisdiction,
        "page": page,
        "needing": _by_award(needing, names),
        "ready": _by_award([row for row in rows if row.pk not in keys], names),
        "councils": [
            (each, address("workflow:convene", each.pk))
            for each in jurisdiction.councils.order_by("pk")
            if may_open("convene_meeting", request.user, each, on=request.on)
        ],
        "draft_url": address("workflow:draft_decision", jurisdiction.pk)
        if may_open("draft_decision", request.user, jurisdiction, on=request.on)
        else "",
    }
    return render(request, "workflow/carried_on.html", told_page)


def _asks_council(row: Nomination, law: Any) -> bool:
    if row.standing != Standing.APPRAISED or row.dossier.received_on is None:
        return False
    return needs_council(row.award, law.rulebook_of(row.dossier, on=row.dossier.received_on)).needed


def _by_award(
    rows: list[Nomination], names: dict[int, str]
) -> list[tuple[str, list[tuple[Nomination, str]]]]:
    found: dict[str, list[tuple[Nomination, str]]] = defaultdict(list)
    for row in rows:
        found[row.award].append((row, names[row.dossier.unit_id]))
    return sorted(found.items(), key=lambda each: _place(each[0]))


@declares("take_over")
def succession(request: HttpRequest, pk: int) -> HttpResponse:
    """The successor takes over the open dossiers of a jurisdiction that ended."""
    ended: Jurisdiction = request.subject  # type: ignore[attr-defined]
    open_dossiers = ended.dossiers.filter(closed_on__isnull=True).count()
    asked = Asked(
        title=f"Nhận bàn giao hồ sơ của {ended.name}",
        question=f"Nhận {open_dossiers} hồ sơ chưa xong của {ended.name} về {ended.successor}?",
        submit_label="Nhận bàn giao",
        cancel_url=reverse("home"),
        cancel_label="Việc của tôi",
        consequences=(
            "Trạng thái của từng trường hợp và nơi hồ sơ đang nằm được giữ nguyên.",
            "Từ đó cơ quan kế thừa thẩm định, trình hội đồng và dự thảo quyết định.",
        ),
    )
    return confirmed(
        request,
        asked,
        NoReasonForm(request.POST if request.method == "POST" else None),
        lambda _reason: succeed(ended, by=request.user, on=request.on),  # type: ignore[attr-defined,arg-type]
        done=f"Đã nhận bàn giao {open_dossiers} hồ sơ của {ended.name}.",
        to=reverse("workflow:inbox"),
    )
