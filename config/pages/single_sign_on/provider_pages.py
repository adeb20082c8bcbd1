"""To the provider and back: signing in with a linked identity, linking one, and ending that."""

from __future__ import annotations

import time

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from config.pages.door_settings.configured_provider import provider_name
from config.pages.forms import PasswordAskedForm
from config.pages.second_step.letting_in import after_password
from config.pages.single_sign_on.identity_provider import (
    NotVouched,
    sent_to_provider,
    vouched_for,
)
from config.pages.single_sign_on.linked_subjects import link, unlink, user_of
from config.pages.tries.counted_tries import trier_inside
from roles.access.asked_request import AskedRequest
from roles.access.declarations import public, signed_in

# In the session: where the door leads after the provider; until when its owner may link what comes back.
AFTER, MAY_LINK = "after_provider", "may_link_until"
SECONDS_TO_LINK = 600


@public
@require_GET
@never_cache
def to_provider(request: HttpRequest) -> HttpResponse:
    """By a link, not a form: the policy of pages lets forms lead nowhere else."""
    if not provider_name():
        return redirect("sign_in")
    request.session[AFTER] = request.GET.get("next", "")
    back_to = request.build_absolute_uri(reverse("from_provider"))
    try:
        return sent_to_provider(request, back_to=back_to)
    except NotVouched:
        return _failed(request, is_away=True)


@public
@require_GET
@never_cache
def from_provider(request: HttpRequest) -> HttpResponse:
    """Whoever is inside and has just given the password links; everybody else signs in."""
    if not provider_name():
        return redirect("sign_in")
    may_link = request.session.pop(MAY_LINK, 0) > time.time()
    try:
        identity = vouched_for(request)
    except NotVouched:
        return _failed(request)
    if request.user.is_authenticated:
        if may_link:
            link(request.user, identity)
            messages.success(request, f"Đã liên kết với {settings.VINHDANH_OIDC_NAME}.")
        return redirect("my_account")
    user = user_of(identity)
    if user is None:
        return _failed(request, is_unknown=True)
    return after_password(request, user, to=_where_to(request), is_by_password=False)


@signed_in
def link_provider(request: AskedRequest) -> HttpResponse:
    """The password first; then the way to the provider stands open for some minutes."""
    if not provider_name():
        return redirect("my_account")
    form = PasswordAskedForm(request.POST or None, user=request.user, trier=trier_inside(request))
    told = {"form": form, "provider": settings.VINHDANH_OIDC_NAME, "may_go": False}
    if request.method == "POST" and form.is_valid():
        request.session[MAY_LINK] = time.time() + SECONDS_TO_LINK
        told["may_go"] = True
    return render(request, "registration/link_provider.html", told, status=422 if form.errors else 200)


@signed_in
def unlink_provider(request: AskedRequest) -> HttpResponse:
    """Also where the provider is configured no longer."""
    form = PasswordAskedForm(request.POST or None, user=request.user, trier=trier_inside(request))
    if request.method == "POST" and form.is_valid():
        unlink(request.user)
        messages.success(request, "Đã bỏ liên kết; từ nay chỉ đăng nhập bằng mật khẩu hoặc khóa truy cập.")
        return redirect("my_account")
    told = {"form": form, "provider": settings.VINHDANH_OIDC_NAME}
    return render(request, "registration/unlink_provider.html", told, status=422 if form.errors else 200)


def _where_to(request: HttpRequest) -> str:
    to = str(request.session.pop(AFTER, ""))
    is_ours = url_has_allowed_host_and_scheme(to, {request.get_host()}, require_https=request.is_secure())
    return to if is_ours else reverse("home")


def _failed(request: HttpRequest, *, is_away: bool = False, is_unknown: bool = False) -> HttpResponse:
    told = {"provider": settings.VINHDANH_OIDC_NAME, "is_away": is_away, "is_unknown": is_unknown}
    return render(request, "registration/provider_failed.html", told, status=503 if is_away else 422)
