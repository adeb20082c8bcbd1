"""Two clerks at two browsers in one draft, with the line cut in between: nothing that was typed is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, expect

from tests.journeys.site import PHONE, Office, serving
from tests.scene import TODAY, build_scene, draft

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def test_two_browsers_in_one_draft_lose_nothing_though_the_line_is_cut(
    browser: Browser, tmp_path: Path
) -> None:
    scene = build_scene(units=2)
    row = draft(scene, advanced=1, fighters=0).nominations.get()
    address = reverse("dossiers:change", args=[row.pk])
    with serving(on=TODAY) as site, Office(browser, site, True, tmp_path) as office:
        clerk, head = office.seat(scene["clerk1"]), office.seat(scene["head1"], size=PHONE)
        clerk.goto(address)
        head.goto(address)
        expect(head.locator("[data-others]")).to_contain_text("Cũng đang mở trang này: Người clerk1")

        clerk.context.set_offline(True)
        clerk.get_by_label("Tóm tắt thành tích").fill("Gõ khi mất mạng")
        expect(clerk.locator("[data-kept]")).to_contain_text("Mất kết nối, chưa lưu.")
        clerk.get_by_role("button", name="Lưu", exact=True).click()
        expect(clerk.locator("[data-kept]")).to_contain_text("Mất kết nối, chưa gửi được.")
        clerk.context.set_offline(False)
        expect(clerk.locator("[data-kept]")).to_contain_text("Đã lưu tạm lúc")
        clerk.goto(address)
        clerk.get_by_role("button", name="Dùng tiếp").click()
        expect(clerk.get_by_label("Tóm tắt thành tích")).to_have_value("Gõ khi mất mạng")

        head.get_by_label("Tóm tắt thành tích").fill("Của thủ trưởng")
        head.get_by_label("Thứ tự ưu tiên").fill("2")
        head.get_by_role("button", name="Lưu", exact=True).click()
        head.wait_for_url("**/soan/**")
        clerk.get_by_role("button", name="Lưu", exact=True).click()
        expect(clerk.get_by_label("Thứ tự ưu tiên")).to_have_value("2")
        clerk.set_viewport_size(PHONE)
        assert clerk.evaluate("document.documentElement.scrollWidth") == 390
        clerk.get_by_label("Tóm tắt thành tích: giữ phần ông/bà nhập").check()
        clerk.get_by_role("button", name="Lưu", exact=True).click()
        clerk.wait_for_url("**/soan/**")
    row.refresh_from_db()
    assert (row.achievement, row.ordinal, row.version) == ("Gõ khi mất mạng", 2, 3)
    assert office.problems == []
