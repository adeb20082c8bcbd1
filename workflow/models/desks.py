"""The four desks of the corridor, and what a nomination may be while its dossier lies on one."""

from __future__ import annotations

from enum import StrEnum


class Desk(StrEnum):
    UNIT = "unit"
    BLOC = "bloc"
    BOARD = "board"
    END = "end"


DESK_LABELS = {
    Desk.UNIT: "đơn vị",
    Desk.BLOC: "khối, cụm thi đua",
    Desk.BOARD: "cơ quan thẩm định",
    Desk.END: "kết thúc",
}
# Which standings a nomination may have while its dossier is on a desk.
ALLOWED: dict[Desk, frozenset[str]] = {
    Desk.UNIT: frozenset({"draft", "withdrawn"}),
    Desk.BLOC: frozenset({"submitted", "withdrawn"}),
    Desk.BOARD: frozenset(
        {
            "endorsed",
            "not_endorsed",
            "not_qualified",
            "appraised",
            "held",
            "tabled",
            "passed",
            "sent_up",
            "not_granted",
            "failed",
            "refused",
            "withdrawn",
            "forwarded",
            "awarded",
            "revoked",
        }
    ),
    Desk.END: frozenset(
        {
            "not_endorsed",
            "not_qualified",
            "failed",
            "refused",
            "not_granted",
            "withdrawn",
            "forwarded",
            "awarded",
            "revoked",
        }
    ),
}
