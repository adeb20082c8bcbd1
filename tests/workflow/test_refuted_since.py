"""A fact found wrong after its nomination was appraised: it is judged anew, and no decision carries it."""

from __future__ import annotations

import pytest

from dossiers.models import Nomination, PaperCheck
from dossiers.recipients.paper_checks.checking_facts import check_facts, take_back_check
from dossiers.recipients.paper_checks.declared_facts import FactKind
from roles.doors.refusals import Refused
from tests.browsing import words
from tests.scene import TODAY, Scene, draft, of
from tests.walk import WORDING, after_bloc, received, voted
from tests.workflow.example_suspend.test_suspend import seated
from workflow.actions.draft_decision import draft_decision
from workflow.actions.sign import sign
from workflow.actions.submit import submit

pytestmark = [pytest.mark.scene(units=3), pytest.mark.usefixtures("recorded_context")]
NOW = "dữ kiện đơn vị khai được kết luận không đúng sau khi thẩm định"


def passed(scene: Scene) -> list[Nomination]:
    """Two fighters whom the council passed."""
    dossier = draft(scene, unit=3, advanced=14, fighters=2)
    submit(dossier.pk, by=scene["head3"], on=TODAY)
    after_bloc(scene, dossier)
    received(scene, dossier)
    voted(scene, of(dossier, "CSTĐCS"), yes=16)
    return of(dossier, "CSTĐCS")


def refuted(scene: Scene, row: Nomination) -> PaperCheck:
    keys = list(row.initiatives.values_list("pk", flat=True))
    word = {"reason": "Sổ văn bản không có quyết định ấy", "by": scene["officer"], "on": TODAY}
    return check_facts(scene.district, FactKind.INITIATIVES, keys, PaperCheck.Outcome.WRONG, **word)[0]


def test_the_dossier_shows_what_the_law_says_now_and_no_decision_takes_it(scene: Scene) -> None:
    first, second = passed(scene)
    address = f"/ho-so/{first.dossier_id}/"
    client = seated(scene, "officer")
    assert "yêu cầu 1" not in words(client.get(address))

    check = refuted(scene, first)

    page = words(client.get(address))
    assert "Dữ kiện được khai không đúng" in page
    assert "Căn cứ có 0 sáng kiến, đề tài được công nhận từ cấp cơ sở trở lên; yêu cầu 1" in page
    keys = [first.pk, second.pk]
    with pytest.raises(Refused) as refused:
        draft_decision(scene.district, keys, WORDING, by=scene["officer"], on=TODAY)
    (obstacle,) = refused.value.obstacles
    assert obstacle.message.startswith(f"{first.recipient_name}: {NOW}. Căn cứ có 0 sáng kiến")

    take_back_check(check.pk, by=scene["officer"], on=TODAY, reason="Xem nhầm sổ")
    assert "Dữ kiện được khai không đúng" not in words(client.get(address))
    draft_decision(scene.district, keys, WORDING, by=scene["officer"], on=TODAY)


def test_a_draft_in_which_it_lies_already_is_signed_without_it_alone(scene: Scene) -> None:
    first, second = passed(scene)
    decision = draft_decision(scene.district, [first.pk, second.pk], WORDING, by=scene["officer"], on=TODAY)
    refuted(scene, first)

    with pytest.raises(Refused, match="có trường hợp dựa trên dữ kiện không đúng"):
        sign(decision.pk, {}, by=scene["chair"], on=TODAY)
    line = decision.lines.get(nomination=first)
    sign(decision.pk, {line.pk: "Sáng kiến khai không đúng"}, by=scene["chair"], on=TODAY)

    first.refresh_from_db()
    assert first.standing == "refused"
