"""The blocs give their opinion, the Board receives and appraises: the same steps in any year and place."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from django.contrib.auth.models import User

from dossiers.judging.dossier_findings import judge_dossier
from dossiers.models import Dossier, Nomination
from law.findings import Verdict
from workflow.actions.appraise import Appraisal, appraise
from workflow.actions.bloc_review import Opinion, bloc_review
from workflow.actions.receive import receive
from workflow.actions.steps.holding import NOBODY, Awaited

SETTLED = "Đã đối chiếu văn bản và thực tế của đơn vị; đủ cơ sở để xét tiếp (dữ liệu minh họa)."


def reviewed(
    dossier: Dossier, *, by: User, on: date, against: Collection[int] = (), reason: str = ""
) -> None:
    """The bloc agrees to everything but the nominations `against`."""
    rows = dossier.nominations.filter(standing="submitted").order_by("ordinal", "pk")
    opinions = {
        row.pk: Opinion(row.pk not in against, reason if row.pk in against else "", rank)
        for rank, row in enumerate(rows, start=1)
    }
    bloc_review(dossier.pk, opinions, by=by, on=on)


def received(dossier: Dossier, *, by: User, on: date) -> None:
    receive(dossier.pk, by=by, on=on)


def appraised(
    dossier: Dossier,
    *,
    by: User,
    on: date,
    only: Sequence[Nomination] | None = None,
    awaited: Awaited = NOBODY,
) -> None:
    """Everything endorsed is appraised: pending matters are held, doubts settled with a reason."""
    dossier.refresh_from_db()
    rows = only if only is not None else list(dossier.nominations.filter(standing="endorsed"))
    if not rows:
        return
    doubts: dict[str, dict[str, str]] = {}
    held: set[str] = set()
    for finding in judge_dossier(dossier, on=on).findings:
        if finding.nominee is None:
            continue
        if finding.verdict is Verdict.HELD:
            held.add(finding.nominee)
        elif finding.verdict is Verdict.REVIEW:
            doubts.setdefault(finding.nominee, {})[finding.rule] = SETTLED
    words = {row.pk: _word(str(row.pk), held=held, doubts=doubts) for row in rows}
    appraise(dossier.pk, words, by=by, on=on, awaited=awaited)


def _word(nominee: str, *, held: set[str], doubts: dict[str, dict[str, str]]) -> Appraisal:
    if nominee in held:
        return Appraisal(holds=True, reason="Đang được thanh tra; tạm giữ đến khi có kết luận.")
    return Appraisal(settled=doubts.get(nominee, {}))
