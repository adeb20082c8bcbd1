"""The typeface: shipped whole, or a site's own; never half of one, never without Vietnamese letters."""

import hashlib
import shutil

import pytest

from printing.contents import Signer
from printing.documents.decision import render_decision
from printing.inspection.lint import Profile, lint
from printing.typesetting.fonts import SHIPPED, FontMissing, LetterMissing, typeface
from tests.printing.samples import province_decision


def test_the_shipped_faces_are_those_whose_checksums_are_kept():
    kept = dict(line.split()[::-1] for line in (SHIPPED / "SHA256SUMS").read_text().splitlines())

    found = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in SHIPPED.glob("*.ttf")}

    assert found == kept
    assert len(found) == 4


def test_the_licence_travels_with_the_faces():
    assert "SIL Open Font License, Version 1.1" in (SHIPPED / "OFL.txt").read_text()


def test_a_site_may_name_a_folder_of_its_own_faces(tmp_path):
    for path in SHIPPED.glob("*.ttf"):
        shutil.copy(path, tmp_path / f"Site{path.name}")

    pdf = render_decision(province_decision(), fonts=tmp_path)

    assert lint(pdf, profile=Profile(kind="decision")) == []


def test_a_folder_without_a_bold_italic_face_is_refused_by_name(tmp_path):
    for style in ("Regular", "Bold", "Italic"):
        shutil.copy(SHIPPED / f"LiberationSerif-{style}.ttf", tmp_path)

    with pytest.raises(FontMissing, match="thiếu kiểu đậm nghiêng"):
        typeface(tmp_path)


def test_a_sign_the_typeface_lacks_is_named_instead_of_printed_as_a_box():
    paper = province_decision(signer=Signer(prefix_lines=("CHỦ TỊCH",), name="Hoàng Đức 漢"))

    with pytest.raises(LetterMissing, match=r"“漢” \(U\+6F22\).*sửa lại"):
        render_decision(paper)
