"""Council votes: the threshold counts on ALL members, absent ones agree in writing.

Where no threshold is known, the vote is read by every one that could be asked for (law.vote_readings): only
a result that hangs on which of them is taken is left to a person, "review".
"""

from __future__ import annotations

from dataclasses import dataclass

from law.findings import Verdict
from law.rulebook import Rulebook
from law.values import Value
from law.vote_readings import Readings, readings_of


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


@dataclass(frozen=True, slots=True)
class VoteResult:
    """`needed` is None where no threshold is known, `passed` where the result hangs on it.

    An invalid vote never passes.
    """

    valid: bool
    needed: int | None
    yes: int
    passed: bool | None
    citation: str
    arithmetic: str
    quorum: int
    secret: bool


def threshold(award: str, members: int, rules: Rulebook) -> Threshold:
    """How many of `members` must agree. National minimum, or a higher or sole local one."""
    value = rules.value(f"vote.{award}")
    key = f"vote.{award}"
    national = value["percent"] if value is not None and value.is_set else None
    local = rules.local_number(key)
    is_local = local is not None and (national is None or local > national)
    percent = local if is_local else national
    state = "set" if percent is not None else _unset_state(value, rules)
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


def _unset_state(value: Value | None, rules: Rulebook) -> str:
    """An award that no text speaks of may be spoken of by the one that was not read."""
    if value is not None:
        return value.state
    return "none" if rules.is_read else "unread"


def quorum(members: int, rules: Rulebook) -> int:
    """Members who must be present: two thirds, never fewer; 16 members need 11."""
    value = rules.value("quorum")
    return members if value is None else _ceil_share(members, value["least"], value["of"])


def tally(
    award: str,
    *,
    members: int,
    present: int,
    yes_present: int,
    yes_written: int,
    secret: bool | None,
    rules: Rulebook,
) -> VoteResult:
    """The result of one vote. `secret=None`: nobody said how it was cast, so that is not held against it.

    Invalid: fewer present than the quorum, more votes than heads, or an open ballot where the law
    asks a secret one.
    """
    bar = threshold(award, members, rules)
    yes = yes_present + yes_written
    faults = _faults(
        members=members, present=present, yes_present=yes_present, yes_written=yes_written, bar=bar
    )
    if bar.secret and secret is False:
        faults.append("phải bỏ phiếu kín")
    readings = None
    if bar.needed is None and not faults:
        is_open = bar.state == "unread" and secret is False
        readings = readings_of(yes, members, rules, is_void_if_secret=is_open)
    return VoteResult(
        valid=not faults,
        needed=bar.needed,
        yes=yes,
        passed=False if faults else _passed(yes, bar, readings),
        citation=bar.citation,
        arithmetic=_arithmetic(bar, members=members, yes=yes, readings=readings, faults=faults),
        quorum=bar.quorum,
        secret=bar.secret,
    )


def _passed(yes: int, bar: Threshold, readings: Readings | None) -> bool | None:
    if readings is not None:
        return readings.passed
    return bar.needed is not None and yes >= bar.needed


def _ceil_share(members: int, part: int, whole: int) -> int:
    return -(-members * part // whole)


def _national_citation(rules: Rulebook, award: str) -> str:
    value = rules.value(f"vote.{award}")
    return str(value.citation if value is not None else rules.regime_citation)


def _faults(*, members: int, present: int, yes_present: int, yes_written: int, bar: Threshold) -> list[str]:
    faults = []
    if not members:
        faults.append("Hội đồng không có thành viên nào")
    if present > members:
        faults.append(f"có mặt {present} người, nhiều hơn {members} thành viên")
    elif present < bar.quorum:
        faults.append(f"có mặt {present} người, chưa đủ {bar.quorum} trên {members} thành viên")
    if yes_present > present:
        faults.append(f"{yes_present} phiếu đồng ý tại họp nhiều hơn {present} người có mặt")
    if yes_written > max(members - present, 0):
        faults.append(f"{yes_written} ý kiến bằng văn bản nhiều hơn {max(members - present, 0)} người vắng")
    return faults


def _arithmetic(
    bar: Threshold, *, members: int, yes: int, readings: Readings | None, faults: list[str]
) -> str:
    if faults:
        return "Phiếu không hợp lệ: " + "; ".join(faults) + "."
    share = f"{yes}/{members} thành viên đồng ý ({_percent(yes, members)}%)"
    if readings is not None:
        return f"{share}; chưa có tỷ lệ phiếu quy định{readings.told}."
    outcome = "đạt" if _passed(yes, bar, readings) else "không đạt"
    return f"{share}; cần {bar.percent}% của {members} thành viên, tức {bar.needed} phiếu: {outcome}."


def _percent(yes: int, members: int) -> str:
    """Two decimals with a comma, cut, never rounded up: 12 of 16 is 75, 13 of 16 is 81,25."""
    if not members:
        return "0"
    hundredths = yes * 10_000 // members
    whole, rest = divmod(hundredths, 100)
    return f"{whole},{rest:02d}".rstrip("0").rstrip(",")
