"""Blocs with members and offices of each year come in by the page of loads, through the doors of blocs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from dossiers.loading.kinds.organs.bloc_years import BLOCS_LOAD
from roles.founding import found_unit
from roles.models import Bloc, BlocMembership, BlocOffice, Unit
from tests.browsing import words
from tests.dossiers.loading.conftest import Send
from tests.dossiers.loading.past_workbooks import load_workbook
from tests.scene import SINCE, Scene
from workflow.proofs.registry import state_findings

pytestmark = pytest.mark.scene(units=3)
FIRST, SECOND, THIRD = (f"Ủy ban nhân dân xã số {n}" for n in (1, 2, 3))


def row(unit: str, year: int = 2018, **given: Any) -> dict[str, Any]:
    said = {"code": "K7", "name": "Khối các xã vùng cao", "year": year, "unit": unit}
    paper = {"paper_number": f"{year}/QĐ-UBND", "paper_on": date(year, 2, 1), "paper_by": "UBND huyện"}
    return said | paper | given


def sheet_of(*rows: dict[str, Any]) -> bytes:
    return load_workbook(rows, kind=BLOCS_LOAD)


def test_two_years_of_a_bloc_enter_with_their_offices_and_a_second_time_nothing(
    send: Send, confirm: Callable[[], Any], scene: Scene
) -> None:
    rows = [
        row(FIRST, role="Khối trưởng, cụm trưởng"),
        row(SECOND, role="Khối phó, cụm phó"),
        row(THIRD, role="Đơn vị phối hợp"),
        row(SECOND, 2019, role="Khối trưởng, cụm trưởng", name=""),
        row(FIRST, 2019),
    ]

    ready = words_of(send(sheet_of(*rows), sheet="khoi-cum"))
    stored = words(confirm())
    again = words_of(send(sheet_of(*rows), sheet="khoi-cum"))

    assert "Khối, cụm lập mới: 1" in ready and "Lượt đơn vị vào khối, cụm: 5" in ready
    assert "Lượt cử khối trưởng, khối phó: 3" in ready and "không xóa được" in ready
    assert "Đã ghi 5 dòng thành viên" in stored and "5 dòng đã có sẵn" in again
    bloc = Bloc.objects.get(code="K7")
    kinds = dict(BlocMembership.objects.filter(bloc=bloc, year=2018).values_list("unit", "kind"))
    assert [kinds[unit.pk] for unit in scene.units] == ["member", "member", "guest"]
    held = BlocOffice.objects.filter(bloc=bloc).order_by("year", "role")
    assert [(each.year, each.role, each.unit) for each in held] == [
        (2018, "deputy", scene.units[1]),
        (2018, "head", scene.units[0]),
        (2019, "head", scene.units[1]),
    ]
    assert held[0].paper == "2018/QĐ-UBND ngày 01/02/2018 của UBND huyện"
    assert [each for each in state_findings("bloc", bloc.pk) if hasattr(each, "field")] == []
    BlocMembership.objects.filter(bloc=bloc, year=2019, unit=scene.units[0]).update(kind="guest")
    forged = [each.field for each in state_findings("bloc", bloc.pk) if hasattr(each, "field")]
    assert forged == ["kind"]


def test_the_blocs_of_the_coming_year_enter_before_it_and_those_of_a_later_one_do_not(
    send: Send, confirm: Callable[[], Any], scene: Scene
) -> None:
    decided = {"paper_on": date(2020, 11, 12)}
    rows = [row(FIRST, 2021, role="Khối trưởng, cụm trưởng", **decided), row(SECOND, 2021, **decided)]

    late = words_of(send(sheet_of(row(FIRST, 2022, **decided)), sheet="khoi-cum"))
    send(sheet_of(*rows), sheet="khoi-cum")
    stored = words(confirm())

    assert "“Năm” là 2022; phải từ 1945 đến 2021." in late
    assert "Đã ghi 2 dòng thành viên" in stored
    bloc = Bloc.objects.get(code="K7")
    assert BlocMembership.objects.filter(bloc=bloc, year=2021).count() == 2
    assert bloc.offices.get().year == 2021
    assert [each for each in state_findings("bloc", bloc.pk) if hasattr(each, "field")] == []


def test_every_fault_is_told_at_once_and_the_marked_file_comes_back(send: Send, scene: Scene) -> None:
    own = Bloc.objects.get(pk=scene.bloc.pk)
    found_unit(level="xã", name="xã đã giải thể", since=SINCE, jurisdiction=scene.district)
    Unit.objects.filter(profiles__name="xã đã giải thể").update(ended_on=date(2018, 12, 31))

    shown = words_of(
        send(
            sheet_of(
                row(FIRST, role="Khối trưởng, cụm trưởng"),
                row(SECOND, role="Khối trưởng, cụm trưởng"),
                row(FIRST, name="Khối khác"),
                row("Xã không có"),
                row(THIRD, code="K8", name=""),
                row(THIRD, 2019, code=own.code, name="Tên khác"),
                row(FIRST, 2019, role="Khối trưởng, cụm trưởng"),
                row("xã đã giải thể", 2019),
                row(FIRST, 2020),
                row(SECOND, 2019, role="Trưởng khối"),
                row("", 2019),
            ),
            sheet="khoi-cum",
        )
    )

    for fault in (
        f"Năm 2018, Khối các xã vùng cao đã có khối trưởng: {FIRST}.",
        "Mã K7 là của “Khối các xã vùng cao”.",
        f"{FIRST} đã có ở dòng 2 trong năm 2018.",
        "Không có đơn vị nào mang tên “Xã không có”.",
        "Chưa có khối, cụm mã K8.",
        f"Mã {own.code} là của “{own.name}”.",
        f"{FIRST} đã là khối trưởng năm 2018; khối trưởng, khối phó luân phiên hằng năm.",
        "xã đã giải thể đã kết thúc hoạt động trước năm 2019.",
        f"Năm 2020, {FIRST} đã thuộc “{own.name}”.",
        "“Trưởng khối” không có trong danh sách “Vai trò”.",
        "Chưa ghi đơn vị.",
    ):
        assert fault in shown, fault
    assert "Còn 11 chỗ phải sửa" in shown and "danh-dau-loi.xlsx" in shown
    assert not Bloc.objects.filter(code="K7").exists()


def test_a_head_goes_on_with_a_reason_and_offices_come_to_members_that_are_there(
    send: Send, confirm: Callable[[], Any], scene: Scene
) -> None:
    send(sheet_of(row(FIRST, role="Khối trưởng, cụm trưởng"), row(SECOND)), sheet="khoi-cum")
    confirm()
    why = "Theo đề nghị của các đơn vị thành viên."
    later = row(FIRST, 2019, role="Khối trưởng, cụm trưởng", reason=why)

    send(sheet_of(later, row(SECOND, role="Khối phó, cụm phó")), sheet="khoi-cum")
    confirm()

    held = BlocOffice.objects.filter(bloc__code="K7").order_by("year", "role")
    assert [(each.year, each.role, each.reason) for each in held] == [
        (2018, "deputy", ""),
        (2018, "head", ""),
        (2019, "head", why),
    ]


def words_of(page: str) -> str:
    return " ".join(page.split())
