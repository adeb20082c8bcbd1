"""What is wrong with how a real site lets people in, as settings tell it; `config.checks` asks."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings

from roles.rights.permissions import LABELS


def account_faults() -> Iterator[tuple[int, str, str]]:
    """The fault's number, and what is wrong in two languages."""
    yield from _second_step()
    yield from _provider()


def _provider() -> Iterator[tuple[int, str, str]]:
    """Half a provider would be a button that fails, or one that is missing without a word."""
    issuer = settings.VINHDANH_OIDC_ISSUER
    given = (issuer, settings.VINHDANH_OIDC_CLIENT_ID, settings.VINHDANH_OIDC_CLIENT_SECRET)
    if any(given) and not all(given):
        yield (
            18,
            "OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET phải đặt đủ cả ba, hoặc không đặt biến nào.",
            "OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET are set all three, or none of them.",
        )
    if issuer and not issuer.startswith("https://"):
        yield (
            19,
            f"OIDC_ISSUER={issuer} phải bắt đầu bằng https://: ai ở giữa đường cũng giả được danh tính.",
            f"OIDC_ISSUER={issuer} must begin with https://: else anybody on the way makes up identities.",
        )


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
