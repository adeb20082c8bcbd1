"""The glossary binds: every model has its word there, and every module it names exists."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps

ROOT = Path(__file__).resolve().parents[2]
GLOSSARY = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
ROOMS = ("roles", "emulation", "dossiers", "law_desk", "workflow", "news", "trail", "config")
BANNED = ("utils", "helpers", "manager", "handler_of", "misc", "common")


@pytest.mark.parametrize("room", ROOMS)
def test_every_model_has_its_word(room: str) -> None:
    models = [model.__name__ for model in apps.get_app_config(room).get_models()]

    missing = [name for name in models if f"`{room}.{name}`" not in GLOSSARY]

    assert missing == []


def test_every_thing_the_glossary_names_exists() -> None:
    rooms = "|".join([*ROOMS, "law", "printing"])
    names = re.findall(rf"`((?:{rooms})\.[\w.]+)`", GLOSSARY)
    gone = []
    for name in names:
        module, _, thing = name.rpartition(".")
        models = module if module not in ROOMS else f"{module}.models"
        try:
            if not hasattr(import_module(models), thing):
                import_module(name)
        except ImportError:
            gone.append(name)

    assert gone == []


def test_no_file_bears_a_word_that_says_nothing() -> None:
    files = [
        path for room in (*ROOMS, "law", "printing", "vietnamese") for path in (ROOT / room).rglob("*.py")
    ]

    assert [path.name for path in files if path.stem in BANNED] == []
