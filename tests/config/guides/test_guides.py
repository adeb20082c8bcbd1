"""A guide for every office: read by whoever is signed in, and true of the pages as they are named today."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from itertools import chain
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from config.pages.guides.every_guide import NAMED, TEXTS, every_guide, marked
from roles.models import Office
from tests.browsing import words
from tests.scene import Scene
from tests.workflow.corridor_pages import seated

pytestmark = [pytest.mark.scene(units=2)]
ROOT = TEXTS.parents[3]
ROOMS = ("config", "dossiers", "emulation", "roles", "workflow")


@cache
def words_of_pages() -> set[str]:
    """Whatever stands on a page by itself: between two tags of a template, or a string of a view or row."""
    found = set[str]()
    for file in (ROOT / "templates").rglob("*.html"):
        text = re.sub(r"\{#.*?#\}", "", file.read_text(encoding="utf-8"))
        found.update(re.findall(r'"([^"{}<>]+)"', text))
        found.update(re.split(r"<[^>]*>|\{%.*?%\}|\{\{.*?\}\}", text))
    for file in chain.from_iterable((ROOT / room).rglob("*.py") for room in ROOMS):
        found.update(re.findall(r'"([^"\n{}]+)"', file.read_text(encoding="utf-8")))
    return {" ".join(each.split()).rstrip(":") for each in found}


def names_in(code: str) -> set[str]:
    told = tomllib.loads((TEXTS / f"{code}.toml").read_text(encoding="utf-8"))
    sentences = [step for part in told["parts"] for step in part["steps"]]
    sentences += [sentence for slip in told["slips"] for sentence in slip.values()]
    return {name for sentence in sentences for name in NAMED.findall(sentence)}


@pytest.mark.parametrize("code", sorted(every_guide()))
def test_what_a_guide_names_stands_on_a_page(code: str) -> None:
    named = names_in(code)

    assert len(named) >= 8 and sorted(named - words_of_pages()) == []


def test_a_name_that_no_page_bears_would_be_told() -> None:
    assert {"Trình hồ sơ", "Tiếp nhận…"} <= words_of_pages() and "Trình hồ sơ ngay" not in words_of_pages()
    assert marked("bấm [Trình & gửi] <ngay>") == "bấm <b>Trình &amp; gửi</b> &lt;ngay&gt;"


def test_every_office_but_the_jurists_has_a_guide_with_steps_pictures_and_slips() -> None:
    guides = every_guide().values()
    served = set().union(*(guide.offices for guide in guides))

    assert served == set(Office.values) - {Office.JURIST}
    assert {path.stem for path in Path(TEXTS).glob("*.toml")} == set(every_guide())
    for guide in guides:
        assert len(guide.parts) >= 3 and len(guide.slips) >= 4, guide.code
        assert 2 <= sum(len(part.pictures) for part in guide.parts) <= 4, guide.code
        assert all(slip.what.endswith(".") and slip.do.endswith(".") for slip in guide.slips), guide.code


def test_whoever_is_signed_in_finds_his_own_guide_first_and_reads_every_other(scene: Scene) -> None:
    head = seated(scene, "head1")

    home, listed = head.get("/").content.decode(), words(head.get(reverse("guides")))

    assert f'href="{reverse("guides")}"' in home
    assert "Dành cho chức trách của ông/bà Đơn vị: lập và trình hồ sơ" in listed
    assert listed.count("Khối, cụm thi đua: bình xét") == 1
    for code, guide in every_guide().items():
        told = words(head.get(reverse("guide", args=[code])))
        assert guide.title in told and "Khi nhầm, khi vướng" in told
    assert head.get(reverse("guide", args=["khong-co"])).status_code == 404


def test_a_stranger_is_led_to_the_door_and_a_guide_takes_nothing(scene: Scene) -> None:
    stranger = Client()

    assert stranger.get(reverse("guides")).headers["Location"].startswith("/dang-nhap/")
    assert stranger.get(reverse("guide", args=["don-vi"])).headers["Location"].startswith("/dang-nhap/")
    assert seated(scene, "head1").post(reverse("guides")).status_code == 405
