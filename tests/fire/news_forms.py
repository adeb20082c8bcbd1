"""The forms about a person's own news and mail; what they ask for twice is the same thing."""

from __future__ import annotations

from collections.abc import Iterator

from django.contrib.auth.models import User
from django.urls import reverse

from news.mailing.own_choices import proof_of
from news.models import MailChoice, NewsItem
from tests.fire.filled_form import FilledForm
from tests.scene import TODAY, Scene
from trail.verbs import Verb

ADDRESS = "can.bo@xa1.example.vn"


def forms_of_news(scene: Scene) -> Iterator[FilledForm]:
    """Mail is off at the running site: an address can be taken away there, not given."""
    reader = scene["clerk1"]
    about = {"code": Verb.ISSUED, "subject_kind": "dossier", "subject_id": 1, "on": TODAY}
    read = NewsItem.objects.filter(person=reader, read_at__isnull=False)
    for name in ("open", "mark"):
        item = NewsItem.objects.create(person=reader, **about)
        typed = {"tin": item.pk}
        yield FilledForm(
            f"news:{name}", "clerk1", reverse(f"news:{name}"), typed, read, page=reverse("news:list")
        )
    page, mine = reverse("news:mail"), MailChoice.objects.filter(person=reader)
    MailChoice.objects.create(person=reader, address=ADDRESS)
    choices = {"is_daily": "on", "at_once": "on"}
    yield FilledForm(
        "news:choose", "clerk1", reverse("news:choose"), choices, mine.filter(at_once=True), page=page
    )
    link = f"{reverse('news:confirm')}?ma={proof_of(reader.pk, ADDRESS)}"
    yield FilledForm("news:confirm", "clerk1", link, {}, mine.exclude(confirmed_at=None), page=link)
    without = User.objects.filter(pk=reader.pk).exclude(pk__in=MailChoice.objects.values("person"))
    yield FilledForm("news:address", "clerk1", reverse("news:address"), {"thoi": "1"}, without, page=page)
