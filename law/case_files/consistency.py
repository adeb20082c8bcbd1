"""What the parts of one case say of each other: what is missing, contradicts itself or stands twice.

Every fault is told with its JSON path and with what to do.
"""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any

from law import facts
from law.awards import award, counted_award, name_of
from law.basics.grounds import grounds_for, named_ground
from law.case_files.json_readers import Faults, quoted
from law.procedure.local_rules import refuse_local_rule
from law.rulebook import LawStack, NoRulebook, Rulebook, own_law, rulebook_on

MISSING = "Thiếu trường bắt buộc; hãy bổ sung."
REVERSED = "Ngày kết thúc đứng trước ngày bắt đầu; sửa lại một trong hai ngày."
_YEARLY = 366
"""Merits of at most so many days are those of one year, which two titles of the same name cannot share."""
_PARTS = ("advanced_workers", "grassroots_fighters", "completed", "women", "warned_or_worse")


def check_whole(case: facts.Case, row: Any, faults: Faults, stack: LawStack | None = None) -> None:
    """`row` is the JSON the case was read from: only it knows which fields were written."""
    for name in ("id", "on"):
        if name not in row:
            faults.tell(name, MISSING)
    ids: set[str] = set()
    for place, nominee in enumerate(case.nominees):
        path = f"nominees[{place}]"
        for name in ("id", "award"):
            if not getattr(nominee, name):
                faults.tell(f"{path}.{name}", MISSING)
        if nominee.id and nominee.id in ids:
            faults.tell(f"{path}.id", f"Mã “{quoted(nominee.id)}” đã dùng cho người khác; đặt mã khác.")
        ids.add(nominee.id)
        _check_nominee(nominee, path, faults)
    _check_grounds(case, faults, stack)
    _check_chosen_laws(case, faults, stack)
    _check_links(case, ids, faults)
    _check_votes(row, faults)
    _check_local(case, faults, stack)


def _check_nominee(nominee: facts.Nominee, path: str, faults: Faults) -> None:
    merit = nominee.achievement
    if isinstance(merit, facts.Achievement) and _is_reversed(merit.since, merit.until):
        faults.tell(f"{path}.achievement.to", REVERSED)
    for place, item in enumerate(facts.listed_facts(nominee.discipline)):
        if not isinstance(item.kind, str):
            faults.tell(f"{path}.discipline[{place}].kind", MISSING)
        if _is_reversed(item.since, item.until):
            faults.tell(f"{path}.discipline[{place}].until", REVERSED)
    for place, post in enumerate(facts.listed_facts(nominee.posts)):
        if _is_reversed(post.since, post.until):
            faults.tell(f"{path}.posts[{place}].until", REVERSED)
    _check_titles(facts.listed_facts(nominee.titles), f"{path}.titles", faults)
    _check_counts(nominee.collective, f"{path}.collective", faults)


def _check_titles(titles: tuple[facts.HeldTitle, ...], path: str, faults: Faults) -> None:
    for place, title in enumerate(titles):
        if not title.award:
            faults.tell(f"{path}[{place}].award", MISSING)
        elif isinstance(title.given_as, str) and counted_award(title.given_as) != title.award:
            told = f"{name_of(title.given_as)} không phải là {name_of(title.award)}; sửa một trong hai."
            faults.tell(f"{path}[{place}].given_as", told)
        merit = title.achievement
        if isinstance(merit, facts.Achievement) and _is_reversed(merit.since, merit.until):
            faults.tell(f"{path}[{place}].achievement.to", REVERSED)
    if not faults:
        _check_decisions(titles, path, faults)
        _check_overlaps(titles, path, faults)


def _check_decisions(titles: tuple[facts.HeldTitle, ...], path: str, faults: Faults) -> None:
    """One decision does not give the same title for two years."""
    seen: dict[object, tuple[int, facts.HeldTitle]] = {}
    for place, title in enumerate(titles):
        decision = title.decision
        if not isinstance(decision, facts.DecisionRef) or not decision.is_complete:
            continue
        first, same = seen.setdefault((title.award, decision), (place, title))
        if same.year != title.year:
            told = f"Quyết định này đã ghi cho {title.award} tại {path}[{first}]"
            faults.tell(f"{path}[{place}].decision", f"{told}; sửa số, ngày hoặc bỏ lần ghi thừa.")


def _check_overlaps(titles: tuple[facts.HeldTitle, ...], path: str, faults: Faults) -> None:
    """Two titles of the same name do not share days of their years."""
    merits = [(title.award, *merit, place) for place, title in enumerate(titles) if (merit := _merit(title))]
    for (award_before, since, until, first), (code, later, end, place) in pairwise(sorted(merits)):
        if code == award_before and later <= until and (since, until) != (later, end):
            told = f"Thời gian tính thành tích chồng lên {code} tại {path}[{first}]"
            faults.tell(f"{path}[{place}].achievement", f"{told}; sửa lại ngày hoặc bỏ lần ghi thừa.")


def _merit(title: facts.HeldTitle) -> tuple[date, date] | None:
    """First and last day of a merit of one year that counts; longer ones may share years."""
    merit = title.achievement
    if not isinstance(merit, facts.Achievement) or title.revoked or not award(title.award).is_title:
        return None
    if not isinstance(merit.since, date) or not isinstance(merit.until, date):
        return None
    is_yearly = (merit.until - merit.since).days < _YEARLY
    return (merit.since, merit.until) if is_yearly else None


def _check_counts(collective: object, path: str, faults: Faults) -> None:
    if not isinstance(collective, facts.CollectiveFacts) or not isinstance(collective.people, int):
        return
    for name in _PARTS:
        part = getattr(collective, name)
        if isinstance(part, int) and part > collective.people:
            told = f"{part} người, nhiều hơn {collective.people} người của tập thể; sửa lại số liệu."
            faults.tell(f"{path}.{name}", told)


def _is_reversed(since: object, until: object) -> bool:
    return isinstance(since, date) and isinstance(until, date) and until < since


def _check_grounds(case: facts.Case, faults: Faults, stack: LawStack | None) -> None:
    """Only a ground of the award, for this kind of recipient and way, in the law of the day of receipt."""
    for place, nominee in enumerate(case.nominees):
        if not isinstance(nominee.ground, str) or not nominee.award:
            continue
        try:
            rules = rulebook_on(case.regime_on, stack=stack)
        except NoRulebook:
            return  # told of the day itself
        if named_ground(nominee, rules) is None:
            faults.tell(f"nominees[{place}].ground", _wrong_ground(nominee, rules))


def _wrong_ground(nominee: facts.Nominee, rules: Rulebook) -> str:
    told = f"“{quoted(nominee.ground)}” không phải mã tiêu chuẩn xét của {nominee.award}"
    told += f" theo pháp luật ngày {rules.on:%d/%m/%Y}"
    codes = ", ".join(each.code for each in grounds_for(nominee, rules))
    if not codes:
        return f"{told}; trường hợp này không có tiêu chuẩn nào để chọn, hãy bỏ trường ground."
    return f"{told}; chọn một trong: {codes} (xem bảng mã bằng lệnh evaluate --grounds)."


def _check_chosen_laws(case: facts.Case, faults: Faults, stack: LawStack | None) -> None:
    """A law is chosen by its regime."""
    known = [each.id for each in (stack or own_law()).regimes]
    for place, nominee in enumerate(case.nominees):
        if isinstance(nominee.chosen_law, str) and nominee.chosen_law not in known:
            told = f"Không có chế độ “{quoted(nominee.chosen_law)}”; dùng một trong: {', '.join(known)}."
            faults.tell(f"nominees[{place}].chosen_law", told)


def _check_links(case: facts.Case, ids: set[str], faults: Faults) -> None:
    for place, nominee in enumerate(case.nominees):
        other = nominee.same_person_as
        if isinstance(other, str) and (other not in ids or other == nominee.id):
            told = f"Không có người nào khác mang mã “{quoted(other)}” trong hồ sơ; sửa lại mã."
            faults.tell(f"nominees[{place}].same_person_as", told)
    for place, vote in enumerate(case.votes):
        if vote.nominee and vote.nominee not in ids:
            told = f"Không có người nào mang mã “{quoted(vote.nominee)}” trong hồ sơ; sửa lại mã."
            faults.tell(f"votes[{place}].nominee", told)


def _check_votes(row: Any, faults: Faults) -> None:
    """A count of votes cannot be guessed; only who agreed in writing may be nobody."""
    for place, vote in enumerate(row.get("votes") or ()):
        for name in ("nominee", "members", "present", "yes_present"):
            if name not in vote:
                faults.tell(f"votes[{place}].{name}", MISSING)


def _check_local(case: facts.Case, faults: Faults, stack: LawStack | None) -> None:
    day = case.regime_on
    for key, value in case.local.items():
        if refusal := refuse_local_rule(key, value, since=day, until=day, stack=stack):
            told = f"{refusal.message} {refusal.remedy} Căn cứ {refusal.citation}."
            faults.tell(f"local.{key}", told)
