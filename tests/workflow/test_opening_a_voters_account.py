"""An account is opened to others only where it owes no ballot, and its owner is told in the bell."""

import pytest

from config.pages.second_step.authenticator_codes import enrol
from news.models import NewsItem
from roles.appointments.given_passwords import forget_given, give_password
from roles.models import AuthenticatorKey
from tests.browsing import text_of
from tests.scene import TODAY, Scene, draft, mandate_of, of
from tests.walk import after_bloc, opened, received
from tests.workflow.seats import Reader, body
from workflow.actions.submit import submit

pytestmark = [pytest.mark.django_db, pytest.mark.scene(units=2)]
WHY = {"reason": "Mất điện thoại, giấy đề nghị ngày 19/11/2020"}


@pytest.fixture
def ballot_owed(scene: Scene) -> Scene:
    """Everybody of the council may vote now, and nobody has."""
    dossier = draft(scene, advanced=7, fighters=1)
    submit(dossier.pk, by=scene["head1"], on=TODAY)
    after_bloc(scene, dossier)
    received(scene, dossier)
    opened(scene, of(dossier, "CSTĐCS"))
    enrol(scene["member01"], "JBSWY3DPEHPK3PXP", step=0)
    return scene


def test_a_voters_account_is_opened_to_nobody_while_his_ballot_is_owed(ballot_owed: Scene) -> None:
    row, officer = mandate_of(ballot_owed, "member01"), Reader(ballot_owed["officer"])
    before = ballot_owed["member01"].password

    for page in ("mat-khau", "buoc-hai"):
        refused = officer.post(f"/phan-cong/{row.pk}/{page}/", WHY)
        assert refused.status_code == 422
        told = text_of(body(refused))
        assert "còn phiếu chưa bỏ tại cuộc họp “Xét tặng danh hiệu thi đua năm 2020” ngày 20/11/2020" in told
        assert "nhờ người quản trị máy chủ" in told

    row.user.refresh_from_db()
    assert row.user.password == before and AuthenticatorKey.objects.filter(user=row.user).exists()
    _user, password = give_password("member01", by=None, **WHY, on=TODAY)
    assert len(password) == 19, "who runs the server answers for it"


def test_the_owner_is_told_in_the_bell_of_both_once_however_many_offices_he_holds(scene: Scene) -> None:
    enrol(scene["member02"], "JBSWY3DPEHPK3PXP", step=0)
    row, officer = mandate_of(scene, "member02"), Reader(scene["officer"])
    owner = scene["member02"]

    for page in ("mat-khau", "buoc-hai"):
        assert officer.post(f"/phan-cong/{row.pk}/{page}/", WHY).status_code == 302

    news = NewsItem.objects.filter(code__in=["password_given", "second_step_reset"])
    assert sorted(news.values_list("code", "person")) == [
        ("password_given", owner.pk),
        ("second_step_reset", owner.pk),
    ]
    forget_given(owner)
    owner.refresh_from_db()
    page = text_of(body(Reader(owner).get("/thong-bao/")))
    assert "Người khác đã đặt lại xác thực hai bước của tài khoản của ông/bà" in page
    assert "Người khác đã cấp mật khẩu mới cho tài khoản của ông/bà" in page
