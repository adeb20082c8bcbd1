"""Every form of the program, found by importing all of them: no text, number, list or date without bounds."""

from __future__ import annotations

import ast
import importlib
from collections.abc import Iterator
from pathlib import Path

from django import forms
from django.forms.formsets import BaseFormSet

from roles.forms.fields import AtMost

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("roles", "emulation", "dossiers", "law_desk", "workflow", "news", "config")
SOURCES = {
    path: path.read_text(encoding="utf-8")
    for room in ROOMS
    for path in sorted((ROOT / room).rglob("*.py"))
    if "migrations" not in path.parts
}
# Where a form is made by hand, what must be said of each field that is put into it.
SAID = {
    "CharField": {"max_length"},
    "FileField": {"max_length"},
    "IntegerField": {"min_value", "max_value"},
    "modelformset_factory": {"max_num", "absolute_max", "validate_max"},
    "formset_factory": {"max_num", "absolute_max", "validate_max"},
}
# Fields of the program's own stand for these, each with its bounds (roles/forms/fields.py, form_fields/).
UNBOUNDED = {
    "MultipleChoiceField", "TypedMultipleChoiceField", "ModelMultipleChoiceField", "MultiValueField",
    "TimeField", "DateField", "DateTimeField", "DecimalField", "FloatField", "EmailField", "URLField",
    "RegexField", "JSONField", "SlugField", "UUIDField",
}  # fmt: skip


def below(kind: type) -> Iterator[type]:
    for each in kind.__subclasses__():
        yield each
        yield from below(each)


def own(kind: type) -> list[type]:
    """Subclasses that the program itself defines, in whichever file."""
    for path, source in SOURCES.items():
        if "forms" in source and path.stem != "wsgi":
            importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
    return [each for each in dict.fromkeys(below(kind)) if each.__module__.partition(".")[0] in ROOMS]


def fault(field: forms.Field) -> str:
    """What is not bounded of it; empty when all is."""
    if isinstance(field, forms.MultipleChoiceField | forms.ModelMultipleChoiceField):
        return "" if isinstance(field, AtMost) and field.most <= 10_000 else "any number of answers"
    if isinstance(field, forms.ChoiceField | forms.ModelChoiceField | forms.BooleanField):
        return ""
    if isinstance(field, forms.IntegerField):
        return "" if None not in (field.min_value, field.max_value) else "any number"
    return "" if getattr(field, "max_length", None) else "any length"


def test_every_field_of_every_form_has_its_bounds() -> None:
    found = own(forms.BaseForm)

    assert len(found) > 40
    assert [
        f"{form.__name__}.{name} takes {fault(field)}"
        for form in found
        for name, field in form.base_fields.items()  # type: ignore[attr-defined]
        if fault(field)
    ] == []


def test_fields_that_a_form_adds_while_it_is_made_say_their_bounds_too() -> None:
    calls = [
        (path, node, node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", ""))
        for path, source in SOURCES.items()
        if "forms" in source and "models" not in path.parts and path.stem != "models"
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call)
    ]
    silent = [
        f"{path.relative_to(ROOT)}:{node.lineno}: {name} says nothing of {', '.join(sorted(missing))}"
        for path, node, name in calls
        if (missing := SAID.get(name, set()) - {word.arg for word in node.keywords})
    ]
    unbounded = [
        f"{path.relative_to(ROOT)}:{node.lineno}: {name}" for path, node, name in calls if name in UNBOUNDED
    ]

    assert len(calls) > 1000
    assert silent == []
    assert unbounded == []


def test_every_list_of_forms_ends_before_it_costs_anything() -> None:
    own(forms.BaseForm)
    found = [each for each in below(BaseFormSet) if hasattr(each, "absolute_max")]

    assert len(found) == 4
    assert [each for each in found if not (each.absolute_max <= 100 and each.validate_max)] == []
