"""Two clerks in one form: whoever saves second sees both versions, and no word of either is lost."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from dossiers.models import Nomination, Recipient
from tests.browsing import Client, words
from tests.page_forms import Filled, form_to
from tests.scene import TODAY, Scene, draft, of
from trail import clock

pytestmark = [pytest.mark.scene(units=2), pytest.mark.usefixtures("recorded_context")]
BOTH = "whose-achievement"


@pytest.fixture(autouse=True)
def story_day(settings: Any) -> Any:
    settings.VINHDANH_STORY_CLOCK = True
    with clock.at(TODAY):
        yield


@pytest.fixture
def row(scene: Scene) -> Nomination:
    return of(draft(scene, advanced=1, fighters=0), "LĐTT")[0]


class Desk:
    """Somebody with a page open: what stands in its form, and how it is sent."""

    def __init__(self, scene: Scene, role: str, address: str) -> None:
        self.client, self.address = Client(), address
        self.client.force_login(scene[role])
        self.form = self._form_of(self.client.get(address))
        self.answer: Any = None

    def _form_of(self, answer: Any) -> Filled:
        return form_to(self.address, answer.content.decode(), at=self.address)

    def save(self, **typed: str) -> int:
        """The status; the form that came back is the one before him now."""
        self.form |= {name: [text] for name, text in typed.items()}
        self.answer = self.client.post(self.address, self.form)
        if self.answer.status_code != 302:
            self.form = self._form_of(self.answer)
        return int(self.answer.status_code)

    def told(self) -> list[tuple[str, str, str, str]]:
        return [(each.label, each.stored, each.typed, each.whose) for each in self.answer.context["others"]]


def two_at(scene: Scene, address: str) -> tuple[Desk, Desk]:
    return Desk(scene, "head1", address), Desk(scene, "clerk1", address)


def test_what_one_of_them_alone_changed_is_kept_of_both(scene: Scene, row: Nomination) -> None:
    head, clerk = two_at(scene, reverse("dossiers:change", args=[row.pk]))
    assert head.save(achievement="Của thủ trưởng", achievement_since="01/02/2020") == 302

    assert clerk.save(ordinal="5") == 409

    assert "Người head1 đã sửa trường hợp" in words(clerk.answer)
    before = row.achievement or "để trống"
    assert clerk.told() == [
        ("Thứ tự ưu tiên", "để trống" if not row.ordinal else str(row.ordinal), "5", "mine"),
        ("Thành tích từ ngày", "01/02/2020", "01/01/2020", "theirs"),
        ("Tóm tắt thành tích", "Của thủ trưởng", before, "theirs"),
    ]
    assert "Đã lấy bản đã lưu: ông/bà không sửa mục này." in words(clerk.answer)
    assert clerk.save() == 302
    row.refresh_from_db()
    assert (row.achievement, row.ordinal, row.version) == ("Của thủ trưởng", 5, 3)
    assert (row.achievement_since.month, row.award) == (2, "LĐTT")


@pytest.mark.parametrize(("chosen", "kept"), [("theirs", "Của thủ trưởng"), ("mine", "Của cán bộ")])
def test_what_both_changed_is_chosen(scene: Scene, row: Nomination, chosen: str, kept: str) -> None:
    head, clerk = two_at(scene, reverse("dossiers:change", args=[row.pk]))
    head.save(achievement="Của thủ trưởng")

    assert clerk.save(achievement="Của cán bộ") == 409
    assert clerk.told() == [("Tóm tắt thành tích", "Của thủ trưởng", "Của cán bộ", "")]
    assert clerk.save() == 422, "nothing was chosen"
    assert "Chưa chọn giữ bản nào ở: Tóm tắt thành tích." in words(clerk.answer)
    assert clerk.save(**{BOTH: chosen}) == 302
    row.refresh_from_db()
    assert (row.achievement, row.version) == (kept, 3)


def test_an_award_and_its_criterion_are_chosen_as_one(scene: Scene, row: Nomination) -> None:
    head, clerk = two_at(scene, reverse("dossiers:change", args=[row.pk]))
    assert head.save(title="", form="BK tỉnh") == 302

    assert clerk.save(title="", form="GK huyện") == 409
    (told,) = clerk.told()
    assert told[:2] == ("Hình thức khen thưởng", "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh")
    assert clerk.save(**{"whose-title,form,ground": "theirs"}) == 302
    row.refresh_from_db()
    assert row.award == "BK tỉnh"


def test_who_was_overtaken_twice_chooses_of_the_newest(scene: Scene, row: Nomination) -> None:
    head, clerk = two_at(scene, reverse("dossiers:change", args=[row.pk]))
    head.save(achievement="Lần một")
    clerk.save(achievement="Của cán bộ")
    Desk(scene, "head1", head.address).save(achievement="Lần hai")

    assert clerk.save(**{BOTH: "mine"}) == 409
    assert clerk.told() == [("Tóm tắt thành tích", "Lần hai", "Của cán bộ", "")]
    assert clerk.save(**{BOTH: "theirs"}) == 302
    row.refresh_from_db()
    assert row.achievement == "Lần hai"


def test_a_card_is_never_overwritten_in_silence(scene: Scene, row: Nomination) -> None:
    person = row.recipient
    head, clerk = two_at(scene, reverse("dossiers:recipient", args=[person.pk]))
    assert head.save(post="Phó trưởng phòng", **{"ratings-0-level": "HTTNV"}) == 302

    assert clerk.save(post="Chuyên viên chính", joined_on="01/02/2010") == 409

    assert "người head1" in words(clerk.answer).lower()
    assert [(told[0], told[3]) for told in clerk.told()] == [
        ("Chức vụ", ""),
        ("Ngày vào làm việc", "mine"),
        ("Xếp loại năm 2020: Mức độ hoàn thành", "theirs"),
    ]
    assert clerk.save(**{"whose-post": "mine"}) == 302
    after = Recipient.objects.get(pk=person.pk)
    assert (after.post, after.joined_on, after.ratings.get(year=2020).level) == (
        "Chuyên viên chính",
        date(2010, 2, 1),
        "HTTNV",
    )
    assert Desk(scene, "clerk1", clerk.address).save() == 302, "nothing changed meanwhile"


@pytest.mark.parametrize("seen", ["[" * 5_000, '{"achievement": [1]}', "[]", '{"achievement": "x"}', "không"])
def test_a_page_that_tells_nonsense_of_what_it_showed_overwrites_nothing(
    scene: Scene, row: Nomination, seen: str
) -> None:
    head, clerk = two_at(scene, reverse("dossiers:change", args=[row.pk]))
    head.save(achievement="Của thủ trưởng")

    assert clerk.save(achievement="Của cán bộ", **{"seen-fields": seen}) == 409
    row.refresh_from_db()
    assert (row.achievement, clerk.told()[-1][3]) == ("Của thủ trưởng", "")
