"""The law that holds here: the program's own statutes and every confirmed pack on them, in its place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from law.basics.law_stack import LawStack
from law.packs.signed_folder.pack_faults import PackRefused
from law.rulebook import own_law
from law_desk.loaded.kept_packs import kept_pack
from law_desk.loaded.laid_again import laid_again
from law_desk.models import LoadedPack, PackState
from roles.doors.refusals import Obstacle, Refused


class HeldPack(NamedTuple):
    """A confirmed pack: by its key and archive, with its first day and the day it was confirmed."""

    pk: int
    name: str
    sha256: str
    since: date
    confirmed_on: date

    @property
    def bases(self) -> frozenset[str]:
        """The names of the packs on which it stands."""
        manifest = kept_pack(self.sha256, of=self.pk).manifest
        return frozenset(base.name for base in manifest.stands_on)


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
            if (pack.since <= day < pack.confirmed_on) or late & pack.bases:
                late.add(pack.name)
            else:
                kept.append(pack)
        return _stack_of(tuple(kept))


_HELD = ("pk", "name", "sha256", "since", "settled_on")


def law_of_packs() -> LawOfPacks:
    """What is confirmed now; one statement."""
    rows = LoadedPack.objects.filter(state=PackState.CONFIRMED).order_by("position")
    return LawOfPacks(tuple(HeldPack(*row) for row in rows.values_list(*_HELD)))


def law_without(*left_out: str) -> LawOfPacks:
    """The same without the packs of these names."""
    return LawOfPacks(tuple(pack for pack in law_of_packs().packs if pack.name not in left_out))


def _stack_of(packs: tuple[HeldPack, ...]) -> LawStack:
    return _built(own_law(), tuple((pack.pk, pack.sha256) for pack in packs))


@lru_cache(maxsize=64)
def _built(base: LawStack, packs: tuple[tuple[int, str], ...]) -> LawStack:
    """`packs` are (key, SHA-256 of the archive)."""
    if not packs:
        return base
    key, digest = packs[-1]
    beneath, pack = _built(base, packs[:-1]), kept_pack(digest, of=key)
    try:
        return laid_again(pack, beneath)
    except PackRefused as refused:
        raise Refused(
            f"Gói luật “{pack.name}” đã xác nhận không còn đứng được trên luật của chương trình bản này; "
            "chưa việc nào được xét.",
            remedy="Báo pháp chế: kiểm tra gói bằng lệnh “law check”, sửa, ký lại rồi đề nghị bản mới.",
            obstacles=[Obstacle(str(fault)) for fault in refused.faults],
        ) from refused
