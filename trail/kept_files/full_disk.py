"""How the machine says that nothing more can be written, on its disks or in its database."""

from __future__ import annotations

import errno

# No room, no room for this account, no room for so large a file.
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_BROKEN = frozenset({errno.EIO, errno.EROFS})
_POSTGRES_FULL = "53100"

FULL_IN_WORDS = (
    "Máy chủ hết chỗ lưu tệp nên việc này chưa ghi gì."
    " Báo người quản trị máy chủ giải phóng chỗ trống, rồi làm lại."
)
"""For whoever comes back to work that went on without him; a page has its own words."""


def is_full(fault: BaseException | None) -> bool:
    """Whether this fault, or the one that it was raised from, is a full disk: here or under PostgreSQL."""
    return any(
        _number(each) in _FULL or getattr(each, "sqlstate", None) == _POSTGRES_FULL for each in _chain(fault)
    )


def is_unwritable(fault: BaseException | None) -> bool:
    """Whether a disk is full, or answers that it cannot read or write."""
    return is_full(fault) or any(_number(each) in _BROKEN for each in _chain(fault))


def _number(fault: BaseException) -> int | None:
    return fault.errno if isinstance(fault, OSError) else None


def _chain(fault: BaseException | None) -> list[BaseException]:
    found: list[BaseException] = []
    while fault is not None and fault not in found:
        found.append(fault)
        fault = fault.__cause__
    return found
