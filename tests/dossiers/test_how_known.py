"""How a title and an initiative are known: by a decision of this house, or by the word of the unit."""

from __future__ import annotations

import pytest
from django.urls import reverse

from dossiers.importing.storing.store import from_list
from dossiers.judging.dossier_findings import judge_dossier
from dossiers.models import HeldTitle, Initiative, Recipient
from tests.dossiers.test_pages import card_fields, signed_in, url, words
from tests.scene import TODAY, YEAR, Scene, draft, of, staff
from trail import clock

pytestmark = [pytest.mark.scene(units=2), pytest.mark.usefixtures("recorded_context")]


@pytest.fixture(autouse=True)
def story_day(settings):  # type: ignore[no-untyped-def]
    settings.VINHDANH_STORY_CLOCK = True
    with clock.at(TODAY):
        yield


def typed(scene: Scene, person: Recipient, **fields: str) -> str:
    """The card after these fields of its first new title were typed and saved."""
    client = signed_in(scene, "clerk1")
    row = {"titles-0-award": "CSTĐCS", "titles-0-year": "2019", **fields}
    client.post(url("recipient", person.pk), card_fields(client, person) | row)
    return words(client.get(url("recipient", person.pk)))


def test_a_typed_title_is_told_as_the_unit_s_word_with_who_typed_it_and_when(scene: Scene) -> None:
    (person,) = staff(scene.units[0], 1)

    card = typed(scene, person, **{"titles-0-decision_number": "12/QĐ-UBND"})

    assert "Chưa đối chiếu Người clerk1 khai ngày 20/11/2020" in card
    assert "Khai từ trước, chưa ghi người khai" in card, "the initiative of before"


def test_a_title_of_a_list_is_told_with_the_list(scene: Scene) -> None:
    (person,) = staff(scene.units[0], 1)
    person.initiatives.update(
        declared_by=scene["clerk1"], declared_on=TODAY, declared_from=from_list("ds.xlsx")
    )

    card = words(signed_in(scene, "clerk1").get(url("recipient", person.pk)))

    assert "Người clerk1 khai ngày 20/11/2020, theo danh sách Excel “ds.xlsx”" in card


def test_what_a_decision_of_this_house_gave_is_told_as_such(scene: Scene) -> None:
    dossier = draft(scene, advanced=1, fighters=0)
    (row,) = of(dossier, "LĐTT")
    HeldTitle.objects.create(
        recipient=row.recipient, award="LĐTT", year=2019, decision_number="07/QĐ-UBND",
        decision_on="2019-12-30", nomination=row,
    )  # fmt: skip

    card = words(signed_in(scene, "clerk1").get(url("recipient", row.recipient_id)))

    assert "Theo quyết định lưu ở đây Quyết định số 07/QĐ-UBND ngày 30/12/2019" in card


def test_the_dossier_says_which_finding_rests_on_the_unit_s_word(scene: Scene) -> None:
    dossier = draft(scene, advanced=5, fighters=1)
    (row,) = of(dossier, "CSTĐCS")

    judged = {
        each.rule: each for each in judge_dossier(dossier, on=TODAY).findings if each.nominee == str(row.pk)
    }
    page = words(signed_in(scene, "clerk1").get(reverse("workflow:dossier", args=[dossier.pk])))

    assert judged["eligibility.initiative"].unconfirmed == (
        "dựa trên 01 sáng kiến, đề tài mới được khai, chưa đối chiếu giấy tờ"
    )
    assert Initiative.objects.filter(recipient=row.recipient, year=YEAR).count() == 1
    assert "Dựa trên 01 sáng kiến, đề tài mới được khai, chưa đối chiếu giấy tờ" in page
