"""What keeps an award from somebody: told by its paper, ended with its result, never deleted."""

from __future__ import annotations

import unicodedata
from datetime import date, timedelta

import pytest
from django.db import connection
from django.urls import reverse

from dossiers.judging.dossier_findings import judge_dossier
from dossiers.models import Pending, Recipient
from dossiers.proofs.conduct_rows import OLDER
from dossiers.recipients.conduct.recording_conduct import end_conduct, enter_matter, strike_conduct
from roles.doors.refusals import Forbidden, Overtaken, Refused
from tests.browsing import words
from tests.dossiers.test_pages import signed_in, url
from tests.scene import TODAY, Scene, draft, of, staff
from tests.walk import after_bloc, reviewer
from trail import clock
from trail.models import Entry
from trail.record import SYSTEM, record
from trail.state.row_faults import Gap, RowFault
from trail.verbs import Verb
from workflow.actions.receive import receive
from workflow.actions.send_back import send_back
from workflow.actions.submit import submit
from workflow.proofs.registry import state_findings

pytestmark = [pytest.mark.scene(units=2), pytest.mark.usefixtures("recorded_context")]
LETTER = "Đơn tố cáo số 3/ĐTC ngày 01/10/2020"
BEGUN = date(2020, 10, 1)
COMPLAINT = Pending.Kind.COMPLAINT


@pytest.fixture(autouse=True)
def story_day(settings):  # type: ignore[no-untyped-def]
    settings.VINHDANH_STORY_CLOCK = True
    with clock.at(TODAY):
        yield


def entered(scene: Scene, person: Recipient, *, by: str = "clerk1", **more: object) -> Pending:
    facts = {"since": BEGUN, "source": LETTER, **more}
    return enter_matter(person.pk, COMPLAINT, **facts, by=scene[by], on=TODAY)  # type: ignore[arg-type]


def held_back(dossier: object, *, on: date = TODAY) -> list[str]:
    """What the law says of matters under way, over the whole draft."""
    found = judge_dossier(dossier, on=on).findings  # type: ignore[arg-type]
    return [each.message for each in found if each.rule == "eligibility.pending" and each.is_adverse]


def test_a_matter_holds_the_draft_at_once_and_its_end_frees_it_from_the_next_day(scene: Scene) -> None:
    dossier = draft(scene, advanced=1, fighters=0)
    person = of(dossier, "LĐTT")[0].recipient
    client, page = signed_in(scene, "clerk1"), url("conduct", person.pk)

    client.post(page, {"kind": "complaint", "since": "01/10/2020", "source": LETTER})
    matter = Pending.objects.get()
    told = ["Chưa xét khen thưởng: có đơn thư khiếu nại, tố cáo đang được xác minh."]
    assert held_back(dossier) == told
    assert f"đang xác minh đơn thư từ ngày 01/10/2020: theo {LETTER}" in words(
        client.get(url("recipient", person.pk))
    )

    ended = {"until": "20/11/2020", "result": "Tố cáo không đúng sự thật."}
    assert client.post(url("end_matter", matter.pk), ended)["Location"] == page

    assert held_back(dossier) == told and held_back(dossier, on=TODAY + timedelta(1)) == []
    shown = words(client.get(page))
    assert "đến hết ngày 20/11/2020, kết quả: Tố cáo không đúng sự thật." in shown
    assert "Ghi kết thúc…" not in shown and Pending.objects.count() == 1
    last = Entry.objects.order_by("-pk")[0]
    assert (last.verb, last.actor_name) == ("matter_ended", scene["clerk1"].get_full_name())


def test_what_was_told_by_mistake_stays_with_its_reason_and_counts_no_more(scene: Scene) -> None:
    dossier = draft(scene, advanced=1, fighters=0)
    person = of(dossier, "LĐTT")[0].recipient
    matter = entered(scene, person)
    client = signed_in(scene, "clerk1")

    client.post(url("strike_matter", matter.pk), {"reason": "Đơn nói về người khác cùng tên."})

    assert held_back(dossier) == []
    page = words(client.get(url("conduct", person.pk)))
    assert "đã rút ngày 20/11/2020, không tính: Đơn nói về người khác cùng tên." in page
    assert entered(scene, person).pk != matter.pk
    with pytest.raises(Overtaken, match="Mục này đã được rút ngày 20/11/2020"):
        end_conduct(Pending, matter.pk, until=TODAY, result="Xong", by=scene["clerk1"], on=TODAY)


def test_the_card_no_longer_takes_matters_away(scene: Scene) -> None:
    (person,) = staff(scene.units[0], 1)
    matter = entered(scene, person)
    client = signed_in(scene, "clerk1")

    page = client.get(url("recipient", person.pk)).content.decode()

    assert "pending-" not in page and url("conduct", person.pk) in page
    with pytest.raises(Exception, match="protected"):
        person.delete()
    assert Pending.objects.get() == matter


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"source": "7"}, "Chưa ghi văn bản mở việc này."),
        ({"since": date(2020, 11, 21)}, "Ngày 21/11/2020 chưa đến."),
    ],
)
def test_a_matter_without_paper_or_before_its_day_is_refused(
    scene: Scene, more: dict[str, object], told: str
) -> None:
    (person,) = staff(scene.units[0], 1)

    with pytest.raises(Refused) as refused:
        entered(scene, person, **more)

    assert [each.message for each in refused.value.obstacles] == [told]
    assert not Pending.objects.exists()


def test_it_ends_within_its_time_with_a_result_and_once(scene: Scene) -> None:
    (person,) = staff(scene.units[0], 1)
    matter = entered(scene, person)
    word = {"by": scene["clerk1"], "on": TODAY}

    faults = []
    for until, result in ((TODAY + timedelta(1), "Xong"), (date(2020, 9, 30), "Xong"), (TODAY, "…")):
        with pytest.raises(Refused) as refused:
            end_conduct(Pending, matter.pk, until=until, result=result, **word)
        faults += [each.message for each in refused.value.obstacles]
    assert faults == [
        "Ngày 21/11/2020 chưa đến.",
        "Ngày kết thúc 30/09/2020 trước ngày bắt đầu 01/10/2020.",
        "Chưa ghi kết quả.",
    ]

    end_conduct(Pending, matter.pk, until=TODAY, result="Không vi phạm", **word)
    with pytest.raises(Overtaken, match="đã được ghi kết thúc ngày 20/11/2020: Không vi phạm"):
        end_conduct(Pending, matter.pk, until=TODAY, result="Khác", **word)


def test_the_same_matter_is_told_once_however_its_letters_are_composed(scene: Scene) -> None:
    (person,) = staff(scene.units[0], 1)
    entered(scene, person)

    with pytest.raises(Overtaken, match="Mục này đã được ghi: Việc đang xác minh đơn thư"):
        entered(scene, person, source=unicodedata.normalize("NFD", f" {LETTER} "))


def test_nobody_but_the_unit_tells_ends_or_takes_back(scene: Scene) -> None:
    (person,) = staff(scene.units[0], 1)
    matter = entered(scene, person)
    for who in ("clerk2", "officer", "auditor"):
        word = {"by": scene[who], "on": TODAY}
        with pytest.raises(Forbidden):
            entered(scene, person, by=who)
        with pytest.raises(Forbidden):
            end_conduct(Pending, matter.pk, until=TODAY, result="Xong", **word)
        with pytest.raises(Forbidden):
            strike_conduct(Pending, matter.pk, reason="Nhầm", **word)


def faults_of(person: Recipient) -> list[RowFault]:
    return [each for each in state_findings("recipient", person.pk) if isinstance(each, RowFault)]


@pytest.mark.parametrize(
    "forgery",
    [
        "UPDATE dossiers_pending SET until = '2020-10-02' WHERE id = %s",
        "DELETE FROM dossiers_pending WHERE id = %s",
        "INSERT INTO dossiers_pending (recipient_id, kind, since, source)"
        " SELECT recipient_id, 'inspection', since, 'Không' FROM dossiers_pending WHERE id = %s",
    ],
)
def test_a_forged_matter_is_found(scene: Scene, forgery: str) -> None:
    (person,) = staff(scene.units[0], 1)
    matter = entered(scene, person)
    assert faults_of(person) == []

    with connection.cursor() as cursor:
        cursor.execute(forgery, [matter.pk])

    (fault,) = faults_of(person)
    assert fault.table == "dossiers_pending"


def test_what_a_card_told_before_is_named_as_unproved_until_the_next_act(scene: Scene) -> None:
    (person,) = staff(scene.units[0], 1)
    older = Pending.objects.create(recipient=person, kind="complaint", since=BEGUN)
    told = [["Việc đang xác minh đơn thư", "", "từ ngày 01/10/2020"]]
    subject = ("recipient", person.pk)
    record(Verb.RECIPIENT_CHANGED, subject=subject, by=SYSTEM, on=TODAY, details={"changes": told})

    def gaps() -> list[str]:
        return [each.kind for each in state_findings("recipient", person.pk) if isinstance(each, Gap)]

    assert (gaps(), faults_of(person)) == ([OLDER], [])
    end_conduct(Pending, older.pk, until=TODAY, result="Rút đơn", by=scene["clerk1"], on=TODAY)
    assert (gaps(), faults_of(person)) == ([], [])


def test_of_a_dossier_handed_over_the_board_is_told_what_changed_since(scene: Scene) -> None:
    dossier = draft(scene, advanced=1, fighters=0)
    submit(dossier.pk, by=scene["head1"], on=TODAY)
    after_bloc(scene, dossier)
    receive(dossier.pk, by=scene["officer"], on=TODAY)
    entered(scene, of(dossier, "LĐTT")[0].recipient)

    page = words(signed_in(scene, "officer").get(reverse("workflow:appraise", args=[dossier.pk])))

    assert "Việc đang xác minh đơn thư từ ngày 01/10/2020" in page and LETTER in page
    assert "Chưa xét khen thưởng: có đơn thư khiếu nại, tố cáo đang được xác minh." in page


def test_a_bloc_and_a_council_learn_that_there_is_something_and_not_what(scene: Scene) -> None:
    dossier = draft(scene, advanced=1, fighters=0)
    row = of(dossier, "LĐTT")[0]
    entered(scene, row.recipient)
    submit(dossier.pk, by=scene["head1"], on=TODAY)
    reviewing = reviewer(scene, dossier)
    page = reverse("workflow:dossier", args=[dossier.pk])

    told = {who: words(signed_in(scene, who).get(page)) for who in ("clerk1", "auditor", reviewing)}
    told["review"] = words(
        signed_in(scene, reviewing).get(reverse("workflow:bloc_review", args=[dossier.pk]))
    )

    for who in ("clerk1", "auditor"):
        assert "có đơn thư khiếu nại, tố cáo đang được xác minh" in told[who]
    for who in (reviewing, "review"):
        assert "Có việc cần xem xét." in told[who]
        assert not any(word in told[who] for word in ("đơn thư", "tố cáo", "kỷ luật", LETTER))
    after_bloc(scene, dossier)
    receive(dossier.pk, by=scene["officer"], on=TODAY)
    for who in ("member01", "clerk"):
        seen = words(signed_in(scene, who).get(page))
        assert "Có việc cần xem xét." in seen and "đơn thư" not in seen and "kỷ luật" not in seen


def test_what_changed_between_revisions_is_hidden_alike(scene: Scene) -> None:
    dossier = draft(scene, advanced=1, fighters=0)
    submit(dossier.pk, by=scene["head1"], on=TODAY)
    reviewing = reviewer(scene, dossier)
    send_back(dossier.pk, reason="Bổ sung", by=scene[reviewing], on=TODAY)
    entered(scene, of(dossier, "LĐTT")[0].recipient)
    submit(dossier.pk, by=scene["head1"], on=TODAY)
    page = reverse("workflow:revisions", args=[dossier.pk]) + "?tu=1&den=2"

    hidden, whole = (words(signed_in(scene, who).get(page)) for who in (reviewing, "auditor"))

    assert "Có việc cần xem xét không có" in hidden and "đơn thư" not in hidden
    assert "Việc đang xem xét – đang xác minh đơn thư" in whole


@pytest.mark.parametrize(
    ("who", "status"),
    [("head1", 200), ("officer", 200), ("chair", 200), ("auditor", 200)]
    + [(who, 403) for who in ("clerk2", "clerk", "member01", "bloc_deputy")],
)
def test_who_may_read_what_keeps_an_award_from_somebody(scene: Scene, who: str, status: int) -> None:
    (person,) = staff(scene.units[0], 1)
    entered(scene, person)

    page = signed_in(scene, who).get(url("conduct", person.pk))

    assert page.status_code == status
    assert (LETTER in words(page)) == (status == 200)
    assert ("Ghi việc mới" in words(page)) == (who == "head1")
