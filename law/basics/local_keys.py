"""What a jurisdiction may set for itself: a closed list of keys, and the national bound that each has.

A value beyond the bound of a day is no rule on that day, whenever it was set: the national law alone holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from law.awards import FORMS, TITLES, name_of
from law.basics.values import Subject, Value

FALLBACK_KEY = "transition.decree_98"
FALLBACK_APPLIES = "áp dụng"
"""A province that has not issued its own rules may go on with the decree before, for a time."""
READING_KEY = "continuity.reading"
BY_YEARS, BY_TIMES = READINGS = ("năm liền nhau", "lần xét liền nhau")
CHECKED_SHARE = "history.checked_share"
"""The share of declared titles and initiatives that is held against papers when a dossier is appraised."""
CONFIRMED_FOR = "history.confirmed_for."
BLOCKS, WEIGHED = CONFIRMING = (
    "chưa đối chiếu thì chưa thẩm định",
    "người thẩm định xem xét, ghi căn cứ",
)
"""What follows where an award rests on what a unit declared. No law asks for it: a place may."""
SEATS_OF_MERGER = "succession.seats"
BY_PROPOSER = "theo số Lao động tiên tiến đơn vị nhận đề nghị"
"""How the share is counted in the year in which a unit was merged or split; no law says it."""
GROUPING_KEY, BY_UNIT = "paper.grouping", "nhóm theo đơn vị"
BY_BLOC, STRAIGHT = COURSES = ("qua khối, cụm thi đua", "trình thẳng cơ quan thẩm định")


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


def _confirmed(award: str) -> LocalKey:
    label = f"Xét {name_of(award)} khi còn danh hiệu, sáng kiến đơn vị khai chưa đối chiếu giấy tờ"
    return LocalKey(f"{CONFIRMED_FOR}{award}", label, "", "choice", choices=CONFIRMING)


def _clock(name: str, label: str) -> LocalKey:
    """Days that one clock of the law bounds; those of the appraisal are shared by two, which differ."""
    return LocalKey(
        f"deadline.{name}", label, "ngày làm việc", "days", bound_by=f"clock.{name}", bound="days"
    )


def _course(name: str, words: str) -> LocalKey:
    return LocalKey(f"course.{name}", f"Đường đi của hồ sơ khen {words}", "", "choice", choices=COURSES)


def _own_appraisal(name: str, words: str) -> LocalKey:
    """Never longer than the appraisal of any other dossier."""
    label = f"Thời hạn thẩm định hồ sơ khen {words}"
    key = f"deadline.appraisal_{name}"
    return LocalKey(key, label, "ngày làm việc", "days", bound_by="clock.appraisal", bound="days")


_VOTED = (
    *("LĐTT", "CSTĐCS", "TTLĐTT", "GK xã", "GK huyện", "GK sở", "CSTĐ tỉnh", "TTLĐXS"),
    *("BK tỉnh", "Cờ tỉnh", "Cờ CP", "CSTĐTQ", "AHLĐ", "AHLLVTND"),
)
# What rests on the honours of years before.
_GRAVE = (
    *("CSTĐ tỉnh", "CSTĐTQ", "TTLĐXS", "BK tỉnh", "Cờ tỉnh", "Cờ CP", "BK TTg"),
    *("HCLĐ Ba", "HCLĐ Nhì", "HCLĐ Nhất", "AHLĐ"),
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
        *map(_vote, _VOTED),
        LocalKey(
            "share.TTLĐTT",
            "Tỷ lệ Lao động tiên tiến để xét Tập thể lao động tiên tiến",
            "% (trên)",
            "percent",
            bound_by="condition.TTLĐTT.share",
            bound="percent",
            is_ceiling=False,
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
        LocalKey(
            SEATS_OF_MERGER,
            "Cách tính suất danh hiệu của đơn vị được sáp nhập, chia tách trong năm",
            "",
            "choice",
            choices=(BY_PROPOSER, WEIGHED),
        ),
        LocalKey(
            CHECKED_SHARE,
            "Tỷ lệ danh hiệu, sáng kiến đơn vị khai phải đối chiếu giấy tờ khi thẩm định",
            "%",
            "percent",
        ),
        *map(_confirmed, _GRAVE),
        LocalKey("deadline.registration", "Hạn đăng ký thi đua của năm", "tháng-ngày", "month_day"),
        LocalKey("deadline.year_end", "Hạn gửi hồ sơ khen thưởng tổng kết năm", "tháng-ngày", "month_day"),
        LocalKey("deadline.appraisal", "Thời hạn thẩm định hồ sơ", "ngày làm việc", "days"),
        _own_appraisal("sudden", "đột xuất"),
        _own_appraisal("campaign", "theo đợt, chuyên đề"),
        _course("merit", "theo công trạng"),
        _course("campaign", "theo đợt, chuyên đề"),
        _clock("notify", "Thời hạn thông báo kết quả"),
        _clock("return", "Thời hạn trả hồ sơ không đủ điều kiện"),
        _clock("answer", "Thời hạn đơn vị giải trình về trường hợp không đủ điều kiện"),
    )
}


def is_local_key(key: str) -> bool:
    return local_key(key) is not None


def local_key(key: str) -> LocalKey | None:
    """A key of the list, or the vote on any award: a province may ask a share for one the list leaves out."""
    code = key.removeprefix("vote.")
    return LOCAL_KEYS.get(key) or (_vote(code) if code != key and (code in TITLES or code in FORMS) else None)


@dataclass(frozen=True, slots=True)
class BrokenBound:
    """A local value and the value of the law beyond whose bound it lies, as long as that holds."""

    key: LocalKey
    value: int
    law: Value

    @property
    def limit(self) -> str:
        """ "không quá 20%", "ít nhất 85%"."""
        word = "không quá" if self.key.is_ceiling else "ít nhất"
        return f"{word} {self.in_unit(self.law[self.key.bound])}"

    @property
    def last_day(self) -> date:
        """The last one on which the law admitted the value; it may lie before the day it was set from."""
        return self.law.since - timedelta(days=1)

    @property
    def award(self) -> str:
        """The code of the award that the bound is about; empty for a clock."""
        subject, _, rest = self.key.bound_by.partition(".")
        return "" if subject == "clock" else rest.removesuffix(".share")

    def in_unit(self, figure: int) -> str:
        return f"{figure}%" if self.key.type == "percent" else f"{figure} {self.key.unit}"


def broken_bound(key: str, value: object, law: Value | None) -> BrokenBound | None:
    """None where the law's value sets no bound to it, or it lies within."""
    found = local_key(key)
    if found is None or law is None or not law.is_set or not isinstance(value, int):
        return None
    limit = law.get(found.bound)
    if limit is None or (value <= limit if found.is_ceiling else value >= limit):
        return None
    return BrokenBound(found, value, law)


def broken_bounds(
    key: str, value: object, subjects: Mapping[str, Subject], *, since: date, until: date | None
) -> Iterator[BrokenBound]:
    """Those of any day of the period, the oldest first."""
    found = local_key(key)
    subject = subjects.get(found.bound_by) if found else None
    for law in reversed(subject.values if subject else ()):
        if (until is None or law.since <= until) and (law.until is None or law.until >= since):
            broken = broken_bound(key, value, law)
            if broken is not None:
                yield broken
