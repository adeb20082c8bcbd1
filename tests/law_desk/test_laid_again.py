"""A confirmed pack under a newer program: laid on other statutes, it must prove itself once more."""

from __future__ import annotations

from dataclasses import replace

import pytest

from law.basics.law_stack import LawStack
from law.packs.signed_folder.pack_files import pack_of_files
from law.rulebook import own_law, rulebook_on
from law_desk.loaded.law_of_packs import stack_on
from roles.doors.refusals import Refused
from tests.law_desk.jurists import loaded, signed_pack, with_jurists
from tests.scene import Scene

pytestmark = pytest.mark.scene(units=2)


def newer(**changed: object) -> LawStack:
    """The statutes of a program whose files are others than those the pack was signed on."""
    own = own_law()
    lowest = replace(own.layers[0], hash="0" * 64)
    return replace(own, layers=(lowest,), **changed)  # type: ignore[arg-type]


def test_on_other_statutes_it_holds_as_long_as_its_own_cases_prove_it(scene: Scene) -> None:
    row = loaded(with_jurists(scene))
    assert pack_of_files(signed_pack()[0], called="gói").manifest.stands_on[0].hash != "0" * 64

    stack = stack_on(newer(), ((row.pk, row.sha256),))

    assert rulebook_on(row.since, stack=stack).value("quota.CSTĐCS")["at_most"] == 20  # type: ignore[index]


def test_where_they_do_not_every_question_is_refused_by_the_packs_name(scene: Scene) -> None:
    row = loaded(with_jurists(scene))
    subjects = {key: value for key, value in own_law().subjects.items() if key != "authority.CSTĐCS"}
    tables = {key: value for key, value in own_law().tables.items() if key != "authority.CSTĐCS"}

    with pytest.raises(Refused) as refused:
        stack_on(newer(subjects=subjects, tables=tables), ((row.pk, row.sha256),))

    assert refused.value.message.startswith("Gói luật “luat-gia-dinh-2027” đã xác nhận không còn đứng được")
    assert any("authority.CSTĐCS" in each.message for each in refused.value.obstacles)
