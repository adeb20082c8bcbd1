"""A province and a commune from an empty database, by pages alone: each decides in 2026 what is its own.

No fixture, and no command but the one that prints the code: what a person needs stands on a page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from dossiers.models import Dossier, Evidence, Nomination
from roles.models import Jurisdiction, Unit
from tests.papers import KINDS, small_pdf
from tests.shell.test_first_run import FILLED, code_from_the_shell
from tests.workflow.office_pages import PAPER, Person
from trail.clock import at, today
from workflow.models import Decision, Meeting
from workflow.proofs.verifying import verify_state

pytestmark = pytest.mark.django_db
DAY, MEETING = date(2026, 9, 14), date(2026, 9, 17)
FOUNDED = "Nghị quyết 1685/NQ-UBTVQH15 ngày 16/6/2025"
COMMUNE = {
    "name": "xã Sóc Hà",
    "since": "01/07/2025",
    "place": "Sóc Hà",
    "instrument": FOUNDED,
    "heading": "Chủ tịch Ủy ban nhân dân xã Sóc Hà",
    "organ_heading": "Ủy ban nhân dân xã Sóc Hà",
    "symbol": "QĐ-UBND",
    "board_post": "Trưởng phòng Văn hóa - Xã hội",
    "username": "vh.socha",
    "full_name": "Nông Thị Sen",
    "post": "Công chức Văn hóa - Xã hội",
    **PAPER,
}
BUTTON = re.compile(r'<a\s+class="btn btn-small[^"]*" href="([^"]+)"')
OPTION = re.compile(r'<option value="(\d+)"')


@pytest.fixture(autouse=True)
def story() -> Iterator[None]:
    with at(DAY):
        yield


# Its blocs no office needs; here they are made.
ASKED = ("Còn thiếu", "Chưa trọn", "/khoi/")


class Office:
    """A jurisdiction with its first officer, and whoever was appointed since, by office."""

    def __init__(self, officer: Person, power: Jurisdiction) -> None:
        self.officer, self.power, self.people = officer, power, dict[str, list[Person]]()

    def founds(self, *names: str) -> None:
        for number, name in enumerate(names, start=1):
            typed = {"level": "xã", "name": name, "code": f"DV{number}", "since": "01/07/2025"}
            self.officer.sends(f"{self.at}don-vi/moi/", typed | {"instrument": FOUNDED})

    def completes_itself(self) -> None:
        """Whatever is missing is done by the button beside it, until nothing is."""
        for _turn in range(30):
            rows = self.officer.opens(f"{self.at}con-thieu/").split("<tr>")
            open_rows = [row for row in rows if any(word in row for word in ASKED)]
            steps = [found[1].replace("&amp;", "&") for row in open_rows if (found := BUTTON.search(row))]
            if not steps:
                return
            self._does(steps[0])
        raise AssertionError("something is missing for ever")

    def _does(self, step: str) -> None:
        if office := step.partition("chuc-trach=")[2]:
            self.appoints(step, office)
        elif "/thanh-vien/" in step:
            ticks = re.findall(r'name="units"\s+value="(\d+)"', self.officer.opens(step))
            self.officer.sends(step, {"units": ticks, **PAPER})
        elif "/khoi-truong/" in step:
            head, deputy = OPTION.findall(self.officer.opens(step))[:2]
            self.officer.sends(step, {"head": head, "deputy": deputy, **PAPER})
        else:
            self.officer.sends(step, next(typed for part, typed in TYPED.items() if part in step))

    def appoints(self, step: str, office: str) -> None:
        name = f"{office.replace('_', '.')}.{self.power.pk}.{len(self.people.get(office, ()))}"
        person = self.officer.appoints(step, name, "Hoàng Văn Nguyên", "Chủ tịch")
        self.people.setdefault(office, []).append(person)

    @property
    def at(self) -> str:
        return f"/tham-quyen/{self.power.pk}/"


TYPED = {
    "/khoi/moi/": {"code": "K01", "name": "Khối thi đua số 1"},
    "/hoi-dong/moi/": {"name": "Hội đồng Thi đua - Khen thưởng"},
    "/kien-toan/": {"size": "3", "since": "01/09/2026", **PAPER},
    "/quy-dinh/deadline": {"value": "20", "since": "01/09/2026", "citation": "Điều 5 QĐ 12/2026/QĐ-UBND"},
    "/quy-dinh/vote": {"value": "80", "since": "01/09/2026", "citation": "Điều 6 QĐ 12/2026/QĐ-UBND"},
}


def province() -> Office:
    officer = Person()
    officer.sends("/bat-dau/", FILLED | {"code": code_from_the_shell()})
    office = Office(officer, Jurisdiction.objects.get())
    office.founds("UBND xã Sóc Hà", "UBND xã Trường Hà")
    return office


def commune_below(above: Office) -> Office:
    page = f"{above.at}cap/moi/"
    organ = OPTION.search(above.officer.opens(page))
    assert organ is not None
    above.officer.sends(page, {"organ": organ[1], **COMMUNE})
    first = Person().signs_in("vh.socha", above.officer.password_once())
    office = Office(first, Jurisdiction.objects.get(name="xã Sóc Hà"))
    office.founds("Trường Tiểu học Sóc Hà", "Trạm Y tế Sóc Hà")
    return office


def drafted(head: Person, unit: Unit) -> str:
    """Seven teachers, each for LĐTT; the first for CSTĐCS and CSTĐ tỉnh too, with all that the law asks."""
    head.sends("/ho-so/moi/", {"year": "2026", "way": "công trạng", "title": "Tổng kết năm 2026"})
    dossier = f"/ho-so/{Dossier.objects.get().pk}/"
    people = [teacher(head, unit, f"Nông Thị Hoa {n}") for n in range(7)]
    head.sends(f"/nguoi/{people[0]}/", past_years())
    for award, chosen in (("LĐTT", people), ("CSTĐCS", people[:1]), ("CSTĐ tỉnh", people[:1])):
        head.sends(f"{dossier}soan/", {"title": award, "recipients": chosen}, to=f"{dossier}them/")
    attached(head, dossier, *KINDS)
    head.sends(f"/dang-ky/don-vi/{unit.pk}/moi/", {"year": "2026", "title-LĐTT": "7", "title-CSTĐCS": "1"})
    return dossier


def teacher(head: Person, unit: Unit, name: str) -> str:
    """The key of her card, with the rating of this year."""
    typed = {"kind": "individual", "name": name, "sex": "female", "birth_on": "02/03/1985"}
    typed |= {"post": "Giáo viên", "position": "direct_worker", "joined_on": "01/09/2008"}
    head.sends(f"/don-vi/{unit.pk}/nguoi/them/", typed | {"maternity_months": "0", "study_months": "0"})
    head.sends(head.at, {"ratings-0-year": "2026", "ratings-0-level": "HTXSNV"})
    return head.at.split("/")[2]


def past_years() -> dict[str, str]:
    """CSTĐCS of three years one after the other, with an initiative each that the province knows."""
    typed = {"ratings-TOTAL_FORMS": "4", "titles-TOTAL_FORMS": "3", "initiatives-TOTAL_FORMS": "3"}
    for place, year in enumerate((2023, 2024, 2025)):
        paper = {"decision_number": f"{place + 3}/QĐ-UBND", "decision_on": f"20/06/{year}"}
        known = {"decision_number": f"{place + 8}/QĐ-UBND", "decision_on": f"20/05/{year + 1}"}
        rows = {
            f"ratings-{place + 1}": {"year": year, "level": "HTXSNV"},
            f"titles-{place}": {"award": "CSTĐCS", "year": year, "decided_by": "UBND xã", **paper},
            f"initiatives-{place}": {
                "code": f"SK{place}",
                "title": f"Cách dạy {place}",
                "year": year + 1,
                **known,
            },
        }
        rows[f"initiatives-{place}"] |= {"kind": "sáng kiến", "level": "tỉnh"}
        typed |= {f"{row}-{name}": str(value) for row, cells in rows.items() for name, value in cells.items()}
    return typed


def attached(person: Person, dossier: str, *kinds: str) -> None:
    for kind in kinds:
        file = SimpleUploadedFile(f"{kind}.pdf", small_pdf(kind), content_type="application/pdf")
        person.sends(f"{dossier}soan/", {"kind": kind, "file": file}, to=f"{dossier}dinh-kem/")


def handed_in(office: Office, head: Person, dossier: str, *, number: str, reviewer: str) -> None:
    """By the unit's head, through the bloc, to the Board, which receives it."""
    head.sends(f"{dossier}trinh/", {"paper_number": number, "paper_on": f"{today():%d/%m/%Y}"})
    (bloc_head,) = office.people[reviewer]
    bloc_head.sends(dossier, to=f"{dossier}tiep-nhan/")
    bloc_head.sends(f"{dossier}binh-xet/", {"dong-y": "1"})
    office.officer.sends(dossier, to=f"{dossier}tiep-nhan/")


def voted(office: Office) -> None:
    """The council meets three days later, and everybody agrees."""
    (chair,), (secretary,) = office.people["council_chair"], office.people["council_secretary"]
    call = {"title": "Xét CSTĐCS", "meets_on": "17/09/2026", "starts_at": "14:00", "place": "Phòng họp"}
    secretary.sends(f"/hop/trieu-tap/{office.power.councils.get().pk}/", call)
    meeting = f"/hop/{Meeting.objects.get().pk}/"
    with at(MEETING):
        steps = ("con-lai-co-mat", "xem-lai", "khai-mac")
        chair.sends(f"{meeting}khai-mac/", *({"viec": step, "opened_at": "14:00"} for step in steps))
        for member in (chair, secretary, *office.people["council_member"]):
            ballot = ("dien-not", "xem-lai", "gui")
            member.sends(f"{meeting}bo-phieu/", *({"viec": step} for step in ballot))
        secretary.sends(f"{meeting}ket-thuc/", {"day": "17/09/2026", "hour": "16:00"})
        secretary.sends(f"{meeting}lap-bien-ban/", {"paper_number": "5", "paper_on": "17/09/2026"})


def decided(office: Office, award: str) -> str:
    """Drafted, signed and issued; who decides CSTĐCS at a commune is answered by the province's paper."""
    page = f"/quyet-dinh/du-thao/{office.power.pk}/soan/?danh-hieu={award}&loai=công trạng&nam=2026"
    answer = re.search(
        r'<option value="([^"]+)"[^>]*>Số, ký hiệu, ngày của văn bản phân cấp', office.officer.opens(page)
    )
    paper = {"basis_words": "30/2026/QĐ-UBND ngày 20/8/2026", "settled": "Tỉnh phân cấp cho cấp xã."}
    petition = {"paper_number": "12/TTr-VHXH", "paper_on": "17/09/2026"}
    office.officer.sends(page, petition | ({"basis": answer[1], **paper} if answer else {}))
    decision = Decision.objects.get(award=award)
    (chair,), (clerk,) = office.people["chair"], office.people["clerk"]
    chair.sends(f"/quyet-dinh/{decision.pk}/ky/", {"viec": "xem-lai"}, {"viec": "ky"})
    clerk.sends(f"/quyet-dinh/{decision.pk}/ban-hanh/")
    decision.refresh_from_db()
    return decision.full_number


def head_of(office: Office, name: str) -> Person:
    return next(person for person in office.people["unit_head"] if name in person.opens("/"))


def standings(power: Jurisdiction) -> set[tuple[str, str]]:
    return set(Nomination.objects.filter(dossier__jurisdiction=power).values_list("award", "standing"))


def test_a_commune_decides_what_is_its_own_and_sends_the_rest_up_to_its_province() -> None:
    above = province()
    below = commune_below(above)
    for office in (above, below):
        assert "Còn thiếu để làm việc" in office.officer.opens("/")
        office.completes_itself()
        assert "Còn thiếu để làm việc" not in office.officer.opens("/")
    told = below.officer.opens(f"{below.at}con-thieu/")
    assert "Theo quy định của UBND tỉnh Cao Bằng: Thời hạn thẩm định hồ sơ." in told

    head = head_of(below, "Trường Tiểu học Sóc Hà")
    dossier = drafted(head, Unit.objects.get(profiles__name="Trường Tiểu học Sóc Hà"))
    handed_in(below, head, dossier, number="5", reviewer="bloc_head")
    goes_up = Nomination.objects.get(award="CSTĐ tỉnh")
    below.officer.sends(f"{dossier}tham-dinh/", {"chuyen": goes_up.pk}, to=f"{dossier}chuyen-cap-tren/")
    below.officer.sends(f"{dossier}tham-dinh/", {"con-lai": "1", "da-xem": "1"})
    voted(below)
    with at(MEETING):
        assert [decided(below, award) for award in ("LĐTT", "CSTĐCS")] == ["01/QĐ-UBND", "02/QĐ-UBND"]
        upward = f"/ho-so/{Dossier.objects.get(jurisdiction=above.power).pk}/"
        mayor = head_of(above, "UBND xã Sóc Hà")
        owed = mayor.opens(f"{upward}soan/").partition('id="giay-to-phai-co"')[2].partition("</ul>")[0]
        assert owed.count("Đã có") == 3 and "thiếu" not in owed.lower()
        handed_in(above, mayor, upward, number="9", reviewer="bloc_deputy")

    assert standings(below.power) == {
        ("LĐTT", "awarded"),
        ("CSTĐCS", "awarded"),
        ("CSTĐ tỉnh", "forwarded"),
    }
    assert standings(above.power) == {("CSTĐ tỉnh", "endorsed")}
    assert verify_state().ok
    brought = Evidence.objects.filter(dossier__jurisdiction=above.power, kind="minutes")
    brought.update(name="Biên bản khác.pdf")
    assert not verify_state().ok
