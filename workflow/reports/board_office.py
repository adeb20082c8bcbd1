"""The Board's office as its papers call it: one name and sign, from its profile of the day, and who signs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from printing.contents import Signer
from roles.doors.given_numbers import paper_symbol
from roles.models import Jurisdiction

HEADS = {
    "Phòng": "Trưởng phòng",
    "Ban": "Trưởng ban",
    "Sở": "Giám đốc",
    "Văn phòng": "Chánh Văn phòng",
}
# The Board hands a draft to who signs by a paper of this kind.
SUBMISSION_KIND = "TTr"
POSTS_OF_HEADS = ("Giám đốc ", "Trưởng ", "Chánh ")
OF_HEADS = tuple(post.upper() for post in POSTS_OF_HEADS)


def board_name(jurisdiction: Jurisdiction, *, on: date) -> str:
    """The office that appraises; empty where the jurisdiction has named neither it nor who proposes."""
    if jurisdiction.board is not None:
        return jurisdiction.board.name_on(on)
    return proposing_office(jurisdiction, on=on)


def proposing_office(jurisdiction: Jurisdiction, *, on: date) -> str:
    """ "Sở Nội vụ", of "Giám đốc Sở Nội vụ", which may stand above the office that appraises."""
    named = jurisdiction.board_post
    for post in POSTS_OF_HEADS:
        named = named.removeprefix(post)
    if not named and jurisdiction.board is not None:
        return jurisdiction.board.name_on(on)
    return named[:1].upper() + named[1:]


def board_head(jurisdiction: Jurisdiction, *, on: date) -> str:
    """Who proposes on its behalf, which is the head and never the office: "Giám đốc Sở Nội vụ", "Trưởng phòng
    Văn hóa - Xã hội". An office that was entered instead, or the Board's own, is told by its head."""
    named = jurisdiction.board_post or board_name(jurisdiction, on=on)
    for kind, post in HEADS.items():
        if named.startswith(f"{kind} "):
            is_part_of_post = post.lower().endswith(kind.lower())
            return post + named.removeprefix(kind) if is_part_of_post else f"{post} {named}"
    return named


def board_symbol(jurisdiction: Jurisdiction, kind: str, *, on: date) -> str:
    """ "TTr-PNV", of the Board's office of that day; "TTr-" where nobody entered an abbreviation."""
    return paper_symbol(
        kind, jurisdiction.board.profile_on(on).code if jurisdiction.board is not None else ""
    )


def submission_symbol(jurisdiction: Jurisdiction, *, on: date) -> str:
    """Of the office that proposes: the Board's abbreviation where it is that office itself."""
    is_own = proposing_office(jurisdiction, on=on) == board_name(jurisdiction, on=on)
    return board_symbol(jurisdiction, SUBMISSION_KIND, on=on) if is_own else paper_symbol(SUBMISSION_KIND, "")


def board_signer(office: str, *, lines: Sequence[str] = (), name: str = "") -> Signer:
    """Who acted, where the post is the head's or a deputy's for the head (Điều 13 Nghị định 30/2020/NĐ-CP);
    else the head's post with room for a name: a specialist does not sign for an office."""
    if lines and (lines[-1].startswith(OF_HEADS) or _for_the_head(lines)):
        return Signer(prefix_lines=tuple(lines), name=name)
    post = next((post for kind, post in HEADS.items() if office.startswith(kind)), "Thủ trưởng cơ quan")
    return Signer(prefix_lines=(post.upper(),), name="")


def _for_the_head(lines: Sequence[str]) -> bool:
    return lines[0].startswith("KT. ") and lines[-1].startswith("PHÓ ")
