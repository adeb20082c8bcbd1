"""The unit's petition (tờ trình) on paper: from rows to what the printers take.

Its list is an annex, which bears the number of the petition and none of its own (mục III.1 phần I Phụ lục I
Nghị định 30/2020/NĐ-CP): a list is no kind of paper (Điều 7), and is printed once.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import cast

from dossiers.drafting.petitioning.handed_over import as_sealed, changed_since, last_submission
from dossiers.local_law import lists_are_grouped
from dossiers.models import Dossier, Nomination, Recipient, Standing, list_place
from dossiers.recipients.transfers.proposing_units import proposing_units
from law.awards import NAMES
from law.awards import award as award_of
from law.basics.instruments import legal_bases
from law.procedure.routing import authority_of, goes_up_from, is_sent_above
from printing.contents import (
    Annex,
    AnnexPart,
    AnnexRow,
    Letterhead,
    PetitionPaper,
    RecipientKind,
    Sex,
    Signer,
)
from printing.parts.grouping import parts_by_unit
from printing.parts.only_recipient import named_in_sentence, only_recipient, whole_name
from roles.doors.given_numbers import GivenNumber, given_number, number_and_symbol, paper_symbol, party_symbol
from roles.doors.law_in_force import stack_in_force
from roles.doors.refusals import Refused
from roles.models import Appointment, Jurisdiction, Office, PrintedWords, Unit, UnitProfile
from roles.models.periods import valid_on
from roles.queries import names_on
from roles.rights.unit_heirs import standing_for
from trail.models import Entry
from trail.queries import timeline
from trail.verbs import Verb
from vietnamese.numbers import two_digits
from vietnamese.text import beside

PETITION_KIND = "TTr"
_PEOPLES_COMMITTEE = "Ủy ban nhân dân"
# Committees of the Party, what serves them, and its organisations.
_PARTY = re.compile(r"\b(tỉnh|thành|quận|huyện|thị|đảng) ủy\b|\b(đảng|chi) bộ\b", re.IGNORECASE)
_KINDS = (Recipient.Kind.COLLECTIVE, Recipient.Kind.INDIVIDUAL, Recipient.Kind.HOUSEHOLD)


def petition_of(dossier: Dossier, *, on: date) -> PetitionPaper:
    """The petition as it was handed in, with what was withdrawn or mended since told below it; of a draft as
    it stands, with the mark of one.

    Raises Refused while nobody is proposed: nothing is printed of an empty draft.
    """
    day = dossier.submitted_on or on
    sealed, signed = as_sealed(dossier), last_submission(dossier)
    addressed = sealed.addressed if sealed else dossier.jurisdiction
    rows = sorted(sealed.rows if sealed else _rows(dossier), key=_place)
    is_grouped = lists_are_grouped(addressed, on=day)
    unit = _signing_unit(dossier, signed, on=day)
    profile = unit.profile_on(day)
    words = addressed.words_on(day)
    parts = _parts(rows, unit.pk, on=day, is_grouped=is_grouped)
    only = only_recipient(parts)
    reviewed = f"{profile.name} đã bình xét thành tích năm {dossier.year} và đề nghị {words.heading}"
    told = _of_one(rows[0], reviewed, profile, *only) if only else _of_several(rows, reviewed, profile)
    asked = f"{profile.name} kính đề nghị {words.heading} {_asked(rows, addressed, on=day)}"
    annex = Annex(title=_list_title(dossier), parts=parts, by_unit=is_grouped)
    return PetitionPaper(
        letterhead=_letterhead(profile, words, on=day, given=_given(dossier)),
        about=f"Về việc đề nghị khen thưởng {dossier.get_way_display()} năm {dossier.year}",
        addressees=(words.heading,),
        bases=_bases(rows, addressed, on=day),
        paragraphs=(*told, asked),
        signer=_signer(signed, profile, unit, on=day),
        recipients=("Như trên", "Lưu: VT"),
        annexes=() if only else (annex,),
        draft=not dossier.is_sealed,
        unbroken=(*NAMES, *whole_name(only)),
        since=changed_since(dossier, sealed, signed),
    )


def _rows(dossier: Dossier) -> list[Nomination]:
    """Those of today; of a draft withdrawn ones are not printed."""
    rows = dossier.nominations.exclude(standing=Standing.WITHDRAWN).select_related("recipient")
    if not rows:
        raise Refused(
            "Hồ sơ chưa có trường hợp nào để in.",
            remedy="Thêm người, tập thể hoặc nhập danh sách từ Excel, rồi in lại.",
        )
    return list(rows)


def _place(row: Nomination) -> tuple[object, ...]:
    """By award (titles first, high before low), kind, preference and name."""
    is_form, place, *within = list_place(row)
    return (is_form, place, _KINDS.index(Recipient.Kind(row.recipient.kind)), *within)


def _given(dossier: Dossier) -> GivenNumber | None:
    return given_number(dossier.petition_number, dossier.petition_on)


def _letterhead(
    profile: UnitProfile, words: PrintedWords, *, on: date, given: GivenNumber | None = None
) -> Letterhead:
    """`given` is the number of the paper in the unit's own register and its day; without them their room
    stays empty, for who writes the number by hand writes that day."""
    number, symbol = number_and_symbol(given, unit_symbol(PETITION_KIND, profile))
    return Letterhead(
        superior=organ_above(profile, on=on),
        organ=profile.name,
        number=number,
        symbol=symbol,
        place=profile.place or words.place,
        issued_on=given.on if given else None,
    )


def organ_above(profile: UnitProfile, *, on: date) -> str | None:
    """What stands above the unit at the head of its papers; a people's committee stands alone."""
    is_committee = profile.name.startswith(_PEOPLES_COMMITTEE)
    return profile.parent.name_on(on) if profile.parent and not is_committee else None


def unit_symbol(kind: str, profile: UnitProfile) -> str:
    """What follows the number of a unit's paper: its kind and issuer, "TTr-UBND"; of the Party "TTr/HU"."""
    if _PARTY.search(profile.name):
        return party_symbol(kind, profile.code)
    is_committee = profile.name.startswith(_PEOPLES_COMMITTEE)
    return paper_symbol(kind, "UBND" if is_committee else profile.code)


def _bases(rows: Sequence[Nomination], addressed: Jurisdiction, *, on: date) -> tuple[str, ...]:
    """The instruments in force that day."""
    known = stack_in_force().instruments
    found = legal_bases(rows[0].award, authority_of(addressed.level), on, known=known)
    return tuple(f"Căn cứ {basis}" for basis in found)


def _of_several(rows: Sequence[Nomination], reviewed: str, profile: UnitProfile) -> Iterator[str]:
    yield f"{reviewed} xét khen thưởng các trường hợp sau:"
    counted = [
        f"{award_of(code).name}: {_counted(list(found))}"
        for code, found in groupby(rows, key=lambda row: row.award)
    ]
    for place, told in enumerate(counted, start=1):
        yield f"{place}. {told}{'.' if place == len(counted) else ';'}"
    yield f"Danh sách kèm theo Tờ trình này. {_vouched(profile)}"


def _of_one(
    row: Nomination, reviewed: str, profile: UnitProfile, kind: RecipientKind, listed: AnnexRow
) -> Iterator[str]:
    """Who is proposed stands in the sentence, what for below it: a list of one is no annex."""
    award = award_of(row.award)
    named = f"{'danh hiệu ' if award.is_title else ''}{award.name} cho {named_in_sentence(kind, listed)}"
    yield f"{reviewed} xét tặng {named}."
    if row.achievement:
        yield f"Tóm tắt thành tích: {row.achievement.strip().rstrip('.')}."
    yield _vouched(profile)


def _vouched(profile: UnitProfile) -> str:
    return f"{profile.name} chịu trách nhiệm về thành tích đã kê khai."


def _asked(rows: Sequence[Nomination], addressed: Jurisdiction, *, on: date) -> str:
    """What is asked of the addressee: who decides another's award can only send it on."""
    level, stack = addressed.level, stack_in_force()
    above = {
        goes_up_from(award, level, on, stack=stack) or is_sent_above(award, level, on, stack=stack)
        for award in {row.award for row in rows}
    }
    if above == {False}:
        return "xem xét, quyết định"
    own = "quyết định theo thẩm quyền và " if False in above else ""
    return f"xem xét, {own}trình cấp có thẩm quyền quyết định"


def _counted(rows: Sequence[Nomination]) -> str:
    found = Counter(row.recipient.kind for row in rows)
    return ", ".join(f"{two_digits(found[kind])} {kind.label}" for kind in _KINDS if found[kind])


def _list_title(dossier: Dossier) -> str:
    return f"Danh sách đề nghị khen thưởng {dossier.get_way_display()} năm {dossier.year}"


def _parts(rows: Sequence[Nomination], own: int, *, on: date, is_grouped: bool) -> tuple[AnnexPart, ...]:
    """By award and kind; each row names the unit of its recipient on that day, unless all are of the `own`
    unit, which signs the petition."""
    parts = []
    proposed_by = proposing_units(rows)
    ids = set(proposed_by.values())
    units = names_on(ids, on=on) if ids != {own} else {own: ""}
    for (code, kind), found in groupby(rows, key=lambda row: (row.award, row.recipient.kind)):
        listed = tuple(_annex_row(row, units[proposed_by[row.pk]]) for row in found)
        heading = f"{award_of(code).name}: {Recipient.Kind(kind).label}"
        parts.append(AnnexPart(kind=kind, rows=listed, heading=heading))
    return parts_by_unit(parts) if is_grouped else tuple(parts)


def _annex_row(row: Nomination, unit: str) -> AnnexRow:
    is_person = row.recipient.kind == Recipient.Kind.INDIVIDUAL
    return AnnexRow(
        name=row.recipient_name,
        sex=cast(Sex, row.recipient.sex) if is_person else None,
        post=row.recipient_post,
        unit=beside(row.recipient_name, unit),
        achievement=row.achievement,
    )


def _signing_unit(dossier: Dossier, signed: Entry | None, *, on: date) -> Unit:
    """Itself, or who took over from it by then; a merger of that day that was recorded after the signature
    takes nothing of it away."""
    ends = timeline(("unit", dossier.unit_id)).filter(verb=Verb.UNIT_ENDED)
    if signed is not None and ends.filter(pk__gt=signed.pk).exists():
        return dossier.unit
    return standing_for(dossier.unit, on=on)


def _signer(signed: Entry | None, profile: UnitProfile, unit: Unit, *, on: date) -> Signer:
    """Who handed the dossier over, with "KT." and the head's post where it was done for the head; of a draft,
    and of one from before that was kept, the unit's head of that day, or room as on a blank form."""
    whole = (f"TM. {_PEOPLES_COMMITTEE.upper()}",) if profile.name.startswith(_PEOPLES_COMMITTEE) else ()
    lines = json.loads(signed.payload)["details"].get("signature") if signed else None
    if signed is not None and lines:
        return Signer(prefix_lines=(*whole, *lines), name=signed.actor_name)
    rows = Appointment.objects.filter(valid_on(on), unit=unit, office=Office.UNIT_HEAD)
    head = rows.filter(capacity="").select_related("user").order_by("pk").first()
    post = (head.post if head else "Thủ trưởng đơn vị").upper()
    return Signer(prefix_lines=(*whole, post), name=head.user.get_full_name() if head else "")
