"""Why a pack is not taken: every fault with its file, its key, what is wrong and how to mend it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from law.basics.values import BrokenStatute


@dataclass(frozen=True, slots=True)
class PackFault:
    """`file` of the pack and `key` in it (empty: the whole file); two sentences in Vietnamese."""

    file: str
    key: str
    what: str
    remedy: str

    def __str__(self) -> str:
        where = f"{self.file}, {self.key}" if self.key else self.file
        return f"{where}: {self.what} {self.remedy}"


class PackRefused(ValueError):
    """A pack that must not be used; `faults` are all that were found, the message tells them line by line."""

    def __init__(self, pack: str, faults: Sequence[PackFault]) -> None:
        super().__init__("\n".join([f"Không nhận gói luật “{pack}”.", *(f"- {fault}" for fault in faults)]))
        self.pack, self.faults = pack, tuple(faults)


def fault_of_statute(broken: BrokenStatute, *, file: str, key: str = "") -> PackFault:
    """What the reader of statutes refused, as a fault of the pack."""
    return PackFault(file, key, sentence(broken.what), broken.remedy)


def sentence(words: str) -> str:
    """The words with a capital and a full stop."""
    return f"{words[:1].upper()}{words[1:]}".rstrip(".") + "."
