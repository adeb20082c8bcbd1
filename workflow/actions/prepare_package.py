"""Prepare a package: cases that those above every jurisdiction decide, under one petition."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from django.contrib.auth.models import AbstractBaseUser

from dossiers.models import Nomination
from law.awards import name_of
from law.procedure.routing import AUTHORITIES, authority_article, deciders_above, is_sent_above
from roles.doors.foreign_ids import refuse_foreign
from roles.doors.law_in_force import stack_in_force
from roles.doors.one_act import one_act
from roles.doors.refusals import Obstacle, Refused, refuse_if
from roles.models import Jurisdiction
from trail.entries import StandingMove
from trail.record import Note, record_many
from trail.state.proved_table import proof
from trail.verbs import Verb
from vietnamese.text import clean
from workflow.actions.steps.carrying.decision_contents import KINDS, obstacles_to_carry
from workflow.actions.steps.carrying.on_the_way_up import judged_anew
from workflow.actions.steps.locking import locked_nominations
from workflow.actions.steps.moving import notes_for
from workflow.models import Package, PackedCase
from workflow.models.proved_tables import OF_PACKAGE
from workflow.reports.packed.archive import too_heavy
from workflow.table.act_rights import may, require
from workflow.table.moves import Act

_INTO = "hồ sơ trình cấp trên"


@one_act
def prepare_package(
    jurisdiction: Jurisdiction,
    nomination_ids: Collection[int],
    *,
    addressee: str,
    by: AbstractBaseUser,
    on: date,
) -> Package:
    """The package; its cases stand where they stood until it is sent.

    Of a nomination under another jurisdiction nothing is told, not even its name.
    """
    mandate = require(may(Act.PREPARE_PACKAGE, by, jurisdiction, on=on))
    nominations = locked_nominations(nomination_ids)
    own = [row.pk for row in nominations if row.dossier.jurisdiction_id == jurisdiction.pk]
    refuse_foreign(nomination_ids, own, field="Trường hợp trình cấp trên")
    if not nominations:
        raise Refused("Chưa chọn trường hợp nào.", remedy="Chọn các trường hợp trình cấp trên.")
    obstacles = [*_misaddressed(addressee, nominations, on=on), *_obstacles(jurisdiction, nominations, on=on)]
    refuse_if(obstacles, message="Chưa lập được hồ sơ trình cấp trên.")

    first = nominations[0]
    package = Package.objects.create(
        jurisdiction=jurisdiction,
        award=first.award,
        way=first.way,
        year=first.dossier.year,
        addressee=clean(addressee),
        prepared_on=on,
        prepared_by_id=by.pk,
    )
    ordered = sorted(nominations, key=lambda row: (KINDS.index(row.recipient.kind), row.sort_key, row.pk))
    PackedCase.objects.bulk_create(
        PackedCase(package=package, nomination=row, ordinal=place)
        for place, row in enumerate(ordered, start=1)
    )
    told = Note(
        subject=("package", package.pk),
        details={"award": package.award, "lines": len(ordered), **proof(package.pk, *OF_PACKAGE)},
        jurisdiction_id=jurisdiction.pk,
        about=package.subject,
    )
    stay: dict[int, list[StandingMove]] = {row.dossier_id: [] for row in nominations}
    carrier = ("package", package.pk)
    notes = notes_for(stay, nominations, about=package.subject, carried_by=carrier)
    record_many(Verb.PACKAGE_PREPARED, [told, *notes], by=mandate.actor, on=on)
    return package


def _misaddressed(addressee: str, nominations: Sequence[Nomination], *, on: date) -> Iterator[Obstacle]:
    """The State President is asked for nothing that another decides."""
    president, stack = AUTHORITIES["state_president"], stack_in_force()
    if clean(addressee).casefold() != president.casefold():
        return
    for award in sorted({row.award for row in nominations}):
        deciders = [AUTHORITIES[code] for code in deciders_above(award, on, stack=stack)]
        if deciders and president not in deciders:
            yield Obstacle(
                f"{name_of(award)} do {' hoặc '.join(deciders)} quyết định, không trình {president}.",
                remedy=f"Ghi “{deciders[0]}” ở “Kính gửi”.",
                citation=authority_article(award, on, stack=stack),
            )


def _obstacles(
    jurisdiction: Jurisdiction, nominations: Sequence[Nomination], *, on: date
) -> Iterator[Obstacle]:
    stack = stack_in_force()
    for award in sorted({row.award for row in nominations}):
        if not is_sent_above(award, jurisdiction.level, on, stack=stack):
            yield Obstacle(
                f"{name_of(award)}: không trình từ {jurisdiction.name} lên cấp quyết định ngoài địa phương.",
                remedy="Dự thảo quyết định tại cấp này, hoặc chuyển lên cấp có thẩm quyền phía trên.",
                citation=authority_article(award, on, stack=stack),
            )
    if len({(row.award, row.way, row.dossier.year) for row in nominations}) > 1:
        yield Obstacle(
            "Một hồ sơ trình chỉ gồm một danh hiệu hoặc hình thức, một loại và một năm thành tích.",
            remedy="Lập hồ sơ trình riêng cho từng nhóm.",
        )
    yield from too_heavy(nominations)
    carried = list(obstacles_to_carry(jurisdiction, nominations, into=_INTO, on=on))
    yield from carried
    told = {each.about for each in carried}
    others = [row for row in nominations if str(row.pk) not in told]
    yield from judged_anew(others, petition_on=on, sent_on=on, on=on)
