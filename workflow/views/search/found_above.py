"""Cases that went up to those above, by the number of the petition or of the paper that came back."""

from __future__ import annotations

from django.db.models import Q

from roles.forms.searched_words import Folded
from workflow.models import PackedCase
from workflow.views.search.searched_for import number_and_rest


def carried_above(words: str) -> Q:
    """The nominations in a package of that petition, or answered on by that paper; a year behind the number
    is that of the paper. Nothing for words that are no number."""
    asked = number_and_rest(words)
    if asked is None:
        return Q(pk__in=())
    number, rest = asked
    sent = PackedCase.objects.filter(package__sent_on__isnull=False).order_by()
    folded = sent.annotate(
        folded_petition=Folded("package__petition_number"), folded_reply=Folded("reply__number")
    )
    by_paper = _paper("folded_petition", "package__petition_on", number, rest)
    by_paper |= _paper("folded_reply", "reply__dated_on", number, rest)
    return Q(pk__in=folded.filter(by_paper).values("nomination"))


def _paper(column: str, day: str, number: int, rest: str) -> Q:
    """A number is typed there with its symbol, or stands alone."""
    found = Q(**{f"{column}__regex": rf"^0*{number}([/-]|$)"})
    if rest.isdecimal() and len(rest) == 4:
        return found & Q(**{f"{day}__year": int(rest)})
    return found & Q(**{f"{column}__contains": rest})
