"""By whose word a rule holds: the program's statutes, or a pack with the two who loaded it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AbstractUser

from law.basics.law_stack import LawStack
from law.basics.values import Value
from law.packs.laying.stacking import tables_of
from law.packs.laying.superseding import first_day
from law_desk.loaded.kept_packs import kept_pack
from law_desk.models import LoadedPack, PackState
from vietnamese.dates import short_date


@dataclass(frozen=True, slots=True)
class WordsOfLaw:
    """`packs` are those of the stack from above, each with the subjects that it speaks of."""

    stack: LawStack
    packs: tuple[LoadedPack, ...]
    subjects: Mapping[int, frozenset[str]]

    def pack_of(self, key: str, value: Value) -> LoadedPack | None:
        """The highest pack that says this value of this subject; None where the program's statutes do."""
        for row in self.packs:
            if key in self.subjects[row.pk] and value.since >= _first_day(row, key):
                return row
        return None


def words_of_law(stack: LawStack) -> WordsOfLaw:
    """One statement, for as many rules as are asked afterwards."""
    layers = {layer.hash: layer for layer in stack.layers[1:]}
    rows = LoadedPack.objects.filter(state=PackState.CONFIRMED, hash__in=layers)
    held = tuple(rows.select_related("key", "proposed_by", "settled_by").order_by("-position"))
    return WordsOfLaw(stack, held, {row.pk: layers[row.hash].changes for row in held})


def pack_in_words(row: LoadedPack) -> str:
    """ "Gói luật X, bản 1, do Sở Nội vụ phát hành; Nông Văn A đề nghị ngày …, Lý Thị B xác nhận ngày …"."""
    told = f"Gói luật {row}, do {row.key.owner} phát hành; {_name(row.proposed_by)} đề nghị ngày "
    told += short_date(row.proposed_on)
    if row.settled_on is None:
        return told
    return f"{told}, {_name(row.settled_by)} xác nhận ngày {short_date(row.settled_on)}"


def program_in_words(stack: LawStack) -> str:
    """The program's own statutes, which stand lowest."""
    return f"Luật của chương trình Vinh Danh, bản {stack.layers[0].version}"


def _first_day(row: LoadedPack, key: str) -> date:
    return first_day(tables_of(kept_pack(row.sha256, of=row.pk), [])[key])


def _name(user: AbstractUser | None) -> str:
    return "" if user is None else user.get_full_name() or user.get_username()
