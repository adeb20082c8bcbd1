"""Under which right an organ is founded or changed, and the entry that each such act leaves in the trail."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from django.contrib.auth.models import User

from roles.doors.refusals import Refused, require_mandate
from roles.models import Bloc, Council, Jurisdiction, Unit
from roles.queries import with_heirs
from roles.rights.permissions import LABELS, mandate_among
from trail.record import SYSTEM, Actor, Note
from trail.state.proved_table import ProvedTable, proof, proofs
from vietnamese.text import clean


def founder(
    by: User | None, codename: str, jurisdictions: Iterable[Jurisdiction | None], *, on: date
) -> Actor:
    """Who acts, by the right held at every jurisdiction concerned, or at one that took over from it.

    `by=None` is the program itself: an installation, or the demonstration, is set up.
    """
    if by is None:
        return SYSTEM
    concerned = set(jurisdictions)
    if None in concerned or not concerned:
        raise Refused(
            "Đơn vị này chưa thuộc cấp có thẩm quyền nào.",
            remedy="Ghi đơn vị vào danh sách đơn vị của một cấp có thẩm quyền trước.",
        )
    label = LABELS[codename]
    mandates = [
        require_mandate(
            mandate_among(by, [(codename, each) for each in with_heirs(one)], on=on),
            to=label[0].lower() + label[1:],
        )
        for one in concerned
    ]
    return mandates[0].actor


def refuse_without_instrument(instrument: str, *, by: User | None) -> None:
    """A person founds, renames or ends nothing without the paper that says so."""
    if by is not None and not clean(instrument):
        raise Refused(
            "Thiếu văn bản làm căn cứ.", remedy="Ghi số, ngày và cơ quan ban hành đúng như trên văn bản."
        )


def note_of(
    organ: Unit | Bloc | Council | Jurisdiction,
    *,
    about: str,
    jurisdiction: Jurisdiction | None,
    details: Mapping[str, object],
    reason: str = "",
    proves: Sequence[ProvedTable] = (),
) -> Note:
    """The entry on the organ's own chain; what is empty is left out. It keeps the rows that it `proves`."""
    kept = proof(organ.pk, *proves) if proves else {}
    return Note(
        subject=(str(type(organ)._meta.model_name), organ.pk),
        reason=clean(reason),
        details={key: value for key, value in details.items() if value not in ("", None, [])} | kept,
        jurisdiction_id=jurisdiction.pk if jurisdiction else None,
        unit_id=organ.pk if isinstance(organ, Unit) else None,
        about=about,
    )


def proving(notes: Sequence[Note], *tables: ProvedTable) -> list[Note]:
    """The notes with the rows of their subjects, which are of one kind; a constant number of statements."""
    kept = proofs([note.subject[1] for note in notes], *tables)
    return [replace(note, details={**note.details, **kept[note.subject[1]]}) for note in notes]


def iso_day(given: date | None) -> str | None:
    return given.isoformat() if given else None
