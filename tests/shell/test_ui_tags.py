"""The components say what officials say, and say it to a screen reader too."""

from datetime import UTC, date, datetime

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory

from config.ui.marks import DOUBTS, LAW, STANDINGS, VERDICTS
from dossiers.models import Standing
from law.findings import Doubt, Finding, Verdict


def shown(source: str, **context: object) -> str:
    html = Template("{% load ui %}" + source).render(Context(context))
    return " ".join(html.split())


@pytest.mark.parametrize(
    ("on", "words", "tone"),
    [
        (date(2026, 11, 19), 'Còn <span class="unbroken">05 ngày làm việc</span>', "grey"),
        (date(2026, 11, 24), 'Còn <span class="unbroken">03 ngày làm việc</span>', "amber"),
        (date(2026, 11, 27), "Hết hạn hôm nay", "amber"),
        (date(2026, 11, 28), "<span>Quá hạn <", "red"),
        (date(2026, 12, 1), 'Quá hạn <span class="unbroken">02 ngày làm việc</span>', "red"),
    ],
)
def test_a_deadline_is_told_by_the_calendar_and_counted_in_working_days(
    on: date, words: str, tone: str
) -> None:
    chip = shown("{% deadline due_on on=on %}", due_on=date(2026, 11, 27), on=on)

    assert words in chip
    assert f"tone-{tone}" in chip
    assert "(27/11/2026)" in chip


def test_the_day_of_a_meeting_is_no_deadline_that_ends() -> None:
    on = date(2026, 11, 27)

    assert "Họp hôm nay" in shown("{% deadline on on=on is_meeting=True %}", on=on)
    assert "Hết hạn hôm nay" in shown("{% deadline on on=on %}", on=on)


def test_what_has_no_deadline_says_so() -> None:
    chip = shown("{% deadline due_on on=on %}", due_on=None, on=date(2026, 11, 27))

    assert "Không có hạn" in chip
    assert "tone-grey" in chip


def test_seven_proposed_of_six_allowed_is_one_too_many_in_words() -> None:
    html = shown('{% quota "CSTĐCS" allowed=6 claimed=7 base=40 base_label="Lao động tiên tiến" %}')

    assert "Vượt 1 suất" in html
    assert "Đề nghị <strong>7</strong>, được tối đa <strong>6</strong> trên 40 Lao động tiên tiến." in html
    assert 'width="85.71"' in html and 'width="14.29"' in html


def test_six_proposed_of_six_allowed_is_just_enough_and_five_leave_one() -> None:
    assert "Vừa đủ số suất" in shown('{% quota "CSTĐCS" allowed=6 claimed=6 %}')
    assert "Còn 1 suất" in shown('{% quota "CSTĐCS" allowed=6 claimed=5 %}')


def test_no_seat_at_all_is_told_and_not_mistaken_for_no_limit() -> None:
    none_yet = shown('{% quota "CSTĐCS" allowed=0 claimed=1 base=0 base_label="Lao động tiên tiến" %}')
    too_few = shown('{% quota "CSTĐCS" allowed=0 claimed=0 base=6 base_label="Lao động tiên tiến" %}')
    unlimited = shown('{% quota "LĐTT" allowed=None claimed=1 base=0 %}')
    unread = shown('{% quota "CSTĐCS" allowed=None claimed=1 base=0 state="unread" %}')

    assert "Vượt 1 suất" in none_yet
    assert "Đề nghị <strong>1</strong>; chưa có Lao động tiên tiến nào nên chưa có suất." in none_yet
    assert "Chưa có suất" in too_few and "6 Lao động tiên tiến chưa đủ cho một suất." in too_few
    assert "Không giới hạn" in unlimited
    assert "Đề nghị <strong>1</strong>; luật không giới hạn số suất." in unlimited
    assert "Chưa xác định" in unread and "Không giới hạn" not in unread
    assert "Đề nghị <strong>1</strong>; chưa xác định số suất." in unread
    assert not any("trên 0" in each for each in (none_yet, too_few, unlimited, unread))


def test_money_numbers_and_days_are_written_the_vietnamese_way() -> None:
    instant = datetime(2020, 1, 4, 17, 30, tzinfo=UTC)

    assert shown("{{ n|dong }}", n=1_490_000) == "1.490.000 đ"
    assert shown("{{ n|so }}", n=10_000) == "10.000"
    assert shown("{{ d|ngay }}", d=date(2020, 1, 5)) == "05/01/2020"
    assert shown("{{ d|ngay_dai }}", d=date(2020, 1, 5)) == "ngày 05 tháng 01 năm 2020"
    number = "Điều 9 (152/2025/NĐ-CP), thi đua - khen <b>"
    assert shown("{{ n|so_hieu }}", n=number) == (
        'Điều 9 (<span class="unbroken">152/2025/NĐ-CP</span>), thi đua - khen &lt;b&gt;'
    )
    assert shown("{{ n|so_hieu }}", n="HS-2026-000241") == '<span class="unbroken">HS-2026-000241</span>'
    assert shown("{{ t|gio }}", t=instant) == "0 giờ 30 ngày 05/01/2020"
    assert shown("{{ t|ngay }}", t=instant) == "05/01/2020"


def test_a_missing_figure_shows_nothing_and_zero_shows_zero() -> None:
    assert shown("{{ n|dong }}{{ n|so }}{{ n|ngay }}{{ n|ngay_dai }}{{ n|gio }}", n=None) == ""
    assert shown("{{ n|so }}", n=0) == "0"


def test_things_are_counted_as_papers_count_them_and_a_paper_bears_its_kind() -> None:
    assert [shown("{{ n|dem }}", n=n) for n in (0, 1, 23, 1490)] == ["0", "01", "23", "1.490"]
    paper = "901/QĐ-UBND ngày 01/07/2025 của Ủy ban nhân dân tỉnh Cao Bằng"
    assert shown("{{ n|van_ban }}", n=paper) == f"Quyết định số {paper}"
    presiding = shown("{{ n|van_ban }}", n="Chủ tịch: 901/QĐ-UBND ngày 01/07/2025")
    assert presiding == "Chủ tịch: Quyết định số 901/QĐ-UBND ngày 01/07/2025"
    assert shown("{{ n|van_ban }}", n="Nghị quyết 864/NQ-UBTVQH14") == "Nghị quyết 864/NQ-UBTVQH14"


def test_a_standing_has_a_word_and_an_unknown_one_is_a_fault() -> None:
    assert "Hội đồng thông qua" in shown('{% standing "passed" %}')
    assert shown("{{ code|standing_label }}", code="forwarded") == "Đã chuyển cấp trên"
    with pytest.raises(KeyError):
        shown('{% standing "lost" %}')


def test_every_standing_of_a_nomination_has_its_badge_with_the_same_word() -> None:
    assert {code: mark.label for code, mark in STANDINGS.items()} == dict(Standing.choices)
    assert "Đã trình" in shown("{% standing code %}", code=Standing.SUBMITTED)


@pytest.mark.parametrize("found", list(Verdict))
def test_every_verdict_of_the_law_has_its_badge(found: Verdict) -> None:
    finding = Finding(rule="x", verdict=found, message="Thiếu.", citation="Điều 5")

    mark = DOUBTS["paper"] if found is Verdict.REVIEW else VERDICTS[found.value]
    assert VERDICTS[found.value].label in shown("{% verdict code %}", code=found)
    assert mark.label in shown("{% finding finding %}", finding=finding)


@pytest.mark.parametrize(
    ("rule", "doubt", "word", "icon"),
    [
        ("eligibility.alternatives", Doubt.UNMET.value, "Chưa đạt theo số liệu", "alert-triangle"),
        ("eligibility.alternatives", "", "Cần đối chiếu giấy tờ", "file-text"),
        ("registration.title", "", "Còn thủ tục", "clipboard-list"),
    ],
)
def test_figures_that_fail_a_paper_to_read_and_a_formality_look_different(
    rule: str, doubt: str, word: str, icon: str
) -> None:
    found = Finding(rule=rule, verdict=Verdict.REVIEW, message="Xem.", citation="Điều 5", doubt=doubt)

    badge = shown("{% verdict verdict findings %}", verdict=found.verdict, findings=[found])
    told = shown("{% finding found %}", found=found)

    assert word in badge and f"#{icon}" in badge
    assert word in told and f"#{icon}" in told


def test_no_two_marks_of_the_law_share_a_word_or_a_look_and_the_legend_explains_each() -> None:
    legend = shown("{% legend %}")

    told = {code: mark for code, mark in LAW.items() if code != "review"}
    assert len({mark.label for mark in told.values()}) == 7
    assert len({mark.icon for mark in told.values()}) == 7
    assert all(mark.label in legend for mark in told.values())
    assert "Số liệu đã ghi chưa đạt tiêu chuẩn, nhưng luật còn để ngỏ" in legend
    assert not {mark.label for mark in told.values()} & {
        mark.label for code, mark in STANDINGS.items() if code != "held"
    }


def test_a_nought_calls_for_nobody_and_bears_no_tone() -> None:
    assert "tone-red" not in shown('{% stat "Quá hạn" 0 tone="red" %}')
    assert "tone-red" not in shown('{% stat "Quá hạn" number tone="red" %}', number="00")
    assert "tone-red" in shown('{% stat "Quá hạn" 10 tone="red" %}')


def test_a_finding_tells_what_is_wrong_how_to_mend_it_and_the_article() -> None:
    found = {
        "verdict": "incomplete",
        "message": "Chưa có biên bản.",
        "remedy": "Tải lên biên bản.",
        "citation": "Khoản 1 Điều 5",
    }

    html = shown("{% finding found %}", found=found)

    assert all(words in html for words in (*list(found.values())[1:], "Thiếu giấy tờ"))


def test_what_people_typed_is_never_markup() -> None:
    found = {"verdict": "held", "message": "<b>đậm</b>", "remedy": "", "citation": ""}

    assert "<b>đậm" not in shown("{% finding found %}", found=found)
    assert "<b>đậm" not in shown("{% page_header title %}{% endpage_header %}", title="<b>đậm</b>")
    assert "<b>đậm" not in shown('{% card "x" %}{{ typed }}{% endcard %}', typed="<b>đậm</b>")


def test_the_current_step_and_the_state_of_each_are_told_to_a_screen_reader() -> None:
    items = [{"label": "Khối xét", "state": "came_back"}, {"label": "Đơn vị soạn", "state": "current"}]

    html = shown("{% steps items %}", items=items)

    assert "(bị trả lại)" in html and "(đang ở đây)" in html
    assert html.count('aria-current="step"') == 1


class Questions(forms.Form):
    name = forms.CharField(label="Họ và tên", help_text="Viết đủ họ.")
    note = forms.CharField(label="Ghi chú", required=False)
    way = forms.ChoiceField(label="Cách xét", widget=forms.RadioSelect, choices=[("1", "Công trạng")])


def test_label_help_and_error_belong_to_their_field() -> None:
    form = Questions({"name": ""})

    html = shown("{% field form.name %}", form=form)

    assert 'for="id_name"' in html
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'id="id_name_helptext"' in html and 'id="id_name_error"' in html
    assert 'aria-invalid="true"' in html and "Chưa điền mục này." in html


def test_choices_are_a_group_with_a_name_and_what_may_stay_empty_says_so() -> None:
    assert "<legend" in shown("{% field form.way %}", form=Questions())
    assert "(không bắt buộc)" in shown("{% field form.note %}", form=Questions())


def test_the_fault_list_leads_to_each_field_and_is_absent_without_a_fault() -> None:
    html = shown("{% error_summary form other %}", form=Questions({}), other=None)

    assert "Còn 2 chỗ cần sửa" in html
    assert 'href="#id_name"' in html and 'href="#id_way"' in html
    assert shown("{% error_summary form %}", form=Questions()) == ""


def test_page_numbers_keep_the_question_and_vanish_for_a_single_page() -> None:
    request = RequestFactory().get("/", {"q": "trường", "page": "2"})
    source = "{% pages page %}"

    html = shown(source, page=Paginator(range(4321), 25).page(2), request=request)

    assert "26–50 trong 4.321" in html
    assert 'href="?q=tr%C6%B0%E1%BB%9Dng&amp;page=3"' in html
    assert shown(source, page=Paginator(range(25), 25).page(1), request=request) == ""
