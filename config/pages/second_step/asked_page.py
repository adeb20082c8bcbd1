"""The page between the right password and the door: a code of the telephone, or one on paper."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import http_date
from django.views.decorators.cache import never_cache

from config.pages.second_step.code_forms import CodeForm
from config.pages.second_step.half_signed_in import who_stands_there
from config.pages.second_step.letting_in import let_in
from config.pages.tries.counted_tries import trier_of_code
from roles.access.declarations import public


@public
@never_cache
def second_step(request: HttpRequest) -> HttpResponse:
    """Nobody stands here without the right password of a few minutes ago."""
    stands = who_stands_there(request)
    if stands is None:
        return redirect("home" if request.user.is_authenticated else "sign_in")
    user, to = stands
    form = CodeForm(request.POST or None, user=user, trier=trier_of_code(request, user.get_username()))
    if request.method == "POST" and form.is_valid():
        return let_in(request, user, to=to)
    answer = render(request, "registration/second_step.html", {"form": form, "username": user.get_username()})
    if form.wait is not None:
        answer.status_code = 429
        answer["Retry-After"] = http_date(form.wait.again_at.timestamp())
    return answer
