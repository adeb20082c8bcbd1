"""Which entries of the history become news, for which offices, in which words: the one table of it.

A row names no person and no reason: whoever follows it reads these under his own rights.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from news.topics import Topic
from roles.models import Office
from trail.verbs import Verb


class At(StrEnum):
    """Whose offices are told; read from the entry's subject by `news.telling`."""

    UNIT = "unit"
    BLOC = "bloc"
    # The Board's own desk, where no bloc reviews first.
    STRAIGHT = "straight"
    # The desk on which the dossier lies while the act is recorded, of a bloc or of the Board.
    DESK_OF_BLOC = "desk_of_bloc"
    DESK_OF_BOARD = "desk_of_board"
    # Of a card, its unit, where that is none whose dossier the same act tells of.
    OTHER_UNIT = "other_unit"
    POWER = "power"
    COUNCIL = "council"
    # Whom the appointment itself is about, whatever the office.
    HIMSELF = "himself"


@dataclass(frozen=True, kw_only=True)
class ToldAct:
    """`grave`: what a person may want by mail at once. `words` tell what happened and stay true when what
    was asked by it is done. `is_once`: an act on one account, told once however many offices it holds."""

    topic: Topic
    words: str
    to: Mapping[At, tuple[Office, ...]]
    grave: bool = False
    is_once: bool = False


UNIT = MappingProxyType({At.UNIT: (Office.UNIT_CLERK, Office.UNIT_HEAD)})
BOARD = MappingProxyType({At.POWER: (Office.BOARD_OFFICER,)})
ARRIVAL = MappingProxyType(
    {At.BLOC: (Office.BLOC_HEAD, Office.BLOC_DEPUTY), At.STRAIGHT: (Office.BOARD_OFFICER,)}
)
TAKEN_FROM = MappingProxyType(
    {
        At.DESK_OF_BLOC: (Office.BLOC_HEAD, Office.BLOC_DEPUTY),
        At.DESK_OF_BOARD: (Office.BOARD_OFFICER,),
    }
)
COUNCIL = MappingProxyType(
    {
        At.COUNCIL: (
            Office.COUNCIL_CHAIR,
            Office.COUNCIL_VICE_CHAIR,
            Office.COUNCIL_SECRETARY,
            Office.COUNCIL_MEMBER,
        )
    }
)
HIMSELF: Mapping[At, tuple[Office, ...]] = MappingProxyType({At.HIMSELF: ()})


def _dossier(
    topic: Topic, words: str, *, to: Mapping[At, tuple[Office, ...]] = UNIT, grave: bool = False
) -> ToldAct:
    return ToldAct(topic=topic, words=words, to=to, grave=grave)


def _meeting(words: str, *, grave: bool = False) -> ToldAct:
    return ToldAct(topic=Topic.MEETING, words=words, to=COUNCIL, grave=grave)


def _account(words: str) -> ToldAct:
    return ToldAct(topic=Topic.ACCOUNT, words=words, to=HIMSELF, grave=True, is_once=True)


TOLD: Mapping[tuple[str, str], ToldAct] = MappingProxyType(
    {
        ("dossier", Verb.SENT_BACK): _dossier(
            Topic.RETURNED, "Hồ sơ bị trả lại để đơn vị hoàn thiện", grave=True
        ),
        ("dossier", Verb.LINE_REFUSED): _dossier(
            Topic.RETURNED, "Có trường hợp không được người có thẩm quyền duyệt", grave=True
        ),
        ("decision", Verb.DECISION_RETURNED): _dossier(
            Topic.RETURNED,
            "Văn thư trả lại quyết định đã ký để sửa; chữ ký không còn hiệu lực",
            to={At.POWER: (Office.BOARD_OFFICER, Office.CHAIR)},
            grave=True,
        ),
        ("decision", Verb.DRAFT_RETURNED): _dossier(
            Topic.RETURNED, "Người có thẩm quyền trả lại dự thảo quyết định", to=BOARD, grave=True
        ),
        ("decision", Verb.MENDING_ASKED): _dossier(
            Topic.RETURNED, "Người có thẩm quyền trả lại dự thảo quyết định để sửa", to=BOARD, grave=True
        ),
        ("dossier", Verb.REFUSAL_TAKEN_BACK): _dossier(
            Topic.RETURNED, "Ý kiến không duyệt một trường hợp đã được rút"
        ),
        ("dossier", Verb.CAME_DOWN): _dossier(Topic.RETURNED, "Cấp trên trả lại trường hợp đã trình"),
        ("dossier", Verb.WITHDRAWN): _dossier(
            Topic.RETURNED, "Đơn vị đã rút trường hợp đề nghị trong hồ sơ đã gửi đến", to=TAKEN_FROM
        ),
        ("dossier", Verb.HELD): _dossier(Topic.HELD, "Có trường hợp bị tạm giữ", grave=True),
        ("dossier", Verb.RELEASED): _dossier(Topic.HELD, "Có trường hợp thôi bị tạm giữ"),
        ("dossier", Verb.DISQUALIFIED): _dossier(
            Topic.ELIGIBILITY,
            "Có trường hợp bị kết luận không đủ điều kiện; đơn vị giải trình được",
            grave=True,
        ),
        ("dossier", Verb.ANSWERED): _dossier(
            Topic.ELIGIBILITY, "Đơn vị đã giải trình về trường hợp không đủ điều kiện", to=BOARD
        ),
        ("dossier", Verb.NAME_CORRECTED): _dossier(
            Topic.ARRIVED, "Cơ quan thường trực đã sửa tên, chức vụ viết sai trong hồ sơ"
        ),
        ("dossier", Verb.NAME_REQUESTED): _dossier(
            Topic.ARRIVED, "Đơn vị đề nghị sửa tên, chức vụ viết sai trong hồ sơ đã trình", to=BOARD
        ),
        ("dossier", Verb.NAME_REQUEST_DECLINED): _dossier(
            Topic.ARRIVED, "Cơ quan thường trực trả lời không sửa tên theo đề nghị của đơn vị, kèm lý do"
        ),
        ("recipient", Verb.NAME_CORRECTED): _dossier(
            Topic.ARRIVED,
            "Cơ quan thường trực đã sửa tên, chức vụ viết sai của người, tập thể nay thuộc đơn vị",
            to={At.OTHER_UNIT: (Office.UNIT_CLERK, Office.UNIT_HEAD)},
        ),
        ("recipient", Verb.OUTSIDE_CONFIRMED): _dossier(
            Topic.DECISION, "Khen thưởng do nơi khác quyết định đã được đối chiếu, nay được tính"
        ),
        ("recipient", Verb.OUTSIDE_ENDED): _dossier(
            Topic.DECISION, "Khen thưởng do nơi khác quyết định đã bị bác, không được tính", grave=True
        ),
        ("dossier", Verb.UPHELD): _dossier(
            Topic.ELIGIBILITY, "Kết luận không đủ điều kiện được giữ nguyên", grave=True
        ),
        ("dossier", Verb.REOPENED): _dossier(
            Topic.ELIGIBILITY, "Kết luận không đủ điều kiện đã được rút, trường hợp được xét lại"
        ),
        ("dossier", Verb.ISSUED): _dossier(
            Topic.DECISION, "Quyết định khen thưởng có trường hợp của đơn vị đã ban hành", grave=True
        ),
        ("dossier", Verb.GRANTED_ABOVE): _dossier(
            Topic.DECISION, "Cấp trên đã quyết định khen thưởng trường hợp của đơn vị", grave=True
        ),
        ("dossier", Verb.DENIED_ABOVE): _dossier(
            Topic.DECISION, "Cấp trên trả lời không tặng trường hợp của đơn vị", grave=True
        ),
        ("decision", Verb.DECISION_DRAFTED): _dossier(
            Topic.DECISION, "Dự thảo quyết định đã trình để xem xét, ký", to={At.POWER: (Office.CHAIR,)}
        ),
        ("decision", Verb.SIGNED): _dossier(
            Topic.DECISION,
            "Quyết định đã ký, chuyển văn thư lấy số, ban hành",
            to={At.POWER: (Office.CLERK, Office.BOARD_OFFICER)},
        ),
        ("decision", Verb.ISSUED): _dossier(Topic.DECISION, "Quyết định đã ban hành", to=BOARD),
        ("dossier", Verb.SUBMITTED): _dossier(Topic.ARRIVED, "Có hồ sơ mới trình đến", to=ARRIVAL),
        ("dossier", Verb.RECALLED): _dossier(
            Topic.RETURNED, "Hồ sơ đã gửi đến được nơi gửi thu hồi", to=TAKEN_FROM
        ),
        ("dossier", Verb.BLOC_REVIEWED): _dossier(
            Topic.ARRIVED, "Khối, cụm đã xét hồ sơ, chuyển cơ quan thường trực", to={**UNIT, **BOARD}
        ),
        ("dossier", Verb.RECEIVED): _dossier(Topic.ARRIVED, "Hồ sơ đã được cơ quan thường trực tiếp nhận"),
        ("dossier", Verb.CLOSED): _dossier(
            Topic.DECISION, "Hội đồng đã bỏ phiếu về trường hợp của đơn vị; kết quả ở trang hồ sơ"
        ),
        ("dossier", Verb.FORWARDED): _dossier(
            Topic.ARRIVED, "Có trường hợp được chuyển lên cấp trên quyết định"
        ),
        ("dossier", Verb.HANDED_OVER): _dossier(
            Topic.APPOINTMENT, "Hồ sơ được bàn giao cho cơ quan kế tục", to={**UNIT, **BOARD}
        ),
        ("meeting", Verb.CONVENED): _meeting("Ông/bà được triệu tập họp hội đồng"),
        ("meeting", Verb.MEETING_CHANGED): _meeting("Cuộc họp đã triệu tập có thay đổi"),
        ("meeting", Verb.MEETING_POSTPONED): _meeting("Cuộc họp đã triệu tập bị hoãn", grave=True),
        ("meeting", Verb.MEETING_CALLED_OFF): _meeting("Cuộc họp đã triệu tập bị hủy", grave=True),
        ("meeting", Verb.MEETING_ADJOURNED): _meeting("Cuộc họp tạm nghỉ, đã hẹn ngày họp tiếp", grave=True),
        ("appointment", Verb.APPOINTED): _dossier(
            Topic.APPOINTMENT, "Ông/bà được phân công nhiệm vụ", to=HIMSELF
        ),
        ("appointment", Verb.APPOINTMENT_ENDED): _dossier(
            Topic.APPOINTMENT, "Phân công của ông/bà kết thúc", to=HIMSELF, grave=True
        ),
        ("appointment", Verb.PASSWORD_GIVEN): _account(
            "Người khác đã cấp mật khẩu mới cho tài khoản của ông/bà"
        ),
        ("appointment", Verb.SECOND_STEP_RESET): _account(
            "Người khác đã đặt lại xác thực hai bước của tài khoản của ông/bà"
        ),
    }
)
# An appraisal is told of where it holds something (news.telling).
VERBS = frozenset((*(Verb(verb) for _kind, verb in TOLD), Verb.APPRAISED))
