"""The seats a visitor of the demonstration may take; only the demonstration's settings name this list."""

from __future__ import annotations

from workflow.story.accounts import PASSWORD, Seat, seats_today


def demo_accounts() -> list[dict[str, str]]:
    """As the sign-in page and `show_demo` list them: one account an office, by group."""
    return [_told(seat) for seat in seats_today()]


def _told(seat: Seat) -> dict[str, str]:
    return {
        "group": seat.group,
        "office": seat.office,
        "name": seat.name,
        "place": seat.place,
        "username": seat.username,
        "password": PASSWORD,
        "icon": seat.icon,
    }
