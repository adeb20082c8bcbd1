"""The Board's table of a year: each unit and award, how far each case came, who is late, who was declined."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from dossiers.models import Dossier, Nomination, Standing
from emulation.models import RegisteredTitle, Registration
from printing.inspection.grid import grid_rows
from printing.inspection.pdf_reader import read_pages
from roles.founding.units import NewUnit, found_units
from roles.models import Bloc, Jurisdiction, LocalRule
from tests.browsing import Client, text_of, words
from tests.scene import PAPER, SINCE, Scene, of
from tests.walk import conferred, received
from tests.workflow.corridor_pages import at_the_board, seated, submitted
from workflow.forms.award_stages import STAGE_OF
from workflow.models import Passage

pytestmark = [pytest.mark.scene(), pytest.mark.usefixtures("story_day")]


def address(scene: Scene) -> str:
    return f"/tham-quyen/{scene.district.pk}/bang-tong-hop/"


def rows_of(page: str, caption: str) -> dict[str, dict[str, str]]:
    """What a table of the page says: by row, the words under each label."""
    table = next(part for part in re.findall(r"<table.*?</table>", page, re.DOTALL) if caption in part)
    found = {}
    for row in re.findall(r"<tr>(?:(?!</tr>).)*?<th scope=\"row\">.*?</tr>", table, re.DOTALL):
        head = re.search(r"<th scope=\"row\">(.*?)(?:<span|<svg|</th>)", row, re.DOTALL)
        cells = re.findall(r'<td[^>]*data-label="([^"]*)"[^>]*>(.*?)</td>', row, re.DOTALL)
        assert head is not None
        found[text_of(head[1]).strip()] = {
            label: text_of(cell).strip() for label, cell in cells if text_of(cell).strip()
        }
    return found


def registered(scene: Scene, unit: int, *, is_late: bool = False, **counts: int) -> None:
    made = Registration.objects.create(
        jurisdiction=scene.district,
        unit=scene.units[unit - 1],
        year=2020,
        registered_on=date(2020, 2, 1),
        is_late=is_late,
    )
    for award, count in counts.items():
        RegisteredTitle.objects.create(registration=made, award=award, count=count)


def in_full(scene: Scene) -> Dossier:
    """Of unit 3: 3 CSTĐCS wait for their appraisal, of 20 LĐTT one is awarded and two are declined."""
    dossier = at_the_board(scene)
    received(scene, dossier)
    conferred(scene, of(dossier, "LĐTT")[:1])
    declined = [row.pk for row in of(dossier, "LĐTT")[1:3]]
    reason = "Mới công tác 9 tháng trong năm."
    Nomination.objects.filter(pk__in=declined).update(standing=Standing.NOT_QUALIFIED, reason=reason)
    return dossier


def test_every_standing_of_what_was_handed_over_is_of_one_stage() -> None:
    assert set(Standing) - set(STAGE_OF) == {Standing.DRAFT, Standing.WITHDRAWN}


@pytest.mark.begins(after=in_full)
@pytest.mark.usefixtures("recorded_context")
def test_each_unit_shows_of_each_award_what_was_registered_proposed_and_what_became_of_it(
    scene: Scene,
) -> None:
    registered(scene, 3, LĐTT=25, CSTĐCS=4)
    submitted(scene, unit=2, advanced=3, fighters=0)

    page = seated(scene, "officer").get(address(scene)).content.decode()

    grid = rows_of(page, "Từng đơn vị")
    assert re.search(r"unit-grid year-more.>\s*<summary>Từng đơn vị \(\d+\)", page)
    assert list(grid) == [f"Ủy ban nhân dân xã số {n}" for n in (2, 3)], "in Vietnamese order"
    assert grid["Ủy ban nhân dân xã số 2"] == {"Lao động tiên tiến": "3 đề nghị 3 chờ khối, cụm"}
    assert grid["Ủy ban nhân dân xã số 3"] == {
        "Chiến sĩ thi đua cơ sở": "4 đăng ký 3 đề nghị 3 đủ điều kiện",
        "Lao động tiên tiến": "25 đăng ký 20 đề nghị 17 đủ điều kiện 1 đã khen 2 không được",
    }
    by_award = rows_of(page, "Theo danh hiệu, hình thức")
    assert by_award["Lao động tiên tiến"] == {
        "Đăng ký": "25",
        "Đề nghị": "23",
        "Chờ khối, cụm": "3",
        "Đủ điều kiện": "17",
        "Đã khen thưởng": "1",
        "Không được": "2",
    }
    assert by_award["Cộng"]["Đề nghị"] == "26"
    assert "Chưa đăng ký, chưa đề nghị gì (1) Ủy ban nhân dân xã số 1" in text_of(page)
    assert "1 đã đăng ký, 2 đã đề nghị" in page
    assert "Đã đề nghị 26 trường hợp; đã đăng ký 29 lượt" in text_of(page)


@pytest.mark.begins(after=in_full)
@pytest.mark.usefixtures("recorded_context")
def test_a_bar_is_as_long_as_its_figures_add_up_to(scene: Scene) -> None:
    page = seated(scene, "officer").get(address(scene)).content.decode()

    bar = page.partition("Lao động tiên tiến</a>")[2].partition("</svg>")[0]
    pieces = re.findall(r'class="stage-([\w-]+)" x="([\d.]+)" width="([\d.]+)"', bar)
    assert pieces == [
        ("du-dieu-kien", "0.00", "84.60"),
        ("da-khen", "85.00", "4.60"),
        ("khong-duoc", "90.00", "9.60"),
    ]


@pytest.mark.begins(after=in_full)
@pytest.mark.usefixtures("recorded_context")
def test_a_figure_leads_to_the_dossiers_behind_it_and_they_to_the_case(
    scene: Scene, dossier: Dossier
) -> None:
    other = submitted(scene, unit=2, advanced=3, fighters=0)
    client = seated(scene, "officer")
    page = client.get(address(scene)).content.decode()

    link = re.search(r'href="([^"]*)">2 không được<', page)
    assert link is not None
    listed = client.get(link[1].replace("&amp;", "&"))
    told = words(listed)
    assert f'href="/ho-so/{dossier.pk}/"' in listed.content.decode() and other.code not in told
    assert "Chỉ hồ sơ của Ủy ban nhân dân xã số 3" in told
    assert f'href="/ho-so/{dossier.pk}/#th-{of(dossier, "LĐTT")[1].pk}"' in page, "named with its reason"
    assert words(client.get(address(scene))).count("Mới công tác 9 tháng trong năm.") == 2

    every = client.get("/ho-so/", {"year": 2020, "standing": "de-nghi"}).content.decode()
    assert dossier.code in every and other.code in every
    alien = client.get("/ho-so/", {"unit": scene.district.organ_id}).content.decode()
    assert "Chỉ hồ sơ của" not in alien, "of a unit that has no dossier here nothing is told"


@pytest.mark.begins(after=in_full)
@pytest.mark.usefixtures("recorded_context")
def test_one_award_is_shown_unit_by_unit_and_one_bloc_alone(scene: Scene) -> None:
    submitted(scene, unit=2, advanced=3, fighters=0)
    client = seated(scene, "officer")

    page = client.get(address(scene), {"award": "CSTĐCS"}).content.decode()
    assert rows_of(page, "Chiến sĩ thi đua cơ sở") == {
        "Ủy ban nhân dân xã số 3": {"Đề nghị": "3", "Đủ điều kiện": "3"}
    }
    assert "Mới công tác" not in page, "who was declined another award"
    beside = found_units(
        [NewUnit(level="xã", name="Xã ngoài khối", since=SINCE, jurisdiction=scene.district)]
    )
    assert beside[0].name_on(SINCE) in words(client.get(address(scene)))
    of_bloc = words(client.get(address(scene), {"bloc": scene.bloc.pk}))
    assert "Xã ngoài khối" not in of_bloc and "17 đủ điều kiện" in of_bloc
    offered = f'<option value="{scene.bloc.pk}"'
    assert offered in client.get(address(scene)).content.decode()
    Bloc.objects.filter(pk=scene.bloc.pk).update(ended_on=date(2019, 12, 31))
    assert offered not in client.get(address(scene)).content.decode()
    Jurisdiction.objects.filter(pk=scene.district.pk).update(level="tỉnh")
    noted = words(client.get(address(scene)))
    assert noted.count("Lao động tiên tiến Cấp dưới quyết định, không đề nghị ở đây") == 1


def test_who_is_late_is_told_with_the_day(scene: Scene) -> None:
    dossier = at_the_board(scene)
    registered(scene, 1, LĐTT=5)
    registered(scene, 2, is_late=True, LĐTT=5)
    client = seated(scene, "officer")
    received_late = Passage.objects.filter(dossier=dossier, closed_at__isnull=True)
    received_late.update(due_on="2020-11-18")
    before = words(client.get(address(scene)))
    assert "Chưa đăng ký thi đua (" not in before, "no rule sets a day"

    LocalRule.objects.create(
        jurisdiction=scene.district,
        key="deadline.registration",
        value="02-28",
        since=SINCE,
        citation=PAPER["paper_number"],
        entered_by=scene["officer"],
    )
    page = words(client.get(address(scene)))
    told = page.partition("Hồ sơ quá hạn thẩm định")[2]

    assert "Hồ sơ quá hạn 1 hồ sơ quá hạn thẩm định" in page
    assert "Chậm đăng ký 2 đơn vị: 1 chưa đăng ký, 1 đăng ký muộn" in page
    assert dossier.code in told and "cơ quan thẩm định" in told and "18/11/2020" in told
    assert "Chưa đăng ký thi đua (1) Hạn đăng ký là 28/02/2020. Ủy ban nhân dân xã số 3" in told
    assert "Đăng ký muộn (1) Hạn đăng ký là 28/02/2020. Ủy ban nhân dân xã số 2" in told


def test_a_year_of_which_nothing_is_known_says_what_to_do(scene: Scene) -> None:
    told = words(seated(scene, "officer").get(address(scene)))

    assert "Trong năm 2020 chưa đơn vị nào đăng ký thi đua hay trình hồ sơ" in told
    assert "Khối, cụm thi đua" in told and "<svg" not in told


def test_who_appraises_signs_or_audits_reads_it_and_nobody_else(scene: Scene) -> None:
    for name in ("officer", "chair", "auditor"):
        assert seated(scene, name).get(address(scene)).status_code == 200, name
    for name in ("clerk", "secretary", "bloc_head", "head1"):
        assert seated(scene, name).get(address(scene)).status_code == 403, name
    assert "/bang-tong-hop/" not in seated(scene, "clerk").get("/").content.decode()
    assert address(scene) in seated(scene, "chair").get("/").content.decode()


def test_a_draft_and_what_was_sent_back_stand_nowhere_in_it(scene: Scene) -> None:
    dossier = submitted(scene, unit=3)
    client = seated(scene, "auditor")
    assert "20 đề nghị" in words(client.get(address(scene)))

    Nomination.objects.filter(dossier=dossier).update(standing=Standing.WITHDRAWN)

    assert "đề nghị 20" not in words(client.get(address(scene)))
    assert "chưa đơn vị nào đăng ký thi đua hay trình hồ sơ" in words(client.get(address(scene)))


@pytest.mark.begins(after=in_full)
@pytest.mark.usefixtures("recorded_context")
def test_the_workbook_holds_the_same_and_no_text_of_it_is_a_formula(scene: Scene) -> None:
    registered(scene, 3, LĐTT=25)
    first = of(Dossier.objects.get(), "LĐTT")[1]
    Nomination.objects.filter(pk=first.pk).update(recipient_name="=1+1", sort_key="")

    answer = seated(scene, "chair").get(address(scene).rstrip("/") + ".xlsx")
    book = load_workbook(BytesIO(b"".join(answer)))

    assert book.sheetnames == ["Theo danh hiệu", "Từng đơn vị", "Không đề nghị", "Không được"]
    sums = [cell.value for cell in book["Theo danh hiệu"][6]]
    assert sums[:3] == ["Cộng", 25, 23] and book["Theo danh hiệu"].auto_filter.ref == "A3:K5"
    assert book["Không đề nghị"]["A4"].value == "Ủy ban nhân dân xã số 1"
    assert [cell.value for cell in book["Từng đơn vị"][3]][:5] == [
        "Đơn vị",
        "Danh hiệu, hình thức",
        "Đăng ký",
        "Đề nghị",
        "Chờ khối, cụm",
    ]
    units = {
        row[1].value: [cell.value for cell in row[2:]] for row in book["Từng đơn vị"].iter_rows(min_row=4)
    }
    assert [each for each in units["Lao động tiên tiến"] if each] == [25, 20, 17, 1, 2]
    person = book["Không được"]["A4"]
    assert (person.value, person.data_type, book["Không được"]["F4"].value) == (
        "=1+1",
        "s",
        "Mới công tác 9 tháng trong năm.",
    )


@pytest.mark.begins(after=in_full)
@pytest.mark.usefixtures("recorded_context")
def test_the_paper_is_the_boards_with_each_unit_once_and_stands_before_the_lint(scene: Scene) -> None:
    registered(scene, 3, LĐTT=25)

    answer = seated(scene, "officer").get(address(scene).rstrip("/") + ".pdf")
    pages = read_pages(b"".join(answer))
    told = " ".join(phrase.text for page in pages for phrase in page.phrases)

    assert "BẢNG TỔNG HỢP THI ĐUA, KHEN THƯỞNG NĂM 2020" in told
    assert "số liệu đến ngày 20 tháng 11 năm 2020" in told and "Phòng Nội vụ".upper() in told
    assert "II. Từng đơn vị: đăng ký / đề nghị / được khen (01)" in told
    assert (
        "III. Đơn vị không đề nghị trường hợp nào: 02 đơn vị" in told and "IV. Không được, và lý do" in told
    )
    assert "Chưa đăng ký, khối các xã (02): Ủy ban nhân dân xã số 1; Ủy ban nhân dân xã số 2." in told
    rows = [row.cells for page in pages for row in grid_rows(page)]
    assert ("", "Cộng", "25", "23", "", "", "", "20", "", "1", "2", "") in rows
    assert ("1", "Ủy ban nhân dân xã số 3", "0 / 3 / 0", "25 / 20 / 1") in rows
    assert [row for row in rows if "Ủy ban nhân dân xã số 1" in row] == []
    of_one = seated(scene, "officer").get(address(scene).rstrip("/") + ".pdf?award=LĐTT")
    rows = [row.cells for page in read_pages(b"".join(of_one)) for row in grid_rows(page)]
    assert ("1", "Ủy ban nhân dân xã số 3", "25", "20", "", "", "", "17", "", "1", "2", "") in rows
    for name in ("clerk", "head1"):
        assert seated(scene, name).get(address(scene).rstrip("/") + ".pdf").status_code == 403
    assert seated(scene, "officer").get(address(scene).rstrip("/") + ".xlsx?year=2019").status_code == 302


def statements(client: Client, page: str) -> int:
    client.get(page)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        client.get(page)
    return len(asked)


def test_hundreds_of_units_cost_as_many_statements_as_three(scene: Scene) -> None:
    submitted(scene, unit=3, advanced=3, fighters=0)
    client = seated(scene, "officer")
    few = statements(client, address(scene))
    found_units(
        [
            NewUnit(level="xã", name=f"Xã thứ {n}", since=SINCE, jurisdiction=scene.district)
            for n in range(170)
        ]
    )

    assert statements(client, address(scene)) == few
    assert few <= 40
