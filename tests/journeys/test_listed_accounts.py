"""A visitor has the sign-in page and nothing else: with its accounts alone what is open in the story ends."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from config.demo.demo_accounts import demo_accounts
from roles.queries import council_roll
from tests.browsing import Client
from tests.page_forms import form_to
from tests.rooms import Row, entered
from workflow.models import Decision, Meeting, RollEntry

pytestmark = pytest.mark.usefixtures("played_story")
LIVE = ("convened", "open")


def visitor(username: str) -> Client:
    """Whoever took this seat on the sign-in page; KeyError for an account that is not listed there."""
    listed = {account["username"]: account for account in demo_accounts()}
    client = Client()
    user = User.objects.get(username=listed[username]["username"])
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def row_about(words: str, client: Client) -> Row:
    rows = entered(client.get("/").content.decode()).rows
    return next(row for row in rows if words in row.name)


def voted(meeting: Meeting, entry: RollEntry) -> None:
    """The member finds the meeting on the home page and agrees to everything."""
    client = visitor(entry.user.get_username())
    client.get(row_about(meeting.title, client).leads_to)
    answers = {f"y-{pk}": "dong-y" for pk in meeting.items.filter(is_live=True).values_list("pk", flat=True)}
    answer = client.post(reverse("workflow:vote", args=[meeting.pk]), {**answers, "viec": "gui"})
    assert answer.status_code == 302, answer.content.decode()


def test_everybody_on_the_roll_of_a_live_meeting_is_on_the_sign_in_page() -> None:
    listed = {account["username"] for account in demo_accounts()}
    rolls = {
        meeting.pk: {row.user.get_username() for row in council_roll(meeting.council, on=meeting.meets_on)}
        for meeting in Meeting.objects.filter(state__in=LIVE)
    }

    assert [len(roll) for roll in rolls.values()] == [13, 13]
    assert [roll - listed for roll in rolls.values()] == [set(), set()]


def test_each_open_meeting_is_voted_in_and_closed_by_listed_accounts_alone() -> None:
    for meeting in Meeting.objects.filter(state="open"):
        owing = meeting.roll.filter(attendance="present", has_voted=False).select_related("user")
        assert owing.count() == 6
        for entry in owing:
            voted(meeting, entry)

        secretary, address = visitor("tp.tdkt"), reverse("workflow:close_meeting", args=[meeting.pk])
        page = secretary.get(address).content.decode()
        answer = secretary.post(address, form_to(address, page, at=address))

        assert answer.status_code == 302, answer.content.decode()
    states = Meeting.objects.order_by("state").values_list("state", flat=True)
    assert list(states.exclude(state="minuted")) == ["closed", "convened"]


@pytest.mark.usefixtures("recorded_context")
def test_the_deputy_sees_all_his_work_on_one_page_and_signs_and_votes_each_in_its_seat() -> None:
    """He signs in place of the chair (khoản 1 Điều 13 Nghị định 30/2020/NĐ-CP) and sits on the council."""
    deputy, decision = visitor("pct.tinh"), Decision.objects.get(state="drafted", is_dropped=False)
    signing = row_about(decision.as_title, deputy)
    voting = row_about(Meeting.objects.get(state="open").title, deputy)
    assert "Người có thẩm quyền quyết định (ký thay), tỉnh Cao Bằng" in signing.name
    # Of the seat that the page itself is opened in, which its head names.
    assert "Phó Chủ tịch Hội đồng" not in voting.name
    assert deputy.get("/").context["here"] == (
        "Phó Chủ tịch Hội đồng, Hội đồng Thi đua - Khen thưởng tỉnh Cao Bằng"
    )

    assert deputy.get(voting.leads_to).context["seat"].office == "council_vice_chair"
    opened = deputy.get(signing.leads_to)
    assert (opened.context["seat"].office, urlsplit(signing.leads_to).path) == (
        "chair",
        reverse("workflow:decision", args=[decision.pk]),
    )
    deputy.get(voting.leads_to)
    address = reverse("workflow:sign", args=[decision.pk])
    seated = f"{address}?{urlsplit(signing.leads_to).query}"
    review = deputy.post(seated, {"viec": "xem-lai"}).content.decode()
    answer = deputy.post(seated, form_to(address, review, at=address) | {"viec": "ky"}, follow=True)

    assert answer.context["seat"].office == "chair"
    decision.refresh_from_db()
    assert (decision.state, decision.signer_lines) == ("signed", ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"])
