"""The people of a unit go to its heir with all that is known of them: their history hangs on them alone.

`transferred_on` of a card stays: whose unit was rearranged has not been transferred, and the months that the
law asks for in a new unit are not asked of him.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from django.db.models import Q

from dossiers.models import Recipient, Resettlement, Transfer
from dossiers.models.proved_tables import OF_TRANSFERS, RESETTLEMENTS
from roles.doors.refusals import Obstacle
from roles.founding.recording import iso_day
from roles.founding.taking_over import Rearrangement
from roles.models import Unit, UnitProfile
from trail.record import Note, record_many
from trail.state.proved_table import proofs
from trail.verbs import Verb
from vietnamese.text import clean

KINDS_THAT_GO = (Recipient.Kind.INDIVIDUAL, Recipient.Kind.HOUSEHOLD)


def people_that_go(units: Iterable[Unit], *, with_collectives: bool) -> list[Recipient]:
    """Locked, in the order of their ids. A collective may end with its unit: then its history stays there."""
    rows = Recipient.objects.select_for_update(of=("self",)).filter(unit__in=list(units))
    if not with_collectives:
        rows = rows.filter(kind__in=KINDS_THAT_GO)
    return list(rows.order_by("pk"))


def of_open_transfers(units: Iterable[Unit]) -> Iterator[Obstacle]:
    """Whom a unit lets go, or is asked to take over, it answers itself; nobody answers for one that ended."""
    asked = Transfer.objects.filter(Q(from_unit__in=list(units)) | Q(to_unit__in=list(units)), outcome="")
    for transfer in asked.select_related("recipient").order_by("pk"):
        yield Obstacle(
            f"Điều chuyển công tác của {transfer.recipient.name} chưa được trả lời.",
            remedy="Đơn vị tiếp nhận trả lời, hoặc đơn vị chuyển đi rút điều chuyển trước.",
            about=transfer.recipient.name,
        )


def taken_codes(people: Sequence[Recipient], heir: Unit | None) -> list[Recipient]:
    """Those whose staff code somebody of the heir, or somebody before them in the list, has already."""
    there: set[str] = set()
    if heir is not None:
        mine = Recipient.objects.filter(unit=heir).exclude(staff_code="")
        there = set(mine.exclude(pk__in=[each.pk for each in people]).values_list("staff_code", flat=True))
    found = []
    for each in people:
        if each.staff_code and each.staff_code in there:
            found.append(each)
        there.add(each.staff_code)
    return found


def resettle(
    people: Sequence[Recipient], heir: Unit, profiles: Mapping[int, UnitProfile], act: Rearrangement
) -> None:
    """Each with an entry on its own chain; as many statements for thousands as for one.

    A code that the heir gave to somebody else is left out, and the entry tells which it was.
    """
    if not people:
        return
    lost = {each.pk: each.staff_code for each in taken_codes(people, heir)}
    Recipient.objects.filter(pk__in=lost).update(staff_code="")
    keys = [each.pk for each in people]
    Recipient.objects.filter(pk__in=keys).update(unit=heir)
    Resettlement.objects.bulk_create(
        Resettlement(
            recipient=each,
            from_unit_id=each.unit_id,
            to_unit=heir,
            happened_on=act.since,
            instrument=clean(act.instrument),
        )
        for each in people
    )
    known = heir.profile_on(act.since)
    kept = proofs(keys, RESETTLEMENTS, *OF_TRANSFERS)
    notes = [
        Note(
            subject=("recipient", each.pk),
            details={
                "from_unit": profiles[each.unit_id].name,
                "to_unit": known.name,
                "since": iso_day(act.since),
                "paper": clean(act.instrument),
                **({"code_before": lost[each.pk]} if each.pk in lost else {}),
                **kept[each.pk],
            },
            jurisdiction_id=known.jurisdiction_id,
            unit_id=heir.pk,
            about=each.name,
        )
        for each in people
    ]
    record_many(Verb.RECIPIENT_RESETTLED, notes, by=act.actor, on=act.on)
