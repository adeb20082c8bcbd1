"""What a petition said when it was handed in, and what became of it since.

A reprint is the paper of that day. A case that was withdrawn or a name that was mended afterwards changes
nothing of what the unit signed: it is told below the paper.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from dossiers.models import Dossier, Nomination, Standing
from dossiers.models.recipient import name_key
from law.awards import name_of
from roles.models import Jurisdiction
from trail.models import Entry
from trail.queries import timeline
from trail.verbs import Verb
from vietnamese.dates import short_date


def last_submission(dossier: Dossier) -> Entry | None:
    """The act that sealed it; None of a draft, and of what came down or up without one of its own."""
    if not dossier.is_sealed:
        return None
    return timeline(("dossier", dossier.pk)).filter(verb=Verb.SUBMITTED).last()


class SealedPetition(NamedTuple):
    """Of one revision: to whom it was addressed, and the cases that it named: in memory, saved by nobody."""

    addressed: Jurisdiction
    rows: list[Nomination]


def as_sealed(dossier: Dossier) -> SealedPetition | None:
    """Whatever became of its cases and of the power that it was handed to since, with its names and posts.
    None of a draft. Two statements, one more where another power has it now."""
    revision = dossier.revisions.filter(number=dossier.revision).first() if dossier.is_sealed else None
    content = revision.content["nominations"] if revision else ()
    known = {each["id"]: each for each in content if each["standing"] != Standing.WITHDRAWN}
    if revision is None or not known:
        return None
    rows = list(dossier.nominations.filter(pk__in=known).select_related("recipient"))
    for row in rows:
        sealed = known[row.pk]
        row.recipient_name, row.recipient_post = sealed["recipient_name"], sealed["recipient_post"]
        row.sort_key = name_key(row.recipient.kind, row.recipient_name)
    key = revision.content["dossier"]["jurisdiction_id"]
    now = dossier.jurisdiction
    return SealedPetition(now if now.pk == key else Jurisdiction.objects.get(pk=key), rows)


def changed_since(
    dossier: Dossier, sealed: SealedPetition | None, submitted: Entry | None
) -> tuple[str, ...]:
    """A sentence for each case that was withdrawn and each name that was mended after that submission, the
    first one first. One statement."""
    if submitted is None or sealed is None:
        return ()
    acts = timeline(("dossier", dossier.pk)).filter(
        verb__in=(Verb.WITHDRAWN, Verb.NAME_CORRECTED), seq__gt=submitted.seq
    )
    rows = {row.pk: row for row in sealed.rows}
    return tuple(told for entry in acts for told in _told(entry, rows))


def _told(entry: Entry, rows: dict[int, Nomination]) -> Iterator[str]:
    content, day = json.loads(entry.payload), short_date(entry.acted_on)
    if entry.verb == Verb.NAME_CORRECTED:
        yield f"{'; '.join(_mended(content['details']))} (sửa ngày {day})."
        return
    for moved in content["moves"]:
        if (row := rows.get(moved["nomination"])) is not None:
            yield f"{row.recipient_name}, {name_of(row.award)}: đơn vị đã rút đề nghị ngày {day}."


def _mended(details: dict[str, Any]) -> Iterator[str]:
    """Where the post alone was mended, the name says whose it is."""
    (right, *_others) = details["corrected"].values()
    is_named = any(after == right["recipient_name"] for _what, _before, after in details["changes"])
    for what, before, after in details["changes"]:
        whose = "" if is_named else f" của {right['recipient_name']}"
        was, now = (f"“{each}”" if each else "để trống" for each in (before, after))
        yield f"{what}{whose} {was} nay ghi đúng là {now}"
