"""A law is opened for entering: one that the program knows and has not read, or one that nobody knows yet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AbstractBaseUser

from law.basics.law_stack import LawStack, Regime
from law_desk.acts.jurists import acting_jurist
from law_desk.entering.recording_entries import record_law
from law_desk.loaded.law_of_packs import law_of_packs
from law_desk.models import EnteredLaw
from law_desk.models.proved_tables import ENTERED_LAW
from roles.doors.one_act import one_act
from roles.doors.refusals import Obstacle, Overtaken, Refused, refuse_if
from trail.verbs import Verb
from vietnamese.dates import short_date
from vietnamese.text import clean

KINDS = {"law": "Luật", "decree": "Nghị định", "circular": "Thông tư"}
_REGIME = re.compile(r"R(\d+)")


def unread_regimes(stack: LawStack) -> list[Regime]:
    """Regimes that were not read for every award, newest last."""
    return [regime for regime in stack.regimes if not regime.is_read]


@dataclass(frozen=True, slots=True)
class WaitingLaw:
    """A law of which not every award is confirmed; `opened` is None where nobody opened it at the desk."""

    instrument: str
    since: date
    opened: EnteredLaw | None
    confirmed: int


def laws_to_enter() -> list[WaitingLaw]:
    """Regimes that were not read for every award, and laws on the desk that open none yet; newest last.

    Empty where the confirmed packs cannot be laid: then there is another work to do first.
    """
    try:
        regimes = {regime.id: regime for regime in law_of_packs().stack.regimes}
    except Refused:
        return []
    opened = {law.regime: law for law in EnteredLaw.objects.all()}
    found = [
        WaitingLaw(regime.citation.instrument, regime.since, opened.get(name), len(regime.read_for))
        for name, regime in regimes.items()
        if not regime.is_read
    ]
    new = (law for name, law in opened.items() if name not in regimes)
    found += [WaitingLaw(law.instrument, law.since, law, 0) for law in new]
    return sorted(found, key=lambda law: law.since)


@one_act
def open_known_law(regime: str, *, by: AbstractBaseUser, on: date) -> EnteredLaw:
    """A regime of the law that holds, whose text was not read; raises Forbidden, Refused, Overtaken."""
    jurist = acting_jurist(by, "enter_law", on=on)
    found = next((each for each in unread_regimes(law_of_packs().stack) if each.id == regime), None)
    if found is None:
        raise Refused("Không có văn bản nào như vậy đang chờ xác nhận.", remedy="Tải lại trang.")
    if EnteredLaw.objects.filter(regime=regime).exists():
        raise Overtaken(f"{found.citation.instrument} đã được mở để nhập.")
    law = EnteredLaw.objects.create(
        regime=found.id,
        instrument=found.citation.instrument,
        since=found.since,
        is_new=False,
        opened_by_id=by.pk,
        opened_on=on,
    )
    record_law(Verb.LAW_OPENED, law, ENTERED_LAW, [law.pk], by=jurist, on=on)
    return law


@one_act
def open_new_law(
    *,
    instrument: str,
    kind: str,
    issued_on: date,
    since: date,
    basis: str,
    by: AbstractBaseUser,
    on: date,
) -> EnteredLaw:
    """A law that amends from `since`; `basis` are the words that decisions will cite it by.

    Raises Forbidden, Refused. It opens the next regime: R5 after R4.
    """
    jurist = acting_jurist(by, "enter_law", on=on)
    stack = law_of_packs().stack
    name = clean(instrument)
    refuse_if(
        list(_obstacles(name, kind, issued_on, since, clean(basis), stack)), message="Chưa mở được văn bản."
    )
    law = EnteredLaw.objects.create(
        regime=_next_regime(stack),
        instrument=name,
        since=since,
        is_new=True,
        kind=kind,
        issued_on=issued_on,
        basis=clean(basis),
        opened_by_id=by.pk,
        opened_on=on,
    )
    record_law(Verb.LAW_OPENED, law, ENTERED_LAW, [law.pk], by=jurist, on=on)
    return law


def _obstacles(
    name: str, kind: str, issued_on: date, since: date, basis: str, stack: LawStack
) -> Iterator[Obstacle]:
    if not name or not basis:
        yield Obstacle("Thiếu tên văn bản, hoặc lời in làm căn cứ.")
    if kind not in KINDS:
        yield Obstacle("Loại văn bản không có trong danh mục.", remedy="Chọn một loại trong danh sách.")
    if since < issued_on:
        told = f"Có hiệu lực {short_date(since)}, trước ngày ban hành {short_date(issued_on)}."
        yield Obstacle(told, remedy="Sửa lại một trong hai ngày.")
    if any(found.name == name for found in stack.instruments):
        yield Obstacle(f"Đã có văn bản “{name}” trong danh mục.", remedy="Mở văn bản ấy ở danh sách.")
    if EnteredLaw.objects.filter(instrument=name).exists():
        yield Obstacle(f"Văn bản “{name}” đã được mở để nhập.", remedy="Mở văn bản ấy ở danh sách.")
    latest = max([stack.regimes[-1].since, *EnteredLaw.objects.values_list("since", flat=True)])
    if since <= latest:
        yield Obstacle(
            f"Đã có văn bản có hiệu lực từ {short_date(latest)}; văn bản sau phải có hiệu lực sau ngày ấy.",
            remedy="Văn bản chỉ sửa vài điều của chế độ ấy thì nhập vào chính chế độ ấy.",
        )


def _next_regime(stack: LawStack) -> str:
    names = [*(regime.id for regime in stack.regimes), *EnteredLaw.objects.values_list("regime", flat=True)]
    numbers = [int(found[1]) for name in names if (found := _REGIME.fullmatch(name))]
    return f"R{max(numbers, default=0) + 1}"
