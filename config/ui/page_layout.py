"""The frame of a page: icons, the way back, headings, tiles, empty lists, tables and page numbers."""

from functools import cache
from urllib.parse import urlencode

from django import template
from django.core.paginator import Page
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
@cache
def icon(name: str, label: str = "", look: str = "") -> SafeString:
    """A symbol of static/icons.svg; hidden from screen readers unless it carries a label of its own."""
    spoken = format_html(' role="img" aria-label="{}"', label) if label else SafeString(' aria-hidden="true"')
    address = f"{static('icons.svg')}#{name}"
    return format_html(
        '<svg class="icon {}"{} focusable="false"><use href="{}"></use></svg>', look, spoken, address
    )


@register.inclusion_tag("components/breadcrumb.html")
def breadcrumb(*way: str) -> dict[str, object]:
    """label, address, label, address, …, and last the page's own label without an address."""
    return {"links": list(zip(way[0:-1:2], way[1::2], strict=False)), "here": way[-1] if len(way) % 2 else ""}


@register.simple_block_tag(end_name="endpage_header")
def page_header(content: str, title: str, lead: str = "", kicker: str = "") -> str:
    """The h1 of a page; between the tags stand its buttons."""
    return render_to_string(
        "components/page_header.html",
        {"title": title, "lead": lead, "kicker": kicker, "actions": content},
    )


@register.simple_block_tag(end_name="endcard")
def card(content: str, title: str = "", note: str = "", tone: str = "", id: str = "") -> str:
    """A white sheet with a heading of level 2; `id` makes it a place to link to."""
    return render_to_string(
        "components/card.html", {"title": title, "note": note, "tone": tone, "id": id, "body": content}
    )


@register.simple_block_tag(end_name="endempty")
def empty(content: str, title: str, icon: str = "inbox") -> str:
    """An empty list that says what to do next; between the tags stand the sentence and the buttons."""
    return render_to_string("components/empty.html", {"title": title, "icon": icon, "body": content})


@register.simple_block_tag(end_name="endnotice")
def notice(content: str, title: str = "", tone: str = "blue", icon: str = "info-circle") -> str:
    """A coloured note inside a page; tones: blue, green, amber, red, grey, gold."""
    return render_to_string(
        "components/notice.html", {"title": title, "tone": tone, "icon": icon, "body": content}
    )


@register.simple_block_tag(end_name="enddata_table")
def data_table(content: str, caption: str, is_caption_shown: bool = False, is_compact: bool = False) -> str:
    """Wraps thead and tbody; every td needs data-label, because a phone shows each row as a card. With
    `is_compact`, for long lists, the card has few lines and no labels."""
    return render_to_string(
        "components/data_table.html",
        {
            "caption": caption,
            "is_caption_shown": is_caption_shown,
            "is_compact": is_compact,
            "body": content,
        },
    )


@register.simple_block_tag(end_name="endphone_fold")
def phone_fold(content: str, label: str, of: str) -> str:
    """What a phone folds in a cell of a compact row, whose td has the class `phone-fold`; wide pages show it.
    `of` is heard with the label: whose row it is."""
    return render_to_string("components/phone_fold.html", {"label": label, "of": of, "body": content})


@register.inclusion_tag("components/stat.html")
def stat(label: str, value: object, **more: object) -> dict[str, object]:
    """A figure to glance at. More: hint, url, icon, tone; a nought has none: nothing calls for anybody."""
    if str(value).strip("0") == "":
        more.pop("tone", None)
    return {"label": label, "value": value, **more}


@register.inclusion_tag("components/pages.html", takes_context=True)
def pages(context: template.Context, page: Page, name: str = "page") -> dict[str, object]:
    """Page numbers that keep the rest of the query; nothing at all when there is one page."""
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    request = context.get("request")
    return {
        "page": page,
        "numbers": [(number, _address(request, name, number)) for number in numbers],
        "before": _address(request, name, page.number - 1),
        "after": _address(request, name, page.number + 1),
    }


def _address(request: HttpRequest | None, name: str, number: int | str) -> str:
    kept = [
        (key, value)
        for key, values in (request.GET.lists() if request else [])
        for value in values
        if key != name
    ]
    return f"?{urlencode([*kept, (name, number)])}"
