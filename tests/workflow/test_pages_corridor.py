"""The pages of unit, bloc and Board through Django's client: what they show, do and refuse."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.test import Client

from dossiers.models import Dossier, Nomination
from roles.models import LocalRule
from tests.scene import SINCE, TODAY, Scene, draft, of, seat
from tests.walk import INSPECTION, after_bloc, received, voted
from trail.clock import at
from trail.models import Entry
from workflow.actions.appraise import Appraisal, appraise
from workflow.actions.recall import recall
from workflow.actions.receive import receive
from workflow.actions.send_back import send_back
from workflow.actions.submit import submit
from workflow.models import Passage
from workflow.views.shared.paging import page_by_day

pytestmark = pytest.mark.scene()


@pytest.fixture(autouse=True)
def story_day() -> Iterator[None]:
    """The pages act on the day of the scene."""
    with at(TODAY):
        yield


def seated(scene: Scene, name: str) -> Client:
    client = Client()
    client.force_login(scene[name], backend="django.contrib.auth.backends.ModelBackend")
    return client


def desk_of(dossier: Dossier) -> str:
    return Passage.objects.get(dossier=dossier, closed_at__isnull=True).desk


def submitted(scene: Scene, **asked: int) -> Dossier:
    dossier = draft(scene, **asked)
    submit(dossier.pk, by=scene[f"head{asked.get('unit', 1)}"], on=TODAY)
    return Dossier.objects.get(pk=dossier.pk)


EVERYBODY = (
    *("head1", "clerk1", "bloc_head", "bloc_deputy", "officer", "chair", "clerk", "auditor"),
    *("council_chair", "secretary", "member01"),
)


@pytest.mark.parametrize("name", EVERYBODY)
def test_every_office_has_a_home_an_inbox_a_list_and_a_search(scene: Scene, name: str) -> None:
    submitted(scene, unit=3)
    client = seated(scene, name)

    for address in ("/", "/viec/", "/ho-so/", "/tim/?q=nong"):
        assert client.get(address).status_code == 200, address


def test_a_stranger_reads_who_can_appoint_him(scene: Scene) -> None:
    from django.contrib.auth.models import User

    client = Client()
    client.force_login(User.objects.create_user("moi"), backend="django.contrib.auth.backends.ModelBackend")

    page = client.get("/").content.decode()

    assert "Người officer" in page
    assert "huyện Hà Quảng" in page


def test_a_unit_begins_a_dossier_and_lands_on_its_draft(scene: Scene) -> None:
    client = seated(scene, "clerk1")

    answer = client.post(
        "/ho-so/moi/",
        {
            "unit": scene.units[0].pk,
            "year": 2020,
            "way": "công trạng",
            "title": "Khen thưởng năm",
            "first": "",
        },
    )

    made = Dossier.objects.get(unit=scene.units[0])
    assert answer.headers["Location"] == f"/ho-so/{made.pk}/soan/"
    assert desk_of(made) == "unit"
    assert made.title == "Khen thưởng năm"


def test_nobody_begins_a_dossier_for_another_unit(scene: Scene) -> None:
    client = seated(scene, "clerk1")

    answer = client.post(
        "/ho-so/moi/", {"unit": scene.units[1].pk, "year": 2020, "way": "công trạng", "title": "Khác"}
    )

    assert answer.status_code == 422
    assert not Dossier.objects.exists()


def test_the_head_hands_in_and_sees_on_which_desk_it_lies(scene: Scene) -> None:
    dossier = draft(scene)
    client = seated(scene, "head1")
    assert "Trình lên" not in client.get("/").content.decode()

    answer = client.post(f"/ho-so/{dossier.pk}/trinh/", follow=True)

    assert desk_of(dossier) == "bloc"
    assert "khối chưa mở" in answer.content.decode()


def test_a_refused_submit_tells_every_obstacle_with_its_article_and_its_nomination(scene: Scene) -> None:
    dossier = draft(scene, fighters=3)
    dossier.evidence.all().delete()
    client = seated(scene, "head1")

    answer = client.post(f"/ho-so/{dossier.pk}/trinh/")

    page = answer.content.decode()
    assert answer.status_code == 422
    assert desk_of(dossier) == "unit"
    first = of(dossier, "CSTĐCS")[0]
    assert f"/truong-hop/{first.pk}/sua/" in page
    assert page.count("Căn cứ:") >= 3


def test_a_clerk_without_an_order_may_not_hand_in(scene: Scene) -> None:
    dossier = draft(scene)

    answer = seated(scene, "clerk1").post(f"/ho-so/{dossier.pk}/trinh/")

    assert answer.status_code == 403
    assert desk_of(dossier) == "unit"


def test_another_unit_neither_reads_nor_hands_in_nor_lists_the_dossier(scene: Scene) -> None:
    dossier = submitted(scene)

    client = seated(scene, "head2")

    assert client.get(f"/ho-so/{dossier.pk}/").status_code == 403
    assert client.post(f"/ho-so/{dossier.pk}/trinh/").status_code == 404
    assert dossier.title not in client.get("/ho-so/").content.decode()


def test_the_unit_recalls_until_the_bloc_has_opened_it(scene: Scene) -> None:
    dossier = submitted(scene)
    client = seated(scene, "head1")

    client.post(f"/ho-so/{dossier.pk}/thu-hoi/", {"reason": "Thiếu một người"})
    assert desk_of(dossier) == "unit"
    assert "đơn vị thu hồi ngày 20/11/2020" in client.get("/").content.decode()

    client.post(f"/ho-so/{dossier.pk}/trinh/")
    receive(dossier.pk, by=scene["bloc_deputy"], on=TODAY)
    answer = client.post(f"/ho-so/{dossier.pk}/thu-hoi/", {"reason": "Thiếu một người"})

    assert answer.status_code == 422
    assert "không thu hồi được nữa" in answer.content.decode()
    assert desk_of(dossier) == "bloc"


def test_a_nomination_is_withdrawn_with_a_reason_and_not_without(scene: Scene) -> None:
    dossier = submitted(scene)
    row = of(dossier, "CSTĐCS")[0]
    client = seated(scene, "head1")

    assert client.post(f"/truong-hop/{row.pk}/rut/", {"reason": " "}).status_code == 422
    client.post(f"/truong-hop/{row.pk}/rut/", {"reason": "Chuyển công tác"})

    row.refresh_from_db()
    assert (row.standing, row.reason) == ("withdrawn", "Chuyển công tác")


def choices(dossier: Dossier, **given: str) -> dict[str, str]:
    posted = {f"y-{row.pk}": "co" for row in dossier.nominations.all()}
    return posted | given


def test_the_bloc_agrees_to_all_but_one(scene: Scene) -> None:
    dossier = submitted(scene, unit=3)
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


def test_the_bloc_is_told_who_has_no_opinion_yet_and_keeps_what_it_typed(scene: Scene) -> None:
    dossier = submitted(scene, unit=3)
    given = choices(dossier)
    left_out = of(dossier, "CSTĐCS")[0]
    del given[f"y-{left_out.pk}"]
    ranked = of(dossier, "CSTĐCS")[1]

    answer = seated(scene, "bloc_head").post(
        f"/ho-so/{dossier.pk}/binh-xet/", {**given, f"hang-{ranked.pk}": "7", "gui": "1"}
    )

    page = answer.content.decode()
    assert answer.status_code == 422
    assert f"{left_out.recipient_name} (CSTĐCS): chưa có ý kiến của khối." in page
    assert f'name="hang-{ranked.pk}" value="7"' in page
    assert desk_of(dossier) == "bloc"


def test_striking_out_a_worker_shows_the_seats_before_anything_is_sent(scene: Scene) -> None:
    """20 LĐTT allow 3 CSTĐCS (15 %); 19 allow 2: one of three falls out."""
    dossier = submitted(scene, unit=3)
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


@pytest.mark.parametrize("rank", ["0", "-1", "một", "99999", "1.5"])
def test_a_rank_that_is_no_number_is_refused_beside_its_name(scene: Scene, rank: str) -> None:
    dossier = submitted(scene, unit=3)
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


def test_the_bloc_takes_its_review_back_until_the_board_received_it(scene: Scene) -> None:
    dossier = submitted(scene, unit=3)
    after_bloc(scene, dossier)
    client = seated(scene, "bloc_head")

    client.post(f"/ho-so/{dossier.pk}/thu-hoi-binh-xet/", {"reason": ""})
    assert desk_of(dossier) == "bloc"

    after_bloc(scene, dossier)
    receive(dossier.pk, by=scene["officer"], on=TODAY)
    assert client.post(f"/ho-so/{dossier.pk}/thu-hoi-binh-xet/", {"reason": ""}).status_code == 422


def test_a_dossier_sent_back_tells_the_unit_why_and_prints_the_notice(scene: Scene) -> None:
    dossier = submitted(scene, unit=3)

    sent = seated(scene, "bloc_head").post(
        f"/ho-so/{dossier.pk}/tra-lai/", {"reason": "Thiếu xác nhận sáng kiến của ba người"}
    )

    assert sent.status_code == 302
    home = seated(scene, "head3").get("/").content.decode()
    assert "Thiếu xác nhận sáng kiến của ba người" in home
    notice = seated(scene, "head3").get(f"/ho-so/{dossier.pk}/thong-bao-tra-lai.pdf")
    assert notice.headers["Content-Type"] == "application/pdf"
    assert notice.content.startswith(b"%PDF")


def test_a_dossier_the_unit_took_back_has_no_notice(scene: Scene) -> None:
    dossier = submitted(scene, unit=3)
    recall(dossier.pk, by=scene["head3"], on=TODAY)

    assert seated(scene, "head3").get(f"/ho-so/{dossier.pk}/thong-bao-tra-lai.pdf").status_code == 404


def at_the_board(scene: Scene, **asked: int) -> Dossier:
    dossier = submitted(scene, unit=3, **asked)
    after_bloc(scene, dossier)
    return Dossier.objects.get(pk=dossier.pk)


def test_the_officer_receives_and_lands_on_the_appraisal(scene: Scene) -> None:
    dossier = at_the_board(scene)

    answer = seated(scene, "officer").post(f"/ho-so/{dossier.pk}/tiep-nhan/")

    assert answer.headers["Location"] == f"/ho-so/{dossier.pk}/tham-dinh/"
    assert Dossier.objects.get(pk=dossier.pk).regime == "R1"


def test_who_receives_second_is_told_who_was_first(scene: Scene) -> None:
    dossier = at_the_board(scene)
    receive(dossier.pk, by=scene["officer"], on=TODAY)

    answer = seated(scene, "officer").post(f"/ho-so/{dossier.pk}/tiep-nhan/")

    assert answer.status_code == 409
    assert "Người officer" in answer.content.decode()


def shared_reasons(page: object, reason: str) -> dict[str, str]:
    return {each["field"]: reason for each in page.context["shared"]}  # type: ignore[attr-defined]


def test_one_reason_an_award_settles_the_same_doubt_of_all(scene: Scene) -> None:
    """Nobody registered: open in the same words for 3 CSTĐCS, and in others for 20 LĐTT."""
    dossier = at_the_board(scene)
    receive(dossier.pk, by=scene["officer"], on=TODAY)
    client = seated(scene, "officer")

    refused = client.post(f"/ho-so/{dossier.pk}/tham-dinh/", {"con-lai": "1"})
    assert refused.status_code == 422
    assert dossier.nominations.filter(standing="endorsed").count() == 23

    given = {"con-lai": "1", **shared_reasons(refused, "Đã đăng ký bằng văn bản giấy")}
    assert len(given) == 3
    client.post(f"/ho-so/{dossier.pk}/tham-dinh/", given)

    assert dossier.nominations.filter(standing="appraised").count() == 23
    overridden = Entry.objects.filter(verb="appraised").latest("id").payload
    assert overridden.count("Đã đăng ký bằng văn bản giấy") == 23


def test_the_officer_holds_one_and_appraises_the_rest(scene: Scene) -> None:
    dossier = at_the_board(scene)
    receive(dossier.pk, by=scene["officer"], on=TODAY)
    row = of(dossier, "CSTĐCS")[0]
    client = seated(scene, "officer")
    page = client.get(f"/ho-so/{dossier.pk}/tham-dinh/")
    reasons = shared_reasons(page, "Đã đăng ký bằng văn bản giấy")
    given = {"con-lai": "1", f"y-{row.pk}": "tam-giu", **reasons}

    refused = client.post(f"/ho-so/{dossier.pk}/tham-dinh/", given)
    assert "tạm giữ nhưng chưa ghi lý do" in refused.content.decode()
    assert "Chưa ghi nơi phải có kết luận" in refused.content.decode()
    assert "Chưa hẹn ngày xem lại" in refused.content.decode()

    waits = {"giu-awaited_from": "Thanh tra huyện", "giu-next_look_on": "15/12/2020"}
    given |= {f"ly-do-{row.pk}": "Đang thanh tra", **waits}
    client.post(f"/ho-so/{dossier.pk}/tham-dinh/", given)

    row.refresh_from_db()
    assert (row.standing, row.reason) == ("held", "Đang thanh tra")
    assert dossier.nominations.filter(standing="appraised").count() == 22
    held = client.get(f"/tham-quyen/{scene.district.pk}/dang-tam-giu/").content.decode()
    assert row.recipient_name in held
    assert "Thanh tra huyện" in held
    assert "(15/12/2020)" in held


def test_the_button_to_appraise_goes_when_nothing_is_left_to_appraise(scene: Scene) -> None:
    dossier = at_the_board(scene)
    receive(dossier.pk, by=scene["officer"], on=TODAY)
    client, button = seated(scene, "officer"), f'href="/ho-so/{dossier.pk}/tham-dinh/"'
    assert button in client.get(f"/ho-so/{dossier.pk}/").content.decode()

    settled = Appraisal(settled={"registration.title": "Đã đăng ký bằng văn bản giấy."})
    held = of(dossier, "CSTĐCS")[0].pk
    opinions = dict.fromkeys(dossier.nominations.values_list("pk", flat=True), settled)
    opinions[held] = Appraisal(holds=True, reason="Đơn thư")
    appraise(dossier.pk, opinions, awaited=INSPECTION, by=scene["officer"], on=TODAY)

    assert button not in client.get(f"/ho-so/{dossier.pk}/").content.decode()


def test_what_is_held_goes_on_with_a_conclusion(scene: Scene) -> None:
    dossier = at_the_board(scene)
    receive(dossier.pk, by=scene["officer"], on=TODAY)
    row = of(dossier, "CSTĐCS")[0]
    opinions = {row.pk: Appraisal(holds=True, reason="Đơn thư")}
    appraise(dossier.pk, opinions, awaited=INSPECTION, by=scene["officer"], on=TODAY)
    client = seated(scene, "officer")

    without = client.post(f"/ho-so/{dossier.pk}/tam-giu/", {"tiep": "1", "tiep-chosen": row.pk})
    assert without.status_code == 422

    client.post(
        f"/ho-so/{dossier.pk}/tam-giu/",
        {"tiep": "1", "tiep-chosen": row.pk, "tiep-reason": "Kết luận số 3: không có vi phạm"},
    )
    row.refresh_from_db()
    assert row.standing == "endorsed"


def test_what_waits_beyond_the_desk_is_told_apart_by_council(scene: Scene) -> None:
    """CSTĐCS needs the council (a local threshold of 80 %), LĐTT goes straight to a decision."""
    dossier = at_the_board(scene)
    received(scene, dossier)

    page = seated(scene, "officer").get(f"/tham-quyen/{scene.district.pk}/da-tham-dinh/").content.decode()

    council, ready = page.split('id="h-quyet-dinh"')
    assert "Chiến sĩ thi đua cơ sở" in council
    assert "Lao động tiên tiến" in ready
    assert "Chiến sĩ thi đua cơ sở" not in ready
    home = seated(scene, "secretary").get("/").content.decode()
    assert "03 trường hợp chờ đưa ra Hội đồng" in home
    assert "20 trường hợp chờ dự thảo quyết định" in seated(scene, "officer").get("/").content.decode()


def test_the_pile_of_the_officer_leads_to_the_groups_he_drafts_from(scene: Scene) -> None:
    dossier = at_the_board(scene)
    received(scene, dossier)
    client = seated(scene, "officer")

    home = client.get("/").content.decode()

    assert f'href="/quyet-dinh/du-thao/{scene.district.pk}/"' in home
    groups = client.get(f"/quyet-dinh/du-thao/{scene.district.pk}/").content.decode()
    assert "Soạn dự thảo" in groups


def test_no_button_beside_the_inbox_leads_to_an_empty_pile(scene: Scene) -> None:
    """Held and appraised: the one pile of the two that holds something is offered, the other is not."""
    dossier = at_the_board(scene)
    held, appraised = (
        f"/tham-quyen/{scene.district.pk}/{page}/" for page in ("dang-tam-giu", "da-tham-dinh")
    )
    client = seated(scene, "officer")
    receive(dossier.pk, by=scene["officer"], on=TODAY)
    inbox = client.get("/viec/").content.decode()
    assert held not in inbox and appraised not in inbox

    opinions = {of(dossier, "CSTĐCS")[0].pk: Appraisal(holds=True, reason="Đơn thư")}
    appraise(dossier.pk, opinions, awaited=INSPECTION, by=scene["officer"], on=TODAY)

    inbox = client.get("/viec/").content.decode()
    assert held in inbox
    assert appraised not in inbox


def test_the_line_of_steps_follows_the_dossier_to_the_council(scene: Scene) -> None:
    dossier = at_the_board(scene)
    received(scene, dossier)
    voted(scene, of(dossier, "CSTĐCS"), yes=13)

    page = seated(scene, "head3").get(f"/ho-so/{dossier.pk}/").content.decode()

    assert "23 trường hợp" in page
    assert "Hội đồng thông qua" in page


def test_the_inbox_filters_and_finds_without_accents(scene: Scene) -> None:
    first, second = at_the_board(scene), submitted(scene, unit=2)
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


def test_a_long_inbox_goes_on_from_the_last_row_seen(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(page_by_day.__kwdefaults__, "size", 1)
    first, second = at_the_board(scene), submitted(scene, unit=2)
    after_bloc(scene, second)
    client = seated(scene, "officer")

    page = client.get("/viec/")
    assert first.code in page.content.decode() and second.code not in page.content.decode()
    onward = page.context["page"].next_url

    page = client.get(f"/viec/{onward}")
    assert second.code in page.content.decode() and first.code not in page.content.decode()
    assert page.context["page"].next_url == ""


def test_a_search_finds_people_without_accents_only_where_the_seat_reaches(scene: Scene) -> None:
    dossier = submitted(scene, unit=3)

    assert dossier.code in seated(scene, "bloc_head").get("/tim/?q=nong+van").content.decode()
    assert dossier.code in seated(scene, "head3").get("/tim/?q=uy+ban+nhan+dan+xa+so+3").content.decode()
    assert dossier.code not in seated(scene, "head2").get("/tim/?q=nong+van").content.decode()
    assert dossier.code not in seated(scene, "member01").get("/tim/?q=nong+van").content.decode()


def test_an_ended_district_hands_its_open_dossiers_to_its_successor(scene: Scene) -> None:
    from datetime import date

    dossier = at_the_board(scene)
    scene.district.until, scene.district.successor = date(2020, 11, 19), scene.province
    scene.district.save()
    address = f"/tham-quyen/{scene.district.pk}/ban-giao/"
    assert seated(scene, "officer").post(address).status_code == 403

    seat(scene, [("above", "board_officer", scene.province, "Chuyên viên")], on=TODAY)
    assert address in seated(scene, "above").get("/").content.decode()
    seated(scene, "above").post(address)

    dossier.refresh_from_db()
    assert dossier.jurisdiction == scene.province


def test_sending_back_needs_a_reason_and_the_right(scene: Scene) -> None:
    dossier = at_the_board(scene)

    assert (
        seated(scene, "bloc_head").post(f"/ho-so/{dossier.pk}/tra-lai/", {"reason": "x"}).status_code == 403
    )
    assert seated(scene, "officer").post(f"/ho-so/{dossier.pk}/tra-lai/", {"reason": ""}).status_code == 422
    send_back(dossier.pk, reason="Thiếu biên bản", by=scene["officer"], on=TODAY)
    assert desk_of(dossier) == "unit"


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

    at_the_board(scene)
    one = cost()
    for unit in (1, 2):
        after_bloc(scene, submitted(scene, unit=unit))

    assert cost() == one


def test_a_dossier_of_fifty_costs_as_many_statements_as_one_of_two(scene: Scene) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    small, large = (
        submitted(scene, unit=2, advanced=2, fighters=0),
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


def test_what_is_decided_above_goes_into_the_organs_own_dossier_there(scene: Scene) -> None:
    """A district chair may not award BK tỉnh: the province's does."""
    dossier = at_the_board(scene)
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


def test_the_menu_tells_as_many_as_the_inbox_lists_and_a_pile_tells_how_many_lie_in_it(scene: Scene) -> None:
    waiting, done = submitted(scene, unit=3, fighters=0), submitted(scene, advanced=5, fighters=0)
    for dossier in (waiting, done):
        after_bloc(scene, dossier)
    received(scene, done)

    page = seated(scene, "officer").get("/").content.decode()

    assert "05 trường hợp chờ dự thảo quyết định" in page
    assert set(re.findall(r'class="menu-count">(\d+)<', page)) == {"2"}
    assert page.count('class="acts"') == 2


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
    assert "theo phiếu xếp loại năm 2020" in page


def test_the_officer_reads_what_is_met_beside_what_is_not(scene: Scene) -> None:
    dossier = submitted(scene, unit=3)
    after_bloc(scene, dossier)
    receive(dossier.pk, by=scene["officer"], on=TODAY)

    page = seated(scene, "officer").get(f"/ho-so/{dossier.pk}/tham-dinh/").content.decode()

    assert "Năm 2020: hoàn thành xuất sắc nhiệm vụ." in page
