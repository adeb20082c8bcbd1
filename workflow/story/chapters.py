"""The order of the story. A chapter is one transaction, written down with it: a new start goes on there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from time import monotonic
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from dossiers.models import Job
from trail.clock import at
from workflow.story.district import aftermath, autumn, campaigns, february, founding_2020, winter
from workflow.story.district.plan import autumn_day, blocs
from workflow.story.endings import end_the_story
from workflow.story.province import dossier_steps, jurists_today, organs_today, people_today, waiting_dossiers

KIND = "story"
NARRATOR = "nguoi.ke"
Summary = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Chapter:
    """`tell` plays it on `on`; what it returns (refusals) is kept for the summary."""

    key: str
    title: str
    on: date
    tell: Callable[[date], Summary | None]
    is_whole: bool = True


def chapters() -> list[Chapter]:
    return [
        Chapter(
            "2020.founding",
            "Lập huyện Hà Quảng: 13 khối, 170 đơn vị",
            founding_2020.NEW_COMMUNES,
            founding_2020.found_everything,
        ),
        Chapter("2020.rules", "Quy chế của huyện", february.RULES_ON, february.set_rules),
        Chapter("2020.registration", "Đăng ký thi đua năm 2020", date(2020, 2, 10), february.register_units),
        *(
            Chapter(
                f"2020.autumn.{bloc.code}",
                f"{bloc.name}: {len(bloc.units)} đơn vị lập và trình hồ sơ",
                autumn_day(bloc),
                partial(autumn.draft_and_submit, bloc),
            )
            for bloc in blocs()
        ),
        Chapter("2020.blocs", "Các khối bình xét", winter.SENT_BACK_ON, winter.review_in_blocs),
        Chapter(
            "2020.board", "Phòng Nội vụ tiếp nhận, thẩm định", winter.RECEIVED_ON, winter.appraise_at_board
        ),
        Chapter(
            "2020.conference",
            "Hội nghị điển hình tiên tiến",
            campaigns.DRAFTED_ON,
            partial(campaigns.reward_batch, campaigns.conference()),
        ),
        Chapter(
            "2020.directive",
            "Học tập và làm theo Bác",
            campaigns.DRAFTED_ON,
            partial(campaigns.reward_batch, campaigns.directive()),
        ),
        Chapter("2020.council", "Hội đồng 16 thành viên họp", winter.CONVENED_ON, winter.meet),
        Chapter("2020.decisions", "Các quyết định tháng 12", winter.AFTER_MEETING.drafted, winter.decide),
        Chapter(
            "2020.closing",
            "Kết thúc các hồ sơ đã xong",
            date(2020, 12, 31),
            aftermath.run_waiting_jobs,
            is_whole=False,
        ),
        Chapter(
            "2021.upward", "Hồ sơ trình tỉnh được khen thưởng", date(2020, 12, 29), aftermath.reward_above
        ),
        Chapter(
            "2021.closing",
            "Kết thúc hồ sơ trình tỉnh",
            date(2021, 2, 5),
            aftermath.run_waiting_jobs,
            is_whole=False,
        ),
        Chapter(
            "2025.succession",
            "Huyện Hà Quảng kết thúc, bàn giao cho tỉnh",
            aftermath.FIRST_DAY,
            aftermath.end_the_district,
        ),
        Chapter(
            "2025.province",
            "Tỉnh Cao Bằng: xã, phường, sở, hội đồng tỉnh",
            organs_today.SINCE,
            organs_today.found_today,
        ),
        Chapter("2025.rules", "Quy chế của tỉnh", organs_today.RULES_ON, organs_today.set_rules),
        Chapter(
            "2025.registration", "Các xã, sở đăng ký thi đua", date(2025, 8, 4), organs_today.register_units
        ),
        Chapter(
            "2026.people",
            "Danh sách người của các xã, sở",
            dossier_steps.DRAFTED_ON,
            people_today.enter_people,
        ),
        Chapter(
            "2026.desks",
            "Hồ sơ chờ trên từng bàn",
            waiting_dossiers.last_day(),
            waiting_dossiers.fill_the_desks,
        ),
        Chapter(
            "2026.law",
            "Pháp chế của tỉnh, một gói luật giả định chờ xác nhận, và bàn nhập",
            waiting_dossiers.last_day(),
            jurists_today.load_invented_law,
        ),
        Chapter(
            "2026.closing",
            "Kết thúc các hồ sơ đã xong",
            waiting_dossiers.last_day(),
            aftermath.run_waiting_jobs,
            is_whole=False,
        ),
        Chapter("2026.ending", "Ngày cuối", waiting_dossiers.last_day(), end_the_story),
    ]


def play(say: Callable[[str], object]) -> None:
    """Plays what is not yet written down as played."""
    played = played_chapters()
    for chapter in chapters():
        if chapter.key in played:
            continue
        began = monotonic()
        say(f"{chapter.title} …")
        _play(chapter)
        say(f"  xong sau {monotonic() - began:.1f} giây")


def played_chapters() -> dict[str, Summary]:
    return dict(Job.objects.filter(kind=KIND).values_list("title", "about"))


def is_played() -> bool:
    return {chapter.key for chapter in chapters()} <= played_chapters().keys()


def _play(chapter: Chapter) -> None:
    with at(chapter.on):
        if not chapter.is_whole:
            chapter.tell(chapter.on)
            _write_down(chapter, None)
            return
        with transaction.atomic():
            _write_down(chapter, chapter.tell(chapter.on))


def _write_down(chapter: Chapter, told: Summary | None) -> None:
    narrator, _ = User.objects.get_or_create(username=NARRATOR, defaults={"is_active": False})
    Job.objects.create(
        owner=narrator,
        kind=KIND,
        title=chapter.key,
        state=Job.State.DONE,
        about=told or {},
        finished_at=timezone.now(),
    )


__all__ = ["Chapter", "chapters", "is_played", "partial", "play", "played_chapters"]
