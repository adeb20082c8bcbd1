"""What the drafting page is made of, in whichever way it is reached: opened, searched, checked, refused."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpResponse, QueryDict
from django.shortcuts import render

from dossiers.drafting.draft_page import ShownNomination, draft_page, with_remedies
from dossiers.drafting.forms import AddForm, AttachForm
from dossiers.drafting.route import route_of
from dossiers.drafting.views.decided_elsewhere import decided_elsewhere, told_own_level
from dossiers.drafting.views.kept_choice import KEPT, TYPED, is_left_typed, kept_choice
from dossiers.drafting.views.told_once import common_findings, grouped_by_award
from dossiers.evidence.owed_checklist import owed_checklist
from dossiers.models import Dossier, Recipient
from dossiers.models.recipient import still_offered
from dossiers.recipients.also_proposed import tell_also_proposed
from dossiers.recipients.paper_checks.refuted_facts import refuted_facts
from dossiers.recipients.transfers.shown_transfers import left_units
from roles.access.asked_request import AskedRequest
from roles.forms.fields import key_of
from roles.forms.searched_words import every_word
from roles.rights.permissions import mandate_at_unit
from roles.rights.unit_heirs import standing_for, unit_with_heirs
from trail.clock import today
from trail.phrases import reason_of
from trail.queries import last_entries
from trail.verbs import Verb
from vietnamese.text import has_every_word

PAGE = 50
FOUND = 20


def draft_response(
    request: AskedRequest, dossier: Dossier, *, status: int = 200, **given: Any
) -> HttpResponse:
    """The whole page; `given` may hold add_form, preview, attach_form or refused."""
    return render(request, "dossiers/draft.html", {**_context(request, dossier), **given}, status=status)


def _context(request: AskedRequest, dossier: Dossier) -> dict[str, Any]:
    on = request.on
    found = draft_page(dossier, on=on)
    words, only = request.GET.get("loc", ""), request.GET.get("chi", "")
    page = Paginator(_chosen(found.rows, words=words, only=only), PAGE).get_page(request.GET.get("trang"))
    tell_also_proposed([row.nomination for row in page.object_list])
    return {
        "dossier": dossier,
        "unit_name": dossier.unit.name_on(on),
        "shown": found,
        "page": page,
        "groups": grouped_by_award(found, with_remedies(found, list(page.object_list), dossier)),
        "common": common_findings(found.rows),
        "only": only,
        "filter_words": words,
        "undo": next((each for each in found.removals if str(each.pk) == request.GET.get("da-xoa")), None),
        "add_form": (add_form := AddForm(dossier=dossier, on=on)),
        "elsewhere": (elsewhere := decided_elsewhere(dossier, add_form.offered, on=on)),
        "own_level": told_own_level(request, dossier, elsewhere),
        "attach_form": AttachForm(),
        "came_back": came_back(dossier),
        "refuted": refuted_facts(dossier),
        "checklist": owed_checklist(
            [row.nomination for row in found.rows],
            found.judgement.findings,
            found.rules,
            old_units=partial(left_units, on=on),
        ),
        "route": route_of(dossier, on=on),
        "may_submit": mandate_at_unit(request.user, "submit_dossier", dossier.unit, on=on) is not None,
        "is_adding": any(name in _sent(request, dossier) for name in ("tim", "recipients", "title"))
        or is_left_typed(request, dossier),
        "filled_url": f"?{TYPED}=1#them",
        "is_filled": TYPED in request.GET or KEPT in request.GET,
        **search_results(request, dossier),
    }


def came_back(dossier: Dossier) -> dict[str, Any]:
    """The act by which the dossier lies here anew, as the history has it; empty for a first draft."""
    if dossier.revision == 1:
        return {}
    acts = (Verb.SENT_BACK, Verb.RECALLED)
    entry = last_entries("dossier", [dossier.pk], acts).get(dossier.pk)
    if entry is None:
        return {}
    return {
        "entry": entry,
        "reason": reason_of(entry),
        "is_recalled": entry.verb == Verb.RECALLED,
    }


def search_results(request: AskedRequest, dossier: Dossier) -> dict[str, Any]:
    """The unit's people and collectives whose name holds every word, in any order and without diacritics, or
    whose staff code holds them all.

    Those ticked already stay on top, ticked: a second search must not lose the first choice.
    """
    sent = _sent(request, dossier)
    words, chosen = sent.get("tim", ""), _ticked(sent)
    own = Recipient.objects.filter(still_offered(dossier.year), unit__in=unit_with_heirs(dossier.unit))
    rows = own.order_by("kind", "sort_key", "pk")
    kept = list(rows.filter(pk__in=chosen))
    if words.strip():
        rows = rows.filter(every_word(words, at="folded") | Q(staff_code__icontains=words.strip()))
    found = list(rows.exclude(pk__in=chosen)[: FOUND + 1])
    people = [*kept, *found[:FOUND]]
    awards: dict[int, list[str]] = {}
    proposed = dossier.nominations.filter(recipient__in=people).order_by("pk")
    for recipient, award in proposed.values_list("recipient_id", "award"):
        awards.setdefault(recipient, []).append(award)
    return {
        "people_at": standing_for(dossier.unit, on=today()),
        "search_words": words,
        "chosen": chosen,
        "people": [(person, awards.get(person.pk, [])) for person in people],
        "has_more_people": len(found) > FOUND,
    }


def _ticked(sent: QueryDict) -> set[int]:
    """The recipients chosen so far."""
    return {key for value in sent.getlist("recipients") if (key := key_of(value)) is not None}


def _sent(request: AskedRequest, dossier: Dossier) -> QueryDict:
    """In whichever way it was sent, or as it was kept."""
    return request.POST if request.method == "POST" else kept_choice(request, dossier) or request.GET


def _chosen(rows: tuple[ShownNomination, ...], *, words: str, only: str) -> list[ShownNomination]:
    """The rows that the filter lets through: by name, and "loi" for those that cannot be submitted."""
    return [
        row
        for row in rows
        if has_every_word(row.nomination.recipient_name, words)
        and (only != "loi" or row.is_blocked)
        and (only != "xem" or row.findings)
    ]
