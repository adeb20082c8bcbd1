"""Which logo stands in the masthead: that of the reader's own office, else that of the house above it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Case, IntegerField, Q, Value, When

from roles.models import Jurisdiction, OfficeLogo


@dataclass(frozen=True, slots=True)
class ShownLogo:
    """`office` is the text for whoever sees no images; the size is that of the kept image, in pixels."""

    office: str
    sha256: str
    width: int
    height: int

    @property
    def is_wide(self) -> bool:
        """Wider than a phone has room for beside the program's name."""
        return self.width * 4 > self.height * 5


def shown_logo(own: Jurisdiction | None, *, on: date) -> ShownLogo | None:
    """For a reader of no office, as at the door, that of the topmost jurisdiction, the first one founded.

    One statement.
    """
    in_force = Q(jurisdiction__until=None) | Q(jurisdiction__until__gte=on)
    rows = OfficeLogo.objects.filter(in_force, _asked(own))
    own_first = Case(
        When(jurisdiction_id=own.pk if own else None, then=Value(0)),
        default=Value(1),
        output_field=IntegerField(),
    )
    rows = rows.order_by(own_first, "jurisdiction__since", "jurisdiction_id")
    found = rows.values_list("jurisdiction__name", "sha256", "width", "height").first()
    return ShownLogo(*found) if found else None


def _asked(own: Jurisdiction | None) -> Q:
    """Another house beside the reader's, which stands above none of his levels, shows him nothing."""
    topmost = Q(jurisdiction__above=None)
    if own is None:
        return topmost
    if own.above_id is None:
        return Q(jurisdiction=own)
    above = own.above_id
    # A house has three levels at most, so that the topmost is the one above, or the one above that.
    return Q(jurisdiction=own) | topmost & (Q(jurisdiction=above) | Q(jurisdiction__below=above))
