"""Council votes: the threshold counts on ALL members, absent ones agree in writing.

Where no threshold is known, the vote is read by every one that could be asked for
(law.procedure.vote_readings): only
a result that hangs on which of them is taken is left to a person, "review".
"""

from __future__ import annotations

from dataclasses import dataclass

from law.procedure.thresholds import Threshold, threshold
from law.procedure.vote_readings import Readings, readings_of
from law.rulebook import Rulebook
from vietnamese.numbers import percent


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
    share = f"{yes}/{members} thành viên đồng ý ({percent(yes, of=members)}%)"
    if readings is not None:
        return f"{share}; chưa có tỷ lệ phiếu quy định{readings.told}."
    outcome = "đạt" if _passed(yes, bar, readings) else "không đạt"
    return f"{share}; cần {bar.percent}% của {members} thành viên, tức {bar.needed} phiếu: {outcome}."
