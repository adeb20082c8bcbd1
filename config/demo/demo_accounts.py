"""The offices a visitor of the demonstration may take; only the demonstration's settings name this list."""

from __future__ import annotations

from workflow.story.visitor_accounts import PASSWORD, VisitorAccount, visitor_accounts


def demo_accounts() -> list[dict[str, str]]:
    """As the sign-in page and `show_demo` list them: one account an office, by group."""
    return [_told(account) for account in visitor_accounts()]


def _told(account: VisitorAccount) -> dict[str, str]:
    return {
        "group": account.group,
        "office": account.office,
        "name": account.name,
        "place": account.place,
        "username": account.username,
        "password": PASSWORD,
        "icon": account.icon,
    }
