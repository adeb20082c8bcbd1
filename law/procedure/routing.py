"""Which office decides which award on which day, what goes up to the next level, what asks a council."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from law.awards import award as award_of
from law.basics.unread import UNREAD
from law.basics.values import Value
from law.findings import Finding, Verdict
from law.rulebook import LawStack, Rulebook, rulebook_on

AUTHORITIES = {
    "director": "Thủ trưởng cơ quan, đơn vị",
    "board_chair": "Chủ tịch Hội đồng quản trị, Hội đồng thành viên",
    "commune_chair": "Chủ tịch Ủy ban nhân dân cấp xã",
    "district_chair": "Chủ tịch Ủy ban nhân dân cấp huyện",
    "province_chair": "Chủ tịch Ủy ban nhân dân tỉnh",
    "prime_minister": "Thủ tướng Chính phủ",
    "state_president": "Chủ tịch nước",
}
# They stand above every jurisdiction; a province alone hands a case up to them (Điều 83 Luật).
_ABOVE_ALL = frozenset({"prime_minister", "state_president"})
_HANDS_UP = "tỉnh"
_LEVELS = {
    "xã": "commune_chair",
    "huyện": "district_chair",
    "sở": "director",
    "doanh nghiệp": "director",
    "tỉnh": "province_chair",
}


@dataclass(frozen=True, slots=True)
class CouncilNeed:
    """Whether a council must vote before the decision; `verdict` is review where the law leaves it open.

    Not `is_read`: no text that was read asks for a vote, and that of the day (`citation`) was not.
    """

    needed: bool
    verdict: Verdict
    citation: str
    is_read: bool = True

    @property
    def told_unneeded(self) -> str:
        """Why no council votes, as one says it within a sentence, without the article."""
        if self.is_read:
            return "pháp luật không yêu cầu Hội đồng bỏ phiếu"
        return (
            "các văn bản đã xác nhận không yêu cầu Hội đồng bỏ phiếu; chương trình chưa xác nhận "
            f"{self.citation}, cần đối chiếu trước khi dự thảo"
        )


def authority_of(level: str) -> str:
    """The authority that decides at this level of unit; raises ValueError for a level without one."""
    try:
        return _LEVELS[level]
    except KeyError:
        raise ValueError(f"Cấp “{level}” không có người quyết định khen thưởng trong danh mục.") from None


def deciding_authorities(award: str, on: date, *, stack: LawStack | None = None) -> tuple[str, ...]:
    """Those who may decide this award on that day by the text of the law: of `stack`, here and below."""
    value = _authority_value(award, on, stack)
    return () if value is None else tuple(value["authorities"])


def is_left_to_nobody(award: str, on: date, *, stack: LawStack | None = None) -> bool:
    """Whether the text names nobody any more, as of a level that was done away with; open it is not."""
    value = _authority_value(award, on, stack)
    return value is not None and not value["authorities"] and not value.get("open")


def open_levels(award: str, on: date, *, stack: LawStack | None = None) -> tuple[str, ...]:
    """The levels of unit of which the text does not settle whether this award is decided there."""
    value = _authority_value(award, on, stack)
    named = () if value is None else value.get("open", ())
    return tuple(level for level, authority in _LEVELS.items() if authority in named)


def authority_article(award: str, on: date, *, stack: LawStack | None = None) -> str:
    """The article that names who decides this award on that day; empty where none is loaded. Of an older
    text it is said that the one in force was not confirmed."""
    rules = rulebook_on(on, stack=stack)
    value = rules.value_for("authority", award)
    if value is None or rules.is_read_of(award):
        return "" if value is None else str(value.citation)
    return f"{value.citation}; {UNREAD} {rules.regime_citation} áp dụng từ ngày {rules.regime_since:%d/%m/%Y}"


def deciding_levels(award: str, on: date, *, stack: LawStack | None = None) -> tuple[str, ...]:
    """The levels of unit at which this award is decided on that day."""
    deciders = deciding_authorities(award, on, stack=stack)
    return tuple(level for level, authority in _LEVELS.items() if authority in deciders)


def deciders_above(award: str, on: date, *, stack: LawStack | None = None) -> tuple[str, ...]:
    """Who decides this award that day, where all of them stand above every jurisdiction; else nobody."""
    deciders = deciding_authorities(award, on, stack=stack)
    return deciders if _ABOVE_ALL.issuperset(deciders) else ()


def is_sent_above(award: str, level: str, on: date, *, stack: LawStack | None = None) -> bool:
    """Whether this level itself petitions those above every jurisdiction for the award."""
    return level == _HANDS_UP and bool(deciders_above(award, on, stack=stack))


def goes_up_from(award: str, level: str, on: date, *, stack: LawStack | None = None) -> bool:
    """Whether a unit of this level must hand the award on to another level, which decides it or petitions."""
    if level not in _LEVELS or is_sent_above(award, level, on, stack=stack):
        return False
    finding = may_decide(award, _LEVELS[level], on, stack=stack)
    return (
        finding is not None
        and finding.verdict is Verdict.UNLAWFUL
        and bool(deciding_authorities(award, on, stack=stack))
    )


def may_decide(award: str, authority: str, on: date, *, stack: LawStack | None = None) -> Finding | None:
    """None when this authority may decide the award on that day; else why not, or why it is open.

    By the law of `stack`, without one by the program's own.
    """
    rules = rulebook_on(on, stack=stack)
    value = rules.value_for("authority", award)
    name = award_of(award).name
    if value is None:
        return _open(award, rules, f"Chưa nạp quy định về thẩm quyền quyết định {name}.")
    if authority in value["authorities"]:
        return None
    if authority in value.get("open", ()):
        return _open(
            award,
            rules,
            f"{UNREAD.capitalize()} nào giao {AUTHORITIES[authority]} quyết định {name} vào {on:%d/%m/%Y}.",
            value=value,
        )
    return _refused(award, authority, on, value)


def unconfirmed_authority(award: str, on: date, *, stack: LawStack | None = None) -> str:
    """What a person has to compare before this award is decided that day, since the text in force was not
    read for it and who decides is told by an older one; empty where it was read."""
    rules = rulebook_on(on, stack=stack)
    value = rules.value_for("authority", award)
    if value is None or rules.is_read_of(award):
        return ""
    return (
        f"Thẩm quyền theo {value.citation}; {UNREAD} {rules.regime_citation} áp dụng từ ngày "
        f"{rules.regime_since:%d/%m/%Y}: đối chiếu trước khi dự thảo."
    )


def needs_council(award: str, rules: Rulebook) -> CouncilNeed:
    """A council votes where the law or the province's own threshold asks for it; else direct decision."""
    key = f"vote.{award}"
    value = rules.value(key)
    if rules.local_number(key) is not None:
        return CouncilNeed(True, Verdict.LAWFUL, rules.local_citation(key))
    if value is None or value.state == "none":
        citation = value.citation if value is not None else rules.regime_citation
        return CouncilNeed(False, Verdict.LAWFUL, str(citation), is_read=rules.is_read_of(award))
    verdict = Verdict.LAWFUL if value.is_set else Verdict.REVIEW
    return CouncilNeed(True, verdict, str(value.citation))


def _authority_value(award: str, on: date, stack: LawStack | None) -> Value | None:
    return rulebook_on(on, stack=stack).value_for("authority", award)


def _open(award: str, rules: Rulebook, message: str, *, value: Value | None = None) -> Finding:
    citation = value.citation if value is not None else rules.regime_citation
    return Finding(
        rule=f"authority.{award}",
        verdict=Verdict.REVIEW,
        message=message,
        remedy="Đối chiếu quy định phân cấp đang có hiệu lực, ghi lý do rồi quyết định.",
        citation=str(citation),
        fact="authority",
        confidence="low",
    )


def _refused(award: str, authority: str, on: date, value: Value) -> Finding:
    deciders = [AUTHORITIES[code] for code in value["authorities"]]
    name = award_of(award).name
    if deciders:
        remedy = f"Trình {' hoặc '.join(deciders)} quyết định."
    else:
        remedy = (
            "Cấp quyết định danh hiệu, hình thức này không còn; chọn hình thức của cấp đang có thẩm quyền."
        )
    return Finding(
        rule=f"authority.{award}",
        verdict=Verdict.UNLAWFUL,
        message=f"{AUTHORITIES.get(authority, authority)} không có thẩm quyền quyết định {name} "
        f"vào ngày {on:%d/%m/%Y}.",
        remedy=remedy,
        citation=str(value.citation),
        fact="authority",
        confidence=value.confidence,
    )
