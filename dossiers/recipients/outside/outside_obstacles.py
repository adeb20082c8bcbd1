"""What keeps a decision taken elsewhere from being entered or confirmed: told all at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dossiers.evidence.handed_in import HandedIn
from dossiers.models import HeldTitle, OutsideDecision, PaperCheck, Recipient
from dossiers.recipients.outside.outside_words import award_words
from dossiers.recipients.paper_checks.contradictions import organ_key
from dossiers.recipients.paper_checks.declared_facts import standing_checks
from law.awards import ELSEWHERE
from law.awards import award as award_of
from law.procedure.routing import AUTHORITIES, authority_article, deciders_above
from roles.doors.law_in_force import stack_in_force
from roles.doors.refusals import Obstacle
from vietnamese.dates import short_date
from vietnamese.text import fold

Issuer = OutsideDecision.Issuer


@dataclass(frozen=True, slots=True, kw_only=True)
class OutsideFacts:
    """What the paper says, and its scan."""

    issuer: str
    decided_by: str
    number: str
    dated_on: date
    signer: str
    award: str
    year: int
    scan: HandedIn
    achievement_since: date | None = None
    achievement_until: date | None = None


def of_the_paper(facts: OutsideFacts, *, on: date) -> Iterator[Obstacle]:
    """Its own words, its days, and whether who signed it gives that award."""
    for said, what in (
        (facts.decided_by, "người, cơ quan quyết định"),
        (facts.signer, "người ký"),
    ):
        if not any(letter.isalpha() for letter in said):
            yield Obstacle(f"Chưa ghi {what}.", remedy="Ghi đúng như trên quyết định.")
    if not any(letter.isdigit() for letter in facts.number):
        yield Obstacle("Chưa ghi số quyết định.", remedy="Ghi cả số và ký hiệu như trên quyết định.")
    if facts.dated_on > on:
        yield Obstacle(
            f"Ngày {short_date(facts.dated_on)} chưa đến.", remedy="Ghi đúng ngày trên quyết định."
        )
    if facts.year > facts.dated_on.year:
        what = f"Quyết định ngày {short_date(facts.dated_on)} có trước năm của thành tích ({facts.year})."
        yield Obstacle(what, remedy="Kiểm tra lại ngày quyết định và năm.")
    yield from _of_period(facts)
    yield from _of_award(facts)


def _of_period(facts: OutsideFacts) -> Iterator[Obstacle]:
    since, until = facts.achievement_since, facts.achievement_until
    if since and until and until < since:
        what = f"Thành tích đến {short_date(until)} lại trước ngày bắt đầu {short_date(since)}."
        yield Obstacle(what, remedy="Kiểm tra lại hai ngày.")
    elif (last := until or since) and last > facts.dated_on:
        what = f"Thành tích đến {short_date(last)}, sau ngày quyết định {short_date(facts.dated_on)}."
        yield Obstacle(what, remedy="Kiểm tra lại ngày.")


def _of_award(facts: OutsideFacts) -> Iterator[Obstacle]:
    found, stack = award_of(facts.award), stack_in_force()
    if not any(map(found.exists_on, (facts.dated_on, date(facts.year, 12, 31)))):
        what = f"Ngày {short_date(facts.dated_on)} luật không có “{found.name}”."
        yield Obstacle(what, remedy="Kiểm tra lại danh hiệu, hình thức hoặc ngày.")
        return
    if found.code in ELSEWHERE:
        if facts.issuer != Issuer.MINISTRY:
            what = f"{found.name}: chỉ {Issuer.MINISTRY.label} tặng."
            yield Obstacle(what, remedy="Chọn lại nơi quyết định, hoặc danh hiệu, hình thức.")
        return
    above = deciders_above(found.code, facts.dated_on, stack=stack)
    article = authority_article(found.code, facts.dated_on, stack=stack)
    if (above and facts.issuer != Issuer.ABOVE) or (facts.issuer == Issuer.ABOVE and not above):
        deciders = " hoặc ".join(AUTHORITIES[code] for code in above)
        who = f"{deciders} quyết định" if above else f"{Issuer.ABOVE.label} không quyết định"
        what = f"{found.name}: {who}."
        yield Obstacle(what, remedy="Chọn lại nơi quyết định, hoặc danh hiệu, hình thức.", citation=article)
    elif above and not _is_among(facts.decided_by, above):
        deciders = " hoặc ".join(AUTHORITIES[code] for code in above)
        what = f"{facts.decided_by} không quyết định {found.name} vào ngày {short_date(facts.dated_on)}."
        yield Obstacle(what, remedy=f"Người quyết định: {deciders}.", citation=article)
    elif facts.issuer == Issuer.MINISTRY and (own := _of_ministries(found.code)):
        what = f"{found.name} do tỉnh tặng; bộ, ban, ngành tặng “{own}”."
        yield Obstacle(what, remedy=f"Chọn “{own}”; luật tính hai tên là một loại.")


def _is_among(decided_by: str, above: Sequence[str]) -> bool:
    return fold(decided_by) in {fold(AUTHORITIES[code]) for code in above}


def _of_ministries(code: str) -> str:
    """What ministries give in its place; empty where they give the same."""
    return next((each.name for each in ELSEWHERE.values() if each.counts_as == code), "")


def of_people(facts: OutsideFacts | OutsideDecision, people: Sequence[Recipient]) -> Iterator[Obstacle]:
    """Whether each may hold the award, and what is kept of him that says otherwise. Two statements."""
    found = award_of(facts.award)
    held: dict[int, list[HeldTitle]] = {}
    titles = HeldTitle.objects.filter(recipient__in=people, award=facts.award, year=facts.year)
    rows = list(titles.order_by("pk"))
    checks = standing_checks(rows)
    for row in rows:
        held.setdefault(row.recipient_id, []).append(row)
    for person in people:
        if person.kind not in found.recipients:
            what = f"{person.name} là {person.get_kind_display()}; {found.name} không tặng cho đối tượng này."
            yield Obstacle(what, remedy="Bỏ dòng ấy, hoặc chọn lại danh hiệu, hình thức.")
        for row in held.get(person.pk, ()):
            check = checks.get(("danh-hieu", row.pk))
            yield from _of_held(row, check, facts, person.name)


def _of_held(
    row: HeldTitle, check: PaperCheck | None, facts: OutsideFacts | OutsideDecision, name: str
) -> Iterator[Obstacle]:
    told = f"{name} đã có {award_of(row.award).name} năm {row.year}"
    same = is_same_number(row.decision_number, facts.number)
    if row.nomination_id is not None:
        yield Obstacle(f"{told} theo quyết định lưu ở đây.", remedy="Bỏ dòng ấy, hoặc xem lại quyết định.")
    elif check is not None and check.outcome == PaperCheck.Outcome.RIGHT:
        yield Obstacle(f"{told}, đã đối chiếu giấy tờ.", remedy="Bỏ dòng ấy.")
    elif check is not None and same:
        what = f"{told} đã được kết luận không đúng: {check.reason}"
        yield Obstacle(what, remedy="Rút kết luận ấy trước, nếu nay có giấy tờ khác.")
    elif check is None and not same and row.decision_number and award_of(row.award).is_title:
        what = f"{told} khai theo quyết định khác (số {row.decision_number})."
        yield Obstacle(what, remedy="Đối chiếu lời khai ấy trước.")


def is_same_number(one: str, other: str) -> bool:
    """As two hands may have typed it; of a title without a number it may be any."""
    return not one or fold(one).replace(" ", "") == fold(other).replace(" ", "")


def same_decision(jurisdiction_id: int, facts: OutsideFacts) -> OutsideDecision | None:
    """One that stands already: number, day, organ, award and year are the same. One statement."""
    rows = OutsideDecision.objects.filter(
        jurisdiction=jurisdiction_id,
        ended_on__isnull=True,
        dated_on=facts.dated_on,
        award=facts.award,
        year=facts.year,
    ).select_related("entered_by", "confirmed_by")
    return next((row for row in rows if _is_same(row, facts)), None)


def _is_same(row: OutsideDecision, facts: OutsideFacts) -> bool:
    by = organ_key(row.decided_by) == organ_key(facts.decided_by)
    return by and is_same_number(row.number, facts.number)


def already_told(found: OutsideDecision) -> str:
    return f"{award_words(found)} theo quyết định số {found.number} ngày {short_date(found.dated_on)}"
