"""What the lint says, and what it must be told: the kind of paper and how it is issued."""

from dataclasses import dataclass
from typing import Literal

from printing.layout import ND30, Layout

PaperKind = Literal["decision", "petition", "minutes", "notice", "invitation", "list", "rules", "overview"]
TITLES: dict[str, str] = {
    "decision": "QUYẾT ĐỊNH",
    "petition": "TỜ TRÌNH",
    "minutes": "BIÊN BẢN",
    "notice": "THÔNG BÁO",
    "invitation": "GIẤY MỜI",
    "list": "DANH SÁCH",
    "rules": "QUY ĐỊNH ÁP DỤNG",
    "overview": "BẢNG TỔNG HỢP",
}


@dataclass(frozen=True, slots=True)
class PaperFault:
    """One deviation: `where` quotes the text at fault, `message_vi` is for the person who must mend it."""

    rule: str
    page: int
    where: str
    found: str
    expected: str
    citation: str
    message_vi: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """How to judge a paper: `signs_for_collective` is None where either form is right.

    `superior` is the organ above, if the head of the paper must show one; `bases_in_force` holds the
    numbers of the instruments in force on the signing day, and None leaves the bases unjudged; `unbroken`
    are the names and titles that no line may break inside.
    """

    kind: PaperKind
    electronic: bool = False
    numbered: bool = True
    superior: str | None = None
    signs_for_collective: bool | None = None
    bases_in_force: tuple[str, ...] | None = None
    unbroken: tuple[str, ...] = ()
    layout: Layout = ND30

    @property
    def is_table(self) -> bool:
        """A list is no kind of paper that bears a number and a body (Điều 7 Nghị định 30/2020/NĐ-CP)."""
        return self.kind in ("list", "rules", "overview")


def paper_fault(
    rule: str, where: str, found: object, expected: object, citation: str, *, page: int = 1
) -> PaperFault:
    """A fault with its sentence in Vietnamese: what is wrong, where, and what the decree asks."""
    shown = where if len(where) <= 60 else f"{where[:57]}…"
    message = f"Trang {page}, “{shown}”: {found}; quy định: {expected} ({citation})."
    return PaperFault(rule, page, shown, str(found), str(expected), citation, message)
