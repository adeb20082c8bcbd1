"""One rule is answered, with the article, its words, where it was published, and perhaps a scan."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.contrib.auth.models import AbstractBaseUser

from dossiers.evidence.handed_in import HandedIn
from dossiers.models import Paper
from law.basics.statute_files import StatuteTable
from law.citations import Citation
from law.packs.desk.rule_answers import ANSWERS, RuleAnswer, offered, row_of, says_nothing
from law.packs.in_words.values_told import fields_told
from law.packs.laying.value_shapes import shape_faults
from law_desk.acts.jurists import acting_jurist
from law_desk.entering.recording_entries import record_law
from law_desk.entering.worksheet import EnteredRule, Worksheet, worksheet
from law_desk.models import EnteredLaw, RuleEntry
from law_desk.models.proved_tables import RULE_ENTRIES
from roles.doors.one_act import one_act
from roles.doors.refusals import Obstacle, Refused, refuse_if
from trail.verbs import Verb
from vietnamese.dates import short_date
from vietnamese.text import clean

_NUMBER = re.compile(r"\d+\.\d+")


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedRule:
    """What a jurist typed of one rule: the answer, its figures by path, the article and its evidence."""

    answer: str
    instrument: str
    article: str
    clause: str = ""
    point: str = ""
    words: str
    published: str
    doubt: str = ""
    fields: Mapping[str, Any] = field(default_factory=dict)

    @property
    def citation(self) -> Citation:
        return Citation(self.instrument, self.article, self.clause or None, self.point or None)


@one_act
def enter_rule(
    law_id: int,
    award: str,
    key: str,
    typed: TypedRule,
    *,
    scan: HandedIn | None = None,
    by: AbstractBaseUser,
    on: date,
) -> RuleEntry:
    """A new row; what was entered before stays as its history, the scan with it where none comes anew.

    Raises Forbidden; Refused with every fault.
    """
    jurist = acting_jurist(by, "enter_law", on=on)
    law = EnteredLaw.objects.select_for_update(of=("self",)).get(pk=law_id)
    sheet = worksheet(law, award)
    found = sheet.rule(key)
    if found is None:
        raise Refused("Danh hiệu, hình thức này không có quy định ấy.", remedy="Tải lại trang.")
    refuse_if(list(obstacles_of(typed, found, sheet)), message=f"Chưa ghi được “{found.rule.subject}”.")
    before = found.entry
    row = RuleEntry.objects.create(
        law=law,
        key=key,
        answer=typed.answer,
        fields={path: _kept(told) for path, told in typed.fields.items()},
        instrument=clean(typed.instrument),
        article=clean(typed.article),
        clause=clean(typed.clause),
        point=clean(typed.point),
        words=typed.words.strip(),
        published=clean(typed.published),
        scan=scan.kept.row() if scan else _scan_of(before),
        scan_name=scan.name if scan else before.scan_name if before else "",
        doubt=clean(typed.doubt),
        entered_by_id=by.pk,
        entered_on=on,
    )
    told = [(found.rule.subject, entry_told(before) if before else "chưa trả lời", entry_told(row))]
    record_law(Verb.RULE_ENTERED, law, RULE_ENTRIES, [row.pk], by=jurist, on=on, changes=told)
    return row


def _scan_of(before: RuleEntry | None) -> Paper | None:
    return before.scan if before else None


def entry_told(entry: RuleEntry) -> str:
    """The answer in words, with its article: "Thay bằng: không quá 20% (khoản 1 Điều 2 Luật …)"."""
    figures = "; ".join(fields_told(_leaves(entry.fields)))
    article = Citation(entry.instrument, entry.article, entry.clause or None, entry.point or None)
    doubt = f"; nghi vấn: {entry.doubt}" if entry.doubt else ""
    return f"{ANSWERS[entry.answer]}{': ' if figures else ''}{figures} ({article}){doubt}"


def _leaves(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The figures by their own names, numbers with a point as numbers; not what was taken away."""
    return {path.rpartition(".")[2]: _read(told) for path, told in fields.items() if told is not None}


def _read(told: Any) -> Any:
    return Decimal(told) if isinstance(told, str) and _NUMBER.fullmatch(told) else told


def _kept(told: Any) -> Any:
    return str(told) if isinstance(told, Decimal) else told


def obstacles_of(typed: TypedRule, found: EnteredRule, sheet: Worksheet) -> Iterator[Obstacle]:
    """Everything that keeps the answer from being written."""
    if found.rule.is_confirmed:
        yield Obstacle(
            "Quy định này đã được xác nhận.", remedy="Rút gói luật đã xác nhận rồi nhập lại, nếu sai."
        )
        return
    if typed.answer not in offered(found.rule, sheet.stack):
        yield Obstacle("Quy định này không nhận câu trả lời ấy.", remedy="Chọn một câu trả lời ở trang nhập.")
        return
    for name, told in (("điều", typed.article), ("lời của điều luật", typed.words)):
        if not clean(told):
            yield Obstacle(f"Thiếu {name}.", remedy="Chép từ chính văn bản đã công bố.")
    if not clean(typed.published):
        yield Obstacle("Thiếu nơi công bố.", remedy="Ghi số, ngày Công báo hoặc địa chỉ trang đã công bố.")
    yield from _of_instrument(typed, found, sheet)
    yield from _of_figures(typed, found, sheet)


def _of_instrument(typed: TypedRule, found: EnteredRule, sheet: Worksheet) -> Iterator[Obstacle]:
    """It was in force when the new law began."""
    name, since = clean(typed.instrument), found.rule.since
    if name == sheet.law.instrument:
        return
    known = next((each for each in sheet.stack.instruments if each.name == name), None)
    if known is None or not known.is_in_force_on(since):
        yield Obstacle(
            f"Ngày {short_date(since)} không có văn bản nào tên “{name}” đang có hiệu lực trong danh mục.",
            remedy="Chọn văn bản trong danh sách.",
        )


def _of_figures(typed: TypedRule, found: EnteredRule, sheet: Worksheet) -> Iterator[Obstacle]:
    """What the law's own values of this kind do not have is no figure of it."""
    answer = RuleAnswer(found.rule.key, typed.answer, typed.citation, typed.fields)
    if says_nothing(found.rule, answer):
        return
    row = row_of(found.rule, answer, sheet.stack)
    table = StatuteTable("", found.rule.key, {"values": [row]})
    for fault in shape_faults(table, sheet.stack.tables.get(found.rule.key)):
        yield Obstacle(fault.what, remedy=fault.remedy)
