"""What a line may not break inside: a date, a number with what it counts, a name, a title.

Such words are tied by no-break spaces, which only the breaking of lines sees: the page has plain spaces.
Between the words of a post, an organ, a place the tie is `LOOSE`: a line breaks there rather than gape.
"""

import re
from collections.abc import Callable, Sequence

from vietnamese.dates import with_long_dates

TIE, LOOSE = "\u00a0", "\u202f"
LEVELS = ("tỉnh", "huyện", "quận", "xã", "phường", "trấn", "phố", "khu")
JOINING = ("các", "của", "và", "do", "tại")
# Words of two syllables that organs and posts write in small letters, so that nothing shows where they end.
PAIRS = {
    *(("nhân", "dân"), ("thi", "đua"), ("khen", "thưởng"), ("cơ", "sở"), ("y", "tế"), ("gia", "đình")),
    *(("thị", "trấn"), ("thị", "xã"), ("thành", "phố"), ("chiến", "binh"), ("biên", "phòng")),
    *(("giao", "dịch"), ("nông", "thôn"), ("dân", "tộc"), ("bán", "trú"), ("nhà", "nước"), ("dân", "sự")),
    *(("xây", "dựng"), ("chính", "sách"), ("quân", "sự"), ("hợp", "tác"), ("tổng", "hợp")),
    *(("tác", "xã"), ("chuyên", "môn"), ("kinh", "tế"), ("đơn", "vị"), ("sự", "nghiệp")),
    *(("danh", "hiệu"), ("tập", "thể"), ("cá", "nhân"), ("lao", "động"), ("tiên", "tiến"), ("đề", "nghị")),
    *(("điều", "kiện"), ("kết", "luận"), ("hồ", "sơ"), ("giữ", "nguyên"), ("quyết", "định")),
}
DATE = r"\bngày \d{1,2} tháng \d{1,2} năm \d{4}\b"
_NOUNS = "đồng|giờ \\d{2}|giờ|trường hợp|tập thể|cá nhân|hộ gia đình|thành viên|người|phiếu"
COUNTED = rf"\b(?:số|năm|ngày|tháng|Điều|khoản|điểm) \d[^ ,;]*|\b\d[\d.]* (?:{_NOUNS})\b"
_FIGURES = re.compile(f"{DATE}|{COUNTED}")
# What a council's members are called and the posts they hold, the words of its name that belong together, the
# list a paper points to.
_TOGETHER = re.compile(
    r"\b(?:Phó )?(?:Chủ tịch|Thư ký|Ủy viên)(?: Thường trực)?(?: Hội đồng)?\b"
    r"|\b(?:Phó )?(?:Tổng )?(?:Giám đốc|Hiệu trưởng|Cục trưởng|Trưởng phòng|Trưởng ban|Trưởng Công an)\b"
    r"|\b(?:Phó )?(?:Bí thư|Chánh Văn phòng|Chánh Thanh tra|Chỉ huy trưởng)\b|\bChuyên viên\b"
    r"|\bTHI ĐUA [-–] KHEN THƯỞNG\b|\bHội đồng\b|\bThi đua\b|\bKhen thưởng\b|\bdanh sách kèm theo\b"
)
_LETTERS = map(chr, (*range(0x41, 0x250), *range(0x1E00, 0x1F00)))
_CAPITAL = f"[{''.join(letter for letter in _LETTERS if letter.isupper())}]"
_POST = r"(?:Phó )?(?:Chủ tịch|Giám đốc|Trưởng ban)"
_BODY = "Ủy ban nhân dân|Hội đồng nhân dân|Hội đồng Thi đua - Khen thưởng"
_KIND_OF_PLACE = r"\b(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)\b"
_PLACE = rf"(?:cấp )?{_KIND_OF_PLACE}(?: {_CAPITAL}\w*)*"
# A place has at most four syllables; what follows one without a comma is another name.
_NAMED_PLACE = re.compile(rf"{_KIND_OF_PLACE}(?: {_CAPITAL}\w*){{1,4}}")
_ORGAN = re.compile(rf"(?:{_POST} )?(?:{_BODY})(?: {_PLACE})?|Thủ tướng Chính phủ".replace(" ", "[ \u00a0]"))


def tied(text: str) -> str:
    """The words of one name or title, tied to each other."""
    return text.replace(" ", TIE)


def tied_in(text: str, phrases: Sequence[str] = ()) -> str:
    """The text with its days (spelled one way), numbers, posts, places and `phrases` tied; the longest phrase
    wins."""
    text = with_long_dates(text)
    for phrase in sorted(phrases, key=len, reverse=True):
        text = text.replace(phrase, tied(phrase))
    text = _TOGETHER.sub(lambda found: tied_words(found[0]).replace(" ", LOOSE), text)
    text = _NAMED_PLACE.sub(lambda found: tied(found[0]).replace(TIE, LOOSE, 1), text)
    return _FIGURES.sub(lambda found: tied(found[0]), text)


def tied_parts(text: str) -> str:
    """What stands between commas, each tied: "Phó Giám đốc, | Sở Giáo dục và Đào tạo"."""
    return ", ".join(map(tied, text.split(", ")))


def tied_words(text: str) -> str:
    """The names of organs and posts in a heading or a cell, which break between their words and never inside
    one: "Ủy ban | nhân dân | xã Trường Hà"."""
    words = text.split(" ")
    bound = words[:1]
    for at, word in enumerate(words[1:], start=1):
        after = words[at + 1] if at + 1 < len(words) else ""
        bound.append((TIE if _is_one_word(words[at - 1], word, after) else " ") + word)
    return "".join(bound)


def tied_organs(text: str, *, fits: Callable[[str], bool]) -> str:
    """The name of each organ of power in a heading as one where it `fits` on a line, its head before it and
    its place behind it: "Về việc tặng Bằng khen của | Chủ tịch Ủy ban nhân dân tỉnh | năm 2025"."""
    return _ORGAN.sub(lambda found: tied(found[0]) if fits(found[0]) else found[0], text)


def _is_one_word(before: str, word: str, after: str) -> bool:
    """Whether two syllables side by side belong together; `after` is the one that follows them."""
    if not (before[-1:].isalnum() and word[:1].isalnum()):
        return False
    first, second = before.lower(), word.lower()
    if (first, second) in PAIRS or first in JOINING:
        return True
    if word[0].isupper():
        return before[0].isupper() or first in LEVELS
    begins_another = (second, after.lower().rstrip(",;.:)")) in PAIRS
    return before[0].isupper() and not begins_another and second not in (*JOINING, *LEVELS)
