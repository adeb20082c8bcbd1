"""The checks of one entry and one chain: the same for the database and for an exported bundle."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import groupby
from typing import Any

from trail.entries import mark_in, next_hash, words_of
from trail.seals.seal_key import keyed

# What reading raises where someone else than this program wrote.
_UNREADABLE = (ValueError, KeyError, TypeError, AttributeError, RecursionError)


class ChainFault(Exception):
    """The first place where the history does not hold; `why` is Vietnamese."""

    def __init__(self, why: str, *, subject: str | None = None, entry: int | None = None) -> None:
        super().__init__(why)
        self.why, self.subject, self.entry = why, subject, entry


@dataclass(frozen=True, slots=True)
class Head:
    """How many entries a chain has and the hash of the last."""

    subject: str
    count: int
    hash: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Link:
    """One entry with its chain's head; `columns` repeat the payload (a bundle has none)."""

    chain: int | str
    head: Head | None
    seq: int
    payload: str
    hash: str
    columns: Mapping[str, Any] = field(default_factory=dict)


def checked_chains(links: Iterable[Link], *, has_key: bool) -> Iterator[tuple[Head, list[str]]]:
    """Walks entries sorted by chain and place; yields each chain's head and hashes, or raises Fault.

    The keyed mark of each entry is checked where the key is at hand.
    """
    for _, chain in groupby(links, key=lambda link: link.chain):
        yield _checked_chain(chain, has_key=has_key)


def _checked_chain(chain: Iterator[Link], *, has_key: bool) -> tuple[Head, list[str]]:
    hashes: list[str] = []
    marks: set[str] = set()
    head: Head | None = None
    for link in chain:
        head = _head_of(link)
        _check_place(link, place=len(hashes) + 1, subject=head.subject)
        _check_hash(link, previous=hashes[-1] if hashes else None, subject=head.subject)
        _check_mark(link, known=marks, has_key=has_key, subject=head.subject)
        _check_content(link, subject=head.subject)
        hashes.append(link.hash)
    assert head is not None
    check_end(head, hashes)
    return head, hashes


def check_end(head: Head, hashes: list[str]) -> None:
    """The head must name the last entry, neither more nor fewer."""
    if head.count > len(hashes):
        why = f"Đầu chuỗi ghi {head.count} mục nhưng chỉ còn {len(hashes)}: phần cuối đã bị cắt."
        raise ChainFault(why, subject=head.subject, entry=len(hashes) + 1)
    if head.count < len(hashes):
        why = f"Đầu chuỗi ghi {head.count} mục nhưng có {len(hashes)}: đã bị chèn thêm mục."
        raise ChainFault(why, subject=head.subject, entry=head.count + 1)
    if not hashes or hashes[-1] != head.hash:
        raise ChainFault("Dấu ở đầu chuỗi không khớp với mục cuối.", subject=head.subject, entry=head.count)


def _head_of(link: Link) -> Head:
    if link.head is None:
        try:
            owner = _owner(json.loads(link.payload))
        except _UNREADABLE:
            owner = None
        raise ChainFault("Mất chuỗi của mục này: chỉ còn các mục rời.", subject=owner, entry=link.seq)
    return link.head


def _check_place(link: Link, *, place: int, subject: str) -> None:
    if link.seq > place:
        raise ChainFault(f"Thiếu mục số {place}: đã bị xóa hoặc bị đổi chỗ.", subject=subject, entry=place)
    if link.seq < place:
        raise ChainFault(f"Có hai mục cùng số {link.seq}: đã bị chèn thêm.", subject=subject, entry=link.seq)


def _check_hash(link: Link, *, previous: str | None, subject: str) -> None:
    if next_hash(previous, link.payload) != link.hash:
        why = f"Mục số {link.seq} không khớp với dấu của nó: đã bị sửa, bị chèn hoặc bị đổi chỗ."
        raise ChainFault(why, subject=subject, entry=link.seq)


def _check_content(link: Link, *, subject: str) -> None:
    try:
        content = json.loads(link.payload)
        owner = _owner(content)
        said = said_by(content) if link.columns else {}
    except _UNREADABLE as unread:
        raise ChainFault(f"Mục số {link.seq} không đọc được.", subject=subject, entry=link.seq) from unread
    if owner != subject:
        raise ChainFault("Mục này thuộc về một đối tượng khác.", subject=subject, entry=link.seq)
    for name, value in link.columns.items():
        if said[name] != value:
            why = f"Cột tra cứu của mục số {link.seq} không khớp với nội dung đã ghi: đã bị sửa."
            raise ChainFault(why, subject=subject, entry=link.seq)


def _check_mark(link: Link, *, known: set[str], has_key: bool, subject: str) -> None:
    """Only who holds the key can write an entry, and each only once."""
    marked = mark_in(link.payload)
    if marked is None or (has_key and keyed(marked[1]) != marked[0]):
        why = f"Mục số {link.seq} không mang dấu của khóa: không phải do chương trình ghi."
        raise ChainFault(why, subject=subject, entry=link.seq)
    if marked[0] in known:
        raise ChainFault(f"Mục số {link.seq} chép lại một mục trước đó.", subject=subject, entry=link.seq)
    known.add(marked[0])


def _owner(content: Mapping[str, Any]) -> str:
    kind, number = content["subject"]
    return f"{kind}:{number}"


def said_by(content: Mapping[str, Any]) -> dict[str, Any]:
    """What each search column must hold, read from the payload."""
    actor = content["actor"]
    return {
        "verb": content["verb"],
        "acted_on": date.fromisoformat(content["on"]),
        "at": datetime.fromisoformat(content["at"]),
        "actor_id": actor["id"],
        "actor_name": actor["name"],
        "office": actor["office"],
        "mandate": actor["mandate"],
        "jurisdiction_id": content["jurisdiction"],
        "unit_id": content["unit"],
        "words": words_of(content),
    }
