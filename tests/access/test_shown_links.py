"""Links that a page shows to one reader and not to another; each answered 403 once to who was shown it."""

from __future__ import annotations

from datetime import date
from typing import Any

from roles.models import Bloc, Unit
from tests.matrix import Visitors
from trail.phrases import STANDINGS
from workflow.models import Decision


def page(visitors: Visitors, office: str, url: str) -> str:
    answer = visitors.clients[office].get(url)
    assert answer.status_code == 200, f"{office}: {url}"
    return answer.content.decode()


def own_bloc(visitors: Visitors) -> tuple[Bloc, Unit, Unit]:
    things: Any = visitors.world.things
    bloc, (own, neighbour) = things[Bloc][0], things[Unit][:2]
    return bloc, own, neighbour


def test_a_unit_reads_the_names_of_its_blocs_units_and_opens_its_own_alone(visitors: Visitors) -> None:
    bloc, own, neighbour = own_bloc(visitors)
    url = f"/khoi/{bloc.pk}/?nam=2020"

    seen = page(visitors, "unit_head", url)

    assert f'href="/don-vi/{own.pk}/"' in seen
    assert f'href="/don-vi/{neighbour.pk}/"' not in seen
    assert neighbour.name_on(date(2020, 11, 20)) in seen
    assert f'href="/don-vi/{neighbour.pk}/"' in page(visitors, "bloc_head", url)


def test_a_unit_reads_who_registered_and_opens_its_own_registration_alone(visitors: Visitors) -> None:
    bloc, own, neighbour = own_bloc(visitors)
    url = f"/dang-ky/khoi/{bloc.pk}/?nam=2020"

    seen = page(visitors, "unit_head", url)

    assert f'href="/dang-ky/don-vi/{own.pk}/"' in seen
    assert f'href="/dang-ky/don-vi/{neighbour.pk}/"' not in seen
    assert f'href="/dang-ky/don-vi/{neighbour.pk}/"' in page(visitors, "bloc_head", url)


def test_a_unit_named_in_a_decision_is_led_neither_to_the_register_nor_to_the_meeting(
    visitors: Visitors,
) -> None:
    issued = next(
        each
        for each in visitors.world.things[Decision]
        if each.state == "issued" and each.meeting_id  # type: ignore[attr-defined]
    )
    url, register = f"/quyet-dinh/{issued.pk}/", '<li><a href="/quyet-dinh/">'
    meeting = f'href="/hop/{issued.meeting_id}/"'  # type: ignore[attr-defined]

    to_unit, to_officer = page(visitors, "unit_head", url), page(visitors, "board_officer", url)

    assert register in to_officer and meeting in to_officer
    assert register not in to_unit and meeting not in to_unit


def test_the_story_has_a_word_for_what_was_removed_from_a_draft() -> None:
    assert STANDINGS["removed"] == "đã xóa khỏi bản soạn"
