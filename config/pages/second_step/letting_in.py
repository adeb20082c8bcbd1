"""What happens at the door once everything that was asked proved right, whichever way somebody came."""

from __future__ import annotations

from django.contrib.auth import login
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from config.pages.second_step.demanded import has_second_step, is_demanded
from config.pages.second_step.half_signed_in import forget_half, remember_half
from config.pages.tries.known_devices import remember_device
from roles.appointments.given_passwords import given_password_of
from trail.clock import today

# In the session of who came in by a password that somebody else gave.
MUST_CHANGE = "must_change_password"
# In the session of who holds a right for which the site demands a second step, and has none yet.
MUST_ENROL = "must_enrol_second_step"
BACKEND = "django.contrib.auth.backends.ModelBackend"


def after_password(request: HttpRequest, user: User, *, to: str, is_by_password: bool = True) -> HttpResponse:
    """The right password, or a provider's word, opens the door, or the page that asks for the second step."""
    if not has_second_step(user):
        return let_in(request, user, to=to, is_by_password=is_by_password)
    remember_half(request, user, to=to)
    return redirect("second_step")


def let_in(request: HttpRequest, user: User, *, to: str, is_by_password: bool = True) -> HttpResponse:
    """A given password, and a demanded step that is missing, open one page (`config.middleware`)."""
    forget_half(request)
    login(request, user, backend=BACKEND)
    if is_by_password and given_password_of(user) is not None:
        request.session[MUST_CHANGE] = True
    if is_demanded(user, on=today()) and not has_second_step(user):
        request.session[MUST_ENROL] = True
    response = redirect(to)
    remember_device(request, response, user)
    return response
