"""What news is about: the words by which a person filters it, and keeps some of it out of his mail."""

from django.db import models


class Topic(models.TextChoices):
    COMING = "sap-den", "Ngày sắp đến"
    RETURNED = "tra-lai", "Trả lại, không duyệt"
    HELD = "tam-giu", "Tạm giữ"
    ELIGIBILITY = "dieu-kien", "Không đủ điều kiện"
    DECISION = "quyet-dinh", "Quyết định"
    ARRIVED = "ho-so-den", "Hồ sơ đến, tiếp nhận"
    MEETING = "cuoc-hop", "Cuộc họp hội đồng"
    ACCOUNT = "tai-khoan", "Tài khoản của ông/bà"
    APPOINTMENT = "phan-cong", "Phân công, bàn giao"
