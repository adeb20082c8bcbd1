"""Which pages of all rooms lie within reach of a seat, by office; only the frame knows their addresses."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse

from roles.models import Office
from roles.seat import Seat


@dataclass(frozen=True)
class Way:
    """`at` says whose key stands in the address: the seat's "organ" or its "jurisdiction"."""

    label: str
    name: str
    icon: str
    at: str = ""

    def address(self, seat: Seat | None) -> str:
        """Empty when there is no organ to show, or a test shows the frame with addresses of its own."""
        thing = getattr(seat, self.at) if self.at and seat else None
        if self.at and thing is None:
            return ""
        try:
            return reverse(self.name, args=[thing.pk] if thing is not None else [])
        except NoReverseMatch:
            return ""


HOME = Way("Việc của tôi", "home", "home")
INBOX = Way("Đang chờ xử lý", "workflow:inbox", "inbox")
DOSSIERS = Way("Hồ sơ", "workflow:dossiers", "folder")
MEETINGS = Way("Cuộc họp hội đồng", "workflow:meetings", "users")
DECISIONS = Way("Quyết định", "workflow:decisions", "gavel")
TRAIL = Way("Nhật ký", "workflow:trail", "history")
JOBS = Way("Việc chạy nền", "workflow:jobs", "hourglass")
UNIT = Way("Đơn vị của tôi", "roles:unit", "building", at="organ")
UNITS = Way("Đơn vị", "roles:units", "building", at="jurisdiction")
BLOC = Way("Khối của tôi", "roles:bloc", "users", at="organ")
BLOCS = Way("Khối, cụm thi đua", "roles:blocs", "users", at="jurisdiction")
COUNCIL = Way("Thành phần hội đồng", "roles:council", "users", at="organ")
COUNCILS = Way("Hội đồng", "roles:councils", "users", at="jurisdiction")
RULES = Way("Quy định của địa phương", "roles:local_rules", "scale", at="jurisdiction")
PEOPLE = Way("Phân công", "roles:appointments", "user", at="jurisdiction")
JURISDICTION = Way("Cấp có thẩm quyền", "roles:jurisdiction", "building-bank", at="jurisdiction")
REGISTER = Way("Đăng ký thi đua", "emulation:unit", "pencil", at="organ")
ROLL_CALL = Way("Đăng ký của khối", "emulation:bloc", "clipboard-check", at="organ")
LOOKUP = Way("Tra cứu", "dossiers:lookup", "book")

ORGANISATION = (UNITS, BLOCS, COUNCILS, RULES, PEOPLE, JURISDICTION)
WAYS: dict[str, tuple[Way, ...]] = {
    Office.UNIT_CLERK: (INBOX, DOSSIERS, REGISTER, UNIT),
    Office.UNIT_HEAD: (INBOX, DOSSIERS, REGISTER, UNIT),
    Office.BLOC_HEAD: (INBOX, DOSSIERS, ROLL_CALL, BLOC),
    Office.BLOC_DEPUTY: (INBOX, DOSSIERS, ROLL_CALL, BLOC),
    Office.BOARD_OFFICER: (INBOX, DOSSIERS, MEETINGS, DECISIONS, *ORGANISATION, JOBS),
    Office.CHAIR: (INBOX, DECISIONS, DOSSIERS, *ORGANISATION),
    Office.CLERK: (INBOX, DECISIONS, *ORGANISATION, JOBS),
    Office.AUDITOR: (TRAIL, DOSSIERS, MEETINGS, DECISIONS, *ORGANISATION, JOBS),
    Office.COUNCIL_CHAIR: (INBOX, MEETINGS, COUNCIL),
    Office.COUNCIL_VICE_CHAIR: (INBOX, MEETINGS, COUNCIL),
    Office.COUNCIL_SECRETARY: (INBOX, MEETINGS, COUNCIL),
    Office.COUNCIL_MEMBER: (INBOX, MEETINGS, COUNCIL),
}


def ways_of(seat: Seat | None, *, path: str = "") -> list[dict[str, object]]:
    """The entries of the menu in order: label, url, icon, is_current."""
    ways = (HOME, *WAYS[seat.office], LOOKUP) if seat else (HOME, LOOKUP)
    entries = [(way, way.address(seat)) for way in ways]
    return [
        {"label": way.label, "url": url, "icon": way.icon, "is_current": _is_here(url, path)}
        for way, url in entries
        if url
    ]


def _is_here(url: str, path: str) -> bool:
    return path == url if url == "/" else path.startswith(url)
