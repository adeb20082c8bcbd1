"""Every right and its refusal: who has it at the own organ, who lacks it, and nobody at a foreign one."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import User

from roles.models import Office
from roles.rights import permissions
from roles.rights.permissions import CODENAMES, FOUNDING, LABELS, ORGAN_OF, Mandate, mandate_for, may_review
from tests.roles.conftest import DAY, Place, person

ALLOWED = {
    "register_year": {"unit_clerk", "unit_head"},
    "draft_dossier": {"unit_clerk", "unit_head"},
    "submit_dossier": {"unit_head"},
    "see_unit": {"unit_clerk", "unit_head"},
    "see_discipline": {"unit_clerk", "unit_head"},
    "know_discipline": {"board_officer", "chair", "auditor"},
    "see_bloc": {"bloc_head", "bloc_deputy"},
    "receive_dossier": {"board_officer"},
    "appraise_dossier": {"board_officer"},
    "hold_nomination": {"board_officer"},
    "check_history": {"board_officer"},
    "draft_decision": {"board_officer"},
    "set_local_rule": {"board_officer"},
    "load_history": {"board_officer"},
    "appoint": {"board_officer"},
    "sign_decision": {"chair"},
    "number_decision": {"clerk"},
    "audit": {"auditor"},
    "see_jurisdiction": {"board_officer", "chair", "clerk", "auditor"},
    "convene_meeting": {"council_secretary"},
    "open_meeting": {"council_chair", "council_vice_chair"},
    "vote": {"council_chair", "council_vice_chair", "council_secretary", "council_member"},
    "see_council": {"council_chair", "council_vice_chair", "council_secretary", "council_member"},
    "enter_law": {"jurist"},
    "propose_pack": {"jurist"},
    "confirm_pack": {"jurist"},
    "trust_publisher": {"jurist"},
}
OWN = {"unit": "truong_ha", "bloc": "bloc", "council": "council"}


def organ_of(office: str, place: Place):
    if office == Office.JURIST:
        return place.province
    model = ORGAN_OF[CODENAMES[office][0]]
    return getattr(place, OWN.get(model._meta.model_name, "district"))


def appointed(user: User, office: str, place: Place, **period: date) -> None:
    """Nobody at the province appoints yet: its jurist comes with the installation."""
    by = {"by": None} if office == Office.JURIST else {}
    place.appoint(user, office, organ_of(office, place), **by, **period)


def asked_at(question: str, place: Place, *, foreign: bool):
    """The organ at which the question is asked: the place's own, or one where nobody is appointed."""
    own = organ_of(sorted(ALLOWED[question])[0], place)
    if not foreign:
        return own
    if own == place.truong_ha:
        return place.soc_ha
    if own == place.district:
        return place.province
    if own == place.province:
        return place.district
    copy = type(own).objects.get(pk=own.pk)
    copy.pk = None
    if hasattr(copy, "code"):
        copy.code = "K10"
    copy.save(force_insert=True)
    return copy


@pytest.mark.parametrize("question", ALLOWED)
def test_the_offices_named_have_the_right_and_no_other_has(question: str, place: Place) -> None:
    holders = set()
    for office in Office.values:
        if office == Office.BOARD_OFFICER:
            user = place.officer
        else:
            user = person(office)
            appointed(user, office, place)
        organ = asked_at(question, place, foreign=False)
        if mandate_for(user, question, organ, on=DAY) is not None:
            holders.add(office)
    assert holders == ALLOWED[question]


@pytest.mark.parametrize("question", ALLOWED)
def test_the_right_ends_at_the_own_organ(question: str, place: Place) -> None:
    office = sorted(ALLOWED[question])[0]
    user = place.officer if office == Office.BOARD_OFFICER else person(office)
    if user is not place.officer:
        appointed(user, office, place)
    assert mandate_for(user, question, asked_at(question, place, foreign=False), on=DAY) is not None
    assert mandate_for(user, question, asked_at(question, place, foreign=True), on=DAY) is None


@pytest.mark.parametrize("question", ALLOWED)
def test_without_an_appointment_of_that_day_there_is_no_right(question: str, place: Place) -> None:
    office = sorted(ALLOWED[question])[0]
    organ = organ_of(office, place)
    former = person("truoc")
    appointed(former, office, place, since=date(2019, 1, 1), until=date(2019, 12, 31))
    assert mandate_for(former, question, organ, on=date(2019, 12, 31)) is not None
    assert mandate_for(former, question, organ, on=date(2020, 1, 1)) is None
    assert mandate_for(person("khach"), question, organ, on=DAY) is None


def test_every_question_of_right_is_in_the_table_of_this_test() -> None:
    rules = {name for name in vars(permissions) if name.startswith("may_")}
    assert rules == {"may_review"}
    assert set(ORGAN_OF) == set(ALLOWED) | {"review_bloc", *FOUNDING}


def test_every_right_has_a_vietnamese_name_and_belongs_to_an_office() -> None:
    carried = {codename for names in CODENAMES.values() for codename in names}
    assert carried == set(ORGAN_OF) == set(LABELS)


def test_an_account_that_is_switched_off_has_no_right(place: Place) -> None:
    place.officer.is_active = False
    place.officer.save()
    assert permissions.mandate_for(place.officer, "appoint", place.district, on=DAY) is None


def test_a_superuser_without_an_appointment_has_no_right(place: Place) -> None:
    root = person("quantri")
    root.is_superuser = True
    root.save()
    assert permissions.mandate_for(root, "sign_decision", place.district, on=DAY) is None


class TestReviewInTheBloc:
    """Trường Hà heads the bloc of 2020, Ngọc Đào is its deputy."""

    @pytest.fixture
    def head(self, place: Place):
        user = person("kt")
        place.appoint(user, Office.UNIT_HEAD, place.truong_ha)
        place.appoint(user, Office.BLOC_HEAD, place.bloc)
        return user

    @pytest.fixture
    def deputy(self, place: Place):
        user = person("kp")
        place.appoint(user, Office.UNIT_HEAD, place.ngoc_dao)
        place.appoint(user, Office.BLOC_DEPUTY, place.bloc)
        return user

    def asked(self, place: Place, user, unit) -> Mandate | None:
        return may_review(user, place.bloc, unit, year=2020, on=DAY)

    def test_the_head_reviews_the_members(self, place: Place, head, deputy) -> None:
        mandate = self.asked(place, head, place.soc_ha)
        assert mandate is not None and mandate.office == "bloc_head"
        assert self.asked(place, deputy, place.soc_ha) is None

    def test_the_deputy_reviews_the_heads_own_unit(self, place: Place, head, deputy) -> None:
        assert self.asked(place, head, place.truong_ha) is None
        mandate = self.asked(place, deputy, place.truong_ha)
        assert mandate is not None and mandate.office == "bloc_deputy"

    def test_the_head_reviews_the_deputys_unit(self, place: Place, head, deputy) -> None:
        assert self.asked(place, head, place.ngoc_dao) is not None
        assert self.asked(place, deputy, place.ngoc_dao) is None

    def test_nobody_reviews_a_unit_he_serves_in(self, place: Place, head) -> None:
        place.appoint(head, Office.UNIT_CLERK, place.soc_ha)
        assert self.asked(place, head, place.soc_ha) is None

    def test_an_officer_of_another_bloc_does_not_review(self, place: Place) -> None:
        assert self.asked(place, person("khach"), place.soc_ha) is None


def test_a_mandate_for_many_asks_once_and_finds_the_organ_that_opens(
    place: Place, django_assert_num_queries
) -> None:
    clerk = person("thuky")
    place.appoint(clerk, Office.UNIT_CLERK, place.soc_ha)
    asked = [("see_unit", place.truong_ha), ("see_bloc", place.bloc), ("see_unit", place.soc_ha)]
    permissions.mandate_among(clerk, asked, on=DAY)
    with django_assert_num_queries(1):
        assert permissions.mandate_among(clerk, asked, on=DAY) is not None
    assert permissions.mandate_among(clerk, asked[:2], on=DAY) is None
    assert permissions.mandate_among(clerk, [], on=DAY) is None


def test_organs_where_a_right_is_held_are_those_of_the_day(place: Place) -> None:
    clerk = person("thuky")
    place.appoint(clerk, Office.UNIT_CLERK, place.soc_ha)
    place.appoint(clerk, Office.UNIT_CLERK, place.truong_ha, until=DAY)
    assert permissions.organs_where(clerk, "draft_dossier", on=DAY) == [place.soc_ha, place.truong_ha]
    assert permissions.organs_where(clerk, "draft_dossier", on=DAY + timedelta(days=1)) == [place.soc_ha]
    assert permissions.organs_where(clerk, "submit_dossier", on=DAY) == []
