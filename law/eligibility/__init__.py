"""One condition, one file, one function: (nominee, question) -> findings.

A new kind of condition is a new file and a line here; a new award is only data in statutes/.
"""

from collections.abc import Mapping
from types import MappingProxyType

from law.eligibility.alternatives import alternatives
from law.eligibility.awards_after import awards_after
from law.eligibility.bloc_leader import bloc_leader
from law.eligibility.campaign import campaign
from law.eligibility.collective_age import collective_age
from law.eligibility.collective_completed import collective_completed
from law.eligibility.collective_discipline import collective_discipline
from law.eligibility.collective_fighters import collective_fighters
from law.eligibility.collective_share import collective_share
from law.eligibility.criteria import criteria
from law.eligibility.discipline import discipline
from law.eligibility.exclusive import exclusive
from law.eligibility.good_years import good_years
from law.eligibility.good_years_after import good_years_after
from law.eligibility.held_title import held_title
from law.eligibility.initiative import initiative
from law.eligibility.initiatives_after import initiatives_after
from law.eligibility.long_service import long_service
from law.eligibility.merit_age import merit_age
from law.eligibility.months_worked import months_worked
from law.eligibility.one_reward import one_reward
from law.eligibility.party_cell import party_cell
from law.eligibility.pending import pending
from law.eligibility.prerequisite import prerequisite
from law.eligibility.public_posting import public_posting
from law.eligibility.question import Check, Question
from law.eligibility.rating import rating
from law.eligibility.recipient import recipient
from law.eligibility.service_discipline import service_discipline
from law.eligibility.state_forms import state_forms
from law.eligibility.study import study
from law.eligibility.transfer import transfer
from law.eligibility.unread_criteria import unread_criteria

CHECKS: Mapping[str, Check] = MappingProxyType(
    {
        check.__name__: check
        for check in (
            alternatives,
            awards_after,
            bloc_leader,
            campaign,
            collective_age,
            collective_completed,
            collective_discipline,
            collective_fighters,
            collective_share,
            criteria,
            discipline,
            exclusive,
            good_years,
            good_years_after,
            held_title,
            initiative,
            initiatives_after,
            long_service,
            merit_age,
            months_worked,
            one_reward,
            party_cell,
            pending,
            prerequisite,
            public_posting,
            rating,
            recipient,
            service_discipline,
            state_forms,
            study,
            transfer,
            unread_criteria,
        )
    }
)

__all__ = ["CHECKS", "Check", "Question"]
