"""What the command answers, what the night keeps, and what the auditor reads."""

from __future__ import annotations

import json
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command

from dossiers.models import Job, Nomination
from tests.state.forgeries import forged
from tests.state.world import World
from tests.workflow.seats import Reader, body
from trail.state.row_faults import MOST, RowFault, Tally
from workflow.long_work import STATE_CHECK, check_rows, write_state_check
from workflow.models import Decision, Line, StateCheck
from workflow.proofs.registry import state_findings
from workflow.tasks import verify_rows_daily


def verified() -> tuple[int, str, dict[str, Any]]:
    """(exit status, what a person reads, the JSON object of the last line)."""
    told, status = StringIO(), 0
    try:
        call_command("verify_state", "--json", stdout=told)
    except SystemExit as left:
        status = int(left.code or 0)
    *lines, last = told.getvalue().splitlines()
    return status, "\n".join(lines), json.loads(last)


@pytest.fixture
def refused(world: World) -> Nomination:
    return Nomination.objects.get(standing="not_endorsed")


def awarded_by_hand(refused: Nomination) -> str:
    return f"UPDATE dossiers_nomination SET standing = 'awarded' WHERE id = {refused.pk}"


def test_an_untouched_world_ends_with_zero_and_names_what_it_cannot_prove(world: World) -> None:
    status, told, answer = verified()

    assert (status, answer["ok"], answer["found"], answer["faults"]) == (0, True, 0, [])
    assert answer["rows"] > 200
    assert answer["not_provable"]["nội dung đang soạn, chưa niêm phong"] == 4
    assert answer["trail"]["ok"] is True
    assert f"dossier:{world.third.pk}" in answer["unproved_of"]["nội dung đang soạn, chưa niêm phong"]
    assert "Không chứng minh được: nội dung đang soạn, chưa niêm phong: 4 dòng." in told
    assert told.endswith("dòng: không sai lệch.")


def test_what_the_bloc_refused_and_one_update_awarded_is_named(refused: Nomination) -> None:
    with forged(awarded_by_hand(refused)):
        status, told, answer = verified()

    assert (status, answer["ok"]) == (1, False)
    fault = answer["faults"][0]
    assert (fault["table"], fault["id"], fault["field"]) == ("dossiers_nomination", refused.pk, "standing")
    assert (fault["row"], fault["history"]) == ("awarded", "not_endorsed")
    assert fault["name"] == f"{refused.recipient_name} (LĐTT)"
    assert fault["last_act"]["verb"] == "bloc_reviewed"
    assert fault["last_act"]["actor"] == "Người bloc_deputy"
    assert fault["last_act"]["on"] == "2020-11-20"
    assert "tình trạng: dòng ghi “Đã khen thưởng”, nhật ký ghi “Khối không đồng ý”" in told
    assert "Việc sau cùng: Khối, cụm xét, Người bloc_deputy (Khối phó), ngày 20/11/2020" in told


def test_a_reward_raised_by_a_million_is_named_with_the_decision(world: World) -> None:
    line = Line.objects.filter(decision__state="issued", is_live=True)[0]
    with forged(f"UPDATE workflow_line SET amount = amount + 1000000 WHERE id = {line.pk}"):
        _, _, answer = verified()

    assert [(each["table"], each["id"], each["field"]) for each in answer["faults"]] == [
        ("workflow_line", line.pk, "amount")
    ]
    (fault,) = answer["faults"]
    assert fault["row"] - fault["history"] == 1_000_000
    assert fault["subject"] == f"decision:{line.decision_id}"
    assert fault["last_act"]["verb"] == "issued"


def test_rows_that_agree_with_a_forged_history_prove_nothing(world: World) -> None:
    with forged("UPDATE trail_entry SET actor_name = 'Ai đó' WHERE verb = 'signed'"):
        status, told, answer = verified()

    assert (status, answer["ok"], answer["found"], answer["trail"]["ok"]) == (1, False, 0, False)
    assert told.startswith("Nhật ký KHÔNG còn nguyên vẹn")
    assert "Chưa đối chiếu dòng nào" in told


def test_what_was_written_before_is_counted_and_not_passed_over(world: World) -> None:
    decision = Decision.objects.filter(state="issued")[0]
    chain = f"subject_kind = 'decision' AND subject_id = {decision.pk}"
    without = (
        "UPDATE trail_entry SET payload = replace(payload, '\"kept\"', '\"other\"') "
        f"WHERE chain_id = (SELECT id FROM trail_chain WHERE {chain})"
    )
    with forged(without):
        tally = Tally()
        list(tally.take(state_findings("decision", decision.pk)))
        with forged(f"UPDATE workflow_decision SET reward_total = 1 WHERE id = {decision.pk}"):
            found = [each for each in state_findings("decision", decision.pk) if isinstance(each, RowFault)]

    older = "ghi trước khi nhật ký giữ nội dung của dòng này"
    lines = decision.lines.count()
    assert tally.gaps == {
        f"dòng quyết định, {older}": 1,
        f"trường hợp trong quyết định, {older}": lines,
        f"danh hiệu đã tặng theo quyết định, {older}": lines,
    }
    assert tally.faults == []
    # Number, total and SHA-256 stood in the entry of an issue from the beginning: the lines contradict too.
    assert [(each.field, each.row, each.history) for each in found] == [
        ("reward_total", 1, decision.reward_total),
        ("reward_total", decision.reward_total, 1),
    ]


def test_the_night_keeps_what_it_found_and_the_auditor_reads_it(refused: Nomination, world: World) -> None:
    with forged(awarded_by_hand(refused)):
        verify_rows_daily(timestamp=0)
        check = StateCheck.objects.get()
        home = body(Reader(world.scene["auditor"]).get("/"))
        page = body(Reader(world.scene["auditor"]).get("/nhat-ky/kiem-chung/"))

    assert (check.is_ok, check.found) == (False, 1)
    assert "Dữ liệu không khớp nhật ký" in home and "1 chỗ sai lệch" in home
    assert f"Trường hợp đề nghị số {refused.pk}: {refused.recipient_name} (LĐTT)" in page
    assert "Khối không đồng ý" in page and "Đã khen thưởng" in page
    assert "not_endorsed" not in page


def test_all_was_well_is_told_with_day_and_count(world: World) -> None:
    with forged("SELECT 1"):
        verify_rows_daily(timestamp=0)
        rows = StateCheck.objects.get().rows
        home = body(Reader(world.scene["auditor"]).get("/"))
        others = body(Reader(world.scene["officer"]).get("/"))

    assert "Dữ liệu khớp nhật ký" in home and f"{rows:,}".replace(",", ".") in home
    assert "Dữ liệu khớp nhật ký" not in others


def test_the_auditor_starts_it_as_work_that_may_be_left(world: World) -> None:
    with forged("SELECT 1"):
        answer = Reader(world.scene["auditor"]).post("/nhat-ky/kiem-chung/", {"viec": "du-lieu"})
        job = Job.objects.get(kind=STATE_CHECK)
        assert answer["Location"].endswith(f"/viec-nen/{job.pk}/")
        write_state_check(str(job.pk))
        job.refresh_from_db()
        told = body(Reader(world.scene["auditor"]).get(answer["Location"]))
        page = body(Reader(world.scene["auditor"]).get("/nhat-ky/kiem-chung/"))

    assert (job.state, job.done, job.total) == ("done", 28, 28)
    assert job.message.startswith("Dữ liệu khớp nhật ký: ")
    assert job.message.endswith("4 dòng chưa có gì để chứng minh (nội dung đang soạn, chưa niêm phong: 4).")
    assert 'href="/nhat-ky/kiem-chung/#doi-chieu"' in told
    assert "Đơn vị còn đang sửa; nội dung được giữ trong nhật ký từ khi trình." in page
    assert f'href="/ho-so/{world.third.pk}/"' in page


def test_a_clerk_may_not_start_it(world: World) -> None:
    with forged("SELECT 1"):
        answer = Reader(world.scene["clerk"]).post("/nhat-ky/kiem-chung/", {"viec": "du-lieu"})
        assert answer.status_code == 403
        assert not Job.objects.filter(kind=STATE_CHECK).exists()


def test_a_database_forged_all_over_is_counted_whole_and_told_in_part() -> None:
    fault = RowFault(table="t", id=1, field="f", row=1, history=2, subject="s:1")
    tally = Tally()
    assert list(tally.take(fault for _ in range(MOST + 5))) == []

    assert (tally.found, len(tally.faults)) == (10_005, 10_000)


def test_asking_is_kept_as_a_job_of_its_owner(world: World) -> None:
    with forged("SELECT 1"):
        job = check_rows(owner=world.scene["auditor"], back_url="/")
        assert (job.title, job.state) == ("Đối chiếu dữ liệu với nhật ký", "waiting")
