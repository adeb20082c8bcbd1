"""The desk writes the pack of one award, signs it with the key of this house and proposes it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from django.contrib.auth.models import AbstractBaseUser

from law.packs.desk.written_pack import WrittenPack
from law.packs.publishing import sign_pack
from law.packs.signed_folder.pack_faults import PackRefused
from law.packs.signed_folder.pack_files import read_folder
from law_desk.acts.checked_packs import in_words
from law_desk.acts.jurists import acting_jurist
from law_desk.acts.proposing_packs import propose_pack
from law_desk.entering.case_review import CaseReview, review_of, title_of
from law_desk.entering.law_key import law_key, public_law_key
from law_desk.entering.worksheet import Worksheet, worksheet
from law_desk.models import EnteredLaw, LoadedPack, PublisherKey
from roles.doors.one_act import one_act
from roles.doors.refusals import Obstacle, Refused, refuse_if
from roles.models import Jurisdiction


@one_act
def propose_award(law_id: int, award: str, *, by: AbstractBaseUser, on: date) -> LoadedPack:
    """The proposal waits for another jurist, as every pack does; raises Forbidden, and Refused with all that
    is missing."""
    jurist = acting_jurist(by, "propose_pack", on=on)
    law = EnteredLaw.objects.select_for_update(of=("self",)).get(pk=law_id)
    sheet = worksheet(law, award)
    _refuse_incomplete(sheet)
    top = Jurisdiction.objects.select_related("organ").get(pk=jurist.jurisdiction_id)
    review = review_of(sheet, author=top.organ.name_on(on))
    refuse_if(_obstacles(review), message=f"Chưa đề nghị được {title_of(sheet)}.")
    assert review.written is not None
    _refuse_untrusted()
    files = _signed(review.written, sheet)
    basis = f"Bàn nhập quy định: {title_of(sheet)}"
    return propose_pack(files, by=by, on=on, basis=basis, entered_by=_hands(sheet, review))


def _hands(sheet: Worksheet, review: CaseReview) -> set[int]:
    """Who entered a rule of the sheet, or told a case of it."""
    entered = {each.entry.entered_by_id for each in sheet.rules if each.entry is not None}
    return entered | {case.told_by_id for case in review.told_cases}


def _refuse_incomplete(sheet: Worksheet) -> None:
    if sheet.pending is not None:
        raise Refused(
            f"Gói luật “{sheet.pending}” của văn bản này đang chờ xác nhận.",
            remedy="Chờ người khác xác nhận hoặc không nhận gói ấy rồi đề nghị tiếp.",
        )
    if sheet.is_settled:
        raise Refused(f"{title_of(sheet)}: mọi quy định đã được xác nhận.", remedy="Không phải đề nghị nữa.")
    left = [each.rule.subject for each in sheet.rules if each.is_open]
    refuse_if(
        [Obstacle(f"{subject}: chưa trả lời, hoặc còn nghi vấn.") for subject in left],
        message=f"Chưa đề nghị được {title_of(sheet)}.",
    )


def _obstacles(review: CaseReview) -> list[Obstacle]:
    found = [Obstacle(fault.what, remedy=fault.remedy, about=fault.key) for fault in review.faults]
    if review.says_nothing_new:
        found.append(Obstacle("Không câu trả lời nào khác điều đã xác nhận."))
    if review.wrong:
        told = f"{review.wrong} tình huống được trả lời “không đúng”."
        found.append(Obstacle(told, remedy="Sửa quy định cho đúng văn bản rồi đọc lại tình huống."))
    if review.unsaid:
        told = f"{review.unsaid} tình huống chưa có câu trả lời đúng hay không đúng."
        found.append(Obstacle(told, remedy="Đọc từng tình huống rồi trả lời."))
    return found


def _refuse_untrusted() -> None:
    key = public_law_key()
    if not PublisherKey.objects.filter(public_key=key, ended_on__isnull=True).exists():
        raise Refused(
            f"Khóa của bàn nhập này ({key}) chưa được tin ở đây.",
            remedy="Ghi khóa ấy vào trang “Nơi phát hành gói luật”, một lần, rồi đề nghị lại.",
        )


def _signed(written: WrittenPack, sheet: Worksheet) -> dict[str, bytes]:
    """Every file of the folder with its signed manifest; raises Refused."""
    with TemporaryDirectory(prefix="vinhdanh-law-") as name:
        folder = Path(name)
        for path, content in written.files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)
        try:
            sign_pack(folder, law_key(), beneath=sheet.stack)
        except PackRefused as refused:
            raise in_words(refused) from refused
        return read_folder(folder)
