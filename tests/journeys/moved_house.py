"""What a province of five communes and five hundred people brings: its sheets, in the order of moving in."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

Rows = list[dict[str, Any]]
COMMUNES = ("Sóc Hà", "Trường Hà", "Hạnh Phúc", "Lũng Nặm", "Thanh Long")
PEOPLE, YEARS = 500, (2023, 2024, 2025)
FIGHTER = "Nông Thị Hoa"
PAPER = {"paper_number": "15/QĐ-UBND", "paper_on": date(2026, 1, 5), "paper_by": "UBND tỉnh Cao Bằng"}
SURNAMES = ("Nông", "Hoàng", "Bế", "Lý", "Đàm", "Lục", "Triệu", "Ma", "Hà", "Vi")
MIDDLE = ("Văn", "Minh", "Đức", "Quang", "Thanh")
GIVEN = ("An", "Bình", "Cường", "Dũng", "Giang", "Hải", "Khánh", "Long", "Nam", "Phúc")


class Sheet(NamedTuple):
    """`code` is its kind's; `stored` is what the page says of it in the end."""

    code: str
    title: str
    rows: Rows
    stored: str


def unit(commune: str) -> str:
    return f"UBND xã {commune}"


def organisation() -> Rows:
    paper = "Nghị quyết 1657/NQ-UBTVQH15 ngày 16/06/2025"
    typed = {"level": "Cấp xã", "since": date(2025, 7, 1), "instrument": paper}
    return [
        {"code": f"X{n}", "name": unit(name), "place": name, **typed} for n, name in enumerate(COMMUNES, 1)
    ]


def bloc() -> Rows:
    """All communes in one, led by the last two, so that the first is reviewed by others."""
    roles = ("", "", "", "Khối phó, cụm phó", "Khối trưởng, cụm trưởng")
    of = {"code": "K01", "name": "Khối các xã", "year": 2026} | PAPER
    return [of | {"unit_code": f"X{n}", "role": role} for n, role in enumerate(roles, 1)]


def offices() -> Rows:
    """Of each commune a chairperson, who hands in, and who prepares it."""
    clerk = "Cán bộ làm công tác thi đua của đơn vị"
    held = (("ct", "Thủ trưởng đơn vị", "Chủ tịch"), ("cb", clerk, "Công chức"))
    return [
        {
            "username": f"{short}.xa.{n}",
            "full_name": f"{SURNAMES[n + place]} {MIDDLE[n % 5]} {GIVEN[n]}",
            "office": office,
            "organ_code": f"X{n}",
            "post": post,
            "since": date(2026, 1, 10),
            **PAPER,
        }
        for n in range(1, len(COMMUNES) + 1)
        for place, (short, office, post) in enumerate(held)
    ]


def whose(n: int) -> dict[str, Any]:
    """The `n`th of the five hundred, as each sheet names him."""
    name = f"{SURNAMES[n // 50]} {MIDDLE[n // 10 % 5]} {GIVEN[n % 10]}" if n else FIGHTER
    return {"name": name, "staff_code": f"CB{n:03d}", "unit": unit(COMMUNES[n % len(COMMUNES)])}


def people() -> Rows:
    """The first, of the first commune, is she whom it will propose."""
    known = {"post": "Công chức", "position": "Người trực tiếp công tác, lao động"}
    return [
        whose(n) | known | {"sex": "Nam" if n else "Nữ", "birth_on": date(1980, 1 + n % 12, 1 + n % 28)}
        for n in range(PEOPLE)
    ]


def titles() -> Rows:
    """Everybody's LĐTT of three years, and her CSTĐCS of each of them."""
    return [
        whose(n)
        | {
            "title": title,
            "year": year,
            "decision_number": f"{number}/QĐ-UBND",
            "decision_on": date(year, 12, 20),
            "decided_by": unit(COMMUNES[n % len(COMMUNES)]),
        }
        for year in YEARS
        for number, title, those in ((12, "Lao động tiên tiến", PEOPLE), (13, "Chiến sĩ thi đua cơ sở", 1))
        for n in range(those)
    ]


def ratings() -> Rows:
    level = "Hoàn thành xuất sắc nhiệm vụ"
    return [whose(0) | {"year": year, "rating": level} for year in YEARS]


def initiatives() -> Rows:
    return [
        whose(0)
        | {
            "code": f"SK{year}",
            "title": f"Giải quyết thủ tục tại nhà cho người già, đợt {year}",
            "level": "Tỉnh",
            "year": year,
            "decision_number": f"{year}/QĐ-UBND",
            "decision_on": date(year, 11, 20),
        }
        for year in YEARS
    ]


SHEETS = (
    Sheet("don-vi", "Cây đơn vị", organisation(), "Đã ghi 5 đơn vị"),
    Sheet("khoi-cum", "Khối, cụm thi đua", bloc(), "Đã ghi 5 "),
    Sheet("phan-cong", "Phân công", offices(), "Đã ghi 10 "),
    Sheet("can-bo", "Cán bộ, tập thể, hộ gia đình của các đơn vị", people(), "Đã ghi 500 người, tập thể"),
    Sheet("danh-hieu", "Danh hiệu, hình thức đã được tặng", titles(), "Đã ghi 1.503 danh hiệu"),
    Sheet("xep-loai", "Xếp loại hằng năm", ratings(), "Đã ghi 3 "),
    Sheet("sang-kien", "Sáng kiến, đề tài đã được công nhận", initiatives(), "Đã ghi 3 "),
)
