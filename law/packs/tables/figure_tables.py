"""Tables of single figures through time: who decides, how many sets, seats, votes, money, days, papers.

One row names the subject and what the law says of it on each of its days, the last and the first of a text
among them.
"""

from __future__ import annotations

from collections.abc import Mapping

from law.packs.tables.answers_told import points_told
from law.packs.tables.case_tables import Row
from law.packs.tables.cell_words import day
from law.packs.tables.figure_kinds import FIGURE_KINDS
from law.packs.tables.figure_words import ANSWER, DAYS, KIND_OF_ROW, SUBJECT, is_of_figures, read
from law.packs.tables.markdown_tables import UnreadableTable, tables_in, unread_word
from law.rulebook import LawStack, own_law


def figures_in(pages: Mapping[str, str]) -> list[tuple[str, Row]]:
    """(kind: subject, day) and the answer joined to its row, of every table of figures and every day of its
    rows. Raises UnreadableTable."""
    found = []
    for name, page in pages.items():
        for table in (each for each in tables_in(page, where=name) if is_of_figures(each)):
            for told in table.rows:
                try:
                    found += _answers({**table.facts, **told})
                except (LookupError, ValueError, TypeError, StopIteration) as fault:
                    raise UnreadableTable(f"{name}, “{table.title}”, {told}: {unread_word(fault)}") from fault
    return found


def _answers(told: dict[str, str]) -> list[tuple[str, Row]]:
    if strange := told.keys() - {KIND_OF_ROW, DAYS, *SUBJECT, *ANSWER}:
        raise KeyError(f"không có dữ kiện nào tên “{', '.join(sorted(strange))}”")
    if told.get(KIND_OF_ROW) not in FIGURE_KINDS or DAYS not in told:
        raise KeyError(f"thiếu “{DAYS}”, hoặc “{KIND_OF_ROW}” không phải một trong {', '.join(FIGURE_KINDS)}")
    kind, subject, answer = told[KIND_OF_ROW], read(told, SUBJECT), read(told, ANSWER)
    name = " ".join(str(content) for content in subject.values())
    days = [day(each) for each in told[DAYS].split(", ")]
    return [(f"{kind}: {name} {on}", {"kind_of_row": kind, **subject, **answer, "on": on}) for on in days]


def figure_differences(row: Row, *, stack: LawStack | None = None) -> list[str]:
    """Every point in which the law of `stack` does not answer as the table says."""
    return points_told(FIGURE_KINDS[row["kind_of_row"]](row, stack or own_law()))
