"""What the pages of disciplines, matters under way and posts held say and ask, each in its own words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms

from dossiers.models import Discipline, Pending, Recipient, ServicePost
from dossiers.recipients.conduct.conduct_words import ConductRow
from dossiers.recipients.conduct.entering_posts import PostFacts, enter_post
from dossiers.recipients.conduct.forms import DisciplineForm, MatterForm, PostForm
from dossiers.recipients.conduct.recording_conduct import (
    DisciplineFacts,
    enter_discipline,
    enter_matter,
)


@dataclass(frozen=True, slots=True)
class ConductPage:
    """`name`, `ends` and `strikes` are names of addresses; `enter` takes the form's facts to its door;
    `other` is the page beside it, where there is one."""

    of: type[ConductRow]
    name: str
    ends: str
    strikes: str
    title: str
    lead: str
    none: str
    heading: str
    form: type[forms.Form]
    enter: Callable[..., ConductRow]
    other: str = ""
    other_label: str = ""


def _enter_matter(person: Recipient, given: dict[str, Any], **who: Any) -> Pending:
    kind = Pending.Kind(given["kind"])
    return enter_matter(person.pk, kind, since=given["since"], source=given["source"], **who)


def _enter_discipline(person: Recipient, given: dict[str, Any], **who: Any) -> Discipline:
    return enter_discipline(person.pk, DisciplineFacts(**given), **who)


def _enter_post(person: Recipient, given: dict[str, Any], **who: Any) -> ServicePost:
    return enter_post(person.pk, PostFacts(**given), **who)


MATTERS = ConductPage(
    of=Pending,
    name="dossiers:conduct",
    ends="dossiers:end_matter",
    strikes="dossiers:strike_matter",
    title="Việc đang xem xét",
    lead="Xem xét kỷ luật, thanh tra, kiểm tra, điều tra, xác minh đơn thư: chờ kết luận rồi mới xét khen "
    "thưởng. Mục đã ghi không xóa được.",
    none="Chưa ghi việc nào đang xem xét",
    heading="Ghi việc mới",
    form=MatterForm,
    enter=_enter_matter,
    other="dossiers:disciplines",
    other_label="Kỷ luật",
)
DISCIPLINES = ConductPage(
    of=Discipline,
    name="dossiers:disciplines",
    ends="dossiers:end_discipline",
    strikes="dossiers:strike_discipline",
    title="Kỷ luật",
    lead="Quyết định kỷ luật và thời gian có hiệu lực; luật xét khen thưởng theo đó. Mục đã ghi không xóa "
    "được.",
    none="Chưa ghi kỷ luật nào",
    heading="Ghi kỷ luật",
    form=DisciplineForm,
    enter=_enter_discipline,
    other="dossiers:conduct",
    other_label="Việc đang xem xét",
)
SERVICE = ConductPage(
    of=ServicePost,
    name="dossiers:service_posts",
    ends="dossiers:end_post",
    strikes="dossiers:strike_post",
    title="Quá trình giữ chức vụ",
    lead="Chức vụ đã giữ ở mọi cơ quan, theo quyết định; luật tính thời gian cống hiến từ đó. Mục đã "
    "ghi không xóa được.",
    none="Chưa ghi chức vụ nào",
    heading="Ghi chức vụ",
    form=PostForm,
    enter=_enter_post,
)
PAGES: dict[type[ConductRow], ConductPage] = {
    Pending: MATTERS,
    Discipline: DISCIPLINES,
    ServicePost: SERVICE,
}
