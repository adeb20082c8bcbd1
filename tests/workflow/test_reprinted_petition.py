"""A petition that was handed in is reprinted as it was, whatever became of its cases; a note tells it."""

from __future__ import annotations

import pytest

from dossiers.drafting.petitioning.petition_contents import petition_of
from dossiers.models import Dossier, Nomination
from printing.documents.petition import render_petition
from printing.inspection.lint import lint
from printing.inspection.lint_profile import profile_of
from printing.inspection.pdf_reader import text_of
from tests.scene import TODAY, Scene, draft
from tests.walk import after_bloc, received
from workflow.actions.correct_name import RightName, correct_name
from workflow.actions.disqualify import disqualify
from workflow.actions.recall import recall
from workflow.actions.submit import submit
from workflow.actions.withdraw import withdraw

pytestmark = [pytest.mark.scene(units=3), pytest.mark.usefixtures("recorded_context")]
ARTICLE = "khoản 2 Điều 10 Nghị định 91/2017/NĐ-CP"


def handed_in(scene: Scene, *, advanced: int) -> tuple[Dossier, list[Nomination]]:
    made = draft(scene, unit=3, advanced=advanced, fighters=0)
    submit(made.pk, by=scene["head3"], on=TODAY)
    return Dossier.objects.get(pk=made.pk), list(made.nominations.order_by("ordinal"))


def faults_of(dossier: Dossier) -> list[str]:
    paper = petition_of(dossier, on=TODAY)
    return [fault.message_vi for fault in lint(render_petition(paper), profile=profile_of(paper))]


def test_what_was_withdrawn_refused_or_mended_since_stands_in_the_list_as_it_was_handed_in(
    scene: Scene,
) -> None:
    dossier, (first, second, third, _rest) = handed_in(scene, advanced=4)
    before = petition_of(dossier, on=TODAY)
    assert before.since == ()

    after_bloc(scene, dossier)
    received(scene, dossier)
    withdraw([first.pk], reason="Đã nghỉ việc.", by=scene["head3"], on=TODAY)
    disqualify(
        second.pk, reason="Chưa đủ năm.", article=ARTICLE, answer_by=TODAY.replace(day=30),
        by=scene["officer"], on=TODAY,
    )  # fmt: skip
    name = f"{third.recipient_name}á"
    right = RightName(name=name, post="Công chức", asked_by="Công văn", reason="Sai dấu.")
    correct_name(third.pk, right, by=scene["officer"], on=TODAY)

    after = petition_of(Dossier.objects.get(pk=dossier.pk), on=TODAY)
    assert (after.annexes, after.paragraphs) == (before.annexes, before.paragraphs)
    assert after.since == (
        f"{first.recipient_name}, Lao động tiên tiến: đơn vị đã rút đề nghị ngày 20/11/2020.",
        f"Họ và tên “{third.recipient_name}” nay ghi đúng là “{right.name}” (sửa ngày 20/11/2020).",
    )
    printed = " ".join(text_of(render_petition(after)).split())
    assert f"Ghi chú khi in lại, không thuộc nội dung Tờ trình đã trình: {after.since[0][:-12]}" in printed
    assert printed.endswith(f"nay ghi đúng là “{right.name}” (sửa ngày 20 tháng 11 năm 2020).")
    Dossier.objects.filter(pk=dossier.pk).update(jurisdiction=scene.province)
    handed_on = petition_of(Dossier.objects.get(pk=dossier.pk), on=TODAY)
    assert (handed_on.addressees, handed_on.bases, handed_on.paragraphs) == (
        before.addressees,
        before.bases,
        before.paragraphs,
    )
    assert faults_of(Dossier.objects.get(pk=dossier.pk)) == faults_of(dossier) == []


def test_a_petition_of_one_case_is_printed_after_it_was_withdrawn_and_a_new_one_without_it(
    scene: Scene,
) -> None:
    dossier, rows = handed_in(scene, advanced=2)
    withdraw([rows[0].pk], reason="Đã nghỉ việc.", by=scene["head3"], on=TODAY)
    recall(dossier.pk, by=scene["head3"], on=TODAY)
    submit(dossier.pk, by=scene["head3"], on=TODAY)
    again = Dossier.objects.get(pk=dossier.pk)
    paper = petition_of(again, on=TODAY)
    assert (paper.annexes, paper.since) == ((), ())

    withdraw([rows[1].pk], reason="Đã nghỉ việc.", by=scene["head3"], on=TODAY)
    last = petition_of(again, on=TODAY)
    assert last.paragraphs == paper.paragraphs
    assert last.since == (
        f"{rows[1].recipient_name}, Lao động tiên tiến: đơn vị đã rút đề nghị ngày 20/11/2020.",
    )
    assert faults_of(again) == []
