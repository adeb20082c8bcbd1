"""`{% load dossier_words %}`: the Vietnamese words of paper kinds, sizes and awards."""

from datetime import date

from django import template

from dossiers.grounds import ground_words
from dossiers.owed import PAPER_KINDS
from law.awards import award as award_of

register = template.Library()


@register.filter
def paper_kind(kind: str) -> str:
    """minutes -> "Biên bản bình xét"."""
    words = PAPER_KINDS.get(kind, kind)
    return words[:1].upper() + words[1:]


@register.filter
def size(count: int) -> str:
    """Bytes as people say them: "1,4 MiB", "35 KiB"."""
    if count >= 1048576:
        return f"{count / 1048576:.1f} MiB".replace(".", ",")
    return f"{max(count // 1024, 1)} KiB"


@register.filter
def ground_told(code: str, day: date | None = None) -> str:
    """Words and article of a named ground by the law of that day; never its code."""
    return ground_words(code, day)


@register.filter
def award_name(code: str) -> str:
    return award_of(code).name
