"""Papers with invented names, as a district and a province would issue them."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from printing.contents import (
    Absence,
    Annex,
    AnnexPart,
    AnnexRow,
    AppliedRule,
    AppliedRulesPaper,
    AppliedRulesPart,
    AttendancePaper,
    Attendee,
    BallotCount,
    DecisionPaper,
    Grant,
    InvitationPaper,
    ItemResult,
    Letterhead,
    ListPaper,
    MinutesPaper,
    NoticeGround,
    NoticePaper,
    OverviewPaper,
    OverviewPart,
    PetitionPaper,
    Signer,
)
from printing.parts.articles import articles_of
from vietnamese.numbers import grouped

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


def grouped_decision() -> DecisionPaper:
    """A decision whose people are listed under sub-headings of their units."""
    paper = district_decision(collectives=3, individuals=40)
    groups, people = paper.annexes[0].parts
    by_unit = replace(people, rows=tuple(sorted(people.rows, key=lambda row: row.unit)))
    alone = replace(groups, rows=tuple(replace(row, unit="") for row in groups.rows))
    return replace(paper, annexes=(replace(paper.annexes[0], by_unit=True, parts=(alone, by_unit)),))


def province_decision(**changes) -> DecisionPaper:
    """A province's Bằng khen for two named persons: one page, the chair signs himself, no list."""
    grant = Grant(
        verb="Tặng",
        award="Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh",
        individuals=2,
        achievement="đã có thành tích xuất sắc trong công tác chuyển đổi số năm 2026",
        reward_total=7_600_000,
        reward_source="Quỹ Thi đua, khen thưởng của tỉnh năm 2026",
        carried_out_by="Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc Sở Nội vụ, Giám đốc Sở Tài chính",
        named=(
            "Bà Sầm Bích Nguyệt, Trưởng phòng Văn hóa - Xã hội, Ủy ban nhân dân xã Trường Hà.",
            "Ông Đàm Quốc Khải, Phó Giám đốc Trung tâm Phục vụ hành chính công, xã Lũng Nặm.",
        ),
    )
    fields = {
        "letterhead": Letterhead(
            organ="Ủy ban nhân dân tỉnh Cao Bằng",
            number="5",
            symbol="QĐ-UBND",
            place="Cao Bằng",
            issued_on=date(2026, 9, 2),
        ),
        "about": "Về việc tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh",
        "authority": "Chủ tịch Ủy ban nhân dân tỉnh Cao Bằng",
        "bases": (
            "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",
            "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",
            "Căn cứ Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ quy định về phân cấp, "
            "phân quyền trong lĩnh vực thi đua, khen thưởng",
        ),
        "proposal": "Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 88/TTr-SNV ngày 28 tháng 8 năm 2026",
        "articles": articles_of(grant),
        "signer": Signer(prefix_lines=("CHỦ TỊCH",), name="Hoàng Đức Vỹ"),
        "recipients": ("Như Điều 3", "Thường trực Tỉnh ủy", "Lưu: VT, NC"),
    }
    return DecisionPaper(**(fields | changes))


def commune_petition(**changes) -> PetitionPaper:
    """A commune's petition to the province, signed for the collective."""
    people = tuple(person(at, amount=None) for at in range(12))
    fields = {
        "letterhead": Letterhead(
            superior="Ủy ban nhân dân tỉnh Cao Bằng",
            organ="Ủy ban nhân dân xã Trường Hà",
            number="31",
            symbol="TTr-UBND",
            place="Trường Hà",
            issued_on=date(2026, 1, 5),
        ),
        "about": "Về việc đề nghị công nhận danh hiệu thi đua và khen thưởng năm 2025",
        "addressees": ("Chủ tịch Ủy ban nhân dân tỉnh Cao Bằng", "Sở Nội vụ tỉnh Cao Bằng"),
        "bases": ("Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",),
        "paragraphs": (
            "Thực hiện phong trào thi đua năm 2025, Ủy ban nhân dân xã Trường Hà đã tổ chức bình xét, "
            "lấy phiếu tín nhiệm và họp Hội đồng Thi đua - Khen thưởng xã ngày 29 tháng 12 năm 2025.",
            "Ủy ban nhân dân xã Trường Hà đề nghị công nhận danh hiệu “Lao động tiên tiến” cho 12 cá nhân "
            "(có danh sách kèm theo).",
            "Kính đề nghị Chủ tịch Ủy ban nhân dân tỉnh xem xét, quyết định.",
        ),
        "signer": Signer(prefix_lines=("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), name="Triệu Minh Quỳnh"),
        "recipients": ("Như trên", "Thường trực Đảng ủy xã", "Lưu: VT, VHXH"),
        "annexes": (
            Annex(
                title="Danh sách đề nghị công nhận danh hiệu “Lao động tiên tiến” năm 2025",
                parts=(AnnexPart(kind="individual", rows=people, heading="LAO ĐỘNG TIÊN TIẾN"),),
            ),
        ),
    }
    return PetitionPaper(**(fields | changes))


def council_minutes(*, items: int = 14, **changes) -> MinutesPaper:
    """A meeting of sixteen members, one of whom wrote; one item falls at 12 of 16."""
    results = tuple(
        ItemResult(
            name=f"{'Bà' if at % 2 == 0 else 'Ông'} {person(at).name}",
            unit=PLACES[at % 5],
            award="Chiến sĩ thi đua cơ sở",
            yes=12 if at == 3 else 16 - at % 3,
            no=4 if at == 3 else at % 3,
            needed=13,
            passed=at != 3,
        )
        for at in range(items)
    )
    fields = {
        "letterhead": Letterhead(
            superior="Ủy ban nhân dân huyện Hà Quảng",
            organ="Hội đồng Thi đua - Khen thưởng",
            number="2",
            symbol="BB-HĐTĐKT",
            issued_on=date(2020, 12, 2),
        ),
        "about": "Họp xét, đề nghị công nhận danh hiệu thi đua và khen thưởng năm 2020",
        "began": "14 giờ 00, ngày 02 tháng 12 năm 2020",
        "ended": "16 giờ 30, ngày 02 tháng 12 năm 2020",
        "venue": "Phòng họp số 1, trụ sở Ủy ban nhân dân huyện Hà Quảng",
        "chair": "Ông Lương Văn Tuấn, Chủ tịch Ủy ban nhân dân huyện, Chủ tịch Hội đồng",
        "secretary": "Bà Đàm Thị Phượng, Trưởng phòng Nội vụ, Ủy viên Thường trực Hội đồng",
        "members_total": 16,
        "members_present": 15,
        "absences": (Absence(name="Ông Mã Kim Ước", reason="đi công tác tại tỉnh", wrote=True),),
        "ballot_form": "bỏ phiếu kín",
        "tally": BallotCount(issued=15, returned=15, valid=15, invalid=0, written=1),
        "introduction": (
            "Thư ký báo cáo tóm tắt thành tích và kết quả thẩm định hồ sơ của các trường hợp được đề nghị.",
        ),
        "results": results,
        "conclusion": (
            "Hội đồng thống nhất đề nghị Chủ tịch Ủy ban nhân dân huyện quyết định đối với các trường hợp "
            "đã được thông qua.",
        ),
        "secretary_signer": Signer(prefix_lines=("THƯ KÝ",), name="Đàm Thị Phượng"),
        "chair_signer": Signer(prefix_lines=("CHỦ TỌA",), name="Lương Văn Tuấn"),
        "recipients": ("Thành viên Hội đồng", "Lưu: VT, Hồ sơ"),
    }
    return MinutesPaper(**(fields | changes))


def return_notice(**changes) -> NoticePaper:
    """The Board sends a dossier back with two grounds."""
    fields = {
        "letterhead": Letterhead(
            superior="Ủy ban nhân dân huyện Hà Quảng",
            organ="Phòng Nội vụ",
            number="9",
            symbol="TB-PNV",
            place="Hà Quảng",
            issued_on=date(2020, 11, 9),
        ),
        "about": "Về việc trả lại hồ sơ đề nghị khen thưởng của Trường Tiểu học Sóc Hà",
        "opening": (
            "Ngày 05 tháng 11 năm 2020, Phòng Nội vụ nhận hồ sơ của Trường Tiểu học Sóc Hà.",
            "Qua thẩm định, Phòng Nội vụ trả lại hồ sơ vì các lý do sau:",
        ),
        "grounds": (
            NoticeGround(
                subject="Số lượng Chiến sĩ thi đua cơ sở",
                found="đơn vị có 40 Lao động tiên tiến, được đề nghị tối đa 06 người, đã đề nghị 07",
                remedy="rút 01 trường hợp hoặc đề nghị hình thức khác",
                citation="khoản 3 Điều 9 Nghị định số 91/2017/NĐ-CP",
            ),
            NoticeGround(
                subject="Bà Nông Thị Hằng",
                found="thiếu văn bản công nhận sáng kiến",
                remedy="bổ sung quyết định công nhận sáng kiến năm 2020",
                citation="điểm b khoản 1 Điều 9 Nghị định số 91/2017/NĐ-CP",
            ),
        ),
        "closing": (
            "Đề nghị Trường Tiểu học Sóc Hà hoàn thiện và gửi lại hồ sơ trước ngày 16 tháng 11 năm 2020.",
        ),
        "signer": Signer(prefix_lines=("TRƯỞNG PHÒNG",), name="Đàm Thị Phượng"),
        "recipients": ("Trường Tiểu học Sóc Hà", "Lưu: VT"),
    }
    return NoticePaper(**(fields | changes))


def unit_list(*, rows: int = 30, **changes) -> ListPaper:
    """A unit's own nominations, landscape, with their deeds."""
    deed = "Hoàn thành xuất sắc nhiệm vụ năm 2020, có sáng kiến được công nhận cấp cơ sở"
    people = tuple(person(at, amount=None, achievement=deed) for at in range(rows))
    fields = {
        "letterhead": DISTRICT,
        "title": "Danh sách đề nghị khen thưởng năm 2020",
        "parts": (AnnexPart(kind="individual", rows=people),),
        "signer": Signer(prefix_lines=("HIỆU TRƯỞNG",), name="Bế Thúy Ngữ"),
        "landscape": True,
    }
    return ListPaper(**(fields | changes))


def council_invitation(**changes) -> InvitationPaper:
    """All members are called to a meeting; the number is not given yet."""
    fields = {
        "letterhead": Letterhead(
            superior="Ủy ban nhân dân huyện Hà Quảng",
            organ="Hội đồng Thi đua - Khen thưởng huyện Hà Quảng",
            symbol="GM-HĐTĐKT",
            place="Hà Quảng",
            issued_on=date(2020, 12, 1),
        ),
        "about": "Họp xét, đề nghị công nhận danh hiệu thi đua và khen thưởng năm 2020",
        "inviter": "Hội đồng Thi đua - Khen thưởng huyện Hà Quảng",
        "invited": ("Các thành viên Hội đồng (16 người, theo danh sách đại biểu gửi kèm)",),
        "purpose": "Họp xét, đề nghị công nhận danh hiệu thi đua và khen thưởng năm 2020",
        "chair": "Lương Văn Tuấn, Chủ tịch Ủy ban nhân dân huyện, Chủ tịch Hội đồng",
        "time": "14 giờ 00, ngày 08 tháng 12 năm 2020",
        "venue": "Phòng họp số 1, trụ sở Ủy ban nhân dân huyện Hà Quảng",
        "agenda": (
            "Nghe báo cáo thẩm định",
            "Xét, bỏ phiếu kín: Chiến sĩ thi đua cơ sở (14 trường hợp)",
        ),
        "notes": ("Tài liệu họp có trên trang cuộc họp", "Thành viên vắng mặt gửi ý kiến bằng văn bản"),
        "signer": Signer(prefix_lines=("TM. HỘI ĐỒNG", "CHỦ TỊCH"), name="Lương Văn Tuấn"),
        "recipients": ("Như trên;", "Lưu: VT."),
    }
    return InvitationPaper(**(fields | changes))


def attendance_list(*, rows: int = 16, **changes) -> AttendancePaper:
    fields = {
        "letterhead": council_invitation().letterhead,
        "title": "Danh sách đại biểu dự họp",
        "facts": ("Cuộc họp: Họp xét khen thưởng năm 2020.", "Địa điểm: Phòng họp số 1."),
        "attendees": tuple(
            Attendee(name=person(at).name, post="Phó Chủ tịch Ủy ban nhân dân xã", role="Ủy viên")
            for at in range(rows)
        ),
        "signer": Signer(prefix_lines=("THƯ KÝ",), name="Đàm Thị Phượng"),
    }
    return AttendancePaper(**(fields | changes))


def overview(*, rows: int = 30, **changes) -> OverviewPaper:
    counted = ("Đăng ký", "Đề nghị", "Chờ khối, cụm", "Chờ thẩm định", "Tạm giữ", "Đủ điều kiện")
    counted += ("Hội đồng thông qua", "Đã khen thưởng", "Không được", "Chuyển cấp trên")
    unit = ("Trường Phổ thông dân tộc nội trú Hà Quảng", "25", "20", *[""] * 4, "", "17", "3", "")
    why = ("Ông Mã Kim Ước", "Trường Mầm non Sóc Hà", "HS-2020-000123", "Mới công tác 9 tháng trong năm.")
    texts = (("Đối tượng", 30), ("Đơn vị", 36), ("Hồ sơ", 20), ("Lý do", 44))
    fields = {
        "letterhead": replace(DISTRICT, number=None, symbol=""),
        "title": "Bảng tổng hợp thi đua, khen thưởng năm 2020",
        "facts": ("Số liệu đến ngày 20 tháng 11 năm 2020: 3 đơn vị.",),
        "parts": (
            OverviewPart(
                heading="Lao động tiên tiến",
                number=rows,
                texts=(("Đơn vị", 40),),
                figures=counted,
                rows=(unit,) * rows,
                total=(
                    "Cộng",
                    grouped(25 * rows),
                    grouped(20 * rows),
                    *[""] * 5,
                    grouped(17 * rows),
                    grouped(3 * rows),
                    "",
                ),
            ),
            OverviewPart(
                heading="Từng đơn vị: đăng ký / đề nghị / được khen",
                number=rows,
                texts=(("Đơn vị", 2),),
                figures=("Lao động tiên tiến", "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh"),
                rows=("Khối các trường (30)", *((unit[0], "25 / 20 / 17", ""),) * rows),
                shares_figures=True,
            ),
            OverviewPart(heading="Không được, và lý do", number=4, texts=texts, rows=(why,) * 4),
            OverviewPart(
                heading="Đơn vị không đề nghị trường hợp nào: 02 đơn vị",
                notes=(
                    "Chưa đăng ký, khối các trường (02): Trường Mầm non Sóc Hà; Trường Mầm non Nà Giàng.",
                ),
            ),
        ),
    }
    return OverviewPaper(**(fields | changes))


def applied_rules(*, rules: int = 12, **changes) -> AppliedRulesPaper:
    share = AppliedRule(
        words="Tỷ lệ Chiến sĩ thi đua cơ sở không quá 15%.",
        citation="Khoản 3 Điều 9 Nghị định 91/2017/NĐ-CP",
        word="(1)",
        unconfirmed="Nguồn dẫn lại, văn bản mới",
    )
    own = AppliedRulesPart(heading="Chiến sĩ thi đua cơ sở", rules=(share,) * rules)
    shared = AppliedRulesPart(heading="Quy định chung", rules=(replace(share, unconfirmed=""),) * 3)
    fields = {
        "letterhead": replace(DISTRICT, number=None, symbol=""),
        "title": "Quy định áp dụng đối với hồ sơ HS-2020-000123",
        "facts": (
            "Số trong ngoặc sau mỗi điều khoản cho biết quy định ấy theo lời của ai:",
            "(1) Luật của chương trình Vinh Danh, bản 1b7982594a5e.",
        ),
        "parts": (own, shared),
    }
    return AppliedRulesPaper(**(fields | changes))
