"""The Board's office as its papers call it: one name and sign, from its profile of the day, and who signs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from printing.contents import Signer
from roles.models import Jurisdiction

HEADS = {
    "Phòng": "Trưởng phòng",
    "Ban": "Trưởng ban",
    "Sở": "Giám đốc",
    "Văn phòng": "Chánh Văn phòng",
}
POSTS_OF_HEADS = ("Giám đốc ", "Trưởng ", "Chánh ")
OF_HEADS = tuple(post.upper() for post in POSTS_OF_HEADS)


def board_name(jurisdiction: Jurisdiction, *, on: date) -> str:
    """ "Sở Nội vụ", also of "Giám đốc Sở Nội vụ"; empty where the jurisdiction has named neither."""
    if jurisdiction.board is not None:
        return jurisdiction.board.name_on(on)
    named = jurisdiction.board_post
    for post in POSTS_OF_HEADS:
        named = named.removeprefix(post)
    return named[:1].upper() + named[1:]


def board_symbol(jurisdiction: Jurisdiction, kind: str, *, on: date) -> str:
    """ "TTr-PNV"; "TTr-" leaves room for an abbreviation that nobody entered (Phụ lục I, phần I, mục II.3).

    A code of figures alone is one of a register of units, not an abbreviation.
    """
    code = jurisdiction.board.profile_on(on).code if jurisdiction.board is not None else ""
    return f"{kind}-{code}" if re.search(r"[^\W\d_]", code) else f"{kind}-"


def board_signer(office: str, *, lines: Sequence[str] = (), name: str = "") -> Signer:
    """Who acted, where the post is the head's or a deputy's for the head (Điều 13 Nghị định 30/2020/NĐ-CP);
    else the head's post with room for a name: a specialist does not sign for an office."""
    if lines and (lines[-1].startswith(OF_HEADS) or _for_the_head(lines)):
        return Signer(prefix_lines=tuple(lines), name=name)
    post = next((post for kind, post in HEADS.items() if office.startswith(kind)), "Thủ trưởng cơ quan")
    return Signer(prefix_lines=(post.upper(),), name="")


def _for_the_head(lines: Sequence[str]) -> bool:
    return lines[0].startswith("KT. ") and lines[-1].startswith("PHÓ ")
