"""The way back from the pages that found an office to “Còn thiếu để làm việc”, and what is next there."""

from __future__ import annotations

from typing import NamedTuple

from django.http import HttpRequest
from django.urls import reverse

from roles.access.asked_request import AskedRequest
from roles.access.declarations import may_open
from roles.models import Jurisdiction
from trail.clock import today
from workflow.views.home.setup.setup_line import SetupLine, SetupState
from workflow.views.home.setup.setup_lines import setup_lines

# Of the session: the jurisdiction whose list was opened, until its reader goes home.
GUIDED = "setup_of"
# Every page to which a line of the list leads, and those on which its forms end.
GUIDED_PAGES = frozenset(
    {
        *(f"roles:{name}" for name in ("new_appointment", "appointments", "give_password")),
        *(f"roles:{name}" for name in ("units", "new_unit", "unit", "rename_unit", "new_jurisdiction")),
        *(
            f"roles:{name}"
            for name in ("blocs", "new_bloc", "bloc", "members", "officers", "change_officers")
        ),
        *(f"roles:{name}" for name in ("councils", "new_council", "council", "council_version")),
        *(f"roles:{name}" for name in ("local_rules", "set_rule", "local_days", "enter_day")),
        *(f"roles:{name}" for name in ("paper_words", "change_words")),
        *(f"dossiers:{name}" for name in ("load", "load_outcome")),
        "workflow:register",
        "logo_page",
    }
)
# What keeps the office from working comes first.
_IN_TURN = (SetupState.MISSING, SetupState.PART, SetupState.CHECK)


class SetupGuide(NamedTuple):
    """`next` is the line whose turn it is, None once nothing is left to do; it `is_here` where its own page
    is open."""

    place: str
    url: str
    next: SetupLine | None
    is_here: bool


def begin_guide(request: HttpRequest, jurisdiction: Jurisdiction) -> None:
    if request.session.get(GUIDED) != jurisdiction.pk:
        request.session[GUIDED] = jurisdiction.pk


def end_guide(request: HttpRequest) -> None:
    request.session.pop(GUIDED, None)


def guide_on(request: AskedRequest) -> SetupGuide | None:
    """None on any other page, and for who did not come from the list or may no longer open it."""
    key, match = request.session.get(GUIDED), request.resolver_match
    if key is None or match is None or match.view_name not in GUIDED_PAGES:
        return None
    jurisdiction, on = Jurisdiction.objects.filter(pk=key).first(), today()
    if jurisdiction is None or not may_open("appoint", request.user, jurisdiction, on=on):
        return None
    turn = next_line(setup_lines(jurisdiction, on=on))
    is_here = turn is not None and turn.step is not None and turn.step[1] == request.get_full_path()
    return SetupGuide(jurisdiction.name, reverse("workflow:setup", args=[key]), turn, is_here)


def next_line(lines: list[SetupLine]) -> SetupLine | None:
    """The first of those that something can be done about now."""
    there = [line for state in _IN_TURN for line in lines if line.state == state and line.step]
    return there[0] if there else None
