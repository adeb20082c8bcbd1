"""Every kind of sheet that can be loaded, in the order in which a house moves in."""

from __future__ import annotations

from django.http import Http404

from dossiers.loading.kinds.organisation import ORGANISATION_LOAD
from dossiers.loading.kinds.organs.bloc_years import BLOCS_LOAD
from dossiers.loading.kinds.organs.councils_loaded import COUNCILS_LOAD
from dossiers.loading.kinds.organs.held_offices import APPOINTMENTS_LOAD
from dossiers.loading.kinds.past_initiatives import INITIATIVES_LOAD
from dossiers.loading.kinds.past_ratings import RATINGS_LOAD
from dossiers.loading.kinds.past_titles import TITLES_LOAD
from dossiers.loading.kinds.powers_below import POWERS_LOAD
from dossiers.loading.kinds.staff import STAFF_LOAD
from dossiers.loading.load_kind import LoadKind

_THE_HOUSE = (ORGANISATION_LOAD, POWERS_LOAD, BLOCS_LOAD, COUNCILS_LOAD, APPOINTMENTS_LOAD)
_ITS_PAST = (STAFF_LOAD, TITLES_LOAD, RATINGS_LOAD, INITIATIVES_LOAD)
KINDS: dict[str, LoadKind] = {kind.code: kind for kind in _THE_HOUSE + _ITS_PAST}


def kind_called(code: str) -> LoadKind:
    """The kind that an address names; Http404 where there is none."""
    if code not in KINDS:
        raise Http404
    return KINDS[code]
