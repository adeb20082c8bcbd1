"""Sign-in and the pages that explain a refusal; the latter work without a database."""

import sys
from datetime import timedelta
from functools import cache

from axes.helpers import get_client_username, get_cool_off
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import views as auth_views
from django.contrib.auth.forms import PasswordChangeForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.module_loading import import_string

from config.pages.forms import ChangePasswordForm, SignInForm
from roles.access.declarations import public, signed_in
from roles.doors.lost_database import is_database_away

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
        return HttpResponse(status=401) if request.headers.get("HX-Request") else super().get(request)

    def get_context_data(self, **given: object) -> dict[str, object]:
        return super().get_context_data(**given, demo_accounts=_demo_accounts())


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
    success_url = reverse_lazy("change_password")

    def form_valid(self, form: PasswordChangeForm) -> HttpResponse:
        messages.success(self.request, "Đã đổi mật khẩu.")
        return super().form_valid(form)


def locked_out(request: HttpRequest, response: object, credentials: dict | None = None) -> HttpResponse:
    """This happens when django-axes has seen too many wrong passwords (AXES_LOCKOUT_CALLABLE)."""
    wait = get_cool_off(request)
    # The page shows whole minutes, so one more is told: never an instant that is still too early.
    told = {
        "username": get_client_username(request, credentials),
        "again_at": timezone.now() + wait + timedelta(minutes=1) if wait else None,
    }
    return render(request, "registration/locked.html", told, status=429)


def handler400(request: HttpRequest, exception: Exception) -> HttpResponse:
    return explained(400)


def handler403(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Our own refusals carry a Vietnamese sentence; without one the page speaks in general."""
    return explained(403, message=str(exception))


def handler404(request: HttpRequest, exception: Http404) -> HttpResponse:
    """Django's own messages name models and patterns, so none is shown."""
    return explained(404)


def handler500(request: HttpRequest) -> HttpResponse:
    """Django calls it while it handles the fault, wherever that came from: a view, a session, a template."""
    if not is_database_away(sys.exc_info()[1]):
        return explained(500)
    answer = explained(503)
    answer["Retry-After"] = str(SECONDS_TO_WAIT)
    return answer


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """This happens when a page was open too long (CSRF_FAILURE_VIEW)."""
    return explained(403, page="csrf")


def explained(status: int, *, page: str = "", **told: object) -> HttpResponse:
    """Rendered without the request: no context processor may ask the session, hence the database."""
    template = f"errors/{page or status}.html"
    return HttpResponse(
        render_to_string(template, told) if told else _always_the_same(template), status=status
    )


@cache
def _always_the_same(template: str) -> str:
    """A machine that tries addresses meets such a page thousands of times: it is rendered once."""
    return render_to_string(template)


def _demo_accounts() -> list[dict[str, str]]:
    path = (
        getattr(settings, "VINHDANH_DEMO_ACCOUNTS", "") if getattr(settings, "VINHDANH_DEMO", False) else ""
    )
    return import_string(path)() if path else []
