"""The Board's submission of a decision: the one that stands, and those that were acted on before it."""

from __future__ import annotations

from django.http import FileResponse, Http404

from printing.contents import PetitionPaper
from printing.documents.petition import render_petition
from roles.access.asked_request import RequestAbout
from roles.access.declarations import declares
from workflow.actions.steps.carrying.acted_submissions import acted_submissions, standing_submission
from workflow.models import Decision
from workflow.reports.submission_paper import submission_paper
from workflow.views.shared.pdf_response import pdf_response


@declares("see_decision")
def submission(request: RequestAbout[Decision], pk: int) -> FileResponse:
    """The Board's petition for it, which the decision cites among its grounds; as it was submitted, once it
    was acted on. A draft that carries nobody is no paper."""
    found = request.subject
    carries = found.lines.filter(is_live=True).exists()
    standing = standing_submission(found, acted_submissions(found), carries=carries)
    if standing is None and (found.is_dropped or not carries):
        raise Http404
    paper = standing.paper if standing else submission_paper(found, on=request.on)
    return _printed(paper, name=f"to-trinh-quyet-dinh-{found.pk}.pdf")


@declares("see_decision")
def earlier_submission(request: RequestAbout[Decision], pk: int, act: int) -> FileResponse:
    """As it was submitted; `act` is the place of the act on it in the history of the decision."""
    for each in acted_submissions(request.subject):
        if each.entry.seq == act:
            return _printed(each.paper, name=f"to-trinh-quyet-dinh-{pk}-lan-{act}.pdf")
    raise Http404


def _printed(paper: PetitionPaper, *, name: str) -> FileResponse:
    return pdf_response(render_petition(paper), name=name)
