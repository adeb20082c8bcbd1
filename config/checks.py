"""What a real site must not go on the air with. Each fault says in two languages what is wrong."""

import base64
import binascii
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from ipaddress import ip_network
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from config.pages.door_settings.account_faults import account_faults
from config.settings import local
from law.packs.signed_folder.publisher_keys import BadKey, read_private_key
from news.mail_settings import mail_faults

SHORTEST_KEY = 50
# As many bytes as the digest it keys.
SHORTEST_SEAL_KEY = 32
SWITCH_WORDS = frozenset({"", "0", "false", "no", "off", "1", "true", "yes", "on"})
# Bits of the prefix, by version of the address.
WIDEST_NETWORK = {4: 16, 6: 48}


@register("site")
def site_faults(app_configs: Sequence[Any] | None = None, **_given: Any) -> list[CheckMessage]:
    """All faults at once; none on a machine that does not claim to be a real site."""
    if not getattr(settings, "VINHDANH_PRODUCTION", False):
        return []
    told = (
        _keys(),
        _law_key(),
        _switches(),
        _hosts(),
        _database(),
        _storage(),
        _visitors(),
        _limits(),
        _days(),
        (_fault(*words) for words in account_faults()),
        (_fault(*words) for words in mail_faults()),
    )
    return [fault for each in told for fault in each]


def _keys() -> Iterator[CheckMessage]:
    key = settings.SECRET_KEY
    if len(key) < SHORTEST_KEY or len(set(key)) < 10 or key == local.SECRET_KEY or key.startswith("django-"):
        yield _fault(
            1,
            "SECRET_KEY chưa đặt, quá ngắn hoặc là khóa mặc định; cần ít nhất 50 ký tự ngẫu nhiên.",
            "SECRET_KEY is missing, short or a default; it needs at least 50 random characters.",
        )
    if _seal_key_length() < SHORTEST_SEAL_KEY:
        yield _fault(
            2,
            "SEAL_KEY (khóa niêm phong nhật ký) chưa đặt hoặc không đủ 32 byte viết theo base64.",
            "SEAL_KEY, which seals the trail and is kept outside the database, must be 32 bytes in base64.",
        )


def _law_key() -> Iterator[CheckMessage]:
    """Only where the desk that writes law packs is used: whoever names no key is told so at the desk."""
    name = settings.VINHDANH_LAW_KEY_FILE
    if name:
        try:
            read_private_key(Path(name))
        except BadKey as fault:
            yield _fault(
                14,
                f"LAW_KEY_FILE (khóa ký gói luật): {fault}",
                "LAW_KEY_FILE names no private key that signs law packs; make one with manage.py law key.",
            )


def _switches() -> Iterator[CheckMessage]:
    for number, name in ((3, "DEBUG"), (4, "VINHDANH_DEMO"), (5, "VINHDANH_STORY_CLOCK")):
        if getattr(settings, name):
            yield _fault(
                number,
                f"{name} đang bật; máy chủ thật không được chạy với {name}.",
                f"{name} is on; a real site must not run with it. Unset the variable.",
            )


def _hosts() -> Iterator[CheckMessage]:
    if not settings.ALLOWED_HOSTS or "*" in settings.ALLOWED_HOSTS:
        yield _fault(
            6,
            "ALLOWED_HOSTS chưa nêu tên miền của trang (hoặc nhận mọi tên miền).",
            "ALLOWED_HOSTS must name the site's own host names, separated by commas; * is refused.",
        )


def _database() -> Iterator[CheckMessage]:
    entry = settings.DATABASES["default"]
    if entry["ENGINE"] != "django.db.backends.postgresql" or not entry["NAME"]:
        yield _fault(
            7,
            "DATABASE_URL chưa đặt: máy chủ thật cần PostgreSQL riêng, không dùng cơ sở dữ liệu kèm theo.",
            "DATABASE_URL is missing: a real site needs a PostgreSQL of its own, never the embedded one.",
        )
    elif not _is_proven(entry):
        yield _fault(
            8,
            "DATABASE_URL đi qua mạng mà không có mật khẩu hay chứng thư: máy chủ đó tin bất kỳ ai kết nối.",
            "DATABASE_URL crosses the network without password or certificate: that server trusts anybody.",
        )


def _is_proven(entry: dict[str, Any]) -> bool:
    """A Unix socket asks the system who is there; over TCP only a secret can tell."""
    on_socket = entry["HOST"].startswith("/") or not entry["HOST"]
    secrets = {"sslcert", "passfile", "gssencmode"} & set(entry["OPTIONS"])
    return on_socket or bool(entry["PASSWORD"]) or bool(secrets)


def _storage() -> Iterator[CheckMessage]:
    backend = settings.STORAGES["default"]["BACKEND"]
    if ".s3_files." in backend and find_spec("storages") is None:
        yield _fault(
            9,
            "S3_BUCKET đã đặt nhưng chưa cài thư viện django-storages; xem docs/deploying.md.",
            "S3_BUCKET is set but django-storages is not installed; see docs/deploying.md.",
        )


def _visitors() -> Iterator[CheckMessage]:
    """Whether the address of a visitor can be told, and how much is let through from one."""
    if settings.VINHDANH_BEHIND_PROXY.lower() not in SWITCH_WORDS:
        yield _fault(
            10,
            f"BEHIND_PROXY={settings.VINHDANH_BEHIND_PROXY} không có tác dụng gì; ghi 1 hoặc 0.",
            f"BEHIND_PROXY={settings.VINHDANH_BEHIND_PROXY} has no effect; it is 1 or 0.",
        )
    proxies = settings.VINHDANH_TRUSTED_PROXIES
    if bool(proxies) != bool(settings.SECURE_PROXY_SSL_HEADER) or not all(map(_is_small, proxies)):
        yield _fault(
            11,
            "TRUSTED_PROXIES chỉ có tác dụng khi BEHIND_PROXY=1, và chỉ ghi địa chỉ các máy chủ đứng trước "
            "(hoặc mạng riêng của chúng, không rộng hơn /16 hay /48), cách nhau bằng dấu phẩy.",
            "TRUSTED_PROXIES has an effect only with BEHIND_PROXY=1, and names the proxies alone: addresses, "
            "or networks of theirs no wider than /16 (IPv6: /48), separated by commas.",
        )
    if settings.VINHDANH_NAMES_OF_AN_ADDRESS < 1:
        yield _fault(
            12,
            "SIGN_IN_NAMES_PER_ADDRESS phải là số nguyên từ 1 trở lên.",
            "SIGN_IN_NAMES_PER_ADDRESS must be a whole number from 1 upwards.",
        )
    if settings.VINHDANH_DAYS_TYPED_IS_KEPT < 1:
        yield _fault(
            15,
            "DAYS_TYPED_IS_KEPT phải là số nguyên từ 1 trở lên.",
            "DAYS_TYPED_IS_KEPT must be a whole number from 1 upwards.",
        )


def _is_small(network: str) -> bool:
    """A network of visitors would let each of them write where he comes from."""
    try:
        asked = ip_network(network, strict=False)
    except ValueError:
        return False
    return asked.prefixlen >= WIDEST_NETWORK[asked.version]


def _limits() -> Iterator[CheckMessage]:
    lock, statement = settings.VINHDANH_LOCK_SECONDS, settings.VINHDANH_STATEMENT_SECONDS
    if not 0 < lock <= statement <= settings.VINHDANH_REQUEST_SECONDS:
        yield _fault(
            13,
            "LOCK_SECONDS, STATEMENT_SECONDS, REQUEST_SECONDS phải là số giây lớn hơn 0 và tăng dần: "
            "một yêu cầu không được chạy mãi.",
            "LOCK_SECONDS, STATEMENT_SECONDS, REQUEST_SECONDS must be seconds above 0, none less than the "
            "one before: no request may run for ever.",
        )


def _days() -> Iterator[CheckMessage]:
    if min(settings.VINHDANH_REMIND_WORKING_DAYS, settings.VINHDANH_REMIND_OFFICE_WORKING_DAYS) < 1:
        yield _fault(
            16,
            "REMIND_WORKING_DAYS, REMIND_OFFICE_WORKING_DAYS phải là số nguyên từ 1 trở lên.",
            "REMIND_WORKING_DAYS, REMIND_OFFICE_WORKING_DAYS must be whole numbers from 1 upwards.",
        )


def _seal_key_length() -> int:
    try:
        return len(base64.b64decode(getattr(settings, "VINHDANH_SEAL_KEY", ""), validate=True))
    except (binascii.Error, ValueError):
        return 0


def _fault(number: int, vietnamese: str, english: str) -> CheckMessage:
    return Error(vietnamese, hint=english, id=f"vinhdanh.E{number:03}")
