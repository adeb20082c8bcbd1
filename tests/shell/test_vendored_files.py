"""What others wrote is here unchanged, complete and named; our own pages ask nobody else for anything."""

import hashlib
import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

ROOT = Path(settings.ROOT)
OWN = [
    path
    for folder, kinds in (("templates", "*.html"), ("static/css", "*.css"), ("static/js", "*.js"))
    for path in (ROOT / folder).rglob(kinds)
]
MANIFESTS = [ROOT / "static/vendor/MANIFEST.toml", ROOT / "tests/vendor/MANIFEST.toml"]


@pytest.mark.parametrize("manifest", MANIFESTS, ids=["static", "tests"])
def test_every_vendored_file_has_the_checksum_of_its_manifest_and_none_is_unlisted(manifest: Path) -> None:
    packages = tomllib.loads(manifest.read_text())["package"]

    listed = {
        f"{package['name']}-{package['version']}/{name}": checksum
        for package in packages
        for name, checksum in package["files"].items()
    }
    present = {
        str(path.relative_to(manifest.parent)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in manifest.parent.rglob("*")
        if path.is_file() and path != manifest
    }

    assert present == listed
    assert all("LICENSE" in package["files"] and package["licence"] for package in packages)


@pytest.mark.parametrize("path", OWN, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_page_loads_nothing_from_elsewhere_and_holds_no_inline_script_or_style(path: Path) -> None:
    text = path.read_text()

    assert not re.search(r"""(src|href|url)\s*[=(]\s*["']?(https?:)?//""", text)
    assert not re.search(r"""<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=|url\(["']?data:""", text)


def test_every_icon_that_a_page_or_a_mark_names_is_in_the_sprite() -> None:
    from config.ui.marks import STANDINGS, STEPS, VERDICTS

    sprite = set(re.findall(r'<symbol id="([\w-]+)"', (ROOT / "static/icons.svg").read_text()))
    named = {mark.icon for words in (STANDINGS, VERDICTS, STEPS) for mark in words.values()}
    for path in (ROOT / "templates").rglob("*.html"):
        named |= set(re.findall(r'(?:icon |icon=|icon\|default:)"([^"]+)"', path.read_text()))

    assert named - sprite == set()


def test_the_compiled_words_are_those_of_the_written_ones(tmp_path: Path) -> None:
    source = ROOT / "config/locale/vi/LC_MESSAGES/django.po"
    if subprocess.run(["which", "msgfmt"], capture_output=True).returncode:
        pytest.skip("gettext is not installed")
    subprocess.run(["msgfmt", "-o", tmp_path / "django.mo", source], check=True)

    assert (tmp_path / "django.mo").read_bytes() == source.with_suffix(".mo").read_bytes()


def test_the_static_files_can_be_collected_under_hashed_names(tmp_path: Path, settings: object) -> None:
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": "config.static_files.HashedStatic"}}

    call_command("collectstatic", interactive=False, verbosity=0)

    assert list((tmp_path / "css").glob("tokens.*.css"))
