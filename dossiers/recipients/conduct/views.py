"""The page of what keeps an award from a recipient, and those that end a matter or take it back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from dossiers.models import Pending, Recipient
from dossiers.recipients.conduct.conduct_words import line_of_conduct
from dossiers.recipients.conduct.forms import MatterEndForm, MatterForm, StrikeForm
from dossiers.recipients.conduct.recording_conduct import end_matter, enter_matter, strike_matter
from roles.access.asked_request import RequestAbout
from roles.access.declarations import declares, may_open
from roles.doors.refusals import Forbidden, Refused
from roles.doors.sent_once import sent_once

ENDING = {
    "title": "Ghi kết thúc việc đang xem xét",
    "consequences": [
        "Từ ngày sau ngày kết thúc, việc này không còn tạm dừng việc xét khen thưởng.",
        "Việc, kết quả và người ghi được giữ trong nhật ký.",
    ],
    "submit_label": "Ghi kết thúc",
}
STRIKING = {
    "title": "Rút mục đã ghi nhầm",
    "consequences": [
        "Mục này không tính nữa; nội dung, lý do rút và người rút được giữ lại.",
        "Ghi nhầm thì rút rồi ghi lại cho đúng; việc đã có kết luận thì ghi kết thúc, không rút.",
    ],
    "submit_label": "Rút mục này",
}


@declares("see_conduct")
@sent_once
@require_http_methods(["GET", "POST"])
def conduct(request: RequestAbout[Recipient], pk: int) -> HttpResponse:
    """All that was told, the latest first; whoever may only read it sees no form, and the door refuses."""
    person = request.subject
    form, refused = MatterForm(request.POST or None), None
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        kind = Pending.Kind(given["kind"])
        told = {"since": given["since"], "source": given["source"], "by": request.user, "on": request.on}
        refused = _refusal(lambda: enter_matter(pk, kind, **told))
        if refused is None:
            messages.success(request, f"Đã ghi: {kind.label}.")
            return redirect(request.path)
    given = {
        "recipient": person,
        "unit_name": person.unit.name_on(request.on),
        "rows": [
            {"matter": each, "line": line_of_conduct(each)}
            for each in person.pending.select_related("entered_by").order_by("-since", "-pk")
        ],
        "form": form,
        "refused": refused,
        "may_see_card": may_open("see_recipient", request.user, person, on=request.on),
        "may_edit": may_open("edit_recipient", request.user, person, on=request.on),
    }
    return render(request, "dossiers/conduct/conduct.html", given, status=_status(form, refused))


@declares("edit_matter")
@sent_once
@require_http_methods(["GET", "POST"])
def end(request: RequestAbout[Pending], pk: int) -> HttpResponse:
    form = MatterEndForm(request.POST or None)
    return _asked(request, form, end_matter, ENDING, done="Đã ghi kết thúc.")


@declares("edit_matter")
@sent_once
@require_http_methods(["GET", "POST"])
def strike(request: RequestAbout[Pending], pk: int) -> HttpResponse:
    form = StrikeForm(request.POST or None)
    return _asked(request, form, strike_matter, STRIKING, done="Đã rút mục ấy.")


def _asked(
    request: RequestAbout[Pending],
    form: forms.Form,
    act: Callable[..., Pending],
    words: dict[str, Any],
    *,
    done: str,
) -> HttpResponse:
    matter = request.subject
    back, refused = reverse("dossiers:conduct", args=[matter.recipient_id]), None
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        refused = _refusal(lambda: act(matter.pk, **told, by=request.user, on=request.on))
        if refused is None:
            messages.success(request, done)
            return redirect(back)
    what, said = line_of_conduct(matter)
    given = {
        **words,
        "question": f"{matter.recipient.name}: {what}, {said}.",
        "form": form,
        "refused": refused,
        "cancel_url": back,
        "cancel_label": "Việc đang xem xét",
    }
    return render(request, "dossiers/conduct/asked.html", given, status=_status(form, refused))


def _refusal(act: Callable[[], Pending]) -> Refused | None:
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
