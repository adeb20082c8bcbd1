"""What every page has that takes a workbook and hands one back: the field, the template, the marked file."""

from __future__ import annotations

from django import forms
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponse
from django.utils.http import content_disposition_header

from dossiers.form_fields.one_file import LONGEST_FILE_NAME
from dossiers.models import Job
from dossiers.uploads.upload_limits import LARGEST_UPLOAD_WORDS
from vietnamese.numbers import grouped

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def workbook_field(label: str, *, most_rows: int, filled: str) -> forms.FileField:
    """`filled`: what the reader chooses, "tệp danh sách đã điền"."""
    return forms.FileField(
        label=label,
        max_length=LONGEST_FILE_NAME,
        help_text=f"Tệp .xlsx theo mẫu, tối đa {LARGEST_UPLOAD_WORDS} và {grouped(most_rows)} dòng.",
        widget=forms.FileInput(attrs={"accept": f".xlsx,{XLSX}"}),
        allow_empty_file=True,
        error_messages={"required": f"Chưa chọn tệp. Bấm “Chọn tệp” rồi chọn {filled}."},
    )


def workbook_response(content: bytes, *, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=XLSX)
    response.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    return response


def marked_response(job: Job) -> FileResponse:
    """The file that was sent, with the faulty cells in red; Http404 where there is none."""
    if not job.result.name or not default_storage.exists(job.result.name):
        raise Http404
    name = f"Đánh dấu lỗi {job.about['name']}"
    return FileResponse(job.result.open("rb"), as_attachment=True, filename=name, content_type=XLSX)
