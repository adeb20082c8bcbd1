"""Who a nomination is for: which kind of recipient, and which of them are the same one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from law.awards import award as award_of
from law.facts import Nominee


def kind_of(nominee: Nominee) -> str:
    """The nominee's kind; where nobody said, the first kind that the award is made for."""
    return nominee.kind if isinstance(nominee.kind, str) else award_of(nominee.award).recipients[0]


def persons_of(nominees: Sequence[Nominee]) -> Mapping[str, str]:
    """Nominee id -> one id for all nominations of the same person or collective."""
    root: dict[str, str] = {nominee.id: nominee.id for nominee in nominees}

    def top(key: str) -> str:
        while root[key] != key:
            root[key] = root[root[key]]
            key = root[key]
        return key

    for nominee in nominees:
        other = nominee.same_person_as
        if isinstance(other, str) and other in root:
            root[top(nominee.id)] = top(other)
    return {key: top(key) for key in root}
