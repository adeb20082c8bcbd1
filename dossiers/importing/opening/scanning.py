"""The cells of one worksheet, seen as a stream of bytes: how far they reach, which are merged or computed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from dossiers.importing.cell_faults import Refusal, column_index
from dossiers.importing.opening.limits import EMPTY_ROWS_SEEN, HEAD_ROWS, LAST_COLUMN, MAX_ROWS
from vietnamese.numbers import grouped

_CHUNK = 512 * 1024
_LONGEST_ELEMENT = 2 * 1024 * 1024
_ROW = re.compile(rb"<(?:\w+:)?row\b[^>]*?\br\s*=\s*[\"'](\d{1,9})")
_CELL = re.compile(rb"<(?:\w+:)?c\b[^>]*?\br\s*=\s*[\"']([A-Za-z]{1,4})(\d{1,9})[\"'][^>]*?(/?)>")
_COMPUTED = re.compile(
    rb"<(?:\w+:)?c\b[^>]*?\br\s*=\s*[\"']([A-Z]{1,3}\d{1,7})[\"'][^>]*>\s*<(?:\w+:)?f[ />]"
)
_FAILED = re.compile(rb"<(?:\w+:)?c\b(?=[^>]*?\bt\s*=\s*[\"']e[\"'])[^>]*?\br\s*=\s*[\"']([A-Z]{1,3}\d{1,7})")
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\b[^>]*?\bref\s*=\s*[\"']([A-Z]{1,3}\d+(?::[A-Z]{1,3}\d+)?)")
_FORBIDDEN = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


@dataclass(slots=True)
class Survey:
    """What was seen in one sheet; addresses as Excel writes them."""

    name: str
    most_rows: int = MAX_ROWS
    computed: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    merged: list[str] = field(default_factory=list)
    filled_rows: set[int] = field(default_factory=set)
    empty_rows_below: int = 0
    strays: list[tuple[int, str]] = field(default_factory=list)

    @property
    def last_row(self) -> int:
        """The last that may hold anything."""
        return self.most_rows + HEAD_ROWS


def scan(name: str, chunks: Iterator[bytes], *, most_rows: int = MAX_ROWS) -> Survey:
    """Reads the sheet once; stops with a Refusal as soon as it cannot be a list of so many rows."""
    survey = Survey(name, most_rows)
    rest = b""
    for chunk in chunks:
        piece, rest = _cut(rest + chunk)
        _look(piece, survey)
        _refuse_endless(survey)
    _look(rest, survey)
    _refuse_reach(survey)
    return survey


def refuse_definitions(piece: bytes, *, part: str) -> None:
    """A DTD or an entity has no place in a workbook; entities are how small files grow without end."""
    if _FORBIDDEN.search(piece):
        raise Refusal(
            "dtd",
            f"Tệp có khai báo DTD hoặc thực thể XML trong phần {part}; bảng Excel thật không bao giờ có.",
            "Mở tệp bằng Excel, chép dữ liệu sang tệp mẫu của chương trình rồi tải lên lại.",
        )


def _cut(piece: bytes) -> tuple[bytes, bytes]:
    """Splits before the last element that may be unfinished."""
    at = max(piece.rfind(b"<c "), piece.rfind(b":c "), piece.rfind(b"<row"), piece.rfind(b"<mergeCell "))
    at = piece.rfind(b"<", 0, at + 1) if at >= 0 else piece.rfind(b"<")
    if at < 0 or len(piece) - at > _LONGEST_ELEMENT:
        raise Refusal(
            "damaged",
            "Có ô chứa nội dung dài bất thường, không phải do Excel ghi ra.",
            "Chép dữ liệu sang tệp mẫu của chương trình rồi tải lên lại.",
        )
    return piece[:at], piece[at:]


def _look(piece: bytes, survey: Survey) -> None:
    refuse_definitions(piece, part=survey.name)
    cells = _CELL.findall(piece)
    filled = {int(number) for number in {number for _, number, closed in cells if not closed}}
    survey.filled_rows |= {row for row in filled if row <= survey.last_row}
    if max(filled, default=0) > survey.last_row or _widest(cells) > LAST_COLUMN:
        _note_far_cells(cells, survey)
    survey.empty_rows_below += sum(1 for number in _ROW.findall(piece) if int(number) > survey.last_row)
    if b"<f" in piece or b":f" in piece:
        survey.computed += [cell.decode() for cell in _COMPUTED.findall(piece)]
    if b'"e"' in piece or b"'e'" in piece:
        survey.failed += [cell.decode() for cell in _FAILED.findall(piece)]
    survey.merged += [cell.decode() for cell in _MERGED.findall(piece)]


def _widest(cells: list[tuple[bytes, bytes, bytes]]) -> int:
    return max((column_index(name.decode().upper()) for name in {name for name, _, _ in cells}), default=0)


def _note_far_cells(cells: list[tuple[bytes, bytes, bytes]], survey: Survey) -> None:
    """Filled cells below or to the right of any table."""
    for name, number, closed in cells:
        letters, row = name.decode().upper(), int(number)
        if not closed and (row > survey.last_row or column_index(letters) > LAST_COLUMN):
            survey.strays.append((row, f"{letters}{row}"))


def _refuse_endless(survey: Survey) -> None:
    if len(survey.strays) > EMPTY_ROWS_SEEN or survey.empty_rows_below > EMPTY_ROWS_SEEN:
        _refuse_reach(survey)


def _refuse_reach(survey: Survey) -> None:
    below = {row for row, _ in survey.strays if row > survey.last_row}
    if len(survey.filled_rows) + len(below) > survey.most_rows + HEAD_ROWS:
        seen = len(survey.filled_rows) + len(below)
        raise too_many_rows(survey.name, seen, most=survey.most_rows)
    if survey.strays:
        raise _stray(survey)
    if survey.empty_rows_below > EMPTY_ROWS_SEEN:
        raise _empty_rows(survey)


def too_many_rows(sheet: str, count: int, *, most: int = MAX_ROWS) -> Refusal:
    return Refusal(
        "too_many_rows",
        f"Danh sách có từ {grouped(count)} dòng trở lên; mỗi lần nhập được tối đa {grouped(most)} dòng.",
        "Chia danh sách thành nhiều tệp rồi nhập lần lượt.",
        sheet=sheet,
    )


def _stray(survey: Survey) -> Refusal:
    cell = max(survey.strays)[1]
    return Refusal(
        "stray_cell",
        f"Ô {cell} của trang “{survey.name}” có nội dung, nằm quá xa ngoài bảng.",
        f"Bấm Ctrl+G, gõ {cell}, xóa ô đó, lưu rồi tải lên lại.",
        sheet=survey.name,
        cell=cell,
    )


def _empty_rows(survey: Survey) -> Refusal:
    return Refusal(
        "empty_rows",
        f"Trang “{survey.name}” kéo dài thêm hơn {EMPTY_ROWS_SEEN:,} dòng trống dưới bảng.".replace(",", "."),
        "Chọn các dòng trống dưới bảng (Ctrl+Shift+↓), bấm chuột phải > Xóa, lưu rồi tải lên lại.",
        sheet=survey.name,
    )
