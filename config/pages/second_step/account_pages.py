"""An owner sets up the second step of the own account, takes new codes on paper, and turns it off."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from config.pages.account.open_sessions import end_sessions
from config.pages.forms import PasswordAskedForm
from config.pages.second_step.authenticator_codes import (
    enrol,
    in_groups,
    new_secret,
    picture_of,
    stop_asking,
)
from config.pages.second_step.code_forms import EnrolForm
from config.pages.second_step.demanded import has_second_step, is_demanded
from config.pages.second_step.letting_in import MUST_ENROL
from config.pages.second_step.recovery_codes import new_recovery_codes
from config.pages.second_step.sealed_secrets import Unreadable, opened, sealed
from config.pages.tries.counted_tries import trier_inside
from roles.access.asked_request import AskedRequest
from roles.access.declarations import signed_in
from roles.doors.refusals import Refused
from roles.models import AuthenticatorKey

# The key that is shown until a code proves that a telephone has it; sealed in the session too.
SHOWN = "shown_authenticator_key"


@signed_in
@never_cache
def enrol_authenticator(request: AskedRequest) -> HttpResponse:
    if AuthenticatorKey.objects.filter(user=request.user).exists():
        messages.info(request, "Tài khoản này đã cài ứng dụng xác thực.")
        return redirect("my_account")
    secret = _shown_secret(request)
    form = EnrolForm(request.POST or None, user=request.user, trier=trier_inside(request), secret=secret)
    if request.method == "POST" and form.is_valid():
        codes = enrol(request.user, secret, step=form.step)
        is_kept_here = bool(request.session.pop(MUST_ENROL, False))
        del request.session[SHOWN]
        # A session that began without the second step may be somebody else's.
        end_sessions(request.user, but=request.session.session_key or "")
        return _codes_page(request, codes, is_kept_here=is_kept_here)
    told = {
        "form": form,
        "picture": picture_of(secret, request.user),
        "secret": in_groups(secret),
        "is_kept_here": bool(request.session.get(MUST_ENROL)),
    }
    return render(request, "registration/enrol_authenticator.html", told, status=422 if form.errors else 200)


@signed_in
@never_cache
def renew_recovery_codes(request: AskedRequest) -> HttpResponse:
    """Those of before open no more."""
    if not has_second_step(request.user):
        return redirect("enrol_authenticator")
    form = PasswordAskedForm(request.POST or None, user=request.user, trier=trier_inside(request))
    if request.method == "POST" and form.is_valid():
        return _codes_page(request, new_recovery_codes(request.user))
    return render(
        request, "registration/renew_recovery_codes.html", {"form": form}, status=422 if form.errors else 200
    )


@signed_in
@never_cache
def remove_second_step(request: AskedRequest) -> HttpResponse:
    if is_demanded(request.user, on=request.on):
        raise Refused(
            "Chức trách của ông/bà bắt buộc xác thực hai bước nên không tắt được.",
            remedy="Đổi điện thoại hoặc mất điện thoại thì nhờ người phân công đặt lại, rồi cài lại.",
        )
    form = PasswordAskedForm(request.POST or None, user=request.user, trier=trier_inside(request))
    if request.method == "POST" and form.is_valid():
        stop_asking(request.user)
        messages.success(request, "Đã tắt xác thực hai bước; từ nay chỉ hỏi mật khẩu.")
        return redirect("my_account")
    return render(
        request, "registration/remove_second_step.html", {"form": form}, status=422 if form.errors else 200
    )


def _shown_secret(request: AskedRequest) -> str:
    """The same on every showing of the page, else a picture scanned a moment ago would be void."""
    try:
        return opened(request.session[SHOWN])
    except (KeyError, Unreadable):
        secret = new_secret()
        request.session[SHOWN] = sealed(secret)
        return secret


def _codes_page(request: AskedRequest, codes: list[str], *, is_kept_here: bool = False) -> HttpResponse:
    """Shown in the answer itself: nothing keeps the codes, not even the session."""
    return render(request, "registration/recovery_codes.html", {"codes": codes, "is_kept_here": is_kept_here})
