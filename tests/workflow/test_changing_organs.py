"""A bloc gets another head, or ends, and a jurisdiction ends: no dossier is left without a hand."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User

from dossiers.models import Dossier, Nomination
from roles.appointments.appointing import appoint
from roles.doors.refusals import Forbidden, Refused
from roles.founding import (
    Holder,
    change_bloc_offices,
    compose_bloc,
    end_bloc,
    end_jurisdiction,
    found_bloc,
    found_jurisdiction,
    found_unit,
)
from roles.models import Bloc, Jurisdiction
from tests.browsing import Client
from tests.scene import PAPER, SINCE, TODAY, Scene, draft, of
from tests.walk import WORDING, after_bloc, at_four, is_member, opened, received, voted
from trail.clock import at
from workflow.actions.bloc_review import Opinion, bloc_review
from workflow.actions.close_meeting import close_meeting
from workflow.actions.draft_decision import draft_decision
from workflow.actions.forward import forward
from workflow.actions.minute import minute
from workflow.actions.receive import receive
from workflow.actions.send_back import send_back
from workflow.actions.sign import sign
from workflow.actions.submit import submit
from workflow.actions.succeed import succeed
from workflow.actions.vote import vote
from workflow.models import Passage

pytestmark = pytest.mark.scene()
TOMORROW = date(2020, 11, 21)
INSTRUMENT = "Quyết định 31/QĐ-UBND ngày 19/11/2020"


def at_the_bloc(scene: Scene, *, unit: int = 3) -> Dossier:
    dossier = draft(scene, unit=unit, advanced=3, fighters=0)
    submit(dossier.pk, by=scene[f"head{unit}"], on=TODAY)
    return Dossier.objects.get(pk=dossier.pk)


def at_the_board(scene: Scene, *, advanced: int = 20, fighters: int = 2) -> Dossier:
    dossier = draft(scene, unit=3, advanced=advanced, fighters=fighters)
    submit(dossier.pk, by=scene["head3"], on=TODAY)
    after_bloc(scene, Dossier.objects.get(pk=dossier.pk))
    received(scene, dossier)
    return Dossier.objects.get(pk=dossier.pk)


def change_head(scene: Scene, *, unit: int, on: date = TODAY) -> User:
    """The unit's own head works for the bloc from that day."""
    new = scene[f"head{unit}"]
    holder = Holder(scene.units[unit - 1], new)
    given: Any = {"since": on, "on": on, "reason": "Khối trưởng nghỉ chế độ", "by": scene["officer"], **PAPER}
    change_bloc_offices(scene.bloc, {"head": holder}, **given)
    return new


def endorsed(dossier: Dossier) -> dict[int, Opinion]:
    return {row.pk: Opinion(True) for row in dossier.nominations.all()}


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


class TestAHeadThatChangesWithWorkHalfDone:
    def test_what_the_old_head_had_opened_is_the_new_heads_work_at_once(self, scene: Scene) -> None:
        dossier = at_the_bloc(scene, unit=2)
        receive(dossier.pk, by=scene["bloc_head"], on=TODAY)
        new = change_head(scene, unit=3)

        with pytest.raises(Forbidden):
            bloc_review(dossier.pk, endorsed(dossier), by=scene["bloc_head"], on=TODAY)
        passage = bloc_review(dossier.pk, endorsed(dossier), by=new, on=TODAY)
        assert passage.desk == "board"

    def test_the_page_that_the_old_head_left_open_is_answered_with_the_reason(self, scene: Scene) -> None:
        dossier = at_the_bloc(scene, unit=2)
        old = client_of(scene["bloc_head"])
        with at(TODAY):
            receive(dossier.pk, by=scene["bloc_head"], on=TODAY)
            assert old.get(f"/ho-so/{dossier.pk}/binh-xet/").status_code == 200
            change_head(scene, unit=3)
            assert old.post(f"/ho-so/{dossier.pk}/binh-xet/", {}).status_code in (403, 404)
        assert Passage.objects.get(dossier=dossier, closed_at__isnull=True).desk == "bloc"

    def test_the_inboxes_follow_the_day(self, scene: Scene) -> None:
        own, others = at_the_bloc(scene, unit=3), at_the_bloc(scene, unit=1)
        change_head(scene, unit=3, on=TODAY)
        with at(TODAY):
            head = client_of(scene["head3"])
            seat = scene["head3"].appointments.get(bloc=scene.bloc)
            head.post("/chuc-trach/", {"seat": str(seat.pk)})
            told = head.get("/viec/").content.decode()
            deputy = client_of(scene["bloc_deputy"]).get("/viec/").content.decode()
        assert others.code in told and own.code not in told
        assert own.code in deputy and others.code not in deputy


class TestTheEndOfABloc:
    def end(self, scene: Scene, *, last_day: date = TODAY, by: str = "officer") -> None:
        end_bloc(scene.bloc, last_day=last_day, instrument=INSTRUMENT, by=scene[by], on=TODAY)

    def test_waits_until_nothing_lies_on_its_desk(self, scene: Scene) -> None:
        dossiers = [at_the_bloc(scene), at_the_bloc(scene, unit=2)]
        with pytest.raises(Refused) as refused:
            self.end(scene, last_day=date(2020, 11, 1))
        assert [one.message for one in refused.value.obstacles] == [
            "Không kết thúc lùi về 01/11/2020: việc đã làm từ ngày đó đến nay vẫn có giá trị.",
            f"2 hồ sơ đang nằm ở khối: {dossiers[0].code}, {dossiers[1].code}.",
        ]
        for dossier in dossiers:
            after_bloc(scene, dossier)
        self.end(scene)
        assert Bloc.objects.get(pk=scene.bloc.pk).ended_on == TODAY
        assert set(scene.bloc.appointments.values_list("until", flat=True)) == {TODAY}
        assert set(scene.bloc.offices.filter(year=2020).values_list("until", flat=True)) == {TODAY}

    def test_its_units_submit_straight_or_again_from_another_bloc_of_the_same_year(
        self, scene: Scene
    ) -> None:
        self.end(scene)
        dossier = draft(scene, unit=3, advanced=3, fighters=0, on=TOMORROW)
        alone = draft(scene, unit=2, advanced=3, fighters=0, on=TOMORROW)
        submit(alone.pk, by=scene["head2"], on=TOMORROW)
        assert Dossier.objects.get(pk=alone.pk).bloc is None

        other = found_bloc(scene.district, code="K10", name="Khối mới")
        given: Any = {"year": 2020, "by": scene["officer"], "on": TOMORROW, **PAPER}
        compose_bloc(other, units=scene.units, **given)
        submit(dossier.pk, by=scene["head3"], on=TOMORROW)
        assert Dossier.objects.get(pk=dossier.pk).bloc == other
        assert scene.bloc.memberships.filter(year=2020).count() == 3

    def test_what_came_after_the_end_was_written_is_returned_by_the_board(self, scene: Scene) -> None:
        self.end(scene, last_day=TOMORROW)
        dossier = at_the_bloc(scene)
        receive(dossier.pk, by=scene["bloc_head"], on=TODAY)
        later = date(2020, 11, 22)
        with pytest.raises(Forbidden):
            send_back(dossier.pk, reason="x", by=scene["officer"], on=TODAY)
        with at(later):
            told = client_of(scene["officer"]).get(f"/ho-so/{dossier.pk}/").content.decode()
            assert f"/ho-so/{dossier.pk}/tra-lai/" in told
        passage = send_back(dossier.pk, reason="Khối đã kết thúc", by=scene["officer"], on=later)
        assert passage.desk == "unit"

    def test_nobody_but_the_officer_ends_it(self, scene: Scene) -> None:
        for other in ("chair", "clerk", "auditor", "bloc_head", "head1"):
            with pytest.raises(Forbidden, match="không có thẩm quyền kết thúc khối, cụm thi đua"):
                self.end(scene, by=other)


class TestTheEndOfAJurisdiction:
    @pytest.fixture
    def above(self, scene: Scene) -> User:
        user = User.objects.create_user("cv.tinh", first_name="Lý Thị Mẫu")
        given: Any = {"office": "board_officer", "organ": scene.province, "post": "Chuyên viên", **PAPER}
        appoint(by=None, user=user, since=SINCE, on=SINCE, **given)
        return user

    def end(self, scene: Scene, by: User, *, last_day: date = TODAY) -> None:
        end_jurisdiction(
            scene.district,
            on=last_day,
            successor=scene.province,
            instrument=INSTRUMENT,
            by=by,
            acted_on=TODAY,
        )

    def test_tells_all_that_only_its_own_people_can_finish(self, scene: Scene, above: User) -> None:
        dossier = at_the_board(scene)
        titles, fighters = of(dossier, "LĐTT"), of(dossier, "CSTĐCS")
        meeting = opened(scene, fighters[:1])
        decision = draft_decision(scene.district, [titles[0].pk], WORDING, by=scene["officer"], on=TODAY)
        sign(decision.pk, {}, by=scene["chair"], on=TODAY)
        waiting = at_the_bloc(scene, unit=2)

        with pytest.raises(Refused) as refused:
            self.end(scene, above)

        assert [one.message for one in refused.value.obstacles] == [
            f"1 hồ sơ đang nằm ở các khối: {waiting.code}.",
            f"Cuộc họp “{meeting.title}” chưa kết thúc.",
            "1 quyết định đã ký chưa được cấp số.",
        ]
        assert all(one.remedy for one in refused.value.obstacles)
        assert Jurisdiction.objects.get(pk=scene.district.pk).until is None

    def test_a_vote_without_minutes_keeps_its_secretary(self, scene: Scene, above: User) -> None:
        meeting = opened(scene, of(at_the_board(scene), "CSTĐCS"))
        items = dict.fromkeys(meeting.items.values_list("pk", flat=True), True)
        for name in filter(is_member, scene.people):
            vote(meeting.pk, items, by=scene[name], on=TODAY)
        close_meeting(meeting.pk, closed_at=at_four(TODAY), by=scene["secretary"], on=TODAY)
        with pytest.raises(Refused) as refused:
            self.end(scene, above)
        assert "chưa có biên bản" in refused.value.obstacles[0].message
        minute(meeting.pk, by=scene["secretary"], on=TODAY)
        self.end(scene, above)

    def test_hands_every_open_dossier_over_as_it_stands(self, scene: Scene, above: User) -> None:
        dossier = at_the_board(scene)
        voted(scene, of(dossier, "CSTĐCS"), yes=16)
        drafted = draft(scene, unit=1, advanced=2, fighters=0)
        before = {row.pk: row.standing for row in dossier.nominations.all()}
        self.end(scene, above)

        with at(TOMORROW):
            officer = client_of(above)
            assert "Nhận bàn giao" in officer.get("/").content.decode()
        assert succeed(scene.district, by=above, on=TOMORROW) == 2
        assert {row.pk: row.standing for row in dossier.nominations.all()} == before
        for each in (dossier, drafted):
            assert Dossier.objects.get(pk=each.pk).jurisdiction == scene.province
        assert not Passage.objects.filter(closed_at__isnull=True, jurisdiction=scene.district).exists()

    def test_is_written_down_above_it_and_not_by_its_own_officer(self, scene: Scene, above: User) -> None:
        for other in (scene["officer"], scene["chair"], scene["auditor"]):
            with pytest.raises(Forbidden, match="không có thẩm quyền kết thúc cấp có thẩm quyền"):
                self.end(scene, other)
        self.end(scene, above)

    def test_what_stood_below_it_forwards_to_its_heir(self, scene: Scene, above: User) -> None:
        """The province ends; the district's dossiers go to the one that took over from it."""
        organ = found_unit(level="tỉnh", name="Ủy ban nhân dân tỉnh mới", since=SINCE)
        words = {"name": "tỉnh mới", "heading": "Chủ tịch", "organ_heading": "UBND tỉnh mới", "place": "X"}
        heir = found_jurisdiction(organ=organ, since=SINCE, **words)
        end_jurisdiction(
            scene.province, on=TODAY, successor=heir, instrument=INSTRUMENT, by=above, acted_on=TODAY
        )
        dossier = at_the_board(scene, advanced=3, fighters=0)
        row = of(dossier, "LĐTT")[0]
        Nomination.objects.filter(pk=row.pk).update(award="BK tỉnh")
        sent = forward(dossier.pk, [row.pk], by=scene["officer"], on=TOMORROW)
        assert sent.jurisdiction == heir
