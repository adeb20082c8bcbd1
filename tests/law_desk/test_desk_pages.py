"""The pages of the desk: a jurist without TOML enters a law, another confirms what the desk wrote."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from law_desk.entering.rule_form import RuleForm
from law_desk.entering.worksheet import worksheet
from law_desk.models import EnteredLaw, RuleEntry
from tests.browsing import Client, kept_in, text_of, words
from tests.law_desk.desk import EVIDENCE
from tests.law_desk.jurists import with_jurists
from tests.papers import small_pdf
from tests.scene import Scene

pytestmark = pytest.mark.scene(units=2)


@pytest.fixture
def scene(scene: Scene) -> Scene:
    return with_jurists(scene)


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def at(name: str, *args: object) -> str:
    return reverse(f"law_desk:{name}", args=args)


def test_the_law_of_2026_waits_at_the_desk_and_its_page_tells_how_far_it_is(scene: Scene) -> None:
    """The whole way, to the other jurist's word, is walked in `tests/journeys/test_law_desk.py`."""
    one = signed_in(scene["jurist1"])
    desk = words(one.get(at("desk")))
    assert "Luật 06/2026/QH16, áp dụng từ ngày 01/10/2026: chưa xác nhận văn bản." in desk
    home = words(one.get("/"))
    assert "Nhập quy định" in home and "0 trên 48 danh hiệu, hình thức đã xác nhận" in home
    one.post(at("open_law", "R4"))
    law = EnteredLaw.objects.get().pk
    progress = one.get(at("entered_law", law))
    assert "0 trên 13" in words(progress)
    assert f'href="{at("enter_rule", law, "CSTĐ tỉnh", "authority.CSTĐ tỉnh")}">Nhập tiếp' in _html(progress)

    changed = {"answer": "replaced", "figure_0": "HTXSNV", "article": "5", "clause": "2", **EVIDENCE}
    changed |= {"instrument": "Luật 06/2026/QH16"}
    scan = SimpleUploadedFile("cong-bao.pdf", small_pdf("Công báo"), content_type="application/pdf")
    rule = at("enter_rule", law, "LĐTT", "condition.LĐTT.rating")
    faulty = one.post(rule, {**changed, "answer": "", "scan": scan})
    assert faulty.status_code == 422 and one.post(rule, {**changed, **kept_in(faulty)}).status_code == 302
    page = one.get(at("award_rules", law, "LĐTT"))
    assert "Thay bằng: từ mức hoàn thành xuất sắc nhiệm vụ (khoản 2 Điều 5 Luật 06/2026/QH16)" in text_of(
        _html(page)
    )
    assert "Thay đổi (1)" in words(page) and "Chưa trả lời (12)" in words(page)
    assert words(one.get(at("award_rules", law, "LĐTT") + "?loc=doi")).count("Sửa Điều kiện") == 1
    entry = RuleEntry.objects.get(key="condition.LĐTT.rating")
    shown: Any = one.get(at("scan", entry.pk))
    assert b"".join(shown.streaming_content) == small_pdf("Công báo")
    assert (shown["Content-Type"], shown["X-Content-Type-Options"]) == ("application/pdf", "nosniff")


def _html(page: Any) -> str:
    return str(page.content.decode())


@pytest.mark.parametrize(
    ("key", "typed", "told"),
    [
        ("papers.LĐTT", {"answer": "replaced", "figure_0": []}, "Chưa điền ô này."),
        (
            "papers.LĐTT",
            {"answer": "replaced", "figure_0": ["petition", "minutes"]},
            "Không giá trị nào khác trước",
        ),
        ("papers.LĐTT", {"answer": "kept", "words": ""}, "Chưa điền ô này."),
        ("reward.LĐTT", {"answer": "replaced", "figure_0": "nhiều"}, "Chỉ ghi một số, ví dụ 12,5."),
        ("authority.LĐTT", {"answer": "dropped"}, "“dropped” không còn trong danh sách. Hãy chọn lại."),
    ],
)
def test_what_is_typed_wrong_is_told_beside_its_field(
    key: str, typed: dict[str, object], told: str, scene: Scene
) -> None:
    one = signed_in(scene["jurist1"])
    one.post(at("open_law", "R4"))
    law = EnteredLaw.objects.get().pk
    whole = {"instrument": "Luật 06/2026/QH16", "article": "5", **EVIDENCE, **typed}

    answer = one.post(at("enter_rule", law, "LĐTT", key), whole)

    assert answer.status_code == 422
    assert told in words(answer)
    assert RuleEntry.objects.count() == 0


def test_of_what_nobody_had_read_the_page_asks_for_the_value_that_holds(scene: Scene) -> None:
    """The same figures as in 2017 are an answer, too: they were not known to hold."""
    one = signed_in(scene["jurist1"])
    one.post(at("open_law", "R4"))
    law, key = EnteredLaw.objects.get().pk, "condition.BK tỉnh.collective"
    page = at("enter_rule", law, "BK tỉnh", key)
    shown = one.get(page)
    assert (
        "chọn “Thay bằng” và điền giá trị đang có hiệu lực, kể cả khi Luật 06/2026/QH16 không sửa"
        in words(shown)
    )
    assert "Giữ nguyên. Chỉ khi chưa có lời văn để đối chiếu" in words(shown)
    typed: dict[str, object] = {"answer": "replaced", "instrument": "Luật Thi đua, khen thưởng 2022"}
    assert "chưa biết giữ nguyên là giữ điều gì: Điều kiện Bằng khen của Chủ tịch" in words(
        one.get(at("keep_rules", law, "BK tỉnh"))
    )
    sheet = worksheet(EnteredLaw.objects.get(), "BK tỉnh")
    found = sheet.rule(key)
    assert found is not None
    filled = RuleForm(found=found, sheet=sheet).initial
    form = {name: value for name, value in filled.items() if name.startswith("figure")}

    one.post(page, {**typed, "article": "74", **EVIDENCE, **form})

    row = RuleEntry.objects.get(key=key)
    assert (row.answer, row.fields["any_of.0.all_of.0.years"]) == ("replaced", 2)
    assert "Phải trả lời riêng" not in words(one.get(at("keep_rules", law, "BK tỉnh")))


def test_a_factor_is_typed_as_it_is_written_here(scene: Scene) -> None:
    one = signed_in(scene["jurist1"])
    one.post(at("open_law", "R4"))
    law = EnteredLaw.objects.get().pk
    typed = {
        "answer": "replaced",
        "figure_0": "0,5",
        "instrument": "Luật 06/2026/QH16",
        "article": "9",
        **EVIDENCE,
    }

    one.post(at("enter_rule", law, "LĐTT", "reward.LĐTT"), typed)

    assert RuleEntry.objects.get().fields == {"factor": "0.5"}
    assert "Thay bằng: hệ số 0,5" in words(one.get(at("award_rules", law, "LĐTT")))


def test_a_new_law_is_opened_and_its_day_told(scene: Scene) -> None:
    one = signed_in(scene["jurist1"])
    typed = {
        "instrument": "Luật giả định 2027",
        "kind": "law",
        "issued_on": "15/03/2027",
        "since": "01/07/2027",
        "basis": "Luật giả định ngày 15 tháng 3 năm 2027",
    }

    page = one.post(at("new_law"), typed, follow=True)

    assert "Văn bản áp dụng từ ngày 01/07/2027; chưa danh hiệu, hình thức nào được hai người" in words(page)
    assert EnteredLaw.objects.get().regime == "R5"
    home = words(one.get("/"))
    assert "Luật giả định 2027" in home.replace("\xa0", " ")
    assert "01/07/2027" in home and "-1" not in home


def test_the_menu_marks_the_page_one_is_on_and_no_other(scene: Scene) -> None:
    one = signed_in(scene["jurist1"])

    def marked(url: str) -> set[str]:
        links = re.findall(r"<a [^>]*aria-current=\"page\"[^>]*>.*?</a>", _html(one.get(url)), re.DOTALL)
        return {text_of(link).strip() for link in links}

    assert marked(at("desk")) == {"Nhập văn bản mới"}
    assert marked(at("law")) == {"Luật đang áp dụng"}


def test_others_are_kept_out(scene: Scene) -> None:
    for name in ("officer", "clerk1", "auditor"):
        assert signed_in(scene[name]).get(at("desk")).status_code == 403
