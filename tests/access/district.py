"""Own and foreign samples of everything that an address can name, at every stage of the corridor."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from django.contrib.auth.models import User
from django.core.files.base import ContentFile

from dossiers.drafting.removing import remove_nomination
from dossiers.importing.import_job import examine, start
from dossiers.loading import load_job
from dossiers.loading.kinds.past_titles import TITLES_LOAD
from dossiers.models import (
    Discipline,
    Dossier,
    Evidence,
    Job,
    Nomination,
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
from roles.appointments.appointing import appoint, end_appointment
from roles.doors.founding_paper import FoundingPaper
from roles.founding import found_jurisdiction
from roles.founding.changing_words import change_paper_words
from roles.local_rules.setting_days import enter_local_day
from roles.models import (
    Appointment,
    Bloc,
    Council,
    Jurisdiction,
    LocalDay,
    LocalRule,
    PaperWords,
    Passkey,
    Unit,
)
from tests.above import answered, appraised, asking, build_province, prepared, sent
from tests.dossiers.importing.workbooks import person, workbook
from tests.dossiers.loading.past_workbooks import load_workbook, past_title
from tests.law_desk.desk import on_the_desk
from tests.law_desk.jurists import loaded, with_jurists
from tests.living_worker import let_a_worker_live
from tests.logos import logo_of
from tests.matrix import World
from tests.outside import outside_of, post_facts
from tests.scene import PAPER, SINCE, TODAY, Scene, build_scene, draft, mandate_of, of, staff
from tests.walk import WORDING, after_bloc, conferred, opened, received, voted
from trail.kept_files.alarms import raise_alarm
from workflow.actions.convene import convene
from workflow.actions.disqualify import disqualify
from workflow.actions.draft_decision import draft_decision
from workflow.actions.send_back import send_back
from workflow.actions.sign import sign
from workflow.actions.submit import submit
from workflow.models import Decision, Meeting, Package, Reply

UNIT = 3
OFFICES = {
    "unit_clerk": f"clerk{UNIT}",
    "unit_head": f"head{UNIT}",
    "bloc_head": "bloc_head",
    "bloc_deputy": "bloc_deputy",
    "board_officer": "officer",
    "chair": "chair",
    "clerk": "clerk",
    "auditor": "auditor",
    "jurist": "jurist1",
    "council_chair": "council_chair",
    "council_secretary": "secretary",
    "council_member": "member01",
}


def build_world() -> World:
    """One person of each office at the own district; beside it a district where none of them serves."""
    let_a_worker_live()
    own = with_jurists(build_scene())
    above, packages, reply = _sent_above(own)
    far = build_scene(units=3, name="Trùng Khánh", beside=own)
    dossiers, decisions, meetings = _own_corridor(own)
    far_dossiers = [_at_bloc(far), _draft(own, unit=2)]
    far_draft = _draft(far)
    evidence = [each.evidence.first() for each in (dossiers[0], dossiers[2], far_draft)]
    imports = [_import(own, dossiers[0]), _import(far, far_draft), _load(own), _load(far)]
    far_decision, far_meeting = _far_end(far)
    removal = _removal(dossiers[0], by=own[f"clerk{UNIT}"])
    people = _people(own) | {"province_officer": above["officer"]}
    _two_wrong_files(dossiers[0])
    law = loaded(own, on=TODAY)
    entry, case = on_the_desk(own, "GK xã", on=TODAY)
    own_rule, far_rule = (LocalRule.objects.get(jurisdiction=each.district) for each in (own, far))
    return World(
        things={
            Unit: (own.units[UNIT - 1], own.units[1], far.units[0]),
            Bloc: (own.bloc, far.bloc),
            Council: (own.council, far.council),
            Jurisdiction: (own.district, own.province, _power_below(own), far.district),
            Appointment: (mandate_of(own, f"clerk{UNIT}"), mandate_of(far, "clerk1")),
            LocalRule: (own_rule, far_rule),
            LocalDay: tuple(_day_off(each) for each in (own, far)),
            PaperWords: tuple(_words(each) for each in (own, far)),
            Dossier: (*dossiers, *far_dossiers),
            Nomination: tuple(_first(each) for each in (*dossiers[:4], far_dossiers[0])),
            Evidence: tuple(each for each in evidence if each),
            Recipient: (own.units[UNIT - 1].recipients.all()[0], far.units[UNIT - 1].recipients.all()[0]),
            Job: tuple(imports),
            Meeting: (*meetings, far_meeting),
            Decision: (*decisions, far_decision),
            Discipline: tuple(_discipline(each) for each in (own, far)),
            ServicePost: tuple(_post(each) for each in (own, far)),
            Pending: tuple(_matter(each) for each in (own, far)),
            PaperCheck: tuple(_checked(each) for each in (own, far)),
            OutsideDecision: tuple(outside_of(each, on=TODAY) for each in (own, far)),
            Package: packages,
            Transfer: (_coming(own), _going(own), _coming(far)),
        },
        people=people,
        words={
            "key": "vote.LĐTT",
            "sheet": "danh-hieu",
            "reply": str(reply.pk),
            "removal": str(removal),
            "nomination": str(_first(dossiers[0]).pk),
            "member": str(own["member01"].pk),
            "pack": str(law.pk),
            "publisher": str(law.key_id),
            "law": str(entry.law_id),
            "entry": str(entry.pk),
            "case": str(case.pk),
            "award": "GK xã",
            "rule": "condition.GK xã.rating",
            "regime": "R4",
            "act": "2",
            "code": "don-vi",
            "sha256": _logo(own),
        },
        owned=_owned(people["auditor"]),
    )


def _sent_above(own: Scene) -> tuple[Scene, tuple[Package, Package], Reply]:
    """The province's packages: one waits for the rest of its answer, one is in the making; two cases wait."""
    above = build_province(beside=own)
    rows = appraised(above, asking(above, people=5))
    gone = sent(above, rows[:2])
    reply = answered(above, gone, rows[:1])
    return above, (Package.objects.get(pk=gone.pk), prepared(above, rows[2:3])), reply


def _power_below(own: Scene) -> Jurisdiction:
    """A commune whose head decides too: its end is the district officer's to write."""
    return found_jurisdiction(
        organ=own.units[1],
        above=own.district,
        name="xã số 2",
        heading="Chủ tịch Ủy ban nhân dân xã số 2",
        organ_heading="Ủy ban nhân dân xã số 2",
        place="Xã số 2",
        since=SINCE,
    )


def _post(scene: Scene) -> ServicePost:
    recipient = scene.units[UNIT - 1].recipients.all()[0]
    return enter_post(recipient.pk, post_facts(), by=scene[f"clerk{UNIT}"], on=TODAY)


def _day_off(scene: Scene) -> LocalDay:
    told = {"kind": "rest", "paper": "Công điện 12/CĐ-UBND", "reason": "Tránh bão"}
    by, day = scene["officer"], date(2020, 12, 28)
    return enter_local_day(by=by, jurisdiction=scene.district, day=day, on=TODAY, **told)


def _words(scene: Scene) -> PaperWords:
    words = scene.district.words_on(TODAY)._replace(board_post="Trưởng phòng Nội vụ")
    told = {"paper": "Quyết định 8/QĐ-UBND", "reason": "Ghi nhầm khi lập"}
    since = date(2020, 12, 1)
    return change_paper_words(scene.district, words, since=since, by=scene["officer"], on=TODAY, **told)


def _logo(scene: Scene) -> str:
    """Every page of the own district bears it, so that each is looked at with it."""
    return logo_of(scene.district, by=scene["officer"], on=TODAY).sha256


def _discipline(scene: Scene) -> Discipline:
    recipient = scene.units[UNIT - 1].recipients.filter(kind="individual").order_by("-pk")[0]
    decided = {"decision_number": "3/QĐ-KL", "decision_on": SINCE, "decided_by": "UBND huyện"}
    facts = DisciplineFacts(kind="khiển trách", since=SINCE, until=SINCE, **decided)
    return enter_discipline(recipient.pk, facts, by=scene[f"clerk{UNIT}"], on=TODAY)


def _matter(scene: Scene) -> Pending:
    """A letter about somebody of the unit, which is being verified."""
    recipient = scene.units[UNIT - 1].recipients.order_by("-pk")[0]
    told = {"since": TODAY, "source": "Đơn tố cáo số 3/ĐTC", "by": scene[f"clerk{UNIT}"], "on": TODAY}
    return enter_matter(recipient.pk, Pending.Kind.COMPLAINT, **told)


def _coming(scene: Scene) -> Transfer:
    """Somebody of the second unit who is said to come to the clerk's."""
    (person,) = staff(scene.units[1], 1)
    return _told(scene, person, to=UNIT, by="clerk2")


def _going(scene: Scene) -> Transfer:
    (person,) = staff(scene.units[UNIT - 1], 1)
    return _told(scene, person, to=2, by=f"clerk{UNIT}")


def _told(scene: Scene, person: Recipient, *, to: int, by: str) -> Transfer:
    paper = FoundingPaper("35/QĐ-UBND", SINCE, "UBND huyện")
    facts = TransferFacts(to_unit=scene.units[to - 1].pk, moved_on=TODAY, paper=paper)
    return propose_transfer(person.pk, facts, by=scene[by], on=TODAY)


def _checked(scene: Scene) -> PaperCheck:
    """An initiative that the officer found wrong."""
    recipient = scene.units[UNIT - 1].recipients.order_by("-pk")[0]
    found = {"reason": "Không có quyết định ấy.", "by": scene["officer"], "on": TODAY}
    keys = [recipient.initiatives.get().pk]
    return check_facts(scene.district, FactKind.INITIATIVES, keys, PaperCheck.Outcome.WRONG, **found)[0]


def _draft(scene: Scene, *, unit: int = UNIT, advanced: int = 3) -> Dossier:
    return draft(scene, unit=unit, advanced=advanced, fighters=0)


def _at_bloc(scene: Scene, *, advanced: int = 3, fighters: int = 0) -> Dossier:
    dossier = draft(scene, unit=UNIT, advanced=advanced, fighters=fighters)
    submit(dossier.pk, by=scene[f"head{UNIT}"], on=TODAY)
    return Dossier.objects.get(pk=dossier.pk)


def _at_board(scene: Scene, *, advanced: int = 3, fighters: int = 0) -> Dossier:
    dossier = _at_bloc(scene, advanced=advanced, fighters=fighters)
    after_bloc(scene, dossier)
    received(scene, dossier)
    return Dossier.objects.get(pk=dossier.pk)


def _own_corridor(own: Scene) -> tuple[list[Dossier], list[Decision], list[Meeting]]:
    """Dossiers: draft, at the bloc, appraised, returned; what follows comes from a fifth."""
    carried = _at_board(own, advanced=20, fighters=3)
    returned = _at_board(own)
    send_back(returned.pk, reason="Thiếu biên bản họp xét của đơn vị.", by=own["officer"], on=TODAY)
    dossiers = [_draft(own), _at_bloc(own), _at_board(own), Dossier.objects.get(pk=returned.pk)]
    why = {
        "reason": "Mới công tác 9 tháng trong năm.",
        "article": "khoản 1 Điều 10 Nghị định 91/2017/NĐ-CP",
        "answer_by": date(2020, 11, 27),
    }
    disqualify(_first(dossiers[2]).pk, by=own["officer"], on=TODAY, **why)
    decisions, meetings = _carriers(own, of(carried, "LĐTT"), of(carried, "CSTĐCS"))
    return [*dossiers, Dossier.objects.get(pk=carried.pk)], decisions, meetings


def _carriers(
    own: Scene, advanced: Sequence[Nomination], fighters: Sequence[Nomination]
) -> tuple[list[Decision], list[Meeting]]:
    """Decisions: draft, signed, issued; meetings: convened, open, minuted."""
    voted_in = voted(own, fighters[:1], yes=16)
    open_one = opened(own, fighters[1:2])
    convened = convene(
        own.council,
        [fighters[2].pk],
        meets_on=TODAY,
        title="Họp bổ sung",
        by=own["secretary"],
        on=TODAY,
    )
    parts = [[row.pk for row in advanced[start:end]] for start, end in pairwise((0, 4, 8))]
    drafted, signed = (
        draft_decision(own.district, part, WORDING, by=own["officer"], on=TODAY) for part in parts
    )
    sign(signed.pk, {}, by=own["chair"], on=TODAY)
    issued = conferred(own, fighters[:1])
    return (
        [Decision.objects.get(pk=each.pk) for each in (drafted, signed, issued)],
        [Meeting.objects.get(pk=each.pk) for each in (convened, open_one, voted_in)],
    )


def _far_end(far: Scene) -> tuple[Decision, Meeting]:
    dossier = _at_board(far, advanced=20, fighters=1)
    meeting = voted(far, of(dossier, "CSTĐCS"), yes=16)
    return conferred(far, of(dossier, "CSTĐCS")), Meeting.objects.get(pk=meeting.pk)


def _import(scene: Scene, dossier: Dossier) -> Job:
    """A list with a fault in it, so that there is a marked workbook to take away."""
    listed = workbook([person(title="Lao động rất giỏi")])
    job = start(dossier, ContentFile(listed, name="danh-sach.xlsx"), by=scene[f"clerk{UNIT}"])
    examine(job, on=TODAY)
    return job


def _load(scene: Scene) -> Job:
    """A file of the past with a fault in it."""
    file = ContentFile(load_workbook([past_title(title="Lao động rất giỏi")]), name="cu.xlsx")
    job = load_job.start(scene.district, TITLES_LOAD, file, by=scene["officer"])
    load_job.examine(job, on=TODAY)
    return job


def _two_wrong_files(dossier: Dossier) -> None:
    """One that somebody asked for in vain, one that was mended when it was handed in again."""
    names = [f"papers/{letter * 2}/{letter * 64}" for letter in "ab"]
    raise_alarm(names[0], sha256="a" * 64, found="missing", about=("dossier", dossier.pk))
    raise_alarm(names[1], sha256="b" * 64, found="c" * 64, is_mended=True)


def _removal(dossier: Dossier, *, by: User) -> int:
    last = dossier.nominations.order_by("pk").last()
    assert last is not None
    return remove_nomination(last.pk, by=by, on=TODAY).pk


def _first(dossier: Dossier) -> Nomination:
    found = dossier.nominations.order_by("pk").first()
    assert found is not None
    return found


def _people(own: Scene) -> dict[str, User]:
    """Besides the offices of the scene: a vice chair, who left office yesterday, and who never had one."""
    people = {office: own[name] for office, name in OFFICES.items()}
    for name, last_day in (("council_vice_chair", None), ("former_officer", date(2026, 6, 30))):
        office = "board_officer" if last_day else name
        organ = own.district if last_day else own.council
        people[name] = User.objects.create_user(name, first_name="Người", last_name=name)
        made = appoint(
            by=None,
            user=people[name],
            office=office,
            organ=organ,
            since=SINCE,
            post="Phó Chủ tịch",
            on=SINCE,
            **PAPER,
        )
        if last_day:
            end_appointment(made, by=own["officer"], until=last_day, on=last_day)
    return people | {"": User.objects.create_user("khach", first_name="Người", last_name="khách")}


def _owned(auditor: User) -> dict[str, tuple[str, object]]:
    """The pages of one's own long work, and of an own passkey."""
    job = Job.objects.create(owner=auditor, kind="trail_verification", title="Kiểm tra nhật ký", state="done")
    job.result.save("ket-qua.zip", ContentFile(b"PK\x05\x06" + bytes(18)))
    names = ("workflow:job", "workflow:job_progress", "workflow:job_again", "workflow:job_result")
    key = Passkey.objects.create(
        user=auditor, name="Máy này", credential="AAAA", public_key=b"", sign_count=0
    )
    of_key = dict.fromkeys(("name_passkey", "remove_passkey"), ("auditor", key.pk))
    return of_key | dict.fromkeys(names, ("auditor", job.pk))
