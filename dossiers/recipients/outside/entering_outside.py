"""The door by which a decision taken elsewhere is entered with its scan; nothing counts yet."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.models import AbstractBaseUser

from dossiers.models import OutsideDecision, OutsideLine
from dossiers.recipients.outside.named_people import NamedLine, named_people
from dossiers.recipients.outside.outside_obstacles import (
    OutsideFacts,
    already_told,
    of_people,
    of_the_paper,
    same_decision,
)
from dossiers.recipients.outside.outside_words import state_words
from dossiers.recipients.outside.recording_outside import mandate_over, record_outside
from roles.doors.one_act import one_act
from roles.doors.refusals import Overtaken, refuse_if
from roles.models import Jurisdiction
from trail.verbs import Verb
from vietnamese.text import clean


@one_act
def enter_outside(
    jurisdiction: Jurisdiction,
    facts: OutsideFacts,
    lines: list[NamedLine],
    *,
    by: AbstractBaseUser,
    on: date,
) -> OutsideDecision:
    """Raises Refused with every obstacle, of the paper and of each line; Overtaken where the same decision
    stands already."""
    Jurisdiction.objects.select_for_update(of=("self",), no_key=True).get(pk=jurisdiction.pk)
    mandate = mandate_over(jurisdiction, by=by, on=on)
    people, faults = named_people(jurisdiction, lines, on=on)
    faults = [*of_the_paper(facts, on=on), *faults, *of_people(facts, people)]
    refuse_if(faults, message="Chưa ghi quyết định nào.")
    if (same := same_decision(jurisdiction.pk, facts)) is not None:
        raise Overtaken(
            f"Đã ghi {already_told(same)}; {state_words(same)}.",
            remedy="Mở quyết định ấy trong danh sách; ghi sai thì bác rồi ghi lại.",
        )
    found = OutsideDecision.objects.create(
        jurisdiction=jurisdiction,
        issuer=facts.issuer,
        decided_by=clean(facts.decided_by),
        number=clean(facts.number),
        dated_on=facts.dated_on,
        signer=clean(facts.signer),
        award=facts.award,
        year=facts.year,
        achievement_since=facts.achievement_since,
        achievement_until=facts.achievement_until,
        scan=facts.scan.kept.row(),
        scan_name=facts.scan.name,
        entered_by_id=by.pk,
        entered_on=on,
    )
    OutsideLine.objects.bulk_create(OutsideLine(decision=found, recipient=person) for person in people)
    record_outside(Verb.OUTSIDE_ENTERED, found, mandate, on=on)
    return found
