"""Judge a produced PDF against Nghị định 30/2020/NĐ-CP, PDF/UA-1 and PDF/A-2b before it may be issued.

It reads what stands on the paper; what the program meant to print counts for nothing here.
"""

from printing.inspection.anatomy import dissect
from printing.inspection.file_reader import file_of
from printing.inspection.paper_faults import TITLES, PaperFault, Profile
from printing.inspection.pdf_reader import opened, pages_of
from printing.inspection.region_rules.annex import annex_faults
from printing.inspection.region_rules.body import body_faults
from printing.inspection.region_rules.file import file_faults
from printing.inspection.region_rules.foot import foot_faults
from printing.inspection.region_rules.head import head_faults
from printing.inspection.region_rules.page import page_faults

__all__ = ["PaperFault", "Profile", "lint"]


def lint(pdf: bytes, *, profile: Profile) -> list[PaperFault]:
    """All faults at once, in the order of the page; an empty list means the paper may go out."""
    document = opened(pdf)
    found = dissect(pages_of(document), title=TITLES[profile.kind], layout=profile.layout)
    faults = [*page_faults(found, profile), *head_faults(found, profile)]
    if not profile.is_table:
        faults += body_faults(found, profile)
        faults += foot_faults(found, profile)
    return [*faults, *annex_faults(found, profile), *file_faults(file_of(document), found.pages)]
