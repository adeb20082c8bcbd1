"""The Board's own petition (tờ trình), with which it hands a draft of a decision to who signs: form 1.4.

What it says follows khoản 11 Điều 33 Nghị định 152/2025/NĐ-CP: who is right for which award, what the council
voted, the list; it serves every regime.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from django.db.models import Count, Q

from dossiers.judging.law_marks import resting_on_declared
from dossiers.models import Nomination
from dossiers.recipients.paper_checks.checked_since import tell_checked_since
from law.awards import NAMES
from printing.contents import Annex, Letterhead, PetitionPaper, Signer
from printing.parts.only_recipient import named_in_sentence, only_recipient, whole_name
from roles.doors.given_numbers import given_number, number_and_symbol
from roles.models import Jurisdiction, PrintedWords
from vietnamese.dates import long_date
from vietnamese.numbers import counted, grouped, percent, two_digits
from workflow.models import Decision, Line, Meeting
from workflow.reports.board_office import board_signer, head_of_office, proposing_office, submission_symbol
from workflow.reports.decision_paper import KINDS, annex_of, given_words
from workflow.reports.reward_money import tell_money


def submission_paper(decision: Decision, *, on: date | None = None) -> PetitionPaper:
    """Signed by hand by who heads the office that proposes, before the register gives it a number: so it
    is no draft while it has none. It says of its organ what held on its day; without one, `on` the day it is
    read, or that of the draft."""
    jurisdiction, lines = decision.jurisdiction, _submitted(decision)
    given = given_number(decision.submission_number, decision.submission_on)
    day = given.on if given else decision.signed_on or on or decision.drafted_on
    words = jurisdiction.words_on(day)
    number, symbol = number_and_symbol(given, submission_symbol(jurisdiction, on=day))
    organ = proposing_office(jurisdiction, on=day) or words.organ_heading
    annex = _proposed(annex_of(decision, lines, words=words, on=decision.drafted_on))
    only = only_recipient(annex.parts)
    told = (
        _of_one(decision, lines, organ, words, named_in_sentence(*only))
        if only
        else _of_several(decision, lines, organ, words)
    )
    return PetitionPaper(
        letterhead=Letterhead(
            superior=words.organ_heading,
            organ=organ,
            number=number,
            symbol=symbol,
            place=words.place,
            issued_on=given.on if given else None,
        ),
        about=f"Về việc đề nghị {decision.subject.removeprefix('Về việc ')}",
        addressees=(words.heading,),
        bases=tuple(f"Căn cứ {basis}" for basis in decision.bases),
        paragraphs=tuple(told),
        signer=submission_signer(jurisdiction, on=day),
        recipients=("Như trên;", "Lưu: VT."),
        annexes=() if only else (annex,),
        unbroken=(*NAMES, *whole_name(only)),
    )


def _submitted(decision: Decision) -> list[Line]:
    """Also those that who signed refused then: they were submitted."""
    refused = ~Q(refused_reason="") if decision.signed_on else Q(pk__in=())
    lines = decision.lines.filter(Q(is_live=True) | refused)
    lines = lines.select_related("nomination__recipient", "nomination__dossier")
    submitted = list(lines.order_by("ordinal"))
    tell_money(submitted, on=decision.signed_on or decision.drafted_on, on_paper=True)
    return submitted


def submission_signer(jurisdiction: Jurisdiction, *, on: date) -> Signer:
    """Who heads the office that proposes, by the appointments of that day; dots where nobody does."""
    organ = proposing_office(jurisdiction, on=on) or jurisdiction.words_on(on).organ_heading
    return board_signer(organ, head=head_of_office(jurisdiction, organ, on=on))


def _of_several(decision: Decision, lines: Sequence[Line], organ: str, words: PrintedWords) -> Iterator[str]:
    units = {case.dossier.unit_id for case in _cases(lines)}
    what = "hồ sơ của các đơn vị" if len(units) > 1 else "hồ sơ"
    appraised = _appraised(decision, organ, words, what)
    yield f"{appraised} cho {_counted(lines)}, cụ thể như sau:"
    yield (
        "1. Các trường hợp có tên trong danh sách đúng đối tượng, đủ điều kiện, tiêu chuẩn; "
        f"hồ sơ, thủ tục theo quy định.{declared_told(_cases(lines))}"
    )
    yield from _further(decision, lines, "các trường hợp này")
    yield "Danh sách kèm theo Tờ trình này; dự thảo Quyết định trình cùng."
    yield _asked(words)


def _of_one(
    decision: Decision, lines: Sequence[Line], organ: str, words: PrintedWords, name: str
) -> Iterator[str]:
    """Who is proposed stands in the sentence: a list of one is no annex."""
    yield f"{_appraised(decision, organ, words, 'hồ sơ')} cho {name}, cụ thể như sau:"
    yield (
        "1. Trường hợp này đúng đối tượng, đủ điều kiện, tiêu chuẩn; "
        f"hồ sơ, thủ tục theo quy định.{declared_told(_cases(lines))}"
    )
    yield from _further(decision, lines, "trường hợp này")
    yield "Dự thảo Quyết định trình cùng Tờ trình này."
    yield _asked(words)


def _cases(lines: Iterable[Line]) -> list[Nomination]:
    return [line.nomination for line in lines]


def declared_told(cases: Sequence[Nomination], *, on: date | None = None) -> str:
    """Who decides reads what nobody has held against its paper, to this day or that of `on`, and what was
    found wrong since the appraisal, after all that is told to be right."""
    tell_checked_since(cases, on=on)
    rests = [resting_on_declared(case) for case in cases]
    left = sum(any(each.left for each in found) for found in rests)
    wrong = sum(any(each.wrong for each in found) for found in rests)
    told = [
        (left, "Danh hiệu, sáng kiến làm căn cứ{} do đơn vị khai, chưa đối chiếu giấy tờ."),
        (wrong, "Có danh hiệu, sáng kiến làm căn cứ{} được kết luận không đúng sau khi thẩm định."),
    ]
    whose = "" if len(cases) == 1 else " của {} trường hợp"
    return "".join(f" {words.format(whose.format(counted(number)))}" for number, words in told if number)


def _appraised(decision: Decision, organ: str, words: PrintedWords, what: str) -> str:
    return (
        f"{organ} đã thẩm định {what} và trình {words.heading} xét tặng "
        f"{given_words(decision, words)} năm {decision.year}"
    )


def _further(decision: Decision, lines: Sequence[Line], cases: str) -> Iterator[str]:
    """What the council voted on these `cases`, how many agreed, and the money."""
    carried = [line.nomination_id for line in lines]
    yield f"2. {vote_told(decision.meeting, cases)}{agreed_told(decision.meeting, carried)}"
    if total := sum(line.amount or 0 for line in lines if line.is_paid):
        yield f"3. Tổng tiền thưởng: {grouped(total)} đồng, từ Quỹ thi đua, khen thưởng."


def _asked(words: PrintedWords) -> str:
    return f"Kính trình {words.heading} xem xét, quyết định"


def _counted(lines: Sequence[Line]) -> str:
    found = Counter(line.nomination.recipient.kind for line in lines)
    return ", ".join(f"{two_digits(found[kind])} {label}" for kind, label in KINDS.items() if found[kind])


def vote_told(meeting: Meeting | None, cases: str) -> str:
    """What the council said of these `cases`. The day stands first: no line is left short before it, however
    long the name of the council is."""
    if meeting is None or meeting.members is None:
        return f"{cases[:1].upper()}{cases[1:]} không qua Hội đồng bỏ phiếu."
    given = given_number(meeting.minutes_number, meeting.minutes_on)
    minutes = f" (Biên bản {given.told})" if given else ""
    return (
        f"Tại cuộc họp {long_date(meeting.meets_on)}, {meeting.council.name} ({_attendance(meeting)}) "
        f"đã bỏ phiếu thông qua {cases}{minutes}."
    )


def _attendance(meeting: Meeting) -> str:
    """As the minutes tell it, and why the ballots are more or fewer than those present."""
    is_present, is_written = Q(attendance="present"), Q(attendance="written", has_voted=True)
    found = meeting.roll.aggregate(
        here=Count("pk", filter=is_present),
        gone=Count("pk", filter=is_present & Q(left_at__isnull=False, has_voted=False)),
        wrote=Count("pk", filter=is_written),
    )
    told = [f"có mặt {two_digits(found['here'])} trên tổng số {two_digits(meeting.members or 0)} thành viên"]
    if found["gone"]:
        told.append(f"{two_digits(found['gone'])} ra về trước khi bỏ phiếu")
    if found["wrote"]:
        told.append(f"{two_digits(found['wrote'])} gửi ý kiến bằng văn bản")
    return ", ".join(told)


def agreed_told(meeting: Meeting | None, nominations: Collection[int]) -> str:
    """How many of all members agreed on these, from the least to the most; each case's own figures stand in
    the minutes."""
    if meeting is None or not meeting.members:
        return ""
    of_cases = meeting.items.filter(nomination__in=nominations, result="passed")
    found = sorted(filter(None, of_cases.values_list("yes", flat=True)))
    if not found:
        return ""
    least, most = (
        f"{two_digits(yes)} phiếu ({percent(yes, of=meeting.members)}%)" for yes in (found[0], found[-1])
    )
    told = least if least == most else f"từ {least} đến {most}"
    each = "mỗi trường hợp được " if len(found) > 1 else ""
    return f" Kết quả: {each}{told} đồng ý trên tổng số {two_digits(meeting.members)} thành viên Hội đồng."


def _proposed(annex: Annex) -> Annex:
    """The list of the decision, before anybody has decided."""
    return replace(annex, title=annex.title.replace("được tặng", "đề nghị tặng", 1))
