"""`{% load dossier_words %}`: the Vietnamese words of paper kinds, sizes and awards."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import template

from dossiers.judging import law_marks
from dossiers.judging.missing_papers import PAPER_KINDS
from dossiers.judging.nomination_grounds import ground_words
from dossiers.models import Dossier, Nomination
from law.awards import award as award_of
from roles.models import PrintedWords

register = template.Library()


@register.filter
def paper_kind(kind: str) -> str:
    """minutes -> "Biên bản bình xét"."""
    words = PAPER_KINDS.get(kind, kind)
    return words[:1].upper() + words[1:]


@register.filter
def size(count: int) -> str:
    """Bytes as people say them: "1,4 MB", "35 KB", as the computers of offices count them."""
    if count >= 1048576:
        return f"{count / 1048576:.1f} MB".replace(".", ",")
    return f"{max(count // 1024, 1)} KB"


@register.filter
def ground_told(code: str, day: date | None = None) -> str:
    """Words and article of a named ground by the law of that day; never its code."""
    return ground_words(code, day)


@register.simple_tag(takes_context=True)
def named_ground(context: Mapping[str, Any], nomination: Nomination, dossier: Dossier) -> str:
    """The same by the law the dossier is judged by: of receipt, of the last judging, of today."""
    return ground_words(
        nomination.ground, dossier.received_on or nomination.judged_on or context["request"].on
    )


@register.filter
def words_on(of: Any, day: date) -> PrintedWords:
    """What a jurisdiction, or a decision, says of its organ on paper that day."""
    found: PrintedWords = of.words_on(day)
    return found


@register.filter
def award_name(code: str) -> str:
    return award_of(code).name


@register.filter
def by_consequence(
    tally: Iterable[law_marks.MarkCount],
) -> list[tuple[law_marks.Consequence, list[law_marks.MarkCount]]]:
    """What blocks, what a person decides, what is a formality, each with its counts."""
    return law_marks.by_consequence(tally)
