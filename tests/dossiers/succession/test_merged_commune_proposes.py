"""After a merger the law judges whom it judged before: by his own history, and by the seats of that year."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from dossiers.drafting.changing_drafts import NewNomination, add_nominations
from dossiers.judging.dossier_findings import judge_dossier
from dossiers.models import Dossier, HeldTitle, Recipient
from law.basics.local_keys import BY_PROPOSER, SEATS_OF_MERGER
from law.findings import Finding, Verdict
from roles.doors.refusals import Refused
from roles.local_rules.setting_rules import set_local_rule
from roles.models import Unit
from tests.dossiers.succession.test_merging import merged, new_commune, works_at
from tests.papers import attach_owed
from tests.scene import TODAY, YEAR, Scene, draft, staff
from workflow.actions.begin import begin
from workflow.actions.submit import submit

pytestmark = pytest.mark.scene()
DECEMBER = date(2020, 12, 1)


def merged_in_december(scene: Scene) -> Unit:
    new = new_commune(scene, since=DECEMBER)
    return merged(scene, into=new, since=DECEMBER, on=DECEMBER).heir


def proposed(scene: Scene, unit: Unit, people: Sequence[Recipient], *awards: str) -> Dossier:
    """By the clerk of the new commune, for the year of the merger."""
    clerk = works_at(scene, unit, "unit_clerk", since=DECEMBER)
    given = {"unit": unit, "jurisdiction": scene.district, "year": YEAR, "title": "Khen thưởng năm 2020"}
    dossier = begin(**given, by=clerk, on=DECEMBER)
    rows = [NewNomination(recipient_id=each.pk, award=award) for award in awards for each in people]
    add_nominations(dossier.pk, rows, by=clerk, on=DECEMBER)
    attach_owed(dossier, by=clerk, on=DECEMBER)
    return dossier


def won(person: Recipient, award: str, *years: int) -> None:
    HeldTitle.objects.bulk_create(
        HeldTitle(
            recipient=person,
            award=award,
            year=year,
            decision_number=f"{year}/QĐ-UBND",
            decision_on=date(year, 12, 20),
        )
        for year in years
    )


def findings(dossier: Dossier, award: str, rule: str) -> list[Finding]:
    keys = {str(row.pk) for row in dossier.nominations.filter(award=award)}
    told = judge_dossier(dossier, on=DECEMBER).findings
    return [each for each in told if each.nominee in keys and each.rule.startswith(rule)]


def test_three_titles_won_in_two_communes_that_are_no_more_lead_to_the_next(scene: Scene) -> None:
    """CSTĐ tỉnh asks three of the person (Điều 23 Luật 2003): who has two is short of one here as there."""
    fit, short = staff(scene.units[1], 1)[0], staff(scene.units[2], 1)[0]
    won(fit, "CSTĐCS", 2018, 2019, 2020)
    won(short, "CSTĐCS", 2019, 2020)
    heir = merged_in_december(scene)

    dossier = proposed(scene, heir, [fit, short], "CSTĐ tỉnh")

    of_fit, of_short = (str(row.pk) for row in dossier.nominations.order_by("pk"))
    told = judge_dossier(dossier, on=DECEMBER).findings
    titles = {each.nominee: each.verdict for each in told if each.fact == "titles"}
    assert (titles[of_fit], titles[of_short]) == (Verdict.LAWFUL, Verdict.UNLAWFUL)


def test_the_share_counts_on_what_the_new_commune_proposes(scene: Scene) -> None:
    """Khoản 3 Điều 9 Nghị định 91/2017/NĐ-CP: 15 % of 20 are three, of whichever commune they were."""
    people = [*staff(scene.units[1], 12), *staff(scene.units[2], 8)]
    heir = merged_in_december(scene)
    dossier = proposed(scene, heir, people, "LĐTT")
    head = works_at(scene, heir, since=DECEMBER)
    rows = [NewNomination(recipient_id=each.pk, award="CSTĐCS") for each in people[9:13]]
    add_nominations(dossier.pk, rows, by=head, on=DECEMBER)
    attach_owed(dossier, by=head, on=DECEMBER)

    with pytest.raises(Refused) as refused:
        submit(dossier.pk, by=head, on=DECEMBER)
    told = " ".join(each.message for each in refused.value.obstacles)
    assert told == "Đề nghị 4 Chiến sĩ thi đua cơ sở trên 20 Lao động tiên tiến; được tối đa 3."


def test_the_year_of_a_merger_is_a_question_until_the_place_has_answered_it(scene: Scene) -> None:
    people = staff(scene.units[1], 20)
    heir = merged_in_december(scene)
    dossier = proposed(scene, heir, people, "LĐTT", "CSTĐCS")

    asked = findings(dossier, "CSTĐCS", "succession.year")
    assert {each.verdict for each in asked} == {Verdict.REVIEW}
    assert asked[0].message == (
        "Đơn vị được sắp xếp từ 01/12/2020: chưa có quy định cách tính suất Chiến sĩ thi đua cơ sở năm 2020."
    )
    assert findings(dossier, "LĐTT", "succession.year") == []
    given = {"key": SEATS_OF_MERGER, "value": BY_PROPOSER, "since": DECEMBER, "citation": "Quy chế minh họa"}
    set_local_rule(by=scene["officer"], jurisdiction=scene.district, on=DECEMBER, **given)
    assert findings(dossier, "CSTĐCS", "succession.year") == []


def test_what_the_old_commune_proposed_keeps_the_base_of_its_people(scene: Scene) -> None:
    """Twenty of its own declared the year's LĐTT; they serve elsewhere now, and three seats stay three."""
    people = staff(scene.units[2], 20)
    for person in people:
        won(person, "LĐTT", YEAR)
    dossier = draft(scene, unit=3, advanced=0, fighters=0)
    rows = [NewNomination(recipient_id=each.pk, award="CSTĐCS") for each in people[:3]]
    add_nominations(dossier.pk, rows, by=scene["clerk3"], on=TODAY)
    attach_owed(dossier, by=scene["clerk3"], on=TODAY)

    heir = merged_in_december(scene)

    submit(dossier.pk, by=works_at(scene, heir, since=DECEMBER), on=DECEMBER)
    assert dossier.nominations.filter(standing="submitted").count() == 3
