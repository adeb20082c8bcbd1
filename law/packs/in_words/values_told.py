"""One value of the law in Vietnamese words: what it is about, what it says, by which article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from law.awards import FORMS, TITLES
from law.basics.owed_papers import PAPER_NAMES
from law.basics.unread import UNCONFIRMED
from law.basics.values import Value
from law.eligibility.rating import GRADE_NAMES
from law.eligibility.recipient import KIND_NAMES
from law.findings import Verdict
from law.procedure.routing import AUTHORITIES

_FAMILIES: Mapping[str, str] = {
    "authority": "Người có thẩm quyền quyết định {}",
    "base_salary": "Mức lương cơ sở",
    "clock": "Thời hạn {}",
    "condition": "Điều kiện {}",
    "course": "Đường đi của hồ sơ khen {}",
    "copies": "Số bộ hồ sơ {}",
    "deadline": "Hạn nhận hồ sơ trong năm {}",
    "multiplier": "Mức nhân tiền thưởng {}",
    "one_title_paid": "Nhiều danh hiệu trong một năm nhận một mức tiền thưởng cao nhất",
    "papers": "Giấy tờ của hồ sơ {}",
    "priority": "Ưu tiên {}",
    "quorum": "Số thành viên Hội đồng phải có mặt",
    "quota": "Tỷ lệ {}",
    "revocation": "Căn cứ hủy bỏ {}",
    "reward": "Tiền thưởng {}",
    "service_discipline": "Chức vụ bị kỷ luật khi tính thời gian cống hiến",
    "service_equivalents": "Chức vụ tương đương {}",
    "service_posts": "Thứ tự chức vụ khi tính thời gian cống hiến",
    "service_women": "Bớt thời gian cống hiến cho nữ",
    "simplified": "Thủ tục đơn giản",
    "vote": "Tỷ lệ phiếu đồng ý của Hội đồng để xét {}",
    "vote_readings": "Mức thấp nhất của mọi tỷ lệ phiếu",
}
FIELD_WORDS: Mapping[str, str] = {
    "against": "không cùng với {}",
    "amount": "{} đồng",
    "any_of": "một trong các tiêu chuẩn: {}",
    "at_least": "từ mức {}",
    "at_most": "không quá {}%",
    "authorities": "{}",
    "awards": "khi xét {}",
    "bloc": "khối, cụm thi đua bình xét: {}",
    "by": "đến ngày {} (tháng-ngày)",
    "calendar": "kể cả ngày nghỉ: {}",
    "campaign_years": "phong trào từ {} năm",
    "count": "số lượng {}",
    "counts_after_end": "tính lại từ khi chấp hành xong: {}",
    "days": "{} ngày",
    "education_by": "ngành giáo dục đến ngày {} (tháng-ngày)",
    "except_ways": "trừ loại khen thưởng {}",
    "factor": "hệ số {}",
    "from_kind": "từ hình thức kỷ luật {}",
    "gap": "đứt quãng thì {}",
    "held_ways": "lần trước theo loại {}",
    "holds": "{}",
    "is_strict": "phải trên tỷ lệ ấy, bằng thì chưa đủ",
    "kinds": "{}",
    "law_of": "theo luật ngày {}",
    "leads": "dẫn đầu {}",
    "least": "ít nhất {} tổng số",
    "emulation_titles": "danh hiệu thi đua: {}",
    "less": "bớt {} thời gian",
    "level": "cấp {}",
    "levels": "khi khen thưởng cấp {}",
    "months": "{} tháng",
    "more_than": "trên {}%",
    "not_for_ways": "không áp dụng cho loại khen thưởng {}",
    "of": "trong {} phần",
    "open": "còn ngỏ: {}",
    "order": "từ cao xuống: {}",
    "otherwise": "khác đi thì {}",
    "percent": "{}%",
    "posts": "chức vụ: {}",
    "recipients": "đối với {}",
    "registration": "đăng ký thi đua của năm: {}",
    "round_up_to": "làm tròn lên {} đồng",
    "same_year": "trong năm xét: {}",
    "school_year_ends": "năm học kết thúc trong khoảng {} (tháng-ngày)",
    "secret": "bỏ phiếu kín: {}",
    "stands_for": "thay được: {}",
    "times": "{} lần",
    "titles": "danh hiệu, hình thức {}",
    "unsettled": "hoặc tiêu chuẩn cần người xem: {}",
    "verdict": "không đạt thì {}",
    "ways": "loại khen thưởng {}",
    "within": "{}",
    "women_at_least": "từ {}% nữ",
    "year_of": "của năm {}",
    "years": "{} năm",
}
"""How a figure is told, by its field."""
SILENT = frozenset({"check", "label", "unit", "last_checked_on", "begins", "ends", "rule", "base"})
SILENT |= {"base_name", "clock", "else_by", "local_key", "further", "what"}
"""Words beside the figures."""
_ONLY_WHERE_TRUE = frozenset({"is_strict"})
"""Said of a share only where reaching it is not enough."""
_PARTS = ("least", "less")
"""Of so many parts as `of` tells: told as one fraction, "2/3"."""
_STATES = {"none": "luật không đặt", "province": "luật giao địa phương quy định", "unread": UNCONFIRMED}
_WORDS: Mapping[str, str] = {
    **{award.code: award.name for award in (*TITLES.values(), *FORMS.values())},
    **AUTHORITIES,
    **PAPER_NAMES,
    **KIND_NAMES,
    **GRADE_NAMES,
    **{verdict.value: verdict.label for verdict in Verdict},
    "same_year": "trong cùng năm",
    "run": "liên tục",
    "law_of_receipt": "áp dụng luật của ngày tiếp nhận",
    "more_favourable": "áp dụng luật có lợi hơn",
    "law_of_decision": "áp dụng luật của ngày quyết định",
    "choice": "người được đề nghị chọn luật áp dụng",
    "*": "mọi danh hiệu, hình thức",
    "women": "nữ",
    "collective_form": "hình thức khen thưởng tập thể",
    "household_form": "hình thức khen thưởng hộ gia đình",
    "decision": "quyết định",
    "merit": "thành tích",
}


def subject_told(key: str, value: Value) -> str:
    """What the subject is about: "Tỷ lệ Chiến sĩ thi đua cơ sở", "Điều kiện …: Đúng đối tượng"."""
    family, _, rest = key.partition(".")
    code, _, name = rest.partition(".")
    label = str(value.get("label", name if family == "condition" else _WORDS.get(name, name)))
    who = _WORDS.get(code, code)
    if family not in _FAMILIES:
        return label or key
    head = _FAMILIES[family].format(who if code in _WORDS or not label else "").strip()
    return f"{head}: {label}" if label else head


def rule_told(key: str, value: Value) -> str:
    """The same under the heading of its award: "Đúng đối tượng", "Tỷ lệ Chiến sĩ thi đua cơ sở"."""
    label = str(value.get("label", ""))
    return label if label and key.startswith("condition.") else subject_told(key, value)


def value_told(value: Value) -> str:
    """What the law says, without the article: "không quá 20%", "luật không đặt", "chưa xác nhận văn bản"."""
    if not value.is_set:
        return _STATES[value.state]
    return "; ".join(fields_told(value.fields)) or "có quy định"


def value_as_json(value: Value) -> dict[str, Any]:
    """The same for a program: state, figures as they are written (a number with a point as text), article."""
    return {
        "since": value.since.isoformat(),
        "until": value.until.isoformat() if value.until else None,
        "state": value.state,
        "words": value_told(value),
        "fields": _plain({name: told for name, told in value.fields.items() if name not in SILENT}),
        "citation": str(value.citation),
        "confidence": value.confidence,
    }


def fields_told(fields: Mapping[str, Any]) -> Iterator[str]:
    """Each figure with its words, by the name of its field."""
    parts = {name for name in _PARTS if name in fields and "of" in fields}
    silent = SILENT | ({"of"} if parts else set())
    for name in sorted(fields):
        if name not in silent and not (name in _ONLY_WHERE_TRUE and not fields[name]):
            words = (
                f"{field_told(fields[name])}/{field_told(fields['of'])}"
                if name in parts
                else field_told(fields[name])
            )
            told = FIELD_WORDS.get(name)
            yield told.format(words) if told else f"{name}: {words}"


def field_told(content: Any) -> str:
    """What one field holds: a figure, names instead of codes, several one after the other."""
    if isinstance(content, bool):
        return "có" if content else "không"
    if isinstance(content, Mapping):
        return str(content["words"]) if "words" in content else ", ".join(_pairs(content))
    if isinstance(content, list):
        items = [field_told(each) for each in content]
        return (" · " if any(", " in item for item in items) else ", ").join(items) or "không có"
    if isinstance(content, int):
        return f"{content:,}".replace(",", ".")
    if isinstance(content, Decimal):
        return f"{content.normalize():f}".replace(".", ",")
    if isinstance(content, date):
        return f"{content:%d/%m/%Y}"
    return _WORDS.get(str(content), str(content))


def _pairs(content: Mapping[str, Any]) -> Iterator[str]:
    return (f"{name} {field_told(told)}" for name, told in content.items())


def _plain(content: Any) -> Any:
    if isinstance(content, Mapping):
        return {name: _plain(told) for name, told in content.items()}
    if isinstance(content, list | tuple):
        return [_plain(each) for each in content]
    if isinstance(content, date):
        return content.isoformat()
    return str(content) if isinstance(content, Decimal) else content
