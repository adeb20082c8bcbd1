"""`make guides`: the pictures of the guides, taken anew in a browser from the pages as they are now.

Not collected with the tests: it writes into `static/guides/`.
"""

from __future__ import annotations

import io
import json
import mimetypes
from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction
from PIL import Image
from playwright.sync_api import FloatRect, Page, Route, ViewportSize, sync_playwright

from tests.chromium import launched
from tests.config.guides.pictured_house import build_house, on_its_day
from tests.config.guides.pictured_pages import Pictured, fingerprint, pages_of

SITE = "http://vinhdanh.test"
FRAME, WIDEST, TALLEST = ViewportSize(width=1210, height=1400), 900, 640
COLOURS, MARGIN = 48, 14
STATIC = Path(settings.STATICFILES_DIRS[0])
FOLDER = STATIC / "guides"


@pytest.mark.django_db
def test_taking_the_pictures() -> None:
    """All pages are asked before the browser starts: its loop would open another connection."""
    with on_its_day(), transaction.atomic():
        pages = list(pages_of(build_house()))
        transaction.set_rollback(True)
    told = {}
    for old in FOLDER.glob("*.png"):
        old.unlink()
    with sync_playwright() as playwright:
        browser = launched(playwright)
        page = browser.new_context(locale="vi-VN", viewport=FRAME).new_page()
        shown: dict[str, str] = {}
        page.route("**/*", lambda route: _answer(route, shown))
        for each, html in pages:
            shown["/"] = html
            width, height = _taken(page, each)
            told[each.name] = {"width": width, "height": height, "words": fingerprint(html, each.part)}
        browser.close()
    (FOLDER / "manifest.json").write_text(json.dumps(told, indent=1) + "\n")


def _answer(route: Route, shown: dict[str, str]) -> None:
    """The page on which all eyes are, and the site's own files."""
    path = route.request.url.removeprefix(SITE).partition("?")[0]
    file = STATIC / path.removeprefix(f"/{settings.STATIC_URL.strip('/')}/")
    if path == "/":
        route.fulfill(body=shown["/"], content_type="text/html; charset=utf-8")
    elif file.is_file():
        route.fulfill(path=file, content_type=mimetypes.guess_type(file.name)[0] or "font/woff2")
    else:
        route.fulfill(status=204)


def _taken(page: Page, each: Pictured) -> tuple[int, int]:
    page.goto(f"{SITE}/")
    page.evaluate("document.fonts.ready")
    box = page.locator(each.part).first.bounding_box()
    assert box is not None, each
    width = min(int(box["width"]) + 2 * MARGIN, WIDEST)
    height = min(int(box["height"]) + 2 * MARGIN, TALLEST)
    clip = FloatRect(x=box["x"] - MARGIN, y=box["y"] - MARGIN, width=width, height=height)
    taken = page.screenshot(clip=clip, full_page=True, animations="disabled")
    # Few colours are enough for words on paper, and a fifth of the bytes.
    picture = Image.open(io.BytesIO(taken)).convert("RGB").quantize(COLOURS)
    picture.save(FOLDER / f"{each.name}.png", optimize=True)
    return width, height
