"""The sheet that explains the template to somebody who does this once a year."""

from __future__ import annotations

from typing import Any

from dossiers.importing.opening.limits import GUIDE_SHEET, MAX_ROWS
from dossiers.models import Dossier

_STEPS = (
    ("Ba trang", "Cá nhân, Tập thể, Hộ gia đình: mỗi đối tượng ghi một dòng ở trang của mình."),
    (
        "Đã điền sẵn",
        "Cán bộ của đơn vị đã có sẵn mã, họ tên, giới tính, ngày sinh, chức vụ. Sai thì sửa tại đây.",
    ),
    (
        "Danh hiệu thi đua",
        "Ví dụ Lao động tiên tiến, Chiến sĩ thi đua cơ sở: chọn trong cột “Danh hiệu thi đua”.",
    ),
    (
        "Hình thức khen thưởng",
        "Ví dụ Giấy khen, Bằng khen: chọn trong cột “Hình thức khen thưởng”. Mỗi dòng điền một trong hai.",
    ),
    (
        "Hai danh hiệu một người",
        "Người đề nghị cả Lao động tiên tiến và Chiến sĩ thi đua cơ sở thì ghi hai dòng, cùng mã cán bộ.",
    ),
    ("Không đề nghị", "Để trống cả hai cột, hoặc xóa dòng."),
    ("Ngày", "Gõ ngày/tháng/năm, ví dụ 05/01/1980; ô ngày nằm bên phải ô là Excel đã hiểu là ngày."),
    ("Số", "Chỉ gõ chữ số, không gõ chữ “người”."),
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


def write_guide(book: Any, dossier: Dossier) -> None:
    """The first sheet of the template."""
    sheet = book.add_worksheet(GUIDE_SHEET)
    font = {"font_name": "Times New Roman", "font_size": 12, "valign": "top", "text_wrap": True}
    title, bold, plain = (
        book.add_format(font | more) for more in ({"bold": True, "font_size": 15}, {"bold": True}, {})
    )
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, 95)
    sheet.write_string(0, 0, f"Hồ sơ {dossier.code}: cách điền danh sách", title)
    steps = (*_STEPS, ("Tối đa", f"{MAX_ROWS:,} dòng mỗi lần nhập.".replace(",", ".")))
    for row, (name, words) in enumerate(steps, start=2):
        sheet.write_string(row, 0, name, bold)
        sheet.write_string(row, 1, words, plain)
    sheet.hide_gridlines(2)
