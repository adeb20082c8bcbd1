"""A vote on which no threshold is known, read by every threshold that a council could be asked for.

The least is more than half of ALL members, the most is all of them (votes.toml, `vote_readings`); where
every one of them gives the same result, that is the result.
"""

from __future__ import annotations

from dataclasses import dataclass

from law.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Readings:
    """`passed` is what all thresholds say, None where they differ.

    `told` ends the Vietnamese sentence "chưa có tỷ lệ phiếu quy định", its mark included: which percents pass
    the vote and which do not.
    """

    passed: bool | None
    told: str


def readings_of(yes: int, members: int, rules: Rulebook, *, is_void_if_secret: bool) -> Readings:
    """`is_void_if_secret`: it was cast openly, and the text that may ask a secret ballot was not read."""
    value = rules.value("vote_readings")
    more_than = value["more_than"] if value is not None and value.is_set else 0
    if yes * 100 <= members * more_than:
        told = f", nhưng chưa quá {more_than}% tổng số thành viên nên không đạt theo mọi tỷ lệ: không đạt"
        return Readings(False, told)
    if yes < members:
        return Readings(None, _between(yes * 100 // members, more_than))
    if is_void_if_secret:
        return Readings(None, ": mọi thành viên đồng ý, đạt nếu không buộc bỏ phiếu kín, không đạt nếu buộc")
    return Readings(True, ", nhưng mọi thành viên đồng ý nên đạt theo mọi tỷ lệ: đạt")


def _between(highest: int, more_than: int) -> str:
    """`highest` is the greatest whole percent that the vote reaches; 26 of 51 reach no more than the half."""
    passing = f"không quá {highest}%" if highest > more_than else f"chỉ là quá {more_than}%"
    return f": đạt nếu tỷ lệ {passing}, không đạt nếu tỷ lệ từ {highest + 1}% trở lên"
