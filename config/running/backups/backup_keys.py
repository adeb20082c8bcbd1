"""The pair of keys of backups (X25519, PEM): the server holds the public one alone and reads no backup."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

from config.running.backups.backup_refused import BackupRefused

PUBLIC_SUFFIX = ".pub"
_LARGEST = 10_000


def write_backup_keys(path: Path) -> Path:
    """Makes a pair: the private key at `path`, which only its owner may read, the public one beside it.

    Returns the path of the public key. Raises BackupRefused where either is there, or cannot be written.
    """
    private = X25519PrivateKey.generate()
    secret = private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    known = private.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    public = path.with_name(path.name + PUBLIC_SUFFIX)
    try:
        for place, content, mode in ((path, secret, 0o600), (public, known, 0o644)):
            with os.fdopen(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
                file.write(content)
    except FileExistsError as fault:
        raise BackupRefused(
            f"Đã có tệp {fault.filename}; chọn tên khác, không ghi đè lên khóa nào."
        ) from fault
    except OSError as fault:
        raise BackupRefused(f"Không ghi được {fault.filename}: {fault.strerror}.") from fault
    return public


def read_public_key(path: Path) -> X25519PublicKey:
    """What backups are sealed with; raises BackupRefused, also for a private key."""
    content = _content(path)
    if b"PRIVATE KEY" in content:
        raise BackupRefused(
            f"BACKUP_KEY_FILE={path} là khóa riêng: ai vào được máy chủ sẽ mở được mọi bản sao lưu. "
            f"Cất khóa ấy ở nơi khác và nêu khóa công khai ({path.name}{PUBLIC_SUFFIX})."
        )
    try:
        key = load_pem_public_key(content)
    except (ValueError, UnsupportedAlgorithm) as fault:
        raise BackupRefused(_not_ours(path, "khóa công khai")) from fault
    if not isinstance(key, X25519PublicKey):
        raise BackupRefused(_not_ours(path, "khóa công khai"))
    return key


def read_private_key(path: Path) -> X25519PrivateKey:
    """What opens backups; raises BackupRefused."""
    try:
        key = load_pem_private_key(_content(path), password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm) as fault:
        raise BackupRefused(_not_ours(path, "khóa riêng")) from fault
    if not isinstance(key, X25519PrivateKey):
        raise BackupRefused(_not_ours(path, "khóa riêng"))
    return key


def sign_of_key(key: X25519PublicKey) -> str:
    """Sixteen hexadecimal digits by which people tell two keys apart."""
    return sha256(key.public_bytes(Encoding.Raw, PublicFormat.Raw)).hexdigest()[:16]


def _not_ours(path: Path, wanted: str) -> str:
    return (
        f"{path} không phải {wanted} của bản sao lưu (X25519); tạo cặp khóa bằng manage.py backup "
        "--new-key TỆP."
    )


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_LARGEST)
    except OSError as fault:
        raise BackupRefused(f"Không đọc được tệp khóa {path}: {fault.strerror}.") from fault
