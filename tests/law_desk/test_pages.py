"""The pages of the loaded law, as jurists and everybody else see them."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from dossiers.models import Dossier
from law.packs.signed_folder.pack_files import read_folder
from law_desk.acts.proposing_packs import propose_pack
from law_desk.acts.settling_packs import confirm_pack
from law_desk.models import LoadedPack, PublisherKey
from roles.doors.law_in_force import law_in_force
from roles.doors.refusals import Refused
from roles.local_rules.setting_rules import set_local_rule
from tests.browsing import Client, words
from tests.law.pack_ground import changed, copied, signed_unasked
from tests.law_desk.jurists import DAY, loaded, proposed, signed_pack, trusted, with_jurists
from tests.scene import TODAY, Scene, draft, of, seat
from tests.walk import after_bloc, conferred
from trail.clock import at
from workflow.actions.receive import receive
from workflow.actions.submit import submit
from workflow.story.review_steps import appraised

pytestmark = pytest.mark.scene(units=2)


@pytest.fixture
def scene(scene: Scene) -> Scene:
    return with_jurists(scene)


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def zipped(files: dict[str, bytes], folder: str = "") -> SimpleUploadedFile:
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as archive:
        for name, told in files.items():
            archive.writestr(folder + name, told)
    return SimpleUploadedFile("goi.zip", content.getvalue(), content_type="application/zip")


def sent(client: Client, name: str, fields: dict[str, object], *args: object, on: date = DAY) -> str:
    """What the page says after the form was sent."""
    with at(on):
        return words(client.post(reverse(f"law_desk:{name}", args=args), fields, follow=True))


def test_two_jurists_load_a_law_on_pages_alone(scene: Scene) -> None:
    files, key = signed_pack()
    one, other = signed_in(scene["jurist1"]), signed_in(scene["jurist2"])
    publisher = {"owner": "Sở Nội vụ tỉnh Ví Dụ", "public_key": key, "compared": "Đọc qua điện thoại"}
    assert "Sở Nội vụ tỉnh Ví Dụ" in sent(one, "trust", publisher)

    proposal = {"file": zipped(dict(files), "luat-gia-dinh-2027/"), "basis": "Công báo số 12"}
    told = sent(one, "propose", proposal)
    assert "Người khác xác nhận thì gói mới áp dụng" in told
    assert "Ông/bà đã đề nghị gói này, hoặc nhập quy định trong gói, nên không tự xác nhận được." in told
    assert "Không quá 20% Khoản 1 Điều 2 Luật giả định 2027" in told
    row = LoadedPack.objects.get()
    assert law_in_force().packs == ()  # type: ignore[attr-defined]

    refused = sent(one, "confirm", {"note": "Đã đối chiếu"}, row.pk)
    assert "Người đề nghị không tự xác nhận gói luật của mình." in refused

    told = sent(other, "confirm", {"note": "Đã đối chiếu với Công báo"}, row.pk)
    assert "từ giờ mọi việc xét theo gói này" in told
    listed = words(signed_in(scene["clerk1"]).get(reverse("law_desk:law")))
    assert "Đề nghị: Người jurist1, 15/06/2027 Xác nhận: Người jurist2, 15/06/2027" in listed
    assert [pack.pk for pack in law_in_force().packs] == [row.pk]  # type: ignore[attr-defined]


def test_a_pack_is_taken_along_as_it_was_signed(scene: Scene) -> None:
    files, _key = signed_pack()
    row = loaded(scene)
    answer = signed_in(scene["clerk1"]).get(reverse("law_desk:archive", args=[row.pk]))
    with ZipFile(BytesIO(b"".join(answer.streaming_content))) as archive:  # type: ignore[arg-type]
        assert {name: archive.read(name) for name in archive.namelist()} == files


def test_a_wrong_pack_is_taken_back_on_its_page_and_stays_listed(scene: Scene) -> None:
    row = loaded(scene)
    told = sent(signed_in(scene["jurist1"]), "take_back", {"reason": "Điều 2 ghi 15%"}, row.pk)
    assert "điều gói ấy nói trở lại là chưa xác nhận" in told
    with at(DAY):
        home = words(signed_in(scene["jurist2"]).get("/"))
    assert "bản 1 Đã rút, 15/06/2027" in home
    page = words(signed_in(scene["clerk1"]).get(reverse("law_desk:pack", args=[row.pk])))
    assert "Chưa xác nhận văn bản Luật 06/2026/QH16 Không quá 20%" in page
    listed = words(signed_in(scene["auditor"]).get(reverse("law_desk:law")))
    assert "Đã rút Người jurist1, 15/06/2027 Điều 2 ghi 15%" in listed
    assert law_in_force().packs == ()  # type: ignore[attr-defined]


def test_a_proposal_is_refused_and_a_key_ended_with_reasons(scene: Scene) -> None:
    row = proposed(scene)
    client = signed_in(scene["jurist2"])
    assert "Chưa điền ô này" in sent(client, "refuse", {"reason": ""}, row.pk)
    assert "Không nhận" in sent(client, "refuse", {"reason": "Thiếu trang 3"}, row.pk)
    assert "Mất máy giữ khóa" in sent(client, "end_trust", {"reason": "Mất máy giữ khóa"}, row.key_id)
    assert PublisherKey.objects.get().ended_by == scene["jurist2"]


def link() -> ZipInfo:
    entry = ZipInfo("quotas.toml")
    entry.external_attr = 0o120777 << 16
    return entry


def hostile(kind: str) -> SimpleUploadedFile:
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as archive:
        if kind == "link":
            archive.writestr(link(), "/etc/passwd")
        elif kind == "path":
            archive.writestr("../manifest.toml", "x")
        elif kind == "many":
            for number in range(201):
                archive.writestr(f"cases/{number}.md", "x")
        elif kind == "bomb":
            archive.writestr("manifest.toml", b"\0" * 200_000_000)
        elif kind == "deep":
            archive.writestr("manifest.toml", "a = " + "[" * 5000)
        elif kind == "same":
            archive.writestr("manifest.toml", "x")
            archive.writestr("MANIFEST.toml", "x")
    return SimpleUploadedFile("goi.zip", content.getvalue() if kind != "text" else b"chao")


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("text", "Tệp không phải là tệp ZIP, hoặc bị hỏng."),
        ("empty", "Tệp ZIP không có gì bên trong."),
        ("link", "trùng tên, là liên kết, hoặc trỏ ra ngoài thư mục"),
        ("path", "trùng tên, là liên kết, hoặc trỏ ra ngoài thư mục"),
        ("same", "trùng tên, là liên kết, hoặc trỏ ra ngoài thư mục"),
        ("many", "Tệp ZIP có 201 tệp; một gói luật có nhiều nhất 200."),
        ("bomb", "Các tệp trong gói dài quá 5 MB."),
        ("deep", "Không đọc được (lồng quá nhiều tầng)."),
    ],
)
def test_a_hostile_zip_is_refused_in_words_and_nothing_is_kept(scene: Scene, kind: str, told: str) -> None:
    trusted(scene, "ab" * 32)
    page = sent(signed_in(scene["jurist1"]), "propose", {"file": hostile(kind), "basis": "Công báo"})
    assert told in page
    assert not LoadedPack.objects.exists()


QUOTA = 'at_most = 20\ncitation = { instrument = "Luật giả định 2027", article = 2, clause = 1 }\n'
SPOILT = {
    "gap": ("quotas.toml", QUOTA, f"{QUOTA}until = 2027-12-31\n"),
    "overlap": (
        "quotas.toml",
        f"since = 2027-07-01\n{QUOTA}",
        f'since = 2027-09-01\n{QUOTA}[[quota."CSTĐCS".values]]\n'
        f"since = 2027-07-01\n{QUOTA}until = 2027-09-30\n",
    ),
    "past": ("quotas.toml", "since = 2027-07-01", "since = 2026-11-01"),
}


def refusable(kind: str, folder: Path) -> tuple[dict[str, bytes], str]:
    """The pack with one fault of this kind, and the key that signed it."""
    if kind in SPOILT:
        changed(folder, *SPOILT[kind])
    key = "ab" * 32 if kind == "unsigned" else signed_unasked(folder)
    files = read_folder(folder)
    if kind == "forged":
        files["quotas.toml"] = files["quotas.toml"].replace(b"at_most = 20", b"at_most = 25")
    return files, key


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("forged", "Nội dung đã khác bản được ký. Lấy lại gói từ nơi phát hành"),
        ("unsigned", "Gói chưa được ký. Người phát hành ký gói"),
        ("overlap", "Hai giá trị chồng lên nhau tại 01/09/2027. Cho giá trị cũ kết thúc"),
        ("gap", "Khoảng trống sau 31/12/2027. Thêm giá trị cho thời gian sau"),
        ("past", "Giá trị từ 01/11/2026 có trước ngày đầu của gói (01/07/2027); gói không sửa quá khứ."),
    ],
)
def test_a_pack_that_must_not_be_is_refused_in_words_at_the_door_and_on_the_page(
    scene: Scene, tmp_path: Path, kind: str, told: str
) -> None:
    """Each but the forged and the unsigned one is signed by a publisher who is trusted here."""
    files, key = refusable(kind, copied(tmp_path))
    trusted(scene, key)
    with pytest.raises(Refused) as refused:
        propose_pack(files, by=scene["jurist1"], on=DAY)
    (obstacle,) = refused.value.obstacles
    assert f"{obstacle.message} {obstacle.remedy}".startswith(told)

    page = sent(signed_in(scene["jurist1"]), "propose", {"file": zipped(files), "basis": "Công báo"})

    assert "Không nhận gói luật" in page
    assert told.replace(" ", "") in page.replace(" ", "")
    assert not LoadedPack.objects.exists()


def test_a_jurist_finds_the_proposals_of_others_among_his_work(scene: Scene) -> None:
    proposed(scene)
    with at(DAY):
        mine = words(signed_in(scene["jurist1"]).get("/"))
        theirs = words(signed_in(scene["jurist2"]).get("/"))
    assert "Đối chiếu, xác nhận" not in mine and "Năm 2027 chưa có gì để tổng hợp" in mine
    assert "0 trên 48 danh hiệu, hình thức đã xác nhận" in mine
    assert "Gói luật luat-gia-dinh-2027, bản 1" in theirs and "Đối chiếu, xác nhận" in theirs


def test_what_was_decided_under_a_pack_is_listed_with_what_is_said_otherwise_today(scene: Scene) -> None:
    """It is a commune that decides: no district does in 2027."""
    day, row = date(2027, 7, 1), loaded(scene)
    scene.district.level = "xã"
    scene.district.save(update_fields=["level"])
    dossier = draft(scene, advanced=20, fighters=3, on=day)
    submit(dossier.pk, by=scene["head1"], on=day)
    after_bloc(scene, dossier, on=day)
    receive(dossier.pk, by=scene["officer"], on=day)
    appraised(dossier, by=scene["officer"], on=day)
    conferred(scene, of(dossier, "LĐTT")[:1], on=day)
    client = signed_in(scene["jurist1"])
    page = reverse("workflow:decided_under", args=[row.pk])
    before = words(client.get(page))
    assert "Không nói khác" in before
    assert "Luật hôm nay vẫn theo gói này." in before

    sent(client, "take_back", {"reason": "Điều 2 ghi khác"}, row.pk, on=date(2027, 7, 10))

    told = words(client.get(page))
    assert "Quyết định số 01/QĐ-UBND" in told
    assert "Nông Văn AAAa: Luật 06/2026/QH16 áp dụng từ ngày 01/10/2026" in told
    assert "Khi trình: không có nhận xét này" in told
    assert "Luật hôm nay vẫn theo gói này" not in told


LISTED = (
    "Tỷ lệ Chiến sĩ thi đua cơ sở trên số Lao động tiên tiến: 40% Điều 4 Quy chế huyện 30/06/2027 "
    "Không quá 20%, từ 01/07/2027 Khoản 1 Điều 2 Luật giả định 2027"
)


def test_a_local_rule_that_the_law_forbids_is_listed_with_its_last_day_until_another_is_set(
    scene: Scene,
) -> None:
    def share(value: int, *, since: date, on: date, citation: str) -> None:
        key, place = "grassroots_fighter_share", scene.district
        told = {"key": key, "value": value, "since": since, "citation": citation}
        set_local_rule(by=scene["officer"], jurisdiction=place, on=on, **told)  # type: ignore[arg-type]

    def seen(who: str, name: str, *args: int) -> str:
        with at(DAY):
            return words(signed_in(scene[who]).get(reverse(name, args=args)))

    share(40, since=date(2027, 1, 1), on=date(2026, 12, 20), citation="Điều 4 Quy chế huyện")
    row, place = proposed(scene), scene.district.pk
    address, link = reverse("law_desk:pack", args=[row.pk]), reverse("roles:local_rules", args=[place])
    assert LISTED in seen("jurist2", "law_desk:confirm", row.pk)
    assert f'href="{link}"' not in signed_in(scene["jurist2"]).get(address).content.decode()
    assert f'<a href="{link}">Huyện' in signed_in(scene["officer"]).get(address).content.decode()
    assert "Quy định phải đặt lại" not in seen("officer", "roles:local_rules", place)

    confirm_pack(row.pk, by=scene["jurist2"], on=DAY)
    told = seen("officer", "roles:local_rules", place)
    assert "40% (Điều 4 Quy chế huyện). Ngày cuối: 30/06/2027. Từ 01/07/2027 pháp luật quy định " in told
    assert "không quá 20% (khoản 1 Điều 2 Luật giả định 2027). Đặt giá trị mới" in told
    with at(DAY):
        form = signed_in(scene["officer"]).get(
            reverse("roles:set_rule", args=[place, "grassroots_fighter_share"])
        )
    assert "Từ 01/07/2027 pháp luật quy định không quá 20%" in words(form)
    assert 'value="01/07/2027"' in form.content.decode()
    home = seen("officer", "home")
    assert "Đặt lại quy định" in home
    assert "Đang đặt 40%; từ 01/07/2027 pháp luật quy định không quá 20%" in home
    assert "Đặt lại quy định" not in seen("chair", "home")

    share(15, since=date(2027, 7, 1), on=DAY, citation="Quy chế mới")
    assert "Quy định phải đặt lại" not in seen("officer", "roles:local_rules", place)
    assert "Đặt lại quy định" not in seen("officer", "home")


def test_a_jurist_sees_no_dossier_of_his_own_jurisdiction_in_lists_and_searches(scene: Scene) -> None:
    dossier = draft(scene, advanced=1, fighters=0)
    submit(dossier.pk, by=scene["head1"], on=TODAY)
    Dossier.objects.update(jurisdiction=scene.province)
    name = dossier.nominations.get().recipient_name
    seat(scene, [("above", "auditor", scene.province, "Thanh tra")], on=TODAY)
    client = signed_in(scene["jurist1"])

    asked = (reverse("workflow:dossiers"), f"{reverse('workflow:search')}?q={name}")
    for address in asked:
        for told in (dossier.code, name):
            assert told not in words(client.get(address)).replace(f"“{name}”", "")
    assert dossier.code in words(signed_in(scene["above"]).get(asked[0]))
