"""Home, inbox, lists and search: what waits for whom, found without accents, at a constant cost."""

from __future__ import annotations

import re
from datetime import datetime
from io import BytesIO

import pytest
from django.test import Client
from openpyxl import load_workbook

from dossiers.models import Dossier
from roles.models import Bloc
from tests.scene import TODAY, Scene, draft, of
from tests.walk import INSPECTION, after_bloc, received
from tests.workflow.corridor_pages import appraised, at_the_board, seated, submitted
from workflow.actions.appraise import Appraisal, appraise
from workflow.actions.receive import receive
from workflow.models import Passage
from workflow.views.shared.paging import page_by_day

pytestmark = [pytest.mark.scene(), pytest.mark.usefixtures("story_day")]


EVERYBODY = (
    *("head1", "clerk1", "bloc_head", "bloc_deputy", "officer", "chair", "clerk", "auditor"),
    *("council_chair", "secretary", "member01"),
)


@pytest.mark.begins(after=submitted, unit=3)
@pytest.mark.parametrize("name", EVERYBODY)
def test_every_office_has_a_home_an_inbox_a_list_and_a_search(scene: Scene, name: str) -> None:
    client = seated(scene, name)

    for address in ("/", "/viec/", "/ho-so/", "/tim/?q=nong"):
        assert client.get(address).status_code == 200, address


def listed(page: str) -> list[str]:
    """The dossiers of a list in their order, by the codes that are seen (a fold is heard with its own)."""
    return re.findall(r"(?<!: )HS-2020-(\d{6})</span>", page)


def test_all_dossiers_are_filtered_by_a_standing_and_put_in_the_order_asked_for(scene: Scene) -> None:
    second = submitted(scene, unit=2, advanced=2, fighters=0)
    third = at_the_board(scene, advanced=2, fighters=0)
    draft(scene, unit=1, advanced=1, fighters=0)
    officer = seated(scene, "officer")

    def asked(**given: str) -> list[int]:
        return [int(code) for code in listed(officer.get("/ho-so/", given).content.decode())]

    assert asked() == [third.pk, second.pk]
    assert asked(sort="cu") == asked(sort="don-vi") == [second.pk, third.pk]
    assert asked(standing="submitted") == [second.pk]
    assert asked(standing="endorsed") == [third.pk]
    page = officer.get("/ho-so/").content.decode()
    assert 'value="awarded"' in page and 'value="revoked"' not in page and 'value="draft"' not in page
    assert 'value="draft"' in seated(scene, "clerk1").get("/ho-so/").content.decode()
    assert asked(sort="don-vi", sau="1") == [third.pk]


def test_all_dossiers_are_filtered_by_the_day_of_submission_and_put_in_the_order_of_their_deadlines(
    scene: Scene,
) -> None:
    early, late = (at_the_board(scene, advanced=1, fighters=0) for _ in range(2))
    Dossier.objects.filter(pk=early.pk).update(submitted_on="2020-11-10")
    Passage.objects.filter(dossier=late, closed_at__isnull=True).update(due_on="2020-11-12")
    officer = seated(scene, "officer")

    def asked(**given: str) -> list[int]:
        return [int(code) for code in listed(officer.get("/ho-so/", given).content.decode())]

    assert asked(until="19/11/2020") == asked(since="01/11/2020", until="10/11/2020") == [early.pk]
    assert asked(since="11/11/2020") == [late.pk]
    assert asked(sort="han") == [late.pk, early.pk]
    assert asked(place="qua-han") == [late.pk]
    page = officer.get("/ho-so/").content.decode()
    assert "Trình ngày 10/11/2020" in page
    assert "Không có ngày “40/11/2020” trong lịch" in officer.get("/ho-so/?since=40/11/2020").content.decode()
    turned = officer.get("/ho-so/", {"since": "30/11/2020", "until": "01/11/2020"}).content.decode()
    assert "Ngày này trước ngày đầu, 30/11/2020: đổi lại hai ngày." in turned


def test_a_list_offers_the_years_of_which_it_has_something_this_year_first(scene: Scene) -> None:
    for year in (2021, 2020, 2018):
        dossier = submitted(scene, unit=2, advanced=1, fighters=0)
        Dossier.objects.filter(pk=dossier.pk).update(year=year)

    for name, address in (("officer", "/ho-so/"), ("bloc_head", "/viec/"), ("clerk2", "/ho-so/")):
        page = seated(scene, name).get(address).content.decode()
        offered = page.partition('<select name="year"')[2].partition("</select>")[0]
        assert re.findall(r'value="(\d+)"', offered) == ["2020", "2021", "2018"], name
    empty = seated(scene, "clerk1").get("/ho-so/").content.decode()
    assert re.findall(r'value="(20\d\d)"', empty) == []


def test_the_list_goes_out_as_a_workbook_of_what_the_reader_may_see_and_no_formula_runs(scene: Scene) -> None:
    dossier = at_the_board(scene, advanced=2, fighters=0)
    hostile = '=HYPERLINK("http://example.com","Xem")'
    Dossier.objects.filter(pk=dossier.pk).update(title=hostile)
    draft(scene, unit=1, advanced=1, fighters=0)
    officer = seated(scene, "officer")
    address = re.search(
        r'href="(/ho-so/danh-sach\.xlsx[^"]*)"', officer.get("/ho-so/?sort=cu").content.decode()
    )

    assert address is not None and address[1] == "/ho-so/danh-sach.xlsx?sort=cu"
    answer = officer.get(address[1])
    (heading, row) = load_workbook(BytesIO(b"".join(answer.streaming_content))).active.iter_rows()  # type: ignore[union-attr, attr-defined]
    assert [cell.value for cell in heading][:4] == ["Mã hồ sơ", "Đơn vị", "Khối, cụm thi đua", "Nội dung"]
    assert (row[0].value, row[1].value) == (dossier.code, "Ủy ban nhân dân xã số 3")
    assert (row[3].value, row[3].data_type) == (hostile, "s")
    assert (row[8].value, row[8].number_format) == (datetime(2020, 11, 20), "dd/mm/yyyy")  # noqa: DTZ001 - Excel knows no zones
    assert (row[9].value, row[10].value) == ("Cơ quan thẩm định từ 20/11/2020 (chưa tiếp nhận)", 2)
    assert row[11].value == "Khối đồng ý: 02"
    other = seated(scene, "head2").get("/ho-so/danh-sach.xlsx")
    assert len(list(load_workbook(BytesIO(b"".join(other.streaming_content))).active.iter_rows())) == 1  # type: ignore[union-attr, attr-defined]


def test_a_stranger_reads_who_can_appoint_him(scene: Scene) -> None:
    from django.contrib.auth.models import User

    client = Client()
    client.force_login(User.objects.create_user("moi"), backend="django.contrib.auth.backends.ModelBackend")

    page = client.get("/").content.decode()

    assert "Người officer" in page
    assert "huyện Hà Quảng" in page


@pytest.mark.begins(after=appraised)
def test_what_waits_beyond_the_desk_is_told_apart_by_council(scene: Scene, dossier: Dossier) -> None:
    """CSTĐCS needs the council (a local threshold of 80 %), LĐTT goes straight to a decision."""
    page = seated(scene, "officer").get(f"/tham-quyen/{scene.district.pk}/da-tham-dinh/").content.decode()

    council, ready = page.split('id="h-quyet-dinh"')
    assert "Chiến sĩ thi đua cơ sở" in council
    assert "Lao động tiên tiến" in ready
    assert "Chiến sĩ thi đua cơ sở" not in ready
    home = seated(scene, "secretary").get("/").content.decode()
    assert "03 trường hợp chờ đưa ra Hội đồng" in home
    assert "20 trường hợp chờ dự thảo quyết định" in seated(scene, "officer").get("/").content.decode()


@pytest.mark.begins(after=appraised)
def test_the_pile_of_the_officer_leads_to_the_groups_he_drafts_from(scene: Scene, dossier: Dossier) -> None:
    client = seated(scene, "officer")

    home = client.get("/").content.decode()

    assert f'href="/quyet-dinh/du-thao/{scene.district.pk}/"' in home
    groups = client.get(f"/quyet-dinh/du-thao/{scene.district.pk}/").content.decode()
    assert "Soạn dự thảo" in groups


@pytest.mark.begins(after=at_the_board)
def test_no_button_beside_the_inbox_leads_to_an_empty_pile(scene: Scene, dossier: Dossier) -> None:
    """Held and appraised: the one pile of the two that holds something is offered, the other is not."""
    held, settled = (f"/tham-quyen/{scene.district.pk}/{page}/" for page in ("dang-tam-giu", "da-tham-dinh"))
    client = seated(scene, "officer")
    receive(dossier.pk, by=scene["officer"], on=TODAY)
    inbox = client.get("/viec/").content.decode()
    assert held not in inbox and settled not in inbox

    opinions = {of(dossier, "CSTĐCS")[0].pk: Appraisal(holds=True, reason="Đơn thư")}
    appraise(dossier.pk, opinions, awaited=INSPECTION, by=scene["officer"], on=TODAY)

    inbox = client.get("/viec/").content.decode()
    assert held in inbox
    assert settled not in inbox


@pytest.mark.begins(after=at_the_board)
def test_the_inbox_filters_and_finds_without_accents(scene: Scene, begun: Dossier) -> None:
    first, second = begun, submitted(scene, unit=2)
    after_bloc(scene, second)
    client = seated(scene, "officer")

    both = client.get("/viec/").content.decode()
    assert first.code in both and second.code in both
    assert second.code not in client.get("/viec/?q=xa+so+3").content.decode()
    assert first.code in client.get(f"/viec/?q={first.code}").content.decode()
    assert "Không có hồ sơ nào như vậy" in client.get("/viec/?received=roi").content.decode()
    assert first.code in client.get("/viec/?award=LĐTT&year=2020").content.decode()
    assert first.code not in client.get("/viec/?award=TTLĐTT").content.decode()
    assert client.get("/viec/?year=abc&bloc=999999&sau=khong-co").status_code == 200
    assert offered_in(both, "award") == ["", "CSTĐCS", "LĐTT"]
    assert offered_in(seated(scene, "bloc_head").get("/viec/").content.decode(), "award") == [""]
    Bloc.objects.create(jurisdiction=scene.district, name="Khối trống", code="KT")
    assert offered_in(client.get("/viec/").content.decode(), "bloc") == ["", str(scene.bloc.pk)]


def offered_in(page: str, name: str) -> list[str]:
    """The values of the choices of one filter."""
    return re.findall(
        r'<option value="([^"]*)"', page.partition(f'name="{name}"')[2].partition("</select>")[0]
    )


@pytest.mark.begins(after=at_the_board)
@pytest.mark.usefixtures("recorded_context")
def test_a_long_inbox_goes_on_from_the_last_row_seen(
    scene: Scene, begun: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(page_by_day.__kwdefaults__, "size", 1)
    first, second = begun, submitted(scene, unit=2)
    after_bloc(scene, second)
    client = seated(scene, "officer")

    page = client.get("/viec/")
    assert first.code in page.content.decode() and second.code not in page.content.decode()
    onward = page.context["page"].next_url

    page = client.get(f"/viec/{onward}")
    assert second.code in page.content.decode() and first.code not in page.content.decode()
    assert page.context["page"].next_url == ""


@pytest.mark.begins(after=submitted, unit=3)
def test_a_search_finds_people_without_accents_only_where_the_seat_reaches(
    scene: Scene, dossier: Dossier
) -> None:
    assert dossier.code in seated(scene, "bloc_head").get("/tim/?q=nong+van").content.decode()
    assert dossier.code in seated(scene, "head3").get("/tim/?q=uy+ban+nhan+dan+xa+so+3").content.decode()
    assert dossier.code not in seated(scene, "head2").get("/tim/?q=nong+van").content.decode()
    assert dossier.code not in seated(scene, "member01").get("/tim/?q=nong+van").content.decode()


@pytest.mark.begins(after=at_the_board)
@pytest.mark.parametrize("address", ["/", "/viec/", "/ho-so/"])
def test_a_list_of_three_costs_as_many_statements_as_a_list_of_one(scene: Scene, address: str) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = seated(scene, "officer")

    def cost() -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as seen:
            client.get(address)
        return len(seen)

    one = cost()
    for unit in (1, 2):
        after_bloc(scene, submitted(scene, unit=unit))

    assert cost() == one


def test_the_menu_tells_as_many_as_the_inbox_lists_and_a_pile_tells_how_many_lie_in_it(scene: Scene) -> None:
    waiting, done = submitted(scene, unit=3, fighters=0), submitted(scene, advanced=5, fighters=0)
    for dossier in (waiting, done):
        after_bloc(scene, dossier)
    received(scene, done)

    page = seated(scene, "officer").get("/").content.decode()

    assert "05 trường hợp chờ dự thảo quyết định" in page
    (menu,) = re.findall(r'<nav class="side".*?</nav>', page, re.DOTALL)
    assert set(re.findall(r'class="menu-count">(\d+)<', menu)) == {"2"}
    assert page.count('class="acts"') == 2
