"""What was typed of a nomination beside what is stored: to its own editor, and to the second of two."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from dossiers.drafting.forms import ChangeForm
from dossiers.judging.nomination_grounds import ground_words
from dossiers.models import Nomination
from law.awards import name_of
from vietnamese.dates import short_date

# Two names of awards beside each other, two grounds in the words of the law.
_SHORT = 400


class EditDifference(NamedTuple):
    """A field of the form, with what stands in the dossier and what was typed over it."""

    label: str
    stored: str
    typed: str


def edit_differences(form: ChangeForm, nomination: Nomination) -> list[EditDifference]:
    """The fields of a valid form that differ from the nomination, in the order of the form."""
    told = form.changes()
    names = (name_of(nomination.award), name_of(told.pop("award")))
    award = EditDifference("Danh hiệu hoặc hình thức khen thưởng", *names)
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


def told_as_saved(name: str, saved: list[EditDifference]) -> str:
    """What an editor reads of his own saving; of a text and of what is chosen from a list only that it is
    another one."""
    told = "; ".join(map(_as_saved, saved))
    # A text may end its sentence itself.
    return f"Đã lưu {name}. " + (f"Đã sửa {told.removesuffix('.')}." if told else "Không có gì thay đổi.")


def _as_saved(each: EditDifference) -> str:
    is_short = len(each.stored + each.typed) <= _SHORT
    return f"{each.label}: {each.stored} → {each.typed}" if is_short else each.label


def _listed(codes: dict[int, str], chosen: Any) -> str:
    return ", ".join(sorted(codes[pk] for pk in chosen)) or _words("")


def _words(value: object) -> str:
    if isinstance(value, date):
        return short_date(value)
    return str(value or "để trống")
