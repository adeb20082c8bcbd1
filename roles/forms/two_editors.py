"""Two people in one form: what the second typed is laid beside what was saved meanwhile, field by field.

A page that changes something stored holds what it showed ({% seen_fields parts %}). When the form comes back
and something else is stored by then, `fields_of_two` tells of each field that differs who changed it: what
one of them alone changed is taken as he left it (`merged`), what both changed is chosen on the page
(components/two_editors.html), and the next sending is read `as_chosen`. Parts are the forms of one page,
each bound and with what is stored now as its initial.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any, NamedTuple

from django import forms
from django.http import QueryDict

from roles.doors.refusals import Refused
from roles.forms.shown_values import Texts, even, label_of, stored_values, typed_values, value_in_words

SEEN, TO_CHOOSE, WHOSE = "seen-fields", "to-choose", "whose-"


class Whose(StrEnum):
    """Which of two versions stands."""

    MINE = "mine"
    THEIRS = "theirs"


class FieldOfTwo(NamedTuple):
    """A field of which what is stored and what was typed differ. `whose`: who alone changed it, empty where
    both did; `names` as the form sends them, those of a choice that stands together; `chosen` on the page."""

    label: str
    stored: str
    typed: str
    whose: str = ""
    names: tuple[str, ...] = ()
    taken: tuple[Texts, ...] = ()
    chosen: str = ""

    @property
    def key(self) -> str:
        return ",".join(self.names)


def seen_of(parts: Iterable[forms.BaseForm]) -> str:
    """What the forms show of what is stored, as their page keeps it; of one that came back as it came."""
    known = list(parts)
    if known and known[0].is_bound:
        return str(known[0].data.get(SEEN, ""))
    shown = {form.add_prefix(name): texts for form in known for name, texts in stored_values(form).items()}
    return json.dumps(shown, ensure_ascii=False)


def as_chosen(posted: QueryDict) -> QueryDict:
    """What was sent, with what the page showed as stored where that was chosen."""
    seen, sent = _seen_in(posted), posted.copy()
    for key in posted:
        if key.startswith(WHOSE) and posted[key] == Whose.THEIRS:
            for name in key.removeprefix(WHOSE).split(","):
                if name in seen:
                    sent.setlist(name, seen[name])
    return sent


def refuse_unchosen(posted: QueryDict, rows: Iterable[FieldOfTwo]) -> None:
    """Raises Refused while the page asked whose words stand and was not told."""
    asked = {key for key in posted.getlist(TO_CHOOSE) if posted.get(WHOSE + key) not in set(Whose)}
    missing = [row.label for row in rows if row.key in asked]
    if missing:
        raise Refused(
            f"Chưa chọn giữ bản nào ở: {'; '.join(missing)}. Chưa có gì được ghi.",
            remedy="Ở từng mục, chọn bản đã lưu hoặc phần ông/bà nhập rồi bấm Lưu.",
        )


def fields_of_two(posted: QueryDict, parts: Iterable[forms.BaseForm]) -> list[FieldOfTwo]:
    """In the order of the forms, of what the page showed; all are both's where it does not tell that."""
    seen = _seen_in(posted)
    found = []
    for form in parts:
        stored, typed = stored_values(form), typed_values(form)
        for names in _together(form, stored):
            keys = tuple(form.add_prefix(name) for name in names)
            base = [even(seen[key]) if key in seen else None for key in keys]
            theirs, mine = ([values.get(name, []) for name in names] for values in (stored, typed))
            if theirs == mine or (seen and not any(key in seen for key in keys)):
                continue
            whose = Whose.MINE if base == theirs else Whose.THEIRS if base == mine else ""
            row = _in_words(form, names, stored, typed)
            key = ",".join(keys)
            found.append(
                row._replace(
                    whose=whose,
                    names=keys,
                    taken=tuple(theirs),
                    chosen=posted.get(WHOSE + key, ""),
                )
            )
    return found


def asked_again(posted: QueryDict, parts: Iterable[forms.BaseForm]) -> list[FieldOfTwo]:
    """What the page asked to choose, while the two still differ."""
    asked = set(posted.getlist(TO_CHOOSE))
    rows = fields_of_two(posted, parts) if asked else []
    return [row._replace(whose="") for row in rows if row.key in asked]


def merged(posted: QueryDict, parts: Iterable[forms.BaseForm], rows: Iterable[FieldOfTwo]) -> QueryDict:
    """What was sent, with what the other alone changed as he left it, on a page that shows what is stored."""
    sent = posted.copy()
    for row in rows:
        if row.whose == Whose.THEIRS:
            for name, texts in zip(row.names, row.taken, strict=True):
                sent.setlist(name, texts)
    shown = {form.add_prefix(name): texts for form in parts for name, texts in stored_values(form).items()}
    sent[SEEN] = json.dumps(shown, ensure_ascii=False)
    for key in [key for key in sent if key.startswith(WHOSE) or key == TO_CHOOSE]:
        del sent[key]
    return sent


def _seen_in(posted: Mapping[str, Any]) -> dict[str, Texts]:
    """Empty where the page told nothing, or nothing of ours."""
    try:
        told = json.loads(posted.get(SEEN) or "{}")
    except (ValueError, RecursionError):
        return {}
    pairs = told.items() if isinstance(told, dict) else ()
    return {
        name: texts
        for name, texts in pairs
        if isinstance(texts, list) and all(isinstance(each, str) for each in texts)
    }


def _together(form: forms.BaseForm, stored: Mapping[str, Texts]) -> list[tuple[str, ...]]:
    """Each field by itself, those of one choice as one, where the first of them stands."""
    group = tuple(name for name in getattr(form, "chosen_together", ()) if name in stored)
    alone = ((name,) for name in stored if name not in group)
    return [*([group] if group else []), *alone]


def _in_words(
    form: forms.BaseForm, names: Iterable[str], stored: Mapping[str, Texts], typed: Mapping[str, Texts]
) -> FieldOfTwo:
    apart = [name for name in names if stored.get(name) != typed.get(name)]
    labels = [label_of(form, name) for name in apart]
    caption = getattr(form, "caption", "")
    was, is_now = (
        ", ".join(value_in_words(form, name, values.get(name, [])) for name in apart)
        for values in (stored, typed)
    )
    return FieldOfTwo(f"{caption}{', '.join(labels)}", was, is_now)
