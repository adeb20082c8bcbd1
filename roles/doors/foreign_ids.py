"""Ids that came with an act and are not of the thing it is done on: refused in words, nothing is written."""

from __future__ import annotations

from collections.abc import Iterable

from roles.doors.refusals import Refused

# So many are named; whoever sends thousands knows them.
TOLD = 5


def refuse_foreign(named: Iterable[int], own: Iterable[int], *, field: str) -> None:
    """Raises Refused when one of `named` is not among `own`; `field` is how the page calls where they stood.

    It is not told whether there is such a thing elsewhere.
    """
    foreign = sorted(set(named) - set(own))
    if foreign:
        told = ", ".join(str(key) for key in foreign[:TOLD]) + (", …" if len(foreign) > TOLD else "")
        raise not_of_this(field, told)


def not_of_this(field: str, told: str) -> Refused:
    """`told`: what was sent, in short."""
    return Refused(
        f"Mục “{field}” nêu mã {told[:80]} không thuộc nội dung đang xử lý; chưa có gì được ghi.",
        remedy="Tải lại trang rồi làm lại trên danh sách hiện ra: mục ấy có thể vừa bị xóa, hoặc ở nơi khác.",
    )
