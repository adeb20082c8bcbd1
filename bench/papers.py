"""A one-page decision and a list of 5,000 against bare reportlab drawing the same texts in the same face."""

from __future__ import annotations

import io
from collections.abc import Sequence

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from bench.measuring import Measured, alternately
from printing.decision import render_decision
from printing.fonts import typeface
from printing.papers import DecisionPaper
from printing.reading import text_of
from tests.printing import samples


def decision_pdf(*, rounds: int | None = None) -> Measured:
    return _against_bare(samples.province_decision(annexes=()), rounds=rounds or 40)


def list_5000(*, rounds: int | None = None) -> Measured:
    return _against_bare(samples.district_decision(collectives=0, individuals=5000), rounds=rounds or 3)


def _against_bare(paper: DecisionPaper, *, rounds: int) -> Measured:
    pages = [page.splitlines() for page in text_of(render_decision(paper)).split("\f")]
    return alternately(lambda _: render_decision(paper), lambda _: _bare(pages), rounds=rounds)


def _bare(pages: Sequence[Sequence[str]]) -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4, invariant=1)
    face = typeface().upright.name
    for lines in pages:
        canvas.setFont(face, 14)
        for place, line in enumerate(lines):
            for column, part in enumerate(line.split("\t")):
                canvas.drawString(85 + 120 * column, 790 - 18 * place, part)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()
