"""All that goes up, in one ZIP: petition, list, minutes, papers, and the SHA-256 of each in MANIFEST.txt.

The same rows and files give the same bytes: nothing in it tells the hour at which it was made.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from tempfile import SpooledTemporaryFile
from typing import IO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from django.db.models import Q, QuerySet, Sum

from dossiers.models import Evidence, Nomination
from roles.doors.refusals import Obstacle, Refused
from trail.kept_files.reading import DamagedFile, copy_kept
from vietnamese.numbers import grouped
from workflow.models import Meeting, Package
from workflow.reports.packed.list_workbook import list_workbook

PETITION_PDF, PETITION_DOCX = "01-to-trinh.pdf", "01-to-trinh.docx"
MANIFEST = "MANIFEST.txt"
_PIECE = 1 << 20
# More lies in a temporary file without a name.
_IN_MEMORY = 8 * _PIECE
HEAVIEST = 1 << 30
"""Bytes of papers in one package; half of it takes some ten seconds."""
_NO_HOUR = (1980, 1, 1, 0, 0, 0)


def archive_of(
    package: Package,
    rows: Sequence[Nomination],
    meetings: Sequence[Meeting],
    *,
    pdf: bytes,
    docx: bytes,
) -> IO[bytes]:
    """The archive at its beginning. Raises Refused, naming it, where a kept file is not what it was."""
    out: IO[bytes] = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 (the caller closes it)
    made = {PETITION_PDF: pdf, PETITION_DOCX: docx, "02-danh-sach.xlsx": list_workbook(package, rows)}
    sums: list[str] = []
    with ZipFile(out, "w", ZIP_STORED) as archive:
        for name, content in made.items():
            _write(archive, name, content)
            sums.append(f"{sha256(content).hexdigest()}  {name}\n")
        for name, file, digest, about in _kept(rows, meetings):
            _copy(archive, name, file, digest, about)
            sums.append(f"{digest}  {name}\n")
        _write(archive, MANIFEST, "".join(sums).encode())
    out.seek(0)
    return out


def _kept(
    rows: Sequence[Nomination], meetings: Sequence[Meeting]
) -> Iterator[tuple[str, str, str, tuple[str, int]]]:
    """(name in the archive, name in the store, SHA-256, whose paper it is)."""
    for meeting in meetings:
        name = f"03-bien-ban/{meeting.meets_on:%Y-%m-%d}-cuoc-hop-{meeting.pk}.pdf"
        yield name, meeting.minutes.name or "", meeting.minutes_sha256, ("meeting", meeting.pk)
    papers = f"{'04' if meetings else '03'}-giay-to"
    for each in _papers(rows).select_related("paper", "dossier").order_by("dossier", "pk"):
        name = f"{papers}/{each.dossier.code}/{each.pk:06d}-{each.name}"
        yield name, each.paper.file.name or "", each.paper_id, ("dossier", each.dossier_id)


def _papers(rows: Iterable[Nomination]) -> QuerySet[Evidence]:
    """Those of the cases, and what their dossiers have for all."""
    whole = Q(nomination__isnull=True, dossier__in={row.dossier_id for row in rows})
    own = Q(nomination__in=[row.pk for row in rows])
    return Evidence.objects.filter(own | whole, removed_at__isnull=True)


def too_heavy(rows: Sequence[Nomination]) -> Iterator[Obstacle]:
    """An archive is made while whoever sends it waits: it stays far within the time of a request."""
    size = _papers(rows).aggregate(all=Sum("paper__size"))["all"] or 0
    if size > HEAVIEST:
        yield Obstacle(
            f"Giấy tờ của các trường hợp này nặng {grouped(-(-size // _PIECE))} MB; một hồ sơ trình được "
            f"tối đa {grouped(HEAVIEST // _PIECE)} MB.",
            remedy="Lập nhiều hồ sơ trình, mỗi hồ sơ trình ít trường hợp hơn.",
        )


def _member(name: str) -> ZipInfo:
    member = ZipInfo(name, date_time=_NO_HOUR)
    member.compress_type, member.external_attr, member.create_system = ZIP_STORED, 0o644 << 16, 3
    return member


def _write(archive: ZipFile, name: str, content: bytes) -> None:
    archive.writestr(_member(name), content)


def _copy(archive: ZipFile, name: str, file: str, digest: str, about: tuple[str, int]) -> None:
    try:
        with archive.open(_member(name), "w") as into:
            copy_kept(file, into, sha256=digest, about=about)
    except DamagedFile as damaged:
        raise Refused(
            f"Tệp “{name}” trong kho lưu không còn đúng mã kiểm, chưa đóng gói được.",
            remedy="Báo người quản trị khôi phục tệp từ bản sao lưu, rồi làm lại.",
        ) from damaged
