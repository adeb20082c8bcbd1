"""Under what right somebody acts on a day: one statement, asked by every act and every page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db import connection

from roles.models import Appointment
from trail.record import Actor


@dataclass(frozen=True, slots=True)
class Mandate:
    """Under what right somebody acts today: goes into the trail and onto the paper."""

    user_id: int
    name: str
    office: str
    post: str
    capacity: str
    principal: str
    principal_post: str
    paper: str

    @property
    def actor(self) -> Actor:
        return Actor(user_id=self.user_id, name=self.name, office=self.post, mandate=self.text)

    @property
    def text(self) -> str:
        behalf = f", {self.capacity} {self.principal_post} {self.principal}" if self.capacity else ""
        return f"{self.paper}{behalf}"

    @property
    def signed_for(self) -> str:
        """ "Nông Văn An, Chủ tịch": whose power it is; empty for who signs in his own right.

        The paper has but the post of that person (Phụ lục I, mục II.7 Nghị định 30/2020/NĐ-CP); pages and
        the history name both.
        """
        return f"{self.principal}, {self.principal_post}" if self.capacity else ""


class CarryingOffice(NamedTuple):
    """An office that carries the right at the organ; with `capacity`, only when held in that capacity."""

    codename: str
    content_type_id: int
    organ: str
    organ_id: int
    office: str
    capacity: str | None


# A substitute's appointment counts only while its principal is in office; guardian's row has no dates.
_HELD = """
SELECT a.office, a.post, a.capacity, a.paper_number, a.paper_on, a.paper_by,
       u.first_name, u.last_name, u.username, p.post, pu.first_name, pu.last_name
  FROM unnest(%s::text[], %s::bigint[], %s::text[], %s::bigint[], %s::text[], %s::text[])
         AS asked(codename, content_type_id, organ, organ_id, office, capacity)
  JOIN roles_appointment a ON a.office = asked.office
   AND asked.organ_id = CASE asked.organ WHEN 'unit' THEN a.unit_id WHEN 'bloc' THEN a.bloc_id
                                         WHEN 'council' THEN a.council_id ELSE a.jurisdiction_id END
   AND (asked.capacity IS NULL OR a.capacity = asked.capacity)
  JOIN auth_user u ON u.id = a.user_id
  LEFT JOIN roles_appointment p ON p.id = a.on_behalf_of_id
  LEFT JOIN auth_user pu ON pu.id = p.user_id
 WHERE a.user_id = %s AND %s BETWEEN a.since AND coalesce(a.until, 'infinity')
   AND (a.on_behalf_of_id IS NULL OR %s BETWEEN p.since AND coalesce(p.until, 'infinity'))
   AND EXISTS (SELECT 1 FROM guardian_userobjectpermission g JOIN auth_permission c ON c.id = g.permission_id
                WHERE g.user_id = a.user_id AND g.object_pk = asked.organ_id::text
                  AND c.codename = asked.codename AND c.content_type_id = asked.content_type_id)
 ORDER BY a.capacity, a.id LIMIT 1
"""


def first_mandate(user_id: int, carriers: Sequence[CarryingOffice], *, on: date) -> Mandate | None:
    """The user's mandate under any of the `carriers` that day; an own office goes before a substitute's."""
    columns = [list(column) for column in zip(*carriers, strict=True)]
    with connection.cursor() as cursor:
        cursor.execute(_HELD, [*columns, user_id, on, on])
        row = cursor.fetchone()
    return _mandate(user_id, row) if row else None


def mandate_of(appointment: Appointment) -> Mandate:
    """What an appointment gives whoever holds it; it comes with its user, its principal and that one's."""
    user, principal = appointment.user, appointment.on_behalf_of
    return Mandate(
        user_id=user.pk,
        name=user.get_full_name() or user.get_username(),
        office=appointment.office,
        post=appointment.post,
        capacity=appointment.capacity,
        principal=principal.user.get_full_name() if principal else "",
        principal_post=principal.post if principal else "",
        paper=appointment.paper,
    )


def _mandate(user_id: int, row: tuple) -> Mandate:
    office, post, capacity, number, paper_on, paper_by, first, last, username, principal_post, *principal = (
        row
    )
    return Mandate(
        user_id=user_id,
        name=f"{first} {last}".strip() or username,
        office=office,
        post=post,
        capacity=capacity,
        principal=" ".join(filter(None, principal)),
        principal_post=principal_post or "",
        paper=Appointment(paper_number=number, paper_on=paper_on, paper_by=paper_by).paper,
    )
