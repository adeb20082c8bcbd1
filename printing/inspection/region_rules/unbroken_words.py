"""No line of the body breaks inside a date, a name or a title that fits on it; days are spelled one way."""

import re
from collections.abc import Iterator, Sequence

from printing.inspection.paper_faults import PaperFault, Profile, paper_fault
from printing.inspection.paragraphs import Paragraph
from printing.typesetting.fonts import typeface
from printing.unbroken import DATE
from vietnamese.dates import unquoted, with_long_dates

_BROKEN_DATE = re.compile(DATE.replace(" ", r"[ \n]"))


def unbroken_faults(paragraphs: Sequence[Paragraph], profile: Profile) -> Iterator[PaperFault]:
    """`profile.unbroken` are the names and titles; what is wider than a line may break."""
    broken = [_BROKEN_DATE, *map(_pattern, profile.unbroken)]
    citation = f"cách ngắt dòng của văn bản, {profile.layout.version}"
    for paragraph in paragraphs:
        text = "\n".join(line.text for line in paragraph.lines)
        for found in (found[0] for pattern in broken for found in pattern.finditer(text)):
            if "\n" in found and _fits(found, paragraph):
                shown, wanted = found.replace("\n", " / "), "viết liền trên một dòng"
                yield paper_fault("line.broken", shown, shown, wanted, citation, page=paragraph.page)


def date_faults(paragraphs: Sequence[Paragraph], profile: Profile) -> Iterator[PaperFault]:
    """Days under 10 and months 1 and 2 take a zero, months 3 to 9 do not: one spelling on all papers,
    but for what is quoted."""
    citation = profile.layout.citation("place_date")
    for paragraph in paragraphs:
        for found in _BROKEN_DATE.findall(unquoted(paragraph.text)):
            if found != (wanted := with_long_dates(found)):
                yield paper_fault("date.body", found, found, wanted, citation, page=paragraph.page)


def _pattern(phrase: str) -> re.Pattern[str]:
    return re.compile(r"\b" + r"[ \n]".join(map(re.escape, phrase.split())) + r"(?!\w)")


def _fits(text: str, paragraph: Paragraph) -> bool:
    """In the widest face, in the narrowest line: the first, behind its indent."""
    first = paragraph.lines[0].phrase
    width = typeface().bold.unit_width(text.replace("\n", " ")) * first.size
    return width < paragraph.right - first.x0
