"""`make mutants`: the law with one figure wrong by a step, again and again; do the tables notice?

python -m tests.law.mutants [--sample N] [--pack DIR] — all of them, or N drawn always alike; of the program's
own law, or of what a pack changes, put to the pack's own tables.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from itertools import chain, pairwise
from pathlib import Path
from types import MappingProxyType
from typing import Any

from law.awards import FORMS, TITLES, Award
from law.basics.values import BrokenStatute, read_subject
from law.eligibility.recipient import KIND_NAMES
from law.packs.opened_packs import laid_and_proven
from law.packs.proving.conformance import changed_values, tables_of_cases
from law.packs.signed_folder.pack_files import read_pack
from law.rulebook import LawStack, Regime, own_law
from tests.law.mutations import Mutation, mutations
from tests.law.proofs import Proof, proofs, proofs_of
from tests.law.swapped_law import swapped

WANTED = 95
"""Of 100 mutants, so many must be caught."""


def main(given: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.law.mutants", description=__doc__)
    parser.add_argument("--sample", type=int, default=0, help="so many, drawn always alike; 0 for all")
    parser.add_argument("--pack", type=Path, help="a pack on the program's own law, instead of that law")
    asked = parser.parse_args(given)
    trials = list(trials_of_pack(asked.pack) if asked.pack else _of_own_law())
    if asked.sample:
        trials = random.Random(20261125).sample(trials, min(asked.sample, len(trials)))
    caught = 0
    for told, survives in trials:
        if survives():
            print(f"sống sót: {told}", flush=True)  # noqa: T201
        else:
            caught += 1
    share = caught * 100 / len(trials)
    print(f"Bắt được {caught} trên {len(trials)} thay đổi ({share:.1f}%).")  # noqa: T201
    return 0 if share >= WANTED else 1


Trial = tuple[str, Callable[[], bool]]


def trials_of_pack(folder: Path) -> Iterator[Trial]:
    """Every figure, word, list, day and award told as read that the pack brings, wrong by a step."""
    pack = read_pack(folder)
    law = laid_and_proven(pack, own_law(), trusted=None)
    rows = proofs_of(law, *tables_of_cases(pack))
    for key in sorted({value.key for value in changed_values(pack, law)}):
        first = min(value.since for value in changed_values(pack, law) if value.key == key)
        for mutation in mutations(key, dict(law.tables[key].content)):
            if mutation.since is not None and mutation.since >= first - timedelta(days=1):
                yield f"{key} {mutation.told}", partial(_survives, mutation, law, rows)
    for told, regimes_changed in _other_regimes(law.regimes, since=pack.manifest.since):
        yield told, partial(_regimes_survive, regimes_changed, law, rows)


def _of_own_law() -> Iterator[Trial]:
    proofs()  # the rows are read and judged under the true law, before anything is changed
    return chain(_of_subjects(), _of_awards(), _of_regimes())


def _of_subjects() -> Iterator[Trial]:
    for key, table in own_law().tables.items():
        for mutation in mutations(key, dict(table.content)):
            yield f"{key} {mutation.told}", partial(_survives_own, mutation)


def _survives_own(mutation: Mutation) -> bool:
    return _survives(mutation, own_law(), proofs())


def _survives(mutation: Mutation, law: LawStack, rows: Sequence[Proof]) -> bool:
    """False as soon as the loader refuses the law, or one row is answered otherwise."""
    known = {found.name: found for found in law.instruments}
    try:
        subject = read_subject(mutation.key, mutation.table, known, where="")
    except BrokenStatute:
        return False
    changed = law.with_subject(subject)
    return not any(_notices(proof, changed) for proof in _askable(mutation, rows))


def _askable(mutation: Mutation, rows: Sequence[Proof]) -> list[Proof]:
    """The rows that can notice the change, those first that looked at the very value."""
    near = [proof for proof in rows if mutation.key in proof.keys and proof.is_near(mutation)]
    return sorted(near, key=lambda proof: not any(mutation.is_of(*dated) for dated in proof.seen))


def _notices(proof: Proof, law: LawStack) -> bool:
    """A law that cannot even be asked has been noticed, too."""
    try:
        return proof.differs(law)
    except Exception:
        return True


def _of_awards() -> Iterator[Trial]:
    for name, table in (("TITLES", TITLES), ("FORMS", FORMS)):
        for code, award in table.items():
            for told, other in _other_awards(award):
                changed = MappingProxyType({**table, code: other})
                yield told, partial(_award_survives, name, changed, code)


def _award_survives(name: str, changed: Any, code: str) -> bool:
    with swapped(name, changed):
        return not any(_notices(proof, own_law()) for proof in proofs() if code in proof.awards)


def _other_awards(award: Award) -> Iterator[tuple[str, Award]]:
    kinds = award.recipients
    lists = [tuple(kind for kind in kinds if kind != left) for left in kinds if len(kinds) > 1]
    lists += [(*kinds, more) for more in KIND_NAMES if more not in kinds][:1]
    for recipients in lists:
        yield f"{award.code} recipients: {kinds} -> {recipients}", replace(award, recipients=recipients)
    for name in ("since", "until"):
        for days in (-1, 1):
            if (day := getattr(award, name)) is not None:
                moved = day + timedelta(days=days)
                yield f"{award.code} {name}: {day} -> {moved}", replace(award, **{name: moved})


def _of_regimes() -> Iterator[Trial]:
    for told, changed in _other_regimes(own_law().regimes):
        yield told, partial(_regimes_survive, changed, own_law(), proofs())


def _other_regimes(
    found: Sequence[Regime], *, since: date = date.min
) -> Iterator[tuple[str, tuple[Regime, ...]]]:
    """The day between two regimes moved, an award of a regime not told as read; from a day on."""
    for place, (older, newer) in enumerate(pairwise(found)):
        for days in (-1, 1) if newer.since >= since else ():
            day = newer.since + timedelta(days=days)
            changed = [*found]
            changed[place] = replace(older, until=day - timedelta(days=1))
            changed[place + 1] = replace(newer, since=day)
            yield f"regimes {older.id} until: {day - timedelta(days=1)}", tuple(changed)
    for place, regime in enumerate(found):
        for code in sorted(regime.read_for) if regime.since >= since else ():
            unread = replace(regime, read_for=regime.read_for - {code})
            yield (
                f"regimes {regime.id} read_for: không có {code}",
                (*found[:place], unread, *found[place + 1 :]),
            )


def _regimes_survive(changed: tuple[Regime, ...], law: LawStack, rows: Sequence[Proof]) -> bool:
    other = replace(law, regimes=changed)
    return not any(_notices(proof, other) for proof in rows)


if __name__ == "__main__":
    sys.exit(main())
