"""The demonstration as it was played: its figures are counted in its database again."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from pypdf import PdfReader

from config.demo.demo_accounts import demo_accounts
from dossiers.models import Dossier, Evidence, Nomination, Recipient
from law.basics.instruments import legal_bases
from law.procedure.routing import authority_of
from printing.inspection.lint import lint
from printing.inspection.lint_profile import profile_of
from roles.models import Appointment, LocalRule, UnitProfile
from tests.linking import blocks, transactions_of_ballots, transactions_of_voters
from tests.story import ROOT, Story
from trail.clock import VIETNAM
from trail.models import Entry
from trail.replay import standing_at
from trail.verification.verify import verify
from vietnamese.calendar import is_working_day
from workflow.models import AgendaItem, Decision, Meeting, Passage
from workflow.models.desks import ALLOWED, Desk
from workflow.proofs.verifying import verify_state
from workflow.reports.decision_paper import decision_paper
from workflow.story.province.waiting_dossiers import day_of_sitting, last_day
from workflow.story.summary import standings_in_words


@pytest.fixture
def story(played_story: Story) -> dict[str, Any]:
    return played_story.summary


def _issued() -> list[Decision]:
    return list(Decision.objects.filter(state="issued").select_related("jurisdiction__organ").order_by("pk"))


def test_the_district_has_13_blocs_of_170_units(story: dict[str, Any]) -> None:
    assert (story["blocs"], story["units"]) == (13, 170)


def test_the_summary_has_the_fields_of_the_contract_and_counts_everything(story: dict[str, Any]) -> None:
    assert list(story) == ["blocs", "units", "dossiers", "nominations", "by_standing", "decisions", "refused"]
    assert story["dossiers"] == Dossier.objects.count()
    assert story["nominations"] == Nomination.objects.count()
    assert list(story["by_standing"]) == ["awarded", "not_endorsed", "failed", "held", "forwarded"]
    for name, count in story["by_standing"].items():
        assert count == Nomination.objects.filter(standing=name).count()


def test_the_standings_that_a_person_reads_are_as_many_as_the_nominations(story: dict[str, Any]) -> None:
    told = standings_in_words()

    assert sum(int(each.split()[0]) for each in told) == story["nominations"]
    assert "2 đã chuyển cấp trên (ở cấp trên được tính thêm một lần)" in told
    assert f"{story['by_standing']['awarded']} đã khen thưởng" in told


def test_one_fails_one_is_held_one_is_not_endorsed_and_two_go_up(story: dict[str, Any]) -> None:
    standings = story["by_standing"]

    assert standings["failed"] == 1
    assert standings["held"] == 1
    assert standings["not_endorsed"] == 1
    assert standings["forwarded"] == 2


def test_the_two_batches_of_2020_have_42_and_75_and_10_and_18(story: dict[str, Any]) -> None:
    found = [(row["award"], row["collectives"], row["individuals"]) for row in story["decisions"]]

    assert ("GK huyện", 42, 75) in found
    assert ("GK huyện", 10, 18) in found


def test_seven_of_forty_is_refused_by_the_article_and_six_are_decided(story: dict[str, Any]) -> None:
    assert story["refused"] == [
        {
            "unit": "Trường Trung học cơ sở Xuân Hòa",
            "rule": "quota.grassroots_fighter_share",
            "citation": "khoản 3 Điều 9 Nghị định 91/2017/NĐ-CP",
        }
    ]
    unit = {"dossier__unit__profiles__name": "Trường Trung học cơ sở Xuân Hòa", "standing": "awarded"}
    assert Nomination.objects.filter(award="LĐTT", **unit).values("pk").distinct().count() == 40
    assert Nomination.objects.filter(award="CSTĐCS", **unit).values("pk").distinct().count() == 6


def test_the_council_of_sixteen_lets_one_fall_at_12_and_passes_the_others_at_13_to_15(
    story: dict[str, Any],
) -> None:
    meeting = Meeting.objects.get(meets_on=date(2020, 12, 21))
    items = list(AgendaItem.objects.filter(meeting=meeting))
    agreed = {item.pk: item.yes or 0 for item in items}

    assert (meeting.members, meeting.present, meeting.state) == (16, 14, "minuted")
    assert [agreed[item.pk] for item in items if item.result == "failed"] == [12]
    assert {agreed[item.pk] for item in items if item.result == "passed"} == {13, 14, 15}
    assert {item.needed for item in items} == {13}
    assert sorted(meeting.roll.values_list("attendance", flat=True).distinct()) == [
        "absent",
        "present",
        "written",
    ]


def test_every_printed_decision_is_clean_and_tells_the_counts_of_its_list(story: dict[str, Any]) -> None:
    assert len(story["decisions"]) == len(_issued())
    for row, decision in zip(story["decisions"], sorted(_issued(), key=_place), strict=True):
        pdf = Path(ROOT, row["pdf"]).read_bytes()
        paper = decision_paper(decision)
        law = legal_bases(decision.award, authority_of(decision.jurisdiction.level), decision.issued_on)
        in_force = (*law, *(basis for basis in decision.bases if basis.startswith("Biên bản số ")))
        text = " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())

        assert sha256(pdf).hexdigest() == row["sha256"] == decision.sha256
        assert lint(pdf, profile=profile_of(paper, bases_in_force=in_force)) == []
        if row["collectives"]:
            assert f"{row['collectives']:02d} tập thể" in text
        if row["individuals"]:
            assert f"{row['individuals']:02d} cá nhân" in text


def _place(decision: Decision) -> tuple[Any, ...]:
    return decision.issued_on, decision.jurisdiction_id, decision.number


def test_decisions_of_2020_are_signed_by_chair_and_deputy_on_working_days_up_to_31_december(
    story: dict[str, Any],
) -> None:
    issued = [row for row in _issued() if row.jurisdiction.level == "huyện"]

    assert {tuple(row.signer_lines) for row in issued} == {("CHỦ TỊCH",), ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")}
    assert all(is_working_day(row.signed_on) and is_working_day(row.issued_on) for row in issued)
    assert max(row.issued_on for row in issued) == date(2020, 12, 31)
    assert [row.number for row in issued] == list(range(1, len(issued) + 1))


def test_the_chair_refused_one_line_with_a_reason(story: dict[str, Any]) -> None:
    refused = Nomination.objects.get(standing="refused")

    assert refused.reason == "Đã được khen thưởng cùng thành tích ở cấp khác."


def test_the_held_nomination_went_to_the_province_when_the_district_ended(story: dict[str, Any]) -> None:
    held = Nomination.objects.select_related("dossier__jurisdiction").get(standing="held")

    assert held.dossier.year == 2020
    assert held.dossier.jurisdiction.name == "tỉnh Cao Bằng"


def test_a_school_goes_on_under_its_commune_when_the_district_ends(story: dict[str, Any]) -> None:
    school = UnitProfile.objects.select_related("unit", "parent", "jurisdiction").get(
        name="Trường Tiểu học Sóc Hà", until__isnull=True
    )
    chain = {"chain__subject_kind": "unit", "chain__subject_id": school.unit_id}
    moved = Entry.objects.get(verb="unit_renamed", **chain)

    assert school.since == date(2025, 7, 1) and school.unit.ended_on is None
    assert school.parent is not None and school.parent.level == "xã"
    assert json.loads(moved.payload)["details"]["paper"] == (
        "Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025"
    )


def test_one_dossier_came_back_from_its_bloc_and_is_a_second_revision(story: dict[str, Any]) -> None:
    assert list(Dossier.objects.filter(year=2020, revision=2).values_list("closed_on", flat=True)) == [
        date(2020, 12, 31)
    ]


def test_what_went_up_was_rewarded_by_the_province(story: dict[str, Any]) -> None:
    upward = Nomination.objects.filter(standing="forwarded", award="BK tỉnh")

    assert [each.continuations.get().standing for each in upward] == ["awarded", "awarded"]


def test_the_history_holds_and_every_standing_is_its_replay(story: dict[str, Any]) -> None:
    assert verify().ok
    replayed: dict[int, str] = {}
    for key in Dossier.objects.values_list("pk", flat=True):
        replayed |= standing_at(("dossier", key), last_day())
    stored = dict(Nomination.objects.values_list("pk", "standing"))
    assert {key: value for key, value in replayed.items() if value != "removed"} == stored


def test_every_row_of_the_story_equals_its_history(story: dict[str, Any]) -> None:
    """Whatever is found, or cannot be proved, would be so in every demonstration."""
    state = verify_state()

    assert [fault.as_dict() for fault in state.faults] == []
    assert state.trail.ok
    assert set(state.not_provable) == {"nội dung đang soạn, chưa niêm phong"}


def test_no_ballot_of_the_story_can_be_linked_to_its_voter(story: dict[str, Any]) -> None:
    """Neither by the transaction that wrote it nor, where there are many items, by the order of rows."""
    items = {meeting.pk: meeting.items.exclude(result="").count() for meeting in Meeting.objects.all()}
    assert max(items.values()) > 100
    for meeting, count in items.items():
        assert len(transactions_of_ballots(meeting)) == (1 if count else 0)
        assert not transactions_of_ballots(meeting) & transactions_of_voters(meeting)
        assert count < 20 or blocks(meeting) == []


def test_desk_and_standing_are_an_allowed_pair_for_every_dossier(story: dict[str, Any]) -> None:
    desks = dict(Passage.objects.filter(closed_at__isnull=True).values_list("dossier_id", "desk"))
    wrong = [
        (row.pk, row.standing)
        for row in Nomination.objects.all()
        if row.standing not in ALLOWED[Desk(desks.get(row.dossier_id, "end"))]
    ]
    assert wrong == []


def test_today_something_waits_on_every_desk_and_in_every_carrier(story: dict[str, Any]) -> None:
    open_now = Passage.objects.filter(closed_at__isnull=True)
    desks = set(open_now.values_list("desk", flat=True))
    states = set(Decision.objects.values_list("state", flat=True))

    assert desks == {"unit", "bloc", "board"}
    assert open_now.filter(desk="board", received_at__isnull=True).exists()
    assert set(Meeting.objects.values_list("state", flat=True)) == {"minuted", "convened", "open"}
    assert states == {"drafted", "signed", "issued"}
    voted = Meeting.objects.get(state="open").roll
    assert (voted.filter(has_voted=True).count(), voted.filter(has_voted=False).count()) == (6, 7)


def test_the_open_meeting_was_opened_at_the_hour_to_which_it_was_called(story: dict[str, Any]) -> None:
    meeting = Meeting.objects.get(state="open")

    assert meeting.opened_at is not None
    assert meeting.opened_at.astimezone(VIETNAM).time() == time(8)


def test_the_open_meeting_sits_on_the_day_of_the_visit_and_says_so_where_it_began_before(
    story: dict[str, Any],
) -> None:
    meeting = Meeting.objects.get(state="open")
    assert meeting.opened_at is not None
    opened_on = meeting.opened_at.astimezone(VIETNAM).date()
    breaks = list(meeting.adjournments.values_list("resumes_on", flat=True))

    assert breaks == ([] if opened_on == meeting.meets_on else [meeting.meets_on])


@pytest.mark.parametrize(
    ("played", "day"),
    [
        (datetime(2026, 11, 26, 0, 5, tzinfo=VIETNAM), date(2026, 11, 25)),  # a Thursday
        (datetime(2026, 11, 26, 7, 59, tzinfo=VIETNAM), date(2026, 11, 25)),
        (datetime(2026, 11, 26, 8, 0, tzinfo=VIETNAM), date(2026, 11, 26)),
        (datetime(2026, 11, 26, 23, 50, tzinfo=VIETNAM), date(2026, 11, 26)),
        (datetime(2026, 11, 29, 3, 0, tzinfo=VIETNAM), date(2026, 11, 27)),  # a Sunday
        (datetime(2026, 11, 30, 3, 0, tzinfo=VIETNAM), date(2026, 11, 27)),  # a Monday
        (datetime(2026, 11, 25, 20, 0, tzinfo=UTC), date(2026, 11, 25)),  # 3 o'clock on Thursday in Vietnam
    ],
)
def test_a_story_played_at_night_has_met_on_the_working_day_before(played: datetime, day: date) -> None:
    assert day_of_sitting(played.astimezone(VIETNAM).date(), moment=played) == day


def test_a_machine_whose_clock_is_behind_the_story_has_met_on_its_last_day() -> None:
    assert day_of_sitting(date(2026, 11, 23), moment=datetime(2026, 10, 1, 3, 0, tzinfo=VIETNAM)) == date(
        2026, 11, 23
    )


@pytest.mark.parametrize(
    ("unit", "sign"),
    [
        ("Trường Mầm non Ngọc Đào", "BB-TMNNDAO"),
        ("Trường Mầm non Ngọc Động", "BB-TMNNDONG"),
        ("Ủy ban nhân dân xã Trường Hà", "BB-UBND"),
    ],
)
def test_the_papers_a_unit_attaches_bear_its_own_sign(story: dict[str, Any], unit: str, sign: str) -> None:
    profile = UnitProfile.objects.filter(name=unit).earliest("since")
    attached = Evidence.objects.filter(dossier__unit=profile.unit_id, dossier__year=2020, kind="minutes")
    head = PdfReader(attached.latest("pk").paper.file).pages[0].extract_text()

    assert f"Số: 01/{sign}" in " ".join(head.split())


def test_one_dossier_was_received_under_the_new_law_and_waits_for_a_person(story: dict[str, Any]) -> None:
    received = Dossier.objects.filter(year=2025, received_on__isnull=False)

    assert list(received.filter(regime="R4").values_list("received_on", flat=True)) == [date(2026, 10, 12)]
    assert set(received.exclude(regime="R4").values_list("regime", flat=True)) == {"R3"}
    new = received.get(regime="R4").nominations.values_list("verdict", flat=True)
    assert set(new) == {"review"}


def test_everybody_is_invented_and_every_invented_rule_says_so(story: dict[str, Any]) -> None:
    assert not Recipient.objects.filter(is_illustrative=False).exists()
    assert not LocalRule.objects.filter(is_illustrative=False).exists()


def test_every_seat_of_the_sign_in_page_is_held_today(story: dict[str, Any]) -> None:
    held = set(Appointment.objects.filter(until__isnull=True).values_list("user__username", flat=True))
    for account in demo_accounts():
        user = User.objects.get(username=account["username"])
        assert account["username"] in held
        assert user.get_full_name() == account["name"]
        assert user.check_password(account["password"])


def test_the_province_appoints_its_own_people(story: dict[str, Any]) -> None:
    at_the_province = Appointment.objects.filter(jurisdiction__name="tỉnh Cao Bằng")

    assert set(at_the_province.values_list("paper_by", flat=True)) == {"Ủy ban nhân dân tỉnh Cao Bằng"}


def test_a_second_start_changes_nothing(own_played_story: Story) -> None:
    entries = Entry.objects.count()

    told = own_played_story.command("play_story", "--json")

    assert json.loads(told.strip().splitlines()[-1]) == own_played_story.summary
    assert Entry.objects.count() == entries
