"""Councils and their versions: a new composition ends the one before on the day before it begins."""

from __future__ import annotations

from datetime import date, timedelta

from django.contrib.auth.models import User
from django.db.models import Q

from roles.doors.founding_paper import paper_fields
from roles.doors.one_act import one_act
from roles.doors.refusals import Overtaken, Refused
from roles.founding.recording import founder, iso_day, note_of
from roles.models import Council, CouncilVersion, Jurisdiction
from roles.models.proved_tables import OF_COUNCIL
from trail.clock import today
from trail.record import record_many
from trail.verbs import Verb
from vietnamese.dates import short_date
from vietnamese.text import clean


@one_act
def found_council(
    jurisdiction: Jurisdiction, *, name: str, by: User | None = None, on: date | None = None
) -> Council:
    acted_on, name = on or today(), clean(name)
    actor = founder(by, "found_council", [jurisdiction], on=acted_on)
    if not name:
        raise Refused("Thiếu tên hội đồng.", remedy="Ghi tên như trong quyết định thành lập.")
    Jurisdiction.objects.select_for_update(of=("self",), no_key=True).get(pk=jurisdiction.pk)
    if jurisdiction.councils.filter(name=name).exists():
        raise Overtaken(f"{jurisdiction.name} đã có “{name}”.", remedy="Ghi lần kiện toàn mới ở hội đồng ấy.")
    council = Council.objects.create(jurisdiction=jurisdiction, name=name)
    details = {"called": name}
    note = note_of(council, about=name, jurisdiction=jurisdiction, details=details, proves=OF_COUNCIL)
    record_many(Verb.COUNCIL_FOUNDED, [note], by=actor, on=acted_on)
    return council


@one_act
def found_council_version(
    council: Council,
    *,
    size: int,
    since: date,
    paper_number: str,
    paper_on: date | None,
    paper_by: str,
    until: date | None = None,
    by: User | None = None,
    on: date | None = None,
) -> CouncilVersion:
    """A composition of `size` members from `since`; refused when it would change a version of the past."""
    acted_on = on or since
    actor = founder(by, "compose_council", [council.jurisdiction], on=acted_on)
    founded = paper_fields(paper_number, paper_on, paper_by)
    Council.objects.select_for_update(of=("self",)).get(pk=council.pk)
    _refuse_wrong_version(council, size=size, since=since, until=until)
    running = council.versions.filter(Q(until__isnull=True) | Q(until__gte=since))
    running.update(until=since - timedelta(days=1))
    version = CouncilVersion.objects.create(council=council, size=size, since=since, until=until, **founded)
    details = {"members": size, "since": iso_day(since), "until": iso_day(until), "paper": version.paper}
    of = council.jurisdiction
    note = note_of(council, about=council.name, jurisdiction=of, details=details, proves=OF_COUNCIL)
    record_many(Verb.COUNCIL_COMPOSED, [note], by=actor, on=acted_on)
    return version


def _refuse_wrong_version(council: Council, *, size: int, since: date, until: date | None) -> None:
    if size < 1:
        raise Refused(
            "Hội đồng phải có ít nhất một thành viên.", remedy="Ghi đúng số thành viên trong quyết định."
        )
    if until is not None and until < since:
        raise Refused(
            f"Ngày hết hiệu lực {short_date(until)} đứng trước ngày có hiệu lực {short_date(since)}.",
            remedy="Sửa một trong hai ngày.",
        )
    last = council.versions.order_by("-since").first()
    if last is not None and last.since >= since:
        raise Refused(
            f"{council.name} đã có thành phần từ {short_date(last.since)}, không đổi lùi được.",
            remedy=f"Chọn ngày có hiệu lực sau {short_date(last.since)}.",
        )
