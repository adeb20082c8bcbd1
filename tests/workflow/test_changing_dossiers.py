"""A draft gets another title, year or kind; what its new kind does not give is told before."""

from __future__ import annotations

from datetime import date

import pytest

from dossiers.drafting.changing_drafts import add_nominations
from dossiers.drafting.new_nominations import NewNomination
from dossiers.models import Dossier
from roles.doors.refusals import Forbidden, Overtaken, Refused
from tests.browsing import words
from tests.scene import TODAY, Scene, draft, of, staff
from tests.walk import after_bloc
from tests.workflow.corridor_pages import seated
from trail.phrases import changes_of
from trail.queries import timeline
from trail.state.row_faults import RowFault
from workflow.actions.change_dossier import DossierWords, change_dossier, words_of
from workflow.actions.send_back import send_back
from workflow.actions.submit import submit
from workflow.proofs.registry import state_findings

pytestmark = [pytest.mark.scene(), pytest.mark.usefixtures("story_day")]


def with_a_certificate(scene: Scene) -> Dossier:
    """One Giấy khen of the whole year, with no title beside it."""
    dossier = draft(scene, advanced=0, fighters=0)
    person = staff(scene.units[0], 1)[0]
    add_nominations(dossier.pk, [NewNomination(person.pk, "GK huyện")], by=scene["clerk1"], on=TODAY)
    return Dossier.objects.get(pk=dossier.pk)


def test_title_year_and_kind_are_mended_and_the_nominations_follow(scene: Scene) -> None:
    dossier, clerk = with_a_certificate(scene), seated(scene, "clerk1")
    page = f"/ho-so/{dossier.pk}/sua-ten-nam-loai/"
    assert f'href="{page}"' in clerk.get(f"/ho-so/{dossier.pk}/soan/").content.decode()
    seen = f"2020|công trạng|{dossier.title}"
    sent = {"title": "Khen người cứu lũ", "year": 2019, "way": "đột xuất", "seen": seen}
    assert clerk.post(page, sent).status_code == 302

    now, row = Dossier.objects.get(pk=dossier.pk), dossier.nominations.get()
    assert (now.title, now.year, now.way, now.bloc) == ("Khen người cứu lũ", 2019, "đột xuất", None)
    assert (row.way, row.achievement_since, row.achievement_until) == (
        "đột xuất",
        date(2019, 1, 1),
        date(2019, 12, 31),
    )
    told = changes_of(timeline(("dossier", dossier.pk)).last())  # type: ignore[arg-type]
    assert [(each.what, each.before, each.after) for each in told] == [
        ("Tên hồ sơ", dossier.title, "Khen người cứu lũ"),
        ("Năm thành tích", "2020", "2019"),
        ("Loại khen thưởng", "theo công trạng", "đột xuất"),
    ]
    assert [each for each in state_findings("dossier", dossier.pk) if isinstance(each, RowFault)] == []
    again = clerk.post(page, sent)
    assert again.status_code == 409 and "việc này đã được xử lý trước đó" in words(again)


def test_a_name_that_still_tells_the_year_before_is_asked_about(scene: Scene) -> None:
    dossier, clerk = with_a_certificate(scene), seated(scene, "clerk1")
    page, draft_page = f"/ho-so/{dossier.pk}/sua-ten-nam-loai/", f"/ho-so/{dossier.pk}/soan/"
    sent = {"title": "Khen thưởng năm 2020", "year": 2019, "way": "công trạng"}
    clerk.post(page, sent | {"seen": f"2020|công trạng|{dossier.title}"})
    assert "“Khen thưởng năm 2020” còn nêu năm 2020, hồ sơ nay của năm 2019" in words(clerk.get(draft_page))

    sent |= {"title": "Khen thưởng năm 2019", "seen": "2019|công trạng|Khen thưởng năm 2020"}
    clerk.post(page, sent)
    assert "còn nêu năm" not in words(clerk.get(draft_page))


def test_what_the_new_kind_does_not_give_is_told_and_nothing_is_changed(scene: Scene) -> None:
    dossier = draft(scene, advanced=2, fighters=0)
    sent = {"title": "Khác", "year": 2020, "way": "đột xuất", "seen": f"2020|công trạng|{dossier.title}"}

    told = seated(scene, "clerk1").post(f"/ho-so/{dossier.pk}/sua-ten-nam-loai/", sent)

    assert told.status_code == 422 and "Chưa đổi được sang loại khen thưởng đột xuất." in words(told)
    for row in of(dossier, "LĐTT"):
        assert f"{row.recipient_name} (Lao động tiên tiến): Lao động tiên tiến là danh hiệu" in words(told)
        assert f'href="/truong-hop/{row.pk}/sua/"' in told.content.decode()
    assert words_of(Dossier.objects.get(pk=dossier.pk)) == words_of(dossier)


def test_what_was_handed_over_once_keeps_its_year_and_a_sealed_dossier_everything(scene: Scene) -> None:
    dossier = draft(scene, advanced=2, fighters=0)
    submit(dossier.pk, by=scene["head1"], on=TODAY)
    seen, clerk = words_of(dossier), {"by": scene["clerk1"], "on": TODAY}
    with pytest.raises(Overtaken, match="đã được trình"):
        change_dossier(dossier.pk, DossierWords("Khác", 2020, "công trạng"), seen=seen, **clerk)
    after_bloc(scene, dossier)
    send_back(dossier.pk, reason="Sai tên hồ sơ", by=scene["officer"], on=TODAY)

    with pytest.raises(Refused, match="năm trong mã không đổi được nữa"):
        change_dossier(dossier.pk, DossierWords("Khác", 2019, "công trạng"), seen=seen, **clerk)
    changed = change_dossier(dossier.pk, DossierWords("Đề nghị đúng", 2020, "công trạng"), seen=seen, **clerk)
    assert changed.title == "Đề nghị đúng"
    assert [each for each in state_findings("dossier", dossier.pk) if isinstance(each, RowFault)] == []


def test_only_who_drafts_for_the_unit_changes_it_and_calls_it_by_words(scene: Scene) -> None:
    dossier = draft(scene, advanced=0, fighters=0)
    seen, wanted = words_of(dossier), DossierWords("Khác", 2020, "công trạng")
    for name in ("clerk2", "officer", "bloc_head", "auditor"):
        with pytest.raises(Forbidden, match="soạn hồ sơ của đơn vị này"):
            change_dossier(dossier.pk, wanted, seen=seen, by=scene[name], on=TODAY)
    with pytest.raises(Refused, match="Chưa ghi tên hồ sơ bằng lời"):
        change_dossier(
            dossier.pk, DossierWords("...", 2020, "công trạng"), seen=seen, by=scene["clerk1"], on=TODAY
        )
