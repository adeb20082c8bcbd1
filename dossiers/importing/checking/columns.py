"""The three lists of the template: their sheets and columns, by one key each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import Any

from law.awards import ELSEWHERE, FORMS, TITLES, Award
from vietnamese.text import fold


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """`kind` is text, date, count, year, choice, award or ground; `choices` maps folded words to the stored
    value. A column that `may_be_absent` is new: lists made before it go on. A day lies in the past, a
    year is none after today's, but where it `may_be_coming`: then any day, or the next year."""

    key: str
    heading: str
    kind: str = "text"
    width: int = 16
    longest: int = 200
    is_required: bool = False
    may_be_absent: bool = False
    may_be_coming: bool = False
    hint: str = ""
    choices: Mapping[str, str] = field(default_factory=dict)
    shown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """One sheet: `kind` is the kind of recipient; `noun` what a row of it is called."""

    sheet: str
    kind: str
    noun: str
    columns: tuple[SheetColumn, ...]

    def column(self, key: str) -> SheetColumn | None:
        return next((column for column in self.columns if column.key == key), None)


SEXES = {"nam": "male", "nữ": "female"}
RATINGS = {
    "hoàn thành xuất sắc nhiệm vụ": "HTXSNV",
    "hoàn thành tốt nhiệm vụ": "HTTNV",
    "hoàn thành nhiệm vụ": "HTNV",
    "không hoàn thành nhiệm vụ": "KHTNV",
}
POSITIONS = {
    "lãnh đạo cấp bộ, tỉnh trở lên": "province_leader",
    "lãnh đạo cấp vụ, sở": "department_leader",
    "doanh nhân": "entrepreneur",
    "lãnh đạo khác từ phó phòng trở lên": "other_leader",
    "người trực tiếp công tác, lao động": "direct_worker",
}
LEVELS = {"cơ sở": "cơ sở", "tỉnh": "tỉnh", "toàn quốc": "toàn quốc"}


def _choices(words: Mapping[str, str], *, also_codes: bool = False) -> Mapping[str, str]:
    known = {fold(word): value for word, value in words.items()}
    if also_codes:
        known |= {fold(value): value for value in words.values()}
    return MappingProxyType(known)


def chosen(key: str, heading: str, words: Mapping[str, str], **more: Any) -> SheetColumn:
    """A column whose cells hold one of these words; the stored value is what the word stands for."""
    shown = tuple(word[:1].upper() + word[1:] for word in words)
    choices = _choices(words, also_codes=key == "rating")
    return SheetColumn(key, heading, "choice", choices=choices, shown=shown, **more)


ORDINAL = SheetColumn("ordinal", "STT", width=6)
TITLE = SheetColumn(
    "title", "Danh hiệu thi đua", "award", 30, hint="Chọn trong danh sách; để trống nếu đề nghị khen thưởng."
)
FORM = SheetColumn(
    "form", "Hình thức khen thưởng", "award", 30, hint="Chọn trong danh sách; để trống nếu đề nghị danh hiệu."
)
ACHIEVEMENT = SheetColumn("achievement", "Tóm tắt thành tích", width=60, longest=1000)
GROUND = SheetColumn(
    "ground",
    "Tiêu chuẩn xét",
    "ground",
    60,
    may_be_absent=True,
    hint="Khi luật nêu nhiều tiêu chuẩn mà chỉ cần đạt một; để trống nếu không nêu riêng.",
)
RATING = chosen("rating", "Xếp loại trong năm", RATINGS, width=30)
CODE = SheetColumn(
    "staff_code",
    "Mã cán bộ",
    width=14,
    longest=40,
    hint="Giữ nguyên mã đã có; người chưa có mã thì để trống.",
)

PERSONS = Listing(
    "Cá nhân",
    "individual",
    "cá nhân",
    (
        ORDINAL,
        CODE,
        SheetColumn("name", "Họ và tên", width=28, longest=300, is_required=True),
        chosen("sex", "Giới tính", SEXES, width=10, is_required=True),
        SheetColumn(
            "birth_on", "Ngày sinh", "date", 13, is_required=True, hint="Ngày/tháng/năm, ví dụ 05/01/1980."
        ),
        SheetColumn("post", "Chức vụ", width=26),
        chosen("position", "Nhóm chức vụ", POSITIONS, width=32),
        TITLE,
        FORM,
        RATING,
        SheetColumn("initiative_code", "Mã sáng kiến", width=14, longest=40),
        SheetColumn("initiative_title", "Tên sáng kiến", width=40, longest=500),
        chosen("initiative_level", "Cấp công nhận sáng kiến", LEVELS, width=14),
        SheetColumn("initiative_number", "Số quyết định công nhận", width=18, longest=60),
        SheetColumn("initiative_on", "Ngày công nhận", "date", 13),
        ACHIEVEMENT,
        GROUND,
    ),
)
COLLECTIVES = Listing(
    "Tập thể",
    "collective",
    "tập thể",
    (
        ORDINAL,
        SheetColumn("staff_code", "Mã tập thể", width=14, longest=40),
        SheetColumn("name", "Tên tập thể", width=40, longest=300, is_required=True),
        TITLE,
        FORM,
        RATING,
        SheetColumn("people", "Tổng số người", "count", 10),
        SheetColumn("women", "Số nữ", "count", 10),
        SheetColumn("advanced_workers", "Số Lao động tiên tiến", "count", 12),
        SheetColumn("grassroots_fighters", "Số Chiến sĩ thi đua cơ sở", "count", 12),
        SheetColumn("completed", "Số hoàn thành nhiệm vụ", "count", 12),
        SheetColumn("warned_or_worse", "Số bị kỷ luật từ cảnh cáo trở lên", "count", 14),
        ACHIEVEMENT,
        GROUND,
    ),
)
HOUSEHOLDS = Listing(
    "Hộ gia đình",
    "household",
    "hộ gia đình",
    (
        ORDINAL,
        SheetColumn("staff_code", "Mã hộ", width=14, longest=40),
        SheetColumn("name", "Họ tên chủ hộ", width=40, longest=300, is_required=True),
        TITLE,
        FORM,
        ACHIEVEMENT,
    ),
)
LISTINGS = (PERSONS, COLLECTIVES, HOUSEHOLDS)
COUNTS = tuple(column.key for column in COLLECTIVES.columns if column.kind == "count")


def awards_of_column(key: str, *, held: bool = False) -> list[Award]:
    """What stands in the list of a column, of titles or of forms; of what somebody `held` also what is given
    elsewhere."""
    own = list((TITLES if key == "title" else FORMS).values())
    others = ELSEWHERE.values() if held else ()
    return own + [each for each in others if each.is_title == (key == "title")]


@cache
def awards_by_word(*, held: bool = False) -> Mapping[str, Award]:
    """Every award of both columns by its folded code, name and short name."""
    both = [*awards_of_column("title", held=held), *awards_of_column("form", held=held)]
    return MappingProxyType({fold(word): a for a in both for word in (a.code, a.name, a.short)})
