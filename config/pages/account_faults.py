"""What is wrong with how a real site lets people in, as settings tell it; `config.checks` asks."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings

from roles.rights.permissions import LABELS


def account_faults() -> Iterator[tuple[int, str, str]]:
    """The fault's number, and what is wrong in two languages."""
    yield from _second_step()


def _second_step() -> Iterator[tuple[int, str, str]]:
    """A right that is written wrong would be demanded of nobody."""
    unknown = ", ".join(sorted(set(settings.VINHDANH_SECOND_STEP_RIGHTS) - set(LABELS)))
    if unknown:
        yield (
            17,
            f"SECOND_STEP_RIGHTS nêu quyền không có: {unknown}. Đúng là: sign_decision,appoint.",
            f"SECOND_STEP_RIGHTS names no right of this program: {unknown}; "
            "those that sign and appoint are sign_decision,appoint.",
        )
