"""Which way a dossier leaves its unit: to the bloc that reviews it, or straight to the Board; and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dossiers.local_law import LocalLaw, local_law
from dossiers.models import Dossier, Way
from law.procedure.courses import WayCourse, course_of
from roles.models import Bloc, Jurisdiction, Unit
from roles.queries import bloc_of

_AS_LAW_ASKS = {
    "set": "theo quy định của pháp luật",
    "local": "theo quy định của địa phương",
    "none": "pháp luật không quy định, địa phương chưa quy định khác",
    "province": "pháp luật giao địa phương quy định, địa phương chưa quy định khác",
    "unread": "chương trình chưa xác nhận văn bản, địa phương chưa quy định khác",
}


@dataclass(frozen=True, slots=True)
class Route:
    """`bloc` reviews it first; None: straight to the Board. `why` is a whole sentence; `citation` may be
    empty."""

    bloc: Bloc | None
    why: str
    citation: str

    @property
    def receiver(self) -> str:
        return self.bloc.name if self.bloc else "cơ quan thẩm định"


def route_of(dossier: Dossier, *, on: date, law: LocalLaw | None = None) -> Route:
    """As it would be handed over that day. Two statements, one when the jurisdiction's law is given."""
    return route_from(dossier.unit, dossier.jurisdiction, year=dossier.year, way=dossier.way, on=on, law=law)


def route_from(
    unit: Unit, jurisdiction: Jurisdiction, *, year: int, way: str, on: date, law: LocalLaw | None = None
) -> Route:
    """The same of a dossier that is only being begun."""
    course = course_of(way, (law or local_law(jurisdiction)).rulebook_on(on))
    if not course.asks_bloc:
        return Route(None, f"{_unasked(way, course)}: hồ sơ trình thẳng cơ quan thẩm định.", course.citation)
    bloc = bloc_of(unit, jurisdiction=jurisdiction, year=year, on=on)
    if bloc is None:
        why = (
            f"Đơn vị không thuộc khối, cụm thi đua nào của năm {year} nên hồ sơ trình thẳng "
            "cơ quan thẩm định. Nếu đơn vị phải được xếp vào khối, cụm, đề nghị cơ quan thường trực "
            "xếp trước khi trình."
        )
        return Route(None, why, "")
    why = f"Đơn vị là thành viên {bloc.name} năm {year}: {bloc.word} bình xét rồi chuyển cơ quan thẩm định"
    return Route(bloc, f"{why} ({_AS_LAW_ASKS.get(course.state, '')}).", course.citation)


def _unasked(way: str, course: WayCourse) -> str:
    """ "Khen thưởng đột xuất theo thủ tục đơn giản không qua khối, cụm thi đua (…)"."""
    simply = " theo thủ tục đơn giản" if course.is_simplified else ""
    told = f"Khen thưởng {Way(way).label}{simply} không qua khối, cụm thi đua"
    return f"{told} ({_AS_LAW_ASKS[course.state]})"
