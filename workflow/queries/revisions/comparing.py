"""One sealed content against another: cases added, removed, changed field by field; papers; the dossier."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from dossiers.judging.missing_papers import PAPER_KINDS
from vietnamese.numbers import two_digits
from workflow.queries.revisions.field_words import OF_DOSSIER, OF_NOMINATION, Field, award_in_words
from workflow.queries.revisions.person_words import facts_in_lines

_HOW = {"added": "thêm", "removed": "bỏ", "changed": "sửa"}
Content = Mapping[str, Any]
"""What `dossiers.judging.sealed_revision.snapshot` keeps, as JSON."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One field: what stood there, what stands there; an empty text is nothing."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class CaseDifference:
    """One nomination that was added ("added"), taken out ("removed") or changed ("changed")."""

    key: int
    name: str
    award: str
    how: str
    fields: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class PaperDifference:
    """A paper that came or went; `of` is whose it is, empty for the whole dossier's."""

    kind: str
    name: str
    of: str
    is_added: bool


@dataclass(frozen=True, slots=True)
class RevisionDifferences:
    """All of it, in the unit's own order."""

    dossier: tuple[Difference, ...]
    cases: tuple[CaseDifference, ...]
    papers: tuple[PaperDifference, ...]

    @property
    def number(self) -> int:
        """How many places a reader has to look at."""
        return len(self.dossier) + len(self.cases) + len(self.papers)

    @property
    def told(self) -> str:
        """The counts in one sentence: "thêm 01 trường hợp, sửa 02 trường hợp, bỏ 01 giấy tờ"."""
        came = sum(each.is_added for each in self.papers)
        counts = [
            *((word, self._how_many(how), "trường hợp") for how, word in _HOW.items()),
            ("sửa", len(self.dossier), "thông tin chung"),
            ("thêm", came, "giấy tờ"),
            ("bỏ", len(self.papers) - came, "giấy tờ"),
        ]
        found = [f"{word} {two_digits(number)} {what}" for word, number, what in counts if number]
        return ", ".join(found) or "không có gì thay đổi"

    def _how_many(self, how: str) -> int:
        return sum(each.how == how for each in self.cases)


def compare(before: Content, after: Content) -> RevisionDifferences:
    """What `after` says otherwise than `before`; what the law said of either is left out."""
    return RevisionDifferences(
        dossier=tuple(_fields(OF_DOSSIER, before["dossier"], after["dossier"])),
        cases=tuple(_cases(before, after)),
        papers=tuple(_papers(before, after)),
    )


def _fields(
    fields: Iterable[Field], before: Mapping[str, Any], after: Mapping[str, Any]
) -> Iterable[Difference]:
    for each in fields:
        was, is_ = each.words(before.get(each.name)), each.words(after.get(each.name))
        if was != is_:
            yield Difference(each.label, was, is_)


def _cases(before: Content, after: Content) -> Iterable[CaseDifference]:
    was, is_ = _present(before), _present(after)
    known = {key: _counterpart(key, row, was) for key, row in is_.items()}
    for key, row in is_.items():
        earlier = known[key]
        if earlier is None:
            yield _case(row, "added")
        elif fields := tuple(_changed(was[earlier], row, _facts(before, earlier), _facts(after, key))):
            yield _case(row, "changed", fields)
    kept = set(known.values())
    yield from (_case(row, "removed") for key, row in was.items() if key not in kept)


def _present(content: Content) -> dict[int, Mapping[str, Any]]:
    """What was withdrawn is asked for no longer."""
    return {row["id"]: row for row in content["nominations"] if row["standing"] != "withdrawn"}


def _counterpart(key: int, row: Mapping[str, Any], was: Mapping[int, Mapping[str, Any]]) -> int | None:
    """The same nomination before; one removed and made anew for the same person and award counts as it."""
    if key in was:
        return key
    same = (row["recipient_id"], row["award"])
    return next((pk for pk, each in was.items() if (each["recipient_id"], each["award"]) == same), None)


def _case(row: Mapping[str, Any], how: str, fields: tuple[Difference, ...] = ()) -> CaseDifference:
    return CaseDifference(row["id"], row["recipient_name"], award_in_words(row["award"]), how, fields)


def _changed(
    was: Mapping[str, Any], is_: Mapping[str, Any], known: dict[str, str], told: dict[str, str]
) -> Iterable[Difference]:
    yield from _fields(OF_NOMINATION, was, is_)
    for label in dict.fromkeys([*known, *told]):
        if known.get(label, "") != told.get(label, ""):
            yield Difference(label, known.get(label, ""), told.get(label, ""))


def _facts(content: Content, key: int) -> dict[str, str]:
    """What the law was told of the recipient; nothing of a case that was not judged with the others."""
    nominee = next((each for each in content["case"]["nominees"] if each["id"] == str(key)), None)
    return facts_in_lines(nominee) if nominee else {}


def _papers(before: Content, after: Content) -> Iterable[PaperDifference]:
    was, is_ = _by_content(before), _by_content(after)
    yield from (each for key, each in is_.items() if key not in was)
    yield from (
        PaperDifference(each.kind, each.name, each.of, is_added=False)
        for key, each in was.items()
        if key not in is_
    )


def _by_content(content: Content) -> dict[tuple[Any, ...], PaperDifference]:
    """By kind, whose and SHA-256: the same file attached anew under another name is the same paper."""
    names = {row["id"]: row["recipient_name"] for row in content["nominations"]}
    return {
        (row["kind"], names.get(row["nomination_id"], ""), row["paper_id"]): PaperDifference(
            PAPER_KINDS.get(row["kind"], row["kind"]).capitalize(),
            row["name"],
            names.get(row["nomination_id"], ""),
            is_added=True,
        )
        for row in content["evidence"]
    }
