"""Words where a page would have none: an act refused outside a form, a method that is not taken."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.http import url_has_allowed_host_and_scheme

from config.pages.views import explained, file_fault_page
from roles.doors.refusals import Forbidden, Overtaken, Refused

FORM = "application/x-www-form-urlencoded"


class RefuseNul:
    """A NUL in an address or a form is never a person's typing, and PostgreSQL takes none: 400 in words."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        typed = request.POST.lists() if request.content_type == FORM else ()
        fields = (*request.GET.lists(), *typed)
        if "\0" in request.path or any("\0" in text for key, texts in fields for text in (key, *texts)):
            return explained(400)
        return self.get_response(request)


class ExplainRefusals:
    """Forbidden becomes 403, Overtaken 409, any other refusal 422; a live check gets only the note.

    What a page meets on the machine's disks is told too; elsewhere in a request `handler500` tells it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        # Django's own answer to a wrong method is an empty page.
        if response.status_code != 405 or response.streaming or response.content:
            return response
        worded = explained(405)
        worded["Allow"] = response.headers.get("Allow", "")
        return worded

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, Refused):
            return file_fault_page(request, exception)
        if request.headers.get("HX-Request"):
            return HttpResponse(
                render_to_string("components/refusal.html", {"refused": exception}), status=422
            )
        return explained(_status_of(exception), refused=exception, back_url=_page_before(request))


def _status_of(refused: Refused) -> int:
    if isinstance(refused, Forbidden):
        return 403
    return 409 if isinstance(refused, Overtaken) else 422


def _page_before(request: HttpRequest) -> str:
    """The page of this site from which the act was sent; empty when the browser does not tell."""
    before = request.headers.get("Referer", "")
    is_ours = url_has_allowed_host_and_scheme(before, {request.get_host()}, require_https=request.is_secure())
    return before if is_ours else ""
