"""A loaded law through the doors of dossiers: after its day and not before, pinned at receipt, taken back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from io import StringIO
from json import loads

import pytest
from django.core.management import call_command

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
