"""What keeps units from being merged: everything wrong is told at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from roles.doors.refusals import Obstacle
from roles.founding.taking_over import Rearrangement, of_names
from roles.founding.units import NewUnit
from roles.models import Jurisdiction, Unit, UnitProfile
from vietnamese.dates import short_date


def of_units(
    olds: Sequence[Unit], into: Unit | NewUnit, last: Mapping[int, UnitProfile], act: Rearrangement
) -> Iterator[Obstacle]:
    if not olds:
        yield Obstacle("Chưa chọn đơn vị sáp nhập.", remedy="Chọn các đơn vị sẽ kết thúc.")
    elif len(olds) == 1 and isinstance(into, NewUnit):
        yield Obstacle(
            "Một đơn vị thành một đơn vị thì không phải là sáp nhập.",
            remedy="Đổi tên đơn vị ấy từ một ngày, hoặc chọn thêm đơn vị cùng sáp nhập.",
        )
    yield from of_names([last[unit.pk] for unit in olds], last_day=act.last_day)
    above = into.parent if isinstance(into, NewUnit) else last[into.pk].parent
    if above is not None and above.pk in {unit.pk for unit in olds}:
        yield Obstacle(
            f"Đơn vị nhận đang trực thuộc “{last[above.pk].name}”, đơn vị sẽ kết thúc.",
            remedy="Chọn nơi trực thuộc khác cho đơn vị nhận trước.",
        )
    if isinstance(into, Unit) and into.founded_on > act.since:
        yield Obstacle(
            f"“{last[into.pk].name}” thành lập ngày {short_date(into.founded_on)}.",
            remedy="Chọn ngày có hiệu lực từ ngày ấy trở đi.",
        )


def of_powers(
    powers: Sequence[Jurisdiction], heirs: Jurisdiction | None, *, begins: bool
) -> Iterator[Obstacle]:
    """What heads of these units decided passes to the head of the heir, who must have that power: it has it
    already, or it `begins` with the merger."""
    if powers and heirs is None and not begins:
        yield Obstacle(
            f"{', '.join(power.name for power in powers)} đang có thẩm quyền quyết định khen thưởng; "
            "đơn vị nhận chưa có.",
            remedy="Chọn thành lập đơn vị mới và ghi thẩm quyền của nó; giữ một đơn vị thì giữ đơn vị đã có "
            "thẩm quyền, hoặc lập cấp có thẩm quyền của nó trước.",
        )
