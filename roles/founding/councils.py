"""Councils and their versions: a new composition ends the one before on the day before it begins."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q

from roles.models import Council, CouncilVersion, Jurisdiction
from roles.papers import paper_fields
from roles.refusals import Refused
from vietnamese.dates import short_date
from vietnamese.text import clean


def found_council(jurisdiction: Jurisdiction, *, name: str) -> Council:
    return Council.objects.create(jurisdiction=jurisdiction, name=clean(name))


@transaction.atomic
def found_council_version(
    council: Council,
    *,
    size: int,
    since: date,
    paper_number: str,
    paper_on: date,
    paper_by: str,
    until: date | None = None,
) -> CouncilVersion:
    """A composition of `size` members from `since`; refused when it would change a version of the past."""
    founded = paper_fields(paper_number, paper_on, paper_by)
    if size < 1:
        raise Refused(
            "Hội đồng phải có ít nhất một thành viên.", remedy="Ghi đúng số thành viên trong quyết định."
        )
    Council.objects.select_for_update().get(pk=council.pk)
    last = council.versions.order_by("-since").first()
    if last is not None and last.since >= since:
        raise Refused(
            f"{council.name} đã có thành phần từ {short_date(last.since)}, không đổi lùi được.",
            remedy=f"Chọn ngày có hiệu lực sau {short_date(last.since)}.",
        )
    running = council.versions.filter(Q(until__isnull=True) | Q(until__gte=since))
    running.update(until=since - timedelta(days=1))
    return CouncilVersion.objects.create(council=council, size=size, since=since, until=until, **founded)
