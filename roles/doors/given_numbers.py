"""The number and day of a paper that an office numbered in its own register, outside this program."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from roles.doors.refusals import Refused
from vietnamese.dates import long_date, short_date


@dataclass(frozen=True, slots=True)
class GivenNumber:
    """`number` as it stands on the paper: "15/TTr-UBND", of an organ of the Party "15-TTr/HU", or "15" where
    its symbol is the usual one."""

    number: str
    on: date

    @property
    def told(self) -> str:
        """ "số 15/TTr-UBND ngày 20 tháng 11 năm 2020"."""
        return f"số {self.number} {long_date(self.on)}"

    def with_symbol(self, symbol: str) -> GivenNumber:
        """The same, with the usual `symbol` where the office wrote none. Raises Refused where that lacks the
        abbreviation of its organ: a paper with a number has its whole sign (điểm c khoản 3 mục II phần I
        Phụ lục I Nghị định 30/2020/NĐ-CP)."""
        if "/" in self.number:
            return self
        if lacks_abbreviation(symbol):
            raise Refused(
                f"Số {self.number} chưa đủ ký hiệu: chương trình chưa có tên viết tắt của cơ quan ban hành.",
                remedy="Ghi cả ký hiệu như trên văn bản: "
                f"{signed(self.number, symbol)} rồi đến tên viết tắt.",
            )
        return GivenNumber(signed(self.number, symbol), self.on)


def given_number(number: str, on: date | None) -> GivenNumber | None:
    """What two columns of a row say together; None where the paper has no number yet."""
    return GivenNumber(number, on) if number and on is not None else None


def number_and_symbol(given: GivenNumber | None, usual: str) -> tuple[str | None, str]:
    """The figures and the sign after them; of a number without the abbreviation of its organ, and of a paper
    without a number, the `usual` sign."""
    number, symbol = re.split("[/-]", f"{given.number}/", maxsplit=1) if given else ("", "")
    return number or None, symbol.rstrip("/") if re.search("[-/].", symbol) else usual


def signed(number: str, symbol: str) -> str:
    """ "15/TTr-UBND"; with the sign of an organ of the Party "15-TTr/HU"."""
    return f"{number}{'-' if '/' in symbol else '/'}{symbol}"


def lacks_abbreviation(symbol: str) -> bool:
    return symbol.endswith(("-", "/"))


def party_symbol(kind: str, code: str) -> str:
    """ "TTr/HU", as organs of the Party sign (Hướng dẫn 36-HD/VPTW ngày 03/4/2018); "TTr/" without a code."""
    return paper_symbol(kind, code).replace("-", "/", 1)


def paper_symbol(kind: str, code: str) -> str:
    """ "TTr-PNV": the kind of paper and who issues it (Phụ lục I, phần I, mục II.3 Nghị định 30/2020/NĐ-CP);
    "TTr-" leaves room for an abbreviation that nobody entered. A code of figures is none: it is one of a
    register of units."""
    code = code.strip("/- ")
    return f"{kind}-{code}" if re.search(r"[^\W\d_]", code) else f"{kind}-"


def refuse_of_tomorrow(given: GivenNumber | None, *, paper: str, on: date) -> None:
    """A paper is never cited before it is dated."""
    if given is not None and given.on > on:
        raise Refused(
            f"{paper} ghi ngày {short_date(given.on)}, sau ngày {short_date(on)} là ngày thực hiện việc này.",
            remedy=f"Ghi đúng ngày trên {paper[:1].lower()}{paper[1:]}.",
        )


def refuse_dated_before(given: GivenNumber | None, day: date | None, *, paper: str, of: str) -> None:
    """A paper is not older than what it tells of; `of` names that, as "cuộc họp kết thúc"."""
    if given is not None and day is not None and given.on < day:
        raise Refused(
            f"{paper} ghi ngày {short_date(given.on)}, trước ngày {short_date(day)} là ngày {of}.",
            remedy=f"Ghi đúng ngày trên {paper[:1].lower()}{paper[1:]}.",
        )
