"""What the demonstration holds, counted in the database, in the form of the contract."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import Count

from dossiers.models import Dossier, Nomination, Standing
from roles.models import Bloc, BlocMembership
from vietnamese.text import fold
from workflow.models import Decision, DecisionState
from workflow.story.chapters import played_chapters
from workflow.story.district.plan import YEAR
from workflow.story.world import DISTRICT

WORDS = {Standing.FORWARDED: "đã chuyển cấp trên (ở cấp trên được tính thêm một lần)"}
STANDINGS = ("awarded", "not_endorsed", "failed", "held", "forwarded")


def summary() -> dict[str, Any]:
    """`blocs` and `units` are the district's in 2020; the rest is the whole demonstration."""
    standings = dict(Nomination.objects.values_list("standing").annotate(Count("pk")))
    return {
        "blocs": Bloc.objects.filter(jurisdiction__name=DISTRICT).count(),
        "units": BlocMembership.objects.filter(bloc__jurisdiction__name=DISTRICT, year=YEAR).count(),
        "dossiers": Dossier.objects.count(),
        "nominations": Nomination.objects.count(),
        "by_standing": {name: standings.get(name, 0) for name in STANDINGS},
        "decisions": [_decision(row) for row in _issued()],
        "refused": [each for told in played_chapters().values() for each in told.get("refused", ())],
    }


def standings_in_words() -> list[str]:
    """Every standing with how many nominations have it: together they are all. Who was forwarded is proposed
    once more at the higher level, and counted there too."""
    numbers = dict(Nomination.objects.order_by().values_list("standing").annotate(Count("pk")))
    return [f"{numbers[each]} {WORDS.get(each, each.label.lower())}" for each in Standing if each in numbers]


def lay_out_papers() -> Path:
    """Copies of the issued decisions under names a person can read; the folder."""
    folder = Path(settings.VAR, "decisions")
    folder.mkdir(parents=True, exist_ok=True)
    for decision in _issued():
        paper = folder / _file_name(decision)
        if not paper.exists() or sha256(paper.read_bytes()).hexdigest() != decision.sha256:
            with decision.file.open("rb") as kept:
                paper.write_bytes(kept.read())
    return folder


def _issued() -> list[Decision]:
    rows = Decision.objects.filter(state=DecisionState.ISSUED).select_related("jurisdiction")
    return list(rows.order_by("issued_on", "jurisdiction_id", "number"))


def _decision(decision: Decision) -> dict[str, Any]:
    lines = decision.lines.filter(is_live=True).values_list("nomination__recipient__kind", flat=True)
    kinds = Counter(lines)
    return {
        "number": decision.full_number,
        "signed_on": decision.signed_on.isoformat() if decision.signed_on else None,
        "award": decision.award,
        "collectives": kinds["collective"],
        "individuals": kinds["individual"],
        "households": kinds["household"],
        "pdf": _shown(Path(settings.VAR, "decisions", _file_name(decision))),
        "sha256": decision.sha256,
        "reward_total": decision.reward_total,
    }


def _file_name(decision: Decision) -> str:
    place = fold(decision.jurisdiction.name).replace(" ", "-")
    return f"{place}-{decision.number_year}-{decision.number:03d}.pdf"


def _shown(paper: Path) -> str:
    """Relative to the project where it lies within it."""
    root = Path(settings.ROOT)
    return str(paper.relative_to(root)) if paper.is_relative_to(root) else str(paper)
