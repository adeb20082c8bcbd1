"""Rules in whole sentences, as an official reads them on paper: what is alike stands in one sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from law.basics.owed_papers import PAPER_NAMES
from law.basics.unread import UNREAD
from law.basics.values import Value
from law.packs.in_words.values_told import FIELD_WORDS, SILENT, field_told, rule_told

_UNSET: Mapping[str, str] = {
    "none": "Luật không đặt quy định về",
    "province": "Luật giao địa phương tự quy định về",
    "unread": f"{UNREAD[:1].upper()}{UNREAD[1:]} về",
}
"""What is said of subjects without a value of their own."""
_UNSET_CONDITIONS: Mapping[str, str] = {
    "none": "Luật không đặt điều kiện",
    "province": "Luật giao địa phương tự quy định điều kiện",
    "unread": f"{UNREAD[:1].upper()}{UNREAD[1:]} về điều kiện",
}
_MUST = "Phải đạt điều kiện"
_WORDS: Mapping[str, str] = {
    **FIELD_WORDS,
    "at_least": "từ mức {} trở lên",
    "count": "ít nhất {}",
    "except_ways": "trừ khi khen {}",
    "from_kind": "từ hình thức kỷ luật {} trở lên",
    "factor": "bằng {} lần mức lương cơ sở",
    "level": "được công nhận cấp {}",
    "not_for_ways": "không áp dụng khi khen {}",
    "kinds": "đối với {}",
    "open": "luật còn để ngỏ đối với {}",
    "unsettled": "hoặc, khi người thẩm định xét thấy đạt: {}",
    "round_up_to": "tiền thưởng làm tròn lên đến {} đồng",
    "ways": "khi khen {}",
    "women_at_least": "từ {}% nữ trở lên",
}
_YES_OR_NO: Mapping[str, tuple[str, str]] = {
    "bloc": ("khối, cụm thi đua bình xét trước", "không qua khối, cụm thi đua bình xét"),
    "calendar": ("kể cả ngày nghỉ", "chỉ tính ngày làm việc"),
    "counts_after_end": ("tính lại từ khi chấp hành xong", ""),
    "emulation_titles": ("xét cả danh hiệu thi đua", "không xét danh hiệu thi đua"),
    "is_strict": ("", ""),
    "registration": ("phải đăng ký thi đua từ đầu năm", "không cần đăng ký thi đua của năm"),
    "same_year": ("của chính năm xét", ""),
    "secret": ("bỏ phiếu kín", ""),
}
"""Of a field that is true, and of one that is not."""
_FIRST = ("times", "titles", "count", "kinds", "at_least", "percent", "any_of", "unsettled")
_LAST = ("gap", "otherwise", "verdict", "recipients", "ways", "not_for_ways", "except_ways")


def kind_of_sentence(key: str, value: Value) -> str:
    """What several rules share that stand in one sentence: that they are unset alike, or that each is to be
    met; a rule that is told alone has its own key."""
    is_condition = key.startswith("condition.")
    if not value.is_set:
        return f"{value.state} condition" if is_condition else value.state
    return "must" if is_condition and "any_of" not in value.fields else key


def sentence_of(rules: Sequence[tuple[str, Value]], awards: Sequence[str]) -> str:
    """Of rules of one kind: "Phải đạt điều kiện: đúng đối tượng; tỷ lệ Lao động tiên tiến (từ 70% trở lên)."
    Of awards that a rule names only those of `awards` are told."""
    (key, value), *_more = rules
    if not value.is_set:
        begins = (_UNSET_CONDITIONS if key.startswith("condition.") else _UNSET)[value.state]
        return f"{begins}: {'; '.join(_small(_subject(*each)) for each in rules)}."
    if kind_of_sentence(key, value) == "must":
        return f"{_MUST}: {'; '.join(_condition(*each, awards) for each in rules)}."
    return f"{_told_alone(key, value, awards)}."


def _condition(key: str, value: Value, awards: Sequence[str]) -> str:
    label = _subject(key, value)
    words = "; ".join(_fields(value, awards, label))
    return f"{_small(label)} ({words})" if words else _small(label)


def _told_alone(key: str, value: Value, awards: Sequence[str]) -> str:
    family, subject = key.partition(".")[0], _subject(key, value)
    words = "; ".join(_fields(value, awards, subject))
    if family == "copies" and words:
        return f"{subject}: {field_told(value.fields['count'])} bộ"
    if not words:
        return subject
    return f"{subject} {words}" if family in ("quota", "reward") else f"{subject}: {words}"


def _subject(key: str, value: Value) -> str:
    subject = rule_told(key, value)
    head, _, rest = subject.partition(": ")
    return f"{head} {_small(rest)}" if key.startswith("clock.") and rest else subject


def _fields(value: Value, awards: Sequence[str], subject: str) -> Iterator[str]:
    """Each figure in words, in the order in which a sentence needs them; what the subject says already is
    not said once more."""
    every = sorted(name for name in value.fields if name not in SILENT and not _is_in(name, value, subject))
    middle = [name for name in every if name not in (*_FIRST, *_LAST)]
    order = [*_in(every, _FIRST), *middle, *_in(every, _LAST)]
    for name in order:
        if words := _field(name, value.fields, awards):
            yield words.replace(" · ", "; ")


def _is_in(name: str, value: Value, subject: str) -> bool:
    content = value.fields[name]
    if name == "times":
        return f"{int(content):02} lần" in subject
    if name in ("within", "holds"):
        return field_told(content).removeprefix("trong ") in subject
    if name == "titles" and isinstance(content, list):
        return len(content) == 1 and field_told(content[0]) in subject
    return name == "kinds" and "any_of" in value.fields


def _field(name: str, fields: Mapping[str, Any], awards: Sequence[str]) -> str:
    content = fields[name]
    if name == "awards" and isinstance(content, list):
        content = [each for each in content if each in awards] or content
    if name in _YES_OR_NO and isinstance(content, bool):
        return _YES_OR_NO[name][0 if content else 1]
    if name == "percent":
        return (
            f"trên {field_told(content)}%"
            if fields.get("is_strict")
            else f"từ {field_told(content)}% trở lên"
        )
    if name == "of" or (name == "kinds" and "count" in fields):
        return ""
    if name == "kinds" and set(content) <= PAPER_NAMES.keys():
        return field_told(content)
    if name == "count" and "kinds" in fields:
        return f"ít nhất {field_told(content)} {field_told(fields['kinds'])}"
    if name in ("least", "less") and "of" in fields:
        return _WORDS[name].format(f"{field_told(content)}/{field_told(fields['of'])}")
    if name == "by":
        month, _, day = str(content).partition("-")
        return f"chậm nhất ngày {day}/{month}"
    words = _items(content) if name in ("any_of", "unsettled") else field_told(content)
    return _WORDS.get(name, f"{name}: {{}}").format(words)


def _items(content: Any) -> str:
    told = [field_told(each) for each in content] if isinstance(content, list) else [field_told(content)]
    return (
        "; ".join(f"({at}) {words}" for at, words in enumerate(told, start=1)) if len(told) > 1 else told[0]
    )


def _in(names: Sequence[str], order: Sequence[str]) -> list[str]:
    return [name for name in order if name in names]


def _small(words: str) -> str:
    """Within a sentence; what is written in capitals stays."""
    return words if words[1:2].isupper() else f"{words[:1].lower()}{words[1:]}"


def concerns(key: str, value: Value, *, way: str, awards: Sequence[str]) -> bool:
    """Whether a rule says something of cases of that way and those awards: not one of another way's road or
    clock, nor one that names other ways or other awards alone."""
    if key.startswith("course.") and key != f"course.{way}":
        return False
    if (of_way := _CLOCKS.get(key)) and of_way != way:
        return False
    ways, of_awards = value.get("ways", ()), value.get("awards", ())
    if ways and way not in ways:
        return False
    return not of_awards or "*" in of_awards or bool({*of_awards} & {*awards})


_CLOCKS: Mapping[str, str] = {
    "clock.appraisal_sudden": "đột xuất",
    "clock.appraisal_campaign": "chuyên đề",
}
