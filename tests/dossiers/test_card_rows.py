"""The lists of a person's card against hostile hands: how many rows, and whose."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dossiers.models import HeldTitle, Rating, Recipient
from dossiers.recipients.changing_recipients import change_recipient
from roles.doors.refusals import Refused
from tests.dossiers.test_pages import card_fields, signed_in, url, words
from tests.scene import TODAY, Scene, staff
from trail.models import Entry

pytestmark = [pytest.mark.scene(units=2), pytest.mark.usefixtures("recorded_context")]
LISTS = ("ratings", "titles", "initiatives")


def sent_by(scene: Scene, person: Recipient, **fields: str) -> tuple[int, str, int, int]:
    """Of the card sent with these fields: status, words, forms made of its rows, statements."""
    client = signed_in(scene, "clerk1")
    sent = card_fields(client, person) | fields
    with CaptureQueriesContext(connection) as asked:
        answer = client.post(url("recipient", person.pk), sent)
    made = (
        sum(len(rows.forms) for _label, rows, *_missing in answer.context["lists"]) if answer.context else 0
    )
    return answer.status_code, words(answer), made, len(asked)


def test_a_thousand_million_rows_cost_less_than_a_mistyped_year(scene: Scene) -> None:
    (person,) = staff(scene.units[0], 1)
    asked = {f"{name}-TOTAL_FORMS": "1000000000" for name in LISTS}

    status, told, made, statements = sent_by(scene, person, **asked)
    *_, usual, usual_statements = sent_by(scene, person, **{"ratings-1-year": "20190"})

    assert status == 422 and told.count("Mỗi danh sách được tối đa 100 dòng") == 3
    assert made == 0 < usual
    assert statements <= usual_statements


@pytest.mark.parametrize(("rows", "status", "made"), [("100", 302, 0), ("101", 422, 4)])
def test_a_list_may_have_a_hundred_rows_and_no_more(scene: Scene, rows: str, status: int, made: int) -> None:
    """Empty rows are none; of the list that is too long no form is made, only those of the other two."""
    (person,) = staff(scene.units[0], 1)

    answered, _, forms, _ = sent_by(
        scene, person, **{"titles-TOTAL_FORMS": rows, "titles-0-award": "LĐTT", "titles-0-year": "2019"}
    )

    assert (answered, forms) == (status, made)
    assert HeldTitle.objects.filter(recipient=person).exists() == (status == 302)


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("ratings-1-year", "9223372036854775808", "không được lớn hơn 2100"),
        ("ratings-1-year", "1944", "không được nhỏ hơn 1945"),
        ("titles-0-decision_on", "01/01/0001", "nằm ngoài khoảng từ 1900 đến 2100"),
        ("titles-0-decision_on", "1" * 40, "Ngày dài quá 30 ký tự"),
        ("maternity_months", "13", "không được lớn hơn 12"),
        ("birth_on", "31/12/2101", "nằm ngoài khoảng từ 1900 đến 2100"),
        ("old_unit_opinion", "đ" * 301, "được tối đa 300 ký tự"),
    ],
)
def test_what_no_life_holds_is_refused_at_its_field(scene: Scene, field: str, value: str, told: str) -> None:
    (person,) = staff(scene.units[0], 1)
    row = {"titles-0-award": "LĐTT", "titles-0-year": "2019", "ratings-1-level": "HTTNV"}

    status, words_told, *_ = sent_by(scene, person, **row | {"ratings-1-year": "2019", field: value})

    assert status == 422 and told in words_told
    assert person.ratings.count() == 1


def test_a_part_greater_than_the_whole_is_told_at_its_field(scene: Scene) -> None:
    office = Recipient.objects.create(unit=scene.units[0], kind="collective", name="Văn phòng")
    client = signed_in(scene, "clerk1")
    figures = {"year": "2020", "people": "12", "women": "7", "completed": "12"}
    sent = card_fields(client, office) | {f"years-0-{name}": value for name, value in figures.items()}
    sent |= {"years-0-advanced_workers": "20", "years-0-grassroots_fighters": "2"}
    sent |= {"years-0-warned_or_worse": "0"}

    answer = client.post(url("recipient", office.pk), sent)

    assert answer.status_code == 422
    (label, rows, *_rest) = answer.context["lists"][0]
    assert label == "Số liệu tập thể theo năm"
    assert rows.errors == [{"advanced_workers": ["20 lớn hơn tổng số người của tập thể (12)."]}]
    summary = "Còn một chỗ cần sửa Số liệu tập thể, Số đạt Lao động tiên tiến: 20 lớn hơn tổng số người"
    assert summary in words(answer)
    assert not office.years.exists()
    sent["years-0-advanced_workers"] = "10"
    assert client.post(url("recipient", office.pk), sent).status_code == 302
    assert office.years.get().advanced_workers == 10


def test_a_row_of_somebody_else_is_neither_changed_nor_taken(scene: Scene) -> None:
    (person,), (other,) = staff(scene.units[0], 1), staff(scene.units[1], 1)
    foreign = other.ratings.get()
    entries = Entry.objects.count()

    status, *_ = sent_by(scene, person, **{"ratings-0-id": str(foreign.pk), "ratings-0-level": "KHTNV"})

    assert status == 422
    foreign.refresh_from_db()
    assert (foreign.recipient_id, foreign.level) == (other.pk, "HTXSNV")
    assert Entry.objects.count() == entries


@pytest.mark.parametrize("is_deleted", [False, True])
def test_the_door_refuses_rows_that_are_not_the_persons(scene: Scene, is_deleted: bool) -> None:
    (person,), (other,) = staff(scene.units[0], 1), staff(scene.units[1], 1)
    rows = [other.ratings.get()]
    lists = [(Rating, [], rows) if is_deleted else (Rating, rows, [])]

    with pytest.raises(Refused, match=f"nêu mã {rows[0].pk} không thuộc nội dung đang xử lý"):
        change_recipient(person.pk, {}, lists=lists, by=scene["clerk1"], on=TODAY)

    assert other.ratings.count() == person.ratings.count() == 1
    assert not Entry.objects.filter(chain__subject_kind="recipient").exists()


def test_the_history_offers_what_such_a_recipient_can_have_received_and_no_dashes(scene: Scene) -> None:
    (person,) = staff(scene.units[0], 1)
    office = Recipient.objects.create(unit=scene.units[0], kind="collective", name="Văn phòng")
    client = signed_in(scene, "clerk1")

    cards = [client.get(url("recipient", each.pk)).content.decode() for each in (person, office)]

    assert ">Chiến sĩ thi đua cơ sở<" in cards[0] and ">Tập thể lao động xuất sắc<" not in cards[0]
    assert ">Tập thể lao động xuất sắc<" in cards[1] and ">Chiến sĩ thi đua cơ sở<" not in cards[1]
    assert "Xã, phường, đặc khu tiêu biểu" not in cards[0]
    assert all("---------" not in card for card in cards)
