"""A form that makes something makes it once: a double click, or a page sent again, leads to what it made.

    @asks("draft_dossier", of=Unit)
    @sent_once                          # beneath the declaration: who may not make it is told so first
    def add(request, pk): ...           # and {% form_key %} in the form of its page

The first sending writes its key in the transaction of what it makes. The second waits for that row, whether
it comes to another process or not, and is led to where the first one went. When the first made nothing (the
view answered with a page instead of leading on) its key is free again.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from functools import partial, wraps
from hashlib import sha256
from re import fullmatch
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from roles.doors.one_act import leave_nothing, one_act
from roles.doors.refusals import Refused
from roles.models import SentForm

FORM_KEY = "form_key"
# What a browser adds itself: the same form opened twice differs in them.
NOT_TYPED = frozenset({FORM_KEY, "csrfmiddlewaretoken"})
KEPT = timedelta(days=30)

View = Callable[..., HttpResponse]


def sent_once(view: View | None = None, *, told_once: str = "") -> Any:
    """The view makes what a form asks for and leads on; a form sent again is answered without it.

    `told_once`: what is added for whoever may have missed words that only the first answer bore.
    """
    if view is None:
        return partial(sent_once, told_once=told_once)

    @wraps(view)
    def once(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method != "POST":
            return view(request, *args, **kwargs)
        return _answer(request, lambda: view(request, *args, **kwargs), told_once)

    # A function may carry attributes, of which its type tells nothing; the list of addresses reads this one.
    once.is_sent_once = True  # type: ignore[attr-defined]
    return once


@one_act
def forget_sent_forms() -> int:
    """Removes the keys of forms sent longer ago than any page is left open; how many. Run daily."""
    count, _of_each = SentForm.objects.filter(sent_at__lt=timezone.now() - KEPT).delete()
    return count


def form_key_for(request: HttpRequest | None) -> str:
    """A key for a form that is shown: of one that came back with a fault its own, else a new one."""
    return (request and _key_sent(request)) or uuid4().hex


@one_act
def _answer(request: HttpRequest, make: Callable[[], HttpResponse], told_once: str) -> HttpResponse:
    key, content = _key_of(request), _content_of(request)
    sent, is_first = SentForm.objects.get_or_create(
        sent_by_id=request.user.pk,
        address=request.resolver_match.view_name if request.resolver_match else "",
        key=key,
        defaults={"content": content},
    )
    if not is_first:
        _tell(request, sent, is_same=content == sent.content, told_once=told_once)
        return redirect(sent.led_to)
    response = make()
    if response.status_code != 302:
        leave_nothing()
        return response
    sent.led_to = response["Location"]
    sent.save(update_fields=["led_to"])
    return response


def _tell(request: HttpRequest, sent: SentForm, *, is_same: bool, told_once: str) -> None:
    """Something else under the same key came by the browser's way back: it is told, never lost unseen."""
    at = f"{timezone.localtime(sent.sent_at):%H:%M:%S ngày %d/%m/%Y}"
    if is_same:
        words = f"Biểu mẫu này đã được ghi lúc {at}; gửi lại không ghi thêm lần nữa. {told_once}"
        messages.info(request, words.strip())
        return
    messages.warning(
        request,
        f"Biểu mẫu này đã được gửi và ghi lúc {at}. Nội dung gửi lần này khác lần trước nên chưa được ghi. "
        "Muốn ghi thêm, mở lại trang nhập rồi gửi; muốn sửa, sửa ở nội dung đã ghi.",
    )


def _key_sent(request: HttpRequest) -> str:
    """Empty where none was sent, or nothing that this program gives out."""
    key = request.POST.get(FORM_KEY, "")
    return key if fullmatch("[0-9a-f]{32}", key) else ""


def _key_of(request: HttpRequest) -> str:
    """Without a key nobody could tell a second sending from the first, so nothing is made."""
    if key := _key_sent(request):
        return key
    raise Refused(
        "Biểu mẫu gửi lên thiếu mã chống gửi trùng, vì trang được mở trước khi chương trình được cập nhật; "
        "chưa có gì được ghi.",
        remedy="Quay lại để chép phần đã nhập nếu cần, mở lại trang rồi nhập và gửi lại.",
    )


def _content_of(request: HttpRequest) -> str:
    """The SHA-256 of every field and file of the form, in the order of their names."""
    typed = [(name, texts) for name, texts in request.POST.lists() if name not in NOT_TYPED]
    digest = sha256(json.dumps(sorted(typed)).encode())
    for name, files in sorted(request.FILES.lists()):
        for file in files:
            digest.update(json.dumps([name, file.name, file.size]).encode())
            for chunk in file.chunks():
                digest.update(chunk)
            file.seek(0)
    return digest.hexdigest()
