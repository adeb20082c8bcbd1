"""The posts of a person as cống hiến sees them: which count, which are left out, which are unknown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from law.eligibility.question import Question
from law.eligibility.time_in_post import ONE_DAY, ServiceSpan
from law.facts import Nominee, Post, listed_facts


@dataclass(frozen=True, slots=True)
class Service:
    """Spans by post, the highest post first in `order`. `left_out`: posts held under discipline;
    `unknown`: posts that the text does not name, `unknown_spans` when they were held without discipline."""

    order: tuple[str, ...]
    counted: dict[str, list[ServiceSpan]]
    left_out: dict[str, list[ServiceSpan]]
    unknown: tuple[str, ...]
    unknown_spans: tuple[ServiceSpan, ...] = ()

    def upwards(self, post: str) -> list[ServiceSpan]:
        """The time in this post and in every higher one."""
        higher = self.order[: self.order.index(post) + 1]
        return [span for name in higher for span in self.counted.get(name, [])]

    def at_most(self, post: str) -> list[ServiceSpan]:
        """The time in this post by the reading that counts most: higher and unnamed posts taken for it."""
        return [*self.upwards(post), *self.unknown_spans]

    def with_left_out(self) -> Service:
        """As it would stand without any discipline."""
        both = {
            post: [*self.counted.get(post, []), *self.left_out.get(post, [])]
            for post in self.counted.keys() | self.left_out.keys()
        }
        return Service(self.order, both, {}, self.unknown, self.unknown_spans)


def service_of(nominee: Nominee, question: Question) -> Service:
    """Time up to the day the dossier is received. A post in which discipline was imposed does not count
    (Điều 9 NĐ 152/2025); `service_posts` gives the order of posts, `service_discipline` that rule."""
    ranks = question.rules.value("service_posts")
    order = tuple(ranks["order"]) if ranks is not None else ()
    counted: dict[str, list[ServiceSpan]] = {}
    left_out: dict[str, list[ServiceSpan]] = {}
    unknown: list[str] = []
    unknown_spans: list[ServiceSpan] = []
    for post in listed_facts(nominee.posts):
        span = _span(post, question.case.regime_on)
        if span is None:
            continue
        name = _named(post, order)
        is_disciplined = _is_disciplined(nominee, question, span)
        if name is not None:
            held = left_out if is_disciplined else counted
            held.setdefault(name, []).append(span)
            continue
        unknown.append(str(post.post or "không ghi chức vụ"))
        if not is_disciplined:
            unknown_spans.append(span)
    return Service(order, counted, left_out, tuple(dict.fromkeys(unknown)), tuple(unknown_spans))


def _named(post: Post, order: Sequence[str]) -> str | None:
    """The rank whose name the post begins with: "Vụ trưởng Vụ Tổ chức" is a Vụ trưởng."""
    words = f"{post.post or ''} ".casefold()
    return next((name for name in order if words.startswith(f"{name} ".casefold())), None)


def _span(post: Post, today: date) -> ServiceSpan | None:
    until = min(post.until, today) if isinstance(post.until, date) else today
    return (post.since, until) if isinstance(post.since, date) and post.since <= until else None


def _is_disciplined(nominee: Nominee, question: Question, span: ServiceSpan) -> bool:
    rule = question.rules.value("service_discipline")
    if rule is None or not rule.is_set:
        return False
    return any(
        isinstance(item.since, date) and span[0] <= item.since < span[1] + ONE_DAY
        for item in listed_facts(nominee.discipline)
    )
