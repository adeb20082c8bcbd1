"""Every check of every room, in the order in which it is run. A new check is named here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from dossiers.models.proved_tables import (
    OF_CHECKS,
    OF_CONDUCT,
    OF_OUTSIDE,
    OF_TRANSFERS,
    RESETTLEMENTS,
    SEATS,
    TYPED_TITLES,
)
from dossiers.proofs.conduct_rows import check_conduct
from dossiers.proofs.dossier_rows import TABLES as TABLES_OF_DOSSIER
from dossiers.proofs.dossier_rows import check_dossiers
from dossiers.proofs.outside_rows import check_outside, check_outside_scans
from dossiers.proofs.resettled_people import check_resettled
from dossiers.proofs.seat_rows import check_seats
from dossiers.proofs.stored_papers import PAPERS, check_papers
from dossiers.proofs.titles import check_typed_titles
from dossiers.proofs.transfer_rows import check_transfers
from law_desk.models.proved_tables import OF_ENTERED_LAW
from law_desk.proofs import KINDS as LAW_KINDS
from law_desk.proofs import check_entered_law, check_law_desk, check_scans
from roles.proofs import KINDS, check_organs
from trail.state.changes import Changes
from trail.state.proved_table import ProvedTable
from trail.state.row_faults import Finding
from workflow.models.proved_tables import (
    ADJOURNMENTS,
    AGENDA,
    BALLOTS,
    DECISION,
    DISQUALIFICATIONS,
    ENVELOPES,
    FREE_SETTLEMENTS,
    GIVEN_TITLES,
    LINES,
    MEETING,
    NAME_REQUESTS,
    OF_PACKAGE,
    PASSAGES,
    ROLL,
    SERIES,
    SKIPPED,
)
from workflow.proofs.accounted_numbers import check_numbers
from workflow.proofs.ballots import check_ballots
from workflow.proofs.decisions import check_decisions
from workflow.proofs.desks import Desks
from workflow.proofs.free_settlements import FreeSettlements
from workflow.proofs.meetings import check_meetings
from workflow.proofs.package_rows import check_packages, check_reply_scans

RegisteredCheck = Callable[[], Iterator[Finding]]
# Each act that ever wrote one has kept it: there is no older entry, and so no gap.
said_no = partial(Changes, table=DISQUALIFICATIONS, gap="", told=lambda act: ())
asked_names = partial(Changes, table=NAME_REQUESTS, gap="", told=lambda act: ())
by_words = partial(FreeSettlements, table=FREE_SETTLEMENTS)
check_dossiers_and_desks = partial(
    check_dossiers,
    besides=[Desks, said_no, asked_names, by_words],
    tables=[PASSAGES, DISQUALIFICATIONS, NAME_REQUESTS, FREE_SETTLEMENTS],
)
CHECKS: dict[str, RegisteredCheck] = {
    "hồ sơ và trường hợp đề nghị": check_dossiers_and_desks,
    "giấy tờ kèm theo": check_papers,
    "suất đề nghị": check_seats,
    "cuộc họp": check_meetings,
    "phiếu": check_ballots,
    "quyết định": check_decisions,
    "hồ sơ trình cấp trên": check_packages,
    "sổ số văn bản": check_numbers,
    "danh hiệu đơn vị tự khai": check_typed_titles,
    "quyết định nơi khác": check_outside,
    "kỷ luật, việc đang xem xét": check_conduct,
    "điều chuyển công tác": check_transfers,
    "người chuyển theo sắp xếp đơn vị": check_resettled,
    "đơn vị": partial(check_organs, "unit"),
    "khối, cụm thi đua": partial(check_organs, "bloc"),
    "hội đồng": partial(check_organs, "council"),
    "cấp có thẩm quyền": partial(check_organs, "jurisdiction"),
    "phân công": partial(check_organs, "appointment"),
    "biểu trưng của cơ quan": partial(check_organs, "logo"),
    "ngày nghỉ, ngày làm bù của địa phương": partial(check_organs, "local_day"),
    "quy định của địa phương": partial(check_organs, "local_rule"),
    "nội dung in trên văn bản": partial(check_organs, "paper_words"),
    "nơi phát hành gói luật": partial(check_law_desk, "publisher_key"),
    "gói luật": partial(check_law_desk, "law_pack"),
    "quy định đang nhập": check_entered_law,
    "bản chụp văn bản": check_scans,
    "bản chụp văn bản của cấp trên": check_reply_scans,
    "bản chụp quyết định nơi khác": check_outside_scans,
}
OF_KIND: dict[str, tuple[Callable[..., Iterator[Finding]], ...]] = {
    "dossier": (check_dossiers_and_desks,),
    "paper": (check_papers, check_scans, check_reply_scans, check_outside_scans),
    "meeting": (check_meetings, check_ballots),
    "decision": (check_decisions,),
    "package": (check_packages,),
    "recipient": (check_typed_titles, check_conduct, check_transfers, check_resettled),
    "unit": (partial(check_organs, "unit"), check_seats, check_numbers),
    **{kind: (partial(check_organs, kind),) for kind in KINDS if kind not in ("unit", "jurisdiction")},
    "jurisdiction": (partial(check_organs, "jurisdiction"), check_outside),
    **{kind: (partial(check_law_desk, kind),) for kind in LAW_KINDS},
    "entered_law": (check_entered_law,),
}
TABLES: tuple[ProvedTable, ...] = (
    *TABLES_OF_DOSSIER,
    PAPERS,
    SEATS,
    TYPED_TITLES,
    *OF_CHECKS,
    *OF_CONDUCT,
    *OF_OUTSIDE,
    *OF_TRANSFERS,
    RESETTLEMENTS,
    PASSAGES,
    DISQUALIFICATIONS,
    NAME_REQUESTS,
    FREE_SETTLEMENTS,
    MEETING,
    AGENDA,
    ROLL,
    ADJOURNMENTS,
    ENVELOPES,
    BALLOTS,
    DECISION,
    LINES,
    GIVEN_TITLES,
    *OF_PACKAGE,
    SERIES,
    SKIPPED,
    *(table for tables in KINDS.values() for table in tables),
    *LAW_KINDS.values(),
    *OF_ENTERED_LAW,
)
_KNOWN = "dữ kiện đơn vị khai; mỗi bản đã trình niêm phong dữ kiện mà hồ sơ ấy được xét"
NOT_PROVED: dict[str, str] = {
    "dossiers.RecipientPost": _KNOWN,
    "dossiers.Rating": _KNOWN,
    "dossiers.CollectiveYear": _KNOWN,
    "dossiers.Removal": "bản sao để khôi phục mục đã xóa khỏi bản soạn",
    "dossiers.Job": "việc lâu có theo dõi tiến độ",
    "workflow.Hold": "ngày hẹn xem lại của trường hợp tạm giữ; ai chờ gì, từ ngày nào đã ghi ở mục tạm giữ",
    "workflow.StateCheck": "kết quả các lần đối chiếu",
    "news.Mail": "thư đã lập, đã gửi: đến ai, lúc nào, tiêu đề gì; không việc gì xét theo",
    "news.MailChoice": "địa chỉ thư và lựa chọn của từng người; mỗi người tự đổi được",
    "news.NewsItem": "điều đã báo cho từng người; nội dung ở mục nhật ký của việc ấy, không việc gì xét theo",
    "roles.SentForm": "mã của biểu mẫu đã gửi, chỉ để không ghi hai lần; tự xóa sau 30 ngày",
    "roles.OpenForm": "nội dung đang gõ dở trong biểu mẫu, chưa gửi; không việc gì xét theo",
    "roles.LeavingAccount": "tài khoản đóng vào nửa đêm; ai, ngày nào, vì sao: ở nhật ký của việc bàn giao",
    "roles.GivenPassword": "mật khẩu do người khác cấp đến khi nào thì hết hạn; mất đi khi chủ tài khoản đổi",
    "roles.AuthenticatorKey": "khóa xác thực hai bước của tài khoản; chỉ thêm một câu hỏi khi đăng nhập",
    "roles.Passkey": "khóa công khai của thiết bị mà chủ tài khoản tự thêm; không cho thêm chức trách nào",
    "roles.RecoveryCode": "mã dự phòng của bước ấy; chỉ chủ tài khoản, sau đúng mật khẩu, mới dùng được",
    "law_desk.PackPreview": "bản xem trước một gói chưa xác nhận; không việc gì xét theo, xét lại được",
    "law_desk.PreviewedAnswer": "từng kết quả của bản xem trước ấy",
    "trail.FileAlarm": "tệp đã thấy sai khi có người xem; tệp nào sai thì lần đối chiếu nào cũng thấy lại",
    "emulation.Registration": "đăng ký từ đầu năm, tự nó không tặng danh hiệu nào",
    "emulation.RegisteredTitle": "đăng ký từ đầu năm, tự nó không tặng danh hiệu nào",
}
"""Models whose rows no check compares, each with its reason."""


def state_findings(kind: str, key: int | str) -> Iterator[Finding]:
    """What all checks find of one subject."""
    for check in OF_KIND[kind]:
        yield from check(only=key)
