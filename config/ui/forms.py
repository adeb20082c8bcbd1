"""Fields whose label, help and error are tied together, so that a screen reader hears all three."""

import re
from collections.abc import Iterable

from django import forms, template
from django.forms.boundfield import BoundField
from django.utils.html import format_html
from django.utils.safestring import SafeString

from dossiers.uploads.upload_limits import LARGEST_UPLOAD_WORDS
from roles.access.open_forms import hour_of, others_at, typed_before, words_of_others
from roles.doors.sent_once import FORM_KEY, form_key_for
from roles.forms.two_editors import SEEN, seen_of

register = template.Library()


@register.simple_tag
def largest_upload() -> str:
    """How large a file may be, in words: "20 MB"."""
    return LARGEST_UPLOAD_WORDS


@register.simple_tag(takes_context=True)
def form_key(context: template.Context) -> SafeString:
    """The key of a form that makes something, by which `sent_once` knows it when it is sent again.

    Firefox would put an old key back into a page that is loaded again, were it not told to complete nothing.
    """
    return format_html(
        '<input type="hidden" name="{}" value="{}" autocomplete="off">',
        FORM_KEY,
        form_key_for(context.get("request")),
    )


@register.simple_tag
def seen_fields(parts: forms.BaseForm | Iterable[forms.BaseForm]) -> SafeString:
    """What the form, or all those of its page, show of what is stored (roles/forms/two_editors.py)."""
    known = [parts] if isinstance(parts, forms.BaseForm) else parts
    return format_html('<input type="hidden" name="{}" value="{}" autocomplete="off">', SEEN, seen_of(known))


@register.inclusion_tag("components/open_form.html", takes_context=True)
def open_form(
    context: template.Context, address: str = "", filled_url: str = "", is_filled: bool = False
) -> dict[str, object]:
    """In the form of a view that `keeps_typing`: what was typed before is offered, where the page does not
    show it already; who else has it open; whether what is typed now is kept.

    `address` of the form, where its page has another; `filled_url` is the page with what was typed in it,
    where more than fields must be put back; `is_filled`: this is that page.
    """
    request = context["request"]
    row = typed_before(request, address) if request.method == "GET" and not is_filled else None
    typed = hour_of(row.typed_at, with_day=True) if row else ""
    others = words_of_others(others_at(request, address))
    return {"typed": typed, "others": others, "filled_url": filled_url}


# A choice as Django writes it: an option, the name of several, or the words beside a tick. In its attributes
# ">" is escaped.
_CHOICE = re.compile(
    r"""((?:<option[^>]*>|<optgroup label="|<input[^>]* type="(?:radio|checkbox)"[^>]*>)\s*)(\w)"""
)
_OWN_LAYOUT = (forms.CheckboxSelectMultiple, forms.RadioSelect)


@register.inclusion_tag("components/field.html")
def field(bound: BoundField, label: str = "", optional: str = "không bắt buộc") -> dict[str, object]:
    """One field with everything around it; `optional` is the word beside a label that may stay empty."""
    widget = bound.field.widget
    return {
        "bound": bound,
        "label": label or bound.label,
        "optional": "" if bound.field.required else optional,
        "control": _with_capitals(bound.as_widget(attrs=_attributes(bound))),
        "is_group": isinstance(widget, _OWN_LAYOUT),
        "is_tick": isinstance(widget, forms.CheckboxInput),
        "is_file": isinstance(widget, forms.FileInput),
    }


@register.inclusion_tag("components/error_summary.html")
def error_summary(
    *bound_forms: forms.BaseForm | Iterable[forms.BaseForm], is_brief: bool = False
) -> dict[str, object]:
    """All faults of the forms, or of all those of a page, at its top, each a link to its field; `is_brief`
    where the field lies on the same screen: its name alone, what is wrong is said beside it."""
    each_of = ([one] if isinstance(one, forms.BaseForm) else one or () for one in bound_forms)
    given = [form for some in each_of for form in some if form.is_bound]
    return {"faults": [fault for form in given for fault in _faults(form)], "is_brief": is_brief}


def _with_capitals(control: SafeString) -> SafeString:
    """Each choice stands for itself, whatever it is within a sentence."""
    return SafeString(_CHOICE.sub(lambda found: found[1] + found[2].upper(), control))


def _faults(form: forms.BaseForm) -> list[dict[str, object]]:
    found: list[dict[str, object]] = [
        {"message": message, "target": ""} for message in form.non_field_errors()
    ]
    row = getattr(form, "of_list", "")
    for bound in form:
        target = bound.auto_id or bound.html_name
        label = f"{row}, {bound.label}" if row else bound.label
        found += [{"message": message, "target": target, "label": label} for message in bound.errors]
    return found


def _attributes(bound: BoundField) -> dict[str, str | bool]:
    widget = bound.field.widget
    if isinstance(widget, _OWN_LAYOUT) or widget.is_hidden:
        return {}
    if isinstance(widget, forms.CheckboxInput):
        look = "form-check-input"
    else:
        look = "form-select" if isinstance(widget, forms.Select) else "form-control"
    own = str(widget.attrs.get("class", ""))
    return {"class": f"{look} {own} {'is-invalid' if bound.errors else ''}".strip()}
