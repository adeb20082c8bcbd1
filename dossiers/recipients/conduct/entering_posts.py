"""The door by which a post that somebody held is entered; it is ended and struck by those of all conduct."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AbstractBaseUser

from dossiers.models import Recipient, ServicePost
from dossiers.recipients.conduct.recording_conduct import (
    backwards,
    opened_for_conduct,
    refuse_twice,
    tell_conduct,
    to_come,
    unsaid,
)
from roles.doors.one_act import one_act
from roles.doors.refusals import Obstacle, refuse_if
from trail.verbs import Verb
from vietnamese.text import clean


@dataclass(frozen=True, slots=True, kw_only=True)
class PostFacts:
    """What the decision says; `until` is the last day in the post, where it is over."""

    post: str
    organ: str
    decision_number: str
    decision_on: date
    decided_by: str
    since: date
    until: date | None = None


@one_act
def enter_post(recipient_id: int, facts: PostFacts, *, by: AbstractBaseUser, on: date) -> ServicePost:
    """A post of a person, by its decision. Raises Refused as of a discipline; Overtaken when it is there."""
    recipient, mandate = opened_for_conduct(recipient_id, by=by, on=on)
    said = {name: clean(getattr(facts, name)) for name in ("post", "organ", "decision_number", "decided_by")}
    refuse_if(_faults_of_post(recipient, facts, said, on=on), message="Chưa ghi chức vụ nào.")
    told = {"post": said["post"], "since": facts.since, "decision_number": said["decision_number"]}
    refuse_twice(recipient.service_posts.filter(struck_on__isnull=True, **told).first())
    row = ServicePost.objects.create(
        recipient=recipient,
        **said,
        since=facts.since,
        until=facts.until,
        decision_on=facts.decision_on,
        entered_by_id=by.pk,
        entered_on=on,
    )
    tell_conduct(Verb.POST_ENTERED, row, "", mandate, on=on)
    return row


def _faults_of_post(
    recipient: Recipient, facts: PostFacts, said: dict[str, str], *, on: date
) -> Iterator[Obstacle]:
    if recipient.kind != Recipient.Kind.INDIVIDUAL:
        yield Obstacle("Chức vụ chỉ ghi cho cá nhân.", remedy="Mở thẻ của người giữ chức vụ.")
    yield from unsaid(said["post"], "chức vụ")
    yield from unsaid(said["organ"], "cơ quan, đơn vị")
    yield from unsaid(said["decided_by"], "cơ quan quyết định")
    if not any(letter.isalnum() for letter in said["decision_number"]):
        yield Obstacle("Chưa ghi số quyết định.", remedy="Ghi số, ký hiệu của quyết định.")
    for day in (facts.decision_on, facts.since, facts.until):
        if day is not None:
            yield from to_come(day, on=on)
    if facts.until is not None and facts.until < facts.since:
        yield backwards(facts.until, facts.since)
