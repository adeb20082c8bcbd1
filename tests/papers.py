"""Small real papers for tests: a valid one-page PDF attached as each kind that the law asks for."""

from __future__ import annotations

import io
from datetime import date
from functools import cache

from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from reportlab.pdfgen.canvas import Canvas

from dossiers.drafting.attaching import attach
from dossiers.models import Dossier

KINDS = ("petition", "achievement_report", "minutes", "initiative_certificate")


@cache
def small_pdf(text: str) -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, invariant=1)
    canvas.drawString(72, 720, text)
    canvas.save()
    return stream.getvalue()


def attach_owed(dossier: Dossier, *, by: User, on: date) -> None:
    for kind in KINDS:
        upload = SimpleUploadedFile(f"{kind}.pdf", small_pdf(kind), content_type="application/pdf")
        attach(dossier.pk, upload, kind=kind, by=by, on=on)
