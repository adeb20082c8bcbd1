"""The paper that founds an appointment, a membership or a council: without one, nothing is founded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from roles.doors.refusals import Obstacle, refuse_if
from vietnamese.text import clean


@dataclass(frozen=True, slots=True)
class FoundingPaper:
    """Number with sign, day, and the issuing body, as they stand on the paper."""

    number: str
    on: date | None
    by: str

    @property
    def fields(self) -> dict[str, object]:
        """The columns of `Founded`."""
        return {"paper_number": clean(self.number), "paper_on": self.on, "paper_by": clean(self.by)}

    @property
    def obstacles(self) -> list[Obstacle]:
        missing = [
            label
            for label, given in (
                ("số văn bản", self.number),
                ("ngày văn bản", self.on),
                ("cơ quan ban hành", self.by),
            )
            if not (given.strip() if isinstance(given, str) else given)
        ]
        if not missing:
            return []
        return [
            Obstacle(
                message=f"Thiếu {', '.join(missing)} của văn bản làm căn cứ.",
                remedy="Ghi đủ số, ngày và cơ quan ban hành đúng như trên văn bản.",
            )
        ]


def paper_fields(number: str, on: date | None, by: str) -> dict[str, object]:
    """The columns of `Founded`; raises Refused when a part is missing."""
    paper = FoundingPaper(number, on, by)
    refuse_if(paper.obstacles, message="Chưa đủ văn bản làm căn cứ.")
    return paper.fields
