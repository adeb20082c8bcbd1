"""The forms of what keeps an award from somebody."""

from __future__ import annotations

from collections.abc import Iterator

from dossiers.models import Pending
from tests.fire.filled_form import FilledForm, url_of
from tests.fire.form_ground import Ground


def forms_of_conduct(ground: Ground) -> Iterator[FilledForm]:
    named = {"kind": "inspection", "since": "01/10/2020"}
    yield FilledForm(
        "dossiers:conduct",
        "clerk1",
        url_of("dossiers:conduct", ground.people[0]),
        lambda turn: {**named, "source": f"Quyết định thanh tra số {7 + turn}/QĐ-TTr"},
        Pending.objects.all(),
        words="Việc này đã được ghi: Việc đang thanh tra, kiểm tra, điều tra từ ngày 01/10/2020",
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
