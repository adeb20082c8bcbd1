"""A one-page decision and a list of 5,000 against bare reportlab: the same runs, places, faces and rules."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from bench.measuring import Measured, alternately
from printing.contents import DecisionPaper
from printing.documents.decision import render_decision
from printing.inspection.pdf_reader import PaperPage, read_pages
from printing.typesetting.fonts import Typeface, typeface
from tests.printing import samples


@dataclass(frozen=True)
class Leaf:
    """What stands on one page of the product's paper: runs as (x, y, face, size, text), and rules."""

    size: tuple[float, float]
    runs: Sequence[tuple[float, float, str, float, str]]
    rules: Sequence[tuple[float, float, float, float]]


def decision_pdf(*, rounds: int | None = None) -> Measured:
    return _against_bare(samples.province_decision(annexes=()), rounds=rounds or 40)


def list_5000(*, rounds: int | None = None, individuals: int = 5000) -> Measured:
    paper = samples.district_decision(collectives=0, individuals=individuals)
    return _against_bare(paper, rounds=rounds or 3)


def _against_bare(paper: DecisionPaper, *, rounds: int) -> Measured:
    faces = typeface()
    leaves = [_leaf(page, faces) for page in read_pages(render_decision(paper))]
    first = faces.upright.name
    return alternately(lambda _: render_decision(paper), lambda _: _bare(leaves, first), rounds=rounds)


def _leaf(page: PaperPage, faces: Typeface) -> Leaf:
    marks = [mark for phrase in page.phrases for mark in phrase.marks]
    return Leaf(
        size=(page.width, page.height),
        runs=[
            (mark.x0, mark.y, faces.face(bold=mark.is_bold, italic=mark.is_italic).name, mark.size, mark.text)
            for mark in marks
        ],
        rules=[(stroke.x0, stroke.y0, stroke.x1, stroke.y1) for stroke in page.strokes],
    )


def _bare(leaves: Sequence[Leaf], first_face: str) -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, invariant=1, initialFontName=first_face, pageCompression=1)
    for leaf in leaves:
        canvas.setPageSize(leaf.size)
        now = None
        for x, y, face, size, text in leaf.runs:
            if now != (face, size):
                canvas.setFont(face, size)
                now = (face, size)
            canvas.drawString(x, y, text)
        canvas.lines(leaf.rules)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()
