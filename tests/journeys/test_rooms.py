"""The measure by which rooms are judged, held against rooms that are known."""

from __future__ import annotations

from tests.rooms import entered

FRAME = '<header><form method="post"><button>Đổi chỗ</button></form></header><main>{}</main>'
EMPTY = '<div class="nothing"><p>Không còn trường hợp nào</p><a class="btn" href="/">Về</a></div>'
ROW = (
    '<table><tr><th scope="row"><a href="/a/">Hồ sơ</a></th>'
    '<td><span class="chip tone-red"><svg><use href="#x"/></svg><span>quá hạn (27/11/2026)</span></span></td>'
    '<td class="acts"><a class="btn btn-small" href="/b/">Thẩm định</a></td></tr></table>'
)


def test_the_form_of_the_frame_is_no_work() -> None:
    room = entered(FRAME.format(EMPTY))

    assert room.is_empty
    assert room.forms == []


def test_a_form_is_work_when_it_is_posted_and_can_be_sent() -> None:
    posted = '<form method="post"><input name="a"><button type="submit"{}>Ghi</button></form>'
    asked = '<form method="get"><button>Lọc</button></form>'

    assert [form.is_work for form in entered(FRAME.format(posted.format(""))).forms] == [True]
    assert [form.is_work for form in entered(FRAME.format(posted.format(" disabled"))).forms] == [False]
    assert [form.is_work for form in entered(FRAME.format(asked)).forms] == [False]


def test_a_row_tells_where_it_leads_and_until_when() -> None:
    row = entered(FRAME.format(ROW)).rows[0]

    assert (row.name, row.leads_to, row.buttons) == ("Hồ sơ", "/a/", ["/b/"])
    assert row.deadline == "quá hạn (27/11/2026)"


def test_a_button_to_print_is_something_to_do_and_a_quiet_link_is_no_button() -> None:
    room = entered(
        FRAME.format('<button data-print>In</button><a class="btn btn-quiet" href="/x/">Nhật ký</a>')
    )

    assert room.prints
    assert room.buttons == []
