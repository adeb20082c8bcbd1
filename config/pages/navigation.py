"""Which pages of all rooms lie within reach of an office, by office; only the frame knows their addresses."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse

from roles.models import Bloc, Office
from roles.reader.current_office import CurrentOffice


@dataclass(frozen=True)
class MenuLink:
    """`at` says whose key stands in the address: the office's "organ" or its "jurisdiction"."""

    label: str
    name: str
    icon: str
    at: str = ""

    def told(self, current: CurrentOffice | None) -> str:
        """The label, in the word of the bloc whose office it is."""
        organ = current.organ if current else None
        return organ.said(self.label) if isinstance(organ, Bloc) else self.label

    def address(self, current: CurrentOffice | None) -> str:
        """Empty when there is no organ to show, or a test shows the frame with addresses of its own."""
        thing = getattr(current, self.at) if self.at and current else None
        if self.at and thing is None:
            return ""
        try:
            return reverse(self.name, args=[thing.pk] if thing is not None else [])
        except NoReverseMatch:
            return ""


HOME = MenuLink("Việc của tôi", "home", "home")
INBOX = MenuLink("Đang chờ xử lý", "workflow:inbox", "inbox")
# For who holds several offices: what waits at all of them is the home page's.
INBOX_HERE = MenuLink("Chờ ở chức trách này", "workflow:inbox", "inbox")
DOSSIERS = MenuLink("Hồ sơ", "workflow:dossiers", "folder")
YEAR_TABLE = MenuLink("Bảng tổng hợp năm", "workflow:year_table", "report-analytics", at="jurisdiction")
MEETINGS = MenuLink("Cuộc họp hội đồng", "workflow:meetings", "users")
DECISIONS = MenuLink("Quyết định", "workflow:decisions", "gavel")
TRAIL = MenuLink("Nhật ký", "workflow:trail", "history")
WORDS_ALONE = MenuLink("Kết luận chỉ bằng lời", "workflow:free_settlements", "message")
JOBS = MenuLink("Theo dõi tiến độ", "workflow:jobs", "hourglass")
UNIT = MenuLink("Đơn vị của tôi", "roles:unit", "building", at="organ")
UNITS = MenuLink("Đơn vị", "roles:units", "building", at="jurisdiction")
STAFF = MenuLink("Người và tập thể", "workflow:people", "users", at="jurisdiction")
MERGERS = MenuLink("Sáp nhập, tách đơn vị", "dossiers:merge_units", "switch-horizontal", at="jurisdiction")
BLOC = MenuLink("Khối của tôi", "roles:bloc", "users", at="organ")
BLOCS = MenuLink("Khối, cụm thi đua", "roles:blocs", "users", at="jurisdiction")
COUNCIL = MenuLink("Thành phần hội đồng", "roles:council", "users", at="organ")
COUNCILS = MenuLink("Hội đồng", "roles:councils", "users", at="jurisdiction")
RULES = MenuLink("Quy định của địa phương", "roles:local_rules", "scale", at="jurisdiction")
PEOPLE = MenuLink("Phân công", "roles:appointments", "user", at="jurisdiction")
ACCOUNTS = MenuLink("Tài khoản của cơ quan", "roles:accounts", "key", at="jurisdiction")
JURISDICTION = MenuLink("Cấp có thẩm quyền", "roles:jurisdiction", "building-bank", at="jurisdiction")
CHECKS = MenuLink("Đối chiếu giấy tờ", "dossiers:declared", "file-certificate", at="jurisdiction")
OUTSIDE = MenuLink("Quyết định nơi khác", "dossiers:outside_decisions", "certificate", at="jurisdiction")
REGISTER = MenuLink("Đăng ký thi đua", "emulation:unit", "pencil", at="organ")
ROLL_CALL = MenuLink("Đăng ký của khối", "emulation:bloc", "clipboard-check", at="organ")
LOADS = MenuLink("Nạp dữ liệu", "dossiers:loads", "cloud-upload", at="jurisdiction")
LOOKUP = MenuLink("Tra cứu", "dossiers:lookup", "book")
LAW = MenuLink("Luật đang áp dụng", "law_desk:law", "scale")
DESK = MenuLink("Nhập văn bản mới", "law_desk:desk", "pencil")
PUBLISHERS = MenuLink("Nơi phát hành gói luật", "law_desk:keys", "shield-check")

ORGANISATION = (UNITS, BLOCS, COUNCILS, RULES, PEOPLE, JURISDICTION)
WAYS: dict[str, tuple[MenuLink, ...]] = {
    Office.UNIT_CLERK: (INBOX, DOSSIERS, REGISTER, UNIT),
    Office.UNIT_HEAD: (INBOX, DOSSIERS, REGISTER, UNIT),
    Office.BLOC_HEAD: (INBOX, DOSSIERS, ROLL_CALL, BLOC),
    Office.BLOC_DEPUTY: (INBOX, DOSSIERS, ROLL_CALL, BLOC),
    Office.BOARD_OFFICER: (
        INBOX,
        DOSSIERS,
        YEAR_TABLE,
        CHECKS,
        OUTSIDE,
        STAFF,
        MEETINGS,
        DECISIONS,
        *ORGANISATION,
        ACCOUNTS,
        MERGERS,
        LOADS,
        JOBS,
    ),
    Office.CHAIR: (INBOX, DECISIONS, DOSSIERS, YEAR_TABLE, *ORGANISATION),
    Office.CLERK: (INBOX, DECISIONS, *ORGANISATION),
    Office.AUDITOR: (
        TRAIL,
        WORDS_ALONE,
        DOSSIERS,
        YEAR_TABLE,
        STAFF,
        MEETINGS,
        DECISIONS,
        *ORGANISATION,
        ACCOUNTS,
        JOBS,
    ),
    Office.JURIST: (INBOX, LAW, DESK, PUBLISHERS),
    Office.COUNCIL_CHAIR: (INBOX, MEETINGS, COUNCIL),
    Office.COUNCIL_VICE_CHAIR: (INBOX, MEETINGS, COUNCIL),
    Office.COUNCIL_SECRETARY: (INBOX, MEETINGS, COUNCIL),
    Office.COUNCIL_MEMBER: (INBOX, MEETINGS, COUNCIL),
}


def menu_of(
    current: CurrentOffice | None, *, path: str = "", has_others: bool = False
) -> list[dict[str, object]]:
    """The entries of the menu in order: label, url, icon, is_current. `has_others`: the reader holds more
    offices than the one worked from."""
    ways = (HOME, *WAYS[current.office], LOOKUP) if current else (HOME, LOOKUP)
    if has_others:
        ways = tuple(INBOX_HERE if way is INBOX else way for way in ways)
    entries = [(way, url) for way in ways if (url := way.address(current))]
    here = max((url for _way, url in entries if _is_here(url, path)), key=len, default="")
    return [
        {"label": way.told(current), "url": url, "icon": way.icon, "is_current": url == here}
        for way, url in entries
    ]


def _is_here(url: str, path: str) -> bool:
    """Whether the page lies at or below the entry; of several such the nearest is marked."""
    return path == url if url == "/" else path.startswith(url)
