"""The queue shares the transaction of the act: no commit, no job."""

import pytest
from django.contrib.auth.models import Group
from django.db import transaction
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob


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


def test_the_upkeep_of_the_site_runs_by_itself() -> None:
    known = {periodic.task.name: periodic.cron for periodic in app.periodic_registry.periodic_tasks.values()}

    assert known["trail.seal"] == "*/10 * * * *"
    assert known["workflow.verify_state_daily"] == "30 1 * * *"
    assert known["config.tasks.resume_stalled"] == "*/5 * * * *"
    assert known["config.tasks.clear_queue"] == "0 3 * * *"
