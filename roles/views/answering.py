"""A form of this room and its act: a refusal is told beside what was typed, a missing right elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from roles.doors.refusals import Forbidden, Refused

Act = Callable[[dict[str, Any]], tuple[str, str]]


def form_response(
    request: HttpRequest, template: str, told: Mapping[str, Any], *, form: forms.Form, act: Act
) -> HttpResponse:
    """`act` is given what was typed; it returns what to say afterwards and where to go."""
    shown = {**told, "form": form}
    if request.method != "POST" or not form.is_valid():
        return render(request, template, shown, status=422 if form.errors else 200)
    try:
        words, address = act(form.cleaned_data)
    except Forbidden:
        raise
    except Refused as refused:
        return render(request, template, shown | {"refused": refused}, status=422)
    messages.success(request, words)
    return redirect(address)
