"""The doors of the Board's officer: declared facts are found right or wrong, and that is taken back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from django.contrib.auth.models import AbstractBaseUser

from dossiers.models import Evidence, HeldTitle, OutsideDecision, PaperCheck, Recipient
from dossiers.models.proved_tables import OF_CHECKS
from dossiers.recipients.card_words import line_of
from dossiers.recipients.paper_checks.contradictions import contradictions
from dossiers.recipients.paper_checks.declared_facts import (
    Fact,
    FactKind,
    declared_facts,
    scans_of,
    standing_checks,
)
from dossiers.recipients.paper_checks.how_known import check_words, declared_words
from roles.doors.foreign_ids import refuse_foreign
from roles.doors.one_act import one_act
from roles.doors.refusals import Obstacle, Overtaken, Refused, refuse_if, require_mandate
from roles.models import Jurisdiction
from roles.rights.permissions import Mandate, mandate_for
from trail.record import Note, record_many
from trail.state.proved_table import proofs
from trail.verbs import Verb
from vietnamese.dates import short_date
from vietnamese.text import clean

RIGHT, WRONG = PaperCheck.Outcome.RIGHT, PaperCheck.Outcome.WRONG
TO = "đối chiếu dữ kiện đơn vị khai với giấy tờ"
_DECLARED = "đơn vị khai"
SEEN_ON_PAPER = "đã đọc bản giấy tại: "
NAMED = 3
SCAN_OF_ALL = "Bản chụp chung cho các dòng đã chọn"


@one_act
def check_facts(
    jurisdiction: Jurisdiction,
    kind: FactKind,
    fact_ids: Collection[int],
    outcome: PaperCheck.Outcome,
    *,
    by: AbstractBaseUser,
    on: date,
    reason: str = "",
    seen_where: str = "",
    scans: Mapping[int, int] | None = None,
    scan_of_all: int | None = None,
) -> list[PaperCheck]:
    """All of them, or none: right, as the paper says that each of them names; or wrong, for the reason.

    `scans`: by fact the evidence in which its paper was seen; `scan_of_all` of every other one; `seen_where`
    the place at which the paper itself was read, for each that has neither. Raises Refused with every
    obstacle; Overtaken for what somebody has checked meanwhile. A constant number of statements.
    """
    mandate = require_mandate(mandate_for(by, "check_history", jurisdiction, on=on), to=TO)
    if not fact_ids:
        raise Refused("Chưa chọn dòng nào để đối chiếu.", remedy="Chọn ít nhất một dòng.")
    rows = _locked(jurisdiction, kind, fact_ids, on=on)
    _refuse_checked(rows)
    elsewhere: list[Obstacle] = []
    chosen = _scans(jurisdiction, rows, scans or {}, scan_of_all, elsewhere)
    said = clean(reason)
    where = clean(seen_where)
    missing = _missing_right(rows, chosen, where) if outcome == RIGHT else _missing_reason(said)
    refuse_if((*missing, *elsewhere), message="Chưa ghi kết luận đối chiếu nào.")
    checks = PaperCheck.objects.bulk_create(
        PaperCheck(
            recipient_id=row.recipient_id,
            outcome=outcome,
            reason=said if outcome == WRONG else _how_seen(chosen.get(row.pk), where),
            scan_id=chosen.get(row.pk),
            jurisdiction=jurisdiction,
            checked_by_id=by.pk,
            checked_on=on,
            **{f"{kind.column}_id": row.pk},
            **(_paper(row) if outcome == RIGHT else {}),
        )
        for row in rows
    )
    told = [
        (row, declared_words(row), f"{check.get_outcome_display()}; {check_words(check, by=mandate.name)}")
        for row, check in zip(rows, checks, strict=True)
    ]
    _record(Verb.FACTS_CHECKED, told, jurisdiction, mandate, on=on)
    return checks


@one_act
def take_back_check(check_id: int, *, by: AbstractBaseUser, on: date, reason: str) -> PaperCheck:
    """The fact is the unit's word again, and waits to be held against its paper anew."""
    found = PaperCheck.objects.select_related("jurisdiction", "checked_by").get(pk=check_id)
    mandate = require_mandate(
        mandate_for(by, "check_history", found.jurisdiction, on=on), to="rút kết luận đối chiếu"
    )
    list(Recipient.objects.select_for_update(of=("self",)).filter(pk=found.recipient_id))
    found.refresh_from_db()
    if found.ended_on is not None:
        raise Overtaken(f"Kết luận đối chiếu này đã được rút ngày {short_date(found.ended_on)}.")
    said = clean(reason)
    _refuse_outside(found)
    refuse_if(_missing_reason(said), message="Chưa rút kết luận đối chiếu.")
    found.ended_by_id, found.ended_on, found.end_reason = by.pk, on, said
    found.save(update_fields=["ended_by", "ended_on", "end_reason"])
    told = [(found.fact, f"{found.get_outcome_display()}; {check_words(found)}", _DECLARED)]
    _record(Verb.FACT_CHECK_TAKEN_BACK, told, found.jurisdiction, mandate, on=on, reason=said)
    return found


def _refuse_outside(check: PaperCheck) -> None:
    """What a decision taken elsewhere gave stands and falls with that."""
    rows = OutsideDecision.objects.filter(
        lines__title=check.title_id, confirmed_on__isnull=False, ended_on__isnull=True
    )
    if check.title_id is not None and (found := rows.first()) is not None:
        raise Refused(
            f"Dữ kiện này theo quyết định nơi khác số {found.number} đã ghi và đối chiếu.",
            remedy="Mở quyết định ấy ở trang Quyết định nơi khác và bác, ghi lý do.",
        )


def _locked(jurisdiction: Jurisdiction, kind: FactKind, fact_ids: Collection[int], *, on: date) -> list[Fact]:
    """The facts under the locks of their recipients, under which cards are changed as well."""
    there = declared_facts(jurisdiction, kind, on=on).filter(pk__in=fact_ids)
    people = sorted(set(there.values_list("recipient", flat=True)))
    list(Recipient.objects.select_for_update(of=("self",)).filter(pk__in=people).order_by("pk"))
    rows = list(there.select_related("recipient", "declared_by").order_by("pk"))
    refuse_foreign(fact_ids, [row.pk for row in rows], field="Dữ kiện đơn vị khai")
    return rows


def _refuse_checked(rows: Sequence[Fact]) -> None:
    checks = standing_checks(rows)
    if checks:
        first = min(checks.values(), key=lambda check: check.pk)
        raise Overtaken(
            f"Dữ kiện này đã được kết luận “{first.get_outcome_display()}”; {check_words(first)}. "
            "Chưa có gì được ghi.",
            remedy="Tải lại danh sách; muốn kết luận khác thì rút kết luận trước.",
        )


def _missing_paper(rows: Sequence[Fact]) -> Iterator[Obstacle]:
    """Right is what a paper says: not without number and day, nor against this house's own decision."""
    against = contradictions([row.pk for row in rows if isinstance(row, HeldTitle)])
    for row in rows:
        about = f"{row.recipient.name}, {line_of(row)[0]}"
        if not row.decision_number or row.decision_on is None:
            yield Obstacle(
                f"{about}: đơn vị chưa khai đủ số và ngày của quyết định, không có gì để đối chiếu.",
                remedy="Yêu cầu đơn vị ghi đủ số, ngày rồi đối chiếu lại.",
                about=str(row.pk),
            )
        elif isinstance(row, HeldTitle) and row.pk in against:
            yield Obstacle(
                f"{about}: {against[row.pk]}.",
                remedy="Kết luận “Không đúng” và ghi lý do.",
                about=str(row.pk),
            )


def _missing_right(rows: Sequence[Fact], chosen: Mapping[int, str], where: str) -> Iterator[Obstacle]:
    """Nobody finds right what he has seen in no scan and at no place."""
    yield from _missing_paper(rows)
    unseen = [f"{row.recipient.name}, {line_of(row)[0]}" for row in rows if row.pk not in chosen]
    if unseen and not any(letter.isalpha() for letter in where):
        more = f"; và {len(unseen) - NAMED:02d} dòng khác" if len(unseen) > NAMED else ""
        yield Obstacle(
            f"Chưa ghi đã đọc quyết định ở đâu: {'; '.join(unseen[:NAMED])}{more}.",
            remedy="Chọn bản chụp đã đọc ở từng dòng hoặc bản chụp chung, hoặc ghi nơi đã đọc bản giấy.",
        )


def _how_seen(scan: str | None, where: str) -> str:
    return f"{SEEN_ON_PAPER}{where}" if scan is None else ""


def _missing_reason(said: str) -> Iterator[Obstacle]:
    if not any(letter.isalpha() for letter in said):
        yield Obstacle("Chưa ghi lý do.", remedy="Ghi ngắn bằng lời: giấy tờ nào, sai ở đâu.")


def _scans(
    jurisdiction: Jurisdiction,
    rows: Sequence[Fact],
    given: Mapping[int, int],
    of_all: int | None,
    elsewhere: list[Obstacle],
) -> dict[int, str]:
    """The SHA-256 of the paper in which each was seen; only of those that lie with the person's own cases.
    Adds to `elsewhere` whose cases do not hold the paper that was chosen for all."""
    if not given and of_all is None:
        return {}
    there = scans_of({row.recipient_id for row in rows}, jurisdiction)
    if of_all is not None:
        every = {paper.pk for papers in there.values() for paper in papers}
        refuse_foreign([of_all], every, field=SCAN_OF_ALL)
    found: dict[int, str] = {}
    for row in rows:
        own: dict[int, Evidence] = {paper.pk: paper for paper in there.get(row.recipient_id, ())}
        if row.pk in given:
            refuse_foreign([given[row.pk]], own, field="Bản chụp giấy tờ")
        chosen = given.get(row.pk, of_all)
        if chosen in own:
            found[row.pk] = own[chosen].paper_id
        elif chosen is not None:
            elsewhere.append(_not_there(row))
    return found


def _not_there(row: Fact) -> Obstacle:
    return Obstacle(
        f"{row.recipient.name}, {line_of(row)[0]}: bản chụp chọn chung không nằm trong hồ sơ của người, "
        "tập thể này.",
        remedy="Bỏ chọn dòng này, hoặc chọn bản chụp của riêng dòng.",
        about=str(row.pk),
    )


def _paper(row: Fact) -> dict[str, object]:
    organ = row.decided_by if isinstance(row, HeldTitle) else ""
    return {"paper_number": row.decision_number, "paper_on": row.decision_on, "paper_by": organ}


def _record(
    verb: Verb,
    told: Sequence[tuple[Fact, str, str]],
    jurisdiction: Jurisdiction,
    mandate: Mandate,
    *,
    on: date,
    reason: str = "",
) -> None:
    """One entry a recipient: each of its facts as it stood and stands."""
    of_person: dict[int, list[list[str]]] = defaultdict(list)
    people: dict[int, Recipient] = {}
    for row, before, after in told:
        people[row.recipient_id] = row.recipient
        of_person[row.recipient_id].append([line_of(row)[0], before, after])
    kept = proofs(list(people), *OF_CHECKS)
    notes = [
        Note(
            subject=("recipient", key),
            reason=reason,
            details={"changes": of_person[key], **kept[key]},
            jurisdiction_id=jurisdiction.pk,
            unit_id=person.unit_id,
            about=person.name,
        )
        for key, person in people.items()
    ]
    record_many(verb, notes, by=mandate.actor, on=on)
