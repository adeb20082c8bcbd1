"""The bytes of a finished paper: a tagged PDF/A-2b and PDF/UA-1 file from what reportlab has drawn.

reportlab draws pages and cuts fonts; the file it writes itself has neither structure nor metadata
(`docs/decisions/0027-tagged-and-lasting-papers.md`). The same paper gives the same bytes.
"""

import zlib
from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import count
from pathlib import Path
from string import Template
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import (
    PDFDictionary,
    PDFDocument,
    PDFIndirectObject,
    PDFName,
    PDFPage,
    PDFStream,
    PDFString,
    PDFZCompress,
)

from printing.typesetting.structure import StructureTree

LANGUAGE = "vi-VN"
PRODUCER = "Vinh Danh"
ARCHIVE = Path(__file__).with_name("archive")
PROFILE = (ARCHIVE / "sRGB-v2-micro.icc").read_bytes()
METADATA = Template((ARCHIVE / "metadata.xmp").read_text(encoding="utf-8"))
CATALOG = (
    "<</Type/Catalog/Pages %(pages)d 0 R/Lang(%(language)s)/MarkInfo<</Marked true>>"
    "/ViewerPreferences<</DisplayDocTitle true>>/StructTreeRoot %(structure)d 0 R/Metadata %(metadata)d 0 R"
    "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB)"
    "/DestOutputProfile %(colours)d 0 R>>]>>"
)
HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
TOGETHER = 200  # objects compressed in one stream: a reader unpacks all of them to see one
FREE, PLAIN, COMPRESSED = 0, 1, 2  # where an object is found: ISO 32000-1, table 18


def pdf_of(document: PDFDocument, tree: StructureTree, *, title: str, author: str) -> bytes:
    """The file: what reportlab holds, then catalog, document information and structure."""
    for font in document.delayedFonts:
        font.addObjects(document)
    pages = _numbers(document, _joined_to_structure(document))
    leaves, metadata, colours = _numbers(document, [document.Pages, _metadata(title, author), _colours()])
    objects = _Objects()
    for body in _drawn(document):
        objects.add(body)
    catalog, information, root = (objects.next_number + ahead for ahead in range(3))
    known = {
        "language": LANGUAGE,
        "pages": leaves,
        "structure": root,
        "metadata": metadata,
        "colours": colours,
    }
    objects.add(_object(catalog, (CATALOG % known).encode()))
    told = PDFDictionary(
        {"Title": PDFString(title), "Author": PDFString(author), "Producer": PDFString(PRODUCER)}
    )
    objects.add(_object(information, told.format(document)))
    objects.add_together([body.encode() for body in tree.objects(first=root, pages=pages)])
    return objects.finished(catalog=catalog, information=information)


def _joined_to_structure(document: PDFDocument) -> list[PDFPage]:
    """The pages, each told where the structure finds the owners of its text."""
    for at, page in enumerate(document.Pages.pages):
        page.__NoDefault__ = [*PDFPage.__NoDefault__, "StructParents"]
        page.StructParents = at
    return list(document.Pages.pages)


def _metadata(title: str, author: str) -> PDFStream:
    words = {"title": title, "author": author, "language": LANGUAGE, "producer": PRODUCER}
    text = METADATA.substitute({name: escape(word) for name, word in words.items()})
    kind = PDFDictionary({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")})
    return PDFStream(kind, text.encode())


def _colours() -> PDFStream:
    """What the colours of the paper mean: an ICC profile of three components."""
    return PDFStream(PDFDictionary({"N": 3}), PROFILE, filters=[PDFZCompress])


def _numbers(document: PDFDocument, things: Sequence[object]) -> list[int]:
    """The numbers of objects, given to those that have none yet."""
    names = [document.Reference(thing).name for thing in things]
    return [document.idToObjectNumberAndVersion[name][0] for name in names]


def _drawn(document: PDFDocument) -> Iterator[bytes]:
    """All objects that reportlab holds, in the order of their numbers; writing one may bring another."""
    for number in count(1):
        name = document.numberToId.get(number)
        if name is None:
            return
        body = PDFIndirectObject(name, document.idToObject[name]).format(document)
        if body.endswith(b"endstream\nendobj\n"):  # which begins a line of its own: ISO 19005-2, 6.1.7.1
            body = body.removesuffix(b"endstream\nendobj\n") + b"\nendstream\nendobj\n"
        yield body


class _Objects:
    """Objects one after another, numbered from 1, and where each of them is found."""

    def __init__(self) -> None:
        self._parts = [HEADER]
        self._offset = len(HEADER)
        self._places = [(FREE, 0, 65535)]

    @property
    def next_number(self) -> int:
        return len(self._places)

    def add(self, body: bytes) -> None:
        """An object that stands for itself, as it is written."""
        self._places.append((PLAIN, self._offset, 0))
        self._parts.append(body)
        self._offset += len(body)

    def add_together(self, bodies: Sequence[bytes]) -> None:
        """Objects without streams, compressed; the streams that hold them are numbered after them."""
        first = self.next_number
        holder = first + len(bodies)
        self._places += [(COMPRESSED, holder + at // TOGETHER, at % TOGETHER) for at in range(len(bodies))]
        for start in range(0, len(bodies), TOGETHER):
            some = bodies[start : start + TOGETHER]
            heads, offset = [], 0
            for number, body in enumerate(some, start=first + start):
                heads.append(b"%d %d" % (number, offset))
                offset += len(body) + 1
            index = b" ".join(heads) + b"\n"
            kind = b"/Type/ObjStm/N %d/First %d" % (len(some), len(index))
            self.add(_object(self.next_number, _stream(kind, index + b"\n".join(some))))

    def finished(self, *, catalog: int, information: int) -> bytes:
        """The whole file, closed by the stream that tells where each object is; its id is made of itself."""
        number, offset = self.next_number, self._offset
        places = [*self._places, (PLAIN, offset, 0)]
        table = b"".join(
            [b"%c%b%b" % (kind, at.to_bytes(4, "big"), of.to_bytes(2, "big")) for kind, at, of in places]
        )
        mark = sha256(b"".join(self._parts)).hexdigest()[:32].encode()
        kind = b"/Type/XRef/Size %d/W[1 4 2]/Root %d 0 R/Info %d 0 R" % (len(places), catalog, information)
        last = _object(number, _stream(kind + b"/ID[<%b><%b>]" % (mark, mark), table))
        return b"".join([*self._parts, last, b"startxref\n%d\n%%%%EOF\n" % offset])


def _object(number: int, body: bytes) -> bytes:
    return b"%d 0 obj\n%b\nendobj\n" % (number, body)


def _stream(kind: bytes, content: bytes) -> bytes:
    packed = zlib.compress(content)
    return b"<<%b/Filter/FlateDecode/Length %d>>\nstream\n%b\nendstream" % (kind, len(packed), packed)
