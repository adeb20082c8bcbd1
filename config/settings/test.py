"""Tests: a throwaway cluster of their own beside the demonstration's, cheap password hashing."""

import os

from config.postgres.databases import database_settings
from config.settings.base import ROOT
from config.settings.local import *  # noqa: F403

VAR = f"{os.environ.get('VINHDANH_VAR', str(ROOT / 'var'))}/test"
DATABASES = {"default": database_settings(VAR, name="vinhdanh", throwaway=True)}
STATIC_ROOT = f"{VAR}/static"
MEDIA_ROOT = f"{VAR}/media"
VINHDANH_SEAL_KEY_FILE = f"{VAR}/seal.key"
# Thousands of readers are kept out, and each refusal would be written down.
LOGGING = {"version": 1, "disable_existing_loggers": False, "loggers": {"django.request": {"level": "ERROR"}}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
