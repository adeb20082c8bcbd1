"""What was said of a no to one nomination: the no, the unit's answer, the conclusion, with who and when."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from django.db.models import Q, QuerySet

from dossiers.models import Dossier, Nomination, Standing
from roles.models import Office, Unit
from roles.reader.current_office import CurrentOffice
from roles.rights.unit_heirs import with_past_units
from trail.models import Entry
from trail.queries import timeline
from trail.verbs import Verb
from workflow.models import Disqualification
from workflow.views.disqualified.refused_lines import BlocsNo, LineRefusal, blocs_noes_to, refusals_to

TOLD_DAYS = 30
MOST_TOLD = 20
TITLES = {
    Verb.DISQUALIFIED: "Kết luận không đủ điều kiện",
    Verb.ANSWERED: "Đơn vị giải trình",
    Verb.UPHELD: "Giữ nguyên kết luận",
    Verb.REOPENED: "Rút kết luận, thẩm định lại",
    Verb.SENT_BACK: "Trả lại cả hồ sơ",
}
SETTLING = (Verb.UPHELD, Verb.REOPENED, Verb.SENT_BACK)


class Saying(NamedTuple):
    """One entry of the exchange; `article` stands with the no alone."""

    verb: Verb
    title: str
    words: str
    article: str
    who: str
    office: str
    on: date


def tell_exchanges(dossier: Dossier, noes: Sequence[Disqualification]) -> None:
    """Writes beside each no what was said of it, in its order. One statement where there is any."""
    if not noes:
        return
    told = [_told(entry) for entry in timeline(("dossier", dossier.pk)).filter(verb__in=list(TITLES))]
    for nomination, of_one in groupby(sorted(noes, key=_in_order), key=attrgetter("nomination_id")):
        heard = (saying for about, saying in told if not about or nomination in about)
        for no, said in zip(of_one, _parted(heard), strict=False):
            no.sayings = said


def _in_order(no: Disqualification) -> tuple[int, int]:
    return no.nomination_id, no.pk


def _told(entry: Entry) -> tuple[Sequence[int], Saying]:
    """With the nominations that it names; none: the whole dossier."""
    verb, payload = Verb(entry.verb), json.loads(entry.payload)
    details = payload["details"]
    about = [] if verb is Verb.SENT_BACK else details.get("nominations", [])
    article = details.get("article", "") if verb is Verb.DISQUALIFIED else ""
    words = payload["reason"]
    return about, Saying(verb, TITLES[verb], words, article, entry.actor_name, entry.office, entry.acted_on)


def _parted(heard: Iterable[Saying]) -> list[list[Saying]]:
    """A list for each no: from it to what settled it."""
    found: list[list[Saying]] = []
    for saying in heard:
        if saying.verb is Verb.DISQUALIFIED:
            found.append([saying])
        elif found and found[-1][-1].verb not in SETTLING:
            found[-1].append(saying)
    return found


def conclusions_told(current: CurrentOffice, *, on: date) -> QuerySet[Disqualification]:
    """What the Board's office concluded on this unit's nominations in the last 30 days, the latest first;
    what went back with its dossier is told by that return."""
    unit = _unit_told(current)
    if unit is None:
        return Disqualification.objects.none()
    rows = Disqualification.objects.filter(
        nomination__dossier__unit__in=with_past_units([unit.pk]),
        concluded_on__gt=on - timedelta(days=TOLD_DAYS),
    )
    # What was taken back is told until the case is judged anew, which is then told in its own words.
    waits = Q(nomination__standing__in=[Standing.SUBMITTED, Standing.ENDORSED])
    rows = rows.filter(Q(is_upheld=True) | waits).select_related("nomination__dossier")
    rows = rows.exclude(nomination__standing=Standing.DRAFT)
    return rows.order_by("-concluded_on", "-pk")[:MOST_TOLD]


def refusals_told(current: CurrentOffice, *, on: date) -> list[tuple[Nomination, LineRefusal]]:
    """What who signs did not approve of this unit's, for as long."""
    unit = _unit_told(current)
    if unit is None:
        return []
    return refusals_to(unit, since=on - timedelta(days=TOLD_DAYS), most=MOST_TOLD)


def blocs_noes_told(current: CurrentOffice, *, on: date) -> list[BlocsNo]:
    """What a bloc did not support of this unit's, for as long, a dossier at a time."""
    unit = _unit_told(current)
    if unit is None:
        return []
    return blocs_noes_to(unit, since=on - timedelta(days=TOLD_DAYS), most=MOST_TOLD)


def _unit_told(current: CurrentOffice) -> Unit | None:
    """That of its clerk and its head, whom an end of a case concerns."""
    is_told = current.office in (Office.UNIT_CLERK, Office.UNIT_HEAD)
    return current.organ if is_told and isinstance(current.organ, Unit) else None
