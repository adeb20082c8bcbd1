"""A revision: the whole content of a dossier as it was handed over, with the hash that proves it."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from typing import Any

import orjson
from django.db import connection
from django.db.models import JSONField, TextField, Value
from django.db.models.functions import Cast

from dossiers.judging.facts_json import to_json
from dossiers.judging.law_facts import case_of
from dossiers.models import Dossier, Revision
from law.facts import Case
from trail.clock import now
from trail.seals.canonical import canonical_json
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
_NOMINATIONS = f"""
SELECT {", ".join(OF_NOMINATION)} FROM dossiers_nomination WHERE dossier_id = %s ORDER BY ordinal, id
"""
_EVIDENCE = """
SELECT e.id, e.nomination_id, e.kind, e.name, e.paper_id, p.size, e.attached_by_id, e.attached_at
  FROM dossiers_evidence e JOIN dossiers_paper p ON p.sha256 = e.paper_id
 WHERE e.dossier_id = %s AND e.removed_at IS NULL ORDER BY e.id
"""
OF_DOSSIER = (
    "unit_id",
    "jurisdiction_id",
    "bloc_id",
    "year",
    "way",
    "title",
    "revision",
    "petition_number",
    "petition_on",
)


def seal_revision(
    dossier: Dossier, *, on: date, case: Case | None = None, rulebook: str = ""
) -> dict[str, Any]:
    """Closes the content and keeps a copy; the caller holds the dossier's lock and moves the standings.
    The dossier's `bloc` and petition, which the caller has set, are stored with it. Returns what the act's
    entry keeps.

    `case` spares the reading when the caller has judged it just now, by the law whose hash is `rulebook`.
    Four statements with it.
    """
    dossier.sealed_at, dossier.submitted_on = now(), on
    text = canonical_json(snapshot(dossier, case=case or case_of(dossier, on=on), on=on, rulebook=rulebook))
    digest = _sha256(text)
    Revision.objects.create(
        dossier=dossier,
        number=dossier.revision,
        sealed_at=dossier.sealed_at,
        # The very text that was hashed: a field would write it as JSON a second time.
        content=Cast(Value(text, output_field=TextField()), JSONField()),
        sha256=digest,
    )
    dossier.save(update_fields=["sealed_at", "submitted_on", "bloc", "petition_number", "petition_on"])
    made = {"number": dossier.revision, "sealed_at": plain(dossier.sealed_at), "sha256": digest}
    return {"revision": made}


def open_again(dossier: Dossier) -> None:
    """The dossier came back: the content is open, and what is handed over next is a new revision."""
    dossier.revision += 1
    dossier.sealed_at = None
    dossier.save(update_fields=["revision", "sealed_at"])


def snapshot(dossier: Dossier, *, case: Case, on: date, rulebook: str = "") -> dict[str, Any]:
    """Everything a reader of the dossier sees, days and instants as they are; papers by their SHA-256."""
    # Django's own cursor gives a JSON column as text.
    nominations = _rows(_NOMINATIONS, OF_NOMINATION, of=dossier)
    return {
        "dossier": {name: getattr(dossier, name) for name in OF_DOSSIER},
        "on": on,
        "rulebook": rulebook,
        "nominations": [{**row, "findings": orjson.loads(row["findings"])} for row in nominations],
        "evidence": _rows(_EVIDENCE, OF_EVIDENCE, of=dossier),
        "case": to_json(case),
    }


def _rows(statement: str, names: tuple[str, ...], *, of: Dossier) -> list[dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, [of.pk])
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def revision_digest(content: dict[str, Any]) -> str:
    """SHA-256 of the canonical JSON."""
    return _sha256(canonical_json(content))


def _sha256(text: str) -> str:
    return sha256(text.encode()).hexdigest()
