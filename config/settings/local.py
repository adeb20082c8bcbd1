"""A fresh machine: the embedded PostgreSQL under var/, demonstration accounts, no network address."""

import os

from config.postgres.databases import database_settings
from config.settings.base import *  # noqa: F403
from config.settings.base import FILE_STORAGE, ROOT

VAR = os.environ.get("VINHDANH_VAR", str(ROOT / "var"))
DEBUG = False
SECRET_KEY = "local-only-key-for-the-embedded-database"
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
DATABASES = {"default": database_settings(VAR, name="vinhdanh")}
STATIC_ROOT = f"{VAR}/static"
MEDIA_ROOT = f"{VAR}/media"
STORAGES = {
    "default": FILE_STORAGE,
    "staticfiles": {"BACKEND": "config.static_files.PlainStatic"},
}

# One account per office with a known password, and acts dated by the story: refused by production settings.
VINHDANH_DEMO = True
VINHDANH_STORY_CLOCK = True
VINHDANH_DEMO_ACCOUNTS = "config.demo.demo_accounts.demo_accounts"
# The key of the trail lies outside the database; only a fresh machine makes its own.
VINHDANH_SEAL_KEY_FILE = f"{VAR}/seal.key"
VINHDANH_SEAL_KEY_CREATE = True
# So does the key that signs the law packs of its desk.
VINHDANH_LAW_KEY_FILE = f"{VAR}/law.key"
VINHDANH_LAW_KEY_CREATE = True
