"""No address reads more than it takes: what is more is refused in words before the body is read."""

from __future__ import annotations

import re
from uuid import UUID

from django.test import Client
from django.urls import resolve

from dossiers.form_fields.one_file import WITH_A_FILE
from dossiers.uploads.upload_limits import LARGEST_UPLOAD
from roles.access.addresses import addresses
from roles.access.request_limits import LONG_FORM, LONGEST_QUERY, ORDINARY, limits_of

FORM = "application/x-www-form-urlencoded"
# Each has a field, or several, for each of thousands of nominations, items of an agenda or lines of a draft;
# the card has a hundred rows a list.
LONG = {
    "dossiers:imagined",
    "dossiers:import_reply",
    "dossiers:order",
    "dossiers:recipient",
    "dossiers:split_unit",
    "workflow:appraise",
    "workflow:bloc_review",
    "workflow:change_decision",
    "workflow:change_meeting",
    "workflow:convene",
    "workflow:draft_decision",
    "workflow:enter_written",
    "workflow:forward",
    "workflow:hold",
    "workflow:prepare_package",
    "workflow:sign",
    "workflow:vote",
    "workflow:write_record",
}
FILES = {
    "dossiers:attach",
    "dossiers:enter_outside",
    "dossiers:import",
    "dossiers:load",
    "dossiers:evaluate_list",
    "workflow:answer",
    "workflow:record_reply",
    "law_desk:propose",
    "law_desk:enter_rule",
    "first_run",
    "logo_page",
}
# By name; none of these rows exists, for nothing is read before the refusal.
PATHS = {
    each.name: "/" + re.sub("<[^>]+>", "1", re.sub("<uuid:[^>]+>", str(UUID(int=1)), each.route))
    for each in addresses()
}


def answered(client: Client, path: str, body: str, *, announced: int | None = None) -> int:
    given = {} if announced is None else {"CONTENT_LENGTH": str(announced)}
    answer = client.generic("POST", path, body, content_type=FORM, **given)
    assert "Làm gì tiếp theo" in answer.content.decode(), path
    return answer.status_code


def test_only_long_lists_and_files_are_let_in_beyond_the_ordinary() -> None:
    taken = {name: limits_of(resolve(path).func) for name, path in PATHS.items()}

    assert {name for name, limits in taken.items() if limits == LONG_FORM} == LONG
    assert {name for name, limits in taken.items() if limits == WITH_A_FILE} == FILES
    assert {limits for name, limits in taken.items() if name not in LONG | FILES} == {ORDINARY}
    assert (ORDINARY.fields, LONG_FORM.fields, WITH_A_FILE.body > LARGEST_UPLOAD) == (1_000, 20_000, True)


def test_a_body_longer_than_its_address_takes_is_not_read() -> None:
    client = Client()
    sent = {
        name: answered(client, path, "", announced=limits_of(resolve(path).func).body + 1)
        for name, path in PATHS.items()
    }

    assert len(sent) > 100
    assert {name: status for name, status in sent.items() if status != 413} == {}


def test_a_form_with_more_fields_than_its_address_takes_is_refused() -> None:
    client = Client()
    sent = {
        name: answered(client, path, "a&" * limits_of(resolve(path).func).fields)
        for name, path in PATHS.items()
    }

    assert {name: status for name, status in sent.items() if status != 413} == {}


def test_fields_are_counted_however_a_form_is_sent() -> None:
    parts = dict.fromkeys(map(str, range(ORDINARY.fields + 1)), "")

    answer = Client().post(PATHS["roles:members"], parts)

    assert answer.status_code == 413
    assert "tối đa 1.000 ô và 256 KB" in answer.content.decode()


def test_the_review_of_a_dossier_of_thousands_is_let_in() -> None:
    fields = "&".join(f"y-{number}=co" for number in range(LONG_FORM.fields))

    answer = Client().generic("POST", PATHS["workflow:bloc_review"], fields, content_type=FORM)

    assert answer.status_code == 302, "to the door, since nobody is signed in"


def test_an_address_longer_than_any_search_is_refused() -> None:
    client = Client()
    query = "q=" + "x" * LONGEST_QUERY
    answers = {name: client.get(path, QUERY_STRING=query) for name, path in PATHS.items()}

    assert {name for name, answer in answers.items() if answer.status_code != 414} == set()
    assert "7.168 ký tự" in answers["workflow:search"].content.decode()
