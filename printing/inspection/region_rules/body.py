"""The body: legal bases, Điều, clauses and points, the set of paragraphs, the end mark."""

import re
from collections.abc import Generator, Iterator, Sequence

from printing.inspection.anatomy import Anatomy
from printing.inspection.paper_faults import PaperFault, Profile, paper_fault
from printing.inspection.paragraphs import Paragraph, paragraphs_of
from printing.inspection.region_rules.addressees import addressee_faults, addressees_of
from printing.inspection.region_rules.setting import setting_faults
from printing.inspection.region_rules.style import marks_faults, style_faults
from printing.inspection.region_rules.unbroken_words import date_faults, unbroken_faults

ARTICLE = re.compile(r"Điều (\d+)\.")
CLAUSE = re.compile(r"(\d+)\. ")
POINT = re.compile(r"(\w+)\) ")
ALPHABET = (
    "a",
    "b",
    "c",
    "d",
    "đ",
    "e",
    "g",
    "h",
    "i",
    "k",
    "l",
    "m",
    "n",
    "o",
    "p",
    "q",
    "r",
    "s",
    "t",
    "u",
    "v",
)
BASIS = ("Căn cứ", "Theo đề nghị", "Xét", "Thực hiện")
INSTRUMENT = re.compile(r"số (\d+/[\w/-]+)|((?:Luật|Pháp lệnh) [^;]*? ngày \d+ tháng \d+ năm \d{4})")
END = "./."


def body_faults(found: Anatomy, profile: Profile) -> Iterator[PaperFault]:
    paragraphs = paragraphs_of(found, found.lines)
    if profile.kind == "decision":
        bases, articles = yield from _decision(found, paragraphs, profile)
    elif profile.kind == "petition":
        bases, articles = [p for p in paragraphs if _is_italic(p)], []
    else:
        bases, articles = [], []
    yield from _bases(bases, profile)
    yield from _articles(articles, profile)
    if profile.kind == "decision" and not (articles and ARTICLE.match(articles[0].text)):
        yield paper_fault(
            "article.missing", "Điều 1", "không tìm thấy", "Điều 1.", profile.layout.citation("article")
        )
    addressees: list[Paragraph] = []
    if profile.kind == "petition":
        addressees = addressees_of(paragraphs)
        yield from addressee_faults(addressees, profile)
    judged = [*bases, *articles, *addressees]
    others = [p for p in paragraphs if p not in judged and not p.is_centred]
    for paragraph in others:
        yield from _text(paragraph, profile)
    yield from unbroken_faults(paragraphs, profile)
    yield from date_faults(paragraphs, profile)
    yield from setting_faults([p for p in paragraphs if p not in addressees], profile)
    yield from _end(found, profile)


def _is_italic(paragraph: Paragraph) -> bool:
    return all(mark.is_italic for mark in paragraph.lines[0].phrase.marks)


def _decision(
    found: Anatomy, paragraphs: list[Paragraph], profile: Profile
) -> Generator[PaperFault, None, tuple[list[Paragraph], list[Paragraph]]]:
    """Authority, bases, QUYẾT ĐỊNH:, articles; yields what is missing, returns bases and articles."""
    layout = profile.layout
    start = next((i for i, p in enumerate(paragraphs) if p.text.startswith(BASIS)), 0)
    turn = next((i for i, p in enumerate(paragraphs) if p.text.upper() == "QUYẾT ĐỊNH:"), None)
    for paragraph in paragraphs[:start]:
        for line in paragraph.lines:
            yield from style_faults(line, "authority", layout)
    if start == 0:
        citation = layout.citation("authority")
        yield paper_fault("authority.missing", "thẩm quyền ban hành", "không tìm thấy", "phải có", citation)
    if turn is None:
        yield paper_fault(
            "enacting.missing", "QUYẾT ĐỊNH:", "không tìm thấy", "phải có", layout.citation("enacting")
        )
        return paragraphs[start:], []
    for line in paragraphs[turn].lines:
        yield from style_faults(line, "enacting", layout)
    return paragraphs[start:turn], paragraphs[turn + 1 :]


def _bases(bases: Sequence[Paragraph], profile: Profile) -> Iterator[PaperFault]:
    citation = profile.layout.citation("bases")
    for paragraph in bases:
        for line in paragraph.lines:
            yield from style_faults(line, "bases", profile.layout)
        is_last = paragraph is bases[-1]
        rule, mark = ("bases.last", ".") if is_last else ("bases.separator", ";")
        if not paragraph.text.endswith(mark):
            yield paper_fault(
                rule, paragraph.text, paragraph.text[-1], f"“{mark}”", citation, page=paragraph.page
            )
        yield from _in_force(paragraph, profile, citation)


def _in_force(paragraph: Paragraph, profile: Profile, citation: str) -> Iterator[PaperFault]:
    """Every instrument a basis names must be among those in force; a proposal is no instrument."""
    if profile.bases_in_force is None or not paragraph.text.startswith("Căn cứ"):
        return
    for number, law in INSTRUMENT.findall(paragraph.text):
        cited = number or law
        if not any(cited in basis or basis in cited for basis in profile.bases_in_force):
            wanted = "văn bản có hiệu lực vào ngày ký"
            yield paper_fault("bases.in_force", paragraph.text, cited, wanted, citation, page=paragraph.page)


def _articles(articles: Sequence[Paragraph], profile: Profile) -> Iterator[PaperFault]:
    """Articles from 1 without a gap; in each, clauses from 1 and points by the Vietnamese alphabet."""
    expected = {"article": 1, "clause": 1, "point": 1}
    for paragraph in articles:
        if found := ARTICLE.match(paragraph.text):
            yield from _order("article", found[1], str(expected["article"]), paragraph, profile)
            expected = {"article": int(found[1]) + 1, "clause": 1, "point": 1}
            yield from _article_head(paragraph, profile)
            continue
        if found := CLAUSE.match(paragraph.text):
            yield from _order("clause", found[1], str(expected["clause"]), paragraph, profile)
            expected |= {"clause": int(found[1]) + 1, "point": 1}
        elif found := POINT.match(paragraph.text):
            yield from _order("point", found[1], ALPHABET[expected["point"] - 1], paragraph, profile)
            expected["point"] += 1
        yield from _text(paragraph, profile)


def _order(
    name: str, found: str, expected: str, paragraph: Paragraph, profile: Profile
) -> Iterator[PaperFault]:
    if found != expected:
        citation = profile.layout.citation("article")
        yield paper_fault(f"{name}.order", paragraph.text, found, expected, citation, page=paragraph.page)


def _article_head(paragraph: Paragraph, profile: Profile) -> Iterator[PaperFault]:
    """ "Điều 1." and its heading are bold, the text after them is not."""
    first = paragraph.lines[0]
    if not first.phrase.marks[0].is_bold:
        yield from marks_faults(first, first.phrase.marks[:1], "article", profile.layout)
    yield from _text(paragraph, profile)


def _text(paragraph: Paragraph, profile: Profile) -> Iterator[PaperFault]:
    """Running text; a bold label may open a paragraph, over more than a line, or be the whole of one."""
    in_label = True
    for line in paragraph.lines:
        cut = 0
        while in_label and cut < len(line.phrase.marks) and line.phrase.marks[cut].is_bold:
            cut += 1
        in_label = in_label and cut == len(line.phrase.marks)
        yield from marks_faults(line, line.phrase.marks[:cut], "article", profile.layout)
        yield from marks_faults(line, line.phrase.marks[cut:], "body", profile.layout)


def _end(found: Anatomy, profile: Profile) -> Iterator[PaperFault]:
    if profile.is_table or not found.lines:
        return
    last = found.lines[-1]
    if not last.text.endswith(END):
        citation = f"Phụ lục III, mẫu văn bản, {profile.layout.version}"
        yield paper_fault("end_mark", last.text, last.text[-3:], "./.", citation, page=last.page.number)
