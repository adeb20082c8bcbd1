"""Seals and checks are made while acts go on, from connections of their own."""

import threading

import pytest
from django.db import connection

from tests.trail.conftest import submit
from trail.models import Entry, Seal
from trail.seals.sealing import seal_chains
from trail.verification.verify import verify

pytestmark = [pytest.mark.fire, pytest.mark.django_db(transaction=True)]


def in_threads(*works):
    faults = []

    def guarded(work):
        try:
            work()
        except Exception as fault:
            faults.append(fault)
        finally:
            connection.close()

    threads = [threading.Thread(target=guarded, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return faults


def test_seals_and_checks_among_busy_writers_miss_nothing():
    reports = []

    def write():
        for dossier in range(20):
            submit(dossier % 5)

    def seal_often():
        for _ in range(8):
            seal_chains()

    def check_often():
        reports.extend(verify() for _ in range(5))

    faults = in_threads(write, write, write, write, seal_often, seal_often, check_often)
    seal_chains()
    report = verify()
    assert faults == []
    assert [found.why for found in reports if not found.ok] == []
    assert (report.ok, report.entries, report.chains) == (True, 80, 5)
    assert Seal.objects.order_by("seq").last().entries == Entry.objects.count() == 80
    assert Seal.objects.count() == 17
