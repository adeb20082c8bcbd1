"""The log of a real site tells what happened, where and how long it took: never of whom."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Callable, Iterator
from io import StringIO
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from config.running.logs.json_lines import JsonLines
from tests.story import Story

Lines = Callable[[], list[dict[str, Any]]]


@pytest.fixture
def logged() -> Iterator[Lines]:
    """What is written, as a real site writes it."""
    written = StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(JsonLines())
    loggers = [logging.getLogger(name) for name in ("vinhdanh.request", "django.request", "django.security")]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.addHandler(handler)
        logger.setLevel(logging.INFO)
    yield lambda: [json.loads(line) for line in written.getvalue().splitlines()]
    for logger, level in zip(loggers, levels, strict=True):
        logger.removeHandler(handler)
        logger.setLevel(level)


def test_the_row_that_the_database_quotes_stays_out_of_the_log() -> None:
    person = "Nông Thị Mẫu"
    try:
        raise ValueError(f"duplicate key\nDETAIL:  Key (name)=({person}) already exists.")
    except ValueError:
        record = logging.LogRecord("site", logging.ERROR, __file__, 1, "failed", None, sys.exc_info())

    line = JsonLines().format(record)

    assert "\n" not in line and person not in line
    told = json.loads(line)
    assert (told["level"], told["logger"], told["message"]) == ("ERROR", "site", "failed")
    assert told["fault"].startswith("Traceback") and "duplicate key" in told["fault"]


def test_a_request_is_one_line_of_its_route_its_end_and_its_office(
    played_story: Story, logged: Lines
) -> None:
    person = User.objects.get(username="cv.haquang")
    client = Client()
    client.force_login(person)

    answer = client.get("/tim/", {"q": "Nông Văn Hải"})

    (line,) = logged()
    assert line.pop("ms") >= 0 and line.pop("at")
    assert line == {
        "level": "INFO",
        "logger": "vinhdanh.request",
        "message": "answered",
        "request": answer["X-Request-ID"],
        "route": "workflow:search",
        "method": "GET",
        "status": 200,
        "office": str(person.appointments.get().pk),
    }


def test_neither_names_nor_sessions_nor_paths_are_in_any_line(played_story: Story, logged: Lines) -> None:
    person = User.objects.get(username="cv.haquang")
    client = Client()
    client.force_login(person)
    session = client.session.session_key
    assert session

    client.get("/ho-so/987654321/", {"q": "Nông Văn Hải"})
    client.get("/khong-co/Nông-Văn-Hải/")
    client.post("/dang-nhap/", {"username": "Nông Văn Hải", "password": "mat-khau-cua-toi"})
    client.get("/", headers={"host": "Nong-Van-Hai.example"})

    lines = logged()
    told = json.dumps(lines, ensure_ascii=False).lower()
    assert {line["status"] for line in lines if "status" in line} >= {404, 400}
    for hidden in (session, "987654321", "hải", "mat-khau", person.username, person.get_full_name()):
        assert hidden.lower() not in told


def test_each_line_of_a_request_bears_its_id_and_no_other_line_does(client: Client, logged: Lines) -> None:
    first, second = client.get("/khoe/song"), client.get("/khoe/song")
    logging.getLogger("vinhdanh.request").info("afterwards")

    marks = [line.get("request") for line in logged()]
    assert marks == [first["X-Request-ID"], second["X-Request-ID"], None]
    assert first["X-Request-ID"] != second["X-Request-ID"]
