"""A jurisdiction begins with its organ: the power of that organ's head over the units that file to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from django.contrib.auth.models import User

from roles.doors.one_act import one_act
from roles.doors.refusals import Obstacle, Overtaken, Refused, refuse_if
from roles.founding.recording import founder, iso_day, note_of, refuse_without_instrument
from roles.models import Jurisdiction, Unit
from roles.models.proved_tables import JURISDICTION
from roles.queries import heir_on
from trail.record import record_many
from trail.verbs import Verb
from vietnamese.dates import short_date
from vietnamese.text import clean

LABELS = {
    "name": "tên",
    "symbol": "ký hiệu quyết định",
    "heading": "thẩm quyền ban hành",
    "organ_heading": "tên cơ quan trên văn bản",
    "place": "địa danh",
}


@one_act
def found_jurisdiction(
    *,
    organ: Unit,
    name: str,
    heading: str,
    organ_heading: str,
    place: str,
    since: date,
    level: str = "",
    above: Jurisdiction | None = None,
    board: Unit | None = None,
    board_post: str = "",
    superior_heading: str = "",
    symbol: str = "QĐ-UBND",
    instrument: str = "",
    by: User | None = None,
    on: date | None = None,
) -> Jurisdiction:
    """The power of the organ's head; `level` is the organ's unless said. One for each organ.

    A person founds one below his own, by a paper; the first of all is the installation's (`manage.py found`).
    """
    actor = founder(by, "found_jurisdiction", [above], on=on or since)
    refuse_without_instrument(instrument, by=by)
    locked = Unit.objects.select_for_update().get(pk=organ.pk)
    if Jurisdiction.objects.filter(organ=locked).exists():
        raise Overtaken(f"“{locked.name_on(since)}” đã là một cấp có thẩm quyền.")
    _refuse_other_way(locked, above, since=since)
    words = {
        "name": name,
        "symbol": clean(symbol).strip("/- "),
        "heading": heading,
        "organ_heading": organ_heading,
    }
    refuse_if(
        [*word_obstacles(words | {"place": place}), *_of_days(locked, above, since=since)],
        message="Chưa lập được cấp có thẩm quyền.",
    )
    made = Jurisdiction.objects.create(
        organ=organ,
        board=board,
        above=above,
        level=level or organ.level,
        superior_heading=clean(superior_heading),
        board_post=clean(board_post),
        place=clean(place),
        since=since,
        **{field: clean(text) for field, text in words.items()},
    )
    details = {
        "called": made.name,
        "above": above.name if above else "",
        "since": iso_day(since),
        "paper": clean(instrument),
    }
    note = note_of(made, about=made.name, jurisdiction=made, details=details, proves=[JURISDICTION])
    record_many(Verb.JURISDICTION_FOUNDED, [note], by=actor, on=on or since)
    return made


def _refuse_other_way(organ: Unit, above: Jurisdiction | None, *, since: date) -> None:
    filed = heir_on(organ.profile_on(since).jurisdiction, since)
    if above is not None and filed is not None and filed != above:
        raise Refused(
            f"“{organ.name_on(since)}” trình hồ sơ lên {filed.name}, không phải {above.name}.",
            remedy="Cơ quan của một cấp phải là đơn vị thuộc cấp trên trực tiếp của nó.",
        )


def word_obstacles(words: Mapping[str, str]) -> Iterator[Obstacle]:
    """What is missing of what every decision bears, and a sign that is another organ's."""
    missing = [LABELS[field] for field, text in words.items() if not clean(text)]
    if missing:
        yield Obstacle(
            f"Thiếu {', '.join(missing)}.", remedy="Ghi đúng như sẽ in trên quyết định khen thưởng."
        )
    if fault := symbol_fault(words["symbol"], words["organ_heading"]):
        yield Obstacle(fault, remedy=OWN_SYMBOL)


OWN_SYMBOL = "Ghi QĐ- và tên viết tắt của cơ quan, ví dụ: QĐ-SGDĐT."
_COMMITTEE, _COMMITTEE_IN_SHORT = "ủy ban nhân dân", "ubnd"


def symbol_fault(symbol: str, organ_heading: str) -> str:
    """Why an organ of this name cannot number its decisions so; empty where it can: a sign ends with the
    issuing organ's own abbreviation (phần I Phụ lục I Nghị định 30/2020/NĐ-CP)."""
    sign, organ = clean(symbol).strip("/- ").casefold(), clean(organ_heading)
    name = organ.casefold().replace("uỷ", "ủy")
    if not organ or not sign.endswith(_COMMITTEE_IN_SHORT) or _COMMITTEE in name:
        return ""
    if _COMMITTEE_IN_SHORT in name:
        return ""
    return f"Ký hiệu “{clean(symbol)}” là của Ủy ban nhân dân, không phải của “{organ}”."


def _of_days(organ: Unit, above: Jurisdiction | None, *, since: date) -> Iterator[Obstacle]:
    if since < organ.founded_on or (organ.ended_on is not None and organ.ended_on < since):
        yield Obstacle(
            f"Ngày {short_date(since)} “{organ.name_on(since)}” không hoạt động.",
            remedy="Chọn cơ quan đang hoạt động, hoặc sửa ngày.",
        )
    if above is not None and not is_in_power(above, since):
        yield Obstacle(
            f"Ngày {short_date(since)} {above.name} không còn hoặc chưa có thẩm quyền.",
            remedy=f"{above.name} có thẩm quyền {_days_of(above)}. Sửa ngày bắt đầu.",
        )


def is_in_power(jurisdiction: Jurisdiction, on: date) -> bool:
    """Whether it has its power that day."""
    return jurisdiction.since <= on and (jurisdiction.until is None or jurisdiction.until >= on)


def _days_of(power: Jurisdiction) -> str:
    until = f" đến hết {short_date(power.until)}" if power.until else ""
    return f"từ {short_date(power.since)}{until}"
