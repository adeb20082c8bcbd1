"""Which page each picture of the guides shows, to whom, and the words that stand in it: its fingerprint."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import NamedTuple

from tests.browsing import Client
from tests.config.guides.pictured_house import House
from tests.rooms import VOID


class Pictured(NamedTuple):
    """`part` is a tag or #id of the page."""

    name: str
    reader: str
    address: str
    part: str = "main"


def pictured(house: House) -> list[Pictured]:
    power, council = house.scene.district.pk, house.scene.council.pk
    of_power, draft = f"/tham-quyen/{power}/", f"/ho-so/{house.drafted.pk}/"
    wording = f"/quyet-dinh/du-thao/{power}/soan/?danh-hieu=LĐTT&loai=công trạng&nam={house.drafted.year}"
    return [
        Pictured("trang-chu-don-vi", "head1", "/"),
        Pictured("soan-ho-so", "clerk1", f"{draft}soan/"),
        Pictured("tinh-trang-ho-so", "head1", f"{draft}soan/", "#readiness"),
        Pictured("trinh-ho-so", "head1", f"{draft}trinh/"),
        Pictured("dang-ky-cua-khoi", "bloc_head", f"/dang-ky/khoi/{house.scene.bloc.pk}/"),
        Pictured("binh-xet", "bloc_head", f"/ho-so/{house.reviewed.pk}/binh-xet/"),
        Pictured("tham-dinh", "officer", f"/ho-so/{house.appraised.pk}/tham-dinh/"),
        Pictured("cho-buoc-tiep", "officer", f"{of_power}da-tham-dinh/"),
        Pictured("du-thao", "officer", wording),
        Pictured("trieu-tap", "secretary", f"/hop/trieu-tap/{council}/"),
        Pictured("phieu-bieu-quyet", "member01", f"/hop/{house.meeting.pk}/bo-phieu/"),
        Pictured("cuoc-hop", "secretary", f"/hop/{house.meeting.pk}/"),
        Pictured("xem-va-ky", "chair", f"/quyet-dinh/{house.unsigned.pk}/ky/"),
        Pictured("quyet-dinh", "chair", f"/quyet-dinh/{house.unsigned.pk}/"),
        Pictured("so-quyet-dinh", "clerk", f"/quyet-dinh/so/{power}/"),
        Pictured("cap-so", "clerk", f"/quyet-dinh/{house.signed.pk}/ban-hanh/"),
        Pictured("nhat-ky", "auditor", "/nhat-ky/"),
        Pictured("kiem-chung", "auditor", "/nhat-ky/kiem-chung/"),
        Pictured("con-thieu", "officer", f"{of_power}con-thieu/"),
        Pictured("nap-du-lieu", "officer", f"{of_power}nap-du-lieu/"),
        Pictured("phan-cong", "officer", f"{of_power}phan-cong/"),
    ]


def pages_of(house: House) -> Iterator[tuple[Pictured, str]]:
    """Each as its reader is shown it."""
    for each in pictured(house):
        client = Client()
        client.force_login(house.scene[each.reader], backend="django.contrib.auth.backends.ModelBackend")
        answer = client.get(each.address)
        assert answer.status_code == 200, f"{each.name}: {each.address} answers {answer.status_code}"
        yield each, answer.content.decode()


def fingerprint(page: str, part: str) -> str:
    """Of the words that stand in the part. Figures count as figures only: hours, codes and keys are those of
    the moment at which the house was built."""
    reader = _Part(part)
    reader.feed(page)
    words = " ".join("".join(reader.words).split())
    assert words, f"{part} is not on the page"
    return hashlib.sha256(re.sub(r"\b[0-9a-f]{16,}\b|\d+", "0", words).encode()).hexdigest()[:16]


@dataclass
class _Part(HTMLParser):
    part: str
    words: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self._depth = 0
        self._is_over = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        is_it = dict(attrs).get("id") == self.part[1:] if self.part[0] == "#" else tag == self.part
        if tag not in VOID and not self._is_over and (self._depth or is_it):
            self._depth += 1
        self.words.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if self._depth:
            self._depth -= 1
            self._is_over = not self._depth

    def handle_data(self, data: str) -> None:
        if self._depth:
            self.words.append(data)
