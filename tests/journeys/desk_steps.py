"""What two jurists do at the law desk, by the words they read and click."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from playwright.sync_api import Locator, Page, expect

from tests.journeys.steps import follow, press, said

LAW = "Luật giả định 2027"
Typing = Callable[[Page], None]


class Change(NamedTuple):
    """A rule that the new law says otherwise: its name on the page, the answer, the figures to type."""

    subject: str
    answer: str
    typing: Typing | None = None


def number(label: str, figure: str) -> Typing:
    return lambda page: page.get_by_label(label).first.fill(figure)


def ticked(*words: str) -> Typing:
    """Each of the words has a box; those named are ticked beside what was ticked before."""

    def tick(page: Page) -> None:
        for word in words:
            page.get_by_role("checkbox", name=word, exact=True).first.check()

    return tick


def chosen(label: str, word: str) -> Typing:
    def choose(page: Page) -> None:
        page.get_by_label(label).select_option(label=word)

    return choose


def in_turn(*typings: Typing) -> Typing:
    def all_of_them(page: Page) -> None:
        for typing in typings:
            typing(page)

    return all_of_them


def cleared(group: str, *words: str) -> Typing:
    """Boxes of one list that the new law does not tick."""

    def clear(page: Page) -> None:
        for word in words:
            page.get_by_role("group", name=group).get_by_role("checkbox", name=word, exact=True).uncheck()

    return clear


def without_criterion(place: int) -> Typing:
    return lambda page: page.get_by_label("Giữ tiêu chuẩn này").nth(place).uncheck()


def open_law(page: Page) -> None:
    follow(page, "Nhập văn bản mới")
    follow(page, "Mở văn bản mới")
    page.get_by_label("Tên dùng để dẫn").fill(LAW)
    page.get_by_label("Loại văn bản").select_option(label="Luật")
    page.get_by_label("Ngày ban hành").fill("15/03/2027")
    page.get_by_label("Có hiệu lực từ ngày").fill("01/07/2027")
    page.get_by_label("Lời in làm căn cứ").fill(
        "Luật sửa đổi Luật Thi đua, khen thưởng ngày 15 tháng 3 năm 2027"
    )
    press(page, "Mở để nhập")
    said(page, "chưa danh hiệu, hình thức nào được hai người đối chiếu và xác nhận")


def enter_award(page: Page, name: str, changes: list[Change], *, cases: int) -> None:
    """Every rule of the award, then every case; the award is proposed when all are said to be right."""
    follow(page, "Nhập văn bản mới")
    follow(page, LAW)
    page.get_by_role("link", name=name, exact=True).click()
    for change in changes:
        answer(page, change)
    keep_the_rest(page)
    read_cases(page, count=cases)
    press(page, "Đề nghị xác nhận")
    said(page, "Đã viết, ký và đề nghị gói luật")
    said(page, "Ông/bà đã đề nghị gói này, hoặc nhập quy định trong gói, nên không tự xác nhận được.")


def answer(page: Page, change: Change) -> None:
    page.get_by_role("link", name=f"Trả lời {change.subject}", exact=True).click()
    page.get_by_role("radio", name=re.compile(rf"^{change.answer}\.")).check()
    if change.typing is not None:
        change.typing(page)
    page.get_by_label("Văn bản", exact=True).select_option(label=LAW)
    page.get_by_role("textbox", name="Điều", exact=True).fill("2")
    _evidence(page)
    press(page, "Ghi câu trả lời")
    said(page, f"Đã ghi: {change.subject}.")


def keep_the_rest(page: Page) -> None:
    """What the new law does not amend, by one word, and by its article where the decree before has ended."""
    follow(page, "Giữ nguyên nhiều quy định")
    rules = page.get_by_role("group", name="Quy định giữ nguyên")
    # `all` takes what is there; only an expectation waits for the page that the link leads to.
    expect(rules).to_be_visible()
    _tick_all(rules.get_by_role("checkbox"))
    _evidence(page)
    page.get_by_role("textbox", name="Điều của văn bản mới").fill("5")
    press(page, "Ghi giữ nguyên")
    said(page, "Đã ghi giữ nguyên")
    expect(page.get_by_role("link", name="Chưa trả lời (0)")).to_be_visible()


def _tick_all(boxes: Locator) -> None:
    """The first as a person does; a hundred more moves of the mouse prove nothing, and take minutes."""
    boxes.first.check()
    are_ticked = boxes.evaluate_all(
        "boxes => boxes.map(box => { box.checked || box.click(); return box.checked })"
    )
    assert all(are_ticked)


def _evidence(page: Page) -> None:
    page.get_by_label("Lời của điều luật").fill("Điều 2. Sửa đổi, bổ sung các điều sau đây: …")
    page.get_by_label("Nơi công bố").fill("Công báo số 12 ngày 20/03/2027")


def read_cases(page: Page, *, count: int) -> None:
    """Says of each case that the law answers it rightly."""
    follow(page, "Đọc tình huống")
    right = page.get_by_label("Đúng", exact=True)
    expect(right).to_have_count(count)
    _tick_all(right)
    press(page, "Ghi câu trả lời")
    said(page, "Mọi tình huống đã được trả lời “đúng”.")


def confirm(page: Page) -> None:
    """The other jurist, from what waits for him at home."""
    page.goto("/")
    follow(page, "Đối chiếu, xác nhận")
    page.get_by_label("Đã đối chiếu thế nào").fill("Đối chiếu từng điều với bản đăng Công báo")
    press(page, "Xác nhận gói luật")
    said(page, "từ giờ mọi việc xét theo gói này")
