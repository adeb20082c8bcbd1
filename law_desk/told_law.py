"""The loaded law as pages tell it: the stack from above, proposals, what held before, a pack's changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from law.basics.law_stack import LawStack
from law.packs.in_words.pack_changes import ValueChange, instruments_told, regimes_told, value_changes
from law.packs.in_words.values_told import value_told
from law.packs.laying.stacking import stacked
from law.packs.proving.conformance import changed_values
from law.packs.signed_folder.pack_faults import PackRefused
from law.packs.signed_folder.pack_files import Pack
from law.rulebook import own_law
from law_desk.acts.checked_packs import in_words
from law_desk.loaded.kept_packs import kept_pack
from law_desk.loaded.laid_again import laid_again
from law_desk.loaded.law_of_packs import law_without
from law_desk.models import LoadedPack, PackState
from roles.doors.refusals import Refused
from roles.local_rules.rules_to_set_again import RuleToSetAgain, bounded_rules, rules_to_set_again
from roles.models import Appointment
from trail.clock import today

_PEOPLE = ("proposed_by", "settled_by", "ended_by", "key")


@dataclass(frozen=True, slots=True)
class ToldChange:
    """A value before and after, each with its article; `is_kept` where only the article is another."""

    subject: str
    since: date
    before: str
    before_citation: str
    after: str
    after_citation: str
    lower_because: str
    is_kept: bool


@dataclass(frozen=True, slots=True)
class ToldPack:
    """`lines` are its instruments and regimes; `refused` says why it cannot be laid on the law of today;
    `forbidden` are local rules, of any jurisdiction, beyond a bound that it sets."""

    lines: tuple[str, ...]
    changes: tuple[ToldChange, ...]
    refused: Refused | None = None
    forbidden: tuple[RuleToSetAgain, ...] = ()


def packs_told(*states: PackState) -> QuerySet[LoadedPack]:
    """The newest first, with everybody who had a hand in it."""
    rows = LoadedPack.objects.filter(state__in=states).select_related(*_PEOPLE)
    return rows.order_by("-position", "-pk")


def proposals_awaiting(appointment_id: int) -> list[LoadedPack]:
    """What the jurist of this appointment may confirm, the oldest first: nothing that he entered himself."""
    jurist = Appointment.objects.values_list("user_id", flat=True).get(pk=appointment_id)
    rows = LoadedPack.objects.filter(state=PackState.PROPOSED).select_related("proposed_by")
    return [row for row in rows.order_by("proposed_on", "pk") if jurist not in row.entered_by]


def own_version() -> str:
    """The short name of the program's own statutes."""
    return own_law().layers[0].version


def changes_of_pack(row: LoadedPack) -> ToldPack:
    """What it changes of the law that holds today without a pack of its name. Raises Refused.

    A proposal must stand on that law as it was signed; what was confirmed once is laid as it is when asked.
    """
    pack, beneath = kept_pack(row.sha256, of=row.pk), law_without(row.name).stack
    lay = stacked if row.state == PackState.PROPOSED else laid_again
    try:
        stack = lay(pack, beneath)
    except PackRefused as refused:
        return ToldPack((), (), in_words(refused))
    changes = map(_change_told, value_changes(pack, beneath, stack))
    lines: Iterable[str] = (*instruments_told(beneath, stack), *regimes_told(beneath, stack))
    return ToldPack(tuple(lines), tuple(changes), forbidden=tuple(_forbidden(row, pack, stack)))


def _change_told(change: ValueChange) -> ToldChange:
    """A criterion is told by its words: where a figure of it alone is another, that is said as well."""
    before = "chưa có" if change.before is None else value_told(change.before)
    after = value_told(change.after)
    if before == after and not change.is_kept:
        after += "; con số của tiêu chuẩn đã khác, lời của tiêu chuẩn thì chưa"
    return ToldChange(
        subject=change.subject,
        since=change.since,
        before=before,
        before_citation="" if change.before is None else str(change.before.citation),
        after=after,
        after_citation=str(change.after.citation),
        lower_because=change.lower_because,
        is_kept=change.is_kept,
    )


def _forbidden(row: LoadedPack, pack: Pack, stack: LawStack) -> Iterator[RuleToSetAgain]:
    """Only of a pack that holds, or may; one statement."""
    if row.state not in (PackState.PROPOSED, PackState.CONFIRMED):
        return
    brought = {(value.key, value.since) for value in changed_values(pack, stack)}
    for each in rules_to_set_again(bounded_rules(on=today()), stack=stack):
        if (each.broken.law.key, each.broken.law.since) in brought:
            yield each
