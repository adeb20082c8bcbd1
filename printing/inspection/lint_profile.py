"""What the lint must know of a paper, told by the paper itself."""

from printing.contents import (
    AppliedRulesPaper,
    AttendancePaper,
    DecisionPaper,
    InvitationPaper,
    ListPaper,
    MinutesPaper,
    NoticePaper,
    OverviewPaper,
    PetitionPaper,
)
from printing.inspection.paper_faults import PaperKind, Profile

Paper = (
    DecisionPaper
    | PetitionPaper
    | MinutesPaper
    | NoticePaper
    | InvitationPaper
    | ListPaper
    | AttendancePaper
    | AppliedRulesPaper
    | OverviewPaper
)
KINDS: dict[type, PaperKind] = {
    DecisionPaper: "decision",
    PetitionPaper: "petition",
    MinutesPaper: "minutes",
    NoticePaper: "notice",
    InvitationPaper: "invitation",
    ListPaper: "list",
    AttendancePaper: "list",
    AppliedRulesPaper: "rules",
    OverviewPaper: "overview",
}
COLLECTIVES = ("ủy ban nhân dân", "hội đồng", "thường trực", "ban chấp hành", "ban thường vụ")


def profile_of(paper: Paper, *, bases_in_force: tuple[str, ...] | None = None) -> Profile:
    """The profile to lint a paper with; `bases_in_force` are those of the signing day, None leaves them.

    Whoever decides tells whether TM. is due: a collective's name asks for it, a head's post forbids it
    (Phụ lục I, phần I, mục II.7).
    """
    return Profile(
        kind=KINDS[type(paper)],
        electronic=getattr(paper, "electronic", False),
        numbered=paper.letterhead.number is not None,
        superior=paper.letterhead.superior,
        signs_for_collective=_signs_for_collective(paper),
        bases_in_force=bases_in_force,
        unbroken=getattr(paper, "unbroken", ()),
    )


def _signs_for_collective(paper: Paper) -> bool | None:
    if isinstance(paper, DecisionPaper):
        return paper.authority.lower().startswith(COLLECTIVES)
    if isinstance(paper, PetitionPaper):
        return paper.letterhead.organ.lower().startswith(COLLECTIVES)
    return None
