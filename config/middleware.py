"""Words where a page would have none, and an end to requests that bring too much or take too long."""

import logging
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils.http import url_has_allowed_host_and_scheme

from config.pages.second_step.letting_in import MUST_CHANGE, MUST_ENROL
from config.pages.views import explained, file_fault_page
from config.postgres.deadline import deadline, is_ended_early
from config.running.logs.request_marks import route_of
from roles.access.request_limits import LONG_FORM, LONGEST_QUERY, RequestLimits, limits_of
from roles.doors.law_in_force import law_asked_once
from roles.doors.refusals import Forbidden, Overtaken, Refused
from roles.reader.current_office import IN_ADDRESS, choose_office
from vietnamese.numbers import grouped

Answer = Callable[[HttpRequest], HttpResponse]
FORM = "application/x-www-form-urlencoded"
RETRY_AFTER = "30"
TOO_LONG = Refused(
    "Máy chủ đang bận nên việc này chưa làm xong trong thời gian cho phép; chưa có gì được ghi.",
    remedy="Đợi một phút rồi thử lại.",
)

log = logging.getLogger(__name__)


class BoundRequests:
    """What is longer, or has more fields, than its address takes is refused before anybody reads it: 413."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if len(request.META.get("QUERY_STRING", "")) > LONGEST_QUERY:
            return explained(414, most=grouped(LONGEST_QUERY))
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        limits = limits_of(view)
        if _length_of(request) > limits.body or _number_of_fields(request, limits) > limits.fields:
            return explained(413, most_fields=grouped(limits.fields), most_kib=grouped(limits.body // 1024))
        return None


class RefuseNul:
    """A NUL in an address or a form is never a person's typing, and PostgreSQL takes none: 400 in words."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\0" in request.path or _has_nul(request.GET):
            return explained(400)
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Only here is it known how much the address takes."""
        return explained(400) if request.content_type == FORM and _has_nul(request.POST) else None


class RequestDeadline:
    """After VINHDANH_REQUEST_SECONDS nothing more is asked of the database nor written to it."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with deadline(settings.VINHDANH_REQUEST_SECONDS):
            return self.get_response(request)


class AskLawOnce:
    """However often a page asks the law that holds, the database is asked of it once."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with law_asked_once():
            return self.get_response(request)


class KeptAtOnePage:
    """Who came in by a password that somebody else gave chooses his own before anything else; then who holds
    a right for which the site demands a second step sets one up."""

    KEPT = ((MUST_CHANGE, "change_password"), (MUST_ENROL, "enrol_authenticator"))
    # Either is a second step.
    INSTEAD = frozenset({("enrol_authenticator", "add_passkey")})
    # The masthead of the page at which somebody is kept has its picture.
    OPEN = frozenset({"sign_out", "health", "metrics", "alive", "logo"})

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """A live check is answered as after the end of a session: no page inside a page."""
        asked = request.resolver_match and request.resolver_match.view_name
        if asked in self.OPEN:
            return None
        page = next((name for mark, name in self.KEPT if request.session.get(mark)), asked)
        if page == asked or (page, asked) in self.INSTEAD:
            return None
        return HttpResponse(status=401) if request.headers.get("HX-Request") else redirect(str(page))


class OpenInSeat:
    """A link that names one of the reader's offices opens in it, and so does what it leads on to.

    It changes what pages show first, never what their reader may do; an office not held today is passed over.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        wanted = request.GET.get(IN_ADDRESS, "")
        if wanted and request.user.is_authenticated:
            choose_office(request, wanted)
        return self.get_response(request)


class ExplainRefusals:
    """Forbidden becomes 403, Overtaken 409, any other refusal 422, what took too long 503.

    A live check gets only the note. What a page meets on the machine's disks is told too; elsewhere in a
    request `handler500` tells it.
    """

    def __init__(self, get_response: Answer) -> None:
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
        if is_ended_early(exception):
            log.warning("%s was ended early", route_of(request), exc_info=exception)
            response = _told(request, TOO_LONG, status=503)
            response["Retry-After"] = RETRY_AFTER
            return response
        if isinstance(exception, Refused):
            return _told(request, exception, status=_status_of(exception))
        return file_fault_page(request, exception)


def _told(request: HttpRequest, refused: Refused, *, status: int) -> HttpResponse:
    if request.headers.get("HX-Request"):
        note = render_to_string("components/refusal.html", {"refused": refused})
        return HttpResponse(note, status=503 if status == 503 else 422)
    page = "too_long" if status == 503 else ""
    return explained(status, page=page, refused=refused, back_url=_page_before(request))


def _length_of(request: HttpRequest) -> int:
    """As it was announced: Django reads no further than that."""
    announced = request.META.get("CONTENT_LENGTH") or "0"
    return int(announced) if announced.isdecimal() and len(announced) < 19 else 0


def _number_of_fields(request: HttpRequest, limits: RequestLimits) -> int:
    """A file is not read for this: Django counts the fields beside it while it reads."""
    if request.content_type == FORM:
        return request.body.count(b"&") + 1
    if request.method != "POST" or limits.body > LONG_FORM.body:
        return 0
    return sum(len(texts) for _name, texts in request.POST.lists())


def _has_nul(fields: Any) -> bool:
    return any("\0" in text for key, texts in fields.lists() for text in (key, *texts))


def _status_of(refused: Refused) -> int:
    if isinstance(refused, Forbidden):
        return 403
    return 409 if isinstance(refused, Overtaken) else 422


def _page_before(request: HttpRequest) -> str:
    """The page of this site from which the act was sent; empty when the browser does not tell."""
    before = request.headers.get("Referer", "")
    is_ours = url_has_allowed_host_and_scheme(before, {request.get_host()}, require_https=request.is_secure())
    return before if is_ours else ""
