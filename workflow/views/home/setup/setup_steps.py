"""The one page on which what is missing of a thing is done next: (words of its button, address)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse

from dossiers.loading.load_kind import LoadKind
from roles.models import Appointment, Bloc, BlocMembership, BlocOffice, Jurisdiction, Office, UnitProfile
from roles.models.periods import valid_on
from roles.queries import bloc_offices_on
from roles.rights.permissions import held_by
from workflow.views.home.setup.setup_facts import CouncilFacts

Step = tuple[str, str]


@dataclass(frozen=True, slots=True)
class SetupSteps:
    """At one jurisdiction on one day."""

    jurisdiction: Jurisdiction
    on: date

    def appoint(self, label: str, office: str, *, at: str = "") -> Step:
        """`at` as the form of appointments names an organ; the jurisdiction itself unless said."""
        page = reverse("roles:new_appointment", args=[self.jurisdiction.pk])
        return label, f"{page}?noi={at or f'jurisdiction:{self.jurisdiction.pk}'}&chuc-trach={office}"

    def load(self, kind: LoadKind) -> Step:
        return "Nạp từ Excel", reverse("dossiers:load", args=[self.jurisdiction.pk, kind.code])

    def staff(self) -> Step:
        """The first unit, by name, that has nobody who may submit."""
        at_unit = Appointment.objects.filter(
            valid_on(self.on), held_by("submit_dossier"), unit=OuterRef("unit")
        )
        rows = UnitProfile.objects.filter(valid_on(self.on), ~Exists(at_unit), jurisdiction=self.jurisdiction)
        unit = rows.order_by("sort_key").values_list("unit", flat=True).first()
        return self.appoint("Phân công thủ trưởng", Office.UNIT_HEAD, at=f"unit:{unit}")

    def compose(self) -> Step:
        bloc = self._blocs().first()
        if bloc is None:
            return "Lập khối, cụm", reverse("roles:new_bloc", args=[self.jurisdiction.pk])
        return "Chọn thành viên", reverse("roles:members", args=[bloc.pk])

    def lead(self) -> Step:
        """Of the first bloc with members that lacks head, deputy, or the person of either."""
        member = BlocMembership.objects.filter(
            bloc=OuterRef("pk"), year=self.on.year, kind=BlocMembership.Kind.MEMBER
        )
        for bloc in self._blocs().filter(Exists(member)):
            held = bloc_offices_on(bloc, year=self.on.year, day=self.on)
            if len(held) < len(BlocOffice.Role):
                return bloc.said("Cử khối trưởng, khối phó"), reverse("roles:officers", args=[bloc.pk])
            seated = set(bloc.appointments.filter(valid_on(self.on)).values_list("office", flat=True))
            for office in (Office.BLOC_HEAD, Office.BLOC_DEPUTY):
                if office not in seated:
                    label = f"Phân công {bloc.said(str(office.label)).lower()}"
                    return self.appoint(label, office, at=f"bloc:{bloc.pk}")
        return "Xem khối, cụm", reverse("roles:blocs", args=[self.jurisdiction.pk])

    def council(self, found: CouncilFacts | None) -> Step:
        if found is None:
            return "Lập hội đồng", reverse("roles:new_council", args=[self.jurisdiction.pk])
        if found.size is None:
            return "Ghi quyết định thành lập", reverse("roles:council_version", args=[found.council_id])
        if found.seated.total() > found.size:
            return "Xem thành phần", reverse("roles:council", args=[found.council_id])
        first = (Office.COUNCIL_CHAIR, Office.COUNCIL_SECRETARY)
        office = next((each for each in first if not found.seated[each]), Office.COUNCIL_MEMBER)
        return self.appoint("Phân công thành viên", office, at=f"council:{found.council_id}")

    def _blocs(self) -> QuerySet[Bloc]:
        rows = Bloc.objects.filter(Q(ended_on__isnull=True) | Q(ended_on__gte=self.on))
        return rows.filter(jurisdiction=self.jurisdiction).order_by("code")
