"""The queue shares the transaction of the act: no commit, no job."""

import pytest
from django.contrib.auth.models import Group
from django.db import connection, transaction
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from config.tasks import resume_stalled


@app.task(name="tests.found_group", retry=RetryStrategy(max_attempts=2))
def found_group(*, name: str) -> None:
    Group.objects.create(name=name)


@app.task(name="tests.fail")
def fail() -> None:
    raise ValueError("this job always fails")


def run_waiting_jobs() -> None:
    with app.replace_connector(app.connector.get_worker_connector()) as working:
        working.run_worker(wait=False, install_signal_handlers=False, listen_notify=False)


class Regret(Exception):
    pass


@pytest.mark.django_db(transaction=True)
def test_a_job_of_an_act_that_was_rolled_back_is_not_there() -> None:
    with pytest.raises(Regret), transaction.atomic():
        found_group.defer(name="never")
        raise Regret

    run_waiting_jobs()

    assert not ProcrastinateJob.objects.filter(task_name="tests.found_group").exists()
    assert not Group.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_job_of_a_committed_act_is_run_once_by_a_worker() -> None:
    with transaction.atomic():
        found_group.defer(name="Ban Thi đua")

    run_waiting_jobs()
    run_waiting_jobs()

    assert list(Group.objects.values_list("name", flat=True)) == ["Ban Thi đua"]
    assert ProcrastinateJob.objects.get(task_name="tests.found_group").status == "succeeded"


@pytest.mark.django_db(transaction=True)
def test_a_job_that_fails_stays_to_be_looked_at() -> None:
    fail.defer()

    run_waiting_jobs()

    assert ProcrastinateJob.objects.get(task_name="tests.fail").status == "failed"


@pytest.mark.django_db(transaction=True)
def test_what_a_killed_worker_had_begun_is_resumed_after_half_a_minute() -> None:
    found_group.defer(name="Ban Thi đua")
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now()) RETURNING id")
        (worker,) = cursor.fetchone()
        cursor.execute("SELECT id FROM procrastinate_fetch_job_v2(NULL, %s)", [worker])
    resume_stalled.defer(timestamp=0)
    run_waiting_jobs()
    assert ProcrastinateJob.objects.get(task_name="tests.found_group").status == "doing"

    beat_ago(worker, seconds=31)
    resume_stalled.defer(timestamp=1)
    run_waiting_jobs()

    assert ProcrastinateJob.objects.get(task_name="tests.found_group").status == "succeeded"
    assert Group.objects.get().name == "Ban Thi đua"


@pytest.mark.django_db(transaction=True)
def test_a_killed_job_whose_twin_waits_already_gives_way_and_holds_up_nothing() -> None:
    upkeep = app.configure_task("config.tasks.clear_queue", schedule_in={"hours": 1})
    upkeep.defer(timestamp=0)
    found_group.defer(name="Ban Thi đua")
    as_if_killed()
    waiting = upkeep.defer(timestamp=1)

    resume_stalled.defer(timestamp=0)
    run_waiting_jobs()

    assert ProcrastinateJob.objects.get(task_name="config.tasks.clear_queue").pk == waiting
    assert Group.objects.get().name == "Ban Thi đua"


def as_if_killed() -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing'")


def beat_ago(worker: int, *, seconds: int) -> None:
    with connection.cursor() as cursor:
        last = (
            "UPDATE procrastinate_workers SET last_heartbeat = now() - %s * interval '1 second' WHERE id = %s"
        )
        cursor.execute(last, [seconds, worker])


def test_the_upkeep_of_the_site_runs_by_itself() -> None:
    known = {periodic.task.name: periodic.cron for periodic in app.periodic_registry.periodic_tasks.values()}

    assert known["trail.seal"] == "*/10 * * * *"
    assert known["workflow.verify_state_daily"] == "30 1 * * *"
    assert known["config.tasks.resume_stalled"] == "* * * * * */15"
    assert known["config.tasks.clear_files"] == "20 * * * *"
    assert known["config.tasks.clear_queue"] == "0 3 * * *"
