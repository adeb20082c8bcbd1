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
    """Both at once, then the server's part held to the same versions: no lock denies the other."""
    project = tomllib.loads((HERE.parent / "pyproject.toml").read_text())["project"]
    run, dev = project["dependencies"], project["optional-dependencies"]["dev"]
    everything = frozen([*run, *dev], held_to=[])
    server = frozen(run, held_to=everything)
    tools = [line for line in everything if line not in server]
    (HERE / "run.lock").write_text(HEADER + "".join(server))
    (HERE / "test.lock").write_text(HEADER + "-r run.lock\n" + "".join(tools))


def frozen(wanted: list[str], *, held_to: list[str]) -> list[str]:
    """What pip installs for `wanted` in an empty environment, a line each."""
    with tempfile.TemporaryDirectory() as room:
        venv.create(room, with_pip=True)
        pip = [f"{room}/bin/python", "-m", "pip", "--disable-pip-version-check"]
        constraints = Path(room, "constraints.txt")
        constraints.write_text("".join(held_to))
        install = [*pip, "install", "--quiet", "--constraint", str(constraints), *wanted]
        subprocess.run(install, check=True, stdout=sys.stderr)
        told = subprocess.run([*pip, "freeze"], check=True, capture_output=True, text=True).stdout
    return told.splitlines(keepends=True)


if __name__ == "__main__":
    main()
