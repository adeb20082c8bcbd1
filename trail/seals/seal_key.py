"""The key of entries and seals, and the anchor of the last seal: both lie outside the database.

Whoever can rewrite the database alone can neither add an entry, nor forge a seal, nor cut off the newest.
"""

import base64
import hmac
import json
import os
import secrets
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.db import connection


class SealKeyMissingError(RuntimeError):
    """No key is configured or its file is not there; the message is Vietnamese."""


class Anchor(NamedTuple):
    """The newest seal as it was when it was made."""

    seq: int
    mac: str


def seal_key() -> bytes:
    """The key: VINHDANH_SEAL_KEY (base64) on a real site, else the file VINHDANH_SEAL_KEY_FILE.

    A missing file is made, readable by its owner alone, only where VINHDANH_SEAL_KEY_CREATE says so.
    """
    if given := _given_key():
        return base64.b64decode(given, validate=True)
    path = _key_path()
    if not path.exists():
        _make(path)
    about = path.stat()
    return _read(path, about.st_mtime_ns, about.st_size)


def has_seal_key() -> bool:
    """Whether a key is there without making one: an auditor's own machine may have none."""
    if _given_key():
        return True
    return bool(getattr(settings, "VINHDANH_SEAL_KEY_FILE", "")) and _key_path().exists()


def keyed(text: str) -> str:
    """HMAC-SHA256 of a text under the key, in hex."""
    return hmac.new(seal_key(), text.encode(), sha256).hexdigest()


def derived_key(purpose: str) -> bytes:
    """32 bytes for this purpose alone: they tell neither the key nor what is derived for another one."""
    info = f"vinhdanh: {purpose}".encode()
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=info).derive(seal_key())


def anchor() -> Anchor | None:
    """The newest seal that this machine has seen for this database."""
    path = _anchor_path()
    if not path.exists():
        return None
    content = json.loads(path.read_text(encoding="ascii"))
    return Anchor(seq=content["seq"], mac=content["mac"])


def drop_anchor(new: Anchor) -> None:
    """Remembers a seal, never an older one than is remembered."""
    known = anchor()
    if known and known.seq >= new.seq:
        return
    path = _anchor_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    draft.write_text(json.dumps(new._asdict()), encoding="ascii")
    draft.replace(path)


def _given_key() -> str:
    return getattr(settings, "VINHDANH_SEAL_KEY", "")


def _key_path() -> Path:
    name = getattr(settings, "VINHDANH_SEAL_KEY_FILE", "")
    if not name:
        raise SealKeyMissingError("Chưa khai báo khóa niêm phong (SEAL_KEY hoặc VINHDANH_SEAL_KEY_FILE).")
    return Path(name)


def _anchor_path() -> Path:
    """One anchor a database, in VINHDANH_SEAL_ANCHOR_DIR, else beside the key file, else under VAR."""
    named = getattr(settings, "VINHDANH_SEAL_ANCHOR_DIR", "")
    if not named and _given_key():
        named = settings.VAR
    directory = Path(named) if named else _key_path().parent
    return directory / f"seal.{connection.settings_dict['NAME']}.anchor"


def _make(path: Path) -> None:
    if not getattr(settings, "VINHDANH_SEAL_KEY_CREATE", False):
        raise SealKeyMissingError(
            f"Không có tệp khóa niêm phong {path}. Hãy khôi phục tệp này từ nơi cất giữ."
        )
    _create(path)


@lru_cache(maxsize=4)
def _read(path: Path, _changed_at: int, _size: int) -> bytes:
    """Every act needs the key; the file is read again only when it is another one."""
    return path.read_bytes().strip()


def _create(path: Path) -> None:
    """A complete file appears at once, and only if no other process was faster."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as out:
        out.write(secrets.token_hex(32))
    try:
        path.hardlink_to(draft)
    except FileExistsError:
        return
    finally:
        draft.unlink()
