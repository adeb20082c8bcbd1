"""What a line may not break inside: a date, a number with what it counts, a name, a title.

Such words are tied by no-break spaces, which only the breaking of lines sees: the page has plain spaces.
"""

import re
from collections.abc import Sequence

from vietnamese.dates import with_long_dates

TIE = "\u00a0"
DATE = r"\bngày \d{1,2} tháng \d{1,2} năm \d{4}\b"
COUNTED = r"\b(?:số|năm|ngày|tháng|Điều|khoản|điểm) \d[^ ,;]*|\b\d[\d.]* (?:đồng|giờ \d{2}|giờ)\b"
_FIGURES = re.compile(f"{DATE}|{COUNTED}")


def tied(text: str) -> str:
    """The words of one name or title, tied to each other."""
    return text.replace(" ", TIE)


def tied_in(text: str, phrases: Sequence[str] = ()) -> str:
    """The text with its days (spelled one way), numbers and `phrases` tied; the longest phrase wins."""
    for phrase in sorted(phrases, key=len, reverse=True):
        text = text.replace(phrase, tied(phrase))
    return _FIGURES.sub(lambda found: tied(with_long_dates(found[0])), text)
