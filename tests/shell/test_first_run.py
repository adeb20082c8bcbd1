"""An installation begins by page: with the code of its machine, once, and nobody else seizes it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import connections
from django.test import Client

from config.models import FirstCode
from roles.models import Jurisdiction, Unit
from roles.rights.permissions import mandate_for
from tests.logos import drawn, logo_file
from trail.clock import today

FILLED = {
    "level": "tỉnh",
    "name": "UBND tỉnh Cao Bằng",
    "since": "01/07/2025",
    "place": "Cao Bằng",
    "heading": "Chủ tịch Ủy ban nhân dân tỉnh Cao Bằng",
    "organ_heading": "Ủy ban nhân dân tỉnh Cao Bằng",
    "symbol": "QĐ-UBND",
    "username": "cv.tdkt",
    "full_name": "Bế Thị Lan",
    "post": "Chuyên viên Sở Nội vụ",
    "paper_number": "15/QĐ-SNV",
    "paper_on": "05/01/2026",
    "paper_by": "Sở Nội vụ tỉnh Cao Bằng",
    "password": "một câu dài dễ nhớ",
    "password_again": "một câu dài dễ nhớ",
}


def code_from_the_shell() -> str:
    told = StringIO()
    call_command("first_code", stdout=told)
    return told.getvalue().split("Mã bắt đầu: ")[1].split()[0]


@pytest.mark.django_db
def test_every_address_of_an_empty_installation_leads_to_the_page_that_begins_it(client: Client) -> None:
    for address in ("/", "/ho-so/", "/tim/?q=lan", "/dang-nhap/"):
        assert client.get(address, follow=True).redirect_chain[-1][0] == "/bat-dau/"
    assert "Bắt đầu dùng Vinh Danh" in client.get("/bat-dau/").content.decode()


@pytest.mark.django_db
def test_whoever_has_the_code_founds_the_first_office_and_works_on_as_its_officer(client: Client) -> None:
    code = code_from_the_shell()

    begun = client.post("/bat-dau/", FILLED | {"code": code.upper().replace("-", " ")}, follow=True)

    officer, province = User.objects.get(), Jurisdiction.objects.get()
    assert begun.redirect_chain == [("/", 302)]
    assert "Đã lập UBND tỉnh Cao Bằng từ 01/07/2025." in begun.content.decode()
    assert (province.level, province.organ.level, officer.get_full_name()) == ("tỉnh", "tỉnh", "Bế Thị Lan")
    assert mandate_for(officer, "found_jurisdiction", province, on=today()) is not None
    assert client.login(username="cv.tdkt", password="một câu dài dễ nhớ")
    assert client.get("/bat-dau/").status_code == 404 == client.post("/bat-dau/", FILLED).status_code
    assert not FirstCode.objects.exists()
    with pytest.raises(CommandError, match="đã có cấp có thẩm quyền"):
        call_command("first_code")


@pytest.mark.django_db
def test_the_office_may_give_its_logo_at_once_or_is_told_to_choose_it_again(client: Client) -> None:
    filled = FILLED | {"code": code_from_the_shell()}

    broken = client.post("/bat-dau/", filled | {"logo": logo_file(b"GIF89a")})
    assert broken.status_code == 422 and "Tệp không phải ảnh PNG hay JPEG" in broken.content.decode()
    assert "chọn lại" in broken.content.decode() and not Jurisdiction.objects.exists()

    begun = client.post("/bat-dau/", filled | {"logo": logo_file(drawn())}, follow=True)
    assert 'alt="UBND tỉnh Cao Bằng"' in begun.content.decode()


@pytest.mark.django_db
def test_a_visitor_of_the_network_without_the_code_begins_nothing(client: Client) -> None:
    code = code_from_the_shell()
    newer = code_from_the_shell()

    for typed in ("aaaa-aaaa-aaaa-aaaa-aaaa", code):
        answer = client.post("/bat-dau/", FILLED | {"code": typed})
        assert answer.status_code == 422
        assert "Mã bắt đầu không đúng, hoặc đã có mã mới hơn." in answer.content.decode()
    assert not Unit.objects.exists() and not User.objects.exists()
    assert newer not in str(list(FirstCode.objects.values_list("digest")))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"password_again": "một câu khác hẳn"}, "Hai lần gõ mật khẩu không giống nhau."),
        ({"password": "ngan", "password_again": "ngan"}, "Mật khẩu này quá ngắn; cần ít nhất 10 ký tự."),
        ({"paper_number": ""}, "Chưa điền ô này."),
        ({"since": "01/01/2099"}, "Ngày 01/01/2099 chưa đến."),
        ({"symbol": " / "}, "Thiếu ký hiệu quyết định."),
        ({"username": "quantri"}, "Tên đăng nhập này đã có người dùng."),
    ],
)
def test_what_is_wrong_is_told_and_the_code_stays_good(
    client: Client, typed: dict[str, str], told: str
) -> None:
    User.objects.create_superuser("quantri")
    filled = FILLED | {"code": code_from_the_shell()}

    refused = client.post("/bat-dau/", filled | typed)

    assert refused.status_code == 422 and told in refused.content.decode()
    assert not Jurisdiction.objects.exists() and not Unit.objects.exists()
    assert client.post("/bat-dau/", filled).status_code == 302


@pytest.mark.django_db(transaction=True)
def test_of_two_who_begin_at_once_one_does_and_the_other_is_told() -> None:
    filled = FILLED | {"code": code_from_the_shell()}

    def begin(username: str) -> tuple[int, str]:
        try:
            answer = Client().post("/bat-dau/", filled | {"username": username})
            return answer.status_code, answer.content.decode()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        answers = dict(pool.map(begin, ("lan", "hoa")))

    assert sorted(answers) in ([302, 404], [302, 422])
    assert Jurisdiction.objects.count() == Unit.objects.count() == User.objects.count() == 1
