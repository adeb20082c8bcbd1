"""What the machine that watches the site is told."""

import json
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client, RequestFactory
from procrastinate.contrib.django import app
from pytest_django import Settings

from config.headers import content_policy
from config.running.watching.health import alive, health
from tests.living_worker import let_a_worker_live

WELL = {"database": True, "queue": True, "worker": True, "files": True}


def told() -> tuple[int, dict[str, bool]]:
    answer = health(RequestFactory().get("/khoe"))
    return answer.status_code, json.loads(answer.content)


def run(statement: str, *values: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


@pytest.fixture
def worker(db: None) -> None:
    let_a_worker_live()


@pytest.mark.usefixtures("worker")
def test_a_healthy_site_answers_for_database_queue_worker_and_files() -> None:
    assert told() == (200, WELL)


@pytest.mark.usefixtures("worker")
@pytest.mark.parametrize(("minutes", "status"), [(14, 200), (16, 503)])
def test_a_job_that_nobody_takes_for_a_quarter_of_an_hour_is_reported(minutes: int, status: int) -> None:
    app.configure_task("config.tasks.clear_queue").defer(timestamp=0)
    run("UPDATE procrastinate_events SET at = at - %s * interval '1 minute'", minutes)

    assert told() == (status, WELL | {"queue": status == 200})


@pytest.mark.usefixtures("worker")
def test_a_job_planned_for_later_is_not_late() -> None:
    app.configure_task("config.tasks.clear_queue", schedule_in={"hours": 1}).defer(timestamp=0)
    run("UPDATE procrastinate_events SET at = at - interval '1 day'")

    assert told() == (200, WELL)


@pytest.mark.django_db
def test_a_site_that_no_worker_was_ever_seen_at_is_not_ready() -> None:
    assert told() == (503, WELL | {"worker": False})


@pytest.mark.usefixtures("worker")
@pytest.mark.parametrize(("seconds", "status"), [(110, 200), (130, 503)])
def test_a_worker_without_a_beat_for_two_minutes_is_missed(seconds: int, status: int) -> None:
    run("UPDATE procrastinate_workers SET last_heartbeat = now() - %s * interval '1 second'", seconds)

    assert told() == (status, WELL | {"worker": status == 200})


@pytest.mark.django_db
def test_a_worker_that_is_just_started_again_is_not_missed() -> None:
    """Its row went with it, what it planned a minute ago stays."""
    run(
        "INSERT INTO procrastinate_periodic_defers (task_name, defer_timestamp)"
        " VALUES ('resume', extract(epoch FROM now())::bigint - 60)"
    )

    assert told() == (200, WELL)


@pytest.mark.usefixtures("worker")
def test_a_store_in_which_nobody_can_write_is_reported(tmp_path: Path, settings: Settings) -> None:
    (tmp_path / "a file").touch()
    settings.MEDIA_ROOT = str(tmp_path / "a file" / "media")

    assert told() == (503, WELL | {"files": False})


def test_a_process_says_that_it_is_alive_without_asking_the_database(client: Client) -> None:
    """Without the mark that would let it ask."""
    answer = client.get("/khoe/song")

    assert (answer.status_code, answer.content) == (200, b'{"alive": true}')


def test_every_answer_forbids_foreign_scripts_and_frames() -> None:
    for view in (health, alive):
        answer = content_policy(view)(RequestFactory().post("/khoe"))

        assert answer.status_code == 405
        assert "default-src 'self'" in answer["Content-Security-Policy"]
        assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]
        assert "unsafe" not in answer["Content-Security-Policy"]
