"""What is wrong in a workbook: a fault stands in a cell and is mended there; a refusal concerns the file."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field


@dataclass(frozen=True, slots=True)
class CellFault:
    """One thing to mend; `cell` is an address such as "E12", empty when the whole sheet is meant; `name` is
    who stands on its row, where that can be read."""

    sheet: str
    cell: str
    what: str
    remedy: str
    name: str = field(default="", compare=False)

    def as_dict(self) -> dict[str, str]:
        return asdict(self)

    @property
    def row(self) -> int:
        """The row number as Excel shows it, 0 for a fault of the sheet."""
        return int("".join(letter for letter in self.cell.partition(":")[0] if letter.isdigit()) or 0)


class Refusal(Exception):
    """The file as a whole cannot be read; `kind` is for programs, the two sentences are for a person."""

    def __init__(self, kind: str, what: str, remedy: str, *, sheet: str = "", cell: str = "") -> None:
        super().__init__(what)
        self.kind, self.what, self.remedy, self.sheet, self.cell = kind, what, remedy, sheet, cell

    def as_dict(self) -> dict[str, str]:
        return {
            "kind": self.kind,
            "what": self.what,
            "remedy": self.remedy,
            "sheet": self.sheet,
            "cell": self.cell,
        }

    @property
    def fault(self) -> CellFault:
        """The same as a fault, for the table of faults."""
        return CellFault(self.sheet, self.cell, self.what, self.remedy)


def column_letters(index: int) -> str:
    """0 -> A, 25 -> Z, 26 -> AA, 16383 -> XFD."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_index(letters: str) -> int:
    """A -> 0, XFD -> 16383."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def cell_address(row: int, column: int) -> str:
    """Both counted from 0: (0, 0) -> A1."""
    return f"{column_letters(column)}{row + 1}"


def place_of(cell: str) -> tuple[int, int]:
    """ "E12" -> (11, 4), row and column counted from 0."""
    letters = cell.rstrip("0123456789")
    return int(cell[len(letters) :]) - 1, column_index(letters)
