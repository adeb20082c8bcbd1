"""What a check of the rows found, in the words of whoever must look into it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import models

from dossiers.proofs.sealed import DRAFTS
from trail.phrases import act_label
from trail.state.row_faults import WHOLE, RowFault
from vietnamese.dates import short_date
from vietnamese.numbers import grouped
from workflow.models import StateCheck
from workflow.queries.state_words import FIELDS, MONEY, SUBJECTS, TABLES, WHOLE_ROW


@dataclass(frozen=True, slots=True)
class FaultInWords:
    """One row that says otherwise than its history."""

    where: str
    field: str
    row: str
    history: str
    last_act: str


@dataclass(frozen=True, slots=True)
class GapInWords:
    """Rows that no entry of the trail proves, why, and the keys of the first dossiers that have them."""

    kind: str
    number: int
    why: str
    dossiers: list[int]


_STILL_DRAFTED = "Đơn vị còn đang sửa; nội dung được giữ trong nhật ký từ khi trình."
_OLDER = "Mục nhật ký của việc ấy không giữ đủ nội dung dòng để so."


def fault_in_words(fault: Mapping[str, Any]) -> FaultInWords:
    """From a fault as it is kept, `Fault.as_dict`."""
    number = f" số {fault['id']}" if fault["id"] is not None else ""
    name = f": {fault['name']}" if fault["name"] else ""
    return FaultInWords(
        where=f"{TABLES[fault['table']].capitalize()}{number}{name}",
        field=field_in_words(fault["table"], fault["field"]),
        row=_shown(fault, fault["row"], absent="không còn dòng này"),
        history=_shown(fault, fault["history"], absent="không có việc nào ghi dòng này"),
        last_act=_act(fault["last_act"]),
    )


def check_in_words(check: StateCheck) -> str:
    """The result in two sentences."""
    rest = _unproved(check)
    if not check.trail.get("ok"):
        why = check.trail.get("why", "")
        return f"Nhật ký KHÔNG nguyên vẹn nên đối chiếu không chứng minh được gì. {why}".strip()
    if check.is_ok:
        return f"Dữ liệu khớp nhật ký: {grouped(check.rows)} dòng, không sai lệch.{rest}"
    wrong = f"{grouped(check.found)} chỗ sai lệch trên {grouped(check.rows)} dòng."
    return f"Dữ liệu KHÔNG khớp nhật ký: {wrong}{rest}"


def _unproved(check: StateCheck) -> str:
    """How many rows of which kind; empty where everything is proved."""
    if not check.not_provable:
        return ""
    kinds = "; ".join(f"{kind}: {grouped(number)}" for kind, number in check.not_provable.items())
    return f" {grouped(sum(check.not_provable.values()))} dòng chưa có gì để chứng minh ({kinds})."


def gaps_in_words(check: StateCheck) -> list[GapInWords]:
    """Each kind of rows that nothing proves, with the dossiers that have them."""
    return [
        GapInWords(
            kind=kind,
            number=number,
            why=_STILL_DRAFTED if kind == DRAFTS else _OLDER,
            dossiers=[
                int(subject.removeprefix("dossier:"))
                for subject in check.unproved_of.get(kind, ())
                if subject.startswith("dossier:")
            ],
        )
        for kind, number in check.not_provable.items()
    ]


def sentence_of(fault: RowFault) -> str:
    """One line for a terminal."""
    told = fault_in_words(fault.as_dict())
    last = f" Việc sau cùng: {told.last_act}." if told.last_act else ""
    return f"{told.where}, {told.field}: dòng ghi “{told.row}”, nhật ký ghi “{told.history}”.{last}"


def field_in_words(table: str, name: str) -> str:
    if name == WHOLE:
        return WHOLE_ROW
    if name in FIELDS:
        return FIELDS[name]
    field = _field(table, name)
    return str(field.verbose_name).lower() if field is not None else name


def _shown(fault: Mapping[str, Any], value: Any, *, absent: str) -> str:
    if fault["field"] == WHOLE:
        return absent if value is None else "có dòng này"
    if value is None or value in ("", []):
        return "để trống"
    if isinstance(value, bool):
        return "có" if value else "không"
    if fault["field"] in MONEY and isinstance(value, int):
        return grouped(value)
    if isinstance(value, list):
        return ", ".join(_shown(fault, each, absent=absent) for each in value)
    field = _field(fault["table"], fault["field"])
    labels = dict(field.flatchoices) if field is not None else {}
    return str(labels.get(value, value))


def _act(act: Mapping[str, Any] | None) -> str:
    if act is None:
        return ""
    who = f"{act['actor']} ({act['office']})" if act["office"] else act["actor"]
    day = short_date(date.fromisoformat(act["on"]))
    kind, _, number = act["subject"].partition(":")
    chain = f"mục {act['seq']} trong nhật ký của {SUBJECTS[kind]} số {number}"
    return f"{act_label(act['verb'])}, {who}, ngày {day}, {chain}"


@cache
def _models() -> dict[str, type[models.Model]]:
    return {model._meta.db_table: model for model in apps.get_models()}


def _field(table: str, name: str) -> models.Field[Any, Any] | None:
    try:
        found = _models()[table]._meta.get_field(name)
    except FieldDoesNotExist:
        return None
    return found if isinstance(found, models.Field) else None
