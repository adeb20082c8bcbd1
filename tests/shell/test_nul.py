"""A NUL in an address or a form is answered in words, never by a fault of the database."""

import pytest
from django.test import Client


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/dang-nhap/?next=%00", "/tim/?q=a%00b", "/ho-so/%00/"])
def test_a_nul_in_the_address_is_a_bad_request(client: Client, address: str) -> None:
    answer = client.get(address)

    assert answer.status_code == 400
    assert "<h1" in answer.content.decode()


@pytest.mark.django_db
def test_a_nul_in_a_form_is_a_bad_request(client: Client) -> None:
    answer = client.post("/dang-nhap/", {"username": "a\0b", "password": "c"})
    plain = client.post(
        "/dang-nhap/", "username=a%00b&password=c", content_type="application/x-www-form-urlencoded"
    )

    assert answer.status_code == 200
    assert plain.status_code == 400
