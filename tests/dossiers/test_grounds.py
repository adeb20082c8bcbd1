"""The ground a nomination rests on: named by the unit, judged alone, kept with it, shown in words."""

from __future__ import annotations

import json
from datetime import date

import pytest
from django.urls import reverse

from dossiers.drafting.changing_drafts import (
    NewNomination,
    add_nominations,
    change_nomination,
    restore_nomination,
)
from dossiers.drafting.removing import remove_nomination
from dossiers.judging.dossier_findings import judge_dossier
from dossiers.judging.law_facts import case_of, to_json
from dossiers.judging.nomination_grounds import ground_words, proposed_grounds
from dossiers.judging.rejudging import evaluated, judged_today, judgement_differences
from dossiers.judging.sealed_revision import seal_revision
from dossiers.models import Dossier, Initiative, Nomination, Rating, Recipient, Revision
from law.awards import name_of
from roles.doors.refusals import Refused
from tests.browsing import Client
from tests.dossiers.test_pages import signed_in, story_day, url, words  # noqa: F401
from tests.papers import attach_owed
from tests.scene import TODAY, Scene, draft, of, staff
from tests.walk import after_bloc
from trail.models import Entry
from workflow.actions.receive import receive
from workflow.actions.submit import submit
from workflow.queries.auditing.audit_history import entry_in_words

pytestmark = [pytest.mark.scene(units=2), pytest.mark.usefixtures("recorded_context")]

YEARS = "BK tỉnh.two_years_two_initiatives"
MOVEMENT = "BK tỉnh.movement"
FARMER = "BK tỉnh.worker_farmer"
TITLES = "BK tỉnh.two_fighter_titles"
PERIOD = {"achievement_since": date(2019, 1, 1), "achievement_until": date(2020, 12, 31)}
SENT = {"form": "BK tỉnh", "achievement_since": "01/01/2019", "achievement_until": "31/12/2020"}


@pytest.fixture
def dossier(scene: Scene) -> Dossier:
    return draft(scene, advanced=1, fighters=0)


def person_of(scene: Scene, *, initiatives: int = 2) -> Recipient:
    """Two excellent years, with so many initiatives in them."""
    (person,) = staff(scene.units[0], 1)
    Rating.objects.create(recipient=person, year=2019, level="HTXSNV")
    if initiatives == 2:
        decided = {"decision_number": "4/QĐ-UBND", "decision_on": date(2019, 11, 1)}
        Initiative.objects.create(recipient=person, code="SK-2019", title="Cải tiến", year=2019, **decided)
    return person


def nominated(scene: Scene, dossier: Dossier, ground: str = "", *, initiatives: int = 2) -> Nomination:
    person = person_of(scene, initiatives=initiatives)
    row = NewNomination(person.pk, "BK tỉnh", ground=ground, **PERIOD)  # type: ignore[arg-type]
    return add_nominations(dossier.pk, [row], by=scene["clerk1"], on=TODAY)[0]


def told(row: Nomination, *, on: date = TODAY) -> dict[str, str]:
    """Verdict by rule of what the law finds in one nomination's merit and ground."""
    found = judge_dossier(Dossier.objects.get(pk=row.dossier_id), on=on, nominations=[row]).findings
    return {
        each.rule: each.verdict.value
        for each in found
        if each.rule.startswith(("ground.", "eligibility.alt"))
    }


def test_the_named_ground_alone_is_judged(scene: Scene, dossier: Dossier) -> None:
    assert told(nominated(scene, dossier, initiatives=1)) == {"eligibility.alternatives": "review"}
    assert told(nominated(scene, dossier, YEARS, initiatives=1)) == {"eligibility.alternatives": "unlawful"}
    assert told(nominated(scene, dossier, YEARS)) == {"eligibility.alternatives": "lawful"}
    assert told(nominated(scene, dossier, MOVEMENT)) == {"eligibility.alternatives": "review"}


@pytest.mark.parametrize("ground", ["BK TTg.movement", TITLES, "BK tỉnh.collective_movement", "tự đặt"])
def test_a_ground_of_another_award_regime_or_kind_is_refused(
    scene: Scene, dossier: Dossier, ground: str
) -> None:
    with pytest.raises(Refused) as caught:
        nominated(scene, dossier, ground)

    assert "không thuộc Bằng khen" in str(caught.value.obstacles[0].message)
    row = nominated(scene, dossier)
    with pytest.raises(Refused, match="không thuộc Bằng khen"):
        change_nomination(row.pk, {"ground": ground}, version=1, by=scene["clerk1"], on=TODAY)


def test_an_award_that_is_reached_in_one_way_names_no_ground(scene: Scene, dossier: Dossier) -> None:
    (worker,) = of(dossier, "LĐTT")

    with pytest.raises(Refused, match="không có tiêu chuẩn xét để chọn"):
        change_nomination(worker.pk, {"ground": MOVEMENT}, version=1, by=scene["clerk1"], on=TODAY)


def test_naming_and_changing_are_recorded_with_who_did_it(scene: Scene, dossier: Dossier) -> None:
    row = nominated(scene, dossier, MOVEMENT)
    change_nomination(row.pk, {"ground": YEARS}, version=1, by=scene["head1"], on=TODAY)

    added, changed = (json.loads(each.payload) for each in Entry.objects.order_by("-pk")[:2][::-1])
    assert added["details"]["grounds"] == {str(row.pk): MOVEMENT}
    ((what, before, after, whose),) = changed["details"]["changes"]
    assert (whose, what, before[:22], after[-47:]) == (
        f"{row.recipient_name} ({name_of(row.award)})",
        "Tiêu chuẩn xét",
        "Có thành tích xuất sắc",
        "điểm d khoản 1 Điều 74 Luật Thi đua, khen thưởng 2022)"[-47:],
    )
    assert changed["actor"]["name"] == "Người head1"


def test_the_history_tells_on_which_ground_and_for_what_merit_each_was_proposed(
    scene: Scene, dossier: Dossier
) -> None:
    person = person_of(scene)
    merit = "Dẫn đầu đợt thi đua\n90 ngày đêm"
    row = NewNomination(person.pk, "BK tỉnh", ground=MOVEMENT, achievement=merit, **PERIOD)  # type: ignore[arg-type]
    add_nominations(dossier.pk, [row], by=scene["clerk1"], on=TODAY)

    entry = Entry.objects.latest("pk")
    told = entry_in_words(entry).changes
    award = "(Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh)"
    assert [tuple(each) for each in told] == [
        (f"Tiêu chuẩn xét {award}", "", ground_words(MOVEMENT), person.name),
        (f"Tóm tắt thành tích {award}", "", "Dẫn đầu đợt thi đua 90 ngày đêm", person.name),
    ]
    assert entry_in_words(entry, of_card=of(dossier, "LĐTT")[0].recipient).changes == ()


def test_a_removed_nomination_comes_back_with_its_ground(scene: Scene, dossier: Dossier) -> None:
    removal = remove_nomination(nominated(scene, dossier, MOVEMENT).pk, by=scene["clerk1"], on=TODAY)

    assert restore_nomination(removal.dossier_id, removal.pk, by=scene["clerk1"], on=TODAY).ground == MOVEMENT


def test_the_sealed_content_holds_the_ground_and_the_same_is_judged_again(
    scene: Scene, dossier: Dossier
) -> None:
    row = nominated(scene, dossier, MOVEMENT)
    attach_owed(dossier, by=scene["clerk1"], on=TODAY)
    submit(dossier.pk, by=scene["head1"], on=TODAY)

    revisions = Revision.objects.filter(dossier=dossier)
    content = revisions.get().content
    assert {each["id"]: each["ground"] for each in content["nominations"]}[row.pk] == MOVEMENT
    assert [each.get("ground") for each in content["case"]["nominees"]].count(MOVEMENT) == 1
    assert list(judgement_differences(revisions, by=judged_today)) == []
    assert list(judgement_differences(revisions, by=evaluated)) == []


def test_a_draft_with_a_ground_of_the_old_law_is_submitted_and_judged_again_under_the_new_one(
    scene: Scene, dossier: Dossier
) -> None:
    row = nominated(scene, dossier)
    Nomination.objects.filter(pk=row.pk).update(ground=TITLES)
    attach_owed(dossier, by=scene["clerk1"], on=TODAY)
    submit(dossier.pk, by=scene["head1"], on=TODAY)

    row.refresh_from_db()
    assert [each["rule"] for each in row.findings] == ["ground.unknown"]
    assert "“Có 02 lần liên tục được tặng danh hiệu" in row.findings[0]["message"]
    revisions = Revision.objects.filter(dossier=dossier)
    assert (
        list(judgement_differences(revisions, by=judged_today))
        == list(judgement_differences(revisions, by=evaluated))
        == []
    )


def test_drafted_in_2023_and_received_in_2024_the_ground_is_told_and_the_rest_judged(
    scene: Scene, dossier: Dossier
) -> None:
    person = person_of(scene)
    row = NewNomination(person.pk, "BK tỉnh", ground=FARMER, **PERIOD)  # type: ignore[arg-type]
    (made,) = add_nominations(dossier.pk, [row], by=scene["clerk1"], on=date(2023, 12, 29))

    assert told(made, on=date(2023, 12, 31)) == {"eligibility.alternatives": "review"}
    assert told(made, on=date(2024, 1, 1)) == {
        "ground.unknown": "review",
        "eligibility.alternatives": "lawful",
    }
    assert "ground" not in str(to_json(case_of(dossier, on=date(2024, 1, 1))))


def test_drafted_under_r3_and_received_under_the_unread_r4_a_failed_ground_is_left_to_a_person(
    scene: Scene, dossier: Dossier
) -> None:
    person = person_of(scene)
    row = NewNomination(person.pk, "BK tỉnh", ground=TITLES, **PERIOD)  # type: ignore[arg-type]
    (made,) = add_nominations(dossier.pk, [row], by=scene["clerk1"], on=date(2026, 9, 20))

    assert told(made, on=date(2026, 9, 30)) == {"eligibility.alternatives": "unlawful"}
    assert told(made, on=date(2026, 10, 1)) == {"eligibility.alternatives": "review"}


def test_what_holds_already_is_proposed_and_nothing_else(scene: Scene, dossier: Dossier) -> None:
    assert [each.code for each in proposed_grounds(nominated(scene, dossier), on=TODAY)] == [YEARS]
    assert proposed_grounds(nominated(scene, dossier, initiatives=1), on=TODAY) == ()
    assert proposed_grounds(of(dossier, "LĐTT")[0], on=TODAY) == ()


def test_the_page_offers_each_ground_with_its_article_and_proposes_what_holds(
    scene: Scene, dossier: Dossier
) -> None:
    row = nominated(scene, dossier)
    page = signed_in(scene, "clerk1").get(url("change", row.pk))

    seen = words(page)
    assert "Có thành tích xuất sắc được bình xét trong phong trào thi đua" in seen
    assert "Điều 39 Nghị định 91/2017/NĐ-CP (khoản, điểm: chương trình chưa xác nhận văn bản)" in seen
    assert "căn cứ vào biên bản bình xét" in seen
    assert "Theo số liệu đã ghi, trường hợp này đã đạt: Có 02 năm liên tục" in seen
    assert "BK tỉnh." not in seen and "two_years" not in seen
    assert f'name="theo-tieu-chuan" value="{YEARS}"' in page.content.decode()
    row.refresh_from_db()
    assert row.ground == ""


def test_a_proposed_ground_is_named_by_one_click(scene: Scene, dossier: Dossier) -> None:
    row = nominated(scene, dossier)
    sent = {**SENT, "version": 1, "ground": "", "theo-tieu-chuan": YEARS}

    assert signed_in(scene, "clerk1").post(url("change", row.pk), sent).status_code == 302
    row.refresh_from_db()
    assert row.ground == YEARS
    page = signed_in(scene, "clerk1").get(url("change", row.pk))
    assert "theo-tieu-chuan" not in page.content.decode()
    assert "Tiêu chuẩn xét: Có 02 năm liên tục" in words(
        signed_in(scene, "clerk1").get(url("draft", dossier.pk))
    )


def test_a_ground_is_chosen_and_given_up_on_the_page(scene: Scene, dossier: Dossier) -> None:
    row = nominated(scene, dossier)
    clerk = signed_in(scene, "clerk1")

    clerk.post(url("change", row.pk), {**SENT, "version": 1, "ground": MOVEMENT})
    row.refresh_from_db()
    assert row.ground == MOVEMENT
    clerk.post(url("change", row.pk), {**SENT, "version": 2, "ground": ""})
    row.refresh_from_db()
    assert row.ground == ""


def test_another_award_lets_the_ground_of_the_first_one_go(scene: Scene, dossier: Dossier) -> None:
    row = nominated(scene, dossier, MOVEMENT)
    sent = {**SENT, "version": 1, "form": "GK huyện", "ground": MOVEMENT}

    assert signed_in(scene, "clerk1").post(url("change", row.pk), sent).status_code == 302
    row.refresh_from_db()
    assert (row.award, row.ground) == ("GK huyện", "")


def test_a_ground_that_no_list_offers_is_refused_at_its_field(scene: Scene, dossier: Dossier) -> None:
    row = nominated(scene, dossier)
    page = signed_in(scene, "clerk1").post(url("change", row.pk), {**SENT, "version": 1, "ground": TITLES})

    assert page.status_code == 422 and page.context["form"].errors["ground"]
    forged = {**SENT, "version": 1, "theo-tieu-chuan": "BK tỉnh.\x00"}
    clerk = signed_in(scene, "clerk1")
    assert clerk.post(url("change", row.pk), forged).status_code == 400
    assert clerk.post_with_files(url("change", row.pk), forged).status_code == 422
    row.refresh_from_db()
    assert row.ground == ""


def test_the_live_check_answers_for_the_chosen_ground_and_offers_those_of_the_chosen_award(
    scene: Scene, dossier: Dossier
) -> None:
    row = nominated(scene, dossier, initiatives=1)
    clerk = signed_in(scene, "clerk1")

    failed = clerk.post(url("change_check", row.pk), {**SENT, "version": 1, "ground": YEARS})
    other = clerk.post(url("change_check", row.pk), {**SENT, "version": 1, "form": "GK huyện"})

    assert "Chưa đạt tiêu chuẩn xét đã nêu" in words(failed)
    assert 'name="ground"' in failed.content.decode() and 'name="ground"' not in other.content.decode()


def test_where_people_are_added_the_ground_is_chosen_after_the_award(scene: Scene, dossier: Dossier) -> None:
    person = person_of(scene)
    clerk = signed_in(scene, "clerk1")
    chosen = {"recipients": [person.pk], "form": "BK tỉnh"}

    looked = clerk.post(url("add", dossier.pk), {**chosen, "check": "1"})
    assert 'name="ground"' in looked.content.decode()
    assert 'name="ground"' not in clerk.get(url("draft", dossier.pk)).content.decode()
    assert clerk.post(url("add", dossier.pk), {**chosen, "ground": MOVEMENT}).status_code == 302
    assert dossier.nominations.get(award="BK tỉnh").ground == MOVEMENT


def test_two_editors_see_the_grounds_in_words(scene: Scene, dossier: Dossier) -> None:
    row = nominated(scene, dossier)
    signed_in(scene, "head1").post(url("change", row.pk), {**SENT, "version": 1, "ground": MOVEMENT})

    page = signed_in(scene, "clerk1").post(url("change", row.pk), {**SENT, "version": 1, "ground": YEARS})

    (differing,) = page.context["others"]
    assert page.status_code == 409 and differing.label == "Tiêu chuẩn xét"
    assert differing.stored.startswith("Có thành tích xuất sắc") and differing.typed.startswith("Có 02 năm")


def test_the_dossier_shows_the_ground_in_words_and_never_its_code(scene: Scene, dossier: Dossier) -> None:
    nominated(scene, dossier, MOVEMENT)
    seal_revision(dossier, on=TODAY)
    client = Client()
    client.force_login(scene["head1"])

    seen = words(client.get(reverse("workflow:dossier", args=[dossier.pk])))
    assert "Tiêu chuẩn xét: Có thành tích xuất sắc được bình xét trong phong trào thi đua" in seen
    assert "Điều 39 Nghị định 91/2017/NĐ-CP" in seen and "Điều 74" not in seen and "BK tỉnh." not in seen


def test_bloc_board_and_history_read_the_ground_in_words_of_the_law_of_the_dossier(
    scene: Scene, dossier: Dossier
) -> None:
    nominated(scene, dossier, MOVEMENT)
    attach_owed(dossier, by=scene["clerk1"], on=TODAY)
    submit(dossier.pk, by=scene["head1"], on=TODAY)

    told = "Tiêu chuẩn xét: Có thành tích xuất sắc được bình xét trong phong trào thi đua"
    deputy = signed_in(scene, "bloc_deputy")
    for page in ("bloc_review", "as_it_stood"):
        seen = words(deputy.get(reverse(f"workflow:{page}", args=[dossier.pk])))
        assert told in seen and "Điều 39 Nghị định 91/2017/NĐ-CP" in seen and "BK tỉnh." not in seen
    after_bloc(scene, dossier)
    receive(dossier.pk, by=scene["officer"], on=TODAY)
    shown = signed_in(scene, "officer").get(reverse("workflow:appraise", args=[dossier.pk]))
    seen = words(shown)
    assert told in seen and "căn cứ vào biên bản bình xét" in seen and "BK tỉnh." not in seen
    links = [
        f'<a href="/giay-to/{minutes.pk}/" target="_blank" rel="noopener">Biên bản bình xét<'
        for minutes in dossier.evidence.filter(kind="minutes", nomination=None)
    ]
    assert links and all(link in shown.content.decode() for link in links) and "mở ở cửa sổ mới" in seen
