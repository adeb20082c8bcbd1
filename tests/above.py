"""A province whose units ask for what the Prime Minister decides, in the spring of 2026."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile

from dossiers.drafting.changing_drafts import NewNomination, add_nominations
from dossiers.evidence.handed_in import handed_in
from dossiers.judging.settlements import Settlement
from dossiers.models import Dossier, HeldTitle, Initiative, Nomination, Rating, Recipient
from law.judgement.reviews import SettledBy
from roles.doors.given_numbers import GivenNumber
from roles.founding.blocs.bloc_offices import set_bloc_office
from roles.founding.blocs.composing import join_bloc
from roles.founding.units import NewUnit, found_units
from roles.models import Unit
from tests.papers import attach_owed, small_pdf
from tests.scene import PAPER, SINCE, Scene, _appoint, _bloc, _council, _province
from tests.walk import SETTLED, after_bloc
from workflow.actions.appraise import Appraisal, appraise
from workflow.actions.begin import begin
from workflow.actions.prepare_package import prepare_package
from workflow.actions.receive import receive
from workflow.actions.record_reply import PaperFromAbove, record_reply
from workflow.actions.send_up import Sending, send_up
from workflow.actions.submit import submit
from workflow.models import Outcome, Package, Reply

SPRING = date(2026, 3, 16)
SENT = date(2026, 3, 20)
DECIDED = date(2026, 5, 18)
ANSWERED = date(2026, 5, 25)
PRIME_MINISTER = "Thủ tướng Chính phủ"
# What the law leaves open of an order whose text the program has not confirmed.
BY_ARTICLE = Settlement(SettledBy.ARTICLE, "Đã đọc.", words="Điều 54 Luật Thi đua, khen thưởng 2022")
ANSWERS = {**SETTLED, "eligibility.unread_criteria": BY_ARTICLE}


def build_province(*, units: int = 2, beside: Scene | None = None) -> Scene:
    """`Scene.district` is the province itself: since July 2025 communes file to it."""
    province = beside.province if beside else _province()
    names = ("Sở Giáo dục và Đào tạo", "Sở Y tế", "Sở Xây dựng", "Sở Tài chính")
    members = found_units(
        [NewUnit(level="sở", name=name, since=SINCE, jurisdiction=province) for name in names[:units]]
    )
    accounts = f"{province.pk}-t-" if beside else ""
    scene = Scene(province, province, _bloc(province, members), _council(province), members, accounts)
    join_bloc(scene.bloc, units=members, year=2025, on=SINCE, **PAPER)
    for place, role in enumerate(("head", "deputy")):
        set_bloc_office(scene.bloc, unit=members[place], year=2025, role=role, on=SINCE, **PAPER)
    _appoint(scene)
    return scene


def asking(scene: Scene, *, people: int = 2, unit: int = 1, award: str = "BK TTg") -> Dossier:
    """A draft of the unit: `people` whose sudden deeds of last autumn are proposed."""
    organ, clerk = scene.units[unit - 1], scene[f"clerk{unit}"]
    first = organ.recipients.count()
    names = [f"Nông Văn {'ABCDEGHIKLMNOPQRSTUVX'[first + place]}a" for place in range(people)]
    asked = [
        Recipient(
            kind="individual",
            unit=organ,
            name=name,
            sex="male",
            birth_on=date(1980, 1, 1),
            position="direct_worker",
            post="Chuyên viên",
            joined_on=date(2010, 1, 1),
        )
        for name in names
    ]
    for each in asked:
        each.index_name()
    Recipient.objects.bulk_create(asked)
    words = {"unit": organ, "jurisdiction": scene.district, "year": 2025, "by": clerk, "on": SPRING}
    dossier = begin(title="Khen thưởng đột xuất", way="đột xuất", **words)
    rows = [
        NewNomination(
            recipient_id=each.pk,
            award=award,
            achievement_since=date(2025, 10, 1),
            achievement_until=date(2025, 12, 31),
            achievement="Cứu 12 người trong trận lũ tháng 10 năm 2025",
        )
        for each in asked
    ]
    add_nominations(dossier.pk, rows, by=clerk, on=SPRING)
    attach_owed(dossier, by=clerk, on=SPRING)
    return Dossier.objects.get(pk=dossier.pk)


def asking_fighters(scene: Scene, *, people: int = 1) -> Dossier:
    """A draft of the first unit: each for the Fighter of the whole country, by two provincial titles in a row
    and a study that the whole country uses."""
    organ, clerk = scene.units[0], scene["clerk1"]
    words = {"unit": organ, "jurisdiction": scene.district, "year": 2025, "by": clerk, "on": SPRING}
    dossier = begin(title="Chiến sĩ thi đua toàn quốc năm 2025", way="công trạng", **words)
    asked = [_fighter(organ, f"Hoàng Thị Mai {'ABCDE'[place]}") for place in range(people)]
    rows = [NewNomination(each.pk, "CSTĐTQ", achievement="Chủ trì đề tài bản đồ sạt lở") for each in asked]
    add_nominations(dossier.pk, rows, by=clerk, on=SPRING)
    attach_owed(dossier, by=clerk, on=SPRING)
    return Dossier.objects.get(pk=dossier.pk)


def _fighter(organ: Unit, name: str) -> Recipient:
    found = Recipient(
        kind="individual",
        unit=organ,
        name=name,
        sex="female",
        birth_on=date(1980, 1, 1),
        position="direct_worker",
        post="Trưởng phòng",
        joined_on=date(2005, 1, 1),
    )
    found.index_name()
    found.save()
    Rating.objects.create(recipient=found, year=2025, level="HTXSNV")
    for year in (2024, 2025):
        HeldTitle.objects.create(
            recipient=found,
            award="CSTĐ tỉnh",
            year=year,
            decision_number=f"{year}/QĐ-UBND",
            decision_on=date(year, 12, 20),
            decided_by="Chủ tịch Ủy ban nhân dân tỉnh Cao Bằng",
        )
    Initiative.objects.create(
        recipient=found,
        code=f"ĐT-{found.pk}",
        title="Bản đồ sạt lở",
        level="toàn quốc",
        year=2025,
        decision_number="5/QĐ-BKHCN",
        decision_on=date(2025, 11, 1),
    )
    return found


def appraised(scene: Scene, dossier: Dossier, *, unit: int = 1) -> list[Nomination]:
    """Handed in, agreed by the bloc where one is asked, received and appraised."""
    submit(dossier.pk, by=scene[f"head{unit}"], on=SPRING)
    if dossier.passages.filter(closed_at__isnull=True, desk="bloc").exists():
        after_bloc(scene, dossier, on=SPRING)
    receive(dossier.pk, by=scene["officer"], on=SPRING)
    rows = list(dossier.nominations.order_by("pk"))
    words = {row.pk: Appraisal(settled=ANSWERS) for row in rows}
    appraise(dossier.pk, words, by=scene["officer"], on=SPRING)
    return list(dossier.nominations.order_by("pk"))


def prepared(scene: Scene, rows: Sequence[Nomination]) -> Package:
    return prepare_package(
        scene.district,
        [row.pk for row in rows],
        addressee=PRIME_MINISTER,
        by=scene["officer"],
        on=SPRING,
    )


def sending(scene: Scene) -> Sending:
    signer = scene["chair"].get_full_name()
    return Sending(GivenNumber("120", date(2026, 3, 19)), signer, "Bộ Nội vụ", SENT)


def sent(scene: Scene, rows: Sequence[Nomination]) -> Package:
    return send_up(prepared(scene, rows).pk, sending(scene), by=scene["officer"], on=SENT)


def paper(
    outcome: Outcome = Outcome.GRANTED,
    *,
    by: str = PRIME_MINISTER,
    number: str = "812/QĐ-TTg",
    reason: str = "",
    on: date = DECIDED,
) -> PaperFromAbove:
    scan = handed_in(SimpleUploadedFile("van-ban.pdf", small_pdf(number)))
    return PaperFromAbove(outcome, GivenNumber(number, on), by, scan, reason)


def answered(scene: Scene, package: Package, rows: Sequence[Nomination], **said: object) -> Reply:
    keys = [row.pk for row in rows]
    given = paper(**said)  # type: ignore[arg-type]
    return record_reply(package.pk, keys, given, by=scene["officer"], on=ANSWERED)
