"""The steps by which a dossier of the province comes as far as it shall wait."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.auth.models import User

from dossiers.drafting.changing_drafts import NewNomination, add_nominations
from dossiers.models import (
    Dossier,
    Recipient,
)
from law.awards import name_of
from roles.doors.given_numbers import GivenNumber
from trail.clock import at
from workflow.actions.begin import begin
from workflow.actions.submit import submit
from workflow.story.attached_papers import attach_papers, certificate, minutes_of, report_of
from workflow.story.district.plan import fixture
from workflow.story.province.organs_today import Member, members
from workflow.story.province.people_today import YEAR
from workflow.story.review_steps import appraised, received, reviewed
from workflow.story.world import World

DEED = "Hoàn thành xuất sắc nhiệm vụ, có giải pháp được áp dụng rộng rãi trong tỉnh."
DRAFTED_ON, SUBMITTED_ON, REVIEWED_ON = date(2026, 8, 24), date(2026, 8, 26), date(2026, 9, 3)
RECEIVED_ON, APPRAISED_ON = date(2026, 9, 8), date(2026, 9, 21)
# By login of the unit: what it asks, and for whom (0 is its first person, None its collective).
Asked = tuple[tuple[str, int | None], ...]


def as_far_as_appraised(world: World, each: Member, asked: Asked) -> Dossier:
    dossier = drafted_by_unit(world, each, asked, on=DRAFTED_ON)
    submitted_by_unit(world, each, dossier, on=SUBMITTED_ON)
    reviewed_by_bloc(world, each, dossier, on=REVIEWED_ON)
    officer = world["cv.tdkt"]
    with at(RECEIVED_ON):
        received(dossier, by=officer, on=RECEIVED_ON)
    with at(APPRAISED_ON):
        appraised(dossier, by=officer, on=APPRAISED_ON)
    return dossier


def as_far_as_received(world: World, each: Member, asked: Asked) -> Dossier:
    dossier = drafted_by_unit(world, each, asked, on=DRAFTED_ON)
    submitted_by_unit(world, each, dossier, on=SUBMITTED_ON)
    reviewed_by_bloc(world, each, dossier, on=REVIEWED_ON)
    with at(RECEIVED_ON):
        received(dossier, by=world["cv.tdkt"], on=RECEIVED_ON)
    return dossier


def drafted_by_unit(
    world: World, each: Member, asked: Asked, *, on: date, with_papers: bool = True
) -> Dossier:
    unit, clerk = world.units[each.full_name], world[f"cv.{each.login}"]
    with at(on):
        dossier = begin(
            unit=unit,
            jurisdiction=world.province,
            year=YEAR,
            title=f"Đề nghị khen thưởng thành tích năm {YEAR}",
            by=clerk,
            on=on,
        )
        rows = [
            NewNomination(
                recipient_id=_recipient(world, each, person).pk, award=award, ordinal=place, achievement=DEED
            )
            for place, (award, person) in enumerate(asked, start=1)
        ]
        add_nominations(dossier.pk, rows, by=clerk, on=on)
        if with_papers:
            _attach(each, dossier, asked, by=clerk, on=on)
    return dossier


def _recipient(world: World, each: Member, place: int | None) -> Recipient:
    code = "TT" if place is None else each.people[place].code
    return Recipient.objects.get(unit=world.units[each.full_name], staff_code=code)


def _attach(each: Member, dossier: Dossier, asked: Asked, *, by: User, on: date) -> None:
    named = [
        (each.full_name if place is None else each.people[place].name, name_of(award))
        for award, place in asked
    ]
    persons = [each.people[place or 0] for _, place in asked]
    told: dict[str, Any] = {"above": str(fixture()["province"]["name"]), "year": YEAR, "on": on}
    unit = dossier.unit.profile_on(on)
    papers = {
        "minutes": minutes_of(unit, each.people, named, **told),
        "achievement_report": report_of(unit, persons, DEED, **told),
        "initiative_certificate": certificate(
            authority="Chủ tịch Ủy ban nhân dân tỉnh Cao Bằng",
            organ=str(fixture()["province"]["name"]),
            place="Cao Bằng",
            number="1420",
            on=date(YEAR, 11, 12),
            signer="Hoàng Xuân Trường",
        ),
    }
    attach_papers(dossier, papers, by=by, on=on)


def submitted_by_unit(world: World, each: Member, dossier: Dossier, *, on: date) -> None:
    with at(on):
        petition = GivenNumber(str(20 + members().index(each)), on)
        submit(dossier.pk, petition=petition, by=world[f"ct.{each.login}"], on=on)


def reviewed_by_bloc(world: World, each: Member, dossier: Dossier, *, on: date) -> None:
    with at(on):
        reviewed(dossier, by=reviewer(world, each), on=on)


def reviewer(world: World, each: Member) -> User:
    """The second unit of each cluster heads it; its deputy looks at the head's own dossier."""
    second = [other for other in members() if other.bloc == each.bloc][1]
    return world[f"{'kp' if each == second else 'kt'}.{each.bloc.lower()}"]
