"""The doors of local rules: a value left to the jurisdiction is set from a day and ended, never edited.

What a dossier was judged by stays as it was: nothing changes a day that is over.
"""

from __future__ import annotations

from datetime import date, timedelta

from django.contrib.auth.models import User
from django.db.models import Q, QuerySet

from law.basics.local_keys import LOCAL_KEYS
from law.procedure.local_rules import refuse_local_rule
from roles.doors.law_in_force import stack_in_force
from roles.doors.one_act import one_act
from roles.doors.refusals import Obstacle, Overtaken, Refused, refuse_if, require_mandate
from roles.models import Jurisdiction, LocalRule
from roles.models.proved_tables import LOCAL_RULE
from roles.rights.permissions import mandate_for
from trail.record import SYSTEM, Actor, Note, record_many
from trail.state.proved_table import proofs
from trail.verbs import Verb
from vietnamese.dates import short_date
from vietnamese.text import clean

ONE_DAY = timedelta(days=1)


@one_act
def set_local_rule(
    *,
    by: User,
    jurisdiction: Jurisdiction,
    key: str,
    value: object,
    since: date,
    citation: str,
    on: date,
    until: date | None = None,
    is_illustrative: bool = False,
) -> LocalRule:
    """A new value from `since`; the running one ends the day before. Raises Forbidden or Refused.

    Refused with the article where the national law of any day of the period sets a tighter bound.
    """
    mandate = require_mandate(
        mandate_for(by, "set_local_rule", jurisdiction, on=on), to="đặt quy định của địa phương"
    )
    Jurisdiction.objects.select_for_update(of=("self",)).get(pk=jurisdiction.pk)
    refuse_if(
        [
            *_of_law(key, value, since=since, until=until),
            *_of_paper(citation),
            *_of_time(jurisdiction, key, since=since, until=until, on=on),
        ],
        message="Chưa đặt được quy định của địa phương.",
    )
    ended = _end(_overlapping(jurisdiction, key, since=since, until=until), last_day=since - ONE_DAY)
    rule = LocalRule.objects.create(
        jurisdiction=jurisdiction,
        key=key,
        value=clean(value) if isinstance(value, str) else value,
        since=since,
        until=until,
        citation=clean(citation),
        is_illustrative=is_illustrative,
        entered_by=by,
    )
    _record(Verb.LOCAL_RULE_ENDED, ended, by=mandate.actor, on=on)
    _record(Verb.LOCAL_RULE_SET, [rule], by=mandate.actor, on=on)
    return rule


@one_act
def end_local_rule(rule: LocalRule, *, by: User, until: date, on: date, reason: str = "") -> LocalRule:
    """`until` is the last day in force, not before today; then the national law or a level above holds."""
    mandate = require_mandate(
        mandate_for(by, "set_local_rule", rule.jurisdiction, on=on), to="kết thúc quy định của địa phương"
    )
    row = LocalRule.objects.select_for_update(of=("self",)).select_related("jurisdiction").get(pk=rule.pk)
    if row.until is not None and row.until <= until:
        raise Overtaken(f"Quy định này đã có ngày hết hiệu lực {short_date(row.until)}.")
    earliest = max(on, row.since)
    if until < earliest:
        raise Refused(
            f"Không kết thúc vào ngày {short_date(until)}: những ngày đã qua đã xét theo quy định này.",
            remedy=f"Chọn ngày từ {short_date(earliest)} trở đi.",
        )
    _end([row], last_day=until)
    _record(Verb.LOCAL_RULE_ENDED, [row], by=mandate.actor, on=on, reason=reason)
    return row


def end_rules_of(jurisdiction: Jurisdiction, *, on: date) -> None:
    """Its rules end with the jurisdiction, recorded as the program's own act on its last day."""
    ended = _end(jurisdiction.local_rules.filter(until__isnull=True, since__lte=on), last_day=on)
    _record(Verb.LOCAL_RULE_ENDED, ended, by=SYSTEM, on=on, reason="Cấp có thẩm quyền kết thúc")


def _overlapping(
    jurisdiction: Jurisdiction, key: str, *, since: date, until: date | None
) -> QuerySet[LocalRule]:
    rows = jurisdiction.local_rules.filter(Q(until__isnull=True) | Q(until__gte=since), key=key)
    return rows if until is None else rows.filter(since__lte=until)


def _of_law(key: str, value: object, *, since: date, until: date | None) -> list[Obstacle]:
    finding = refuse_local_rule(key, value, since=since, until=until, stack=stack_in_force())
    if finding is None:
        return []
    return [
        # The message names the rule in words.
        Obstacle(message=finding.message, remedy=finding.remedy, citation=str(finding.citation))
    ]


def _of_paper(citation: str) -> list[Obstacle]:
    if clean(citation):
        return []
    return [
        Obstacle(
            message="Thiếu căn cứ của quy định.",
            remedy="Ghi điều, khoản, số và ngày của văn bản địa phương đặt ra giá trị này.",
        )
    ]


def _of_time(
    jurisdiction: Jurisdiction, key: str, *, since: date, until: date | None, on: date
) -> list[Obstacle]:
    found = []
    if since < jurisdiction.since or (jurisdiction.until is not None and since > jurisdiction.until):
        found.append(
            Obstacle(message=f"Ngày {short_date(since)}, {jurisdiction.name} không có thẩm quyền quy định.")
        )
    for row in _overlapping(jurisdiction, key, since=since, until=until).order_by("since"):
        if row.since >= since:
            found.append(
                Obstacle(
                    message=f"Đã có quy định có hiệu lực từ {short_date(row.since)}; không đặt đè lên.",
                    remedy=f"Chọn ngày bắt đầu sau {short_date(row.since)}, hoặc ngày hết hạn trước đó.",
                )
            )
        elif since < on:
            found.append(
                Obstacle(
                    message=f"Từ {short_date(since)} đã áp dụng quy định khác; không sửa những ngày đã qua.",
                    remedy=f"Chọn ngày có hiệu lực từ {short_date(on)} trở đi.",
                )
            )
    return found


def _end(rows: QuerySet[LocalRule] | list[LocalRule], *, last_day: date) -> list[LocalRule]:
    ending = list(rows)
    LocalRule.objects.filter(pk__in=[row.pk for row in ending]).update(until=last_day)
    for row in ending:
        row.until = last_day
    return ending


def _record(verb: Verb, rules: list[LocalRule], *, by: Actor, on: date, reason: str = "") -> None:
    kept = proofs([rule.pk for rule in rules], LOCAL_RULE)
    notes = [
        Note(
            subject=("local_rule", rule.pk),
            reason=reason,
            details={
                "key": rule.key,
                "value": rule.value,
                "since": rule.since.isoformat(),
                "until": rule.until.isoformat() if rule.until else None,
                "citation": rule.citation,
                **kept[rule.pk],
            },
            jurisdiction_id=rule.jurisdiction_id,
            about=LOCAL_KEYS[rule.key].label,
        )
        for rule in rules
    ]
    record_many(verb, notes, by=by, on=on)
