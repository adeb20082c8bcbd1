"""A revision: the whole content of a dossier as it was handed over, with the hash that proves it."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from typing import Any

from django.db import connection

from dossiers.facts import case_of
from dossiers.facts_json import to_json
from dossiers.models import Dossier, Evidence, Nomination
from law.facts import Case
from roles.kept import Kept, Slot
from trail.clock import now
from trail.state.table import plain

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
_nominations = Kept(
    lambda: (
        Nomination.objects.filter(dossier=Slot("dossier")).order_by("ordinal", "pk").values(*OF_NOMINATION)
    )
)
_papers = Kept(
    lambda: (
        Evidence.objects.filter(dossier=Slot("dossier"), removed_at__isnull=True)
        .order_by("pk")
        .values(*OF_EVIDENCE)
    )
)
_REVISION = """
INSERT INTO dossiers_revision (dossier_id, number, sealed_at, content, sha256) VALUES (%s, %s, %s, %s, %s)
"""
_SEALED = "UPDATE dossiers_dossier SET sealed_at = %s, submitted_on = %s, bloc_id = %s WHERE id = %s"


def seal(dossier: Dossier, *, on: date, case: Case | None = None, rulebook: str = "") -> dict[str, Any]:
    """Closes the content and keeps a copy; the caller holds the dossier's lock and moves the standings.
    The dossier's `bloc`, which the caller has set, is stored with it. Returns what the act's entry keeps.

    `case` spares the reading when the caller has judged it just now, by the law whose hash is `rulebook`.
    Four statements with it.
    """
    dossier.sealed_at, dossier.submitted_on = now(), on
    text = canonical(snapshot(dossier, case=case or case_of(dossier, on=on), on=on, rulebook=rulebook))
    digest = _sha256(text)
    kept = [dossier.pk, dossier.revision, dossier.sealed_at, text, digest]
    with connection.cursor() as cursor:
        cursor.execute(_REVISION, kept)
        cursor.execute(_SEALED, [dossier.sealed_at, on, dossier.bloc_id, dossier.pk])
    made = {"number": dossier.revision, "sealed_at": plain(dossier.sealed_at), "sha256": digest}
    return {"revision": made}


def open_again(dossier: Dossier) -> None:
    """The dossier came back: the content is open, and what is handed over next is a new revision."""
    dossier.revision += 1
    dossier.sealed_at = None
    dossier.save(update_fields=["revision", "sealed_at"])


def snapshot(dossier: Dossier, *, case: Case, on: date, rulebook: str = "") -> dict[str, Any]:
    """Everything a reader of the dossier sees, days and instants as they are; papers by their SHA-256."""
    return {
        "dossier": {name: getattr(dossier, name) for name in OF_DOSSIER},
        "on": on,
        "rulebook": rulebook,
        "nominations": _nominations(dossier=dossier.pk),
        "evidence": _papers(dossier=dossier.pk),
        "case": to_json(case),
    }


def digest_of(content: dict[str, Any]) -> str:
    """SHA-256 of the canonical JSON."""
    return _sha256(canonical(content))


def canonical(content: dict[str, Any]) -> str:
    """Sorted names, no spaces, days and instants in ISO 8601."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_iso)


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _iso(value: Any) -> str:
    return value.isoformat()
