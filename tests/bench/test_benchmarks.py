"""Each benchmark runs, small and once, and says what the contract says. No time is judged."""

import json
from collections.abc import Callable
from functools import partial

import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker

from bench import acts, evaluating, importing, inbox, loading, papers, state
from bench.__main__ import main, told
from bench.measuring import Measured
from bench.registry import BENCHMARKS

CONTRACT = ["name", "product_ms", "raw_ms", "ratio", "sql", "rounds"]
SMALL: dict[str, Callable[..., Measured]] = {
    "act_submit": partial(acts.submit, advanced=1),
    "act_bloc_review": partial(acts.bloc_review, advanced=2),
    "act_sign": partial(acts.sign, advanced=2),
    "import": partial(importing.import_10000, rows=20),
    "load": partial(loading.load_100000_titles, rows=20),
    "inbox": partial(inbox.inbox, dossiers=200),
    "evaluate": partial(evaluating.evaluate_10000, cases=20),
    "evaluate_pack": partial(evaluating.evaluate_10000, cases=20, is_with_pack=True),
    "decision_pdf": papers.decision_pdf,
    "list": partial(papers.list_5000, individuals=30),
    "verify_state": partial(state.verify_state_20000, nominations=150),
}


@pytest.mark.parametrize("name", SMALL)
def test_a_benchmark_measures_product_and_raw_limit_in_one_run(name: str, transactional_db: None) -> None:
    measured = SMALL[name](rounds=1)

    row = json.loads(told(name, measured, as_json=True))
    assert list(row) == CONTRACT
    assert (row["name"], row["rounds"]) == (name, 1)
    assert row["product_ms"] > 0 and row["raw_ms"] > 0


def test_the_command_prints_one_line_and_takes_its_database_away(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, capsys: pytest.CaptureFixture[str]
) -> None:
    with django_db_blocker.unblock():
        assert main(["decision_pdf", "--json", "--rounds", "1", "--processor"]) == 0
        with connection.cursor() as cursor:
            cursor.execute("SELECT datname FROM pg_database WHERE datname LIKE 'vinhdanh_test_bench_%'")
            left = cursor.fetchall()

    assert json.loads(capsys.readouterr().out)["name"] == "decision_pdf"
    assert left == []


def test_an_unknown_name_is_told_with_the_known_ones(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["nhanh"]) == 2

    assert "Không có phép đo nhanh. Có: act_submit_1, " in capsys.readouterr().err


def test_every_benchmark_of_the_contract_is_there() -> None:
    assert list(BENCHMARKS) == [
        "act_submit_1",
        "act_submit_50",
        "act_bloc_review_50",
        "act_sign_50",
        "approve_1000",
        "import_10000",
        "load_100000_titles",
        "inbox",
        "evaluate_10000",
        "evaluate_10000_pack",
        "decision_pdf",
        "list_5000",
        "verify_state",
    ]


def test_a_person_is_told_in_vietnamese() -> None:
    measured = Measured(product_ms=30.5, raw_ms=10.0, ratio=3.05, sql=18, rounds=30)

    assert told("act_submit_1", measured, as_json=False) == (
        "act_submit_1: 30.5 ms, giới hạn 10.0 ms, gấp 3.05 lần (18 câu lệnh SQL, 30 lượt)"
    )
