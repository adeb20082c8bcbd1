"""The questions that an award's conditions put to a reader, as form fields, and the facts its answers make.

Which questions: law.judgement.asked. An empty answer is a question not asked. Titles and initiatives are
typed as
years and numbers; they count as decided, which the page says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import UnionType
from typing import Any, get_args, get_type_hints

from django import forms

from dossiers.form_fields.day_field import HistoryDayField
from dossiers.without_dossier.lookup.fields import NONE, CountField, YearsField, YesNoField, choice
from dossiers.without_dossier.lookup.words import LABELS, POSITIONS, SEXES
from law.awards import award as award_of
from law.case_files.case_format import WAYS
from law.eligibility.discipline import SEVERITY
from law.eligibility.pending import MATTERS
from law.eligibility.rating import GRADE_NAMES
from law.eligibility.study import RESULTS
from law.facts import (
    CollectiveFacts,
    DecisionRef,
    Discipline,
    HeldTitle,
    Initiative,
    Nominee,
    Post,
    Study,
)
from law.judgement.asked import FactsRead
from vietnamese.text import fold


@dataclass(frozen=True, slots=True)
class Asking:
    """For which award, kind and year of merit, and all that its conditions read."""

    award: str
    kind: str
    year: int
    reads: tuple[FactsRead, ...]

    @property
    def paths(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(path for reads in self.reads for path in reads.facts))

    @property
    def titles(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(code for reads in self.reads for code in reads.titles))

    @property
    def levels(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(level for reads in self.reads for level in reads.levels))

    @property
    def years(self) -> range:
        """The rated years, the last first."""
        return range(self.year, self.year - max((reads.years for reads in self.reads), default=0), -1)


def fields_of(asking: Asking) -> dict[str, forms.Field]:
    """Each field once, in the order of the conditions."""
    return {name: field for path in asking.paths for name, field in _fields(path, asking)}


def facts_from_answers(asking: Asking, given: Mapping[str, Any]) -> dict[str, Any]:
    """What was answered, as fields of law.facts.Nominee; what was not is left out."""
    facts: dict[str, Any] = {}
    figures: dict[str, Any] = {}
    for path in asking.paths:
        holder, _, part = path.partition(".")
        value = _READERS[path](asking, given) if path in _READERS else given.get(_name(path))
        if value is not None:
            (figures if part else facts)[part or holder] = None if value == NONE else value
    return facts | ({"collective": CollectiveFacts(**figures)} if figures else {})


def _fields(path: str, asking: Asking) -> Iterator[tuple[str, forms.Field]]:
    if path in _BUILDERS:
        yield from _BUILDERS[path](asking)
    else:
        yield _name(path), _plain(path, _label(path, asking))


def _name(path: str) -> str:
    return path.replace(".", "_")


def _label(path: str, asking: Asking) -> str:
    """A fact without words of its own is asked in those of its condition."""
    return LABELS.get(path) or next(reads.label for reads in asking.reads if path in reads.facts)


def _plain(path: str, label: str) -> forms.Field:
    """By the type that the fact has in law.facts."""
    holder, _, part = path.partition(".")
    hint = get_type_hints(CollectiveFacts if part else Nominee)[part or holder]
    types = get_args(hint) if isinstance(hint, UnionType) or get_args(hint) else (hint,)
    if path in _CHOICES:
        return choice(label, _CHOICES[path])
    if bool in types:
        return YesNoField(label=label)
    if int in types:
        return CountField(label=label)
    return (
        HistoryDayField(label=label, required=False)
        if date in types
        else forms.CharField(label=label, required=False, max_length=300)
    )


_CHOICES: dict[str, Mapping[str, str]] = {
    "sex": SEXES,
    "position": POSITIONS,
    "way": {way: way for way in WAYS},
    "collective.party_cell": {NONE: "không có tổ chức Đảng", **GRADE_NAMES},
}


def _rating_fields(asking: Asking) -> Iterator[tuple[str, forms.Field]]:
    for year in asking.years:
        yield f"xep_loai_{year}", choice(f"Xếp loại năm {year}", GRADE_NAMES)


def _ratings(asking: Asking, given: Mapping[str, Any]) -> dict[int, str] | None:
    return {year: grade for year in asking.years if (grade := given.get(f"xep_loai_{year}"))} or None


def _title_name(code: str) -> str:
    return f"dat_{fold(code).replace(' ', '_')}"


def _title_fields(asking: Asking) -> Iterator[tuple[str, forms.Field]]:
    for code in asking.titles:
        yield (
            _title_name(code),
            YearsField(until=asking.year, label=f"Các năm đã được tặng {award_of(code).name}"),
        )


def _titles(asking: Asking, given: Mapping[str, Any]) -> tuple[HeldTitle, ...] | None:
    told = [(code, given.get(_title_name(code))) for code in asking.titles]
    if all(years is None for _, years in told):
        return None
    return tuple(
        HeldTitle(code, year, "công trạng", _decided(year), False)
        for code, years in told
        for year in years or ()
    )


def _decided(year: int) -> DecisionRef:
    return DecisionRef("số liệu nhập khi tra cứu", date(year, 12, 31))


def _initiative_fields(asking: Asking) -> Iterator[tuple[str, forms.Field]]:
    for level in asking.levels:
        label = f"Số sáng kiến, đề tài đã được công nhận từ cấp {level} trở lên"
        yield f"sang_kien_{fold(level).replace(' ', '_')}", CountField(label=label)


def _initiatives(asking: Asking, given: Mapping[str, Any]) -> tuple[Initiative, ...] | None:
    told = [(level, given.get(f"sang_kien_{fold(level).replace(' ', '_')}")) for level in asking.levels]
    if all(number is None for _, number in told):
        return None
    return tuple(
        Initiative(f"thứ {place + 1} cấp {level}", "sáng kiến", level, asking.year, _decided(asking.year))
        for level, number in told
        for place in range(number or 0)
    )


def _discipline_fields(asking: Asking) -> Iterator[tuple[str, forms.Field]]:
    kinds = {NONE: "không bị kỷ luật", **{kind: kind for kind in SEVERITY}}
    yield "ky_luat", choice(f"Kỷ luật trong năm {asking.year}", kinds)


def _discipline(asking: Asking, given: Mapping[str, Any]) -> tuple[Discipline, ...] | None:
    kind = given.get("ky_luat")
    if not kind:
        return None
    return () if kind == NONE else (Discipline(kind, date(asking.year, 12, 31), None),)


def _pending_fields(asking: Asking) -> Iterator[tuple[str, forms.Field]]:
    yield "dang_xem_xet", choice("Việc đang chờ kết luận", {NONE: "không có việc nào", **MATTERS})


def _pending(asking: Asking, given: Mapping[str, Any]) -> tuple[str, ...] | None:
    matter = given.get("dang_xem_xet")
    return (() if matter == NONE else (matter,)) if matter else None


def _study_fields(asking: Asking) -> Iterator[tuple[str, forms.Field]]:
    yield "dao_tao_thang", CountField(label="Số tháng đi đào tạo")
    yield "dao_tao_ket_qua", choice("Kết quả đào tạo", {result: result for result in RESULTS})


def _study(asking: Asking, given: Mapping[str, Any]) -> Study | None:
    months = given.get("dao_tao_thang")
    return None if months is None else Study(months, given.get("dao_tao_ket_qua") or None)


def _post_fields(asking: Asking) -> Iterator[tuple[str, forms.Field]]:
    yield "chuc_vu", forms.CharField(label="Chức vụ cao nhất đã giữ", required=False, max_length=200)
    yield "chuc_vu_tu", HistoryDayField(label="Giữ chức vụ từ ngày", required=False)
    yield "chuc_vu_den", HistoryDayField(label="Đến ngày (để trống: đến nay)", required=False)


def _posts(asking: Asking, given: Mapping[str, Any]) -> tuple[Post, ...] | None:
    held = given.get("chuc_vu")
    return (Post(held, given.get("chuc_vu_tu"), given.get("chuc_vu_den")),) if held else None


def _opinion(asking: Asking, given: Mapping[str, Any]) -> bool | str | None:
    told = given.get("old_unit_opinion")
    return NONE if told is False else told


_BUILDERS: dict[str, Callable[[Asking], Iterator[tuple[str, forms.Field]]]] = {
    "ratings": _rating_fields,
    "titles": _title_fields,
    "initiatives": _initiative_fields,
    "discipline": _discipline_fields,
    "pending": _pending_fields,
    "study": _study_fields,
    "posts": _post_fields,
}
_READERS: dict[str, Callable[[Asking, Mapping[str, Any]], Any]] = {
    "ratings": _ratings,
    "titles": _titles,
    "initiatives": _initiatives,
    "discipline": _discipline,
    "pending": _pending,
    "study": _study,
    "posts": _posts,
    "old_unit_opinion": _opinion,
}
