"""The dated profile of a unit: a new name, code or place is a new profile, never a change in place."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from django.contrib.auth.models import User

from roles.doors.one_act import one_act
from roles.doors.refusals import Refused
from roles.founding.recording import founder, iso_day, note_of, refuse_without_instrument
from roles.models import Jurisdiction, Unit, UnitProfile
from roles.models.proved_tables import OF_UNIT
from roles.queries import heir_on
from trail.record import record_many
from trail.verbs import Verb
from vietnamese.collation import sort_key
from vietnamese.dates import short_date
from vietnamese.text import clean, fold

ONE_DAY = timedelta(days=1)
FIELDS = ("name", "short_name", "code", "place", "is_armed_force", "parent", "jurisdiction")


@one_act
def rename_unit(
    unit: Unit,
    *,
    since: date,
    by: User | None = None,
    on: date | None = None,
    instrument: str = "",
    **changed: object,
) -> UnitProfile:
    """A new profile from `since`: name, short_name, code, place, is_armed_force, parent or jurisdiction; the
    rest stays, and the unit files to whoever took over from its jurisdiction by then.

    The past is never touched: refused when a profile of that day or a later one exists already.
    """
    profiles = unit.profiles.select_related("jurisdiction").order_by("-since")
    one_code_after_the_other([heir_on(profiles[0].jurisdiction, since), changed.get("jurisdiction")])
    Unit.objects.select_for_update().get(pk=unit.pk)
    last = profiles[0]
    actor = founder(by, "rename_unit", [last.jurisdiction], on=on or since)
    refuse_without_instrument(instrument, by=by)
    _refuse_wrong_day(last, since=since)
    kept = {field: getattr(last, field) for field in FIELDS}
    filed = {"jurisdiction": heir_on(last.jurisdiction, since)}
    new = named(UnitProfile(unit=unit, since=since, until=last.until, **kept | filed | changed))
    refuse_nameless(new.name)
    _refuse_unchanged(new, kept)
    _refuse_own_child(new)
    refuse_ended_parent(new.parent, since=since)
    if new.code != last.code:
        refuse_taken_codes([new])
    UnitProfile.objects.filter(pk=last.pk).update(until=since - ONE_DAY)
    new.save()
    details = {
        "before": last.name if last.name != new.name else "",
        "called": new.name,
        "code": new.code,
        "since": iso_day(since),
        "until": iso_day(new.until),
        "paper": clean(instrument),
    }
    of = new.jurisdiction
    note = note_of(unit, about=new.name, jurisdiction=of, details=details, proves=OF_UNIT)
    record_many(Verb.UNIT_RENAMED, [note], by=actor, on=on or since)
    return new


def named(profile: UnitProfile) -> UnitProfile:
    """bulk_create passes by save(), so the forms for search and order are made here."""
    for field in ("name", "short_name", "code", "place"):
        setattr(profile, field, clean(getattr(profile, field)))
    profile.folded, profile.sort_key = fold(profile.name), sort_key(profile.name)
    return profile


def refuse_nameless(name: str) -> None:
    if not clean(name):
        raise Refused("Thiếu tên đơn vị.", remedy="Ghi tên đầy đủ như trong quyết định thành lập.")


def one_code_after_the_other(jurisdictions: Iterable[object]) -> None:
    """Whoever gives codes to units that file there waits for whoever does already; None is no place."""
    places = {place.pk for place in jurisdictions if isinstance(place, Jurisdiction)}
    locked = Jurisdiction.objects.select_for_update(of=("self",), no_key=True)
    list(locked.filter(pk__in=places).order_by("pk").values_list("pk"))


def refuse_taken_codes(news: Iterable[UnitProfile]) -> None:
    """The code stands in the numbers of a unit's papers: of two units that file to one jurisdiction at the
    same time none bears the other's."""
    asked: dict[tuple[int, str], UnitProfile] = {}
    for new in news:
        if not new.code or new.jurisdiction_id is None:
            continue
        key = (new.jurisdiction_id, new.code)
        if key in asked:
            raise _taken(new)
        asked[key] = new
    if not asked:
        return
    places, codes = {place for place, _code in asked}, {code for _place, code in asked}
    for row in UnitProfile.objects.filter(jurisdiction__in=places, code__in=codes).order_by("pk"):
        new_one = asked.get((row.jurisdiction_id or 0, row.code))
        if new_one is None or row.unit_id == new_one.unit_id:
            continue
        if row.until is None or row.until >= new_one.since:
            raise _taken(row)


def _taken(twin: UnitProfile) -> Refused:
    return Refused(
        f"Mã {twin.code} đã là mã của “{twin.name}”.", remedy="Ghi mã khác, hoặc để trống nếu chưa có mã."
    )


def refuse_ended_parent(parent: Unit | None, *, since: date) -> None:
    if parent is not None and parent.ended_on is not None and parent.ended_on < since:
        raise Refused(
            f"“{parent.name_on(since)}” đã kết thúc hoạt động ngày {short_date(parent.ended_on)}.",
            remedy="Chọn đơn vị cấp trên đang hoạt động.",
        )


def _refuse_wrong_day(last: UnitProfile, *, since: date) -> None:
    if last.since >= since:
        raise Refused(
            f"“{last.name}” đã mang tên này từ {short_date(last.since)}, không đổi lùi được.",
            remedy=f"Chọn ngày có hiệu lực sau {short_date(last.since)}.",
        )
    if last.until is not None and last.until < since:
        raise Refused(
            f"“{last.name}” đã kết thúc hoạt động ngày {short_date(last.until)}, không đổi tên được nữa."
        )


def _refuse_unchanged(new: UnitProfile, kept: dict[str, object]) -> None:
    if all(getattr(new, field) == value for field, value in kept.items()):
        raise Refused(
            "Chưa có gì thay đổi so với hiện nay.", remedy="Ghi tên, mã, địa danh hoặc đơn vị cấp trên mới."
        )


def _refuse_own_child(new: UnitProfile) -> None:
    """The tree of that day stays a tree."""
    above, seen = new.parent, set[int]()
    while above is not None and above.pk not in seen:
        if above.pk == new.unit_id:
            raise Refused(
                f"“{new.name}” không thể trực thuộc chính mình hoặc đơn vị cấp dưới của mình.",
                remedy="Chọn đơn vị cấp trên khác.",
            )
        seen.add(above.pk)
        above = above.profile_on(new.since).parent
