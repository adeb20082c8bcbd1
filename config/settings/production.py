"""A real site: everything comes from the environment; config/checks.py refuses what must not go on the air.

docs/deploying.md explains each variable. A missing one never stops this module: the checks name it properly.
"""

import os
from pathlib import Path
from typing import Any

from config.postgres.databases import at_address, prepared
from config.settings import base
from config.settings.base import *  # noqa: F403
from config.settings.base import FILE_STORAGE, ROOT


def is_on(name: str) -> bool:
    return os.environ.get(name, "").lower() in {"1", "true", "yes", "on"}


def listed(name: str) -> list[str]:
    return [word.strip() for word in os.environ.get(name, "").split(",") if word.strip()]


def whole_number(name: str, *, default: int) -> int:
    """0 for what is no number, so that the checks can name it."""
    given = os.environ.get(name, "")
    return int(given or default) if given.isascii() and (given.isdigit() or not given) else 0


def secret(name: str) -> str:
    """From the file that <name>_FILE points to (a mounted secret), else from <name> itself."""
    file = os.environ.get(f"{name}_FILE")
    return Path(file).read_text().strip() if file else os.environ.get(name, "")


def seconds(name: str, usual: int) -> int:
    """0, which the checks refuse, for what is no number."""
    given = os.environ.get(name, "") or str(usual)
    return int(given) if given.isdecimal() and len(given) < 6 else 0


VINHDANH_PRODUCTION = True
VAR = os.environ.get("VINHDANH_VAR", str(ROOT / "var"))
# Taken from the environment only so that the checks can refuse them.
DEBUG = is_on("DEBUG")
VINHDANH_DEMO = is_on("VINHDANH_DEMO")
VINHDANH_STORY_CLOCK = is_on("VINHDANH_STORY_CLOCK")

# Django itself stops without a word of help at an empty key.
SECRET_KEY = secret("SECRET_KEY") or "missing"
SECRET_KEY_FALLBACKS = listed("SECRET_KEY_FALLBACKS")
VINHDANH_SEAL_KEY = secret("SEAL_KEY")
VINHDANH_LAW_KEY_FILE = os.environ.get("LAW_KEY_FILE", "")
VINHDANH_BACKUP_DIR = os.environ.get("BACKUP_DIR", "")
VINHDANH_BACKUP_KEY_FILE = os.environ.get("BACKUP_KEY_FILE", "")
VINHDANH_METRICS_TOKEN = secret("METRICS_TOKEN")
ALLOWED_HOSTS = listed("ALLOWED_HOSTS")
CSRF_TRUSTED_ORIGINS = [f"https://{host.lstrip('.')}" for host in ALLOWED_HOSTS if host != "*"]

DATABASES = {
    "default": at_address(os.environ.get("DATABASE_URL", ""))
    | {"CONN_HEALTH_CHECKS": True, "CONN_MAX_AGE": 0}
}
DATABASES["default"]["OPTIONS"] |= prepared()
# One pool a process: `max_size` times the processes must stay below the server's max_connections.
DATABASES["default"]["OPTIONS"]["pool"] = {
    "min_size": 1,
    "max_size": int(os.environ.get("DATABASE_POOL", "8")),
    "timeout": 10,
    # An attempt to connect that is tried ever more seldom would outlast a database that is back again.
    "reconnect_timeout": 5,
}

EMAIL_HOST = os.environ.get("EMAIL_HOST", "")
EMAIL_PORT = whole_number("EMAIL_PORT", default=base.EMAIL_PORT)
EMAIL_HOST_USER = os.environ.get("EMAIL_USER", "")
EMAIL_HOST_PASSWORD = secret("EMAIL_PASSWORD")
# Another word than these three leaves both on, which the checks refuse.
_SECURITY = os.environ.get("EMAIL_SECURITY", "") or "starttls"
EMAIL_USE_TLS = _SECURITY not in ("ssl", "none")
EMAIL_USE_SSL = _SECURITY not in ("starttls", "none")
VINHDANH_MAIL_FROM = os.environ.get("EMAIL_FROM", "")
VINHDANH_SITE_ADDRESS = os.environ.get("SITE_ADDRESS", "").rstrip("/")
VINHDANH_MAIL_HOUR = whole_number("MAIL_HOUR", default=base.VINHDANH_MAIL_HOUR)
VINHDANH_REMIND_WORKING_DAYS = whole_number("REMIND_WORKING_DAYS", default=base.VINHDANH_REMIND_WORKING_DAYS)
VINHDANH_REMIND_OFFICE_WORKING_DAYS = whole_number(
    "REMIND_OFFICE_WORKING_DAYS", default=base.VINHDANH_REMIND_OFFICE_WORKING_DAYS
)
VINHDANH_REQUEST_SECONDS = seconds("REQUEST_SECONDS", base.VINHDANH_REQUEST_SECONDS)
VINHDANH_STATEMENT_SECONDS = seconds("STATEMENT_SECONDS", base.VINHDANH_STATEMENT_SECONDS)
VINHDANH_LOCK_SECONDS = seconds("LOCK_SECONDS", base.VINHDANH_LOCK_SECONDS)

STATIC_ROOT = f"{VAR}/static"
MEDIA_ROOT = f"{VAR}/media"
STORAGES: dict[str, dict[str, Any]] = {
    "default": FILE_STORAGE,
    "staticfiles": {"BACKEND": "config.static_files.HashedStatic"},
}
if os.environ.get("S3_BUCKET"):
    STORAGES["default"] = {
        "BACKEND": "trail.kept_files.s3_files.CheckedS3Storage",
        "OPTIONS": {
            "bucket_name": os.environ["S3_BUCKET"],
            "endpoint_url": os.environ.get("S3_ENDPOINT") or None,
            "region_name": os.environ.get("S3_REGION") or None,
            "access_key": os.environ.get("S3_ACCESS_KEY") or None,
            "secret_key": secret("S3_SECRET_KEY") or None,
            # Addresses of files are signed and short-lived: a dossier's papers are nobody else's.
            "querystring_expire": 300,
            "default_acl": None,
            # A file stands under its own SHA-256; the same content written again is the same file.
            "file_overwrite": True,
        },
    }

SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = ["^khoe(/song|/so-lieu)?$"]
SECURE_HSTS_SECONDS = int(os.environ.get("HSTS_SECONDS", "31536000"))
# Promises for other sites of the organ's domain, and for months after they are taken back: whoever runs the
# whole domain makes them, so the two warnings that ask for them are not heard.
SECURE_HSTS_INCLUDE_SUBDOMAINS = is_on("HSTS_INCLUDE_SUBDOMAINS")
SECURE_HSTS_PRELOAD = is_on("HSTS_PRELOAD")
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SESSION_COOKIE_AGE = 12 * 60 * 60
# Only where a proxy of yours sets these headers itself and drops, or adds to, the visitor's.
VINHDANH_BEHIND_PROXY = os.environ.get("BEHIND_PROXY", "")
VINHDANH_TRUSTED_PROXIES = listed("TRUSTED_PROXIES")
if is_on("BEHIND_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    VINHDANH_TRUSTED_PROXIES = VINHDANH_TRUSTED_PROXIES or ["127.0.0.1", "::1"]
VINHDANH_DAYS_TYPED_IS_KEPT = whole_number("DAYS_TYPED_IS_KEPT", default=30)
VINHDANH_OIDC_ISSUER = os.environ.get("OIDC_ISSUER", "")
VINHDANH_OIDC_CLIENT_ID = os.environ.get("OIDC_CLIENT_ID", "")
VINHDANH_OIDC_CLIENT_SECRET = secret("OIDC_CLIENT_SECRET")
VINHDANH_OIDC_NAME = os.environ.get("OIDC_NAME", "") or base.VINHDANH_OIDC_NAME
VINHDANH_SECOND_STEP_RIGHTS = listed("SECOND_STEP_RIGHTS")
VINHDANH_NAMES_OF_AN_ADDRESS = whole_number("SIGN_IN_NAMES_PER_ADDRESS", default=30)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"()": "config.running.logs.json_lines.JsonLines"},
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": os.environ.get("LOG_LEVEL", "INFO")},
    "loggers": {
        # Django mails errors to ADMINS by default; here every line goes one way.
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        "procrastinate.blueprints": {"level": "WARNING"},
        "procrastinate.periodic": {"level": "WARNING"},
    },
}
