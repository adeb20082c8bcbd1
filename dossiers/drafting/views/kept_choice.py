"""What is ticked and typed in the adding form, kept while its writer adds somebody who was missing there.

It lies in the session: ticks and a summary may be longer than an address.
"""

from __future__ import annotations

from django.http import HttpRequest, QueryDict

from dossiers.models import Dossier

# In the address of the page that shows again what was kept.
KEPT = "giu"
_KEY = "adding_to_dossier_{}"
_FIELDS = ("recipients", "title", "form", "ground", "achievement", "tim")


def keep_choice(request: HttpRequest, dossier: Dossier) -> None:
    """In place of what was kept before."""
    request.session[_KEY.format(dossier.pk)] = {name: request.POST.getlist(name) for name in _FIELDS}


def forget_choice(request: HttpRequest, dossier: Dossier) -> None:
    request.session.pop(_KEY.format(dossier.pk), None)


def kept_choice(request: HttpRequest, dossier: Dossier) -> QueryDict | None:
    """As it was posted, where the address asks for it and something was kept."""
    found = request.session.get(_KEY.format(dossier.pk)) if KEPT in request.GET else None
    if found is None:
        return None
    kept = QueryDict(mutable=True)
    for name, values in found.items():
        kept.setlist(name, values)
    return kept
