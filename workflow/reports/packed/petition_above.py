"""The petition (tờ trình) to those who decide above every jurisdiction: form 1.4, from a package's rows.

What it says follows khoản 11 Điều 33 Nghị định 152/2025/NĐ-CP, as the Board's own submission does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import cast

from dossiers.local_law import lists_are_grouped
from dossiers.models import Nomination
from dossiers.recipients.transfers.proposing_units import proposing_names
from law.awards import NAMES
from law.awards import award as award_of
from law.basics.instruments import legal_bases
from law.procedure.routing import AUTHORITIES, authority_of, deciders_above
from printing.contents import Annex, AnnexPart, AnnexRow, Letterhead, PetitionPaper, Sex, Signer
from printing.parts.grouping import parts_by_unit
from printing.parts.only_recipient import named_in_sentence, only_recipient, whole_name
from roles.doors.given_numbers import given_number, number_and_symbol, paper_symbol
from roles.doors.law_in_force import stack_in_force
from roles.models import PrintedWords
from vietnamese.numbers import two_digits
from vietnamese.text import beside
from workflow.models import AgendaItem, Meeting, Package
from workflow.reports.decision_paper import KINDS
from workflow.reports.packed.no_vote import no_vote_told
from workflow.reports.submission_paper import agreed_told, declared_told, vote_told

COMMITTEE = "Ủy ban nhân dân"
PETITION_SIGN = paper_symbol("TTr", "UBND")


def packed_nominations(package: Package) -> list[Nomination]:
    """Those it was prepared with, in the order of its list."""
    rows = Nomination.objects.filter(packed__package=package).order_by("packed__ordinal")
    return list(rows.select_related("recipient", "dossier__unit").defer("settled"))


def meetings_that_passed(rows: Sequence[Nomination]) -> list[Meeting]:
    """All councils' meetings that passed any of them, the first held first."""
    items = AgendaItem.objects.filter(nomination__in=[row.pk for row in rows], result="passed")
    return list(
        Meeting.objects.filter(pk__in=items.values("meeting")).select_related("council").order_by("pk")
    )


def petition_above(package: Package, *, on: date) -> PetitionPaper:
    """As it stands; a draft bears its mark until it was signed, numbered and sent."""
    rows = packed_nominations(package)
    day = package.petition_on or on
    words = package.jurisdiction.words_on(day)
    given = given_number(package.petition_number, package.petition_on)
    number, symbol = number_and_symbol(given, PETITION_SIGN)
    annex = _annex(package, rows, on=day)
    only = only_recipient(annex.parts)
    named = named_in_sentence(*only) if only else _counted(rows)
    return PetitionPaper(
        letterhead=Letterhead(
            organ=words.organ_heading,
            number=number,
            symbol=symbol,
            place=words.place,
            issued_on=day if given else None,
        ),
        about=package.subject,
        addressees=(package.addressee,),
        bases=_bases(package, on=day),
        paragraphs=tuple(_told(package, rows, words, named, is_one=only is not None, on=day)),
        signer=_signer(package, words),
        recipients=("Như trên;", "Lưu: VT."),
        annexes=() if only else (annex,),
        draft=given is None,
        unbroken=(*NAMES, *whole_name(only)),
    )


def _bases(package: Package, *, on: date) -> tuple[str, ...]:
    known = stack_in_force().instruments
    found = legal_bases(package.award, authority_of(package.jurisdiction.level), on, known=known)
    return tuple(f"Căn cứ {basis}" for basis in found)


def _told(
    package: Package, rows: Sequence[Nomination], words: PrintedWords, named: str, *, is_one: bool, on: date
) -> Iterator[str]:
    organ, found = words.organ_heading, award_of(package.award)
    what = f"{'danh hiệu ' if found.is_title else ''}{found.name}"
    cases = "trường hợp này" if is_one else "các trường hợp này"
    whom = "Trường hợp này" if is_one else "Các trường hợp có tên trong danh sách"
    yield (
        f"{organ} đã xét thành tích năm {package.year} và đề nghị tặng {what} cho {named}, cụ thể như sau:"
    )
    right = "đúng đối tượng, đủ điều kiện, tiêu chuẩn; hồ sơ, thủ tục theo quy định."
    yield f"1. {whom} {right}{declared_told(rows)}"
    meetings = meetings_that_passed(rows)
    for place, meeting in enumerate(meetings, start=2):
        yield f"{place}. {vote_told(meeting, cases)}{agreed_told(meeting, [row.pk for row in rows])}"
    if not meetings:
        why = "; ".join(no_vote_told(rows, package.jurisdiction, on=on))
        yield f"2. {vote_told(None, cases).rstrip('.')}{f': {why}' if why else ''}."
    if is_one and rows[0].achievement:
        yield f"Tóm tắt thành tích: {rows[0].achievement.strip().rstrip('.')}."
    if not is_one:
        yield "Danh sách kèm theo Tờ trình này; hồ sơ của từng trường hợp gửi cùng."
    yield f"{organ} kính trình {package.addressee} {_asked(package, on=on)}"


def _asked(package: Package, *, on: date) -> str:
    """What only the State President decides, the Prime Minister presents to him (Điều 83 of the law)."""
    deciders = deciders_above(package.award, on, stack=stack_in_force())
    by = " hoặc ".join(AUTHORITIES[each] for each in deciders)
    return "xem xét, quyết định" if by in ("", package.addressee) else f"xem xét, trình {by} quyết định"


def _signer(package: Package, words: PrintedWords) -> Signer:
    """Who signed; on a draft the post in whose power it is, with room for the name."""
    whole = (f"TM. {COMMITTEE.upper()}",) if words.organ_heading.startswith(COMMITTEE) else ()
    post = words.heading.partition(f" {COMMITTEE}")[0].upper()
    return Signer(prefix_lines=(*whole, *(package.signer_lines or (post,))), name=package.signer_name)


def _counted(rows: Sequence[Nomination]) -> str:
    found = Counter(row.recipient.kind for row in rows)
    return ", ".join(f"{two_digits(found[kind])} {label}" for kind, label in KINDS.items() if found[kind])


def _annex(package: Package, rows: Sequence[Nomination], *, on: date) -> Annex:
    units = proposing_names(rows, on=on)
    parts = tuple(
        AnnexPart(kind=kind, rows=tuple(_row(row, units) for row in found))
        for kind, found in groupby(rows, key=lambda row: row.recipient.kind)
    )
    is_grouped = lists_are_grouped(package.jurisdiction, on=on)
    return Annex(
        title=f"Danh sách {package.subject.removeprefix('Về việc ')}",
        parts=parts_by_unit(parts) if is_grouped else parts,
        by_unit=is_grouped,
    )


def _row(row: Nomination, units: dict[int, str]) -> AnnexRow:
    is_person = row.recipient.kind == "individual"
    return AnnexRow(
        name=row.recipient_name,
        sex=cast(Sex, row.recipient.sex) if is_person else None,
        post=row.recipient_post,
        unit=beside(row.recipient_name, units[row.pk]),
        achievement=row.achievement,
    )
