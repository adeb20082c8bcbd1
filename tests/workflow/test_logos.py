"""The logo of an office: handed in, looked through, shown in the masthead, replaced, taken away."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from config.pages.house.handed_in_logo import logo_image
from roles.doors.refusals import Forbidden, Overtaken, Refused
from roles.founding.office_logos import take_logo_away
from roles.models import Jurisdiction, OfficeLogo
from roles.organs.shown_logo import shown_logo
from tests.browsing import Client, words
from tests.logos import drawn, grainy, logo_file, logo_of, opened
from tests.scene import SINCE, TODAY, Scene, seat
from trail.models import Entry
from workflow.proofs.registry import state_findings

pytestmark = pytest.mark.scene()
SHOWN = re.compile(r'<img class="brand-logo(?: brand-wide)?" src="([^"]+)" alt="([^"]+)"')


@pytest.fixture
def officer(scene: Scene) -> Client:
    client = Client()
    client.force_login(scene["officer"])
    return client


def page_of(place: Jurisdiction) -> str:
    return reverse("logo_page", args=[place.pk])


def masthead(response: Any) -> tuple[str, str] | None:
    found = SHOWN.search(response.content.decode())
    return (found[1], found[2]) if found else None


def test_an_office_gives_its_logo_which_stands_in_the_masthead_and_ends(
    scene: Scene, officer: Client
) -> None:
    assert masthead(officer.get("/")) is None

    answer = officer.post(
        page_of(scene.district), {"logo": logo_file(drawn(size=(800, 400)), name="hinh.txt")}, follow=True
    )

    row = OfficeLogo.objects.get()
    assert "Đã đặt biểu trưng của cơ quan." in words(answer)
    assert masthead(officer.get("/")) == (f"/bieu-trung/{row.sha256}/", scene.district.name)
    image = Client().get(f"/bieu-trung/{row.sha256}/")
    assert (opened(image).format, opened(image).size, (row.width, row.height)) == (
        "PNG",
        (320, 160),
        (320, 160),
    )
    assert image["Content-Type"] == "image/png" and image["X-Content-Type-Options"] == "nosniff"
    assert image["Cache-Control"] == "public, max-age=31536000, immutable"
    assert image["Content-Security-Policy"] == "default-src 'none'; sandbox" and not image.cookies

    gone = reverse("take_logo_away", args=[scene.district.pk])
    assert f'value="{row.sha256}"' in officer.get(gone).content.decode()
    answer = officer.post(gone, {"seen": row.sha256}, follow=True)
    assert "Đã bỏ biểu trưng của cơ quan." in words(answer) and masthead(answer) is None
    assert Client().get(f"/bieu-trung/{row.sha256}/").status_code == 404
    assert officer.get(gone).headers["Location"] == page_of(scene.district)


def test_the_history_tells_each_change_with_the_image_before_and_after(scene: Scene) -> None:
    first = logo_of(scene.district, "red", by=scene["officer"], on=TODAY)
    kept = first.sha256
    second = logo_of(scene.district, "blue", by=scene["officer"], on=TODAY, seen=kept)
    assert second.pk == first.pk and second.sha256 != kept

    take_logo_away(jurisdiction=scene.district, seen=second.sha256, by=scene["officer"], on=TODAY)

    chain = Entry.objects.filter(chain__subject_kind="logo", chain__subject_id=first.pk).order_by("seq")
    details = [json.loads(entry.payload)["details"] for entry in chain]
    told = [(entry.verb, each["before"], each["after"]) for entry, each in zip(chain, details, strict=True)]
    assert told == [
        ("logo_set", "", kept),
        ("logo_set", kept, second.sha256),
        ("logo_taken_away", second.sha256, ""),
    ]
    assert [found for found in state_findings("logo", first.pk) if hasattr(found, "table")] == []


def test_who_saw_another_logo_than_the_one_in_use_is_told_and_changes_nothing(
    scene: Scene, officer: Client
) -> None:
    row = logo_of(scene.district, "red", by=scene["officer"], on=TODAY)

    late = officer.post(page_of(scene.district), {"logo": logo_file(drawn("blue"))})
    same = officer.post(page_of(scene.district), {"logo": logo_file(drawn("red", size=(320, 160)))})

    assert late.status_code == 422 and "vừa đặt biểu trưng khác ngày 20/11/2020" in words(late)
    assert same.status_code == 422
    assert OfficeLogo.objects.get().sha256 == row.sha256
    take_logo_away(jurisdiction=scene.district, seen=row.sha256, by=scene["officer"], on=TODAY)
    with pytest.raises(Overtaken, match="đã được bỏ"):
        take_logo_away(jurisdiction=scene.district, seen=row.sha256, by=scene["officer"], on=TODAY)


def test_only_who_keeps_the_house_sets_its_logo(scene: Scene) -> None:
    for reader in ("chair", "clerk1"):
        with pytest.raises(Forbidden):
            logo_of(scene.district, by=scene[reader], on=TODAY)
    with pytest.raises(Forbidden):
        logo_of(scene.province, by=scene["officer"], on=TODAY)
    assert not OfficeLogo.objects.exists()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "Tệp không phải ảnh PNG hay JPEG"),
        (drawn()[:90], "Tệp không phải ảnh PNG hay JPEG"),
        (drawn(kind="GIF"), "Tệp không phải ảnh PNG hay JPEG"),
        (drawn(size=(6000, 5000), mode="L", colour="white"), "Ảnh có quá nhiều điểm ảnh."),
        (drawn(size=(200, 20)), "mỗi chiều cần ít nhất 32 điểm ảnh"),
        (drawn(size=(1000, 100)), "Ảnh dài quá"),
    ],
    ids=["vector", "broken off", "another kind", "bomb", "small", "long"],
)
def test_a_file_that_is_no_logo_is_refused_in_words(content: bytes, told: str) -> None:
    with pytest.raises(Refused) as refused:
        logo_image(logo_file(content))

    assert told in refused.value.remedy


def test_a_photograph_and_an_image_without_a_ground_are_kept_small() -> None:
    photograph = logo_image(logo_file(grainy((900, 300)), name="anh.png"))
    clear = logo_image(logo_file(drawn("#ff000000", size=(64, 64), mode="RGBA")))

    assert (photograph.width, photograph.height) == (480, 160) and len(photograph.png) <= 100 * 1024
    assert (clear.width, clear.height) == (64, 64)


def test_a_file_of_more_than_500_kb_is_told_its_weight(scene: Scene, officer: Client) -> None:
    answer = officer.post(page_of(scene.district), {"logo": logo_file(b"x" * (512 * 1024))})

    assert answer.status_code == 422
    assert "Tệp nặng 512 KB; biểu trưng được tối đa 500 KB." in words(answer)


def test_the_door_shows_the_topmost_logo_and_an_office_its_own(scene: Scene) -> None:
    seat(scene, [("keeper", "board_officer", scene.province, "Công chức")], on=SINCE)
    top = logo_of(scene.province, "blue", by=scene["keeper"], on=TODAY)
    own = scene.district

    def shown(place: Jurisdiction | None) -> str:
        found = shown_logo(place, on=TODAY)
        return found.office if found else ""

    assert shown(None) == shown(own) == shown(scene.province) == scene.province.name
    assert masthead(Client().get(reverse("sign_in"))) == (f"/bieu-trung/{top.sha256}/", scene.province.name)
    logo_of(own, by=scene["officer"], on=TODAY)
    assert (shown(own), shown(None)) == (own.name, scene.province.name)
    Jurisdiction.objects.filter(pk=scene.province.pk).update(until=date(2020, 11, 19))
    assert shown(None) == ""
