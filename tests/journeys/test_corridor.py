"""The whole way in a real Chromium, with and without JavaScript: from the clerk's Excel to the paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from dossiers.models import Nomination
from printing.inspection.lint import Profile, lint
from printing.inspection.pdf_reader import text_of
from tests.journeys import steps
from tests.journeys.site import PHONE, Office, serving
from tests.scene import TODAY, build_scene, staff
from tests.walk import is_member
from workflow.actions.vote import vote
from workflow.models import Meeting

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("with_javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_from_the_excel_of_a_clerk_to_the_printed_decision(
    browser: Browser, tmp_path: Path, with_javascript: bool
) -> None:
    scene = build_scene()
    people = staff(scene.units[2], 20)
    against, winners = people[2].name, [people[0].name, people[1].name]
    with serving(on=TODAY) as address, Office(browser, address, with_javascript, tmp_path) as office:
        clerk = office.seat(scene["clerk3"])
        steps.begin(clerk)
        steps.import_list(clerk, tmp_path)
        steps.attach_papers(clerk)
        steps.hand_in(office.seat(scene["head3"]))
        steps.review(office.seat(scene["bloc_head"]), against=against)
        officer = office.seat(scene["officer"])
        steps.receive_and_appraise(officer)

        secretary = office.seat(scene["secretary"])
        steps.convene(secretary)
        steps.open_meeting(office.seat(scene["council_chair"]))
        steps.vote_for_all(office.seat(scene["member01"], size=PHONE), items=2)
        meeting = Meeting.objects.get()
        items = list(meeting.items.values_list("pk", flat=True))
        for name in sorted(name for name in scene.people if is_member(name) and name != "member01"):
            vote(meeting.pk, dict.fromkeys(items, True), by=scene[name], on=TODAY)
        steps.close_meeting(secretary)

        steps.draft_decision(officer)
        steps.sign(office.seat(scene["chair"]))
        numbering = office.seat(scene["clerk"])
        steps.number_and_issue(numbering)

        paper = steps.printed(numbering)
        story = steps.read_story(office.seat(scene["auditor"]))
    assert office.problems == []
    words = text_of(paper)
    assert [name in words for name in (*winners, against)] == [True, True, False]
    assert "Số: 01/QĐ-UBND" in words
    assert lint(paper, profile=Profile(kind="decision")) == []
    assert set(Nomination.objects.filter(award="CSTĐCS").values_list("recipient_name", "standing")) == {
        (winners[0], "awarded"),
        (winners[1], "awarded"),
        (against, "not_endorsed"),
    }
    assert all(words in story for words in ("Người head3", "Người bloc_head", "Người officer", against))
