"""The card of one recipient with its history: shown, and saved by one of perhaps two who have it open."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.timezone import localtime
from django.views.decorators.http import require_http_methods

from dossiers.models import Recipient
from dossiers.recipients.cards.shown_history import shown_lists
from dossiers.recipients.changing_recipients import change_recipient
from dossiers.recipients.conduct.conduct_words import standing_conduct
from dossiers.recipients.forms import RecipientForm
from dossiers.recipients.history_forms import lists_of
from dossiers.recipients.missing_facts import Missing, drafted, missing_on_card, point_out
from roles.access.asked_request import AskedRequest, RequestAbout
from roles.access.declarations import declares, may_open
from roles.access.open_forms import keeps_typing
from roles.access.request_limits import LONG_FORM, takes
from roles.doors.refusals import Overtaken, Refused
from roles.doors.sent_once import sent_once
from roles.forms.fields import key_of
from roles.forms.two_editors import (
    SEEN,
    FieldOfTwo,
    Whose,
    as_chosen,
    asked_again,
    fields_of_two,
    merged,
    refuse_unchosen,
)
from trail.phrases import sentence
from trail.queries import timeline
from vietnamese.dates import clock_time, short_date

# The nomination for which a card is opened.
OF_NOMINATION = "truong-hop"


class _CardForms:
    """The general facts and the lists of one card, as stored or as sent."""

    def __init__(self, person: Recipient, sent: QueryDict | None = None) -> None:
        self.form = RecipientForm(sent, instance=person)
        self.lists: dict[str, Any] = lists_of(person, sent)
        # A row that somebody removed meanwhile has nothing stored to be compared with; its field tells so.
        rows = [each for rows in self.lists.values() for each in rows.initial_forms]
        self.parts = [self.form, *(each for each in rows if each.instance.pk)]
        self.every = [self.form, *(each for rows in self.lists.values() for each in rows)]

    def is_valid(self) -> bool:
        """Every list is asked, so that all faults are told at once."""
        return all([self.form.is_valid(), *(each.is_valid() for each in self.lists.values())])


@declares("see_recipient")
@keeps_typing("edit_recipient")
@sent_once
@require_http_methods(["GET", "POST"])
@takes(LONG_FORM)
def recipient(request: RequestAbout[Recipient], pk: int) -> HttpResponse:
    """The card; whoever may only read it sees it without buttons, and the door refuses a post."""
    if request.method == "GET":
        return _card(request, request.subject, _CardForms(request.subject))
    person = _locked_card(pk)
    card = _CardForms(person, as_chosen(request.POST))
    is_valid = card.is_valid()
    apart = fields_of_two(request.POST, card.parts) if SEEN in request.POST else []
    if any(each.whose != Whose.MINE for each in apart):
        return _overtaken(request, person.pk, card, apart)
    asked, refused = asked_again(request.POST, card.parts), None
    if is_valid:
        try:
            refuse_unchosen(request.POST, asked)
            _save(request, person, card)
        except Refused as fault:
            refused = fault
        else:
            messages.success(request, f"Đã lưu {card.form.cleaned_data['name']}.")
            return redirect(onward(request, person))
    return _card(request, person, card, refused=refused, others=asked, status=422)


def _overtaken(
    request: RequestAbout[Recipient], pk: int, card: _CardForms, apart: list[FieldOfTwo]
) -> HttpResponse:
    """What the other alone changed stands in the form already; of what both changed the page asks."""
    sent = merged(as_chosen(request.POST), card.parts, apart)
    # Django writes what was typed into the row that it checks: the card is read once more.
    person = Recipient.objects.select_related("unit").get(pk=pk)
    again = _CardForms(person, sent)
    again.is_valid()
    refused = _overtaken_by(person)
    return _card(request, person, again, refused=refused, others=apart, status=409)


def _locked_card(recipient_id: int) -> Recipient:
    """With its unit, under its row lock: what is read of the card from now on is changed by nobody else."""
    return Recipient.objects.select_for_update(of=("self",)).select_related("unit").get(pk=recipient_id)


def _overtaken_by(recipient: Recipient) -> Overtaken:
    """Tells the second of two editors who has changed the card last, and when."""
    last = timeline(("recipient", recipient.pk)).order_by("-seq").first()
    told = ""
    if last:
        when = f"{clock_time(localtime(last.at))} ngày {short_date(last.acted_on)}"
        told = f" Lúc {when}, {sentence(last)}"
    return Overtaken(
        f"Thẻ này đã được sửa sau khi ông/bà mở trang; phần vừa nhập chưa được ghi.{told}",
        remedy="Phần vừa nhập còn nguyên dưới đây. Xem các chỗ khác nhau rồi bấm Lưu.",
    )


def _save(request: AskedRequest, person: Recipient, card: _CardForms) -> None:
    for each in card.lists.values():
        each.save(commit=False)
    change_recipient(
        person.pk,
        card.form.facts(),
        lists=[
            (each.model, [*each.new_objects, *(row for row, _ in each.changed_objects)], each.deleted_objects)
            for each in card.lists.values()
        ],
        by=request.user,
        on=request.on,
    )


def _card(
    request: AskedRequest,
    person: Recipient,
    card: _CardForms,
    *,
    refused: Refused | None = None,
    others: Sequence[FieldOfTwo] = (),
    status: int = 200,
) -> HttpResponse:
    missing = _missing(request, person)
    point_out(missing, card.form, card.lists)
    given = {
        "recipient": person,
        "unit_name": person.unit.name_on(request.on),
        "form": card.form,
        "parts": card.parts,
        "every": card.every,
        "lists": shown_lists(person, card.lists, missing),
        "refused": refused,
        "others": others,
        "matters": standing_conduct(person, on=request.on),
        "held_by_them": missing.get("conduct", ()),
        "back": back_of(request),
        "may_edit": may_open("edit_recipient", request.user, person, on=request.on),
    }
    return render(request, "dossiers/recipient.html", given, status=status)


def _missing(request: AskedRequest, person: Recipient) -> Missing:
    """What the nomination misses from which the card was opened, told to who drafts it."""
    key = key_of(request.GET.get(OF_NOMINATION, ""))
    row = drafted(person, key) if key is not None else None
    if row is None or not may_open("edit_draft", request.user, row.dossier, on=request.on):
        return {}
    return missing_on_card(row, on=request.on)


def back_of(request: HttpRequest) -> str:
    """The page of this site that asked to come back to it."""
    back = request.GET.get("ve") or request.POST.get("ve") or ""
    return back if url_has_allowed_host_and_scheme(back, {request.get_host()}) else ""


def onward(request: HttpRequest, person: Recipient) -> str:
    return back_of(request) or reverse("dossiers:recipient", args=[person.pk])
