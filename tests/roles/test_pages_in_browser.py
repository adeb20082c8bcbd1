"""The pages of this room in a real browser: axe finds nothing, nothing is wider than a phone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page, sync_playwright

from roles.local_rules import set_local_rule
from roles.models import Office
from tests.roles.conftest import Place, person
from trail.clock import today

pytestmark = [pytest.mark.journey, pytest.mark.urls("tests.roles.urls")]
AXE = Path(__file__).parent.parent / "vendor/axe-core-4.14.1/axe.min.js"
RULES = "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})"
OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
WIDE, PHONE = {"width": 1280, "height": 850}, {"width": 390, "height": 844}


@pytest.fixture(autouse=True)
def _allow_sync_playwright(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.fixture
def addresses(transactional_db: None, place: Place) -> list[str]:
    """One of each page, with something on it."""
    clerk = person("thuky", "Hoàng Văn Pảo")
    row = place.appoint(clerk, Office.UNIT_CLERK, place.truong_ha)
    place.appoint(person("uyvien", "Mã Thị Duyên"), Office.COUNCIL_MEMBER, place.council)
    rule = set_local_rule(
        by=place.officer,
        jurisdiction=place.district,
        key="grassroots_fighter_share",
        value=12,
        since=today(),
        citation="khoản 2 Điều 5 Quyết định 12/2026/QĐ-UBND",
        on=today(),
    )
    district = place.district.pk
    return [
        reverse("roles:units", args=[district]),
        reverse("roles:new_unit", args=[district]),
        reverse("roles:unit", args=[place.truong_ha.pk]),
        reverse("roles:rename_unit", args=[place.truong_ha.pk]),
        reverse("roles:end_unit", args=[place.truong_ha.pk]),
        reverse("roles:blocs", args=[district]) + "?nam=2020",
        reverse("roles:bloc", args=[place.bloc.pk]) + "?nam=2020",
        reverse("roles:new_bloc", args=[district]),
        reverse("roles:members", args=[place.bloc.pk]) + "?nam=2020",
        reverse("roles:officers", args=[place.bloc.pk]) + "?nam=2020",
        reverse("roles:members", args=[place.bloc.pk]) + "?nam=2021&nhu=truoc",
        reverse("roles:councils", args=[district]),
        reverse("roles:new_council", args=[district]),
        reverse("roles:council_version", args=[place.council.pk]),
        reverse("roles:council", args=[place.council.pk]),
        reverse("roles:local_rules", args=[district]),
        reverse("roles:set_rule", args=[district, rule.key]),
        reverse("roles:end_rule", args=[rule.pk]),
        reverse("roles:appointments", args=[district]),
        reverse("roles:new_appointment", args=[district]),
        reverse("roles:end_appointment", args=[row.pk]),
        reverse("emulation:unit", args=[place.truong_ha.pk]),
        reverse("emulation:bloc", args=[place.bloc.pk]) + "?nam=2020",
    ]


@pytest.fixture
def page(live_server, place: Place) -> Iterator[Page]:
    client = Client()
    client.force_login(place.officer)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=OPTIONS)
        context = browser.new_context(base_url=live_server.url, locale="vi-VN")
        cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
        context.add_cookies([cookie])
        yield context.new_page()
        browser.close()


def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(page: Page, addresses: list[str]) -> None:
    axe = AXE.read_text()
    found = []
    for size in (WIDE, PHONE):
        page.set_viewport_size(size)
        for address in addresses:
            answer = page.goto(address)
            assert answer is not None and answer.status == 200, address
            page.evaluate(axe)
            faults = page.evaluate(RULES)["violations"]
            found += [(address, fault["id"], fault["nodes"][0]["html"]) for fault in faults]
            if page.evaluate("document.documentElement.scrollWidth") > size["width"]:
                found.append((address, "wider than the screen", str(size["width"])))
    assert found == []
