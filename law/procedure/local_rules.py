"""What a jurisdiction may set for itself: a closed list of keys, each checked against the national bound."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from law.awards import FORMS, TITLES, name_of
from law.basics.continuity import READING_KEY, READINGS
from law.basics.values import Value
from law.findings import Finding, Verdict
from law.rulebook import FALLBACK_APPLIES, FALLBACK_KEY, LawStack, own_law

GROUPING_KEY, BY_UNIT = "paper.grouping", "nhóm theo đơn vị"


@dataclass(frozen=True, slots=True)
class LocalKey:
    """`unit` is shown beside the field; `type` is percent, days, month_day or choice.

    `bound_by` names the national subject, `bound` its field; the local value may not be above
    ("at most") or below ("at least") it.
    """

    key: str
    label: str
    unit: str
    type: str
    bound_by: str = ""
    bound: str = ""
    is_ceiling: bool = True
    choices: tuple[str, ...] = ()


def _vote(award: str) -> LocalKey:
    return LocalKey(
        f"vote.{award}",
        f"Tỷ lệ phiếu đồng ý của Hội đồng để xét {name_of(award)}",
        "% tổng số thành viên",
        "percent",
        bound_by=f"vote.{award}",
        bound="percent",
        is_ceiling=False,
    )


LOCAL_KEYS: dict[str, LocalKey] = {
    key.key: key
    for key in (
        LocalKey(
            "grassroots_fighter_share",
            "Tỷ lệ Chiến sĩ thi đua cơ sở trên số Lao động tiên tiến",
            "%",
            "percent",
            bound_by="quota.CSTĐCS",
            bound="at_most",
        ),
        *(
            _vote(award)
            for award in (
                "LĐTT",
                "CSTĐCS",
                "TTLĐTT",
                "GK xã",
                "GK huyện",
                "GK sở",
                "CSTĐ tỉnh",
                "TTLĐXS",
                "BK tỉnh",
                "Cờ tỉnh",
                "Cờ CP",
                "CSTĐTQ",
                "AHLĐ",
                "AHLLVTND",
            )
        ),
        LocalKey(
            "share.TTLĐTT",
            "Tỷ lệ Lao động tiên tiến để xét Tập thể lao động tiên tiến",
            "% (trên)",
            "percent",
        ),
        LocalKey(READING_KEY, "Cách hiểu “liên tục” giữa các lần tặng", "", "choice", choices=READINGS),
        LocalKey(
            FALLBACK_KEY,
            "Áp dụng Nghị định 98/2023 khi tỉnh chưa ban hành quy định theo Nghị định 152/2025",
            "",
            "choice",
            choices=(FALLBACK_APPLIES, "không áp dụng"),
        ),
        LocalKey(
            GROUPING_KEY, "Danh sách kèm theo quyết định", "", "choice", choices=(BY_UNIT, "không nhóm")
        ),
        LocalKey("deadline.registration", "Hạn đăng ký thi đua của năm", "tháng-ngày", "month_day"),
        LocalKey("deadline.year_end", "Hạn gửi hồ sơ khen thưởng tổng kết năm", "tháng-ngày", "month_day"),
        LocalKey("deadline.appraisal", "Thời hạn thẩm định hồ sơ", "ngày làm việc", "days"),
        LocalKey("deadline.notify", "Thời hạn thông báo kết quả", "ngày làm việc", "days"),
        LocalKey("deadline.return", "Thời hạn trả hồ sơ không đủ điều kiện", "ngày làm việc", "days"),
        LocalKey(
            "deadline.answer",
            "Thời hạn đơn vị giải trình về trường hợp không đủ điều kiện",
            "ngày làm việc",
            "days",
        ),
    )
}


def is_local_key(key: str) -> bool:
    return local_key(key) is not None


def local_key(key: str) -> LocalKey | None:
    """A key of the list, or the vote on any award: a province may ask a share for one the list leaves out."""
    code = key.removeprefix("vote.")
    return LOCAL_KEYS.get(key) or (_vote(code) if code != key and (code in TITLES or code in FORMS) else None)


def refuse_local_rule(
    key: str, value: object, *, since: date, until: date | None = None, stack: LawStack | None = None
) -> Finding | None:
    """None when the province may set this value in the whole period; else why not, with the article.

    The bounds are those of `stack`, without one of the program's own statutes.
    """
    found = local_key(key)
    if found is None:
        return _refusal(
            key, f"Không có tham số địa phương nào tên “{key}”.", "Chọn một tham số trong danh mục."
        )
    if until is not None and until < since:
        return _refusal(
            key,
            f"Ngày hết hiệu lực {until:%d/%m/%Y} đứng trước ngày có hiệu lực {since:%d/%m/%Y}.",
            "Sửa lại hai ngày.",
        )
    fault = _type_fault(found, value)
    if fault:
        return _refusal(key, fault, "Sửa lại giá trị.")
    return _beyond_national_bound(found, value, stack or own_law(), since=since, until=until)


def _type_fault(key: LocalKey, value: object) -> str:
    if key.type in ("percent", "days"):
        top = 100 if key.type == "percent" else 365
        whole = isinstance(value, int) and not isinstance(value, bool)
        if not whole or not 0 < int(str(value)) <= top:
            return f"“{key.label}” phải là số nguyên từ 1 đến {top}, không phải “{value}”."
    elif key.type == "choice":
        if value not in key.choices:
            return f"“{key.label}” phải là một trong: {', '.join(key.choices)}."
    elif not isinstance(value, str) or not _is_month_day(value):
        return f"“{key.label}” phải viết dạng tháng-ngày, ví dụ 12-10, không phải “{value}”."
    return ""


def _is_month_day(value: str) -> bool:
    if not re.fullmatch(r"\d\d-\d\d", value):
        return False
    try:
        date.fromisoformat(f"2023-{value}")
    except ValueError:
        return False
    return True


def _beyond_national_bound(
    key: LocalKey, value: object, stack: LawStack, *, since: date, until: date | None
) -> Finding | None:
    if not key.bound_by or not isinstance(value, int):
        return None
    for bound in _bounds_within(key.bound_by, stack, since=since, until=until):
        limit = bound[key.bound]
        if value > limit if key.is_ceiling else value < limit:
            word, mend = ("không quá", "thấp hơn") if key.is_ceiling else ("ít nhất", "cao hơn")
            end = f"đến {bound.until:%d/%m/%Y}" if bound.until else "đến nay"
            return _refusal(
                key.key,
                f"“{key.label}” là {value}%, trong khi từ {bound.since:%d/%m/%Y} {end} "
                f"pháp luật quy định {word} {limit}%.",
                f"Đặt {limit}% hoặc {mend}, hay chọn thời gian hiệu lực khác.",
                citation=str(bound.citation),
                confidence=bound.confidence,
            )
    return None


def _bounds_within(subject: str, stack: LawStack, *, since: date, until: date | None) -> list[Value]:
    found = stack.subjects.get(subject)
    if found is None:
        return []
    return [
        value
        for value in reversed(found.values)
        if value.is_set
        and (until is None or value.since <= until)
        and (value.until is None or value.until >= since)
    ]


def _refusal(key: str, message: str, remedy: str, *, citation: str = "", confidence: str = "high") -> Finding:
    return Finding(
        rule=f"local.{key}",
        verdict=Verdict.UNLAWFUL,
        message=message,
        remedy=remedy,
        citation=citation or str(own_law().regimes[-1].citation),
        fact=f"local.{key}",
        confidence=confidence,
    )
