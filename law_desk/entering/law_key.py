"""The key with which this house signs the packs that its desk writes; it lies outside the database.

VINHDANH_LAW_KEY_FILE names the file (Ed25519, PEM); VINHDANH_LAW_KEY_CREATE makes it where it is not there,
readable by its owner alone, as the key of the trail's seals is kept.
"""

from __future__ import annotations

from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

from law.packs.signed_folder.publisher_keys import BadKey, public_key_of, read_private_key, write_key_pair
from roles.doors.refusals import Refused


def law_key() -> Ed25519PrivateKey:
    """Raises Refused where no key is configured, or its file is not there or is none."""
    name = getattr(settings, "VINHDANH_LAW_KEY_FILE", "")
    if not name:
        raise Refused(
            "Máy chủ chưa có khóa ký gói luật, nên bàn nhập chưa viết gói được.",
            remedy="Người quản trị tạo khóa (manage.py law key) rồi khai LAW_KEY_FILE (docs/deploying.md).",
        )
    path = Path(name)
    try:
        if not path.exists() and getattr(settings, "VINHDANH_LAW_KEY_CREATE", False):
            path.parent.mkdir(parents=True, exist_ok=True)
            write_key_pair(path)
        return read_private_key(path)
    except BadKey as fault:
        raise Refused(
            "Không dùng được khóa ký gói luật của máy chủ.", remedy=f"Báo người quản trị: {fault}"
        ) from fault


def public_law_key() -> str:
    """The key by which others know packs of this desk, as hex; raises Refused."""
    return public_key_of(law_key())
