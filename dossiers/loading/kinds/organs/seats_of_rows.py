"""At which organ of the jurisdiction a row of appointments seats somebody: a unit, a bloc, or itself."""

from __future__ import annotations

from collections import defaultdict

from dossiers.importing.checking.spelling import folded
from dossiers.loading.kinds.organs.placed_postings import TypedPosting
from dossiers.loading.kinds.organs.typed_accounts import FaultOfRow
from dossiers.loading.load_kind import LoadGround
from dossiers.loading.whose_row.unit_directory import NoUnit, unit_directory
from roles.appointments.appointment_obstacles import OFFICES_AT
from roles.models import Bloc, Jurisdiction, Unit
from roles.rights.permissions import Organ


class SeatsOfRows:
    """Read once for a load: five statements."""

    def __init__(self, ground: LoadGround) -> None:
        self.ground, self.power = ground, ground.jurisdiction
        self.directory = unit_directory(ground.jurisdiction, on=ground.on)
        self.units = Unit.objects.in_bulk(list(self.directory.here))
        self.by_code: dict[str, Bloc] = {}
        self.by_name: dict[str, list[Bloc]] = defaultdict(list)
        for bloc in Bloc.objects.filter(jurisdiction=ground.jurisdiction).order_by("pk"):
            self.by_code[folded(bloc.code)] = bloc
            self.by_name[folded(bloc.name)].append(bloc)

    def organ_of(self, row: TypedPosting) -> Organ | None:
        """None where cells that could not be read decide it; raises FaultOfRow."""
        if not self.ground.reads(row.number, "office", "organ_code", "organ"):
            return None
        if row.office in OFFICES_AT[Jurisdiction]:
            if row.organ_code or (row.organ and folded(row.organ) != folded(self.power.name)):
                what = f"Chức trách này ở chính {self.power.name}, không ở nơi đã ghi."
                raise FaultOfRow("organ", what, "Để trống nơi giữ chức trách, hoặc chọn chức trách khác.")
            return self.power
        if not row.organ_code and not row.organ:
            raise FaultOfRow("organ", "Chưa ghi nơi giữ chức trách.", "Ghi mã hoặc tên đơn vị, khối, cụm.")
        return self._bloc(row) if row.office in OFFICES_AT[Bloc] else self._unit(row)

    def _unit(self, row: TypedPosting) -> Unit | None:
        key = "organ_code" if row.organ_code else "organ"
        try:
            if self.ground.reads(row.number, "since"):
                unit: int | None = self.directory.unit_of(row.organ_code, row.organ, row.since)
            else:
                unit = self.directory.unit_of_any_day(row.organ_code, row.organ)
        except NoUnit as wrong:
            raise FaultOfRow(key, wrong.what, wrong.remedy) from wrong
        if unit is None:
            return None
        if unit not in self.units:
            what = f"“{self.directory.names[unit].name}” nay không nộp hồ sơ lên cấp này."
            raise FaultOfRow(key, what, "Phân công ở cấp mà đơn vị ấy nộp hồ sơ.")
        return self.units[unit]

    def _bloc(self, row: TypedPosting) -> Bloc:
        named = self.by_name.get(folded(row.organ), []) if row.organ else []
        if row.organ_code:
            coded = self.by_code.get(folded(row.organ_code))
            if coded is None or (row.organ and coded not in named):
                what = f"Không có khối, cụm nào mang mã {row.organ_code}"
                told = f"{what} và tên “{row.organ}”." if row.organ else f"{what}."
                raise FaultOfRow("organ_code", told, "Ghi đúng mã và tên như trong danh sách khối, cụm.")
            return coded
        if len(named) != 1:
            what = f"Có {len(named)} khối, cụm tên “{row.organ}”."
            raise FaultOfRow("organ", what, "Ghi mã của đúng khối, cụm.")
        return named[0]
