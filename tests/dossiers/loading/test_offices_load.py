"""Who holds which office where comes in by the page of loads, through the door of appointments."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from guardian.models import UserObjectPermission

from dossiers.loading.kinds.organs.held_offices import APPOINTMENTS_LOAD
from roles.models import Appointment, GivenPassword
from roles.rights.permissions import mandate_for
from tests.browsing import words
from tests.dossiers.loading.conftest import Send
from tests.dossiers.loading.past_workbooks import load_workbook
from tests.scene import TODAY, Scene
from workflow.proofs.registry import state_findings

pytestmark = pytest.mark.scene(units=2)
FIRST = "Ủy ban nhân dân xã số 1"
CLERK = "Cán bộ làm công tác thi đua của đơn vị"


def row(username: str = "nv.thang", **given: Any) -> dict[str, Any]:
    said = {"username": username, "full_name": "Nông Văn Thắng", "office": CLERK, "organ": FIRST}
    said |= {"post": "Công chức", "since": date(2020, 9, 1)}
    paper = {"paper_number": "15/QĐ-UBND", "paper_on": date(2020, 8, 25), "paper_by": "UBND huyện"}
    return said | paper | given


def sheet_of(*rows: dict[str, Any]) -> bytes:
    return load_workbook(rows, kind=APPOINTMENTS_LOAD)


def test_offices_with_new_accounts_and_old_ones_enter_and_a_second_time_nothing(
    send: Send, confirm: Callable[[], Any], scene: Scene
) -> None:
    rows = [
        row(until=date(2021, 12, 31)),
        row(office="Kiểm tra, giám sát", organ="", post="Phó Chánh Thanh tra"),
        row("clerk2", full_name="", organ=FIRST),
    ]

    ready = words_of(send(sheet_of(*rows), sheet="phan-cong"))
    printed = words(confirm())
    again = words_of(send(sheet_of(*rows), sheet="phan-cong"))

    assert "Tài khoản mới: 1" in ready and f"{CLERK}: 2" in ready and "không xóa được" in ready
    assert "Trang này chỉ hiện một lần" in printed and "nv.thang" in printed and "clerk2" not in printed
    assert "3 dòng đã có sẵn" in again
    new = User.objects.get(username="nv.thang")
    assert new.get_full_name() == "Nông Văn Thắng" and GivenPassword.objects.filter(user=new).exists()
    held = Appointment.objects.filter(user=new).order_by("office")
    assert [(each.office, each.organ, each.until) for each in held] == [
        ("auditor", scene.district, None),
        ("unit_clerk", scene.units[0], date(2021, 12, 31)),
    ]
    assert held[0].paper == "15/QĐ-UBND ngày 25/08/2020 của UBND huyện"
    assert mandate_for(new, "audit", scene.district, on=TODAY) is not None
    assert mandate_for(new, "draft_dossier", scene.units[0], on=TODAY) is not None
    key = held[1].pk
    assert [each for each in state_findings("appointment", key) if hasattr(each, "field")] == []
    Appointment.objects.filter(pk=key).update(until=None)
    forged = [each.field for each in state_findings("appointment", key) if hasattr(each, "field")]
    assert forged == ["until"]


def test_an_office_from_a_coming_day_enters_today_and_gives_its_right_from_that_day(
    send: Send, confirm: Callable[[], Any], scene: Scene
) -> None:
    first_day = date(2020, 12, 1)
    send(sheet_of(row(since=first_day, paper_on=date(2020, 11, 18))), sheet="phan-cong")
    confirm()

    new = User.objects.get(username="nv.thang")
    rights = [mandate_for(new, "draft_dossier", scene.units[0], on=day) for day in (TODAY, first_day)]
    assert [right is not None for right in rights] == [False, True]
    key = Appointment.objects.get(user=new).pk
    assert [each for each in state_findings("appointment", key) if hasattr(each, "field")] == []


def test_every_fault_is_told_at_once_in_the_words_of_the_door(send: Send, scene: Scene) -> None:
    shown = words_of(
        send(
            sheet_of(
                row("có dấu"),
                row("ai.do", full_name=""),
                row("clerk2", full_name="Người Khác"),
                row(organ=""),
                row(organ="Xã không có"),
                row(office="Khối trưởng", organ="Khối không có"),
                row(office="Văn thư", organ=FIRST),
                row(office="Thủ trưởng đơn vị"),
                row(until=date(2020, 8, 1)),
                row("nv.tam", full_name="Lý Văn Tám"),
                row("nv.tam", full_name="Lý Văn Chín", organ="Ủy ban nhân dân xã số 2"),
                row("nv.tam", full_name="Lý Văn Tám"),
                row(office="Chủ tịch Hội đồng"),
            ),
            sheet="phan-cong",
        )
    )

    for fault in (
        "Tên đăng nhập “có dấu” có chữ không dùng được.",
        "Chưa có tài khoản “ai.do” mà dòng không ghi họ và tên.",
        "Tài khoản “clerk2” là của Người clerk2.",
        "Chưa ghi nơi giữ chức trách.",
        "Không có đơn vị nào mang tên “Xã không có”.",
        "Có 0 khối, cụm tên “Khối không có”.",
        f"Chức trách này ở chính {scene.district.name}, không ở nơi đã ghi.",
        "Chức trách “Thủ trưởng đơn vị” chỉ có một người; Người head1 đang giữ từ",
        "Ngày kết thúc 01/08/2020 đứng trước 01/09/2020.",
        "Tên đăng nhập “nv.tam” ở dòng trên là của Lý Văn Tám.",
        "Lý Văn Tám đã giữ chức trách",
        "“Chủ tịch Hội đồng” không có trong danh sách “Chức trách”.",
    ):
        assert fault in shown, fault
    assert "Còn 12 chỗ phải sửa" in shown and not User.objects.filter(username="nv.tam").exists()


def test_who_may_not_appoint_cannot_do_it_by_a_load(send: Send, confirm: Callable[[], Any]) -> None:
    send(sheet_of(row()), sheet="phan-cong")
    UserObjectPermission.objects.filter(permission__codename="appoint").delete()

    answer = confirm()

    assert answer.status_code in (403, 409) and not User.objects.filter(username="nv.thang").exists()


def test_many_rows_of_accounts_that_exist_cost_as_many_statements_as_few(
    send: Send, confirm: Callable[[], Any], scene: Scene
) -> None:
    names = ("clerk2", "head2", "chair", "clerk", "secretary", "member01")
    counted = []
    for some in (names[:1], names[1:]):
        rows = [row(name, full_name="") for name in some]
        send(sheet_of(*rows), sheet="phan-cong")
        with CaptureQueriesContext(connection) as seen:
            confirm()
        counted.append(len(seen))

    assert counted[0] == counted[1]


def words_of(page: str) -> str:
    return " ".join(page.split())
