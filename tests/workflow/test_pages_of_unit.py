"""The unit's pages of the corridor: begin, hand in, recall, withdraw; what they show, do and refuse."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dossiers.drafting.petitioning.petition_contents import petition_of
from dossiers.drafting.removing import remove_nomination
from dossiers.models import Dossier, Initiative, Seat
from printing.inspection.pdf_reader import text_of
from roles.doors.refusals import Forbidden, Overtaken
from roles.models import UnitProfile
from tests.browsing import Client, words
from tests.scene import TODAY, Scene, draft, of
from tests.workflow.corridor_pages import desk_of, seated, submitted
from tests.workflow.seats import substitute
from trail.phrases import facts_in_words
from trail.queries import timeline
from trail.state.row_faults import RowFault
from workflow.actions.discard_dossier import discard_dossier
from workflow.actions.receive import receive
from workflow.actions.restore_dossier import restore_dossier
from workflow.actions.submit import submit
from workflow.proofs.registry import state_findings

pytestmark = [pytest.mark.scene(), pytest.mark.usefixtures("story_day")]


def test_a_unit_begins_a_dossier_and_lands_on_its_draft(scene: Scene) -> None:
    client = seated(scene, "clerk1")
    years = re.findall(r"<option value=\"20.*?</option>", client.get("/ho-so/moi/").content.decode())
    assert years[0] == '<option value="2020" selected>2020 (năm nay)</option>'
    assert years[1] == '<option value="2019">2019</option>'
    assert years[-1] == '<option value="2021">2021 (năm sau)</option>'

    answer = client.post(
        "/ho-so/moi/",
        {
            "unit": scene.units[0].pk,
            "year": 2020,
            "way": "công trạng",
            "title": "Khen thưởng năm",
            "first": "",
        },
    )

    made = Dossier.objects.get(unit=scene.units[0])
    assert answer.headers["Location"] == f"/ho-so/{made.pk}/soan/"
    assert desk_of(made) == "unit"
    assert made.title == "Khen thưởng năm"


def test_nobody_begins_a_dossier_for_another_unit(scene: Scene) -> None:
    client = seated(scene, "clerk1")

    answer = client.post(
        "/ho-so/moi/", {"unit": scene.units[1].pk, "year": 2020, "way": "công trạng", "title": "Khác"}
    )

    assert answer.status_code == 422
    assert not Dossier.objects.exists()


def test_the_head_hands_in_and_sees_on_which_desk_it_lies(scene: Scene) -> None:
    dossier = draft(scene)
    client = seated(scene, "head1")
    assert "Trình lên" not in client.get("/").content.decode()

    answer = client.post(f"/ho-so/{dossier.pk}/trinh/", follow=True)

    assert desk_of(dossier) == "bloc"
    assert "khối chưa tiếp nhận" in answer.content.decode()
    assert "việc đang chờ" not in words(answer), "what was just handed in waits no more, in the menu neither"


def test_the_head_is_offered_what_is_ready_and_told_what_the_clerk_still_makes(scene: Scene) -> None:
    """The clerk's draft is no work of the head's until nothing stands in its way; then it waits for the head
    in every count: the figure, the list, the inbox and the menu."""
    ready, half = draft(scene, advanced=7, fighters=1), draft(scene, advanced=7, fighters=3)

    page = seated(scene, "head1").get("/")
    inbox = words(seated(scene, "head1").get("/viec/"))
    clerk = words(seated(scene, "clerk1").get("/"))

    html, told = page.content.decode(), words(page)
    assert f'href="/ho-so/{ready.pk}/trinh/"' in html and f'href="/ho-so/{half.pk}/trinh/"' not in html
    assert told.index(ready.code) < told.index(half.code) and "Không có việc nào đang chờ" not in told
    assert f"10 trường hợp. Chưa trình được: vượt số suất. {half.code} Cán bộ đang soạn" in told
    assert "Sẵn sàng trình 1" in told and "Đang chờ xử lý 1 Quá hạn 0" in told
    assert "Đang chờ xử lý 1 việc đang chờ" in told
    assert ready.code in inbox and half.code not in inbox and "Không có hồ sơ nào đang chờ" not in inbox
    assert "Soạn" in clerk and half.code in clerk and "Đang chờ xử lý 2" in clerk
    assert "Cán bộ đang soạn" not in clerk


def test_the_menu_of_every_page_tells_the_head_what_is_ready_and_judges_it_once_a_minute(
    scene: Scene,
) -> None:
    draft(scene, advanced=7, fighters=1)
    head = seated(scene, "head1")

    with CaptureQueriesContext(connection) as first:
        menu = words(head.get("/tim/"))
    with CaptureQueriesContext(connection) as second:
        again = words(head.get("/tim/"))

    assert menu == again and "Đang chờ xử lý 1 việc đang chờ" in menu
    assert len(second) < len(first)


def test_a_draft_is_discarded_told_by_whom_and_taken_up_again_as_it_was(scene: Scene) -> None:
    dossier, client = draft(scene, advanced=2, fighters=0), seated(scene, "clerk1")
    page = f"/ho-so/{dossier.pk}/"
    assert f"{page}bo/" in client.get(f"{page}soan/").content.decode()

    answer = client.post(f"{page}bo/", {"reason": "Lập nhầm"}, follow=True).content.decode()
    assert "Người clerk1 bỏ bản soạn này ngày 20/11/2020" in answer and f"{page}khoi-phuc/" in answer
    assert "Lý do: Lập nhầm" in answer and "Đã bỏ cùng hồ sơ" in answer
    assert "Đang soạn" not in answer.partition("<main")[2] and "to-trinh" not in answer
    assert dossier.title not in client.get("/viec/").content.decode()
    assert "Hồ sơ đã bỏ, nội dung không sửa được." in client.get(f"{page}soan/").content.decode()
    assert "Đã bỏ bản soạn (đã bỏ)" in words(client.get(page))
    with pytest.raises(Overtaken, match="Người clerk1 đã bỏ hồ sơ"):
        remove_nomination(of(dossier, "LĐTT")[0].pk, by=scene["clerk1"], on=TODAY)
    with pytest.raises(Overtaken, match="đã bỏ hồ sơ đang soạn"):
        submit(dossier.pk, by=scene["head1"], on=TODAY)
    assert [found for found in state_findings("dossier", dossier.pk) if isinstance(found, RowFault)] == []

    answer = client.post(f"{page}khoi-phuc/", follow=True).content.decode()
    assert "Đã khôi phục hồ sơ" in answer and "Bỏ hồ sơ này" in answer
    assert (desk_of(dossier), dossier.nominations.count()) == ("unit", 2)
    assert [found for found in state_findings("dossier", dossier.pk) if isinstance(found, RowFault)] == []


def test_a_draft_that_came_back_is_discarded_with_a_reason_and_nobody_discards_for_another_unit(
    scene: Scene,
) -> None:
    dossier, client = submitted(scene, advanced=2, fighters=0), seated(scene, "head1")
    page = f"/ho-so/{dossier.pk}/"
    with pytest.raises(Overtaken):
        discard_dossier(dossier.pk, reason="Thôi", by=scene["head1"], on=TODAY)
    client.post(f"{page}thu-hoi/", {"reason": "Thiếu một người"})

    for shown in (page, f"{page}soan/"):
        assert f"{page}bo/" in client.get(shown).content.decode()
    assert "Hồ sơ này đã từng trình" in words(client.get(f"{page}bo/"))
    assert client.post(f"{page}bo/", {"reason": ""}).status_code == 422
    silent = client.post(f"{page}bo/", {"reason": "…"})
    assert silent.status_code == 422
    assert "Hồ sơ đã trình ngày 20/11/2020: bỏ thì phải ghi lý do bằng lời." in words(silent)
    client.post(f"{page}bo/", {"reason": "Không đề nghị nữa"})

    told = words(client.get(page))
    assert "Đã bỏ bản soạn (đã bỏ)" in told and "Lý do: Không đề nghị nữa" in told
    assert f'href="{page}' not in client.get("/").content.decode()
    assert "Không đề nghị nữa" in words(seated(scene, "auditor").get(f"{page}nhat-ky/"))
    assert [found for found in state_findings("dossier", dossier.pk) if isinstance(found, RowFault)] == []
    client.post(f"{page}khoi-phuc/")
    assert desk_of(dossier) == "unit"
    submit(dossier.pk, by=scene["head1"], on=TODAY)
    assert [found for found in state_findings("dossier", dossier.pk) if isinstance(found, RowFault)] == []
    client.post(f"{page}thu-hoi/", {"reason": "Thiếu một người"})
    for name in ("head2", "officer"):
        with pytest.raises(Forbidden, match="bỏ hồ sơ đang soạn của đơn vị"):
            discard_dossier(dossier.pk, reason="", by=scene[name], on=TODAY)
        with pytest.raises(Forbidden, match="khôi phục hồ sơ đã bỏ"):
            restore_dossier(dossier.pk, by=scene[name], on=TODAY)


def test_handing_in_counts_what_the_law_says_before_and_after(scene: Scene) -> None:
    dossier = draft(scene)
    client = seated(scene, "head1")

    asked = words(client.get(f"/ho-so/{dossier.pk}/trinh/"))
    told = words(client.post(f"/ho-so/{dossier.pk}/trinh/", follow=True))

    assert (
        "Luật nói gì về 23 trường hợp đề nghị Thủ tục Trình được; không thuộc thành tích, "
        "chỉ cần ghi căn cứ. Còn thủ tục 23 trường hợp · 23 điểm" in asked
    )
    assert "23 trường hợp, trong đó 23 cần xem xét (23 còn thủ tục)." in told
    names = [f"{row.recipient_name}, {row.recipient_post}: Lao động tiên tiến" for row in of(dossier, "LĐTT")]
    names += [row.recipient_name for row in of(dossier, "CSTĐCS")]
    assert len(names) == 23 and all(name in asked for name in names)
    assert asked.count(": Chiến sĩ thi đua cơ sở") == 3
    assert "Đọc tờ trình kèm danh sách" in asked


def test_before_handing_in_it_is_said_that_it_would_be_refused(scene: Scene) -> None:
    dossier = draft(scene)
    Initiative.objects.all().delete()

    client, page = seated(scene, "head1"), f"/ho-so/{dossier.pk}/trinh/"
    answer = client.get(page)

    asked, html = words(answer), answer.content.decode()
    blocking = "Chặn việc trình Xử lý xong mới trình được. Trái quy định 03 trường hợp · 03 điểm"
    assert blocking in asked and "Còn thủ tục 20 trường hợp" in asked.partition(blocking)[2]
    assert "Chưa trình được: còn 03 điểm phải xử lý (03 trái quy định)." in asked
    first = f"/ho-so/{dossier.pk}/soan/?chi=loi#truong-hop-{of(dossier, 'CSTĐCS')[0].pk}"
    assert first in html and "Đến chỗ vướng đầu tiên" in asked
    assert 'type="submit">Trình hồ sơ' not in html and 'name="paper_number"' not in html
    draft_page = client.get(first).content.decode()
    assert first in draft_page and f'href="{page}"' not in draft_page
    assert client.post(page).status_code == 422 and desk_of(dossier) == "unit"


def test_an_empty_draft_is_no_more_handed_in_than_one_with_faults(scene: Scene) -> None:
    dossier = draft(scene, advanced=0, fighters=0)

    page = seated(scene, "head1").get(f"/ho-so/{dossier.pk}/trinh/").content.decode()

    assert "Chưa trình được: hồ sơ chưa có trường hợp đề nghị nào." in page
    assert f"/ho-so/{dossier.pk}/soan/#them" in page and 'type="submit">Trình hồ sơ' not in page


def words_of_petition(dossier: Dossier, reader: Client) -> str:
    return " ".join(text_of(reader.get(f"/ho-so/{dossier.pk}/to-trinh.pdf").content).split())


def test_the_number_and_day_of_the_petition_are_given_where_it_is_handed_in_and_printed(scene: Scene) -> None:
    dossier, client = draft(scene), seated(scene, "head1")
    assert "Tờ trình của đơn vị" not in words(client.get(f"/ho-so/{dossier.pk}/"))

    half = client.post(f"/ho-so/{dossier.pk}/trinh/", {"paper_number": "7"})
    tomorrow = client.post(f"/ho-so/{dossier.pk}/trinh/", {"paper_number": "7", "paper_on": "21/11/2020"})
    client.post(f"/ho-so/{dossier.pk}/trinh/", {"paper_number": "7", "paper_on": "19/11/2020"})

    assert half.status_code == 422 and "ghi cả ngày" in half.content.decode()
    assert tomorrow.status_code == 422 and "sau ngày 20/11/2020" in tomorrow.content.decode()
    assert tomorrow.content.decode().count('aria-invalid="true"') == 1
    dossier.refresh_from_db()
    assert (dossier.petition_number, dossier.petition_on) == ("07/TTr-UBND", date(2020, 11, 19))
    assert "Tờ trình của đơn vị Số 07/TTr-UBND ngày 19/11/2020" in words(client.get(f"/ho-so/{dossier.pk}/"))
    printed = words_of_petition(dossier, client)
    assert "Số: 07/TTr-UBND" in printed and "ngày 19 tháng 11 năm 2020" in printed
    told = timeline(("dossier", dossier.pk)).filter(verb="submitted").last()
    assert told is not None
    assert ("Tờ trình", "số 07/TTr-UBND ngày 19 tháng 11 năm 2020") in facts_in_words(told)
    second, sent = draft(scene, advanced=1, fighters=0), {"paper_on": "19/11/2020"}
    for number, is_told in (("7", True), ("8", False)):
        answer = client.post(f"/ho-so/{second.pk}/trinh/", {**sent, "paper_number": number}, follow=True)
        assert (f"Số tờ trình này còn ghi ở hồ sơ {dossier.code} " in words(answer)) is is_told
        client.post(f"/ho-so/{second.pk}/thu-hoi/")


def test_a_unit_without_an_abbreviation_is_asked_for_the_whole_sign_of_its_petition(scene: Scene) -> None:
    """Điểm c khoản 3 mục II phần I Phụ lục I Nghị định 30/2020: kind of paper and who issues it."""
    UnitProfile.objects.filter(unit=scene.units[0]).update(name="Trường Tiểu học Sóc Hà", code="")
    dossier, client = draft(scene), seated(scene, "head1")
    page, sent = f"/ho-so/{dossier.pk}/trinh/", {"paper_number": "7", "paper_on": "19/11/2020"}

    asked = client.get(page).content.decode()
    bare = client.post(page, sent)
    half = client.post(page, {**sent, "paper_number": "7/TTr"})
    blank = words_of_petition(dossier, client)
    client.post(page, {**sent, "paper_number": "7/TTr-THSH"})

    assert "Đơn vị chưa có tên viết tắt" in asked
    assert bare.status_code == 422 and "Ghi cả ký hiệu như trên văn bản: 07/TTr-" in bare.content.decode()
    assert half.status_code == 422 and "ký hiệu đủ cả tên viết tắt" in half.content.decode()
    assert "Số: /TTr-……" in blank
    assert "Số: 07/TTr-THSH" in words_of_petition(dossier, client)


def test_an_organ_of_the_party_numbers_its_petition_in_its_own_way(scene: Scene) -> None:
    """Hướng dẫn 36-HD/VPTW: the kind of paper stands beside the number, the organ after the stroke."""
    UnitProfile.objects.filter(unit=scene.units[0]).update(name="Ban Dân vận Huyện ủy", code="BDVHU")
    dossier, client = draft(scene), seated(scene, "head1")
    page, sent = f"/ho-so/{dossier.pk}/trinh/", {"paper_on": "19/11/2020"}

    asked = client.get(page).content.decode()
    blank = words_of_petition(dossier, client)
    half = client.post(page, {**sent, "paper_number": "7-TTr"})
    UnitProfile.objects.filter(unit=scene.units[0]).update(code="")
    bare = client.post(page, {**sent, "paper_number": "7"})
    client.post(page, {**sent, "paper_number": "7 - TTr / HU"})

    assert "ví dụ 15 hoặc 15-TTr/BDVHU." in asked and "Số: -TTr/BDVHU" in blank
    assert half.status_code == 422 and "của cơ quan Đảng là 15-TTr/HU" in half.content.decode()
    assert bare.status_code == 422 and "Ghi cả ký hiệu như trên văn bản: 07-TTr/ rồi" in bare.content.decode()
    dossier.refresh_from_db()
    assert dossier.petition_number == "07-TTr/HU"
    assert "Số: 07-TTr/HU" in words_of_petition(dossier, client)


def test_a_petition_bears_the_name_of_who_handed_it_in_and_the_post_of_the_head(scene: Scene) -> None:
    dossier = draft(scene)
    submit(dossier.pk, by=substitute(scene, "head1", post="Phó Chủ tịch"), on=TODAY)

    words = words_of_petition(dossier, seated(scene, "head1"))

    signer = petition_of(Dossier.objects.get(pk=dossier.pk), on=TODAY).signer
    assert signer.prefix_lines == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    assert "Người thay" in words and "Người head1" not in words


def test_a_refused_submit_tells_every_obstacle_with_its_article_and_its_nomination(scene: Scene) -> None:
    dossier = draft(scene, fighters=3)
    dossier.evidence.all().delete()
    client = seated(scene, "head1")

    answer = client.post(f"/ho-so/{dossier.pk}/trinh/")

    page = answer.content.decode()
    assert answer.status_code == 422
    assert desk_of(dossier) == "unit"
    first = of(dossier, "CSTĐCS")[0]
    assert f"/truong-hop/{first.pk}/sua/" in page
    assert page.count("Căn cứ:") >= 3


def test_a_clerk_without_an_order_may_not_hand_in(scene: Scene) -> None:
    dossier = draft(scene)

    answer = seated(scene, "clerk1").post(f"/ho-so/{dossier.pk}/trinh/")

    assert answer.status_code == 403
    assert desk_of(dossier) == "unit"


@pytest.mark.begins(after=submitted)
def test_another_unit_neither_reads_nor_hands_in_nor_lists_the_dossier(
    scene: Scene, dossier: Dossier
) -> None:
    client = seated(scene, "head2")

    assert client.get(f"/ho-so/{dossier.pk}/").status_code == 403
    assert client.post(f"/ho-so/{dossier.pk}/trinh/").status_code == 404
    assert dossier.title not in client.get("/ho-so/").content.decode()


@pytest.mark.begins(after=submitted)
def test_the_unit_recalls_until_the_bloc_has_opened_it(scene: Scene, dossier: Dossier) -> None:
    client = seated(scene, "head1")

    client.post(f"/ho-so/{dossier.pk}/thu-hoi/", {"reason": "Thiếu một người"})
    assert desk_of(dossier) == "unit"
    assert "Người head1 thu hồi ngày 20/11/2020" in client.get("/").content.decode()

    client.post(f"/ho-so/{dossier.pk}/trinh/")
    receive(dossier.pk, by=scene["bloc_deputy"], on=TODAY)
    answer = client.post(f"/ho-so/{dossier.pk}/thu-hoi/", {"reason": "Thiếu một người"})

    assert answer.status_code == 422
    assert "không thu hồi được nữa" in answer.content.decode()
    assert desk_of(dossier) == "bloc"


@pytest.mark.begins(after=submitted)
def test_a_nomination_is_withdrawn_with_a_reason_and_not_without(scene: Scene, dossier: Dossier) -> None:
    row = of(dossier, "CSTĐCS")[0]
    client = seated(scene, "head1")
    for asked, kept, base in ((row, True, False), (of(dossier, "LĐTT")[0], False, True)):
        page = words(client.get(f"/truong-hop/{asked.pk}/rut/"))
        assert ("Số suất của trường hợp này được trả lại" in page) is kept
        assert ("làm giảm số suất Chiến sĩ thi đua cơ sở" in page) is base
    Seat.objects.update(allowed=None)
    assert "suất" not in words(client.get(f"/truong-hop/{row.pk}/rut/")).split("Điều sẽ xảy ra")[1]

    assert client.post(f"/truong-hop/{row.pk}/rut/", {"reason": " "}).status_code == 422
    client.post(f"/truong-hop/{row.pk}/rut/", {"reason": "Chuyển công tác"})

    row.refresh_from_db()
    assert (row.standing, row.reason) == ("withdrawn", "Chuyển công tác")
    drafting = f"/ho-so/{dossier.pk}/soan/"
    assert "thủ trưởng đơn vị thu hồi hồ sơ" in words(client.get(drafting))
    Dossier.objects.filter(pk=dossier.pk).update(closed_on=TODAY)
    told = words(client.get(drafting))
    assert "Hồ sơ đã kết thúc." in told and "thu hồi hồ sơ" not in told
