"""Addresses that a form is posted to: opened by themselves they lead to the page that holds the form.

An answer to a post (a check, a refusal) leaves such an address in the browser; opened again from there, from
the history or from a bookmark, it shows the draft and changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from dossiers.models import Dossier, Evidence, Nomination
from roles.access.asked_request import RequestAbout

View = Callable[..., Any]


def posted_only(view: View) -> View:
    """Beneath the declaration, which finds the subject: reading leads to the drafting page of its dossier."""
    posted = require_POST(view)

    @wraps(posted)
    def led_to_the_draft(
        request: RequestAbout[Dossier | Nomination | Evidence], *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        if request.method not in ("GET", "HEAD"):
            return posted(request, *args, **kwargs)
        subject = request.subject
        key = subject.pk if isinstance(subject, Dossier) else subject.dossier_id
        return redirect("dossiers:draft", pk=key)

    return led_to_the_draft
