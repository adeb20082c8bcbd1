"""The lists of dossiers: what waits on the office's desk, and all that the office may see, by year."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from django import forms
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from dossiers.models import Dossier, Nomination
from law.awards import FORMS, TITLES
from roles.access.asked_request import AskedRequest
from roles.access.declarations import signed_in
from roles.forms.fields import choice_field, model_field
from roles.forms.searched_words import every_word
from roles.models import Bloc, Jurisdiction, Office, UnitProfile
from roles.queries import names_on
from roles.reader.current_office import CurrentOffice, current_office_of
from vietnamese.text import clean
from workflow.models import Passage
from workflow.models.desks import Desk
from workflow.queries.journey import journeys
from workflow.queries.upward import sent_up_of_dossiers
from workflow.views.inboxes.visible_dossiers import dossiers_within, opened_by
from workflow.views.inboxes.waiting import passages_awaiting, piles, waiting
from workflow.views.inboxes.waiting_lines import age_of
from workflow.views.shared.paging import page_by_day, page_by_key
from workflow.whose_turn import (
    InLine,
    disqualifications_of,
    first_awaiting_board,
    holds_of,
    in_line,
    past_the_board,
)

UNITS_MATCHED = 500
YEARS_BACK = 10
DESK_OFFICES = (
    Office.UNIT_CLERK,
    Office.UNIT_HEAD,
    Office.BLOC_HEAD,
    Office.BLOC_DEPUTY,
    Office.BOARD_OFFICER,
)


class FilterForm(forms.Form):
    """The filters of a list; a wrong value in an address filters nothing."""

    q = forms.CharField(
        label="Đơn vị, mã hồ sơ",
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "placeholder": "Gõ không dấu cũng được"}),
    )
    award = forms.ChoiceField(label="Đề nghị", required=False)
    bloc = forms.ModelChoiceField(
        label="Khối", queryset=Bloc.objects.none(), required=False, empty_label="Tất cả"
    )
    year = forms.TypedChoiceField(label="Năm", coerce=int, required=False, empty_value=None)
    received = forms.ChoiceField(
        label="Tiếp nhận",
        required=False,
        choices=[("", "Tất cả"), ("chua", "Chưa tiếp nhận"), ("roi", "Đã tiếp nhận")],
    )

    def __init__(self, *args: Any, current: CurrentOffice, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice_field(self, "award").choices = [("", "Tất cả"), *_awards()]
        choice_field(self, "year").choices = [("", "Tất cả"), *_years(on)]
        if isinstance(current.organ, Jurisdiction):
            model_field(self, "bloc").queryset = current.organ.blocs.order_by("code")
        else:
            del self.fields["bloc"]

    def chosen(self, name: str) -> Any:
        """The cleaned value, None when it is missing or wrong."""
        return getattr(self, "cleaned_data", {}).get(name) or None


def _awards() -> list[tuple[str, str]]:
    return [(code, each.name) for table in (TITLES, FORMS) for code, each in table.items()]


def _years(on: date) -> list[tuple[int, str]]:
    return [(year, str(year)) for year in range(on.year + 1, on.year - YEARS_BACK, -1)]


@signed_in
@require_GET
def inbox(request: AskedRequest) -> HttpResponse:
    """By office: dossiers on its desk with filters, or its meetings and decisions."""
    current, on = current_office_of(request), request.on
    if current is None:
        return render(request, "workflow/no_work.html")
    if current.office not in DESK_OFFICES:
        return render(
            request, "workflow/waiting.html", {"rows": waiting(current, user=request.user, on=on, most=200)}
        )
    form = FilterForm(request.GET or None, current=current, on=on)
    form.is_valid()
    is_filtered = any(form.chosen(name) for name in form.fields)
    rows = in_line(_filtered(passages_awaiting(current), form))
    page = page_by_day(request, rows, make=InLine._make, first=None if is_filtered else _first_of(current))
    told = {
        "form": form,
        "page": page,
        "rows": _told(page.rows, on=on),
        "is_filtered": is_filtered,
        "piles": [] if is_filtered or page.first_url else piles(current, on=on),
        **_beside(current),
    }
    return render(request, "workflow/inbox.html", told)


def _beside(current: CurrentOffice) -> dict[str, bool]:
    """Whether the Board's other piles hold anything: no button leads to an empty one."""
    if current.office != Office.BOARD_OFFICER or current.jurisdiction is None:
        return {}
    return {
        "has_appraised": past_the_board(current.jurisdiction).exists(),
        "has_held": holds_of(current.jurisdiction).exists(),
        "has_disqualified": disqualifications_of(current.jurisdiction).exists(),
    }


def _first_of(current: CurrentOffice) -> Callable[[int], list[InLine]] | None:
    """The Board's desk is the long one."""
    organ = current.organ
    if current.office != Office.BOARD_OFFICER or not isinstance(organ, Jurisdiction):
        return None
    return lambda most: first_awaiting_board(organ, most=most)


def _filtered(rows: QuerySet[Passage], form: FilterForm) -> QuerySet[Passage]:
    if award := form.chosen("award"):
        rows = rows.filter(Exists(Nomination.objects.filter(dossier=OuterRef("dossier"), award=award)))
    if bloc := form.chosen("bloc"):
        rows = rows.filter(dossier__bloc=bloc)
    if year := form.chosen("year"):
        rows = rows.filter(dossier__year=year)
    if received := form.chosen("received"):
        rows = rows.filter(received_on__isnull=received == "chua")
    if words := form.chosen("q"):
        rows = rows.filter(by_words(words, at="dossier__"))
    return rows


def by_words(words: str, *, at: str = "") -> Q:
    """A dossier's code, words of its unit's name in any order, or its unit's code; whatever the accents."""
    words = clean(words)
    number = words.strip().rpartition("-")[2]
    if words.strip().upper().startswith("HS-") and number.isdecimal() and len(number) < 12:
        return Q(**{f"{at}pk": int(number)})
    profiles = UnitProfile.objects.filter(every_word(words, at="folded") | Q(code__iexact=words.strip()))
    units = list(profiles.order_by().values_list("unit_id", flat=True).distinct()[:UNITS_MATCHED])
    return Q(**{f"{at}unit__in": units})


def _told(rows: Sequence[InLine], *, on: date) -> list[dict[str, Any]]:
    names = names_on([row.unit_id for row in rows], on=on)
    sizes = _sizes([row.dossier_id for row in rows])
    return [
        {
            "dossier": row,
            "unit": names[row.unit_id],
            "number": sizes.get(row.dossier_id, 0),
            "age": age_of(row.opened_on, on=on),
            "is_draft": row.desk == Desk.UNIT,
        }
        for row in rows
    ]


def _sizes(dossier_ids: Sequence[int]) -> dict[int, int]:
    rows = Nomination.objects.filter(dossier__in=dossier_ids).exclude(standing="withdrawn").order_by()
    return dict(rows.values_list("dossier_id").annotate(number=Count("pk")))


@signed_in
@require_GET
def dossiers(request: AskedRequest) -> HttpResponse:
    """Every dossier within the reach of the office, newest first, each with where it is."""
    current, on = current_office_of(request), request.on
    if current is None:
        return render(request, "workflow/no_work.html")
    form = FilterForm(request.GET or None, current=current, on=on)
    del form.fields["received"]
    form.is_valid()
    rows = dossiers_within(current).select_related("unit", "jurisdiction", "bloc")
    page = page_by_key(request, _chosen(rows, form), size=25)
    lines, above = journeys(page.rows), sent_up_of_dossiers(page.rows, opened=opened_by(current))
    names = names_on([each.unit_id for each in page.rows], on=on)
    told = {
        "form": form,
        "page": page,
        "rows": [
            (each, names[each.unit_id], here(lines[each.pk]), above.get(each.pk, [])) for each in page.rows
        ],
        "is_filtered": any(form.chosen(name) for name in form.fields),
        "may_begin": current.office in (Office.UNIT_CLERK, Office.UNIT_HEAD),
    }
    return render(request, "workflow/dossiers.html", told)


def _chosen(rows: QuerySet[Dossier], form: FilterForm) -> QuerySet[Dossier]:
    if award := form.chosen("award"):
        rows = rows.filter(Exists(Nomination.objects.filter(dossier=OuterRef("pk"), award=award)))
    if bloc := form.chosen("bloc"):
        rows = rows.filter(bloc=bloc)
    if year := form.chosen("year"):
        rows = rows.filter(year=year)
    if words := form.chosen("q"):
        rows = rows.filter(by_words(words))
    return rows


def here(line: Sequence[Any]) -> list[Any]:
    """The steps of the line at which something of the dossier is now; its end when nothing is open."""
    return [step for step in line if step.state in ("current", "came_back")] or list(line[-1:])
