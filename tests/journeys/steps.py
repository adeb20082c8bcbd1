"""What each person does on the pages, by the words they read and click."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

from tests.journeys.workbook import fill, mend
from tests.papers import small_pdf

PAPERS = ("petition", "achievement_report", "minutes", "initiative_certificate")


def said(page: Page, words: str) -> None:
    """The page says so where it tells what was done."""
    expect(page.get_by_text(words).first).to_be_visible()


def press(page: Page, words: str) -> None:
    page.get_by_role("button", name=words, exact=True).click()


def follow(page: Page, words: str) -> None:
    page.get_by_role("link", name=words).first.click()


def go_home(page: Page) -> None:
    """Whoever has just come is there."""
    if urlsplit(page.url).path != "/":
        page.goto("/")


def take_up(page: Page, what: str) -> None:
    """From home to what waits there."""
    go_home(page)
    page.get_by_role("link", name=re.compile(rf"^{what}\s*:")).first.click()


def begin(page: Page) -> None:
    follow(page, "Lập hồ sơ mới")
    page.get_by_label("Tên hồ sơ").fill("Đề nghị khen thưởng tổng kết năm 2020")
    press(page, "Lập hồ sơ")
    said(page, "Đã lập hồ sơ")


def import_list(page: Page, room: Path) -> list[str]:
    """Returns the two faults as the page told them, once both are mended and the list is stored."""
    follow(page, "Nhập từ Excel")
    with page.expect_download() as template:
        follow(page, "Tải tệp mẫu")
    template.value.save_as(room / "mau.xlsx")
    wrong = fill(room / "mau.xlsx", room / "danh-sach.xlsx", fighters=3)
    _upload(page, room / "danh-sach.xlsx")
    said(page, "Chưa ghi dòng nào vào hồ sơ")
    told = page.get_by_role("row").filter(has_text=re.compile("^Ô ")).all_inner_texts()
    with page.expect_download() as marked:
        follow(page, "Tải tệp đã tô đỏ các ô sai")
    marked.value.save_as(room / "danh-dau.xlsx")
    mend(room / "danh-dau.xlsx", room / "da-sua.xlsx", wrong)
    follow(page, "Tải lên tệp đã sửa")
    _upload(page, room / "da-sua.xlsx")
    said(page, "Danh sách không có lỗi")
    press(page, "Ghi vào hồ sơ")
    said(page, "Đã thêm 23 trường hợp đề nghị.")
    follow(page, "Mở hồ sơ")
    assert [cell in line for cell, line in zip(sorted(wrong), sorted(told), strict=True)] == [True, True]
    return told


def _upload(page: Page, file: Path) -> None:
    page.get_by_label("Tệp danh sách").set_input_files(file)
    press(page, "Tải lên và kiểm tra")


def attach_papers(page: Page) -> None:
    for kind in PAPERS:
        page.get_by_label("Loại giấy tờ").select_option(kind)
        page.get_by_label("Tệp đính kèm").set_input_files(
            {"name": f"{kind}.pdf", "mimeType": "application/pdf", "buffer": small_pdf(kind)}
        )
        press(page, "Đính kèm")
        said(page, f"Đã đính kèm “{kind}.pdf”")


def hand_in(page: Page) -> None:
    """What nothing stops stands on the head's home as ready."""
    go_home(page)
    said(page, "Trình được")
    take_up(page, "Trình")
    press(page, "Trình hồ sơ")
    said(page, "Đã trình")


def receive(page: Page) -> None:
    take_up(page, "Tiếp nhận")
    press(page, "Tiếp nhận hồ sơ")
    said(page, "Đã tiếp nhận")


def review(page: Page, *, against: str) -> None:
    """Agrees to everything except one person's CSTĐCS."""
    receive(page)
    case = f"{against}, Chiến sĩ thi đua cơ sở"
    group = page.get_by_role("group", name=f"Ý kiến về {case}")
    group.get_by_label("Không đồng ý").check()
    page.get_by_label(f"Lý do về {case}").fill("Chưa nổi trội so với các trường hợp khác.")
    press(page, "Đồng ý tất cả, trừ trường hợp đã chọn không, và gửi")
    said(page, "Đã gửi")


def receive_and_appraise(page: Page) -> None:
    """Receives, answers what the law leaves to him by the paper with its reason, and finds all in order."""
    receive(page)
    for choice in page.get_by_label(re.compile("^Căn cứ kết luận chung: Đơn vị chưa đăng ký")).all():
        choice.select_option(label="Số, ký hiệu, ngày của văn bản đăng ký thi đua, ghi ở ô dưới")
    written = re.compile("^Điều luật hoặc số liệu đã chọn, ghi rõ: Đơn vị chưa đăng ký")
    for box in page.get_by_label(written).all():
        box.fill("03/ĐK-UBND ngày 15/01/2020")
    for box in page.get_by_label(re.compile("^Lý do xử lý chung: Đơn vị chưa đăng ký")).all():
        box.fill("Đã đăng ký bằng văn bản giấy từ đầu năm.")
    press(page, "Xem lại các trường hợp chưa chọn để ghi đủ điều kiện…")
    page.get_by_role("button", name=re.compile(r"^Ghi \d+ trường hợp đủ điều kiện$")).click()
    said(page, "Đã ")


def convene(page: Page) -> None:
    take_up(page, "Triệu tập họp")
    page.get_by_label("Nội dung cuộc họp").fill("Xét tặng danh hiệu thi đua năm 2020")
    page.get_by_label("Ngày họp").fill("20/11/2020")
    page.get_by_label("Giờ bắt đầu").fill("14:00")
    page.get_by_label("Địa điểm").fill("phòng họp số 2, trụ sở Ủy ban nhân dân huyện")
    press(page, "Triệu tập cuộc họp")
    said(page, "không có trọn một ngày làm việc nào")
    press(page, "Triệu tập cuộc họp")
    said(page, "Đã triệu tập cuộc họp.")


def open_meeting(page: Page) -> None:
    take_up(page, "Khai mạc")
    follow(page, "Khai mạc")
    press(page, "Đánh dấu tất cả có mặt")
    press(page, "Xem lại trước khi khai mạc")
    press(page, "Khai mạc, chốt danh sách")
    said(page, "Đã khai mạc.")


def vote_for_all(page: Page, *, items: int) -> None:
    take_up(page, "Vào cuộc họp")
    follow(page, "Bỏ phiếu")
    questions = page.get_by_role("group", name=re.compile(r"^\d+\. "))
    expect(questions).to_have_count(items)
    for question in questions.all():
        question.get_by_text("Đồng ý", exact=True).click()
    press(page, "Xem lại và gửi")
    press(page, "Gửi phiếu")
    said(page, "Phiếu đã được gửi")


def close_meeting(page: Page) -> None:
    take_up(page, "Vào cuộc họp")
    follow(page, "Kết thúc cuộc họp")
    page.get_by_label("Giờ").fill("16:00")
    press(page, "Kết thúc, công bố kết quả")
    said(page, "Đã kết thúc cuộc họp.")
    follow(page, "Lập biên bản")
    page.get_by_label("Số biên bản").fill("5")
    page.get_by_label("Ngày biên bản").fill("20/11/2020")
    press(page, "Lập biên bản")
    expect(page.get_by_role("link", name="Biên bản (PDF)")).to_be_visible()


def draft_decision(page: Page) -> None:
    take_up(page, "Dự thảo")
    follow(page, "Soạn dự thảo Chiến sĩ thi đua cơ sở năm 2020")
    page.get_by_label("Theo đề nghị của").fill("Theo đề nghị của Trưởng phòng Nội vụ")
    page.get_by_label("Số tờ trình trình ký").fill("12/TTr-PNV")
    page.get_by_label("Ngày tờ trình trình ký").fill("20/11/2020")
    press(page, "Lập dự thảo")
    said(page, "Đã ")


def sign(page: Page) -> None:
    take_up(page, "Xem và ký")
    follow(page, "Xem và ký")
    press(page, "Xem lại trước khi ký")
    press(page, "Ký quyết định")
    said(page, "Đã ký")


def number_and_issue(page: Page) -> None:
    take_up(page, "Ban hành")
    follow(page, "Cấp số, ban hành")
    press(page, "Cấp số, ban hành")
    said(page, "Đã ban hành")


def printed(page: Page) -> bytes:
    """The bytes behind the link to the printed paper."""
    link = page.get_by_role("link", name="Bản in (PDF)").first.get_attribute("href")
    assert link is not None
    answer = page.request.get(link)
    assert answer.headers["content-type"] == "application/pdf"
    return answer.body()


def read_story(page: Page) -> str:
    """From the auditor's home to the dossier's timeline; all of its words."""
    follow(page, "Xem hồ sơ")
    follow(page, "Đề nghị khen thưởng tổng kết năm 2020")
    page.wait_for_url(re.compile(r"/ho-so/\d+/$"))
    page.get_by_role("main").get_by_role("link", name="Nhật ký").click()
    page.wait_for_url(re.compile(r"/ho-so/\d+/nhat-ky/$"))
    folded = page.locator("main details:not([open]) > summary:visible")
    while folded.count():
        folded.first.click()
    return page.get_by_role("main").inner_text()
