"""What is held has a clock of its own, and its own pile: it is overdue for no appraisal."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from importlib import import_module

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client

from dossiers.models import Dossier, Nomination
from roles.doors.refusals import Forbidden, Overtaken, Refused
from tests.browsing import words
from tests.scene import TODAY, Scene, draft, of
from tests.walk import INSPECTION, WORDING, after_bloc, received
from tests.workflow.seats import Reader, body
from trail import clock
from trail.models import Entry
from trail.phrases import facts_in_words
from trail.verbs import Verb
from workflow.actions.draft_decision import draft_decision
from workflow.actions.hold import hold
from workflow.actions.look import look
from workflow.actions.receive import receive
from workflow.actions.release import release
from workflow.actions.send_back import send_back
from workflow.actions.sign import sign
from workflow.actions.steps.holding import Awaited
from workflow.actions.submit import submit
from workflow.actions.withdraw import withdraw
from workflow.models import Hold
from workflow.whose_turn import dossiers_awaiting_board, first_awaiting_board, holds_to_look_at

pytestmark = pytest.mark.scene()

LOOK_DAY = date(2020, 12, 15)
LATER = Awaited("Thanh tra tỉnh", look_on=date(2021, 1, 15))


def page(scene: Scene, name: str, address: str, *, on: date = TODAY) -> str:
    client = Client()
    client.force_login(scene[name], backend="django.contrib.auth.backends.ModelBackend")
    with clock.at(on):
        return client.get(address).content.decode()


@pytest.fixture(scope="module")
def _dossier_of_file(_scene_of_file: Scene) -> Dossier:
    scene = _scene_of_file
    found = draft(scene, advanced=5, fighters=0)
    submit(found.pk, by=scene["head1"], on=TODAY)
    after_bloc(scene, found)
    received(scene, found)
    return found


@pytest.fixture
def dossier(scene: Scene, _dossier_of_file: Dossier) -> Dossier:
    """Appraised as a whole, once for the file; nothing of it is left to appraise."""
    return deepcopy(_dossier_of_file)


@pytest.fixture
def held(scene: Scene, dossier: Dossier) -> Nomination:
    row = of(dossier, "LĐTT")[0]
    hold([row.pk], reason="Đang thanh tra", awaited=INSPECTION, by=scene["officer"], on=TODAY)
    row.refresh_from_db()
    return row


def clock_of(row: Nomination) -> Hold:
    return Hold.objects.get(nomination=row, ended_on__isnull=True)


def last_entry(dossier: Dossier, verb: Verb) -> Entry:
    rows = Entry.objects.filter(chain__subject_kind="dossier", chain__subject_id=dossier.pk, verb=verb)
    return rows.order_by("-seq")[0]


def test_a_hold_says_for_whom_it_waits_since_when_and_until_when(held: Nomination) -> None:
    found = clock_of(held)

    assert (found.awaited_from, found.held_on, found.next_look_on) == ("Thanh tra huyện", TODAY, LOOK_DAY)


@pytest.mark.parametrize(
    ("awaited", "told"),
    [
        (Awaited(" ", look_on=LOOK_DAY), "Chưa ghi nơi phải có kết luận."),
        (Awaited("Thanh tra huyện", look_on=None), "Chưa hẹn ngày xem lại."),
        (
            Awaited("Thanh tra huyện", look_on=TODAY),
            "Ngày xem lại 20/11/2020 không ở sau hôm nay (20/11/2020).",
        ),
    ],
)
def test_a_hold_without_its_clock_is_refused(
    scene: Scene, dossier: Dossier, awaited: Awaited, told: str
) -> None:
    row = of(dossier, "LĐTT")[0]

    with pytest.raises(Refused) as refused:
        hold([row.pk], reason="Đang thanh tra", awaited=awaited, by=scene["officer"], on=TODAY)

    assert [each.message for each in refused.value.obstacles] == [told]
    assert not Hold.objects.exists()


def test_the_day_after_today_is_the_first_that_may_be_set(scene: Scene, dossier: Dossier) -> None:
    row = of(dossier, "LĐTT")[0]
    tomorrow = Awaited("Thanh tra huyện", look_on=date(2020, 11, 21))

    hold([row.pk], reason="Đang thanh tra", awaited=tomorrow, by=scene["officer"], on=TODAY)

    assert clock_of(row).next_look_on == date(2020, 11, 21)


def test_the_trail_keeps_for_whom_and_until_when(dossier: Dossier, held: Nomination) -> None:
    told = facts_in_words(last_entry(dossier, Verb.HELD))

    assert ("Chờ kết luận của", "Thanh tra huyện") in told
    assert ("Ngày xem lại", "15/12/2020") in told


def test_a_look_moves_the_day_and_is_told_in_the_trail(
    scene: Scene, dossier: Dossier, held: Nomination
) -> None:
    look([held.pk], found="Chưa có kết luận.", awaited=LATER, by=scene["officer"], on=LOOK_DAY)

    found, entry = clock_of(held), last_entry(dossier, Verb.LOOKED)
    assert (found.awaited_from, found.held_on, found.next_look_on) == (
        "Thanh tra tỉnh",
        TODAY,
        date(2021, 1, 15),
    )
    assert ("Trường hợp", f"{held.recipient_name} (Lao động tiên tiến)") in facts_in_words(entry)
    assert ("Ngày xem lại", "15/01/2021") in facts_in_words(entry)
    held.refresh_from_db()
    assert (held.standing, held.reason) == ("held", "Đang thanh tra")


def test_a_look_needs_its_result_and_the_right(scene: Scene, held: Nomination) -> None:
    with pytest.raises(Refused) as refused:
        look([held.pk], found=" ", awaited=LATER, by=scene["officer"], on=LOOK_DAY)
    assert [each.message for each in refused.value.obstacles] == ["Chưa ghi kết quả xem lại."]

    with pytest.raises(Forbidden):
        look([held.pk], found="Đã hỏi.", awaited=LATER, by=scene["chair"], on=LOOK_DAY)
    assert clock_of(held).next_look_on == LOOK_DAY


def test_what_is_not_held_is_not_looked_at(scene: Scene, dossier: Dossier, held: Nomination) -> None:
    free = of(dossier, "LĐTT")[-1]

    with pytest.raises(Overtaken):
        look([held.pk, free.pk], found="Đã hỏi.", awaited=LATER, by=scene["officer"], on=LOOK_DAY)

    assert clock_of(held).next_look_on == LOOK_DAY


def test_a_release_a_withdrawal_and_a_return_end_the_hold(scene: Scene, dossier: Dossier) -> None:
    one, two, three = of(dossier, "LĐTT")[:3]
    officer = scene["officer"]
    keys = [one.pk, two.pk, three.pk]
    hold(keys, reason="Đơn thư", awaited=INSPECTION, by=officer, on=TODAY)

    release([one.pk], reason="Không sai phạm", by=officer, on=LOOK_DAY)
    assert set(Hold.objects.filter(ended_on=LOOK_DAY).values_list("nomination", flat=True)) == {one.pk}
    withdraw([two.pk], reason="Chuyển công tác", by=scene["head1"], on=LOOK_DAY)
    assert Hold.objects.filter(ended_on__isnull=True).get().nomination_id == three.pk
    send_back(dossier.pk, reason="Thiếu biên bản", by=officer, on=LOOK_DAY)
    assert not Hold.objects.filter(ended_on__isnull=True).exists()


def test_a_second_hold_of_the_same_nomination_has_its_own_row(scene: Scene, held: Nomination) -> None:
    officer = scene["officer"]
    release([held.pk], reason="Không sai phạm", by=officer, on=LOOK_DAY)
    hold([held.pk], reason="Đơn thư mới", awaited=LATER, by=officer, on=LOOK_DAY)

    assert list(held.holds.order_by("pk").values_list("held_on", "ended_on")) == [
        (TODAY, LOOK_DAY),
        (LOOK_DAY, None),
    ]
    with pytest.raises(IntegrityError), transaction.atomic():
        Hold.objects.create(nomination=held, held_on=LOOK_DAY)


def test_a_dossier_of_which_only_a_held_case_is_open_waits_for_no_appraisal(
    scene: Scene, dossier: Dossier, held: Nomination
) -> None:
    """Its deadline was the 18th of December; two years later it stood in the inbox as overdue."""
    two_years_on = date(2022, 12, 20)

    assert not dossiers_awaiting_board(scene.district).exists()
    assert first_awaiting_board(scene.district, most=25) == []
    home = page(scene, "officer", "/", on=two_years_on)
    assert f"/ho-so/{dossier.pk}/tham-dinh/" not in home
    assert "<span>Quá hạn " not in " ".join(home.split())
    assert 'class="stat tone-red"' not in home


def test_a_case_still_to_appraise_beside_a_held_one_waits_as_before(scene: Scene) -> None:
    dossier = draft(scene, unit=3, advanced=3, fighters=0)
    submit(dossier.pk, by=scene["head3"], on=TODAY)
    after_bloc(scene, dossier)
    receive(dossier.pk, by=scene["officer"], on=TODAY)
    row = of(dossier, "LĐTT")[0]
    hold([row.pk], reason="Đơn thư", awaited=INSPECTION, by=scene["officer"], on=TODAY)

    assert [one.dossier_id for one in dossiers_awaiting_board(scene.district)] == [dossier.pk]


@pytest.mark.parametrize(
    ("on", "has_come"),
    [(date(2020, 12, 14), False), (date(2020, 12, 15), True), (date(2020, 12, 16), True)],
)
def test_the_pile_calls_from_the_day_of_the_look(
    scene: Scene, held: Nomination, on: date, has_come: bool
) -> None:
    address = f"/tham-quyen/{scene.district.pk}/dang-tam-giu/"

    assert holds_to_look_at(scene.district, on=on).exists() is has_come
    for inbox in (page(scene, "officer", "/", on=on), page(scene, "officer", "/viec/", on=on)):
        assert ("01 trường hợp tạm giữ đến ngày xem lại" in inbox) is has_come
        assert "chip tone-red" not in inbox
    assert address in page(scene, "officer", "/", on=on)


def test_the_pile_shows_first_what_has_no_day_then_by_the_day(scene: Scene, dossier: Dossier) -> None:
    officer = scene["officer"]
    late, soon, unset = of(dossier, "LĐTT")[:3]
    hold([late.pk], reason="Đơn thư", awaited=LATER, by=officer, on=TODAY)
    hold([soon.pk, unset.pk], reason="Đơn thư", awaited=INSPECTION, by=officer, on=TODAY)
    Hold.objects.filter(nomination=unset).update(next_look_on=None, awaited_from="", held_on=None)

    pile = page(scene, "officer", f"/tham-quyen/{scene.district.pk}/dang-tam-giu/")

    places = [pile.index(row.recipient_name) for row in (unset, soon, late)]
    assert places == sorted(places)
    assert "Chưa hẹn ngày" in pile and "Chưa ghi chờ ai kết luận" in pile and "Chưa rõ" in pile


def test_the_chair_reads_the_pile_and_only_the_officer_is_led_on(scene: Scene, held: Nomination) -> None:
    pile, way = f"/tham-quyen/{scene.district.pk}/dang-tam-giu/", f"/ho-so/{held.dossier_id}/tam-giu/"

    for name, leads in (("officer", True), ("chair", False), ("clerk", False), ("auditor", False)):
        read = page(scene, name, pile)
        assert held.recipient_name in read
        assert (f'href="{way}"' in read) is leads, name


def test_the_unit_reads_for_whom_its_case_waits(scene: Scene, held: Nomination) -> None:
    read = page(scene, "head1", f"/ho-so/{held.dossier_id}/")

    assert "Chờ kết luận của Thanh tra huyện, từ ngày 20/11/2020; xem lại ngày 15/12/2020" in read


def test_the_page_holds_looks_and_lets_go(scene: Scene, dossier: Dossier) -> None:
    row, address = of(dossier, "LĐTT")[0], f"/ho-so/{dossier.pk}/tam-giu/"
    client = Client()
    client.force_login(scene["officer"], backend="django.contrib.auth.backends.ModelBackend")
    given = {"chosen": row.pk, "reason": "Đơn thư", "awaited_from": "Thanh tra huyện"}

    def post(way: str, **words: object) -> int:
        with clock.at(TODAY):
            data = {way: "1", **{f"{way}-{name}": value for name, value in (given | words).items()}}
            return client.post(address, data).status_code

    assert post("giu") == 422
    assert post("giu", next_look_on="20/11/2020") == 422
    assert not Hold.objects.exists()
    assert post("giu", next_look_on="15/12/2020") == 302
    assert clock_of(row).next_look_on == LOOK_DAY
    assert post("xem", next_look_on="15/01/2021") == 302
    assert clock_of(row).next_look_on == date(2021, 1, 15)
    assert post("tiep") == 302
    row.refresh_from_db()
    assert row.standing == "appraised"


def test_what_cannot_be_held_is_not_offered_and_the_page_says_why_and_who_acts(
    scene: Scene, dossier: Dossier
) -> None:
    signed, tabled, refused, drafted, free = of(dossier, "LĐTT")
    for row, sign_it in ((signed, True), (drafted, False)):
        decision = draft_decision(scene.district, [row.pk], WORDING, by=scene["officer"], on=TODAY)
        if sign_it:
            sign(decision.pk, {}, by=scene["chair"], on=TODAY)
    for row, standing in ((tabled, "tabled"), (refused, "refused")):
        Nomination.objects.filter(pk=row.pk).update(standing=standing)
    officer, address = Reader(scene["officer"]), f"/ho-so/{dossier.pk}/tam-giu/"

    read = officer.get(address)

    offered = [row.pk for row in of(dossier, "LĐTT") if f'name="giu-chosen" value="{row.pk}"' in body(read)]
    assert offered == [free.pk]
    told = words(read)
    for row, why in (
        (signed, "Đang có trong quyết định đã ký, chờ cấp số (01 trường hợp): {} . Đề nghị văn thư trả lại"),
        (drafted, "Đang có trong dự thảo quyết định (01 trường hợp): {} . Bỏ dự thảo quyết định trước."),
        (tabled, "“Đã đưa ra hội đồng” (01 trường hợp): {} . Chờ Hội đồng kết thúc cuộc họp."),
        (refused, "“Không được duyệt” (01 trường hợp): {} . Việc xét đã xong, không còn gì để tạm giữ."),
    ):
        assert why.format(f"{row.recipient_name} (Lao động tiên tiến)") in told
    sent = {"giu": "1", "giu-chosen": signed.pk, "giu-reason": "Đơn thư"}
    sent |= {"giu-awaited_from": "Thanh tra huyện", "giu-next_look_on": "15/12/2020"}
    answer = officer.post(address, sent)
    assert answer.status_code == 422 and "chờ cấp số. Xem trường hợp này" in words(answer)
    assert f'href="#th-{signed.pk}"' in body(answer) and f'id="th-{signed.pk}"' in body(answer)
    links = body(officer.get(f"/ho-so/{dossier.pk}/tham-dinh/")).count(f'href="{address}#giu"')
    assert links == 1


def test_the_button_to_hold_goes_where_nothing_can_be_held(scene: Scene, dossier: Dossier) -> None:
    button = f'href="/ho-so/{dossier.pk}/tam-giu/"'
    assert button in page(scene, "officer", f"/ho-so/{dossier.pk}/")

    dossier.nominations.update(standing="tabled")

    assert button not in page(scene, "officer", f"/ho-so/{dossier.pk}/")


def test_what_was_held_before_the_clock_came_takes_its_day_from_the_trail(
    scene: Scene, held: Nomination
) -> None:
    """The migration's own statement, over rows as they stood before it."""
    Hold.objects.all().delete()

    with connection.cursor() as cursor:
        cursor.execute(import_module("workflow.migrations.0003_hold").FILL)

    found = Hold.objects.get()
    assert (found.nomination_id, found.held_on, found.awaited_from) == (held.pk, TODAY, "")
    assert (found.next_look_on, found.ended_on) == (None, None)
