"""The one table of acts: rights, pages, buttons, the flow's edges and the picture in the docs come from it.

`workflow/table/row.py` says what each fact of a row means. Buttons stand in the order of the table.
"""

from __future__ import annotations

from enum import StrEnum

from dossiers.models import Dossier, Standing
from roles.models import Council, Jurisdiction, Unit
from workflow.models.desks import Desk
from workflow.table.row import ActPage, Button, Carrier, Move, Ready, Right
from workflow.table.rules import bloc_in_being, board_after_the_bloc, heir_of_sender, reviews
from workflow.whose_turn import CORRECTABLE, DISQUALIFIABLE, HOLDABLE, RETURNABLE


class Act(StrEnum):
    """The name of an act everywhere: its module in `actions/`, its door, its view, its route."""

    BEGIN = "begin"
    CHANGE_DOSSIER = "change_dossier"
    DISCARD_DOSSIER = "discard_dossier"
    RESTORE_DOSSIER = "restore_dossier"
    SUBMIT = "submit"
    RECEIVE = "receive"
    BLOC_REVIEW = "bloc_review"
    APPRAISE = "appraise"
    APPRAISE_ANEW = "appraise_anew"
    FORWARD = "forward"
    HOLD = "hold"
    LOOK = "look"
    RELEASE = "release"
    REQUEST_NAME = "request_name"
    TAKE_BACK_NAME_REQUEST = "take_back_name_request"
    DECLINE_NAME_REQUEST = "decline_name_request"
    CORRECT_NAME = "correct_name"
    DISQUALIFY = "disqualify"
    ANSWER = "answer"
    UPHOLD = "uphold"
    REOPEN = "reopen"
    RECALL = "recall"
    BLOC_RECALL = "bloc_recall"
    SEND_BACK = "send_back"
    WITHDRAW = "withdraw"
    CONVENE = "convene"
    CHANGE_MEETING = "change_meeting"
    POSTPONE = "postpone"
    CALL_OFF = "call_off"
    OPEN_MEETING = "open_meeting"
    VOTE = "vote"
    ENTER_WRITTEN = "enter_written"
    LEAVE = "leave"
    COME_BACK = "come_back"
    ADJOURN = "adjourn"
    RESUME = "resume"
    CLOSE_MEETING = "close_meeting"
    WRITE_RECORD = "write_record"
    MINUTE = "minute"
    DRAFT_DECISION = "draft_decision"
    CHANGE_DECISION = "change_decision"
    SIGN = "sign"
    REFUSE_LINE = "refuse_line"
    RETURN_DRAFT = "return_draft"
    ASK_TO_MEND = "ask_to_mend"
    TAKE_BACK_REFUSAL = "take_back_refusal"
    DISCARD_DECISION = "discard_decision"
    ISSUE = "issue"
    SET_NEXT_NUMBER = "set_next_number"
    RETURN_DECISION = "return_decision"
    PREPARE_PACKAGE = "prepare_package"
    DISCARD_PACKAGE = "discard_package"
    SEND_UP = "send_up"
    RECORD_REPLY = "record_reply"
    CLOSE_DOSSIER = "close_dossier"
    SUCCEED = "succeed"


MOVES: tuple[Move, ...] = (
    Move(
        act=Act.BEGIN,
        carrier=Carrier.DOSSIER,
        label="Lập hồ sơ",
        to="lập hồ sơ của đơn vị này",
        # The door leaves the asking to `dossiers.drafting.changing_drafts`, which knows no table.
        rights=(Right(codename="draft_dossier"),),
        page=ActPage(route="ho-so/moi/", view="workflow.views.dossiers.begin.begin", of=Unit),
    ),
    Move(
        act=Act.CHANGE_DOSSIER,
        carrier=Carrier.DOSSIER,
        label="Sửa tên, năm, loại của hồ sơ",
        to="soạn hồ sơ của đơn vị này",
        # The door asks as every door to a draft does (`dossiers.drafting.open_draft`).
        rights=(Right(codename="draft_dossier", organ="unit"),),
        at=(Desk.UNIT,),
        page=ActPage(
            route="ho-so/<int:pk>/sua-ten-nam-loai/", view="workflow.views.dossiers.begin.change_dossier"
        ),
        button=Button(icon="pencil", label="Sửa tên, năm, loại"),
    ),
    Move(
        act=Act.SUBMIT,
        carrier=Carrier.DOSSIER,
        label="Trình hồ sơ",
        to="trình hồ sơ của đơn vị",
        rights=(Right(codename="submit_dossier", organ="unit"),),
        transitions=("submit", "submit_straight"),
        desks=((Desk.UNIT, Desk.BLOC), (Desk.UNIT, Desk.BOARD)),
        page=ActPage(route="ho-so/<int:pk>/trinh/", view="workflow.views.dossiers.submit.submit"),
        button=Button(icon="send", is_primary=True),
        citation="Điều 83 Luật Thi đua, khen thưởng",
    ),
    Move(
        act=Act.DISCARD_DOSSIER,
        carrier=Carrier.DOSSIER,
        label="Bỏ hồ sơ đang soạn",
        to="bỏ hồ sơ đang soạn của đơn vị",
        rights=(Right(codename="draft_dossier", organ="unit"),),
        at=(Desk.UNIT,),
        page=ActPage(route="ho-so/<int:pk>/bo/", view="workflow.views.dossiers.discarding.discard_dossier"),
        button=Button(icon="trash", label="Bỏ hồ sơ"),
    ),
    Move(
        act=Act.RESTORE_DOSSIER,
        carrier=Carrier.DOSSIER,
        label="Khôi phục hồ sơ đã bỏ",
        to="khôi phục hồ sơ đã bỏ của đơn vị",
        rights=(Right(codename="draft_dossier", organ="unit"),),
        at=(Desk.UNIT,),
        page=ActPage(
            route="ho-so/<int:pk>/khoi-phuc/", view="workflow.views.dossiers.discarding.restore_dossier"
        ),
    ),
    Move(
        act=Act.RECEIVE,
        carrier=Carrier.DOSSIER,
        label="Tiếp nhận hồ sơ",
        to="tiếp nhận hồ sơ",
        rights=(
            Right(codename="review_bloc", organ="bloc", desk=Desk.BLOC, rule=reviews),
            Right(codename="receive_dossier", organ="jurisdiction", desk=Desk.BOARD),
        ),
        ready=Ready(opened=False),
        at=(Desk.BLOC, Desk.BOARD),
        page=ActPage(route="ho-so/<int:pk>/tiep-nhan/", view="workflow.views.dossiers.desk_acts.receive"),
        button=Button(icon="inbox", is_primary=True, posts=True),
    ),
    Move(
        act=Act.BLOC_REVIEW,
        carrier=Carrier.DOSSIER,
        label="Bình xét của khối",
        to="bình xét hồ sơ của khối",
        rights=(Right(codename="review_bloc", organ="bloc", rule=reviews),),
        ready=Ready(opened=True),
        transitions=("endorse", "not_endorse"),
        desks=((Desk.BLOC, Desk.BOARD),),
        page=ActPage(
            route="ho-so/<int:pk>/binh-xet/", view="workflow.views.dossiers.bloc_review.bloc_review"
        ),
        button=Button(icon="list-check", is_primary=True),
    ),
    Move(
        act=Act.APPRAISE,
        carrier=Carrier.DOSSIER,
        label="Thẩm định",
        to="thẩm định hồ sơ",
        rights=(Right(codename="appraise_dossier", organ="jurisdiction"),),
        ready=Ready(opened=True, standings=(Standing.ENDORSED,)),
        transitions=("appraise", "hold"),
        at=(Desk.BOARD,),
        page=ActPage(route="ho-so/<int:pk>/tham-dinh/", view="workflow.views.dossiers.board.appraise"),
        button=Button(icon="clipboard-check", is_primary=True),
    ),
    Move(
        act=Act.APPRAISE_ANEW,
        carrier=Carrier.NOMINATION,
        label="Thẩm định lại",
        to="thẩm định lại trường hợp đề nghị",
        rights=(Right(codename="appraise_dossier", organ="jurisdiction"),),
        ready=Ready(opened=True, standings=(Standing.APPRAISED,)),
        transitions=("appraise_anew",),
        at=(Desk.BOARD,),
        page=ActPage(
            route="truong-hop/<int:pk>/tham-dinh-lai/", view="workflow.views.dossiers.desk_acts.appraise_anew"
        ),
    ),
    Move(
        act=Act.FORWARD,
        carrier=Carrier.DOSSIER,
        label="Chuyển cấp trên",
        to="chuyển hồ sơ lên cấp trên",
        rights=(Right(codename="appraise_dossier", organ="jurisdiction"),),
        transitions=("forward",),
        at=(Desk.BOARD,),
        page=ActPage(route="ho-so/<int:pk>/chuyen-cap-tren/", view="workflow.views.dossiers.board.forward"),
    ),
    Move(
        act=Act.HOLD,
        carrier=Carrier.NOMINATION,
        label="Tạm giữ",
        to="tạm giữ trường hợp đề nghị",
        rights=(Right(codename="hold_nomination", organ="jurisdiction"),),
        ready=Ready(opened=True, standings=(*HOLDABLE, Standing.HELD)),
        transitions=("hold",),
        at=(Desk.BOARD,),
        page=ActPage(route="ho-so/<int:pk>/tam-giu/", view="workflow.views.dossiers.hold.hold", of=Dossier),
        button=Button(icon="player-pause", label="Tạm giữ, tiếp tục xét"),
    ),
    Move(
        act=Act.LOOK,
        carrier=Carrier.NOMINATION,
        label="Xem lại trường hợp tạm giữ",
        to="xem lại trường hợp tạm giữ",
        rights=(Right(codename="hold_nomination", organ="jurisdiction"),),
        at=(Desk.BOARD,),
    ),
    Move(
        act=Act.RELEASE,
        carrier=Carrier.NOMINATION,
        label="Tiếp tục xét",
        to="tiếp tục xét trường hợp đề nghị",
        rights=(Right(codename="hold_nomination", organ="jurisdiction"),),
        transitions=("release",),
        at=(Desk.BOARD,),
    ),
    Move(
        act=Act.REQUEST_NAME,
        carrier=Carrier.NOMINATION,
        label="Đề nghị sửa tên viết sai",
        to="đề nghị sửa tên viết sai trong hồ sơ của đơn vị",
        rights=(Right(codename="draft_dossier", organ="unit"),),
        ready=Ready(standings=CORRECTABLE),
        at=(Desk.BLOC, Desk.BOARD),
        page=ActPage(
            route="truong-hop/<int:pk>/de-nghi-sua-ten/",
            view="workflow.views.dossiers.appraisal.requesting_names.request_name",
        ),
    ),
    Move(
        act=Act.TAKE_BACK_NAME_REQUEST,
        carrier=Carrier.NOMINATION,
        label="Rút đề nghị sửa tên",
        to="rút đề nghị sửa tên của đơn vị",
        rights=(Right(codename="draft_dossier", organ="unit"),),
        at=(Desk.BLOC, Desk.BOARD, Desk.END),
        page=ActPage(
            route="truong-hop/<int:pk>/rut-de-nghi-sua-ten/",
            view="workflow.views.dossiers.appraisal.requesting_names.take_back_name_request",
        ),
    ),
    Move(
        act=Act.DECLINE_NAME_REQUEST,
        carrier=Carrier.NOMINATION,
        label="Trả lời không sửa tên",
        to="trả lời đề nghị sửa tên của đơn vị",
        rights=(Right(codename="appraise_dossier", organ="jurisdiction"),),
        at=(Desk.BLOC, Desk.BOARD, Desk.END),
        page=ActPage(
            route="truong-hop/<int:pk>/khong-sua-ten/",
            view="workflow.views.dossiers.appraisal.answering_names.decline_name_request",
        ),
    ),
    Move(
        act=Act.CORRECT_NAME,
        carrier=Carrier.NOMINATION,
        label="Sửa tên viết sai",
        to="sửa tên, chức vụ viết sai trong hồ sơ đã trình",
        rights=(Right(codename="appraise_dossier", organ="jurisdiction"),),
        ready=Ready(standings=CORRECTABLE),
        at=(Desk.BLOC, Desk.BOARD),
        page=ActPage(
            route="truong-hop/<int:pk>/sua-ten/",
            view="workflow.views.dossiers.appraisal.correcting_names.correct_name",
        ),
    ),
    Move(
        act=Act.DISQUALIFY,
        carrier=Carrier.NOMINATION,
        label="Kết luận không đủ điều kiện",
        to="kết luận trường hợp đề nghị không đủ điều kiện",
        rights=(Right(codename="appraise_dossier", organ="jurisdiction"),),
        ready=Ready(opened=True, standings=DISQUALIFIABLE),
        transitions=("disqualify",),
        at=(Desk.BOARD,),
        page=ActPage(
            route="truong-hop/<int:pk>/khong-du-dieu-kien/",
            view="workflow.views.disqualified.board_side.disqualify",
        ),
    ),
    Move(
        act=Act.ANSWER,
        carrier=Carrier.NOMINATION,
        label="Giải trình",
        to="giải trình về trường hợp không đủ điều kiện",
        rights=(Right(codename="submit_dossier", organ="unit"),),
        ready=Ready(standings=(Standing.NOT_QUALIFIED,)),
        at=(Desk.BOARD,),
        page=ActPage(
            route="truong-hop/<int:pk>/giai-trinh/", view="workflow.views.disqualified.unit_side.answer"
        ),
    ),
    Move(
        act=Act.UPHOLD,
        carrier=Carrier.NOMINATION,
        label="Giữ nguyên kết luận",
        to="kết luận sau giải trình",
        rights=(Right(codename="appraise_dossier", organ="jurisdiction"),),
        ready=Ready(standings=(Standing.NOT_QUALIFIED,)),
        at=(Desk.BOARD,),
        page=ActPage(
            route="truong-hop/<int:pk>/ket-luan/", view="workflow.views.disqualified.board_side.uphold"
        ),
    ),
    Move(
        act=Act.REOPEN,
        carrier=Carrier.NOMINATION,
        label="Xét lại trường hợp",
        to="xét lại trường hợp không đủ điều kiện",
        rights=(Right(codename="appraise_dossier", organ="jurisdiction"),),
        ready=Ready(standings=(Standing.NOT_QUALIFIED,)),
        transitions=("reopen",),
        at=(Desk.BOARD,),
    ),
    Move(
        act=Act.RECALL,
        carrier=Carrier.DOSSIER,
        label="Thu hồi hồ sơ",
        to="thu hồi hồ sơ của đơn vị",
        rights=(Right(codename="submit_dossier", organ="unit"),),
        ready=Ready(opened=False, as_submitted=True),
        transitions=("return_to_unit",),
        desks=((Desk.BLOC, Desk.UNIT), (Desk.BOARD, Desk.UNIT)),
        page=ActPage(route="ho-so/<int:pk>/thu-hoi/", view="workflow.views.dossiers.submit.recall"),
        button=Button(icon="arrow-back-up"),
    ),
    Move(
        act=Act.BLOC_RECALL,
        carrier=Carrier.DOSSIER,
        label="Thu hồi kết quả bình xét",
        to="thu hồi kết quả bình xét",
        rights=(Right(codename="review_bloc", organ="bloc", rule=reviews),),
        ready=Ready(opened=False),
        transitions=("return_to_bloc",),
        desks=((Desk.BOARD, Desk.BLOC),),
        page=ActPage(
            route="ho-so/<int:pk>/thu-hoi-binh-xet/", view="workflow.views.dossiers.desk_acts.bloc_recall"
        ),
        button=Button(icon="arrow-back-up"),
    ),
    Move(
        act=Act.SEND_BACK,
        carrier=Carrier.DOSSIER,
        label="Trả lại đơn vị",
        to="trả lại hồ sơ",
        rights=(
            Right(codename="review_bloc", organ=bloc_in_being, desk=Desk.BLOC, rule=reviews),
            Right(codename="appraise_dossier", organ=board_after_the_bloc, desk=Desk.BLOC),
            Right(codename="appraise_dossier", organ="jurisdiction", desk=Desk.BOARD),
        ),
        ready=Ready(all_standings=RETURNABLE),
        transitions=("return_to_unit",),
        desks=((Desk.BLOC, Desk.UNIT), (Desk.BOARD, Desk.UNIT)),
        page=ActPage(route="ho-so/<int:pk>/tra-lai/", view="workflow.views.dossiers.desk_acts.send_back"),
        button=Button(icon="arrow-back-up"),
    ),
    Move(
        act=Act.WITHDRAW,
        carrier=Carrier.NOMINATION,
        label="Rút trường hợp",
        to="rút trường hợp đề nghị của đơn vị",
        rights=(Right(codename="submit_dossier", organ="unit"),),
        ready=Ready(standings=(Standing.SUBMITTED, *HOLDABLE, Standing.HELD)),
        transitions=("withdraw",),
        at=(Desk.UNIT, Desk.BLOC, Desk.BOARD),
        page=ActPage(route="truong-hop/<int:pk>/rut/", view="workflow.views.dossiers.submit.withdraw"),
    ),
    Move(
        act=Act.CONVENE,
        carrier=Carrier.MEETING,
        label="Triệu tập họp",
        to="triệu tập cuộc họp Hội đồng",
        rights=(Right(codename="convene_meeting"),),
        page=ActPage(
            route="hop/trieu-tap/<int:pk>/", view="workflow.views.meetings.convening.convene", of=Council
        ),
    ),
    Move(
        act=Act.OPEN_MEETING,
        carrier=Carrier.MEETING,
        label="Khai mạc",
        to="khai mạc cuộc họp Hội đồng",
        rights=(Right(codename="open_meeting", organ="council"),),
        ready=Ready(transition="open"),
        transitions=("table",),
        page=ActPage(route="hop/<int:pk>/khai-mac/", view="workflow.views.meetings.presiding.open_meeting"),
        button=Button(icon="flag", is_primary=True),
    ),
    Move(
        act=Act.CHANGE_MEETING,
        carrier=Carrier.MEETING,
        label="Thay đổi cuộc họp",
        to="thay đổi cuộc họp Hội đồng",
        rights=(Right(codename="convene_meeting", organ="council"),),
        ready=Ready(transition="change"),
        page=ActPage(
            route="hop/<int:pk>/thay-doi/", view="workflow.views.meetings.rescheduling.change_meeting"
        ),
        button=Button(icon="pencil", label="Thay đổi"),
    ),
    Move(
        act=Act.POSTPONE,
        carrier=Carrier.MEETING,
        label="Hoãn họp",
        to="hoãn cuộc họp Hội đồng",
        rights=(Right(codename="convene_meeting", organ="council"),),
        ready=Ready(transition="postpone"),
        page=ActPage(route="hop/<int:pk>/hoan/", view="workflow.views.meetings.rescheduling.postpone"),
        button=Button(icon="calendar-event"),
    ),
    Move(
        act=Act.CALL_OFF,
        carrier=Carrier.MEETING,
        label="Hủy họp",
        to="hủy cuộc họp Hội đồng",
        rights=(Right(codename="convene_meeting", organ="council"),),
        ready=Ready(transition="call_off"),
        page=ActPage(route="hop/<int:pk>/huy/", view="workflow.views.meetings.rescheduling.call_off"),
        button=Button(icon="ban"),
    ),
    Move(
        act=Act.VOTE,
        carrier=Carrier.MEETING,
        label="Bỏ phiếu",
        to="bỏ phiếu tại cuộc họp này",
        rights=(Right(codename="vote", organ="council"),),
        ready=Ready(transition="close"),
        page=ActPage(route="hop/<int:pk>/bo-phieu/", view="workflow.views.meetings.voting.vote"),
        button=Button(icon="clipboard-list", is_primary=True),
    ),
    Move(
        act=Act.ENTER_WRITTEN,
        carrier=Carrier.MEETING,
        label="Ghi ý kiến bằng văn bản",
        to="ghi ý kiến bằng văn bản",
        rights=(Right(codename="convene_meeting", organ="council"),),
        ready=Ready(transition="close"),
        page=ActPage(
            route="hop/<int:pk>/y-kien/<int:member>/", view="workflow.views.meetings.voting.enter_written"
        ),
    ),
    Move(
        act=Act.LEAVE,
        carrier=Carrier.MEETING,
        label="Ghi ra về",
        to="ghi thành viên ra về",
        rights=(
            Right(codename="convene_meeting", organ="council"),
            Right(codename="open_meeting", organ="council"),
        ),
        ready=Ready(transition="note_attendance"),
        page=ActPage(route="hop/<int:pk>/ra-ve/<int:member>/", view="workflow.views.meetings.leaving.leave"),
    ),
    Move(
        act=Act.COME_BACK,
        carrier=Carrier.MEETING,
        label="Ghi trở lại họp",
        to="ghi thành viên trở lại họp",
        rights=(
            Right(codename="convene_meeting", organ="council"),
            Right(codename="open_meeting", organ="council"),
        ),
        ready=Ready(transition="note_attendance"),
        page=ActPage(
            route="hop/<int:pk>/tro-lai/<int:member>/", view="workflow.views.meetings.leaving.come_back"
        ),
    ),
    Move(
        act=Act.ADJOURN,
        carrier=Carrier.MEETING,
        label="Tạm nghỉ, họp tiếp sau",
        to="cho cuộc họp Hội đồng tạm nghỉ",
        rights=(
            Right(codename="convene_meeting", organ="council"),
            Right(codename="open_meeting", organ="council"),
        ),
        ready=Ready(transition="adjourn"),
        page=ActPage(route="hop/<int:pk>/tam-nghi/", view="workflow.views.meetings.sittings.adjourn"),
        button=Button(icon="player-pause"),
    ),
    Move(
        act=Act.RESUME,
        carrier=Carrier.MEETING,
        label="Họp tiếp",
        to="cho cuộc họp Hội đồng họp tiếp",
        rights=(Right(codename="open_meeting", organ="council"),),
        ready=Ready(transition="resume"),
        page=ActPage(route="hop/<int:pk>/hop-tiep/", view="workflow.views.meetings.sittings.resume"),
        button=Button(icon="flag", is_primary=True),
    ),
    Move(
        act=Act.CLOSE_MEETING,
        carrier=Carrier.MEETING,
        label="Kết thúc, lập biên bản",
        to="kết thúc cuộc họp Hội đồng",
        rights=(Right(codename="convene_meeting", organ="council"),),
        ready=Ready(transition="close"),
        transitions=("carry", "fall"),
        page=ActPage(route="hop/<int:pk>/ket-thuc/", view="workflow.views.meetings.presiding.close_meeting"),
        button=Button(icon="flag", label="Kết thúc cuộc họp"),
    ),
    Move(
        act=Act.WRITE_RECORD,
        carrier=Carrier.MEETING,
        label="Ghi diễn biến cuộc họp",
        to="ghi diễn biến cuộc họp",
        rights=(Right(codename="convene_meeting", organ="council"),),
        ready=Ready(transition="write_record"),
        page=ActPage(
            route="hop/<int:pk>/dien-bien/", view="workflow.views.meetings.written_record.write_record"
        ),
        button=Button(icon="message", label="Ghi diễn biến"),
    ),
    Move(
        act=Act.MINUTE,
        carrier=Carrier.MEETING,
        label="Lập biên bản",
        to="lập biên bản cuộc họp",
        rights=(Right(codename="convene_meeting", organ="council"),),
        ready=Ready(transition="minute"),
        page=ActPage(route="hop/<int:pk>/lap-bien-ban/", view="workflow.views.meetings.presiding.minute"),
        button=Button(icon="file-text", is_primary=True),
    ),
    Move(
        act=Act.DRAFT_DECISION,
        carrier=Carrier.DECISION,
        label="Dự thảo quyết định",
        to="dự thảo quyết định khen thưởng",
        rights=(Right(codename="draft_decision"),),
        page=ActPage(
            route="quyet-dinh/du-thao/<int:pk>/soan/",
            view="workflow.views.decisions.new_drafts.draft_decision",
            of=Jurisdiction,
        ),
    ),
    Move(
        act=Act.CHANGE_DECISION,
        carrier=Carrier.DECISION,
        label="Sửa dự thảo",
        to="sửa dự thảo quyết định",
        rights=(Right(codename="draft_decision", organ="jurisdiction"),),
        ready=Ready(transition="sign"),
        page=ActPage(
            route="quyet-dinh/<int:pk>/sua/", view="workflow.views.decisions.changing.change_decision"
        ),
        button=Button(icon="pencil"),
    ),
    Move(
        act=Act.SIGN,
        carrier=Carrier.DECISION,
        label="Ký quyết định",
        to="ký quyết định khen thưởng",
        rights=(Right(codename="sign_decision", organ="jurisdiction"),),
        ready=Ready(transition="sign"),
        page=ActPage(route="quyet-dinh/<int:pk>/ky/", view="workflow.views.decisions.signing.sign"),
        button=Button(icon="signature", is_primary=True, label="Xem và ký"),
        citation="Điều 13 Nghị định 30/2020/NĐ-CP",
    ),
    Move(
        act=Act.REFUSE_LINE,
        carrier=Carrier.DECISION,
        label="Không duyệt",
        rights=(Right(codename="sign_decision", organ="jurisdiction"),),
        transitions=("refuse",),
    ),
    Move(
        act=Act.RETURN_DRAFT,
        carrier=Carrier.DECISION,
        label="Trả lại dự thảo",
        to="trả lại dự thảo quyết định",
        rights=(Right(codename="sign_decision", organ="jurisdiction"),),
        ready=Ready(transition="sign"),
        transitions=("refuse",),
    ),
    Move(
        act=Act.ASK_TO_MEND,
        carrier=Carrier.DECISION,
        label="Trả lại dự thảo để sửa",
        to="trả lại dự thảo quyết định để sửa",
        rights=(Right(codename="sign_decision", organ="jurisdiction"),),
        ready=Ready(transition="sign"),
        page=ActPage(
            route="quyet-dinh/<int:pk>/tra-lai-du-thao/", view="workflow.views.decisions.undoing.ask_to_mend"
        ),
        button=Button(icon="arrow-back-up"),
    ),
    Move(
        act=Act.TAKE_BACK_REFUSAL,
        carrier=Carrier.DECISION,
        label="Rút ý kiến không duyệt",
        to="rút ý kiến không duyệt",
        rights=(Right(codename="sign_decision", organ="jurisdiction"),),
        ready=Ready(transition="sign"),
        transitions=("stand_appraised", "stand_passed"),
        page=ActPage(
            route="quyet-dinh/<int:pk>/rut-khong-duyet/",
            view="workflow.views.decisions.undoing.take_back_refusal",
        ),
        button=Button(icon="arrow-back-up"),
    ),
    Move(
        act=Act.DISCARD_DECISION,
        carrier=Carrier.DECISION,
        label="Bỏ dự thảo",
        to="bỏ dự thảo quyết định",
        rights=(Right(codename="draft_decision", organ="jurisdiction"),),
        ready=Ready(transition="sign"),
        page=ActPage(
            route="quyet-dinh/<int:pk>/bo/", view="workflow.views.decisions.decision_pages.discard_decision"
        ),
        button=Button(icon="trash"),
    ),
    Move(
        act=Act.ISSUE,
        carrier=Carrier.DECISION,
        label="Cấp số, ban hành",
        to="cấp số, ban hành quyết định",
        rights=(Right(codename="number_decision", organ="jurisdiction"),),
        ready=Ready(transition="take_number"),
        transitions=("confer",),
        page=ActPage(route="quyet-dinh/<int:pk>/ban-hanh/", view="workflow.views.decisions.issuing.issue"),
        button=Button(icon="rubber-stamp", is_primary=True),
        citation="Điều 15 Nghị định 30/2020/NĐ-CP",
    ),
    Move(
        act=Act.SET_NEXT_NUMBER,
        carrier=Carrier.DECISION,
        label="Đặt số tiếp theo",
        to="đặt số văn bản tiếp theo",
        rights=(Right(codename="number_decision"),),
        page=ActPage(
            route="quyet-dinh/so/<int:pk>/so-tiep-theo/",
            view="workflow.views.decisions.numbering.set_next_number",
            of=Jurisdiction,
        ),
        citation="Điều 15 Nghị định 30/2020/NĐ-CP",
    ),
    Move(
        act=Act.RETURN_DECISION,
        carrier=Carrier.DECISION,
        label="Trả lại để sửa",
        to="trả lại quyết định để sửa",
        rights=(Right(codename="number_decision", organ="jurisdiction"),),
        ready=Ready(transition="go_back"),
        page=ActPage(
            route="quyet-dinh/<int:pk>/tra-lai/", view="workflow.views.decisions.issuing.return_decision"
        ),
        button=Button(icon="arrow-back-up"),
    ),
    Move(
        act=Act.PREPARE_PACKAGE,
        carrier=Carrier.PACKAGE,
        label="Lập hồ sơ trình cấp trên",
        to="lập hồ sơ trình cấp trên",
        rights=(Right(codename="draft_decision"),),
        page=ActPage(
            route="trinh-cap-tren/<int:pk>/lap/",
            view="workflow.views.decisions.packages.preparing.prepare_package",
            of=Jurisdiction,
        ),
    ),
    Move(
        act=Act.SEND_UP,
        carrier=Carrier.PACKAGE,
        label="Ghi đã gửi cấp trên",
        to="ghi việc gửi hồ sơ trình cấp trên",
        rights=(Right(codename="draft_decision", organ=heir_of_sender),),
        ready=Ready(transition="send"),
        transitions=("send_up",),
        page=ActPage(
            route="trinh-cap-tren/goi/<int:pk>/gui/",
            view="workflow.views.decisions.packages.going_up.send_up",
        ),
        button=Button(icon="send", is_primary=True),
        citation="Điều 83 Luật Thi đua, khen thưởng",
    ),
    Move(
        act=Act.DISCARD_PACKAGE,
        carrier=Carrier.PACKAGE,
        label="Bỏ hồ sơ trình",
        to="bỏ hồ sơ trình cấp trên",
        rights=(Right(codename="draft_decision", organ=heir_of_sender),),
        ready=Ready(transition="discard"),
        page=ActPage(
            route="trinh-cap-tren/goi/<int:pk>/bo/",
            view="workflow.views.decisions.packages.going_up.discard_package",
        ),
        button=Button(icon="trash"),
    ),
    Move(
        act=Act.RECORD_REPLY,
        carrier=Carrier.PACKAGE,
        label="Ghi trả lời của cấp trên",
        to="ghi trả lời của cấp trên",
        rights=(Right(codename="draft_decision", organ=heir_of_sender),),
        ready=Ready(transition="take_reply"),
        transitions=("confer", "deny", "come_down"),
        page=ActPage(
            route="trinh-cap-tren/goi/<int:pk>/tra-loi/",
            view="workflow.views.decisions.packages.coming_back.record_reply",
        ),
        button=Button(icon="inbox", is_primary=True),
    ),
    Move(
        act=Act.CLOSE_DOSSIER,
        carrier=Carrier.DOSSIER,
        label="Kết thúc hồ sơ",
        desks=((Desk.BOARD, Desk.END), (Desk.BLOC, Desk.END), (Desk.UNIT, Desk.END)),
    ),
    Move(
        act=Act.SUCCEED,
        carrier=Carrier.DOSSIER,
        label="Bàn giao cho cơ quan kế thừa",
        to="nhận bàn giao hồ sơ",
        rights=(Right(codename="receive_dossier", organ="successor"),),
        at=(Desk.UNIT, Desk.BLOC, Desk.BOARD),
        page=ActPage(
            route="tham-quyen/<int:pk>/ban-giao/",
            view="workflow.views.dossiers.succeed.succeed",
            of=Jurisdiction,
        ),
    ),
)
BY_ACT: dict[StrEnum, Move] = {move.act: move for move in MOVES}


def edges_from(desk: Desk) -> tuple[Desk, ...]:
    """The desks a dossier can go to from `desk`, in the order of the table."""
    found = [to for move in BY_ACT.values() for start, to in move.desks if start == desk]
    return tuple(dict.fromkeys(found))


def target_of(act: StrEnum, desk: Desk) -> Desk | None:
    """Where `act` takes the dossier from `desk`; None when it stays or may not be done there."""
    return next((to for start, to in BY_ACT[act].desks if start == desk), None)
