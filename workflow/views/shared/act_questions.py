"""What pages that ask for an act share: the form of a reason, and a refusal told beside the kept form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from dossiers.models import Nomination
from roles.doors.refusals import Forbidden, Overtaken, Refused


class ReasonForm(forms.Form):
    """Why: kept in the trail and shown to whom it concerns."""

    reason = forms.CharField(
        label="Lý do",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Được lưu vào nhật ký và hiện cho những người có liên quan.",
    )

    def __init__(self, *args: Any, is_required: bool = True, help_text: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = is_required
        if help_text:
            self.fields["reason"].help_text = help_text


class NoReasonForm(forms.Form):
    """An act that only has to be confirmed."""


@dataclass(frozen=True, slots=True)
class ActQuestion:
    """The words of a page that asks before an act (components/confirm.html).

    `mends_in_draft`: what stands in the way is mended on the drafting pages. `keeps_typing`: its view does.
    """

    title: str
    question: str
    submit_label: str
    cancel_url: str
    cancel_label: str = "Hồ sơ"
    consequences: tuple[str, ...] = ()
    citation: str = ""
    is_grave: bool = False
    mends_in_draft: bool = False
    keeps_typing: bool = False


@dataclass(frozen=True, slots=True)
class ObstacleInWords:
    """`key` is that of the nomination it is about, a place on the page; empty for the whole dossier."""

    message: str
    remedy: str
    citation: str
    name: str
    key: str


@dataclass(frozen=True, slots=True)
class RefusalInWords:
    """A refusal as a page tells it: obstacles name people, and lead to them."""

    message: str
    remedy: str
    citation: str
    obstacles: tuple[ObstacleInWords, ...]
    status: int


def refusal_in_words(refused: Refused) -> RefusalInWords:
    """One statement for the names, whatever the number of obstacles."""
    keys = {int(each.about) for each in refused.obstacles if each.about.isdecimal()}
    rows = Nomination.objects.filter(pk__in=keys).values_list("pk", "recipient_name") if keys else []
    names = {str(pk): name for pk, name in rows}
    return RefusalInWords(
        message=refused.message,
        remedy=refused.remedy,
        citation=refused.citation,
        obstacles=tuple(
            ObstacleInWords(
                message=each.message,
                remedy=each.remedy,
                citation=each.citation,
                name=_name_before(each.message, names.get(each.about, "")),
                key=each.about if each.about in names else "",
            )
            for each in refused.obstacles
        ),
        status=_status_of(refused),
    )


def _name_before(message: str, name: str) -> str:
    """Empty where the message begins with the name itself."""
    return "" if message.startswith(name) else name


def _status_of(refused: Refused) -> int:
    if isinstance(refused, Forbidden):
        return 403
    return 409 if isinstance(refused, Overtaken) else 422


def confirmed(
    request: HttpRequest,
    asked: ActQuestion,
    form: forms.Form,
    act: Callable[[str], object],
    *,
    done: str | Callable[[], str],
    to: str,
    template: str = "workflow/confirm.html",
    facts: Callable[[], dict[str, Any]] = dict,
) -> HttpResponse:
    """Asks, and after the answer does `act` with the reason, says `done` and leads to `to`.

    A `template` of its own shows `facts`, which are read where the page is shown; `done` may read what the
    act has left.
    """
    refused = None
    if request.method == "POST" and form.is_valid():
        try:
            act(form.cleaned_data.get("reason", ""))
        except Refused as caught:
            refused = refusal_in_words(caught)
        else:
            messages.success(request, done() if callable(done) else done)
            return redirect(to)
    is_wrong = request.method == "POST" and refused is None
    page = {
        **asdict(asked),
        "form": form,
        "refused": refused,
        "refused_at": asked.cancel_url,
        **facts(),
    }
    status = refused.status if refused else 422 if is_wrong else 200
    return render(request, template, page, status=status)
