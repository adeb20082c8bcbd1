"""The forms of what keeps an award from somebody, and of what others gave."""

from __future__ import annotations

from collections.abc import Iterator

from dossiers.models import Discipline, OutsideDecision, Pending, ServicePost
from tests.fire.filled_form import FilledForm, pdf, url_of
from tests.fire.form_ground import Ground
from tests.outside import MINISTER


def forms_of_conduct(ground: Ground) -> Iterator[FilledForm]:
    named = {"kind": "inspection", "since": "01/10/2020"}
    yield FilledForm(
        "dossiers:conduct",
        "clerk1",
        url_of("dossiers:conduct", ground.people[0]),
        lambda turn: {**named, "source": f"Quyết định thanh tra số {7 + turn}/QĐ-TTr"},
        Pending.objects.all(),
        words="Mục này đã được ghi: Việc đang thanh tra, kiểm tra, điều tra từ ngày 01/10/2020",
    )
    yield FilledForm(
        "dossiers:end_matter",
        "clerk1",
        url_of("dossiers:end_matter", ground.matter),
        {"until": "20/11/2020", "result": "Không có vi phạm."},
        Pending.objects.filter(ended_on__isnull=False),
        words="đã được ghi kết thúc ngày 20/11/2020",
        has_another=False,
    )
    yield FilledForm(
        "dossiers:strike_matter",
        "clerk1",
        url_of("dossiers:strike_matter", ground.matter),
        {"reason": "Ghi nhầm người."},
        Pending.objects.filter(struck_on__isnull=False),
        words="Mục này đã được rút ngày 20/11/2020",
        has_another=False,
    )
    decided = {"decision_on": "02/05/2018", "decided_by": "UBND huyện", "since": "02/05/2018"}
    yield FilledForm(
        "dossiers:disciplines",
        "clerk1",
        url_of("dossiers:disciplines", ground.people[0]),
        lambda turn: {"kind": "cảnh cáo", "decision_number": f"{7 + turn}/QĐ-KL", **decided},
        Discipline.objects.all(),
        words="Mục này đã được ghi: Kỷ luật cảnh cáo từ ngày 02/05/2018",
    )
    yield FilledForm(
        "dossiers:end_discipline",
        "clerk1",
        url_of("dossiers:end_discipline", ground.discipline),
        {"until": "20/11/2020", "result": "Chấp hành xong."},
        Discipline.objects.filter(ended_on__isnull=False),
        words="đã được ghi kết thúc ngày 20/11/2020",
        has_another=False,
    )
    yield FilledForm(
        "dossiers:strike_discipline",
        "clerk1",
        url_of("dossiers:strike_discipline", ground.discipline),
        {"reason": "Ghi nhầm người."},
        Discipline.objects.filter(struck_on__isnull=False),
        words="Mục này đã được rút ngày 20/11/2020",
        has_another=False,
    )


def forms_of_outside(ground: Ground) -> Iterator[FilledForm]:
    said = {"issuer": "ministry", "decided_by": MINISTER, "dated_on": "20/12/2019", "signer": "Nguyễn Bảo"}
    said |= {
        "award": "BK bộ",
        "year": 2019,
        "people": f"{ground.people[0].staff_code}; Ủy ban nhân dân xã số 1",
    }
    yield FilledForm(
        "dossiers:enter_outside",
        "officer",
        url_of("dossiers:enter_outside", ground.scene.district),
        lambda turn: {**said, "number": f"{7 + turn}/QĐ-BGDĐT", "scan": pdf("7")},
        OutsideDecision.objects.all(),
        words="Đã ghi Bằng khen của bộ, ban, ngành, đoàn thể trung ương năm 2019",
    )
    yield FilledForm(
        "dossiers:confirm_outside",
        "officer",
        url_of("dossiers:confirm_outside", ground.outside),
        {"seen": "on", "alone_because": "Phòng chỉ có một chuyên viên."},
        OutsideDecision.objects.filter(confirmed_on__isnull=False),
        words="đã đối chiếu, được tính",
        has_another=False,
    )
    yield FilledForm(
        "dossiers:end_outside",
        "officer",
        url_of("dossiers:end_outside", ground.outside),
        {"reason": "Bộ trả lời không ban hành."},
        OutsideDecision.objects.filter(ended_on__isnull=False),
        words="đã bác, không tính",
        has_another=False,
    )


def forms_of_posts(ground: Ground) -> Iterator[FilledForm]:
    said = {"organ": "Bộ Nội vụ", "decided_by": "Bộ Nội vụ"}
    said |= {"decision_on": "20/02/2010", "since": "01/03/2010"}
    yield FilledForm(
        "dossiers:service_posts",
        "clerk1",
        url_of("dossiers:service_posts", ground.people[0]),
        lambda turn: {**said, "post": "Vụ trưởng", "decision_number": f"{7 + turn}/QĐ-BNV"},
        ServicePost.objects.all(),
        words="Mục này đã được ghi: Vụ trưởng, Bộ Nội vụ từ ngày 01/03/2010",
    )
    yield FilledForm(
        "dossiers:end_post",
        "clerk1",
        url_of("dossiers:end_post", ground.post),
        {"until": "20/11/2020", "result": "Nghỉ hưu."},
        ServicePost.objects.filter(ended_on__isnull=False),
        words="đã được ghi kết thúc ngày 20/11/2020",
        has_another=False,
    )
    yield FilledForm(
        "dossiers:strike_post",
        "clerk1",
        url_of("dossiers:strike_post", ground.post),
        {"reason": "Ghi nhầm người."},
        ServicePost.objects.filter(struck_on__isnull=False),
        words="Mục này đã được rút ngày 20/11/2020",
        has_another=False,
    )
