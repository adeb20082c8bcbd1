"""A pack asked wholly, on the law that holds: signature, trusted key, base, values, its own cases."""

from __future__ import annotations

from dataclasses import dataclass

from law.basics.law_stack import LawStack
from law.packs.opened_packs import laid_and_proven
from law.packs.signed_folder.pack_faults import PackFault, PackRefused
from law.packs.signed_folder.pack_files import Pack
from law_desk.loaded.law_of_packs import law_without
from law_desk.models import LoadedPack, PackState, PublisherKey
from roles.doors.refusals import Obstacle, Refused


@dataclass(frozen=True, slots=True)
class CheckedPack:
    """`replaces` is the confirmed pack of the same name, in whose stead it would hold."""

    pack: Pack
    key: PublisherKey
    replaces: LoadedPack | None
    beneath: LawStack
    stack: LawStack


def checked(pack: Pack) -> CheckedPack:
    """Raises Refused with every fault: what is wrong, in which file, how to mend it."""
    keys = {key.public_key: key for key in PublisherKey.objects.filter(ended_on__isnull=True)}
    replaces = LoadedPack.objects.filter(state=PackState.CONFIRMED, name=pack.name).first()
    beneath = law_without(pack.name).stack
    try:
        stack = laid_and_proven(pack, beneath, trusted=keys)
    except PackRefused as refused:
        raise in_words(refused) from refused
    return CheckedPack(pack, keys[pack.manifest.public_key], replaces, beneath, stack)


def in_words(refused: PackRefused) -> Refused:
    obstacles = [
        Obstacle(fault.what, remedy=_remedy(fault), about=f"{fault.file}, {fault.key}".strip(", "))
        for fault in refused.faults
    ]
    return Refused(f"Không nhận gói luật “{refused.pack}”.", obstacles=obstacles)


def _remedy(fault: PackFault) -> str:
    """Of a key that is not trusted: the command is told its file, this house has a page."""
    return _TRUST if fault.key == "public_key" else fault.remedy


_TRUST = "Đối chiếu khóa với nơi phát hành; đúng thì ghi vào trang “Nơi phát hành gói luật” rồi đề nghị lại."
