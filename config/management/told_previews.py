"""A preview of a pack on the command line: each answer that would be another, a line each, and the counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

from law.findings import Verdict
from law.packs.signed_folder.pack_files import Pack
from law_desk.previews.cases_twice import cases_twice
from law_desk.previews.judged_twice import judged_twice, open_dossiers
from law_desk.previews.law_to_be import law_to_be

Answer = dict[str, Any]


def answers_with(pack: Pack, *, today: date) -> Iterator[Answer]:
    """Streamed. Each has `kind` (verdict, words, kept, case), whom it is about, `was`, `now`, `findings`."""
    law, on = law_to_be(pack, on=today), max(today, pack.manifest.since)
    for each in judged_twice(open_dossiers().iterator(chunk_size=50), law, on=on):
        code = each.dossier.code
        if each.keeps_its_law:
            yield {"kind": "kept", "dossier": code}
        for one in each.changed:
            kind = "words" if one.was == one.now else "verdict"
            whom = {"dossier": code, "nomination": one.nomination}
            yield {"kind": kind, **whom, "was": one.was, "now": one.now, "findings": list(one.findings)}
    for case in cases_twice(law):
        if case.was != case.now or case.findings:
            told = {"was": case.was, "now": case.now, "findings": list(case.findings)}
            yield {"kind": "case", "case": case.called, **told}


def line_of(answer: Answer) -> str:
    whom = answer.get("case") or f"{answer['dossier']}, trường hợp {answer.get('nomination') or 'cả hồ sơ'}"
    if answer["kind"] == "kept":
        return f"{answer['dossier']}: giữ luật của ngày tiếp nhận"
    rules = "; ".join(_rule(each) for each in answer["findings"])
    return f"{whom}: {_label(answer['was'])} → {_label(answer['now'])}\n  {rules}"


def counts_of(counts: Counter[str], *, pack: Pack) -> str:
    return (
        f"Gói luật {pack.name}: {counts['verdict']} kết luận đổi, {counts['words']} nhận xét đổi, "
        f"{counts['kept']} hồ sơ giữ luật của ngày tiếp nhận, {counts['case']} tình huống đổi. "
        "Chưa có gì thay đổi."
    )


def _label(verdict: str) -> str:
    return Verdict(verdict).label if verdict else "không xét được"


def _rule(finding: dict[str, Any]) -> str:
    return f"{finding['rule']} ({(finding['now'] or finding['was'])['citation']})"
