"""The sheet that explains the template to somebody who does this once a year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from dossiers.importing.opening.limits import GUIDE_SHEET, MAX_ROWS
from dossiers.models import Dossier
from law.awards import Award

_OPENING = (
    ("Ba trang", "Cá nhân, Tập thể, Hộ gia đình: mỗi đối tượng ghi một dòng ở trang của mình."),
    (
        "Đã điền sẵn",
        "Cán bộ của đơn vị đã có sẵn mã, họ tên, giới tính, ngày sinh, chức vụ. Chức vụ đã đổi thì ghi tại "
        "đây; mã, họ tên, giới tính, ngày sinh sai thì sửa ở danh sách đơn vị trước, rồi tải lại tệp mẫu.",
    ),
)
_STEPS = (
    ("Không đề nghị", "Để trống cả hai cột, hoặc xóa dòng."),
    (
        "Ngày",
        "Gõ ngày/tháng/năm, ví dụ 05/01/1980; ngày nằm bên phải ô là Excel đã hiểu là ngày. "
        "Ngày gõ dạng chữ chỉ được nhận khi không thể hiểu theo hai cách, ví dụ 25/01/1980 hoặc 1980-01-25.",
    ),
    (
        "Số",
        "Chỉ gõ chữ số, không gõ chữ “người”. Không có ai thì ghi 0; ô để trống là chưa kê khai, "
        "số đã kê khai trên thẻ tập thể được giữ nguyên.",
    ),
    ("Công thức, gộp ô", "Không dùng. Chép từ tệp khác thì dùng Dán đặc biệt > Giá trị."),
    ("Người mới", "Người chưa có trong danh sách: ghi thêm ở cuối, mã cán bộ để trống nếu chưa có."),
    ("Sáng kiến", "Ghi mã, tên, cấp công nhận, số và ngày quyết định công nhận."),
    (
        "Tiêu chuẩn xét",
        "Bằng khen và vài danh hiệu khác chỉ cần đạt một trong nhiều tiêu chuẩn: chọn tiêu chuẩn của đúng "
        "danh hiệu, hình thức ghi ở dòng ấy; để trống nếu không nêu riêng.",
    ),
    ("Tên cột, tên trang", "Giữ nguyên, để chương trình biết ghi vào đâu."),
    (
        "Khi tải lên",
        "Chương trình báo mọi lỗi cùng lúc, kèm ô và cách sửa; hết lỗi thì danh sách mới được ghi.",
    ),
)


def _of_awards(awards: Sequence[Award]) -> Iterator[tuple[str, str]]:
    """Examples are what the lists of this template offer, the lowest first."""
    titles = [each.name for each in reversed(awards) if each.is_title]
    forms = [each.name for each in reversed(awards) if not each.is_title]
    for heading, names in (("Danh hiệu thi đua", titles), ("Hình thức khen thưởng", forms)):
        told = f"Ví dụ {', '.join(names[:2])}: chọn" if names else "Hồ sơ này không có mục nào để chọn"
        yield heading, f"{told} trong cột “{heading}”. Mỗi dòng chỉ điền một danh hiệu hoặc một hình thức."
    persons = [each.name for each in reversed(awards) if each.is_title and "individual" in each.recipients]
    if len(persons) > 1:
        told = f"Người đề nghị cả {persons[0]} và {persons[1]} thì ghi hai dòng, cùng mã cán bộ."
        yield "Hai danh hiệu một người", told


def write_guide(book: Any, dossier: Dossier, awards: Sequence[Award]) -> None:
    """The first sheet of the template; `awards` are those of its lists."""
    sheet = book.add_worksheet(GUIDE_SHEET)
    font = {"font_name": "Times New Roman", "font_size": 12, "valign": "top", "text_wrap": True}
    title, bold, plain = (
        book.add_format(font | more) for more in ({"bold": True, "font_size": 15}, {"bold": True}, {})
    )
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, 95)
    sheet.write_string(0, 0, f"Hồ sơ {dossier.code}: cách điền danh sách", title)
    steps = (
        *_OPENING,
        *_of_awards(awards),
        *_STEPS,
        ("Tối đa", f"{MAX_ROWS:,} dòng mỗi lần nhập.".replace(",", ".")),
    )
    for row, (name, words) in enumerate(steps, start=2):
        sheet.write_string(row, 0, name, bold)
        sheet.write_string(row, 1, words, plain)
    sheet.hide_gridlines(2)
