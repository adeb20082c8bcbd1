"""Papers with invented names, as a district and a province would issue them."""

from datetime import date
from decimal import Decimal

from printing.articles import articles_of
from printing.papers import (
    Annex,
    AnnexPart,
    AnnexRow,
    DecisionPaper,
    Grant,
    Letterhead,
    Signer,
)

FAMILY = ("Hoàng", "Nông", "Lương", "Đàm", "Bế", "Triệu", "Lý", "Sầm", "Mã", "Đinh")
MIDDLE = ("Thị", "Văn", "Thúy", "Quốc", "Bích", "Đức", "Kim", "Minh")
GIVEN = ("Hằng", "Tuấn", "Nguyệt", "Khải", "Quỳnh", "Thưởng", "Diễm", "Phượng", "Vỹ", "Ước", "Ngữ")
POSTS = ("Chủ tịch", "Công chức Văn phòng - Thống kê", "Giáo viên", "Phó Trưởng phòng", "Bí thư Chi bộ xóm")
PLACES = (
    "Ủy ban nhân dân xã Trường Hà",
    "Trường Tiểu học và Trung học cơ sở Lũng Nặm",
    "Phòng Tài chính - Kế hoạch huyện",
    "Hội Nông dân xã Thượng Thôn",
    "Trạm Y tế thị trấn Xuân Hòa",
)

DISTRICT = Letterhead(
    superior=None,
    organ="Ủy ban nhân dân huyện Hà Quảng",
    number="1845",
    symbol="QĐ-UBND",
    place="Hà Quảng",
    issued_on=date(2020, 12, 7),
)

BASES = (
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015; Luật sửa đổi, bổ sung một số điều "
    "của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương ngày 22 tháng 11 năm 2019",
    "Căn cứ Luật Thi đua, khen thưởng ngày 26 tháng 11 năm 2003; Luật sửa đổi, bổ sung một số điều của Luật "
    "Thi đua, khen thưởng ngày 14 tháng 6 năm 2005 và ngày 16 tháng 11 năm 2013",
    "Căn cứ Nghị định số 91/2017/NĐ-CP ngày 31 tháng 7 năm 2017 của Chính phủ quy định chi tiết thi hành "
    "một số điều của Luật Thi đua, khen thưởng",
)


def person(at: int, *, amount: int | None = 450_000, achievement: str = "") -> AnnexRow:
    return AnnexRow(
        name=f"{FAMILY[at % 10]} {MIDDLE[at % 8]} {GIVEN[at % 11]}",
        sex="female" if at % 2 == 0 else "male",
        post=POSTS[at % 5],
        unit=PLACES[at * 3 % 5],
        factor=Decimal("0.3"),
        amount=amount,
        achievement=achievement,
    )


def collective(at: int, *, amount: int | None = 900_000) -> AnnexRow:
    return AnnexRow(
        name=f"Nhân dân và cán bộ xóm {GIVEN[at % 11]} {at + 1}",
        unit=PLACES[at % 5],
        factor=Decimal("0.6"),
        amount=amount,
    )


def district_decision(*, collectives: int = 42, individuals: int = 75, **changes) -> DecisionPaper:
    """The conference batch of a district, signed by the deputy for the chair."""
    groups = tuple(collective(at) for at in range(collectives))
    people = tuple(person(at) for at in range(individuals))
    grant = Grant(
        verb="Tặng",
        award="Giấy khen của Chủ tịch Ủy ban nhân dân huyện",
        collectives=collectives,
        individuals=individuals,
        achievement="đã có thành tích xuất sắc trong phong trào thi đua yêu nước huyện Hà Quảng "
        "giai đoạn 2015 - 2020",
        reward_total=collectives * 900_000 + individuals * 450_000,
        reward_source="Quỹ Thi đua, khen thưởng của huyện năm 2020",
        carried_out_by="Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân huyện, Trưởng phòng Nội vụ, "
        "Trưởng phòng Tài chính - Kế hoạch",
    )
    fields = {
        "letterhead": DISTRICT,
        "about": "Về việc tặng Giấy khen của Chủ tịch Ủy ban nhân dân huyện cho các tập thể, cá nhân "
        "có thành tích xuất sắc trong phong trào thi đua yêu nước giai đoạn 2015 - 2020",
        "authority": "Chủ tịch Ủy ban nhân dân huyện Hà Quảng",
        "bases": BASES,
        "proposal": "Theo đề nghị của Trưởng phòng Nội vụ huyện tại Tờ trình số 215/TTr-PNV "
        "ngày 04 tháng 12 năm 2020",
        "articles": articles_of(grant),
        "signer": Signer(prefix_lines=("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), name="Nông Thúy Diễm"),
        "recipients": (
            "Như Điều 3",
            "Ban Thi đua - Khen thưởng tỉnh",
            "Thường trực Huyện ủy, Thường trực Hội đồng nhân dân huyện",
            "Lưu: VT, NV",
        ),
        "annexes": (
            Annex(
                title="Danh sách tập thể, cá nhân được tặng Giấy khen của Chủ tịch Ủy ban nhân dân huyện",
                parts=(AnnexPart(kind="collective", rows=groups), AnnexPart(kind="individual", rows=people)),
            ),
        ),
    }
    return DecisionPaper(**(fields | changes))
