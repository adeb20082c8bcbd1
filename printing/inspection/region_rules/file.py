"""What the file itself must be: tagged for those who hear it read (PDF/UA-1), made to be kept (PDF/A-2b)."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from printing.inspection.file_reader import PaperFile
from printing.inspection.paper_faults import PaperFault, paper_fault
from printing.inspection.pdf_reader import PaperPage

HEARD = "ISO 14289-1:2014 (PDF/UA-1), mục {}"
KEPT = "ISO 19005-2:2011 (PDF/A-2b), mục {}"
IDENTIFIED = {
    "<pdfaid:part>2<": ("phần của PDF/A", "6.6.4"),
    "<pdfaid:conformance>B<": ("mức của PDF/A", "6.6.4"),
}


def file_faults(file: PaperFile, pages: Sequence[PaperPage]) -> Iterator[PaperFault]:
    yield from _heard(file)
    for page in pages:
        yield from _tagged(page, file)
    yield from _kept(file)
    for page in pages:
        for name in page.unreadable_fonts:
            yield _kept_fault("font.unicode", name, "không có bảng ToUnicode", "chữ chép ra được", "6.2.11.7")


def _heard(file: PaperFile) -> Iterator[PaperFault]:
    if not file.language.startswith("vi"):
        yield _heard_fault("file.language", "ngôn ngữ của tệp", file.language or "không ghi", "vi", "7.2")
    if not file.title:
        yield _heard_fault("file.title", "tiêu đề của tệp", "không ghi", "trích yếu của văn bản", "7.1")
    elif not file.shows_title:
        wanted = "hiện tiêu đề thay cho tên tệp"
        yield _heard_fault("file.title_shown", file.title, "hiện tên tệp", wanted, "7.1")
    if "<pdfuaid:part>1<" not in file.metadata:
        yield _heard_fault("file.pdfua", "siêu dữ liệu", "không ghi PDF/UA-1", "pdfuaid:part 1", "5")
    if not file.is_tagged:
        yield _heard_fault("tag.structure", "cấu trúc của tệp", "không có", "tệp được gắn thẻ", "7.1")
        return
    if file.headings[:1] != ("H1",):
        yield _heard_fault("tag.heading", "tên loại văn bản", "không là tiêu đề", "tiêu đề cấp 1", "7.4")
    for above, below in pairwise(file.headings):
        if int(below[1]) > int(above[1]) + 1:
            yield _heard_fault("tag.heading_level", below, f"{below} sau {above}", "không bỏ cấp", "7.4.2")
    if file.headless_tables:
        found = f"{file.headless_tables} bảng không có ô tiêu đề"
        yield _heard_fault("tag.table", "bảng", found, "hàng đầu là ô tiêu đề của cột", "7.5")


def _tagged(page: PaperPage, file: PaperFile) -> Iterator[PaperFault]:
    """Every mark on the page belongs to a tag or is marked as none, and the structure knows every tag."""
    citation = HEARD.format("7.1")
    for text in page.untagged[:1]:
        wanted = "mọi nội dung được gắn thẻ"
        yield paper_fault("tag.content", text, "không gắn thẻ", wanted, citation, page=page.number)
    owners = file.owners[page.number - 1] if page.number <= len(file.owners) else 0
    if file.is_tagged and owners != page.tagged:
        found = f"{page.tagged} đoạn gắn thẻ, cấu trúc biết {owners}"
        wanted = "cấu trúc biết mọi đoạn"
        yield paper_fault("tag.owner", "cấu trúc của tệp", found, wanted, citation, page=page.number)


def _kept(file: PaperFile) -> Iterator[PaperFault]:
    for mark, (where, clause) in IDENTIFIED.items():
        if mark not in file.metadata:
            yield _kept_fault("file.pdfa", where, "không ghi", "PDF/A-2b trong siêu dữ liệu XMP", clause)
    if not file.has_colours:
        wanted = "hồ sơ màu ICC trong OutputIntents"
        yield _kept_fault("file.colours", "màu của tệp", "không định nghĩa", wanted, "6.2.3")
    if not file.has_id:
        yield _kept_fault("file.id", "mã của tệp", "không có", "ID ở cuối tệp", "6.1.3")
    if file.is_encrypted:
        yield _kept_fault("file.encrypted", "tệp", "bị mã hóa", "không mã hóa", "6.1.3")


def _heard_fault(rule: str, where: str, found: str, expected: str, clause: str) -> PaperFault:
    return paper_fault(rule, where, found, expected, HEARD.format(clause))


def _kept_fault(rule: str, where: str, found: str, expected: str, clause: str) -> PaperFault:
    return paper_fault(rule, where, found, expected, KEPT.format(clause))
