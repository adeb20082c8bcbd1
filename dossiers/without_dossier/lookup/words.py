"""How a reader is asked for the facts that law.facts names."""

from __future__ import annotations

from dossiers.models import Recipient

SEXES = {value: str(label) for value, label in Recipient.Sex.choices}
POSITIONS = {value: str(label) for value, label in Recipient.Position.choices}
KINDS = {value: str(label) for value, label in Recipient.Kind.choices}
LABELS = {
    "way": "Loại khen thưởng",
    "sex": "Giới tính",
    "position": "Nhóm chức vụ",
    "leads_bloc": "Dẫn đầu khối, cụm thi đua",
    "joined_on": "Ngày vào làm việc",
    "transferred_on": "Ngày chuyển công tác đến",
    "old_unit_opinion": "Có nhận xét của đơn vị cũ",
    "maternity_months": "Số tháng nghỉ thai sản trong năm",
    "collective.people": "Tổng số người của tập thể",
    "collective.advanced_workers": "Số người đạt Lao động tiên tiến",
    "collective.grassroots_fighters": "Số người đạt Chiến sĩ thi đua cơ sở",
    "collective.completed": "Số người hoàn thành nhiệm vụ",
    "collective.women": "Số nữ",
    "collective.warned_or_worse": "Số người bị kỷ luật từ cảnh cáo trở lên",
    "collective.founded_on": "Ngày thành lập",
    "collective.party_cell": "Xếp loại tổ chức Đảng",
}
