"""Signing in with a passkey alone: the device has asked its owner who he is, so it stands for both steps."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache

from config.pages.second_step.letting_in import let_in
from config.pages.second_step.passkeys.ceremonies import NotProved, asked_to_sign, numbered_site
from config.pages.second_step.passkeys.kept_passkeys import use_passkey
from config.pages.second_step.passkeys.passkey_forms import PasskeyAnswerForm
from roles.access.declarations import public

UNKNOWN = "Khóa truy cập này không mở được tài khoản nào ở đây, hoặc trang đã để quá lâu. Xin thử lại."


@public
@never_cache
def passkey_sign_in(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        return redirect("home")
    form = PasskeyAnswerForm(request.POST or None)
    to = request.POST.get("next") or request.GET.get("next") or ""
    if request.method == "POST" and form.is_valid():
        try:
            user = use_passkey(request, form.cleaned_data["credential"], of=None)
        except NotProved:
            form.add_error(None, UNKNOWN)
        else:
            return let_in(request, user, to=_safe(request, to), is_by_password=False)
    options = asked_to_sign(request, None)
    told = {"form": form, "options": options, "numbered": numbered_site(request), "next": to}
    return render(request, "registration/passkey_sign_in.html", told, status=422 if form.errors else 200)


def _safe(request: HttpRequest, to: str) -> str:
    """An address of this site, else the home page."""
    is_ours = url_has_allowed_host_and_scheme(to, {request.get_host()}, require_https=request.is_secure())
    return to if is_ours else reverse("home")
