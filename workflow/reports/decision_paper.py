"""A decision and its lines as the paper that printing lays out (form 1.2 of Nghị định 30/2020/NĐ-CP)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import cast

from dossiers.local_law import lists_are_grouped
from dossiers.recipients.transfers.proposing_units import proposing_names
from law.awards import NAMES
from law.awards import award as award_of
from law.seats_and_money.rewards import citation_of_one_title
from printing.contents import (
    Annex,
    AnnexPart,
    AnnexRow,
    DecisionPaper,
    Grant,
    Letterhead,
    RecipientKind,
    Sex,
    Signer,
)
from printing.parts.articles import articles_of
from printing.parts.grouping import parts_by_unit
from printing.parts.only_recipient import named_in_sentence, only_recipient, whole_name
from roles.doors.given_numbers import given_number
from roles.doors.law_in_force import stack_in_force
from roles.models import PrintedWords
from vietnamese.numbers import two_digits
from vietnamese.text import beside
from workflow.models import Decision, DecisionState, Line
from workflow.reports.board_office import proposing_office
from workflow.reports.reward_money import tell_money

_COMMITTEE = "Ủy ban nhân dân"
KINDS: dict[RecipientKind, str] = {
    "collective": "tập thể",
    "household": "hộ gia đình",
    "individual": "cá nhân",
}


def decision_paper(decision: Decision, *, on: date | None = None) -> DecisionPaper:
    """The draft, which alone carries the mark DỰ THẢO; the signed decision, with room for number and day; or
    the one that is issued. A draft says of its organ what holds `on` the day it is read, or was drafted."""
    lines = lines_on_paper(decision)
    day = decision.signed_on or on or decision.drafted_on
    words = decision.words_on(day)
    annex = annex_of(decision, lines, words=words)
    only = only_recipient(annex.parts)
    articles = articles_of(_grant(decision, lines, words, named=(named_in_sentence(*only),) if only else ()))
    return DecisionPaper(
        letterhead=Letterhead(
            superior=words.superior_heading or None,
            organ=words.organ_heading,
            number=None if decision.number is None else f"{decision.number:02d}",
            symbol=decision.symbol or words.symbol,
            place=words.place,
            issued_on=decision.issued_on,
        ),
        about=decision.subject,
        authority=words.heading,
        bases=tuple(f"Căn cứ {basis}" for basis in decision.bases),
        proposal=proposal_of(decision) or None,
        articles=articles,
        signer=_signer(decision, words),
        recipients=(f"Như Điều {len(articles)};", *_board(decision, on=day), "Lưu: VT."),
        annexes=() if only else (annex,),
        draft=decision.state == DecisionState.DRAFTED,
        unbroken=(*NAMES, *whole_name(only)),
    )


def lines_on_paper(decision: Decision) -> list[Line]:
    """Those that stand, in their order; what a signed one says of its money is what was signed."""
    live = decision.lines.filter(is_live=True).select_related("nomination__recipient")
    lines = list(live.order_by("ordinal"))
    tell_money(lines, on=decision.signed_on or decision.drafted_on, on_paper=True)
    if decision.signed_on:
        for line in lines:
            line.money_note = line.signed_note or line.money_note
    return lines


def proposal_of(decision: Decision) -> str:
    """ "Theo đề nghị của Phòng Nội vụ tại Tờ trình số 12/TTr-PNV ngày …", with the number entered for it."""
    given = given_number(decision.submission_number, decision.submission_on)
    if given is None or not decision.proposal or "tờ trình số" in decision.proposal.lower():
        return decision.proposal
    return f"{decision.proposal.rstrip('.;')} tại Tờ trình {given.told}"


def _grant(
    decision: Decision, lines: Sequence[Line], words: PrintedWords, *, named: tuple[str, ...]
) -> Grant:
    kinds = [line.nomination.recipient.kind for line in lines]
    found = award_of(decision.award)
    return Grant(
        verb="Tặng danh hiệu" if found.is_title else "Tặng",
        award=granted_name(decision, words),
        collectives=kinds.count("collective"),
        individuals=kinds.count("individual"),
        households=kinds.count("household"),
        achievement=_deed(decision.achievement),
        reward_total=decision.reward_total or None,
        reward_source="Quỹ thi đua, khen thưởng",
        unpaid=_unpaid(decision, lines),
        carried_out_by=f"Chánh Văn phòng {words.organ_heading}, Thủ trưởng các cơ quan, đơn vị liên quan",
        named=named,
    )


def _unpaid(decision: Decision, lines: Sequence[Line]) -> str:
    """How many are paid nothing, or less, and by which article; the list names the higher title."""
    noted = [line for line in lines if line.money_note]
    none = [line for line in noted if not line.is_paid]
    article = citation_of_one_title(decision.signed_on or decision.drafted_on, stack=stack_in_force())
    cited = f" (căn cứ {article})" if article else ""
    if len(noted) == 1:
        told = f"{noted[0].money_note[:1].lower()}{noted[0].money_note[1:]}"
        what = "Không kèm tiền thưởng" if none else "Chỉ chi phần còn lại"
        return f"{what}: đối tượng được tặng {told}{cited}."
    if not noted:
        return ""
    what = f"không kèm tiền thưởng cho {two_digits(len(none))}" if none else ""
    less = f"chỉ chi phần còn lại cho {two_digits(len(noted) - len(none))}" if len(noted) > len(none) else ""
    counted = " và ".join(part for part in (what, less) if part)
    return (
        f"Trong cùng thời gian chỉ nhận mức tiền thưởng cao nhất: {counted} trường hợp "
        f"nêu tại cột Ghi chú{cited}."
    )


def granted_name(decision: Decision, words: PrintedWords) -> str:
    """A title by its name; a form by who gives it: "Giấy khen của Chủ tịch … huyện Hà Quảng"."""
    found = award_of(decision.award)
    kind, given, _ = found.name.partition(" của ")
    return f"{kind} của {words.heading}" if given and not found.is_title else found.name


def given_words(decision: Decision, words: PrintedWords) -> str:
    """The same after "tặng": "danh hiệu Lao động tiên tiến", "Giấy khen của …"."""
    name = granted_name(decision, words)
    return f"danh hiệu {name}" if award_of(decision.award).is_title else name


def _deed(achievement: str) -> str:
    """What Điều 1 says after the counts: "cho 03 cá nhân đã có thành tích …"."""
    begun = next((words for words in ("đã ", "có ") if achievement.lower().startswith(words)), "")
    return achievement if begun == "đã " else f"đã {achievement}" if begun else f"đã có {achievement}"


def _board(decision: Decision, *, on: date) -> tuple[str, ...]:
    """Who receives it as the office that proposed; nobody where the jurisdiction has named none."""
    name = proposing_office(decision.jurisdiction, on=on)
    return (f"{name};",) if name else ()


def _signer(decision: Decision, words: PrintedWords) -> Signer:
    """Whoever signed; on a draft the post in whose power it is, with room for the name."""
    post = words.heading.partition(f" {_COMMITTEE}")[0].upper()
    return Signer(prefix_lines=tuple(decision.signer_lines) or (post,), name=decision.signer_name)


def annex_of(
    decision: Decision, lines: Sequence[Line], *, words: PrintedWords, on: date | None = None
) -> Annex:
    """Grouped by unit where the jurisdiction has settled so for the day of signing; `on` of a paper that was
    made on another day."""
    day = on or decision.issued_on or decision.drafted_on
    units = proposing_names([line.nomination_id for line in lines], on=day)
    rows = {kind: tuple(_row(line, units) for line in lines if _kind(line) == kind) for kind in KINDS}
    parts = tuple(AnnexPart(kind=kind, rows=rows[kind]) for kind in KINDS if rows[kind])
    is_grouped = lists_are_grouped(decision.jurisdiction, on=on or decision.signed_on or decision.drafted_on)
    named = ", ".join(KINDS[kind] for kind in KINDS if rows[kind])
    return Annex(
        title=f"Danh sách {named} được tặng {given_words(decision, words)} năm {decision.year}",
        parts=parts_by_unit(parts) if is_grouped else parts,
        by_unit=is_grouped,
    )


def _kind(line: Line) -> str:
    return line.nomination.recipient.kind


def _row(line: Line, units: dict[int, str]) -> AnnexRow:
    nomination = line.nomination
    recipient = nomination.recipient
    unit = units[nomination.pk]
    return AnnexRow(
        name=nomination.recipient_name,
        sex=cast(Sex, recipient.sex) if recipient.sex else None,
        post=nomination.recipient_post,
        unit=beside(nomination.recipient_name, unit),
        amount=line.amount if line.is_paid else None,
        note=line.money_note or ("" if line.is_paid else "Hưởng mức cao hơn"),
    )
