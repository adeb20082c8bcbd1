"""A stream that only the owner of a private key reads, in pieces that cannot be cut, swapped or changed.

line     "vinhdanh-backup/1 KEY\\n"; KEY: sixteen hexadecimal digits of SHA-256 of the public key
80 bytes a key of 32 random bytes, sealed to the public key: HPKE (RFC 9180), X25519, HKDF-SHA256,
         ChaCha20-Poly1305, with the line as its info
pieces   of 65536 bytes, the last one shorter or as long, each under ChaCha20-Poly1305 with that key and
         16 bytes longer; nonce: the piece's number from 0 in 11 bytes, big-endian, and 1 for the last
         piece, else 0 (STREAM, Hoang, Reyhanitabar, Rogaway, Vizár 2015)
"""

from __future__ import annotations

import secrets
from typing import IO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from config.running.backups.backup_keys import sign_of_key
from config.running.backups.backup_refused import BackupRefused

MAGIC = b"vinhdanh-backup/1 "
PIECE = 65_536
_TAG = 16
_SEALED_KEY = 80
_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)


class SealingWriter:
    """What is written here comes sealed into `stream`; without `finish` the last piece is missing."""

    def __init__(self, stream: IO[bytes], key: X25519PublicKey) -> None:
        self._stream, self._held, self._number = stream, bytearray(), 0
        line = MAGIC + sign_of_key(key).encode() + b"\n"
        own = secrets.token_bytes(32)
        self._cipher = ChaCha20Poly1305(own)
        stream.write(line + _SUITE.encrypt(own, key, info=line))

    def write(self, content: bytes) -> int:
        self._held += content
        while len(self._held) > PIECE:
            self._seal(bytes(self._held[:PIECE]), is_last=False)
            del self._held[:PIECE]
        return len(content)

    def finish(self) -> None:
        """The last piece; nothing can be added after it."""
        self._seal(bytes(self._held), is_last=True)

    def _seal(self, content: bytes, *, is_last: bool) -> None:
        self._stream.write(self._cipher.encrypt(_nonce(self._number, is_last=is_last), content, None))
        self._number += 1


class OpenedReader:
    """What was sealed, as it was written; raises BackupRefused at the first piece that is not as it was."""

    def __init__(self, stream: IO[bytes], key: X25519PrivateKey) -> None:
        self._stream, self._number, self._held = stream, 0, bytearray()
        line = stream.readline(len(MAGIC) + 17)
        try:
            own = _SUITE.decrypt(stream.read(_SEALED_KEY), key, info=line)
        except InvalidTag as fault:
            raise BackupRefused(_wrong_key(line, key)) from fault
        self._cipher = ChaCha20Poly1305(own)
        self._next = stream.read(PIECE + _TAG)

    def read(self, size: int) -> bytes:
        """Fewer bytes than `size` only at the end."""
        while len(self._held) < size and self._next:
            self._open()
        given = bytes(self._held[:size])
        del self._held[:size]
        return given

    def _open(self) -> None:
        piece, self._next = self._next, self._stream.read(PIECE + _TAG)
        try:
            nonce = _nonce(self._number, is_last=not self._next)
            self._held += self._cipher.decrypt(nonce, piece, None)
        except InvalidTag as fault:
            raise BackupRefused(
                f"Bản sao lưu bị sửa hoặc bị cắt ở khoảng {self._number * PIECE // 1024} KiB từ đầu tệp; "
                "chưa phục hồi gì. Hãy chép lại từ nơi cất giữ, hoặc dùng một bản khác."
            ) from fault
        self._number += 1


def _nonce(number: int, *, is_last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([is_last])


def _wrong_key(line: bytes, key: X25519PrivateKey) -> str:
    wanted = line.removeprefix(MAGIC).strip().decode("ascii", "replace")
    given = sign_of_key(key.public_key())
    if wanted == given:
        return (
            "Phần đầu của bản sao lưu bị sửa hoặc bị cắt; hãy chép lại từ nơi cất giữ, hoặc dùng một "
            "bản khác."
        )
    return (
        f"Bản sao lưu được mã hóa cho khóa {wanted}, không mở được bằng khóa {given}; "
        "hãy nêu đúng khóa riêng ở --key."
    )
