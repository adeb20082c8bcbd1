"""Each page that a person opens by the menu says what it is for, in words that are kept at one place."""

from __future__ import annotations

import pytest
from django.urls import get_resolver

from config.pages import navigation
from config.pages.guides.page_purposes import page_purposes
from config.pages.navigation import HOME, LOOKUP, WAYS, MenuLink
from tests.browsing import words
from tests.scene import Scene
from tests.workflow.corridor_pages import seated

pytestmark = [pytest.mark.scene(units=2), pytest.mark.usefixtures("story_day")]
LONGEST = 160


def test_every_page_of_every_menu_says_what_it_is_for() -> None:
    offered = {link.name for links in WAYS.values() for link in links} | {HOME.name, LOOKUP.name}
    every = {each.name for each in vars(navigation).values() if isinstance(each, MenuLink)}

    assert offered == every and len(offered) >= 26
    assert offered - page_purposes().keys() == set()


def test_each_says_in_three_sentences_what_is_done_what_is_next_and_who_can() -> None:
    for name, purpose in page_purposes().items():
        for sentence in purpose:
            assert sentence[0].isupper() and sentence.endswith("."), name
            assert ". " not in sentence and 15 < len(sentence) <= LONGEST, (name, sentence)


def test_none_is_written_for_a_page_that_is_not_there() -> None:
    spaces = get_resolver().namespace_dict
    there = {f"{space}:{name}" for space, (_at, own) in spaces.items() for name in own.reverse_dict}
    there |= {str(name) for name in get_resolver().reverse_dict}

    assert page_purposes().keys() - there == set()


def test_it_lies_folded_under_the_heading(scene: Scene) -> None:
    page = seated(scene, "officer").get("/viec/")

    heading, _fold, below = page.content.decode().partition('<details class="purpose">')
    assert "<h1>" in heading and "<h1>" not in below
    assert "Trang này để làm gì Danh sách hồ sơ đang nằm ở bàn của chức trách đang chọn" in words(page)
    assert 'class="purpose"' not in seated(scene, "officer").get("/khong-co/").content.decode()
