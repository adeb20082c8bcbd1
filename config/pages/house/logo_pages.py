"""The logo of a jurisdiction: its page, with the one in use; taking it away; the image itself."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from config.pages.house.handed_in_logo import LogoForm, TakeLogoAwayForm, logo_image
from dossiers.form_fields.one_file import WITH_A_FILE
from roles.access.asked_request import RequestAbout
from roles.access.declarations import declares, public
from roles.access.request_limits import takes
from roles.doors.sent_once import sent_once
from roles.founding.office_logos import set_logo, take_logo_away
from roles.models import Jurisdiction, OfficeLogo
from roles.views.answering import form_response

# Under the address of its own SHA-256 an image is never another one.
FOR_EVER = "public, max-age=31536000, immutable"


@declares("set_local_rule")
@sent_once
@require_http_methods(["GET", "POST"])
@takes(WITH_A_FILE)
def logo_page(request: RequestAbout[Jurisdiction], pk: int) -> HttpResponse:
    power = request.subject
    found = _logo_of(power)
    form = LogoForm(
        request.POST or None, request.FILES or None, initial={"seen": found.sha256 if found else ""}
    )

    def act(given: dict[str, Any]) -> tuple[str, str]:
        image = logo_image(given["logo"])
        set_logo(image, jurisdiction=power, seen=given["seen"], by=request.user, on=request.on)
        return "Đã đặt biểu trưng của cơ quan.", reverse("roles:jurisdiction", args=[pk])

    told = {"power": power, "logo": found}
    return form_response(request, "registration/logo.html", told, form=form, act=act)


@declares("set_local_rule")
@sent_once
@require_http_methods(["GET", "POST"])
def take_away(request: RequestAbout[Jurisdiction], pk: int) -> HttpResponse:
    """Where there is none the page of the logo says so."""
    power = request.subject
    found = _logo_of(power)
    if found is None and request.method == "GET":
        return redirect("logo_page", pk=pk)
    form = TakeLogoAwayForm(request.POST or None, initial={"seen": found.sha256 if found else ""})

    def act(given: dict[str, Any]) -> tuple[str, str]:
        take_logo_away(jurisdiction=power, seen=given["seen"], by=request.user, on=request.on)
        return "Đã bỏ biểu trưng của cơ quan.", reverse("roles:jurisdiction", args=[pk])

    told = {"power": power, "logo": found}
    return form_response(request, "registration/take_logo_away.html", told, form=form, act=act)


@public
@require_GET
def logo(request: HttpRequest, sha256: str) -> HttpResponse:
    """Of the sign-in page too, so that nobody is asked who he is; one that is in use nowhere is not there."""
    found = OfficeLogo.objects.filter(sha256=sha256).values_list("image", flat=True).first()
    if found is None:
        raise Http404
    response = HttpResponse(bytes(found), content_type="image/png")
    response["Cache-Control"] = FOR_EVER
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _logo_of(power: Jurisdiction) -> OfficeLogo | None:
    rows = OfficeLogo.objects.filter(jurisdiction=power)
    return rows.select_related("set_by").defer("image").first()
