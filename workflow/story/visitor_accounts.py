"""Which of the story's many accounts are worth a visitor's seat today, and what waits at each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workflow.story.district.founding_2020 import PROVINCE_PEOPLE
from workflow.story.province.jurists_today import jurists
from workflow.story.province.open_meeting_today import HAVE_VOTED, WRITES
from workflow.story.province.organs_today import (
    BLOCS,
    MEMBERS,
    Member,
    bloc_officers,
    council_members,
    members,
    secretary,
)
from workflow.story.world import PASSWORD

__all__ = ["PASSWORD", "VisitorAccount", "visitor_accounts"]


@dataclass(frozen=True, slots=True)
class VisitorAccount:
    """One account; `place` is where it serves."""

    group: str
    office: str
    name: str
    place: str
    username: str
    icon: str


def visitor_accounts() -> list[VisitorAccount]:
    return [*_of_units(), *_of_blocs(), *_of_board(), *_of_jurists(), *_of_council(), *_of_decisions()]


def _of_units() -> Iterator[VisitorAccount]:
    # The last one has been awarded this year.
    for login in ("truongha", "hoaan", "haquang", "soyte", "canyen"):
        each = next(member for member in members() if member.login == login)
        yield _seat("Đơn vị", "Cán bộ làm hồ sơ", each.people[3].name, each, f"cv.{login}", "pencil")
        yield _seat("Đơn vị", "Thủ trưởng đơn vị", each.people[0].name, each, f"ct.{login}", "send")


def _seat(group: str, office: str, name: str, each: Member, username: str, icon: str) -> VisitorAccount:
    return VisitorAccount(group, office, name, each.full_name, username, icon)


def _of_blocs() -> Iterator[VisitorAccount]:
    named = bloc_officers()
    for code, name in BLOCS.items():
        head, deputy = f"kt.{code.lower()}", f"kp.{code.lower()}"
        yield VisitorAccount(
            "Khối, cụm thi đua", "Khối trưởng, cụm trưởng", named[head], name, head, "thumb-up"
        )
        yield VisitorAccount(
            "Khối, cụm thi đua", "Khối phó, cụm phó", named[deputy], name, deputy, "thumb-up"
        )


def _of_board() -> Iterator[VisitorAccount]:
    group, place = "Phòng Thi đua, Khen thưởng, Sở Nội vụ", "Tỉnh Cao Bằng"
    officer, auditor = PROVINCE_PEOPLE["cv.tdkt"], PROVINCE_PEOPLE["ktgs.tinh"]
    yield VisitorAccount(
        group, "Chuyên viên thi đua, khen thưởng", officer, place, "cv.tdkt", "clipboard-check"
    )
    yield VisitorAccount(group, "Kiểm tra, giám sát", auditor, place, "ktgs.tinh", "eye")


def _of_jurists() -> Iterator[VisitorAccount]:
    tasks = ("Pháp chế (đã đề nghị một gói luật giả định)", "Pháp chế (đối chiếu, xác nhận)")
    for told, (username, name) in zip(tasks, jurists().items(), strict=True):
        yield VisitorAccount("Pháp chế", told, name, "Tỉnh Cao Bằng", username, "scale")


def _of_council() -> Iterator[VisitorAccount]:
    group, place = "Hội đồng Thi đua - Khen thưởng tỉnh", "Đang họp xét Chiến sĩ thi đua cấp tỉnh"
    yield VisitorAccount(group, "Thư ký Hội đồng", secretary()[1], place, "tp.tdkt", "clipboard-check")
    voters = zip(council_members().items(), MEMBERS, strict=True)
    for (username, name), post in sorted(voters, key=lambda voter: voter[0][0] in HAVE_VOTED):
        yield VisitorAccount(group, _vote_of(username), name, post, username, "users")


def _vote_of(username: str) -> str:
    """The whole roll is listed: where one present member cannot be reached, nobody closes the meeting."""
    if username == WRITES:
        return "Ủy viên, vắng mặt, gửi ý kiến bằng văn bản"
    return "Ủy viên, đã bỏ phiếu" if username in HAVE_VOTED else "Ủy viên, chưa bỏ phiếu"


def _of_decisions() -> Iterator[VisitorAccount]:
    group, place = "Quyết định", "Ủy ban nhân dân tỉnh Cao Bằng"
    named = PROVINCE_PEOPLE
    yield VisitorAccount(
        group, "Chủ tịch (chủ trì Hội đồng, ký quyết định)", named["ct.tinh"], place, "ct.tinh", "award"
    )
    deputy = "Phó Chủ tịch (ký thay; Phó Chủ tịch Hội đồng, chưa bỏ phiếu)"
    yield VisitorAccount(group, deputy, named["pct.tinh"], place, "pct.tinh", "award")
    yield VisitorAccount(group, "Văn thư (cấp số, ban hành)", named["vt.tinh"], place, "vt.tinh", "send")
