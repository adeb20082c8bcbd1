"""One condition, one file, one function: (nominee, question) -> findings.

A new kind of condition is a new file and a line here; a new award is only data in statutes/.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from law.eligibility.alternatives import alternatives
from law.eligibility.bloc_leader import bloc_leader
from law.eligibility.collective_completed import collective_completed
from law.eligibility.collective_discipline import collective_discipline
from law.eligibility.collective_fighters import collective_fighters
from law.eligibility.collective_share import collective_share
from law.eligibility.discipline import discipline
from law.eligibility.exclusive import exclusive
from law.eligibility.good_years import good_years
from law.eligibility.held_title import held_title
from law.eligibility.initiative import initiative
from law.eligibility.months_worked import months_worked
from law.eligibility.one_reward import one_reward
from law.eligibility.party_cell import party_cell
from law.eligibility.pending import pending
from law.eligibility.question import Question
from law.eligibility.rating import rating
from law.eligibility.recipient import recipient
from law.eligibility.study import study
from law.eligibility.transfer import transfer
from law.facts import Nominee
from law.findings import Finding

Check = Callable[[Nominee, Question], list[Finding]]

CHECKS: Mapping[str, Check] = MappingProxyType(
    {
        check.__name__: check
        for check in (
            alternatives,
            bloc_leader,
            collective_completed,
            collective_discipline,
            collective_fighters,
            collective_share,
            discipline,
            exclusive,
            good_years,
            held_title,
            initiative,
            months_worked,
            one_reward,
            party_cell,
            pending,
            rating,
            recipient,
            study,
            transfer,
        )
    }
)
