"""Councils with their compositions and members come in by the page of loads."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from dossiers.loading.kinds.organs.councils_loaded import COUNCILS_LOAD
from roles.models import Appointment, Council
from roles.rights.permissions import mandate_for
from tests.browsing import Client, words
from tests.dossiers.loading.conftest import Send
from tests.dossiers.loading.past_workbooks import load_workbook
from tests.scene import TODAY, Scene
from workflow.proofs.registry import state_findings

pytestmark = pytest.mark.scene(units=2)
NAME = "Hội đồng Sáng kiến huyện Hà Quảng"
OLD, NEW = date(2018, 3, 1), date(2020, 3, 1)


def row(username: str, office: str = "Ủy viên Hội đồng", since: date = OLD, **given: Any) -> dict[str, Any]:
    said = {"council": NAME, "since": since, "username": username, "office": office, "post": "Trưởng phòng"}
    paper = {"paper_number": f"{since.year}/QĐ-UBND", "paper_on": since, "paper_by": "UBND huyện"}
    return said | paper | given


def sheet_of(*rows: dict[str, Any]) -> bytes:
    return load_workbook(rows, kind=COUNCILS_LOAD)


def test_two_compositions_enter_with_their_members_and_a_second_time_nothing(
    send: Send, confirm: Callable[[], Any], scene: Scene
) -> None:
    rows = [
        row("chair", "Chủ tịch Hội đồng"),
        row("sk.hoa", "Thư ký Hội đồng", full_name="Lý Thị Hoa"),
        row("chair", "Chủ tịch Hội đồng", NEW),
        row("sk.hoa", "Phó Chủ tịch Hội đồng", NEW, full_name="Lý Thị Hoa"),
        row("clerk", since=NEW),
    ]

    ready = words_of(send(sheet_of(*rows), sheet="hoi-dong"))
    printed = words(confirm())
    again = words_of(send(sheet_of(*rows), sheet="hoi-dong"))

    assert "Hội đồng lập mới: 1" in ready and "Lượt thành viên: 5" in ready and "Tài khoản mới: 1" in ready
    assert "sk.hoa" in printed and NAME in printed and "5 dòng đã có sẵn" in again
    council = Council.objects.get(name=NAME)
    versions = council.versions.order_by("since").values_list("since", "until", "size")
    assert list(versions) == [(OLD, date(2020, 2, 29), 2), (NEW, None, 3)]
    held = Appointment.objects.filter(council=council, user__username="sk.hoa").order_by("since")
    assert [(each.office, each.since, each.until) for each in held] == [
        ("council_secretary", OLD, date(2020, 2, 29)),
        ("council_vice_chair", NEW, None),
    ]
    assert mandate_for(scene["clerk"], "vote", council, on=TODAY) is not None
    assert [each for each in state_findings("council", council.pk) if hasattr(each, "field")] == []
    council.versions.filter(since=NEW).update(size=2)
    assert [each.field for each in state_findings("council", council.pk) if hasattr(each, "field")] == [
        "size"
    ]


def test_a_composition_from_a_coming_day_enters_today_and_votes_from_that_day(
    send: Send, confirm: Callable[[], Any], officer: Client, scene: Scene
) -> None:
    coming = date(2021, 1, 1)
    rows = [row("chair", "Chủ tịch Hội đồng", coming), row("sk.hoa", since=coming, full_name="Lý Thị Hoa")]

    send(sheet_of(*(each | {"paper_on": TODAY} for each in rows)), sheet="hoi-dong")
    confirm()

    council = Council.objects.get(name=NAME)
    rights = [mandate_for(scene["chair"], "vote", council, on=day) for day in (TODAY, coming)]
    assert [right is not None for right in rights] == [False, True]
    page = words(officer.get(reverse("roles:council", args=[council.pk])))
    assert "01/01/2021 Chưa bắt đầu Chưa định 2" in page
    assert "Ngày này hội đồng không có quyết định đang hiệu lực" in page


def test_who_stays_keeps_his_seat_and_whoever_contradicts_is_told(
    send: Send, confirm: Callable[[], Any], scene: Scene
) -> None:
    send(sheet_of(row("chair", "Chủ tịch Hội đồng"), row("clerk")), sheet="hoi-dong")
    confirm()

    faulty = words_of(
        send(
            sheet_of(
                row("chair", "Chủ tịch Hội đồng"),
                row("head1"),
                row("chair", "Chủ tịch Hội đồng", NEW),
                row("clerk", "Thư ký Hội đồng", NEW),
                row("head2", "Chủ tịch Hội đồng", NEW),
                row("head1", since=NEW, paper_number="99/QĐ-UBND"),
                row("chair", "Chủ tịch Hội đồng", date(2017, 1, 1), council=scene.council.name),
            ),
            sheet="hoi-dong",
        )
    )
    send(sheet_of(row("chair", "Chủ tịch Hội đồng", NEW), row("head1", since=NEW)), sheet="hoi-dong")
    stored = words(confirm())

    for fault in (
        f"{NAME} đã có thành phần từ 01/03/2018 với 2 thành viên.",
        "khác dòng 4 của cùng thành phần",
        f"{scene.council.name} đã có thành phần từ",
    ):
        assert fault in faulty, fault
    assert "Đã ghi 1 lần kiện toàn hội đồng" in stored
    council = Council.objects.get(name=NAME)
    seats = Appointment.objects.filter(council=council).order_by("user__username")
    assert [(each.user.username, each.since) for each in seats] == [
        ("chair", OLD),
        ("clerk", OLD),
        ("head1", NEW),
    ]


def test_two_chairs_and_another_office_of_who_sits_there_are_refused(send: Send, scene: Scene) -> None:
    other = scene.council.versions.latest("since").since.replace(year=2020)
    told = {"council": scene.council.name, "since": other}

    shown = words_of(
        send(
            sheet_of(
                row("head1", "Chủ tịch Hội đồng", **told),
                row("member01", "Thư ký Hội đồng", **told),
            ),
            sheet="hoi-dong",
        )
    )

    assert "Chức trách “Chủ tịch Hội đồng” chỉ có một người; Người council_chair đang giữ" in shown
    assert "Người member01 đã giữ chức trách “Ủy viên Hội đồng” ở đây" in shown


def words_of(page: str) -> str:
    return " ".join(page.split())
