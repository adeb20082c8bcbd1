"""The settings of a real site, the keys beside them, and who may read these."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core.checks import run_checks

from config.running.backups.backup_keys import read_public_key, sign_of_key
from config.running.backups.backup_refused import BackupRefused
from config.running.checkup.looked_at import LookedAt

_SECRET_FILES = (
    *("SECRET_KEY_FILE", "SEAL_KEY_FILE", "S3_SECRET_KEY_FILE", "LAW_KEY_FILE"),
    "EMAIL_PASSWORD_FILE",
)


def look_at_settings() -> Iterator[LookedAt]:
    """What the program refuses to start with, and what Django warns a deployed site of."""
    if not settings.VINHDANH_PRODUCTION:
        yield LookedAt("Cấu hình thử trên một máy, không phải của máy chủ thật.")
        return
    told = run_checks(tags=["site", "security"], include_deployment_checks=True)
    faults = [fault for fault in told if not fault.is_silenced()]
    for fault in faults:
        yield LookedAt(f"{fault.id}: {fault.msg}", fault.hint or "Xem docs/deploying.md, phần 4.")
    if not faults:
        yield LookedAt("Cấu hình: SECRET_KEY, SEAL_KEY, ALLOWED_HOSTS, HTTPS, cookie, thời hạn.")


def look_at_secrets() -> Iterator[LookedAt]:
    """A secret in a file is its owner's and group's alone."""
    for name in _SECRET_FILES:
        file = Path(os.environ.get(name, ""))
        if not os.environ.get(name) or not file.is_file():
            continue
        mode = stat.S_IMODE(file.stat().st_mode)
        if mode & 0o007:
            yield LookedAt(f"{name}: ai trên máy cũng đọc được {file}.", f"chmod 0600 {file}")
        else:
            yield LookedAt(f"{name}: {file} không cho người khác đọc.")


def look_at_backup_key() -> Iterator[LookedAt]:
    file = settings.VINHDANH_BACKUP_KEY_FILE
    if not file:
        if settings.VINHDANH_PRODUCTION:
            yield LookedAt(
                "Bản sao lưu không được mã hóa.", "Đặt BACKUP_KEY_FILE là khóa công khai (docs/deploying.md)."
            )
        return
    try:
        yield LookedAt(f"Bản sao lưu được mã hóa cho khóa {sign_of_key(read_public_key(Path(file)))}.")
    except BackupRefused as fault:
        yield LookedAt("Bản sao lưu không mã hóa được, nên không lập được.", str(fault))
