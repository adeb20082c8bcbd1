"""News of what was taken back since: told in other words, and unread no more, for its own news tells that."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from types import MappingProxyType

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Now

from dossiers.models import Standing
from news.models import NewsItem
from trail.verbs import Verb
from workflow.models import Line

# What a reader finds of each instead of the words that held when he was told.
WORDS = MappingProxyType(
    {
        ("dossier", str(Verb.LINE_REFUSED)): (
            "Có trường hợp từng không được người có thẩm quyền duyệt; ý kiến ấy nay đã được rút"
        )
    }
)
# Of a decision, a line of the dossier that who signs refuses still.
_REFUSED_YET = Line.objects.filter(
    decision=OuterRef("decision"),
    nomination__dossier=OuterRef("subject_id"),
    nomination__standing=Standing.REFUSED,
    is_live=False,
)
_HOLDS_NO_MORE = Q(~Exists(_REFUSED_YET), code=Verb.LINE_REFUSED, subject_kind="dossier")


def taken_back(items: Iterable[NewsItem]) -> set[int]:
    """The keys of those of which nothing holds any more; one statement, and none where nothing of the kind is
    told. What tells no decision is left as it is."""
    keys = [row.pk for row in items if (row.subject_kind, row.code) in WORDS and row.decision_id is not None]
    if not keys:
        return set()
    return set(NewsItem.objects.filter(_HOLDS_NO_MORE, pk__in=keys).values_list("pk", flat=True))


def settle_refusals(dossiers: Collection[int], decisions: Collection[int]) -> None:
    """In the act that takes refusals back: who was not told of them yet reads of that alone as news."""
    told = NewsItem.objects.filter(_HOLDS_NO_MORE, subject_id__in=dossiers, decision__in=decisions)
    told.filter(read_at__isnull=True).update(read_at=Now())
