"""The closed list of acts that the history knows, each with the words a reader sees."""

from enum import StrEnum
from types import MappingProxyType


class Verb(StrEnum):
    """What was done. A new act of the program needs its verb here and its words below."""

    REGISTERED = "registered"
    RECIPIENT_ADDED = "recipient_added"
    RECIPIENT_CHANGED = "recipient_changed"
    FACTS_CHECKED = "facts_checked"
    FACT_CHECK_TAKEN_BACK = "fact_check_taken_back"
    OUTSIDE_ENTERED = "outside_entered"
    OUTSIDE_CONFIRMED = "outside_confirmed"
    OUTSIDE_ENDED = "outside_ended"
    MATTER_ENTERED = "matter_entered"
    MATTER_ENDED = "matter_ended"
    MATTER_STRUCK = "matter_struck"
    DISCIPLINE_ENTERED = "discipline_entered"
    DISCIPLINE_ENDED = "discipline_ended"
    DISCIPLINE_STRUCK = "discipline_struck"
    RECIPIENT_ENDED = "recipient_ended"
    RECIPIENT_RESUMED = "recipient_resumed"
    TRANSFER_PROPOSED = "transfer_proposed"
    TRANSFER_TAKEN = "transfer_taken"
    TRANSFER_DECLINED = "transfer_declined"
    TRANSFER_WITHDRAWN = "transfer_withdrawn"
    POST_ENTERED = "post_entered"
    POST_ENDED = "post_ended"
    POST_STRUCK = "post_struck"
    RECIPIENT_LOADED = "recipient_loaded"
    RECIPIENT_RESETTLED = "recipient_resettled"
    DATA_LOADED = "data_loaded"
    DRAFTED = "drafted"
    IMPORTED = "imported"
    EVIDENCE_ATTACHED = "evidence_attached"
    DOSSIER_DISCARDED = "dossier_discarded"
    DOSSIER_RESTORED = "dossier_restored"
    SUBMITTED = "submitted"
    TAKEN_UP = "taken_up"
    BLOC_REVIEWED = "bloc_reviewed"
    RECEIVED = "received"
    APPRAISED = "appraised"
    NAME_CORRECTED = "name_corrected"
    NAME_REQUESTED = "name_requested"
    NAME_REQUEST_TAKEN_BACK = "name_request_taken_back"
    NAME_REQUEST_DECLINED = "name_request_declined"
    APPRAISED_ANEW = "appraised_anew"
    HELD = "held"
    LOOKED = "looked"
    RELEASED = "released"
    DISQUALIFIED = "disqualified"
    ANSWERED = "answered"
    UPHELD = "upheld"
    REOPENED = "reopened"
    WITHDRAWN = "withdrawn"
    FORWARDED = "forwarded"
    SENT_BACK = "sent_back"
    RECALLED = "recalled"
    CONVENED = "convened"
    MEETING_CHANGED = "meeting_changed"
    MEETING_POSTPONED = "meeting_postponed"
    MEETING_CALLED_OFF = "meeting_called_off"
    OPENED = "opened"
    VOTED = "voted"
    MEETING_ADJOURNED = "meeting_adjourned"
    MEETING_RESUMED = "meeting_resumed"
    MEMBER_LEFT = "member_left"
    MEMBER_CAME_BACK = "member_came_back"
    CLOSED = "closed"
    RECORD_WRITTEN = "record_written"
    MINUTED = "minuted"
    DECISION_DRAFTED = "decision_drafted"
    DECISION_CHANGED = "decision_changed"
    DRAFT_KEPT = "draft_kept"
    DECISION_DISCARDED = "decision_discarded"
    SIGNED = "signed"
    LINE_REFUSED = "line_refused"
    REFUSAL_TAKEN_BACK = "refusal_taken_back"
    DRAFT_RETURNED = "draft_returned"
    MENDING_ASKED = "mending_asked"
    DECISION_RETURNED = "decision_returned"
    NUMBERED = "numbered"
    ISSUED = "issued"
    NEXT_NUMBER_SET = "next_number_set"
    PACKAGE_PREPARED = "package_prepared"
    PACKAGE_DISCARDED = "package_discarded"
    SENT_UP = "sent_up"
    GRANTED_ABOVE = "granted_above"
    DENIED_ABOVE = "denied_above"
    CAME_DOWN = "came_down"
    CORRECTED = "corrected"
    REVOKED = "revoked"
    DOSSIER_CLOSED = "dossier_closed"
    HANDED_OVER = "handed_over"
    APPOINTED = "appointed"
    APPOINTMENT_ENDED = "appointment_ended"
    ACCOUNT_DISABLED = "account_disabled"
    ACCOUNT_ENABLED = "account_enabled"
    WORK_HANDED_OVER = "work_handed_over"
    PASSWORD_GIVEN = "password_given"
    SECOND_STEP_RESET = "second_step_reset"
    LOCAL_RULE_SET = "local_rule_set"
    LOCAL_RULE_ENDED = "local_rule_ended"
    LOCAL_DAY_SET = "local_day_set"
    LOCAL_DAY_WITHDRAWN = "local_day_withdrawn"
    PAPER_WORDS_SET = "paper_words_set"
    PAPER_WORDS_WITHDRAWN = "paper_words_withdrawn"
    LOGO_SET = "logo_set"
    LOGO_TAKEN_AWAY = "logo_taken_away"
    PUBLISHER_TRUSTED = "publisher_trusted"
    PUBLISHER_TRUST_ENDED = "publisher_trust_ended"
    PACK_PROPOSED = "pack_proposed"
    PACK_CONFIRMED = "pack_confirmed"
    PACK_REFUSED = "pack_refused"
    PACK_SUPERSEDED = "pack_superseded"
    PACK_TAKEN_BACK = "pack_taken_back"
    LAW_OPENED = "law_opened"
    RULE_ENTERED = "rule_entered"
    CASES_ANSWERED = "cases_answered"
    CASE_TOLD = "case_told"
    CASE_WITHDRAWN = "case_withdrawn"
    UNIT_FOUNDED = "unit_founded"
    UNIT_RENAMED = "unit_renamed"
    UNIT_ENDED = "unit_ended"
    UNIT_TOOK_OVER = "unit_took_over"
    UNIT_SPLIT = "unit_split"
    BLOC_FOUNDED = "bloc_founded"
    BLOC_COMPOSED = "bloc_composed"
    BLOC_OFFICE_SET = "bloc_office_set"
    BLOC_OFFICE_CHANGED = "bloc_office_changed"
    BLOC_ENDED = "bloc_ended"
    COUNCIL_FOUNDED = "council_founded"
    COUNCIL_COMPOSED = "council_composed"
    JURISDICTION_FOUNDED = "jurisdiction_founded"
    JURISDICTION_ENDED = "jurisdiction_ended"


# The history has words for them, and no act of the program is told by them: a number is given with the issue,
# and what corrects or revokes a decision is none of its acts.
NEVER_DONE = frozenset({Verb.NUMBERED, Verb.CORRECTED, Verb.REVOKED})

LABELS = MappingProxyType(
    {
        Verb.REGISTERED: "Đăng ký thi đua",
        Verb.RECIPIENT_ADDED: "Thêm người, tập thể vào danh sách",
        Verb.RECIPIENT_CHANGED: "Sửa dữ liệu về người, tập thể",
        Verb.FACTS_CHECKED: "Đối chiếu dữ kiện với giấy tờ",
        Verb.FACT_CHECK_TAKEN_BACK: "Rút kết luận đối chiếu",
        Verb.OUTSIDE_ENTERED: "Ghi quyết định nơi khác",
        Verb.OUTSIDE_CONFIRMED: "Đối chiếu quyết định nơi khác với bản chụp",
        Verb.OUTSIDE_ENDED: "Bác quyết định nơi khác đã ghi",
        Verb.MATTER_ENTERED: "Ghi việc đang xem xét",
        Verb.MATTER_ENDED: "Ghi kết thúc việc đang xem xét",
        Verb.MATTER_STRUCK: "Rút việc đang xem xét đã ghi nhầm",
        Verb.DISCIPLINE_ENTERED: "Ghi kỷ luật",
        Verb.DISCIPLINE_ENDED: "Ghi kết thúc kỷ luật",
        Verb.DISCIPLINE_STRUCK: "Rút kỷ luật đã ghi nhầm",
        Verb.RECIPIENT_ENDED: "Ghi kết thúc ở đơn vị",
        Verb.RECIPIENT_RESUMED: "Ghi hoạt động lại ở đơn vị",
        Verb.TRANSFER_PROPOSED: "Ghi điều chuyển công tác",
        Verb.TRANSFER_TAKEN: "Tiếp nhận người chuyển đến",
        Verb.TRANSFER_DECLINED: "Không tiếp nhận người chuyển đến",
        Verb.TRANSFER_WITHDRAWN: "Rút điều chuyển công tác",
        Verb.RECIPIENT_RESETTLED: "Chuyển theo sắp xếp đơn vị",
        Verb.POST_ENTERED: "Ghi chức vụ đã giữ",
        Verb.POST_ENDED: "Ghi kết thúc giữ chức vụ",
        Verb.POST_STRUCK: "Rút chức vụ đã ghi nhầm",
        Verb.RECIPIENT_LOADED: "Nạp dữ liệu về người, tập thể",
        Verb.DATA_LOADED: "Nạp dữ liệu từ Excel",
        Verb.DRAFTED: "Soạn hồ sơ",
        Verb.IMPORTED: "Nhập danh sách từ Excel",
        Verb.EVIDENCE_ATTACHED: "Đính kèm tài liệu",
        Verb.DOSSIER_DISCARDED: "Bỏ hồ sơ đang soạn",
        Verb.DOSSIER_RESTORED: "Khôi phục hồ sơ đã bỏ",
        Verb.SUBMITTED: "Trình hồ sơ",
        Verb.TAKEN_UP: "Tiếp nhận hồ sơ để bình xét",
        Verb.BLOC_REVIEWED: "Khối, cụm xét",
        Verb.RECEIVED: "Tiếp nhận hồ sơ",
        Verb.APPRAISED: "Thẩm định",
        Verb.NAME_CORRECTED: "Sửa tên viết sai",
        Verb.NAME_REQUESTED: "Đề nghị sửa tên viết sai",
        Verb.NAME_REQUEST_TAKEN_BACK: "Rút đề nghị sửa tên",
        Verb.NAME_REQUEST_DECLINED: "Không sửa tên theo đề nghị",
        Verb.APPRAISED_ANEW: "Đưa về thẩm định lại",
        Verb.HELD: "Tạm giữ",
        Verb.LOOKED: "Xem lại trường hợp tạm giữ",
        Verb.RELEASED: "Thôi tạm giữ",
        Verb.DISQUALIFIED: "Kết luận không đủ điều kiện",
        Verb.ANSWERED: "Giải trình",
        Verb.UPHELD: "Giữ nguyên kết luận",
        Verb.REOPENED: "Xét lại trường hợp",
        Verb.WITHDRAWN: "Rút đề nghị",
        Verb.FORWARDED: "Chuyển cấp trên",
        Verb.SENT_BACK: "Trả lại hồ sơ",
        Verb.RECALLED: "Thu hồi hồ sơ đã trình",
        Verb.CONVENED: "Triệu tập họp hội đồng",
        Verb.MEETING_CHANGED: "Thay đổi cuộc họp",
        Verb.MEETING_POSTPONED: "Hoãn cuộc họp",
        Verb.MEETING_CALLED_OFF: "Hủy cuộc họp",
        Verb.OPENED: "Khai mạc cuộc họp",
        Verb.VOTED: "Bỏ phiếu",
        Verb.MEETING_ADJOURNED: "Tạm nghỉ cuộc họp",
        Verb.MEETING_RESUMED: "Họp tiếp",
        Verb.MEMBER_LEFT: "Ghi thành viên ra về",
        Verb.MEMBER_CAME_BACK: "Ghi thành viên trở lại họp",
        Verb.CLOSED: "Kết thúc cuộc họp",
        Verb.RECORD_WRITTEN: "Ghi diễn biến cuộc họp",
        Verb.MINUTED: "Lập biên bản",
        Verb.DECISION_DRAFTED: "Dự thảo quyết định",
        Verb.DECISION_CHANGED: "Sửa dự thảo quyết định",
        Verb.DRAFT_KEPT: "Giữ nguyên dự thảo bị trả lại",
        Verb.DECISION_DISCARDED: "Bỏ dự thảo quyết định",
        Verb.SIGNED: "Ký quyết định",
        Verb.LINE_REFUSED: "Không duyệt trường hợp",
        Verb.REFUSAL_TAKEN_BACK: "Rút ý kiến không duyệt",
        Verb.DRAFT_RETURNED: "Trả lại dự thảo quyết định",
        Verb.MENDING_ASKED: "Trả lại dự thảo quyết định để sửa",
        Verb.DECISION_RETURNED: "Trả lại quyết định để sửa",
        Verb.NUMBERED: "Cấp số quyết định",
        Verb.ISSUED: "Ban hành quyết định",
        Verb.NEXT_NUMBER_SET: "Đặt số văn bản tiếp theo",
        Verb.PACKAGE_PREPARED: "Lập hồ sơ trình cấp trên",
        Verb.PACKAGE_DISCARDED: "Bỏ hồ sơ trình cấp trên",
        Verb.SENT_UP: "Trình cấp trên",
        Verb.GRANTED_ABOVE: "Ghi quyết định của cấp trên",
        Verb.DENIED_ABOVE: "Ghi cấp trên không tặng",
        Verb.CAME_DOWN: "Ghi cấp trên trả lại",
        Verb.CORRECTED: "Đính chính quyết định",
        Verb.REVOKED: "Hủy bỏ quyết định",
        Verb.DOSSIER_CLOSED: "Kết thúc hồ sơ",
        Verb.HANDED_OVER: "Bàn giao hồ sơ",
        Verb.APPOINTED: "Phân công nhiệm vụ",
        Verb.APPOINTMENT_ENDED: "Kết thúc phân công",
        Verb.ACCOUNT_DISABLED: "Ngừng tài khoản",
        Verb.ACCOUNT_ENABLED: "Mở lại tài khoản",
        Verb.WORK_HANDED_OVER: "Bàn giao công việc, đóng tài khoản",
        Verb.PASSWORD_GIVEN: "Cấp mật khẩu mới",
        Verb.SECOND_STEP_RESET: "Đặt lại xác thực hai bước",
        Verb.LOCAL_RULE_SET: "Đặt quy định của địa phương",
        Verb.LOCAL_RULE_ENDED: "Kết thúc quy định của địa phương",
        Verb.LOCAL_DAY_SET: "Ghi ngày nghỉ, ngày làm bù",
        Verb.LOCAL_DAY_WITHDRAWN: "Rút ngày nghỉ, ngày làm bù",
        Verb.PAPER_WORDS_SET: "Đổi nội dung in trên văn bản",
        Verb.PAPER_WORDS_WITHDRAWN: "Rút nội dung in trên văn bản",
        Verb.LOGO_SET: "Đặt biểu trưng của cơ quan",
        Verb.LOGO_TAKEN_AWAY: "Bỏ biểu trưng của cơ quan",
        Verb.PUBLISHER_TRUSTED: "Tin khóa của nơi phát hành gói luật",
        Verb.PUBLISHER_TRUST_ENDED: "Thôi tin khóa của nơi phát hành gói luật",
        Verb.PACK_PROPOSED: "Đề nghị nạp gói luật",
        Verb.PACK_CONFIRMED: "Xác nhận gói luật",
        Verb.PACK_REFUSED: "Không nhận gói luật",
        Verb.PACK_SUPERSEDED: "Thay gói luật bằng bản khác",
        Verb.PACK_TAKEN_BACK: "Rút gói luật",
        Verb.LAW_OPENED: "Mở văn bản để nhập quy định",
        Verb.RULE_ENTERED: "Nhập quy định của văn bản",
        Verb.CASES_ANSWERED: "Trả lời tình huống của văn bản",
        Verb.CASE_TOLD: "Ghi tình huống của văn bản",
        Verb.CASE_WITHDRAWN: "Bỏ tình huống của văn bản",
        Verb.UNIT_FOUNDED: "Thành lập đơn vị",
        Verb.UNIT_RENAMED: "Đổi tên, đổi mã đơn vị",
        Verb.UNIT_ENDED: "Kết thúc đơn vị",
        Verb.UNIT_SPLIT: "Tách một phần đơn vị",
        Verb.UNIT_TOOK_OVER: "Kế tục đơn vị khác",
        Verb.BLOC_FOUNDED: "Lập khối, cụm thi đua",
        Verb.BLOC_COMPOSED: "Chọn thành viên khối, cụm",
        Verb.BLOC_OFFICE_SET: "Cử khối trưởng, khối phó",
        Verb.BLOC_OFFICE_CHANGED: "Thay khối trưởng, khối phó trong năm",
        Verb.BLOC_ENDED: "Kết thúc khối, cụm thi đua",
        Verb.COUNCIL_FOUNDED: "Lập hội đồng",
        Verb.COUNCIL_COMPOSED: "Kiện toàn hội đồng",
        Verb.JURISDICTION_FOUNDED: "Lập cấp có thẩm quyền",
        Verb.JURISDICTION_ENDED: "Kết thúc cấp có thẩm quyền",
    }
)

SENTENCES = MappingProxyType(
    {
        Verb.REGISTERED: "{who} đã đăng ký thi đua của đơn vị",
        Verb.RECIPIENT_ADDED: "{who} đã thêm một người, tập thể vào danh sách của đơn vị",
        Verb.FACTS_CHECKED: "{who} đã đối chiếu với giấy tờ dữ kiện mà đơn vị khai",
        Verb.FACT_CHECK_TAKEN_BACK: "{who} đã rút kết luận đối chiếu dữ kiện với giấy tờ",
        Verb.OUTSIDE_ENTERED: "{who} đã ghi một quyết định nơi khác, chờ đối chiếu",
        Verb.OUTSIDE_CONFIRMED: "{who} đã đối chiếu một quyết định nơi khác với bản chụp",
        Verb.OUTSIDE_ENDED: "{who} đã bác một quyết định nơi khác đã ghi",
        Verb.MATTER_ENTERED: "{who} đã ghi một việc đang xem xét về một người, tập thể",
        Verb.MATTER_ENDED: "{who} đã ghi kết thúc một việc đang xem xét về một người, tập thể",
        Verb.MATTER_STRUCK: "{who} đã rút một việc đang xem xét đã ghi nhầm",
        Verb.DISCIPLINE_ENTERED: "{who} đã ghi một quyết định kỷ luật về một người",
        Verb.DISCIPLINE_ENDED: "{who} đã ghi kết thúc một kỷ luật của một người",
        Verb.DISCIPLINE_STRUCK: "{who} đã rút một kỷ luật đã ghi nhầm",
        Verb.RECIPIENT_ENDED: "{who} đã ghi một người, tập thể kết thúc ở đơn vị",
        Verb.RECIPIENT_RESUMED: "{who} đã ghi một người, tập thể hoạt động lại ở đơn vị",
        Verb.TRANSFER_PROPOSED: "{who} đã ghi một người được điều chuyển đến đơn vị khác",
        Verb.TRANSFER_TAKEN: "{who} đã tiếp nhận một người chuyển đến đơn vị",
        Verb.TRANSFER_DECLINED: "{who} đã từ chối tiếp nhận một người được ghi là chuyển đến đơn vị",
        Verb.TRANSFER_WITHDRAWN: "{who} đã rút việc điều chuyển một người",
        Verb.POST_ENTERED: "{who} đã ghi một chức vụ của một người",
        Verb.POST_ENDED: "{who} đã ghi ngày thôi giữ một chức vụ của một người",
        Verb.POST_STRUCK: "{who} đã rút một chức vụ đã ghi nhầm",
        Verb.RECIPIENT_CHANGED: "{who} đã sửa dữ liệu mà luật xét về một người, tập thể",
        Verb.RECIPIENT_RESETTLED: "{who} đã ghi việc người, tập thể chuyển theo sắp xếp đơn vị",
        Verb.RECIPIENT_LOADED: "{who} đã nạp dữ liệu về một người, tập thể từ bảng Excel",
        Verb.DATA_LOADED: "{who} đã nạp một bảng Excel vào dữ liệu của cấp có thẩm quyền",
        Verb.DRAFTED: "{who} đã soạn hồ sơ",
        Verb.IMPORTED: "{who} đã nhập danh sách đề nghị từ tệp Excel",
        Verb.EVIDENCE_ATTACHED: "{who} đã đính kèm tài liệu minh chứng",
        Verb.DOSSIER_DISCARDED: "{who} đã bỏ hồ sơ đang soạn",
        Verb.DOSSIER_RESTORED: "{who} đã khôi phục hồ sơ đã bỏ",
        Verb.SUBMITTED: "{who} đã trình hồ sơ lên khối, cụm thi đua",
        Verb.TAKEN_UP: "{who} đã tiếp nhận hồ sơ để bình xét",
        Verb.BLOC_REVIEWED: "{who} đã ghi kết quả xét của khối, cụm",
        Verb.RECEIVED: "{who} đã tiếp nhận hồ sơ",
        Verb.APPRAISED: "{who} đã thẩm định hồ sơ",
        Verb.NAME_CORRECTED: "{who} đã sửa tên, chức vụ viết sai mà không trả lại hồ sơ",
        Verb.NAME_REQUESTED: "{who} đã đề nghị sửa tên, chức vụ viết sai",
        Verb.NAME_REQUEST_TAKEN_BACK: "{who} đã rút đề nghị sửa tên",
        Verb.NAME_REQUEST_DECLINED: "{who} đã trả lời là không sửa tên theo đề nghị",
        Verb.APPRAISED_ANEW: "{who} đã đưa trường hợp đề nghị về thẩm định lại",
        Verb.HELD: "{who} đã tạm giữ trường hợp đề nghị",
        Verb.LOOKED: "{who} đã xem lại trường hợp tạm giữ",
        Verb.RELEASED: "{who} đã thôi tạm giữ trường hợp đề nghị",
        Verb.DISQUALIFIED: "{who} đã kết luận trường hợp đề nghị không đủ điều kiện",
        Verb.ANSWERED: "{who} đã giải trình về trường hợp không đủ điều kiện",
        Verb.UPHELD: "{who} đã giữ nguyên kết luận không đủ điều kiện",
        Verb.REOPENED: "{who} đã rút kết luận không đủ điều kiện để xét lại",
        Verb.WITHDRAWN: "{who} đã rút trường hợp đề nghị",
        Verb.FORWARDED: "{who} đã chuyển trường hợp đề nghị lên cấp trên",
        Verb.SENT_BACK: "{who} đã trả lại hồ sơ",
        Verb.RECALLED: "{who} đã thu hồi hồ sơ đã trình",
        Verb.CONVENED: "{who} đã triệu tập cuộc họp hội đồng",
        Verb.MEETING_CHANGED: "{who} đã thay đổi cuộc họp hội đồng đã triệu tập",
        Verb.MEETING_POSTPONED: "{who} đã hoãn cuộc họp hội đồng",
        Verb.MEETING_CALLED_OFF: "{who} đã hủy cuộc họp hội đồng",
        Verb.OPENED: "{who} đã khai mạc cuộc họp hội đồng",
        Verb.VOTED: "{who} đã bỏ phiếu",
        Verb.MEETING_ADJOURNED: "{who} đã cho cuộc họp hội đồng tạm nghỉ, hẹn ngày họp tiếp",
        Verb.MEETING_RESUMED: "{who} đã cho cuộc họp hội đồng họp tiếp",
        Verb.MEMBER_LEFT: "{who} đã ghi một thành viên hội đồng ra về trước khi kết thúc cuộc họp",
        Verb.MEMBER_CAME_BACK: "{who} đã ghi một thành viên hội đồng trở lại dự họp",
        Verb.CLOSED: "{who} đã kết thúc cuộc họp và công bố kết quả kiểm phiếu",
        Verb.RECORD_WRITTEN: "{who} đã ghi thời gian và nội dung thảo luận của cuộc họp",
        Verb.MINUTED: "{who} đã lập biên bản cuộc họp",
        Verb.DECISION_DRAFTED: "{who} đã dự thảo quyết định",
        Verb.DECISION_CHANGED: "{who} đã sửa dự thảo quyết định",
        Verb.DRAFT_KEPT: "{who} đã giữ nguyên dự thảo quyết định bị trả lại, trình ký lại",
        Verb.DECISION_DISCARDED: "{who} đã bỏ dự thảo quyết định",
        Verb.SIGNED: "{who} đã ký quyết định",
        Verb.LINE_REFUSED: "{who} đã không duyệt trường hợp đề nghị",
        Verb.REFUSAL_TAKEN_BACK: "{who} đã rút ý kiến không duyệt, trường hợp trở lại dự thảo quyết định",
        Verb.DRAFT_RETURNED: "{who} đã trả lại dự thảo quyết định, không duyệt trường hợp nào",
        Verb.MENDING_ASKED: "{who} đã trả lại dự thảo quyết định để sửa trước khi ký",
        Verb.DECISION_RETURNED: "{who} đã trả lại quyết định đã ký để sửa",
        Verb.NUMBERED: "{who} đã cấp số cho quyết định",
        Verb.ISSUED: "{who} đã ban hành quyết định",
        Verb.PACKAGE_PREPARED: "{who} đã lập hồ sơ trình cấp trên",
        Verb.PACKAGE_DISCARDED: "{who} đã bỏ hồ sơ trình cấp trên chưa gửi",
        Verb.SENT_UP: "{who} đã ghi việc gửi hồ sơ trình cấp trên",
        Verb.GRANTED_ABOVE: "{who} đã ghi quyết định khen thưởng của cấp trên",
        Verb.DENIED_ABOVE: "{who} đã ghi việc cấp trên không tặng",
        Verb.CAME_DOWN: "{who} đã ghi việc cấp trên trả lại, trường hợp trở về thẩm định",
        Verb.NEXT_NUMBER_SET: "{who} đã đặt số tiếp theo của sổ số văn bản",
        Verb.CORRECTED: "{who} đã đính chính quyết định",
        Verb.REVOKED: "{who} đã hủy bỏ quyết định",
        Verb.DOSSIER_CLOSED: "{who} đã kết thúc hồ sơ",
        Verb.HANDED_OVER: "{who} đã bàn giao hồ sơ cho cơ quan kế tục",
        Verb.APPOINTED: "{who} đã phân công nhiệm vụ",
        Verb.APPOINTMENT_ENDED: "{who} đã kết thúc việc phân công nhiệm vụ",
        Verb.ACCOUNT_DISABLED: "{who} đã ngừng tài khoản của người được phân công",
        Verb.ACCOUNT_ENABLED: "{who} đã mở lại tài khoản của người được phân công",
        Verb.WORK_HANDED_OVER: "{who} đã bàn giao công việc của người thôi việc để đóng tài khoản ấy",
        Verb.PASSWORD_GIVEN: "{who} đã cấp mật khẩu mới cho người được phân công",
        Verb.SECOND_STEP_RESET: "{who} đã đặt lại xác thực hai bước của người được phân công",
        Verb.LOCAL_RULE_SET: "{who} đã đặt quy định của địa phương",
        Verb.LOCAL_RULE_ENDED: "{who} đã kết thúc hiệu lực quy định của địa phương",
        Verb.LOCAL_DAY_SET: "{who} đã ghi ngày nghỉ, ngày làm bù của cơ quan",
        Verb.LOCAL_DAY_WITHDRAWN: "{who} đã rút ngày nghỉ, ngày làm bù của cơ quan",
        Verb.PAPER_WORDS_SET: "{who} đã đổi nội dung in trên văn bản của cơ quan",
        Verb.PAPER_WORDS_WITHDRAWN: "{who} đã rút nội dung in trên văn bản của cơ quan",
        Verb.LOGO_SET: "{who} đã đặt biểu trưng của cơ quan",
        Verb.LOGO_TAKEN_AWAY: "{who} đã bỏ biểu trưng của cơ quan",
        Verb.PUBLISHER_TRUSTED: "{who} đã ghi tin khóa của nơi phát hành gói luật",
        Verb.PUBLISHER_TRUST_ENDED: "{who} đã thôi tin khóa của nơi phát hành gói luật",
        Verb.PACK_PROPOSED: "{who} đã đề nghị nạp gói luật",
        Verb.PACK_CONFIRMED: "{who} đã xác nhận gói luật; từ đây mọi việc xét theo gói ấy",
        Verb.PACK_REFUSED: "{who} đã không nhận gói luật được đề nghị",
        Verb.PACK_SUPERSEDED: "{who} đã thay gói luật bằng bản khác",
        Verb.PACK_TAKEN_BACK: "{who} đã rút gói luật đang áp dụng",
        Verb.LAW_OPENED: "{who} đã mở văn bản để nhập quy định",
        Verb.RULE_ENTERED: "{who} đã nhập một quy định của văn bản",
        Verb.CASES_ANSWERED: "{who} đã trả lời đúng hay không đúng với tình huống của văn bản",
        Verb.CASE_TOLD: "{who} đã ghi một tình huống của văn bản",
        Verb.CASE_WITHDRAWN: "{who} đã bỏ một tình huống của văn bản",
        Verb.UNIT_FOUNDED: "{who} đã ghi việc thành lập đơn vị",
        Verb.UNIT_RENAMED: "{who} đã ghi tên, mã mới của đơn vị",
        Verb.UNIT_ENDED: "{who} đã ghi việc kết thúc đơn vị",
        Verb.UNIT_SPLIT: "{who} đã ghi việc tách một phần của đơn vị",
        Verb.UNIT_TOOK_OVER: "{who} đã ghi việc đơn vị kế tục đơn vị khác",
        Verb.BLOC_FOUNDED: "{who} đã ghi việc lập khối, cụm thi đua",
        Verb.BLOC_COMPOSED: "{who} đã ghi thành viên của khối, cụm thi đua",
        Verb.BLOC_OFFICE_SET: "{who} đã ghi khối trưởng, khối phó của năm",
        Verb.BLOC_OFFICE_CHANGED: "{who} đã ghi việc thay khối trưởng, khối phó trong năm",
        Verb.BLOC_ENDED: "{who} đã ghi việc kết thúc khối, cụm thi đua",
        Verb.COUNCIL_FOUNDED: "{who} đã ghi việc thành lập hội đồng",
        Verb.COUNCIL_COMPOSED: "{who} đã ghi quyết định kiện toàn hội đồng",
        Verb.JURISDICTION_FOUNDED: "{who} đã lập cấp có thẩm quyền",
        Verb.JURISDICTION_ENDED: "{who} đã ghi việc kết thúc cấp có thẩm quyền",
    }
)
