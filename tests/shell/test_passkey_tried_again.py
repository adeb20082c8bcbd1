"""What a device answered is good for one look: after a refusal the page asks it anew."""

from re import search

import pytest
from django.contrib.auth.models import User
from django.test import Client

from roles.models import Passkey
from tests.browsing import text_of
from tests.shell.soft_key import SoftKey, options_on
from tests.shell.trying import RIGHT, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.roles.urls")]
ADDING = "/tai-khoan/khoa-truy-cap/"


def test_after_a_wrong_password_the_device_is_asked_anew(van: User) -> None:
    owner, key, typed = Client(), SoftKey(), {"name": "Máy tính ở cơ quan", "password": RIGHT}
    sign_in(RIGHT, by=owner)
    made = key.made(options_on(owner.get(ADDING).content))

    refused = owner.post(ADDING, typed | {"credential": made, "password": "sai"}).content
    page = refused.decode()
    assert (field := search(r'<input[^>]* name="credential"[^>]*>', page)) and " value=" not in field[0]
    assert "Mật khẩu không đúng." in page and "thiết bị được hỏi lại" in text_of(page)

    added = owner.post(ADDING, typed | {"credential": key.made(options_on(refused))})
    assert added.status_code == 200 and Passkey.objects.count() == 1
