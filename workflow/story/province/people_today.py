"""The people of the province's communes and departments: entered before any of them is proposed."""

from __future__ import annotations

from datetime import date
from typing import Any

from dossiers.models import (
    CollectiveYear,
    HeldTitle,
    Initiative,
    Rating,
)
from dossiers.recipients.changing_recipients import add_recipients, change_recipient
from workflow.story.invented_people import InventedPerson
from workflow.story.province.organs_today import Member, members
from workflow.story.world import World

YEAR = 2025
# Here two people found the same initiative together: which of them it counts for is the officer's choice.
CO_AUTHORS = ("canyen",)


def member(login: str) -> Member:
    return next(each for each in members() if each.login == login)


def enter_people(on: date) -> None:
    """Every unit of today lists its people, with the titles and ratings that the asked awards rest on."""
    world = World(on)
    for each in members():
        unit, clerk = world.units[each.full_name], world[f"cv.{each.login}"]
        collective = {
            "kind": "collective",
            "name": each.full_name,
            "staff_code": "TT",
            "is_illustrative": True,
        }
        facts = [*(person.facts for person in each.people), collective]
        found = add_recipients(unit, facts, by=clerk, on=on)
        for person, recipient in list(zip(each.people, found, strict=False))[1:3]:
            author = each.people[1] if each.login in CO_AUTHORS else person
            change_recipient(recipient.pk, {}, lists=_history(author), by=clerk, on=on)
        change_recipient(found[-1].pk, {}, lists=_figures(each), by=clerk, on=on)


def _history(author: InventedPerson) -> list[Any]:
    """Three years Chiến sĩ thi đua cơ sở in a row, and an initiative of this author."""
    titles = [
        HeldTitle(
            award="CSTĐCS",
            year=year,
            decision_number=f"{70 + year % 10}/QĐ-UBND",
            decision_on=date(year, 12, 28),
            decided_by="Cơ quan có thẩm quyền (dữ liệu minh họa)",
            achievement_since=date(year, 1, 1),
            achievement_until=date(year, 12, 31),
        )
        for year in (YEAR - 2, YEAR - 1, YEAR)
    ]
    initiative = Initiative(
        code=f"SK-{author.code}",
        title="Rút ngắn thời gian giải quyết thủ tục hành chính tại xóm",
        level="tỉnh",
        year=YEAR,
        decision_number="1420/QĐ-UBND",
        decision_on=date(YEAR, 11, 12),
    )
    ratings = [Rating(year=year, level="HTXSNV") for year in (YEAR - 1, YEAR)]
    return [(HeldTitle, titles, []), (Initiative, [initiative], []), (Rating, ratings, [])]


def _figures(each: Member) -> list[Any]:
    people = each.people
    figures = CollectiveYear(
        year=YEAR,
        people=len(people),
        women=sum(person.sex == "female" for person in people),
        advanced_workers=10,
        grassroots_fighters=2,
        completed=len(people),
    )
    return [(CollectiveYear, [figures], []), (Rating, [Rating(year=YEAR, level="HTXSNV")], [])]
