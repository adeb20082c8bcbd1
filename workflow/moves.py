"""The one table of acts: buttons, inboxes, the flow's edges and the picture in the docs come from it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from workflow.desks import Desk


class Carrier(StrEnum):
    """What an act is done on: the dossier, a meeting, a decision, or single nominations."""

    DOSSIER = "dossier"
    MEETING = "meeting"
    DECISION = "decision"
    NOMINATION = "nomination"


class Act(StrEnum):
    SUBMIT = "submit"
    RECALL = "recall"
    BLOC_REVIEW = "bloc_review"
    BLOC_RECALL = "bloc_recall"
    SEND_BACK = "send_back"
    RECEIVE = "receive"
    APPRAISE = "appraise"
    FORWARD = "forward"
    HOLD = "hold"
    LOOK = "look"
    RELEASE = "release"
    WITHDRAW = "withdraw"
    CONVENE = "convene"
    OPEN = "open"
    VOTE = "vote"
    CLOSE = "close"
    DRAFT_DECISION = "draft_decision"
    SIGN = "sign"
    REFUSE_LINE = "refuse_line"
    RETURN_DECISION = "return_decision"
    ISSUE = "issue"
    CLOSE_DOSSIER = "close_dossier"
    HAND_OVER = "hand_over"


@dataclass(frozen=True, slots=True)
class Move:
    """One row. `citation` only where it holds in every regime; a dated article comes from law/.

    `transitions` are names of `Nomination`'s methods; no desks means that the dossier stays.
    """

    act: Act
    carrier: Carrier
    office: str
    label: str
    transitions: tuple[str, ...] = ()
    desks: tuple[tuple[Desk, Desk], ...] = ()
    at_desks: tuple[Desk, ...] = ()
    citation: str = ""


MOVES: tuple[Move, ...] = (
    Move(
        Act.SUBMIT,
        Carrier.DOSSIER,
        "Thủ trưởng đơn vị",
        "Trình hồ sơ",
        ("submit",),
        ((Desk.UNIT, Desk.BLOC),),
        (Desk.UNIT,),
        "Điều 83 Luật Thi đua, khen thưởng",
    ),
    Move(
        Act.RECALL,
        Carrier.DOSSIER,
        "Thủ trưởng đơn vị",
        "Thu hồi hồ sơ",
        ("return_to_unit",),
        ((Desk.BLOC, Desk.UNIT),),
        (Desk.BLOC,),
    ),
    Move(
        Act.BLOC_REVIEW,
        Carrier.DOSSIER,
        "Khối trưởng",
        "Bình xét của khối",
        ("endorse", "not_endorse"),
        ((Desk.BLOC, Desk.BOARD),),
        (Desk.BLOC,),
    ),
    Move(
        Act.BLOC_RECALL,
        Carrier.DOSSIER,
        "Khối trưởng",
        "Thu hồi kết quả bình xét",
        ("return_to_bloc",),
        ((Desk.BOARD, Desk.BLOC),),
        (Desk.BOARD,),
    ),
    Move(
        Act.SEND_BACK,
        Carrier.DOSSIER,
        "Khối trưởng, chuyên viên thi đua, khen thưởng",
        "Trả lại đơn vị",
        ("return_to_unit",),
        ((Desk.BLOC, Desk.UNIT), (Desk.BOARD, Desk.UNIT)),
        (Desk.BLOC, Desk.BOARD),
    ),
    Move(
        Act.RECEIVE,
        Carrier.DOSSIER,
        "Khối trưởng, chuyên viên thi đua, khen thưởng",
        "Tiếp nhận hồ sơ",
        at_desks=(Desk.BLOC, Desk.BOARD),
    ),
    Move(
        Act.APPRAISE,
        Carrier.DOSSIER,
        "Chuyên viên thi đua, khen thưởng",
        "Thẩm định",
        ("appraise", "hold"),
        at_desks=(Desk.BOARD,),
    ),
    Move(
        Act.FORWARD,
        Carrier.DOSSIER,
        "Chuyên viên thi đua, khen thưởng",
        "Chuyển cấp trên",
        ("forward",),
        at_desks=(Desk.BOARD,),
    ),
    Move(
        Act.HOLD,
        Carrier.NOMINATION,
        "Chuyên viên thi đua, khen thưởng",
        "Tạm giữ",
        ("hold",),
        at_desks=(Desk.BOARD,),
    ),
    Move(
        Act.LOOK,
        Carrier.NOMINATION,
        "Chuyên viên thi đua, khen thưởng",
        "Xem lại trường hợp tạm giữ",
        at_desks=(Desk.BOARD,),
    ),
    Move(
        Act.RELEASE,
        Carrier.NOMINATION,
        "Chuyên viên thi đua, khen thưởng",
        "Tiếp tục xét",
        ("release",),
        at_desks=(Desk.BOARD,),
    ),
    Move(
        Act.WITHDRAW,
        Carrier.NOMINATION,
        "Thủ trưởng đơn vị",
        "Rút trường hợp",
        ("withdraw",),
        at_desks=(Desk.UNIT, Desk.BLOC, Desk.BOARD),
    ),
    Move(
        Act.CONVENE,
        Carrier.MEETING,
        "Thư ký Hội đồng",
        "Triệu tập họp",
        at_desks=(Desk.BOARD,),
    ),
    Move(
        Act.OPEN,
        Carrier.MEETING,
        "Chủ tịch Hội đồng",
        "Khai mạc",
        ("table",),
        at_desks=(Desk.BOARD,),
    ),
    Move(Act.VOTE, Carrier.MEETING, "Ủy viên Hội đồng", "Bỏ phiếu", at_desks=(Desk.BOARD,)),
    Move(
        Act.CLOSE,
        Carrier.MEETING,
        "Thư ký Hội đồng",
        "Kết thúc, lập biên bản",
        ("carry", "fall"),
        at_desks=(Desk.BOARD,),
    ),
    Move(
        Act.DRAFT_DECISION,
        Carrier.DECISION,
        "Chuyên viên thi đua, khen thưởng",
        "Dự thảo quyết định",
        at_desks=(Desk.BOARD,),
    ),
    Move(
        Act.SIGN,
        Carrier.DECISION,
        "Người có thẩm quyền quyết định",
        "Ký quyết định",
        at_desks=(Desk.BOARD,),
        citation="Điều 13 Nghị định 30/2020/NĐ-CP",
    ),
    Move(
        Act.REFUSE_LINE,
        Carrier.DECISION,
        "Người có thẩm quyền quyết định",
        "Không duyệt",
        ("refuse",),
        at_desks=(Desk.BOARD,),
    ),
    Move(
        Act.RETURN_DECISION,
        Carrier.DECISION,
        "Văn thư",
        "Trả lại để sửa",
        at_desks=(Desk.BOARD,),
    ),
    Move(
        Act.ISSUE,
        Carrier.DECISION,
        "Văn thư",
        "Cấp số, ban hành",
        ("confer",),
        at_desks=(Desk.BOARD,),
        citation="Điều 15 Nghị định 30/2020/NĐ-CP",
    ),
    Move(
        Act.CLOSE_DOSSIER,
        Carrier.DOSSIER,
        "Hệ thống",
        "Kết thúc hồ sơ",
        desks=((Desk.BOARD, Desk.END), (Desk.BLOC, Desk.END), (Desk.UNIT, Desk.END)),
        at_desks=(Desk.BOARD, Desk.BLOC, Desk.UNIT),
    ),
    Move(
        Act.HAND_OVER,
        Carrier.DOSSIER,
        "Chuyên viên thi đua, khen thưởng",
        "Bàn giao cho cơ quan kế thừa",
        at_desks=(Desk.UNIT, Desk.BLOC, Desk.BOARD),
    ),
)
BY_ACT: dict[Act, Move] = {move.act: move for move in MOVES}


def edges_from(desk: Desk) -> tuple[Desk, ...]:
    """The desks a dossier can go to from `desk`, in the order of the table."""
    found = [to for move in MOVES for start, to in move.desks if start == desk]
    return tuple(dict.fromkeys(found))


def target_of(act: Act, desk: Desk) -> Desk | None:
    """Where `act` takes the dossier from `desk`; None when it stays or may not be done there."""
    return next((to for start, to in BY_ACT[act].desks if start == desk), None)
