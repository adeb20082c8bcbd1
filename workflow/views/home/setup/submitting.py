"""What every decision asks anew while it is missing: who submits, by what sign, whose law was confirmed."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from law.rulebook import LawStack, rulebook_on
from roles.doors.given_numbers import lacks_abbreviation
from roles.models import Appointment, Office
from roles.models.periods import valid_on
from vietnamese.numbers import two_digits
from workflow.reports.board_office import (
    board_head,
    head_of_office,
    office_profile,
    proposing_office,
    submission_symbol,
)
from workflow.views.home.setup.setup_line import SetupLine, SetupState
from workflow.views.home.setup.setup_steps import SetupSteps, Step

# Who enters a text does not confirm it.
_JURISTS = 2


def submission_lines(steps: SetupSteps) -> Iterator[SetupLine]:
    """The head whose name and the abbreviation that its submissions bear; none where nobody is named."""
    here, on = steps.jurisdiction, steps.on
    office = proposing_office(here, on=on)
    if not office:
        return
    profile = office_profile(here, office, on=on)
    unit = profile.unit_id if profile else None
    signer = SetupLine("Người ký tờ trình", SetupState.DONE, "Đã có người.")
    if not head_of_office(here, office, on=on):
        signer = _no_signer(steps, office, unit)
    yield signer
    sign = SetupLine("Tên viết tắt của cơ quan trình", SetupState.DONE, "Đã có.")
    if lacks_abbreviation(submission_symbol(here, on=on)):
        told = f"{office} chưa có tên viết tắt trong chương trình, số tờ trình phải ghi cả ký hiệu."
        sign = SetupLine(sign.title, SetupState.CHECK, told, _coded(steps, unit))
    yield sign


def _no_signer(steps: SetupSteps, office: str, unit: int | None) -> SetupLine:
    post = board_head(steps.jurisdiction, on=steps.on)
    told = f"{post}: chưa phân công ai giữ chức vụ này, tờ trình in chừa chỗ ghi tên."
    if unit is None:
        told += f" Phân công ở cơ quan, ghi chức vụ “{post}”."
        step = steps.appoint("Phân công người ký tờ trình", Office.BOARD_OFFICER)
    else:
        told += f" Phân công thủ trưởng {office}."
        step = steps.appoint("Phân công thủ trưởng", Office.UNIT_HEAD, at=f"unit:{unit}")
    return SetupLine("Người ký tờ trình", SetupState.CHECK, told, step)


def _coded(steps: SetupSteps, unit: int | None) -> Step:
    if unit is None:
        return "Lập đơn vị, ghi tên viết tắt", reverse("roles:new_unit", args=[steps.jurisdiction.pk])
    return "Ghi tên viết tắt", reverse("roles:rename_unit", args=[unit])


def law_line(steps: SetupSteps, *, stack: LawStack) -> Iterator[SetupLine]:
    """Law is confirmed once for the whole house, by jurists of its uppermost level."""
    here, on = steps.jurisdiction, steps.on
    if here.above_id is not None:
        return
    rules = rulebook_on(on, stack=stack)
    if rules.is_read:
        yield SetupLine("Pháp chế", SetupState.DONE, "Văn bản đang áp dụng đã được xác nhận.")
        return
    rows = Appointment.objects.filter(
        valid_on(on), jurisdiction=here, office=Office.JURIST, user__is_active=True
    )
    seated = rows.values("user").distinct().count()
    told = f"Chương trình chưa xác nhận {rules.regime_citation}"
    if seated >= _JURISTS:
        told += f"; đã có {two_digits(seated)} cán bộ pháp chế để nhập và xác nhận."
        yield SetupLine("Pháp chế", SetupState.DONE, told)
        return
    told += (
        ": thẩm định phải ghi căn cứ cho từng trường hợp. Cần 02 cán bộ pháp chế, người nhập và người "
        f"xác nhận văn bản; đã phân công {two_digits(seated)}."
    )
    step = steps.appoint("Phân công pháp chế", Office.JURIST)
    yield SetupLine("Pháp chế", SetupState.CHECK, told, step)
