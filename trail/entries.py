"""What an entry says, and the exact text of it that is hashed: one rule for writing and for verifying."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Any

from trail.verbs import Verb
from vietnamese.text import clean, fold, nfc

Subject = tuple[str, int]


@dataclass(frozen=True, kw_only=True)
class Actor:
    """Who acts, in which office and under which mandate, in the words that will be read years later."""

    user_id: int | None
    name: str
    office: str = ""
    mandate: str = ""


SYSTEM = Actor(user_id=None, name="Hệ thống")


@dataclass(frozen=True, kw_only=True)
class Move:
    """One nomination's change of standing; `about` names it for a reader."""

    nomination: int
    from_: str
    to: str
    reason: str = ""
    about: str = ""


@dataclass(frozen=True, kw_only=True)
class Note:
    """One act on one subject, as it will be recorded. `rulebook` is (hash, regime)."""

    subject: Subject
    moves: Sequence[Move] = ()
    reason: str = ""
    rulebook: tuple[str, str] | None = None
    overridden: Sequence[Any] = ()
    details: Mapping[str, Any] = field(default_factory=dict)
    jurisdiction_id: int | None = None
    unit_id: int | None = None
    about: str = ""


def body_of(note: Note, *, verb: Verb, by: Actor, on: date) -> str:
    """The canonical JSON of an entry without `at`, which only the database may write."""
    content = {
        "about": clean(note.about),
        "actor": {"id": by.user_id, "name": by.name, "office": by.office, "mandate": by.mandate},
        "details": dict(note.details),
        "jurisdiction": note.jurisdiction_id,
        "moves": [_plain(move) for move in note.moves],
        "on": on.isoformat(),
        "overridden": list(note.overridden),
        "reason": note.reason,
        "rulebook": note.rulebook and {"hash": note.rulebook[0], "regime": note.rulebook[1]},
        "subject": list(note.subject),
        "unit": note.unit_id,
        "verb": verb.value,
    }
    return nfc(json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")))


def words_of(content: Mapping[str, Any]) -> str:
    """The folded text by which an entry is found, from its parsed payload."""
    names = (move["about"] for move in content["moves"])
    return fold(" ".join([content["about"], content["actor"]["name"], content["reason"], *names]))


def next_hash(previous: str | None, payload: str) -> str:
    """The first hash is that of the payload; each later one binds the hash before it to its own payload's."""
    own = sha256(payload.encode()).hexdigest()
    return own if previous is None else sha256((previous + own).encode()).hexdigest()


def _plain(move: Move) -> dict[str, Any]:
    return {
        "about": clean(move.about),
        "from": move.from_,
        "nomination": move.nomination,
        "reason": move.reason,
        "to": move.to,
    }
