"""A house moves in by pages and its own templates alone: from an empty installation to the first dossier."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, expect

from dossiers.loading.kinds.every_kind import kind_called
from dossiers.models import Dossier
from roles.models import Unit
from tests.journeys import steps
from tests.journeys.moved_house import COMMUNES, FIGHTER, SHEETS, YEARS, Sheet
from tests.journeys.site import PHONE, Office, serving
from tests.journeys.steps import follow, press, said
from tests.papers import KINDS, small_pdf
from tests.shell.test_first_run import FILLED, code_from_the_shell

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
DAY = date(2026, 9, 14)
OWN = "sáng nay mưa to ngoài ruộng"
WORKER = [sys.executable, "manage.py", "procrastinate", "worker", "--concurrency=1"]
HEADINGS = 3
LONG = 60_000
"""Milliseconds a worker may take for fifteen hundred rows on a machine that does other things too."""


def test_an_empty_installation_moves_in_and_hands_in_its_first_dossier(
    browser: Browser, tmp_path: Path, child_environment: dict[str, str]
) -> None:
    code = code_from_the_shell()
    with (
        a_worker(child_environment),
        serving(on=DAY) as address,
        Office(browser, address, True, tmp_path) as office,
    ):
        officer = office.stranger()
        found(officer, code)
        passwords: dict[str, str] = {}
        for sheet in SHEETS:
            passwords |= load(officer, sheet, tmp_path)
        assert len(passwords) == 10

        clerk = office.stranger(size=PHONE)
        enter(clerk, "cb.xa.1", passwords)
        rate(clerk)
        draft(clerk)
        head = office.stranger()
        enter(head, "ct.xa.1", passwords)
        steps.take_up(head, "Trình")
        head.get_by_label("Số tờ trình").fill("5/TTr-UBND")
        head.get_by_label("Ngày tờ trình").fill("14/09/2026")
        press(head, "Trình hồ sơ")
        said(head, "Đã trình")
    assert office.problems == []
    assert Unit.objects.count() == 1 + len(COMMUNES)
    dossier = Dossier.objects.get()
    assert (dossier.revision, dossier.nominations.get().standing) == (1, "submitted")


@contextmanager
def a_worker(environment: dict[str, str]) -> Iterator[None]:
    """The site's own, beside it: what is too long for a page is done there."""
    silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(WORKER, env=environment, **silent) as child:
        try:
            yield
        finally:
            child.kill()


def found(page: Page, code: str) -> None:
    """Whatever address one types, an empty installation leads to the page that begins it."""
    page.goto("/ho-so/")
    said(page, "Bắt đầu dùng Vinh Danh")
    page.locator("[name=level]").select_option("tỉnh")
    for name, typed in ({"code": code} | FILLED).items():
        if name != "level":
            page.locator(f"[name={name}]").fill(typed)
    press(page, "Lập cơ quan và bắt đầu")
    said(page, "Đã lập UBND tỉnh Cao Bằng từ 01/07/2025.")
    said(page, "Còn thiếu để làm việc")


def load(page: Page, sheet: Sheet, room: Path) -> dict[str, str]:
    """By the template of the page; the passwords that it hands out, by account."""
    follow(page, "Nạp dữ liệu")
    page.get_by_role("main").get_by_role("link", name=sheet.title, exact=True).click()
    with page.expect_download() as template:
        follow(page, "Tải tệp mẫu (.xlsx)")
    file = room / f"{sheet.code}.xlsx"
    template.value.save_as(file)
    fill(file, sheet)
    page.get_by_label("Tệp dữ liệu").set_input_files(file)
    press(page, "Tải lên và kiểm tra")
    told_in_the_end(page, "Bảng không có lỗi")
    press(page, "Ghi vào dữ liệu")
    passwords = {}
    if sheet.code == "phan-cong":
        said(page, "Trang này chỉ hiện một lần")
        for row in page.locator("main tbody tr").all():
            username, password = row.locator("code").all_inner_texts()
            passwords[username] = password
        follow(page, "Đã in xong, xem kết quả nạp")
    told_in_the_end(page, sheet.stored)
    return passwords


def told_in_the_end(page: Page, words: str) -> None:
    """At once, or by way of the page that shows how far the worker is."""
    shown, way = page.get_by_text(words), page.get_by_role("link", name="Xem kết quả")
    expect(shown.or_(way).first).to_be_visible(timeout=LONG)
    if way.is_visible():
        way.click()
    expect(shown.first).to_be_visible()


def fill(template: Path, sheet: Sheet) -> None:
    """From the row beneath the headings on, each value under the heading of its column."""
    listing = kind_called(sheet.code).listing
    headings = {column.key: column.heading for column in listing.columns}
    book = load_workbook(template)
    page = book[listing.sheet]
    places = {cell.value: cell.column for cell in page[HEADINGS]}
    for number, row in enumerate(sheet.rows, start=HEADINGS + 1):
        for key, value in row.items():
            is_day = isinstance(value, date)
            cell = page.cell(number, places[headings[key]])
            cell.value = datetime(value.year, value.month, value.day) if is_day else value  # noqa: DTZ001
    book.save(template)


def enter(page: Page, username: str, passwords: dict[str, str]) -> None:
    """By the given password, which opens nothing but the page on which he sets his own."""
    page.goto("/")
    page.get_by_label("Tên đăng nhập").fill(username)
    page.get_by_label("Mật khẩu").fill(passwords[username])
    press(page, "Đăng nhập")
    said(page, "Đặt mật khẩu của riêng ông/bà trước")
    page.goto("/ho-so/")
    said(page, "Đặt mật khẩu của riêng ông/bà trước")
    page.locator("[name=old_password]").fill(passwords[username])
    page.locator("[name=new_password1]").fill(OWN)
    page.locator("[name=new_password2]").fill(OWN)
    press(page, "Đổi mật khẩu")
    page.get_by_role("heading", name="Việc của tôi").wait_for()


def rate(page: Page) -> None:
    """This year's rating is nothing of the past: the unit types it on her card, beside what was loaded."""
    page.locator("summary").filter(has_text="Danh mục").click()
    page.get_by_role("link", name="Đơn vị của tôi").click()
    follow(page, "Người và tập thể")
    page.get_by_label("Tên hoặc mã").fill("nong thi hoa")
    page.get_by_role("main").get_by_role("button", name="Tìm").click()
    follow(page, FIGHTER)
    page.locator(f"[name=ratings-{len(YEARS)}-year]").fill("2026")
    page.locator(f"[name=ratings-{len(YEARS)}-level]").select_option("HTXSNV")
    press(page, "Lưu")
    said(page, "Đã lưu")
    page.goto("/")


def draft(page: Page) -> None:
    """On a phone: the person of the loaded list, whose three titles the law finds as they were declared."""
    follow(page, "Lập hồ sơ mới")
    page.get_by_label("Tên hồ sơ").fill("Đề nghị khen thưởng năm 2026")
    press(page, "Lập hồ sơ")
    said(page, "Đã lập hồ sơ")
    page.get_by_label("1. Tìm người, tập thể của đơn vị").fill("nong thi hoa")
    page.get_by_role("checkbox", name=FIGHTER).check()
    page.get_by_label("Danh hiệu thi đua", exact=True).select_option(label="Chiến sĩ thi đua cấp tỉnh")
    press(page, "Thêm vào hồ sơ")
    said(page, "Đã thêm 01 trường hợp Chiến sĩ thi đua cấp tỉnh.")
    press(page, "Chọn sáng kiến SK2025 làm căn cứ")
    expect(page.get_by_role("button", name="Chọn sáng kiến")).to_have_count(0)
    for kind in KINDS:
        page.get_by_label("Loại giấy tờ").select_option(kind)
        file = {"name": f"{kind}.pdf", "mimeType": "application/pdf", "buffer": small_pdf(kind)}
        page.get_by_label("Tệp đính kèm").set_input_files(file)
        press(page, "Đính kèm")
        said(page, f"Đã đính kèm “{kind}.pdf”")
    said(page, "Trình được. Còn 01 trường hợp người thẩm định phải xem xét.")
    follow(page, FIGHTER)
    met = " ".join((page.locator("main").text_content() or "").split())
    assert "03 lần liên tục Chiến sĩ thi đua cơ sở" in met
    assert "Dựa trên 03 danh hiệu, hình thức khen thưởng mới được khai, chưa đối chiếu giấy tờ" in met
