"""The pages of what keeps an award from a recipient and of posts held; those that end or strike an entry."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from dossiers.form_fields.answered_forms import refusal_of, status_of
from dossiers.models import Discipline, Pending, Recipient, ServicePost
from dossiers.recipients.conduct.career_answers import CareerAnswer, career_answers
from dossiers.recipients.conduct.conduct_words import ConductRow, line_of_conduct
from dossiers.recipients.conduct.forms import ConductEndForm, StrikeForm
from dossiers.recipients.conduct.pages_of_kinds import DISCIPLINES, MATTERS, PAGES, SERVICE, ConductPage
from dossiers.recipients.conduct.recording_conduct import end_conduct, strike_conduct
from roles.access.asked_request import AskedRequest, RequestAbout
from roles.access.declarations import declares, may_open
from roles.doors.sent_once import sent_once

ENDING = {
    "title": "Ghi kết thúc",
    "consequences": [
        "Từ nay việc xét khen thưởng tính theo ngày kết thúc này.",
        "Nội dung, kết quả và người ghi được giữ trong nhật ký.",
    ],
    "submit_label": "Ghi kết thúc",
}
STRIKING = {
    "title": "Rút mục đã ghi nhầm",
    "consequences": [
        "Mục này không tính nữa; nội dung, lý do rút và người rút được giữ lại.",
        "Ghi nhầm thì rút rồi ghi lại cho đúng; việc đã kết thúc thì ghi kết thúc, không rút.",
    ],
    "submit_label": "Rút mục này",
}


@declares("see_conduct")
@sent_once
@require_http_methods(["GET", "POST"])
def matters(request: RequestAbout[Recipient], pk: int) -> HttpResponse:
    """Every matter that was told, the latest first; who may only read sees no form, and the door refuses."""
    return _listed(request, MATTERS)


@declares("see_conduct")
@sent_once
@require_http_methods(["GET", "POST"])
def disciplines(request: RequestAbout[Recipient], pk: int) -> HttpResponse:
    return _listed(request, DISCIPLINES)


@declares("see_conduct")
@sent_once
@require_http_methods(["GET", "POST"])
def service_posts(request: RequestAbout[Recipient], pk: int) -> HttpResponse:
    """Every post that was told, and what the law of the day makes of them."""
    return _listed(request, SERVICE, answers=career_answers(request.subject, on=request.on))


@declares("edit_post")
@sent_once
@require_http_methods(["GET", "POST"])
def end_post(request: RequestAbout[ServicePost], pk: int) -> HttpResponse:
    return _ended(request, request.subject)


@declares("edit_post")
@sent_once
@require_http_methods(["GET", "POST"])
def strike_post(request: RequestAbout[ServicePost], pk: int) -> HttpResponse:
    return _struck(request, request.subject)


@declares("edit_matter")
@sent_once
@require_http_methods(["GET", "POST"])
def end_matter(request: RequestAbout[Pending], pk: int) -> HttpResponse:
    return _ended(request, request.subject)


@declares("edit_matter")
@sent_once
@require_http_methods(["GET", "POST"])
def strike_matter(request: RequestAbout[Pending], pk: int) -> HttpResponse:
    return _struck(request, request.subject)


@declares("edit_discipline")
@sent_once
@require_http_methods(["GET", "POST"])
def end_discipline(request: RequestAbout[Discipline], pk: int) -> HttpResponse:
    return _ended(request, request.subject)


@declares("edit_discipline")
@sent_once
@require_http_methods(["GET", "POST"])
def strike_discipline(request: RequestAbout[Discipline], pk: int) -> HttpResponse:
    return _struck(request, request.subject)


def _listed(
    request: RequestAbout[Recipient], page: ConductPage, *, answers: Sequence[CareerAnswer] = ()
) -> HttpResponse:
    person = request.subject
    form, refused = page.form(request.POST or None), None
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        refused = refusal_of(lambda: page.enter(person, told, by=request.user, on=request.on))
        if refused is None:
            messages.success(request, "Đã ghi.")
            return redirect(request.path)
    rows = page.of._default_manager.filter(recipient=person).select_related("entered_by")
    given = {
        "recipient": person,
        "page": page,
        "rows": [{"entry": each, "line": line_of_conduct(each)} for each in rows.order_by("-since", "-pk")],
        "form": form,
        "refused": refused,
        "answers": answers,
        "may_see_card": may_open("see_recipient", request.user, person, on=request.on),
        "may_edit": may_open("edit_recipient", request.user, person, on=request.on),
    }
    return render(request, "dossiers/conduct/conduct.html", given, status=status_of(form, refused))


def _ended(request: AskedRequest, row: ConductRow) -> HttpResponse:
    form = ConductEndForm(request.POST or None)
    return _asked(request, row, form, end_conduct, ENDING, done="Đã ghi kết thúc.")


def _struck(request: AskedRequest, row: ConductRow) -> HttpResponse:
    form = StrikeForm(request.POST or None)
    return _asked(request, row, form, strike_conduct, STRIKING, done="Đã rút mục ấy.")


def _asked(
    request: AskedRequest,
    row: ConductRow,
    form: forms.Form,
    act: Callable[..., ConductRow],
    words: dict[str, Any],
    *,
    done: str,
) -> HttpResponse:
    page = PAGES[type(row)]
    back, refused = reverse(page.name, args=[row.recipient_id]), None
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        refused = refusal_of(lambda: act(type(row), row.pk, **told, by=request.user, on=request.on))
        if refused is None:
            messages.success(request, done)
            return redirect(back)
    given = {
        **words,
        "question": f"{row.recipient.name}: {', '.join(line_of_conduct(row))}.",
        "form": form,
        "refused": refused,
        "cancel_url": back,
        "cancel_label": page.title,
    }
    return render(request, "dossiers/conduct/asked.html", given, status=status_of(form, refused))
