"""What the machine that watches the site is told."""

import json

import pytest
from django.db import connection
from django.test import RequestFactory
from procrastinate.contrib.django import app

from config.headers import content_policy
from config.pages.health import health


def told() -> tuple[int, dict[str, bool]]:
    answer = health(RequestFactory().get("/khoe"))
    return answer.status_code, json.loads(answer.content)


@pytest.mark.django_db
def test_a_healthy_site_answers_for_database_and_queue() -> None:
    assert told() == (200, {"database": True, "queue": True})


@pytest.mark.django_db
@pytest.mark.parametrize(("minutes", "status"), [(14, 200), (16, 503)])
def test_a_job_that_nobody_takes_for_a_quarter_of_an_hour_is_reported(minutes: int, status: int) -> None:
    app.configure_task("config.tasks.clear_queue").defer(timestamp=0)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_events SET at = at - %s * interval '1 minute'", [minutes])

    assert told() == (status, {"database": True, "queue": status == 200})


@pytest.mark.django_db
def test_a_job_planned_for_later_is_not_late() -> None:
    app.configure_task("config.tasks.clear_queue", schedule_in={"hours": 1}).defer(timestamp=0)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_events SET at = at - interval '1 day'")

    assert told() == (200, {"database": True, "queue": True})


def test_every_answer_forbids_foreign_scripts_and_frames() -> None:
    answer = content_policy(lambda request: health(request))(RequestFactory().post("/khoe"))

    assert answer.status_code == 405
    assert "default-src 'self'" in answer["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]
    assert "unsafe" not in answer["Content-Security-Policy"]
