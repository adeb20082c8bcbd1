"""Where a nomination is by its own standing: those of one dossier part ways once the Board has it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dossiers.local_law import local_law
from dossiers.models import Nomination, Standing
from law.procedure.routing import needs_council
from workflow.models import AgendaItem, Decision, Disqualification, Line, Meeting, Reply
from workflow.queries.above.sent_packages import papers_from_above
from workflow.queries.above.upward import Above
from workflow.queries.journey import JourneyStep, steps_now

# The dossier lies whole on the desk of the unit or of the bloc.
_WITH_THE_DOSSIER = (Standing.DRAFT, Standing.SUBMITTED)
_ENDED_AT = {
    Standing.NOT_ENDORSED: "Dừng ở khối, cụm",
    Standing.NOT_QUALIFIED: "Dừng ở cơ quan thẩm định",
    Standing.FAILED: "Dừng ở Hội đồng",
    Standing.REFUSED: "Không được duyệt",
    Standing.NOT_GRANTED: "Cấp trên không tặng",
    Standing.WITHDRAWN: "Đơn vị đã rút",
    Standing.REVOKED: "Quyết định đã bị hủy bỏ",
}


def nomination_places(
    rows: Sequence[Nomination],
    lines: Mapping[int, Sequence[JourneyStep]],
    above: Mapping[int, Sequence[Above]],
) -> dict[int, list[JourneyStep]]:
    """By nomination; `lines` are the ways of their dossiers, `above` where those sent upward are.

    Any number of rows costs as many statements as one.
    """
    items = AgendaItem.objects.filter(nomination__in=rows, is_live=True).select_related("meeting")
    drawn = Line.objects.filter(nomination__in=rows, is_live=True).select_related("decision")
    meetings = {item.nomination_id: item.meeting for item in items} if rows else {}
    decisions = {line.nomination_id: line.decision for line in drawn} if rows else {}
    noes = Disqualification.objects.filter(nomination__in=rows, concluded_on=None)
    answerable = {each.nomination_id: each for each in noes} if rows else {}
    waiting, papers = _awaiting_the_council(rows), papers_from_above(rows)
    return {
        row.pk: steps_now(lines[row.dossier_id])
        if row.standing in _WITH_THE_DOSSIER
        else _own_place(
            row,
            above.get(row.pk, ()),
            decision=decisions.get(row.pk),
            meeting=meetings.get(row.pk),
            no=answerable.get(row.pk),
            paper=papers.get(row.pk),
            is_for_council=row.pk in waiting,
        )
        for row in rows
    }


def _own_place(
    row: Nomination,
    above: Sequence[Above],
    *,
    decision: Decision | None,
    meeting: Meeting | None,
    no: Disqualification | None,
    paper: Reply | None,
    is_for_council: bool,
) -> list[JourneyStep]:
    if above:
        return [JourneyStep(f"Đã chuyển lên {each.place}", "current", note=each.told) for each in above]
    if row.standing == Standing.FORWARDED:
        return [JourneyStep("Đã chuyển cấp trên", "current")]
    if row.standing == Standing.SENT_UP:
        return [JourneyStep("Đã trình cấp trên, chờ quyết định", "current")]
    if row.standing in (Standing.ENDORSED, Standing.HELD):
        return [_at_the_board(row, paper)]
    if no is not None:
        return [_not_settled(no)]
    if row.standing in _ENDED_AT:
        return [JourneyStep(_ENDED_AT[Standing(row.standing)], "done", note=row.reason)]
    if decision is not None:
        return [_in_decision(decision)]
    if row.standing == Standing.AWARDED:
        return [_decided_above(paper)]
    if row.standing != Standing.PASSED and meeting is not None:
        return [JourneyStep("Hội đồng", "current", on=meeting.meets_on, note="ngày họp")]
    return [JourneyStep("Chờ đưa ra Hội đồng" if is_for_council else "Chờ dự thảo quyết định", "current")]


def _not_settled(no: Disqualification) -> JourneyStep:
    """The unit may still answer, or has, and nobody has concluded: the case may come back."""
    if no.answered_on is not None:
        return JourneyStep("Đơn vị đã giải trình, chờ kết luận", "current", on=no.answered_on)
    return JourneyStep("Không đủ điều kiện, chờ đơn vị giải trình", "current", on=no.said_on)


def _decided_above(paper: Reply | None) -> JourneyStep:
    """Without a paper what was decided above a jurisdiction that ended since."""
    if paper is None:
        return JourneyStep("Cấp trên đã quyết định khen thưởng", "done")
    return JourneyStep(
        f"Quyết định số {paper.number}", "done", on=paper.dated_on, note=f"của {paper.decided_by}"
    )


def _at_the_board(row: Nomination, paper: Reply | None) -> JourneyStep:
    back = f"cấp trên trả lại, văn bản số {paper.number}" if paper else ""
    note = "; ".join(filter(None, ["đang tạm giữ" if row.standing == Standing.HELD else "", back]))
    received_on = row.dossier.received_on
    return JourneyStep(
        "Cơ quan thẩm định", "current", on=received_on, note=note if received_on else "chưa tiếp nhận"
    )


def _in_decision(decision: Decision) -> JourneyStep:
    if decision.number:
        return JourneyStep(f"Quyết định số {decision.full_number}", "done", on=decision.issued_on)
    if decision.signed_on:
        return JourneyStep("Quyết định đã ký, chờ cấp số", "current", on=decision.signed_on)
    if decision.to_mend:
        return JourneyStep("Quyết định bị trả lại để sửa", "current", on=decision.returned_on)
    return JourneyStep("Dự thảo quyết định, chờ ký", "current", on=decision.drafted_on)


def _awaiting_the_council(rows: Sequence[Nomination]) -> set[int]:
    """Of those appraised, whose award needs its vote; the local rules of a jurisdiction are read once."""
    appraised = [row for row in rows if row.standing == Standing.APPRAISED]
    powers = {row.dossier.jurisdiction_id: row.dossier.jurisdiction for row in appraised}
    laws = {pk: local_law(power) for pk, power in powers.items()}
    return {
        row.pk
        for row in appraised
        if needs_council(
            row.award,
            laws[row.dossier.jurisdiction_id].rulebook_of(row.dossier, on=row.dossier.created_on),
        ).needed
    }
