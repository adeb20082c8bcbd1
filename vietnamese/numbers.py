"""Numbers as Vietnamese officials write and read them: dots for thousands, a decimal comma, words."""

import re
from decimal import Decimal

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_SCALES = ("", " nghìn", " triệu")
_GROUPED = re.compile(r"[+-]?(\d{1,3}(\.\d{3})+|\d{1,3}( \d{3})+|\d+)(,\d+)?")


def grouped(n: int) -> str:
    """1490000 -> "1.490.000"."""
    return f"{n:,}".replace(",", ".")


def two_digits(n: int) -> str:
    """At least two digits, as counts stand in official paper: 1 -> "01"; 120 stays "120"."""
    return f"{n:02}"


def counted(n: int) -> str:
    """A count on screen, at least two digits, dots for thousands: "05", "1.478"."""
    return grouped(n) if n > 99 else two_digits(n)


def percent(part: int, *, of: int) -> str:
    """A share in percent, rounded to two places: 12 of 16 is "75", 11 of 13 "84,62", 12 of 13 "92,31". Never
    rounded up to a whole percent that it did not reach: thresholds are whole."""
    if not of:
        return "0"
    hundredths = (part * 20_000 + of) // (2 * of)
    if hundredths % 100 == 0 and hundredths * of > part * 10_000:
        hundredths -= 1
    whole, rest = divmod(hundredths, 100)
    return f"{whole},{rest:02d}" if rest else str(whole)


def in_words(n: int) -> str:
    """The number read aloud in lower case: 21 -> "hai mươi mốt", 1005 -> "một nghìn không trăm linh năm"."""
    if n < 0:
        return f"âm {in_words(-n)}"
    return _read(n, full=False) or _DIGITS[0]


def money_in_words(n: int) -> str:
    """Whole đồng in words for paper, first letter capital: "Một triệu … đồng"."""
    words = f"{in_words(n)} đồng"
    return words[0].upper() + words[1:]


def parse_number(text: str) -> int | Decimal:
    """Reads "1.490.000", "1 490 000", "1490000" (int) and "12,5" (Decimal); ValueError in Vietnamese else."""
    plain = " ".join(text.split())
    if not _GROUPED.fullmatch(plain):
        raise ValueError(
            f"“{text}” không phải là số viết theo cách của Việt Nam. "
            "Dùng dấu chấm để tách hàng nghìn và dấu phẩy cho phần thập phân, ví dụ 1.490.000 hoặc 12,5."
        )
    number = plain.replace(".", "").replace(" ", "").replace(",", ".")
    return Decimal(number) if "." in number else int(number)


def _read(n: int, *, full: bool) -> str:
    """`full` reads missing hundreds too, since a higher group was read before."""
    if n >= 1_000_000_000:
        billions, rest = divmod(n, 1_000_000_000)
        return _joined(f"{_read(billions, full=full)} tỷ", _read(rest, full=True))
    parts: list[str] = []
    for power in (2, 1, 0):
        group = n // 1000**power % 1000
        if group:
            parts.append(_group(group, full=full or bool(parts)) + _SCALES[power])
    return _joined(*parts)


def _group(n: int, *, full: bool) -> str:
    hundreds, rest = divmod(n, 100)
    before = f"{_DIGITS[hundreds]} trăm" if hundreds or full else ""
    return _joined(before, _below_hundred(rest, after_hundreds=bool(before)))


def _below_hundred(n: int, *, after_hundreds: bool) -> str:
    tens, ones = divmod(n, 10)
    if not tens:
        return _joined("linh" if after_hundreds and ones else "", _DIGITS[ones] if ones else "")
    if tens == 1:
        return _joined("mười", "lăm" if ones == 5 else _DIGITS[ones] if ones else "")
    last = {0: "", 1: "mốt", 4: "tư", 5: "lăm"}.get(ones, _DIGITS[ones])
    return _joined(f"{_DIGITS[tens]} mươi", last)


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)
