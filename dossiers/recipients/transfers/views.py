"""The pages of transfers: of a person, of a unit, and the answers to one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from dossiers.models import Recipient, Transfer
from dossiers.recipients.transfers.forms import TakeForm, TransferForm, TransferReasonForm
from dossiers.recipients.transfers.mover_cases import mover_cases
from dossiers.recipients.transfers.offered_units import takers_at, units_to_move_to, who_takes
from dossiers.recipients.transfers.shown_transfers import (
    posts_of,
    shown,
    transfers_of_person,
    transfers_of_unit,
)
from dossiers.recipients.transfers.transfer_rule import general_rule
from dossiers.recipients.transfers.transferring import (
    decline_transfer,
    propose_transfer,
    take_transfer,
    withdraw_transfer,
)
from roles.access.asked_request import RequestAbout
from roles.access.declarations import declares, may_open
from roles.doors.refusals import Forbidden, Refused
from roles.doors.sent_once import sent_once
from roles.models import Unit

PAGE = 50


@declares("see_recipient")
@sent_once
@require_http_methods(["GET", "POST"])
def transfer(request: RequestAbout[Recipient], pk: int) -> HttpResponse:
    """Where the person worked, every transfer, and the form of a new one for who may write it."""
    person, on = request.subject, request.on
    places = units_to_move_to(person.unit, on=on)
    taking = takers_at([unit.pk for _place, named in places for unit, _name in named], on=on)
    form, refused = TransferForm(request.POST or None, places=places, taking=taking), None
    if request.method == "POST" and form.is_valid():
        refused = _refusal(lambda: propose_transfer(person.pk, form.facts(), by=request.user, on=on))
        if refused is None:
            waits = who_takes(form.facts().to_unit, on=on)
            messages.success(request, f"Đã ghi {person.name} chuyển công tác; {waits}.")
            return redirect(request.path)
    rows = list(shown(transfers_of_person(person), person.unit, on=on))
    given = {
        "recipient": person,
        "unit_name": person.unit.name_on(on),
        "rows": rows,
        "posts": posts_of(person, on=on),
        "rule": general_rule(person.unit, on=on),
        "cases": list(mover_cases(person)),
        "form": form,
        "refused": refused,
        "is_told": any(each.is_open for each in rows),
        "may_edit": may_open("edit_recipient", request.user, person, on=on),
    }
    return render(request, "dossiers/transfers/transfer.html", given, status=_status(form, refused))


@declares("see_staff")
@require_GET
def transfers(request: RequestAbout[Unit], pk: int) -> HttpResponse:
    """Who comes and who goes: what waits for an answer first."""
    unit, on = request.subject, request.on
    page = Paginator(transfers_of_unit(unit), PAGE).get_page(request.GET.get("trang"))
    given = {
        "unit": unit,
        "unit_name": unit.name_on(on),
        "page": page,
        "rows": list(shown(page.object_list, unit, on=on)),
        "may_edit": may_open("draft_dossier", request.user, unit, on=on),
    }
    return render(request, "dossiers/transfers/transfers.html", given)


@declares("answer_transfer")
@sent_once
@require_http_methods(["GET", "POST"])
def take(request: RequestAbout[Transfer], pk: int) -> HttpResponse:
    """The unit he comes to takes him over, with his post and its own code for him."""
    row = request.subject
    form = TakeForm(request.POST or None, initial={"post": row.recipient.post})
    words = {
        "title": "Tiếp nhận người chuyển đến",
        "submit_label": "Tiếp nhận",
        "consequences": [
            "Thẻ của người này, cả quá trình và thành tích, thuộc đơn vị này; đơn vị cũ không sửa được nữa.",
            "Từ nay đơn vị này đề nghị khen thưởng cho người này; hồ sơ đơn vị cũ đã trình vẫn đi tiếp.",
        ],
    }
    done = f"Đã tiếp nhận {row.recipient.name}."
    after = reverse("dossiers:recipient", args=[row.recipient_id])
    return _asked(request, form, take_transfer, words, at=row.to_unit_id, done=done, after=after)


@declares("answer_transfer")
@sent_once
@require_http_methods(["GET", "POST"])
def decline(request: RequestAbout[Transfer], pk: int) -> HttpResponse:
    words = {
        "title": "Không tiếp nhận",
        "submit_label": "Không tiếp nhận",
        "consequences": ["Người này vẫn thuộc đơn vị cũ; nơi ấy đọc được lý do."],
    }
    form = TransferReasonForm(request.POST or None)
    return _asked(
        request, form, decline_transfer, words, at=request.subject.to_unit_id, done="Đã ghi không tiếp nhận."
    )


@declares("withdraw_transfer")
@sent_once
@require_http_methods(["GET", "POST"])
def withdraw(request: RequestAbout[Transfer], pk: int) -> HttpResponse:
    words = {
        "title": "Rút điều chuyển đã ghi",
        "submit_label": "Rút",
        "consequences": ["Người này vẫn thuộc đơn vị này; lý do rút được giữ lại."],
    }
    form = TransferReasonForm(request.POST or None)
    return _asked(
        request, form, withdraw_transfer, words, at=request.subject.from_unit_id, done="Đã rút điều chuyển."
    )


def _asked(
    request: RequestAbout[Transfer],
    form: forms.Form,
    act: Callable[..., object],
    words: dict[str, Any],
    *,
    at: int,
    done: str,
    after: str = "",
) -> HttpResponse:
    row, refused = request.subject, None
    back = reverse("dossiers:transfers", args=[at])
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        refused = _refusal(lambda: act(row.pk, **told, by=request.user, on=request.on))
        if refused is None:
            messages.success(request, done)
            return redirect(after or back)
    (told_row,) = shown([row], row.to_unit, on=request.on)
    given = {
        **words,
        "question": f"{row.recipient.name}: từ {told_row.old_unit} đến {told_row.new_unit}, từ ngày "
        f"{row.moved_on:%d/%m/%Y}, theo {row.paper}.",
        "told": told_row,
        "form": form,
        "refused": refused,
        "cancel_url": back,
        "cancel_label": "Điều chuyển công tác",
    }
    return render(request, "dossiers/transfers/asked.html", given, status=_status(form, refused))


def _refusal(act: Callable[[], object]) -> Refused | None:
    """What the door refused; who has no right is told so on a page of its own."""
    try:
        act()
    except Forbidden:
        raise
    except Refused as fault:
        return fault
    return None


def _status(form: forms.Form, refused: Refused | None) -> int:
    return 422 if refused is not None or form.errors else 200
