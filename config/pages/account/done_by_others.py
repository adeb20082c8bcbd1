"""What others did to an account, told to its owner: from the history, which nobody can strike."""

from __future__ import annotations

from datetime import date, timedelta

from django.contrib.auth.models import User

from roles.models import Appointment
from trail.models import Entry
from trail.phrases import sentence
from trail.verbs import Verb

TO_ACCOUNTS = (Verb.PASSWORD_GIVEN, Verb.SECOND_STEP_RESET, Verb.ACCOUNT_DISABLED, Verb.ACCOUNT_ENABLED)
DAYS_TOLD = 365
MOST_TOLD = 10


def done_by_others(user: User, *, on: date) -> list[tuple[date, str]]:
    """Day and sentence, the latest first, each act once on however many appointments. One statement."""
    held = Appointment.objects.filter(user=user).values("pk")
    rows = Entry.objects.filter(
        chain__subject_kind="appointment",
        chain__subject_id__in=held,
        verb__in=TO_ACCOUNTS,
        acted_on__gte=on - timedelta(days=DAYS_TOLD),
    ).select_related("chain")
    acts = {(entry.at, entry.verb): entry for entry in rows.order_by("-at", "-id")[: MOST_TOLD * 4]}
    return [(entry.acted_on, sentence(entry)) for entry in list(acts.values())[:MOST_TOLD]]
