"""Starts of the program as a real site would see them, forked from one process that has imported Django.

Reads [[module and arguments, environment], …] as JSON; tells [{returncode, stdout, stderr}, …]. Settings,
applications and views are imported by each start itself, in its own environment: they are what is tested.
"""

from __future__ import annotations

import json
import os
import pkgutil
import runpy
import sys
import tempfile
import traceback
from importlib import import_module
from pathlib import Path
from typing import Any

# Whatever needs no settings.
import django.contrib.postgres.fields
import django.core.management.commands.check
import django.db.backends.postgresql.base
import django.forms  # noqa: F401
import pdfminer.high_level  # noqa: F401
import procrastinate  # noqa: F401
import pypdf  # noqa: F401
import reportlab.pdfgen.canvas  # noqa: F401
import webauthn  # noqa: F401
import xlsxwriter  # noqa: F401

# Know no Django and read no environment (the contracts in pyproject.toml).
ROOMS_WITHOUT_SETTINGS = ("law", "printing", "vietnamese")


def import_rooms() -> None:
    for name in ROOMS_WITHOUT_SETTINGS:
        for module in pkgutil.walk_packages(import_module(name).__path__, f"{name}."):
            import_module(module.name)


def start(words: list[str], environment: dict[str, str]) -> dict[str, Any]:
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = os.fork()
        if child == 0:
            os.dup2(out.fileno(), 1)
            os.dup2(err.fileno(), 2)
            os.environ.clear()
            os.environ.update(environment)
            os._exit(_run(words))
        _, status = os.waitpid(child, 0)
        texts = []
        for stream in (out, err):
            stream.seek(0)
            texts.append(stream.read().decode())
    return {"returncode": os.waitstatus_to_exitcode(status), "stdout": texts[0], "stderr": texts[1]}


def _run(words: list[str]) -> int:
    """The exit status that Python itself would give."""
    status: object = 0
    try:
        if words[0] == "-m":
            sys.argv = words[1:]
            runpy.run_module(words[1], run_name="__main__", alter_sys=True)
        else:
            sys.argv = words
            runpy.run_path(words[0], run_name="__main__")
    except SystemExit as left:
        status = left.code
    except BaseException:
        traceback.print_exc()
        status = 1
    if isinstance(status, str):
        sys.stderr.write(status)
    sys.stdout.flush()
    sys.stderr.flush()
    return status if isinstance(status, int) else int(status is not None)


if __name__ == "__main__":
    sys.path[0] = str(Path.cwd())
    import_rooms()
    json.dump([start(words, environment) for words, environment in json.load(sys.stdin)], sys.stdout)
