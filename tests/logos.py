"""Logos as offices hand them in, and as the program keeps them."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from os import urandom
from typing import Any

from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from roles.founding.office_logos import LogoImage, set_logo
from roles.models import Jurisdiction, OfficeLogo

WIDE = (400, 200)


def drawn(
    colour: str = "red", *, kind: str = "PNG", size: tuple[int, int] = WIDE, mode: str = "RGB"
) -> bytes:
    written = BytesIO()
    Image.new(mode, size, colour).save(written, kind)
    return written.getvalue()


def grainy(size: tuple[int, int]) -> bytes:
    """What no compression makes small."""
    written = BytesIO()
    Image.frombytes("RGB", size, urandom(size[0] * size[1] * 3)).save(written, "JPEG", quality=60)
    return written.getvalue()


def logo_file(content: bytes, *, name: str = "bieu-trung.png") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="image/png")


def logo_of(place: Jurisdiction, colour: str = "red", *, by: User, on: date, seen: str = "") -> OfficeLogo:
    image = LogoImage(png=drawn(colour, size=(320, 160)), width=320, height=160)
    return set_logo(image, jurisdiction=place, seen=seen, by=by, on=on)


def opened(response: Any) -> Image.Image:
    return Image.open(BytesIO(response.content))
