"""A signed decision goes back to draft when the clerk finds a fault before it has a number."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from copy import deepcopy

import pytest
from django.db import connection, transaction
from pytest_django import DjangoDbBlocker

from dossiers.models import Nomination
from roles.doors.refusals import Forbidden, Overtaken, Refused
from tests.scene import TODAY, Scene, build_scene, draft, of
from tests.walk import WORDING, after_bloc, received
from tests.workflow.seats import Reader, body
from trail.phrases import sentence
from trail.queries import timeline
from workflow.actions.discard_decision import discard_decision
from workflow.actions.draft_decision import draft_decision
from workflow.actions.issue import issue
from workflow.actions.return_decision import return_decision
from workflow.actions.sign import sign
from workflow.actions.submit import submit
from workflow.models import Decision, DecisionState, NumberSeries

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
        dossier = Nomination.objects.filter(lines__decision=signed).values_list("dossier", flat=True)[0]
        assert timeline(("dossier", dossier)).last().verb == "decision_returned"  # type: ignore[union-attr]

    def test_who_was_refused_stays_refused_and_the_others_wait_for_the_signature(
        self, scene: Scene, signed: Decision
    ) -> None:
        before = sorted(Nomination.objects.values_list("standing", flat=True))
        return_decision(signed.pk, reason=FAULT, by=scene["clerk"], on=TODAY)

        assert sorted(Nomination.objects.values_list("standing", flat=True)) == before
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
