"""The page between the right password and the door: a code of the telephone, one on paper, or a passkey."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import http_date
from django.views.decorators.cache import never_cache

from config.pages.second_step.code_forms import CodeForm
from config.pages.second_step.half_signed_in import who_stands_there
from config.pages.second_step.letting_in import let_in
from config.pages.second_step.passkeys.ceremonies import NotProved, asked_to_sign, numbered_site
from config.pages.second_step.passkeys.kept_passkeys import use_passkey
from config.pages.second_step.passkeys.passkey_door import UNKNOWN
from config.pages.second_step.passkeys.passkey_forms import PasskeyAnswerForm
from config.pages.tries.counted_tries import trier_of_code
from roles.access.declarations import public
from roles.models import Passkey


@public
@never_cache
def second_step(request: HttpRequest) -> HttpResponse:
    """Nobody stands here without the right password of a few minutes ago."""
    stands = who_stands_there(request)
    if stands is None:
        return redirect("home" if request.user.is_authenticated else "sign_in")
    user, to = stands
    has_answered = "credential" in request.POST
    passkey_form = PasskeyAnswerForm(request.POST if has_answered else None)
    trier = trier_of_code(request, user.get_username())
    form = CodeForm(request.POST if request.POST and not has_answered else None, user=user, trier=trier)
    if form.is_valid() or (passkey_form.is_valid() and _is_right(request, passkey_form, user)):
        return let_in(request, user, to=to)
    told = {"form": form, "passkey_form": passkey_form, "username": user.get_username()}
    if Passkey.objects.filter(user=user).exists():
        told |= {"options": asked_to_sign(request, user), "numbered": numbered_site(request)}
    answer = render(request, "registration/second_step.html", told)
    if form.wait is not None:
        answer.status_code = 429
        answer["Retry-After"] = http_date(form.wait.again_at.timestamp())
    return answer


def _is_right(request: HttpRequest, form: PasskeyAnswerForm, user: User) -> bool:
    """Nothing is guessed with a passkey, so no try is counted."""
    try:
        use_passkey(request, form.cleaned_data["credential"], of=user)
    except NotProved:
        form.add_error(None, UNKNOWN)
        return False
    return True
