"""Every page that the list of addresses leads to, in a real Chromium, for somebody who may open it.

Each address is opened for each thing of the world, by one of the offices allowed, in their turn. At 1280 and
390 px axe finds nothing serious and nothing is wider than the screen; the first Tab reaches the skip link;
no word of the program's own codes is read anywhere; the browser's console tells of no error, be it of a
script, the content policy or a file that is not there. axe looks where something stands in a place new to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from roles.access.addresses import Address, addresses
from tests.access.browser import Window, window
from tests.access.codes import codes_in
from tests.matrix import Answer, Visitors, cells_of

pytestmark = pytest.mark.journey
SUFFIX, FRAME = " · Vinh Danh", "Trang chủ · Vinh Danh"


@pytest.fixture(scope="module")
def chromium() -> Iterator[Window]:
    with window() as opened:
        yield opened


@pytest.mark.parametrize("address", list(addresses()), ids=lambda address: address.name)
def test_a_page_is_readable_by_everybody_everywhere(
    visitors: Visitors, chromium: Window, address: Address
) -> None:
    found = [
        f"{url} {fault}"
        for url, answer in pages(address, visitors)
        for fault in faults_of_page(chromium, url, answer)
    ]

    assert not found, "\n".join(found)


BROKEN = (
    b'<!doctype html><html lang="vi"><head><title>Trang</title><script>let x</script>'
    b'<link rel="stylesheet" href="/static/css/none.css"></head><body><h1>Trang</h1></body></html>'
)


def test_the_window_hears_what_the_console_says(chromium: Window) -> None:
    headers = {"Content-Type": "text/html", "Content-Security-Policy": "default-src 'self'"}

    faults = chromium.look("/trang/", Answer(200, BROKEN, headers, has_mandate=False)).faults

    told = sorted(fault for fault in faults if fault.startswith("console: "))
    assert len(told) == 2, faults
    assert "Executing inline script violates" in told[0]
    assert "404" in told[1] and "/static/css/none.css" in told[1]


def pages(address: Address, visitors: Visitors) -> Iterator[tuple[str, Answer]]:
    """What the address shows of each thing to one who may see it; papers and files are no pages."""
    for place, cell in enumerate(cells_of(address, visitors)):
        offices = [office for office in visitors.clients if office in cell.allowed]
        if not offices:
            continue
        answer = visitors.get(offices[(place + len(address.route)) % len(offices)], cell.url)
        if answer.is_page:
            yield cell.url, answer


def faults_of_page(chromium: Window, url: str, answer: Answer) -> Iterator[str]:
    if b"<html" not in answer.content:
        yield from codes_in(re.sub("<[^>]*>", " ", answer.content.decode()))
        return
    page = chromium.look(url, answer)
    yield from page.faults
    yield from codes_in(page.text)
    if page.title == FRAME or not page.title.removesuffix(SUFFIX):
        yield f"has no title of its own: {page.title}"
