"""What a row of the table of acts is made of: an act, its carrier, right, readiness, page and button."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from operator import attrgetter
from typing import Any

from django.db.models import Model

from dossiers.models import Standing
from roles.models import Office, Unit
from roles.rights.permissions import CODENAMES, Mandate, Organ, mandate_at_unit, mandate_for
from roles.rights.unit_heirs import unit_with_heirs
from workflow.models import Passage
from workflow.models.desks import Desk

OrganOf = str | Callable[[Any, date], Organ | None]
Rule = Callable[..., Mandate | None]


class Carrier(StrEnum):
    """What an act is done on: the dossier, a meeting, a decision, a package, or single nominations."""

    DOSSIER = "dossier"
    MEETING = "meeting"
    DECISION = "decision"
    PACKAGE = "package"
    NOMINATION = "nomination"


@dataclass(frozen=True, slots=True, kw_only=True)
class Right:
    """A codename and the organ at which it is asked.

    `organ` is a path from the thing (for a nomination: from its dossier; empty: the thing itself), or a
    function of the thing and the day. `desk`: only while the dossier lies there. `rule` answers instead of
    the appointment alone, as `rule(user, organ, thing, on=…)`; a page asks only codename and organ.
    """

    codename: str
    organ: OrganOf = ""
    desk: Desk | None = None
    rule: Rule | None = None

    def organ_of(self, thing: Any, *, on: date) -> Organ | None:
        if callable(self.organ):
            return self.organ(thing, on)
        found: Organ | None = attrgetter(self.organ)(thing) if self.organ else thing
        return found

    def organs_of(self, thing: Any, *, on: date) -> list[Organ]:
        """The same with the heirs of a unit that has ended: they carry on what it had under way."""
        found = self.organ_of(thing, on=on)
        if self.organ and isinstance(found, Unit):
            return [*unit_with_heirs(found, on=on)]
        return [] if found is None else [found]

    def mandate(self, user: object, thing: Any, *, on: date) -> Mandate | None:
        """The mandate under which `user` has the right that day. One statement, and what the rule asks."""
        organ = self.organ_of(thing, on=on)
        if organ is None:
            return None
        if self.rule is not None:
            return self.rule(user, organ, thing, on=on)
        if self.organ and isinstance(organ, Unit):
            return mandate_at_unit(user, self.codename, organ, on=on)
        return mandate_for(user, self.codename, organ, on=on)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """What must be so. `opened`: by the holder of the desk; `came_back`: to the desk it lies on;
    `as_submitted`: where the unit itself sent it, which is the Board only if no bloc was asked;
    `standings`: of one nomination at least; `all_standings`: of each that is not withdrawn; `transition`: of
    the meeting, the decision or the package itself, which must be possible."""

    opened: bool | None = None
    came_back: bool | None = None
    as_submitted: bool = False
    standings: tuple[str, ...] = ()
    all_standings: tuple[str, ...] = ()
    transition: str = ""

    def suits(self, passage: Passage) -> bool:
        """Whether the dossier's stay on its desk is as the act needs it."""
        is_opened = passage.received_on is not None
        if self.as_submitted and passage.desk == Desk.BOARD and passage.dossier.bloc_id is not None:
            return False
        return self.opened in (None, is_opened) and self.came_back in (None, passage.came_back)

    def suits_cases(self, standings: Collection[str]) -> bool:
        """Whether those that the dossier's nominations have are as the act needs them."""
        if self.standings and not set(standings).intersection(self.standings):
            return False
        return not self.all_standings or not set(standings) - {*self.all_standings, Standing.WITHDRAWN}


@dataclass(frozen=True, slots=True, kw_only=True)
class ActPage:
    """Where the act is asked for. The view bears the act's name; `of`: whose key the route has, if it is
    not the carrier's."""

    route: str
    view: str
    of: type[Model] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """`posts`: the act asks nothing and is done at once; `label` where it is not the act's own."""

    icon: str
    is_primary: bool = False
    posts: bool = False
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One row. `citation` only where it holds in every regime; a dated article comes from law/.

    `to` follows "không có thẩm quyền"; `transitions` are names of `Nomination`'s methods. A dossier goes
    along `desks` (from, to), or stays where it is `at`. No right: the program itself does it.
    """

    act: StrEnum
    carrier: Carrier
    label: str
    to: str = ""
    rights: tuple[Right, ...] = ()
    ready: Ready = field(default_factory=Ready)
    transitions: tuple[str, ...] = ()
    desks: tuple[tuple[Desk, Desk], ...] = ()
    at: tuple[Desk, ...] = ()
    page: ActPage | None = None
    button: Button | None = None
    citation: str = ""

    @property
    def at_desks(self) -> tuple[Desk, ...]:
        """Where the dossier must lie."""
        return self.at or tuple(start for start, _to in self.desks)

    @property
    def office(self) -> str:
        """Who does it, in the words of the table of offices."""
        asked = {right.codename for right in self.rights}
        found = [Office(office).label for office, names in CODENAMES.items() if asked & set(names)]
        return ", ".join(found) or "Hệ thống"
