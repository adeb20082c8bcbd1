"""A signed decision goes back to draft when the clerk finds a fault before it has a number."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import replace
from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection, transaction
from pytest_django import DjangoDbBlocker

from dossiers.models import Nomination
from news.models import NewsItem
from roles.doors.refusals import Forbidden, Overtaken, Refused
from tests.browsing import words as shown_text
from tests.scene import TODAY, Scene, build_scene, draft, of
from tests.walk import WORDING, after_bloc, received
from tests.workflow.seats import Reader, body
from trail.phrases import sentence
from trail.queries import entries_told, timeline
from trail.state.row_faults import RowFault
from workflow.actions.change_decision import DecisionChange, change_decision
from workflow.actions.discard_decision import discard_decision
from workflow.actions.draft_decision import draft_decision
from workflow.actions.issue import issue
from workflow.actions.return_decision import return_decision
from workflow.actions.sign import sign
from workflow.actions.submit import submit
from workflow.models import Decision, DecisionState, NumberSeries
from workflow.proofs.registry import state_findings

TAKE_IN = import_module("workflow.migrations.0012_returned_decisions").take_in_returned
FAULT = "Sai tên người ký ở bản in"


def signed_in(scene: Scene) -> Decision:
    dossier = draft(scene, advanced=4, fighters=0)
    submit(dossier.pk, by=scene["head1"], on=TODAY)
    after_bloc(scene, dossier)
    received(scene, dossier)
    ids = [row.pk for row in of(dossier, "LĐTT")]
    decision = draft_decision(scene.district, ids, WORDING, by=scene["officer"], on=TODAY)
    first = decision.lines.order_by("ordinal")[0]
    return sign(decision.pk, {first.pk: "Chưa rõ thành tích"}, by=scene["chair"], on=TODAY)


def mended(scene: Scene, decision: Decision, *, answer: str = "", **words: str) -> Decision:
    """The officer saves the draft again, with these words and this answer."""
    change = DecisionChange(
        replace(WORDING, **words), seen=entries_told(("decision", decision.pk)), answer=answer
    )
    return change_decision(decision.pk, change, by=scene["officer"], on=TODAY)


def state_faults(decision: Decision) -> list[RowFault]:
    return [each for each in state_findings("decision", decision.pk) if isinstance(each, RowFault)]


class TestTheAct:
    @pytest.fixture(scope="class")
    @classmethod
    def _of_class(
        cls, django_db_setup: None, django_db_blocker: DjangoDbBlocker
    ) -> Iterator[tuple[Scene, Decision]]:
        """Signed once for all these tests, in a transaction of theirs."""
        with django_db_blocker.unblock(), transaction.atomic():
            scene = build_scene(units=2)
            yield scene, signed_in(scene)
            transaction.set_rollback(True)

    @pytest.fixture
    def _begun(self, _of_class: tuple[Scene, Decision]) -> Iterator[tuple[Scene, Decision]]:
        with transaction.atomic():
            yield deepcopy(_of_class)
            transaction.set_rollback(True)

    @pytest.fixture
    def scene(self, _begun: tuple[Scene, Decision]) -> Scene:
        return _begun[0]

    @pytest.fixture
    def signed(self, _begun: tuple[Scene, Decision]) -> Decision:
        return _begun[1]

    def test_the_signature_is_void_and_the_reason_stands_in_the_trail(
        self, scene: Scene, signed: Decision
    ) -> None:
        return_decision(signed.pk, reason=FAULT, by=scene["clerk"], on=TODAY)

        again = Decision.objects.get(pk=signed.pk)
        assert again.state == DecisionState.DRAFTED
        assert (again.signed_on, again.signed_by, again.signer_name) == (None, None, "")
        assert (again.signer_lines, again.signing_mandate) == ([], "")
        told = sentence(timeline(("decision", signed.pk)).last())
        assert told.startswith("Người clerk (Văn thư, ")
        assert told.endswith("đã trả lại quyết định đã ký để sửa. Lý do: Sai tên người ký ở bản in.")
        news = NewsItem.objects.filter(code="decision_returned").values_list("person", flat=True)
        assert set(news) == {scene["officer"].pk, scene["chair"].pk}, "whose signature is void is told"
        dossier = Nomination.objects.filter(lines__decision=signed).values_list("dossier", flat=True)[0]
        assert timeline(("dossier", dossier)).last().verb == "decision_returned"  # type: ignore[union-attr]

    def test_who_was_refused_stays_refused_and_the_others_wait_for_the_signature(
        self, scene: Scene, signed: Decision
    ) -> None:
        before = sorted(Nomination.objects.values_list("standing", flat=True))
        return_decision(signed.pk, reason=FAULT, by=scene["clerk"], on=TODAY)

        assert sorted(Nomination.objects.values_list("standing", flat=True)) == before
        mended(scene, signed, about="Về việc khen thưởng năm 2020")
        sign(signed.pk, {}, by=scene["chair"], on=TODAY)
        issued = issue(signed.pk, by=scene["clerk"], on=TODAY)
        assert (issued.number, issued.lines.filter(is_live=True).count()) == (1, 3)

    def test_the_officer_may_then_discard_it_and_draft_anew(self, scene: Scene, signed: Decision) -> None:
        return_decision(signed.pk, reason=FAULT, by=scene["clerk"], on=TODAY)
        discard_decision(signed.pk, reason=FAULT, by=scene["officer"], on=TODAY)

        ids = list(Nomination.objects.filter(standing="appraised").values_list("pk", flat=True))
        draft_decision(scene.district, ids, WORDING, by=scene["officer"], on=TODAY)
        assert len(ids) == 3

    @pytest.mark.parametrize("name", ["chair", "officer", "auditor", "head1"])
    def test_nobody_but_the_clerk_returns_it(self, scene: Scene, signed: Decision, name: str) -> None:
        with pytest.raises(Forbidden, match="trả lại quyết định để sửa"):
            return_decision(signed.pk, reason=FAULT, by=scene[name], on=TODAY)
        assert Decision.objects.get(pk=signed.pk).state == DecisionState.SIGNED

    def test_who_signed_reads_who_may_still_send_it_back_until_it_has_a_number(
        self, scene: Scene, signed: Decision
    ) -> None:
        chair, address = Reader(scene["chair"]), f"/quyet-dinh/{signed.pk}/"

        assert "trước khi cấp số, văn thư (Người clerk) bấm “Trả lại để sửa”" in body(chair.get(address))
        issue(signed.pk, by=scene["clerk"], on=TODAY)
        assert "trước khi cấp số" not in body(chair.get(address))

    def test_it_waits_for_the_officer_with_the_words_of_the_clerk_until_he_has_mended_it(
        self, scene: Scene, signed: Decision
    ) -> None:
        officer, chair = Reader(scene["officer"]), Reader(scene["chair"])
        return_decision(signed.pk, reason=FAULT, by=scene["clerk"], on=TODAY)

        for address in ("/", "/?cho=tra-lai"):
            home = shown_text(officer.get(address))
            assert "Dự thảo bị trả lại ngày 20/11/2020, chỗ phải sửa: Sai tên người ký ở bản in." in home
            assert "Sửa : Quyết định về việc tặng danh hiệu thi đua năm 2020" in home
        waiting = shown_text(chair.get("/"))
        assert "Sai tên người ký ở bản in. Chờ chuyên viên sửa hoặc trả lời." in waiting
        assert "Xem và ký" not in waiting and "Bị trả lại" not in waiting
        assert "Không có dự thảo nào chờ ký" in shown_text(chair.get("/quyet-dinh/cho-ky/"))

        mended(scene, signed, about="Về việc khen thưởng năm 2020", answer="Đã sửa trích yếu.")

        assert "Sai tên người ký" not in shown_text(officer.get("/"))
        waiting = shown_text(chair.get("/"))
        assert "Dự thảo đã bị trả lại ngày 20/11/2020; nay đã sửa hoặc trả lời." in waiting
        assert "Xem và ký" in waiting

    def test_the_signer_reads_what_was_changed_since_and_the_clerk_what_he_was_answered(
        self, scene: Scene, signed: Decision
    ) -> None:
        page = f"/quyet-dinh/{signed.pk}/"
        return_decision(signed.pk, reason=FAULT, by=scene["clerk"], on=TODAY)
        mended(scene, signed, about="Về việc khen thưởng năm 2020", answer="Đã sửa trích yếu.")

        told = shown_text(Reader(scene["chair"]).get(f"{page}ky/"))
        assert "Văn thư đã trả lại Ngày 20 tháng 11 năm 2020: Người clerk (Văn thư, " in told
        assert "Lý do: Sai tên người ký ở bản in." in told
        assert "đã sửa dự thảo quyết định. Trả lời người trả lại: Đã sửa trích yếu." in told
        changed = "Trích yếu Về việc tặng danh hiệu thi đua năm 2020 Về việc khen thưởng năm 2020"
        assert changed in told and "Chưa sửa gì" not in told
        sign(signed.pk, {}, by=scene["chair"], on=TODAY)
        for address in (page, f"{page}ban-hanh/"):
            told = shown_text(Reader(scene["clerk"]).get(address))
            assert "Trả lời người trả lại: Đã sửa trích yếu." in told
            assert "Đã bị trả lại để sửa, nay đã ký" in told and "Văn thư đã trả lại Ngày" not in told
        home = shown_text(Reader(scene["clerk"]).get("/"))
        assert "Dự thảo đã bị trả lại ngày 20/11/2020; đã ký ngày 20/11/2020." in home
        assert state_faults(signed) == []

    def test_unchanged_it_is_signed_again_only_when_the_officer_has_said_why(
        self, scene: Scene, signed: Decision
    ) -> None:
        page, chair = f"/quyet-dinh/{signed.pk}/", Reader(scene["chair"])
        return_decision(signed.pk, reason=FAULT, by=scene["clerk"], on=TODAY)

        with pytest.raises(Refused, match="chưa sửa và chưa trả lời: “Sai tên người ký ở bản in”"):
            sign(signed.pk, {}, by=scene["chair"], on=TODAY)
        told = body(chair.get(f"{page}ky/"))
        assert "Chưa sửa gì từ khi bị trả lại." in told and "Xem lại trước khi ký" not in told
        assert f"{page}ky/" not in body(chair.get(page))
        for answer in ("", " … "):
            with pytest.raises(Refused, match="Chưa sửa gì từ khi bị trả lại: “Sai tên người ký"):
                mended(scene, signed, answer=answer)

        mended(scene, signed, answer="Tên trên bản in đúng với quyết định bổ nhiệm.")

        kept = timeline(("decision", signed.pk)).last()
        assert sentence(kept).endswith(
            "đã giữ nguyên dự thảo quyết định bị trả lại, trình ký lại. "
            "Lý do: Tên trên bản in đúng với quyết định bổ nhiệm."
        )
        assert "Lý do: Tên trên bản in đúng" in shown_text(chair.get(f"{page}ky/"))
        sign(signed.pk, {}, by=scene["chair"], on=TODAY)
        assert issue(signed.pk, by=scene["clerk"], on=TODAY).number == 1
        assert state_faults(signed) == []

    def test_the_officer_answers_on_the_page_where_he_changes_it(
        self, scene: Scene, signed: Decision
    ) -> None:
        address, officer = f"/quyet-dinh/{signed.pk}/sua/", Reader(scene["officer"])
        return_decision(signed.pk, reason=FAULT, by=scene["clerk"], on=TODAY)
        assert "Trả lời người trả lại (bắt buộc khi không sửa gì)" in shown_text(officer.get(address))
        sent = {
            "about": signed.subject,
            "achievement": signed.achievement,
            "proposal": signed.proposal,
            "seen": entries_told(("decision", signed.pk)),
        }
        again = officer.post(address, sent)
        assert again.status_code == 422 and "ghi ở “Trả lời người trả lại” vì sao giữ nguyên" in body(again)
        kept = officer.post(address, {**sent, "answer": "Bản in đã đúng."})
        assert kept.status_code == 302
        told = shown_text(officer.get(kept.headers["Location"]))
        assert "Đã giữ nguyên dự thảo, ghi lời trả lời" in told and "Đã sửa dự thảo." not in told
        assert Decision.objects.get(pk=signed.pk).to_mend == ""
        assert "Trả lời người trả lại" not in body(officer.get(address))

    def test_a_return_that_is_wiped_off_the_row_is_found(self, scene: Scene, signed: Decision) -> None:
        return_decision(signed.pk, reason=FAULT, by=scene["clerk"], on=TODAY)
        Decision.objects.filter(pk=signed.pk).update(to_mend="")

        (fault,) = state_faults(signed)
        assert (fault.field, fault.row, fault.history) == ("to_mend", "", FAULT)

    def test_what_lay_returned_before_it_was_kept_is_taken_from_the_trail(
        self, scene: Scene, signed: Decision
    ) -> None:
        return_decision(signed.pk, reason=FAULT, by=scene["clerk"], on=TODAY)
        Decision.objects.filter(pk=signed.pk).update(to_mend="", returned_on=None)

        TAKE_IN(apps, None)

        taken = Decision.objects.get(pk=signed.pk)
        assert (taken.to_mend, taken.returned_on) == (FAULT, TODAY)
        assert state_faults(signed) == []

    def test_a_return_needs_its_reason(self, scene: Scene, signed: Decision) -> None:
        with pytest.raises(Refused, match="Chưa ghi lý do"):
            return_decision(signed.pk, reason="  ", by=scene["clerk"], on=TODAY)

    def test_a_number_is_never_taken_back(self, scene: Scene, signed: Decision) -> None:
        issue(signed.pk, by=scene["clerk"], on=TODAY)
        with pytest.raises(Overtaken, match="Trả lại để sửa"):
            return_decision(signed.pk, reason=FAULT, by=scene["clerk"], on=TODAY)
        assert Decision.objects.get(pk=signed.pk).number == 1

    def test_the_pages_lead_there_and_tell_the_chair_why(self, scene: Scene, signed: Decision) -> None:
        page, act = f"/quyet-dinh/{signed.pk}/", f"/quyet-dinh/{signed.pk}/tra-lai/"
        clerk, chair = Reader(scene["clerk"]), Reader(scene["chair"])
        assert act in body(clerk.get(page)) and act not in body(chair.get(page))
        assert act in body(clerk.get(f"{page}ban-hanh/"))
        assert clerk.post(act, {"reason": ""}).status_code == 422
        assert clerk.post(act, {"reason": FAULT}).status_code == 302
        assert FAULT in body(chair.get(page)) and FAULT in body(chair.get(f"{page}ky/"))
        assert chair.post(act, {"reason": FAULT}).status_code == 403


@pytest.mark.django_db(transaction=True)
class TestTheRaceWithTheNumber:
    @pytest.fixture
    def scene(self, transactional_db: None) -> Iterator[Scene]:
        yield build_scene(units=2)

    def test_one_of_the_two_is_told_what_the_other_did(self, scene: Scene) -> None:
        signed, gate, refused = signed_in(scene), threading.Barrier(2), []

        def run(act: Callable[[], object]) -> None:
            try:
                gate.wait()
                act()
            except Refused as told:
                refused.append(told)
            finally:
                connection.close()

        acts: list[Callable[[], object]] = [
            lambda: issue(signed.pk, by=scene["clerk"], on=TODAY),
            lambda: return_decision(signed.pk, reason=FAULT, by=scene["clerk"], on=TODAY),
        ]
        racers = [threading.Thread(target=run, args=(act,)) for act in acts]
        for racer in racers:
            racer.start()
        for racer in racers:
            racer.join()

        (told,) = refused
        assert isinstance(told, Overtaken)
        left = Decision.objects.get(pk=signed.pk)
        assert (left.state, left.number) in [("issued", 1), ("drafted", None)]
        assert NumberSeries.objects.count() == (left.number or 0)
