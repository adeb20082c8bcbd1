"""Every codename, and who holds it where: no appointment of that day, no right.

A right is asked by its codename (`mandate_for`). A function `may_…` stands only for a rule beyond that.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Cast
from guardian.models import UserObjectPermission

from roles.models import Appointment, Bloc, BlocOffice, Capacity, Council, Jurisdiction, Office, Unit
from roles.models.periods import valid_on
from roles.rights.mandates import CarryingOffice, Mandate, first_mandate, mandate_of
from roles.rights.unit_heirs import unit_with_heirs

COUNCIL_OFFICES = (
    Office.COUNCIL_CHAIR,
    Office.COUNCIL_VICE_CHAIR,
    Office.COUNCIL_SECRETARY,
    Office.COUNCIL_MEMBER,
)

# One right a page: what an installation gives to the Board's officer it may later give to another office.
FOUNDING = (
    "found_unit",
    "rename_unit",
    "end_unit",
    "found_bloc",
    "compose_bloc",
    "set_bloc_office",
    "found_council",
    "compose_council",
    "end_bloc",
    "found_jurisdiction",
    "end_jurisdiction",
)
# Asked at the highest jurisdiction alone, for the law of a house is one; who enters does not confirm.
LAW_DESK = ("enter_law", "propose_pack", "confirm_pack", "trust_publisher")

CODENAMES: dict[str, tuple[str, ...]] = {
    Office.UNIT_CLERK: ("see_unit", "see_discipline", "draft_dossier", "register_year"),
    Office.UNIT_HEAD: ("see_unit", "see_discipline", "draft_dossier", "submit_dossier", "register_year"),
    Office.BLOC_HEAD: ("see_bloc", "review_bloc"),
    Office.BLOC_DEPUTY: ("see_bloc", "review_bloc"),
    Office.BOARD_OFFICER: (
        "see_jurisdiction",
        "receive_dossier",
        "appraise_dossier",
        "hold_nomination",
        "check_history",
        "know_discipline",
        "draft_decision",
        "set_local_rule",
        "appoint",
        "load_history",
        *FOUNDING,
    ),
    Office.CHAIR: ("see_jurisdiction", "know_discipline", "sign_decision"),
    Office.CLERK: ("see_jurisdiction", "number_decision"),
    Office.AUDITOR: ("see_jurisdiction", "know_discipline", "audit"),
    Office.JURIST: LAW_DESK,
    Office.COUNCIL_CHAIR: ("see_council", "open_meeting", "vote"),
    Office.COUNCIL_VICE_CHAIR: ("see_council", "open_meeting", "vote"),
    Office.COUNCIL_SECRETARY: ("see_council", "convene_meeting", "vote"),
    Office.COUNCIL_MEMBER: ("see_council", "vote"),
}
# An order (TL.) lets a clerk hand the dossier over for the head: Điều 13 Nghị định 30/2020/NĐ-CP.
CODENAMES_BY_ORDER: dict[str, tuple[str, ...]] = {Office.UNIT_CLERK: ("submit_dossier",)}

Organ = Unit | Bloc | Council | Jurisdiction
ORGANS: tuple[type[Organ], ...] = (Unit, Bloc, Council, Jurisdiction)
# Where each right is held, and what people call it: both stand at the models themselves.
ORGAN_OF: dict[str, type[Organ]] = {
    codename: model for model in ORGANS for codename, _label in model._meta.permissions
}
LABELS: dict[str, str] = {
    codename: str(label) for model in ORGANS for codename, label in model._meta.permissions
}


def codenames_of(appointment: Appointment) -> tuple[str, ...]:
    """What an appointment carries, with what an order (TL.) adds."""
    is_by_order = appointment.capacity == Capacity.ORDER
    added = CODENAMES_BY_ORDER.get(appointment.office, ()) if is_by_order else ()
    return CODENAMES[appointment.office] + added


def held_by(codename: str) -> Q:
    """The appointments whose office, or whose order, carries the right."""
    own = [office for office, names in CODENAMES.items() if codename in names]
    by_order = [office for office, names in CODENAMES_BY_ORDER.items() if codename in names]
    return Q(office__in=own) | Q(office__in=by_order, capacity=Capacity.ORDER)


def mandate_for(
    user: object, codename: str, organ: Organ, *, on: date, offices: tuple[str, ...] = ()
) -> Mandate | None:
    """The mandate under which `user` may do `codename` at `organ` that day, or None. One statement.

    The appointment of the day is asked first; guardian's row, which has no dates, must be there too.
    """
    carriers = _carriers(codename, organ)
    if offices:
        carriers = [carrier for carrier in carriers if carrier.office in offices]
    return _first(user, carriers, on=on)


def mandates_at(jurisdiction: Jurisdiction, codename: str, *, on: date) -> list[Mandate]:
    """Everybody's at the jurisdiction that day; who acts in his own right first. One statement."""
    principal = Appointment.objects.filter(valid_on(on), pk=OuterRef("on_behalf_of"))
    rows = Appointment.objects.filter(valid_on(on), held_by(codename), jurisdiction=jurisdiction)
    rows = rows.filter(Q(on_behalf_of__isnull=True) | Exists(principal), user__is_active=True)
    return [
        mandate_of(row)
        for row in rows.select_related("user", "on_behalf_of__user").order_by("capacity", "pk")
    ]


def mandate_among(user: object, asked: Sequence[tuple[str, Organ]], *, on: date) -> Mandate | None:
    """The first mandate under which `user` has any of the rights asked, or None. One statement."""
    carriers = [carrier for codename, organ in asked for carrier in _carriers(codename, organ)]
    return _first(user, carriers, on=on)


def mandate_at_unit(user: object, codename: str, unit: Unit, *, on: date) -> Mandate | None:
    """For what the unit has under way: at the unit, or, once it has ended, at an heir. One statement more
    then."""
    return mandate_among(user, [(codename, each) for each in unit_with_heirs(unit, on=on)], on=on)


def organs_where(user: object, codename: str, *, on: date) -> list[Organ]:
    """Every organ at which the user has the right that day. One statement."""
    field = str(ORGAN_OF[codename]._meta.model_name)
    granted = _granted(codename).filter(object_pk=Cast(OuterRef(f"{field}_id"), CharField()))
    held = appointments_of(user, on=on).filter(held_by(codename), Exists(granted)).select_related(field)
    return list({getattr(row, f"{field}_id"): getattr(row, field) for row in held.order_by("pk")}.values())


def appointments_of(user: object, *, on: date) -> QuerySet[Appointment]:
    """The user's appointments of that day; a substitute's counts only while its principal is in office."""
    if not getattr(user, "is_active", False):
        return Appointment.objects.none()
    principal = Appointment.objects.filter(valid_on(on), pk=OuterRef("on_behalf_of"))
    # Whoever is active is an account; views ask with Django's lazy user.
    return Appointment.objects.filter(valid_on(on), user_id=user.pk).filter(  # type: ignore[attr-defined]
        Q(on_behalf_of__isnull=True) | Exists(principal)
    )


def _granted(codename: str) -> QuerySet[UserObjectPermission]:
    kind = ContentType.objects.get_for_model(ORGAN_OF[codename])
    return UserObjectPermission.objects.filter(
        user_id=OuterRef("user_id"), permission__codename=codename, permission__content_type=kind
    )


def _carriers(codename: str, organ: Organ) -> list[CarryingOffice]:
    """The offices of the organ that carry the right, and those that carry it by order."""
    kind = ContentType.objects.get_for_model(ORGAN_OF[codename])
    at = (codename, kind.pk, str(type(organ)._meta.model_name), organ.pk)
    own = [CarryingOffice(*at, str(office), None) for office, names in CODENAMES.items() if codename in names]
    by_order = [office for office, names in CODENAMES_BY_ORDER.items() if codename in names]
    return own + [CarryingOffice(*at, str(office), str(Capacity.ORDER)) for office in by_order]


def _first(user: object, carriers: Sequence[CarryingOffice], *, on: date) -> Mandate | None:
    if not carriers or not getattr(user, "is_active", False):
        return None
    # Whoever is active is an account.
    return first_mandate(user.pk, carriers, on=on)  # type: ignore[attr-defined]


def may_review(user: object, bloc: Bloc, unit: Unit, *, year: int, on: date) -> Mandate | None:
    """The bloc's head; for the unit heading it that day its deputy. Nobody reviews the unit he serves in,
    or one that his own has taken over."""
    served = Appointment.objects.filter(valid_on(on), unit__in=unit_with_heirs(unit, on=on))
    if served.filter(user_id=getattr(user, "pk", 0)).exists():
        return None
    heading = BlocOffice.objects.filter(valid_on(on), bloc=bloc, year=year, role="head", unit=unit)
    offices = (Office.BLOC_DEPUTY,) if heading.exists() else (Office.BLOC_HEAD,)
    return mandate_for(user, "review_bloc", bloc, on=on, offices=offices)
