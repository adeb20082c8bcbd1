"""Where on a card the law misses something for a nomination: told at the field, which is opened there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from django.forms import BaseModelFormSet, ModelForm

from dossiers.judging.dossier_findings import judge_dossier
from dossiers.models import Nomination, Recipient, Standing
from law.findings import Finding, is_the_same_for_all

# By the fact that a finding looked at (law.facts): a list of the card, or a field of its general part.
PLACES = {
    "ratings": "ratings",
    "titles": "titles",
    "initiatives": "initiatives",
    "pending": "conduct",
    "discipline": "conduct",
    "collective.advanced_workers": "years",
    "collective.completed": "years",
    "collective.grassroots_fighters": "years",
    "collective.party_cell": "years",
    "collective.warned_or_worse": "years",
    "joined_on": "joined_on",
    "old_unit_opinion": "old_unit_opinion",
    "study.months": "study_months",
    "study.result": "study_result",
}

Missing = Mapping[str, Sequence[str]]


def drafted(person: Recipient, key: int) -> Nomination | None:
    """The drafted nomination of this recipient with that id; one statement."""
    rows = person.nominations.filter(pk=key, standing=Standing.DRAFT)
    return rows.select_related("dossier__unit", "dossier__jurisdiction").first()


def missing_on_card(nomination: Nomination, *, on: date) -> Missing:
    """By place: what the law says of it, the sentences as they stand on the draft."""
    found: dict[str, list[str]] = defaultdict(list)
    for finding in judge_dossier(nomination.dossier, on=on).findings:
        if finding.nominee == str(nomination.pk) and _is_missed(finding):
            found[PLACES[finding.fact]].append(finding.message)
    return found


def _is_missed(finding: Finding) -> bool:
    return finding.is_adverse and finding.fact in PLACES and not is_the_same_for_all(finding)


def point_out(missing: Missing, form: ModelForm, lists: Mapping[str, BaseModelFormSet]) -> None:
    """Writes it at the fields of the general part, and puts the focus on the first place of the card; what
    was sent begins with its faults."""
    places = [each.forms[-1] for name, each in lists.items() if name in missing and each.forms]
    for row in places[:1]:
        next(iter(row.visible_fields())).field.widget.attrs["autofocus"] = not form.is_bound
    for name in form.fields.keys() & missing.keys():
        form.fields[name].help_text = f"Còn thiếu: {' '.join(missing[name])}"
        form.fields[name].widget.attrs["autofocus"] = not places and not form.is_bound
