"""A confirmed pack laid anew: on the statutes it was signed on, or on those of a newer program."""

from __future__ import annotations

from dataclasses import replace

from law.basics.law_stack import LawStack
from law.packs.laying.stacking import stacked
from law.packs.proving.conformance import conformance_faults
from law.packs.signed_folder.pack_faults import PackRefused
from law.packs.signed_folder.pack_files import Pack
from law.rulebook import OWN


def laid_again(pack: Pack, beneath: LawStack) -> LawStack:
    """Raises PackRefused.

    A newer program may bring other statutes than those the pack was signed on. Its signature stays that of
    its publisher; so the pack is laid on what is there, and its own cases must prove it once more.
    """
    own = beneath.layers[0].hash
    if all(base.hash in ("", own) for base in pack.manifest.stands_on if base.name == OWN):
        return stacked(pack, beneath)
    bases = tuple(replace(base, hash=own) if base.name == OWN else base for base in pack.manifest.stands_on)
    moved = Pack(replace(pack.manifest, stands_on=bases), pack.files)
    stack = stacked(moved, beneath)
    if faults := conformance_faults(moved, beneath, stack):
        raise PackRefused(pack.name, faults)
    return stack
