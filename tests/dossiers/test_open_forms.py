"""A long form keeps what is typed in it for its writer alone, and tells who else has it open."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from dossiers.models import Dossier, Nomination
from roles.access.open_forms import forget_open_forms
from roles.models import OpenForm
from tests.browsing import Client, words
from tests.page_forms import form_to
from tests.scene import TODAY, Scene, draft, of
from trail import clock
from trail.models import Entry

pytestmark = [pytest.mark.scene(units=2)]

TYPED = {"version": 1, "title": "LĐTT", "achievement": "Đổi mới cách dạy,\r\nđang gõ dở"}


@pytest.fixture(autouse=True)
def story_day(settings: Any) -> Any:
    settings.VINHDANH_STORY_CLOCK = True
    with clock.at(TODAY):
        yield


@pytest.fixture
def row(scene: Scene) -> Nomination:
    dossier: Dossier = draft(scene, advanced=1, fighters=0)
    return of(dossier, "LĐTT")[0]


def signed_in(scene: Scene, role: str) -> Client:
    client = Client()
    client.force_login(scene[role])
    return client


def url(name: str, *args: object) -> str:
    return reverse(f"dossiers:{name}", args=args)


def tell(client: Client, address: str, wanted: str, typed: dict[str, Any] | None = None) -> Any:
    """What the script of the page sends."""
    return client.post(address, typed, headers={"X-Open-Form": wanted})


def test_what_is_typed_is_kept_for_its_writer_and_is_no_act(scene: Scene, row: Nomination) -> None:
    clerk, address, entries = signed_in(scene, "clerk1"), url("change", row.pk), Entry.objects.count()

    kept = tell(clerk, address, "keep", TYPED)

    at = timezone.localtime(OpenForm.objects.get().typed_at)
    assert kept.json() == {"kept": f"Đã lưu tạm lúc {at.hour} giờ {at.minute:02}.", "others": ""}
    assert f"Có bản gõ dở lúc {at.hour} giờ {at.minute:02} ngày" in words(clerk.get(address))
    assert "Có bản gõ dở" not in words(signed_in(scene, "head1").get(address))
    assert tell(clerk, address, "typed").json()["fields"] == [
        ["version", ["1"]],
        ["title", ["LĐTT"]],
        ["achievement", ["Đổi mới cách dạy,\r\nđang gõ dở"]],
    ]
    row.refresh_from_db()
    assert (row.version, row.achievement != TYPED["achievement"]) == (1, True)
    assert Entry.objects.count() == entries


def test_it_goes_when_the_form_is_sent_and_stays_when_it_is_refused(scene: Scene, row: Nomination) -> None:
    clerk, address = signed_in(scene, "clerk1"), url("change", row.pk)
    days = {"achievement_since": "01/01/2020", "achievement_until": "31/12/2020"}
    tell(clerk, address, "keep", TYPED)

    assert clerk.post(address, {**TYPED, **days, "achievement_since": "hôm qua"}).status_code == 422
    assert OpenForm.objects.get().typed_at is not None
    assert clerk.post(address, {**TYPED, **days}).status_code == 302
    assert tell(signed_in(scene, "head1"), address, "open").json() == {"others": ""}, "the writer has left"
    OpenForm.objects.filter(user=scene["head1"]).delete()
    assert OpenForm.objects.get().typed_at is None
    assert "Có bản gõ dở" not in words(clerk.get(address))

    tell(clerk, address, "keep", TYPED)
    assert tell(clerk, address, "drop").json() == {}
    assert tell(clerk, address, "typed").json() == {"fields": []}


def test_what_was_typed_to_be_added_fills_the_card_again_with_whom_was_ticked(
    scene: Scene, row: Nomination
) -> None:
    clerk, page, adding = signed_in(scene, "clerk1"), url("draft", row.dossier_id), url("add", row.dossier_id)
    assert "data-unsaved" in (html := clerk.get(page).content.decode()) and "Có bản gõ dở" not in html
    typed = {
        "recipients": str(row.recipient_id),
        "title": "CSTĐCS",
        "achievement": "Giữ lớp",
        "tim": "khong co",
    }
    assert tell(clerk, adding, "keep", typed).status_code == 200
    assert tell(signed_in(scene, "clerk2"), adding, "keep", typed).status_code == 404

    html = clerk.get(page).content.decode()
    assert "Có bản gõ dở" in html and 'href="?go-do=1#them"' in html
    assert html.split('id="them"')[1].split(">")[0].strip() == "open"
    filled = clerk.get(f"{page}?go-do=1").content.decode()
    card = form_to(adding, filled, at=page)
    assert all(card[name] == [typed[name]] for name in ("recipients", "title", "achievement"))
    assert 'value="khong co"' in filled and "Có bản gõ dở" not in filled

    assert clerk.post(adding, card).status_code == 302
    assert OpenForm.objects.get().typed_at is None and "Có bản gõ dở" not in words(clerk.get(page))

    late = tell(clerk, adding, "keep", card).json()["kept"]
    assert late == "Biểu mẫu này đã được gửi; mở lại trang để nhập thêm."
    assert "Có bản gõ dở" not in words(clerk.get(page))


def test_two_clerks_of_one_form_see_each_other_for_a_minute(scene: Scene, row: Nomination) -> None:
    clerk, head, address = signed_in(scene, "clerk1"), signed_in(scene, "head1"), url("change", row.pk)
    assert tell(clerk, address, "open").json() == {"others": ""}

    at = timezone.localtime(OpenForm.objects.get().seen_at)
    told = f"Cũng đang mở trang này: Người clerk1 (lúc {at.hour} giờ {at.minute:02})."
    assert tell(head, address, "open").json() == {"others": told}
    assert told in words(head.get(address)), "without a script too"
    assert "Người head1" in tell(clerk, address, "keep", TYPED).json()["others"]

    OpenForm.objects.filter(user=scene["clerk1"]).update(seen_at=timezone.now() - timedelta(seconds=61))
    assert tell(head, address, "open").json() == {"others": ""}


def test_who_closed_the_page_is_told_no_longer_and_loses_nothing_that_was_typed(
    scene: Scene, row: Nomination
) -> None:
    clerk, head, address = signed_in(scene, "clerk1"), signed_in(scene, "head1"), url("change", row.pk)
    tell(clerk, address, "open")
    assert tell(head, address, "open").json()["others"]

    assert tell(clerk, address, "close").status_code == 200
    assert tell(head, address, "open").json() == {"others": ""}
    assert OpenForm.objects.get(user=scene["clerk1"]).typed_at is None

    tell(clerk, address, "open")
    tell(clerk, address, "close", TYPED)
    assert tell(head, address, "open").json() == {"others": ""}
    assert ["title", ["LĐTT"]] in tell(clerk, address, "typed").json()["fields"]


def test_who_may_not_fill_the_form_in_keeps_nothing_there(scene: Scene, row: Nomination) -> None:
    address, card = url("change", row.pk), url("recipient", row.recipient_id)
    stranger, auditor = signed_in(scene, "clerk2"), signed_in(scene, "auditor")

    assert [tell(stranger, address, wanted).status_code for wanted in ("keep", "open", "typed")] == [404] * 3
    assert tell(auditor, card, "keep", {"name": "Tên khác"}).status_code == 403
    assert "data-open-form" not in auditor.get(card).content.decode()
    assert "data-open-form" in signed_in(scene, "clerk1").get(card).content.decode()
    assert not OpenForm.objects.exists()


def test_a_person_keeps_thirty_forms_of_ordinary_length(scene: Scene, row: Nomination) -> None:
    clerk, card = signed_in(scene, "clerk1"), url("recipient", row.recipient_id)
    now = timezone.now()
    OpenForm.objects.bulk_create(
        OpenForm(
            user=scene["clerk1"],
            address=f"/mau-{n}/",
            fields=[["a", ["b"]]],
            typed_at=now - timedelta(minutes=n + 1),
            seen_at=now,
        )
        for n in range(30)
    )

    assert tell(clerk, card, "keep", {"name": "ă" * 50_000}).status_code == 413
    assert tell(clerk, card, "keep", {f"o-{n}": "1" for n in range(1_001)}).status_code == 413
    assert tell(clerk, card, "keep", {"name": "Tên đang gõ"}).status_code == 200
    kept = set(OpenForm.objects.values_list("address", flat=True))
    assert (len(kept), "/mau-29/" in kept, card in kept) == (30, False, True)


def test_what_was_never_sent_is_forgotten_after_its_days(scene: Scene, settings: Any) -> None:
    settings.VINHDANH_DAYS_TYPED_IS_KEPT = 7
    now = timezone.now()
    ages = {"/cu/": timedelta(days=8), "/con/": timedelta(days=6), "/chi-xem/": None}
    for address, age in ages.items():
        typed = None if age is None else now - age
        old = now - timedelta(days=6)
        OpenForm.objects.create(user=scene["clerk1"], address=address, typed_at=typed, seen_at=old)

    assert forget_open_forms() == 2
    assert OpenForm.objects.get().address == "/con/"
