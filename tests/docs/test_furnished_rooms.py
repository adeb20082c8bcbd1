"""A floor of a room is taken in at a glance: at most a dozen things, unless listed here with its reason."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOMS = (
    *("vietnamese", "printing", "law", "trail", "roles", "emulation", "dossiers", "law_desk", "workflow"),
    *("news", "config"),
)
MOST = 12
# Names that Django and procrastinate look for, the same in every room: nobody has to learn them here.
NAMED_BY_DJANGO = frozenset(
    {
        "__init__.py", "apps.py", "management", "migrations", "models", "models.py", "tasks.py",
        "templatetags", "urls.py",
    }
)  # fmt: skip
MORE = {
    "dossiers": "one folder for each thing that is done to a dossier or of its people, and what all ask",
    "law": "rooms that each answer one question, the statutes, and the five files that all of them read",
    "law/eligibility": "one condition a file, each named as the statutes name its check",
    "law/statutes": "the law itself, a table for each subject, named as the rulebook names it",
    "workflow/actions": "one act a file, each named as its row in table/moves.py names it",
}


def floors() -> dict[str, set[str]]:
    """What lies on each floor of each room, without what Django names."""
    found: dict[str, set[str]] = {}
    for room in ROOMS:
        for path in (ROOT / room).rglob("*"):
            if path.is_file() and not {"__pycache__", "migrations"} & set(path.parts):
                *folders, name = path.relative_to(ROOT).parts
                for depth, here in enumerate([*folders[1:], name], start=1):
                    found.setdefault("/".join(folders[:depth]), set()).add(here)
    return {floor: things - NAMED_BY_DJANGO for floor, things in found.items()}


def test_no_floor_holds_more_than_a_dozen_things() -> None:
    crowded = {floor: len(things) for floor, things in floors().items() if len(things) > MOST}

    assert {floor for floor in crowded if floor not in MORE} == set(), crowded


def test_every_listed_floor_still_needs_its_reason() -> None:
    crowded = {floor for floor, things in floors().items() if len(things) > MOST}

    assert set(MORE) - crowded == set()
