"""What is held: of one dossier, where it is held or let go on, and of the whole jurisdiction."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from dossiers.models import Dossier, Nomination, Standing
from roles.access import declares
from roles.models import Jurisdiction
from roles.queries import names_on
from roles.refusals import Refused
from workflow.actions.hold import hold as hold_nominations
from workflow.actions.hold import release
from workflow.moves import BY_ACT, Act
from workflow.views.asking import Told, told

HOLDABLE = (Standing.ENDORSED, Standing.APPRAISED, Standing.PASSED)
PAGE = 50


class ChosenForm(forms.Form):
    """Which nominations, and why."""

    chosen = forms.TypedMultipleChoiceField(
        label="Trường hợp",
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Chọn ít nhất một trường hợp."},
    )
    reason = forms.CharField(
        label="Lý do",
        max_length=1000,
        help_text="Nêu việc đang xem xét hoặc kết luận, kèm số và ngày văn bản.",
    )

    def __init__(self, *args: object, rows: list[Nomination], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["chosen"].choices = [
            (row.pk, f"{row.recipient_name}: {row.award}{_why(row)}") for row in rows
        ]


def _why(row: Nomination) -> str:
    return f" (tạm giữ: {row.reason})" if row.standing == Standing.HELD and row.reason else ""


@declares("hold_here")
def hold(request: HttpRequest, pk: int) -> HttpResponse:
    """ "giu" holds the chosen, "tiep" lets the chosen go on from where they stood."""
    dossier: Dossier = request.subject  # type: ignore[attr-defined]
    rows = list(dossier.nominations.order_by("award", "ordinal", "sort_key", "pk"))
    stop = ChosenForm(
        request.POST if "giu" in request.POST else None,
        rows=[row for row in rows if row.standing in HOLDABLE],
        prefix="giu",
    )
    go = ChosenForm(
        request.POST if "tiep" in request.POST else None,
        rows=[row for row in rows if row.standing == Standing.HELD],
        prefix="tiep",
    )
    refused: Told | None = None
    for form, act in ((stop, hold_nominations), (go, release)):
        if form.is_bound and form.is_valid():
            chosen, reason = form.cleaned_data["chosen"], form.cleaned_data["reason"]
            try:
                number = act(chosen, reason=reason, by=request.user, on=request.on)  # type: ignore[attr-defined,arg-type]
            except Refused as caught:
                refused = told(caught)
            else:
                words = "tạm giữ" if act is hold_nominations else "cho tiếp tục xét"
                messages.success(request, f"Đã {words} {number} trường hợp của hồ sơ {dossier.code}.")
                return redirect("workflow:dossier", pk=dossier.pk)
    page = {
        "dossier": dossier,
        "unit_name": names_on([dossier.unit_id], on=request.on)[dossier.unit_id],  # type: ignore[attr-defined]
        "stop": stop,
        "go": go,
        "refused": refused,
        "refused_at": "",
        "citation": BY_ACT[Act.HOLD].citation,
    }
    status = refused.status if refused else 422 if request.method == "POST" else 200
    return render(request, "workflow/hold.html", page, status=status)


@declares("see_jurisdiction")
def held(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything held in the jurisdiction, with the reason, the longest held dossiers first."""
    jurisdiction: Jurisdiction = request.subject  # type: ignore[attr-defined]
    found = (
        Nomination.objects.filter(standing=Standing.HELD, dossier__jurisdiction=jurisdiction)
        .select_related("dossier")
        .order_by("dossier_id", "award", "pk")
    )
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    names = names_on([row.dossier.unit_id for row in page], on=request.on)  # type: ignore[attr-defined]
    rows = [(row, names[row.dossier.unit_id]) for row in page]
    return render(request, "workflow/held.html", {"jurisdiction": jurisdiction, "page": page, "rows": rows})
