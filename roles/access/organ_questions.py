"""Questions about this room's own pages: whose business an organ, an appointment or a local rule is."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from roles.access.questions import Door, register_question
from roles.founding.jurisdiction_ending import power_over
from roles.models import Appointment, Bloc, Council, Jurisdiction, LocalDay, LocalRule, PaperWords, Unit
from roles.queries import jurisdiction_of, with_heirs
from roles.rights.permissions import Organ, mandate_among, organs_where
from trail.clock import today


def _of_unit(unit: Unit) -> list[Jurisdiction]:
    return with_heirs(jurisdiction_of(unit, on=today()))


def _of_organ(organ: Bloc | Council) -> list[Jurisdiction]:
    return with_heirs(organ.jurisdiction)


def _blocs_of(unit: Unit) -> list[Bloc]:
    return list(Bloc.objects.filter(memberships__unit=unit, memberships__year=today().year).distinct())


def _members_of(bloc: Bloc) -> list[Unit]:
    return list(Unit.objects.filter(bloc_memberships__bloc=bloc, bloc_memberships__year=today().year))


def _of_appointment(appointment: Appointment) -> Organ | None:
    return jurisdiction_of(appointment.organ, on=today())


def _of_jurisdiction(jurisdiction: Jurisdiction) -> list[Jurisdiction]:
    """Its own people, those of its heirs, and those of the levels above it."""
    found = with_heirs(jurisdiction)
    above = jurisdiction.above
    while above is not None and above not in found:
        found += with_heirs(above)
        above = above.above
    return found


def _over(jurisdiction: Jurisdiction) -> list[Jurisdiction]:
    return with_heirs(power_over(jurisdiction))


def units_open_to(user: object, bloc: Bloc, unit_ids: Collection[int], *, on: date) -> set[int]:
    """Which of the bloc's units have a page that the reader may open; two statements for any number."""
    asked: list[tuple[str, Organ]] = [("see_bloc", bloc)]
    asked += [("see_jurisdiction", above) for above in _of_organ(bloc)]
    if mandate_among(user, asked, on=on):
        return set(unit_ids)
    return {unit.pk for unit in organs_where(user, "see_unit", on=on)} & set(unit_ids)


register_question(
    "know_unit",
    of=Unit,
    any_of=(
        Door(codename="see_jurisdiction", organ=_of_unit),
        Door(codename="see_unit"),
        Door(codename="see_bloc", organ=_blocs_of),
    ),
)
register_question(
    "know_bloc",
    of=Bloc,
    related=("jurisdiction",),
    any_of=(
        Door(codename="see_jurisdiction", organ=_of_organ),
        Door(codename="see_bloc"),
        Door(codename="see_unit", organ=_members_of),
    ),
)
register_question(
    "know_council",
    of=Council,
    related=("jurisdiction",),
    any_of=(
        Door(codename="see_jurisdiction", organ=_of_organ),
        Door(codename="see_council"),
    ),
)
register_question(
    "end_appointment",
    of=Appointment,
    related=("user", "unit", "bloc", "council", "jurisdiction"),
    any_of=(Door(codename="appoint", organ=_of_appointment),),
)
register_question(
    "give_password",
    of=Appointment,
    related=("user", "unit", "bloc", "council", "jurisdiction"),
    any_of=(Door(codename="appoint", organ=_of_appointment),),
)
register_question(
    "see_accounts",
    of=Jurisdiction,
    related=("successor",),
    any_of=(Door(codename="appoint", organ=with_heirs), Door(codename="audit", organ=with_heirs)),
)
register_question(
    "end_local_rule",
    of=LocalRule,
    related=("jurisdiction",),
    any_of=(Door(codename="set_local_rule", organ="jurisdiction"),),
)
register_question(
    "withdraw_local_day",
    of=LocalDay,
    related=("jurisdiction",),
    any_of=(Door(codename="set_local_rule", organ="jurisdiction"),),
)
register_question(
    "withdraw_paper_words",
    of=PaperWords,
    related=("jurisdiction",),
    any_of=(Door(codename="set_local_rule", organ="jurisdiction"),),
)
register_question("change_unit", of=Unit, any_of=(Door(codename="rename_unit", organ=_of_unit),))
register_question("close_unit", of=Unit, any_of=(Door(codename="end_unit", organ=_of_unit),))
register_question(
    "choose_members",
    of=Bloc,
    related=("jurisdiction",),
    any_of=(Door(codename="compose_bloc", organ="jurisdiction"),),
)
register_question(
    "choose_officers",
    of=Bloc,
    related=("jurisdiction",),
    any_of=(Door(codename="set_bloc_office", organ="jurisdiction"),),
)
register_question(
    "renew_council",
    of=Council,
    related=("jurisdiction",),
    any_of=(Door(codename="compose_council", organ="jurisdiction"),),
)
register_question(
    "close_bloc",
    of=Bloc,
    related=("jurisdiction",),
    any_of=(Door(codename="end_bloc", organ="jurisdiction"),),
)
register_question(
    "know_jurisdiction",
    of=Jurisdiction,
    any_of=(Door(codename="see_jurisdiction", organ=_of_jurisdiction),),
)
register_question(
    "close_jurisdiction", of=Jurisdiction, any_of=(Door(codename="end_jurisdiction", organ=_over),)
)
