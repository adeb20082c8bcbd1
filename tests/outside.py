"""What others decided, as several tests need it: a minister's certificate of 2019, a post in a ministry."""

from __future__ import annotations

from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile

from dossiers.evidence.handed_in import handed_in
from dossiers.models import OutsideDecision, Recipient
from dossiers.recipients.conduct.entering_posts import PostFacts
from dossiers.recipients.outside.entering_outside import enter_outside
from dossiers.recipients.outside.named_people import NamedLine
from dossiers.recipients.outside.outside_obstacles import OutsideFacts
from tests.papers import small_pdf
from tests.scene import Scene

MINISTER = "Bộ trưởng Bộ Giáo dục và Đào tạo"


def outside_of(scene: Scene, *, on: date, number: str = "512/QĐ-BGDĐT") -> OutsideDecision:
    """It names the first person of the scene's units and waits to be held against its scan."""
    people = Recipient.objects.filter(unit__in=scene.units, kind="individual", unit__ended_on__isnull=True)
    person = people.order_by("unit", "pk")[0]
    facts = OutsideFacts(
        issuer="ministry",
        decided_by=MINISTER,
        number=number,
        dated_on=date(2019, 12, 20),
        signer="Nguyễn Văn Bảo",
        award="BK bộ",
        year=2019,
        scan=handed_in(SimpleUploadedFile("quyet-dinh.pdf", small_pdf("512"))),
    )
    lines = [NamedLine(1, person.staff_code or person.name, person.unit.name_on(on))]
    return enter_outside(scene.district, facts, lines, by=scene["officer"], on=on)


def post_facts(post: str = "Phó Vụ trưởng", *, since: date = date(2010, 3, 1)) -> PostFacts:
    return PostFacts(
        post=post,
        organ="Bộ Nội vụ",
        decision_number="80/QĐ-BNV",
        decision_on=date(2010, 2, 20),
        decided_by="Bộ Nội vụ",
        since=since,
    )
