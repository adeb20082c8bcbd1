"""The law that holds here: the program's own statutes and every confirmed pack on them, in its place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from django.db.models import QuerySet

from law.basics.law_stack import LawStack
from law.packs.signed_folder.pack_faults import PackRefused
from law.packs.signed_folder.pack_files import Pack
from law.rulebook import own_law
from law_desk.loaded.kept_packs import kept_pack
from law_desk.loaded.laid_again import laid_again
from law_desk.models import LoadedPack, PackState
from law_desk.models.loaded_pack import HELD_ONCE
from roles.doors.refusals import Obstacle, Refused


class HeldPack(NamedTuple):
    """A confirmed pack: by its key and archive, with its first day and the day it was confirmed."""

    pk: int
    name: str
    sha256: str
    since: date
    confirmed_on: date

    @property
    def content(self) -> Pack:
        """Raises DamagedFile."""
        return kept_pack(self.sha256, of=self.pk)

    @property
    def bases(self) -> frozenset[str]:
        """The names of the packs on which it stands."""
        return frozenset(base.name for base in self.content.manifest.stands_on)


@dataclass(frozen=True, slots=True)
class LawOfPacks:
    """`packs` from the lowest. Stacks are built once a process: the same packs are the same object."""

    packs: tuple[HeldPack, ...]

    @property
    def stack(self) -> LawStack:
        """Raises Refused."""
        return _stack_of(self.packs)

    def stack_of_receipt(self, day: date) -> LawStack:
        """The law as a dossier received on `day` meets it, then and ever after; raises Refused.

        A pack that speaks of that day and was confirmed only afterwards is left out, with all that stands on
        it: nobody knew it when the dossier came in. A pack of a later first day says nothing of that day, but
        holds for the days after, on which the dossier is voted on and decided.
        """
        kept: list[HeldPack] = []
        late: set[str] = set()
        for pack in self.packs:
            if is_unknown_on(day, since=pack.since, confirmed_on=pack.confirmed_on) or late & pack.bases:
                late.add(pack.name)
            else:
                kept.append(pack)
        return _stack_of(tuple(kept))

    def stack_as_it_stood(self, day: date) -> LawStack:
        """As it was asked at the end of that day; one statement. Raises Refused."""
        rows = LoadedPack.objects.filter(state__in=HELD_ONCE, settled_on__lte=day)
        return _stack_of(_in_order(rows.exclude(ended_on__lte=day)))


def is_unknown_on(day: date, *, since: date, confirmed_on: date) -> bool:
    """Whether a pack speaks of that day and nobody knew it then, for it was confirmed only afterwards."""
    return since <= day < confirmed_on


_HELD = ("pk", "name", "sha256", "since", "settled_on")


def law_of_packs() -> LawOfPacks:
    """What is confirmed now; one statement."""
    return LawOfPacks(_in_order(LoadedPack.objects.filter(state=PackState.CONFIRMED)))


def _in_order(rows: QuerySet[LoadedPack]) -> tuple[HeldPack, ...]:
    """From the lowest; whatever was confirmed has a day and a place."""
    return tuple(HeldPack(*row) for row in rows.order_by("position").values_list(*_HELD))


def law_without(*left_out: str) -> LawOfPacks:
    """The same without the packs of these names."""
    return LawOfPacks(tuple(pack for pack in law_of_packs().packs if pack.name not in left_out))


def _stack_of(packs: tuple[HeldPack, ...]) -> LawStack:
    return stack_on(own_law(), tuple((pack.pk, pack.sha256) for pack in packs))


@lru_cache(maxsize=64)
def stack_on(base: LawStack, packs: tuple[tuple[int, str], ...]) -> LawStack:
    """The packs laid on `base`, which are (key, SHA-256 of the archive); raises Refused."""
    if not packs:
        return base
    key, digest = packs[-1]
    beneath, pack = stack_on(base, packs[:-1]), kept_pack(digest, of=key)
    try:
        return laid_again(pack, beneath)
    except PackRefused as refused:
        raise Refused(
            f"Gói luật “{pack.name}” đã xác nhận không còn đứng được trên luật của chương trình bản này; "
            "chưa việc nào được xét.",
            remedy="Báo pháp chế: kiểm tra gói bằng lệnh “law check”, sửa, ký lại rồi đề nghị bản mới.",
            obstacles=[Obstacle(str(fault)) for fault in refused.faults],
        ) from refused
