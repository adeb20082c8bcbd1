"""What a paper says, before anybody decides how it looks.

Plain frozen values: the callers translate from the database, the renderers only lay out. What a paper calls
`unbroken` are names and titles of its running text: no line breaks inside one that fits on it.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

Sex = Literal["female", "male"]
RecipientKind = Literal["collective", "individual", "household"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """Boxes 2, 3 and 4 of Phụ lục I: `symbol` is what follows "/" in the number, such as "QĐ-UBND".

    Names are written as in a sentence ("Ủy ban nhân dân huyện Hà Quảng"): the page sets the capitals.
    Without `number` or `issued_on` their room stays empty, as on a draft awaiting the clerk. A list is no
    kind of paper that bears a number (Điều 7): without `symbol` the line is left out.
    """

    superior: str | None = None
    organ: str
    number: str | None = None
    symbol: str = ""
    place: str = ""
    issued_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """Box 7: `prefix_lines` is the whole block above the signature: ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH").

    `post_above_name` is the signer's other post, which the decree places above the name.
    """

    prefix_lines: tuple[str, ...]
    name: str
    post_above_name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One Điều: its number comes from its place; `clauses` are numbered 1., 2., … below the text."""

    text: str
    heading: str | None = None
    clauses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """The substance of a reward decision, from which `articles.articles_of` composes Điều 1 to 3.

    `achievement` continues "đã có thành tích" and names its period; money is in whole đồng.
    `unpaid` is a sentence on those who receive no money, or less, by this decision.
    `named` lists the recipients inside Điều 1 when the decision has no annex; a single one stands within its
    sentence: "ông Đàm Quốc Khải, Giáo viên Trường Mầm non Sóc Hà".
    """

    verb: str
    award: str
    collectives: int = 0
    individuals: int = 0
    households: int = 0
    achievement: str
    reward_total: int | None = None
    reward_source: str = ""
    unpaid: str = ""
    carried_out_by: str
    named: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnexRow:
    """One line of a list; `sex` gives a person "Ông" or "Bà", a collective has none."""

    name: str
    sex: Sex | None = None
    post: str = ""
    unit: str = ""
    award: str = ""
    achievement: str = ""
    factor: Decimal | None = None
    amount: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnexPart:
    """A part of a list; without `heading` it is called by its kind: TẬP THỂ, CÁ NHÂN, HỘ GIA ĐÌNH."""

    kind: RecipientKind
    rows: tuple[AnnexRow, ...]
    heading: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Annex:
    """A list attached to a paper in the same file; two or more are called Phụ lục I, II, …

    A column that no row fills is left out; `landscape` gives room for long achievements. `by_unit` puts a
    sub-heading above the rows of each unit, in parts in which every row names one; numbers run on below it.
    """

    title: str
    parts: tuple[AnnexPart, ...]
    landscape: bool = False
    by_unit: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionPaper:
    """Form 1.2: bases and proposal come without closing punctuation, the renderer sets ";" and "."

    `authority` is who decides, as in a sentence: "Chủ tịch Ủy ban nhân dân huyện Hà Quảng".
    `electronic` leaves number and date blank in the annex's parenthesis (Phụ lục I, mục III.1).
    """

    letterhead: Letterhead
    about: str
    authority: str
    bases: tuple[str, ...]
    proposal: str | None = None
    articles: tuple[Article, ...]
    signer: Signer
    recipients: tuple[str, ...]
    annexes: tuple[Annex, ...] = ()
    electronic: bool = False
    draft: bool = False
    unbroken: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PetitionPaper:
    """A unit's tờ trình: `paragraphs` are the body; `addressees` fill the line Kính gửi.

    `since`, what a reprint tells below the whole paper, is no part of what was signed.
    """

    letterhead: Letterhead
    about: str
    addressees: tuple[str, ...]
    bases: tuple[str, ...] = ()
    paragraphs: tuple[str, ...]
    signer: Signer
    recipients: tuple[str, ...]
    annexes: tuple[Annex, ...] = ()
    electronic: bool = False
    draft: bool = False
    unbroken: tuple[str, ...] = ()
    since: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """A member who did not attend; `wrote` tells that a written opinion was counted instead."""

    name: str
    reason: str
    wrote: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Departure:
    """A member who went before the end; `at` as printed, such as "15 giờ 10, ngày 08 tháng 12 năm 2020"."""

    name: str
    at: str
    voted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingBreak:
    """Between two sittings, times as printed; `venue` where the next one was elsewhere."""

    adjourned: str
    resumed: str
    reason: str
    venue: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemDiscussion:
    """What the council said of one nomination."""

    name: str
    award: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemResult:
    """The vote on one nomination; the share is printed on ALL members of the council.

    `needed` is None where no threshold is set and every one that could be gives this result.
    """

    name: str
    unit: str = ""
    award: str
    yes: int
    no: int
    needed: int | None
    passed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BallotCount:
    """How many ballots were given out and came back, and how they were counted, a sentence; `written`: how
    many members, who were given none, sent an opinion in writing."""

    issued: int
    returned: int
    valid: int
    invalid: int
    written: int = 0
    counting: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesPaper:
    """The minutes of one council meeting, form 1.9: signed by the secretary and the chair.

    Times are printed as given, such as "14 giờ 00, ngày 08 tháng 12 năm 2020". An empty `venue` leaves room.
    `shares`: which share of the votes is needed, by which article, a sentence for each that differs.
    """

    letterhead: Letterhead
    about: str
    began: str
    ended: str
    venue: str
    chair: str
    secretary: str
    members_total: int
    members_present: int
    present: tuple[str, ...] = ()
    absences: tuple[Absence, ...] = ()
    departures: tuple[Departure, ...] = ()
    breaks: tuple[MeetingBreak, ...] = ()
    ballot_form: str
    tally: BallotCount | None = None
    shares: tuple[str, ...] = ()
    introduction: tuple[str, ...] = ()
    discussions: tuple[ItemDiscussion, ...] = ()
    results: tuple[ItemResult, ...]
    conclusion: tuple[str, ...]
    secretary_signer: Signer
    chair_signer: Signer
    recipients: tuple[str, ...] = ()
    draft: bool = False
    unbroken: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeGround:
    """One finding for which a dossier comes back: what is wrong, how to mend it, and the article."""

    subject: str
    found: str
    remedy: str
    citation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticePaper:
    """The notice that returns a dossier, with its grounds and the day until which it may come again."""

    letterhead: Letterhead
    about: str
    opening: tuple[str, ...]
    grounds: tuple[NoticeGround, ...]
    closing: tuple[str, ...]
    signer: Signer
    recipients: tuple[str, ...]
    draft: bool = False
    unbroken: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPaper:
    """A list that stands alone under its own letterhead: a unit's nominations before they are sent.

    `by_unit` as in an annex.
    """

    letterhead: Letterhead
    title: str
    parts: tuple[AnnexPart, ...]
    signer: Signer | None = None
    landscape: bool = False
    by_unit: bool = False
    draft: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AppliedRule:
    """Rules of one article in a sentence, by whose word they hold, and what of them is not confirmed."""

    words: str
    citation: str
    word: str
    unconfirmed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AppliedRulesPart:
    """The rules of one award, or those that are one for all of them."""

    heading: str
    rules: tuple[AppliedRule, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AppliedRulesPaper:
    """The rules by which a dossier is judged; each of `facts` is a paragraph above the tables."""

    letterhead: Letterhead
    title: str
    facts: tuple[str, ...]
    parts: tuple[AppliedRulesPart, ...]
    draft: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewPart:
    """A table of texts, each head with its share of the width, then `figures`; cells as printed. Instead of
    a table, `notes`: a paragraph each.

    `number` of its rows stands behind the heading. A row that is one text is a sub-heading. `total` is
    the last row, without a number of its own: "Cộng", then the sums of the figures. Where it
    `shares_figures`, their columns share the width with the texts, one share each, as long heads need.
    """

    heading: str
    number: int = 0
    texts: tuple[tuple[str, int], ...] = ()
    figures: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...] | str, ...] = ()
    total: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    shares_figures: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewPaper:
    """Figures of a year in tables that belong together; each of `facts` is a paragraph above them."""

    letterhead: Letterhead
    title: str
    facts: tuple[str, ...]
    parts: tuple[OverviewPart, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationPaper:
    """A letter of invitation to a meeting: who invites whom, to what, who presides, when, where, about what.

    Texts come without closing punctuation; `time` is as printed, such as "14 giờ 00, ngày 08 tháng 12 năm
    2020". Each of `notes` is a paragraph of its own below the agenda.
    """

    letterhead: Letterhead
    about: str
    inviter: str
    invited: tuple[str, ...]
    purpose: str
    chair: str
    time: str
    venue: str
    agenda: tuple[str, ...]
    notes: tuple[str, ...]
    signer: Signer
    recipients: tuple[str, ...]
    draft: bool = False
    unbroken: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendee:
    """One line of an attendance list; `role` is the part in the meeting, such as "Ủy viên"."""

    name: str
    post: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendancePaper:
    """The list that those who attend a meeting sign; `facts` tell which meeting, when and where."""

    letterhead: Letterhead
    title: str
    facts: tuple[str, ...]
    attendees: tuple[Attendee, ...]
    signer: Signer
    draft: bool = False
