"""Reward for a whole career (cống hiến): years in one of the posts that the class of the order names."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from law.basics.unread import UNREAD
from law.basics.values import Value
from law.eligibility.question import Question, answer, applies
from law.eligibility.service import Service, service_of
from law.eligibility.time_in_post import lasts, years_and_months
from law.facts import Nominee, Unasked
from law.findings import Finding, Verdict

Outcome = tuple[Verdict, str, Value]
REMEDY = "Đối chiếu quá trình công tác; đề nghị đúng hạng đủ tiêu chuẩn, ghi lý do khi quyết định."


def long_service(nominee: Nominee, question: Question) -> list[Finding]:
    """`posts` lists {post, years, below}: at least `years` full years and, where the class above begins,
    fewer than `below`. Women need a third less. Time that suffices only together with a higher post, or with
    a post that the text does not name, is left to a person."""
    if not question.value.is_set or not applies(nominee, question) or isinstance(nominee.posts, Unasked):
        return []
    if any(not isinstance(post.since, date) for post in nominee.posts):
        return [_without_day(nominee, question)]
    service = service_of(nominee, question)
    outcome = _by_sex(service, nominee, question)
    if outcome[0] is not Verdict.LAWFUL:
        outcome = _for_discipline(service, nominee, question) or outcome
    verdict, message, rule = outcome
    return [
        answer(
            verdict,
            message,
            of=question,
            nominee=nominee,
            fact="posts",
            remedy="" if verdict is Verdict.LAWFUL else REMEDY,
            citation=str(rule.citation),
        )
    ]


def _by_sex(service: Service, nominee: Nominee, question: Question) -> Outcome:
    """Where nobody said who it is, years that suffice only for a woman are left to a person."""
    if nominee.sex == "female":
        return _outcome(service, question, is_woman=True)
    plain = _outcome(service, question, is_woman=False)
    if nominee.sex == "male" or plain[0] is Verdict.LAWFUL:
        return plain
    verdict, message, rule = _outcome(service, question, is_woman=True)
    if verdict is Verdict.LAWFUL:
        return Verdict.REVIEW, f"Chưa ghi giới tính; nếu là nữ: {message}", rule
    return plain


def _outcome(service: Service, question: Question, *, is_woman: bool) -> Outcome:
    rules = [Needed(rule, question, is_woman=is_woman) for rule in question.value["posts"]]
    for need in rules:
        spans = service.counted.get(need.post, [])
        if lasts(spans, need.months) and not need.is_beyond(service):
            return (
                Verdict.LAWFUL,
                f"Giữ chức vụ {need.post} {years_and_months(spans)}; {need.words}.",
                question.value,
            )
    for need in rules:
        if need.is_beyond(service):
            spans = service.counted[need.post]
            held = years_and_months(spans)
            message = f"Giữ chức vụ {need.post} {held}: thuộc tiêu chuẩn hạng cao hơn; {need.words}."
            return Verdict.UNLAWFUL, message, question.value
    for need in rules:
        if lasts(spans := service.upwards(need.post), need.months):
            held = years_and_months(spans)
            message = (
                f"Cộng cả thời gian giữ chức vụ cao hơn thì giữ chức vụ từ {need.post} {held}; "
                f"{need.words}. Cách cộng dồn: {UNREAD}."
            )
            return Verdict.REVIEW, message, question.value
    return _short(service, rules, question)


class Needed:
    """One post of the class with its months, a third less for a woman."""

    def __init__(self, rule: Mapping[str, Any], question: Question, *, is_woman: bool) -> None:
        self.post: str = rule["post"]
        self.months = _months(rule["years"], question, is_woman=is_woman)
        below = rule.get("below")
        self.below = None if below is None else _months(below, question, is_woman=is_woman)
        reduced = " (nữ giảm một phần ba thời gian)" if is_woman else ""
        top = "" if self.below is None else f" đến dưới {_in_years(self.below)}"
        self.words = f"yêu cầu {self.post} từ {_in_years(self.months)}{top}{reduced}"

    def is_beyond(self, service: Service) -> bool:
        """Whether the time belongs to the class above."""
        return self.below is not None and lasts(service.counted.get(self.post, []), self.below)


def _months(years: int, question: Question, *, is_woman: bool) -> int:
    rule = question.rules.value("service_women")
    months = years * 12
    if not is_woman or rule is None or not rule.is_set:
        return months
    return -(-months * (rule["of"] - rule["less"]) // rule["of"])


def _in_years(months: int) -> str:
    years, rest = divmod(months, 12)
    return f"{years:02d} năm" + (f" {rest:02d} tháng" if rest else "")


def _short(service: Service, rules: list[Needed], question: Question) -> Outcome:
    held = (
        "; ".join(f"{post} {years_and_months(spans)}" for post, spans in service.counted.items())
        or "không có"
    )
    asked = "; hoặc ".join(need.words for need in rules)
    message = f"Thời gian giữ chức vụ được tính: {held}; {asked}."
    equivalents = question.rules.value("service_equivalents")
    names = ", ".join(service.unknown)
    if service.unknown and not any(lasts(service.at_most(need.post), need.months) for need in rules):
        message += f" Kể cả khi {names} là chức vụ tương đương thì vẫn không đủ."
        return Verdict.UNLAWFUL, message, question.value
    if service.unknown and equivalents is not None and equivalents.is_set:
        return (
            Verdict.REVIEW,
            f"{message} Chức vụ tương đương của {names}: {equivalents['what']}.",
            equivalents,
        )
    return Verdict.UNLAWFUL, message, question.value


def _for_discipline(service: Service, nominee: Nominee, question: Question) -> Outcome | None:
    """Years that would suffice, were it not for a post held under discipline."""
    rule = question.rules.value("service_discipline")
    if rule is None or not service.left_out:
        return None
    if _by_sex(service.with_left_out(), nominee, question)[0] is not Verdict.LAWFUL:
        return None
    posts = ", ".join(f"{post} {years_and_months(spans)}" for post, spans in service.left_out.items())
    return Verdict.UNLAWFUL, f"Không tính thời gian giữ chức vụ bị kỷ luật: {posts}.", rule


def _without_day(nominee: Nominee, question: Question) -> Finding:
    return answer(
        Verdict.INCOMPLETE,
        "Có chức vụ chưa ghi ngày bắt đầu giữ.",
        of=question,
        nominee=nominee,
        fact="posts",
        remedy="Bổ sung ngày bổ nhiệm theo quyết định.",
    )
