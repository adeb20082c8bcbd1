"""Writes run.lock (what a server needs) and test.lock (a developer's tools) from pyproject.toml."""

import subprocess
import sys
import tempfile
import tomllib
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
HEADER = "# Exact versions of everything; written by `make lock`.\n"


def main() -> None:
    project = tomllib.loads((HERE.parent / "pyproject.toml").read_text())["project"]
    with tempfile.TemporaryDirectory() as room:
        venv.create(room, with_pip=True)
        python = f"{room}/bin/python"
        run = installed(python, project["dependencies"])
        test = installed(python, project["optional-dependencies"]["dev"])
    (HERE / "run.lock").write_text(HEADER + "".join(run))
    (HERE / "test.lock").write_text(
        HEADER + "-r run.lock\n" + "".join(sorted(set(test) - set(run), key=str.lower))
    )


def installed(python: str, wanted: list[str]) -> list[str]:
    pip = [python, "-m", "pip", "--disable-pip-version-check"]
    subprocess.run([*pip, "install", "--quiet", *wanted], check=True, stdout=sys.stderr)
    frozen = subprocess.run([*pip, "freeze"], check=True, capture_output=True, text=True).stdout
    return frozen.splitlines(keepends=True)


if __name__ == "__main__":
    main()
