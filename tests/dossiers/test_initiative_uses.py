"""An initiative that an earlier dossier carries already: the later one is told which it is."""

from __future__ import annotations

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dossiers.drafting.changing_drafts import NewNomination, add_nominations
from dossiers.judging.dossier_findings import judge_dossier
from dossiers.judging.law_facts import case_of, to_json
from dossiers.judging.rejudging import evaluated, judged_today, judgement_differences
from dossiers.models import Dossier, Nomination, Revision
from law.facts import Initiative, listed_facts
from law.findings import Finding, Verdict
from roles.doors.law_in_force import law_asked_once
from tests.papers import attach_owed
from tests.scene import TODAY, Scene, draft, of
from workflow.actions.begin import begin
from workflow.actions.recall import recall
from workflow.actions.submit import submit
from workflow.actions.withdraw import withdraw

pytestmark = pytest.mark.scene()


def handed_over(dossier: Dossier, scene: Scene) -> Dossier:
    submit(dossier.pk, by=scene["head1"], on=TODAY)
    return Dossier.objects.get(pk=dossier.pk)


def second_dossier(fighters: list[Nomination], scene: Scene, award: str = "BK tỉnh") -> Dossier:
    """Another award for the same persons of the unit, on the same initiatives."""
    dossier = begin(
        unit=scene.units[0],
        jurisdiction=scene.district,
        year=2020,
        title="Đề nghị thêm năm 2020",
        by=scene["clerk1"],
        on=TODAY,
    )
    rows = [
        NewNomination(
            row.recipient_id,
            award,
            initiatives=list(row.recipient.initiatives.values_list("pk", flat=True)),
        )
        for row in fighters
    ]
    add_nominations(dossier.pk, rows, by=scene["clerk1"], on=TODAY)
    attach_owed(dossier, by=scene["clerk1"], on=TODAY)
    return Dossier.objects.get(pk=dossier.pk)


def told(dossier: Dossier) -> list[Finding]:
    judgement = judge_dossier(Dossier.objects.get(pk=dossier.pk), on=TODAY)
    return [each for each in judgement.findings if "trong hồ sơ HS" in each.message]


def test_a_draft_is_told_which_dossier_has_the_initiative(scene: Scene) -> None:
    first = handed_over(draft(scene, advanced=20, fighters=2), scene)
    fighter = of(first, "CSTĐCS")[0]
    fighter.recipient.initiatives.update(level="tỉnh")
    second = second_dossier([fighter], scene, award="CSTĐ tỉnh")

    [found] = told(second)

    assert found.message == (
        f"Sáng kiến SK-{fighter.recipient_id} đã dùng cho đề nghị Chiến sĩ thi đua cơ sở "
        f"trong hồ sơ {first.code} của "
        "Ủy ban nhân dân xã số 1, trình ngày 20/11/2020; một sáng kiến chỉ làm căn cứ cho một danh hiệu, "
        "hình thức khen thưởng (chương trình chưa xác nhận văn bản)."
    )
    assert (found.rule, found.verdict) == ("initiative.one_use", Verdict.REVIEW)
    assert found.nominee == str(second.nominations.get().pk)
    assert told(first) == []


def test_whoever_carries_the_award_without_it_is_only_told(scene: Scene) -> None:
    """BK tỉnh: another ground holds or none does, with this initiative or without it."""
    first = handed_over(draft(scene, advanced=20, fighters=1), scene)

    [found] = told(second_dossier(of(first, "CSTĐCS"), scene))

    assert found.verdict is Verdict.LAWFUL
    assert found.message.endswith("Không tính sáng kiến ấy thì các điều kiện khác của hồ sơ không đổi.")


def test_of_two_drafts_neither_is_told(scene: Scene) -> None:
    first = draft(scene, advanced=20, fighters=1)
    second = second_dossier(of(first, "CSTĐCS"), scene)

    assert told(first) == told(second) == []


def test_after_both_were_handed_over_the_later_one_is_told(scene: Scene) -> None:
    first = handed_over(draft(scene, advanced=20, fighters=1), scene)
    second = handed_over(second_dossier(of(first, "CSTĐCS"), scene), scene)

    assert told(first) == []
    assert len(told(second)) == 1


def test_one_taken_back_and_handed_over_again_is_the_later_one(scene: Scene) -> None:
    first = handed_over(draft(scene, advanced=20, fighters=1), scene)
    second = handed_over(second_dossier(of(first, "CSTĐCS"), scene), scene)
    recall(first.pk, reason="Sửa danh sách.", by=scene["head1"], on=TODAY)
    assert len(told(first)) == 1 and told(second) == []

    handed_over(first, scene)

    assert len(told(first)) == 1 and told(second) == []


def test_nobody_is_told_of_a_nomination_that_was_withdrawn(scene: Scene) -> None:
    first = handed_over(draft(scene, advanced=20, fighters=1), scene)
    second = handed_over(second_dossier(of(first, "CSTĐCS"), scene), scene)

    withdraw([of(first, "CSTĐCS")[0].pk], reason="Rút.", by=scene["head1"], on=TODAY)

    assert told(first) == told(second) == []


@pytest.mark.parametrize(
    "standing", ["not_endorsed", "not_qualified", "failed", "refused", "forwarded", "revoked", "withdrawn"]
)
def test_a_nomination_that_came_to_nothing_uses_no_initiative(scene: Scene, standing: str) -> None:
    first = handed_over(draft(scene, advanced=20, fighters=1), scene)
    second = second_dossier(of(first, "CSTĐCS"), scene)

    first.nominations.update(standing=standing)

    assert told(second) == []


@pytest.mark.parametrize("standing", ["endorsed", "appraised", "tabled", "passed", "awarded"])
def test_a_nomination_on_its_way_or_awarded_uses_its_initiative(scene: Scene, standing: str) -> None:
    first = handed_over(draft(scene, advanced=20, fighters=1), scene)
    second = second_dossier(of(first, "CSTĐCS"), scene)

    first.nominations.update(standing=standing)

    assert len(told(second)) == 1


def test_a_title_that_asks_for_no_initiative_uses_none(scene: Scene) -> None:
    first = draft(scene, advanced=20, fighters=0)
    row = of(first, "LĐTT")[0]
    row.initiatives.set(row.recipient.initiatives.all())
    second = second_dossier([row], scene)
    handed_over(first, scene)

    assert told(second) == []


def test_the_exported_facts_say_it_and_are_judged_the_same_by_either_door(scene: Scene) -> None:
    first = handed_over(draft(scene, advanced=20, fighters=1), scene)
    second = handed_over(second_dossier(of(first, "CSTĐCS"), scene), scene)
    revisions = Revision.objects.filter(dossier=second)

    exported = json.loads(json.dumps(to_json(case_of(second, on=TODAY))))

    where = {"dossier": first.code, "unit": "Ủy ban nhân dân xã số 1", "on": "2020-11-20"}
    assert exported["nominees"][0]["initiatives"][0]["used_in"] == [{**where, "award": "CSTĐCS"}]
    assert list(judgement_differences(revisions, by=judged_today)) == []
    assert list(judgement_differences(revisions, by=evaluated)) == []


def test_it_costs_the_same_statements_for_one_and_for_twenty(scene: Scene) -> None:
    first = handed_over(draft(scene, advanced=150, fighters=21), scene)
    fighters = of(first, "CSTĐCS")
    one, twenty = second_dossier(fighters[:1], scene), second_dossier(fighters[1:], scene)

    def statements(dossier: Dossier) -> int:
        fresh = Dossier.objects.select_related("unit", "jurisdiction").get(pk=dossier.pk)
        with law_asked_once(), CaptureQueriesContext(connection) as queries:
            case = case_of(fresh, on=TODAY)
        used: list[Initiative] = [item for each in case.nominees for item in listed_facts(each.initiatives)]
        assert all(item.used_in for item in used) and len(used) == len(case.nominees)
        return len(queries)

    assert statements(one) == statements(twenty) == 5
