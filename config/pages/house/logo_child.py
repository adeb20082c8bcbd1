"""What the limited child does with a logo: decodes it, makes it small and writes it anew as a PNG.

What is written holds the image alone: no text, profile or place where a camera stood. Knows no Django.
"""

from __future__ import annotations

import json
import warnings
from base64 import b64encode
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps

from dossiers.uploads.child_process import ChildLimits

LIMITS = ChildLimits(memory=300 * 1024 * 1024, cpu_seconds=10, output=1024 * 1024)
FORMATS = ("PNG", "JPEG")
# Four times what a screen of two points a pixel shows in the masthead, 36 points high; a long one may be
# three times as wide as high there.
HIGHEST, WIDEST = 160, 480
LEAST = 32
# Pixels that the head of the file tells of, asked before one is decoded: more is no logo but a bomb.
MOST_PIXELS = 25_000_000
# Of a row of the database that each page asks for; 256 colours of the largest image take 77 KB.
LARGEST_KEPT = 100 * 1024

# The readers of images are loaded once, before any file is seen.
Image.preinit()


class LogoRefused(ValueError):
    """What is wrong and how to mend it, in Vietnamese."""


def look(path: Path) -> str:
    """{"png": base64, "width": …, "height": …} or {"refused": "…"}."""
    try:
        image = _small(path)
    except LogoRefused as refused:
        return json.dumps({"refused": str(refused)})
    png = b64encode(_written(image)).decode()
    return json.dumps({"png": png, "width": image.width, "height": image.height})


def _small(path: Path) -> Image.Image:
    """Pillow names no common base for what a broken image may raise."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(path, formats=FORMATS) as found:
                _refuse_size(found)
                image = ImageOps.exif_transpose(found).convert("RGBA")
    except (LogoRefused, MemoryError):
        raise
    except Exception as fault:
        raise LogoRefused("Tệp không phải ảnh PNG hay JPEG, hoặc ảnh bị hỏng. Chọn ảnh khác.") from fault
    image.thumbnail((WIDEST, HIGHEST), Image.Resampling.LANCZOS)
    return image


def _refuse_size(image: Image.Image) -> None:
    if image.width * image.height > MOST_PIXELS:
        raise LogoRefused("Ảnh có quá nhiều điểm ảnh. Thu nhỏ ảnh rồi chọn lại.")
    if min(image.size) < LEAST:
        raise LogoRefused(f"Ảnh nhỏ quá, mỗi chiều cần ít nhất {LEAST} điểm ảnh. Chọn ảnh rõ hơn.")
    if max(image.size) > min(image.size) * (WIDEST // HIGHEST) * 2:
        raise LogoRefused("Ảnh dài quá so với bề ngang của nó. Cắt bớt lề hoặc chọn ảnh gọn hơn.")


def _written(image: Image.Image) -> bytes:
    """In 256 colours where all of them would be too much."""
    png = _png(image)
    if len(png) <= LARGEST_KEPT:
        return png
    return _png(image.quantize(256, Image.Quantize.FASTOCTREE))


def _png(image: Image.Image) -> bytes:
    image.info.clear()
    written = BytesIO()
    image.save(written, "PNG", optimize=True)
    return written.getvalue()
