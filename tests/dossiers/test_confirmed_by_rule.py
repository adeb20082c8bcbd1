"""What a place wants held against papers: a share of what is declared, and all of it for awards it names."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dossiers.judging.dossier_findings import judge_dossier
from dossiers.models import Dossier, Draw, Initiative, Nomination, PaperCheck
from dossiers.recipients.paper_checks.checking_facts import check_facts
from dossiers.recipients.paper_checks.declared_facts import FactKind
from law.basics.local_keys import BLOCKS, CHECKED_SHARE, CONFIRMED_FOR, WEIGHED
from law.findings import Finding, Verdict
from roles.doors.refusals import Refused
from roles.local_rules.setting_rules import set_local_rule
from tests.browsing import words
from tests.dossiers.test_pages import signed_in, url
from tests.scene import TODAY, Scene, draft, of
from tests.walk import SETTLED, after_bloc
from trail import clock
from workflow.actions.appraise import Appraisal, appraise
from workflow.actions.receive import receive
from workflow.actions.submit import submit

pytestmark = [pytest.mark.scene(units=2), pytest.mark.usefixtures("recorded_context")]
PAPER = "Điều 5 Quy chế số 10/QĐ-UBND ngày 02/01/2020"


@pytest.fixture(autouse=True)
def story_day(settings):  # type: ignore[no-untyped-def]
    settings.VINHDANH_STORY_CLOCK = True
    with clock.at(TODAY):
        yield


def settled_here(scene: Scene, key: str, value: object) -> None:
    set_local_rule(
        by=scene["officer"],
        jurisdiction=scene.district,
        key=key,
        value=value,
        since=TODAY,
        citation=PAPER,
        on=TODAY,
    )


def found_of(dossier: Dossier, row: Nomination) -> list[Finding]:
    findings = judge_dossier(dossier, on=TODAY).findings
    return [each for each in findings if each.rule.startswith("history.") and each.nominee == str(row.pk)]


def received(scene: Scene) -> tuple[Dossier, Nomination]:
    dossier = draft(scene, advanced=7, fighters=1)
    submit(dossier.pk, by=scene["head1"], on=TODAY)
    after_bloc(scene, dossier)
    receive(dossier.pk, by=scene["officer"], on=TODAY)
    return Dossier.objects.get(pk=dossier.pk), of(dossier, "CSTĐCS")[0]


def confirmed(scene: Scene, row: Nomination) -> None:
    keys = list(row.initiatives.values_list("pk", flat=True))
    right = PaperCheck.Outcome.RIGHT
    seen = {"seen_where": "hồ sơ gốc tại Phòng Tổ chức", "by": scene["officer"], "on": TODAY}
    check_facts(scene.district, FactKind.INITIATIVES, keys, right, **seen)


def test_where_the_place_says_nothing_nothing_is_wanted(scene: Scene) -> None:
    dossier, row = received(scene)

    assert found_of(dossier, row) == []


def test_all_is_wanted_where_the_place_says_a_hundred_in_a_hundred(scene: Scene) -> None:
    settled_here(scene, CHECKED_SHARE, 100)
    dossier, row = received(scene)

    (found,) = found_of(dossier, row)
    confirmed(scene, row)

    assert (found.verdict, found.citation) == (Verdict.REVIEW, PAPER)
    assert found.message == (
        "01 danh hiệu, sáng kiến đơn vị khai chưa đối chiếu giấy tờ; "
        "địa phương đòi đối chiếu 100% dữ kiện khai."
    )
    assert found_of(dossier, row) == []


def test_a_share_draws_the_same_facts_whoever_asks_and_the_pile_shows_them_first(scene: Scene) -> None:
    settled_here(scene, CHECKED_SHARE, 40)
    dossier, _row = received(scene)
    drawn = Initiative.objects.annotate(draw=Draw("pk", fact="initiative")).filter(draw__lt=40)
    of_dossier = drawn.filter(nominations__dossier=dossier).distinct()

    page = words(signed_in(scene, "officer").get(url("declared", scene.district.pk) + "?loai=sang-kien"))

    assert "Phải đối chiếu (40%)" in page and PAPER in page.replace("\u2011", "-")
    number = of_dossier.count()
    assert f"{number:02d} dữ kiện." in page if number else "Không có dữ kiện nào" in page


def test_an_award_that_the_place_names_is_not_appraised_before_its_facts_are_confirmed(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The districts give no award of those that may be named; here the fighter is one of them."""
    key = f"{CONFIRMED_FOR}CSTĐCS"
    dossier, row = received(scene)
    monkeypatch.setattr("roles.local_rules.rules_above.is_local_key", lambda _key: True)
    rule(scene, key, BLOCKS)

    (found,) = found_of(dossier, row)
    with pytest.raises(Refused) as refused:
        appraise(dossier.pk, {row.pk: Appraisal(settled=SETTLED)}, by=scene["officer"], on=TODAY)
    confirmed(scene, row)
    appraise(dossier.pk, {row.pk: Appraisal(settled=SETTLED)}, by=scene["officer"], on=TODAY)

    assert found.verdict is Verdict.HELD
    assert "địa phương đòi dữ kiện đã đối chiếu khi xét Chiến sĩ thi đua cơ sở" in found.message
    assert refused.value.obstacles[0].remedy.startswith("Cơ quan thẩm định đối chiếu tại trang")
    row.refresh_from_db()
    assert row.standing == "appraised"


def test_where_it_is_only_weighed_a_person_answers(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    dossier, row = received(scene)
    monkeypatch.setattr("roles.local_rules.rules_above.is_local_key", lambda _key: True)
    rule(scene, f"{CONFIRMED_FOR}CSTĐCS", WEIGHED)

    assert [each.verdict for each in found_of(dossier, row)] == [Verdict.REVIEW]


def rule(scene: Scene, key: str, value: str) -> None:
    """Past the door, which knows the awards that may be named."""
    scene.district.local_rules.create(
        key=key, value=value, since=TODAY, citation=PAPER, entered_by=scene["officer"], is_illustrative=True
    )


@pytest.mark.parametrize(("key", "value"), [(CHECKED_SHARE, 101), (f"{CONFIRMED_FOR}BK tỉnh", "có")])
def test_a_value_out_of_bounds_is_refused(scene: Scene, key: str, value: object) -> None:
    with pytest.raises(Refused):
        settled_here(scene, key, value)


def test_judging_asks_one_statement_more_for_any_number(scene: Scene) -> None:
    dossier, _row = received(scene)
    with CaptureQueriesContext(connection) as without:
        judge_dossier(dossier, on=TODAY)
    settled_here(scene, CHECKED_SHARE, 100)
    with CaptureQueriesContext(connection) as with_share:
        judge_dossier(dossier, on=TODAY)

    assert len(with_share) - len(without) <= 1
