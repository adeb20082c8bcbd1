"""The keys of those who publish packs (Ed25519), kept in files (PEM). A public one is told as hex."""

from __future__ import annotations

import os
from pathlib import Path

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

PUBLIC_SUFFIX = ".pub"
_LARGEST = 10_000


class BadKey(ValueError):
    """A file that is not the key it is given for, or cannot be written; the message is Vietnamese."""


def write_key_pair(path: Path) -> Path:
    """Makes a pair: the private key at `path`, which only its owner may read, the public one beside it.

    Returns the path of the public key. Raises BadKey where either is there already, or cannot be written.
    """
    return write_pair(Ed25519PrivateKey.generate(), path)


def write_pair(private: Ed25519PrivateKey | X25519PrivateKey, path: Path) -> Path:
    """The same of a pair that was made; nothing is written over."""
    public = path.with_name(path.name + PUBLIC_SUFFIX)
    secret = private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    known = private.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    try:
        for place, content, mode in ((path, secret, 0o600), (public, known, 0o644)):
            with os.fdopen(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
                file.write(content)
    except FileExistsError as fault:
        raise BadKey(f"Đã có tệp {fault.filename}; chọn tên khác, không ghi đè lên khóa nào.") from fault
    except OSError as fault:
        raise BadKey(f"Không ghi được {fault.filename}: {fault.strerror}.") from fault
    return public


def read_private_key(path: Path) -> Ed25519PrivateKey:
    """The key to sign with; raises BadKey."""
    try:
        key = load_pem_private_key(_content(path), password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm) as fault:
        raise BadKey(f"{path}: không phải khóa riêng; nêu tệp do lệnh “law key” tạo ra.") from fault
    if not isinstance(key, Ed25519PrivateKey):
        raise BadKey(f"{path}: không phải khóa Ed25519; tạo khóa bằng lệnh “law key”.")
    return key


def read_public_key(path: Path) -> str:
    """A key to trust, as hex; raises BadKey, also for a private one."""
    content = _content(path)
    if b"PRIVATE KEY" in content:
        raise BadKey(f"{path}: là khóa riêng của người ký; nêu khóa công khai ({path.name}{PUBLIC_SUFFIX}).")
    try:
        key = load_pem_public_key(content)
    except (ValueError, UnsupportedAlgorithm) as fault:
        raise BadKey(
            f"{path}: không phải khóa công khai; nêu tệp {PUBLIC_SUFFIX} của người phát hành."
        ) from fault
    if not isinstance(key, Ed25519PublicKey):
        raise BadKey(f"{path}: không phải khóa Ed25519; hỏi lại người phát hành gói.")
    return key.public_bytes(Encoding.Raw, PublicFormat.Raw).hex()


def public_key_of(key: Ed25519PrivateKey) -> str:
    """The public key that belongs to it, as hex."""
    return key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex()


def is_signed_by(public_key: str, signature: str, message: bytes) -> bool:
    """Whether the owner of this key signed the message; key and signature as hex."""
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key))
        key.verify(bytes.fromhex(signature), message)
    except (ValueError, InvalidSignature):
        return False
    return True


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_LARGEST)
    except OSError as fault:
        raise BadKey(f"Không đọc được {path}: {fault.strerror}.") from fault
