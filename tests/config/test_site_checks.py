"""A real site refuses to start when something would lay it open: each refusal beside the safe site."""

import json
import os
import runpy
import subprocess
import sys
from pathlib import Path
from runpy import run_path
from typing import Any

import pytest
from django.apps import apps
from django.core.management import get_commands, load_command_class
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
    settings.VINHDANH_LAW_KEY_FILE = ""
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
        ("VINHDANH_SECOND_STEP_RIGHTS", ["sign_decision", "sign"], "vinhdanh.E017"),
        ("VINHDANH_OIDC_CLIENT_ID", "vinhdanh", "vinhdanh.E018"),
        ("VINHDANH_BEHIND_PROXY", "2", "vinhdanh.E010"),
        ("VINHDANH_BEHIND_PROXY", "có", "vinhdanh.E010"),
        ("VINHDANH_TRUSTED_PROXIES", ["127.0.0.1"], "vinhdanh.E011"),
        ("SECURE_PROXY_SSL_HEADER", ("HTTP_X_FORWARDED_PROTO", "https"), "vinhdanh.E011"),
        ("VINHDANH_NAMES_OF_AN_ADDRESS", 0, "vinhdanh.E012"),
        ("VINHDANH_LOCK_SECONDS", 0, "vinhdanh.E013"),
        ("VINHDANH_LOCK_SECONDS", 31, "vinhdanh.E013"),
        ("VINHDANH_STATEMENT_SECONDS", 61, "vinhdanh.E013"),
        ("VINHDANH_REQUEST_SECONDS", 29, "vinhdanh.E013"),
        ("VINHDANH_LAW_KEY_FILE", "/không/có/khóa", "vinhdanh.E014"),
        ("VINHDANH_DAYS_TYPED_IS_KEPT", 0, "vinhdanh.E015"),
        ("VINHDANH_REMIND_WORKING_DAYS", 0, "vinhdanh.E016"),
        ("EMAIL_HOST", "thu.example.vn", "vinhdanh.E018"),
        ("VINHDANH_MAIL_FROM", "vinhdanh@example.vn", "vinhdanh.E018"),
        ("VINHDANH_REMIND_OFFICE_WORKING_DAYS", 0, "vinhdanh.E016"),
    ],
)
def test_an_unsafe_setting_is_refused_by_name(site: Settings, name: str, value: Any, fault: str) -> None:
    setattr(site, name, value)

    assert faults() == [fault]


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("VINHDANH_SITE_ADDRESS", "khenthuong.example.vn", "SITE_ADDRESS"),
        ("VINHDANH_SITE_ADDRESS", "https://khenthuong.example.vn/vinhdanh", "SITE_ADDRESS"),
        ("VINHDANH_MAIL_FROM", "vinhdanh", "EMAIL_FROM"),
        ("EMAIL_HOST_USER", "vinhdanh", "EMAIL_PASSWORD"),
        ("EMAIL_USE_SSL", True, "EMAIL_SECURITY"),
        ("EMAIL_PORT", 0, "EMAIL_PORT"),
        ("VINHDANH_MAIL_HOUR", 24, "MAIL_HOUR"),
    ],
)
def test_mail_is_wholly_configured_or_not_at_all(site: Settings, name: str, value: Any, said: str) -> None:
    site.EMAIL_HOST, site.VINHDANH_MAIL_FROM = "thu.example.vn", "vinhdanh@example.vn"
    site.VINHDANH_SITE_ADDRESS = "https://khenthuong.example.vn"
    assert faults() == []

    setattr(site, name, value)

    assert faults() == ["vinhdanh.E018"] and said in site_faults()[0].msg


@pytest.mark.parametrize(
    ("proxies", "expected"),
    [
        (["127.0.0.1", "::1"], []),
        (["10.1.2.3", "172.17.0.0/16", "2001:db8:1::/48"], []),
        (["0.0.0.0/0"], ["vinhdanh.E011"]),
        (["10.0.0.0/8"], ["vinhdanh.E011"]),
        (["2001:db8::/32"], ["vinhdanh.E011"]),
        (["nginx"], ["vinhdanh.E011"]),
    ],
)
def test_only_the_proxies_themselves_may_be_trusted(
    site: Settings, proxies: list[str], expected: list[str]
) -> None:
    site.VINHDANH_BEHIND_PROXY = "1"
    site.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    site.VINHDANH_TRUSTED_PROXIES = proxies

    assert faults() == expected


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


@pytest.mark.parametrize(("found", "expected"), [(True, []), (False, ["vinhdanh.E009"])])
def test_files_in_s3_need_their_library(
    site: Settings, monkeypatch: pytest.MonkeyPatch, found: bool, expected: list[str]
) -> None:
    site.STORAGES = site.STORAGES | {"default": {"BACKEND": "trail.kept_files.s3_files.CheckedS3Storage"}}
    if not found:
        # As a package that is not there: its name stands for nothing.
        monkeypatch.setitem(sys.modules, "storages", None)

    assert faults() == expected


def test_the_embedded_cluster_is_refused(site: Settings) -> None:
    site.DATABASES["default"] |= {"ENGINE": "config.postgres.engine"}

    assert faults() == ["vinhdanh.E007"]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"BEHIND_PROXY": "1"}, ("1", ["127.0.0.1", "::1"], 30)),
        ({"BEHIND_PROXY": "1", "TRUSTED_PROXIES": "10.1.2.3, 10.1.2.4"}, ("1", ["10.1.2.3", "10.1.2.4"], 30)),
        ({"BEHIND_PROXY": "0", "SIGN_IN_NAMES_PER_ADDRESS": "120"}, ("0", [], 120)),
        ({"SIGN_IN_NAMES_PER_ADDRESS": "nhiều"}, ("", [], 0)),
        ({"SIGN_IN_NAMES_PER_ADDRESS": "-5"}, ("", [], 0)),
    ],
)
def test_the_environment_says_who_is_believed_about_visitors(
    monkeypatch: pytest.MonkeyPatch, given: dict[str, str], expected: tuple[str, list[str], int]
) -> None:
    for name, value in given.items():
        monkeypatch.setenv(name, value)

    told = run_path("config/settings/production.py")

    names = ("VINHDANH_BEHIND_PROXY", "VINHDANH_TRUSTED_PROXIES", "VINHDANH_NAMES_OF_AN_ADDRESS")
    assert tuple(told[name] for name in names) == expected


WEB, COMMAND, CHECK = "-m config.wsgi", "manage.py seal_trail", "manage.py check"
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
        for module in ((WEB, COMMAND) if name else (WEB, DEPLOYED))
    }
    asked[CHECK, "DEBUG"] = asked[COMMAND, "DEBUG"]
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


def test_the_commands_of_the_framework_ask_the_same(started: Started) -> None:
    told = started[CHECK, "DEBUG"]

    assert told["returncode"] != 0 and "vinhdanh.E003" in told["stderr"]


def test_every_command_of_ours_asks_what_lays_a_site_open_and_nothing_else() -> None:
    """What else Django checks, that all views load among it, was half of a command's start."""
    ours = {app.name for app in apps.get_app_configs() if app.path.startswith(f"{Path.cwd()}/{app.name}")}
    own = {name: app for name, app in get_commands().items() if app in ours}
    asks = {name: load_command_class(app, name).requires_system_checks for name, app in own.items()}

    without = {"doctor", "draw_moves", "evaluate", "law", "verify_trail"}
    assert asks == {name: [] if name in without else ["site"] for name in own} and len(own) == 20


def test_a_deployed_site_has_nothing_to_warn_of(started: Started) -> None:
    told = started[DEPLOYED, ""]

    assert told["returncode"] == 0, told["stderr"]
    assert "no issues (2 silenced)" in told["stdout"], "what HSTS_INCLUDE_SUBDOMAINS and HSTS_PRELOAD say"


@pytest.mark.parametrize(
    ("given", "promised"),
    [
        ({}, (31536000, False, False)),
        ({"HSTS_SECONDS": "300", "HSTS_INCLUDE_SUBDOMAINS": "0"}, (300, False, False)),
        ({"HSTS_INCLUDE_SUBDOMAINS": "1"}, (31536000, True, False)),
        ({"HSTS_INCLUDE_SUBDOMAINS": "1", "HSTS_PRELOAD": "1"}, (31536000, True, True)),
    ],
)
def test_a_site_promises_for_other_sites_of_its_domain_only_when_told_to(
    monkeypatch: pytest.MonkeyPatch, given: dict[str, str], promised: tuple[int, bool, bool]
) -> None:
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    site = runpy.run_module("config.settings.production")

    names = ("SECURE_HSTS_SECONDS", "SECURE_HSTS_INCLUDE_SUBDOMAINS", "SECURE_HSTS_PRELOAD")
    assert tuple(site[name] for name in names) == promised


def test_a_provider_of_identities_is_asked_over_https_alone(site: Settings) -> None:
    site.VINHDANH_OIDC_CLIENT_ID = site.VINHDANH_OIDC_CLIENT_SECRET = "x"
    site.VINHDANH_OIDC_ISSUER = "http://dinhdanh.example.vn"
    over_http = faults()
    site.VINHDANH_OIDC_ISSUER = "https://dinhdanh.example.vn"

    assert over_http == ["vinhdanh.E019"] and faults() == []
