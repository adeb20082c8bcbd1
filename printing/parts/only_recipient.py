"""A paper about one recipient names it in its own sentence: a list of one is no annex."""

from printing.contents import AnnexPart, AnnexRow, RecipientKind
from printing.parts.annex import ADDRESS

_HOUSEHOLD = "hộ "
_DEPUTY = "Phó "


def only_recipient(parts: tuple[AnnexPart, ...]) -> tuple[RecipientKind, AnnexRow] | None:
    """The kind and the row of the only one that is listed; None where several are, or nobody."""
    rows = [(part.kind, row) for part in parts for row in part.rows]
    return rows[0] if len(rows) == 1 else None


def named_in_sentence(kind: RecipientKind, row: AnnexRow) -> str:
    """ "ông Đàm Quốc Khải, Giáo viên Trường Mầm non Sóc Hà"; a household is called one."""
    return ", ".join(text for text in (called(kind, row), titled(row.post, row.unit)) if text)


def titled(post: str, unit: str) -> str:
    """A post and its unit as the one title that they are, "Phó Chủ tịch Ủy ban nhân dân xã Trường Hà"; with a
    comma where the post names an organ itself, or several posts: "Bí thư Đảng ủy, Trường Mầm non Sóc Hà"."""
    rest = post.removeprefix(_DEPUTY).split()
    is_apart = "," in post or any(word[0].isupper() for word in rest[1:])
    is_said_twice = bool(rest and unit) and rest[-1].lower() == unit.split()[0].lower()
    return (", " if is_apart or is_said_twice else " ").join(text for text in (post, unit) if text)


def whole_name(only: tuple[RecipientKind, AnnexRow] | None) -> tuple[str, ...]:
    """What no line breaks of the one recipient: a person's name, a household's. That of a collective is an
    organ's, whose words are held as others are."""
    return (called(*only),) if only is not None and only[0] != "collective" else ()


def called(kind: RecipientKind, row: AnnexRow) -> str:
    """The name as one says it: "ông Đàm Quốc Khải"."""
    if kind == "household" and not row.name.lower().startswith(_HOUSEHOLD):
        return f"hộ gia đình {row.name}"
    return f"{ADDRESS[row.sex].lower()}{row.name}"
