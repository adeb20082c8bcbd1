"""Every address is sent what no person types, in every field that the program reads: no fault page at all.

The names are those of all forms and of all parameters that some view asks for, and of the page's own form.
"""

from __future__ import annotations

import ast
from functools import cache

import pytest
from django import forms

from roles.access.addresses import Address, addresses
from tests.access.forms_on_pages import posted_forms
from tests.browsing import Client
from tests.matrix import Visitors, cells_of
from tests.shell.test_form_bounds import SOURCES, own

# In turn, at each address beginning with another, so that each name meets each of them somewhere: beyond
# bigint, beyond what Python reads as a number, years that are none, letters without end, foreign digits.
VALUES = (
    "9223372036854775808", "-1", "31/12/9999", "01/01/0001", "0000", "đ" * 60, "9" * 400, "١٢٣", "' OR 1=1",
    "\u202e%00{{x}}",
)  # fmt: skip
LONGER = {"đ" * 60: "đ" * 1_500, "9" * 400: "9" * 4_500}
MANAGED = ("TOTAL_FORMS", "INITIAL_FORMS", "0-id", "0-year")


@cache
def read_of(*asked: str) -> tuple[str, ...]:
    """Names that views and forms ask what was sent for, in the words of the program itself."""
    found = set()
    for source in SOURCES.values():
        if not any("".join(each.split()) in "".join(source.split()) for each in asked):
            continue
        for node in ast.walk(ast.parse(source)):
            if not (isinstance(node, ast.Call | ast.Subscript | ast.Compare) and _asks(node, asked)):
                continue
            found |= {
                each.value
                for each in ast.walk(node)
                if isinstance(each, ast.Constant) and isinstance(each.value, str) and each.value.isprintable()
            }
    return tuple(sorted(name for name in found if name and " " not in name and len(name) < 30))


def _asks(node: ast.AST, asked: tuple[str, ...]) -> bool:
    words = ast.unparse(node)
    return any(each in words for each in asked)


@cache
def typed() -> tuple[str, ...]:
    """Names of the fields of every form, and of the rows of the formsets."""
    fields = {name for form in own(forms.BaseForm) for name in form.base_fields}  # type: ignore[attr-defined]
    rows = {f"{name}-{part}" for name in ("ratings", "titles", "years") for part in MANAGED}
    return tuple(sorted(fields | rows | set(read_of("request.POST", "(post, ", "post.get"))))


def hostile(names: tuple[str, ...], turn: int) -> dict[str, str]:
    return {name: VALUES[(place + turn) % len(VALUES)] for place, name in enumerate(names)}


@pytest.fixture(scope="module")
def on_pages() -> dict[str, set[str]]:
    """Filled by the first test: by address, the fields of the forms that lead there."""
    return {}


@pytest.mark.parametrize("address", list(addresses()), ids=lambda address: address.name)
def test_no_value_of_any_field_breaks_an_address(
    visitors: Visitors, on_pages: dict[str, set[str]], address: Address
) -> None:
    if not on_pages:
        for form in posted_forms(visitors):
            on_pages.setdefault(form.name, set()).update(form.fields)
    cells = list(cells_of(address, visitors))
    cell = next((each for each in cells if each.allowed), cells[0])
    names = tuple(sorted({*typed(), *on_pages.get(address.name, ())} - {"csrfmiddlewaretoken"}))
    asked = read_of("request.GET")
    user = visitors.world.people[min(cell.allowed, default="auditor")]
    client = Client(raise_request_exception=False)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    turn = len(address.route)
    found = [client.get(cell.url, hostile(asked, turn)).status_code]
    for each in (turn, turn + len(VALUES) // 2):
        sent = {name: LONGER.get(value, value) for name, value in hostile(names, each).items()}
        found.append(client.post_with_files(cell.url, sent).status_code)

    # 413 would mean that no view has seen any of it.
    assert [status for status in found if status >= 500 or status in (413, 414)] == []


def test_what_is_sent_is_what_the_program_reads() -> None:
    assert {"q", "page", "ngay", "nam", "mo", "sau", "trang", "loc", "bo-sung"} <= set(read_of("request.GET"))
    assert {"muc", "viec", "giu", "them", "nomination", "reason", "recipients", "seat"} <= set(typed())
