"""The word, tone and icon of every standing and verdict, so that none is read by colour alone."""

from collections.abc import Iterable
from enum import Enum
from typing import NamedTuple

from django import template

from dossiers.judging.law_marks import MARK_WORDS
from dossiers.models.nomination import BEFORE_THE_BOARD
from dossiers.recipients.paper_checks.how_known import KnownHow
from law.findings import mark_told
from roles.models import Bloc

register = template.Library()


class Mark(NamedTuple):
    """`tone` is one of the tones of components.css, `icon` a symbol of static/icons.svg."""

    label: str
    tone: str
    icon: str


STANDINGS = {
    "draft": Mark("Đang soạn", "grey", "pencil"),
    "submitted": Mark("Đã trình", "blue", "send"),
    "endorsed": Mark("Khối đồng ý", "blue", "thumb-up"),
    "not_endorsed": Mark("Khối không đồng ý", "red", "thumb-down"),
    "not_qualified": Mark("Không đủ điều kiện", "red", "circle-x"),
    "appraised": Mark("Thẩm định đủ điều kiện", "blue", "clipboard-check"),
    "held": Mark("Tạm giữ", "amber", "player-pause"),
    "tabled": Mark("Đã đưa ra hội đồng", "blue", "users"),
    "passed": Mark("Hội đồng thông qua", "green", "circle-check"),
    "sent_up": Mark("Chờ cấp trên quyết định", "blue", "arrow-up-right"),
    "failed": Mark("Không đủ phiếu", "red", "circle-x"),
    "refused": Mark("Không được duyệt", "red", "ban"),
    "not_granted": Mark("Cấp trên không tặng", "red", "ban"),
    "withdrawn": Mark("Đã rút", "grey", "arrow-back-up"),
    "forwarded": Mark("Đã chuyển cấp trên", "blue", "arrow-up-right"),
    "awarded": Mark("Đã khen thưởng", "gold", "award"),
    "revoked": Mark("Đã hủy bỏ", "grey", "trash"),
}


def _law(code: str, tone: str, icon: str) -> Mark:
    words = MARK_WORDS[code]
    return Mark(words[:1].upper() + words[1:], tone, icon)


VERDICTS = {
    "lawful": _law("lawful", "green", "circle-check"),
    "review": _law("review", "blue", "eye"),
    "incomplete": _law("incomplete", "red", "paperclip"),
    "held": _law("held", "amber", "player-pause"),
    "unlawful": _law("unlawful", "red", "alert-circle"),
}
# What a review leaves to a person (law.findings.Doubt): three things that are not to look alike, and none of
# them red, which only what blocks a submit is.
DOUBTS = {
    "unmet": _law("unmet", "amber", "alert-triangle"),
    "paper": _law("paper", "blue", "file-text"),
    "formality": _law("formality", "grey", "clipboard-list"),
}
LAW = VERDICTS | DOUBTS

# The legend: what each mark means for whoever has to act on it.
MEANINGS = {
    "unlawful": "Trái một điều kiện của luật: phải xử lý trước khi trình.",
    "incomplete": "Thiếu giấy tờ hoặc số liệu mà luật yêu cầu: phải bổ sung trước khi trình.",
    "held": "Có việc đang xem xét: trình được, chờ kết luận rồi xét tiếp.",
    "unmet": "Số liệu đã ghi chưa đạt tiêu chuẩn, nhưng luật còn để ngỏ: trình được, người thẩm định xem xét "
    "và ghi căn cứ.",
    "paper": "Phải đọc giấy tờ, văn bản mới kết luận được: trình được, người thẩm định đối chiếu.",
    "formality": "Còn một việc về thủ tục, không thuộc thành tích: trình được, ghi căn cứ khi thẩm định.",
    "lawful": "Đạt mọi điều kiện.",
}

# How a title or an initiative is known (dossiers.recipients.paper_checks.how_known).
PROVENANCES = {
    "proven": Mark("Theo quyết định lưu ở đây", "gold", "award"),
    "confirmed": Mark("Đã đối chiếu giấy tờ", "green", "file-certificate"),
    "declared": Mark("Chưa đối chiếu", "grey", "user"),
    "refuted": Mark("Đối chiếu không đúng", "red", "circle-minus"),
    "contradicted": Mark("Trái quyết định đã ban hành", "red", "gavel"),
}

CONDITIONS = {
    "lawful": Mark("Đạt", "green", "circle-check"),
    "clear": Mark("Không vướng", "green", "circle-check"),
    "unasked": Mark("Chưa hỏi", "grey", "circle-dashed"),
    "incomplete": Mark("Thiếu", "red", "paperclip"),
    "held": Mark("Tạm dừng xét", "amber", "player-pause"),
    "unlawful": Mark("Trái quy định", "red", "alert-circle"),
}

STEPS = {
    "done": Mark("đã xong", "green", "check"),
    "current": Mark("đang ở đây", "red", "circle-dot"),
    "came_back": Mark("bị trả lại", "amber", "arrow-back-up"),
    "taken_back": Mark("đã thu hồi", "amber", "arrow-back-up"),
    "discarded": Mark("đã bỏ", "grey", "trash"),
    "partly": Mark("đã qua một phần", "green", "circle-dashed"),
    "skipped": Mark("đã dừng trước bước này", "grey", "ban"),
    "todo": Mark("chưa tới", "grey", "point"),
}


@register.inclusion_tag("components/mark.html")
def standing(code: object, bloc: Bloc | None = None) -> dict[str, object]:
    """The badge of a nomination's standing, in the word of the `bloc` that reviewed it; an unknown one is a
    fault of the program and raises KeyError."""
    found = STANDINGS[_code(code)]
    if found is STANDINGS["endorsed"] and bloc is None:
        return {"mark": found._replace(label=BEFORE_THE_BOARD, icon="send")}
    return {"mark": found._replace(label=of_bloc(found.label, bloc))}


@register.filter
def of_bloc(words: str, bloc: Bloc | None) -> str:
    """Words about a khối, of this one, which may be a cụm; of either where none is known."""
    return bloc.said(words) if bloc else Bloc.said_of_any(words)


@register.inclusion_tag("components/mark.html")
def verdict(code: object, findings: Iterable[object] = ()) -> dict[str, object]:
    """The badge of what the law says; an unknown verdict raises KeyError.

    With the `findings` behind it a review bears the mark of its gravest doubt; `code` may name one itself.
    """
    told = ((_told(each, "verdict"), _told(each, "rule"), _told(each, "doubt")) for each in findings)
    return {"mark": LAW[mark_told(_code(code), told)]}


@register.inclusion_tag("components/legend.html")
def legend(is_open: bool = False) -> dict[str, object]:
    """What the marks of the law mean, the gravest first; the same on every page that shows them."""
    return {"marks": [(LAW[code], words) for code, words in MEANINGS.items()], "is_open": is_open}


@register.inclusion_tag("components/mark.html")
def condition_mark(state: str, findings: Iterable[object] = ()) -> dict[str, object]:
    """The badge of one condition: a verdict's word, "clear" or "unasked"; a review is told by its doubt."""
    return verdict(state, findings) if state == "review" else {"mark": CONDITIONS[state]}


@register.inclusion_tag("components/mark.html")
def mark(label: str, tone: str = "grey", icon: str = "", title: str = "") -> dict[str, object]:
    """A badge with a page's own word, for what is neither a standing nor a verdict; `title` says in full
    what the word shortens."""
    return {"mark": Mark(label, tone, icon), "title": title}


@register.inclusion_tag("components/how_known.html")
def how_known(known: KnownHow) -> dict[str, object]:
    """The badge of how a fact is known, and by what or by whom."""
    return {"mark": PROVENANCES[known.state], "told": known.told}


@register.filter
def standing_label(code: object) -> str:
    """Only the word, for running text."""
    return STANDINGS[_code(code)].label


@register.inclusion_tag("components/finding.html")
def finding(found: object, is_open: bool = False) -> dict[str, object]:
    """One finding of the law: anything with message, remedy, citation and verdict (nominee is optional)."""
    return {**verdict(_named(found, "verdict"), [found]), "finding": found, "is_open": is_open}


@register.inclusion_tag("components/met.html")
def met(found: Iterable[object]) -> dict[str, object]:
    """What was found right, a line each, with its article and where the fact came from."""
    return {"met": list(found)}


@register.inclusion_tag("components/refusal.html")
def refusal(refused: object) -> dict[str, object]:
    """A refused act: its message, remedy and citation, and each of its obstacles with theirs."""
    return {"refused": refused}


@register.inclusion_tag("components/steps.html")
def steps(items: Iterable[object], label: str = "Hành trình của hồ sơ") -> dict[str, object]:
    """A line of steps; label, perhaps on, by, note, and state: done, partly, current, came_back, taken_back,
    discarded, skipped, todo."""
    return {"label": label, "steps": [(item, STEPS[_named(item, "state")]) for item in items]}


def _told(found: object, name: str) -> str:
    """Empty where it says nothing: findings are kept in the words of their day."""
    return _code(found.get(name, "") if isinstance(found, dict) else getattr(found, name, ""))


def _named(thing: object, name: str) -> str:
    return _code(thing[name] if isinstance(thing, dict) else getattr(thing, name))


def _code(word: object) -> str:
    return str(word.value if isinstance(word, Enum) else word)
