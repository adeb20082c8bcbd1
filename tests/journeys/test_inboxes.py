"""The desk never leads to an empty room: every row of every inbox of the story is opened by its reader."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

import pytest
from django.db import transaction
from django.db.models import Q
from django.test import Client, override_settings

from roles.models import Appointment, Office
from roles.models.periods import valid_on
from roles.queries import offices_held
from tests.rooms import Form, Room, entered
from trail.clock import today
from vietnamese.dates import parse_date
from workflow.models import Passage

LISTS = ("/?cho=tat-ca&seat={}", "/viec/?seat={}")


@dataclass
class Reader:
    """One seat of one person; `faults` are the rooms in which nothing can be done."""

    seat: Appointment
    client: Client = field(default_factory=Client)
    faults: list[str] = field(default_factory=list)
    rows: int = 0
    judged: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.client.force_login(self.seat.user, backend="django.contrib.auth.backends.ModelBackend")

    def look_around(self) -> None:
        for address in (each.format(self.seat.pk) for each in LISTS):
            room = self.enter(address)
            for row in room.rows:
                if not (row.buttons or row.forms):
                    continue
                self.rows += 1
                self._judge_deadline(address, row.name, row.deadline)
                place = f"{address} “{row.name}”"
                if row.leads_to and row.leads_to not in row.buttons:
                    self._judge(place, row.leads_to, is_side_list_empty=True)
                for target in row.buttons:
                    self._judge(place, target)
                for form in row.forms:
                    self._send(place, form)

    def enter(self, address: str) -> Room:
        answer = self.client.get(address, follow=True)
        if answer.status_code != 200:
            self.fault(address, f"answers {answer.status_code}")
        return entered(answer.content.decode())

    def fault(self, place: str, words: str) -> None:
        office = f"{self.seat.user.get_username()} ({self.seat.office})"
        self.faults.append(f"{office} {place}: {words}")

    def _judge(self, place: str, target: str, *, is_side_list_empty: bool = False) -> None:
        """A form that can be sent, a list to print, or a button that leads to a form; and no empty room.

        A dossier's own page may lack papers and have work all the same: `is_side_list_empty`.
        """
        if target in self.judged:
            return
        self.judged.add(target)
        room = self.enter(target)
        if room.is_empty and not is_side_list_empty and not any(form.is_work for form in room.forms):
            self.fault(place, f"{target} is an empty room")
        elif not (any(form.is_work for form in room.forms) or room.prints or self._leads_on(room)):
            self.fault(place, f"{target} holds nothing to do")

    def _leads_on(self, room: Room) -> bool:
        ways = [each for each in room.buttons if each.startswith("/") and not each.endswith(".pdf")]
        return any(self._is_form(each) for each in ways)

    def _is_form(self, target: str) -> bool:
        answer = self.client.get(target, follow=True)
        return "text/html" in answer.headers["Content-Type"] and any(
            form.is_work for form in entered(answer.content.decode()).forms
        )

    def _send(self, place: str, form: Form) -> None:
        """What asks nothing is done and undone: the page after it must hold work too."""
        with transaction.atomic():
            answer = self.client.post(form.action)
            if answer.status_code != 302:
                self.fault(place, f"{form.action} answers {answer.status_code}")
            else:
                self._judge(place, answer.headers["Location"])
            transaction.set_rollback(True)

    def _judge_deadline(self, place: str, name: str, words: str) -> None:
        told = re.search(r"\((\d\d/\d\d/\d{4})\)", words)
        if told is None:
            return
        day = parse_date(told[1])
        if not any(words.startswith(each) for each in _expected(day)):
            self.fault(f"{place} “{name}”", f"“{words}” on {today()}")


def _expected(day: date) -> tuple[str, ...]:
    if day == today():
        return ("Hết hạn hôm nay", "Xem lại hôm nay", "Họp hôm nay")
    if day < today():
        return ("Quá hạn", "Quá ngày xem lại")
    return ("Còn ", "Xem lại sau ", "Không còn ngày làm việc nào", "Chưa đến ngày")


def seats() -> Iterator[Appointment]:
    """Every appointment of today; of the units those that have a dossier on their desk."""
    on_desk = Passage.objects.filter(closed_at__isnull=True, desk="unit").values("unit")
    rows = Appointment.objects.filter(valid_on(today()), user__is_active=True).select_related("user")
    rows = rows.filter(Q(unit__isnull=True) | Q(unit__in=on_desk))
    for user in {row.user_id: row.user for row in rows}.values():
        yield from offices_held(user, on=today())


@pytest.fixture
def readers(played_story: object) -> list[Reader]:
    """Everybody has been at the home page and at the inbox, and opened all that waits there."""
    with override_settings(SESSION_ENGINE="django.contrib.sessions.backends.signed_cookies"):
        found = [Reader(seat) for seat in seats()]
        for reader in found:
            reader.look_around()
    return found


def test_every_row_of_every_inbox_leads_its_reader_to_work(readers: list[Reader]) -> None:
    with_rows = {reader.seat.office for reader in readers if reader.rows}

    assert [fault for reader in readers for fault in reader.faults] == []
    assert {reader.seat.office for reader in readers} == set(Office)
    assert with_rows >= {
        Office.UNIT_CLERK,
        Office.UNIT_HEAD,
        Office.BLOC_HEAD,
        Office.BOARD_OFFICER,
        Office.COUNCIL_SECRETARY,
        Office.COUNCIL_MEMBER,
        Office.CHAIR,
        Office.CLERK,
    }
