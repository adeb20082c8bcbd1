"""Jurists at work: a pack is proposed, and another confirms, refuses, or later takes it back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from dossiers.form_fields.one_file import WITH_A_FILE
from law_desk.acts.proposing_packs import propose_pack
from law_desk.acts.settling_packs import confirm_pack, refuse_pack
from law_desk.acts.taking_back import take_back_pack
from law_desk.forms import ConfirmForm, ProposalForm, SpokenReasonForm
from law_desk.models import LoadedPack, PackState
from law_desk.previews.last_preview import last_preview
from law_desk.told_law import changes_of_pack
from law_desk.zips.opened_zips import files_of_zip
from roles.access.asked_request import AskedRequest
from roles.access.declarations import holds
from roles.access.request_limits import takes
from roles.doors.refusals import Forbidden, Overtaken, Refused
from roles.doors.sent_once import sent_once

Act = Callable[[LoadedPack, dict[str, Any]], LoadedPack]


@holds("propose_pack")
@sent_once
@takes(WITH_A_FILE)
def propose(request: AskedRequest) -> HttpResponse:
    """The ZIP is looked into by the limited child before the act begins."""
    is_sent = request.method == "POST"
    form = ProposalForm(request.POST, request.FILES) if is_sent else ProposalForm()
    told: dict[str, Any] = {"form": form}
    if is_sent and form.is_valid():
        try:
            files = files_of_zip(form.cleaned_data["file"])
            row = propose_pack(files, by=request.user, on=request.on, basis=form.cleaned_data["basis"])
        except Forbidden:
            raise
        except Refused as refused:
            return render(request, "law_desk/propose.html", told | {"refused": refused}, status=422)
        messages.success(request, f"Đã đề nghị nạp gói luật {row}. Người khác xác nhận thì gói mới áp dụng.")
        return redirect("law_desk:pack", pack=row.pk)
    return render(request, "law_desk/propose.html", told, status=422 if form.errors else 200)


@holds("confirm_pack")
def confirm(request: AskedRequest, pack: int) -> HttpResponse:
    def act(row: LoadedPack, typed: dict[str, Any]) -> LoadedPack:
        return confirm_pack(row.pk, by=request.user, on=request.on, note=typed["note"])

    done = "Gói luật {} đang áp dụng: từ giờ mọi việc xét theo gói này."
    return _settled(request, pack, PackState.PROPOSED, "confirm", ConfirmForm, act, done)


@holds("confirm_pack")
def refuse(request: AskedRequest, pack: int) -> HttpResponse:
    def act(row: LoadedPack, typed: dict[str, Any]) -> LoadedPack:
        return refuse_pack(row.pk, by=request.user, on=request.on, reason=typed["reason"])

    return _settled(
        request, pack, PackState.PROPOSED, "refuse", SpokenReasonForm, act, "Đã ghi: không nhận {}."
    )


@holds("confirm_pack")
def take_back(request: AskedRequest, pack: int) -> HttpResponse:
    def act(row: LoadedPack, typed: dict[str, Any]) -> LoadedPack:
        return take_back_pack(row.pk, by=request.user, on=request.on, reason=typed["reason"])

    done = "Đã rút gói luật {}; điều gói ấy nói trở lại là chưa xác nhận."
    return _settled(request, pack, PackState.CONFIRMED, "take_back", SpokenReasonForm, act, done)


def _settled(
    request: AskedRequest,
    key: int,
    state: PackState,
    page: str,
    form_class: type[forms.Form],
    act: Act,
    done: str,
) -> HttpResponse:
    """A form about a pack in this state and its act; a pack that is elsewhere is shown as it is."""
    row = get_object_or_404(LoadedPack.objects.select_related("proposed_by", "replaces"), pk=key)
    if request.method != "POST" and row.state != state:
        messages.info(request, f"Gói luật {row}: {row.get_state_display().lower()}.")
        return redirect("law_desk:pack", pack=row.pk)
    form = form_class(request.POST or None)
    told: dict[str, Any] = {
        "pack": row,
        "told": changes_of_pack(row),
        "last": last_preview(row, on=request.on) if row.state == PackState.PROPOSED else None,
        "form": form,
    }
    if request.method == "POST" and form.is_valid():
        try:
            settled = act(row, form.cleaned_data)
        except (Forbidden, Overtaken):
            raise
        except Refused as refused:
            return render(request, f"law_desk/{page}.html", told | {"refused": refused}, status=422)
        messages.success(request, done.format(settled))
        return redirect("law_desk:pack", pack=row.pk)
    return render(request, f"law_desk/{page}.html", told, status=422 if form.errors else 200)
