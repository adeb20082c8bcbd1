"""Whether the site names a provider of identities, and what pages call it."""

from __future__ import annotations

from django.conf import settings


def provider_name() -> str:
    """Empty while signing in by it is off."""
    given = (
        settings.VINHDANH_OIDC_ISSUER,
        settings.VINHDANH_OIDC_CLIENT_ID,
        settings.VINHDANH_OIDC_CLIENT_SECRET,
    )
    return str(settings.VINHDANH_OIDC_NAME) if all(given) else ""
