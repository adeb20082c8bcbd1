"""Two editors of one nomination: what the first has stored beside what the second has typed."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from dossiers.drafting.forms import ChangeForm
from dossiers.judging.nomination_grounds import ground_words
from dossiers.models import Nomination
from vietnamese.dates import short_date


class EditDifference(NamedTuple):
    """A field of the form, with what stands in the dossier and what was typed over it."""

    label: str
    stored: str
    typed: str


def edit_differences(form: ChangeForm, nomination: Nomination) -> list[EditDifference]:
    """The fields of a valid form that differ from the nomination, in the order of the form."""
    told = form.changes()
    award = EditDifference("Danh hiệu hoặc hình thức khen thưởng", nomination.award, told.pop("award"))
    pairs = [award]
    typed_ground = told.pop("ground")
    pairs.append(
        EditDifference(
            "Tiêu chuẩn xét", _words(ground_words(nomination.ground)), _words(ground_words(typed_ground))
        )
    )
    for name, typed in told.items():
        label = str(form.fields[name].label)
        pairs.append(EditDifference(label, _words(getattr(nomination, name)), _words(typed)))
    if (chosen := form.initiative_ids()) is not None:
        codes = dict(nomination.recipient.initiatives.values_list("pk", "code"))
        stored = nomination.initiatives.values_list("pk", flat=True)
        label = str(form.fields["initiatives"].label)
        pairs.append(EditDifference(label, _listed(codes, stored), _listed(codes, chosen)))
    return [pair for pair in pairs if pair.stored != pair.typed]


def _listed(codes: dict[int, str], chosen: Any) -> str:
    return ", ".join(sorted(codes[pk] for pk in chosen)) or _words("")


def _words(value: object) -> str:
    if isinstance(value, date):
        return short_date(value)
    return str(value or "để trống")
