"""What somebody typed into a search box, as a question to the database: any words, any order, no marks."""

from __future__ import annotations

import re

from django.db.models import Case, Func, IntegerField, Q, TextField, Value, When

from vietnamese.text import SHORT_WORD, clean, fold, marked_letters

# How near a name is to what was typed, the nearest first.
EXACT, PHRASE, BEGUN_WORDS, PARTS = range(4)


def every_word(text: str, *, at: str) -> Q:
    """Each word stands in the folded column `at`, in any order; no word, no condition.

    A trigram index knows no part of two letters, so a short word is one that a word begins with.
    """
    asked = Q()
    for word in fold(text).split():
        within = Q(**{f"{at}__contains": word})
        begun = Q(**{f"{at}__startswith": word}) | Q(**{f"{at}__contains": f" {word}"})
        asked &= begun if len(word) <= SHORT_WORD else within
    return asked


def nearness(text: str, *, name: str, at: str) -> Case:
    """Of a row that `every_word` found: the words stand in the column `name` as they were typed, without
    their marks, each begins a word, or anything else. `at` is the folded twin of `name`."""
    words = fold(text).split()
    if not words:
        return Case(default=Value(PARTS), output_field=IntegerField())
    phrase = Q(**{f"{at}__regex": rf"\m{' '.join(map(re.escape, words))}\M"})
    begun = Q()
    for word in words:
        begun &= Q(**{f"{at}__regex": rf"\m{re.escape(word)}"})
    return Case(
        When(phrase & Q(**{f"{name}__icontains": clean(text)}), then=Value(EXACT)),
        When(phrase, then=Value(PHRASE)),
        When(begun, then=Value(BEGUN_WORDS)),
        default=Value(PARTS),
        output_field=IntegerField(),
    )


class Folded(Func):
    """`vietnamese.text.fold` in SQL, of a column that keeps no folded twin; an index can stand on it."""

    marked, bare = marked_letters()
    template = f"lower(translate(normalize(%(expressions)s, NFC), '{marked}', '{bare}'))"
    arity = 1
    output_field = TextField()
