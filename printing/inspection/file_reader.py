"""Read what a PDF file says of itself: language, title, structure, colours and how long it may be kept.

None of it stands on a page; a reader that speaks, a search and an archive go by it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdftypes import PDFStream, dict_value, resolve1
from pdfminer.psparser import PSLiteral
from pdfminer.utils import decode_text


@dataclass(frozen=True, slots=True)
class PaperFile:
    """`headings` are the roles of the headings in the order they are read; `headless_tables` is a count;
    `owners` tells for each page how many stretches of its text the structure knows."""

    language: str
    title: str
    shows_title: bool
    is_tagged: bool
    headings: tuple[str, ...]
    headless_tables: int
    owners: tuple[int, ...]
    metadata: str
    has_colours: bool
    has_id: bool
    is_encrypted: bool


def file_of(document: PDFDocument) -> PaperFile:
    catalog = document.catalog
    trailer = document.xrefs[0].get_trailer()
    root = _entry(catalog, "StructTreeRoot") or {}
    elements = list(_elements(root.get("K")))
    roles = [role for role, _ in elements]
    metadata = resolve1(catalog.get("Metadata"))
    return PaperFile(
        language=decode_text(resolve1(catalog.get("Lang")) or b""),
        title=_title(document),
        shows_title=bool((_entry(catalog, "ViewerPreferences") or {}).get("DisplayDocTitle")),
        is_tagged=bool(root) and bool((_entry(catalog, "MarkInfo") or {}).get("Marked")),
        headings=tuple(role for role in roles if role in ("H1", "H2", "H3")),
        headless_tables=sum(role == "Table" and not _has_head(element) for role, element in elements),
        owners=tuple(_owners(root)),
        metadata=metadata.get_data().decode() if isinstance(metadata, PDFStream) else "",
        has_colours=any(_is_profiled(intent) for intent in resolve1(catalog.get("OutputIntents")) or []),
        has_id=bool(trailer.get("ID")),
        is_encrypted=document.encryption is not None,
    )


def _entry(holder: dict[str, Any], name: str) -> dict[str, Any] | None:
    value = resolve1(holder.get(name))
    return value if isinstance(value, dict) else None


def _title(document: PDFDocument) -> str:
    told = [
        decode_text(title)
        for info in document.info
        if isinstance(title := resolve1(info.get("Title")), bytes)
    ]
    return told[0].strip() if told else ""


def _elements(kids: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Roles and elements in the order they are read; rows and cells of tables are not walked through."""
    for kid in _listed(kids):
        element = resolve1(kid)
        if isinstance(element, dict) and (role := _role(element)):
            yield role, element
            if role != "Table":
                yield from _elements(element.get("K"))


def _role(element: dict[str, Any]) -> str:
    role = element.get("S")
    return str(role.name) if isinstance(role, PSLiteral) else ""


def _listed(kids: Any) -> list[Any]:
    found = resolve1(kids)
    return found if isinstance(found, list) else [kids] if found is not None else []


def _has_head(table: dict[str, Any]) -> bool:
    """The cells of the first row are heads of columns."""
    rows = _listed(table.get("K"))
    cells = _listed(dict_value(rows[0]).get("K")) if rows else []
    return bool(cells) and all(_role(dict_value(cell)) == "TH" for cell in cells)


def _owners(root: dict[str, Any]) -> Iterator[int]:
    pairs = resolve1((_entry(root, "ParentTree") or {}).get("Nums")) or []
    for owners in pairs[1::2]:
        yield len(resolve1(owners))


def _is_profiled(intent: Any) -> bool:
    return isinstance(resolve1(dict_value(intent).get("DestOutputProfile")), PDFStream)
