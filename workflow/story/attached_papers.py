"""The papers a unit attaches: its own minutes and report, and the district's recognition of initiatives."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile

from dossiers.drafting.attaching import attach
from dossiers.drafting.petitioning.petition_contents import unit_symbol
from dossiers.models import Dossier
from printing.contents import (
    AnnexPart,
    AnnexRow,
    Article,
    DecisionPaper,
    ItemResult,
    Letterhead,
    ListPaper,
    MinutesPaper,
    Signer,
)
from printing.documents.decision import render_decision
from printing.documents.listing import render_list
from printing.documents.minutes import render_minutes
from roles.models import UnitProfile
from vietnamese.dates import long_date
from workflow.story.invented_people import InventedPerson

PDF = "application/pdf"


def attach_papers(dossier: Dossier, papers: dict[str, bytes], *, by: User, on: date) -> None:
    """One attachment a kind, for the whole dossier."""
    names = {
        "minutes": "Biên bản họp xét.pdf",
        "achievement_report": "Báo cáo thành tích.pdf",
        "initiative_certificate": "Quyết định công nhận sáng kiến.pdf",
    }
    for kind, content in papers.items():
        upload = SimpleUploadedFile(names[kind], content, content_type=PDF)
        attach(dossier.pk, upload, kind=kind, by=by, on=on)


def _letterhead(unit: UnitProfile, *, above: str, number: str, kind: str, on: date) -> Letterhead:
    """Above a committee of the people stands no other organ; its own sign is that of its petition."""
    is_committee = unit.name.startswith("Ủy ban nhân dân")
    return Letterhead(
        superior=None if is_committee else above,
        organ=unit.name,
        number=number,
        symbol=unit_symbol(kind, unit),
        place=unit.place,
        issued_on=on,
    )


def minutes_of(
    unit: UnitProfile,
    people: Sequence[InventedPerson],
    asked: Sequence[tuple[str, str]],
    *,
    above: str,
    year: int,
    on: date,
) -> bytes:
    """The unit's own meeting: `asked` is name and award of each; everybody of the unit agrees."""
    head, secretary = people[0], people[min(3, len(people) - 1)]
    results = tuple(
        ItemResult(
            name=name,
            unit="",
            award=award,
            yes=len(people),
            no=0,
            needed=len(people) // 2 + 1,
            passed=True,
        )
        for name, award in asked
    )
    return render_minutes(
        MinutesPaper(
            letterhead=_letterhead(unit, above=above, number="1", kind="BB", on=on),
            about=f"Họp xét, đề nghị khen thưởng năm {year} (dữ liệu minh họa)",
            began=f"8 giờ 00, {long_date(on)}",
            ended=f"10 giờ 30, {long_date(on)}",
            venue=f"Trụ sở {unit.name}",
            chair=f"{head.name}, {head.post}",
            secretary=f"{secretary.name}, {secretary.post}",
            members_total=len(people),
            members_present=len(people),
            ballot_form="biểu quyết giơ tay",
            results=results,
            conclusion=("Hội nghị thống nhất đề nghị cấp trên xét khen thưởng.",),
            secretary_signer=Signer(prefix_lines=("THƯ KÝ",), name=secretary.name),
            chair_signer=Signer(prefix_lines=("CHỦ TRÌ",), name=head.name),
            recipients=("Lưu: VT.",),
        )
    )


def report_of(
    unit: UnitProfile, people: Sequence[InventedPerson], deed: str, *, above: str, year: int, on: date
) -> bytes:
    """A short report of achievements: one row a person."""
    rows = tuple(AnnexRow(name=person.name, post=person.post, achievement=deed) for person in people)
    return render_list(
        ListPaper(
            letterhead=_letterhead(unit, above=above, number="2", kind="BC", on=on),
            title=f"Tóm tắt thành tích đề nghị khen thưởng năm {year} (dữ liệu minh họa)",
            parts=(AnnexPart(kind="individual", rows=rows),),
            signer=Signer(prefix_lines=("NGƯỜI LẬP BÁO CÁO",), name=people[0].name),
            landscape=True,
        )
    )


def certificate(*, authority: str, organ: str, place: str, number: str, on: date, signer: str) -> bytes:
    """The decision by which initiatives were recognised: one paper that many dossiers attach."""
    year = on.year
    return render_decision(
        DecisionPaper(
            letterhead=Letterhead(organ=organ, number=number, symbol="QĐ-UBND", place=place, issued_on=on),
            about=f"Về việc công nhận sáng kiến cấp cơ sở năm {year} (dữ liệu minh họa)",
            authority=authority,
            bases=("Căn cứ Nghị định số 13/2012/NĐ-CP ngày 02 tháng 3 năm 2012 của Chính phủ",),
            articles=(
                Article(
                    text=f"Công nhận sáng kiến cấp cơ sở năm {year} theo danh sách của Hội đồng Sáng kiến."
                ),
                Article(text="Quyết định này có hiệu lực kể từ ngày ký."),
            ),
            signer=Signer(prefix_lines=("CHỦ TỊCH",), name=signer),
            recipients=("Như Điều 2;", "Lưu: VT."),
        )
    )
