"""A long form keeps on the server what is typed in it, for its writer alone, and tells who else has it open.

    @declares("edit_nomination")
    @keeps_typing("edit_nomination")    # beneath the declaration: who may not open the form is told so first
    def change(request, pk): ...        # and {% open_form %} in the form of its page

Where the form stands on the page of another address, the decorator is of the view that takes it, and the tag
names its address: {% open_form url %}.

The script of the page (static/js/open_forms.js) speaks to the form's own address, with a header that says
what it wants, so that a right, a limit and a subject are asked as of the form itself. What was typed is no
act: no standing, paper, judgement or history reads it. It goes when the form is sent, and after some days.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from functools import wraps
from typing import Any, NamedTuple

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.utils import timezone

from roles.access.asked_request import AskedRequest
from roles.access.declarations import may_open
from roles.access.request_limits import ORDINARY
from roles.doors.one_act import one_act
from roles.doors.sent_once import FORM_KEY, NOT_TYPED
from roles.models import OpenForm, SentForm
from vietnamese.dates import clock_time, short_date

View = Callable[..., HttpResponse]

WANTED = "X-Open-Form"
# Three looks of the script: a page of which nothing is heard any more is told as open for no longer.
OPEN_FOR = timedelta(seconds=60)
# Of one person; the oldest goes first.
MOST_KEPT = 30


class SomebodyElse(NamedTuple):
    """Who has the same form open, and when his page was last known to be."""

    name: str
    when: str


def keeps_typing(question: str = "") -> Callable[[View], View]:
    """The view's form is kept while it is typed. `question`: what who types is asked, where the declaration
    of the address lets readers in as well."""

    def around(view: View) -> View:
        @wraps(view)
        def kept(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
            wanted = request.headers.get(WANTED, "")
            if request.method == "POST" and wanted in _ANSWERS:
                if question and not may_open(question, request.user, request.subject, on=request.on):
                    return JsonResponse({}, status=403)
                return _ANSWERS[wanted](request)
            response = view(request, *args, **kwargs)
            if request.method == "POST" and response.status_code == 302:
                _forget_sent(request)
            return response

        return kept

    return around


def typed_before(request: AskedRequest, address: str = "") -> OpenForm | None:
    """What this reader typed in the form of the address, else of this one, and never sent."""
    rows = OpenForm.objects.filter(user_id=request.user.pk, address=address or request.path)
    return rows.filter(typed_at__isnull=False).first()


def others_at(request: AskedRequest, address: str = "") -> list[SomebodyElse]:
    """Who else has that form open, the latest seen first."""
    since = timezone.now() - OPEN_FOR
    rows = OpenForm.objects.filter(address=address or request.path, seen_at__gt=since).exclude(
        user_id=request.user.pk
    )
    return [
        SomebodyElse(row.user.get_full_name() or row.user.get_username(), hour_of(row.seen_at))
        for row in rows.select_related("user").defer("fields").order_by("-seen_at", "pk")
    ]


def hour_of(moment: Any, *, with_day: bool = False) -> str:
    """ "10 giờ 42", "10 giờ 42 ngày 05/01/2020"."""
    here = timezone.localtime(moment)
    return f"{clock_time(here)} ngày {short_date(here.date())}" if with_day else clock_time(here)


@one_act
def forget_typed(request: AskedRequest) -> None:
    """Its writer has no use for what he typed; that his page is open stays."""
    rows = OpenForm.objects.filter(user_id=request.user.pk, address=request.path, typed_at__isnull=False)
    rows.update(fields=[], typed_at=None)


@one_act
def _forget_sent(request: AskedRequest) -> None:
    """What was typed is stored, and its writer has left the page: nobody is told that it is open."""
    rows = OpenForm.objects.filter(user_id=request.user.pk, address=request.path)
    rows.update(fields=[], typed_at=None, seen_at=timezone.now() - OPEN_FOR)


@one_act
def forget_open_forms() -> int:
    """Removes what was typed too long ago, and pages that are open no longer; how many. Run daily."""
    now = timezone.now()
    old = now - timedelta(days=settings.VINHDANH_DAYS_TYPED_IS_KEPT)
    typed = OpenForm.objects.filter(typed_at__lt=old)
    looked = OpenForm.objects.filter(typed_at__isnull=True, seen_at__lt=now - OPEN_FOR)
    return typed.delete()[0] + looked.delete()[0]


def _keep(request: AskedRequest) -> JsonResponse:
    """413 for what is longer than an ordinary form: it is typed on, and kept by being sent alone."""
    typed = [[name, texts] for name, texts in request.POST.lists() if name not in NOT_TYPED]
    if len(request.body) > ORDINARY.body or len(typed) > ORDINARY.fields:
        return JsonResponse({}, status=413)
    at = _write(request.user.pk, request.path, typed, form_key=request.POST.get(FORM_KEY, ""))
    kept = f"Đã lưu tạm lúc {hour_of(at)}." if at else "Biểu mẫu này đã được gửi; mở lại trang để nhập thêm."
    return JsonResponse({"kept": kept, **_told_of_others(request)})


@one_act
def _write(user_id: int, address: str, typed: list[list[Any]], *, form_key: str) -> datetime | None:
    """When; None of a form that was sent meanwhile: what its script says late, nobody left unsent."""
    now = timezone.now()
    row, _is_new = OpenForm.objects.update_or_create(
        user_id=user_id, address=address, defaults={"fields": typed, "typed_at": now, "seen_at": now}
    )
    # Under the lock of the row, for which `_forget_sent` waits: whichever of the two is later forgets.
    if form_key and SentForm.objects.filter(sent_by_id=user_id, key=form_key).exists():
        OpenForm.objects.filter(pk=row.pk).update(fields=[], typed_at=None)
        return None
    kept = OpenForm.objects.filter(user_id=user_id, typed_at__isnull=False).order_by("-typed_at", "-pk")
    OpenForm.objects.filter(pk__in=list(kept.values_list("pk", flat=True)[MOST_KEPT:])).delete()
    return now


def _close(request: AskedRequest) -> JsonResponse:
    """The page is left: what its script had not kept yet comes along, and nobody is told that it is open."""
    answer = _keep(request) if set(request.POST) - NOT_TYPED else JsonResponse({})
    _note_closed(request)
    return answer


@one_act
def _note_closed(request: AskedRequest) -> None:
    rows = OpenForm.objects.filter(user_id=request.user.pk, address=request.path)
    rows.update(seen_at=timezone.now() - OPEN_FOR)


@one_act
def _note_open(request: AskedRequest) -> JsonResponse:
    """The page is open: its writer is seen by the others, and told of them."""
    OpenForm.objects.update_or_create(
        user_id=request.user.pk, address=request.path, defaults={"seen_at": timezone.now()}
    )
    return JsonResponse(_told_of_others(request))


def _hand_out(request: AskedRequest) -> JsonResponse:
    """[[name, texts], …] as it was typed; nothing, where it was sent meanwhile."""
    row = OpenForm.objects.filter(user_id=request.user.pk, address=request.path).first()
    return JsonResponse({"fields": row.fields if row else []})


def _drop(request: AskedRequest) -> JsonResponse:
    forget_typed(request)
    return JsonResponse({})


def _told_of_others(request: AskedRequest) -> dict[str, Any]:
    return {"others": words_of_others(others_at(request))}


def words_of_others(others: Iterable[SomebodyElse]) -> str:
    """One sentence; empty where nobody else is there."""
    told = ", ".join(f"{each.name} (lúc {each.when})" for each in others)
    return f"Cũng đang mở trang này: {told}." if told else ""


_ANSWERS: dict[str, Callable[[AskedRequest], JsonResponse]] = {
    "keep": _keep,
    "open": _note_open,
    "typed": _hand_out,
    "drop": _drop,
    "close": _close,
}
