"""A pack becomes law here by two people; whatever is wrong with it is refused in words, and nothing holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction

from law.packs.signed_folder.manifest import manifest_text, read_manifest
from law.rulebook import own_law, rulebook_on
from law_desk.acts.proposing_packs import propose_pack
from law_desk.acts.settling_packs import confirm_pack, refuse_pack
from law_desk.acts.taking_back import take_back_pack
from law_desk.acts.trusting_keys import end_trust, trust_key
from law_desk.loaded.law_of_packs import law_of_packs
from law_desk.models import LoadedPack, PublisherKey
from law_desk.told_law import changes_of_pack
from roles.appointments.appointing import appoint
from roles.doors.law_in_force import law_asked_once, law_in_force
from roles.doors.refusals import Forbidden, Overtaken, Refused
from tests.law_desk.jurists import BETTER, DAY, loaded, proposed, signed_pack, trusted, with_jurists
from tests.scene import PAPER, Scene
from trail.models import Entry
from trail.phrases import changes_of, facts_in_words, sentence

pytestmark = pytest.mark.scene(units=2)
FIRST_DAY, DAY_BEFORE = date(2027, 7, 1), date(2027, 6, 30)


@pytest.fixture
def scene(scene: Scene) -> Scene:
    return with_jurists(scene)


def share(day: date) -> int | None:
    """Of 100 LĐTT how many CSTĐCS the law of this house lets a unit propose."""
    value = rulebook_on(day, stack=law_in_force().stack).value("quota.CSTĐCS")
    return None if value is None or not value.is_set else value["at_most"]


def refusal(act: object) -> Refused:
    with pytest.raises(Refused) as refused:
        act()  # type: ignore[operator]
    return refused.value


def told(refused: Refused) -> str:
    return "\n".join([refused.message, refused.remedy, *(str(each) for each in refused.obstacles)])


def test_a_confirmed_pack_is_the_law_from_its_first_day_and_not_before(scene: Scene) -> None:
    proposal = proposed(scene)
    assert share(FIRST_DAY) is None
    assert law_in_force().stack is own_law()

    confirm_pack(proposal.pk, by=scene["jurist2"], on=DAY, note="Đã đối chiếu từng điều")

    assert share(FIRST_DAY) == 20
    assert share(DAY_BEFORE) is None
    row = LoadedPack.objects.get()
    assert (row.position, row.state, row.settled_by, row.proposed_by) == (
        1,
        "confirmed",
        scene["jurist2"],
        scene["jurist1"],
    )


def test_the_same_packs_are_the_same_law_and_cost_one_small_statement(
    scene: Scene, django_assert_num_queries: object
) -> None:
    loaded(scene)
    first = law_in_force().stack
    with django_assert_num_queries(1):  # type: ignore[operator]
        law = law_in_force()
        assert law.stack is first
        assert law.stack_of_receipt(DAY) is first


def test_a_request_asks_once_an_act_within_it_anew_and_who_changed_the_law_is_told_the_new_one(
    scene: Scene, django_assert_num_queries: object
) -> None:
    proposal = proposed(scene)
    with law_asked_once():
        with django_assert_num_queries(1):  # type: ignore[operator]
            assert law_in_force() is law_in_force()
        before = law_in_force()
        with law_asked_once(in_act=True), django_assert_num_queries(1):  # type: ignore[operator]
            assert law_in_force() is not before
        confirm_pack(proposal.pk, by=scene["jurist2"], on=DAY)
        assert share(FIRST_DAY) == 20


def test_nobody_confirms_what_he_proposed_himself(scene: Scene) -> None:
    proposal = proposed(scene)
    refused = refusal(lambda: confirm_pack(proposal.pk, by=scene["jurist1"], on=DAY))
    assert refused.message == "Người đề nghị không tự xác nhận gói luật của mình."
    assert share(FIRST_DAY) is None


def test_the_database_itself_knows_no_pack_confirmed_by_its_proposer(scene: Scene) -> None:
    proposal = loaded(scene)
    with pytest.raises(IntegrityError, match="pack_is_confirmed_by_another"), transaction.atomic():
        LoadedPack.objects.filter(pk=proposal.pk).update(settled_by=scene["jurist1"])


@pytest.mark.parametrize("who", ["officer", "chair", "auditor", "head1", "secretary"])
def test_nobody_but_a_jurist_loads_law(scene: Scene, who: str) -> None:
    files, key = signed_pack()
    proposal = proposed(scene)
    for act in (
        lambda: trust_key(public_key=key, owner="A", compared="B", by=scene[who], on=DAY),
        lambda: propose_pack(files, by=scene[who], on=DAY),
        lambda: confirm_pack(proposal.pk, by=scene[who], on=DAY),
        lambda: refuse_pack(proposal.pk, reason="Sai", by=scene[who], on=DAY),
        lambda: take_back_pack(proposal.pk, reason="Sai", by=scene[who], on=DAY),
        lambda: end_trust(proposal.key_id, reason="Sai", by=scene[who], on=DAY),
    ):
        assert isinstance(refusal(act), Forbidden)


def test_jurists_are_appointed_at_the_highest_jurisdiction_alone(scene: Scene) -> None:
    refused = refusal(
        lambda: appoint(
            by=scene["officer"],
            user=scene["clerk1"],
            office="jurist",
            organ=scene.district,
            since=DAY,
            post="Công chức",
            on=DAY,
            **PAPER,  # type: ignore[arg-type]
        )
    )
    assert refused.obstacles[0].message == "Chức trách “Cán bộ pháp chế” chỉ có ở cấp cao nhất."
    assert "tỉnh Cao Bằng" in refused.obstacles[0].remedy


def test_a_key_that_nobody_trusts_is_refused_and_so_is_one_trusted_no_more(scene: Scene) -> None:
    files, key = signed_pack()
    refused = refusal(lambda: propose_pack(files, by=scene["jurist1"], on=DAY))
    assert "chưa được tin ở đây" in told(refused)

    trust = trusted(scene, key)
    proposal = propose_pack(files, by=scene["jurist1"], on=DAY)
    end_trust(trust.pk, reason="Máy giữ khóa bị mất", by=scene["jurist2"], on=DAY)

    refused = refusal(lambda: confirm_pack(proposal.pk, by=scene["jurist2"], on=DAY))
    assert "chưa được tin ở đây" in told(refused)
    assert share(FIRST_DAY) is None
    assert PublisherKey.objects.get().ended_on == DAY


def test_a_key_is_trusted_once_and_ended_once(scene: Scene) -> None:
    trust = trusted(scene, "ab" * 32)
    again = refusal(lambda: trusted(scene, "AB" * 32))
    assert "đã được tin từ 15/06/2027" in again.obstacles[0].message
    bad = refusal(lambda: trusted(scene, "khóa"))
    assert "64 chữ số thập lục phân" in bad.obstacles[0].message
    end_trust(trust.pk, reason="Đổi khóa", by=scene["jurist1"], on=DAY)
    assert isinstance(
        refusal(lambda: end_trust(trust.pk, reason="Đổi khóa", by=scene["jurist1"], on=DAY)), Overtaken
    )


def test_an_unsigned_and_a_forged_pack_are_refused(scene: Scene) -> None:
    files, key = signed_pack()
    trusted(scene, key)
    unsigned = replace(read_manifest(files["manifest.toml"], pack="gói"), signature="", public_key="")
    draft = {**files, "manifest.toml": manifest_text(unsigned).encode()}
    assert "Gói chưa được ký." in told(refusal(lambda: propose_pack(draft, by=scene["jurist1"], on=DAY)))

    forged = {**files, "quotas.toml": files["quotas.toml"].replace(b"20", b"25")}
    refused = refusal(lambda: propose_pack(forged, by=scene["jurist1"], on=DAY))
    assert refused.obstacles[0].about == "quotas.toml"
    assert refused.obstacles[0].message == "Nội dung đã khác bản được ký."
    assert not LoadedPack.objects.exists()


def test_what_is_no_pack_at_all_is_refused(scene: Scene) -> None:
    files, _key = signed_pack()
    for spoilt, words in (
        ({}, "Thiếu tệp này."),
        ({**files, "lenh.sh": b"rm"}, "Gói luật không có loại tệp này."),
        ({**files, "../quotas.toml": b""}, "Gói luật không có loại tệp này."),
        ({**files, "cases/dai.md": b"x" * 5_000_001}, "Các tệp dài quá 5 MB."),
    ):
        assert words in told(refusal(lambda spoilt=spoilt: propose_pack(spoilt, by=scene["jurist1"], on=DAY)))


def test_a_pack_whose_base_another_pack_changed_is_refused(scene: Scene) -> None:
    """Overlapping: both supersede the same values, and the second was signed before the first held."""
    other = (("manifest.toml", 'name = "luat-gia-dinh-2027"', 'name = "goi-khac"'),)
    late, key = signed_pack(*other)
    loaded(scene)
    trusted(scene, key)

    refused = refusal(lambda: propose_pack(late, by=scene["jurist1"], on=DAY))

    assert "“luat-gia-dinh-2027” đã đổi quota.CSTĐCS mà gói này không nêu đứng trên gói ấy." in told(refused)


def test_a_proposal_is_settled_once_and_a_refused_one_holds_never(scene: Scene) -> None:
    proposal = proposed(scene)
    assert "Thiếu lý do" in told(
        refusal(lambda: refuse_pack(proposal.pk, reason=" ", by=scene["jurist2"], on=DAY))
    )
    refuse_pack(proposal.pk, reason="Điều 2 ghi 15%", by=scene["jurist2"], on=DAY)
    settled = refusal(lambda: confirm_pack(proposal.pk, by=scene["jurist2"], on=DAY))
    assert isinstance(settled, Overtaken)
    assert settled.message == "Gói luật luat-gia-dinh-2027, bản 1 đã được xử lý ngày 15/06/2027: không nhận."
    assert share(FIRST_DAY) is None


def test_the_same_pack_is_not_proposed_twice(scene: Scene) -> None:
    files, _key = signed_pack()
    proposed(scene)
    refused = refusal(lambda: propose_pack(files, by=scene["jurist2"], on=DAY))
    assert "Đúng gói này đã được đề nghị ngày 15/06/2027: chờ xác nhận." in told(refused)


def test_a_better_version_takes_the_place_of_the_one_that_held(scene: Scene) -> None:
    first = loaded(scene)
    second = loaded(scene, *BETTER, on=date(2027, 6, 20))

    first.refresh_from_db()
    assert (first.state, first.end_reason, second.replaces_id) == ("superseded", "Thay bằng bản 2", first.pk)
    assert changes_of_pack(first).refused is None and len(changes_of_pack(first).changes) == 8
    assert [(pack.name, pack.pk) for pack in law_of_packs().packs] == [("luat-gia-dinh-2027", second.pk)]
    rules = rulebook_on(FIRST_DAY, stack=law_in_force().stack)
    assert rules.value("vote.CSTĐ tỉnh")["percent"] == 90  # type: ignore[index]


def test_the_history_tells_each_confirmation_in_words(scene: Scene) -> None:
    loaded(scene)
    entry = Entry.objects.get(verb="pack_confirmed")
    assert "đã xác nhận gói luật; từ đây mọi việc xét theo gói ấy" in sentence(entry)
    facts = dict(facts_in_words(entry))
    assert facts["Gói luật"] == "luat-gia-dinh-2027"
    assert facts["Người đề nghị"] == "Người jurist1"
    assert facts["Ngày đầu của gói"] == "01/07/2027"
    changes = {each.what: (each.before, each.after) for each in changes_of(entry)}
    assert changes["Tỷ lệ Chiến sĩ thi đua cơ sở, từ 01/07/2027"] == (
        "chưa xác nhận văn bản (Luật 06/2026/QH16)",
        "không quá 20% (khoản 1 Điều 2 Luật giả định 2027)",
    )
    assert len(changes) == 8


def test_the_command_proposes_by_the_same_door(scene: Scene, tmp_path: Path) -> None:
    files, key = signed_pack()
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    err, out = StringIO(), StringIO()
    with pytest.raises(SystemExit):
        call_command("law", "load", str(tmp_path), account="jurist1", stdout=out, stderr=err)
    assert "ghi vào trang “Nơi phát hành gói luật” rồi đề nghị lại" in err.getvalue()
    with pytest.raises(SystemExit):
        call_command("law", "load", str(tmp_path), account="khong.co", stdout=out, stderr=err)
    assert "Không có tài khoản nào đang dùng mang tên “khong.co”." in err.getvalue()

    trusted(scene, key)
    call_command("law", "load", str(tmp_path), account="jurist1", basis="Công báo số 12", stdout=out)

    assert "Đã đề nghị nạp gói luật luat-gia-dinh-2027, bản 1" in out.getvalue()
    assert LoadedPack.objects.get().basis == "Công báo số 12"
