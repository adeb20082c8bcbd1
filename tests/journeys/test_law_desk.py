"""Two jurists at their browsers make a law of 2027 hold; dossiers on both sides of its day are answered."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from dossiers.drafting.removing import remove_nomination
from dossiers.local_law import local_law
from dossiers.models import Dossier
from law.findings import Verdict
from law.procedure.routing import may_decide
from law.procedure.thresholds import threshold
from law.rulebook import rulebook_on
from roles.doors.law_in_force import stack_in_force
from roles.doors.refusals import Refused
from tests.journeys import desk_steps as desk
from tests.journeys.desk_steps import Change, chosen, cleared, in_turn, number, ticked, without_criterion
from tests.journeys.site import Office, serving
from tests.law.desk_ground import verdict_of
from tests.law_desk.desk import key_trusted
from tests.law_desk.jurists import with_jurists
from tests.scene import Scene, build_scene, draft, of
from tests.walk import after_bloc
from workflow.actions.receive import receive
from workflow.actions.submit import submit

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
DAY, DAY_BEFORE, FIRST_DAY, LATER = (date(2027, *day) for day in ((6, 15), (6, 30), (7, 1), (7, 10)))
CSTDCS, CSTD = "Chiến sĩ thi đua cơ sở", "Chiến sĩ thi đua cấp tỉnh"
BK = "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh"
VOTE = "Tỷ lệ phiếu đồng ý của Hội đồng để xét {}"
ENTERED = [
    (
        "Lao động tiên tiến",
        [
            Change(
                "Điều kiện Lao động tiên tiến: Mức độ hoàn thành nhiệm vụ",
                "Thay bằng",
                chosen("Từ mức", "Hoàn thành xuất sắc nhiệm vụ"),
            ),
            Change("Giấy tờ của hồ sơ Lao động tiên tiến", "Thay bằng", ticked("Báo cáo thành tích")),
        ],
        19,
    ),
    (
        CSTDCS,
        [
            Change(f"Tỷ lệ {CSTDCS}", "Thay bằng", number("Tỷ lệ tối đa (%)", "20")),
            Change(
                VOTE.format(CSTDCS),
                "Thay bằng",
                in_turn(number("Tỷ lệ (%)", "75"), ticked("Bỏ phiếu kín")),
            ),
            Change(
                f"Người có thẩm quyền quyết định {CSTDCS}",
                "Thay bằng",
                in_turn(
                    ticked("Chủ tịch Ủy ban nhân dân cấp xã"),
                    cleared("Người mà văn bản còn để ngỏ", "Chủ tịch Ủy ban nhân dân cấp xã"),
                ),
            ),
        ],
        28,
    ),
    (
        CSTD,
        [
            Change(
                VOTE.format(CSTD), "Thay bằng", in_turn(number("Tỷ lệ (%)", "85"), ticked("Bỏ phiếu kín"))
            ),
            Change(f"Điều kiện {CSTD}: Sáng kiến, đề tài ảnh hưởng trong tỉnh", "Bỏ"),
            Change(
                f"Điều kiện {CSTD}: 03 lần liên tục {CSTDCS}",
                "Thay bằng",
                number("Số lần", "2"),
            ),
        ],
        23,
    ),
    (
        BK,
        [
            Change(
                f"Điều kiện {BK}: Thành tích của cá nhân",
                "Thay bằng",
                in_turn(without_criterion(0), number("Số lượng", "1")),
            ),
            Change(f"Điều kiện {BK}: Thành tích của tập thể", "Giữ nguyên"),
        ],
        42,
    ),
]


def test_two_jurists_make_a_law_of_2027_hold_for_four_awards(browser: Browser, tmp_path: Path) -> None:
    scene = with_jurists(build_scene(units=2))
    key_trusted(scene, on=DAY)
    with serving(on=DAY) as address, Office(browser, address, True, tmp_path) as office:
        one, other = office.seat(scene["jurist1"]), office.seat(scene["jurist2"])
        desk.open_law(one)
        for name, changes, cases in ENTERED:
            desk.enter_award(one, name, changes, cases=cases)
            desk.confirm(other)
        other.goto("/phap-che/")
        expect(other.get_by_text("Xác nhận: Người jurist2, 15/06/2027")).to_have_count(4)
        officer = office.seat(scene["officer"])
        received = _received(scene, on=DAY_BEFORE)
        officer.goto(f"/ho-so/{received.pk}/")
        expect(
            officer.get_by_text("Luật 06/2026/QH16, theo ngày cơ quan thẩm định nhận hồ sơ")
        ).to_be_visible()
    assert office.problems == []
    _seats_of_dossiers(scene, received)
    _verdicts_of_cases()
    _deciders_and_votes()


def _received(scene: Scene, *, on: date) -> Dossier:
    """Five of twenty: the law before has set no share."""
    dossier = draft(scene, fighters=5, on=on)
    submit(dossier.pk, by=scene["head1"], on=on)
    after_bloc(scene, dossier, on=on)
    receive(dossier.pk, by=scene["officer"], on=on)
    return Dossier.objects.get(pk=dossier.pk)


def _seats_of_dossiers(scene: Scene, before: Dossier) -> None:
    """One of the day before keeps its law past the first day; one of that day has four seats of twenty."""
    law = local_law(scene.district)
    assert before.nominations.filter(award="CSTĐCS", standing="endorsed").count() == 5
    assert (before.regime, law.rulebook_of(before, on=LATER).regime) == ("R4", "R4")
    after = draft(scene, unit=2, fighters=5, on=FIRST_DAY)
    with pytest.raises(Refused) as refused:
        submit(after.pk, by=scene["head2"], on=FIRST_DAY)
    told = "Đề nghị 5 Chiến sĩ thi đua cơ sở trên 20 Lao động tiên tiến; được tối đa 4."
    assert told in [each.message for each in refused.value.obstacles]
    remove_nomination(of(after, "CSTĐCS")[-1].pk, by=scene["clerk2"], on=FIRST_DAY)
    submit(after.pk, by=scene["head2"], on=FIRST_DAY)


def _verdicts_of_cases() -> None:
    """On the day before nobody has read the law that holds: what it may have changed is for a person."""

    def said(award: str, **facts: str) -> tuple[str, str]:
        days = ("30/06/2027", "01/07/2027")
        before, after = (verdict_of(stack_in_force(), award, day, **facts) for day in days)
        return before, after

    review, right, wrong = "cần xem xét", "đúng quy định", "trái quy định"
    twice = "CSTĐCS 2025, 1/QĐ 30/12; CSTĐCS 2026, 2/QĐ 30/12"
    assert said("LĐTT", **{"xếp loại": "2026 HTTNV"}) == (review, wrong)
    assert said("LĐTT", **{"xếp loại": "2026 HTXSNV"}) == (review, right)
    no_initiative = {"đã có": twice, "thành tích": "2026", "sáng kiến": "không"}
    assert said("CSTĐ tỉnh", **no_initiative) == (review, right)
    assert said("CSTĐ tỉnh", **no_initiative | {"đã có": "CSTĐCS 2026, 2/QĐ 30/12"}) == (review, wrong)
    two_years = {"thành tích": "2025–2026", "xếp loại": "2025–2026 HTXSNV"}
    two_years["tiêu chuẩn"] = "BK tỉnh.two_years_two_initiatives"
    assert said("BK tỉnh", **two_years, **{"sáng kiến": "SK-1 2025, 5/QĐ 20/12"}) == (review, right)
    assert said("BK tỉnh", **two_years, **{"sáng kiến": "không"}) == (review, wrong)


def _deciders_and_votes() -> None:
    stack = stack_in_force()
    chair = [may_decide("CSTĐCS", "commune_chair", day, stack=stack) for day in (DAY_BEFORE, FIRST_DAY)]
    assert chair[0] is not None and chair[0].verdict is Verdict.REVIEW and chair[1] is None
    needed = [
        threshold("CSTĐCS", 16, rulebook_on(day, stack=stack)).needed for day in (DAY_BEFORE, FIRST_DAY)
    ]
    assert needed == [None, 12]
