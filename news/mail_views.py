"""“Thư điện tử của tôi”: the address, its proof, what goes there and what went."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.validators import EmailValidator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from news.mail_settings import is_on
from news.mailing.own_choices import choose_mail, confirm_address, forget_address, give_address
from news.models import Mail, MailChoice
from news.topics import Topic
from roles.access.asked_request import AskedRequest
from roles.access.declarations import signed_in
from roles.doors.refusals import Refused
from roles.forms.fields import MISSING, TickedField

MOST_SHOWN = 50


class AddressForm(forms.Form):
    address = forms.CharField(
        label="Địa chỉ thư điện tử",
        max_length=254,
        validators=[EmailValidator("Không phải địa chỉ thư điện tử.")],
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages=MISSING,
        help_text="Một thư có liên kết xác nhận được gửi đến đó; mở liên kết rồi thông báo mới gửi đến.",
    )


class MailChoiceForm(forms.Form):
    is_daily = forms.BooleanField(label="Mỗi ngày một thư, khi có thông báo chưa đọc", required=False)
    at_once = forms.BooleanField(
        label="Báo ngay từng việc quan trọng: trả lại, tạm giữ, quyết định, cuộc họp hoãn, hạn gần đến",
        required=False,
    )
    kept_out = TickedField(
        label="Không bao giờ gửi thư về",
        choices=Topic.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


@signed_in
@require_GET
def my_mail(request: AskedRequest) -> HttpResponse:
    return _page(request)


@signed_in
@require_POST
def set_address(request: AskedRequest) -> HttpResponse:
    """Without an address it ends the mail; the same address once more sends its link once more."""
    if request.POST.get("thoi"):
        forget_address(request.user)
        messages.success(request, "Đã thôi nhận thư điện tử; địa chỉ đã được xóa.")
        return redirect("news:mail")
    form = AddressForm(request.POST)
    if not form.is_valid():
        return _page(request, form=form, status=422)
    try:
        give_address(request.user, form.cleaned_data["address"])
    except Refused as refused:
        return _page(request, form=form, refused=refused, status=422)
    messages.success(request, "Đã ghi địa chỉ. Xin mở liên kết trong thư xác nhận vừa gửi đến đó.")
    return redirect("news:mail")


@signed_in
@require_POST
def choose(request: AskedRequest) -> HttpResponse:
    form = MailChoiceForm(request.POST)
    if not form.is_valid():
        return _page(request, choice_form=form, status=422)
    try:
        choose_mail(request.user, **form.cleaned_data)
    except Refused as refused:
        return _page(request, refused=refused, status=422)
    messages.success(request, "Đã ghi lựa chọn.")
    return redirect("news:mail")


@signed_in
@require_http_methods(["GET", "POST"])
def confirm(request: AskedRequest) -> HttpResponse:
    """The link of the letter: opened by its owner alone, and nothing happens before he presses the button."""
    proof = request.POST.get("ma", "") or request.GET.get("ma", "")
    if request.method == "GET":
        return render(request, "news/confirm.html", {"proof": proof})
    try:
        choice = confirm_address(request.user, proof)
    except Refused as refused:
        return render(request, "news/confirm.html", {"refused": refused}, status=422)
    messages.success(request, f"Đã xác nhận {choice.address}; từ nay thông báo được gửi đến đó.")
    return redirect("news:mail")


def _page(
    request: AskedRequest,
    *,
    form: AddressForm | None = None,
    choice_form: MailChoiceForm | None = None,
    refused: Refused | None = None,
    status: int = 200,
) -> HttpResponse:
    choice = MailChoice.objects.filter(person=request.user).first()
    unproved = choice.address if choice and choice.confirmed_at is None else ""
    told: dict[str, Any] = {
        "is_on": is_on(),
        "choice": choice,
        "form": form or AddressForm(initial={"address": unproved}),
        "choice_form": choice_form or (MailChoiceForm(initial=vars(choice)) if choice else None),
        "refused": refused,
        "sent": Mail.objects.filter(person=request.user).order_by("-id")[:MOST_SHOWN],
    }
    return render(request, "news/mail.html", told, status=status)
