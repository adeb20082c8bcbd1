"""Which of several offices a person works from now."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from roles.access.asked_request import AskedRequest
from roles.access.declarations import signed_in
from roles.doors.refusals import Refused
from roles.reader.current_office import choose_office


@signed_in
@require_POST
def choose_seat(request: AskedRequest) -> HttpResponse:
    current = choose_office(request, request.POST.get("seat", ""))
    if current is None:
        raise Refused(
            "Hôm nay ông/bà không giữ chức trách này.",
            remedy="Về trang chủ rồi chọn trong danh sách chức trách ở góc trên bên phải.",
        )
    messages.success(request, f"Đang làm việc với chức trách: {current.label}, {current.place}.")
    return redirect("/")
