"""A paper about one recipient names it in its own sentence: a list of one is no annex."""

from printing.contents import AnnexPart, AnnexRow, RecipientKind
from printing.parts.annex import ADDRESS

_HOUSEHOLD = "hộ "


def only_recipient(parts: tuple[AnnexPart, ...]) -> tuple[RecipientKind, AnnexRow] | None:
    """The kind and the row of the only one that is listed; None where several are, or nobody."""
    rows = [(part.kind, row) for part in parts for row in part.rows]
    return rows[0] if len(rows) == 1 else None


def named_in_sentence(kind: RecipientKind, row: AnnexRow) -> str:
    """ "ông Đàm Quốc Khải, Giáo viên, Trường Mầm non Sóc Hà"; a household is called one."""
    return ", ".join(text for text in (called(kind, row), row.post, row.unit) if text)


def called(kind: RecipientKind, row: AnnexRow) -> str:
    """The name as one says it, which no line breaks: "ông Đàm Quốc Khải"."""
    if kind == "household" and not row.name.lower().startswith(_HOUSEHOLD):
        return f"hộ gia đình {row.name}"
    return f"{ADDRESS[row.sex].lower()}{row.name}"
