"""A form that comes again under its key, after the first was answered: what its sender is told."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import client as django_client
from django.urls import reverse
from django.utils import timezone

from dossiers.models import Recipient
from roles.doors.sent_once import FORM_KEY, forget_sent_forms
from roles.models import SentForm
from tests.browsing import Client
from tests.page_forms import form_to
from tests.papers import small_pdf
from tests.scene import Scene, draft

pytestmark = pytest.mark.scene(units=2)
KEY = "0123456789abcdef" * 2
PERSON = {
    "kind": "individual",
    "name": "Hoàng Thị Mai",
    "sex": "female",
    "maternity_months": "0",
    "study_months": "0",
    FORM_KEY: KEY,
}


def clerk(scene: Scene, name: str = "clerk1") -> Client:
    client = Client()
    client.force_login(scene[name])
    return client


def people_of(scene: Scene, unit: int = 0) -> str:
    return reverse("dossiers:add_recipient", args=[scene.units[unit].pk])


def told(answer: object) -> str:
    return " ".join(str(each) for each in get_messages(answer.wsgi_request))  # type: ignore[attr-defined]


def test_the_same_form_leads_to_what_was_made_and_says_when_it_was_written(scene: Scene) -> None:
    first = clerk(scene).post(people_of(scene), PERSON)
    again = clerk(scene).post(people_of(scene), PERSON)

    made = Recipient.objects.get()
    assert first["Location"] == again["Location"] == reverse("dossiers:recipient", args=[made.pk])
    assert again.status_code == 302
    assert "Biểu mẫu này đã được ghi lúc" in told(again) and "không ghi thêm lần nữa" in told(again)


def test_other_words_under_the_same_key_are_not_written_and_their_sender_is_told(scene: Scene) -> None:
    clerk(scene).post(people_of(scene), PERSON)
    again = clerk(scene).post(people_of(scene), PERSON | {"name": "Hoàng Thị Mận"})

    made = Recipient.objects.get()
    assert made.name == "Hoàng Thị Mai"
    assert again["Location"] == reverse("dossiers:recipient", args=[made.pk])
    assert "Nội dung gửi lần này khác lần trước nên chưa được ghi." in told(again)


def test_another_file_under_the_same_key_is_other_words(scene: Scene) -> None:
    dossier = draft(scene, advanced=1, fighters=0)
    address = reverse("dossiers:attach", args=[dossier.pk])

    def sent(text: str) -> str:
        paper = SimpleUploadedFile("bien-ban.pdf", small_pdf(text), content_type="application/pdf")
        return told(clerk(scene).post(address, {"kind": "minutes", "file": paper, FORM_KEY: KEY}))

    before = dossier.evidence.count()
    assert "Đã đính kèm" in sent("A")
    assert "không ghi thêm lần nữa" in sent("A")
    assert "khác lần trước" in sent("B")
    assert dossier.evidence.count() == before + 1


def test_a_form_that_was_refused_keeps_its_key_and_may_use_it(scene: Scene) -> None:
    page = clerk(scene).post(people_of(scene), PERSON | {"sex": ""})
    shown = form_to(people_of(scene), page.content.decode(), at=people_of(scene))

    assert (page.status_code, SentForm.objects.count()) == (422, 0)
    assert shown[FORM_KEY] == [KEY]
    assert clerk(scene).post(people_of(scene), shown | {"sex": "female"}).status_code == 302
    assert Recipient.objects.get().sex == "female"


def test_looking_first_uses_no_key_up(scene: Scene) -> None:
    dossier = draft(scene, advanced=2, fighters=0)
    person = dossier.nominations.order_by("pk")[0].recipient
    sent = {"recipients": [person.pk], "title": "CSTĐCS", FORM_KEY: KEY}
    address = reverse("dossiers:add", args=[dossier.pk])

    shown = clerk(scene).post(address, sent | {"check": "1"})

    assert shown.status_code == 200 and f'value="{KEY}"' in shown.content.decode()
    assert clerk(scene).post(address, sent).status_code == 302
    assert dossier.nominations.filter(award="CSTĐCS").count() == 1


@pytest.mark.parametrize("key", [None, "", "x", KEY.upper(), KEY + "0"])
def test_without_a_key_of_ours_nothing_is_made_and_the_way_on_is_told(scene: Scene, key: str | None) -> None:
    client = django_client.Client()
    client.force_login(scene["clerk1"])
    sent = {name: text for name, text in PERSON.items() if name != FORM_KEY}

    answer = client.post(people_of(scene), sent if key is None else sent | {FORM_KEY: key})

    assert answer.status_code == 422
    assert "thiếu mã chống gửi trùng" in answer.content.decode()
    assert "mở lại trang rồi nhập và gửi lại" in answer.content.decode()
    assert not Recipient.objects.exists()


def test_a_page_opened_anew_has_a_key_of_its_own(scene: Scene) -> None:
    at = people_of(scene)
    pages = [clerk(scene).get(at).content.decode() for _ in range(2)]

    assert form_to(at, pages[0], at=at)[FORM_KEY] != form_to(at, pages[1], at=at)[FORM_KEY]


def test_the_key_of_one_person_is_nothing_to_another(scene: Scene) -> None:
    clerk(scene).post(people_of(scene), PERSON)
    other = clerk(scene, "clerk2").post(people_of(scene, 1), PERSON)

    made = Recipient.objects.get(unit=scene.units[1])
    assert other["Location"] == reverse("dossiers:recipient", args=[made.pk])


def test_old_keys_are_forgotten_and_new_ones_kept(scene: Scene) -> None:
    clerk(scene).post(people_of(scene), PERSON)
    old = SentForm.objects.create(
        sent_by=scene["clerk1"], address="workflow:begin", key=KEY, content="", led_to="/"
    )
    SentForm.objects.filter(pk=old.pk).update(sent_at=timezone.now() - timedelta(days=31))

    assert forget_sent_forms() == 1
    assert SentForm.objects.get().address == "dossiers:add_recipient"
