"""A refusal says what happened, what to do next and the way home; none of it needs the database."""

import pytest
from django.core.exceptions import PermissionDenied, TooManyFieldsSent
from django.http import Http404, HttpResponse, HttpResponseNotAllowed
from django.template.loader import render_to_string
from django.test import RequestFactory

from config.middleware import ExplainRefusals
from config.pages import views
from roles.doors.refusals import Forbidden, Obstacle, Overtaken, Refused

REQUEST = RequestFactory().get("/")
ANSWERS = {
    "400": lambda: views.handler400(REQUEST, ValueError("bad <b>")),
    "403": lambda: views.handler403(REQUEST, PermissionDenied()),
    "404": lambda: views.handler404(REQUEST, Http404("No Dossier matches the given query.")),
    "500": lambda: views.handler500(REQUEST),
    "413": lambda: views.handler400(REQUEST, TooManyFieldsSent("The number of GET/POST parameters")),
    "csrf": lambda: views.csrf_failure(REQUEST, reason="CSRF cookie not set."),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_a_fault_is_explained_in_vietnamese_with_a_way_home(name: str) -> None:
    response = ANSWERS[name]()

    page = response.content.decode()
    assert response.status_code == (403 if name == "csrf" else int(name))
    assert "Làm gì tiếp theo" in page and 'href="/"' in page
    assert not any(word in page for word in ("matches", "Traceback", "CSRF", "bad", "None", "parameters"))
    assert "Mã lỗi" not in page and f">{response.status_code}<" not in page


def test_a_refusal_of_ours_is_told_in_its_own_words_and_escaped() -> None:
    page = views.handler403(REQUEST, PermissionDenied("Chỉ Trưởng khối được xét <hồ sơ>.")).content.decode()

    assert "Chỉ Trưởng khối được xét &lt;hồ sơ&gt;." in page


def test_who_lacks_a_right_is_told_that_all_offices_count_and_may_sign_in_as_another() -> None:
    page = " ".join(views.handler403(REQUEST, PermissionDenied()).content.decode().split())

    assert "Quyền tính theo mọi chức trách của tài khoản" in page
    assert 'href="/dang-xuat/"' in page and "góc trên" not in page


def test_a_lost_race_names_who_was_first_and_leads_back() -> None:
    page = render_to_string(
        "errors/409.html",
        {"message": "Bà Vân đã xét lúc 14:05.", "back_url": "/ho-so/1/", "back_label": "Mở hồ sơ"},
    )

    assert "Bà Vân đã xét lúc 14:05." in page and 'href="/ho-so/1/"' in page and "Mở hồ sơ" in page


def test_a_wrong_method_gets_a_sentence_and_keeps_its_allow_header() -> None:
    response = ExplainRefusals(lambda request: HttpResponseNotAllowed(["POST"]))(REQUEST)

    assert response.status_code == 405 and response["Allow"] == "POST"
    assert "Chưa có gì thay đổi" in response.content.decode()


def test_a_wrong_method_that_was_explained_already_stays() -> None:
    own = HttpResponse("riêng", status=405)

    assert ExplainRefusals(lambda request: own)(REQUEST) is own


@pytest.mark.parametrize(("kind", "status"), [(Forbidden, 403), (Overtaken, 409), (Refused, 422)])
def test_an_act_refused_outside_a_form_tells_all_its_reasons(kind: type[Refused], status: int) -> None:
    refused = kind(
        "Chưa trình được hồ sơ.",
        obstacles=[Obstacle("Thiếu biên bản.", remedy="Tải lên.", citation="khoản 1 Điều 5", about="Bà Sen")],
    )

    response = ExplainRefusals(lambda request: HttpResponse()).process_exception(REQUEST, refused)

    page = response.content.decode()
    assert response.status_code == status
    told = ("Chưa trình được hồ sơ.", "Bà Sen: Thiếu biên bản.", "Tải lên.", "khoản 1 Điều 5")
    assert all(words in page for words in told)


def test_a_refused_act_leads_back_to_our_own_page_only() -> None:
    explain = ExplainRefusals(lambda request: HttpResponse()).process_exception
    ours = RequestFactory().post("/trinh/", headers={"referer": "http://testserver/ho-so/1/"})
    other = RequestFactory().post("/trinh/", headers={"referer": "https://example.com/"})

    assert 'href="http://testserver/ho-so/1/"' in explain(ours, Refused("Không.")).content.decode()
    assert "example.com" not in explain(other, Refused("Không.")).content.decode()


def test_a_live_check_gets_the_note_alone() -> None:
    live = RequestFactory().post("/kiem-tra/", headers={"hx-request": "true"})

    response = ExplainRefusals(lambda request: HttpResponse()).process_exception(live, Refused("Không."))

    assert response.status_code == 422 and "Không." in response.content.decode()
    assert "<html" not in response.content.decode()


def test_a_fault_of_the_program_is_not_taken_for_a_refusal() -> None:
    assert ExplainRefusals(lambda request: HttpResponse()).process_exception(REQUEST, ValueError()) is None
