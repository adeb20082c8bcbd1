"""The site in figures, in Prometheus' own text: how much is done, waits, failed; of all, of nobody."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hmac import compare_digest
from ipaddress import ip_address
from typing import Any, NamedTuple

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from config.running.watching.queue_state import is_worker_seen, jobs_by_state, late_jobs
from trail.clock import today
from trail.models import Entry, FileAlarm, Seal
from workflow.models import StateCheck

# The indexes of inboxes hold exactly the open passages.
_WAITING = """
SELECT desk, count(*), count(*) FILTER (WHERE due_on < %s) FROM workflow_passage
WHERE closed_at IS NULL GROUP BY desk ORDER BY desk
"""
_DECISIONS = (
    "SELECT state, count(*) FROM workflow_decision WHERE NOT is_dropped GROUP BY state ORDER BY state"
)


class Figures(NamedTuple):
    """`kind` is "counter" or "gauge"; `values` by what stands between the braces, or by nothing."""

    name: str
    kind: str
    told: str
    values: Mapping[str, float]


@require_safe
@never_cache
def metrics(request: HttpRequest) -> HttpResponse:
    """From this machine, through no proxy; from elsewhere with the token of METRICS_TOKEN."""
    if not (_is_of_this_machine(request) or _has_token(request)):
        raise PermissionDenied("metrics")
    lines = [line for each in _figures() for line in _lines(each)]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; version=0.0.4; charset=utf-8")


def _figures() -> Iterator[Figures]:
    seal = Seal.objects.order_by("seq").last()
    done = (seal.entries if seal else 0) + Entry.objects.filter(id__gt=seal.upto_id if seal else 0).count()
    yield Figures("acts_total", "counter", "Entries of the trail.", {"": done})
    yield Figures("last_seal_seconds", "gauge", "When the trail was last sealed.", _at(seal and seal.at))
    check = StateCheck.objects.order_by("-began_at").first()
    yield Figures(
        "state_check_faults", "gauge", "Found by the last comparison.", {"": check.found} if check else {}
    )
    yield Figures(
        "state_check_seconds", "gauge", "When rows were last compared.", _at(check and check.ended_at)
    )
    alarms = FileAlarm.objects.filter(mended_at=None).count()
    yield Figures("file_alarms", "gauge", "Kept files that are wrong.", {"": alarms})
    waiting = _rows(_WAITING, today())
    desks = {f'desk="{desk}"': (number, late) for desk, number, late in waiting}
    yield Figures("dossiers_waiting", "gauge", "By desk.", {desk: each[0] for desk, each in desks.items()})
    yield Figures("dossiers_overdue", "gauge", "By desk.", {desk: each[1] for desk, each in desks.items()})
    yield Figures(
        "decisions", "gauge", "By state.", {f'state="{state}"': n for state, n in _rows(_DECISIONS)}
    )
    states = {f'state="{state}"': number for state, number in jobs_by_state().items()}
    yield Figures("jobs", "gauge", "Background jobs by state.", states)
    yield Figures("jobs_late", "gauge", "Jobs that nobody took in a quarter of an hour.", {"": late_jobs()})
    yield Figures("worker_seen", "gauge", "1 while a worker lives.", {"": int(is_worker_seen())})


def _lines(figures: Figures) -> Iterator[str]:
    name = f"vinhdanh_{figures.name}"
    yield f"# HELP {name} {figures.told}"
    yield f"# TYPE {name} {figures.kind}"
    for label, value in figures.values.items():
        yield f"{name}{{{label}}} {value}" if label else f"{name} {value}"


def _at(moment: object) -> dict[str, float]:
    """Seconds since 1970, as Prometheus counts."""
    return {"": round(moment.timestamp())} if hasattr(moment, "timestamp") else {}


def _rows(query: str, *given: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query, list(given))
        return list(cursor.fetchall())


def _is_of_this_machine(request: HttpRequest) -> bool:
    """A proxy beside us says for whom it asks; whoever asks here himself does not."""
    try:
        is_near = ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False
    return is_near and "HTTP_X_FORWARDED_FOR" not in request.META


def _has_token(request: HttpRequest) -> bool:
    wanted = settings.VINHDANH_METRICS_TOKEN
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    return bool(wanted) and compare_digest(given.encode(), wanted.encode())
