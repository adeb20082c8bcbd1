"""Every form that makes something, sent twice at once to the running site: one thing, one page to go to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from typing import Any
from urllib.parse import quote

import pytest

from roles.access.addresses import addresses
from roles.doors.sent_once import FORM_KEY, form_key_for
from tests.access.posts import FINDS_IT_DONE
from tests.fire.conduct_forms import forms_of_conduct, forms_of_outside, forms_of_posts
from tests.fire.corridor_forms import forms_of_drafting, forms_of_the_corridor
from tests.fire.filled_form import FilledForm
from tests.fire.form_ground import ground_of
from tests.fire.keyless_forms import keyless_forms
from tests.fire.law_forms import forms_of_the_law
from tests.fire.organ_forms import forms_of_blocs, forms_of_endings, forms_of_organs
from tests.fire.server import Server, cookie_of, get, post_form
from tests.fire.transfer_forms import forms_of_ends, forms_of_transfers
from tests.page_forms import form_to
from tests.scene import Scene

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.fire, pytest.mark.scene(units=3)]

FORMS = (
    forms_of_drafting,
    forms_of_conduct,
    forms_of_transfers,
    forms_of_ends,
    forms_of_outside,
    forms_of_posts,
    forms_of_the_corridor,
    forms_of_the_law,
    forms_of_organs,
    forms_of_blocs,
    forms_of_endings,
)


class Visitor:
    """Somebody at the running site, with as many windows as wanted."""

    def __init__(self, server: Server, scene: Scene, form: FilledForm) -> None:
        self._port, self._form = server.port, form
        self._cookie = cookie_of(scene[form.who])

    def opened(self, turn: int) -> dict[str, Any]:
        """The page of the form, filled in."""
        at = self._form.page or self._form.address
        status, page = get(self._port, _quoted(at), cookie=self._cookie)
        assert status == 200, f"{at}: {status}"
        found = form_to(self._form.address, page, at=at)
        return {**found, **self._form.filled(turn)}

    def sends(self, *filled: dict[str, Any]) -> list[tuple[int, str]]:
        """All at once, each from a window of its own."""

        def send(fields: dict[str, Any]) -> tuple[int, str]:
            return post_form(self._port, _quoted(self._form.address), cookie=self._cookie, fields=fields)

        with ThreadPoolExecutor(len(filled)) as pool:
            return list(pool.map(send, filled))


def _quoted(address: str) -> str:
    return quote(address, safe="/?&=%")


def test_every_form_that_makes_something_makes_it_once_and_leads_twice_to_it(
    scene: Scene, server: Server
) -> None:
    ground, sent, faults = ground_of(scene), set(), list[str]()
    for form in chain.from_iterable(forms(ground) for forms in FORMS):
        visitor = Visitor(server, scene, form)
        faults += [f"{form.name}: {fault}" for fault in (*of_one_form(form, visitor), *of_two(form, visitor))]
        sent.add(form.name)

    assert not faults, "\n".join(faults)
    assert sent == {address.name for address in addresses() if address.is_sent_once}


def test_a_form_without_a_key_sent_twice_is_done_once_and_nobody_meets_an_error(
    scene: Scene, server: Server
) -> None:
    sent, faults = set(), list[str]()
    for form in keyless_forms(scene):
        visitor, before = Visitor(server, scene, form), form.makes.count()
        page = visitor.opened(0)
        answers = visitor.sends(page, page)
        if (made := form.makes.count() - before) != 1:
            faults.append(f"{form.name} is done {made} times")
        if {status for status, _ in answers} - {302, 409} or not any(status == 302 for status, _ in answers):
            faults.append(f"{form.name} is answered {[_in_short(answer) for answer in answers]}")
        sent.add(form.name)

    assert not faults, "\n".join(faults)
    assert sent == set(FINDS_IT_DONE)


def of_one_form(form: FilledForm, visitor: Visitor) -> Iterator[str]:
    """The same page, clicked twice."""
    before, page = form.makes.count(), visitor.opened(0)
    if FORM_KEY not in page:
        yield "has no key"
    answers = visitor.sends(page, {**page, **form.filled(0)})
    if answers[0] != answers[1] or answers[0][0] != 302:
        yield f"clicked twice is answered {[_in_short(answer) for answer in answers]}"
    if (made := form.makes.count() - before) != 1:
        yield f"clicked twice makes {made}"


def of_two(form: FilledForm, visitor: Visitor) -> Iterator[str]:
    """Two windows with the same words: both count where that is lawful, else one is told why not."""
    if not form.has_another:
        return
    before = form.makes.count()
    page = visitor.opened(1)
    answers = sorted(visitor.sends(page, {**page, **form.filled(1), FORM_KEY: form_key_for(None)}))
    allowed = [302] if form.by_two == 2 else [409, 422]
    if answers[0][0] != 302 or answers[1][0] not in allowed or not form.tells_why(answers[1][1]):
        yield f"from two windows is answered {[_in_short(answer) for answer in answers]}"
    if (made := form.makes.count() - before) != form.by_two:
        yield f"from two windows makes {made}"


def _in_short(answer: tuple[int, str]) -> tuple[int, str]:
    """Of a page what its main part begins with, where a refusal stands."""
    status, page = answer
    return status, " ".join(re.sub(r"<[^>]*>", " ", page.partition("<main")[2] or page).split())[:300]
