"""The home page of each office shows its year: what was awarded, what moves, what is late, what is odd."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dossiers.models import Dossier
from dossiers.recipients.outside.settling_outside import confirm_outside
from tests.browsing import words
from tests.outside import outside_of
from tests.scene import TODAY, Scene, draft, of
from tests.walk import INSPECTION, after_bloc, received, voted
from tests.workflow.corridor_pages import at_the_board, decided, seated, submitted
from workflow.actions.correct_name import RightName, correct_name
from workflow.actions.discard_dossier import discard_dossier
from workflow.actions.hold import hold
from workflow.actions.receive import receive
from workflow.actions.send_back import send_back
from workflow.models import Decision, Hold, Passage
from workflow.views.years.year_of_unit import year_of_unit

pytestmark = [pytest.mark.scene(), pytest.mark.usefixtures("story_day")]
SEATS = ("head3", "bloc_head", "officer", "chair", "auditor", "secretary", "member01")


def charts(scene: Scene, name: str, *, address: str = "/") -> dict[str, list[tuple[str, str]]]:
    """What each chart of the home page says to whoever cannot see it: (line, figure) by title."""
    page = seated(scene, name).get(address).content.decode()
    found = {}
    for chart in re.findall(r'<section class="panel small-chart">(.*?)</section>', page, re.DOTALL):
        title = re.search(r"<h3>(.*?)</h3>", chart)
        labels = re.findall(r'class="bar-label">(?:<a[^>]*>)?([^<]*)<', chart)
        assert title is not None
        found[title[1]] = list(zip(labels, re.findall(r'class="bar-told">([^<]*)<', chart), strict=True))
    return found


@pytest.mark.begins(after=decided)
def test_a_unit_sees_what_it_was_awarded_this_year_and_in_which_decisions(
    scene: Scene, decision: Decision
) -> None:
    home = seated(scene, "clerk3").get("/").content.decode()

    assert charts(scene, "clerk3")["Được khen thưởng"] == [
        ("Chiến sĩ thi đua cơ sở", "3 cá nhân"),
        ("Lao động tiên tiến", "20 cá nhân"),
    ]
    assert charts(scene, "clerk3")["Qua các năm"] == [("Năm 2020", "23")]
    later = year_of_unit(scene.units[2], year=2026, on=date(2026, 6, 1))
    assert [(bar.label, bar.value) for chart in later.charts[:1] for bar in chart.bars] == [
        ("Năm 2020", 23),
        ("Năm 2026", 0),
    ]
    assert (
        f'<a href="/quyet-dinh/{decision.pk}/">Quyết định số <span class="unbroken">02/QĐ-UBND</span>, '
        "ngày 20/11/2020</a>"
    ) in home
    assert charts(scene, "head2") == {}
    assert "Năm 2020 chưa có gì để tổng hợp" in seated(scene, "head2").get("/").content.decode()


def test_a_year_says_which_one_it_is_and_what_is_open_says_of_which_year_it_is(scene: Scene) -> None:
    submitted(scene, unit=3)
    earlier = draft(scene, unit=3, advanced=2, fighters=0)
    Dossier.objects.filter(pk=earlier.pk).update(year=2019)

    unit, bloc = (seated(scene, name).get("/").content.decode() for name in ("head3", "bloc_head"))

    assert charts(scene, "head3")["Trường hợp đang giải quyết"] == [
        ("Đang soạn", "2, thành tích năm 2019"),
        ("Đã trình", "23, thành tích năm 2020"),
    ]
    assert '<h2 id="h-nam">Trong năm 2020</h2>' in unit
    assert (
        "Khen thưởng tính theo ngày ban hành quyết định; trường hợp đang giải quyết là tình trạng hôm nay."
        in unit
    )
    assert "Tình trạng hôm nay, của mọi năm thành tích." in unit
    assert '<h2 id="h-nam">Thành tích năm 2020</h2>' in bloc


def test_a_draft_that_was_put_away_is_drafted_by_nobody(scene: Scene) -> None:
    away, kept = (draft(scene, unit=3, advanced=2, fighters=0) for _ in range(2))
    discard_dossier(away.pk, reason="Lập nhầm", by=scene["clerk3"], on=TODAY)

    listed = seated(scene, "clerk3").get("/ho-so/?standing=draft").content.decode()

    assert charts(scene, "head3")["Trường hợp đang giải quyết"] == [
        ("Đang soạn", "2, thành tích năm 2020"),
    ]
    assert kept.code in listed and away.code not in listed
    put_away = seated(scene, "clerk3").get("/ho-so/?place=da-bo").content.decode()
    assert away.code in put_away and kept.code not in put_away


@pytest.mark.begins(after=decided)
def test_the_longest_bar_is_the_greatest_figure_and_the_others_are_in_proportion(scene: Scene) -> None:
    page = seated(scene, "head3").get("/").content.decode()

    drawn = re.findall(r'class="bar-drawn" width="([\d.]+)"', page.partition("Được khen thưởng")[2])
    assert drawn[:2] == ["15.00", "100.00"]


@pytest.mark.begins(after=decided)
def test_the_board_sees_what_lies_where_what_moved_and_once_what_is_late(scene: Scene) -> None:
    late, lying = at_the_board(scene), submitted(scene, unit=2)
    Passage.objects.filter(dossier=late, closed_at__isnull=True).update(due_on="2020-11-18")

    home = seated(scene, "officer").get("/").content.decode()
    shown = charts(scene, "officer")

    assert shown["Hồ sơ đang ở đâu"] == [
        ("Các khối, cụm đang xem xét", "1"),
        ("Đã đến, chưa tiếp nhận", "1"),
        ("Đã tiếp nhận, đang giải quyết", "1"),
    ]
    moved = dict(shown["Việc đã làm trong 4 tuần qua"])
    assert (moved["Trình hồ sơ"], moved["Thẩm định"]) == ("3 hồ sơ", "1 hồ sơ")
    assert shown["Quyết định đã ban hành"] == [("Tháng 11", "2 quyết định, 12.120.000 đồng")]
    listed = seated(scene, "officer").get("/?cho=qua-han").content.decode()
    assert late.code in listed and "(18/11/2020)" in listed and lying.code not in listed
    assert home.count(f'href="/ho-so/{late.pk}/"') == 2, "its name and its button"


@pytest.mark.begins(after=decided)
def test_chair_and_clerk_see_the_decisions_of_the_year_by_month_and_award(scene: Scene) -> None:
    for name in ("chair", "clerk"):
        shown = charts(scene, name)
        assert shown["Quyết định đã ban hành"] == [("Tháng 11", "2 quyết định, 12.120.000 đồng")]
        assert shown["Theo danh hiệu, hình thức"] == [
            ("Chiến sĩ thi đua cơ sở", "1 quyết định, 4.470.000 đồng"),
            ("Lao động tiên tiến", "1 quyết định, 7.650.000 đồng"),
        ]
    assert charts(scene, "chair", address="/?nam=2019") == {}


@pytest.mark.begins(after=decided)
def test_a_council_sees_its_meetings_and_each_member_where_he_was(scene: Scene) -> None:
    for name in ("council_chair", "secretary", "member01"):
        shown = charts(scene, name)
        assert shown["Hội đồng thông qua"] == [("Ngày 20/11/2020", "3 thông qua")]
        assert shown["Ông/bà đã dự"] == [("Có mặt", "1")]


@pytest.mark.begins(after=at_the_board)
def test_a_bloc_sees_how_far_its_units_are_and_who_has_handed_in_nothing(scene: Scene) -> None:
    submitted(scene, unit=2)

    shown = charts(scene, "bloc_head")

    assert shown["Đơn vị trong khối"] == [
        ("Chưa trình hồ sơ", "1"),
        ("Khối đang xem xét", "1"),
        ("Đã chuyển cơ quan thường trực", "1"),
    ]
    assert shown["Các trường hợp đề nghị"] == [("Đã trình", "23"), ("Khối đồng ý", "23")]
    missing = seated(scene, "bloc_head").get("/").content.decode().rpartition("Chưa trình hồ sơ</h3>")[2]
    assert f'href="/don-vi/{scene.units[0].pk}/"' in missing.partition("</ul>")[0]


@pytest.mark.begins(after=at_the_board)
def test_the_auditor_sees_what_is_new_and_what_is_odd_and_reads_it_with_one_click(
    scene: Scene, dossier: Dossier
) -> None:
    misspelt = of(dossier, "LĐTT")[0]
    right = RightName(
        name=f"{misspelt.recipient_name}h", post="Công chức", asked_by="Công văn 12/UBND", reason="Gõ sai"
    )
    correct_name(misspelt.pk, right, by=scene["officer"], on=TODAY)
    paper = outside_of(scene, on=TODAY)
    confirm_outside(paper.pk, by=scene["officer"], on=TODAY, alone_because="Phòng chỉ có một chuyên viên.")
    send_back(dossier.pk, reason="Thiếu xác nhận sáng kiến.", by=scene["officer"], on=TODAY)

    shown = charts(scene, "auditor")
    home = seated(scene, "auditor").get("/").content.decode()

    assert shown["Khác thường trong năm 2020"] == [("Sửa tên viết sai", "1"), ("Trả lại hồ sơ", "1")]
    alone = home.partition("Quyết định nơi khác do một người vừa ghi vừa đối chiếu")[2].partition("</ul>")[0]
    assert "512/QĐ-BGDĐT" in alone and "viec=outside_confirmed" in alone
    assert ("Khối, cụm xét", "1") in shown["Mới trong 14 ngày qua"]
    assert home.count("Trả lại hồ sơ") == 1
    link = re.search(r'href="([^"]*viec=sent_back[^"]*)"', home)
    assert link is not None
    answer = seated(scene, "auditor").get(link[1].replace("&amp;", "&"))
    assert "Thiếu xác nhận sáng kiến" in answer.content.decode()


@pytest.mark.begins(after=at_the_board)
def test_the_auditor_counts_an_act_once_however_many_subjects_its_history_tells(
    scene: Scene, begun: Dossier
) -> None:
    """The vote of the meeting is told of the meeting and of the dossiers of both units: one closing."""
    first, second = begun, submitted(scene, unit=2)
    after_bloc(scene, second)
    for dossier in (first, second):
        received(scene, dossier)
    voted(scene, [*of(first, "CSTĐCS"), *of(second, "CSTĐCS")], yes=16)

    shown = dict(charts(scene, "auditor")["Mới trong 14 ngày qua"])
    trail = words(seated(scene, "auditor").get("/nhat-ky/?viec=closed"))

    assert (shown["Triệu tập họp hội đồng"], shown["Kết thúc cuộc họp"]) == ("1", "1")
    assert "Ngày 20 tháng 11 năm 2020 (1 việc) Kết thúc cuộc họp (1 việc, 3 dòng)" in trail


def test_the_auditor_reads_of_each_kind_of_lateness_by_its_name_the_latest_first(scene: Scene) -> None:
    soon, late, held = (at_the_board(scene, advanced=2, fighters=0) for _ in range(3))
    for dossier, day in ((soon, "2020-11-19"), (late, "2020-11-16")):
        Passage.objects.filter(dossier=dossier, closed_at__isnull=True).update(due_on=day)
    receive(held.pk, by=scene["officer"], on=TODAY)
    hold([of(held, "LĐTT")[0].pk], reason="Đơn thư", awaited=INSPECTION, by=scene["officer"], on=TODAY)
    Hold.objects.update(next_look_on="2020-11-18")

    home = seated(scene, "auditor").get("/").content.decode()

    appraisals = home.partition("Hồ sơ quá hạn thẩm định</h3>")[2].partition("</section>")[0]
    looks = home.partition("Đã đến ngày xem lại, chưa xem lại</h3>")[2].partition("</section>")[0]
    assert (
        0
        < appraisals.index(f"{late.code}, hạn 16/11/2020")
        < appraisals.index(f"{soon.code}, hạn 19/11/2020")
    )
    assert "tạm giữ" not in appraisals and "01 trường hợp tạm giữ" in looks
    assert home.index("Quá hạn, khác thường") < home.index(late.code) < home.index("Mới trong 14 ngày qua")


@pytest.mark.begins(after=at_the_board)
def test_where_nothing_is_late_or_odd_the_auditor_is_told_so(scene: Scene) -> None:
    told = words(seated(scene, "auditor").get("/"))

    assert "Không có gì quá hạn; trong năm 2020 chưa có việc nào khác thường." in told
    assert "Quá hạn, khác thường" not in told


@pytest.mark.begins(after=decided)
def test_three_times_as_much_work_costs_no_seat_more_statements(scene: Scene) -> None:
    clients = {name: seated(scene, name) for name in SEATS}

    def costs() -> dict[str, int]:
        told = {}
        for name, client in clients.items():
            with CaptureQueriesContext(connection) as seen:
                client.get("/")
            told[name] = len(seen)
        return told

    costs()
    one = costs()
    for unit in (1, 2):
        decided(scene, unit=unit)

    assert {name: cost for name, cost in costs().items() if cost > one[name]} == {}
