"""The units of a jurisdiction as a tree that opens, with search; and one unit with its past."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from roles.access.asked_request import RequestAbout
from roles.access.declarations import declares, may_open
from roles.appointments.people_in_office import people_at
from roles.forms.fields import day_of, key_of
from roles.models import BlocMembership, BlocOffice, Jurisdiction, Unit
from roles.organs.unit_register import kin_of, status_of, unit_lines
from roles.organs.unit_tree import Tree
from roles.queries import names_on
from vietnamese.dates import short_date

PAGE = 50
MOST_OPEN = 100


@declares("see_jurisdiction")
def units(request: RequestAbout[Jurisdiction], pk: int) -> HttpResponse:
    """`?mo=` names each branch that stands open; `?q=` asks for a list instead, each answer with its path."""
    jurisdiction = request.subject
    day = day_of(request.GET.get("ngay", ""), default=request.on)
    words, is_whole = request.GET.get("q", "").strip(), request.GET.get("tat_ca") == "1"
    tree = Tree(unit_lines(jurisdiction, day=day, is_whole=is_whole))
    opened = _opened(request, tree)
    shown = tree.matching(words) if words else tree.seen(opened)
    page = Paginator(shown, PAGE).get_page(request.GET.get("page"))
    rows = tree.rows(list(page.object_list), opened=opened, day=day)
    told = {
        "jurisdiction": jurisdiction,
        "day": day,
        "words": words,
        "is_whole": is_whole,
        "page": page,
        "rows": [(row, _turned(request, opened, row.line.unit_id)) for row in rows],
        "total": len(tree),
        "is_any_open": bool(opened) and not words,
        "shut": _address(request, [], page=1),
        "may_found": may_open("found_unit", request.user, jurisdiction, on=request.on),
    }
    return render(request, "roles/units.html", told)


def _opened(request: HttpRequest, tree: Tree) -> list[int]:
    """In the order of opening; an address without `mo` opens what the tree opens by itself."""
    if "mo" not in request.GET:
        return sorted(tree.first_open)
    asked = (key_of(given) for given in request.GET.getlist("mo")[-MOST_OPEN:])
    return [key for key in dict.fromkeys(asked) if key is not None]


def _turned(request: HttpRequest, opened: list[int], key: int) -> str:
    """The same page with one branch opened or shut; it comes back to the line that was turned."""
    others = [each for each in opened if each != key]
    return _address(request, others if key in opened else [*others, key]) + f"#don-vi-{key}"


def _address(request: HttpRequest, opened: list[int], *, page: int = 0) -> str:
    kept = [(name, request.GET[name]) for name in ("ngay", "tat_ca") if name in request.GET]
    if not page and "page" in request.GET:
        kept.append(("page", request.GET["page"]))
    return "?" + urlencode([*kept, *(("mo", str(key)) for key in opened or [0])])


@declares("know_unit")
def unit(request: RequestAbout[Unit], pk: int) -> HttpResponse:
    unit = request.subject
    day: date = request.on
    before, after = kin_of([unit.pk])
    profile = unit.profile_on(day)
    profiles = list(unit.profiles.select_related("jurisdiction").order_by("-since"))
    parents = names_on({each.parent_id for each in profiles if each.parent_id}, on=day)
    told = {
        "unit": unit,
        "profile": profile,
        "parent": parents.get(profile.parent_id or 0, ""),
        "status": status_of(unit, files_to=profile.jurisdiction, day=day),
        "profiles": [(each, parents.get(each.parent_id or 0, "")) for each in profiles],
        "before": before.get(unit.pk, []),
        "after": after.get(unit.pk, []),
        "memberships": _memberships(unit),
        "people": people_at(unit, on=day),
        "may_see_staff": may_open("see_staff", request.user, unit, on=day),
        "may_rename": unit.ended_on is None and _may(request, "change_unit"),
        "may_end": unit.ended_on is None and _may(request, "close_unit"),
        "may_appoint": unit.ended_on is None
        and profile.jurisdiction is not None
        and may_open("appoint", request.user, profile.jurisdiction, on=day),
    }
    return render(request, "roles/unit.html", told)


def _memberships(unit: Unit) -> list[tuple[BlocMembership, str]]:
    """With what the unit was in its bloc that year: head or deputy, with the days where it changed, or a
    member. Two statements."""
    roles: dict[tuple[int, int], list[BlocOffice]] = {}
    for office in unit.bloc_offices.select_related("bloc").order_by("since"):
        roles.setdefault((office.bloc_id, office.year), []).append(office)
    rows = unit.bloc_memberships.select_related("bloc").order_by("-year", "bloc__code")
    return [
        (row, _role_told(roles.get((row.bloc_id, row.year), [])) or row.get_kind_display()) for row in rows
    ]


def _role_told(held: list[BlocOffice]) -> str:
    """ "Khối phó", or "khối phó đến hết ngày 31/05/2026, khối trưởng từ ngày 01/06/2026"."""
    if len(held) == 1 and held[0].until is None:
        return held[0].get_role_display()
    return ", ".join(
        f"{office.get_role_display()} từ ngày {short_date(office.since)}"
        + (f" đến hết ngày {short_date(office.until)}" if office.until else "")
        for office in held
    )


def _may(request: RequestAbout[Unit], name: str) -> bool:
    """Whether the unit's page has this further page for its reader."""
    return may_open(name, request.user, request.subject, on=request.on)
