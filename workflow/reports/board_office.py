"""The Board's office as its papers call it: one name and sign, from its profile of the day, and who signs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import Q

from printing.contents import Signer
from roles.doors.given_numbers import paper_symbol
from roles.models import Appointment, Jurisdiction, Office, PrintedWords, UnitProfile
from roles.models.periods import valid_on

HEADS = {
    "Phòng": "Trưởng phòng",
    "Ban": "Trưởng ban",
    "Sở": "Giám đốc",
    "Văn phòng": "Chánh Văn phòng",
}
# The Board hands a draft to who signs by a paper of this kind.
SUBMISSION_KIND = "TTr"
# Above it the head signs by hand: who that is, nobody entered.
ROOM_FOR_NAME = "……………………"
POSTS_OF_HEADS = ("Giám đốc ", "Trưởng ", "Chánh ")


def board_name(jurisdiction: Jurisdiction, *, on: date) -> str:
    """The office that appraises; empty where the jurisdiction has named neither it nor who proposes."""
    if jurisdiction.board is not None:
        return jurisdiction.board.name_on(on)
    return proposing_office(jurisdiction, on=on)


def proposing_office(jurisdiction: Jurisdiction, *, on: date) -> str:
    """ "Sở Nội vụ", of "Giám đốc Sở Nội vụ", which may stand above the office that appraises."""
    words = jurisdiction.words_on(on)
    named = words.board_post
    for post in POSTS_OF_HEADS:
        named = named.removeprefix(post)
    if jurisdiction.board is not None:
        board = jurisdiction.board.profile_on(on)
        if not named or _is_called(board, named, words):
            return board.name
    return named[:1].upper() + named[1:]


def office_profile(jurisdiction: Jurisdiction, office: str, *, on: date) -> UnitProfile | None:
    """The unit filing there that is the office: its name may be told in full, in short, or with the place of
    the organ behind it ("Sở Nội vụ", "Sở Nội vụ tỉnh Cao Bằng")."""
    if not office:
        return None
    alike = Q(name__istartswith=office) | Q(short_name__iexact=office)
    rows = UnitProfile.objects.filter(alike, valid_on(on), jurisdiction=jurisdiction).order_by("pk")
    words = jurisdiction.words_on(on)
    found = [row for row in rows if _is_called(row, office, words)]
    return min(found, key=lambda row: row.name.casefold() != office.casefold(), default=None)


def _is_called(profile: UnitProfile, office: str, words: PrintedWords) -> bool:
    name, asked = profile.name.casefold(), office.casefold()
    if asked in (name, profile.short_name.casefold()):
        return True
    place = name.removeprefix(f"{asked} ")
    return place != name and words.organ_heading.casefold().endswith(f" {place}")


def board_heading(jurisdiction: Jurisdiction, *, on: date) -> tuple[str, str]:
    """The organ above and the office, as its papers are headed (mục II.2 phần I Phụ lục I Nghị định
    30/2020/NĐ-CP): a ban stands under its sở, never under the committee that the sở belongs to; a name that
    ends with the organ above is printed without it. For a phòng inside a sở writes the sở."""
    words = jurisdiction.words_on(on)
    office = board_name(jurisdiction, on=on) or words.organ_heading
    above = proposing_office(jurisdiction, on=on)
    if above and above != office and not _is_inside_its_office(jurisdiction, on=on):
        return above, office.removesuffix(f", {above}")
    return words.organ_heading, above or office


def _is_inside_its_office(jurisdiction: Jurisdiction, *, on: date) -> bool:
    """A phòng beneath the office that proposes has no seal."""
    name = board_name(jurisdiction, on=on)
    return name.startswith("Phòng ") and proposing_office(jurisdiction, on=on) != name


def board_head(jurisdiction: Jurisdiction, *, on: date) -> str:
    """Who proposes on its behalf, which is the head and never the office: "Giám đốc Sở Nội vụ", "Trưởng phòng
    Văn hóa - Xã hội". An office that was entered instead, or the Board's own, is told by its head."""
    return _post_at(jurisdiction.words_on(on).board_post or board_name(jurisdiction, on=on))


def _post_at(office: str) -> str:
    """ "Trưởng phòng Nội vụ", of "Phòng Nội vụ"; what is no office stays as it is."""
    for kind, post in HEADS.items():
        if office.startswith(f"{kind} "):
            is_part_of_post = post.lower().endswith(kind.lower())
            return post + office.removeprefix(kind) if is_part_of_post else f"{post} {office}"
    return office


def board_symbol(jurisdiction: Jurisdiction, kind: str, *, on: date) -> str:
    """ "TTr-PNV", of the Board's office of that day, of the sở where it is a phòng in it; "TTr-" where nobody
    entered an abbreviation: then the sign is completed by hand with the number."""
    if jurisdiction.board is None or _is_inside_its_office(jurisdiction, on=on):
        return paper_symbol(kind, _code_of_proposing(jurisdiction, on=on))
    return paper_symbol(kind, jurisdiction.board.profile_on(on).code)


def submission_symbol(jurisdiction: Jurisdiction, *, on: date) -> str:
    """Of the office that proposes: the Board's abbreviation where it is that office itself."""
    is_own = proposing_office(jurisdiction, on=on) == board_name(jurisdiction, on=on)
    if is_own:
        return board_symbol(jurisdiction, SUBMISSION_KIND, on=on)
    return paper_symbol(SUBMISSION_KIND, _code_of_proposing(jurisdiction, on=on))


def _code_of_proposing(jurisdiction: Jurisdiction, *, on: date) -> str:
    """The abbreviation under which the office that proposes stands among the units that file there."""
    found = office_profile(jurisdiction, proposing_office(jurisdiction, on=on), on=on)
    return found.code if found else ""


def head_of_office(jurisdiction: Jurisdiction, office: str, *, on: date) -> str:
    """The name of who heads it that day, as its officer, in the council or in the unit itself; empty where
    nobody of this program does."""
    unit = office_profile(jurisdiction, office, on=on)
    names = {office, unit.short_name or office, unit.name} if unit else {office}
    by_post = Q()
    for name in names:
        by_post |= Q(post__istartswith=_post_at(name))
    here = by_post & (Q(jurisdiction=jurisdiction) | Q(council__jurisdiction=jurisdiction))
    if unit:
        here |= Q(unit=unit.unit_id, office=Office.UNIT_HEAD)
    held = Appointment.objects.filter(here, valid_on(on), capacity="")
    row = held.select_related("user").order_by("pk").first()
    return row.user.get_full_name() if row else ""


def board_signer(office: str, *, lines: Sequence[str] = (), name: str = "", head: str = "") -> Signer:
    """Who acted, where the post is the head's or a deputy's for the head (Điều 13 Nghị định 30/2020/NĐ-CP);
    else the head's post with the `head`'s name, or dots for it: a specialist does not sign for an office."""
    head_of = _post_of(office).upper()
    if lines and (lines[-1].startswith(head_of) or _for_the_head(lines, head_of)):
        return Signer(prefix_lines=tuple(lines), name=name)
    return Signer(prefix_lines=(head_of,), name=head or ROOM_FOR_NAME)


def _post_of(office: str) -> str:
    return next((post for kind, post in HEADS.items() if office.startswith(kind)), "Thủ trưởng cơ quan")


def _for_the_head(lines: Sequence[str], head: str) -> bool:
    return lines[0].startswith(f"KT. {head}") and lines[-1].startswith("PHÓ ")
