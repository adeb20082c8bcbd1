"""The page “Còn thiếu để làm việc”: what the office has, what it needs, and where each is done."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from roles.access.asked_request import RequestAbout
from roles.access.declarations import declares
from roles.models import Jurisdiction
from workflow.views.home.setup.setup_guide import begin_guide, next_line
from workflow.views.home.setup.setup_line import SetupState
from workflow.views.home.setup.setup_lines import setup_lines


@declares("appoint")
@require_GET
def setup(request: RequestAbout[Jurisdiction], pk: int) -> HttpResponse:
    lines = setup_lines(request.subject, on=request.on)
    missing = [line for line in lines if line.state in (SetupState.MISSING, SetupState.LATER)]
    begin_guide(request, request.subject)
    told = {
        "jurisdiction": request.subject,
        "lines": lines,
        "number": len(missing),
        "next": next_line(lines),
    }
    return render(request, "workflow/setup.html", told)
