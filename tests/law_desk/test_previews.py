"""A proposed pack tried before it holds: who would be judged otherwise, told truly, and to whom it may be."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from io import StringIO
from json import loads
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from dossiers.judging.dossier_findings import judge_dossier
from dossiers.models import Dossier, Job, Nomination
from law.findings import gravest
from law.packs.signed_folder.pack_files import read_pack
from law_desk.acts.settling_packs import confirm_pack
from law_desk.loaded.kept_packs import kept_pack
from law_desk.loaded.law_of_packs import LawOfPacks
from law_desk.models import LoadedPack, PackPreview, PreviewedAnswer
from law_desk.previews.cases_twice import cases_twice
from law_desk.previews.judged_twice import judged_twice, open_dossiers
from law_desk.previews.law_to_be import LawToBe, law_to_be
from law_desk.previews.preview_job import ask_preview
from law_desk.tasks import preview_pack
from roles.doors.law_in_force import stack_in_force
from roles.doors.refusals import Forbidden, Overtaken, Refused
from tests.browsing import Client, words
from tests.law.pack_ground import EXAMPLE, changed, copied
from tests.law_desk.jurists import BETTER, DAY, loaded, proposed, with_jurists
from tests.scene import Scene, draft, of
from tests.walk import after_bloc
from trail.clock import at
from workflow.actions.receive import receive
from workflow.actions.submit import submit

pytestmark = pytest.mark.scene(units=2)
FIRST_DAY, RECEIVED, LATER = date(2027, 7, 1), date(2027, 7, 5), date(2027, 7, 10)
TOO_MANY = "Đề nghị 2 Chiến sĩ thi đua cơ sở trên 5 Lao động tiên tiến; được tối đa 1."


@pytest.fixture
def scene(scene: Scene) -> Scene:
    return with_jurists(scene)


def previewed(scene: Scene, row: LoadedPack, *, on: date = DAY) -> PackPreview:
    asked = ask_preview(row.pk, by=scene["jurist2"], on=on, back_url="/")
    preview_pack(str(asked.job_id))
    return PackPreview.objects.select_related("job").get(pk=asked.pk)


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def page(user: User, row: LoadedPack, kind: str = "", *, on: date = DAY) -> str:
    with at(on):
        return words(client_of(user).get(reverse("workflow:pack_preview", args=[row.pk]), {"loai": kind}))


def said(dossier: Dossier, *, on: date) -> Mapping[str | None, tuple[str, list[tuple[str, str]]]]:
    """The verdict and what stands against it, of each nomination and of the whole."""
    found = judge_dossier(dossier, on=on).findings
    return {
        who: (
            gravest(each for each in found if each.nominee == who).value,
            [(each.rule, each.message) for each in found if each.nominee == who and each.is_adverse],
        )
        for who in {each.nominee for each in found}
    }


def test_a_jurist_asks_on_the_page_and_reads_what_would_change_while_nothing_does(scene: Scene) -> None:
    dossier, row = draft(scene, advanced=5, fighters=2, on=DAY), proposed(scene)
    submit(dossier.pk, by=scene["head1"], on=DAY)
    before = list(Nomination.objects.values("pk", "verdict", "findings", "standing"))
    confirm = reverse("law_desk:confirm", args=[row.pk])
    client = client_of(scene["jurist2"])
    with at(DAY):
        assert "Chưa ai xem kết luận của hồ sơ nào sẽ đổi theo gói này." in words(client.get(confirm))
        asked = client.post(reverse("workflow:pack_preview", args=[row.pk]), follow=True)
        assert "Đang xếp hàng chờ đến lượt" in words(asked)
        job = Job.objects.get(kind="law_preview")
        preview_pack(str(job.pk))
        progress = words(client.get(reverse("workflow:job", args=[job.pk])))
        told = words(client.get(confirm))

    assert "Đã xét 7 trường hợp của 1 hồ sơ: 1 kết luận đổi. Xem kết quả" in progress
    assert "không có gói và có gói: 1 kết luận đổi. Xem từng trường hợp" in told
    found = page(scene["jurist2"], row)
    assert f"Xã số 1, hồ sơ {dossier.code}".casefold() in found.casefold()
    assert f"Cần xem xét Trái quy định Tỷ lệ Chiến sĩ thi đua cơ sở Không có gói: {_UNREAD}" in found
    assert f"Có gói: trái quy định. {TOO_MANY} (khoản 1 Điều 2 Luật giả định 2027)" in found
    assert "Xét như vào ngày 01/07/2027" in found and "Phải xét lại" not in found
    of_persons_only_to_who_may_read_the_dossier(scene, dossier, row)
    assert list(Nomination.objects.values("pk", "verdict", "findings", "standing")) == before
    assert len(stack_in_force().layers) == 1


def of_persons_only_to_who_may_read_the_dossier(scene: Scene, dossier: Dossier, row: LoadedPack) -> None:
    """A jurist has no right to any dossier; the district's auditor reads them all."""
    address, link = (
        reverse("workflow:pack_preview", args=[row.pk]),
        reverse("workflow:dossier", args=[dossier.pk]),
    )
    fighter, personal = of(dossier, "CSTĐCS")[0], "người thẩm định quyết định, ghi căn cứ về tiêu chuẩn"
    for_jurist, for_auditor = (
        client_of(scene[who]).get(address, {"loai": "words"}) for who in ("jurist1", "auditor")
    )

    assert f"Trường hợp mã số {fighter.pk} Chiến sĩ thi đua cơ sở" in words(for_jurist)
    assert "Không có gói: cần xem xét (Luật 06/2026/QH16)" in words(for_jurist)
    assert fighter.recipient_name in words(for_auditor) and personal in words(for_auditor)
    assert fighter.recipient_name not in words(for_jurist) and personal not in words(for_jurist)
    assert link in for_auditor.content.decode() and link not in for_jurist.content.decode()


_UNREAD = (
    "cần xem xét. Tỷ lệ Chiến sĩ thi đua cơ sở: chương trình chưa xác nhận văn bản, "
    "địa phương chưa nạp tỷ lệ riêng. (Luật 06/2026/QH16)"
)


def test_only_a_jurist_asks_for_it_and_only_while_the_pack_is_proposed(scene: Scene) -> None:
    row = proposed(scene)
    address = reverse("workflow:pack_preview", args=[row.pk])
    for who in ("auditor", "officer", "chair"):
        with pytest.raises(Forbidden):
            ask_preview(row.pk, by=scene[who], on=DAY, back_url="/")
        with at(DAY):
            assert client_of(scene[who]).post(address).status_code == 403
    assert not Job.objects.exists()

    ask_preview(row.pk, by=scene["jurist1"], on=DAY, back_url="/")
    with pytest.raises(Refused, match="đang được Người jurist1 xem trước"):
        ask_preview(row.pk, by=scene["jurist2"], on=DAY, back_url="/")
    confirm_pack(row.pk, by=scene["jurist2"], on=DAY)
    with pytest.raises(Overtaken, match="đã được xử lý: đang áp dụng"):
        ask_preview(row.pk, by=scene["jurist1"], on=DAY, back_url="/")
    job = Job.objects.get()
    preview_pack(str(job.pk))
    job.refresh_from_db()
    assert (job.state, "đã được xử lý" in job.message) == ("failed", True)


def test_what_it_says_is_what_holds_after_the_confirmation_and_a_received_dossier_keeps_its_law(
    scene: Scene,
) -> None:
    received = draft(scene, advanced=1, fighters=1, on=RECEIVED)
    submit(received.pk, by=scene["head1"], on=RECEIVED)
    after_bloc(scene, received, on=RECEIVED)
    receive(received.pk, by=scene["officer"], on=RECEIVED)
    fresh = draft(scene, unit=2, advanced=5, fighters=2, on=LATER)
    row = proposed(scene, on=LATER)
    dossiers = list(Dossier.objects.order_by("pk"))
    before = [said(each, on=LATER) for each in dossiers]
    previewed(scene, row, on=LATER)

    confirm_pack(row.pk, by=scene["jurist2"], on=LATER)
    after = [said(each, on=LATER) for each in dossiers]
    answers = PreviewedAnswer.objects.filter(dossier=fresh.pk)
    foretold = {None if each.nomination is None else str(each.nomination): each for each in answers}
    assert after[0] == before[0]
    assert {who for who in after[1] if after[1][who] != before[1][who]} == set(foretold)
    assert len(foretold) == 8
    for who, each in foretold.items():
        assert (before[1][who][0], after[1][who][0]) == (each.was, each.now)
    (kept,) = PreviewedAnswer.objects.filter(dossier=received.pk)
    assert (kept.kind, kept.nomination) == ("kept", None)
    told = page(scene["jurist2"], row, "kept", on=LATER)
    assert f"hồ sơ {received.code} Giữ luật của ngày tiếp nhận" in told


def test_a_dossier_of_the_version_that_is_replaced_is_judged_by_neither_as_was_told(
    scene: Scene,
) -> None:
    loaded(scene, on=FIRST_DAY)
    dossier = draft(scene, advanced=5, fighters=1, on=RECEIVED)
    submit(dossier.pk, by=scene["head1"], on=RECEIVED)
    after_bloc(scene, dossier, on=RECEIVED)
    receive(dossier.pk, by=scene["officer"], on=RECEIVED)
    row = proposed(scene, *BETTER, on=LATER)
    law = law_to_be(kept_pack(row.sha256, of=row.pk), on=LATER)
    (told,) = judged_twice(open_dossiers(), law, on=LATER)

    confirm_pack(row.pk, by=scene["jurist2"], on=LATER)
    after = said(told.dossier, on=LATER)
    assert not told.keeps_its_law
    for each in told.changed:
        assert after[str(each.nomination) if each.nomination else None][0] == each.now
    unread = [
        each.nomination
        for each in told.changed
        if ("regime.unread", None) in [(one["rule"], one["was"]) for one in each.findings]
    ]
    assert unread == list(dossier.nominations.order_by("pk").values_list("pk", flat=True))


def test_it_says_when_it_must_be_done_anew_and_a_run_taken_up_again_keeps_each_answer_once(
    scene: Scene,
) -> None:
    row = proposed(scene)
    previewed(scene, row)
    draft(scene, advanced=1, fighters=0, on=DAY)

    told = page(scene["jurist1"], row)
    assert "Phải xét lại để có kết quả mới Từ lúc ấy nhật ký có thêm" in told
    assert "Kết quả là của việc xác nhận vào ngày" not in told
    PackPreview.objects.update(beneath="0" * 64)
    told = page(scene["jurist1"], row, on=date(2027, 6, 16))
    assert "Luật đang áp dụng đã đổi từ lúc ấy." in told
    assert "Kết quả là của việc xác nhận vào ngày 15/06/2027." in told
    again = previewed(scene, row)
    assert "Phải xét lại" not in page(scene["jurist1"], row)
    assert PackPreview.objects.get() == again

    answers = PreviewedAnswer.objects.count()
    Job.objects.filter(pk=again.job_id).update(state=Job.State.WAITING)
    preview_pack(str(again.job_id))
    assert answers == PreviewedAnswer.objects.count() == 1


def test_a_dossier_of_many_costs_as_many_statements_as_one_of_few(scene: Scene) -> None:
    few, many = (draft(scene, unit=n, advanced=n**3, fighters=0, on=DAY) for n in (1, 2))
    law = law_to_be(read_pack(EXAMPLE), on=DAY)
    counted = []
    for dossier in (few, many):
        with CaptureQueriesContext(
            connection,
        ) as statements:
            found = list(judged_twice(open_dossiers().filter(pk=dossier.pk), law, on=FIRST_DAY))
        counted.append((len(found[0].changed), len(statements)))

    assert [changes for changes, _ in counted] == [1, 8]
    assert counted[0][1] == counted[1][1]


def test_the_tables_of_the_program_are_asked_from_the_first_day_of_the_pack(tmp_path: Path) -> None:
    """The made-up law brought forward to a day of which the program's tables tell."""
    folder = copied(tmp_path)
    for file in folder.glob("*.toml"):
        changed(folder, file.name, "2027-07-01", "2026-10-15")
    changed(folder, "instruments.toml", "2027-03-15", "2026-09-15")
    nothing = LawOfPacks(())
    found = {each.called: each for each in cases_twice(LawToBe(read_pack(folder), DAY, nothing, nothing))}

    assert 10 < len(found) < 100
    golden = found["R4: luật mới chưa đọc: cần xem xét, nhưng sai đối tượng vẫn là trái."]
    assert (golden.was, golden.now) == ("unlawful", "unlawful")
    (rating,) = [each for each in golden.findings if each["rule"] == "eligibility.rating"]
    assert (rating["was"]["verdict"], rating["now"]["verdict"]) == ("review", "unlawful")
    assert rating["now"]["citation"] == "khoản 3 Điều 2 Luật giả định 2027"


def test_the_command_tries_a_draft_and_lists_each_answer(scene: Scene) -> None:
    dossier, out = draft(scene, advanced=5, fighters=2, on=DAY), StringIO()
    with at(DAY):
        call_command("law", "preview", str(EXAMPLE), "--json", stdout=out)
    *lines, told = out.getvalue().splitlines()

    assert f"{dossier.code}, trường hợp cả hồ sơ: cần xem xét → trái quy định" in lines
    assert "1 kết luận đổi, 7 nhận xét đổi, 0 hồ sơ giữ luật của ngày tiếp nhận" in lines[-1]
    assert loads(told)["counts"] == {"words": 7, "verdict": 1}
    assert not LoadedPack.objects.exists() and not PackPreview.objects.exists()
