"""Units whose head gives titles to his own, which nobody asks for in a dossier to the level above.

Who decides them by the law of the day, and how many of these units are founded as a level here.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Count, Exists, OuterRef, Q
from django.urls import reverse

from law.awards import TITLES, Award
from law.procedure.routing import authority_article, deciding_levels
from law.procedure.who_decides import decider_at
from law.rulebook import LawStack
from roles.models import Jurisdiction, UnitLevel, UnitProfile
from roles.models.periods import valid_on
from vietnamese.numbers import counted
from workflow.views.home.setup.setup_line import SetupLine, SetupState
from workflow.views.home.setup.setup_steps import SetupSteps

_OWN = frozenset({"individual", "collective"})


def own_level_lines(steps: SetupSteps, *, stack: LawStack) -> Iterator[SetupLine]:
    """One for each level of units that gives such titles; one statement."""
    here, on = steps.jurisdiction, steps.on
    founded = Jurisdiction.objects.filter(
        Q(until__isnull=True) | Q(until__gte=on), organ=OuterRef("unit"), since__lte=on
    )
    rows = UnitProfile.objects.filter(valid_on(on), jurisdiction=here).annotate(is_level=Exists(founded))
    counts = rows.values("unit__level").annotate(
        units=Count("pk"), founded=Count("pk", filter=Q(is_level=True))
    )
    for row in counts.order_by("unit__level"):
        level, units, left = row["unit__level"], row["units"], row["units"] - row["founded"]
        told = _told(level, steps, stack=stack)
        if not told:
            continue
        title = f"Danh hiệu {UnitLevel(level).label} tự quyết định"
        if not left:
            yield SetupLine(title, SetupState.DONE, f"Mọi đơn vị đã lập thành cấp trực thuộc. {told}")
            continue
        told += (
            f" Còn {counted(left)} trên {counted(units)} đơn vị chưa lập thành cấp trực thuộc để đề nghị, "
            "quyết định các danh hiệu ấy trong chương trình."
        )
        step = "Lập cấp trực thuộc", reverse("roles:new_jurisdiction", args=[here.pk])
        yield SetupLine(title, SetupState.CHECK, told, step)


def _told(level: str, steps: SetupSteps, *, stack: LawStack) -> str:
    """Empty where the head of such a unit decides nothing that is not decided here too."""
    by_article: dict[str, list[str]] = {}
    for award in TITLES.values():
        if _is_given_there(award, level, steps, stack=stack):
            article = authority_article(award.code, steps.on, stack=stack)
            by_article.setdefault(article, []).append(award.name)
    told = [
        f"{', '.join(names)}: do {decider_at(level)} quyết định ({article})."
        for article, names in by_article.items()
    ]
    return " ".join([*told, "Không chọn được trong hồ sơ trình lên đây."]) if told else ""


def _is_given_there(award: Award, level: str, steps: SetupSteps, *, stack: LawStack) -> bool:
    if award.bearers is not None or not award.exists_on(steps.on) or not _OWN & set(award.recipients):
        return False
    levels = deciding_levels(award.code, steps.on, stack=stack)
    return level in levels and steps.jurisdiction.level not in levels
