"""A local rule that a loaded law forbids: told before and after, with its last day, to who sets it anew."""

from __future__ import annotations

from datetime import date

import pytest
from django.http import HttpResponse
from django.urls import reverse

from dossiers.judging.dossier_findings import judge_dossier
from dossiers.models import Dossier
from law_desk.acts.settling_packs import confirm_pack
from roles.doors.refusals import Refused
from roles.local_rules.setting_rules import set_local_rule
from roles.models import LocalRule
from tests.browsing import Client, words
from tests.law_desk.jurists import DAY, loaded, proposed, with_jurists
from tests.scene import Scene, draft
from tests.walk import after_bloc
from trail.clock import at
from workflow.actions.receive import receive
from workflow.actions.submit import submit

pytestmark = pytest.mark.scene(units=2)
DAY_BEFORE, FIRST_DAY = date(2027, 6, 30), date(2027, 7, 1)
SHARE = "grassroots_fighter_share"
LISTED = (
    "Tỷ lệ Chiến sĩ thi đua cơ sở trên số Lao động tiên tiến: 25% Điều 4 Quy chế huyện 30/06/2027 "
    "Không quá 20%, từ 01/07/2027 Khoản 1 Điều 2 Luật giả định 2027"
)


@pytest.fixture
def scene(scene: Scene) -> Scene:
    """Of twenty LĐTT the district lets five be CSTĐCS: nothing forbids it before the law of 2027."""
    share(scene, 25, since=date(2027, 1, 1), on=date(2026, 12, 20), citation="Điều 4 Quy chế huyện")
    return with_jurists(scene)


def share(scene: Scene, value: int, *, since: date, on: date, citation: str = "Quy chế mới") -> LocalRule:
    return set_local_rule(
        by=scene["officer"],
        jurisdiction=scene.district,
        key=SHARE,
        value=value,
        since=since,
        citation=citation,
        on=on,
    )


def page(scene: Scene, who: str, name: str, *args: int, on: date = DAY) -> str:
    return words(answer(scene, who, name, *args, on=on))


def markup(scene: Scene, who: str, name: str, *args: int) -> str:
    return answer(scene, who, name, *args, on=DAY).content.decode()


def answer(scene: Scene, who: str, name: str, *args: int, on: date) -> HttpResponse:
    client = Client()
    client.force_login(scene[who])
    with at(on):
        return client.get(reverse(name, args=args))  # type: ignore[return-value]


def submitted(scene: Scene, *, fighters: int, on: date) -> Dossier:
    dossier = draft(scene, fighters=fighters, on=on)
    submit(dossier.pk, by=scene["head1"], on=on)
    return Dossier.objects.get(pk=dossier.pk)


def test_the_page_of_a_proposed_pack_lists_the_rule_with_its_last_day(scene: Scene) -> None:
    row = proposed(scene)

    assert LISTED in page(scene, "jurist2", "law_desk:pack", row.pk)
    assert LISTED in page(scene, "jurist2", "law_desk:confirm", row.pk)
    assert "Quy định phải đặt lại" not in page(scene, "officer", "roles:local_rules", scene.district.pk)


def test_only_who_may_see_the_place_is_led_to_its_rules(scene: Scene) -> None:
    row, link = proposed(scene), f'href="{reverse("roles:local_rules", args=[scene.district.pk])}"'

    assert link not in markup(scene, "jurist2", "law_desk:pack", row.pk)
    assert link in markup(scene, "officer", "law_desk:pack", row.pk).split("<main", 1)[1]


def test_after_the_confirmation_the_place_is_told_until_it_has_set_another_value(scene: Scene) -> None:
    row = proposed(scene)
    confirm_pack(row.pk, by=scene["jurist2"], on=DAY)

    assert LISTED in page(scene, "officer", "law_desk:pack", row.pk)
    told = page(scene, "officer", "roles:local_rules", scene.district.pk)
    assert "25% (Điều 4 Quy chế huyện). Ngày cuối: 30/06/2027. Từ 01/07/2027 pháp luật quy định " in told
    assert "không quá 20% (khoản 1 Điều 2 Luật giả định 2027). Đặt giá trị mới" in told
    home = page(scene, "officer", "home")
    assert "Đặt lại quy định" in home
    assert "Đang đặt 25%; từ 01/07/2027 pháp luật quy định không quá 20%" in home
    assert "Đặt lại quy định" not in page(scene, "chair", "home")

    share(scene, 15, since=FIRST_DAY, on=DAY)
    assert LISTED not in page(scene, "officer", "law_desk:pack", row.pk)
    assert "Quy định phải đặt lại" not in page(scene, "officer", "roles:local_rules", scene.district.pk)
    assert "Đặt lại quy định" not in page(scene, "officer", "home")


def test_five_of_twenty_pass_until_the_last_day_and_not_on_the_next(scene: Scene) -> None:
    loaded(scene)

    assert submitted(scene, fighters=5, on=DAY_BEFORE).nominations.filter(award="CSTĐCS").count() == 5
    with pytest.raises(Refused) as refused:
        submitted(scene, fighters=5, on=FIRST_DAY)
    (told,) = [each for each in refused.value.obstacles if "được tối đa" in each.message]
    assert told.message == (
        "Ủy ban nhân dân xã số 1 đề nghị 10 Chiến sĩ thi đua cơ sở năm 2020 trên 40 Lao động tiên tiến; "
        "được tối đa 8 (20%)."
    )
    assert told.citation == "khoản 1 Điều 2 Luật giả định 2027"


def test_what_was_received_before_the_confirmation_keeps_the_local_value(scene: Scene) -> None:
    dossier, later = submitted(scene, fighters=5, on=FIRST_DAY), date(2027, 7, 10)
    after_bloc(scene, dossier, on=FIRST_DAY)
    receive(dossier.pk, by=scene["officer"], on=FIRST_DAY)
    loaded(scene, on=later)
    dossier.refresh_from_db()

    rules = {each.rule for each in judge_dossier(dossier, on=later).findings}
    assert "quota.grassroots_fighter_share" not in rules and f"local.{SHARE}" not in rules
    unread = page(scene, "officer", "roles:local_rules", scene.district.pk, on=later)
    assert "25% không áp dụng: pháp luật quy định không quá 20%" in unread


def test_a_nomination_is_told_beside_what_is_right_that_the_value_is_no_rule_any_more(scene: Scene) -> None:
    loaded(scene)
    dossier = submitted(scene, fighters=4, on=FIRST_DAY)
    row = dossier.nominations.filter(award="CSTĐCS").first()

    assert row is not None
    (met,) = [each for each in row.met if each["rule"] == f"local.{SHARE}"]
    assert "(Điều 4 Quy chế huyện): không áp dụng từ 01/07/2027" in met["message"]
    assert met["citation"] == "khoản 1 Điều 2 Luật giả định 2027"
