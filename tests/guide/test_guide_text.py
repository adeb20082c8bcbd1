"""The guide says all that the program asks of a deployer, and sends him to files that are there."""

from __future__ import annotations

import re
import shlex

import pytest
from django.core.management import get_commands, load_command_class

from tests.guide.guide_text import FILES, GUIDE, ROOT, blocks, deployed, service

READ = re.compile(r"""(?:environ(?:\.get)?[(\[]|is_on\(|listed\(|secret\()"([A-Z0-9_]+)\"""")
# Read for the tests' own child processes.
NOT_FOR_SITES = {"VINHDANH_DATABASE"}
# What a line that is not carried out may begin with: it needs root, systemd, the network or a terminal.
NOT_REHEARSED = (
    *(
        "apt-get ",
        "useradd ",
        "install ",
        "chown ",
        "ln ",
        "rm ",
        "runuser ",
        "systemctl ",
        "nginx ",
        "curl ",
    ),
    *("git ", "python3 -m venv ", ".venv/bin/pip ", "cd /opt/vinhdanh/site"),
    *(
        f".venv/bin/python manage.py {name} "
        for name in (
            "give_password",
            "reset_second_step",
            "unlock_sign_in",
            "disable_account",
            "enable_account",
        )
    ),
)


def test_every_variable_that_a_site_reads_is_explained() -> None:
    sources = [ROOT / "config/settings/production.py", ROOT / "config/postgres/databases.py"]
    read = {name for source in sources for name in READ.findall(source.read_text(encoding="utf-8"))}
    explained = set(re.findall(r"`([A-Z0-9_]+)`", GUIDE.read_text(encoding="utf-8")))

    assert len(read) > 15
    assert read - explained - NOT_FOR_SITES == set()


def test_every_file_to_copy_is_named_and_every_named_one_is_there() -> None:
    guide = GUIDE.read_text(encoding="utf-8")
    named = re.findall(r"docs/deploy/([\w.-]+)|\b(vinhdanh-[\w-]+\.\w+)", guide)
    there = {path.name for path in FILES.iterdir()}

    assert {name for pair in named for name in pair if name} == there


@pytest.mark.parametrize("name", ["vinhdanh-web", "vinhdanh-worker", "vinhdanh-backup"])
def test_no_service_runs_as_root_or_writes_outside_its_own_directories(name: str) -> None:
    told = service(deployed(f"{name}.service"))

    assert told["User"] == told["Group"] == "vinhdanh"
    assert told["ProtectSystem"] == "strict"
    assert set(told["ReadWritePaths"].split()) <= {"/var/lib/vinhdanh", "/var/backups/vinhdanh"}


def test_what_a_test_can_carry_out_is_carried_out() -> None:
    typed = [block for block in blocks() if block.language == "sh" and block.name is None]
    lines = [line.strip() for block in typed for line in block.text.splitlines()]

    assert lines
    assert [line for line in lines if not line.startswith(NOT_REHEARSED)] == []


def test_every_command_that_is_named_is_there_and_takes_what_it_is_given() -> None:
    lines = re.findall(r"^\.venv/bin/python manage\.py ((?:.+\\\n)*.+)$", GUIDE.read_text(), re.MULTILINE)
    typed = [shlex.split(line.replace("\\\n", " ")) for line in lines]

    assert {"found", "unlock_sign_in", "disable_account"} <= {name for name, *_ in typed}
    for name, *words in typed:
        command = load_command_class(get_commands()[name], name)
        command.create_parser("manage.py", name).parse_args(words)
