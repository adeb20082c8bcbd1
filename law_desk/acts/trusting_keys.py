"""Trust in a publisher: a key is taken here from a day, and no more from another."""

from __future__ import annotations

import re
from datetime import date

from django.contrib.auth.models import AbstractBaseUser

from law_desk.acts.jurists import acting_jurist
from law_desk.acts.recording_law import record_key
from law_desk.models import PublisherKey
from roles.doors.one_act import one_act
from roles.doors.refusals import Obstacle, Overtaken, refuse_if
from trail.verbs import Verb
from vietnamese.dates import short_date
from vietnamese.text import clean

_KEY = re.compile("[0-9a-f]{64}")


@one_act
def trust_key(*, public_key: str, owner: str, compared: str, by: AbstractBaseUser, on: date) -> PublisherKey:
    """`public_key` is hex; `compared` says how it was compared with its owner. Raises Refused, Forbidden."""
    jurist = acting_jurist(by, "trust_publisher", on=on)
    told = public_key.strip().lower()
    refuse_if(_obstacles(told, clean(owner), clean(compared)), message="Chưa ghi được khóa.")
    key = PublisherKey.objects.create(
        public_key=told, owner=clean(owner), compared=clean(compared), trusted_by_id=by.pk, trusted_on=on
    )
    record_key(Verb.PUBLISHER_TRUSTED, key, by=jurist, on=on)
    return key


@one_act
def end_trust(key_id: int, *, reason: str, by: AbstractBaseUser, on: date) -> PublisherKey:
    """No pack of this key is proposed or confirmed from now on; what was confirmed goes on to hold."""
    jurist = acting_jurist(by, "trust_publisher", on=on)
    key = PublisherKey.objects.select_for_update(of=("self",)).get(pk=key_id)
    if key.ended_on is not None:
        raise Overtaken(f"Khóa này đã thôi được tin từ ngày {short_date(key.ended_on)}.")
    refuse_if(_missing(reason, "lý do thôi tin khóa"), message="Chưa thôi tin khóa.")
    key.ended_by_id, key.ended_on, key.end_reason = by.pk, on, clean(reason)
    key.save(update_fields=["ended_by", "ended_on", "end_reason"])
    record_key(Verb.PUBLISHER_TRUST_ENDED, key, by=jurist, on=on, reason=key.end_reason)
    return key


def _obstacles(told: str, owner: str, compared: str) -> list[Obstacle]:
    found = [*_missing(owner, "tên nơi phát hành"), *_missing(compared, "cách đã đối chiếu khóa")]
    if not _KEY.fullmatch(told):
        what = "Khóa công khai phải là 64 chữ số thập lục phân (0-9, a-f)."
        found.append(
            Obstacle(what, remedy="Chép đúng dòng “Khóa công khai” mà nơi phát hành thấy khi ký gói.")
        )
    elif running := PublisherKey.objects.filter(public_key=told, ended_on__isnull=True).first():
        since = short_date(running.trusted_on)
        found.append(Obstacle(f"Khóa này đã được tin từ {since}, của {running.owner}."))
    return found


def _missing(words: str, what: str) -> list[Obstacle]:
    return [] if clean(words) else [Obstacle(f"Thiếu {what}.")]
