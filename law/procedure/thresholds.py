"""How many members of a council must be there, and how many must agree: shares of ALL its members."""

from __future__ import annotations

from dataclasses import dataclass

from law.awards import award as award_of
from law.basics.values import Value
from law.findings import Verdict
from law.procedure.routing import deciders_above
from law.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Threshold:
    """`needed` yes votes of all members, `quorum` heads present; None where no threshold is known.

    `secret`: the law demands a secret ballot. `verdict` is review where a person must settle it.
    `state`: set, none (the law asks no vote), province, unread.
    """

    award: str
    percent: int | None
    needed: int | None
    quorum: int
    secret: bool
    citation: str
    is_local: bool
    verdict: Verdict
    state: str = "set"


def threshold(award: str, members: int, rules: Rulebook) -> Threshold:
    """How many of `members` must agree. National minimum, or a higher or sole local one."""
    value = rules.value(f"vote.{award}")
    key = f"vote.{award}"
    national = value["percent"] if value is not None and value.is_set else None
    local = rules.local_number(key)
    is_local = local is not None and (national is None or local > national)
    percent = local if is_local else national
    state = "set" if percent is not None else _unset_state(value, award, rules)
    return Threshold(
        award=award,
        percent=percent,
        needed=None if percent is None else _ceil_share(members, percent, 100),
        quorum=quorum(members, rules),
        secret=bool(value is not None and value.get("secret", False)),
        citation=rules.local_citation(key) if is_local else _national_citation(rules, award),
        is_local=is_local,
        verdict=Verdict.REVIEW if state in ("province", "unread") else Verdict.LAWFUL,
        state=state,
    )


def _unset_state(value: Value | None, award: str, rules: Rulebook) -> str:
    """An award that no text speaks of may be spoken of by the one that was not read."""
    if value is not None:
        return value.state
    return "none" if rules.is_read_of(award) else "unread"


def why_no_vote(award: str, rules: Rulebook) -> str:
    """Why no council has to vote on an award that is decided above, as one says it within a sentence: for
    which of those the law asks a vote, by article. Empty where it asks one for none of them."""
    asked: dict[str, list[str]] = {}
    for key, value in rules.values():
        subject, _, code = key.partition(".")
        is_asked = subject == "vote" and (value.is_set or value.state == "province")
        if is_asked and deciders_above(code, rules.on, stack=rules.stack):
            asked.setdefault(str(value.citation), []).append(award_of(code).name)
    told = [
        f"{article} quy định Hội đồng bỏ phiếu khi xét {', '.join(names)}" for article, names in asked.items()
    ]
    return f"{'; '.join(told)}, không quy định đối với {award_of(award).name}" if told else ""


def quorum(members: int, rules: Rulebook) -> int:
    """Members who must be present: two thirds, never fewer; 16 members need 11."""
    value = rules.value("quorum")
    return members if value is None else _ceil_share(members, value["least"], value["of"])


def _ceil_share(members: int, part: int, whole: int) -> int:
    return -(-members * part // whole)


def _national_citation(rules: Rulebook, award: str) -> str:
    value = rules.value(f"vote.{award}")
    return str(value.citation if value is not None else rules.regime_citation)
