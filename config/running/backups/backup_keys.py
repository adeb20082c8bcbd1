"""The pair of keys of backups (X25519, PEM): the server holds the public one alone and reads no backup."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

from config.running.backups.backup_refused import BackupRefused
from law.packs.signed_folder.publisher_keys import PUBLIC_SUFFIX, BadKey, write_pair

_LARGEST = 10_000


def write_backup_keys(path: Path) -> Path:
    """Makes a pair: the private key at `path`, which only its owner may read, the public one beside it.

    Returns the path of the public key. Raises BackupRefused where either is there, or cannot be written.
    """
    try:
        return write_pair(X25519PrivateKey.generate(), path)
    except BadKey as fault:
        raise BackupRefused(str(fault)) from fault


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
