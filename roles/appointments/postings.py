"""An appointment that is asked for, in the shape in which it will be written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import User

from roles.doors.founding_paper import FoundingPaper
from roles.models import Appointment, Council, Jurisdiction
from roles.rights.permissions import Organ
from vietnamese.text import clean


@dataclass(frozen=True, kw_only=True)
class Posting:
    """One appointment that is asked for; `capacity` empty means in his own right."""

    user: User
    office: str
    organ: Organ
    since: date
    post: str
    paper_number: str
    paper_on: date | None
    paper_by: str
    until: date | None = None
    capacity: str = ""
    on_behalf_of: Appointment | None = None

    @property
    def person(self) -> str:
        return self.user.get_full_name() or self.user.get_username()

    @property
    def paper(self) -> FoundingPaper:
        return FoundingPaper(self.paper_number, self.paper_on, self.paper_by)

    @property
    def last_day(self) -> date | None:
        """An appointment ends with its organ at the latest."""
        ends = [day for day in (self.until, last_day_of(self.organ)) if day is not None]
        return min(ends, default=None)

    def row(self) -> Appointment:
        """The appointment, not yet written."""
        return Appointment(
            user=self.user,
            office=self.office,
            post=clean(self.post),
            capacity=self.capacity,
            on_behalf_of=self.on_behalf_of,
            since=self.since,
            until=self.last_day,
            **{str(type(self.organ)._meta.model_name): self.organ},
            **self.paper.fields,
        )


def last_day_of(organ: Organ) -> date | None:
    """The organ's own last day, when it has one."""
    if isinstance(organ, Jurisdiction):
        return organ.until
    return None if isinstance(organ, Council) else organ.ended_on
