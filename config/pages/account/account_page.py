"""“Tài khoản của tôi”: who one is here, by which papers, how and where one is signed in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from config.models import LinkedSubject
from config.pages.account.done_by_others import done_by_others
from config.pages.account.open_sessions import end_sessions, note_session, sessions_of
from config.pages.door_settings.configured_provider import provider_name
from roles.access.asked_request import AskedRequest
from roles.access.declarations import signed_in
from roles.models import AuthenticatorKey, Passkey, RecoveryCode
from roles.queries import offices_held, organ_names

# An account whose owner never signs out would have pages of them; the latest are what he can recognise.
MOST_SHOWN = 50


class EndSessionForm(forms.Form):
    """Which session: none named means all but the one in hand."""

    session = forms.IntegerField(required=False, min_value=1, max_value=2**63 - 1)


@signed_in
def my_account(request: AskedRequest) -> HttpResponse:
    held = list(offices_held(request.user, on=request.on).select_related("on_behalf_of__user"))
    places = organ_names([row.organ for row in held], on=request.on)
    sessions = sessions_of(request.user)[:MOST_SHOWN]
    told = {
        "authenticator": AuthenticatorKey.objects.filter(user=request.user).first(),
        "provider": provider_name(),
        "linked": LinkedSubject.objects.filter(user=request.user).order_by("pk").first(),
        "passkeys": Passkey.objects.filter(user=request.user).order_by("pk"),
        "codes_left": RecoveryCode.objects.filter(user=request.user).count(),
        "done_by_others": done_by_others(request.user, on=request.on),
        "offices": [{"row": row, "place": places[row.organ]} for row in held],
        "sessions": sessions,
        "this_key": request.session.session_key,
        "has_others": any(one.session_id != request.session.session_key for one in sessions),
    }
    return render(request, "registration/my_account.html", told)


@signed_in
@require_POST
def end_my_sessions(request: AskedRequest) -> HttpResponse:
    """One's own other sessions alone; a second click finds them ended and says so."""
    form = EndSessionForm(request.POST)
    ended = 0
    if form.is_valid():
        key = request.session.session_key or ""
        ended = end_sessions(request.user, but=key, only=form.cleaned_data["session"])
    if ended:
        messages.success(request, f"Đã đăng xuất {ended} nơi khác.")
    else:
        messages.info(request, "Nơi ấy không còn đăng nhập bằng tài khoản này.")
    return redirect("my_account")


@receiver(user_logged_in, dispatch_uid="config.note_session")
def _note_at_the_door(sender: Any, request: HttpRequest, user: Any, **given: Any) -> None:
    note_session(request, user.pk)
