"""Box 9a, Kính gửi: one addressee on the line, or several below it with dashes."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from printing.inspection.anatomy import NEAR
from printing.inspection.paper_faults import PaperFault, Profile, paper_fault
from printing.inspection.paragraphs import Paragraph
from printing.inspection.region_rules.style import style_faults

TO = "Kính gửi:"


def addressees_of(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Kính gửi: and the dashed lines that follow it at once."""
    start = next((i for i, p in enumerate(paragraphs) if p.text.startswith(TO.rstrip(":"))), None)
    if start is None:
        return []
    rest = paragraphs[start + 1 :]
    if not rest or not rest[0].text.startswith("- "):
        return [paragraphs[start]]
    edge = rest[0].lines[0].phrase.x0
    return [paragraphs[start], *takewhile(lambda p: abs(p.lines[0].phrase.x0 - edge) < NEAR, rest)]


def addressee_faults(addressees: Sequence[Paragraph], profile: Profile) -> Iterator[PaperFault]:
    citation = profile.layout.citation("addressee")
    if not addressees:
        yield paper_fault("addressee.missing", TO, "không tìm thấy", "phải có", citation)
        return
    for paragraph in addressees:
        for line in paragraph.lines:
            yield from style_faults(line, "addressee", profile.layout)
    names = _joined(addressees[1:]) or [addressees[0].text]
    for at, name in enumerate(names, start=1):
        mark = "." if at == len(names) else ";"
        if not name.endswith(mark):
            found, page = name[-1], addressees[0].page
            yield paper_fault("addressee.separator", name, found, f"“{mark}”", citation, page=page)


def _joined(paragraphs: Sequence[Paragraph]) -> list[str]:
    """One text for each dash: a long name goes on below its own beginning."""
    names: list[str] = []
    for paragraph in paragraphs:
        if paragraph.text.startswith("- ") or not names:
            names.append(paragraph.text)
        else:
            names[-1] += f" {paragraph.text}"
    return names
