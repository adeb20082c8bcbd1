"""Several rules that the new law leaves as they were, answered at once with one evidence."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from django.contrib.auth.models import AbstractBaseUser

from law.citations import Citation
from law.packs.desk.rule_answers import KEPT
from law_desk.acts.jurists import acting_jurist
from law_desk.entering.entering_rules import TypedRule, entry_told, obstacles_of
from law_desk.entering.recording_entries import record_law
from law_desk.entering.worksheet import EnteredRule, Worksheet, worksheet
from law_desk.models import EnteredLaw, RuleEntry
from law_desk.models.proved_tables import RULE_ENTRIES
from roles.doors.one_act import one_act
from roles.doors.refusals import Obstacle, Refused, refuse_if
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
    article: str = "",
    clause: str = "",
    point: str = "",
    by: AbstractBaseUser,
    on: date,
) -> int:
    """Each goes on to be cited by the article that held before; `words` are those from which it follows.

    One whose instrument has ended by then is cited by the `article` of the new law that keeps it. How many
    were answered. Raises Forbidden; Refused where one of them cannot be kept so.
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
    anew = Citation(law.instrument, clean(article), clean(clause), clean(point))
    chosen = [wanted[key] for key in sorted(keys)]
    rows = [_row(each, law, sheet, anew, words=words, published=published, by=by, on=on) for each in chosen]
    refuse_if(_obstacles(rows, chosen, sheet), message="Chưa ghi được.")
    RuleEntry.objects.bulk_create(rows)
    told = [(wanted[row.key].rule.subject, "chưa trả lời", entry_told(row)) for row in rows]
    written = [row.pk for row in rows]
    record_law(Verb.RULE_ENTERED, law, RULE_ENTRIES, written, by=jurist, on=on, changes=told)
    return len(rows)


def may_be_kept(sheet: Worksheet) -> list[EnteredRule]:
    """Rules that nobody answered yet and whose text was read."""
    return [each for each in _unanswered(sheet) if each.rule.is_read]


def answered_apart(sheet: Worksheet) -> list[EnteredRule]:
    """Rules that nobody answered yet and nobody had read: what they say is not known to be kept."""
    return [each for each in _unanswered(sheet) if not each.rule.is_read]


def _unanswered(sheet: Worksheet) -> list[EnteredRule]:
    return [each for each in sheet.rules if each.entry is None and not each.rule.is_confirmed]


def keeps_its_article(each: EnteredRule, sheet: Worksheet) -> bool:
    """Whether the article by which it held before is there and still in force that day."""
    before = each.rule.before
    held = (found.name for found in sheet.stack.instruments if found.is_in_force_on(sheet.law.since))
    return before is not None and bool(before.citation.article) and before.citation.instrument in held


def _obstacles(rows: Sequence[RuleEntry], chosen: Sequence[EnteredRule], sheet: Worksheet) -> list[Obstacle]:
    """Of all of them together: the evidence is one, and the article of the new law, too."""
    found: dict[str, Obstacle] = {}
    for row, each in zip(rows, chosen, strict=True):
        typed = TypedRule(
            answer=KEPT,
            instrument=row.instrument,
            article=row.article,
            words=row.words,
            published=row.published,
        )
        for obstacle in obstacles_of(typed, each, sheet):
            found.setdefault(obstacle.message, obstacle)
        if not row.article:
            told = f"“{each.rule.subject}” không còn dẫn được điều luật trước."
            found[_NO_ARTICLE] = Obstacle(told, remedy="Ghi điều của văn bản mới giữ quy định ấy.")
    return list(found.values())


_NO_ARTICLE = "Thiếu điều."
"""As `obstacles_of` tells it of one rule; here it is said which of them needs it."""


def _row(
    each: EnteredRule,
    law: EnteredLaw,
    sheet: Worksheet,
    anew: Citation,
    *,
    words: str,
    published: str,
    by: AbstractBaseUser,
    on: date,
) -> RuleEntry:
    assert each.rule.before is not None
    citation = each.rule.before.citation if keeps_its_article(each, sheet) else anew
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
