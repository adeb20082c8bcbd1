"""The forms of drafting and of the corridor that make something."""

from __future__ import annotations

from collections.abc import Iterator

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from dossiers.models import (
    Dossier,
    Evidence,
    HeldTitle,
    Initiative,
    Job,
    Nomination,
    PaperCheck,
    Recipient,
)
from emulation.models import Registration
from tests.above import appraised, asking, build_province
from tests.dossiers.importing.workbooks import person, workbook
from tests.dossiers.loading.past_workbooks import load_workbook, past_title
from tests.fire.filled_form import FilledForm, pdf, url_of
from tests.fire.form_ground import Ground
from tests.scene import of
from workflow.models import Decision, Meeting, Package, SkippedNumbers

# A call about which nobody is asked whether it is meant so.
IN_TIME = {"meets_on": "25/11/2020", "starts_at": "08:00", "place": "Phòng họp"}


def forms_of_drafting(ground: Ground) -> Iterator[FilledForm]:
    dossier, unit = ground.drafted, ground.scene.units[0]
    page, card = url_of("dossiers:draft", dossier), url_of("dossiers:recipient", ground.people[0])
    named = {"kind": "individual", "sex": "female", "birth_on": "01/02/1990"}
    yield FilledForm(
        "dossiers:add",
        "clerk1",
        url_of("dossiers:add", dossier),
        lambda turn: {"recipients": [ground.people[turn].pk], "title": "LĐTT"},
        Nomination.objects.all(),
        page=page,
        words="đã được đề nghị Lao động tiên tiến trong hồ sơ này.",
    )
    yield FilledForm(
        "dossiers:restore",
        "clerk1",
        reverse("dossiers:restore", args=[dossier.pk, ground.removal]),
        {},
        Nomination.objects.all(),
        page=f"{page}?da-xoa={ground.removal}",
        has_another=False,
    )
    yield FilledForm(
        "dossiers:attach",
        "clerk1",
        url_of("dossiers:attach", dossier),
        lambda turn: {"kind": "minutes", "file": pdf(f"Biên bản {turn}")},
        Evidence.objects.all(),
        page=page,
        by_two=2,
    )
    yield FilledForm(
        "dossiers:import",
        "clerk1",
        url_of("dossiers:import", dossier),
        lambda turn: {"file": SimpleUploadedFile("danh-sach.xlsx", workbook([person(f"Lý Văn {turn}")]))},
        Job.objects.all(),
        by_two=2,
    )
    yield FilledForm(
        "dossiers:load",
        "officer",
        reverse("dossiers:load", args=[ground.scene.district.pk, "danh-hieu"]),
        lambda turn: {"file": SimpleUploadedFile("cu.xlsx", load_workbook([past_title(f"Lý Văn {turn}")]))},
        Job.objects.all(),
        by_two=2,
    )
    yield FilledForm(
        "dossiers:add_recipient",
        "clerk1",
        url_of("dossiers:add_recipient", unit),
        lambda turn: {**named, "name": f"Hoàng Thị {'AB'[turn]}a"},
        Recipient.objects.all(),
        by_two=2,
    )
    yield FilledForm(
        "dossiers:add_recipient",
        "clerk1",
        url_of("dossiers:add_recipient", unit),
        lambda turn: {**named, "name": "Hoàng Thị Ca", "staff_code": f"Z{turn}"},
        Recipient.objects.all(),
        words="Mã cán bộ Z1 đã thuộc về Hoàng Thị Ca.",
    )
    checked = Initiative.objects.filter(recipient__in=ground.people).order_by("pk")
    yield FilledForm(
        "dossiers:declared",
        "officer",
        url_of("dossiers:declared", ground.scene.district) + "?loai=sang-kien&pham_vi=tat-ca",
        lambda turn: {"chon": [checked[turn].pk], "outcome": "wrong", "reason": "Không có quyết định ấy."},
        PaperCheck.objects.all(),
        words="Dữ kiện này đã được kết luận “đã đối chiếu, không đúng”",
    )
    yield FilledForm(
        "dossiers:take_back_check",
        "officer",
        url_of("dossiers:take_back_check", ground.check),
        {"reason": "Xem nhầm sổ."},
        PaperCheck.objects.filter(ended_on__isnull=False),
        words="đã được rút ngày 20/11/2020",
        has_another=False,
    )
    yield FilledForm(
        "dossiers:recipient",
        "clerk1",
        card,
        lambda turn: (
            {"titles-0-award": "LĐTT", "titles-0-year": str(2018 + turn)}
            if not turn
            else {"titles-1-award": "LĐTT", "titles-1-year": str(2018 + turn)}
        ),
        HeldTitle.objects.all(),
        by_two=2,
    )


def forms_of_the_corridor(ground: Ground) -> Iterator[FilledForm]:
    scene, carried = ground.scene, ground.carried
    fighters, advanced = of(carried, "CSTĐCS"), of(carried, "LĐTT")
    group = f"?danh-hieu=LĐTT&loai=công trạng&nam={carried.year}"
    register = url_of("workflow:register", scene.district)
    titled = {"title": "Đề nghị khen thưởng tổng kết năm", "way": "công trạng"}
    yield FilledForm(
        "emulation:register",
        "head1",
        url_of("emulation:register", scene.units[0]),
        lambda turn: {"year": str(2020 + turn), "title-LĐTT": "5"},
        Registration.objects.all(),
        words="đã đăng ký thi đua năm 2021",
    )
    yield FilledForm(
        "workflow:begin", "clerk1", reverse("workflow:begin"), titled, Dossier.objects.all(), by_two=2
    )
    yield FilledForm(
        "workflow:convene",
        "secretary",
        url_of("workflow:convene", scene.council),
        lambda turn: {"muc": [fighters[turn].pk], "title": "Xét tặng", **IN_TIME},
        Meeting.objects.all(),
        words="đã có trong cuộc họp",
    )
    yield FilledForm(
        "workflow:draft_decision",
        "officer",
        url_of("workflow:draft_decision", scene.district) + group,
        lambda turn: {"muc": [advanced[1 + turn].pk], "proposal": "Theo đề nghị của Trưởng phòng"},
        Decision.objects.all(),
        words="đã có trong quyết định khác",
    )
    above = build_province(beside=scene)
    scene.people["province_officer"] = above["officer"]
    asked = appraised(above, asking(above))
    yield FilledForm(
        "workflow:prepare_package",
        "province_officer",
        url_of("workflow:prepare_package", above.district) + "?danh-hieu=BK TTg&loai=đột xuất&nam=2025",
        lambda turn: {"muc": [asked[turn].pk]},
        Package.objects.all(),
        words="đã có trong hồ sơ trình cấp trên khác",
    )
    yield FilledForm(
        "workflow:set_next_number",
        "clerk",
        url_of("workflow:set_next_number", scene.district),
        lambda turn: {"number": str(20 + 10 * turn), "reason": "Cấp cho quyết định về nhân sự"},
        SkippedNumbers.objects.all(),
        words="không còn là",
    )
    yield FilledForm(
        "workflow:bundle_year",
        "officer",
        url_of("workflow:bundle_year", scene.district),
        {},
        Job.objects.all(),
        page=f"{register}?nam=2020",
        by_two=2,
    )
    yield FilledForm(
        "workflow:verification", "auditor", reverse("workflow:verification"), {}, Job.objects.all(), by_two=2
    )
