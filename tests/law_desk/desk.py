"""A law on the desk: opened, its rules answered, its cases said to be right, an award confirmed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from dossiers.evidence.handed_in import handed_in
from law.packs.desk.own_cases import OwnCase
from law.packs.desk.rule_answers import KEPT
from law_desk.acts.settling_packs import confirm_pack
from law_desk.acts.trusting_keys import trust_key
from law_desk.entering.answering_cases import answer_cases
from law_desk.entering.case_review import review_of
from law_desk.entering.entering_rules import TypedRule, enter_rule
from law_desk.entering.keeping_rules import keep_rules, may_be_kept
from law_desk.entering.law_key import public_law_key
from law_desk.entering.opening_laws import open_known_law, open_new_law
from law_desk.entering.proposing_awards import propose_award
from law_desk.entering.telling_cases import tell_case, withdraw_case
from law_desk.entering.worksheet import worksheet
from law_desk.models import EnteredLaw, LoadedPack, RuleEntry, ToldCase
from tests.papers import small_pdf
from tests.scene import Scene

DAY = date(2026, 11, 28)
EVIDENCE = {"words": "Điều 1 sửa đổi các điều sau đây: …", "published": "Công báo số 12"}
Said = Mapping[str, tuple[str, Mapping[str, Any]]]


def opened(scene: Scene, *, on: date = DAY) -> EnteredLaw:
    return open_known_law("R4", by=scene["jurist1"], on=on)


def opened_2027(scene: Scene) -> EnteredLaw:
    return open_new_law(
        instrument="Luật giả định 2027",
        kind="law",
        issued_on=date(2027, 3, 15),
        since=date(2027, 7, 1),
        basis="Luật sửa đổi, bổ sung một số điều của Luật Thi đua, khen thưởng ngày 15 tháng 3 năm 2027",
        by=scene["jurist1"],
        on=DAY,
    )


def typed(law: EnteredLaw, answer: str = KEPT, **more: Any) -> TypedRule:
    told = {
        "instrument": law.instrument,
        "article": "3",
        "clause": "2",
        "words": "Lời của khoản 2 Điều 3",
        "published": "Công báo số 12",
    }
    return TypedRule(answer=answer, **{**told, **more})


def answered(scene: Scene, law: EnteredLaw, award: str, said: Said | None = None, *, on: date = DAY) -> None:
    """Every rule of the award that nobody confirmed yet; kept where `said` says nothing else."""
    for key, (kind, fields) in (said or {}).items():
        enter_rule(law.pk, award, key, typed(law, kind, fields=fields), by=scene["jurist1"], on=on)
    sheet = worksheet(law, award)
    keys = [each.rule.key for each in may_be_kept(sheet)]
    if keys:
        keep_rules(law.pk, award, keys, **EVIDENCE, article="3", clause="2", by=scene["jurist1"], on=on)
    for each in sheet.rules:
        if each.is_open and each.rule.key not in keys:
            enter_rule(law.pk, award, each.rule.key, typed(law), by=scene["jurist1"], on=on)


def said_right(scene: Scene, law: EnteredLaw, award: str, *, on: date = DAY) -> int:
    codes = [each.case.code for each in review_of(worksheet(law, award)).cases]
    return answer_cases(law.pk, award, dict.fromkeys(codes, True), by=scene["jurist1"], on=on)


def key_trusted(scene: Scene, *, on: date = DAY) -> None:
    trust_key(
        public_key=public_law_key(),
        owner="Bàn nhập của tỉnh",
        compared="Đọc tại máy chủ",
        by=scene["jurist1"],
        on=on,
    )


def confirmed(scene: Scene, law: EnteredLaw, award: str, said: Said | None = None) -> LoadedPack:
    """From the first answer to the second jurist's word."""
    answered(scene, law, award, said)
    said_right(scene, law, award)
    pack = propose_award(law.pk, award, by=scene["jurist1"], on=DAY)
    return confirm_pack(pack.pk, by=scene["jurist2"], on=DAY, note="Đã đối chiếu")


def told(scene: Scene, law: EnteredLaw, award: str = "LĐTT", *, on: date = DAY) -> ToldCase:
    case = OwnCase(award, law.since, "Đang chờ kỷ luật", "chờ kết luận: discipline", "tạm dừng xét")
    return tell_case(law.pk, case, by=scene["jurist1"], on=on)


def on_the_desk(scene: Scene, award: str, *, on: date) -> tuple[RuleEntry, ToldCase]:
    """An award that the pack of the made-up law leaves unread: every rule answered, one with a scan; three
    cases answered, two told by hand, one of them withdrawn. The entry with the scan, and the other case."""
    law = open_known_law("R5", by=scene["jurist1"], on=on)
    answered(scene, law, award, on=on)
    cases = review_of(worksheet(law, award)).cases
    said = {each.case.code: place < 2 for place, each in enumerate(cases[:3])}
    answer_cases(law.pk, award, said, by=scene["jurist1"], on=on)
    case = told(scene, law, award, on=on)
    withdraw_case(told(scene, law, award, on=on).pk, by=scene["jurist2"], on=on)
    upload = SimpleUploadedFile("cong-bao.pdf", small_pdf("Công báo"), content_type="application/pdf")
    scan, key = handed_in(upload), f"authority.{award}"
    entry = enter_rule(law.pk, award, key, typed(law), scan=scan, by=scene["jurist1"], on=on)
    return entry, case
