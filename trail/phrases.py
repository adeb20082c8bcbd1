"""An entry in plain Vietnamese. What has no words here is not shown: no raw code ever reaches a reader."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any, NamedTuple, Protocol

from law.awards import FORMS, TITLES
from trail.verbs import LABELS, SENTENCES, Verb
from vietnamese.dates import short_date
from vietnamese.numbers import grouped
from vietnamese.paper_kinds import with_kind

STANDINGS: Mapping[str, str] = MappingProxyType(
    {
        "draft": "đang soạn",
        "removed": "đã xóa khỏi bản soạn",
        "submitted": "đã trình",
        "endorsed": "khối, cụm đồng ý",
        "not_endorsed": "khối, cụm không đồng ý",
        "not_qualified": "không đủ điều kiện",
        "appraised": "đã thẩm định",
        "held": "tạm giữ",
        "tabled": "đã đưa ra hội đồng",
        "passed": "hội đồng thông qua",
        "sent_up": "chờ cấp trên quyết định",
        "failed": "không đủ phiếu",
        "refused": "không được duyệt",
        "not_granted": "cấp trên không tặng",
        "withdrawn": "đã rút",
        "forwarded": "đã chuyển cấp trên",
        "awarded": "đã khen thưởng",
        "revoked": "đã hủy bỏ",
        "": "mới đưa vào danh sách",
    }
)
UNKNOWN_STANDING = "chưa rõ"
BEFORE_THE_BOARD = "chờ thẩm định"

FACTS: Mapping[str, str] = MappingProxyType(
    {
        "number": "Số",
        "next_before": "Số tiếp theo trước đó",
        "next_number": "Số tiếp theo",
        "petition": "Tờ trình",
        "asked_name": "Tên, chức vụ đề nghị",
        "asked_by": "Đơn vị đề nghị bằng",
        "straight": "Trình thẳng",
        "minutes_number": "Biên bản",
        "sent_to": "Nơi nhận",
        "sent_on": "Ngày gửi",
        "reply": "Văn bản của cấp trên",
        "decided_by": "Cấp trên",
        "signed_for": "Ký cho",
        "signed_on": "Ngày ký",
        "meets_on": "Ngày họp",
        "notice": "Thông báo cho thành viên",
        "member": "Thành viên",
        "moment": "Thời điểm",
        "due_on": "Hạn xử lý",
        "cases": "Trường hợp",
        "awaited_from": "Chờ kết luận của",
        "next_look_on": "Ngày xem lại",
        "article": "Điều khoản",
        "answer_due_on": "Hạn giải trình",
        "award": "Danh hiệu, hình thức",
        "lines": "Số trường hợp",
        "lines_added": "Thêm vào",
        "lines_removed": "Đưa ra",
        "lines_moved": "Chuyển sang dự thảo khác",
        "answer": "Trả lời người trả lại",
        "refused": "Số trường hợp không duyệt",
        "items": "Số nội dung",
        "present": "Số người có mặt",
        "members": "Tổng số thành viên",
        "total": "Tổng tiền thưởng (đồng)",
        "year": "Năm",
        "name": "Tệp",
        "file": "Tệp",
        "sheet": "Loại bảng",
        "rows": "Số dòng",
        "already": "Số dòng đã có sẵn",
        "doubtful": "Số dòng mâu thuẫn, không ghi",
        "new_people": "Người, tập thể mới",
        "before": "Tên trước",
        "called": "Tên",
        "code": "Mã",
        "head": "Khối trưởng",
        "deputy": "Khối phó",
        "head_before": "Khối trưởng trước",
        "deputy_before": "Khối phó trước",
        "joined": "Đơn vị vào khối, cụm",
        "left": "Đơn vị ra khỏi khối, cụm",
        "successors": "Đơn vị kế tục",
        "predecessors": "Kế tục từ",
        "split_off": "Đơn vị mới được tách ra",
        "from_unit": "Từ đơn vị",
        "to_unit": "Đến đơn vị",
        "came": "Người, tập thể chuyển theo",
        "code_before": "Mã cán bộ ở đơn vị cũ",
        "heir": "Cơ quan kế tục",
        "above": "Trực thuộc",
        "value": "Giá trị",
        "citation": "Căn cứ",
        "paper": "Văn bản",
        "since": "Từ ngày",
        "until": "Đến ngày",
        "sha256": "Mã kiểm SHA-256",
        "pack": "Gói luật",
        "version": "Bản",
        "author": "Cơ quan soạn",
        "first_day": "Ngày đầu của gói",
        "pack_hash": "Mã của gói",
        "proposer": "Người đề nghị",
        "proposed_on": "Ngày đề nghị",
        "regimes": "Chế độ, văn bản",
        "publisher": "Nơi phát hành",
        "instrument": "Văn bản",
        "rules_of": "Quy định",
        "public_key": "Khóa công khai",
        "compared": "Đã đối chiếu",
    }
)
_MONEY = frozenset({"total"})
_CASE = re.compile(r"(.+)( \(|: )([^():]+)(\)?)", re.DOTALL)


class Recorded(Protocol):
    """What a sentence is made from: an Entry, or a line of an exported bundle."""

    payload: str


@dataclass(frozen=True, kw_only=True)
class MoveInWords:
    """One nomination's change as a reader sees it; `nomination` is the key for a link, `vote` the count."""

    nomination: int
    about: str
    came_from: str
    became: str
    reason: str
    vote: str = ""
    rank: int | None = None


class ChangeInWords(NamedTuple):
    """One thing that an act changed: what, as it was and as it is (empty: nothing); `whose` where several."""

    what: str
    before: str
    after: str
    whose: str = ""


def act_label(verb: str) -> str:
    """The short name of an act, for filters and headings."""
    return LABELS[Verb(verb)]


def standing_in_words(standing: str) -> str:
    """The Vietnamese name of a standing."""
    return STANDINGS.get(standing, UNKNOWN_STANDING)


def _became(move: Mapping[str, Any]) -> str:
    """What no bloc had to endorse, or what comes back to its appraisal, waits for it: nobody has agreed."""
    is_endorsed = move["to"] == "endorsed"
    return BEFORE_THE_BOARD if is_endorsed and move["from"] != "submitted" else standing_in_words(move["to"])


def sentence(entry: Recorded) -> str:
    """Who did what, in which office and under which mandate, and why."""
    content = json.loads(entry.payload)
    done = SENTENCES[told_verb(content)].format(who=_who(content["actor"]))
    reason = f" Lý do: {content['reason'].rstrip('.')}." if content["reason"] else ""
    return f"{done}.{reason}"


def reason_of(entry: Recorded) -> str:
    """Why the whole act was done, in the words of whoever did it."""
    return str(json.loads(entry.payload)["reason"])


def moves_of(entry: Recorded) -> list[MoveInWords]:
    """Each nomination of the entry with the standings in words, the vote counted on it, the bloc's rank."""
    content = json.loads(entry.payload)
    votes, ranks = content["details"].get("votes", {}), content["details"].get("ranks", {})
    return [
        MoveInWords(
            nomination=move["nomination"],
            about=award_in_full(move["about"]),
            came_from=BEFORE_THE_BOARD if move["from"] == "endorsed" else standing_in_words(move["from"]),
            became=_became(move),
            reason=move["reason"],
            vote=votes.get(str(move["nomination"]), ""),
            rank=ranks.get(str(move["nomination"])),
        )
        for move in content["moves"]
    ]


def changes_of(entry: Recorded, *, only: int | None = None) -> list[ChangeInWords]:
    """What the act changed, in the words of its day: "changes" of what the entry is about ([what, before,
    after], perhaps with the case whose it is), "people" of each recipient that a list spoke of ({id: {"name":
    …, "changes": …}}), or of the `only` one."""
    details = json.loads(entry.payload)["details"]
    own = [ChangeInWords(*each) for each in details.get("changes", ())]
    return own + _of_each(details.get("people", {}), only)


def proposals_of(entry: Recorded, *, only: int | None = None) -> list[ChangeInWords]:
    """On which ground and for what merit each new nomination was proposed ("proposed", as "people"), or those
    of the recipient `only`."""
    return _of_each(json.loads(entry.payload)["details"].get("proposed", {}), only)


def _of_each(people: Mapping[str, Any], only: int | None) -> list[ChangeInWords]:
    told = [one for key, one in people.items() if only in (None, int(key))]
    each = ((change, one["name"]) for one in told for change in one["changes"])
    return [ChangeInWords(what, before, after, name) for (what, before, after), name in each]


def facts_in_words(entry: Recorded) -> list[tuple[str, str]]:
    """The further facts of the entry that have a Vietnamese name, as (name, value)."""
    details = json.loads(entry.payload)["details"]
    told = {key: name for key, name in FACTS.items() if details.get(key) not in (None, "")}
    return [
        (name, grouped(details[key]) if key in _MONEY else _shown(details[key])) for key, name in told.items()
    ]


def award_in_full(about: str) -> str:
    """ "Nông Văn A (CSTĐCS)", or "…: CSTĐCS", as entries name a case, or the code alone, with the whole
    name of the award."""
    if alone := TITLES.get(about) or FORMS.get(about):
        return alone.name
    found = _CASE.fullmatch(about)
    award = (TITLES.get(found[3]) or FORMS.get(found[3])) if found else None
    return f"{found[1]}{found[2]}{award.name}{found[4]}" if found and award else about


def told_verb(content: Mapping[str, Any]) -> Verb:
    """The act by which an entry is told: the first entries of a card were written as drafting."""
    verb = Verb(content["verb"])
    if verb is not Verb.DRAFTED or content["subject"][0] != "recipient":
        return verb
    return Verb.RECIPIENT_ADDED if "added" in content["details"] else Verb.RECIPIENT_CHANGED


def _who(actor: Mapping[str, Any]) -> str:
    posts = ", ".join(part for part in (actor["office"], with_kind(actor["mandate"])) if part)
    return f"{actor['name']} ({posts})" if posts else actor["name"]


def _shown(value: Any) -> str:
    if isinstance(value, str) and len(value) == 10 and value[4:5] == value[7:8] == "-":
        return _as_date(value)
    if isinstance(value, bool):
        return "có" if value else "không"
    return ", ".join(map(_shown, value)) if isinstance(value, list) else award_in_full(str(value))


def _as_date(value: str) -> str:
    try:
        return short_date(date.fromisoformat(value))
    except ValueError:
        return value
