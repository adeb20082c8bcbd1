"""What the law was told of a person or a collective, and by whom: the auditor finds each change of a card."""

from __future__ import annotations

from typing import Any

import pytest

from dossiers.drafting.changing_drafts import change_nomination, reorder
from dossiers.models import CollectiveYear, Dossier, Rating, Recipient
from dossiers.recipients.changing_recipients import change_recipient
from tests.scene import TODAY, Scene, draft, of
from tests.workflow.corridor_pages import seated, submitted
from trail.models import Entry
from trail.phrases import changes_of
from workflow.actions.bloc_review import Opinion, bloc_review

pytestmark = [pytest.mark.scene(), pytest.mark.usefixtures("story_day")]
FIGURES = "Số liệu tập thể năm 2020"


def page(scene: Scene, name: str, address: str) -> str:
    return " ".join(seated(scene, name).get(address).content.decode().split())


def last_changes(**of_entry: object) -> list[tuple[str, str, str]]:
    entry = Entry.objects.filter(**of_entry).order_by("-pk")[0]
    return [(each.what, each.before, each.after) for each in changes_of(entry)]


@pytest.fixture
def team(scene: Scene) -> Recipient:
    """Its figures were typed, then mended."""
    found = Recipient.objects.create(kind="collective", unit=scene.units[0], name="Phòng Nghiệp vụ Y")
    typed = CollectiveYear(year=2020, people=12, advanced_workers=6, completed=10)
    change_recipient(found.pk, {}, lists=[(CollectiveYear, [typed], [])], by=scene["clerk1"], on=TODAY)
    typed.advanced_workers, typed.completed = 12, 12
    rated = Rating(year=2020, level="HTXSNV")
    lists: list[Any] = [(CollectiveYear, [typed], []), (Rating, [rated], [])]
    change_recipient(found.pk, {"post": "Sở Y tế"}, lists=lists, by=scene["clerk1"], on=TODAY)
    return found


BEFORE = (
    "12 người, 0 nữ, 6 đạt Lao động tiên tiến, 0 đạt Chiến sĩ thi đua cơ sở, "
    "10 hoàn thành nhiệm vụ, 0 bị kỷ luật từ cảnh cáo trở lên"
)
AFTER = BEFORE.replace("6 đạt", "12 đạt").replace("10 hoàn thành", "12 hoàn thành")


def test_an_entry_of_the_card_says_what_was_changed_before_and_after(scene: Scene, team: Recipient) -> None:
    assert last_changes(verb="recipient_changed") == [
        ("Chức vụ", "", "Sở Y tế"),
        (FIGURES, BEFORE, AFTER),
        ("Mức độ hoàn thành nhiệm vụ năm 2020", "", "hoàn thành xuất sắc nhiệm vụ"),
    ]
    assert Entry.objects.filter(verb="recipient_changed", jurisdiction_id=scene.district.pk).count() == 2

    rating = Rating.objects.get(recipient=team)
    change_recipient(team.pk, {}, lists=[(Rating, [], [rating])], by=scene["clerk1"], on=TODAY)
    assert last_changes(verb="recipient_changed") == [
        ("Mức độ hoàn thành nhiệm vụ năm 2020", "hoàn thành xuất sắc nhiệm vụ", "")
    ]


def test_the_auditor_finds_it_by_name_and_by_act_and_reads_the_card(scene: Scene, team: Recipient) -> None:
    found = page(scene, "auditor", "/nhat-ky/?q=nghiep+vu+y&viec=recipient_changed")
    assert f"<del>{BEFORE}</del>" in found and f"<ins>{AFTER}</ins>" in found
    assert f'href="/nguoi/{team.pk}/nhat-ky/"' in found
    assert "Sửa dữ liệu về người, tập thể" in page(scene, "auditor", "/nhat-ky/")

    card = page(scene, "auditor", f"/nguoi/{team.pk}/")
    assert f'href="/nguoi/{team.pk}/nhat-ky/"' in card and "Lưu</button>" not in card
    assert "Dòng mới" not in card and "Xóa dòng này" not in card
    own = page(scene, "clerk1", f"/nguoi/{team.pk}/")
    assert "Dòng mới" in own and "Mã tập thể" in own and "Mã cán bộ" not in own
    assert team.name in page(scene, "auditor", f"/don-vi/{team.unit_id}/nguoi/")
    assert "Người clerk1 (Công chức" in page(scene, "auditor", f"/nguoi/{team.pk}/nhat-ky/")
    posted = seated(scene, "auditor").post(f"/nguoi/{team.pk}/", {"name": "Khác"})
    assert posted.status_code in (403, 422)
    team.refresh_from_db()
    assert team.name == "Phòng Nghiệp vụ Y"


def test_the_history_of_a_card_is_open_to_its_unit_and_its_auditor_alone(
    scene: Scene, team: Recipient
) -> None:
    opened = {
        name: seated(scene, name).get(f"/nguoi/{team.pk}/nhat-ky/").status_code
        for name in ("clerk1", "auditor", "clerk2", "bloc_head")
    }
    assert opened == {"clerk1": 200, "auditor": 200, "clerk2": 403, "bloc_head": 403}


def test_it_is_found_from_the_dossier_in_which_it_counted(scene: Scene) -> None:
    dossier = submitted(scene, unit=3, advanced=3, fighters=0)
    person = of(dossier, "LĐTT")[0].recipient
    rating = Rating.objects.get(recipient=person)
    rating.level = "HTTNV"
    change_recipient(person.pk, {}, lists=[(Rating, [rating], [])], by=scene["clerk3"], on=TODAY)
    people = f"/ho-so/{dossier.pk}/nhat-ky/nguoi/"

    assert f'href="{people}"' in page(scene, "auditor", f"/ho-so/{dossier.pk}/nhat-ky/")
    told = page(scene, "auditor", people)
    assert person.name in told
    assert "<del>hoàn thành xuất sắc nhiệm vụ</del>" in told and "<ins>hoàn thành tốt nhiệm vụ</ins>" in told
    assert f'href="{people}"' not in page(scene, "bloc_head", f"/ho-so/{dossier.pk}/nhat-ky/")
    assert seated(scene, "bloc_head").get(people).status_code == 403


@pytest.fixture
def drafted(scene: Scene) -> Dossier:
    return draft(scene, unit=3, advanced=3, fighters=0)


def test_an_edit_of_a_draft_says_whose_case_and_which_fields(scene: Scene, drafted: Dossier) -> None:
    row = of(drafted, "LĐTT")[0]
    told = {"achievement": "Giảm 30% thời gian.", "ordinal": 2}
    change_nomination(row.pk, told, version=row.version, initiatives=[], by=scene["clerk3"], on=TODAY)

    code = row.recipient.initiatives.get().code
    assert last_changes(verb="drafted") == [
        ("Thứ tự ưu tiên", "", "2"),
        ("Tóm tắt thành tích", "", "Giảm 30% thời gian."),
        ("Sáng kiến, đề tài làm căn cứ", f"{code} “Sáng kiến của {row.recipient_name}”", ""),
    ]
    assert f"{row.recipient_name} (Lao động tiên tiến)" in page(scene, "auditor", "/nhat-ky/?viec=drafted")

    reorder(drafted.pk, {row.pk: 1}, by=scene["clerk3"], on=TODAY)
    assert last_changes(verb="drafted") == [
        (f"Thứ tự ưu tiên của {row.recipient_name} (Lao động tiên tiến)", "2", "1")
    ]


def test_the_blocs_review_tells_its_ranks(scene: Scene) -> None:
    dossier = submitted(scene, unit=3, advanced=3, fighters=0)
    rows = of(dossier, "LĐTT")
    said = {row.pk: Opinion(endorses=True, rank=place) for place, row in enumerate(rows, start=1)}
    bloc_review(dossier.pk, said, by=scene["bloc_head"], on=TODAY)

    told = page(scene, "auditor", f"/ho-so/{dossier.pk}/nhat-ky/")
    for place in (1, 2, 3):
        assert f"<strong>khối, cụm đồng ý</strong>, xếp hạng {place}" in told
