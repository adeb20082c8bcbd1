"""What a unit can declare no more: a fact that was held against its paper, and one that was found wrong."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dossiers.models import HeldTitle, Initiative, PaperCheck, Recipient
from dossiers.recipients.card_words import line_of
from dossiers.recipients.paper_checks.declared_facts import standing_checks
from dossiers.recipients.paper_checks.how_known import check_words
from roles.doors.refusals import Obstacle, Refused, refuse_if
from roles.models import Unit
from vietnamese.text import fold

MOST = 50


def refuse_settled(facts: Sequence[HeldTitle | Initiative]) -> None:
    """Of rows that are to be saved or deleted. One statement, none for none that is stored."""
    checks = standing_checks([row for row in facts if row.pk is not None])
    refuse_if(
        [
            Obstacle(
                f"{line_of(check.fact)[0]}: {check.get_outcome_display()}; {check_words(check)}.",
                remedy="Giữ nguyên dòng này; có giấy tờ khác thì đề nghị cơ quan thẩm định rút kết luận.",
            )
            for check in checks.values()
        ],
        message="Dữ kiện đã đối chiếu giấy tờ thì đơn vị không sửa, không xóa được.",
    )


def refuse_refuted_again(recipient: Recipient, titles: Iterable[HeldTitle]) -> None:
    """The same award of the same year by the same decision, once more. One statement, none for no title."""
    wanted = [row for row in titles if row.pk is None]
    if not wanted:
        return
    refuted = PaperCheck.objects.filter(
        recipient=recipient, title__isnull=False, outcome=PaperCheck.Outcome.WRONG, ended_on__isnull=True
    ).select_related("title", "checked_by")
    known = {_key(check.title): check for check in refuted if check.title is not None}
    for row in wanted:
        if (check := known.get(_key(row))) is not None:
            raise Refused(
                f"{line_of(row)[0]} đã được kết luận không đúng; {check_words(check)}.",
                remedy="Không khai lại; có giấy tờ khác thì đề nghị cơ quan thẩm định rút kết luận ấy.",
            )


def refuted_of(unit: Unit) -> list[tuple[PaperCheck, str, str]]:
    """What was found wrong of the unit's people and stands, the latest first, at most MOST: (what was found,
    of what, who found it and why)."""
    checks = PaperCheck.objects.filter(
        recipient__unit=unit, outcome=PaperCheck.Outcome.WRONG, ended_on__isnull=True
    )
    rows = checks.select_related("recipient", "title", "initiative", "checked_by").order_by("-pk")[:MOST]
    return [(check, line_of(check.fact)[0], check_words(check)) for check in rows]


def _key(row: HeldTitle) -> tuple[str, int, str]:
    return row.award, row.year, fold(row.decision_number).replace(" ", "")
