"""A real browser with a device of Chromium's own: a page's script asks it, and the site takes its answer.

The browser runs in a thread of its own; what it asks for is answered here, where the test's rows are.
"""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, Queue
from urllib.parse import urlsplit

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client
from playwright.sync_api import Page, Route, sync_playwright
from pytest_django import Settings

from roles.models import Passkey
from tests.chromium import launched
from tests.shell.trying import RIGHT, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.roles.urls")]
ROOT = Path(__file__).resolve().parents[2]
FORM = "application/x-www-form-urlencoded"
# A browser lets only a secure site ask for passkeys, or one of this name.
SITE = "http://localhost"
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@dataclass(frozen=True)
class Asked:
    """What the browser asks for, and where it waits for the answer."""

    address: str
    body: str | None
    answer: Future[HttpResponse]


def test_a_passkey_is_added_and_opens_the_door_in_a_browser(van: User, settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["localhost", "testserver"]
    client, asked = Client(HTTP_HOST="localhost"), Queue[Asked]()
    sign_in(RIGHT, by=client)

    with ThreadPoolExecutor(1) as threads:
        ended = threads.submit(in_browser, asked)
        while not ended.done():
            answer_one(asked, client)
    codes_shown, door = ended.result()

    assert codes_shown == 10 and "Đăng nhập bằng khóa truy cập" not in door
    assert Passkey.objects.get().used_at is not None and "_auth_user_id" in client.session


def in_browser(asked: Queue[Asked]) -> tuple[int, str]:
    """Adds a passkey at the second try, signs out, comes in by it: the codes, the title behind the door."""
    with sync_playwright() as playwright:
        browser = launched(playwright)
        page = browser.new_page()
        page.route("**/*", lambda route: ask(asked, route))
        with_device(page)
        page.goto(f"{SITE}/tai-khoan/khoa-truy-cap/")
        page.get_by_label("Tên gợi nhớ").fill("Máy này")
        for password in ("sai", RIGHT):
            page.get_by_label("Mật khẩu của ông/bà").fill(password)
            page.get_by_role("button", name="Thêm khóa truy cập").click()
            if password != RIGHT:
                page.get_by_text("Mật khẩu không đúng.").first.wait_for()
        page.get_by_text("Các mã này chỉ hiện một lần").wait_for()
        codes = page.locator("ol li code").count()
        page.goto(f"{SITE}/dang-xuat/")
        page.get_by_role("button", name="Đăng xuất").click()
        page.goto(f"{SITE}/dang-nhap/khoa-truy-cap/")
        page.get_by_role("button", name="Dùng khóa truy cập").click()
        page.get_by_text("van", exact=True).first.wait_for(state="attached")
        title = page.title()
        browser.close()
    return codes, title


def with_device(page: Page) -> None:
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})


def ask(asked: Queue[Asked], route: Route) -> None:
    parts = urlsplit(route.request.url)
    if parts.path.startswith("/static/"):
        route.fulfill(path=ROOT / parts.path.removeprefix("/"))
        return
    waited: Future[HttpResponse] = Future()
    asked.put(Asked(parts.path, route.request.post_data, waited))
    answer = waited.result(timeout=30)
    route.fulfill(status=answer.status_code, body=answer.content, headers=dict(answer.headers))


def answer_one(asked: Queue[Asked], client: Client) -> None:
    try:
        one = asked.get(timeout=0.05)
    except Empty:
        return
    try:
        if one.body is None:
            answer = client.get(one.address, follow=True)
        else:
            answer = client.post(one.address, one.body, content_type=FORM, follow=True)
        one.answer.set_result(answer)
    except Exception as fault:
        one.answer.set_exception(fault)
