"""One recipient's whole history as facts of the law, without a dossier: what could be proposed next."""

from __future__ import annotations

from datetime import date
from typing import Any

from dossiers.facts import nominee_of
from dossiers.known import Known
from dossiers.models import Recipient, Way
from law.facts import Nominee


def history_of(recipient: Recipient, *, on: date) -> Nominee:
    """As known on that day; a constant number of statements. Award and period are for the asker to set."""
    return nominee_of(_known(recipient, on=on), same_person_as=None, on=on)


def _known(recipient: Recipient, *, on: date) -> Known:
    figures = recipient.years.filter(year__lte=on.year).order_by("-year").values().first()
    return Known(
        id=0,
        award="",
        way=Way.MERIT.value,
        ground="",
        standing="",
        achievement_since=date(on.year, 1, 1),
        achievement_until=date(on.year, 12, 31),
        achievement="",
        recipient_id=recipient.pk,
        kind=recipient.kind,
        sex=recipient.sex,
        position=recipient.position,
        joined_on=recipient.joined_on,
        transferred_on=recipient.transferred_on,
        old_unit_opinion=recipient.old_unit_opinion,
        maternity_months=recipient.maternity_months,
        study_months=recipient.study_months,
        study_result=recipient.study_result,
        ratings={str(year): level for year, level in recipient.ratings.values_list("year", "level")},
        titles=[_title(each) for each in recipient.titles.order_by("year", "pk")],
        initiatives=[_initiative(each) for each in recipient.initiatives.order_by("year", "pk")],
        discipline=[
            {"kind": each.kind, "since": _iso(each.since), "until": _iso(each.until)}
            for each in recipient.disciplines.order_by("since", "pk")
        ],
        pending=sorted(
            {
                each.kind
                for each in recipient.pending.all()
                if each.since <= on and (not each.until or on <= each.until)
            }
        ),
        posts=[
            {"post": each.post, "since": _iso(each.since), "until": _iso(each.until)}
            for each in recipient.posts.order_by("since", "pk")
        ],
        figures=figures and {**figures, "founded_on": _iso(figures["founded_on"])},
        proposed=None,
    )


def _title(each: Any) -> dict[str, Any]:
    return {
        "award": each.award,
        "year": each.year,
        "way": each.way,
        "number": each.decision_number,
        "on": _iso(each.decision_on),
        "since": _iso(each.achievement_since),
        "until": _iso(each.achievement_until),
        "revoked_on": _iso(each.revoked_on),
    }


def _initiative(each: Any) -> dict[str, Any]:
    return {
        "code": each.code,
        "kind": each.kind,
        "level": each.level,
        "year": each.year,
        "number": each.decision_number,
        "on": _iso(each.decision_on),
        "used_in": [],
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
