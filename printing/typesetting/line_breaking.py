"""Break Vietnamese text into lines of a given width, and say where each piece of a line stands.

Plain arithmetic on word widths: no page, no PDF.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from unicodedata import is_normalized

from printing.typesetting.even_lines import DASHES, MOST_STRETCH, Measured, best_breaks
from printing.typesetting.fonts import Face
from printing.unbroken import LOOSE, TIE
from vietnamese.text import clean


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one face and size, before it is broken into lines."""

    text: str
    face: Face
    size: float


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one line: `x` from the line's left edge, in points."""

    x: float
    text: str
    face: Face
    size: float


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line ready to draw; `stretch` widens each space so that the line fills its measure."""

    pieces: tuple[Piece, ...]
    width: float
    stretch: float = 0.0


Word = tuple[str, Face, float]
_BETWEEN_TIES = re.compile(f"[^{TIE}{LOOSE}]+")


def _tidy(text: str) -> str:
    """The text cleaned at the door, its ties kept; most of it is clean, and asking is cheap."""
    is_clean = (
        text.isprintable() and is_normalized("NFC", text) and "\u00d0" not in text and "\u00f0" not in text
    )
    return text if is_clean else _BETWEEN_TIES.sub(lambda part: clean(part[0]), text)


def _split(text: str) -> list[str]:
    """Words, and tied words as one."""
    return [word for word in _tidy(text).split(" ") if word]


def wrap(text: str, *, face: Face, size: float, width: float) -> list[str]:
    """Lines of plain text; a line feed in the text is a break that was meant, a loose tie holds as any."""
    text, lines = text.replace(LOOSE, TIE), list[str]()
    for stretch in text.split("\n"):
        lines.extend(_greedy(_bound(_split(stretch)), face=face, size=size, width=width))
    return lines


def wrap_evenly(text: str, *, face: Face, size: float, width: float) -> list[str]:
    """As `wrap`, with lines of about the same length: for centred headings."""
    lines = wrap(text, face=face, size=size, width=width)
    if len(lines) < 2 or "\n" in text:
        return lines
    widest = max(_width(word, face) for word in _bound(_split(text))) * size
    narrow, wide = max(width / 2, min(widest, width)), width
    while wide - narrow > size / 4:
        middle = (narrow + wide) / 2
        tried = wrap(text, face=face, size=size, width=middle)
        if len(tried) > len(lines):
            narrow = middle
        else:
            wide, lines = middle, tried
    return lines


def _bound(words: list[str]) -> list[str]:
    """Words with a lone dash tied to the word before it: no line begins with one in mid-sentence."""
    bound: list[str] = []
    for word in words:
        if word in DASHES and bound:
            bound[-1] = f"{bound[-1]} {word}"
        else:
            bound.append(word)
    return bound


def _greedy(words: list[str], *, face: Face, size: float, width: float) -> list[str]:
    lines: list[str] = []
    room, held = width / size, 0.0
    current: list[str] = []
    for word, wide in _cut(words, face=face, room=room):
        if current and held + face.width_of_space + wide > room:
            lines.append(_shown(current))
            current, held = [word], wide
        else:
            held += wide + (face.width_of_space if current else 0.0)
            current.append(word)
    lines.append(_shown(current))
    return lines


def _width(word: str, face: Face) -> float:
    """At size 1; a tie is as wide as a space."""
    return face.unit_width(word.replace(TIE, " "))


def _shown(words: Iterable[str]) -> str:
    return " ".join(words).replace(TIE, " ")


def _cut(words: Iterable[str], *, face: Face, room: float) -> Iterator[tuple[str, float]]:
    """Words and their widths, untied where they are together wider than the line, cut where one alone is."""
    for word in words:
        wide = _width(word, face)
        if wide <= room:
            yield word, wide
            continue
        for part in word.split(TIE):
            while _width(part, face) > room and len(part) > 1:
                fits = next(n for n in range(len(part), 0, -1) if n == 1 or face.unit_width(part[:n]) <= room)
                yield part[:fits], face.unit_width(part[:fits])
                part = part[fits:]
            yield part, _width(part, face)


def paragraph(runs: Iterable[Run], *, width: float, indent: float) -> list[TextLine]:
    """A justified paragraph of mixed faces, its first line indented; the last line keeps its width, and so
    does one that a date or a title leaves so short that its spaces would gape."""
    words, loose = _words(runs, room=width - indent)
    measured = [_measured(word, is_loose=at in loose) for at, word in enumerate(words)]
    starts = best_breaks(measured, width=width, indent=indent)
    return [
        _line(
            _untied(words[first:after]),
            0.0 if first else indent,
            width=width,
            is_last=after == len(words),
        )
        for first, after in pairwise([*starts, len(words)])
    ]


def _measured(word: Word, *, is_loose: bool) -> Measured:
    """The spaces inside a tied word are widened as those between words are."""
    text, face, size = word
    return Measured(
        width=_width(text, face) * size,
        space=face.width_of_space * size,
        ties=text.count(TIE),
        is_dash=text in DASHES,
        is_loose=is_loose,
    )


def _untied(words: Iterable[Word]) -> list[Word]:
    """Each word for itself: a line that is filled widens every space alike."""
    return [(part, face, size) for text, face, size in words for part in text.split(TIE)]


def _advance(word: Word, *, is_first: bool) -> float:
    """How far a word carries the line on, the space before it included."""
    text, face, size = word
    return (_width(text, face) + (0.0 if is_first else face.width_of_space)) * size


def _natural(words: list[Word]) -> float:
    """The width of words side by side, unstretched."""
    return sum(_advance(word, is_first=at == 0) for at, word in enumerate(words))


def _words(runs: Iterable[Run], *, room: float) -> tuple[list[Word], set[int]]:
    """The words, and which of them a loose tie holds to the one before."""
    words, loose = list[Word](), set[int]()
    for run in runs:
        for group in _tidy(run.text).split(" "):
            for at, part in enumerate(group.split(LOOSE)):
                loose |= {len(words)} if at else set()
                cut = _cut(filter(None, [part]), face=run.face, room=room / run.size)
                words += [(word, run.face, run.size) for word, _ in cut]
    return words, loose


def _line(words: list[Word], start: float, *, width: float, is_last: bool) -> TextLine:
    natural = start + _natural(words)
    stretch = 0.0 if is_last or len(words) < 2 else (width - natural) / (len(words) - 1)
    if words and stretch > MOST_STRETCH * words[0][1].width_of_space * words[0][2]:
        stretch = 0.0
    pieces: list[Piece] = []
    x = start
    for text, face, size in words:
        if pieces and pieces[-1].face == face and pieces[-1].size == size:
            last = pieces[-1]
            pieces[-1] = Piece(last.x, f"{last.text} {text}", face, size)
            x += face.width_of_space * size + stretch
        elif pieces:
            last = pieces[-1]
            pieces[-1] = Piece(last.x, last.text + " ", last.face, last.size)
            x += last.face.width_of_space * last.size + stretch
            pieces.append(Piece(x, text, face, size))
        else:
            pieces.append(Piece(x, text, face, size))
        x += face.unit_width(text) * size
    return TextLine(tuple(pieces), natural, stretch)
