"""The corridor as one picture, drawn from the table of moves and from the standings' own transitions.

The same table gives the same bytes, so a test can tell whether the committed picture still is true.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from typing import Any

from dossiers.models import Nomination, Standing
from dossiers.models.nomination import BEFORE_THE_BOARD
from workflow.models.desks import DESK_LABELS, Desk
from workflow.table.moves import BY_ACT
from workflow.table.row import Carrier, Move

WIDTH, MARGIN = 1180, 30
DESK_WIDTH, DESK_HEIGHT, DESK_TOP = 190, 64, 190
ROW, LINE = 22, 17
CARRIERS = {
    Carrier.DOSSIER: "Cả hồ sơ",
    Carrier.NOMINATION: "Từng trường hợp đề nghị",
    Carrier.MEETING: "Cuộc họp Hội đồng",
    Carrier.DECISION: "Quyết định",
    Carrier.PACKAGE: "Hồ sơ trình cấp trên",
}
STYLE = (
    "text{font-family:sans-serif;font-size:13px;fill:#20242a}.t{font-size:20px;font-weight:600}"
    ".h{font-size:15px;font-weight:600}.d{font-weight:600;text-anchor:middle}.a{text-anchor:middle;font-size:12px}"
    ".s{fill:#464b53;font-size:12px}.b{fill:#fbf0ef;stroke:#8f1b1e;stroke-width:1.5}"
    ".e{fill:none;stroke:#464b53;stroke-width:1.3}.r{stroke:#e4e1db}"
)


def draw() -> str:
    """The whole SVG: desks with the acts between them above, the table of acts with its standings below."""
    tables = list(_tables(top=DESK_TOP + DESK_HEIGHT + 190))
    height = tables[-1][0] + MARGIN
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
        'aria-labelledby="n">',
        '<title id="n">Hồ sơ đi qua những đâu; mỗi việc đổi trạng thái nào</title>',
        f"<style>{STYLE}</style>",
        '<defs><marker id="m" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" '
        'orient="auto"><path d="M0 0 8 4 0 8z" fill="#464b53"/></marker></defs>',
        '<rect width="100%" height="100%" fill="#fff"/>',
        _text(MARGIN, 38, "Hồ sơ đang ở đâu", "t"),
        *_edges(),
        *_desks(),
        *(shape for _bottom, shape in tables),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _desks() -> Iterator[str]:
    for desk in Desk:
        x = _left(desk)
        yield f'<rect class="b" x="{x}" y="{DESK_TOP}" width="{DESK_WIDTH}" height="{DESK_HEIGHT}" rx="10"/>'
        yield _text(x + DESK_WIDTH // 2, DESK_TOP + 37, DESK_LABELS[desk].capitalize(), "d")


def _left(desk: Desk) -> int:
    gap = (WIDTH - 2 * MARGIN - 4 * DESK_WIDTH) // 3
    return MARGIN + list(Desk).index(desk) * (DESK_WIDTH + gap)


def _edges() -> Iterator[str]:
    """Forward above the desks, back below them; every arrow bears the name of its act."""
    above = below = 0
    for move in BY_ACT.values():
        for start, to in move.desks:
            is_forward = list(Desk).index(start) < list(Desk).index(to)
            yield from _edge(move, start, to, lane=above if is_forward else below, is_forward=is_forward)
            above, below = above + is_forward, below + (not is_forward)


def _edge(move: Move, start: Desk, to: Desk, *, lane: int, is_forward: bool) -> Iterator[str]:
    shift = 14 * (lane - 2)
    x1, x2 = (_left(desk) + DESK_WIDTH // 2 + shift for desk in (start, to))
    y, away = (DESK_TOP, -1) if is_forward else (DESK_TOP + DESK_HEIGHT, 1)
    level = y + away * (28 + 24 * lane)
    yield f'<path class="e" d="M{x1} {y}V{level}H{x2}V{y}" marker-end="url(#m)"/>'
    yield _text((x1 + x2) // 2, level - 4, move.label, "a")


def _tables(*, top: int) -> Iterator[tuple[int, str]]:
    """Each line with the height below which the next may stand."""
    y = top
    yield y, _text(MARGIN, y, "Việc nào đổi trạng thái nào", "t")
    for carrier, name in CARRIERS.items():
        y += 34
        yield y, _text(MARGIN, y, name, "h")
        for move in BY_ACT.values():
            if move.carrier is carrier:
                for shape in _line(move, y):
                    yield y, shape
                y += ROW + LINE * max(len(_changes(move)) - 1, 0)
    yield y + ROW, ""


def _line(move: Move, y: int) -> Iterator[str]:
    base = y + ROW
    yield f'<path class="r" d="M{MARGIN} {y + 6}H{WIDTH - MARGIN}"/>'
    yield _text(MARGIN, base, move.label)
    yield _text(290, base, move.office, "s")
    for place, change in enumerate(_changes(move)):
        yield _text(620, base + LINE * place, change)


def _changes(move: Move) -> list[str]:
    """ "Đã trình → Khối đồng ý", read from the field's own transitions."""
    return [
        f"{_named(sources)} → {BEFORE_THE_BOARD if name == 'submit_straight' else _named(targets)}"
        for name, (sources, targets) in ((name, _transition(name)) for name in move.transitions)
    ]


def _transition(name: str) -> tuple[list[str], list[str]]:
    found: Any = getattr(Nomination, name)._django_fsm
    rows = list(found.transitions.values())
    targets = [
        target
        for row in rows
        for target in (row.target.allowed_states if hasattr(row.target, "allowed_states") else [row.target])
    ]
    return [str(row.source) for row in rows], list(dict.fromkeys(map(str, targets)))


def _named(standings: Iterable[str]) -> str:
    return ", ".join(Standing(one).label for one in standings)


def _text(x: int, y: int, words: str, look: str = "") -> str:
    kind = f' class="{look}"' if look else ""
    return f'<text x="{x}" y="{y}"{kind}>{escape(words)}</text>'
