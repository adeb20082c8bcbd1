"""Several rules that the new law leaves as they were, answered at once with one evidence."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.contrib.auth.models import AbstractBaseUser

from law.packs.desk.rule_answers import KEPT
from law_desk.acts.jurists import acting_jurist
from law_desk.entering.entering_rules import TypedRule, entry_told, obstacles_of
from law_desk.entering.recording_entries import record_law
from law_desk.entering.worksheet import EnteredRule, Worksheet, worksheet
from law_desk.models import EnteredLaw, RuleEntry
from law_desk.models.proved_tables import RULE_ENTRIES
from roles.doors.one_act import one_act
from roles.doors.refusals import Refused, refuse_if
from trail.verbs import Verb
from vietnamese.text import clean


@one_act
def keep_rules(
    law_id: int,
    award: str,
    keys: Collection[str],
    *,
    words: str,
    published: str,
    by: AbstractBaseUser,
    on: date,
) -> int:
    """Each goes on to be cited by the article that held before; `words` are those from which it follows.

    How many were answered. Raises Forbidden; Refused where one of them cannot be kept so.
    """
    jurist = acting_jurist(by, "enter_law", on=on)
    law = EnteredLaw.objects.select_for_update(of=("self",)).get(pk=law_id)
    sheet = worksheet(law, award)
    wanted = {each.rule.key: each for each in may_be_kept(sheet)}
    if not keys or set(keys) - wanted.keys():
        raise Refused(
            "Chưa chọn quy định nào, hoặc một quy định vừa được trả lời, hay phải trả lời riêng.",
            remedy="Tải lại trang rồi chọn lại.",
        )
    rows = [_row(wanted[key], law, words=words, published=published, by=by, on=on) for key in sorted(keys)]
    first = rows[0]
    typed = TypedRule(
        answer=KEPT, instrument=first.instrument, article=first.article, words=words, published=published
    )
    refuse_if(list(obstacles_of(typed, wanted[first.key], sheet)), message="Chưa ghi được.")
    RuleEntry.objects.bulk_create(rows)
    told = [(wanted[row.key].rule.subject, "chưa trả lời", entry_told(row)) for row in rows]
    written = [row.pk for row in rows]
    record_law(Verb.RULE_ENTERED, law, RULE_ENTRIES, written, by=jurist, on=on, changes=told)
    return len(rows)


def may_be_kept(sheet: Worksheet) -> list[EnteredRule]:
    """Rules that nobody answered yet, whose text was read and whose instrument still holds that day."""
    held = {found.name for found in sheet.stack.instruments if found.is_in_force_on(sheet.law.since)}
    return [
        each
        for each in sheet.rules
        if each.entry is None and not each.rule.is_confirmed and each.rule.is_read and _holds(each, held)
    ]


def _holds(each: EnteredRule, held: set[str]) -> bool:
    before = each.rule.before
    return before is not None and bool(before.citation.article) and before.citation.instrument in held


def _row(
    each: EnteredRule, law: EnteredLaw, *, words: str, published: str, by: AbstractBaseUser, on: date
) -> RuleEntry:
    assert each.rule.before is not None
    citation = each.rule.before.citation
    return RuleEntry(
        law=law,
        key=each.rule.key,
        answer=KEPT,
        instrument=citation.instrument,
        article=citation.article or "",
        clause=citation.clause or "",
        point=citation.point or "",
        words=words.strip(),
        published=clean(published),
        entered_by_id=by.pk,
        entered_on=on,
    )
