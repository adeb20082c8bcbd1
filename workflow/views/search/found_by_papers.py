"""Cases by a paper they are in: the minutes of the council, what went up to those above, what came back."""

from __future__ import annotations

import re

from django.db.models import Q

from roles.forms.searched_words import Folded
from vietnamese.text import fold
from workflow.models import AgendaItem, PackedCase
from workflow.views.search.searched_for import number_and_rest

# Said before a number; what a decision is called is read with it.
_KIND = re.compile(r"^(?:bien ban|to trinh) ")


def carried_by_paper(words: str) -> Q:
    """The nominations voted on in the meeting with those minutes, in a package of that petition, or answered
    on by that paper; a year behind the number is that of the paper. Nothing for words that are no number."""
    asked = number_and_rest(_KIND.sub("", fold(words)))
    if asked is None:
        return Q(pk__in=())
    number, rest = asked
    sent = PackedCase.objects.filter(package__sent_on__isnull=False).order_by()
    folded = sent.annotate(
        folded_petition=Folded("package__petition_number"), folded_reply=Folded("reply__number")
    )
    by_paper = _paper("folded_petition", "package__petition_on", number, rest)
    by_paper |= _paper("folded_reply", "reply__dated_on", number, rest)
    voted = AgendaItem.objects.exclude(result="").order_by()
    of_minutes = _paper("folded_minutes", "meeting__minutes_on", number, rest)
    voted = voted.annotate(folded_minutes=Folded("meeting__minutes_number")).filter(of_minutes)
    return Q(pk__in=folded.filter(by_paper).values("nomination")) | Q(pk__in=voted.values("nomination"))


def _paper(column: str, day: str, number: int, rest: str) -> Q:
    """A number is typed there with its symbol, or stands alone."""
    found = Q(**{f"{column}__regex": rf"^0*{number}([/-]|$)"})
    if rest.isdecimal() and len(rest) == 4:
        return found & Q(**{f"{day}__year": int(rest)})
    return found & Q(**{f"{column}__contains": rest})
