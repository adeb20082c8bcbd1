"""Sign-in and the pages that explain a refusal; the latter work without a database."""

import logging
import sys
from contextlib import suppress
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import views as auth_views
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.contrib.auth.models import User
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import http_date
from django.utils.module_loading import import_string

from config.pages.door_settings.configured_provider import provider_name
from config.pages.forms import ChangePasswordForm, SignInForm
from config.pages.second_step.letting_in import MUST_CHANGE, after_password
from config.pages.tries.counted_tries import trier_inside
from config.pages.tries.known_devices import remember_device
from roles.access.declarations import public, signed_in
from roles.appointments.given_passwords import forget_given
from roles.doors.lost_database import is_database_away
from trail.kept_files.full_disk import is_full, is_unwritable
from trail.kept_files.reading import DamagedFile

log = logging.getLogger(__name__)

SECONDS_TO_WAIT = 10
"""PostgreSQL starts again within seconds, also after a crash."""


@public
class SignIn(auth_views.LoginView):
    """The door. The demonstration lists its seats; what they are says the setting VINHDANH_DEMO_ACCOUNTS."""

    template_name = "registration/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def get(self, request: HttpRequest) -> HttpResponse:
        """A live check of an ended session is led here: no door inside a page, the form stays."""
        if request.headers.get("HX-Request"):
            return HttpResponse(status=401)
        # Where nobody has an account yet, nobody could sign in.
        return super().get(request) if User.objects.exists() else redirect("first_run")

    def get_context_data(self, **given: object) -> dict[str, object]:
        told = {"demo_accounts": _demo_accounts(), "provider": provider_name()}
        return super().get_context_data(**given, **told)

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        """Whoever has a second step is asked for it before the door opens."""
        return after_password(self.request, form.get_user(), to=self.get_success_url())

    def form_invalid(self, form: AuthenticationForm) -> HttpResponse:
        """429 and a page of its own while no password is looked at."""
        if not isinstance(form, SignInForm) or form.wait is None:
            return super().form_invalid(form)
        told = {"wait": form.wait, "username": form.cleaned_data["username"]}
        response = render(self.request, "registration/locked.html", told, status=429)
        response["Retry-After"] = http_date(form.wait.again_at.timestamp())
        return response


@public
class SignOut(auth_views.LogoutView):
    """Asks first when opened by address; signs out when posted."""

    http_method_names = ["get", "post", "options"]

    def get(self, request: HttpRequest) -> HttpResponse:
        return render(request, "registration/sign_out.html")


@signed_in
class ChangePassword(auth_views.PasswordChangeView):
    """A person's own password; everybody else's is the administrator's matter."""

    template_name = "registration/change_password.html"
    form_class = ChangePasswordForm

    def get_success_url(self) -> str:
        """Who was kept here goes to work; who came by himself stays."""
        return reverse("home") if self.request.session.get(MUST_CHANGE) else reverse("change_password")

    def get_context_data(self, **given: object) -> dict[str, object]:
        return super().get_context_data(**given, is_kept_here=bool(self.request.session.get(MUST_CHANGE)))

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "trier": trier_inside(self.request)}

    def form_valid(self, form: PasswordChangeForm) -> HttpResponse:
        """Every device is forgotten with the old password; the one in hand is known by the new one."""
        messages.success(self.request, "Đã đổi mật khẩu.")
        response = super().form_valid(form)
        forget_given(form.user)
        self.request.session.pop(MUST_CHANGE, None)
        remember_device(self.request, response, form.user)
        return response


def handler400(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What Django stopped reading because it was too much is told as such."""
    is_too_much = isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent)
    return explained(413 if is_too_much else 400)


def handler403(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Our own refusals carry a Vietnamese sentence; without one the page speaks in general."""
    return explained(403, message=str(exception))


def handler404(request: HttpRequest, exception: Http404) -> HttpResponse:
    """Django's own messages name models and patterns, so none is shown."""
    return explained(404)


def handler500(request: HttpRequest) -> HttpResponse:
    """Django calls it while it handles the fault, wherever that came from: a view, a session, an upload."""
    fault = sys.exception()
    if is_database_away(fault):
        answer = explained(503)
        answer["Retry-After"] = str(SECONDS_TO_WAIT)
        return answer
    return file_fault_page(request, fault) or explained(500)


def file_fault_page(request: HttpRequest, fault: BaseException | None) -> HttpResponse | None:
    """500 for a damaged file, 507 where nothing can be written; None for every other fault."""
    if isinstance(fault, DamagedFile):
        return explained(500, page="damaged_file", name=fault.name, is_missing=fault.is_missing)
    if not is_unwritable(fault):
        return None
    log.error("nothing can be written", exc_info=fault)
    _drop_half_upload(request)
    return explained(507, is_full=is_full(fault))


def _drop_half_upload(request: HttpRequest) -> None:
    """Django leaves the file of an upload that broke off to the collector; a full disk cannot wait."""
    for handler in request.upload_handlers:
        with suppress(OSError):
            handler.upload_interrupted()


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """This happens when a page was open too long (CSRF_FAILURE_VIEW)."""
    return explained(403, page="csrf")


def explained(status: int, *, page: str = "", **told: object) -> HttpResponse:
    """Rendered without the request: no context processor may ask the session, hence the database."""
    return HttpResponse(_drawn(f"errors/{page or status}.html", **told), status=status)


@lru_cache(maxsize=200)
def _drawn(template: str, **told: object) -> str:
    """A machine that tries addresses meets such a page thousands of times: it is drawn once."""
    return render_to_string(template, told)


def _demo_accounts() -> list[dict[str, str]]:
    path = (
        getattr(settings, "VINHDANH_DEMO_ACCOUNTS", "") if getattr(settings, "VINHDANH_DEMO", False) else ""
    )
    return import_string(path)() if path else []
