"""The public JSON of a case -> facts. Every fault is told with its JSON path; nothing is guessed.

A missing field stays UNASKED; an unknown one, a wrong type or a word outside its list is refused.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from law import facts
from law.awards import FORMS, TITLES
from law.eligibility.discipline import SEVERITY
from law.eligibility.initiative import LEVELS as INITIATIVE_LEVELS
from law.eligibility.pending import MATTERS
from law.eligibility.rating import GRADES
from law.eligibility.recipient import KIND_NAMES
from law.eligibility.study import RESULTS
from law.local_rules import is_local_key, refuse_local_rule
from law.routing import AUTHORITIES

WAYS = ("công trạng", "chuyên đề", "đột xuất", "cống hiến", "niên hạn", "đối ngoại", "kháng chiến")
POSITIONS = ("province_leader", "department_leader", "entrepreneur", "other_leader", "direct_worker")
UNIT_LEVELS = ("xã", "huyện", "sở", "tỉnh", "bộ", "doanh nghiệp")
INITIATIVE_KINDS = ("sáng kiến", "đề tài", "đề án", "mưu trí")
EARLIEST, LATEST = date(1945, 1, 1), date(2100, 12, 31)


@dataclass(frozen=True, slots=True)
class Refused:
    """A case that could not be read: the first fault, and all of them as (path, message)."""

    id: str | None
    path: str
    message: str
    faults: tuple[tuple[str, str], ...] = ()


class _Faults(list[tuple[str, str]]):
    """Faults gathered while a case is read, so that all are told at once."""

    def tell(self, path: str, message: str) -> None:
        self.append((path, message))


Reader = Callable[[Any, str, _Faults], Any]


def read_cases(json_value: object) -> list[facts.Case | Refused]:
    """One case or a list of them, in their order."""
    rows = json_value if isinstance(json_value, list) else [json_value]
    return [_read_case(row) for row in rows]


def _read_case(row: object) -> facts.Case | Refused:
    faults = _Faults()
    case = _object(facts.Case, _CASE)(row, "", faults)
    case_id = row.get("id") if isinstance(row, Mapping) and isinstance(row.get("id"), str) else None
    if isinstance(case, facts.Case) and not faults:
        _check_whole(case, row, faults)
    if faults:
        return Refused(case_id, faults[0][0], faults[0][1], tuple(faults))
    return case


def _check_whole(case: facts.Case, row: Any, faults: _Faults) -> None:
    for name in ("id", "on"):
        if name not in row:
            faults.tell(name, "Thiếu trường bắt buộc.")
    ids: set[str] = set()
    for place, nominee in enumerate(case.nominees):
        path = f"nominees[{place}]"
        for name in ("id", "award"):
            if not getattr(nominee, name):
                faults.tell(f"{path}.{name}", "Thiếu trường bắt buộc.")
        if nominee.id in ids:
            faults.tell(f"{path}.id", f"Mã “{nominee.id}” đã dùng cho người khác trong hồ sơ.")
        ids.add(nominee.id)
        _check_periods(nominee, path, faults)
    _check_links(case, ids, faults)
    for key, value in case.local.items():
        if finding := refuse_local_rule(key, value, since=case.regime_on, until=case.regime_on):
            faults.tell(f"local.{key}", f"{finding.message} Căn cứ {finding.citation}.")


def _check_periods(nominee: facts.Nominee, path: str, faults: _Faults) -> None:
    merit = nominee.achievement
    if isinstance(merit, facts.Achievement) and _is_reversed(merit.since, merit.until):
        faults.tell(f"{path}.achievement.to", "Ngày kết thúc đứng trước ngày bắt đầu.")
    for place, item in enumerate(facts.listed(nominee.discipline)):
        if _is_reversed(item.since, item.until):
            faults.tell(f"{path}.discipline[{place}].until", "Ngày kết thúc đứng trước ngày bắt đầu.")


def _is_reversed(since: object, until: object) -> bool:
    return isinstance(since, date) and isinstance(until, date) and until < since


def _check_links(case: facts.Case, ids: set[str], faults: _Faults) -> None:
    for place, nominee in enumerate(case.nominees):
        other = nominee.same_person_as
        if isinstance(other, str) and (other not in ids or other == nominee.id):
            faults.tell(
                f"nominees[{place}].same_person_as", f"Không có người nào khác mang mã “{other}” trong hồ sơ."
            )
    for place, vote in enumerate(case.votes):
        if vote.nominee not in ids:
            faults.tell(
                f"votes[{place}].nominee", f"Không có người nào mang mã “{vote.nominee}” trong hồ sơ."
            )


def _object(kind: type, fields: Mapping[str, tuple[str, Reader]]) -> Reader:
    """A reader of one JSON object into a facts dataclass; `fields`: JSON key -> (field, reader)."""

    def read(value: Any, path: str, faults: _Faults) -> Any:
        if not isinstance(value, Mapping):
            faults.tell(path, "Phải là một đối tượng {…}.")
            return facts.UNASKED
        given = {}
        for key, content in value.items():
            below = f"{path}.{key}" if path else str(key)
            if key not in fields:
                faults.tell(below, "Trường này không có trong định dạng.")
                continue
            name, reader = fields[key]
            given[name] = reader(content, below, faults)
        return facts.UNASKED if faults else kind(**given)

    return read


def _or_none(reader: Reader) -> Reader:
    """null states that there is none."""
    return lambda value, path, faults: None if value is None else reader(value, path, faults)


def _text(value: Any, path: str, faults: _Faults) -> Any:
    if isinstance(value, str) and value.strip():
        return unicodedata.normalize("NFC", value.strip())
    faults.tell(path, "Phải là chữ, không để trống.")
    return ""


def _opinion(value: Any, path: str, faults: _Faults) -> Any:
    if isinstance(value, bool):
        return value
    return _text(value, path, faults)


def _flag(value: Any, path: str, faults: _Faults) -> Any:
    if isinstance(value, bool):
        return value
    faults.tell(path, "Phải là true hoặc false.")
    return False


def _count(value: Any, path: str, faults: _Faults) -> Any:
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 10_000_000:
        return value
    faults.tell(path, "Phải là số nguyên không âm.")
    return 0


def _year(value: Any, path: str, faults: _Faults) -> Any:
    if isinstance(value, int) and not isinstance(value, bool) and EARLIEST.year <= value <= LATEST.year:
        return value
    faults.tell(path, f"Năm phải từ {EARLIEST.year} đến {LATEST.year}.")
    return EARLIEST.year


def _day(value: Any, path: str, faults: _Faults) -> Any:
    try:
        if not isinstance(value, str) or len(value) != 10:
            raise ValueError
        day = date.fromisoformat(value)
    except ValueError:
        faults.tell(path, "Ngày phải viết dạng năm-tháng-ngày, ví dụ 2023-01-10.")
        return EARLIEST
    if not EARLIEST <= day <= LATEST:
        faults.tell(path, f"Ngày phải từ {EARLIEST:%d/%m/%Y} đến {LATEST:%d/%m/%Y}.")
    return day


def _one_of(words: Mapping[str, Any] | tuple[str, ...], what: str) -> Reader:
    def read(value: Any, path: str, faults: _Faults) -> Any:
        word = unicodedata.normalize("NFC", value) if isinstance(value, str) else value
        if isinstance(word, str) and word in words:
            return word
        faults.tell(path, f"{what} phải là một trong: {', '.join(words)}.")
        return next(iter(words))

    return read


def _award(value: Any, path: str, faults: _Faults) -> Any:
    code = unicodedata.normalize("NFC", value) if isinstance(value, str) else value
    if isinstance(code, str) and (code in TITLES or code in FORMS):
        return code
    faults.tell(path, f"Không có danh hiệu hay hình thức khen thưởng nào mang mã “{value}”.")
    return ""


def _list(reader: Reader) -> Reader:
    """null is the same as an empty list: there is none."""

    def read(value: Any, path: str, faults: _Faults) -> Any:
        if value is None:
            return ()
        if not isinstance(value, list):
            faults.tell(path, "Phải là một danh sách […].")
            return ()
        return tuple(reader(item, f"{path}[{place}]", faults) for place, item in enumerate(value))

    return read


def _ratings(value: Any, path: str, faults: _Faults) -> Any:
    if value is None:
        return {}
    if not isinstance(value, Mapping):
        faults.tell(path, "Phải là một đối tượng {năm: xếp loại}.")
        return {}
    ratings = {}
    for key, grade in value.items():
        below = f"{path}.{key}"
        if not (isinstance(key, str) and key.isascii() and key.isdigit()):
            faults.tell(below, f"Năm phải từ {EARLIEST.year} đến {LATEST.year}.")
            continue
        ratings[_year(int(key), below, faults)] = _or_none(_one_of(GRADES, "Xếp loại"))(grade, below, faults)
    return ratings


def _local(value: Any, path: str, faults: _Faults) -> Any:
    if value is None:
        return {}
    if not isinstance(value, Mapping):
        faults.tell(path, "Phải là một đối tượng {tham số: giá trị}.")
        return {}
    local = {unicodedata.normalize("NFC", str(key)): content for key, content in value.items()}
    for key, content in local.items():
        if not is_local_key(key):
            faults.tell(f"{path}.{key}", f"Không có tham số địa phương nào tên “{key}”.")
        elif isinstance(content, bool) or not isinstance(content, (int, str)):
            faults.tell(f"{path}.{key}", "Phải là số nguyên hoặc chữ.")
    return local


def _fields(**readers: Reader) -> dict[str, tuple[str, Reader]]:
    """JSON keys are the field names, but "from" and "to" are `since` and `until`."""
    keys = {"from_": "from"}
    return {keys.get(name, name): (_RENAMED.get(name, name), reader) for name, reader in readers.items()}


_RENAMED = {"from_": "since", "to": "until"}
_DAY = _or_none(_day)
_DECISION = _object(facts.DecisionRef, _fields(number=_or_none(_text), on=_DAY))
_ACHIEVEMENT = _object(facts.Achievement, _fields(from_=_DAY, to=_DAY, key=_or_none(_text)))
_STUDY = _object(
    facts.Study, _fields(months=_or_none(_count), result=_or_none(_one_of(RESULTS, "Kết quả học tập")))
)
_POST = _object(facts.Post, _fields(post=_or_none(_text), from_=_DAY, until=_DAY))
_TITLE = _object(
    facts.HeldTitle,
    _fields(
        award=_award,
        year=_or_none(_year),
        way=_or_none(_one_of(WAYS, "Hình thức khen")),
        decision=_or_none(_DECISION),
        revoked=_or_none(_flag),
        achievement=_or_none(_ACHIEVEMENT),
    ),
)
_INITIATIVE = _object(
    facts.Initiative,
    _fields(
        code=_or_none(_text),
        kind=_or_none(_one_of(INITIATIVE_KINDS, "Loại sáng kiến")),
        level=_or_none(_one_of(INITIATIVE_LEVELS, "Cấp công nhận")),
        year=_or_none(_year),
        decision=_or_none(_DECISION),
    ),
)
_DISCIPLINE = _object(
    facts.Discipline, _fields(kind=_one_of(SEVERITY, "Hình thức kỷ luật"), from_=_DAY, until=_DAY)
)
_COLLECTIVE = _object(
    facts.CollectiveFacts,
    _fields(
        people=_or_none(_count),
        advanced_workers=_or_none(_count),
        grassroots_fighters=_or_none(_count),
        completed=_or_none(_count),
        women=_or_none(_count),
        warned_or_worse=_or_none(_count),
        founded_on=_DAY,
        party_cell=_or_none(_one_of(GRADES, "Xếp loại tổ chức Đảng")),
    ),
)
_NOMINEE = _object(
    facts.Nominee,
    _fields(
        id=_text,
        kind=_one_of(KIND_NAMES, "Đối tượng"),
        award=_award,
        way=_or_none(_one_of(WAYS, "Hình thức khen")),
        sex=_or_none(_one_of(("female", "male"), "Giới tính")),
        position=_or_none(_one_of(POSITIONS, "Vị trí công tác")),
        same_person_as=_or_none(_text),
        achievement=_or_none(_ACHIEVEMENT),
        leads_bloc=_or_none(_flag),
        joined_on=_DAY,
        transferred_on=_DAY,
        old_unit_opinion=_or_none(_opinion),
        maternity_months=_or_none(_count),
        study=_or_none(_STUDY),
        posts=_list(_POST),
        ratings=_ratings,
        titles=_list(_TITLE),
        initiatives=_list(_INITIATIVE),
        discipline=_list(_DISCIPLINE),
        pending=_list(_one_of(MATTERS, "Việc đang chờ kết luận")),
        collective=_or_none(_COLLECTIVE),
    ),
)
_VOTE = _object(
    facts.Vote,
    _fields(
        nominee=_text,
        members=_count,
        present=_count,
        yes_present=_count,
        yes_written=_count,
        secret=_or_none(_flag),
    ),
)
_CASE = _fields(
    id=_text,
    on=_day,
    received_on=_DAY,
    decided_on=_DAY,
    copies=_or_none(_count),
    simplified=_or_none(_flag),
    local=_local,
    unit=_or_none(
        _object(
            facts.UnitFacts,
            _fields(
                headcount=_or_none(_count),
                advanced_workers=_or_none(_count),
                level=_or_none(_one_of(UNIT_LEVELS, "Cấp của đơn vị")),
            ),
        )
    ),
    authority=_or_none(_one_of(AUTHORITIES, "Người quyết định")),
    blocs=_or_none(
        _object(facts.Blocs, _fields(leaders=_or_none(_count), qualified_leaders=_or_none(_count)))
    ),
    posting=_or_none(_object(facts.Posting, _fields(from_=_DAY, council_on=_DAY))),
    nominees=_list(_NOMINEE),
    votes=_list(_VOTE),
)
