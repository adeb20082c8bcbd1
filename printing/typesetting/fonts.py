"""The four faces a paper is set in, measured and registered with reportlab.

Times New Roman may not be shipped: Liberation Serif has its widths; a site may name its own folder.
"""

import hashlib
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

SHIPPED = Path(__file__).with_name("fonts")
VIETNAMESE = (
    "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ"
    "0123456789.,;:/()%“”–"
)


class FontMissing(ValueError):
    """The folder lacks a face, or a face lacks Vietnamese letters."""


class LetterMissing(ValueError):
    """A text holds a sign that the typeface can't draw."""


@dataclass(frozen=True, eq=False)
class Face:
    """One of the four styles, under the name reportlab knows it by; each is one object of its typeface."""

    name: str

    @cached_property
    def _metrics(self) -> Any:
        return pdfmetrics.getFont(self.name).face

    @cached_property
    def ascent(self) -> float:
        """Height of the letters above the baseline, per point of size."""
        return float(self._metrics.ascent) / 1000

    @cached_property
    def width_of_space(self) -> float:
        return self.unit_width(" ")

    @lru_cache(maxsize=100_000)  # noqa: B019 - faces are few and live as long as the process
    def unit_width(self, text: str) -> float:
        """Width of a word at size 1; raises LetterMissing and names the sign."""
        widths = self._metrics.charWidths
        try:
            return sum(widths[ord(letter)] for letter in text) / 1000
        except KeyError:
            lacking = sorted({letter for letter in text if ord(letter) not in widths})
            raise LetterMissing(
                f"Không in được ký tự {', '.join(f'“{sign}” (U+{ord(sign):04X})' for sign in lacking)} "
                f"trong “{text}”. Hãy sửa lại chữ này trong hồ sơ rồi in lại."
            ) from None


@dataclass(frozen=True)
class Typeface:
    """Upright, bold, italic and bold italic of one family."""

    upright: Face
    bold: Face
    italic: Face
    bold_italic: Face

    def face(self, *, bold: bool, italic: bool) -> Face:
        if bold:
            return self.bold_italic if italic else self.bold
        return self.italic if italic else self.upright


@lru_cache(maxsize=8)
def typeface(folder: Path = SHIPPED) -> Typeface:
    """Register the four TTF faces of a folder; raises FontMissing if one is absent or lacks letters."""
    found: dict[tuple[bool, bool], Face] = {}
    mark = hashlib.sha256(str(folder).encode()).hexdigest()[:8]
    for path in sorted(folder.glob("*.[tT][tT][fF]")):
        style, face = _register(path, mark=mark)
        found.setdefault(style, face)
    styles = {
        (False, False): "đứng",
        (True, False): "đậm",
        (False, True): "nghiêng",
        (True, True): "đậm nghiêng",
    }
    lacking = [label for style, label in styles.items() if style not in found]
    if lacking:
        raise FontMissing(
            f"Thư mục phông chữ {folder} thiếu kiểu {', '.join(lacking)}. "
            "Hãy chép đủ bốn tệp .ttf của phông Times New Roman hoặc tương đương."
        )
    return Typeface(*(found[style] for style in styles))


def _register(path: Path, *, mark: str) -> tuple[tuple[bool, bool], Face]:
    name = f"{path.stem}-{mark}"
    try:
        font = TTFont(name, str(path))
    except TTFError as fault:
        raise FontMissing(f"Không đọc được tệp phông {path.name}: {fault}") from fault
    lacking = [
        letter for letter in VIETNAMESE + VIETNAMESE.upper() if ord(letter) not in font.face.charWidths
    ]
    if lacking:
        raise FontMissing(f"Phông {path.name} thiếu chữ tiếng Việt: {''.join(lacking[:12])}…")
    pdfmetrics.registerFont(font)
    style = font.face.name.decode("latin-1").lower()
    return ("bold" in style, "italic" in style or "oblique" in style), Face(name)
