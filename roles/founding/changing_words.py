"""What the papers of a jurisdiction say (organ, sign, place, who proposes) is changed from a day on.

A paper that was handed over, signed or sent keeps what it said: a value begins after the last one of them,
and is withdrawn while none was made under it (`docs/decisions/0058-what-papers-say-of-a-jurisdiction.md`).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Max

from roles.doors.one_act import one_act
from roles.doors.refusals import Obstacle, Overtaken, Refused, refuse_if, require_mandate
from roles.founding.jurisdictions import LABELS, is_in_power, word_obstacles
from roles.models import Jurisdiction, PaperWords, PrintedWords
from roles.models.proved_tables import PAPER_WORDS
from roles.rights.permissions import mandate_for
from trail.models import Entry
from trail.record import Actor, record
from trail.state.proved_table import proof
from trail.verbs import Verb
from vietnamese.dates import short_date
from vietnamese.text import clean

# Acts whose papers leave the house with what it was called then, or are printed from the rows again later.
_MAKES_PAPER = (
    *(Verb.SUBMITTED, Verb.BLOC_REVIEWED, Verb.SENT_BACK, Verb.RECEIVED, Verb.DISQUALIFIED, Verb.UPHELD),
    *(Verb.CONVENED, Verb.MEETING_CHANGED, Verb.MEETING_POSTPONED, Verb.MEETING_CALLED_OFF),
    *(Verb.MEETING_ADJOURNED, Verb.CLOSED, Verb.MINUTED),
    *(Verb.SIGNED, Verb.ISSUED, Verb.SENT_UP),
)


def last_paper_on(jurisdiction: Jurisdiction) -> date | None:
    """The last day on which a paper was made that names it; None: nothing was made yet."""
    made = Entry.objects.filter(jurisdiction_id=jurisdiction.pk, verb__in=_MAKES_PAPER)
    found: date | None = made.aggregate(last=Max("acted_on"))["last"]
    return found


def first_free_day(jurisdiction: Jurisdiction, last: date | None) -> date:
    """The first day from which its papers may say something else: of a house that made none, its first."""
    return jurisdiction.since if last is None else max(jurisdiction.since, last + timedelta(days=1))


@one_act
def change_paper_words(
    jurisdiction: Jurisdiction,
    words: PrintedWords,
    *,
    since: date,
    paper: str,
    reason: str,
    by: User,
    on: date,
) -> PaperWords:
    """What all papers say from `since` on. Raises Forbidden, or Refused with all obstacles."""
    mandate = require_mandate(
        mandate_for(by, "set_local_rule", jurisdiction, on=on), to="đổi nội dung in trên văn bản"
    )
    locked = Jurisdiction.objects.select_for_update(of=("self",)).get(pk=jurisdiction.pk)
    words = cleaned(words)
    before = locked.words_on(since)
    obstacles = [
        *word_obstacles(_needed(words)),
        *_of_paper(paper, reason),
        *_of_days(locked, since),
        *_of_same(words, before, since),
    ]
    refuse_if(obstacles, message="Chưa đổi được nội dung in trên văn bản.")
    row = PaperWords.objects.create(
        jurisdiction=locked,
        since=since,
        paper=clean(paper),
        reason=clean(reason),
        entered_on=on,
        entered_by=by,
        **words._asdict(),
    )
    changes = changes_between(before, words)
    _record(Verb.PAPER_WORDS_SET, row, changes, reason=row.reason, by=mandate.actor, on=on)
    return row


@one_act
def withdraw_paper_words(row: PaperWords, *, by: User, reason: str, on: date) -> PaperWords:
    """Papers say again what held before it. Raises Forbidden, Overtaken, or Refused once a paper bears it."""
    mandate = require_mandate(
        mandate_for(by, "set_local_rule", row.jurisdiction, on=on), to="rút nội dung in trên văn bản"
    )
    place = Jurisdiction.objects.select_for_update(of=("self",)).get(pk=row.jurisdiction_id)
    found = PaperWords.objects.select_for_update().get(pk=row.pk)
    if found.withdrawn_on is not None:
        raise Overtaken(
            f"Nội dung từ ngày {short_date(found.since)} đã được rút ngày {short_date(found.withdrawn_on)}."
        )
    last = last_paper_on(place)
    if last is not None and found.since <= last:
        raise Refused(
            f"Đã có văn bản làm theo nội dung này, gần nhất ngày {short_date(last)}.",
            remedy=f"Ghi nội dung mới từ ngày {short_date(first_free_day(place, last))} hoặc sau đó.",
        )
    if not clean(reason):
        raise Refused("Thiếu lý do rút.", remedy="Ghi vì sao rút nội dung này.")
    before = place.words_on(found.since)
    found.withdrawn_on, found.withdrawn_because = on, clean(reason)
    found.save(update_fields=["withdrawn_on", "withdrawn_because"])
    changes = changes_between(before, place.words_on(found.since))
    because = found.withdrawn_because
    _record(Verb.PAPER_WORDS_WITHDRAWN, found, changes, reason=because, by=mandate.actor, on=on)
    return found


def cleaned(words: PrintedWords) -> PrintedWords:
    """As it is kept and printed: composed, without blanks too many, the sign without what joins it."""
    kept = PrintedWords(*(clean(text) for text in words))
    return kept._replace(symbol=kept.symbol.strip("/- "))


def changes_between(before: PrintedWords, after: PrintedWords) -> list[list[str]]:
    """[what, before, after] in words, of what is not the same."""
    pairs = zip(PrintedWords._fields, before, after, strict=True)
    called = {field.name: str(field.verbose_name) for field in PaperWords._meta.fields}
    return [[called[name], old or "không in", new or "không in"] for name, old, new in pairs if old != new]


def _needed(words: PrintedWords) -> dict[str, str]:
    return {name: text for name, text in words._asdict().items() if name in LABELS}


def _of_paper(paper: str, reason: str) -> Iterator[Obstacle]:
    if not clean(paper):
        yield Obstacle("Thiếu văn bản làm căn cứ.", remedy="Ghi số, ngày và cơ quan ban hành văn bản.")
    if not clean(reason):
        yield Obstacle("Thiếu lý do.", remedy="Ghi vì sao đổi, ví dụ: đổi tên sau sắp xếp; ghi sai khi lập.")


def _of_days(jurisdiction: Jurisdiction, since: date) -> Iterator[Obstacle]:
    told, last = short_date(since), last_paper_on(jurisdiction)
    if not is_in_power(jurisdiction, since):
        yield Obstacle(f"Ngày {told}, {jurisdiction.name} không có thẩm quyền.", remedy="Sửa ngày bắt đầu.")
    elif last is not None and since <= last:
        first = short_date(first_free_day(jurisdiction, last))
        yield Obstacle(
            f"Ngày {short_date(last)} đã làm văn bản theo nội dung cũ; không đổi được từ ngày {told}.",
            remedy=f"Chọn ngày từ {first} trở đi.",
        )
    if row := jurisdiction.paper_words.filter(since=since, withdrawn_on__isnull=True).first():
        yield Obstacle(
            f"Đã ghi nội dung từ ngày {told} theo {row.paper}.",
            remedy="Rút nội dung ấy trước nếu ghi nhầm, hoặc chọn ngày khác.",
        )


def _of_same(words: PrintedWords, before: PrintedWords, since: date) -> Iterator[Obstacle]:
    if words == before:
        yield Obstacle(
            f"Không có gì đổi: ngày {short_date(since)} văn bản đã in đúng như vậy.",
            remedy="Sửa ít nhất một dòng.",
        )


def _record(
    verb: Verb, row: PaperWords, changes: list[list[str]], *, reason: str, by: Actor, on: date
) -> None:
    details: dict[str, Any] = {
        "since": row.since.isoformat(),
        "paper": row.paper,
        "changes": changes,
        **proof(row.pk, PAPER_WORDS),
    }
    record(
        verb,
        subject=("paper_words", row.pk),
        by=by,
        on=on,
        reason=reason,
        details=details,
        jurisdiction_id=row.jurisdiction_id,
        about=f"Nội dung in trên văn bản từ ngày {short_date(row.since)}",
    )
