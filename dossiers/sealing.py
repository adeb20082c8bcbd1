"""A revision: the whole content of a dossier as it was handed over, with the hash that proves it."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from typing import Any

from dossiers.facts import case_of
from dossiers.facts_json import to_json
from dossiers.models import Dossier, Nomination, Revision
from dossiers.owed import attached
from law.facts import Case
from trail.clock import now

_OF_NOMINATION = (
    "id",
    "recipient_id",
    "award",
    "way",
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
_OF_EVIDENCE = (
    "id",
    "nomination_id",
    "kind",
    "name",
    "paper_id",
    "paper__size",
    "attached_by_id",
    "attached_at",
)
_OF_DOSSIER = ("unit_id", "jurisdiction_id", "bloc_id", "year", "way", "title", "revision", "petition_number")


def seal(dossier: Dossier, *, on: date, case: Case | None = None, rulebook: str = "") -> Revision:
    """Closes the content and keeps a copy; the caller holds the dossier's lock and moves the standings.
    The dossier's `bloc`, which the caller has set, is stored with it.

    `case` spares the reading when the caller has judged it just now, by the law whose hash is `rulebook`.
    Four statements with it.
    """
    moment = now()
    content = snapshot(dossier, case=case or case_of(dossier, on=on), on=on, rulebook=rulebook)
    revision = Revision.objects.create(
        dossier=dossier, number=dossier.revision, sealed_at=moment, content=content, sha256=digest_of(content)
    )
    dossier.sealed_at, dossier.submitted_on = moment, on
    dossier.save(update_fields=["sealed_at", "submitted_on", "bloc"])
    return revision


def open_again(dossier: Dossier) -> None:
    """The dossier came back: the content is open, and what is handed over next is a new revision."""
    dossier.revision += 1
    dossier.sealed_at = None
    dossier.save(update_fields=["revision", "sealed_at"])


def snapshot(dossier: Dossier, *, case: Case, on: date, rulebook: str = "") -> dict[str, Any]:
    """Everything a reader of the dossier sees, in plain JSON; papers by their SHA-256."""
    nominations = Nomination.objects.filter(dossier=dossier).order_by("ordinal", "pk").values(*_OF_NOMINATION)
    papers = attached(dossier).order_by("pk").values(*_OF_EVIDENCE)
    plain: dict[str, Any] = json.loads(
        json.dumps(
            {
                "dossier": {name: getattr(dossier, name) for name in _OF_DOSSIER},
                "on": on,
                "rulebook": rulebook,
                "nominations": list(nominations),
                "evidence": list(papers),
                "case": to_json(case),
            },
            default=_iso,
        )
    )
    return plain


def digest_of(content: dict[str, Any]) -> str:
    """SHA-256 of the canonical JSON: sorted names, no spaces, UTF-8."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _iso(value: Any) -> str:
    return value.isoformat()
