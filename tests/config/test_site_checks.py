"""A real site refuses to start when something would lay it open: each refusal beside the safe site."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from pytest_django import Settings

from config.checks import site_faults
from config.postgres.databases import at_address

SITE = {
    name: value
    for name, _, value in (
        line.partition("=") for line in Path(__file__).with_name("site.env").read_text().splitlines()
    )
    if value and not name.startswith("#")
}


@pytest.fixture
def site(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Settings:
    settings.VINHDANH_PRODUCTION = True
    settings.DEBUG = settings.VINHDANH_DEMO = settings.VINHDANH_STORY_CLOCK = False
    settings.SECRET_KEY = SITE["SECRET_KEY"]
    settings.VINHDANH_SEAL_KEY = SITE["SEAL_KEY"]
    settings.ALLOWED_HOSTS = ["thidua.example.vn"]
    monkeypatch.setitem(settings.DATABASES, "default", at_address("postgresql://a:b@db.example.vn/c"))
    return settings


def faults() -> list[str | None]:
    return [fault.id for fault in site_faults()]


def test_a_well_kept_site_has_no_fault(site: Settings) -> None:
    assert faults() == []


def test_a_machine_that_is_no_site_is_not_asked(settings: Settings) -> None:
    settings.VINHDANH_PRODUCTION = False

    assert faults() == []


@pytest.mark.parametrize(
    ("name", "value", "fault"),
    [
        ("SECRET_KEY", "missing", "vinhdanh.E001"),
        ("SECRET_KEY", "local-only-key-for-the-embedded-database", "vinhdanh.E001"),
        ("SECRET_KEY", "0123456789" * 4 + "ABCDEFGHI", "vinhdanh.E001"),
        ("SECRET_KEY", "django-insecure-" + "0123456789" * 5, "vinhdanh.E001"),
        ("VINHDANH_SEAL_KEY", "", "vinhdanh.E002"),
        ("VINHDANH_SEAL_KEY", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MA==", "vinhdanh.E002"),
        ("VINHDANH_SEAL_KEY", "không phải base64", "vinhdanh.E002"),
        ("DEBUG", True, "vinhdanh.E003"),
        ("VINHDANH_DEMO", True, "vinhdanh.E004"),
        ("VINHDANH_STORY_CLOCK", True, "vinhdanh.E005"),
        ("ALLOWED_HOSTS", [], "vinhdanh.E006"),
        ("ALLOWED_HOSTS", ["*"], "vinhdanh.E006"),
        ("VINHDANH_LOCK_SECONDS", 0, "vinhdanh.E013"),
        ("VINHDANH_LOCK_SECONDS", 31, "vinhdanh.E013"),
        ("VINHDANH_STATEMENT_SECONDS", 61, "vinhdanh.E013"),
        ("VINHDANH_REQUEST_SECONDS", 29, "vinhdanh.E013"),
    ],
)
def test_an_unsafe_setting_is_refused_by_name(site: Settings, name: str, value: Any, fault: str) -> None:
    setattr(site, name, value)

    assert faults() == [fault]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("", ["vinhdanh.E007"]),
        ("postgresql://vinhdanh@db.example.vn/vinhdanh", ["vinhdanh.E008"]),
        ("postgresql://vinhdanh@127.0.0.1/vinhdanh", ["vinhdanh.E008"]),
        ("postgresql://vinhdanh:secret@db.example.vn/vinhdanh", []),
        ("postgresql://vinhdanh@db.example.vn/vinhdanh?sslcert=/etc/vinhdanh/client.crt", []),
        ("postgresql://vinhdanh@/vinhdanh?host=/var/run/postgresql", []),
    ],
)
def test_a_database_must_be_real_and_may_not_trust_the_network(
    site: Settings, monkeypatch: pytest.MonkeyPatch, address: str, expected: list[str]
) -> None:
    monkeypatch.setitem(site.DATABASES, "default", at_address(address))

    assert faults() == expected


def test_the_embedded_cluster_is_refused(site: Settings) -> None:
    site.DATABASES["default"] |= {"ENGINE": "config.postgres.engine"}

    assert faults() == ["vinhdanh.E007"]


WEB, COMMAND = "-m config.wsgi", "manage.py check"
DEPLOYED = "manage.py check --deploy --fail-level WARNING"
UNSAFE = [
    ("SECRET_KEY", "", "vinhdanh.E001"),
    ("SEAL_KEY", "", "vinhdanh.E002"),
    ("DEBUG", "1", "vinhdanh.E003"),
    ("VINHDANH_DEMO", "true", "vinhdanh.E004"),
    ("VINHDANH_STORY_CLOCK", "on", "vinhdanh.E005"),
    ("ALLOWED_HOSTS", "", "vinhdanh.E006"),
    ("DATABASE_URL", "", "vinhdanh.E007"),
    ("STATEMENT_SECONDS", "lâu", "vinhdanh.E013"),
]
Started = dict[tuple[str, str], dict[str, Any]]


@pytest.fixture(scope="module")
def started() -> Started:
    """What became of each start; by (what was started, the name of the setting that was unsafe or "")."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    asked = {
        (module, name): {**kept, **SITE, **({name: value} if name else {})}
        for name, value, _ in [("", "", ""), *UNSAFE]
        for module in (WEB, COMMAND if name else DEPLOYED)
    }
    told = subprocess.run(
        [sys.executable, Path(__file__).with_name("starts.py")],
        input=json.dumps([[module.split(), environment] for (module, _), environment in asked.items()]),
        capture_output=True,
        text=True,
        check=True,
    )
    return dict(zip(asked, json.loads(told.stdout), strict=True))


def test_the_web_process_starts_with_the_environment_of_a_real_site(started: Started) -> None:
    assert started[WEB, ""]["returncode"] == 0


@pytest.mark.parametrize(("name", "value", "fault"), UNSAFE)
def test_neither_web_process_nor_command_starts_with_an_unsafe_environment(
    started: Started, name: str, value: str, fault: str
) -> None:
    web, command = started[WEB, name], started[COMMAND, name]

    assert web["returncode"] != 0 and fault in web["stderr"]
    assert command["returncode"] != 0 and fault in command["stderr"]


def test_a_deployed_site_has_nothing_to_warn_of(started: Started) -> None:
    told = started[DEPLOYED, ""]

    assert told["returncode"] == 0, told["stderr"]
    assert "no issues (0 silenced)" in told["stdout"]
