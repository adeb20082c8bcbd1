"""An owner adds a passkey to the own account, names it, and takes it away."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from config.pages.account.open_sessions import end_sessions
from config.pages.forms import PasswordAskedForm
from config.pages.second_step.demanded import is_demanded
from config.pages.second_step.letting_in import MUST_ENROL
from config.pages.second_step.passkeys.ceremonies import NotProved, asked_to_make, numbered_site
from config.pages.second_step.passkeys.kept_passkeys import (
    MOST_PASSKEYS,
    keep_passkey,
    name_passkey,
    take_away_passkey,
)
from config.pages.second_step.passkeys.passkey_forms import AddPasskeyForm, NameForm
from config.pages.tries.counted_tries import trier_inside
from roles.access.asked_request import AskedRequest
from roles.access.declarations import signed_in
from roles.doors.refusals import Refused
from roles.models import AuthenticatorKey, Passkey


@signed_in
@never_cache
def add_passkey(request: AskedRequest) -> HttpResponse:
    if Passkey.objects.filter(user=request.user).count() >= MOST_PASSKEYS:
        raise Refused(
            f"Tài khoản đã có {MOST_PASSKEYS} khóa truy cập.",
            remedy="Xóa khóa không còn dùng rồi thêm khóa mới.",
        )
    form = AddPasskeyForm(request.POST or None, user=request.user, trier=trier_inside(request))
    if request.method == "POST" and form.is_valid():
        try:
            answer, name = form.cleaned_data["credential"], form.cleaned_data["name"]
            codes = keep_passkey(request, request.user, answer=answer, name=name)
        except NotProved:
            form.add_error(
                None, "Khóa truy cập chưa được nhận: để quá lâu hoặc không đúng trang này. Xin thử lại."
            )
        else:
            return _added(request, name, codes)
    told = {
        "form": form,
        "options": asked_to_make(request, request.user),
        "numbered": numbered_site(request),
        "is_kept_here": bool(request.session.get(MUST_ENROL)),
    }
    return render(request, "registration/add_passkey.html", told, status=422 if form.errors else 200)


@signed_in
def name_own_passkey(request: AskedRequest, pk: int) -> HttpResponse:
    row = _own(request, pk)
    form = NameForm(request.POST or None, initial={"name": row.name})
    if request.method == "POST" and form.is_valid():
        name_passkey(request.user, pk, name=form.cleaned_data["name"])
        messages.success(request, f"Đã đặt tên khóa truy cập là “{form.cleaned_data['name']}”.")
        return redirect("my_account")
    told = {"form": form, "passkey": row}
    return render(request, "registration/name_passkey.html", told, status=422 if form.errors else 200)


@signed_in
def remove_passkey(request: AskedRequest, pk: int) -> HttpResponse:
    """Where a second step is demanded the last one stays."""
    row = _own(request, pk)
    others = Passkey.objects.filter(user=request.user).exclude(pk=pk)
    is_last = not others.exists() and not AuthenticatorKey.objects.filter(user=request.user).exists()
    if is_last and is_demanded(request.user, on=request.on):
        raise Refused(
            "Chức trách của ông/bà bắt buộc xác thực hai bước nên không xóa được khóa cuối cùng.",
            remedy="Thêm khóa truy cập khác hoặc cài ứng dụng xác thực trước.",
        )
    form = PasswordAskedForm(request.POST or None, user=request.user, trier=trier_inside(request))
    if request.method == "POST" and form.is_valid():
        take_away_passkey(request.user, pk)
        messages.success(request, f"Đã xóa khóa truy cập “{row.name}”.")
        return redirect("my_account")
    told = {"form": form, "passkey": row, "is_last": is_last}
    return render(request, "registration/remove_passkey.html", told, status=422 if form.errors else 200)


def _own(request: AskedRequest, key: int) -> Passkey:
    """Another's is as little there as one that is gone."""
    row = Passkey.objects.filter(user=request.user, pk=key).first()
    if row is None:
        raise Http404
    return row


def _added(request: AskedRequest, name: str, codes: list[str]) -> HttpResponse:
    is_kept_here = bool(request.session.pop(MUST_ENROL, False))
    # A session that began without the second step may be somebody else's.
    end_sessions(request.user, but=request.session.session_key or "")
    if not codes:
        messages.success(request, f"Đã thêm khóa truy cập “{name}”.")
        return redirect("my_account")
    return render(request, "registration/recovery_codes.html", {"codes": codes, "is_kept_here": is_kept_here})
