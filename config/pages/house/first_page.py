"""An installation begins by page: who has its code founds the first jurisdiction and is its officer."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import login
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from config.pages.house.first_run_form import FirstRunForm
from config.pages.house.handed_in_logo import logo_image
from config.pages.house.kept_first_code import use_first_code
from config.pages.tries.known_devices import remember_device
from dossiers.form_fields.one_file import WITH_A_FILE
from roles.access.declarations import at_the_beginning
from roles.access.request_limits import takes
from roles.doors.one_act import one_act
from roles.founding import FirstOfficer, found_first
from roles.founding.office_logos import set_logo
from roles.models import Jurisdiction
from roles.views.answering import form_response
from trail.clock import today
from vietnamese.dates import short_date

OFFICER = ("username", "full_name", "user", "post", "paper_number", "paper_on", "paper_by")
BACKEND = "django.contrib.auth.backends.ModelBackend"


@at_the_beginning
@takes(WITH_A_FILE)
def first_run(request: HttpRequest) -> HttpResponse:
    on = today()
    form = FirstRunForm(
        request.POST or None, request.FILES or None, initial={"since": on, "symbol": "QĐ-UBND"}
    )
    signed_in = list[User]()

    def act(given: dict[str, Any]) -> tuple[str, str]:
        made, officer = begin(given, on=on)
        login(request, officer, backend=BACKEND)
        signed_in.append(officer)
        return f"Đã lập {made.name} từ {short_date(made.since)}.", reverse("home")

    response = form_response(request, "registration/first_run.html", {}, form=form, act=act)
    for officer in signed_in:
        remember_device(request, response, officer)
    return response


@one_act
def begin(given: dict[str, Any], *, on: Any) -> tuple[Jurisdiction, User]:
    """The code is used up by what it begins, or stays good where that is refused."""
    asked = dict(given)
    use_first_code(asked.pop("code"))
    del asked["password_again"]
    upload, password = asked.pop("logo"), asked.pop("password")
    officer = FirstOfficer(**{name: asked.pop(name) for name in OFFICER})
    made, user = found_first(officer=officer, password=password, on=on, **asked)
    if upload is not None:
        set_logo(logo_image(upload), jurisdiction=made, seen="", by=user, on=on)
    return made, user
