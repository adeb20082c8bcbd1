"""Box 9a, Kính gửi: one addressee on the line, or several below it with dashes."""

from collections.abc import Iterator, Sequence

from printing.faults import Fault, Profile, fault
from printing.paragraphs import Paragraph
from printing.rules.style import style_faults

TO = "Kính gửi:"


def addressees_of(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Kính gửi: and the dashed lines that follow it at once."""
    start = next((i for i, p in enumerate(paragraphs) if p.text.startswith(TO.rstrip(":"))), None)
    if start is None:
        return []
    end = start + 1
    while end < len(paragraphs) and paragraphs[end].text.startswith("- "):
        end += 1
    return list(paragraphs[start:end])


def addressee_faults(addressees: Sequence[Paragraph], profile: Profile) -> Iterator[Fault]:
    citation = profile.layout.citation("addressee")
    if not addressees:
        yield fault("addressee.missing", TO, "không tìm thấy", "phải có", citation)
        return
    for paragraph in addressees:
        for line in paragraph.lines:
            yield from style_faults(line, "addressee", profile.layout)
    names = addressees[1:] or addressees
    for paragraph in names:
        mark = "." if paragraph is names[-1] else ";"
        if not paragraph.text.endswith(mark):
            page, found = paragraph.page, paragraph.text[-1]
            yield fault("addressee.separator", paragraph.text, found, f"“{mark}”", citation, page=page)
