"""Every picture of a guide is of today's page: who changes a page takes them anew."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings

from config.pages.guides.every_guide import every_guide, pictures_taken
from tests.config.guides.pictured_house import build_house, on_its_day
from tests.config.guides.pictured_pages import fingerprint, pages_of

FOLDER = Path(settings.STATICFILES_DIRS[0], "guides")
LARGEST, LARGEST_OF_ALL = 60 * 1024, 2 * 1024 * 1024


@pytest.mark.django_db
def test_every_picture_shows_the_page_as_it_is_today() -> None:
    with on_its_day():
        today = {each.name: fingerprint(html, each.part) for each, html in pages_of(build_house())}

    taken = {name: told["words"] for name, told in pictures_taken().items()}

    changed = sorted(name for name in today.keys() | taken.keys() if today.get(name) != taken.get(name))
    assert not changed, f"pages in the guides have changed, take their pictures anew: make guides ({changed})"


def test_each_picture_is_there_small_and_shown_in_one_guide() -> None:
    shown = [picture for guide in every_guide().values() for part in guide.parts for picture in part.pictures]
    sizes = {picture.name: (FOLDER / f"{picture.name}.png").stat().st_size for picture in shown}

    assert sorted(sizes) == sorted(pictures_taken()) == sorted(file.stem for file in FOLDER.glob("*.png"))
    assert len(shown) == len(sizes) and max(sizes.values()) < LARGEST
    assert sum(sizes.values()) < LARGEST_OF_ALL
