"""What the law says of a dossier read from the database, and how it is kept beside the nominations."""

from __future__ import annotations

import json
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dossiers.drafting.changing_drafts import NewNomination, add_nominations
from dossiers.judging.dossier_findings import findings_to_store, judge_dossier, store_findings
from dossiers.judging.law_facts import case_of, to_json
from dossiers.models import (
    CollectiveYear,
    Dossier,
    HeldTitle,
    Initiative,
    Nomination,
    Pending,
    Rating,
    Recipient,
    Standing,
)
from emulation.models import RegisteredTitle, Registration
from law.case_files.case_reader import read_cases
from law.facts import UNASKED, Case
from law.findings import Verdict
from law.judgement.judging import Judgement, judge
from law.rulebook import rulebook_on
from roles.doors.law_in_force import law_asked_once
from tests.scene import TODAY, YEAR, Scene, draft, of

pytestmark = pytest.mark.scene(units=2)


def rules_said(judgement: Judgement, nomination: Nomination) -> dict[str, Verdict]:
    return {
        finding.rule: finding.verdict
        for finding in judgement.adverse
        if finding.nominee == str(nomination.pk)
    }


def registered(scene: Scene, *awards: str) -> None:
    registration = Registration.objects.create(
        jurisdiction=scene.district, unit=scene.units[0], year=YEAR, registered_on=date(2020, 2, 20)
    )
    for award in awards:
        RegisteredTitle.objects.create(registration=registration, award=award, count=5)


def test_a_complete_registered_dossier_has_nothing_against_it(scene: Scene) -> None:
    registered(scene, "LĐTT", "CSTĐCS")

    judgement = judge_dossier(draft(scene, advanced=20, fighters=3), on=TODAY)

    assert (judgement.verdict, judgement.adverse, judgement.regime) == (Verdict.LAWFUL, (), "R1")


def test_a_title_that_was_not_registered_is_left_to_a_person(scene: Scene) -> None:
    registered(scene, "LĐTT")
    dossier = draft(scene, advanced=20, fighters=1)

    judgement = judge_dossier(dossier, on=TODAY)

    assert judgement.verdict is Verdict.REVIEW
    assert rules_said(judgement, of(dossier, "CSTĐCS")[0]) == {"registration.title": Verdict.REVIEW}


def test_a_sudden_merit_needs_no_registration(scene: Scene) -> None:
    dossier = draft(scene, advanced=20, fighters=0)
    dossier.nominations.update(way="đột xuất")

    judgement = judge_dossier(dossier, on=TODAY)

    assert not [finding for finding in judgement.findings if finding.rule == "registration.title"]


def test_without_its_minutes_a_dossier_is_incomplete_once_not_for_each_person(scene: Scene) -> None:
    dossier = draft(scene, advanced=20, fighters=0)
    dossier.evidence.filter(kind="minutes").delete()

    missing = [f for f in judge_dossier(dossier, on=TODAY).findings if f.rule.startswith("papers.")]

    assert [(f.rule, f.nominee, f.verdict) for f in missing] == [("papers.minutes", None, Verdict.INCOMPLETE)]
    assert missing[0].citation == "khoản 2 Điều 50 Nghị định 91/2017/NĐ-CP"


def test_a_fighter_without_an_own_report_is_incomplete(scene: Scene) -> None:
    dossier = draft(scene, advanced=20, fighters=2)
    first, second = of(dossier, "CSTĐCS")
    dossier.evidence.filter(kind="achievement_report").update(nomination=first)

    judgement = judge_dossier(dossier, on=TODAY)

    assert "papers.achievement_report" not in rules_said(judgement, first)
    assert rules_said(judgement, second)["papers.achievement_report"] is Verdict.INCOMPLETE


def test_the_advanced_worker_title_asked_in_the_same_dossier_counts_for_the_fighter(scene: Scene) -> None:
    dossier = draft(scene, advanced=20, fighters=1)
    fighter = of(dossier, "CSTĐCS")[0]
    assert "eligibility.held_title" not in rules_said(judge_dossier(dossier, on=TODAY), fighter)

    dossier.nominations.get(recipient=fighter.recipient, award="LĐTT").delete()

    said = rules_said(judge_dossier(dossier, on=TODAY), fighter)
    assert said["eligibility.held_title"] is Verdict.UNLAWFUL


@pytest.mark.parametrize(
    ("standing", "counts"),
    [("submitted", True), ("passed", True), ("held", False), ("failed", False), ("withdrawn", False)],
)
def test_the_title_asked_in_another_dossier_counts_while_it_is_alive_and_not_held(
    scene: Scene, standing: str, counts: bool
) -> None:
    other = draft(scene, advanced=20, fighters=0)
    worker = of(other, "LĐTT")[0]
    dossier = draft(scene, advanced=20, fighters=0)
    row = NewNomination(worker.recipient_id, "CSTĐCS")
    (fighter,) = add_nominations(dossier.pk, [row], by=scene["clerk1"], on=TODAY)
    Nomination.objects.filter(pk=worker.pk).update(standing=standing, held_from="endorsed")

    said = rules_said(judge_dossier(dossier, on=TODAY), fighter)

    assert ("eligibility.held_title" not in said) is counts


def test_a_held_advanced_worker_in_the_same_dossier_carries_nobody(scene: Scene) -> None:
    dossier = draft(scene, advanced=20, fighters=1)
    dossier.nominations.update(standing=Standing.ENDORSED)
    fighter = of(dossier, "CSTĐCS")[0]
    dossier.nominations.filter(recipient=fighter.recipient, award="LĐTT").update(
        standing=Standing.HELD, held_from=Standing.ENDORSED
    )

    said = rules_said(judge_dossier(dossier, on=TODAY), fighter)

    assert said["eligibility.held_title"] is Verdict.UNLAWFUL


@pytest.mark.parametrize(
    ("since", "until", "holds"),
    [
        (date(2020, 11, 20), None, True),
        (date(2020, 11, 1), date(2020, 11, 20), True),
        (date(2020, 11, 21), None, False),
        (date(2020, 1, 1), date(2020, 11, 19), False),
    ],
)
def test_a_pending_inspection_holds_only_on_its_own_days(
    scene: Scene, since: date, until: date | None, holds: bool
) -> None:
    dossier = draft(scene, advanced=20, fighters=0)
    worker = of(dossier, "LĐTT")[0]
    Pending.objects.create(recipient=worker.recipient, kind="inspection", since=since, until=until)

    said = rules_said(judge_dossier(dossier, on=TODAY), worker)

    assert (Verdict.HELD in said.values()) is holds


def test_a_revoked_title_is_told_as_revoked_from_its_day_on(scene: Scene) -> None:
    dossier = draft(scene, advanced=1, fighters=0)
    person = of(dossier, "LĐTT")[0].recipient
    HeldTitle.objects.create(recipient=person, award="LĐTT", year=2019, revoked_on=date(2020, 11, 20))

    def is_revoked(day: date) -> object:
        return case_of(dossier, on=day).nominees[0].titles[0].revoked  # type: ignore[index,union-attr]

    assert (is_revoked(date(2020, 11, 19)), is_revoked(date(2020, 11, 20))) == (False, True)


def test_what_nobody_entered_is_not_asked(scene: Scene) -> None:
    dossier = draft(scene, advanced=1, fighters=0)
    person = of(dossier, "LĐTT")[0].recipient
    Recipient.objects.filter(pk=person.pk).update(position="", joined_on=None)

    (nominee,) = case_of(dossier, on=TODAY).nominees

    assert (nominee.position, nominee.joined_on, nominee.collective) == (UNASKED, UNASKED, UNASKED)
    assert (nominee.transferred_on, nominee.study, nominee.discipline) == (None, None, ())
    told = to_json(case_of(dossier, on=TODAY))["nominees"][0]
    assert "position" not in told and told["study"] is None and told["discipline"] == []


def test_only_linked_initiatives_are_facts_and_the_same_code_is_the_same_initiative(scene: Scene) -> None:
    dossier = draft(scene, advanced=2, fighters=2)
    first, second = of(dossier, "CSTĐCS")
    for nomination in (first, second):
        shared = Initiative.objects.create(
            recipient=nomination.recipient, code="SK-CHUNG", title="Sáng kiến chung", year=YEAR
        )
        nomination.initiatives.set([shared])

    nominees = {nominee.id: nominee for nominee in case_of(dossier, on=TODAY).nominees}

    codes = [[each.code for each in nominees[str(row.pk)].initiatives or ()] for row in (first, second)]
    assert codes == [["SK-CHUNG"], ["SK-CHUNG"]]


def collective(scene: Scene, **figures: int) -> Recipient:
    recipient = Recipient.objects.create(kind="collective", unit=scene.units[0], name="Trường Tiểu học số 1")
    Rating.objects.create(recipient=recipient, year=YEAR, level="HTXSNV")
    CollectiveYear.objects.create(recipient=recipient, year=YEAR, completed=figures["people"], **figures)
    return recipient


@pytest.mark.parametrize(("workers", "lawful"), [(5, False), (6, True)])
def test_an_advanced_collective_needs_more_than_half_its_people(
    scene: Scene, workers: int, lawful: bool
) -> None:
    dossier = draft(scene, advanced=1, fighters=0)
    recipient = collective(scene, people=10, advanced_workers=workers)
    row = NewNomination(recipient.pk, "TTLĐTT")
    (nomination,) = add_nominations(dossier.pk, [row], by=scene["clerk1"], on=TODAY)

    said = rules_said(judge_dossier(dossier, on=TODAY), nomination)

    assert ("eligibility.collective_share" not in said) is lawful


def test_all_that_was_judged_is_stored_in_one_statement_with_its_day_and_rulebook(scene: Scene) -> None:
    registered(scene, "LĐTT", "CSTĐCS")
    dossier = draft(scene, advanced=20, fighters=3)
    poor, good = of(dossier, "LĐTT")[:2]
    Rating.objects.filter(recipient=poor.recipient).update(level="HTNV")
    judgement = judge_dossier(dossier, on=TODAY)

    with CaptureQueriesContext(connection) as queries:
        store_findings(findings_to_store(judgement, on=TODAY))

    poor.refresh_from_db()
    good.refresh_from_db()
    assert len(queries) == 1
    assert (good.judged_on, good.rulebook) == (TODAY, judgement.hash)
    assert {
        "rule": "eligibility.rating",
        "message": "Năm 2020: hoàn thành xuất sắc nhiệm vụ.",
        "citation": "Điều 24 Luật Thi đua, khen thưởng 2003",
        "fact": "ratings.2020",
        "source": "phần xếp loại trên thẻ, năm 2020",
        "confidence": "high",
    } in good.met
    assert "eligibility.rating" not in [each["rule"] for each in poor.met]
    assert (good.verdict, good.findings) == ("lawful", [])
    assert (poor.verdict, poor.findings[0]["rule"], poor.findings[0]["verdict"]) == (
        "unlawful",
        "eligibility.rating",
        "unlawful",
    )
    assert poor.findings[0]["message"].startswith("Năm 2020 xếp loại hoàn thành nhiệm vụ")


def test_judging_and_storing_cost_the_same_for_one_and_for_fifty(scene: Scene) -> None:
    one = draft(scene, unit=1, advanced=1, fighters=0)
    fifty = draft(scene, unit=2, advanced=44, fighters=6)

    def statements(dossier: Dossier) -> int:
        fresh = Dossier.objects.select_related("unit", "jurisdiction").get(pk=dossier.pk)
        with law_asked_once(), CaptureQueriesContext(connection) as queries:
            store_findings(findings_to_store(judge_dossier(fresh, on=TODAY), on=TODAY))
        return len(queries)

    assert statements(one) == statements(fifty) == 9


def test_the_exported_case_is_plain_json_in_the_words_of_the_contract(scene: Scene) -> None:
    dossier = draft(scene, advanced=20, fighters=1)

    told = json.loads(json.dumps(to_json(case_of(dossier, on=TODAY)), ensure_ascii=False))

    assert told["id"] == dossier.code
    assert told["unit"] == {"headcount": 20, "advanced_workers": 20, "level": "xã"}
    assert told["local"] == {"vote.CSTĐCS": 80}
    fighter = next(each for each in told["nominees"] if each["award"] == "CSTĐCS")
    assert fighter["achievement"]["from"] == "2020-01-01" and fighter["achievement"]["to"] == "2020-12-31"
    assert fighter["initiatives"][0]["decision"] == {"number": "5/QĐ-UBND", "on": "2020-11-01"}
    assert fighter["same_person_as"] is not None or any(
        each["same_person_as"] == fighter["id"] for each in told["nominees"]
    )


def test_the_dossiers_day_of_receipt_fixes_the_law(scene: Scene) -> None:
    dossier = draft(scene, advanced=20, fighters=3)
    Dossier.objects.filter(pk=dossier.pk).update(received_on=date(2023, 12, 31), regime="R1")
    dossier.refresh_from_db()
    assert judge_dossier(dossier, on=date(2024, 3, 1)).regime == "R1"

    Dossier.objects.filter(pk=dossier.pk).update(received_on=date(2024, 1, 1), regime="R2")
    dossier.refresh_from_db()
    assert judge_dossier(dossier, on=date(2024, 3, 1)).regime == "R2"


def test_the_exported_case_is_judged_exactly_as_the_dossier(scene: Scene) -> None:
    dossier = draft(scene, advanced=20, fighters=4)
    first, second, *_ = of(dossier, "CSTĐCS")
    Pending.objects.create(recipient=first.recipient, kind="complaint", since=date(2020, 10, 1))
    second.initiatives.update(decision_number="", decision_on=None)
    HeldTitle.objects.create(recipient=second.recipient, award="CSTĐCS", year=2019)
    school = collective(scene, people=10, advanced_workers=4)
    add_nominations(dossier.pk, [NewNomination(school.pk, "TTLĐTT")], by=scene["clerk1"], on=TODAY)
    case = case_of(dossier, on=TODAY)
    rules = rulebook_on(TODAY, local=case.local)

    (read,) = read_cases(json.loads(json.dumps(to_json(case))))

    assert isinstance(read, Case)
    assert judge(read, rules).findings == judge(case, rules).findings
    assert {finding.verdict for finding in judge(case, rules).findings} >= {
        Verdict.UNLAWFUL,
        Verdict.HELD,
        Verdict.INCOMPLETE,
    }
