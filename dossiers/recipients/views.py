"""A unit's people and collectives: the list, a new one, and what one of them could be proposed for."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from dossiers.judging.offered_awards import awards_of_unit
from dossiers.judging.recipient_facts import history_of
from dossiers.local_law import local_law
from dossiers.models import Recipient
from dossiers.recipients.cards.card_page import onward
from dossiers.recipients.changing_recipients import add_recipient
from dossiers.recipients.forms import RecipientForm
from dossiers.recipients.paper_checks.settled_facts import refuted_of
from law.judgement.reach import ASSUMPTIONS, HORIZON, STATES, outlook
from law.rulebook import rulebook_on
from roles.access.asked_request import RequestAbout
from roles.access.declarations import asks, declares, may_open
from roles.doors.law_in_force import stack_in_force
from roles.doors.refusals import Refused
from roles.doors.sent_once import sent_once
from roles.forms.searched_words import every_word
from roles.models import Unit
from roles.queries import jurisdiction_of

PAGE = 50
WORKING, ENDED, EVERYBODY = "dang-lam", "da-ket-thuc", "tat-ca"
STATES_OF_STAFF = {WORKING: "Đang hoạt động", ENDED: "Đã kết thúc", EVERYBODY: "Cả hai"}


@declares("see_staff")
@require_GET
def staff(request: RequestAbout[Unit], pk: int) -> HttpResponse:
    """The list with search by name, without diacritics, or by staff code."""
    unit = request.subject
    words, kind = request.GET.get("tim", ""), request.GET.get("loai", "")
    state = asked if (asked := request.GET.get("tinh-trang")) in STATES_OF_STAFF else WORKING
    rows = unit.recipients.order_by("kind", "sort_key", "pk")
    if kind in Recipient.Kind.values:
        rows = rows.filter(kind=kind)
    if state != EVERYBODY:
        rows = rows.filter(ended_on__isnull=state == WORKING)
    if words.strip():
        rows = rows.filter(every_word(words, at="folded") | Q(staff_code__icontains=words.strip()))
    given = {
        "unit": unit,
        "unit_name": unit.name_on(request.on),
        "page": Paginator(rows, PAGE).get_page(request.GET.get("trang")),
        "words": words,
        "kind": kind,
        "kinds": Recipient.Kind.choices,
        "state": state,
        "states": STATES_OF_STAFF.items(),
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
            return redirect(onward(request, made))
    given = {"unit": unit, "unit_name": unit.name_on(request.on), "form": form, "refused": refused}
    status = 422 if form.errors or refused else 200
    return render(request, "dossiers/add_recipient.html", given, status=status)


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
