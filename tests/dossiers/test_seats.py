"""15 % of those who reach LĐTT, whole seats, never rounded up: khoản 3 Điều 9 Nghị định 91/2017/NĐ-CP."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from dossiers.drafting.changing_drafts import NewNomination, add_nominations, reorder
from dossiers.models import Dossier, HeldTitle, Nomination, Recipient, Seat, Standing
from dossiers.seats.claiming import Oversubscribed, settle
from dossiers.seats.meter import meter
from roles.doors.law_in_force import law_asked_once
from tests.scene import TODAY, YEAR, Scene, draft, of, staff

pytestmark = pytest.mark.scene(units=2)


def submitted(dossier: Dossier) -> Dossier:
    """Its nominations claim their seats; how a dossier travels is workflow's own matter."""
    dossier.nominations.update(standing=Standing.SUBMITTED)
    return dossier


def settled(scene: Scene, dossier: Dossier, *, on: date = TODAY) -> Seat:
    settle([(dossier.unit_id, dossier.year)], jurisdiction=scene.district, on=on)
    return Seat.objects.get(unit=dossier.unit_id, year=dossier.year, award="CSTĐCS")


def test_forty_advanced_workers_allow_six_grassroots_fighters(scene: Scene) -> None:
    seat = settled(scene, submitted(draft(scene, advanced=40, fighters=6)))

    assert (seat.base, seat.allowed, seat.claimed, seat.granted) == (40, 6, 6, 0)


def test_the_seventh_of_forty_is_refused_with_figures_article_and_who_falls_out(scene: Scene) -> None:
    dossier = submitted(draft(scene, advanced=40, fighters=7))

    with pytest.raises(Oversubscribed) as refusal:
        settled(scene, dossier)

    last = of(dossier, "CSTĐCS")[-1]
    assert refusal.value.message == (
        "Ủy ban nhân dân xã số 1 đề nghị 7 Chiến sĩ thi đua cơ sở năm 2020 trên 40 Lao động tiên tiến; "
        "được tối đa 6 (15%)."
    )
    assert refusal.value.citation == "khoản 3 Điều 9 Nghị định 91/2017/NĐ-CP"
    assert [out.nomination_id for out in refusal.value.overflows[0].falling] == [last.pk]
    assert "xếp thứ 7 theo đề nghị" in refusal.value.remedy
    assert refusal.value.overflows[0].allowance.rule == "quota.grassroots_fighter_share"


def test_too_few_for_one_seat_are_told_so_and_not_as_a_share_of_them(scene: Scene) -> None:
    dossier = submitted(draft(scene, advanced=6, fighters=1))

    with pytest.raises(Oversubscribed) as refusal:
        settled(scene, dossier)

    assert refusal.value.message == (
        "Ủy ban nhân dân xã số 1 đề nghị 1 Chiến sĩ thi đua cơ sở năm 2020; "
        "6 Lao động tiên tiến chưa đủ cho một suất (15%)."
    )


def test_thirty_nine_allow_five_since_five_point_eight_five_is_never_rounded_up(scene: Scene) -> None:
    dossier = submitted(draft(scene, advanced=39, fighters=5))
    assert settled(scene, dossier).allowed == 5

    extra = Nomination.objects.filter(dossier=dossier, award="LĐTT").last()
    assert extra is not None
    Nomination.objects.filter(pk=extra.pk).update(award="CSTĐCS")
    with pytest.raises(Oversubscribed, match="được tối đa 5"):
        settled(scene, dossier)


def test_a_held_advanced_worker_lowers_the_base(scene: Scene) -> None:
    dossier = submitted(draft(scene, advanced=40, fighters=6))
    held = of(dossier, "LĐTT")[-1]
    Nomination.objects.filter(pk=held.pk).update(standing=Standing.HELD, held_from=Standing.ENDORSED)

    with pytest.raises(Oversubscribed, match="trên 39 Lao động tiên tiến"):
        settled(scene, dossier)


def test_a_held_grassroots_fighter_keeps_the_seat(scene: Scene) -> None:
    dossier = submitted(draft(scene, advanced=40, fighters=6))
    first = of(dossier, "CSTĐCS")[0]
    Nomination.objects.filter(pk=first.pk).update(standing=Standing.HELD, held_from=Standing.ENDORSED)

    assert settled(scene, dossier).claimed == 6


@pytest.mark.parametrize(
    "standing", ["not_endorsed", "not_qualified", "failed", "refused", "withdrawn", "forwarded", "revoked"]
)
def test_a_closed_no_frees_its_seat(scene: Scene, standing: str) -> None:
    dossier = submitted(draft(scene, advanced=40, fighters=6))
    first = of(dossier, "CSTĐCS")[0]
    Nomination.objects.filter(pk=first.pk).update(standing=standing)

    assert settled(scene, dossier).claimed == 5


def test_titles_decided_elsewhere_count_once_and_only_their_own_year(scene: Scene) -> None:
    dossier = submitted(draft(scene, advanced=39, fighters=5))
    newcomer, other = staff(scene.units[0], 2)
    proposed = of(dossier, "LĐTT")[0].recipient
    for recipient, year in ((newcomer, YEAR), (other, YEAR - 1), (proposed, YEAR)):
        HeldTitle.objects.create(recipient=recipient, award="LĐTT", year=year)

    assert settled(scene, dossier).base == 40


def test_another_dossier_of_the_same_unit_and_year_shares_the_seats(scene: Scene) -> None:
    submitted(draft(scene, advanced=20, fighters=3))
    second = submitted(draft(scene, advanced=20, fighters=3))
    assert settled(scene, second).claimed == 6

    third = submitted(draft(scene, advanced=1, fighters=1))
    with pytest.raises(Oversubscribed, match=r"đề nghị 7 .* trên 41"):
        settled(scene, third)


def test_from_2024_no_national_share_limits_a_dossier_received_then(scene: Scene) -> None:
    dossier = submitted(draft(scene, advanced=10, fighters=5))
    Dossier.objects.filter(pk=dossier.pk).update(received_on=date(2024, 1, 5), regime="R2")

    assert settled(scene, dossier, on=date(2024, 2, 1)).allowed is None


def test_a_dossier_received_on_the_last_day_of_2023_keeps_its_fifteen_percent(scene: Scene) -> None:
    dossier = submitted(draft(scene, advanced=10, fighters=1))
    Dossier.objects.filter(pk=dossier.pk).update(received_on=date(2023, 12, 31), regime="R1")

    assert settled(scene, dossier, on=date(2024, 2, 1)).allowed == 1


def test_settling_costs_the_same_for_one_unit_and_for_many(scene: Scene) -> None:
    submitted(draft(scene, unit=1, advanced=20, fighters=1))
    submitted(draft(scene, unit=2, advanced=20, fighters=3))
    pairs = [(unit.pk, YEAR) for unit in scene.units]

    with law_asked_once(), CaptureQueriesContext(connection) as one:
        settle(pairs[:1], jurisdiction=scene.district, on=TODAY)
    with law_asked_once(), CaptureQueriesContext(connection) as many:
        settle(pairs, jurisdiction=scene.district, on=TODAY)

    assert len(one) == len(many) == 5


def test_the_database_itself_refuses_more_than_allowed(scene: Scene) -> None:
    seat = settled(scene, submitted(draft(scene, advanced=40, fighters=6)))

    with pytest.raises(Exception, match="never_more_claimed_than_allowed"), transaction.atomic():
        Seat.objects.filter(pk=seat.pk).update(claimed=7)


def test_between_equals_the_man_falls_out_and_the_woman_stays(scene: Scene) -> None:
    dossier = draft(scene, advanced=5, fighters=0)
    (man,), (woman,) = staff(scene.units[0], 1), staff(scene.units[0], 1, women=True)
    propose_both(scene, dossier, man, woman)

    (reading,) = meter(dossier, on=TODAY)

    assert (reading.base, reading.allowed, reading.here, reading.over) == (7, 1, 2, 1)
    assert [out.name for out in reading.falling] == [man.name]
    assert "ưu tiên nữ" in reading.falling[0].reason
    assert reading.falling[0].citation.endswith("Nghị định 91/2017/NĐ-CP")


def test_the_units_own_order_goes_before_the_womans_preference(scene: Scene) -> None:
    dossier = draft(scene, advanced=5, fighters=0)
    (man,), (woman,) = staff(scene.units[0], 1), staff(scene.units[0], 1, women=True)
    propose_both(scene, dossier, man, woman)
    reorder(dossier.pk, {fighter(dossier, man): 1, fighter(dossier, woman): 2}, by=scene["clerk1"], on=TODAY)

    (reading,) = meter(dossier, on=TODAY)

    assert [out.name for out in reading.falling] == [woman.name]


def test_the_better_rating_goes_first_where_the_unit_gave_no_order(scene: Scene) -> None:
    dossier = draft(scene, advanced=5, fighters=0)
    (good,) = staff(scene.units[0], 1, women=True, rating="HTTNV")
    (excellent,) = staff(scene.units[0], 1)
    propose_both(scene, dossier, good, excellent)

    (reading,) = meter(dossier, on=TODAY)

    assert [out.name for out in reading.falling] == [good.name]


def test_the_meter_counts_drafts_here_and_claims_elsewhere(scene: Scene) -> None:
    submitted(draft(scene, advanced=20, fighters=3))
    dossier = draft(scene, advanced=20, fighters=2)

    (reading,) = meter(dossier, on=TODAY)

    assert (reading.base, reading.allowed, reading.elsewhere, reading.here) == (40, 6, 3, 2)


def propose_both(scene: Scene, dossier: Dossier, *people: Recipient) -> None:
    """LĐTT and CSTĐCS of the same year for each, without an order of preference."""
    rows = [NewNomination(person.pk, award) for person in people for award in ("LĐTT", "CSTĐCS")]
    add_nominations(dossier.pk, rows, by=scene["clerk1"], on=TODAY)


def fighter(dossier: Dossier, recipient: Recipient) -> int:
    return dossier.nominations.get(recipient=recipient, award="CSTĐCS").pk
