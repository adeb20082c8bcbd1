"""What an entry says, and the exact text of it that is hashed: one rule for writing and for verifying."""

import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Any

from trail.seals.canonical import canonical_json
from trail.seals.seal_key import keyed
from trail.verbs import Verb
from vietnamese.text import clean, fold, nfc

Subject = tuple[str, int]

_MARKED = re.compile(r'\{"at":"[^"]{27}","mark":"([0-9a-f]{64})",(.*)', re.DOTALL)


@dataclass(frozen=True, kw_only=True)
class Actor:
    """Who acts, in which office and under which mandate, in the words that will be read years later."""

    user_id: int | None
    name: str
    office: str = ""
    mandate: str = ""


SYSTEM = Actor(user_id=None, name="Hệ thống")


@dataclass(frozen=True, kw_only=True)
class StandingMove:
    """One nomination's change of standing; `about` names it for a reader."""

    nomination: int
    from_: str
    to: str
    reason: str = ""
    about: str = ""


@dataclass(frozen=True, kw_only=True)
class Note:
    """One act on one subject, as it will be recorded; `rulebook` is its (hash, regime)."""

    subject: Subject
    moves: Sequence[StandingMove] = ()
    reason: str = ""
    rulebook: tuple[str, str] | None = None
    overridden: Sequence[Any] = ()
    details: Mapping[str, Any] = field(default_factory=dict)
    jurisdiction_id: int | None = None
    unit_id: int | None = None
    about: str = ""


def body_of(note: Note, *, verb: Verb, by: Actor, on: date) -> str:
    """The canonical JSON of an entry under a keyed mark, without `at`, which only the database may write.

    The nonce makes every body its own, so that a true entry cannot be written a second time.
    """
    content = {
        "about": clean(note.about),
        "actor": {"id": by.user_id, "name": by.name, "office": by.office, "mandate": by.mandate},
        "details": dict(note.details),
        "jurisdiction": note.jurisdiction_id,
        "nonce": secrets.token_hex(8),
        "moves": [_plain(move) for move in note.moves],
        "on": on.isoformat(),
        "overridden": list(note.overridden),
        "reason": note.reason,
        "rulebook": note.rulebook and {"hash": note.rulebook[0], "regime": note.rulebook[1]},
        "subject": list(note.subject),
        "unit": note.unit_id,
        "verb": verb.value,
    }
    body = nfc(canonical_json(content))
    return f'{{"mark":"{keyed(body)}",{body[1:]}'


def mark_in(payload: str) -> tuple[str, str] | None:
    """The mark that a payload carries and the text under it; None when it is not written as it must be."""
    found = _MARKED.fullmatch(payload)
    return (found[1], "{" + found[2]) if found else None


def words_of(content: Mapping[str, Any]) -> str:
    """The folded text by which an entry is found, from its parsed payload."""
    names = (move["about"] for move in content["moves"])
    return fold(" ".join([content["about"], content["actor"]["name"], content["reason"], *names]))


def next_hash(previous: str | None, payload: str) -> str:
    """The first hash is that of the payload; each later one binds the hash before it to its own payload's."""
    own = sha256(payload.encode()).hexdigest()
    return own if previous is None else sha256((previous + own).encode()).hexdigest()


def _plain(move: StandingMove) -> dict[str, Any]:
    return {
        "about": clean(move.about),
        "from": move.from_,
        "nomination": move.nomination,
        "reason": move.reason,
        "to": move.to,
    }
