"""The words of values of the law: grades and levels in their order, lists that are closed."""

from __future__ import annotations

from law.awards import FORMS, TITLES
from law.basics.owed_papers import PAPER_NAMES
from law.case_files.case_format import INITIATIVE_KINDS, POSITIONS, WAYS
from law.eligibility.discipline import SEVERITY
from law.eligibility.initiative import LEVELS
from law.eligibility.rating import GRADES
from law.eligibility.recipient import KIND_NAMES
from law.eligibility.study import RESULTS
from law.judgement.transition import HELD_LAWS
from law.procedure.routing import AUTHORITIES

ORDERED_WORDS: tuple[tuple[str, ...], ...] = (
    tuple(GRADES),
    tuple(LEVELS),
    RESULTS,
    SEVERITY,
    ("lawful", "review", "unlawful"),
    ("same_year", "run"),
    HELD_LAWS,
)
"""Words in their order: one step is to the neighbour."""

CLOSED_LISTS: tuple[tuple[str, ...], ...] = (
    tuple(KIND_NAMES),
    INITIATIVE_KINDS,
    WAYS,
    tuple(AUTHORITIES),
    tuple(PAPER_NAMES),
    POSITIONS,
)
"""Lists to which no file of values can add: one step is a member more or a member less."""

AWARDS = (*TITLES, *FORMS)
GROUPS = frozenset(found.group for found in FORMS.values() if found.group)
"""Kinds of state award whose members share a value ("huân chương")."""
