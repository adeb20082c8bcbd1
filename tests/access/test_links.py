"""No page shows a link that its own reader may not follow: from each office's home, two steps on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.conf import settings
from django.urls import resolve

from tests.matrix import Answer, Visitors

LINK = re.compile(r'<a\b[^>]*\bhref="([^"]*)"')
SAMPLES = 3
# Pictures and style sheets are files, not pages.
STATIC = f"/{settings.STATIC_URL.strip('/')}/"


def test_every_link_that_a_page_shows_opens_for_its_reader(visitors: Visitors) -> None:
    shut = [fault for office in visitors.clients for fault in shut_links(office, visitors)]

    assert not shut, "\n".join(shut)


def shut_links(office: str, visitors: Visitors) -> Iterator[str]:
    """Follows up to SAMPLES links of each name, so that a long list costs no more than a short one."""
    seen: dict[str, set[str]] = {}
    answers = [visitors.get(office, "/")]
    for _step in range(3):
        links = [link for answer in answers for link in new_links(answer, seen)]
        answers = [visitors.get(office, link) for link in links]
        for link, answer in zip(links, answers, strict=True):
            if answer.status_code >= 400 and answer.status_code != 405:
                yield f"{office or 'nobody'} is shown {link}: {answer.status_code}"


def new_links(answer: Answer, seen: dict[str, set[str]]) -> Iterator[str]:
    if not answer.is_page:
        return
    for link in LINK.findall(answer.content.decode()):
        address = link.partition("#")[0].replace("&amp;", "&")
        if not address.startswith("/") or address.startswith(STATIC):
            continue
        known = seen.setdefault(resolve(address.partition("?")[0]).view_name, set())
        if address not in known and len(known) < SAMPLES:
            known.add(address)
            yield address
