"""The bloc's pages: its review with reasons and ranks, what it takes back and sends back."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from dossiers.models import Dossier
from roles.models import Appointment, Bloc
from tests.browsing import words
from tests.scene import TODAY, Scene, of
from tests.walk import after_bloc
from tests.workflow.corridor_pages import desk_of, seated, submitted
from trail.clock import at
from workflow.actions.bloc_recall import bloc_recall
from workflow.actions.recall import recall
from workflow.actions.receive import receive
from workflow.actions.send_back import send_back

pytestmark = [pytest.mark.scene(), pytest.mark.usefixtures("story_day")]


def choices(dossier: Dossier, **given: str) -> dict[str, str]:
    posted = {f"y-{row.pk}": "co" for row in dossier.nominations.all()}
    return posted | given


@pytest.mark.begins(after=submitted, unit=3)
def test_the_bloc_agrees_to_all_but_one(scene: Scene, dossier: Dossier) -> None:
    against = of(dossier, "CSTĐCS")[2]
    client = seated(scene, "bloc_head")

    client.post(
        f"/ho-so/{dossier.pk}/binh-xet/",
        {f"y-{against.pk}": "khong", f"ly-do-{against.pk}": "Chưa nổi trội", "dong-y": "1"},
    )

    against.refresh_from_db()
    assert (against.standing, against.reason) == ("not_endorsed", "Chưa nổi trội")
    assert dossier.nominations.filter(standing="endorsed").count() == 22
    assert desk_of(dossier) == "board"


@pytest.mark.begins(after=submitted, unit=3)
def test_the_bloc_is_told_who_has_no_opinion_yet_and_keeps_what_it_typed(
    scene: Scene, dossier: Dossier
) -> None:
    given = choices(dossier)
    left_out = of(dossier, "CSTĐCS")[0]
    del given[f"y-{left_out.pk}"]
    ranked = of(dossier, "CSTĐCS")[1]

    answer = seated(scene, "bloc_head").post(
        f"/ho-so/{dossier.pk}/binh-xet/", {**given, f"hang-{ranked.pk}": "7", "gui": "1"}
    )

    page = answer.content.decode()
    assert answer.status_code == 422
    assert f"{left_out.recipient_name} (Chiến sĩ thi đua cơ sở): chưa có ý kiến bình xét." in page
    assert f'name="hang-{ranked.pk}" value="7"' in page
    third, worker = of(dossier, "CSTĐCS")[2], of(dossier, "LĐTT")[0]
    ranks = {f"hang-{row.pk}": "7" for row in (ranked, third, worker)}
    answer = seated(scene, "bloc_head").post(
        f"/ho-so/{dossier.pk}/binh-xet/", {**choices(dossier), **ranks, "gui": "1"}
    )
    assert answer.status_code == 422 and answer.content.decode().count("cùng hạng 7.") == 1
    told = f"{third.recipient_name} và {ranked.recipient_name} (Chiến sĩ thi đua cơ sở) cùng hạng 7."
    assert told in answer.content.decode()
    assert desk_of(dossier) == "bloc"


@pytest.mark.begins(after=submitted, unit=3)
def test_striking_out_a_worker_shows_the_seats_before_anything_is_sent(
    scene: Scene, dossier: Dossier
) -> None:
    """20 LĐTT allow 3 CSTĐCS (15 %); 19 allow 2: one of three falls out."""
    worker = of(dossier, "LĐTT")[19]
    client = seated(scene, "bloc_head")
    given = {f"y-{worker.pk}": "khong", f"ly-do-{worker.pk}": "Nghỉ quá 40 ngày", "xem": "1"}

    answer = client.post(f"/ho-so/{dossier.pk}/binh-xet/", given)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "được tối đa 2 (15%)" in page
    assert "nằm ngoài số suất" in page
    assert desk_of(dossier) == "bloc"

    third = of(dossier, "CSTĐCS")[2]
    fitting = {**given, f"y-{third.pk}": "khong", f"ly-do-{third.pk}": "Hết suất"}
    answer = client.post(f"/ho-so/{dossier.pk}/binh-xet/", fitting)

    assert answer.status_code == 200
    assert "Vừa đủ số suất" in answer.content.decode()
    assert dossier.nominations.filter(standing="submitted").count() == 23


def test_a_review_in_which_nothing_takes_a_seat_says_so_when_the_seats_are_asked_for(scene: Scene) -> None:
    dossier = submitted(scene, unit=3, advanced=3, fighters=0)
    client, address = seated(scene, "bloc_head"), f"/ho-so/{dossier.pk}/binh-xet/"
    none = "Không có danh hiệu nào tính suất trong các trường hợp khối đồng ý."

    asked = client.get(address).content.decode()
    assert none not in asked and "Xem số suất" not in asked
    answer = client.post(address, choices(dossier, xem="1"))

    assert answer.status_code == 200
    assert none in answer.content.decode()


@pytest.mark.begins(after=submitted, unit=3)
def test_the_dossier_and_its_review_name_the_cases_in_one_order(scene: Scene, dossier: Dossier) -> None:
    """Titles from high to low, then by the unit's preference; who has none comes last."""
    last = of(dossier, "CSTĐCS")[0]
    dossier.nominations.filter(pk=last.pk).update(ordinal=0)
    client = seated(scene, "bloc_head")

    shown, reviewed = (
        re.findall(r'id="th-(\d+)"', client.get(f"/ho-so/{dossier.pk}/{page}").content.decode())
        for page in ("", "binh-xet/")
    )

    assert shown == reviewed and len(shown) == 23
    assert shown[2] == str(last.pk)
    assert 'action="/ho-so/' in client.get(f"/ho-so/{dossier.pk}/binh-xet/").content.decode()


@pytest.mark.parametrize("rank", ["0", "-1", "một", "99999", "1.5"])
@pytest.mark.begins(after=submitted, unit=3)
def test_a_rank_that_is_no_number_is_refused_beside_its_name(
    scene: Scene, dossier: Dossier, rank: str
) -> None:
    row = of(dossier, "CSTĐCS")[0]

    answer = seated(scene, "bloc_head").post(
        f"/ho-so/{dossier.pk}/binh-xet/", {**choices(dossier), f"hang-{row.pk}": rank, "gui": "1"}
    )

    assert answer.status_code == 422
    assert f"Hạng “{rank}” không phải là số từ 1 đến 9999." in answer.content.decode()


def test_the_head_of_the_bloc_does_not_review_his_own_unit(scene: Scene) -> None:
    dossier = submitted(scene, unit=1)

    answer = seated(scene, "bloc_head").post(f"/ho-so/{dossier.pk}/binh-xet/", {"dong-y": "1"})

    assert answer.status_code == 403
    assert desk_of(dossier) == "bloc"
    assert dossier.title not in seated(scene, "bloc_head").get("/viec/").content.decode()
    assert dossier.title in seated(scene, "bloc_deputy").get("/viec/").content.decode()
    told = seated(scene, "bloc_head").get(f"/ho-so/{dossier.pk}/").content.decode()
    assert (
        "Đơn vị này là khối trưởng năm 2020, nên khối phó (Người bloc_deputy) tiếp nhận và bình xét hồ sơ"
    ) in told
    for name in ("bloc_deputy", "head1"):
        assert (
            "tiếp nhận và bình xét hồ sơ"
            not in seated(scene, name).get(f"/ho-so/{dossier.pk}/").content.decode()
        )


@pytest.mark.begins(after=submitted, unit=3)
def test_the_bloc_takes_its_review_back_until_the_board_received_it(scene: Scene, dossier: Dossier) -> None:
    after_bloc(scene, dossier)
    client = seated(scene, "bloc_head")

    client.post(f"/ho-so/{dossier.pk}/thu-hoi-binh-xet/", {"reason": ""})
    assert desk_of(dossier) == "bloc"

    after_bloc(scene, dossier)
    receive(dossier.pk, by=scene["officer"], on=TODAY)
    assert client.post(f"/ho-so/{dossier.pk}/thu-hoi-binh-xet/", {"reason": ""}).status_code == 422


@pytest.mark.begins(after=submitted, unit=3)
def test_the_unit_reads_at_home_whom_the_bloc_does_not_support_why_and_what_it_may_do(
    scene: Scene, dossier: Dossier
) -> None:
    row = of(dossier, "CSTĐCS")[2]
    after_bloc(scene, dossier, against=[row])
    title, who = (
        "Khối không đồng ý đề nghị của đơn vị",
        f"{row.recipient_name} (Chiến sĩ thi đua cơ sở), ngày",
    )

    for name in ("clerk3", "head3"):
        home = words(seated(scene, name).get("/"))
        assert f"{title} {who} 20/11/2020, Người bloc_head (Khối trưởng" in home, name
        assert "chưa nổi trội so với khối" in home and "đơn vị đề nghị khối xét lại" in home, name
    for name in ("head2", "officer"):
        assert title not in words(seated(scene, name).get("/")), name

    bloc_recall(dossier.pk, by=scene["bloc_head"], on=TODAY)
    assert title not in words(seated(scene, "head3").get("/"))
    after_bloc(scene, dossier, against=[row])
    receive(dossier.pk, by=scene["officer"], on=TODAY)
    later = words(seated(scene, "head3").get("/"))
    assert later.count(who) == 1 and "đơn vị đề nghị lại bằng hồ sơ bổ sung" in later
    with at(TODAY + timedelta(days=30)):
        assert title not in words(seated(scene, "head3").get("/"))


@pytest.mark.begins(after=submitted, unit=3)
def test_a_dossier_sent_back_tells_the_unit_why_and_prints_the_notice(scene: Scene, dossier: Dossier) -> None:
    sent = seated(scene, "bloc_head").post(
        f"/ho-so/{dossier.pk}/tra-lai/", {"reason": "Thiếu xác nhận sáng kiến của ba người"}
    )

    assert sent.status_code == 302
    home = seated(scene, "head3").get("/").content.decode()
    assert "Thiếu xác nhận sáng kiến của ba người" in home
    notice = seated(scene, "head3").get(f"/ho-so/{dossier.pk}/thong-bao-tra-lai.pdf")
    assert notice.headers["Content-Type"] == "application/pdf"
    assert notice.content.startswith(b"%PDF")


@pytest.mark.begins(after=submitted, unit=3)
def test_who_sent_a_dossier_back_reads_on_what_he_saw_and_never_the_draft(
    scene: Scene, dossier: Dossier
) -> None:
    head, address = seated(scene, "bloc_head"), f"/ho-so/{dossier.pk}/"
    sent = head.post(f"{address}tra-lai/", {"reason": "Thiếu xác nhận sáng kiến của ba người"})
    first = dossier.nominations.order_by("pk")[0]
    first.recipient_name = "Tên đơn vị đang sửa"
    first.save(update_fields=["recipient_name"])

    told = head.get(address)

    assert sent["Location"] == address
    assert told.status_code == 200
    assert "Ngày 20/11/2020, Người bloc_head (Khối trưởng) trả lại với lý do: Thiếu xác nhận" in words(told)
    page = told.content.decode()
    assert "Trình hồ sơ" in page and "Trả lại hồ sơ" in page and "Soạn hồ sơ" not in page
    assert page.count('<td data-label="Trạng thái lúc đó">') == 23
    assert page.count("Đã trình</span>") == 23 and "Tên đơn vị đang sửa" not in page
    assert "Tên đơn vị đang sửa" in seated(scene, "head3").get(address).content.decode()
    assert head.get(f"{address}thong-bao-tra-lai.pdf").status_code == 200
    assert [head.get(f"{address}{part}").status_code for part in ("nhat-ky/", "thay-doi/")] == [403, 403]
    # The Board never had it.
    assert seated(scene, "officer").get(address).status_code == 403


@pytest.mark.begins(after=submitted, unit=3)
def test_who_never_had_a_dossier_that_its_unit_took_back_reads_nothing_of_it(
    scene: Scene, dossier: Dossier
) -> None:
    recall(dossier.pk, by=scene["head3"], on=TODAY)

    assert seated(scene, "bloc_head").get(f"/ho-so/{dossier.pk}/").status_code == 403


@pytest.mark.begins(after=submitted, unit=3)
def test_the_board_and_the_bloc_read_on_what_the_board_sent_back(scene: Scene, dossier: Dossier) -> None:
    after_bloc(scene, dossier)
    receive(dossier.pk, by=scene["officer"], on=TODAY)
    send_back(dossier.pk, reason="Thiếu biên bản", by=scene["officer"], on=TODAY)

    for name in ("officer", "bloc_head"):
        told = seated(scene, name).get(f"/ho-so/{dossier.pk}/").content.decode()
        assert told.count("Khối đồng ý</span>") == 23


@pytest.mark.begins(after=submitted, unit=3)
def test_a_dossier_the_unit_took_back_has_no_notice(scene: Scene, dossier: Dossier) -> None:
    recall(dossier.pk, by=scene["head3"], on=TODAY)

    assert seated(scene, "head3").get(f"/ho-so/{dossier.pk}/thong-bao-tra-lai.pdf").status_code == 404


@pytest.mark.begins(after=submitted, unit=3)
def test_who_heads_a_cluster_is_called_so_in_menu_office_and_on_every_page_of_it(
    scene: Scene, dossier: Dossier
) -> None:
    client, page = seated(scene, "bloc_head"), f"/khoi/{scene.bloc.pk}/?nam=2020"
    assert "Khối của tôi" in words(client.get("/")) and "Thành viên của khối" in words(client.get(page))
    Bloc.objects.filter(pk=scene.bloc.pk).update(name="Cụm thi đua các xã miền núi")
    Appointment.objects.filter(bloc=scene.bloc).update(post="Chủ tịch xã")

    home, listed, review = (words(client.get(at)) for at in ("/", page, f"/ho-so/{dossier.pk}/binh-xet/"))

    assert "Cụm của tôi" in home and "Đăng ký của cụm" in home and "Cụm trưởng" in home
    assert "Thành viên của cụm" in listed and "Chức trách trong cụm" in listed and "Cụm phó" in listed
    assert "Bình xét của cụm" in review and "Khi cụm tiếp nhận" in review
    assert not re.findall(r"[Kk]hối (?:trưởng|phó|của tôi)|trong khối|của khối", home + listed + review)


@pytest.mark.begins(after=submitted, unit=3)
def test_a_review_that_a_cluster_took_back_is_told_in_its_own_word(scene: Scene, dossier: Dossier) -> None:
    after_bloc(scene, dossier)
    Bloc.objects.filter(pk=scene.bloc.pk).update(name="Cụm thi đua các xã miền núi")
    bloc_recall(dossier.pk, by=scene["bloc_head"], on=TODAY)

    client = seated(scene, "bloc_head")
    for address in ("/", "/viec/"):
        assert "Cụm đã thu hồi, đang xét lại" in words(client.get(address)), address


@pytest.mark.begins(after=submitted, unit=3)
def test_a_review_that_was_taken_back_stands_as_it_was_written_to_be_mended_and_sent_again(
    scene: Scene, dossier: Dossier
) -> None:
    row = of(dossier, "CSTĐCS")[0]
    after_bloc(scene, dossier, against=[row])
    bloc_recall(dossier.pk, by=scene["bloc_head"], on=TODAY)
    receive(dossier.pk, by=scene["bloc_head"], on=TODAY)

    page = seated(scene, "bloc_head").get(f"/ho-so/{dossier.pk}/binh-xet/").content.decode()

    chosen = re.findall(r'name="y-(\d+)"\s+value="(\w+)"[^>]* checked', page)
    assert len(chosen) == 23
    assert [int(key) for key, choice in chosen if choice == "khong"] == [row.pk]
    assert "chưa nổi trội so với khối" in page


def test_what_a_cluster_endorsed_is_counted_in_its_own_word_for_the_unit(scene: Scene) -> None:
    after_bloc(scene, submitted(scene, unit=3))
    Bloc.objects.filter(pk=scene.bloc.pk).update(name="Cụm thi đua các xã miền núi")

    home = words(seated(scene, "clerk3").get("/"))

    assert "Cụm đồng ý" in home and "Khối đồng ý" not in home
