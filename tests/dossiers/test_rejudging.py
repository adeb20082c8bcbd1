"""What is stored with a dossier is what the law says of its facts, through whichever door it is asked."""

from __future__ import annotations

import io
import json
from datetime import date

import pytest
from django.core.management import call_command

from dossiers.drafting.changing_drafts import NewNomination, add_nominations
from dossiers.judging.law_facts import case_of, to_json
from dossiers.judging.rejudging import evaluated, judged_today, judgement_differences
from dossiers.local_law import local_law
from dossiers.models import CollectiveYear, Dossier, Initiative, Pending, Recipient, Revision
from law.case_files.answers import answer_file
from law.rulebook import law_hash
from roles.models import LocalRule
from tests.scene import TODAY, Scene, draft, of
from workflow.actions.submit import submit

pytestmark = pytest.mark.scene()


@pytest.fixture
def submitted(scene: Scene) -> Dossier:
    """One with an initiative of another year (a person decides), one under inspection (held)."""
    dossier = draft(scene, advanced=20, fighters=3)
    old, inspected = of(dossier, "CSTĐCS")[:2]
    Initiative.objects.filter(recipient=old.recipient).update(year=2019)
    Pending.objects.create(recipient=inspected.recipient, kind="inspection", since=date(2020, 11, 1))
    submit(dossier.pk, by=scene["head1"], on=TODAY)
    return Dossier.objects.get(pk=dossier.pk)


def told(*arguments: str) -> tuple[dict[str, object], str]:
    out = io.StringIO()
    call_command("rejudge", "--json", *arguments, stdout=out)
    lines = out.getvalue().splitlines()
    return json.loads(lines[-1]), "\n".join(lines[:-1])


def by_place(finding: dict[str, str]) -> tuple[str, str]:
    return finding["nominee"], finding["rule"]


def test_the_stored_findings_are_those_of_evaluate_on_the_exported_facts(submitted: Dossier) -> None:
    exported = to_json(case_of(submitted, on=TODAY))
    answer, _lines, is_whole = answer_file(json.loads(json.dumps(exported)))

    stored = [
        {name: value for name, value in each.items() if name not in ("source", "doubt")}
        for row in submitted.nominations.order_by("ordinal", "pk")
        for each in row.findings
        if not each["rule"].startswith(("papers.", "registration."))
    ]
    of_nominees = [each for each in answer["findings"] if each["nominee"]]
    assert is_whole
    assert sorted(each["rule"] for each in stored) == [
        "eligibility.held_title",
        "eligibility.initiative",
        "eligibility.pending",
        "eligibility.pending",
    ]
    assert sorted(stored, key=by_place) == sorted(of_nominees, key=by_place)


def test_the_same_law_says_the_same_again_by_either_door(submitted: Dossier) -> None:
    revisions = Revision.objects.filter(dossier=submitted)

    assert list(judgement_differences(revisions, by=judged_today)) == []
    assert list(judgement_differences(revisions, by=evaluated)) == []
    assert revisions.get().content["rulebook"] == law_hash()


def test_a_share_that_the_place_set_is_the_same_by_either_door_and_cites_its_paper(scene: Scene) -> None:
    """2024 leaves the share of TTLĐTT to the province; the public format does not know the paper."""
    LocalRule.objects.create(
        jurisdiction=scene.district,
        key="share.TTLĐTT",
        value=70,
        since=date(2018, 1, 15),
        citation="Điều 5 Quy chế minh họa",
        entered_by=scene["officer"],
    )
    day = date(2024, 5, 2)
    team = Recipient.objects.create(kind="collective", unit=scene.units[0], name="Tổ Văn phòng")
    CollectiveYear.objects.create(recipient=team, year=2020, people=10, advanced_workers=6, completed=10)
    dossier = draft(scene, advanced=1, fighters=0)
    add_nominations(dossier.pk, [NewNomination(team.pk, "TTLĐTT")], by=scene["clerk1"], on=TODAY)
    rules, case = local_law(scene.district).rulebook_on(day), to_json(case_of(dossier, on=day))

    own, public = (
        [each["citation"] for each in by(case, rules) if each["rule"] == "eligibility.collective_share"]
        for by in (judged_today, evaluated)
    )

    assert own == public == ["Điều 5 Quy chế minh họa"]


def test_what_the_law_said_otherwise_is_told_with_both_words_and_both_hashes(submitted: Dossier) -> None:
    revision = Revision.objects.get(dossier=submitted)
    row = next(row for row in revision.content["nominations"] if row["verdict"] == "held")
    finding = next(each for each in row["findings"] if each["rule"] == "eligibility.pending")
    finding["verdict"], revision.content["rulebook"] = "review", "0" * 64
    revision.save()

    answer, said = told("--dossier", submitted.code)

    [found] = answer["differences"]  # type: ignore[misc]
    assert (found["rule"], found["nominee"], found["name"]) == (
        "eligibility.pending",
        str(row["id"]),
        row["recipient_name"],
    )
    assert (found["was"]["verdict"], found["now"]["verdict"]) == ("review", "held")
    assert (found["was_rulebook"], found["now_rulebook"]) == ("0" * 64, law_hash())
    assert "trước (000000000000): [review] Chưa xét khen thưởng" in said


def test_rejudging_changes_nothing(submitted: Dossier) -> None:
    before = list(submitted.nominations.order_by("pk").values())

    told()

    assert list(submitted.nominations.order_by("pk").values()) == before


def test_a_difference_from_evaluate_ends_with_status_one(submitted: Dossier) -> None:
    revision = Revision.objects.get(dossier=submitted)
    revision.content["nominations"][0]["findings"] = [{"rule": "eligibility.rating", **_finding()}]
    revision.save()

    with pytest.raises(SystemExit) as ended:
        told("--against-evaluate")
    assert ended.value.code == 1


def _finding() -> dict[str, str]:
    return dict.fromkeys(("verdict", "message", "remedy", "citation", "fact", "confidence"), "khác")


@pytest.mark.parametrize("code", ["HS-2020-999999", "hồ sơ 5"])
def test_a_dossier_that_was_never_handed_over_is_wrong_usage(code: str) -> None:
    with pytest.raises(SystemExit) as ended:
        told("--dossier", code)
    assert ended.value.code == 2
