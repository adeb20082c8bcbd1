"""Every figure of every home page says of what it is and leads to a list of exactly as many rows."""

from __future__ import annotations

import re
from html import unescape

import pytest

from dossiers.models import Dossier
from roles.appointments.appointing import appoint
from tests.browsing import Client, words
from tests.scene import PAPER, SINCE, TODAY, Scene, draft, of
from tests.walk import INSPECTION, WORDING, after_bloc, received
from tests.workflow.corridor_pages import at_the_board, decided, seated, submitted
from workflow.actions.draft_decision import draft_decision
from workflow.actions.hold import hold
from workflow.actions.receive import receive
from workflow.actions.send_back import send_back
from workflow.actions.sign import sign
from workflow.models import Decision, Hold, Passage

pytestmark = [pytest.mark.scene(), pytest.mark.usefixtures("story_day")]

SEATS = (
    "head1",
    "clerk2",
    "head3",
    "bloc_head",
    "officer",
    "chair",
    "clerk",
    "auditor",
    "secretary",
    "member01",
)
STAT = re.compile(
    r'<a href="([^"]*)" class="stat[^"]*">\s*<span class="stat-label">.*?<span>([^<]*)</span></span>'
    r'\s*<span class="stat-value">(\d+)</span>',
    re.DOTALL,
)
BAR = re.compile(r'<a href="([^"]*)">([^<]*)</a></span>\s*<span class="bar-told">(\d+)</span>')
ALL_OF = re.compile(
    r'<a class="btn btn-small" href="([^"]*)">Xem cả (\d+)<span\s+class="visually-hidden">([^<]*)'
)
MENU = re.compile(
    r'<a href="([^"]*)"[^>]*>\s*<svg[^>]*><use[^>]*></use></svg>\s*<span>([^<]*)</span>'
    r'\s*<span class="menu-count">(\d+)'
)


def told(client: Client, address: str = "/") -> list[tuple[str, str, int]]:
    """(what it counts, the list it leads to, the figure) of everything on the home page that leads on."""
    page = client.get(address).content.decode()
    found = [
        (label, url, number) for pattern in (STAT, BAR, MENU) for url, label, number in pattern.findall(page)
    ]
    found += [(label, url, number) for url, number, label in ALL_OF.findall(page)]
    return [(label.strip(), unescape(url), int(number)) for label, url, number in found]


def rows_of(client: Client, address: str, *, counted: str = "") -> int:
    """The rows of a list, on all its pages; of the history the acts, as its days count them, but the day
    `counted` already."""
    page = client.get(address, follow=True).content.decode().split("<main")[1]
    onward = re.search(r'href="(\?[^"]*)" rel="next"', page)
    last = ([counted, *re.findall(r'<h2 id="ngay-(\d+)">', page)])[-1]
    more = rows_of(client, address.split("?")[0] + unescape(onward[1]), counted=last) if onward else 0
    if address.startswith("/nhat-ky/"):
        acts = dict(re.findall(r'<h2 id="ngay-(\d+)">[^<]*<span class="muted">\((\d+) việc', page))
        # A day that goes over from the page before was counted whole there.
        return sum(int(number) for day, number in acts.items() if day != counted) + more
    if address.split("?")[0] == "/":
        page = page.partition('id="cho"')[2].partition("</section>")[0]
    return page.count('<th scope="row"') + more


def lying_everywhere(scene: Scene) -> None:
    """Something of each kind that a home page counts, and more than a home page shows of some."""
    decided(scene)
    for _each in range(7):
        after_bloc(scene, submitted(scene, unit=2, advanced=1, fighters=0))
    late = at_the_board(scene, advanced=1, fighters=0)
    Passage.objects.filter(dossier=late, closed_at__isnull=True).update(due_on="2020-11-18")
    held = at_the_board(scene, advanced=2, fighters=0)
    receive(held.pk, by=scene["officer"], on=TODAY)
    hold([of(held, "LĐTT")[0].pk], reason="Đơn thư", awaited=INSPECTION, by=scene["officer"], on=TODAY)
    submitted(scene, unit=3, advanced=1, fighters=0)
    returned = submitted(scene, unit=1, advanced=1, fighters=0)
    send_back(returned.pk, reason="Thiếu biên bản", by=scene["bloc_deputy"], on=TODAY)
    draft(scene, unit=1, advanced=7, fighters=1)
    for signs in (False, True):
        drafted(scene, signs=signs)


def drafted(scene: Scene, *, signs: bool) -> Decision:
    dossier = at_the_board(scene, advanced=1, fighters=0)
    received(scene, dossier)
    keys = [row.pk for row in of(dossier, "LĐTT")]
    decision = draft_decision(scene.district, keys, WORDING, by=scene["officer"], on=TODAY)
    return sign(decision.pk, {}, by=scene["chair"], on=TODAY) if signs else decision


def test_every_figure_that_leads_on_leads_to_as_many_rows(scene: Scene) -> None:
    lying_everywhere(scene)

    found = {name: told(seated(scene, name)) for name in SEATS}

    wrong = [
        (name, label, url, number, rows)
        for name, figures in found.items()
        for label, url, number in figures
        if (rows := rows_of(seated(scene, name), url)) != number
    ]
    assert wrong == []
    labels = {label for figures in found.values() for label, _url, _number in figures}
    assert labels >= {
        *("Đang chờ xử lý", "Quá hạn", "Sẵn sàng trình", "Bị trả lại", "Đã gửi, đang giải quyết"),
        *("Đã chuyển cơ quan thường trực", "Đang tạm giữ", "Quyết định chưa ban hành", "việc đang chờ"),
        *(
            "Các khối, cụm đang xem xét",
            "Đã đến, chưa tiếp nhận",
            "Đã tiếp nhận, đang giải quyết",
            "Trả lại hồ sơ",
        ),
    }


def test_officer_and_chair_count_the_same_decisions_and_read_of_what_the_figure_is_made(scene: Scene) -> None:
    to_sign, to_issue = (drafted(scene, signs=signs) for signs in (False, True))

    for name in ("officer", "chair"):
        home = seated(scene, name).get("/")
        assert "Quyết định chưa ban hành 2 01 chờ ký, 01 chờ cấp số" in words(home), name
        for decision in (to_sign, to_issue):
            assert f'<a href="/quyet-dinh/{decision.pk}/">' in home.content.decode(), name


def test_a_home_page_shows_five_and_all_of_them_on_demand_each_led_by_its_unit(scene: Scene) -> None:
    for _each in range(7):
        after_bloc(scene, submitted(scene, unit=2, advanced=1, fighters=0))
    officer = seated(scene, "officer")

    home, all_of_them = (officer.get(address).content.decode() for address in ("/", "/?cho=tat-ca"))

    assert (home.count('class="acts"'), all_of_them.count('class="acts"')) == (5, 7)
    assert 'href="/?cho=tat-ca#cho">Xem cả 7<' in home and "Xem cả" not in all_of_them
    assert home.count(">Ủy ban nhân dân xã số 2</a>") == 5
    assert officer.get("/?cho=khong-co").content.decode().count('class="acts"') == 5


def test_a_returned_dossier_stands_once_with_who_returned_it_and_the_notice(scene: Scene) -> None:
    dossier = submitted(scene, unit=3, advanced=1, fighters=0)
    send_back(dossier.pk, reason="Thiếu biên bản", by=scene["bloc_head"], on=TODAY)

    for name in ("clerk3", "head3"):
        home = seated(scene, name).get("/").content.decode()
        assert home.count(f'href="/ho-so/{dossier.pk}/soan/"') == 2, "its name and its button"
        assert "Bị trả lại: Thiếu biên bản (Người bloc_head, Khối trưởng, ngày 20/11/2020)" in home
        assert f'href="/ho-so/{dossier.pk}/thong-bao-tra-lai.pdf"' in home


def test_a_look_whose_day_has_passed_is_marked_for_the_officer_wherever_he_meets_it(scene: Scene) -> None:
    dossier = at_the_board(scene, advanced=2, fighters=0)
    receive(dossier.pk, by=scene["officer"], on=TODAY)
    hold([of(dossier, "LĐTT")[0].pk], reason="Đơn thư", awaited=INSPECTION, by=scene["officer"], on=TODAY)
    officer, passed = seated(scene, "officer"), "Quá ngày xem lại 02 ngày làm việc"

    assert "Đang tạm giữ 1 xem lại gần nhất 15/12/2020" in words(officer.get("/"))
    assert "Quá ngày xem lại" not in words(officer.get(f"/ho-so/{dossier.pk}/"))
    Hold.objects.update(next_look_on="2020-11-18")

    assert "Đang tạm giữ 1 01 đến ngày xem lại" in words(officer.get("/"))
    for address in ("/", "/viec/", f"/ho-so/{dossier.pk}/"):
        assert passed in words(officer.get(address)), address


def test_who_holds_two_offices_reads_beside_each_entry_of_the_menu_what_its_list_holds(scene: Scene) -> None:
    """The inbox is that of the office worked from, the home page that of both."""
    seat = {"office": "board_officer", "organ": scene.district, "post": "Chuyên viên"}
    appoint(by=None, user=scene["head2"], since=SINCE, on=SINCE, **seat, **PAPER)
    after_bloc(scene, submitted(scene, unit=3, advanced=1, fighters=0))
    returned: Dossier = submitted(scene, unit=2, advanced=1, fighters=0)
    send_back(returned.pk, reason="Thiếu biên bản", by=scene["bloc_head"], on=TODAY)
    client = seated(scene, "head2")

    waiting = ("Việc của tôi", "Đang chờ xử lý", "Chờ ở chức trách này")
    figures = [each for each in told(client) if each[0] in waiting]
    home = words(client.get("/"))

    assert set(figures) == {
        ("Việc của tôi", "/", 2),
        ("Đang chờ xử lý", "/?cho=tat-ca#cho", 2),
        ("Chờ ở chức trách này", "/viec/", 1),
    }
    assert (rows_of(client, "/"), rows_of(client, "/viec/")) == (2, 1)
    assert "Chuyển sang Chuyên viên thi đua, khen thưởng, huyện Hà Quảng" in home
    assert "ở cả 02 chức trách" in home
