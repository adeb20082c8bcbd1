"""The box above every page finds what it promises: any words, any order, no marks, as far as one may read."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from django.db import connection
from django.db.models import Value
from django.test import Client
from django.test.utils import CaptureQueriesContext

from dossiers.models import Dossier, Initiative, Nomination, Recipient
from roles.forms.searched_words import Folded
from roles.models import Unit, UnitProfile
from tests.browsing import words as read
from tests.outside import MINISTER, outside_of
from tests.scene import TODAY, Scene, draft, of, seat
from tests.walk import INSPECTION, conferred, received
from tests.workflow.corridor_pages import at_the_board, decided, seated, submitted
from vietnamese.text import fold, marked_letters
from workflow.actions.hold import hold
from workflow.models import Decision

pytestmark = [pytest.mark.scene(), pytest.mark.usefixtures("story_day")]
EVERY_WAY = ("dam binh", "binh đàm", "VĂN ĐÀM", unicodedata.normalize("NFD", "Bình Đàm"), "inh van dam")


def found(client: Client, words: str) -> str:
    return client.get("/tim/", {"q": words}).content.decode()


def renamed(dossier: Dossier, name: str) -> Recipient:
    """The first who is proposed for Chiến sĩ thi đua cơ sở bears this name."""
    person = of(dossier, "CSTĐCS")[0].recipient
    person.name = name
    person.save()
    return person


@pytest.mark.begins(after=submitted, unit=3)
def test_a_person_is_found_by_any_part_of_the_name_in_any_order(scene: Scene, dossier: Dossier) -> None:
    person = renamed(dossier, "Đàm Văn Bình")
    clients = [seated(scene, name) for name in ("clerk3", "bloc_head", "head2")]

    for words in EVERY_WAY:
        own, bloc, other = (found(client, words) for client in clients)
        assert f'href="/nguoi/{person.pk}/">Đàm Văn Bình</a>' in own and "Cá nhân" in own, words
        assert f'href="/ho-so/{dossier.pk}/"' in bloc and f"/nguoi/{person.pk}/" not in bloc, words
        assert "Không tìm thấy" in other, words


@pytest.mark.usefixtures("recorded_context")
def test_each_nomination_is_told_where_it_is_itself_not_where_its_dossier_is(scene: Scene) -> None:
    """Of one dossier: one awarded, one held, one for the council, one for a draft decision."""
    dossier = at_the_board(scene, advanced=27)
    received(scene, dossier)
    awarded, held, ready = of(dossier, "LĐTT")[5:8]
    hold([held.pk], reason="Đơn thư", awaited=INSPECTION, by=scene["officer"], on=TODAY)
    conferred(scene, [awarded])
    client = seated(scene, "officer")

    def place_of(row: Nomination) -> str:
        rows = client.get("/tim/", {"q": row.recipient_name}).context["nominations"]
        steps = next(steps for found, _unit, steps in rows if found.pk == row.pk)
        return " ".join(f"{step.label}; {step.note}" for step in steps)

    assert place_of(awarded) == "Quyết định số 01/QĐ-UBND; "
    shown = client.get("/tim/", {"q": awarded.recipient_name}).content.decode()
    assert 'Quyết định số <span class="unbroken">01/QĐ-UBND</span>' in shown
    assert place_of(held) == "Cơ quan thẩm định; đang tạm giữ"
    assert place_of(of(dossier, "CSTĐCS")[0]) == "Chờ đưa ra Hội đồng; "
    assert place_of(ready) == "Chờ dự thảo quyết định; "


def test_two_letters_begin_a_word_and_stand_not_within_one(scene: Scene) -> None:
    renamed(submitted(scene, unit=3), "Đàm Văn Bình")

    assert "Đàm Văn Bình" in found(seated(scene, "clerk3"), "bi")
    assert "Đàm Văn Bình" not in found(seated(scene, "clerk3"), "in")


@pytest.mark.begins(after=submitted, unit=3)
def test_the_nearest_name_stands_first_and_the_kind_that_is_nearest(scene: Scene, dossier: Dossier) -> None:
    """As typed; without its marks; each word begun; any part of it."""
    people = [row.recipient for row in of(dossier, "LĐTT")[5:9]]
    names = ("Chòa Vàng Anh", "Hoàng Thị Ánh", "Tổ Hoa An", "Bùi Hòa An")
    for person, name in zip(people, names, strict=True):
        person.name = name
        person.save()
    UnitProfile.objects.filter(unit=scene.units[2]).update(name="Xã Hòa An", folded="xa hoa an")

    page = found(seated(scene, "clerk3"), "Hòa An").split("<main")[1]

    order = ("Xã Hòa An</a>", *(f"{name}</a>" for name in reversed(names)))
    places = [page.index(name) for name in order]
    assert places == sorted(places)
    assert page.index("Bùi Hòa An") < page.index("Hoàng Thị Ánh") < page.index("Chòa Vàng Anh")


@pytest.mark.begins(after=decided)
def test_a_decision_is_found_by_its_number_by_whoever_may_read_it(scene: Scene, decision: Decision) -> None:
    link = f'href="/quyet-dinh/{decision.pk}/"'
    assert decision.full_number.startswith("02/")
    clients = {name: seated(scene, name) for name in scene.people}
    members = {name for name in scene.people if name.startswith("member")}
    offices = {"officer", "chair", "clerk", "auditor", "council_chair", "secretary", "head3", "clerk3"}

    readers = {name for name, client in clients.items() if link in found(client, "02")}
    assert readers == members | offices

    # The members hold the same seat, so that one of them speaks for all.
    asking = clients.keys() - members | {"member01"}
    for words in ("2", "số 02/QĐ-UBND", "quyet dinh so 02/qd-ubnd ngay 20/11/2020", "02/2020"):
        readers = {name for name in asking if link in found(clients[name], words)}
        assert readers == {"member01"} | offices, words


def test_a_decision_taken_elsewhere_is_found_by_its_number_its_organ_or_its_year(scene: Scene) -> None:
    submitted(scene, unit=1)
    paper = outside_of(scene, on=TODAY)
    link = f'href="/quyet-dinh-noi-khac/{paper.pk}/"'
    officer = seated(scene, "officer")
    asked = ("512", "512/QĐ-BGDĐT", "quyet dinh so 512/qd-bgddt ngay 20/12/2019", "512/2019")

    for words in (*asked, "giao duc bo truong", "Nguyễn Văn Bảo", "512 2019", "bo giao duc 2019"):
        assert link in found(officer, words), words
    for words in ("51", "512/QĐ-BNV", "512/2020", "bo giao duc 2018x"):
        assert link not in found(officer, words), words
    page = read(officer.get("/tim/", {"q": "", "nam": "2019"}))
    assert "Quyết định nơi khác" in page and "Quyết định số 512/QĐ-BGDĐT ngày 20/12/2019" in page
    assert MINISTER in page and "Chờ đối chiếu với bản chụp" in page
    assert link not in officer.get("/tim/", {"q": "512", "nam": "2020"}).content.decode()
    for name in ("auditor", "clerk", "clerk1", "bloc_head", "member01"):
        assert link not in found(seated(scene, name), "512"), name


@pytest.mark.begins(after=decided)
def test_another_number_symbol_or_year_is_another_decision(scene: Scene, decision: Decision) -> None:
    client = seated(scene, "officer")

    for words in ("03", "02/QĐ-TTg", "02/2019", "102"):
        assert f'href="/quyet-dinh/{decision.pk}/"' not in found(client, words), words
    assert f'href="/quyet-dinh/{decision.pk}/"' in found(client, "2020 thi dua danh hieu")


@pytest.mark.begins(after=decided)
def test_a_year_in_its_field_or_among_the_words_narrows_what_is_of_a_year(
    scene: Scene, decision: Decision
) -> None:
    dossier = Dossier.objects.get()
    person = renamed(dossier, "Đàm Văn Bình")
    officer = seated(scene, "officer")
    case, own, paper = f"/ho-so/{dossier.pk}/", f"/don-vi/{dossier.unit_id}/", f"/quyet-dinh/{decision.pk}/"

    def links(words: str, year: str = "") -> str:
        return officer.get("/tim/", {"q": words, "nam": year}).content.decode().split("<main")[1]

    for words, year in (("binh dam", "2020"), ("Bình Đàm 2020", ""), ("đàm bình năm 2020", "")):
        assert f'href="{case}"' in links(words, year) and "Đàm Văn Bình" in links(words, year), (words, year)
    assert f"/nguoi/{person.pk}/" in links("binh dam", "2019") and case not in links("binh dam", "2019")
    assert case not in links("binh dam 2019")
    for words, year in (("2020", ""), ("", "2020"), ("so 3", "2020"), ("xa so 3 2020", "")):
        assert f'href="{case}' in links(words, year), (words, year)
    assert f'href="{paper}"' in links("02/QĐ-UBND", "2020") and paper not in links("02/QĐ-UBND", "2019")
    assert f'href="{paper}"' in links("02/QĐ-UBND năm 2020") and own not in links("", "2020")
    assert "Không có gì của năm 2019 trong" in read(officer.get("/tim/", {"nam": "2019"}))
    for nothing in ("20", "20200", "hai", "٢٠٢٠", "1"):
        assert "Gõ ít nhất hai chữ" in links("", nothing), nothing
        told = read(officer.get("/tim/", {"nam": nothing}))
        assert f"“{nothing}” không phải là năm từ 1945 đến 2100." in told, nothing
    assert "không phải là năm" not in links("binh dam", "2020")
    wrong = links("binh dam", "abc")
    assert f"/nguoi/{person.pk}/" in wrong and case in wrong
    assert 'id="tim-nam" name="nam" value="abc"' in wrong
    told = read(officer.get("/tim/", {"q": "binh dam", "nam": "abc"}))
    assert "“abc” không phải là năm từ 1945 đến 2100; dưới đây là kết quả của mọi năm." in told


def test_what_is_of_no_year_says_so_where_a_year_is_asked(scene: Scene) -> None:
    submitted(scene, unit=3)
    officer = seated(scene, "officer")
    of_no_year = "Đơn vị, người và tập thể ở đây không lọc theo năm"

    for asked in ({"q": "so 3", "nam": "2019"}, {"q": "so 3 2020"}):
        assert of_no_year in read(officer.get("/tim/", asked)), asked
    assert of_no_year not in read(officer.get("/tim/", {"q": "so 3"}))
    assert "Chưa gõ chữ nào nên chỉ tìm hồ sơ, trường hợp, quyết định, sáng kiến của năm 2020." in read(
        officer.get("/tim/", {"nam": "2020"})
    )


def test_a_unit_is_found_by_those_who_may_open_its_page(scene: Scene) -> None:
    third, first = scene.units[2].pk, scene.units[0].pk
    assert Unit.objects.get(pk=third).profiles.get().name == "Ủy ban nhân dân xã số 3"

    for name in ("officer", "bloc_head", "head3"):
        page = found(seated(scene, name), "so 3 xa uy ban")
        assert f'href="/don-vi/{third}/"' in page and f'href="/don-vi/{first}/"' not in page, name
    assert "/don-vi/" not in found(seated(scene, "head2"), "so 3 xa uy ban").split("<main")[1]
    assert "/don-vi/" not in found(seated(scene, "member01"), "so 3 xa uy ban")


def test_a_unit_that_files_elsewhere_by_now_is_found_there_alone(scene: Scene) -> None:
    before = scene.units[2].profiles.get()
    UnitProfile.objects.filter(pk=before.pk).update(until="2020-06-30")
    UnitProfile.objects.create(
        unit=scene.units[2], name=before.name, since="2020-07-01", jurisdiction=scene.province
    )

    assert f"/don-vi/{scene.units[2].pk}/" not in found(seated(scene, "officer"), "so 3 xa uy ban")
    assert f"/don-vi/{scene.units[2].pk}/" in found(seated(scene, "head3"), "so 3 xa uy ban")


def test_a_unit_that_lives_stands_before_nearer_ones_that_are_over_and_each_of_these_tells_its_last_day(
    scene: Scene,
) -> None:
    """Ended themselves, or left where nobody files any more: the jurisdiction is over."""
    over, living, left = scene.units
    for unit, name in ((over, "Xã Hòa An"), (living, "Xã Bình Hòa An"), (left, "Trường An Hòa")):
        unit.profiles.update(name=name, folded=fold(name))
    Unit.objects.filter(pk=over.pk).update(ended_on="2020-06-30")

    page = found(seated(scene, "officer"), "Hòa An").split("<main")[1]
    assert page.index("Xã Bình Hòa An</a>") < page.index("Xã Hòa An</a>")
    assert page.count("Đến ngày 30/06/2020") == 1

    scene.district.until, scene.district.successor = date(2020, 10, 31), scene.province
    scene.district.save()
    seat(scene, [("above", "board_officer", scene.province, "Chuyên viên")], on=TODAY)
    above = seated(scene, "above")
    last_day = "31/10/2020"
    assert f"Đến ngày {last_day}" in found(above, "An Hòa")
    register = seated(scene, "officer").get(f"/tham-quyen/{scene.district.pk}/don-vi/").content.decode()
    own = above.get(f"/don-vi/{left.pk}/").content.decode()
    assert register.count(f"Cấp nhận hồ sơ kết thúc ngày {last_day}") == 2
    assert f"Cấp nhận hồ sơ kết thúc ngày {last_day}" in own


def test_a_name_that_holds_the_words_as_a_phrase_stands_before_living_ones_that_scatter_them(
    scene: Scene,
) -> None:
    over, school = scene.units[:2]
    for unit, name in ((over, "Xã Trường Hà"), (school, "Trường Mầm non Sóc Hà")):
        unit.profiles.update(name=name, folded=fold(name))
    Unit.objects.filter(pk=over.pk).update(ended_on="2020-06-30")

    page = found(seated(scene, "officer"), "Trường Hà").split("<main")[1]

    assert page.index("Xã Trường Hà</a>") < page.index("Trường Mầm non Sóc Hà</a>")


def test_whoever_finds_nothing_reads_within_what_was_looked(scene: Scene) -> None:
    page = read(seated(scene, "clerk").get("/tim/", {"q": "77/QĐ-UBND"}))

    assert (
        "Không có gì khớp với “77/QĐ-UBND” trong những gì chức trách Văn thư, huyện Hà Quảng được xem."
        in page
    )
    assert "Hồ sơ và quyết định của cơ quan khác không hiện ở đây." in page and "ít chữ hơn" not in page


def test_an_initiative_is_found_by_its_unit_and_where_it_is_put_forward(scene: Scene) -> None:
    dossier = draft(scene, unit=3)
    nomination = of(dossier, "CSTĐCS")[0]
    told = nomination.recipient.initiatives.get()
    Initiative.objects.filter(pk=told.pk).update(title="Cải tiến quy trình ươm giống quýt Hà Trì")
    nomination.initiatives.add(told)

    before = found(seated(scene, "officer"), "quyt uom")
    assert "Cải tiến quy trình" in found(seated(scene, "clerk3"), "quyt uom")
    assert "Cải tiến quy trình" in found(seated(scene, "clerk3"), told.code)
    Dossier.objects.filter(pk=dossier.pk).update(sealed_at="2020-11-20T03:00:00Z")
    after = found(seated(scene, "officer"), "quyt uom")

    assert "Cải tiến quy trình" not in before
    assert f'<a href="/ho-so/{dossier.pk}/">Cải tiến quy trình' in after and "Sáng kiến, cấp cơ sở" in after
    assert "Cải tiến quy trình" not in found(seated(scene, "clerk2"), "quyt uom")


@pytest.mark.usefixtures("recorded_context")
def test_the_drafting_page_finds_people_of_the_unit_in_any_order(scene: Scene) -> None:
    dossier = draft(scene, unit=3)
    person = renamed(dossier, "Đàm Văn Bình")

    finds, lists = (
        seated(scene, "clerk3").get(address, {"tim": "binh dam"}).context
        for address in (f"/ho-so/{dossier.pk}/soan/", f"/don-vi/{dossier.unit_id}/nguoi/")
    )

    assert [each.name for each, _awards in finds["people"]] == ["Đàm Văn Bình"]
    assert list(lists["page"]) == [person]


def test_three_times_as_many_cost_no_more_statements(scene: Scene) -> None:
    client = seated(scene, "officer")

    def cost() -> int:
        with CaptureQueriesContext(connection) as seen:
            client.get("/tim/", {"q": "nong van"})
        return len(seen)

    submitted(scene, unit=3)
    client.get("/tim/")
    one = cost()
    for unit in (1, 2):
        submitted(scene, unit=unit)

    assert cost() == one


def test_the_database_folds_as_the_program_does() -> None:
    letters = marked_letters()[0]
    words = f"{letters} {unicodedata.normalize('NFD', letters)} QUÝT Hà Trì"

    assert len(letters) == 136
    assert Unit.objects.values_list(Folded(Value(words)), flat=True)[0] == fold(words)


@pytest.mark.begins(after=submitted, unit=3)
def test_a_dossier_is_found_by_the_number_on_its_papers_or_a_part_of_it(
    scene: Scene, dossier: Dossier
) -> None:
    number = f"{dossier.pk:06d}"
    officer, other = seated(scene, "officer"), seated(scene, "head1")
    href = f'href="/ho-so/{dossier.pk}/"'

    for words in (dossier.code, number, str(dossier.pk), f"2020-{number}", f"hồ sơ {number}", number[2:]):
        assert href in found(officer, words), words
        hidden = found(other, words)
        # A number of one digit is a part of much that anybody may find.
        assert "Không tìm thấy" in hidden or (words == "1" and href not in hidden), words
    assert (
        href in found(officer, number[:5]) and href in officer.get("/ho-so/", {"q": number}).content.decode()
    )
    for words in (f"HS-2019-{number}", f"2019-{number}", number[:4] + "99", "9" * 40):
        assert href not in found(officer, words), words
