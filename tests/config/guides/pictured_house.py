"""The district whose pages the guides show: on one day, with a dossier on each desk; invented people."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.core.cache import cache

from dossiers.drafting.changing_drafts import NewNomination, add_nominations
from dossiers.models import Dossier
from roles.models import UnitProfile
from tests.papers import attach_owed
from tests.scene import TODAY, YEAR, Scene, build_scene, of, staff
from tests.walk import SETTLED, WORDING, after_bloc, conferred, opened, received
from trail.clock import at
from workflow.actions.appraise import Appraisal, appraise
from workflow.actions.begin import begin
from workflow.actions.draft_decision import draft_decision
from workflow.actions.receive import receive
from workflow.actions.sign import sign
from workflow.actions.submit import submit
from workflow.models import Decision, Meeting

COMMUNES = ("Sóc Hà", "Trường Hà", "Lũng Nặm", "Thanh Long")
GIVEN = ("An", "Bình", "Chiến", "Dung", "Giang", "Hạnh", "Khánh")
FAMILIES = ("Nông Văn", "Hoàng Thị", "Bế Minh", "Lý Thu", "Đàm Quang")
PEOPLE = {
    "officer": ("Bế Thị", "Lan"),
    "chair": ("Hoàng Văn", "Dũng"),
    "clerk": ("Nông Thị", "Sen"),
    "auditor": ("Đàm Văn", "Thắng"),
    "bloc_head": ("Lý Văn", "Tám"),
    "secretary": ("Triệu Thị", "Mai"),
    "member01": ("Lục Văn", "Páo"),
    "clerk1": ("Hà Thị", "Thu"),
    "head1": ("Ma Văn", "Quyết"),
}


@dataclass
class House:
    """A dossier at each stage: still a draft, at the bloc, half appraised; a meeting and decisions beyond."""

    scene: Scene
    drafted: Dossier
    reviewed: Dossier
    appraised: Dossier
    meeting: Meeting
    unsigned: Decision
    signed: Decision


@contextmanager
def on_its_day() -> Iterator[None]:
    """Nothing that this process remembers of another day."""
    cache.clear()
    with at(TODAY):
        yield
    cache.clear()


def build_house() -> House:
    scene = build_scene(units=len(COMMUNES))
    _name(scene)
    drafted, reviewed, appraised, decided = (_draft(scene, unit) for unit in range(1, 5))
    for unit, dossier in enumerate((reviewed, appraised, decided), start=2):
        submit(dossier.pk, by=scene[f"head{unit}"], on=TODAY)
        dossier.refresh_from_db()
        if dossier != reviewed:
            after_bloc(scene, dossier)
    receive(reviewed.pk, by=scene["bloc_head"], on=TODAY)
    receive(appraised.pk, by=scene["officer"], on=TODAY)
    (first,) = of(appraised, "CSTĐCS")
    appraise(appraised.pk, {first.pk: Appraisal(settled=SETTLED)}, by=scene["officer"], on=TODAY)
    received(scene, decided)
    meeting = opened(scene, of(decided, "CSTĐCS"))
    conferred(scene, of(decided, "LĐTT")[:2])
    signed, unsigned = _worded(scene, decided, 2, 4), _worded(scene, decided, 4, 6)
    sign(signed.pk, {}, by=scene["chair"], on=TODAY)
    signed.refresh_from_db()
    return House(scene, drafted, reviewed, appraised, meeting, unsigned, signed)


def _name(scene: Scene) -> None:
    """Names as people have them, before anything is done under them."""
    for unit, commune in zip(scene.units, COMMUNES, strict=True):
        UnitProfile.objects.filter(unit=unit).update(name=f"Ủy ban nhân dân xã {commune}")
    for place, (role, user) in enumerate(scene.people.items()):
        other = (FAMILIES[place % len(FAMILIES)], GIVEN[place % len(GIVEN)])
        user.last_name, user.first_name = PEOPLE.get(role, other)
        user.first_name = f"{user.last_name} {user.first_name}"
        user.last_name = ""
    User.objects.bulk_update(scene.people.values(), ["first_name", "last_name"])


def _draft(scene: Scene, unit: int) -> Dossier:
    """Seven LĐTT, the first of them for CSTĐCS too: what the seats allow."""
    organ, clerk = scene.units[unit - 1], scene[f"clerk{unit}"]
    people = staff(organ, len(GIVEN))
    for person, given in zip(people, GIVEN, strict=True):
        person.name = f"{FAMILIES[unit - 1]} {given}"
        person.index_name()
        person.save()
    title = f"Đề nghị khen thưởng năm {YEAR}"
    dossier = begin(unit=organ, jurisdiction=scene.district, year=YEAR, title=title, by=clerk, on=TODAY)
    rows = [NewNomination(recipient_id=person.pk, award="LĐTT") for person in people]
    rows.append(NewNomination(recipient_id=people[0].pk, award="CSTĐCS", ordinal=1))
    add_nominations(dossier.pk, rows, by=clerk, on=TODAY)
    attach_owed(dossier, by=clerk, on=TODAY)
    return dossier


def _worded(scene: Scene, dossier: Dossier, first: int, last: int) -> Decision:
    rows = [row.pk for row in of(dossier, "LĐTT")[first:last]]
    return draft_decision(scene.district, rows, WORDING, by=scene["officer"], on=TODAY)
