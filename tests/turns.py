"""In which order the tests' files begin, and which of them stay on one worker: who shares, shares at home.

A file is a piece of work for one worker, so what it builds once is built once. The dearest come first and the
many short ones last, so that no worker ends long before another.
"""

from __future__ import annotations

from pathlib import PurePosixPath

from xdist.scheduler.loadscope import LoadScopeScheduling
from xdist.workermanage import WorkerController

VISITED = "tests/access"
"""One world, and the pages that its people were shown, serve all of these."""
SHARERS = tuple(
    f"tests/access/test_{name}.py"
    for name in ("matrix", "links", "shown_links", "hostile_values", "foreign_ids", "sent_once")
)
WAITS = "tests/fire/test_kill_the_server.py"
"""Minutes of waiting for processes to die and rise, a core's idle time: where there is one worker more than
cores, the one that gets it takes only pieces after it that wait as well."""
WAIT_TOO = ("tests/fire", "tests/journeys", "tests/config/test_demo.py")
"""For processes and browsers of their own; none of them asks for a world that others build."""
FIRST = (
    WAITS,
    "tests/access/test_every_page.py",
    VISITED,
    "tests/law/test_metamorphic.py",
    "tests/journeys/test_corridor.py",
    "tests/guide/test_working_site.py",
    "tests/journeys/test_moving_in.py",
    "tests/journeys/test_inboxes.py",
    "tests/journeys/test_story.py",
    "tests/config/test_demo.py",
    "tests/state/test_forging.py",
    "tests/fire/test_race_for_seats.py",
    "tests/fire/test_same_form_twice.py",
    "tests/dossiers/test_lookup.py",
    "tests/printing/test_lint.py",
    "tests/shell/test_gallery.py",
    "tests/config/test_site_checks.py",
    "tests/config/test_cluster.py",
    "tests/fire",
    "tests/config",
)
"""Pieces and folders."""


ENOUGH = 2
"""So many workers share all pieces alike."""


class ByPiece(LoadScopeScheduling):
    """A worker that has next to nothing left gets the next piece; the one that waits, the next that waits."""

    def _reschedule(self, node: WorkerController) -> None:
        if self._waits(node) and not node.shutting_down and not any(map(waits_too, self.workqueue)):
            node.shutdown()
        else:
            super()._reschedule(node)

    def _assign_work_unit(self, node: WorkerController) -> None:
        kind = self._waits(node)
        piece = next((piece for piece in self.workqueue if waits_too(piece) is kind), None)
        if piece and len(self.nodes) > ENOUGH and self.assigned_work[node]:
            self.workqueue.move_to_end(piece, last=False)
        super()._assign_work_unit(node)

    def _waits(self, node: WorkerController) -> bool:
        return len(self.nodes) > ENOUGH and WAITS in self.assigned_work[node]

    def _split_scope(self, nodeid: str) -> str:
        return piece_of(nodeid.partition("::")[0])


def waits_too(piece: str) -> bool:
    return any(place in WAIT_TOO for place in (piece, str(PurePosixPath(piece).parent)))


def piece_of(file: str) -> str:
    return VISITED if file in SHARERS else file


def turn_of(file: str) -> tuple[int, int]:
    """What to sort the files by; sharers stand in their own order."""
    piece = piece_of(file)
    places = [str(place) for place in (piece, PurePosixPath(piece).parent)]
    turn = next((FIRST.index(place) for place in places if place in FIRST), len(FIRST))
    return turn, SHARERS.index(file) if file in SHARERS else 0
