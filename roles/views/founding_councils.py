"""A council is founded, and gets a new composition by a decision."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from roles.access.asked_request import RequestAbout
from roles.access.declarations import declares
from roles.doors.sent_once import sent_once
from roles.forms.organs.founding_organs import CouncilVersionForm, NewCouncilForm
from roles.founding import found_council, found_council_version
from roles.models import Council, Jurisdiction
from roles.queries import version_on
from roles.views.answering import form_response
from vietnamese.dates import short_date


@declares("found_council")
@sent_once
def new_council(request: RequestAbout[Jurisdiction], pk: int) -> HttpResponse:
    jurisdiction = request.subject
    initial = {"name": f"Hội đồng Thi đua - Khen thưởng {jurisdiction.name}"}
    form = NewCouncilForm(request.POST or None, initial=initial)

    def act(given: dict[str, Any]) -> tuple[str, str]:
        council = found_council(jurisdiction, by=request.user, on=request.on, **given)
        words = f"Đã lập {council.name}. Việc tiếp theo: ghi quyết định về thành phần."
        return words, reverse("roles:council_version", args=[council.pk])

    return form_response(
        request, "roles/new_council.html", {"jurisdiction": jurisdiction}, form=form, act=act
    )


@declares("renew_council")
@sent_once
def new_version(request: RequestAbout[Council], pk: int) -> HttpResponse:
    council = request.subject
    form = CouncilVersionForm(request.POST or None, initial={"since": request.on})

    def act(given: dict[str, Any]) -> tuple[str, str]:
        version = found_council_version(council, by=request.user, on=request.on, **given)
        words = f"Từ {short_date(version.since)}, hội đồng có {version.size} thành viên."
        day = f"?ngay={version.since:%d/%m/%Y}" if version.since > request.on else ""
        page = reverse("roles:council", args=[council.pk])
        return f"{words} Việc tiếp theo: phân công từng người.", f"{page}{day}"

    told = {"council": council, "running": version_on(council, request.on)}
    return form_response(request, "roles/council_version.html", told, form=form, act=act)
