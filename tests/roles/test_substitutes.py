"""Who may sign for whom: Điều 13 Nghị định 30/2020/NĐ-CP."""

from datetime import date

import pytest

from roles.appointments.appointing import end_appointment
from roles.doors.refusals import Obstacle, Refused
from roles.models import Office
from roles.queries import offices_held
from roles.rights.permissions import mandate_for
from tests.roles.conftest import DAY, Place, person

SIGNING = "Điều 13 Nghị định 30/2020/NĐ-CP"


def refusal(place: Place, **asked: object) -> Obstacle:
    with pytest.raises(Refused) as refused:
        place.appoint(person("khac", "Lý Thị Sính"), Office.CHAIR, place.district, **asked)
    return refused.value.obstacles[0]


@pytest.fixture
def chair(place: Place):
    return place.appoint(
        person("chutich", "Nông Văn Thắng"), Office.CHAIR, place.district, post="Chủ tịch UBND huyện"
    )


def test_a_deputys_mandate_names_the_principal_and_the_prefix(place: Place, chair) -> None:
    deputy = person("pho", "Hoàng Thị Bích Ngân")
    place.appoint(
        deputy,
        Office.CHAIR,
        place.district,
        capacity="KT.",
        on_behalf_of=chair,
        post="Phó Chủ tịch UBND huyện",
    )
    mandate = mandate_for(deputy, "sign_decision", place.district, on=DAY)
    assert mandate is not None
    assert (mandate.capacity, mandate.post) == ("KT.", "Phó Chủ tịch UBND huyện")
    assert (mandate.principal, mandate.principal_post) == ("Nông Văn Thắng", "Chủ tịch UBND huyện")
    assert mandate.text == (
        "15/QĐ-UBND ngày 06/01/2020 của Chủ tịch UBND huyện Hà Quảng, KT. Chủ tịch UBND huyện Nông Văn Thắng"
    )


@pytest.mark.parametrize(
    ("capacity", "post", "wording"),
    [
        ("TL.", "Chánh Văn phòng", "TL. Chủ tịch UBND huyện Nông Văn Thắng"),
        ("TUQ.", "Trưởng phòng Nội vụ", "TUQ. Chủ tịch UBND huyện Nông Văn Thắng"),
    ],
)
def test_order_and_authority_stand_in_the_mandates_words(
    place: Place, chair, capacity: str, post: str, wording: str
) -> None:
    signer = person("nguoiky")
    place.appoint(
        signer,
        Office.CHAIR,
        place.district,
        capacity=capacity,
        on_behalf_of=chair,
        post=post,
        until=date(2020, 12, 31),
    )
    mandate = mandate_for(signer, "sign_decision", place.district, on=DAY)
    assert mandate is not None and mandate.text.endswith(f", {wording}")
    assert mandate.actor.office == post and mandate.actor.mandate == mandate.text
    assert mandate_for(signer, "sign_decision", place.district, on=date(2021, 1, 1)) is None


def test_an_own_office_goes_before_a_substitutes(place: Place, chair) -> None:
    mandate = mandate_for(chair.user, "sign_decision", place.district, on=DAY)
    assert mandate is not None
    assert (mandate.capacity, mandate.principal) == ("", "")


def test_an_authority_must_have_an_end(place: Place, chair) -> None:
    told = refusal(place, capacity="TUQ.", on_behalf_of=chair)
    assert told.message == "Giao ký thừa ủy quyền phải có thời hạn."
    assert told.citation == SIGNING


def test_an_authority_is_not_passed_on(place: Place, chair) -> None:
    authorised = place.appoint(
        person("uyquyen"),
        Office.CHAIR,
        place.district,
        capacity="TUQ.",
        on_behalf_of=chair,
        until=date(2020, 12, 31),
    )
    for capacity in ("TUQ.", "KT.", "TL."):
        with pytest.raises(Refused) as refused:
            place.appoint(
                person(f"nguoi{capacity}"),
                Office.CHAIR,
                place.district,
                capacity=capacity,
                on_behalf_of=authorised,
                until=date(2020, 12, 31),
            )
        assert "không được ủy quyền lại" in refused.value.obstacles[0].message
        assert refused.value.obstacles[0].citation == SIGNING


def test_an_order_may_be_passed_to_a_deputy_but_not_ordered_on(place: Place, chair) -> None:
    ordered = place.appoint(
        person("chanhvp"), Office.CHAIR, place.district, capacity="TL.", on_behalf_of=chair
    )
    deputy = person("phovp")
    place.appoint(deputy, Office.CHAIR, place.district, capacity="KT.", on_behalf_of=ordered)
    assert mandate_for(deputy, "sign_decision", place.district, on=DAY) is not None
    told = refusal(place, capacity="TL.", on_behalf_of=ordered)
    assert told.message == "Chỉ người đứng đầu được giao ký thừa lệnh, thừa ủy quyền."


def test_a_substitute_says_for_whom_and_how(place: Place, chair) -> None:
    for asked in ({"capacity": "KT."}, {"on_behalf_of": chair}):
        with pytest.raises(Refused) as refused:
            place.appoint(person(f"ai-{next(iter(asked))}"), Office.CHAIR, place.district, **asked)
        assert "phải ghi rõ ký cho ai" in refused.value.obstacles[0].message


def test_a_principal_of_another_office_or_organ_is_refused(place: Place, chair) -> None:
    clerk = place.appoint(person("vanthu"), Office.CLERK, place.district)
    assert (
        "đúng chức trách đó, tại đúng tổ chức đó"
        in refusal(place, capacity="KT.", on_behalf_of=clerk).message
    )
    with pytest.raises(Refused) as elsewhere:
        place.appoint(
            person("noikhac"), Office.UNIT_HEAD, place.truong_ha, capacity="KT.", on_behalf_of=chair
        )
    assert "đúng chức trách đó" in elsewhere.value.obstacles[0].message


def test_a_principal_out_of_office_that_day_is_refused(place: Place) -> None:
    former = place.appoint(
        person("cu"), Office.CHAIR, place.district, since=date(2019, 1, 1), until=date(2019, 12, 31)
    )
    told = refusal(place, capacity="KT.", on_behalf_of=former)
    assert told.message == "Ngày 01/01/2020 người được ký thay không giữ chức trách này."


def test_nobody_votes_for_a_council_member(place: Place) -> None:
    member = place.appoint(person("uyvien"), Office.COUNCIL_MEMBER, place.council)
    with pytest.raises(Refused) as refused:
        place.appoint(
            person("thay"), Office.COUNCIL_MEMBER, place.council, capacity="KT.", on_behalf_of=member
        )
    assert "tự biểu quyết" in refused.value.obstacles[0].message


def test_a_person_has_one_seat_in_a_council(place: Place) -> None:
    member = person("uyvien", "Mã Thị Duyên")
    place.appoint(member, Office.COUNCIL_MEMBER, place.council)
    with pytest.raises(Refused) as refused:
        place.appoint(member, Office.COUNCIL_SECRETARY, place.council)
    assert "Mã Thị Duyên đã giữ chức trách “Ủy viên Hội đồng”" in refused.value.obstacles[0].message


def test_a_chair_leaves_though_a_substitute_is_to_begin_later(place: Place, chair) -> None:
    deputy = person("pho", "Hoàng Thị Bích Ngân")
    later = date(2020, 9, 1)
    place.appoint(deputy, Office.CHAIR, place.district, capacity="KT.", on_behalf_of=chair, since=later)
    assert mandate_for(deputy, "sign_decision", place.district, on=later) is not None

    leaving = end_appointment(chair, by=place.officer, until=date(2020, 6, 30), on=DAY)

    assert leaving == [chair]
    assert not offices_held(deputy, on=later).exists()
    assert mandate_for(deputy, "sign_decision", place.district, on=later) is None
