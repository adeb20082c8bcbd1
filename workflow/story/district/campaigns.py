"""Two batches by way of a campaign: the conference of exemplars (42 and 75) and Directive 05 (10 and 18)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dossiers.drafting.changing_drafts import NewNomination, add_nominations
from dossiers.models import Dossier, Nomination
from trail.clock import at
from workflow.actions.begin import begin
from workflow.actions.draft_decision import DecisionWording
from workflow.actions.submit import submit
from workflow.story.attached_papers import attach_papers, minutes_of, report_of
from workflow.story.decision_steps import Days, Hands, decided
from workflow.story.district import plan
from workflow.story.district.autumn import DISTRICT_ORGAN
from workflow.story.district.plan import YEAR, PlannedUnit
from workflow.story.district.winter import PROPOSAL
from workflow.story.review_steps import appraised, received
from workflow.story.world import World

DRAFTED_ON, SUBMITTED_ON = date(YEAR, 11, 26), date(YEAR, 11, 27)
RECEIVED_ON, APPRAISED_ON = date(YEAR, 12, 1), date(YEAR, 12, 9)


@dataclass(frozen=True, slots=True)
class Batch:
    """`chosen` are the units with how many persons each; every unit also asks for its collective."""

    title: str
    about: str
    achievement: str
    signer: str
    number: int
    days: Days
    chosen: Sequence[tuple[PlannedUnit, int]]


def conference() -> Batch:
    return Batch(
        title="Đề nghị khen thưởng tại Hội nghị điển hình tiên tiến giai đoạn 2015 - 2020",
        about="tặng Giấy khen điển hình tiên tiến giai đoạn 2015 - 2020",
        achievement="thành tích xuất sắc trong phong trào thi đua yêu nước giai đoạn 2015 - 2020",
        signer="ct.huyen",
        number=195,
        days=Days(date(YEAR, 12, 11), date(YEAR, 12, 14), date(YEAR, 12, 15)),
        chosen=plan.conference(),
    )


def directive() -> Batch:
    return Batch(
        title="Đề nghị khen thưởng học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh năm 2020",
        about="tặng Giấy khen học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh",
        achievement="thành tích xuất sắc trong học tập và làm theo tư tưởng, đạo đức, phong cách "
        "Hồ Chí Minh theo Chỉ thị số 05-CT/TW năm 2020",
        signer="pct.huyen",
        number=197,
        days=Days(date(YEAR, 12, 14), date(YEAR, 12, 16), date(YEAR, 12, 17)),
        chosen=plan.directive(),
    )


def reward_batch(batch: Batch, on: date) -> None:
    """A chapter: from the units' dossiers to the issued decision; the law asks no council for GK huyện, and
    of a campaign no bloc."""
    world = World(on)
    dossiers = [_submitted(world, planned, persons, batch) for planned, persons in batch.chosen]
    officer = world["cv.noivu"]
    for dossier in dossiers:
        with at(RECEIVED_ON):
            received(dossier, by=officer, on=RECEIVED_ON)
        with at(APPRAISED_ON):
            appraised(dossier, by=officer, on=APPRAISED_ON)
    proposal = PROPOSAL.format(number=batch.number, day=batch.days.drafted.day)
    decided(
        world.district,
        Nomination.objects.filter(dossier__in=dossiers),
        wording=DecisionWording(about=batch.about, achievement=batch.achievement, proposal=proposal),
        by=Hands(officer=officer, signer=world[batch.signer], clerk=world["vt"]),
        days=batch.days,
    )


def _submitted(world: World, planned: PlannedUnit, persons: int, batch: Batch) -> Dossier:
    unit, clerk = world.units[planned.name], world[f"dv.{planned.login}"]
    with at(DRAFTED_ON):
        dossier = begin(
            unit=unit,
            jurisdiction=world.district,
            year=YEAR,
            way="chuyên đề",
            title=batch.title,
            by=clerk,
            on=DRAFTED_ON,
        )
        codes = ["TT", *(person.code for person in planned.people[:persons])]
        known = dict(unit.recipients.filter(staff_code__in=codes).values_list("staff_code", "pk"))
        rows = [
            NewNomination(recipient_id=known[code], award="GK huyện", ordinal=place, achievement=batch.about)
            for place, code in enumerate(codes, start=1)
        ]
        add_nominations(dossier.pk, rows, by=clerk, on=DRAFTED_ON)
        asked = [
            (planned.name, "Giấy khen"),
            *((person.name, "Giấy khen") for person in planned.people[:persons]),
        ]
        told: dict[str, Any] = {"above": DISTRICT_ORGAN, "year": YEAR, "on": DRAFTED_ON}
        profile = unit.profile_on(DRAFTED_ON)
        papers = {
            "minutes": minutes_of(profile, planned.people, asked, **told),
            "achievement_report": report_of(profile, planned.people[:persons], batch.achievement, **told),
        }
        attach_papers(dossier, papers, by=clerk, on=DRAFTED_ON)
    with at(SUBMITTED_ON):
        submit(dossier.pk, by=world[f"tt.{planned.login}"], on=SUBMITTED_ON)
    return dossier
