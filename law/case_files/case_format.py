"""The public format of a case: every field, its words, and the facts it becomes."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Any

from law import facts
from law.awards import ELSEWHERE, FORMS, TITLES
from law.basics.local_keys import is_local_key
from law.case_files.json_readers import (
    EARLIEST,
    LATEST,
    Faults,
    Reader,
    a_list,
    an_object,
    count,
    day,
    flag,
    one_of,
    or_none,
    quoted,
    tell_repeated,
    text,
    text_or_flag,
    year,
)
from law.eligibility.discipline import SEVERITY
from law.eligibility.initiative import LEVELS as INITIATIVE_LEVELS
from law.eligibility.pending import MATTERS
from law.eligibility.rating import GRADES
from law.eligibility.recipient import KIND_NAMES
from law.eligibility.study import RESULTS
from law.procedure.routing import AUTHORITIES

WAYS = ("công trạng", "chuyên đề", "đột xuất", "cống hiến", "niên hạn", "đối ngoại", "kháng chiến")
POSITIONS = ("province_leader", "department_leader", "entrepreneur", "other_leader", "direct_worker")
UNIT_LEVELS = ("xã", "huyện", "sở", "tỉnh", "bộ", "doanh nghiệp")
INITIATIVE_KINDS = ("sáng kiến", "đề tài", "đề án", "mưu trí")


def _award(value: Any, path: str, faults: Faults) -> Any:
    code = unicodedata.normalize("NFC", value) if isinstance(value, str) else value
    if isinstance(code, str) and (code in TITLES or code in FORMS):
        return code
    faults.tell(
        path,
        f"Không có danh hiệu hay hình thức khen thưởng nào mang mã “{quoted(value)}”; "
        "xem bảng mã bằng lệnh evaluate --awards.",
    )
    return ""


def _ratings(value: Any, path: str, faults: Faults) -> Any:
    if value is None:
        return {}
    if not isinstance(value, Mapping):
        faults.tell(path, "Phải là một đối tượng {năm: xếp loại}.")
        return {}
    ratings = {}
    tell_repeated(value, path, faults)
    for key, grade in value.items():
        below = f"{path}.{key}"
        if not (isinstance(key, str) and len(key) == 4 and key.isascii() and key.isdigit()):
            faults.tell(below, f"Năm phải từ {EARLIEST.year} đến {LATEST.year}.")
            continue
        ratings[year(int(key), below, faults)] = or_none(one_of(GRADES, "Xếp loại"))(grade, below, faults)
    return ratings


def _local(value: Any, path: str, faults: Faults) -> Any:
    if value is None:
        return {}
    if not isinstance(value, Mapping):
        faults.tell(path, "Phải là một đối tượng {tham số: giá trị}.")
        return {}
    local = {unicodedata.normalize("NFC", str(key)): content for key, content in value.items()}
    tell_repeated(value, path, faults)
    if len(local) < len(value):
        faults.tell(path, "Một tham số ghi hai lần; chỉ giữ lại một.")
    for key, content in local.items():
        if not is_local_key(key):
            faults.tell(f"{path}.{key}", f"Không có tham số địa phương nào tên “{quoted(key)}”.")
        elif isinstance(content, bool) or not isinstance(content, (int, str)):
            faults.tell(f"{path}.{key}", "Phải là số nguyên hoặc chữ.")
    return local


def _fields(**readers: Reader) -> dict[str, tuple[str, Reader]]:
    """JSON keys are the field names, but "from" and "to" are `since` and `until`."""
    keys = {"from_": "from"}
    return {keys.get(name, name): (_RENAMED.get(name, name), reader) for name, reader in readers.items()}


_RENAMED = {"from_": "since", "to": "until"}
_DAY = or_none(day)
_DECISION = an_object(facts.DecisionRef, _fields(number=or_none(text), on=_DAY))
_ACHIEVEMENT = an_object(facts.Achievement, _fields(from_=_DAY, to=_DAY, key=or_none(text)))
_STUDY = an_object(
    facts.Study, _fields(months=or_none(count), result=or_none(one_of(RESULTS, "Kết quả học tập")))
)
_POST = an_object(facts.Post, _fields(post=or_none(text), from_=_DAY, until=_DAY))
_PROVENANCE = one_of(facts.PROVENANCES, "Nguồn của dữ kiện")
_TITLE = an_object(
    facts.HeldTitle,
    _fields(
        award=_award,
        year=or_none(year),
        way=or_none(one_of(WAYS, "Hình thức khen")),
        decision=or_none(_DECISION),
        revoked=or_none(flag),
        achievement=or_none(_ACHIEVEMENT),
        provenance=_PROVENANCE,
        given_as=one_of(ELSEWHERE, "Danh hiệu, hình thức do nơi khác tặng"),
    ),
)
_USE = an_object(facts.Use, _fields(dossier=text, unit=or_none(text), award=_award, on=_DAY))
_INITIATIVE = an_object(
    facts.Initiative,
    _fields(
        code=or_none(text),
        kind=or_none(one_of(INITIATIVE_KINDS, "Loại sáng kiến")),
        level=or_none(one_of(INITIATIVE_LEVELS, "Cấp công nhận")),
        year=or_none(year),
        decision=or_none(_DECISION),
        used_in=a_list(_USE),
        provenance=_PROVENANCE,
    ),
)
_DISCIPLINE = an_object(
    facts.Discipline, _fields(kind=one_of(SEVERITY, "Hình thức kỷ luật"), from_=_DAY, until=_DAY)
)
_COLLECTIVE = an_object(
    facts.CollectiveFacts,
    _fields(
        people=or_none(count),
        advanced_workers=or_none(count),
        grassroots_fighters=or_none(count),
        completed=or_none(count),
        women=or_none(count),
        warned_or_worse=or_none(count),
        founded_on=_DAY,
        party_cell=or_none(one_of(GRADES, "Xếp loại tổ chức Đảng")),
    ),
)
_NOMINEE = an_object(
    facts.Nominee,
    _fields(
        id=text,
        kind=one_of(KIND_NAMES, "Đối tượng"),
        award=_award,
        way=or_none(one_of(WAYS, "Hình thức khen")),
        ground=or_none(text),
        sex=or_none(one_of(("female", "male"), "Giới tính")),
        position=or_none(one_of(POSITIONS, "Vị trí công tác")),
        same_person_as=or_none(text),
        chosen_law=or_none(text),
        achievement=or_none(_ACHIEVEMENT),
        leads_bloc=or_none(flag),
        joined_on=_DAY,
        transferred_on=_DAY,
        old_unit_opinion=or_none(text_or_flag),
        maternity_months=or_none(count),
        study=or_none(_STUDY),
        posts=a_list(_POST),
        ratings=_ratings,
        titles=a_list(_TITLE),
        initiatives=a_list(_INITIATIVE),
        discipline=a_list(_DISCIPLINE),
        pending=a_list(one_of(MATTERS, "Việc đang chờ kết luận")),
        collective=or_none(_COLLECTIVE),
    ),
)
_VOTE = an_object(
    facts.Vote,
    _fields(
        nominee=text,
        members=count,
        present=count,
        yes_present=count,
        yes_written=count,
        secret=or_none(flag),
    ),
)
CASE = an_object(
    facts.Case,
    _fields(
        id=text,
        on=day,
        received_on=_DAY,
        decided_on=_DAY,
        copies=or_none(count),
        simplified=or_none(flag),
        local=_local,
        unit=or_none(
            an_object(
                facts.UnitFacts,
                _fields(
                    headcount=or_none(count),
                    advanced_workers=or_none(count),
                    level=or_none(one_of(UNIT_LEVELS, "Cấp của đơn vị")),
                ),
            )
        ),
        authority=or_none(one_of(AUTHORITIES, "Người quyết định")),
        blocs=or_none(
            an_object(facts.Blocs, _fields(leaders=or_none(count), qualified_leaders=or_none(count)))
        ),
        posting=or_none(an_object(facts.PublicPosting, _fields(from_=_DAY, council_on=_DAY))),
        nominees=a_list(_NOMINEE),
        votes=a_list(_VOTE),
    ),
)
