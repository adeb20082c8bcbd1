"""A district in which each form of the site has something to work on."""

from __future__ import annotations

from dataclasses import dataclass

from dossiers.drafting.removing import remove_nomination
from dossiers.models import (
    Discipline,
    Dossier,
    OutsideDecision,
    PaperCheck,
    Pending,
    Recipient,
    ServicePost,
    Transfer,
)
from dossiers.recipients.conduct.entering_posts import enter_post
from dossiers.recipients.conduct.recording_conduct import (
    DisciplineFacts,
    enter_discipline,
    enter_matter,
)
from dossiers.recipients.paper_checks.checking_facts import check_facts
from dossiers.recipients.paper_checks.declared_facts import FactKind
from dossiers.recipients.transfers.transfer_obstacles import TransferFacts
from dossiers.recipients.transfers.transferring import propose_transfer
from roles.doors.founding_paper import FoundingPaper
from roles.founding import found_bloc, found_jurisdiction, found_unit
from roles.models import Bloc, Jurisdiction, Unit
from tests.outside import outside_of, post_facts
from tests.scene import SINCE, TODAY, Scene, draft, of, staff
from tests.walk import after_bloc, conferred, received
from workflow.actions.submit import submit


@dataclass(frozen=True)
class Ground:
    """`people` are in no dossier yet; `spare` units, the power `below` and `spare_bloc` may end."""

    scene: Scene
    drafted: Dossier
    carried: Dossier
    people: list[Recipient]
    removal: int
    spare: list[Unit]
    below: Jurisdiction
    spare_bloc: Bloc
    check: PaperCheck
    matter: Pending
    discipline: Discipline
    moved: list[Transfer]
    leaving: Recipient
    retiring: Recipient
    outside: OutsideDecision
    post: ServicePost


def ground_of(scene: Scene) -> Ground:
    drafted = draft(scene, unit=1, advanced=2, fighters=0)
    people = staff(scene.units[0], 2)
    removal = remove_nomination(of(drafted, "LĐTT")[-1].pk, by=scene["clerk1"], on=TODAY)
    carried = draft(scene, unit=2, advanced=14, fighters=2)
    submit(carried.pk, by=scene["head2"], on=TODAY)
    after_bloc(scene, carried)
    received(scene, carried)
    conferred(scene, of(carried, "LĐTT")[:1])
    spare = [
        found_unit(level="xã", name=f"xã tách {n}", since=SINCE, jurisdiction=scene.district)
        for n in range(6)
    ]
    words = {"name": "xã tách", "heading": "Chủ tịch", "organ_heading": "UBND xã", "place": "Xã tách"}
    below = found_jurisdiction(organ=spare[0], above=scene.district, since=SINCE, **words)
    bloc = found_bloc(scene.district, code="K99", name="Khối thôi lập", on=SINCE)
    (seen,) = of(drafted, "LĐTT")[0].recipient.initiatives.values_list("pk", flat=True)
    told = {"reason": "Không có quyết định ấy.", "by": scene["officer"], "on": TODAY}
    wrong = PaperCheck.Outcome.WRONG
    (check,) = check_facts(scene.district, FactKind.INITIATIVES, [seen], wrong, **told)
    sources = {"since": TODAY, "source": "Đơn tố cáo số 3/ĐTC", "by": scene["clerk1"], "on": TODAY}
    decided = {"decision_number": "3/QĐ-KL", "decision_on": SINCE, "decided_by": "UBND huyện"}
    facts = DisciplineFacts(kind="khiển trách", since=SINCE, **decided)
    discipline = enter_discipline(people[1].pk, facts, by=scene["clerk1"], on=TODAY)
    post = enter_post(people[1].pk, post_facts(), by=scene["clerk1"], on=TODAY)
    matter = enter_matter(people[1].pk, Pending.Kind.COMPLAINT, **sources)
    order = FoundingPaper("35/QĐ-UBND", SINCE, "UBND huyện")
    move = TransferFacts(to_unit=scene.units[0].pk, moved_on=TODAY, paper=order)
    moved = [
        propose_transfer(each.pk, move, by=scene["clerk2"], on=TODAY) for each in staff(scene.units[1], 3)
    ]
    leaving, retiring = staff(scene.units[0], 2)
    own = (drafted, carried, people, removal.pk, spare, below, bloc, check, matter, discipline)
    return Ground(scene, *own, moved, leaving, retiring, outside_of(scene, on=TODAY), post)
