"""The law as it would hold were a pack confirmed on a day: nothing is kept, nobody else is told."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from law.basics.law_stack import LawStack
from law.packs.laying.stacking import stacked
from law.packs.signed_folder.pack_files import Pack
from law_desk.loaded.law_of_packs import LawOfPacks, is_unknown_on, law_of_packs, law_without


@dataclass(frozen=True, slots=True)
class LawToBe:
    """`now` is the law that holds, `held` the same without the pack whose place this one would take."""

    pack: Pack
    confirmed_on: date
    now: LawOfPacks
    held: LawOfPacks
    _laid: dict[LawStack, LawStack] = field(default_factory=dict)

    @property
    def stack(self) -> LawStack:
        """For what is done on a day after the confirmation; raises PackRefused, Refused."""
        return self._on(self.held.stack)

    def stacks_of(self, received_on: date | None) -> tuple[LawStack, LawStack]:
        """Without and with the pack, for a dossier that was received on that day, or by nobody yet.

        The same twice where the dossier keeps the law of its day. Raises PackRefused, Refused.
        """
        if received_on is None:
            return self.now.stack, self.stack
        without, beneath = self.now.stack_of_receipt(received_on), self.held.stack_of_receipt(received_on)
        return without, beneath if self._is_unknown_on(received_on, beneath) else self._on(beneath)

    def keeps_its_law(self, received_on: date | None) -> bool:
        """Whether the pack speaks of the day of receipt, and is left out for that dossier all the same."""
        return received_on is not None and self._is_unknown_on(
            received_on, self.held.stack_of_receipt(received_on)
        )

    def _is_unknown_on(self, day: date, beneath: LawStack) -> bool:
        """As `LawOfPacks.stack_of_receipt` will say of it: too late for the day, or on one that is."""
        there = {layer.name for layer in beneath.layers}
        bases = {base.name for base in self.pack.manifest.stands_on}
        return is_unknown_on(day, since=self.pack.manifest.since, confirmed_on=self.confirmed_on) or bool(
            bases - there
        )

    def _on(self, beneath: LawStack) -> LawStack:
        if beneath not in self._laid:
            self._laid[beneath] = stacked(self.pack, beneath)
        return self._laid[beneath]


def law_to_be(pack: Pack, *, on: date) -> LawToBe:
    """Two statements."""
    return LawToBe(pack, on, law_of_packs(), law_without(pack.name))
