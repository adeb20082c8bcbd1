"""A dossier's own page: its line of steps, its conditions, its deadlines, what is decided above."""

from __future__ import annotations

import re
from datetime import date

import pytest

from dossiers.models import Dossier, Nomination
from roles.models import LocalRule
from tests.browsing import words
from tests.scene import SINCE, TODAY, Scene, draft, of
from tests.walk import INSPECTION, after_bloc, conferred, received, voted
from tests.workflow.corridor_pages import appraised, at_the_board, seated, submitted
from trail.clock import at
from workflow.actions.close_dossier import close_dossier
from workflow.actions.disqualify import disqualify
from workflow.actions.hold import hold
from workflow.actions.receive import receive
from workflow.actions.submit import submit
from workflow.actions.uphold import uphold
from workflow.actions.withdraw import withdraw
from workflow.queries.journey import journeys

pytestmark = [pytest.mark.scene(), pytest.mark.usefixtures("story_day")]


@pytest.mark.begins(after=appraised)
def test_the_line_of_steps_follows_the_dossier_to_the_council(scene: Scene, dossier: Dossier) -> None:
    voted(scene, of(dossier, "CSTĐCS"), yes=13)

    page = seated(scene, "head3").get(f"/ho-so/{dossier.pk}/").content.decode()

    assert "23 trường hợp" in page
    assert "Hội đồng thông qua" in page


def test_a_step_that_some_have_passed_says_how_many_and_never_that_it_is_to_come(scene: Scene) -> None:
    dossier = at_the_board(scene, advanced=20, fighters=2)
    received(scene, dossier)
    (titled, kept_title), (worker, kept_worker, *others) = of(dossier, "CSTĐCS"), of(dossier, "LĐTT")
    kept = [kept_title.pk, kept_worker.pk]
    hold(kept, reason="Đang thanh tra", awaited=INSPECTION, by=scene["officer"], on=TODAY)
    voted(scene, [titled], yes=16)
    for row in (titled, worker):
        conferred(scene, [row])
    dossier.refresh_from_db()

    def line() -> list[tuple[str, str, str]]:
        return [(step.label, step.state, step.note) for step in journeys([dossier])[dossier.pk][2:]]

    assert line() == [
        ("Cơ quan thẩm định", "current", "02 trường hợp, tạm giữ 02"),
        ("Hội đồng", "partly", "01 trong 02 đã qua Hội đồng"),
        ("Quyết định", "current", "18 trường hợp; 02 đã ban hành"),
        ("Ban hành", "partly", "02 trong 22 đã ban hành"),
    ]
    told = words(seated(scene, "head3").get(f"/ho-so/{dossier.pk}/"))
    assert "Ban hành (đã qua một phần) 20/11/2020 02 trong 22 đã ban hành" in told
    assert "(chưa tới)" not in told

    conferred(scene, others)
    disqualify(
        kept_title.pk,
        reason="Đã kết luận.",
        article="Điều 10 Nghị định 91/2017/NĐ-CP",
        answer_by=date(2020, 11, 21),
        by=scene["officer"],
        on=TODAY,
    )
    uphold(kept_title.pk, reason="Không giải trình.", by=scene["officer"], on=date(2020, 11, 22))
    assert line() == [
        ("Cơ quan thẩm định", "current", "01 trường hợp, tạm giữ 01"),
        ("Hội đồng", "done", ""),
        ("Quyết định", "partly", "20 đã ban hành"),
        ("Ban hành", "partly", "20 trong 21 đã ban hành"),
    ]


def test_a_step_that_nobody_carried_out_is_never_told_as_done(scene: Scene) -> None:
    """What the unit takes back before the bloc or the Board has said its word, and after."""
    unreviewed, unheard, heard = (submitted(scene, unit=unit, advanced=1, fighters=0) for unit in (1, 2, 3))
    for dossier in (unheard, heard):
        after_bloc(scene, dossier)
    receive(unheard.pk, by=scene["officer"], on=TODAY)
    received(scene, heard)
    for unit, dossier in enumerate((unreviewed, unheard, heard), start=1):
        rows = [row.pk for row in of(dossier, "LĐTT")]
        withdraw(rows, reason="Đơn vị xét lại.", by=scene[f"head{unit}"], on=TODAY)
        close_dossier(dossier.pk, on=TODAY)
        dossier.refresh_from_db()

    lines = journeys([unreviewed, unheard, heard])

    assert [(step.label, step.state, step.note) for step in lines[unreviewed.pk]] == [
        ("Đơn vị trình", "done", ""),
        ("Khối bình xét", "skipped", "không thực hiện"),
        ("Cơ quan thẩm định", "skipped", "không thực hiện"),
        ("Kết thúc", "done", "01 đã rút"),
    ]
    assert [(step.label, step.state) for step in lines[unheard.pk]][1:3] == [
        ("Khối bình xét", "done"),
        ("Cơ quan thẩm định", "skipped"),
    ]
    assert [(step.label, step.state) for step in lines[heard.pk]][1:3] == [
        ("Khối bình xét", "done"),
        ("Cơ quan thẩm định", "done"),
    ]
    told = words(seated(scene, "head1").get(f"/ho-so/{unreviewed.pk}/"))
    assert "Khối bình xét (đã dừng trước bước này) không thực hiện" in told


def test_a_dossier_of_fifty_costs_as_many_statements_as_one_of_two(scene: Scene) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    small, large = (
        submitted(scene, unit=2, advanced=7, fighters=1),
        submitted(scene, unit=3, advanced=43, fighters=6),
    )
    client = seated(scene, "bloc_head")
    costs = []
    for page in ("", "binh-xet/"):
        for dossier in (small, small, large):
            with CaptureQueriesContext(connection) as seen:
                assert client.get(f"/ho-so/{dossier.pk}/{page}").status_code == 200
            costs.append(len(seen))

    assert costs[1] == costs[2]
    assert costs[4] == costs[5]


@pytest.mark.begins(after=at_the_board)
def test_what_is_decided_above_goes_into_the_organs_own_dossier_there(scene: Scene, dossier: Dossier) -> None:
    """A district chair may not award BK tỉnh: the province's does."""
    receive(dossier.pk, by=scene["officer"], on=TODAY)
    one = of(dossier, "LĐTT")[0]
    going_up = Nomination.objects.create(
        dossier=dossier,
        recipient=one.recipient,
        award="BK tỉnh",
        ground="BK tỉnh.movement",
        standing="endorsed",
        achievement_since=one.achievement_since,
        achievement_until=one.achievement_until,
        recipient_name=one.recipient_name,
        sort_key=one.sort_key,
    )
    client = seated(scene, "officer")
    address = f"/ho-so/{dossier.pk}/chuyen-cap-tren/"

    refused = client.post(address, {"chuyen": one.pk})
    assert refused.status_code == 422
    assert "do cấp này quyết định" in refused.content.decode()

    client.post(address, {"chuyen": going_up.pk})

    going_up.refresh_from_db()
    above = Dossier.objects.get(jurisdiction=scene.province)
    assert going_up.standing == "forwarded"
    assert above.nominations.get().origin == going_up
    assert above.nominations.get().ground == "BK tỉnh.movement"
    assert above.code in client.get(f"/ho-so/{dossier.pk}/").content.decode()


def test_a_deadline_set_by_the_place_cites_the_paper_that_set_it(scene: Scene) -> None:
    LocalRule.objects.create(
        jurisdiction=scene.district,
        key="deadline.appraisal",
        value=10,
        since=SINCE,
        citation="Điều 7 Quy chế minh họa",
        is_illustrative=True,
        entered_by=scene["officer"],
    )
    dossier = submitted(scene, unit=3)
    after_bloc(scene, dossier)
    receive(dossier.pk, by=scene["officer"], on=TODAY)

    page = seated(scene, "officer").get(f"/ho-so/{dossier.pk}/").content.decode()

    assert "04/12/2020 (Điều 7 Quy chế minh họa)" in page


def test_the_dossier_says_of_each_condition_why_it_is_met_and_from_which_paper(scene: Scene) -> None:
    dossier = submitted(scene, unit=3, advanced=20, fighters=3)

    page = seated(scene, "head3").get(f"/ho-so/{dossier.pk}/").content.decode()

    assert "Có 01 sáng kiến, đề tài từ cấp cơ sở trở lên" in page
    assert "theo Quyết định số 5/QĐ-UBND ngày 01/11/2020" in page
    assert "theo phần xếp loại trên thẻ, năm 2020" in page


@pytest.mark.begins(after=submitted, unit=3)
def test_the_officer_reads_what_is_met_beside_what_is_not(scene: Scene, dossier: Dossier) -> None:
    after_bloc(scene, dossier)
    receive(dossier.pk, by=scene["officer"], on=TODAY)

    page = seated(scene, "officer").get(f"/ho-so/{dossier.pk}/tham-dinh/").content.decode()

    assert "Năm 2020: hoàn thành xuất sắc nhiệm vụ." in page


@pytest.mark.begins(after=submitted, unit=3)
def test_the_typed_summary_is_read_wherever_a_nomination_is_judged(scene: Scene, dossier: Dossier) -> None:
    dossier.nominations.filter(award="CSTĐCS").update(achievement="Đưa lớp học về tận bản.")
    seen = "Tóm tắt thành tích: Đưa lớp học về tận bản."

    assert words(seated(scene, "head3").get(f"/ho-so/{dossier.pk}/")).count(seen) == 3
    assert words(seated(scene, "bloc_head").get(f"/ho-so/{dossier.pk}/binh-xet/")).count(seen) == 3
    after_bloc(scene, dossier)
    receive(dossier.pk, by=scene["officer"], on=TODAY)
    assert words(seated(scene, "officer").get(f"/ho-so/{dossier.pk}/tham-dinh/")).count(seen) == 3


@pytest.mark.begins(after=appraised)
def test_after_the_award_the_state_stands_first_and_nothing_is_to_be_looked_at_any_more(
    scene: Scene, dossier: Dossier
) -> None:
    conferred(scene, of(dossier, "LĐTT"))

    answer = seated(scene, "head3").get(f"/ho-so/{dossier.pk}/")

    told, html = words(answer), answer.content.decode()
    assert "Đã khen thưởng Quyết định số 01/QĐ-UBND ngày 20/11/2020" in told
    assert told.index("Quyết định số 01/QĐ-UBND") < told.index("Thông tin hồ sơ")
    assert "Khối các xã" in told
    assert html.count("Đơn vị chưa đăng ký danh hiệu Lao động tiên tiến cho năm 2020.") == 1
    assert "20 trường hợp Đơn vị chưa đăng ký" in told
    table = told[told.index("Các trường hợp đề nghị của hồ sơ") :]
    assert table.count("Còn thủ tục") == 0 and "Cần xem xét" not in told


@pytest.mark.begins(after=submitted, unit=3, advanced=14, fighters=2)
def test_what_many_nominations_share_is_said_once_and_the_rest_beside_each(
    scene: Scene, dossier: Dossier
) -> None:
    told = words(seated(scene, "head3").get(f"/ho-so/{dossier.pk}/"))

    assert told.count("Đơn vị chưa đăng ký danh hiệu Lao động tiên tiến cho năm 2020.") == 1
    assert told.count("Đơn vị chưa đăng ký danh hiệu Chiến sĩ thi đua cơ sở cho năm 2020.") == 2
    assert told.count("Các dấu có nghĩa gì?") == 1


@pytest.mark.begins(after=at_the_board)
def test_an_answer_of_an_earlier_appraisal_that_fits_nothing_any_more_is_told_of_no_case_that_came_anew(
    scene: Scene, dossier: Dossier
) -> None:
    """Sent back, proposed for another award, handed in again: the page failed for every reader."""
    one = of(dossier, "CSTĐCS")[0]
    answer = {
        "rule": "regime.unread",
        "message": "Văn bản chưa đọc.",
        "by": "article",
        "told": "Điều 74 Luật 06",
    }
    settled = [{**answer, "citation": "", "question": "Áp dụng điều nào?", "reason": "Đã đối chiếu."}]
    Nomination.objects.filter(pk=one.pk).update(settled=settled)

    read = {name: words_for(scene, name, dossier) for name in ("head3", "officer")}
    Nomination.objects.filter(pk=one.pk).update(standing="appraised")
    after = words_for(scene, "officer", dossier)

    assert all("Điều 74 Luật 06" not in page and one.recipient_name in page for page in read.values())
    assert "Điều 74 Luật 06" in after


@pytest.mark.begins(after=at_the_board)
def test_who_is_proposed_in_two_dossiers_of_a_year_is_told_so_at_every_desk(
    scene: Scene, dossier: Dossier
) -> None:
    """Nothing stands against a title beside another: the reader is told, the law refuses nothing."""
    one, other = of(dossier, "CSTĐCS")[0], draft(scene, unit=3, advanced=1, fighters=0)
    Nomination.objects.filter(dossier=other).update(recipient=one.recipient)
    told = f"Cũng được đề nghị Chiến sĩ thi đua cơ sở trong hồ sơ {dossier.code}"
    back = f"Cũng được đề nghị Lao động tiên tiến trong hồ sơ {other.code}"

    draft_page, officer_before = words_for(scene, "head3", other), words_for(scene, "officer", dossier)
    typed = words(seated(scene, "clerk3").get(f"/ho-so/{other.pk}/soan/"))
    submit(other.pk, by=scene["head3"], on=TODAY)
    receive(other.pk, by=scene["bloc_head"], on=TODAY)
    receive(dossier.pk, by=scene["officer"], on=TODAY)
    at_bloc = words(seated(scene, "bloc_head").get(f"/ho-so/{other.pk}/binh-xet/"))
    at_board = words(seated(scene, "officer").get(f"/ho-so/{dossier.pk}/tham-dinh/"))

    assert told in draft_page and told in typed and back not in officer_before
    assert told in at_bloc and back in at_board
    assert back in words_for(scene, "officer", dossier) and back in words_for(scene, "head3", dossier)


def test_a_head_who_reads_a_draft_before_sending_sees_what_the_drafting_page_shows(scene: Scene) -> None:
    made = draft(scene, advanced=3, fighters=1)
    of(made, "CSTĐCS")[0].initiatives.clear()

    read = words_for(scene, "head1", made)

    counts = words(seated(scene, "head1").get(f"/ho-so/{made.pk}/soan/"))
    told = "Trái quy định 01 trường hợp · 01 điểm"
    assert told in read and told in counts
    assert "Căn cứ có 0 sáng kiến, đề tài được công nhận từ cấp cơ sở trở lên; yêu cầu 1." in read
    assert "Kiểm tra khi trình" not in read
    assert set(Nomination.objects.filter(dossier=made).values_list("verdict", flat=True)) == {""}


def words_for(scene: Scene, name: str, dossier: Dossier) -> str:
    return words(seated(scene, name).get(f"/ho-so/{dossier.pk}/"))


@pytest.mark.begins(after=appraised)
def test_after_appraisal_the_next_step_is_a_button_for_whose_it_is(scene: Scene, dossier: Dossier) -> None:
    address = f"/ho-so/{dossier.pk}/"

    officer, secretary, head = (
        seated(scene, name).get(address).content.decode() for name in ("officer", "secretary", "head3")
    )

    assert f'href="/quyet-dinh/du-thao/{scene.district.pk}/"' in officer
    assert "20 trường hợp sẵn sàng đưa vào quyết định." in officer
    no_vote = "Lao động tiên tiến: pháp luật không yêu cầu Hội đồng bỏ phiếu ("
    assert officer.count(no_vote) == 1 and "Chiến sĩ thi đua cơ sở: pháp luật không" not in officer
    assert "03 trường hợp phải đưa ra Hội đồng: thư ký Hội đồng triệu tập họp." in officer
    assert f'href="/hop/trieu-tap/{scene.council.pk}/"' in secretary
    assert "Bước tiếp theo" not in head


@pytest.mark.begins(after=submitted, unit=3, advanced=14, fighters=2)
def test_one_case_has_one_count_on_every_page_and_its_day(scene: Scene, dossier: Dossier) -> None:
    """What a reader may not know is left out in words; what is told once for many is counted all the same."""
    case = of(dossier, "LĐTT")[9]

    def count(who: str, page: str = "") -> str:
        told = words(seated(scene, who).get(f"/ho-so/{dossier.pk}/{page}"))
        found = re.search(rf"(\d điểm lưu ý[^.]*?) về {case.recipient_name}", told)
        return found[1] if found else told

    all_of_it = "1 điểm lưu ý, đạt 3 điều kiện, tính ngày 20/11/2020"
    seen = "1 điểm lưu ý, đạt 1 điều kiện, không kể mục ngoài quyền xem, tính ngày 20/11/2020"
    once = " (1 nêu chung ở trên),"
    assert (count("bloc_head", "binh-xet/"), count("bloc_head")) == (seen, seen.replace(",", once, 1))
    assert count("head3") == all_of_it.replace(",", once, 1)
    after_bloc(scene, dossier)
    receive(dossier.pk, by=scene["officer"], on=TODAY)
    assert count("officer") == all_of_it.replace(",", once, 1)
    with at(date(2020, 11, 23)):
        assert count("officer", "tham-dinh/") == all_of_it.replace("20/11", "23/11")
