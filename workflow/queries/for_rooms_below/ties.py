"""What of the corridor still hangs on a bloc or a jurisdiction that is to end; `roles.doors.ties` asks. And
what of it moves with units that are taken over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from django.db.models import QuerySet

from dossiers.succession.told_before import Touched, tells_before
from roles.doors.refusals import Obstacle
from roles.doors.ties import hangs_on
from roles.models import Bloc, Jurisdiction, Unit
from workflow.models import (
    Decision,
    DecisionState,
    Meeting,
    MeetingState,
    NumberSeries,
    Package,
    PackageState,
    Passage,
)
from workflow.models.desks import Desk

NAMED = 3
OPEN_DOSSIERS = "Hồ sơ đang mở, đơn vị nhận làm tiếp"


def of_bloc(bloc: Bloc, _last_day: date) -> Iterator[Obstacle]:
    """Nobody may review, or return, what lies on the desk of a bloc whose people have left."""
    yield from _at_blocs(Passage.objects.filter(bloc=bloc), where="khối")


def of_jurisdiction(jurisdiction: Jurisdiction, _last_day: date) -> Iterator[Obstacle]:
    """Its secretary and its clerk leave with it: what only they can finish is finished first."""
    yield from _at_blocs(Passage.objects.filter(bloc__jurisdiction=jurisdiction), where="các khối")
    unfinished = [MeetingState.OPEN, MeetingState.ADJOURNED, MeetingState.CLOSED]
    for meeting in Meeting.objects.filter(council__jurisdiction=jurisdiction, state__in=unfinished):
        is_open = meeting.state != MeetingState.CLOSED
        yield Obstacle(
            f"Cuộc họp “{meeting.title}” chưa {'kết thúc' if is_open else 'có biên bản'}.",
            remedy="Thư ký Hội đồng kết thúc cuộc họp và lập biên bản trước.",
        )
    signed = Decision.objects.filter(
        jurisdiction=jurisdiction, state=DecisionState.SIGNED, is_dropped=False
    ).count()
    prepared = Package.objects.filter(jurisdiction=jurisdiction, state=PackageState.PREPARED).count()
    if prepared:
        yield Obstacle(
            f"{prepared} hồ sơ trình cấp trên chưa gửi.",
            remedy="Chuyên viên gửi rồi ghi việc gửi; hoặc bỏ hồ sơ trình.",
        )
    if signed:
        yield Obstacle(
            f"{signed} quyết định đã ký chưa được cấp số.",
            remedy="Văn thư cấp số, ban hành; hoặc trả lại để sửa.",
        )


def of_taken_units(units: Sequence[Unit], _since: date) -> Iterator[Touched]:
    """Their open dossiers on every desk, and the numbers that their heads gave to papers."""
    rows = Passage.objects.filter(unit__in=units, closed_at__isnull=True)
    for each in rows.select_related("dossier", "bloc", "jurisdiction").order_by("unit", "dossier"):
        where = {Desk.BLOC: each.bloc, Desk.BOARD: each.jurisdiction}.get(Desk(each.desk))
        told = f"đang ở {where.name}" if where else "đơn vị đang soạn hoặc được trả lại"
        yield Touched(OPEN_DOSSIERS, f"{each.dossier.code} “{each.dossier.title}”", told)
    for series in NumberSeries.objects.filter(organ__in=units).order_by("organ", "year"):
        told = f"dừng ở số {series.last}; đơn vị nhận đánh số riêng"
        yield Touched("Sổ số văn bản", f"{series.organ.name_on(_since)}, năm {series.year}", told)


def _at_blocs(passages: QuerySet[Passage], *, where: str) -> Iterator[Obstacle]:
    lying = passages.filter(desk=Desk.BLOC, closed_at__isnull=True).select_related("dossier").order_by("pk")
    count = lying.count()
    if count:
        codes = ", ".join(passage.dossier.code for passage in lying[:NAMED])
        more = ", …" if count > NAMED else ""
        yield Obstacle(
            f"{count} hồ sơ đang nằm ở {where}: {codes}{more}.",
            remedy="Khối trưởng (khối phó với hồ sơ của khối trưởng) bình xét hoặc trả lại đơn vị trước.",
        )


hangs_on(Bloc, of_bloc)
hangs_on(Jurisdiction, of_jurisdiction)
tells_before(of_taken_units)
