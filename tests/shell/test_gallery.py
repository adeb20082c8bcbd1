"""Every component in a real browser: reachable, readable, at home on a phone, alive without JavaScript."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.journey
AXE = Path(__file__).parent.parent / "vendor/axe-core-4.14.1/axe.min.js"
RULES = (
    "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})"
)
PAGES = ["/", "/confirm/", "/progress/", "/seats/", "/nowhere/"]
WIDE, PHONE = {"width": 1280, "height": 850}, {"width": 390, "height": 844}


@pytest.fixture
def page(browser: Browser, gallery_address: str) -> Iterator[Page]:
    context = browser.new_context(base_url=gallery_address, viewport=WIDE, locale="vi-VN")
    yield context.new_page()
    context.close()


@pytest.fixture
def plain_page(browser: Browser, gallery_address: str) -> Iterator[Page]:
    context = browser.new_context(base_url=gallery_address, viewport=PHONE, java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(
    page: Page, address: str, size: dict[str, int]
) -> None:
    page.set_viewport_size(size)
    page.goto(address)
    for menu in page.locator("details.seat, details.finding").all():
        menu.evaluate("menu => { menu.open = true; }")
    page.evaluate(AXE.read_text())

    report = page.evaluate(RULES)

    assert len(report["passes"]) > 20
    assert [(fault["id"], fault["nodes"][0]["html"]) for fault in report["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") == size["width"]


def test_the_strict_content_policy_blocks_nothing_of_ours(page: Page) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: message.type == "error" and complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))

    with page.expect_response("**/job/"):
        page.goto("/")
        # As the browser writes it when somebody draws a field larger; what is swapped in does not copy it.
        page.evaluate("document.querySelectorAll('[id]').forEach(each => { each.style.minHeight = '1px'; })")
    page.wait_for_selector("text=Đang làm: 200 trên 500")

    assert complaints == []
    loaded = "document.fonts.load('16px \"Be Vietnam Pro\"', 'Ủy ban nhân dân').then(faces => faces.length)"
    assert page.evaluate(loaded) == 2


def test_the_first_tab_leads_past_the_menu_and_the_faults_take_the_focus(page: Page) -> None:
    page.goto("/confirm/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Đến nội dung chính"

    page.goto("/")
    assert page.evaluate("document.activeElement.className").startswith("notice tone-red error-summary")


def test_a_menu_closes_on_escape_and_gives_the_focus_back(page: Page) -> None:
    page.goto("/confirm/")
    page.click(".seat > summary")
    page.keyboard.press("Escape")

    assert not page.locator(".seat").evaluate("seat => seat.open")
    assert page.evaluate("document.activeElement.parentElement.className") == "seat"


def test_a_phone_without_javascript_opens_the_menu_the_seat_and_a_finding(plain_page: Page) -> None:
    plain_page.goto("/")
    decisions = ".phone-menu-panel a[href='/quyet-dinh/']"
    assert not plain_page.is_visible(decisions)

    plain_page.click(".phone-menu > summary")
    assert plain_page.is_visible(decisions)
    plain_page.click(".phone-menu > summary")
    plain_page.click(".seat > summary")
    assert plain_page.is_visible("text=Tài khoản của tôi")
    plain_page.click(".finding:nth-of-type(2) > summary")
    assert plain_page.is_visible("text=Tải lên tệp PDF.")


def test_on_a_phone_the_text_of_a_cell_stays_beside_its_label(plain_page: Page) -> None:
    plain_page.goto("/")
    cell = plain_page.get_by_text("912/QĐ-UBND").locator("xpath=ancestor::td")

    lefts = cell.evaluate(
        """cell => {
            const told = document.createRange(); told.selectNodeContents(cell);
            const from = cell.getBoundingClientRect().left;
            return [...told.getClientRects()].map(line => line.left - from);
        }"""
    )

    assert len(lefts) > 2
    assert min(lefts) > 110


def test_a_row_of_a_long_list_is_low_on_a_phone_and_folds_its_paper_there_alone(plain_page: Page) -> None:
    plain_page.goto("/")
    paper = plain_page.get_by_text("25/QĐ-UBND", exact=True)
    row = paper.locator("xpath=ancestor::tr")
    assert row.evaluate("row => row.offsetHeight") < 140
    assert not paper.is_visible()

    row.locator("summary").click()
    assert paper.is_visible()

    plain_page.set_viewport_size(WIDE)
    plain_page.goto("/")
    assert paper.is_visible()
    assert not row.locator("summary").is_visible()


def test_a_page_that_waits_reloads_itself_without_javascript(plain_page: Page) -> None:
    plain_page.goto("/progress/")

    assert plain_page.locator("meta[http-equiv=refresh]").count() == 1


def test_a_chosen_file_is_named_with_its_size_never_as_nothing(page: Page) -> None:
    page.goto("/")

    for size, told in (
        (1_572_864, "1,5 MB"),
        (1_048_575, "1,0 MB"),
        (12_595, "12,3 KB"),
        (1_024, "1,0 KB"),
        (3, "3 byte"),
    ):
        chosen = {"name": "bằng.pdf", "mimeType": "application/pdf", "buffer": b"x" * size}
        page.set_input_files("#id_evidence", chosen)  # type: ignore[arg-type]
        assert page.text_content(".drop-files") == f"bằng.pdf ({told})"


def test_what_is_chosen_in_a_field_too_narrow_for_it_stands_beneath_it(page: Page) -> None:
    page.goto("/")
    field = page.locator("#id_award")

    field.evaluate("field => { field.style.width = '6rem'; }")
    field.select_option("a")
    assert page.locator("#id_award + .chosen-words").text_content() == "Lao động tiên tiến"

    field.evaluate("field => { field.style.width = '40rem'; }")
    field.select_option("")
    field.select_option("a")
    assert page.locator(".chosen-words").count() == 0


def test_text_is_at_least_sixteen_pixels_where_it_is_read(page: Page) -> None:
    page.goto("/")

    sizes = page.evaluate(
        "['p', 'td', 'label', 'input', '.btn:not(.btn-small)']"
        ".map(name => parseFloat(getComputedStyle(document.querySelector('main ' + name)).fontSize))"
    )

    assert min(sizes) >= 16
    assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") == 16
