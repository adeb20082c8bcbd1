"""The unit hands its dossier in, takes it back before it is opened, or withdraws a single nomination."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from dossiers.drafting.draft_page import draft_page
from dossiers.drafting.petitioning.petition_contents import PETITION_KIND, unit_symbol
from dossiers.drafting.route import route_of
from dossiers.judging.law_marks import counted, kept_mark, told_in_a_sentence
from dossiers.models import Dossier, Nomination, Standing
from dossiers.seats.claiming import are_seats_kept
from dossiers.seats.counting import BASE_AWARDS, capped_awards
from law.awards import name_of
from roles.access.asked_request import RequestAbout
from roles.doors.given_numbers import lacks_abbreviation, signed
from roles.forms.fields import DayField
from roles.forms.paper_number import NumberedPaperForm, PaperNumberField
from roles.models import Bloc
from roles.rights.unit_heirs import standing_for
from workflow.access import page_of
from workflow.actions.recall import recall as recall_door
from workflow.actions.submit import submit as submit_door
from workflow.actions.withdraw import withdraw as withdraw_door
from workflow.queries.number_register import of_one_petition
from workflow.queries.revisions.which_revisions import since_last
from workflow.table.moves import BY_ACT, Act
from workflow.views.shared.act_questions import ActQuestion, ReasonForm, confirmed

# Of a longer list the petition, one click away, has all.
MOST_LISTED = 100


class PetitionForm(NumberedPaperForm):
    """The unit numbers its petition in its own register."""

    paper_number = PaperNumberField(label="Số tờ trình")
    paper_on = DayField(label="Ngày tờ trình", required=False)

    def ask_for(self, symbol: str) -> None:
        """The example is the unit's own sign; where that lacks its abbreviation, the whole is asked for."""
        if lacks_abbreviation(symbol):
            asked = "Đơn vị chưa có tên viết tắt trong chương trình: ghi cả ký hiệu, "
            asked += f"ví dụ {signed('15', symbol)}ABC."
        else:
            asked = f"Số ở sổ văn bản đi của đơn vị, ví dụ 15 hoặc {signed('15', symbol)}."
        blank = "Để trống cả hai ô thì bản in chừa chỗ để ghi tay."
        self.fields["paper_number"].help_text = f"{asked} {blank}"


@page_of(Act.SUBMIT)
def submit(request: RequestAbout[Dossier], pk: int) -> HttpResponse:
    """What the law says is counted before and after; on a refusal every obstacle is shown with its article
    and leads to its nomination."""
    dossier = request.subject
    route = route_of(dossier, on=request.on)
    word = f"{route.bloc.word} thi đua" if route.bloc else route.receiver
    capped = dossier.nominations.filter(award__in=capped_awards()).exists()
    seats = " và số suất" if capped else ""
    asked = ActQuestion(
        title=f"Trình hồ sơ {dossier.code}",
        question=f"Trình “{dossier.title}” lên {route.receiver}?",
        submit_label="Trình hồ sơ",
        cancel_url=_page_of(dossier),
        consequences=(
            "Nội dung được khóa lại; muốn sửa phải thu hồi hoặc được trả lại.",
            f"{word.capitalize()} nhận được hồ sơ ngay; chỉ thu hồi được khi {word} chưa tiếp nhận.",
            f"Mọi điều kiện{seats} được kiểm tra lại ngay lúc trình.",
        ),
        citation=BY_ACT[Act.SUBMIT].citation,
        mends_in_draft=True,
    )
    written = {"paper_number": dossier.petition_number, "paper_on": dossier.petition_on}
    form = PetitionForm(request.POST if request.method == "POST" else None, initial=written)
    profile = standing_for(dossier.unit, on=request.on).profile_on(request.on)
    form.ask_for(unit_symbol(PETITION_KIND, profile))
    return confirmed(
        request,
        asked,
        form,
        lambda _reason: submit_door(dossier.pk, petition=form.given(), by=request.user, on=request.on),
        done=lambda: _submitted(dossier),
        to=reverse("workflow:dossier", args=[dossier.pk]),
        template="workflow/submit.html",
        facts=lambda: {
            "route": None if dossier.is_sealed else route,
            **_counts(dossier, on=request.on),
            **_changes(dossier, on=request.on),
        },
    )


def _counts(dossier: Dossier, *, on: date) -> dict[str, Any]:
    """What would be handed over, as the law sees it today; nothing of a dossier that is sealed already."""
    if dossier.is_sealed:
        return {}
    found = draft_page(dossier, on=on)
    return {
        "listed": found.rows[:MOST_LISTED],
        "unlisted": max(len(found.rows) - MOST_LISTED, 0),
        "number": len(found.rows),
        "counts": found.tally,
        "stopping": found.stopping
        if found.rows
        else "Chưa trình được: hồ sơ chưa có trường hợp đề nghị nào.",
        "mend_url": reverse("dossiers:draft", args=[dossier.pk]) + found.first_stop,
        "mend_label": "Đến chỗ vướng đầu tiên" if found.rows else "Thêm trường hợp đề nghị",
    }


def _changes(dossier: Dossier, *, on: date) -> dict[str, Any]:
    """What the unit has changed since it handed the dossier in last."""
    return {
        "dossier": dossier,
        "changes": None if dossier.is_sealed else since_last(dossier, None, on=on),
    }


def _submitted(dossier: Dossier) -> str:
    handed = (Standing.SUBMITTED, Standing.ENDORSED)
    rows = dossier.nominations.filter(standing__in=handed).only("verdict", "findings")
    told = told_in_a_sentence(counted(kept_mark(row) for row in rows))
    bloc = Bloc.objects.filter(dossiers=dossier).first()
    handed_to = bloc.name if bloc else "cơ quan thẩm định"
    return f"Đã trình hồ sơ {dossier.code} lên {handed_to}: {told}.{_of_same_number(dossier)}"


def _of_same_number(dossier: Dossier) -> str:
    """A slip is told, as at a decision: two papers of one register are seldom meant to bear one number."""
    codes = ", ".join(each.code for each in of_one_petition(dossier.pk))
    mend = "nếu là hai tờ trình khác nhau thì thu hồi hồ sơ ghi nhầm để ghi lại số"
    return f" Số tờ trình này còn ghi ở hồ sơ {codes}; {mend}." if codes else ""


@page_of(Act.RECALL)
def recall(request: RequestAbout[Dossier], pk: int) -> HttpResponse:
    dossier = request.subject
    keeps_seats = are_seats_kept(dossier, dossier.nominations.values_list("award", flat=True))
    asked = ActQuestion(
        title=f"Thu hồi hồ sơ {dossier.code}",
        question=f"Thu hồi “{dossier.title}” về đơn vị để sửa?",
        submit_label="Thu hồi",
        cancel_url=reverse("workflow:dossier", args=[dossier.pk]),
        consequences=(
            "Hồ sơ về lại đơn vị, nội dung mở ra để sửa và được trình lại thành bản mới.",
            *(["Số suất đã giữ được trả lại cho đến khi trình lại."] if keeps_seats else []),
        ),
    )
    return confirmed(
        request,
        asked,
        ReasonForm(request.POST if request.method == "POST" else None, is_required=False),
        lambda reason: recall_door(dossier.pk, by=request.user, on=request.on, reason=reason),
        done=f"Đã thu hồi hồ sơ {dossier.code}.",
        to=reverse("dossiers:draft", args=[dossier.pk]),
    )


@page_of(Act.WITHDRAW)
def withdraw(request: RequestAbout[Nomination], pk: int) -> HttpResponse:
    """One nomination is taken back for good, with a reason."""
    row = request.subject
    page = reverse("workflow:dossier", args=[row.dossier_id])
    asked = ActQuestion(
        title=f"Rút trường hợp {row.recipient_name}",
        question=f"Rút đề nghị tặng {name_of(row.award)} cho {row.recipient_name} "
        f"trong hồ sơ {row.dossier.code}?",
        submit_label="Rút trường hợp này",
        cancel_url=f"{page}#th-{row.pk}",
        consequences=(
            "Không hoàn lại được; muốn đề nghị lại phải lập hồ sơ bổ sung.",
            *_of_seats(row),
        ),
        is_grave=True,
    )
    return confirmed(
        request,
        asked,
        ReasonForm(request.POST if request.method == "POST" else None),
        lambda reason: withdraw_door([row.pk], reason=reason, by=request.user, on=request.on),
        done=f"Đã rút trường hợp {row.recipient_name} ({name_of(row.award)}).",
        to=page,
    )


def _of_seats(row: Nomination) -> Iterator[str]:
    """What becomes of the unit's seats; nothing of an award, or in a year, of which the law sets no share."""
    if are_seats_kept(row.dossier, [row.award]):
        yield "Số suất của trường hợp này được trả lại cho đơn vị."
    if row.award in BASE_AWARDS and are_seats_kept(row.dossier, capped_awards()):
        yield "Rút một Lao động tiên tiến làm giảm số suất Chiến sĩ thi đua cơ sở của đơn vị."


def _page_of(dossier: Dossier) -> str:
    return reverse("workflow:dossier" if dossier.is_sealed else "dossiers:draft", args=[dossier.pk])
