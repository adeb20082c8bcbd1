"""The merger on its page: choose, name, look, confirm; nothing is written before the last step."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from dossiers.models import Recipient
from roles.appointments.appointing import appoint
from roles.models import Appointment, Unit
from tests.browsing import Client, words
from tests.dossiers.succession.test_merging import FIRST_DAY, LAST_DAY, NAME, RESOLUTION, merged, works_at
from tests.scene import PAPER, SINCE, TODAY, Scene, draft, staff
from trail.clock import at
from workflow.actions.submit import submit

pytestmark = pytest.mark.scene()
LAST_DAY_OF_ALL = date(2020, 11, 19)
TYPED = {
    "heir": "new",
    "name": NAME,
    "level": "xã",
    "since": "01/01/2021",
    "instrument": RESOLUTION,
}


@pytest.fixture
def officer(scene: Scene) -> Iterator[Client]:
    client = Client()
    client.force_login(scene["officer"])
    with at(FIRST_DAY):
        yield client


def page(scene: Scene, *places: int) -> str:
    chosen = "&".join(f"don-vi={scene.units[place - 1].pk}" for place in places)
    return f"/tham-quyen/{scene.district.pk}/sap-nhap/?{chosen}"


def shown(answer: object) -> str:
    return " ".join(answer.content.decode().split())  # type: ignore[attr-defined]


def test_it_goes_in_four_steps_and_writes_in_the_last(officer: Client, scene: Scene) -> None:
    staff(scene.units[1], 3)
    sent = draft(scene, unit=3, fighters=2)
    submit(sent.pk, by=scene["head3"], on=TODAY)
    assert "Bước 1" in shown(officer.get(page(scene)))
    nobody = f"{page(scene).split('?')[0]}?tiep=1"
    assert "Chưa chọn đơn vị nào" in shown(officer.get(nobody)) and "Chưa chọn" not in shown(
        officer.get(page(scene))
    )
    assert "Mới chọn một đơn vị" in shown(officer.get(page(scene, 2)))
    assert "bắt buộc khi thành lập đơn vị mới" in (second := shown(officer.get(page(scene, 2, 3))))
    assert "Bước 2" in second

    told = shown(officer.post(page(scene, 2, 3), TYPED))

    for said in (
        "Bước 3: xem điều sẽ xảy ra",
        "Ủy ban nhân dân xã số 2: 03 người; 00 danh hiệu",
        "Ủy ban nhân dân xã số 3: 20 người",
        "Mã cán bộ trùng, để trống khi chuyển",
        "Người head3: Chủ tịch, Ủy ban nhân dân xã số 3",
        f"{sent.code} “Khen thưởng năm 2020”: đang ở Khối các xã",
    ):
        assert said in told, said
    assert not Unit.objects.filter(ended_on__isnull=False).exists()
    assert "Bước 2" in shown(officer.post(page(scene, 2, 3), TYPED | {"back": "1"}))

    done = shown(officer.post(page(scene, 2, 3), TYPED | {"confirm": "1"}, follow=True))

    assert "23 người, tập thể chuyển theo, 01 hồ sơ đang mở được làm tiếp" in done
    heir = Unit.objects.get(profiles__name=NAME)
    assert Recipient.objects.filter(unit=heir).count() == 23
    assert [Unit.objects.get(pk=unit.pk).ended_on for unit in scene.units] == [None, LAST_DAY, LAST_DAY]


def test_the_head_of_a_bloc_is_told_before_it_ends(officer: Client, scene: Scene) -> None:
    since = TYPED | {"since": "20/11/2020", "heir": str(scene.units[2].pk)}
    with at(TODAY):
        told = shown(officer.post(page(scene, 1, 3), since))
    assert "Khối các xã: Ủy ban nhân dân xã số 1: đang là khối trưởng: cử đơn vị khác" in told
    assert "Ủy ban nhân dân xã số 3 (giữ lại)" in told


def test_open_dossiers_come_to_nobodys_table_only_where_the_heir_begins_and_then_it_is_told(
    officer: Client, scene: Scene
) -> None:
    draft(scene, unit=3, fighters=2)
    begins = shown(officer.post(page(scene, 2, 3), TYPED))
    into_second = TYPED | {"heir": str(scene.units[1].pk)}
    staffed = shown(officer.post(page(scene, 2, 3), into_second))
    Appointment.objects.filter(unit=scene.units[1]).update(until=TODAY)

    refused = officer.post(page(scene, 2, 3), into_second | {"confirm": "1"})

    assert "Đơn vị mới: phân công cán bộ làm công tác thi đua hoặc thủ trưởng ngay" in begins
    assert "01 hồ sơ đang mở chưa nằm ở bàn ai" in begins
    assert "Bước 3" in staffed and "chưa có người làm việc" not in staffed
    assert refused.status_code == 422
    assert "“Ủy ban nhân dân xã số 2” chưa có ai làm tiếp 01 hồ sơ đang mở" in shown(refused)
    assert "ở trang “Phân công” trước, rồi sáp nhập" in shown(refused)
    assert not Unit.objects.filter(ended_on__isnull=False).exists()


def test_the_pages_of_the_bloc_tell_by_the_day_which_members_have_ended_and_who_carries_on(
    officer: Client, scene: Scene
) -> None:
    since = TYPED | {"since": "20/11/2020", "heir": str(scene.units[2].pk), "confirm": "1"}
    bloc, lead = f"/khoi/{scene.bloc.pk}/", Client()
    lead.force_login(scene["bloc_head"])
    with at(TODAY):
        officer.post(page(scene, 1, 3), since)
        listed = shown(officer.get(f"/tham-quyen/{scene.district.pk}/khoi/"))
        members, changing = shown(officer.get(bloc)), shown(officer.get(f"{bloc}thay-khoi-truong/"))
        home = shown(lead.get("/"))
    with at(LAST_DAY_OF_ALL):
        before = shown(officer.get(bloc))

    ended = "đã kết thúc ngày 19/11/2020; kế tục: Ủy ban nhân dân xã số 3"
    assert f"Ủy ban nhân dân xã số 1 ({ended})" in listed
    assert ">2</td>" in listed.partition('data-label="Số thành viên"')[2][:60]
    assert members.count(f"Đ{ended[1:]}") == 1 and "Đã kết thúc" not in before
    assert f"<strong>Ủy ban nhân dân xã số 1</strong> ({ended})" in changing
    assert "Chưa trình hồ sơ" in home and "Ủy ban nhân dân xã số 1</a>" not in home.partition("Chưa trình")[2]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"name": ""}, "Ghi tên đơn vị mới đúng như trong văn bản"),
        ({"since": "02/01/2021"}, "chưa đến: người và hồ sơ chuyển ngay khi ghi"),
        ({"instrument": ""}, "Chưa điền ô này"),
        ({"heir": "999999"}, "không còn trong danh sách. Hãy chọn lại"),
    ],
)
def test_what_is_wrong_is_told_before_the_preview(
    officer: Client, scene: Scene, typed: dict[str, str], words: str
) -> None:
    answer = officer.post(page(scene, 2, 3), TYPED | typed)

    assert (answer.status_code, words in shown(answer)) == (422, True), shown(answer)[:3000]


def test_a_unit_of_elsewhere_is_refused_in_words(officer: Client, scene: Scene) -> None:
    answer = officer.get(f"{page(scene, 2, 3)}&don-vi={scene.province.organ_id}")

    assert answer.status_code in (409, 422)
    assert "không thuộc nội dung đang xử lý" in shown(answer)


def test_two_clicks_merge_once(officer: Client, scene: Scene) -> None:
    sent = TYPED | {"confirm": "1"}
    officer.post(page(scene, 2, 3), sent)
    answer = officer.post(page(scene, 2, 3), sent)

    assert answer.status_code in (409, 422)
    assert Unit.objects.filter(profiles__name=NAME).count() == 1


def test_who_was_merged_away_reads_at_home_what_became_of_the_unit_and_of_its_dossiers(scene: Scene) -> None:
    sent = draft(scene, unit=2, fighters=2)
    submit(sent.pk, by=scene["head2"], on=TODAY)
    other = {"office": "auditor", "organ": scene.district, "since": SINCE, "post": "Thanh tra viên"}
    appoint(by=None, user=scene["clerk2"], on=SINCE, **other, **PAPER)
    heir = merged(scene).heir
    title, ended = (
        "Đơn vị nơi ông/bà công tác đã kết thúc",
        "Ủy ban nhân dân xã số 2 kết thúc hoạt động hết ngày",
    )

    home = home_of(scene, "head2", FIRST_DAY)
    assert f"{title} {ended} 31/12/2020, theo {RESOLUTION}" in home
    assert f"Từ ngày 01/01/2021, đơn vị kế tục là: {NAME}: chưa có ai được phân công" in home
    assert "01 hồ sơ đang mở của đơn vị cũ do đơn vị kế tục làm tiếp." in home

    works_at(scene, heir)
    assert f"{NAME}: Lý Thị Mẫu (Chủ tịch)" in home_of(scene, "head2", date(2021, 6, 1))
    seat = {"office": "unit_clerk", "organ": heir, "since": FIRST_DAY, "post": "Công chức"}
    appoint(by=scene["officer"], user=scene["head2"], on=FIRST_DAY, **seat, **PAPER)
    for name, day, told in (
        ("head2", FIRST_DAY, False),
        ("clerk2", FIRST_DAY, True),
        ("clerk2", date(2021, 1, 30), False),
        ("head1", FIRST_DAY, False),
    ):
        assert (title in home_of(scene, name, day)) is told, (name, day)


def home_of(scene: Scene, name: str, day: date) -> str:
    client = Client()
    client.force_login(scene[name])
    with at(day):
        return words(client.get("/"))
