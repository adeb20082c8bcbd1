"""One small world with a row in every table that gives or takes an honour, all of it through the doors."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile

from dossiers.drafting.attaching import remove_evidence
from dossiers.drafting.removing import remove_nomination, restore_nomination
from dossiers.evidence.handed_in import handed_in
from dossiers.models import (
    Discipline,
    Dossier,
    Evidence,
    HeldTitle,
    Initiative,
    Nomination,
    PaperCheck,
    Pending,
    ServicePost,
)
from dossiers.recipients.changing_recipients import add_recipient, change_recipient
from dossiers.recipients.conduct.entering_posts import enter_post
from dossiers.recipients.conduct.recording_conduct import (
    DisciplineFacts,
    end_conduct,
    enter_discipline,
    enter_matter,
    strike_conduct,
)
from dossiers.recipients.outside.settling_outside import confirm_outside, end_outside
from dossiers.recipients.paper_checks.checking_facts import check_facts, take_back_check
from dossiers.recipients.paper_checks.declared_facts import FactKind
from dossiers.recipients.transfers.transfer_obstacles import TransferFacts
from dossiers.recipients.transfers.transferring import propose_transfer, take_transfer, withdraw_transfer
from dossiers.succession.merging import Merging, merge_units
from law_desk.acts.settling_packs import refuse_pack
from law_desk.acts.trusting_keys import end_trust
from roles.appointments.appointing import end_appointment
from roles.doors.founding_paper import FoundingPaper
from roles.founding import end_unit, rename_unit
from roles.founding.changing_words import change_paper_words, withdraw_paper_words
from roles.founding.units import found_unit
from roles.local_rules.setting_days import enter_local_day, withdraw_local_day
from roles.local_rules.setting_rules import end_local_rule, set_local_rule
from roles.models import LocalRule
from tests.above import answered, appraised, asking, build_province, prepared, sent
from tests.law_desk.desk import on_the_desk
from tests.law_desk.jurists import BETTER, loaded, proposed, with_jurists
from tests.logos import logo_of
from tests.outside import outside_of, post_facts
from tests.papers import small_pdf
from tests.scene import SINCE, TODAY, Scene, build_scene, draft, of, staff
from tests.walk import (
    INSPECTION,
    WORDING,
    after_bloc,
    at_four,
    at_two,
    conferred,
    is_member,
    received,
    reviewer,
    voted,
)
from trail.queries import entries_told
from workflow.actions.adjourn import NextSitting, adjourn
from workflow.actions.answer import answer
from workflow.actions.begin import begin
from workflow.actions.bloc_review import Opinion, bloc_review
from workflow.actions.call_off import call_off
from workflow.actions.change_decision import DecisionChange, change_decision
from workflow.actions.change_meeting import MeetingCall, change_meeting
from workflow.actions.come_back import come_back
from workflow.actions.convene import convene
from workflow.actions.correct_name import RightName
from workflow.actions.decline_name_request import decline_name_request
from workflow.actions.discard_decision import discard_decision
from workflow.actions.discard_dossier import discard_dossier
from workflow.actions.disqualify import disqualify
from workflow.actions.draft_decision import draft_decision
from workflow.actions.enter_written import enter_written
from workflow.actions.hold import hold
from workflow.actions.leave import leave
from workflow.actions.open_meeting import open_meeting
from workflow.actions.postpone import postpone
from workflow.actions.release import release
from workflow.actions.reopen import reopen
from workflow.actions.request_name import request_name
from workflow.actions.restore_dossier import restore_dossier
from workflow.actions.resume import resume
from workflow.actions.return_decision import return_decision
from workflow.actions.return_draft import return_draft
from workflow.actions.send_back import send_back
from workflow.actions.set_next_number import set_next_number
from workflow.actions.sign import sign
from workflow.actions.steps.meetings.presences import Presence
from workflow.actions.submit import submit
from workflow.actions.uphold import uphold
from workflow.actions.vote import vote
from workflow.actions.withdraw import withdraw
from workflow.actions.write_record import MeetingRecord, write_record
from workflow.models import Meeting, Outcome


@dataclass
class World:
    """`first` went through to decisions, `second` is before the council, `third` is a draft."""

    scene: Scene
    first: Dossier
    second: Dossier
    third: Dossier
    meeting: Meeting


def build_world() -> World:
    scene = build_scene(units=4)
    _organs(scene)
    _merged(scene)
    _law(scene)
    _staff(scene)
    first, second, third = _decided(scene), _second(scene), _drafted(scene)
    _called_off(scene, second)
    _discarded_drafts(scene)
    _held_against_papers(scene, first)
    _sent_above(scene)
    return World(scene, first, second, third, _open(scene, second))


def _sent_above(scene: Scene) -> None:
    """Three cases of a province before the Prime Minister: granted, not granted, returned; one more waits."""
    above = build_province(beside=scene)
    rows = appraised(above, asking(above, people=5))
    package = sent(above, rows[:4])
    answered(above, package, rows[:2])
    no = {"by": "Bộ Nội vụ", "reason": "Chưa nổi trội"}
    answered(above, package, rows[2:3], outcome=Outcome.DENIED, number="99/BNV-VP", **no)
    answered(above, package, rows[3:4], outcome=Outcome.RETURNED, number="98/BNV-VP", **no)
    prepared(above, rows[4:])


def _organs(scene: Scene) -> None:
    """The scene wrote its rule past the door; here it comes through it, and one more has ended."""
    LocalRule.objects.all().delete()
    _rule(scene, "vote.CSTĐCS", 80)
    ended = _rule(scene, "grassroots_fighter_share", 14)
    end_local_rule(ended, by=scene["officer"], until=date(2019, 12, 31), on=date(2019, 12, 1))
    day_off = {"kind": "rest", "paper": "Công điện 12/CĐ-UBND", "reason": "Tránh bão", "on": SINCE}
    entered = [
        enter_local_day(by=scene["officer"], jurisdiction=scene.district, day=day, **day_off)
        for day in (date(2019, 3, 12), date(2019, 3, 13))
    ]
    withdraw_local_day(entered[0], by=scene["officer"], reason="Ghi nhầm", on=SINCE)
    told = {"paper": "Quyết định 8/QĐ-UBND", "reason": "Đổi tên phòng", "by": scene["officer"], "on": SINCE}
    for since, post in ((date(2019, 3, 1), "Phòng Nội vụ huyện"), (date(2019, 4, 1), "Phòng Nội vụ")):
        words = scene.district.words_on(since)._replace(board_post=post)
        changed = change_paper_words(scene.district, words, since=since, **told)
    withdraw_paper_words(changed, by=scene["officer"], reason="Ghi nhầm", on=SINCE)
    first = logo_of(scene.district, "blue", by=scene["officer"], on=SINCE)
    logo_of(scene.district, by=scene["officer"], on=SINCE, seen=first.sha256)
    renamed = found_unit(level="xã", name="Xã Lũng Nặm", since=SINCE, jurisdiction=scene.district)
    rename_unit(renamed, since=date(2019, 1, 1), name="Xã Lũng Nặm Mới")
    end_unit(
        renamed, on=date(2019, 12, 31), successors=scene.units[:1], instrument="Nghị quyết 864/NQ-UBTVQH14"
    )
    member = scene["head4"].appointments.get()
    end_appointment(member, by=scene["officer"], until=TODAY, on=TODAY, reason="Nghỉ hưu")


def _merged(scene: Scene) -> None:
    """A commune with two people was taken over by the first."""
    gone = found_unit(level="xã", name="Xã Kéo Yên", since=SINCE, jurisdiction=scene.district)
    staff(gone, 2)
    merging = Merging(
        units=[gone],
        into=scene.units[0],
        since=date(2019, 2, 1),
        instrument="Nghị quyết 864/NQ-UBTVQH14",
    )
    merge_units(merging, by=scene["officer"], on=date(2019, 2, 1))


def _law(scene: Scene) -> None:
    """A pack of a key that is trusted no more was refused; another was superseded by its next version."""
    with_jurists(scene)
    other = ("manifest.toml", 'name = "luat-gia-dinh-2027"', 'name = "luat-khac"')
    refused = proposed(scene, other, on=SINCE)
    refuse_pack(refused.pk, reason="Chưa có Công báo", by=scene["jurist2"], on=SINCE)
    end_trust(refused.key_id, reason="Đổi khóa", by=scene["jurist1"], on=SINCE)
    loaded(scene, on=SINCE)
    loaded(scene, *BETTER, on=SINCE)
    on_the_desk(scene, "GĐVH", on=SINCE)


def _rule(scene: Scene, key: str, value: int) -> LocalRule:
    return set_local_rule(
        by=scene["officer"],
        jurisdiction=scene.district,
        key=key,
        value=value,
        since=SINCE,
        citation="Quy chế minh họa",
        on=SINCE,
        is_illustrative=True,
    )


def _staff(scene: Scene) -> None:
    facts = {"kind": "individual", "name": "Hoàng Văn Thử", "sex": "male"}
    person = add_recipient(scene.units[0], facts, by=scene["clerk1"], on=TODAY)
    titles = [
        HeldTitle(
            award="LĐTT",
            year=year,
            decision_number="7/QĐ-UBND",
            decision_on=date(year, 12, 20),
            decided_by="UBND huyện",
        )
        for year in (2017, 2018)
    ]
    lists = [(HeldTitle, titles, [])]
    change_recipient(person.pk, {"post": "Công chức"}, lists=lists, by=scene["clerk1"], on=TODAY)
    word = {"by": scene["clerk1"], "on": TODAY}
    opened = {"since": date(2020, 10, 1), "source": "Đơn tố cáo số 3/ĐTC", **word}
    verified, mistaken = (enter_matter(person.pk, kind, **opened) for kind in ("complaint", "inspection"))
    end_conduct(Pending, verified.pk, until=TODAY, result="Tố cáo sai", **word)
    strike_conduct(Pending, mistaken.pk, reason="Ghi nhầm người", **word)
    day = date(2018, 5, 2)
    served, wrong = (
        enter_discipline(
            person.pk,
            DisciplineFacts(
                kind=kind, since=day, decision_number="3/QĐ-KL", decision_on=day, decided_by="UBND huyện"
            ),
            **word,
        )
        for kind in ("khiển trách", "cảnh cáo")
    )
    end_conduct(Discipline, served.pk, until=date(2019, 5, 2), result="Chấp hành xong", **word)
    strike_conduct(Discipline, wrong.pk, reason="Ghi nhầm hình thức", **word)
    posts = (post_facts("Phó Vụ trưởng"), post_facts("Vụ trưởng"))
    left, mistaken_post = (enter_post(person.pk, each, **word) for each in posts)
    end_conduct(ServicePost, left.pk, until=date(2019, 5, 2), result="Nghỉ hưu", **word)
    strike_conduct(ServicePost, mistaken_post.pk, reason="Ghi nhầm chức vụ", **word)
    _moved(scene)


def _moved(scene: Scene) -> None:
    """One who was taken over elsewhere, and whose move there had been told wrongly once."""
    facts = {"kind": "individual", "name": "Hoàng Thị Chuyển", "sex": "female"}
    person = add_recipient(scene.units[0], facts, by=scene["clerk1"], on=TODAY)
    order = FoundingPaper("35/QĐ-UBND", date(2020, 8, 10), "UBND huyện")
    move = TransferFacts(to_unit=scene.units[3].pk, moved_on=date(2020, 8, 17), paper=order)
    wrong = propose_transfer(person.pk, move, by=scene["clerk1"], on=TODAY)
    withdraw_transfer(wrong.pk, reason="Ghi nhầm ngày", by=scene["clerk1"], on=TODAY)
    right = propose_transfer(person.pk, move, by=scene["clerk1"], on=TODAY)
    take_transfer(right.pk, post="Công chức", staff_code="", by=scene["clerk4"], on=TODAY)


def _held_against_papers(scene: Scene, dossier: Dossier) -> None:
    """A title right, in a scan; one found wrong by mistake; an initiative right, another wrong."""
    word = {"by": scene["officer"], "on": TODAY}
    right, wrong = HeldTitle.objects.filter(nomination__isnull=True).order_by("pk")
    right_by = {"seen_where": "hồ sơ gốc tại Phòng Tổ chức", **word}
    check_facts(scene.district, FactKind.TITLES, [right.pk], PaperCheck.Outcome.RIGHT, **right_by)
    told = {"reason": "Không có quyết định ấy", **word}
    (mistaken,) = check_facts(scene.district, FactKind.TITLES, [wrong.pk], PaperCheck.Outcome.WRONG, **told)
    take_back_check(mistaken.pk, reason="Xem nhầm sổ", **word)
    alone = {"alone_because": "Phòng chỉ có một chuyên viên", **word}
    end_outside(confirm_outside(outside_of(scene, on=TODAY).pk, **alone).pk, reason="Quyết định giả", **word)
    outside_of(scene, on=TODAY, number="513/QĐ-BGDĐT")
    withdrawn = dossier.nominations.get(standing="withdrawn")
    (seen, *_others) = Initiative.objects.filter(recipient__nominations=withdrawn)
    check_facts(scene.district, FactKind.INITIATIVES, [seen.pk], PaperCheck.Outcome.WRONG, **told)
    (other,) = Initiative.objects.filter(recipient__unit=scene.units[2]).order_by("pk")[:1]
    scan = Evidence.objects.filter(nomination__recipient=other.recipient).first()
    scans = {other.pk: scan.pk} if scan else {}
    check_facts(
        scene.district, FactKind.INITIATIVES, [other.pk], PaperCheck.Outcome.RIGHT, scans=scans, **right_by
    )


def _decided(scene: Scene) -> Dossier:
    """Sent back once; two fighters before the council, one passes; one line refused, one withdrawn."""
    dossier = draft(scene, unit=1, advanced=22, fighters=2)
    submit(dossier.pk, by=scene["head1"], on=TODAY)
    send_back(dossier.pk, reason="Thiếu số quyết định", by=scene[reviewer(scene, dossier)], on=TODAY)
    submit(dossier.pk, by=scene["head1"], on=TODAY)
    rows = list(dossier.nominations.order_by("pk"))
    opinions = {row.pk: Opinion(True, rank=place) for place, row in enumerate(rows, start=1)}
    opinions[rows[4].pk] = Opinion(False, "chưa nổi trội so với khối")
    bloc_review(dossier.pk, opinions, by=scene[reviewer(scene, dossier)], on=TODAY)
    received(scene, dossier)
    workers, fighters = of(dossier, "LĐTT"), of(dossier, "CSTĐCS")
    standing = [row for row in workers if row.standing == "appraised"]
    hold([standing[-1].pk], reason="Đơn thư đang xác minh", awaited=INSPECTION, by=scene["officer"], on=TODAY)
    withdraw([standing[-2].pk], reason="Chuyển công tác", by=scene["head1"], on=TODAY)
    _said_no(scene, [row.pk for row in standing[9:12]])
    _names_asked(scene, standing[13])
    voted(scene, fighters, yes=14)
    conferred(scene, standing[:6])
    reason = "Số 02 đến 04 đã cấp cho quyết định về nhân sự"
    set_next_number(scene.district, 5, reason=reason, seen=2, by=scene["clerk"], on=TODAY)
    _returned(scene, standing[6:9])
    _discarded(scene, fighters)
    _draft_returned(scene, standing[12])
    conferred(scene, fighters[:1])
    return dossier


def _said_no(scene: Scene, ids: list[int]) -> None:
    """One no was answered and stands, one was taken back, one waits for the unit."""
    officer, why = (
        scene["officer"],
        {
            "reason": "Chưa đủ thời gian công tác",
            "article": "khoản 1 Điều 10 Nghị định 91/2017/NĐ-CP",
            "answer_by": date(2020, 11, 27),
        },
    )
    for pk in ids:
        disqualify(pk, by=officer, on=TODAY, **why)
    for pk in ids[:2]:
        paper = handed_in(SimpleUploadedFile("so-luong.pdf", small_pdf("so luong")))
        answer(pk, words="Đã đủ 12 tháng", paper=paper, by=scene["head1"], on=TODAY)
    uphold(ids[0], reason="Mới đủ 9 tháng", by=officer, on=TODAY)
    reopen(ids[1], reason="Đã đối chiếu sổ lương", by=officer, on=TODAY)


def _names_asked(scene: Scene, row: Nomination) -> None:
    """One that the Board declined, and the same asked again."""
    right = RightName(
        name=f"{row.recipient_name}h", post=row.recipient_post, asked_by="Văn thư", reason="Sót chữ"
    )
    request_name(row.pk, right, by=scene["clerk1"], on=TODAY)
    decline_name_request(row.pk, reason="Căn cước ghi như hồ sơ", by=scene["officer"], on=TODAY)
    request_name(row.pk, right, by=scene["clerk1"], on=TODAY)


def _returned(scene: Scene, rows: list) -> None:  # type: ignore[type-arg]
    """Signed but for one line, sent back by the clerk, signed again."""
    ids = [row.pk for row in rows]
    decision = draft_decision(scene.district, ids, WORDING, by=scene["officer"], on=TODAY)
    line = decision.lines.order_by("pk")[0]
    sign(decision.pk, {line.pk: "Đã khen ở cấp khác"}, by=scene["chair"], on=TODAY)
    return_decision(decision.pk, reason="Sai căn cứ", by=scene["clerk"], on=TODAY)
    seen = entries_told(("decision", decision.pk))
    kept = DecisionChange(WORDING, seen=seen, answer="Căn cứ đã ghi đúng văn bản đang áp dụng")
    change_decision(decision.pk, kept, by=scene["officer"], on=TODAY)
    sign(decision.pk, {}, by=scene["chair"], on=TODAY)


def _draft_returned(scene: Scene, row: Nomination) -> None:
    decision = draft_decision(scene.district, [row.pk], WORDING, by=scene["officer"], on=TODAY)
    reasons = {decision.lines.get().pk: "Chưa rõ thành tích"}
    return_draft(decision.pk, reasons, by=scene["chair"], on=TODAY)


def _discarded(scene: Scene, fighters: list) -> None:  # type: ignore[type-arg]
    ids = [fighters[1].pk]
    decision = draft_decision(scene.district, ids, WORDING, by=scene["officer"], on=TODAY)
    discard_decision(decision.pk, reason="Ghi nhầm trích yếu", by=scene["officer"], on=TODAY)


def _second(scene: Scene) -> Dossier:
    """Two of its fighters share an initiative: a matter of choice, which only words settle."""
    dossier = draft(scene, unit=2, advanced=20, fighters=3)
    of_two = Initiative.objects.filter(nominations__in=of(dossier, "CSTĐCS")[:2])
    of_two.update(code="SK-CHUNG")
    submit(dossier.pk, by=scene["head2"], on=TODAY)
    after_bloc(scene, dossier)
    received(scene, dossier)
    return dossier


def _drafted(scene: Scene) -> Dossier:
    """One nomination removed, one removed and put back, one paper taken away."""
    dossier = draft(scene, unit=3, advanced=5, fighters=0)
    clerk = scene["clerk3"]
    rows = of(dossier, "LĐTT")
    remove_nomination(rows[0].pk, by=clerk, on=TODAY)
    removal = remove_nomination(rows[1].pk, by=clerk, on=TODAY)
    restore_nomination(removal.dossier_id, removal.pk, by=clerk, on=TODAY)
    remove_evidence(dossier.evidence.order_by("pk")[0].pk, by=clerk, on=TODAY)
    return dossier


def _called_off(scene: Scene, dossier: Dossier) -> None:
    """Changed and postponed before; then its case waits for another council."""
    fighters, by = of(dossier, "CSTĐCS"), scene["secretary"]
    rows, later = [row.pk for row in fighters], TODAY + timedelta(days=3)
    meeting = convene(scene.council, rows, meets_on=TODAY, title="Xét", by=by, on=TODAY)
    change_meeting(meeting.pk, rows[1:], MeetingCall("Xét", TODAY, place="Hội trường"), by=by, on=TODAY)
    postpone(meeting.pk, meets_on=later, starts_at=None, reason="Mưa lũ", by=by, on=TODAY)
    call_off(meeting.pk, reason="Mưa lũ", by=by, on=TODAY)


def _discarded_drafts(scene: Scene) -> None:
    """One stays discarded, one was taken up again."""
    for title in ("Lập nhầm", "Lập lại"):
        told = {"unit": scene.units[2], "jurisdiction": scene.district, "year": 2020, "title": title}
        dossier = begin(**told, by=scene["clerk3"], on=TODAY)
        discard_dossier(dossier.pk, reason="Lập nhầm năm", by=scene["clerk3"], on=TODAY)
    restore_dossier(dossier.pk, by=scene["clerk3"], on=TODAY)


def _open(scene: Scene, dossier: Dossier) -> Meeting:
    """One fighter left the agenda before the opening; some have voted, one in writing by the secretary."""
    fighters = of(dossier, "CSTĐCS")
    meeting = convene(
        scene.council,
        [row.pk for row in fighters],
        meets_on=TODAY,
        title="Xét bổ sung",
        by=scene["secretary"],
        on=TODAY,
    )
    hold([fighters[2].pk], reason="Đơn thư", awaited=INSPECTION, by=scene["officer"], on=TODAY)
    release([fighters[2].pk], reason="Đơn không đúng", by=scene["officer"], on=TODAY)
    here = {user.pk: Presence("present") for name, user in scene.people.items() if is_member(name)}
    here[scene["member01"].pk] = Presence("written", "Đi công tác")
    open_meeting(meeting.pk, here, opened_at=at_two(TODAY), by=scene["council_chair"], on=TODAY)
    adjourn(
        meeting.pk,
        NextSitting(TODAY),
        adjourned_at=at_two(TODAY),
        reason="Nghỉ",
        by=scene["secretary"],
        on=TODAY,
    )
    resume(meeting.pk, here, resumed_at=at_two(TODAY), by=scene["council_chair"], on=TODAY)
    leave(meeting.pk, scene["member04"].pk, left_at=at_four(TODAY), by=scene["secretary"], on=TODAY)
    come_back(meeting.pk, scene["member04"].pk, by=scene["secretary"], on=TODAY)
    items = list(meeting.items.filter(is_live=True).values_list("pk", flat=True))
    said = MeetingRecord(at_two(TODAY), None, {items[0]: "Có ý kiến đề nghị làm rõ sáng kiến."})
    write_record(meeting.pk, said, by=scene["secretary"], on=TODAY)
    for name in ("member02", "member03", "secretary"):
        vote(meeting.pk, dict.fromkeys(items, True), by=scene[name], on=TODAY)
    member = scene["member01"].pk
    enter_written(meeting.pk, member, dict.fromkeys(items, True), by=scene["secretary"], on=TODAY)
    return meeting
