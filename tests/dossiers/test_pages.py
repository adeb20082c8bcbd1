"""The drafting page and a unit's people, as a clerk with an old browser meets them: no JavaScript needed."""

from __future__ import annotations

import io
import re
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pypdf import PdfReader

from dossiers.drafting.draft_page import draft_page
from dossiers.drafting.views.decided_elsewhere import decided_elsewhere
from dossiers.drafting.views.edit_differences import EditDifference, told_as_saved
from dossiers.importing.checking.rows import ListRow
from dossiers.importing.checking.unsuited import unsuited_rows
from dossiers.judging.offered_awards import offered_awards
from dossiers.judging.sealed_revision import seal_revision
from dossiers.models import Dossier, Evidence, Nomination, Recipient
from printing.inspection.pdf_reader import text_of
from roles.models import Jurisdiction, LocalRule
from tests.browsing import Client, words
from tests.page_forms import form_to
from tests.papers import small_pdf
from tests.scene import TODAY, Scene, draft, of, staff
from trail import clock

pytestmark = [pytest.mark.scene(units=2), pytest.mark.usefixtures("recorded_context")]


@pytest.fixture(autouse=True)
def story_day(settings):  # type: ignore[no-untyped-def]
    settings.VINHDANH_STORY_CLOCK = True
    with clock.at(TODAY):
        yield


@pytest.fixture
def dossier(scene: Scene) -> Dossier:
    return draft(scene, advanced=40, fighters=6)


def signed_in(scene: Scene, role: str) -> Client:
    client = Client()
    client.force_login(scene[role])
    return client


def url(name: str, *args: object) -> str:
    return reverse(f"dossiers:{name}", args=args)


def test_the_page_tells_seats_findings_and_what_stands_in_the_way(scene: Scene, dossier: Dossier) -> None:
    page = signed_in(scene, "clerk1").get(url("draft", dossier.pk))

    told = words(page)
    assert page.status_code == 200
    assert "Đề nghị 6 , được tối đa 6 trên 40 Lao động tiên tiến" in told
    assert "Khoản 3 Điều 9 Nghị định 91/2017/NĐ-CP" in told
    assert "Cả 46 trường hợp" in told and told.count("chưa đăng ký danh hiệu") == 1
    assert "danh hiệu Chiến sĩ thi đua cơ sở; Lao động tiên tiến cho năm 2020." in told
    formality = "Thủ tục Trình được; không thuộc thành tích, chỉ cần ghi căn cứ. Còn thủ tục 46 trường hợp"
    assert formality in told
    assert "Trình được. Còn 46 trường hợp người thẩm định phải xem xét." in told
    assert "Không còn gì vướng" not in told


def test_titles_and_forms_are_two_lists_that_never_mix(scene: Scene, dossier: Dossier) -> None:
    html = signed_in(scene, "clerk1").get(url("draft", dossier.pk)).content.decode()

    titles = re.search(r'<select name="title".*?</select>', html, re.S)
    forms = re.search(r'<select name="form".*?</select>', html, re.S)
    assert titles and forms
    offered = [re.findall(r'value="([^"]+)"', found[0]) for found in (titles, forms)]
    assert "CSTĐCS" in offered[0] and not {"GK huyện", "BK tỉnh"}.intersection(offered[0])
    assert {"GK huyện", "BK tỉnh"}.issubset(offered[1]) and not {"LĐTT", "GK xã"}.intersection(offered[1])
    assert ">Chiến sĩ thi đua cơ sở<" in titles[0] and "(CSTĐCS)" not in html


def test_choosing_a_title_and_a_form_at_once_is_refused_and_keeps_the_choice(
    scene: Scene, dossier: Dossier
) -> None:
    person = of(dossier, "LĐTT")[10].recipient
    sent = {"recipients": [person.pk], "title": "CSTĐCS", "form": "GK huyện"}

    page = signed_in(scene, "clerk1").post(url("add", dossier.pk), sent)

    assert page.status_code == 422
    assert "Mỗi lần chỉ chọn một" in words(page)
    assert f'value="{person.pk}" checked' in page.content.decode()
    assert dossier.nominations.count() == 46


def test_checking_shows_the_seventh_fighter_over_the_seats_and_stores_nothing(
    scene: Scene, dossier: Dossier
) -> None:
    person = of(dossier, "LĐTT")[10].recipient
    sent = {"recipients": [person.pk], "title": "CSTĐCS", "form": "", "check": "1"}

    page = signed_in(scene, "clerk1").post(url("add", dossier.pk), sent)

    assert "Nếu thêm, kết quả đối chiếu sẽ là" in words(page)
    assert dossier.nominations.count() == 46


def test_the_live_check_answers_with_findings_and_the_meter_and_stores_nothing(
    scene: Scene, dossier: Dossier
) -> None:
    person = of(dossier, "LĐTT")[10].recipient
    sent = {"recipients": [person.pk], "title": "CSTĐCS", "form": ""}

    answer = signed_in(scene, "clerk1").post(url("check", dossier.pk), sent, headers={"HX-Request": "true"})

    told = words(answer)
    assert "Đề nghị 7 , được tối đa 6 trên 40" in told and "Vượt 1 suất" in told
    assert f"{person.name} : xếp loại HTXSNV" in told or person.name in told
    assert 'hx-swap-oob="true"' in answer.content.decode()
    assert dossier.nominations.count() == 46


def test_people_are_found_without_diacritics_and_by_code(scene: Scene, dossier: Dossier) -> None:
    Recipient.objects.create(kind="individual", unit=scene.units[0], name="Đàm Thị Ngọc", sex="female")
    client = signed_in(scene, "clerk1")

    assert "Đàm Thị Ngọc" in words(client.get(url("find", dossier.pk), {"tim": "dam thi"}))
    assert "Nông Văn AADa" in words(client.get(url("find", dossier.pk), {"tim": "CB0003"}))
    assert "Không tìm thấy ai" in words(client.get(url("find", dossier.pk), {"tim": "không có"}))


def test_a_second_search_keeps_who_is_ticked(scene: Scene, dossier: Dossier) -> None:
    ticked = of(dossier, "LĐTT")[30].recipient

    found = signed_in(scene, "clerk1").get(
        url("find", dossier.pk), {"tim": "CB0003", "recipients": ticked.pk}
    )

    assert f'value="{ticked.pk}" checked' in found.content.decode()
    assert "Nông Văn AADa" in words(found)


def test_removing_offers_an_undo_that_brings_it_back(scene: Scene, dossier: Dossier) -> None:
    client, row = signed_in(scene, "clerk1"), of(dossier, "LĐTT")[-1]

    page = client.post(url("remove", dossier.pk, row.pk), follow=True)
    assert f"Đã xóa {row.recipient_name} (Lao động tiên tiến) khỏi hồ sơ." in words(page)
    undo = re.search(r'action="(/ho-so/\d+/khoi-phuc/\d+/)"', page.content.decode())
    assert undo

    again = client.post(url("remove", dossier.pk, row.pk), follow=True)
    assert undo[0] in again.content.decode()

    client.post(undo[1])
    assert Nomination.objects.filter(pk=row.pk).exists()


def test_what_is_not_in_the_dossier_is_not_removed_from_it(scene: Scene, dossier: Dossier) -> None:
    stranger = draft(scene, unit=2, advanced=1, fighters=0).nominations.all()[0]

    answer = signed_in(scene, "clerk1").post(url("remove", dossier.pk, stranger.pk))

    assert f"Mục “Xóa trường hợp” nêu mã {stranger.pk} không thuộc nội dung đang xử lý" in words(answer)
    assert Nomination.objects.filter(pk=stranger.pk).exists()


def test_what_was_saved_is_told_with_what_it_was_before(scene: Scene, dossier: Dossier) -> None:
    row, clerk = of(dossier, "LĐTT")[-1], signed_in(scene, "clerk1")
    days = {"achievement_since": "01/01/2020", "achievement_until": "31/12/2020"}
    merit, used = row.achievement, row.initiatives.get().code

    changed = clerk.post(
        url("change", row.pk),
        {"version": 1, "title": "", "form": "GK huyện", "achievement": "X" * 500, **days},
        follow=True,
    )
    same = clerk.post(
        url("change", row.pk),
        {"version": 2, "title": "", "form": "GK huyện", "achievement": "X" * 500, **days},
        follow=True,
    )

    assert merit != "X" * 500
    assert (
        f"Đã lưu {row.recipient_name}. Đã sửa Danh hiệu hoặc hình thức khen thưởng: Lao động tiên tiến → "
        "Giấy khen của Chủ tịch Ủy ban nhân dân cấp huyện; Tóm tắt thành tích; "
        f"Sáng kiến, đề tài làm căn cứ: {used} → để trống." in words(changed)
    )
    assert f"Đã lưu {row.recipient_name}. Không có gì thay đổi." in words(same)
    told = words(signed_in(scene, "auditor").get(f"/ho-so/{dossier.pk}/nhat-ky/"))
    assert f"{row.recipient_name} (Lao động tiên tiến): Danh hiệu hoặc hình thức khen thưởng" in told


def test_saving_over_somebody_elses_change_shows_who_and_keeps_theirs(scene: Scene, dossier: Dossier) -> None:
    row = of(dossier, "LĐTT")[0]
    sent = {
        "version": 1,
        "title": "LĐTT",
        "form": "",
        "achievement_since": "01/01/2020",
        "achievement_until": "31/12/2020",
    }
    signed_in(scene, "head1").post(url("change", row.pk), {**sent, "achievement": "Bản của thủ trưởng"})

    page = signed_in(scene, "clerk1").post(url("change", row.pk), {**sent, "achievement": "Bản khác"})

    assert page.status_code == 409
    assert "Người head1 đã sửa trường hợp" in words(page)
    assert "Cả hai cùng sửa: chọn bản để giữ. Bản của thủ trưởng Bản khác" in words(page)
    row.refresh_from_db(fields=["achievement"])
    assert row.achievement == "Bản của thủ trưởng"


def test_who_was_overtaken_keeps_what_he_typed_and_saves_it_with_open_eyes(
    scene: Scene, dossier: Dossier
) -> None:
    row = of(dossier, "LĐTT")[0]
    days = {"achievement_since": "01/01/2020", "achievement_until": "31/12/2020"}
    sent = {"version": 1, "title": "LĐTT", "form": "", **days}
    signed_in(scene, "head1").post(url("change", row.pk), {**sent, "ordinal": 2, "achievement": "Bản đầu"})
    clerk = signed_in(scene, "clerk1")

    page = clerk.post(url("change", row.pk), {**sent, "ordinal": 5, "achievement": "Bản gõ sau"})
    form = page.context["form"]
    typed = {name: form[name].value() for name in ("version", "title", *days, "ordinal", "achievement")}
    differing = [tuple(each)[:3] for each in page.context["others"]]

    assert differing == [("Thứ tự ưu tiên", "2", "5"), ("Tóm tắt thành tích", "Bản đầu", "Bản gõ sau")]
    assert typed["achievement"] == "Bản gõ sau" and typed["ordinal"] == "5"
    assert clerk.post(url("change", row.pk), typed).status_code == 302
    row.refresh_from_db()
    assert (row.achievement, row.ordinal, row.version) == ("Bản gõ sau", 5, 3)


def test_a_refusal_of_what_was_typed_leaves_it_in_the_form(scene: Scene, dossier: Dossier) -> None:
    row = of(dossier, "LĐTT")[0]
    sent = {
        "version": 1,
        "title": "LĐTT",
        "achievement_since": "31/12/2020",
        "achievement_until": "01/01/2020",
        "achievement": "Đã gõ dài",
    }

    page = signed_in(scene, "clerk1").post(url("change", row.pk), sent)

    assert page.status_code == 422
    assert "Ngày kết thúc thành tích đứng trước ngày bắt đầu" in words(page)
    assert page.context["form"]["achievement"].value() == "Đã gõ dài"


def test_a_day_that_is_none_is_told_at_its_field(scene: Scene, dossier: Dossier) -> None:
    row = of(dossier, "LĐTT")[0]
    sent = {
        "version": 1,
        "title": "LĐTT",
        "achievement_since": "31/02/2020",
        "achievement_until": "31/12/2020",
    }

    page = signed_in(scene, "clerk1").post(url("change", row.pk), sent)

    assert page.status_code == 422
    assert "Không có ngày “31/02/2020” trong lịch" in words(page)


def test_preferences_typed_in_the_list_are_saved(scene: Scene, dossier: Dossier) -> None:
    first, second = of(dossier, "CSTĐCS")[:2]
    sent = {f"thu-tu-{first.pk}": "2", f"thu-tu-{second.pk}": ""}

    signed_in(scene, "clerk1").post(url("order", dossier.pk), sent)

    first.refresh_from_db(fields=["ordinal"])
    second.refresh_from_db(fields=["ordinal"])
    assert (first.ordinal, second.ordinal) == (2, 0)


@pytest.mark.parametrize("typed", ["99999999999", "hai", "9" * 5000])
def test_a_preference_that_is_no_place_is_refused_in_words(
    scene: Scene, dossier: Dossier, typed: str
) -> None:
    first, second = of(dossier, "CSTĐCS")[:2]
    before = first.ordinal

    page = signed_in(scene, "clerk1").post(
        url("order", dossier.pk), {f"thu-tu-{first.pk}": "2", f"thu-tu-{second.pk}": typed}
    )

    assert page.status_code == 422
    assert "Thứ tự ưu tiên phải là số nguyên từ 1 đến 10000" in words(page)
    first.refresh_from_db(fields=["ordinal"])
    assert first.ordinal == before != 2


def test_a_paper_is_attached_read_and_taken_off(scene: Scene, dossier: Dossier) -> None:
    client, row = signed_in(scene, "clerk1"), of(dossier, "CSTĐCS")[0]
    file = SimpleUploadedFile("Báo cáo thành tích.pdf", small_pdf("thanh tich"))
    sent = {"kind": "achievement_report", "file": file, "nomination": row.pk}

    client.post(url("attach", dossier.pk), sent)
    evidence = Evidence.objects.get(nomination=row)
    answer = client.get(url("paper", evidence.pk))

    assert b"".join(answer.streaming_content) == small_pdf("thanh tich")
    assert answer["Content-Type"] == "application/pdf"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Disposition"].startswith("inline; filename*=utf-8''B%C3%A1o")
    client.post(url("detach", evidence.pk))
    evidence.refresh_from_db()
    assert evidence.removed_at is not None


def test_a_wrong_file_is_explained_on_the_page(scene: Scene, dossier: Dossier) -> None:
    sent = {"kind": "minutes", "file": SimpleUploadedFile("anh.pdf", b"khong phai PDF")}

    page = signed_in(scene, "clerk1").post(url("attach", dossier.pk), sent)

    assert page.status_code == 422
    assert "anh.pdf: Tệp không thuộc loại được nhận" in words(page)


@pytest.mark.parametrize(
    ("role", "before", "after"),
    [
        ("clerk1", 200, 200),
        ("head1", 200, 200),
        ("auditor", 200, 200),
        ("clerk2", 403, 403),
        ("bloc_head", 403, 200),
        ("officer", 403, 200),
        ("chair", 403, 200),
        ("member01", 403, 403),
    ],
)
def test_papers_are_read_by_those_to_whom_the_dossier_was_handed(
    scene: Scene, dossier: Dossier, role: str, before: int, after: int
) -> None:
    client, paper = signed_in(scene, role), dossier.evidence.first()
    assert paper is not None
    assert client.get(url("paper", paper.pk)).status_code == before

    seal_revision(dossier, on=TODAY)

    assert client.get(url("paper", paper.pk)).status_code == after


def test_council_members_read_what_the_board_has_received(scene: Scene, dossier: Dossier) -> None:
    seal_revision(dossier, on=TODAY)
    Dossier.objects.filter(pk=dossier.pk).update(received_on=TODAY, regime="R1")

    assert signed_in(scene, "member01").get(url("petition", dossier.pk)).status_code == 200


def test_strangers_learn_nothing_of_a_draft(scene: Scene, dossier: Dossier) -> None:
    row = of(dossier, "LĐTT")[0]
    for name, pk in (("draft", dossier.pk), ("change", row.pk), ("find", dossier.pk)):
        assert signed_in(scene, "clerk2").get(url(name, pk)).status_code == 404
    assert Client().get(url("draft", dossier.pk)).status_code == 302


def test_a_sealed_dossier_is_shown_as_sealed(scene: Scene, dossier: Dossier) -> None:
    seal_revision(dossier, on=TODAY)

    assert "nội dung không sửa được nữa" in words(signed_in(scene, "clerk1").get(url("draft", dossier.pk)))


def test_the_petition_names_counts_and_everybody_on_its_list(scene: Scene, dossier: Dossier) -> None:
    answer = signed_in(scene, "clerk1").get(url("petition", dossier.pk))

    text = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages)
    assert "TỜ TRÌNH" in text
    assert "1. Chiến sĩ thi đua cơ sở: 06 cá nhân;" in text and "2. Lao động tiên tiến: 40 cá nhân." in text
    assert text.count("Chức vụ") >= 2 and "Chức vụ, đơn vị" not in text  # all are of the unit that signs
    assert "xã số 1 (06)" not in text
    assert "Căn cứ Luật Thi đua, khen thưởng" in text
    assert "II. Lao động tiên tiến: cá nhân (40)" in text
    assert not re.search(r"\b(CSTĐCS|LĐTT)\b", text)
    for row in dossier.nominations.all():
        assert row.recipient_name in text


def test_nothing_is_printed_of_a_draft_in_which_nobody_is_proposed(scene: Scene) -> None:
    empty = draft(scene, unit=1, advanced=0, fighters=0)
    clerk = signed_in(scene, "clerk1")

    answer = clerk.get(url("petition", empty.pk))
    assert answer.status_code == 422 and "Hồ sơ chưa có trường hợp nào để in." in words(answer)
    assert url("petition", empty.pk) not in clerk.get(url("draft", empty.pk)).content.decode()


def test_the_lists_of_a_unit_are_grouped_by_unit_where_its_jurisdiction_settled_so(
    scene: Scene, dossier: Dossier
) -> None:
    rule = {"jurisdiction": scene.district, "key": "paper.grouping", "value": "nhóm theo đơn vị"}
    LocalRule.objects.create(**rule, since=TODAY, citation="Quy chế", entered_by=scene["officer"])
    below = of(draft(scene, unit=2, advanced=2, fighters=0), "LĐTT")
    for row, origin in zip(dossier.nominations.filter(award="CSTĐCS").order_by("pk"), below, strict=False):
        Nomination.objects.filter(pk=row.pk).update(origin=origin)

    answer = signed_in(scene, "clerk1").get(url("petition", dossier.pk))
    text = " ".join(text_of(answer.content).split())
    assert "1. Ủy ban nhân dân xã số 1 (04)" in text
    assert "2. Ủy ban nhân dân xã số 2 (02)" in text and "Chức vụ, đơn vị" not in text


def test_the_list_is_printed_once_as_the_annex_of_the_petition_under_its_number(
    scene: Scene, dossier: Dossier
) -> None:
    """Điều 7 and mục III.1 phần I Phụ lục I Nghị định 30/2020: a list is no kind of paper with a number."""
    clerk = signed_in(scene, "clerk1")

    answer = clerk.get(url("petition", dossier.pk))
    text = " ".join(text_of(answer.content).split())

    assert answer["Content-Type"] == "application/pdf" and text.count("DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG") == 1
    assert "(Kèm theo Tờ trình số ……/TTr-UBND" in text and "/DS-" not in text
    assert "danh-sach.pdf" not in clerk.get(url("draft", dossier.pk)).content.decode()
    assert clerk.get(f"/ho-so/{dossier.pk}/danh-sach.pdf").status_code == 404


def test_a_new_person_is_added_with_nfc_and_modern_tones(scene: Scene) -> None:
    sent = {
        "kind": "individual",
        "name": "Hoa\u0300 Thu\u1ef3",
        "sex": "female",
        "maternity_months": 0,
        "study_months": 0,
    }

    signed_in(scene, "clerk1").post(url("add_recipient", scene.units[0].pk), sent)

    assert Recipient.objects.get(unit=scene.units[0]).name == "Hòa Thùy"


def test_a_person_without_a_sex_is_refused_at_the_field(scene: Scene) -> None:
    sent = {"kind": "individual", "name": "Nông Văn Bách", "maternity_months": 0, "study_months": 0}

    page = signed_in(scene, "clerk1").post(url("add_recipient", scene.units[0].pk), sent)

    assert page.status_code == 422 and "Cá nhân phải ghi nam hay nữ" in words(page)


def card_fields(client: Client, person: Recipient) -> dict[str, Any]:
    """Every field of the card as the browser would send it back."""
    card = url("recipient", person.pk)
    return dict(form_to(card, client.get(card).content.decode(), at=card))


def test_a_rating_and_a_title_are_added_on_the_card_and_recorded(scene: Scene) -> None:
    (person,) = staff(scene.units[0], 1)
    client = signed_in(scene, "clerk1")
    sent = card_fields(client, person) | {
        "ratings-1-year": "2019",
        "ratings-1-level": "HTTNV",
        "titles-0-award": "LĐTT",
        "titles-0-year": "2019",
        "titles-0-decision_number": "12/QĐ-UBND",
        "titles-0-decision_on": "30/12/2019",
    }

    answer = client.post(url("recipient", person.pk), sent)

    assert answer.status_code == 302
    assert sorted(person.ratings.values_list("year", flat=True)) == [2019, 2020]
    assert person.titles.get().decision_number == "12/QĐ-UBND"


def test_two_ratings_of_one_year_are_refused_in_words(scene: Scene) -> None:
    (person,) = staff(scene.units[0], 1)
    client = signed_in(scene, "clerk1")
    sent = card_fields(client, person) | {"ratings-1-year": "2020", "ratings-1-level": "HTTNV"}

    page = client.post(url("recipient", person.pk), sent)

    assert page.status_code == 422 and "Mỗi năm chỉ ghi một dòng" in words(page)
    assert person.ratings.count() == 1


@pytest.mark.parametrize("role", ["clerk2", "officer", "bloc_head"])
def test_a_units_people_are_its_own(scene: Scene, role: str) -> None:
    (person,) = staff(scene.units[0], 1)
    client = signed_in(scene, role)

    assert client.get(url("staff", scene.units[0].pk)).status_code == 403
    assert client.get(url("recipient", person.pk)).status_code in (403, 404)


def test_the_page_costs_the_same_for_one_and_for_fifty(scene: Scene) -> None:
    one = draft(scene, unit=1, advanced=1, fighters=0)
    fifty = draft(scene, unit=2, advanced=44, fighters=6)

    def statements(dossier: Dossier, role: str) -> int:
        client = signed_in(scene, role)
        client.get(url("draft", dossier.pk))
        with CaptureQueriesContext(connection) as queries:
            client.get(url("draft", dossier.pk))
        return len(queries)

    # The unit of the fifty proposes a capped award, whose meter asks nothing more while seats suffice.
    assert statements(one, "clerk1") == statements(fifty, "clerk2")


def test_searching_again_keeps_who_is_ticked_the_award_and_the_summary(
    scene: Scene, dossier: Dossier
) -> None:
    """The search finds somebody else; long words and many ticks fit, and nothing secret is in an address."""
    client, at = signed_in(scene, "clerk1"), url("draft", dossier.pk)
    ticked, summary = of(dossier, "LĐTT")[30].recipient, "Đã làm được nhiều việc " * 40
    form = form_to(url("add", dossier.pk), client.get(at).content.decode(), at=at)
    typed = {"recipients": [ticked.pk], "title": "", "form": "BK tỉnh", "achievement": summary}

    page = client.post(url("add", dossier.pk), {**form, **typed, "tim": "CB0003", "search": "1"})

    html = page.content.decode()
    kept = form_to(url("add", dossier.pk), html, at=at)
    assert page.status_code == 200
    assert kept["recipients"] == [str(ticked.pk)] and kept["form"] == ["BK tỉnh"] and kept["title"] == [""]
    assert kept["achievement"] == [summary] and kept["form_key"] == form["form_key"]
    assert "Nông Văn AADa" in words(page) and 'name="tim" form="add-form" value="CB0003"' in html
    assert dossier.nominations.count() == 46

    client.post(url("add", dossier.pk), kept)
    assert dossier.nominations.get(award="BK tỉnh").recipient == ticked


def test_who_adds_a_new_person_finds_the_ticks_the_award_and_the_summary_again(
    scene: Scene, dossier: Dossier
) -> None:
    client, at = signed_in(scene, "clerk1"), url("draft", dossier.pk)
    form = form_to(url("add", dossier.pk), client.get(at).content.decode(), at=at)
    ticked, summary = of(dossier, "LĐTT")[30].recipient, "Đã làm được nhiều việc " * 40
    typed = {"recipients": [ticked.pk], "title": "", "form": "BK tỉnh", "achievement": summary, "tim": "Mới"}

    leaving = client.post(url("add", dossier.pk), {**form, **typed, "newcomer": "1"})
    assert (leaving.status_code, dossier.nominations.count()) == (303, 46)
    new = client.get(leaving["Location"]).content.decode()
    facts = form_to(leaving["Location"], new, at=leaving["Location"])
    back = client.post(
        leaving["Location"], {**facts, "name": "Hoàng Thị Mới", "sex": "female", "kind": "individual"}
    )
    page = client.get(back["Location"]).content.decode()

    kept = form_to(url("add", dossier.pk), page, at=at)
    assert back["Location"] == f"{at}?giu=1#them" and "Hoàng Thị Mới" in page
    assert kept["recipients"] == [str(ticked.pk)] and kept["form"] == ["BK tỉnh"]
    assert kept["achievement"] == [summary] and "error-summary" not in page
    client.post(url("add", dossier.pk), {**kept, "tim": ""})
    assert dossier.nominations.get(award="BK tỉnh").recipient == ticked
    assert form_to(url("add", dossier.pk), client.get(f"{at}?giu=1").content.decode(), at=at)["form"] == [""]


def test_a_search_before_anything_is_chosen_tells_no_fault(scene: Scene, dossier: Dossier) -> None:
    page = signed_in(scene, "clerk1").post(
        url("add", dossier.pk), {"title": "", "tim": "CB0003", "search": "1"}
    )

    html = page.content.decode()
    assert page.status_code == 200 and "Nông Văn AADa" in words(page)
    assert "error-summary" not in html and "field-error" not in html


def test_the_search_is_a_button_of_the_form_that_adds(scene: Scene, dossier: Dossier) -> None:
    html = signed_in(scene, "clerk1").get(url("draft", dossier.pk)).content.decode()

    (button,) = re.findall(r"<button[^>]*name=\"search\"[^>]*>", html)
    assert 'form="add-form"' in button and f'formaction="{url("add", dossier.pk)}#them"' in button
    assert html.index('name="search"') < html.index('name="check"')


@pytest.mark.parametrize("name", ["add", "check", "order", "attach"])
def test_an_address_that_a_form_is_posted_to_leads_to_the_draft_when_it_is_opened(
    scene: Scene, dossier: Dossier, name: str
) -> None:
    answer = signed_in(scene, "clerk1").get(url(name, dossier.pk))

    assert (answer.status_code, answer["Location"]) == (302, url("draft", dossier.pk))
    assert signed_in(scene, "clerk1").put(url(name, dossier.pk)).status_code == 405
    assert signed_in(scene, "clerk2").get(url(name, dossier.pk)).status_code == 404


@pytest.mark.parametrize("name", ["change_check", "mend"])
def test_so_does_an_address_of_one_nomination(scene: Scene, dossier: Dossier, name: str) -> None:
    answer = signed_in(scene, "clerk1").get(url(name, of(dossier, "LĐTT")[0].pk))

    assert (answer.status_code, answer["Location"]) == (302, url("draft", dossier.pk))
    assert dossier.nominations.count() == 46


def test_so_do_a_removal_its_undo_and_the_taking_off_of_a_paper(scene: Scene, dossier: Dossier) -> None:
    client = signed_in(scene, "clerk1")
    paper = dossier.evidence.all()[0]

    for at in (url("remove", dossier.pk, 1), url("restore", dossier.pk, 1), url("detach", paper.pk)):
        assert client.get(at)["Location"] == url("draft", dossier.pk)
    paper.refresh_from_db()
    assert paper.removed_at is None


def test_what_blocks_is_marked_before_figures_that_fall_short_and_both_are_seen(
    scene: Scene, dossier: Dossier
) -> None:
    person = of(dossier, "LĐTT")[30].recipient
    dossier.evidence.all().delete()
    sent = {"recipients": [person.pk], "title": "", "form": "BK tỉnh"}
    client = signed_in(scene, "clerk1")

    checked = words(client.post(url("add", dossier.pk), {**sent, "check": "1"}))
    client.post(url("add", dossier.pk), sent)
    page = client.get(url("draft", dossier.pk))
    listed = words(page)

    assert "Thiếu giấy tờ Chưa đạt theo số liệu" in checked
    row = listed[listed.index("Thiếu giấy tờ Chưa đạt theo số liệu") :]
    assert row.index("Thiếu báo cáo thành tích") < row.index("Cần 02 năm liên tục")
    unmet = page.content.decode().partition("Cần 02 năm liên tục")[0].rpartition("<details")[2]
    assert " open>" in unmet


def test_nominations_and_points_are_counted_once_and_their_sums_agree(scene: Scene, dossier: Dossier) -> None:
    person = of(dossier, "LĐTT")[30].recipient
    dossier.evidence.all().delete()
    client = signed_in(scene, "clerk1")
    client.post(url("add", dossier.pk), {"recipients": [person.pk], "title": "", "form": "BK tỉnh"})

    found = draft_page(dossier, on=TODAY)
    told = {each.mark: (each.nominations, each.points) for each in found.tally}
    assert told == {"incomplete": (7, 14), "unmet": (0, 1), "formality": (40, 46)}
    assert sum(nominations for nominations, _points in told.values()) == 47
    shown = words(client.get(url("draft", dossier.pk)))
    assert "Chưa trình được: còn 14 điểm phải xử lý (14 thiếu giấy tờ)." in shown
    counted = (
        "Chặn việc trình Xử lý xong mới trình được. Thiếu giấy tờ 07 trường hợp · 14 điểm "
        "Người thẩm định quyết định Trình được; người thẩm định xem xét từng trường hợp và ghi căn cứ. "
        "Chưa đạt theo số liệu 01 điểm "
        "Thủ tục Trình được; không thuộc thành tích, chỉ cần ghi căn cứ. Còn thủ tục 40 trường hợp · 46 điểm"
    )
    assert counted in shown
    asked = words(signed_in(scene, "head1").get(f"/ho-so/{dossier.pk}/trinh/"))
    assert counted in asked


def test_what_is_said_of_several_stands_once_and_the_first_with_a_fault_of_its_own_is_open(
    scene: Scene, dossier: Dossier
) -> None:
    """Six fighters lack the same two papers; one has no initiative besides."""
    dossier.evidence.all().delete()
    fighter = of(dossier, "CSTĐCS")[2]
    fighter.initiatives.clear()

    html = signed_in(scene, "clerk1").get(url("draft", dossier.pk)).content.decode()

    lacking = re.findall(
        r'class="finding-message">(Thiếu báo cáo thành tích của Chiến sĩ thi đua cơ sở)', html
    )
    assert len(lacking) == 1
    cards = re.findall(
        r'<li class="nomination[^>]*id="truong-hop-(\d+)".*?</li>\s*(?=<li class="nom|</ul>)', html, re.S
    )
    assert len(cards) == 46
    (opened,) = re.findall(r'<details class="nomination-more" open>\s*<summary>.*?</summary>', html, re.S)
    assert fighter.recipient_name in opened and "Căn cứ có 0 sáng kiến, đề tài được công nhận" in opened


def test_a_collective_is_called_one_and_what_is_wrong_is_said_once_on_the_page(
    scene: Scene, dossier: Dossier
) -> None:
    team = Recipient.objects.create(kind="collective", unit=scene.units[0], name="Tổ Văn phòng")
    sent = {"recipients": [team.pk], "title": "LĐTT", "form": ""}

    told = words(signed_in(scene, "clerk1").post(url("add", dossier.pk), sent))

    assert told.count("không dành cho: Tổ Văn phòng.") == 1
    assert "Bỏ chọn tập thể này, rồi đề nghị riêng bằng danh hiệu, hình thức dành cho tập thể." in told


def test_a_commune_is_told_who_decides_the_titles_that_it_is_not_offered(
    scene: Scene, dossier: Dossier
) -> None:
    """Law of 2022, article 80, after the districts ended: LĐTT by the commune's chair, CSTĐCS left open."""
    told_in_2020 = words(signed_in(scene, "clerk1").get(url("draft", dossier.pk)))
    assert (
        "Giấy khen của Chủ tịch Ủy ban nhân dân cấp xã : do Chủ tịch Ủy ban nhân dân cấp xã" in told_in_2020
    )
    Jurisdiction.objects.filter(pk=scene.district.pk).update(level="tỉnh")
    dossier = Dossier.objects.get(pk=dossier.pk)
    day = date(2026, 11, 28)

    offered = offered_awards(dossier, on=day)
    found = {
        award.code: each for each in decided_elsewhere(dossier, offered, on=day) for award in each.awards
    }

    assert not {"LĐTT", "CSTĐCS", "TTLĐTT"} & {award.code for award in offered}
    assert found["LĐTT"].by == "thủ trưởng cơ quan, đơn vị hoặc Chủ tịch Ủy ban nhân dân cấp xã"
    assert found["LĐTT"].where == "đề nghị ngay tại đơn vị, không qua hồ sơ này"
    assert found["CSTĐCS"].by == "thủ trưởng cơ quan, đơn vị"
    assert found["CSTĐCS"].where == (
        "chương trình chưa xác nhận văn bản nào giao Chủ tịch Ủy ban nhân dân cấp xã; "
        "hỏi cơ quan thường trực trước khi đề nghị"
    )
    article = (
        "Điều 80 Luật Thi đua, khen thưởng 2022; chương trình chưa xác nhận văn bản Luật 06/2026/QH16 "
        "áp dụng từ ngày 01/10/2026"
    )
    assert found["CSTĐCS"].article == article
    row = ListRow("Cá nhân", "individual", 2, {"title": "LĐTT"}, {"title": "H"}, award="LĐTT")
    (fault,) = unsuited_rows([row], dossier, on=day)
    assert fault.what == (
        "“Lao động tiên tiến” không đề nghị được trong hồ sơ này: do thủ trưởng cơ quan, đơn vị hoặc "
        f"Chủ tịch Ủy ban nhân dân cấp xã quyết định ({article}); "
        "đề nghị ngay tại đơn vị, không qua hồ sơ này."
    )


def test_the_law_of_a_draft_is_told_as_that_of_today_which_nobody_has_received(dossier: Dossier) -> None:
    found = draft_page(dossier, on=date(2026, 11, 28))

    unread = [each for row in found.rows for each in row.findings if each.rule == "regime.unread"]
    assert len(unread) == 46
    assert {each.source for each in unread} == {"ngày hôm nay, vì cơ quan thẩm định chưa tiếp nhận hồ sơ"}


def test_a_missing_rating_names_the_card_on_which_it_is_entered(scene: Scene, dossier: Dossier) -> None:
    worker = of(dossier, "LĐTT")[0]
    worker.recipient.ratings.all().delete()

    page = signed_in(scene, "clerk1").get(url("draft", dossier.pk))

    assert "Ghi kết quả xếp loại năm 2020 vào thẻ của người, tập thể ấy." in words(page)
    assert "Theo Phần xếp loại trên thẻ, năm 2020" in words(page)
    assert f"Ghi xếp loại vào thẻ của {worker.recipient_name}" in words(page)


def test_what_was_saved_ends_with_one_full_stop() -> None:
    saved = [EditDifference("Tóm tắt thành tích", "", "72/72 người hoàn thành nhiệm vụ.")]
    assert told_as_saved("A", saved).endswith("nhiệm vụ.") and ".." not in told_as_saved("A", saved)
