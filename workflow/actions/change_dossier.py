"""Change a dossier: its title, year and kind of reward, while it is a draft of its unit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AbstractBaseUser
from django.utils import timezone

from dossiers.drafting.open_draft import open_draft
from dossiers.drafting.route import route_from
from dossiers.judging.nomination_grounds import ground_fault
from dossiers.judging.offered_awards import way_fault
from dossiers.models import Dossier, Nomination, Standing, Way
from dossiers.models.proved_tables import DOSSIER
from law.awards import award as award_of
from law.awards import name_of
from roles.doors.one_act import one_act
from roles.doors.refusals import Obstacle, Refused, refuse_if
from trail.state.proved_table import proof
from trail.verbs import Verb
from vietnamese.dates import short_date
from vietnamese.text import clean
from workflow.actions.steps.locking import overtaken
from workflow.table.moves import BY_ACT, Act
from workflow.table.row import Carrier


@dataclass(frozen=True, slots=True)
class DossierWords:
    """What a unit calls its dossier, and of which year and kind of reward it is."""

    title: str
    year: int
    way: str


def words_of(dossier: Dossier) -> DossierWords:
    """As they are kept."""
    return DossierWords(dossier.title, dossier.year, dossier.way)


@one_act
def change_dossier(
    dossier_id: int, wanted: DossierWords, *, seen: DossierWords, by: AbstractBaseUser, on: date
) -> Dossier:
    """The dossier as it is then; what it asks for is judged by its new kind from there on. Raises `Overtaken`
    where it is no longer as it was `seen`, `Refused` with every nomination that the new kind does not give,
    and for another year of what was handed over once: its code stands on papers."""
    draft = open_draft(dossier_id, by=by, on=on)
    dossier, before = draft.dossier, words_of(draft.dossier)
    if before != seen:
        raise overtaken((Carrier.DOSSIER, dossier.pk), BY_ACT[Act.CHANGE_DOSSIER].label)
    after = DossierWords(clean(wanted.title), wanted.year, wanted.way)
    if after == before:
        return dossier
    _refuse_wrong(dossier, after)
    rows = list(
        dossier.nominations.filter(standing=Standing.DRAFT)
        .select_for_update(of=("self",))
        .select_related("recipient")
        .order_by("pk")
    )
    if after.way != before.way:
        obstacles = _not_given(rows, after.way, dossier, on=on)
        refuse_if(obstacles, message=f"Chưa đổi được sang loại khen thưởng {_way(after.way)}.")
    dossier.title, dossier.year, dossier.way = after.title, after.year, after.way
    dossier.bloc = route_from(dossier.unit, dossier.jurisdiction, year=after.year, way=after.way, on=on).bloc
    dossier.save(update_fields=["title", "year", "way", "bloc"])
    _carry_over(rows, before, after, by=by)
    draft.tell(Verb.DRAFTED, details={"changes": _told(before, after), **proof(dossier.pk, DOSSIER)})
    return dossier


def _refuse_wrong(dossier: Dossier, after: DossierWords) -> None:
    if not any(letter.isalpha() for letter in after.title):
        raise Refused("Chưa ghi tên hồ sơ bằng lời.", remedy="Ghi tên hồ sơ, ví dụ: Đề nghị khen thưởng năm.")
    if after.year != dossier.year and dossier.submitted_on is not None:
        raise Refused(
            f"Hồ sơ đã trình ngày {short_date(dossier.submitted_on)} với mã {dossier.code}: năm trong mã "
            "không đổi được nữa.",
            remedy="Bỏ hồ sơ này và lập hồ sơ của năm đúng.",
        )


def _not_given(rows: Sequence[Nomination], way: str, dossier: Dossier, *, on: date) -> Iterator[Obstacle]:
    """Of the nominations: those whose award, or whose ground, the law does not give by that way."""
    for row in rows:
        about, told = str(row.pk), f"{row.recipient_name} ({name_of(row.award)})"
        if fault := way_fault(award_of(row.award), way, dossier, on=on):
            yield Obstacle(
                f"{told}: {fault}", "Đổi danh hiệu, hoặc xóa khỏi hồ sơ, rồi đổi loại.", about=about
            )
            continue
        kind = row.recipient.kind
        if fault := ground_fault(row.ground, award=row.award, kind=kind, way=way, dossier=dossier, on=on):
            remedy = "Bỏ chọn tiêu chuẩn xét của trường hợp này, rồi đổi loại."
            yield Obstacle(f"{told}: {fault}", remedy, about=about)


def _carry_over(
    rows: Sequence[Nomination], before: DossierWords, after: DossierWords, *, by: AbstractBaseUser
) -> None:
    """A nomination follows in what it had from its dossier: the kind, and the whole year as its time."""
    year_before, year_after = _whole(before.year), _whole(after.year)
    for row in rows:
        if row.way == before.way:
            row.way = after.way
        if (row.achievement_since, row.achievement_until) == year_before:
            row.achievement_since, row.achievement_until = year_after
        row.version += 1
        row.edited_by_id, row.edited_at = by.pk, timezone.now()
    names = ["way", "achievement_since", "achievement_until", "version", "edited_by", "edited_at"]
    if (before.year, before.way) != (after.year, after.way):
        Nomination.objects.bulk_update(rows, names)


def _whole(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year, 12, 31)


def _told(before: DossierWords, after: DossierWords) -> list[list[str]]:
    told = [
        ["Tên hồ sơ", before.title, after.title],
        ["Năm thành tích", str(before.year), str(after.year)],
        ["Loại khen thưởng", _way(before.way), _way(after.way)],
    ]
    return [each for each in told if each[1] != each[2]]


def _way(way: str) -> str:
    return str(Way(way).label)
