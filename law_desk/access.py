"""What this room's pages offer: whether their reader may do one of the acts of jurists today."""

from __future__ import annotations

from datetime import date

from law_desk.acts.jurists import highest
from roles.rights.permissions import LAW_DESK, mandate_among, organs_where


def may_load(user: object, *, on: date) -> bool:
    """Whether the reader is a jurist of the house; the doors ask each right by itself."""
    asked = [(codename, top) for top in highest(on) for codename in LAW_DESK]
    return mandate_among(user, asked, on=on) is not None


def may_review(user: object, *, on: date) -> bool:
    """Whether the reader may see what was decided while a pack held: jurists, and auditors of any level."""
    return bool(organs_where(user, "confirm_pack", on=on) or organs_where(user, "audit", on=on))
