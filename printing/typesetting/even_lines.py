"""Where the lines of a justified paragraph end, so that no line gapes before a date or a name kept whole.

A word is carried to the next line early where that spreads the room over several lines.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

DASHES = ("-", "–")
MOST_STRETCH = 2.0  # in spaces: what is added to one; a line that would gape more is not filled at all
GAPING = 10.0  # what such a line costs beside the square of its room
LOOSENED = 4.0  # what it costs to begin a line within the name of a post, an organ or a place
LONELY = 3.0  # what a last line of one word costs

Told = tuple[float, int]  # up to a word: what the lines cost, where the last one begins


@dataclass(frozen=True, slots=True)
class Measured:
    """A word, or several tied ones, in points: `space` is the blank before it, `ties` those inside it;
    `is_loose` where a loose tie holds it to the word before."""

    width: float
    space: float
    ties: int = 0
    is_dash: bool = False
    is_loose: bool = False


def best_breaks(words: Sequence[Measured], *, width: float, indent: float) -> list[int]:
    """The first word of each line: the most even lines; the last line is free, but not to be one word. A word
    wider than its line stands alone."""
    best: list[Told] = [(0.0, 0)]
    for after in range(1, len(words) + 1):
        is_last = after == len(words)
        found: Told | None = None
        if is_last or not words[after].is_dash:
            for first, room, spaces in _lines_to(words, after, width=width, indent=indent):
                more = _lonely(spaces) if is_last else _cost(room, spaces, words[first].space)
                told = (best[first][0] + more + LOOSENED * words[first].is_loose, first)
                found = min(found or told, told)
        best.append(found or (inf, after - 1))
    return _followed(best)


def _lines_to(
    words: Sequence[Measured], after: int, *, width: float, indent: float
) -> list[tuple[int, float, int]]:
    """Every line that may end before the word `after`: its first word, the room left, its spaces."""
    found: list[tuple[int, float, int]] = []
    held, spaces = 0.0, 0
    for first in range(after - 1, -1, -1):
        word = words[first]
        held += word.width + (words[first + 1].space if first + 1 < after else 0.0)
        spaces += word.ties + (1 if first + 1 < after else 0)
        room = (width if first else width - indent) - held
        if room < -0.01 and first + 1 < after:
            break
        found.append((first, room, spaces))
    return found


def _cost(room: float, spaces: int, space: float) -> float:
    """By the square of how far each space is widened: two lines a little wide are better than a gap. A line
    of one word is measured as if it had a space."""
    added = max(room, 0.0) / (max(spaces, 1) * space)
    return added**2 + GAPING * (added > MOST_STRETCH)


def _lonely(spaces: int) -> float:
    return 0.0 if spaces else LONELY


def _followed(best: Sequence[Told]) -> list[int]:
    starts: list[int] = []
    after = len(best) - 1
    while after > 0:
        after = best[after][1]
        starts.insert(0, after)
    return starts or [0]
