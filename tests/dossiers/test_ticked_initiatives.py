"""Which initiatives a new nomination names by itself, where one person is proposed for several awards."""

from __future__ import annotations

from datetime import date

import pytest

from dossiers.drafting.changing_drafts import NewNomination, add_nominations
from dossiers.drafting.draft_page import draft_page, with_remedies
from dossiers.models import Dossier, Initiative, Nomination, Recipient
from law.judgement.one_use import needs_initiatives, rests_on_initiatives
from law.rulebook import rulebook_on
from tests.scene import TODAY, Scene, staff
from trail import clock
from workflow.actions.begin import begin
from workflow.actions.discard_dossier import discard_dossier

pytestmark = pytest.mark.scene(units=2)
AFTER_2024 = date(2026, 9, 15)


def dossier_of(scene: Scene, *, on: date = TODAY, year: int = 2020) -> Dossier:
    unit, clerk = scene.units[0], scene["clerk1"]
    return begin(unit=unit, jurisdiction=scene.district, year=year, title="Khen thưởng", by=clerk, on=on)


def proposed(
    scene: Scene, dossier: Dossier, person: Recipient, *awards: str, on: date = TODAY
) -> dict[str, list[str]]:
    """By award of the dossier the codes of the initiatives that it names, once these are added."""
    rows = [NewNomination(person.pk, award) for award in awards]
    add_nominations(dossier.pk, rows, by=scene["clerk1"], on=on)
    told = dossier.nominations.order_by("pk")
    return {each.award: [one.code for one in each.initiatives.order_by("pk")] for each in told}


def test_the_law_tells_which_awards_rest_on_initiatives_and_which_need_one() -> None:
    of_2020, of_2026 = rulebook_on(TODAY), rulebook_on(AFTER_2024)

    def told(award: str, ground: str = "") -> list[bool]:
        return [
            answer
            for rules in (of_2020, of_2026)
            for answer in (
                rests_on_initiatives(award, rules),
                needs_initiatives(award, rules, kind="individual", way="công trạng", ground=ground),
            )
        ]

    assert told("LĐTT") == [False, False, False, False]
    assert told("CSTĐCS") == [True, True, True, False]
    assert told("BK tỉnh") == [True, False, True, False]
    assert told("BK tỉnh", "BK tỉnh.two_years_two_initiatives") == [True, True, True, True]
    assert told("BK tỉnh", "BK tỉnh.movement") == [True, False, True, False]
    assert told("CSTĐ tỉnh") == [True, True, True, True]


@pytest.mark.parametrize("awards", [("LĐTT", "CSTĐCS"), ("CSTĐCS", "LĐTT")])
@pytest.mark.parametrize(("on", "year"), [(TODAY, 2020), (AFTER_2024, 2020)])
def test_of_both_together_the_fighter_gets_it_in_whichever_order(
    scene: Scene, awards: tuple[str, str], on: date, year: int
) -> None:
    (person,) = staff(scene.units[0], 1)

    assert proposed(scene, dossier_of(scene, year=year), person, *awards, on=on) == {
        "LĐTT": [],
        "CSTĐCS": [f"SK-{person.pk}"],
    }


def test_a_use_by_an_award_that_asks_for_none_does_not_count(scene: Scene) -> None:
    (person,) = staff(scene.units[0], 1)
    dossier = dossier_of(scene)

    assert proposed(scene, dossier, person, "LĐTT") == {"LĐTT": [f"SK-{person.pk}"]}
    assert proposed(scene, dossier, person, "CSTĐCS")["CSTĐCS"] == [f"SK-{person.pk}"]


def test_of_two_initiatives_the_bravery_of_the_province_is_left_the_one_that_is_free(scene: Scene) -> None:
    (person,) = staff(scene.units[0], 1)
    dossier = dossier_of(scene)
    assert proposed(scene, dossier, person, "BK tỉnh", "CSTĐCS") == {
        "BK tỉnh": [],
        "CSTĐCS": [f"SK-{person.pk}"],
    }
    Initiative.objects.create(recipient=person, code="SK-hai", title="Số hóa", year=2020)
    later = dossier_of(scene)

    assert proposed(scene, later, person, "BK tỉnh") == {"BK tỉnh": ["SK-hai"]}


def test_an_award_that_cannot_be_reached_without_one_names_it_all_the_same(scene: Scene) -> None:
    (person,) = staff(scene.units[0], 1)

    told = proposed(scene, dossier_of(scene), person, "CSTĐCS", "CSTĐ tỉnh")

    assert told == {"CSTĐCS": [f"SK-{person.pk}"], "CSTĐ tỉnh": [f"SK-{person.pk}"]}


def test_a_second_dossier_leaves_it_to_the_first_until_that_is_closed(scene: Scene) -> None:
    (person,) = staff(scene.units[0], 1)
    code = f"SK-{person.pk}"
    first = dossier_of(scene)
    proposed(scene, first, person, "CSTĐCS")

    assert proposed(scene, dossier_of(scene), person, "BK tỉnh") == {"BK tỉnh": []}
    Nomination.objects.filter(dossier=first).update(standing="failed")
    assert proposed(scene, dossier_of(scene), person, "BK tỉnh") == {"BK tỉnh": [code]}


def test_a_discarded_draft_holds_nothing_back(scene: Scene) -> None:
    (person,) = staff(scene.units[0], 1)
    first = dossier_of(scene)
    proposed(scene, first, person, "CSTĐCS")
    discard_dossier(first.pk, reason="", by=scene["clerk1"], on=TODAY)

    assert proposed(scene, dossier_of(scene), person, "BK tỉnh") == {"BK tỉnh": [f"SK-{person.pk}"]}


def test_what_was_left_is_offered_with_one_click_where_it_would_help(scene: Scene) -> None:
    """CSTĐCS of 2026 by a rating that is not enough: it rests on the initiative alone."""
    (person,) = staff(scene.units[0], 1, rating="HTTNV")
    dossier = dossier_of(scene)
    with clock.at(AFTER_2024):
        proposed(scene, dossier, person, "BK tỉnh", on=AFTER_2024)
        told = proposed(scene, dossier, person, "LĐTT", "CSTĐCS", on=AFTER_2024)
        assert told == {"BK tỉnh": [f"SK-{person.pk}"], "LĐTT": [], "CSTĐCS": []}

        found = draft_page(dossier, on=AFTER_2024)
        rows = with_remedies(found, list(found.rows), dossier)

    labels = [one.label for row in rows if row.nomination.award == "CSTĐCS" for one in row.remedies]
    assert f"Chọn sáng kiến SK-{person.pk} làm căn cứ" in labels
