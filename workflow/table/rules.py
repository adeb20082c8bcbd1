"""What of an act's right no appointment answers alone: who reviews a dossier, and who stands for an organ
that has ended."""

from __future__ import annotations

from datetime import date

from dossiers.models import Dossier
from roles.models import Bloc, Jurisdiction
from roles.queries import heir_on
from roles.rights.permissions import Mandate, may_review
from workflow.models import Package


def reviews(user: object, bloc: Bloc, dossier: Dossier, *, on: date) -> Mandate | None:
    """The bloc's head; for the unit heading it the deputy; nobody for the unit he serves in."""
    return may_review(user, bloc, dossier.unit, year=dossier.year, on=on)


def bloc_in_being(dossier: Dossier, on: date) -> Bloc | None:
    bloc = dossier.bloc
    return None if bloc is None or bloc.is_over(on) else bloc


def board_after_the_bloc(dossier: Dossier, on: date) -> Jurisdiction | None:
    """Of a bloc that has ended nobody is left: the Board takes care of what still lies on its desk."""
    bloc = dossier.bloc
    return dossier.jurisdiction if bloc is not None and bloc.is_over(on) else None


def heir_of_sender(package: Package, on: date) -> Jurisdiction | None:
    """Those above answer to whoever took over from the province that petitioned them."""
    return heir_on(package.jurisdiction, on)
