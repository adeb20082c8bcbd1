"""The one way in: folders of packs become a stack, or every reason why not.

A pack is asked in this order: is it what was signed, by somebody trusted here; does it stand on what lies
beneath and leave the past alone; do its own cases prove it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

from law.basics.law_stack import LawStack
from law.packs.laying.stacking import stacked
from law.packs.proving.conformance import conformance_faults
from law.packs.signed_folder.pack_faults import PackRefused
from law.packs.signed_folder.pack_files import Pack, read_pack
from law.packs.signed_folder.signatures import forgery_faults, trust_faults
from law.rulebook import own_law


def stack_of(folders: Iterable[Path], *, trusted: Collection[str]) -> LawStack:
    """The program's own statutes with these packs on them, in their order; raises PackRefused.

    `trusted` are the public keys (hex) whose packs are taken here.
    """
    stack = own_law()
    for folder in folders:
        stack = laid_and_proven(read_pack(folder), stack, trusted=trusted)
    return stack


def laid_and_proven(pack: Pack, beneath: LawStack, *, trusted: Collection[str] | None) -> LawStack:
    """The stack with the pack on top; raises PackRefused.

    `trusted` None takes a draft that nobody signed, and asks not whose the signature of another is; a signed
    pack must be what was signed all the same.
    """
    faults = forgery_faults(pack)
    if trusted is not None:
        faults += trust_faults(pack, trusted)
    if faults:
        raise PackRefused(pack.name, faults)
    stack = stacked(pack, beneath)
    if faults := conformance_faults(pack, beneath, stack):
        raise PackRefused(pack.name, faults)
    return stack
