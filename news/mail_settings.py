"""Whether this installation sends mail: off until its settings are whole."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email


def is_on() -> bool:
    return bool(settings.EMAIL_HOST) and not list(half_set())


def half_set() -> Iterator[str]:
    """What is missing or wrong, in Vietnamese with the name of the variable; nothing where nothing is set."""
    told = (settings.EMAIL_HOST, settings.VINHDANH_MAIL_FROM, settings.EMAIL_HOST_USER)
    if not any(told):
        return
    if not settings.EMAIL_HOST:
        yield "EMAIL_HOST (máy chủ gửi thư) chưa đặt"
    if not _is_address(settings.VINHDANH_MAIL_FROM):
        yield "EMAIL_FROM (địa chỉ người gửi) chưa đặt hoặc không phải địa chỉ thư"
    site = urlsplit(settings.VINHDANH_SITE_ADDRESS)
    if site.scheme not in ("http", "https") or not site.hostname or site.path or site.query:
        yield "SITE_ADDRESS (địa chỉ của chương trình, như https://khenthuong.example.vn) chưa đặt hoặc sai"
    if bool(settings.EMAIL_HOST_USER) != bool(settings.EMAIL_HOST_PASSWORD):
        yield "EMAIL_USER và EMAIL_PASSWORD phải đặt cả hai, hoặc không đặt"
    if settings.EMAIL_USE_TLS and settings.EMAIL_USE_SSL:
        yield "EMAIL_SECURITY phải là starttls, ssl hoặc none"
    if not 0 < settings.EMAIL_PORT < 65536:
        yield "EMAIL_PORT phải là một số cổng"
    if not 0 <= settings.VINHDANH_MAIL_HOUR <= 23:
        yield "MAIL_HOUR (giờ gửi thư tổng hợp) phải từ 0 đến 23"


def mail_faults() -> Iterator[tuple[int, str, str]]:
    """Half a configuration as one fault of the site's checks: its number, in Vietnamese, in English."""
    if wrong := "; ".join(half_set()):
        yield (
            18,
            f"Thư điện tử cấu hình dở dang: {wrong}.",
            "Mail is half configured: set EMAIL_HOST, EMAIL_FROM and SITE_ADDRESS, or none of them.",
        )


def site_address(path: str) -> str:
    """The page as a link of a letter; it asks for sign-in like any other."""
    return f"{settings.VINHDANH_SITE_ADDRESS}{path}"


def _is_address(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True
