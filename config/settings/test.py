"""Tests: a throwaway cluster of their own beside the demonstration's, cheap password hashing."""

import os
import shutil
from hashlib import sha256
from pathlib import Path

from config.postgres.databases import database_settings
from config.settings.base import ROOT
from config.settings.local import *  # noqa: F403

MEMORY, ENOUGH = Path("/dev/shm"), 4 * 2**30


def room_in_memory() -> Path | None:
    """A directory of this clone that no disk holds, where there is plenty of it; `make clean` empties it.

    A database is hundreds of files, copied and thrown away a hundred times: on a disk that is a third of the
    time of the tests that commit.
    """
    room = MEMORY / f"vinhdanh-{os.getuid()}-{sha256(str(ROOT).encode()).hexdigest()[:16]}"
    if not room.exists():
        if not MEMORY.is_dir() or shutil.disk_usage(MEMORY).free < ENOUGH:
            return None
        room.mkdir(exist_ok=True)
    return room if room.stat().st_uid == os.getuid() else None


VAR = f"{os.environ.get('VINHDANH_VAR') or room_in_memory() or ROOT / 'var'}/test"
DATABASES = {"default": database_settings(VAR, name="vinhdanh", throwaway=True)}
STATIC_ROOT = f"{VAR}/static"
MEDIA_ROOT = f"{VAR}/media"
VINHDANH_SEAL_KEY_FILE = f"{VAR}/seal.key"
# Thousands of readers are kept out, and each refusal would be written down.
LOGGING = {"version": 1, "disable_existing_loggers": False, "loggers": {"django.request": {"level": "ERROR"}}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
