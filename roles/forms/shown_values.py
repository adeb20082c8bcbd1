"""The values of a form's fields as a browser would send them: what is stored, what was typed, in words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import time
from typing import Any, cast

from django import forms
from django.http import QueryDict

from vietnamese.text import nfc

Texts = list[str]
NOTHING = "để trống"


def stored_values(form: forms.BaseForm) -> dict[str, Texts]:
    """By the name of the field; what is stored is the form's initial, whether it is bound or not."""
    found = {}
    for name in _shown_names(form):
        field = form.fields.get(name)
        value = form.get_initial_for_field(field, name) if field else form.initial.get(name)
        found[name] = _texts(field, value)
    return found


def typed_values(form: forms.BaseForm) -> dict[str, Texts]:
    """As it was understood; what is no answer to its field, as it was typed."""
    data, cleaned = cast(QueryDict, form.data), getattr(form, "cleaned_data", {})
    return {
        name: _texts(form.fields[name], cleaned[name])
        if name in cleaned and name in form.fields
        else even(data.getlist(form.add_prefix(name)))
        for name in _shown_names(form)
    }


def _texts(field: forms.Field | None, value: Any) -> Texts:
    """A value as a browser would send it back."""
    if isinstance(field, forms.BooleanField):
        return ["on"] if value else []
    if field is not None:
        value = field.prepare_value(value)
        shown = getattr(field.widget, "format_value", None)
        value = shown(value) if shown and not isinstance(value, time) else value
    if isinstance(value, time):
        value = f"{value:%H:%M}"
    several = value if isinstance(value, list | tuple) else [value]
    return even(str(each) for each in several if each is not None)


def even(texts: Iterable[str]) -> Texts:
    """Browsers end lines as they like, and send choices in the order of the page."""
    return sorted(nfc(each.replace("\r\n", "\n").strip()) for each in texts if each.strip())


def value_in_words(form: forms.BaseForm, name: str, texts: Texts) -> str:
    """The words of a choice instead of its code; `spoken` of the form where the choice is not offered now."""
    field = form.fields.get(name)
    if told := getattr(form, "spoken", {}).get(name):
        return ", ".join(map(told[1], texts)) or NOTHING
    if isinstance(field, forms.BooleanField):
        return "có" if texts else "không"
    choices = dict(_flat(getattr(field, "choices", ()))) if field else {}
    return ", ".join(choices.get(each, each) for each in texts) or NOTHING


def label_of(form: forms.BaseForm, name: str) -> str:
    """As it stands beside the field."""
    told = getattr(form, "spoken", {}).get(name)
    return told[0] if told else str(form.fields[name].label)


def _flat(choices: Iterable[Any]) -> Iterable[tuple[str, str]]:
    for value, label in choices:
        if isinstance(label, list | tuple):
            yield from _flat(label)
        else:
            yield str(value), str(label)


def _shown_names(form: forms.BaseForm) -> list[str]:
    names = [name for name, field in form.fields.items() if not field.widget.is_hidden]
    together = getattr(form, "chosen_together", ())
    return [*names, *(name for name in together if name not in form.fields and name in form.initial)]
