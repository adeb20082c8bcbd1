"""The file itself: read out in order, kept for ever, and judged by the lint before it goes out."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from pdfminer.pdfdevice import TagExtractor
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, BooleanObject, DecodedStreamObject, NameObject, TextStringObject

from printing.documents.decision import render_decision
from printing.inspection.lint import Profile, lint
from printing.typesetting.pdf_file import ARCHIVE
from printing.typesetting.structure import StructureTree
from tests.printing.samples import district_decision, province_decision

DECISION = Profile(kind="decision", signs_for_collective=False)
TAGGED = re.compile(r'<(\w+) MCID="\d+">(.*?)</\1>', re.DOTALL)


def spoken(pdf: bytes) -> list[list[tuple[str, str]]]:
    """Page by page: role and text of what is read out, in the order of the pen; artifacts are silent."""
    pages = []
    for leaf in PDFPage.get_pages(BytesIO(pdf)):
        told, resources = BytesIO(), PDFResourceManager()
        PDFPageInterpreter(resources, TagExtractor(resources, told)).process_page(leaf)
        pages.append([(role, text.strip()) for role, text in TAGGED.findall(told.getvalue().decode())])
    return pages


def test_a_decision_is_read_out_from_its_national_name_to_its_last_recipient():
    (page,) = spoken(render_decision(province_decision()))

    assert [text for _, text in page[:5]] == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "ỦY BAN NHÂN DÂN TỈNH CAO BẰNG",
        "Số: 05/QĐ-UBND",
        "Cao Bằng, ngày 02 tháng 9 năm 2026",
    ]
    assert page[5] == ("H1", "QUYẾT ĐỊNH Về việc tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh")
    assert ("H2", "QUYẾT ĐỊNH:") in page
    assert page[-4:] == [
        ("P", "Nơi nhận:"),
        ("LBody", "- Như Điều 3;"),
        ("LBody", "- Thường trực Tỉnh ủy;"),
        ("LBody", "- Lưu: VT, NC."),
    ]


def test_the_words_of_two_lines_do_not_run_together_when_read_out():
    (page,) = spoken(render_decision(province_decision()))

    basis = next(text for _, text in page if text.startswith("Căn cứ Nghị định"))

    assert basis == (
        "Căn cứ Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ quy định về phân cấp, "
        "phân quyền trong lĩnh vực thi đua, khen thưởng;"
    )


def test_a_table_is_read_out_cell_by_cell_and_its_head_only_once():
    pages = spoken(render_decision(district_decision(collectives=0, individuals=40)))[-3:]

    heads = [text for page in pages for role, text in page if role == "TH"]
    cells = [text for page in pages for role, text in page if role == "TD"]
    assert heads[:2] == ["TT", "Tên tập thể"]  # a part without rows
    assert heads[2:] == ["TT", "Họ và tên", "Chức vụ, đơn vị", "Hệ số", "Mức thưởng (đồng)"]
    assert cells[:2] == ["1", "Bà Hoàng Thị Hằng"]
    assert cells[3:5] == ["0,3", "450.000"]
    assert len(cells) == 200


def test_page_numbers_and_the_mark_of_a_draft_are_not_read_out():
    pages = spoken(render_decision(district_decision(draft=True)))

    texts = [text for page in pages for _, text in page]
    assert "DỰ THẢO" not in texts
    assert [page[0][1] for page in pages[2:4]] == ["17", "35"]


def test_the_colour_profile_is_the_one_whose_checksum_and_licence_are_kept():
    checksum, name = (ARCHIVE / "SHA256SUMS").read_text().split()

    assert hashlib.sha256((ARCHIVE / name).read_bytes()).hexdigest() == checksum
    assert (ARCHIVE / "CC0.txt").read_text().startswith("CC0 1.0 Universal")


def test_the_title_of_a_draft_says_that_it_is_one():
    papers = (render_decision(province_decision(draft=draft)) for draft in (True, False))
    titles = [PdfReader(BytesIO(paper)).metadata.title for paper in papers]  # type: ignore[union-attr]

    about = "Về việc tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh"
    assert titles == [f"Dự thảo: {about}", about]


def test_the_title_keeps_every_sign_in_document_information_and_metadata():
    about = "Về việc khen thưởng Công ty “Đá & Gỗ <Cao Bằng>” (đợt 2)"

    reader = PdfReader(BytesIO(render_decision(province_decision(about=about))))

    assert reader.metadata and reader.metadata.title == about
    assert reader.xmp_metadata and reader.xmp_metadata.dc_title == {"x-default": about}


Break = Callable[[Any], object]


def broken(change: Break) -> set[str]:
    """What the lint finds when one thing of the file was changed."""
    writer = PdfWriter(clone_from=BytesIO(render_decision(province_decision())))
    writer.generate_file_identifiers()
    change(writer)
    out = BytesIO()
    writer.write(out)
    return {fault.rule for fault in lint(out.getvalue(), profile=DECISION)}


def without(name: str) -> Break:
    return lambda writer: writer.root_object.pop(NameObject(name))


def told_otherwise(right: str, wrong: str) -> Break:
    def change(writer: Any) -> None:
        text = writer.root_object["/Metadata"].get_data().decode()
        assert right in text
        stream = DecodedStreamObject()
        stream.set_data(text.replace(right, wrong).encode())
        writer.root_object[NameObject("/Metadata")] = writer._add_object(stream)

    return change


def role_changed(right: str, wrong: str) -> Break:
    def change(writer: Any) -> None:
        for held in writer._objects:
            if isinstance(held, dict) and held.get("/S") == right:
                held[NameObject("/S")] = NameObject(wrong)

    return change


def unreadable(writer: Any) -> None:
    for held in writer._objects:
        if isinstance(held, dict) and held.get("/Type") == "/Font":
            held.pop("/ToUnicode", None)


def no_owners(writer: Any) -> None:
    writer.root_object["/StructTreeRoot"]["/ParentTree"][NameObject("/Nums")] = ArrayObject()


def hidden_title(writer: Any) -> None:
    shown = writer.root_object["/ViewerPreferences"]
    shown[NameObject("/DisplayDocTitle")] = BooleanObject(False)


@pytest.mark.parametrize(
    ("change", "rules"),
    [
        (lambda writer: None, set()),
        (without("/Lang"), {"file.language"}),
        (
            lambda writer: writer.root_object.update({NameObject("/Lang"): TextStringObject("en")}),
            {"file.language"},
        ),
        (lambda writer: writer.add_metadata({"/Title": " "}), {"file.title"}),
        (without("/ViewerPreferences"), {"file.title_shown"}),
        (hidden_title, {"file.title_shown"}),
        (without("/StructTreeRoot"), {"tag.structure"}),
        (without("/MarkInfo"), {"tag.structure"}),
        (role_changed("/H1", "/P"), {"tag.heading"}),
        (role_changed("/H2", "/H3"), {"tag.heading_level"}),
        (no_owners, {"tag.owner"}),
        (without("/Metadata"), {"file.pdfua", "file.pdfa"}),
        (told_otherwise("<pdfuaid:part>1", "<pdfuaid:part>2"), {"file.pdfua"}),
        (told_otherwise("<pdfaid:part>2", "<pdfaid:part>3"), {"file.pdfa"}),
        (told_otherwise("conformance>B", "conformance>U"), {"file.pdfa"}),
        (without("/OutputIntents"), {"file.colours"}),
        (lambda writer: setattr(writer, "_ID", None), {"file.id"}),
        (lambda writer: writer.encrypt("", "khóa", algorithm="RC4-128"), {"file.encrypted"}),
    ],
)
def test_the_lint_finds_what_a_file_lacks(change, rules):
    assert broken(change) == rules


def test_the_lint_finds_a_font_whose_letters_nobody_can_copy():
    assert "font.unicode" in broken(unreadable)


def test_the_lint_finds_a_table_without_heads():
    writer = PdfWriter(clone_from=BytesIO(render_decision(district_decision(collectives=1, individuals=1))))
    role_changed("/TH", "/TD")(writer)
    writer.write(out := BytesIO())

    assert {fault.rule for fault in lint(out.getvalue(), profile=DECISION)} == {"tag.table"}


def test_the_lint_quotes_what_stands_under_no_tag(monkeypatch):
    monkeypatch.setattr(StructureTree, "turn_to", lambda tree, tag: [])

    faults = lint(render_decision(province_decision()), profile=DECISION)

    assert [(fault.rule, fault.where) for fault in faults] == [
        ("tag.heading", "tên loại văn bản"),
        ("tag.content", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    ]
