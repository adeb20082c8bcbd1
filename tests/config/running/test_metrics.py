"""The site in figures, for who watches it from the same machine or with the token."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from procrastinate.contrib.django import app
from pytest_django import Settings

from dossiers.recipients.changing_recipients import add_recipient
from tests.living_worker import let_a_worker_live
from tests.story import Story
from trail.clock import today
from trail.models import Entry
from trail.seals.sealing import seal_chains
from workflow.models import Decision, Passage


def figures(client: Client) -> dict[str, str]:
    told = client.get("/khoe/so-lieu").content.decode()
    return dict(line.rsplit(" ", 1) for line in told.splitlines() if not line.startswith("#"))


def test_acts_waiting_work_and_jobs_are_counted(played_story: Story, client: Client) -> None:
    let_a_worker_live()
    seal_chains()
    clerk = User.objects.get(username="cv.haquang")
    unit = clerk.appointments.get().unit
    assert unit is not None
    facts = {"kind": "individual", "name": "Hoàng Văn Thử", "sex": "male"}
    add_recipient(unit, facts, by=clerk, on=today())
    app.configure_task("config.tasks.clear_queue").defer(timestamp=0)

    told = figures(client)

    assert int(told["vinhdanh_acts_total"]) == Entry.objects.count(), "those after the last seal among them"
    waiting = Passage.objects.filter(closed_at=None)
    assert int(told['vinhdanh_dossiers_waiting{desk="unit"}']) == waiting.filter(desk="unit").count() > 0
    assert int(told['vinhdanh_dossiers_waiting{desk="board"}']) == waiting.filter(desk="board").count() > 0
    assert (
        int(told['vinhdanh_decisions{state="issued"}']) == Decision.objects.filter(state="issued").count() > 0
    )
    assert int(told['vinhdanh_jobs{state="todo"}']) >= 1
    assert told["vinhdanh_worker_seen"] == "1"
    assert (told["vinhdanh_file_alarms"], told["vinhdanh_jobs_late"]) == ("0", "0")
    assert int(told["vinhdanh_last_seal_seconds"]) > 1_600_000_000


def test_figures_name_nobody(played_story: Story, client: Client) -> None:
    told = client.get("/khoe/so-lieu")

    assert told["Content-Type"].startswith("text/plain; version=0.0.4")
    assert told.content.isascii(), "no Vietnamese name is"
    for person in User.objects.all()[:50]:
        assert person.username not in told.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("sent", "token", "status"),
    [
        ({"REMOTE_ADDR": "127.0.0.1"}, "", 200),
        ({"REMOTE_ADDR": "::1"}, "", 200),
        ({"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "203.0.113.7"}, "", 403),
        ({"REMOTE_ADDR": "203.0.113.7"}, "", 403),
        ({"REMOTE_ADDR": "203.0.113.7", "HTTP_AUTHORIZATION": "Bearer "}, "", 403),
        ({"REMOTE_ADDR": ""}, "", 403),
        (
            {"REMOTE_ADDR": "203.0.113.7", "HTTP_AUTHORIZATION": "Bearer mot-loi-bi-mat"},
            "mot-loi-bi-mat",
            200,
        ),
        ({"REMOTE_ADDR": "203.0.113.7", "HTTP_AUTHORIZATION": "Bearer loi-khac"}, "mot-loi-bi-mat", 403),
    ],
)
def test_figures_are_for_this_machine_and_for_who_has_the_token(
    client: Client, settings: Settings, sent: dict[str, str], token: str, status: int
) -> None:
    settings.VINHDANH_METRICS_TOKEN = token

    assert client.get("/khoe/so-lieu", **sent).status_code == status  # type: ignore[arg-type]
