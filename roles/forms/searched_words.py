"""What somebody typed into a search box, as a question to the database: any words, any order, no marks."""

from __future__ import annotations

from django.db.models import Func, Q, TextField

from vietnamese.text import SHORT_WORD, fold, marked_letters


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


class Folded(Func):
    """`vietnamese.text.fold` in SQL, of a column that keeps no folded twin; an index can stand on it."""

    marked, bare = marked_letters()
    template = f"lower(translate(normalize(%(expressions)s, NFC), '{marked}', '{bare}'))"
    arity = 1
    output_field = TextField()
