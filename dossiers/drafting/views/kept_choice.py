"""What is ticked and typed in the adding form, kept while its writer adds somebody who was missing there, or
leaves the page.

The first lies in the session: ticks and a summary may be longer than an address. The second is an open form
(roles.access.open_forms); the page itself is filled with it, for whom it found and ticked no script knows.
"""

from __future__ import annotations

from django.http import HttpRequest, QueryDict
from django.urls import reverse

from dossiers.models import Dossier
from roles.access.asked_request import AskedRequest
from roles.access.open_forms import typed_before

# In the address of the page that shows again what was kept.
KEPT = "giu"
TYPED = "go-do"
_KEY = "adding_to_dossier_{}"
_FIELDS = ("recipients", "title", "form", "ground", "achievement", "tim")


def keep_choice(request: HttpRequest, dossier: Dossier) -> None:
    """In place of what was kept before."""
    request.session[_KEY.format(dossier.pk)] = {name: request.POST.getlist(name) for name in _FIELDS}


def forget_choice(request: HttpRequest, dossier: Dossier) -> None:
    request.session.pop(_KEY.format(dossier.pk), None)


def is_left_typed(request: AskedRequest, dossier: Dossier) -> bool:
    return typed_before(request, _address(dossier)) is not None


def kept_choice(request: AskedRequest, dossier: Dossier) -> QueryDict | None:
    """As it was posted, where the address asks for it and something was kept."""
    found = None
    if KEPT in request.GET:
        found = request.session.get(_KEY.format(dossier.pk))
    elif TYPED in request.GET and (row := typed_before(request, _address(dossier))) is not None:
        found = {name: texts for name, texts in row.fields if name in _FIELDS}
    if found is None:
        return None
    kept = QueryDict(mutable=True)
    for name, values in found.items():
        kept.setlist(name, values)
    return kept


def _address(dossier: Dossier) -> str:
    return reverse("dossiers:add", args=[dossier.pk])
