"""Controls of a form as Django's templates draw them, the choices of a list without a template for each.

A page may hold a hundred lists of twenty choices, and Django draws each choice by two templates.
"""

from typing import Any

from django.forms.renderers import DjangoTemplates
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

_LIST = "django/forms/widgets/select.html"


class Controls(DjangoTemplates):
    """Django's own renderer but for `<select>`; the same elements, attributes and escapes."""

    def render(self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None) -> str:
        if template_name == _LIST:
            return _list(context["widget"])
        return super().render(template_name, context, request)


def _list(widget: dict[str, Any]) -> SafeString:
    groups = format_html_join("", "{}", ([_group(name, choices)] for name, choices, _ in widget["optgroups"]))
    return format_html(
        '<select name="{}"{}>{}\n</select>', widget["name"], _attributes(widget["attrs"]), groups
    )


def _group(name: object, choices: list[dict[str, Any]]) -> SafeString:
    options = format_html_join(
        "",
        '\n  <option value="{}"{}>{}</option>',
        ((str(each["value"]), _attributes(each["attrs"]), each["label"]) for each in choices),
    )
    return format_html('\n  <optgroup label="{}">{}\n  </optgroup>', name, options) if name else options


def _attributes(given: dict[str, object]) -> SafeString:
    """True is an attribute without a value, False none at all."""
    return SafeString(
        "".join(
            format_html(" {}", name) if value is True else format_html(' {}="{}"', name, str(value))
            for name, value in given.items()
            if value is not False
        )
    )
