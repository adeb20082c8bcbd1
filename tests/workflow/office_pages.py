"""People of an office at their browsers: each opens a page, fills in its form and sends it."""

from __future__ import annotations

import re
from typing import Any

from django.test import Client

from tests.browsing import text_of, words
from tests.page_forms import form_to

ONCE = re.compile(r"người nhận phải đổi ngay khi đăng nhập lần đầu: (\S+)")
PAPER = {"paper_number": "12/QĐ-UBND", "paper_on": "10/09/2026", "paper_by": "UBND xã Sóc Hà"}


class Person:
    """Somebody at a browser of his own; `told` is the page that he reads last."""

    def __init__(self) -> None:
        self.client, self.told, self.at = Client(), "", ""

    def opens(self, address: str) -> str:
        answer = self.client.get(address, follow=True)
        assert answer.status_code == 200, f"{address}: {answer.status_code} {words(answer)[:900]}"
        self.at = answer.redirect_chain[-1][0] if answer.redirect_chain else address
        self.told = answer.content.decode()
        return self.told

    def sends(self, page: str, *typed: dict[str, Any], to: str = "") -> str:
        """The form of the page that leads `to`, with what is typed into it; more than once where what comes
        back is asked again. Where it leads in the end."""
        self.opens(page)
        here = page.partition("?")[0]
        for each in typed or ({},):
            filled = form_to(to or here, self.told, at=here)
            answer = self.client.post(to or page, {**filled, **each})
            self.told = answer.content.decode()
        assert answer.status_code == 302, f"{to or page}: {answer.status_code} {words(answer)[300:2500]}"
        self.at = answer["Location"]
        return self.at

    def signs_in(self, username: str, given: str) -> Person:
        """By the password of once, which is his own from then on no more."""
        self.sends("/dang-nhap/", {"username": username, "password": given})
        own = "sáng nay mưa to ngoài ruộng"
        chosen = {"old_password": given, "new_password1": own, "new_password2": own}
        self.sends("/doi-mat-khau/", chosen)
        return self

    def appoints(self, page: str, username: str, name: str, post: str, **typed: Any) -> Person:
        """Whom the page, an address with organ and office, proposes; he signs in by the password of once."""
        self.sends(page, {"username": username, "full_name": name, "post": post, **PAPER, **typed})
        return Person().signs_in(username, self.password_once())

    def password_once(self) -> str:
        """As it is told on the page that he was led to."""
        found = ONCE.search(text_of(self.opens(self.at)))
        assert found is not None, text_of(self.told)[:600]
        return found[1]

    @property
    def key(self) -> int:
        """Of the thing whose page was led to."""
        found = re.search(r"/(\d+)/", self.at)
        assert found is not None, self.at
        return int(found[1])
