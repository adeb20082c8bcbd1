"""Jurisdictions below come in by the page of loads, each with the officer who begins there."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from dossiers.loading import load_job
from dossiers.loading.kinds import placed_powers
from dossiers.loading.kinds.powers_below import POWERS_LOAD
from dossiers.models import Job
from roles.founding import rename_unit
from roles.models import Appointment, Jurisdiction, UnitProfile
from roles.rights.permissions import mandate_for
from tests.browsing import Client, words
from tests.dossiers.loading.conftest import Send, signed_in
from tests.dossiers.loading.past_workbooks import load_workbook
from tests.scene import TODAY, Scene
from trail.models import Entry
from workflow.proofs.registry import state_findings

pytestmark = pytest.mark.scene(units=2)


def power_row(organ: str, name: str, username: str, **given: Any) -> dict[str, Any]:
    row = {
        "organ": organ,
        "name": name,
        "level": "Cấp xã",
        "since": date(2020, 3, 1),
        "place": "Hà Quảng",
        "instrument": "Nghị quyết 864/NQ-UBTVQH14 ngày 10/01/2020",
        "heading": f"Chủ tịch {organ}",
        "organ_heading": organ if organ.startswith("Ủy ban") else f"UBND {name}",
        "username": username,
        "full_name": "Nông Thị Hoa",
        "post": "Công chức Văn hóa - Xã hội",
        "paper_number": "05/QĐ-UBND",
        "paper_on": date(2020, 2, 25),
        "paper_by": "Ủy ban nhân dân huyện Hà Quảng",
    }
    return row | given


def sheet_of(*rows: dict[str, Any]) -> bytes:
    return load_workbook(rows, kind=POWERS_LOAD)


def test_a_known_organ_and_a_new_one_get_their_power_and_an_officer_who_can_sign_in(
    send: Send,
    confirm: Callable[[], Any],
    officer: Client,
    scene: Scene,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Even of a long file: no worker could hand the passwords out."""
    rename_unit(scene.units[0], since=date(2020, 2, 1), code="X1")
    known = power_row("", "xã số 1", "hoa.nt", organ_code="x1", organ_heading="UBND xã số 1")
    new = power_row("Ủy ban nhân dân xã Sóc Hà", "xã Sóc Hà", "bao.lv", organ_code="SH")
    new |= {"full_name": "Lý Văn Bảo"}
    taken = power_row("Ủy ban nhân dân xã số 2", "xã số 2", "clerk2", full_name="")

    ready = send(sheet_of(known, new, taken), sheet="cap-truc-thuoc")
    monkeypatch.setattr(load_job, "AT_ONCE_ROWS", 2)
    answer = confirm()
    monkeypatch.undo()
    shown = words(answer)

    assert "Cơ quan được thành lập cùng: 1" in words_of(ready) and "Tài khoản mới: 2" in words_of(ready)
    assert answer.headers["Cache-Control"] == "private, no-store" and "Đã có tài khoản" in shown
    first, second = re.findall(r"<code>(\w{4}-\w{4}-\w{4}-\w{4})</code>", answer.content.decode())
    below = {each.name: each for each in Jurisdiction.objects.filter(above=scene.district)}
    assert (below["xã số 1"].organ, below["xã số 2"].organ) == (scene.units[0], scene.units[1])
    organ = UnitProfile.objects.get(unit=below["xã Sóc Hà"].organ)
    assert (organ.code, organ.parent, organ.jurisdiction) == ("SH", scene.district.organ, scene.district)
    for username, name, password in (("hoa.nt", "xã số 1", first), ("bao.lv", "xã Sóc Hà", second)):
        user = User.objects.get(username=username)
        assert user.check_password(password) and user.given_password
        assert mandate_for(user, "appoint", below[name], on=TODAY)
    assert mandate_for(scene["clerk2"], "appoint", below["xã số 2"], on=TODAY)
    job = Job.objects.get()
    kept = f"{job.about}{[entry.payload for entry in Entry.objects.all()]}"
    assert first not in kept and second not in kept
    later = words(officer.get(reverse("dossiers:load_outcome", args=[job.pk])))
    assert "Đã ghi 3 cấp có thẩm quyền" in later and "nhờ người quản trị máy chủ cấp" in later
    assert first not in later
    assert "3 dòng đã có sẵn" in words_of(send(sheet_of(known, new, taken), sheet="cap-truc-thuoc"))


def words_of(page: str) -> str:
    return " ".join(page.split())


def test_a_power_that_is_forged_after_the_load_is_found(send: Send, confirm: Callable[[], Any]) -> None:
    send(sheet_of(power_row("Ủy ban nhân dân xã số 1", "xã số 1", "hoa.nt")), sheet="cap-truc-thuoc")
    confirm()
    made = Jurisdiction.objects.get(name="xã số 1")

    sound = [each for each in state_findings("jurisdiction", made.pk) if hasattr(each, "field")]
    Jurisdiction.objects.filter(pk=made.pk).update(symbol="QĐ-X")
    found = [each for each in state_findings("jurisdiction", made.pk) if hasattr(each, "field")]

    assert sound == []
    assert [(each.field, each.row, each.history) for each in found] == [("symbol", "QĐ-X", "QĐ-UBND")]


def test_what_cannot_be_meant_is_a_fault_of_its_cell(
    send: Send, scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(placed_powers, "MOST_POWERS", 1)
    organ = "Ủy ban nhân dân xã số 1"

    shown = words_of(
        send(
            sheet_of(
                power_row("", "xã A", "a", organ_code="KHÔNG", organ_heading="UBND xã A"),
                power_row(organ, "xã B", "b", level="Cấp huyện"),
                power_row("Cơ quan C", "xã C", "c", full_name=""),
                power_row("Cơ quan D", "xã D", "clerk1", full_name="Người Khác"),
                power_row("Cơ quan E", "xã E", "có dấu"),
                power_row("", "xã G", "g", organ_heading="UBND xã G"),
                power_row("Cơ quan H", "xã H", "h"),
                power_row("Cơ quan I", "xã h", "i"),
                power_row("Cơ quan K", "xã K", "h", full_name="Lý Văn Bảo"),
                power_row("Cơ quan L", "xã L", "l"),
                power_row("Sở Y tế", "Sở Y tế", "m", organ_heading="Sở Y tế tỉnh Cao Bằng"),
            ),
            sheet="cap-truc-thuoc",
        )
    )

    for told in (
        "không có đơn vị nào mang mã KHÔNG",
        "Cơ quan “Ủy ban nhân dân xã số 1” đang ghi là “cấp xã”.",
        "Chưa có tài khoản “c” mà dòng không ghi họ và tên.",
        "Ký hiệu “QĐ-UBND” là của Ủy ban nhân dân, không phải của “Sở Y tế tỉnh Cao Bằng”.",
        "Tài khoản “clerk1” là của",
        "Tên đăng nhập “có dấu” có chữ không dùng được.",
        "Chưa ghi cơ quan.",
        "“xã h” đã có ở dòng 8.",
        "Tên đăng nhập “h” ở dòng 8 là của người khác.",
        "Bảng có 3 cấp mới; mỗi tệp nhiều nhất 1.",
    ):
        assert told in shown, told
    assert "Còn 10 chỗ phải sửa" in shown and not Appointment.objects.filter(user__username="h").exists()


def test_the_page_of_the_levels_below_leads_to_the_load_whoever_may_found(
    officer: Client, scene: Scene
) -> None:
    load = reverse("dossiers:load", args=[scene.district.pk, "cap-truc-thuoc"])
    page = reverse("workflow:below", args=[scene.district.pk])

    of_officer = f'href="{load}"' in officer.get(page).content.decode()
    of_chair = f'href="{load}"' in signed_in(scene, "chair").get(page).content.decode()

    assert (of_officer, of_chair) == (True, False)
