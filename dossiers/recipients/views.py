"""A unit's people and collectives: the list, a new one, and the card of one with its history."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_http_methods

from dossiers.judging.offered_awards import awards_of_unit
from dossiers.judging.recipient_facts import history_of
from dossiers.local_law import local_law
from dossiers.models import Recipient
from dossiers.recipients.changing_recipients import add_recipient, change_recipient
from dossiers.recipients.conduct.conduct_words import standing_conduct
from dossiers.recipients.forms import RecipientForm
from dossiers.recipients.history_forms import lists_of
from dossiers.recipients.missing_facts import Missing, drafted, missing_on_card, point_out
from dossiers.recipients.paper_checks.settled_facts import refuted_of
from dossiers.recipients.shown_history import shown_lists
from law.judgement.reach import ASSUMPTIONS, HORIZON, STATES, outlook
from law.rulebook import rulebook_on
from roles.access.asked_request import AskedRequest, RequestAbout
from roles.access.declarations import asks, declares, may_open
from roles.access.open_forms import keeps_typing
from roles.access.request_limits import LONG_FORM, takes
from roles.doors.law_in_force import stack_in_force
from roles.doors.refusals import Refused
from roles.doors.sent_once import sent_once
from roles.forms.fields import key_of
from roles.forms.searched_words import every_word
from roles.models import Unit
from roles.queries import jurisdiction_of

PAGE = 50
# The nomination for which a card is opened.
OF_NOMINATION = "truong-hop"


@declares("see_staff")
@require_GET
def staff(request: RequestAbout[Unit], pk: int) -> HttpResponse:
    """The list with search by name, without diacritics, or by staff code."""
    unit = request.subject
    words, kind = request.GET.get("tim", ""), request.GET.get("loai", "")
    rows = unit.recipients.order_by("kind", "sort_key", "pk")
    if kind in Recipient.Kind.values:
        rows = rows.filter(kind=kind)
    if words.strip():
        rows = rows.filter(every_word(words, at="folded") | Q(staff_code__icontains=words.strip()))
    given = {
        "unit": unit,
        "unit_name": unit.name_on(request.on),
        "page": Paginator(rows, PAGE).get_page(request.GET.get("trang")),
        "words": words,
        "kind": kind,
        "kinds": Recipient.Kind.choices,
        "may_edit": may_open("draft_dossier", request.user, unit, on=request.on),
        "refuted": refuted_of(unit),
    }
    return render(request, "dossiers/staff.html", given)


@asks("draft_dossier", of=Unit, known_by="see_unit")
@sent_once
@require_http_methods(["GET", "POST"])
def add(request: RequestAbout[Unit], pk: int) -> HttpResponse:
    unit = request.subject
    initial = {"kind": "individual", "name": request.GET.get("ten", "")}
    form, refused = RecipientForm(request.POST or None, initial=initial), None
    if request.method == "POST" and form.is_valid():
        try:
            made = add_recipient(unit, form.facts(), by=request.user, on=request.on)
        except Refused as fault:
            refused = fault
        else:
            messages.success(
                request, f"Đã thêm {made.name}. Bổ sung xếp loại, danh hiệu, sáng kiến dưới đây."
            )
            return redirect(_onward(request, made))
    given = {"unit": unit, "unit_name": unit.name_on(request.on), "form": form, "refused": refused}
    status = 422 if form.errors or refused else 200
    return render(request, "dossiers/add_recipient.html", given, status=status)


@declares("see_recipient")
@keeps_typing("edit_recipient")
@sent_once
@require_http_methods(["GET", "POST"])
@takes(LONG_FORM)
def recipient(request: RequestAbout[Recipient], pk: int) -> HttpResponse:
    """The card; whoever may only read it sees it without buttons, and the door refuses a post."""
    person = request.subject
    posted = request.POST if request.method == "POST" else None
    form, lists = RecipientForm(posted, instance=person), lists_of(person, posted)
    refused = None
    # Every list is asked, so that all faults are told at once.
    if posted is not None and all([form.is_valid(), *(each.is_valid() for each in lists.values())]):
        try:
            _save(request, person, form, lists)
        except Refused as fault:
            refused = fault
        else:
            messages.success(request, f"Đã lưu {form.cleaned_data['name']}.")
            return redirect(_onward(request, person))
    return _card(request, person, form, lists, refused=refused)


@declares("see_recipient")
@require_GET
def within_reach(request: RequestAbout[Recipient], pk: int) -> HttpResponse:
    """What this recipient's unit could propose today, for the merit of this year or, asked for, of the last
    one, and what is still missing for the rest; what the Prime Minister and the State President decide is
    told apart while it is far off."""
    person = request.subject
    on = request.on
    above = jurisdiction_of(person.unit, on=on)
    stack = stack_in_force()
    rules = local_law(above).rulebook_on(on) if above else rulebook_on(on, stack=stack)
    year = on.year - 1 if request.GET.get("nam") == str(on.year - 1) else on.year
    found = outlook(history_of(person, on=on), on=on, rules=rules, year=year)
    offered = (
        {each.code for each in awards_of_unit(person.unit, above.level, on=on, stack=stack)}
        if above
        else set()
    )
    known = [each for each in found.reaches if each.award.code in offered or each.state == "had"]
    of_state = [each for each in known if each.award.is_of_state and each.state not in ("had", "open")]
    shown = [each for each in known if each not in of_state]
    given = {
        "recipient": person,
        "unit_name": person.unit.name_on(on),
        "found": found,
        "by_state": {state: [each for each in shown if each.state == state] for state in STATES},
        "of_state": of_state,
        "other_year": on.year - 1 if year == on.year else on.year,
        "assumptions": ASSUMPTIONS,
        "horizon": found.year + HORIZON,
        "is_older_law": found.rules.on != on,
    }
    return render(request, "dossiers/within_reach.html", given)


def _save(request: AskedRequest, person: Recipient, form: RecipientForm, lists: dict[str, Any]) -> None:
    for each in lists.values():
        each.save(commit=False)
    change_recipient(
        person.pk,
        form.facts(),
        lists=[
            (each.model, [*each.new_objects, *(row for row, _ in each.changed_objects)], each.deleted_objects)
            for each in lists.values()
        ],
        by=request.user,
        on=request.on,
    )


def _card(
    request: AskedRequest, person: Recipient, form: RecipientForm, lists: dict[str, Any], *, refused: Any
) -> HttpResponse:
    missing = _missing(request, person)
    point_out(missing, form, lists)
    given = {
        "recipient": person,
        "unit_name": person.unit.name_on(request.on),
        "form": form,
        "lists": shown_lists(person, lists, missing),
        "refused": refused,
        "matters": standing_conduct(person, on=request.on),
        "held_by_them": missing.get("conduct", ()),
        "back": _back(request),
        "may_edit": may_open("edit_recipient", request.user, person, on=request.on),
    }
    is_faulty = refused or form.errors or any(each.total_error_count() for each in lists.values())
    return render(request, "dossiers/recipient.html", given, status=422 if is_faulty else 200)


def _missing(request: AskedRequest, person: Recipient) -> Missing:
    """What the nomination misses from which the card was opened, told to who drafts it."""
    key = key_of(request.GET.get(OF_NOMINATION, "")) if request.method == "GET" else None
    row = drafted(person, key) if key is not None else None
    if row is None or not may_open("edit_draft", request.user, row.dossier, on=request.on):
        return {}
    return missing_on_card(row, on=request.on)


def _back(request: HttpRequest) -> str:
    """The page of this site that asked to come back to it."""
    back = request.GET.get("ve") or request.POST.get("ve") or ""
    return back if url_has_allowed_host_and_scheme(back, {request.get_host()}) else ""


def _onward(request: HttpRequest, person: Recipient) -> str:
    return _back(request) or reverse("dossiers:recipient", args=[person.pk])
