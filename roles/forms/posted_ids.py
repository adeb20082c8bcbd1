"""Ids as forms send them: ticked in a list, or in names of fields (`thu-tu-15`). What is none is refused."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from django.http import QueryDict

from roles.doors.foreign_ids import not_of_this, refuse_foreign
from roles.doors.refusals import Refused
from roles.forms.fields import MOST_TICKED, key_of

_NAMED = re.compile(r"([0-9]{1,18})(?:-.+)?")


def ticked_ids(post: QueryDict, name: str, *, field: str) -> list[int]:
    """The rows ticked under `name`; Refused for what is no id, and for more than a dossier may hold."""
    given = post.getlist(name)
    if len(given) > MOST_TICKED:
        raise Refused(
            f"Mục “{field}” có {len(given)} dòng được chọn; mỗi lần được tối đa {MOST_TICKED}.",
            remedy="Bỏ bớt rồi chia làm nhiều lần.",
        )
    return [_id(text, field) for text in given]


def id_or_none(post: QueryDict, name: str, *, field: str) -> int | None:
    """The one row named there; None where the field is missing or empty."""
    given = post.get(name, "")
    return _id(given, field) if given else None


def ids_named(post: QueryDict, prefix: str, *, field: str) -> set[int]:
    """Of the fields `prefix`15, and `prefix`15-more where a name says more than the id."""
    found = set()
    for name in post:
        if name.startswith(prefix):
            match = _NAMED.fullmatch(name.removeprefix(prefix))
            if match is None:
                raise not_of_this(field, f"“{name.removeprefix(prefix)}”")
            found.add(int(match[1]))
    return found


def refuse_foreign_fields(post: QueryDict, fields: Mapping[str, str], own: Iterable[int]) -> None:
    """No field may be named for a row that is not `own`; `fields`: how the page calls each prefix."""
    known = set(own)
    for prefix, field in fields.items():
        refuse_foreign(ids_named(post, prefix, field=field), known, field=field)


def _id(text: str, field: str) -> int:
    found = key_of(text)
    if found is None:
        raise not_of_this(field, f"“{text}”")
    return found
