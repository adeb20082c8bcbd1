"""Invented people, the same at every playing: name, sex, ethnic group, birth date, post. Nobody is real."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

_FAMILIES = (
    ("Nông", "Tày"),
    ("Hoàng", "Tày"),
    ("Bế", "Tày"),
    ("Đàm", "Tày"),
    ("Lý", "Nùng"),
    ("Vương", "Nùng"),
    ("Triệu", "Nùng"),
    ("Lục", "Nùng"),
    ("Hà", "Tày"),
    ("Mã", "Tày"),
    ("Sầm", "Nùng"),
    ("Lương", "Tày"),
    ("Hứa", "Nùng"),
    ("Tô", "Tày"),
    ("Long", "Nùng"),
    ("Đặng", "Dao"),
    ("Bàn", "Dao"),
    ("Phùng", "Dao"),
    ("Thào", "Mông"),
    ("Vàng", "Mông"),
    ("Giàng", "Mông"),
    ("Dương", "Mông"),
    ("Nguyễn", "Kinh"),
    ("Trần", "Kinh"),
    ("Phạm", "Kinh"),
)
_WOMEN = (
    "Hạnh",
    "Duyên",
    "Yến",
    "Hoa",
    "Xuân",
    "Thủy",
    "Quỳnh",
    "Ngần",
    "Thảo",
    "Ửng",
    "Nhình",
    "Phượng",
    "Thơm",
    "Huệ",
    "Ánh",
    "Bích",
    "Đào",
    "Khuyên",
    "Liễu",
)
_MEN = (
    "Kiên",
    "Bình",
    "Tú",
    "Chẩn",
    "Đức",
    "Lợi",
    "Hùng",
    "Khánh",
    "Thắng",
    "Quyết",
    "Tài",
    "Pảo",
    "Đằng",
    "Vinh",
    "Ích",
    "Nghiệp",
    "Sinh",
    "Ước",
    "Dũng",
    "Tuấn",
    "Giáp",
    "Khoa",
    "Việt",
)
# Names that are hard on fonts and alphabetical order; each heads somebody's staff list.
_HARD = (
    ("Đặng Mùi Phin", "female", "Dao"),
    ("Thào A Sùng", "male", "Mông"),
    ("Nông Ích Đằng", "male", "Tày"),
    ("Lò Thị Ửng", "female", "Lô Lô"),
    ("Bế Ngọc Thuỷ", "female", "Tày"),
    ("Hoàng Đỗ Quỳnh Như", "female", "Tày"),
)
_POSTS = {
    "commune": ("Chủ tịch", "Phó Chủ tịch", "Công chức Văn hóa - Xã hội", "Công chức Văn phòng - Thống kê"),
    "school": ("Hiệu trưởng", "Phó Hiệu trưởng", "Tổ trưởng chuyên môn", "Giáo viên"),
    "station": ("Trạm trưởng", "Y sĩ", "Điều dưỡng viên", "Hộ sinh viên"),
    "enterprise": ("Giám đốc", "Phó Giám đốc", "Kế toán", "Người lao động"),
    "office": ("Thủ trưởng", "Phó Thủ trưởng", "Chuyên viên", "Nhân viên"),
    "department": ("Giám đốc", "Phó Giám đốc", "Chuyên viên", "Nhân viên"),
}


@dataclass(frozen=True, slots=True)
class InventedPerson:
    """One member of a unit's staff; `code` is unique in the unit."""

    code: str
    name: str
    sex: str
    ethnicity: str
    birth_on: date
    post: str
    position: str

    @property
    def facts(self) -> dict[str, object]:
        """The columns of a recipient."""
        return {
            "kind": "individual",
            "name": self.name,
            "staff_code": self.code,
            "sex": self.sex,
            "ethnicity": self.ethnicity,
            "birth_on": self.birth_on,
            "post": self.post,
            "position": self.position,
            "joined_on": date(self.birth_on.year + 23, 9, 1),
            "is_illustrative": True,
        }


def invented_staff(number: int, *, code: str, kind: str, size: int) -> list[InventedPerson]:
    """The `size` people of unit `number` (0, 1, …); `kind` is one of commune, school, station, …"""
    return [_person(number, place, code=code, kind=kind) for place in range(size)]


def invented_name(seed: int) -> tuple[str, str, str]:
    """Name, sex and ethnic group."""
    family, group = _FAMILIES[(seed * 7 + seed // 25) % len(_FAMILIES)]
    if seed % 2:
        middle = "Mùi" if group == "Dao" else "Thị"
        return f"{family} {middle} {_WOMEN[(seed // 2) % len(_WOMEN)]}", "female", group
    middle = "A" if group == "Mông" else "Văn"
    return f"{family} {middle} {_MEN[(seed // 2) % len(_MEN)]}", "male", group


def _person(number: int, place: int, *, code: str, kind: str) -> InventedPerson:
    seed = number * 17 + place * 5 + place * place
    name, sex, group = invented_name(seed)
    if place == 4 and number < 2 * len(_HARD):
        name, sex, group = _HARD[number % len(_HARD)]
    posts = _POSTS[kind]
    leads = "entrepreneur" if kind == "enterprise" else "other_leader"
    return InventedPerson(
        code=f"{code}-{place + 1:02d}",
        name=name,
        sex=sex,
        ethnicity=group,
        birth_on=date(1964 + seed % 31, 1 + seed % 12, 1 + seed * 3 % 28),
        post=posts[min(place, len(posts) - 1)],
        position=leads if place < 2 else "direct_worker",
    )
