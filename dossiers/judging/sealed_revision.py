"""A revision: the whole content of a dossier as it was handed over, with the hash that proves it."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from typing import Any

from django.db.models import JSONField, TextField, Value
from django.db.models.functions import Cast

from dossiers.judging.facts_json import to_json
from dossiers.judging.law_facts import case_of
from dossiers.models import Dossier, Evidence, Nomination, Revision
from law.facts import Case
from trail.clock import now
from trail.state.proved_table import plain

OF_NOMINATION = (
    "id",
    "recipient_id",
    "award",
    "way",
    "ground",
    "standing",
    "ordinal",
    "reason",
    "achievement_since",
    "achievement_until",
    "achievement",
    "recipient_name",
    "recipient_post",
    "verdict",
    "findings",
)
OF_EVIDENCE = (
    "id",
    "nomination_id",
    "kind",
    "name",
    "paper_id",
    "paper__size",
    "attached_by_id",
    "attached_at",
)
OF_DOSSIER = ("unit_id", "jurisdiction_id", "bloc_id", "year", "way", "title", "revision", "petition_number")


def seal_revision(
    dossier: Dossier, *, on: date, case: Case | None = None, rulebook: str = ""
) -> dict[str, Any]:
    """Closes the content and keeps a copy; the caller holds the dossier's lock and moves the standings.
    The dossier's `bloc`, which the caller has set, is stored with it. Returns what the act's entry keeps.

    `case` spares the reading when the caller has judged it just now, by the law whose hash is `rulebook`.
    Four statements with it.
    """
    dossier.sealed_at, dossier.submitted_on = now(), on
    text = canonical(snapshot(dossier, case=case or case_of(dossier, on=on), on=on, rulebook=rulebook))
    digest = _sha256(text)
    Revision.objects.create(
        dossier=dossier,
        number=dossier.revision,
        sealed_at=dossier.sealed_at,
        # The very text that was hashed: a field would write it as JSON a second time.
        content=Cast(Value(text, output_field=TextField()), JSONField()),
        sha256=digest,
    )
    dossier.save(update_fields=["sealed_at", "submitted_on", "bloc"])
    made = {"number": dossier.revision, "sealed_at": plain(dossier.sealed_at), "sha256": digest}
    return {"revision": made}


def open_again(dossier: Dossier) -> None:
    """The dossier came back: the content is open, and what is handed over next is a new revision."""
    dossier.revision += 1
    dossier.sealed_at = None
    dossier.save(update_fields=["revision", "sealed_at"])


def snapshot(dossier: Dossier, *, case: Case, on: date, rulebook: str = "") -> dict[str, Any]:
    """Everything a reader of the dossier sees, days and instants as they are; papers by their SHA-256."""
    nominations = Nomination.objects.filter(dossier=dossier).order_by("ordinal", "pk")
    papers = Evidence.objects.filter(dossier=dossier, removed_at__isnull=True).order_by("pk")
    return {
        "dossier": {name: getattr(dossier, name) for name in OF_DOSSIER},
        "on": on,
        "rulebook": rulebook,
        "nominations": list(nominations.values(*OF_NOMINATION)),
        "evidence": list(papers.values(*OF_EVIDENCE)),
        "case": to_json(case),
    }


def revision_digest(content: dict[str, Any]) -> str:
    """SHA-256 of the canonical JSON."""
    return _sha256(canonical(content))


def canonical(content: dict[str, Any]) -> str:
    """Sorted names, no spaces, days and instants in ISO 8601."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_iso)


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _iso(value: Any) -> str:
    return value.isoformat()
