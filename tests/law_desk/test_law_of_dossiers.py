"""A loaded law through the doors of dossiers: after its day and not before, pinned at receipt, taken back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from io import StringIO
from json import loads

import pytest
from django.core.management import call_command

from dossiers.judging.dossier_findings import judge_dossier
from dossiers.local_law import local_law
from dossiers.models import Dossier
from law.basics.instruments import legal_bases
from law.rulebook import own_law
from law_desk.acts.taking_back import take_back_pack
from roles.doors.law_in_force import law_in_force, stack_in_force
from roles.doors.refusals import Refused
from roles.local_rules.setting_rules import set_local_rule
from tests.law_desk.jurists import DAY, loaded, with_jurists
from tests.scene import Scene, draft
from tests.walk import after_bloc
from workflow.actions.receive import receive
from workflow.actions.submit import submit

pytestmark = pytest.mark.scene(units=2)
DAY_BEFORE, FIRST_DAY, LATER = date(2027, 6, 30), date(2027, 7, 1), date(2027, 7, 10)


@pytest.fixture
def scene(scene: Scene) -> Scene:
    return with_jurists(scene)


def submitted(scene: Scene, *, fighters: int, on: date) -> Dossier:
    """Of twenty LĐTT so many are CSTĐCS as well."""
    dossier = draft(scene, fighters=fighters, on=on)
    submit(dossier.pk, by=scene["head1"], on=on)
    return Dossier.objects.get(pk=dossier.pk)


def refusal(scene: Scene, *, fighters: int, on: date) -> str:
    with pytest.raises(Refused) as refused:
        submitted(scene, fighters=fighters, on=on)
    return " ".join([str(refused.value), *(each.message for each in refused.value.obstacles)])


def pinned(scene: Scene, *, on: date) -> Dossier:
    dossier = submitted(scene, fighters=3, on=on)
    after_bloc(scene, dossier, on=on)
    receive(dossier.pk, by=scene["officer"], on=on)
    return Dossier.objects.get(pk=dossier.pk)


def rejudged(*words: str) -> tuple[int, Sequence[str]]:
    """How many findings differ, and by which packs the command says it asked."""
    out = StringIO()
    call_command("rejudge", "--json", *words, stdout=out)
    told = loads(out.getvalue().splitlines()[-1])
    return len(told["differences"]), sorted({pack for each in told["differences"] for pack in each["packs"]})


def test_four_fighters_of_twenty_pass_from_the_first_day_and_a_fifth_does_not(scene: Scene) -> None:
    loaded(scene)
    told = refusal(scene, fighters=5, on=FIRST_DAY)
    assert "Đề nghị 5 Chiến sĩ thi đua cơ sở trên 20 Lao động tiên tiến; được tối đa 4." in told
    assert submitted(scene, fighters=4, on=FIRST_DAY).nominations.filter(award="CSTĐCS").count() == 4


def test_the_day_before_nobody_is_refused_by_the_new_share(scene: Scene) -> None:
    loaded(scene)
    assert submitted(scene, fighters=5, on=DAY_BEFORE).nominations.filter(award="CSTĐCS").count() == 5


def test_without_the_pack_the_text_of_that_day_is_unread_and_refuses_nobody(scene: Scene) -> None:
    assert submitted(scene, fighters=5, on=FIRST_DAY).nominations.filter(award="CSTĐCS").count() == 5


def test_a_received_dossier_keeps_the_law_of_its_day_of_receipt(scene: Scene) -> None:
    before = pinned(scene, on=date(2027, 7, 5))
    loaded(scene, on=LATER)
    law = local_law(scene.district)

    assert before.regime == "R4"
    assert law.rulebook_of(before, on=LATER).regime == "R4"
    assert law.rulebook_of(before, on=LATER).hash == before.rulebook == own_law().hash
    assert law.rulebook_on(LATER).regime == "R5"


def test_a_dossier_received_after_the_confirmation_has_the_new_law(scene: Scene) -> None:
    loaded(scene, on=LATER)
    dossier = pinned(scene, on=LATER)
    assert (dossier.regime, dossier.rulebook) == ("R5", stack_in_force().hash)
    assert dossier.rulebook != own_law().hash


def test_a_law_that_begins_later_holds_for_what_follows_the_receipt(scene: Scene) -> None:
    """Received in June, voted and decided in July: the pack says nothing of June."""
    loaded(scene, on=DAY)
    law = law_in_force()
    assert law.stack_of_receipt(date(2027, 6, 1)) is law.stack
    assert law.stack_of_receipt(date(2027, 7, 5)) is law.stack


def test_what_was_taken_back_is_asked_no_more_and_rejudging_still_knows_it(scene: Scene) -> None:
    pack = loaded(scene)
    submitted(scene, fighters=4, on=FIRST_DAY)
    take_back_pack(pack.pk, reason="Điều 2 ghi 15%", by=scene["jurist1"], on=LATER)

    assert law_in_force().stack is own_law()
    assert law_in_force().stack_as_it_stood(FIRST_DAY) is not own_law()
    assert law_in_force().stack_as_it_stood(LATER) is own_law()
    assert rejudged() == (0, [])
    differing, packs = rejudged("--today")
    assert differing > 0 and packs == []


def test_a_decision_cites_the_new_law_behind_the_one_that_it_amends(scene: Scene) -> None:
    loaded(scene)
    known = stack_in_force().instruments
    amendment = "Luật sửa đổi, bổ sung một số điều của Luật Thi đua, khen thưởng ngày"
    assert legal_bases("CSTĐCS", "district_chair", FIRST_DAY, known=known)[-2:] == (
        f"{amendment} 23 tháng 4 năm 2026",
        f"{amendment} 15 tháng 3 năm 2027",
    )
    assert len(legal_bases("CSTĐCS", "district_chair", DAY_BEFORE, known=known)) == 3


def test_a_local_rule_is_held_to_the_bound_of_the_loaded_law(scene: Scene) -> None:
    rule = {
        "by": scene["officer"],
        "jurisdiction": scene.district,
        "key": "grassroots_fighter_share",
        "value": 25,
        "since": FIRST_DAY,
        "citation": "Quy chế minh họa",
        "on": DAY,
    }
    loaded(scene)
    with pytest.raises(Refused) as refused:
        set_local_rule(**rule)
    assert "pháp luật quy định không quá 20%" in refused.value.obstacles[0].message
    assert refused.value.obstacles[0].citation == "khoản 1 Điều 2 Luật giả định 2027"


def of_the_district(scene: Scene, value: int, *, since: date, on: date) -> None:
    set_local_rule(
        by=scene["officer"],
        jurisdiction=scene.district,
        key="grassroots_fighter_share",
        value=value,
        since=since,
        citation="Điều 4 Quy chế huyện",
        on=on,
    )


def small(scene: Scene, *, unit: int = 1, fighters: int = 2, on: date) -> Dossier:
    """Of five LĐTT the district lets two be CSTĐCS, which nothing forbids before the law of 2027."""
    return draft(scene, unit=unit, advanced=5, fighters=fighters, on=on)


def test_a_local_share_holds_until_its_last_day_and_not_on_the_next(scene: Scene) -> None:
    of_the_district(scene, 40, since=date(2027, 1, 1), on=date(2026, 12, 20))
    loaded(scene)
    before, after = small(scene, on=DAY_BEFORE), small(scene, unit=2, on=FIRST_DAY)

    submit(before.pk, by=scene["head1"], on=DAY_BEFORE)
    with pytest.raises(Refused) as refused:
        submit(after.pk, by=scene["head2"], on=FIRST_DAY)
    (told,) = [each for each in refused.value.obstacles if "được tối đa" in each.message]
    assert told.message == "Đề nghị 2 Chiến sĩ thi đua cơ sở trên 5 Lao động tiên tiến; được tối đa 1."
    assert told.citation == "khoản 1 Điều 2 Luật giả định 2027"
    said = [
        each
        for each in judge_dossier(after, on=FIRST_DAY).findings
        if each.rule == "local.grassroots_fighter_share"
    ]
    assert [each.verdict.value for each in said] == ["lawful", "lawful"]
    assert "là 40% (Điều 4 Quy chế huyện): không áp dụng từ 01/07/2027" in said[0].message


def test_what_was_received_before_the_confirmation_keeps_the_local_share(scene: Scene) -> None:
    of_the_district(scene, 40, since=date(2027, 1, 1), on=date(2026, 12, 20))
    dossier = small(scene, on=FIRST_DAY)
    submit(dossier.pk, by=scene["head1"], on=FIRST_DAY)
    after_bloc(scene, dossier, on=FIRST_DAY)
    receive(dossier.pk, by=scene["officer"], on=FIRST_DAY)
    loaded(scene, on=LATER)

    rules = {each.rule for each in judge_dossier(Dossier.objects.get(pk=dossier.pk), on=LATER).findings}
    assert not {"quota.grassroots_fighter_share", "local.grassroots_fighter_share"} & rules
    assert rejudged("--today")[0] > 0
